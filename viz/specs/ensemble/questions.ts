/** The titles of the charts that only an ensemble has, and the questions that they answer. */
import type { Text } from "../../../engine/scenario/declarations.ts";

type Id = "emissions-total" | "goal-chances" | "goal-years";

export const ENSEMBLE_TITLES: Readonly<Record<Id, Text>> = {
  "emissions-total": { nl: "Totale CO₂-uitstoot", en: "Total CO₂ emissions" },
  "goal-chances": { nl: "Kans dat elk doel gehaald wordt", en: "Chance that each goal is met" },
  "goal-years": { nl: "Vanaf welk jaar een doel geldt", en: "From which year a goal holds" },
};

export const ENSEMBLE_QUESTIONS: Readonly<Record<Id, Text>> = {
  "emissions-total": {
    nl: "Tussen welke waarden ligt de uitstoot van elk jaar, en hoe groot is de kans op elk doel?",
    en: "Between which values do the emissions of each year lie, and how likely is each goal?",
  },
  "goal-chances": {
    nl: "In hoeveel van de doorrekeningen met andere aannames wordt elk doel gehaald?",
    en: "In how many of the runs with other assumptions is each goal met?",
  },
  "goal-years": {
    nl: "Hoe ver liggen de jaren uiteen waarin een doel gehaald wordt?",
    en: "How far apart lie the years in which a goal is met?",
  },
};
