import { MEMBER_COLOURS } from "../theme/colours.ts";
import { goalMarks, goalNotes } from "./goals.ts";
import { cellsOf, referenceLine } from "./reference.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { onFirstJanuary } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const OUTPUT = "demography.population_by_age_group";

/** For how many people must the city provide, and how old will they be? */
export const populationByAgeGroup = yearChart({
  id: "population-by-age-group",
  title: { nl: "Bevolking naar leeftijdsgroep", en: "Population by age group" },
  question: {
    nl: "Voor hoeveel mensen moet de stad zorgen, en hoe oud zijn ze?",
    en: "For how many people must the city provide, and how old will they be?",
  },
  needs: [OUTPUT],
  drawn(input, language) {
    const group = memberSeries(input, OUTPUT, "age_group", MEMBER_COLOURS.age_group);
    const goals = goalMarks(input, "demography.population", group, language);
    const options: StackedOptions = {
      title: this.title[language],
      unit: onFirstJanuary(group, language),
      modules: ["demography"],
      sum: "demography.population",
      reference: referenceLine(input, group, cellsOf(input, OUTPUT, "age_group")),
      goals,
      notes: goalNotes(goals, language),
    };
    return { kind: "areas", group, options };
  },
});
