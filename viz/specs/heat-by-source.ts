import { MEMBER_COLOURS } from "../theme/colours.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const OUTPUT = "heat.fed_in_by_source";

/** Where does the heat in the heat networks come from? */
export const heatBySource = yearChart({
  id: "heat-by-source",
  title: {
    nl: "Warmte in de warmtenetten naar bron",
    en: "Heat fed into the heat networks by source",
  },
  question: {
    nl: "Waar komt de warmte in de warmtenetten vandaan?",
    en: "Where does the heat in the heat networks come from?",
  },
  needs: [OUTPUT],
  drawn(input, language) {
    const group = memberSeries(input, OUTPUT, "heat_source", MEMBER_COLOURS.heat_source);
    const options: StackedOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["heat"],
      sum: "heat.fed_in",
    };
    return { kind: "areas", group, options };
  },
});
