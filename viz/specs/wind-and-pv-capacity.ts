import { CONCEPT_COLOURS } from "../theme/colours.ts";
import { goalMarks, goalNotes } from "./goals.ts";
import type { LinesOptions } from "./lines.ts";
import { referenceSeries } from "./reference.ts";
import { chosenSeries } from "./series.ts";
import { onFirstJanuary } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const WIND = "renewables.wind_capacity";
const PV = "renewables.pv_capacity";

/** How much wind and solar power stands in the city, against what it set out to have? */
export const windAndPvCapacity = yearChart({
  id: "wind-and-pv-capacity",
  title: {
    nl: "Vermogen van wind en zonnepanelen",
    en: "Capacity of wind power and solar panels",
  },
  question: {
    nl: "Hoeveel wind- en zonnevermogen staat er, tegenover wat de stad zich voornam?",
    en: "How much wind and solar power stands in the city, against what it set out to have?",
  },
  needs: [WIND, PV],
  drawn(input, language) {
    const group = chosenSeries(input, [
      { output: PV, label: { nl: "Zonnepanelen", en: "Solar panels" }, colour: CONCEPT_COLOURS.pv },
      { output: WIND, label: { nl: "Wind", en: "Wind" }, colour: CONCEPT_COLOURS.wind },
    ]);
    const goals = [WIND, PV].flatMap((indicator) => goalMarks(input, indicator, group, language));
    const options: LinesOptions = {
      title: this.title[language],
      unit: onFirstJanuary(group, language),
      modules: ["renewables"],
      reference: referenceSeries(input, group),
      goals,
      notes: goalNotes(goals, language),
    };
    return { kind: "lines", group, options };
  },
});
