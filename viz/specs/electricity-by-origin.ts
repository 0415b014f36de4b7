import { MEMBER_COLOURS } from "../theme/colours.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const OUTPUT = "electricity.use_by_origin";

/** How much of its electricity does the city make itself, and how much comes from elsewhere? */
export const electricityByOrigin = yearChart({
  id: "electricity-by-origin",
  title: { nl: "Herkomst van de elektriciteit", en: "Origin of the electricity used" },
  question: {
    nl: "Hoeveel van haar elektriciteit maakt de stad zelf, en hoeveel komt van elders?",
    en: "How much of its electricity does the city make itself, and how much comes from elsewhere?",
  },
  needs: [OUTPUT],
  drawn(input, language) {
    const group = memberSeries(
      input,
      OUTPUT,
      "electricity_origin",
      MEMBER_COLOURS.electricity_origin,
    );
    const options: StackedOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["electricity", "renewables"],
      sum: "electricity.use",
      notes: [
        language === "nl"
          ? "Een balans van het jaar: op uren zonder zon of wind komt meer van elders."
          : "A balance of the year: in hours without sun or wind more comes from elsewhere.",
      ],
    };
    return { kind: "areas", group, options };
  },
});
