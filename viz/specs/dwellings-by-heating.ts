import { MEMBER_COLOURS } from "../theme/colours.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { onFirstJanuary } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const OUTPUT = "housing.dwellings_by_heating";

/** What heats the dwellings, and when is natural gas gone? */
export const dwellingsByHeating = yearChart({
  id: "dwellings-by-heating",
  title: { nl: "Woningen naar hoofdverwarming", en: "Dwellings by main heating" },
  question: {
    nl: "Waarmee worden de woningen verwarmd, en wanneer is het aardgas weg?",
    en: "What heats the dwellings, and when is natural gas gone?",
  },
  needs: [OUTPUT],
  drawn(input, language) {
    const group = memberSeries(input, OUTPUT, "heating", MEMBER_COLOURS.heating);
    const options: StackedOptions = {
      title: this.title[language],
      unit: onFirstJanuary(group, language),
      modules: ["housing", "heat"],
      sum: "housing.dwellings",
    };
    return { kind: "areas", group, options };
  },
});
