/** What all sheets of a workbook say alike. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { TargetModel } from "../../../engine/scenario/resolved.ts";

export const WORDS = {
  overview: { nl: "Overzicht", en: "Overview" },
  charts: { nl: "Grafieken", en: "Charts" },
  goals: { nl: "Doelen", en: "Goals" },
  own: { nl: "Eigen indicatoren", en: "Own indicators" },
  costs: { nl: "Kosten per maatregel", en: "Costs by measure" },
  budgets: { nl: "Budgetten", en: "Budgets" },
  checks: { nl: "Controles", en: "Checks" },
  onCourse: { nl: "Op koers", en: "On course" },
  levers: { nl: "Hefbomen", en: "Levers" },
  parameters: { nl: "Parameters", en: "Parameters" },
  sources: { nl: "Bronnen", en: "Sources" },
  limits: { nl: "Grenzen", en: "Limits" },
  findings: { nl: "Tegenspraken", en: "Contradictions" },
  plan: { nl: "Plan", en: "Plan" },
  region: { nl: "Regio", en: "Region" },
  indicator: { nl: "Indicator", en: "Indicator" },
  part: { nl: "Deel", en: "Part" },
  unit: { nl: "Eenheid", en: "Unit" },
  when: { nl: "Wanneer", en: "When" },
  id: { nl: "Naam in het model", en: "Name in the model" },
  year: { nl: "Jaar", en: "Year" },
  goal: { nl: "Doel", en: "Goal" },
  status: { nl: "Uitslag", en: "Outcome" },
  source: { nl: "Bron", en: "Source" },
  grade: { nl: "Hoe goed gegrond", en: "How well founded" },
  remark: { nl: "Opmerking", en: "Remark" },
  value: { nl: "Waarde", en: "Value" },
  low: { nl: "Laag", en: "Low" },
  high: { nl: "Hoog", en: "High" },
  unchanged: { nl: "Ongewijzigd beleid", en: "Unchanged policy" },
  missing: { nl: "Wat ontbreekt", en: "What is missing" },
  stock: { nl: "op 1 januari", en: "on 1 January" },
  flow: { nl: "over het jaar", en: "over the year" },
  file: { nl: "Bestand", en: "File" },
  line: { nl: "Regel", en: "Line" },
  difference: { nl: "Verschil", en: "Difference" },
  yes: { nl: "ja", en: "yes" },
  no: { nl: "nee", en: "no" },
} as const satisfies Record<string, Text>;

export const KINDS: Readonly<Record<"stock" | "flow", Text>> = {
  stock: WORDS.stock,
  flow: WORDS.flow,
};

export const DIRECTIONS: Readonly<Record<TargetModel["direction"], Text>> = {
  at_least: { nl: "minstens", en: "at least" },
  at_most: { nl: "hoogstens", en: "at most" },
  about: { nl: "ongeveer", en: "about" },
};
