import { CONCEPT_COLOURS } from "../theme/colours.ts";
import { goalMarks, goalNotes } from "./goals.ts";
import type { LinesOptions } from "./lines.ts";
import { referenceSeries } from "./reference.ts";
import { chosenSeries } from "./series.ts";
import { onFirstJanuary } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const OVER_65 = "demography.population_65_plus";
const OVER_80 = "demography.population_80_plus";

/** How fast does the number of older people grow, and of those most likely to need care? */
export const olderPeople = yearChart({
  id: "older-people",
  title: {
    nl: "Inwoners van 65 en van 80 jaar en ouder",
    en: "Inhabitants aged 65 and 80 and over",
  },
  question: {
    nl: "Hoe snel groeit het aantal ouderen, en het aantal dat het meest zorg nodig heeft?",
    en: "How fast does the number of older people grow, and of those most likely to need care?",
  },
  needs: [OVER_65, OVER_80],
  drawn(input, language) {
    const group = chosenSeries(input, [
      {
        output: OVER_65,
        label: { nl: "65 en ouder", en: "65 and over" },
        colour: CONCEPT_COLOURS.population_65_plus,
      },
      {
        output: OVER_80,
        label: { nl: "80 en ouder", en: "80 and over" },
        colour: CONCEPT_COLOURS.population_80_plus,
      },
    ]);
    const goals = goalMarks(input, OVER_65, group, language);
    const options: LinesOptions = {
      title: this.title[language],
      unit: onFirstJanuary(group, language),
      modules: ["demography"],
      reference: referenceSeries(input, group),
      goals,
      notes: goalNotes(goals, language),
    };
    return { kind: "lines", group, options };
  },
});
