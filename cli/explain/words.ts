/** What explanations say, in both languages. */
import type { InputDeclaration, Text, Theme } from "../../engine/scenario/declarations.ts";
import type { Made } from "../../engine/analysis/lever-making.ts";
import type { TargetStatus } from "../../engine/analysis/targets.ts";

export const WORDS = {
  result: { nl: "uitkomst", en: "result" },
  lever: { nl: "hefboom", en: "lever" },
  parameter: { nl: "parameter", en: "parameter" },
  goal: { nl: "doel", en: "goal" },
  indicator: { nl: "eigen indicator", en: "own indicator" },
  check: { nl: "controle", en: "check" },
  ownNumber: { nl: "eigen getal van het plan", en: "number of the plan's own" },
  law: { nl: "wet of besluit", en: "law or decision" },
  measures: { nl: "pakket maatregelen", en: "package of measures" },
  inPlan: { nl: "in dit plan", en: "in this plan" },
  unchanged: { nl: "ongewijzigd beleid", en: "unchanged policy" },
  stock: { nl: "stand op 1 januari", en: "state on 1 January" },
  flow: { nl: "over het jaar", en: "over the year" },
  noValue: { nl: "geen waarde", en: "no value" },
  howComputed: { nl: "Hoe het berekend wordt", en: "How it is computed" },
  isIts: { nl: "waarin", en: "in which" },
  madeOf: { nl: "Waaruit het volgt", en: "What it follows from" },
  inputs: { nl: "Andere uitkomsten", en: "Other results" },
  levers: { nl: "Hefbomen", en: "Levers" },
  parameters: { nl: "Parameters", en: "Parameters" },
  sources: { nl: "Bronnen", en: "Sources" },
  source: { nl: "Bron", en: "Source" },
  members: { nl: "Naar", en: "By" },
  rests: { nl: "Hoe zeker het is", en: "How sure it is" },
  mostTelling: { nl: "Wat het meest uitmaakt", en: "What matters most" },
  step: { nl: "Daarachter, stap", en: "Behind that, step" },
  follows: { nl: "volgt ongewijzigd beleid", en: "follows unchanged policy" },
  unknownReference: {
    nl: "niemand zegt wat ongewijzigd beleid is",
    en: "nobody says what unchanged policy is",
  },
  setBy: { nl: "gezet door", en: "set by" },
  bounds: { nl: "Grenzen", en: "Bounds" },
  who: { nl: "Wie beslist", en: "Who decides" },
  reference: { nl: "Ongewijzigd beleid", en: "Unchanged policy" },
  howSet: { nl: "Hoe het plan hem zet", en: "How the plan sets it" },
  notSet: {
    nl: "Het plan zet deze hefboom niet: hij volgt ongewijzigd beleid.",
    en: "The plan does not set this lever: it follows unchanged policy.",
  },
  laws: { nl: "Wetten die erop werken", en: "Laws that act on it" },
  levels: { nl: "Ambitieniveaus die hem zetten", en: "Ambition levels that set it" },
  limits: { nl: "Waar de wens op een grens stuitte", en: "Where the wish met a limit" },
  drives: { nl: "Wat hij beweegt", en: "What it moves" },
  drivesAlone: {
    nl: "Wat hij beweegt: alleen deze hefboom als in het plan",
    en: "What it moves: only this lever as in the plan",
  },
  others: { nl: "en via die ook", en: "and through those also" },
  up: { nl: "omhoog", en: "up" },
  down: { nl: "omlaag", en: "down" },
  value: { nl: "Waarde", en: "Value" },
  range: { nl: "marge", en: "range" },
  placeholder: { nl: "voorlopig ingevuld", en: "placeholder" },
  unknown: { nl: "onbekend", en: "unknown" },
  zero: { nl: "bevestigde nul", en: "confirmed zero" },
  instead: { nl: "in plaats van", en: "instead of" },
  where: { nl: "Waar", en: "Where" },
  why: { nl: "Uitleg", en: "Note" },
  // What developers and the files of a region say is English.
  whyEnglish: { nl: "Uitleg (Engels)", en: "Note" },
  sourceEnglish: { nl: "Bron (Engels)", en: "Source" },
  formula: { nl: "Formule", en: "Formula" },
  parts: { nl: "Stap voor stap", en: "Step by step" },
  expects: { nl: "Verwacht", en: "Expects" },
  verdict: { nl: "Uitslag", en: "Verdict" },
  wanted: { nl: "Gewenst", en: "Wanted" },
  reached: { nl: "Bereikt", en: "Reached" },
  lacking: { nl: "tekort", en: "lacking" },
  between: { nl: "van laag tot hoog", en: "from low to high" },
  date: { nl: "Beoordeeld op", en: "Judged on" },
  comparedWith: { nl: "Vergeleken met", en: "Compared with" },
  observed: { nl: "Waargenomen", en: "Observed" },
  read: { nl: "Zo gelezen", en: "Read as" },
  remark: { nl: "Opmerking", en: "Remark" },
  missing: { nl: "Er ontbreekt", en: "Missing" },
  about: { nl: "Gaat over", en: "Is about" },
  assumptions: { nl: "Aannames die het meest uitmaken", en: "Assumptions that matter most" },
  decided: { nl: "beslist", en: "decided" },
  announced: {
    nl: "aangekondigd: telt niet mee in de referentie",
    en: "announced: not counted in the reference",
  },
  inForce: { nl: "van kracht", en: "in force" },
  actsOn: { nl: "Werkt op", en: "Acts on" },
  usedBy: { nl: "Gebruikt door", en: "Used by" },
  sets: { nl: "Zet", en: "Sets" },
  consistsOf: { nl: "Waaruit het bestaat", en: "What it consists of" },
} as const satisfies Record<string, Text>;

export const WHEN: Readonly<Record<InputDeclaration["when"], Text>> = {
  start: { nl: "op 1 januari", en: "on 1 January" },
  end: { nl: "op 1 januari erna", en: "on the next 1 January" },
  year: { nl: "van hetzelfde jaar", en: "of the same year" },
  "year-before": { nl: "van het jaar ervoor", en: "of the year before" },
};

export const MADE: Readonly<Record<Made, Text>> = {
  given: { nl: "zo gegeven", en: "as given" },
  between: { nl: "tussen twee punten", en: "between two points" },
  "before the first point": { nl: "vóór het eerste punt", en: "before the first point" },
  "held after the last": { nl: "zoals het laatste punt", en: "as the last point" },
  relative: { nl: "verandering van wat eronder ligt", en: "change of what lies below" },
  formula: { nl: "met de formule", en: "by the formula" },
  reference: { nl: "ongewijzigd beleid", en: "unchanged policy" },
};

export const STATUS: Readonly<Record<TargetStatus, Text>> = {
  met: { nl: "gehaald", en: "met" },
  met_by_trend: { nl: "gehaald, ook zonder het plan", en: "met, also without the plan" },
  missed: { nl: "gemist", en: "missed" },
  uncertain: {
    nl: "onzeker: de marge van de aannames valt aan beide kanten van het doel",
    en: "uncertain: the range of the assumptions lies on both sides of the goal",
  },
  not_evaluable: { nl: "niet te beoordelen", en: "cannot be judged" },
  not_modelled: { nl: "nog niet in het model", en: "not in the model yet" },
  tracked: { nl: "enkel gevolgd, niet beoordeeld", en: "only followed, not judged" },
};

export const DIRECTION: Readonly<Record<"at_least" | "at_most" | "about", Text>> = {
  at_least: { nl: "minstens", en: "at least" },
  at_most: { nl: "hoogstens", en: "at most" },
  about: { nl: "ongeveer", en: "about" },
};

export const THEME: Readonly<Record<Theme, Text>> = {
  people: { nl: "bevolking", en: "people" },
  housing: { nl: "wonen", en: "housing" },
  heat: { nl: "warmte", en: "heat" },
  renewables: { nl: "wind en zon", en: "wind and sun" },
  electricity: { nl: "elektriciteit", en: "electricity" },
  mobility: { nl: "mobiliteit", en: "mobility" },
  economy: { nl: "economie", en: "economy" },
  climate: { nl: "klimaat", en: "climate" },
  services: { nl: "diensten", en: "services" },
  space: { nl: "ruimte", en: "space" },
};
