import { MEMBER_COLOURS } from "../theme/colours.ts";
import type { Chart } from "./frame.ts";
import { memberSeries } from "./series.ts";
import { stackedAreas } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";

const OUTPUT = "heat.fed_in_by_source";

/** Where does the heat in the heat networks come from? */
export const heatBySource: Chart = {
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
  spec(input, language) {
    const group = memberSeries(input, OUTPUT, "heat_source", MEMBER_COLOURS.heat_source);
    return stackedAreas(input, language, group, {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["heat"],
      sum: "heat.fed_in",
    });
  },
};
