/** The words for goals: how they fare, and the units of what is lacking. */
import type { TargetStatus } from "../engine/analysis/targets.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import type { TargetModel } from "../engine/scenario/resolved.ts";
import { unitInWords } from "../engine/scenario/units/units.ts";
import type { Language } from "./numbers.ts";

/** What is said of goals that are neither missed nor uncertain. */
export const COUNTED: Record<Exclude<TargetStatus, "missed" | "uncertain">, Text> = {
  met: { nl: "gehaald", en: "met" },
  met_by_trend: { nl: "al gehaald door de trend", en: "already met by the trend" },
  not_evaluable: {
    nl: "zonder gegevens",
    en: "without data",
  },
  not_modelled: { nl: "nog niet in het model", en: "not modelled yet" },
  tracked: { nl: "enkel gevolgd", en: "only followed" },
};

/** Units of what is lacking, by how the city's list writes them; others are shown in words. */
const LACKING_UNITS: Record<string, Text> = {
  "%": { nl: "%-punt", en: "points" },
  "%/year": { nl: "%-punt/jaar", en: "points/year" },
  "kt CO2": { nl: "kt CO₂", en: "kt CO₂" },
  "GWh/year": { nl: "GWh/jaar", en: "GWh/year" },
  "ha/year": { nl: "ha/jaar", en: "ha/year" },
  m2: { nl: "m²", en: "m²" },
  m3: { nl: "m³", en: "m³" },
  dwellings: { nl: "woningen", en: "dwellings" },
  "dwellings per 100 households": { nl: "per 100", en: "per 100" },
  "places per 100 children": { nl: "per 100", en: "per 100" },
  inhabitants: { nl: "inwoners", en: "inhabitants" },
  places: { nl: "plaatsen", en: "places" },
  projects: { nl: "projecten", en: "projects" },
  cars: { nl: "auto's", en: "cars" },
  "cars per 1000 inhabitants": { nl: "per 1000", en: "per 1000" },
  chargers: { nl: "laadpunten", en: "chargers" },
  "chargers per 100 inhabitants": { nl: "per 100", en: "per 100" },
  trees: { nl: "bomen", en: "trees" },
  households: { nl: "huishoudens", en: "households" },
  "stays/year": { nl: "overnachtingen", en: "stays" },
  "per 100 000": { nl: "per 100.000", en: "per 100,000" },
  "systems/year": { nl: "systemen", en: "systems" },
};

/** Of percentages themselves, where what is lacking is in points. */
const PERCENTAGES: Record<string, Text> = {
  "%": { nl: "%", en: "%" },
  "%/year": { nl: "% per jaar", en: "% per year" },
};

/** The unit of what is wanted and reached. */
export const statedUnitOf = (target: TargetModel, language: Language): string =>
  PERCENTAGES[target.unit]?.[language] ?? unitOf(target, language);

/** The unit of what is lacking: of a percentage, points. */
export const unitOf = ({ unit }: TargetModel, language: Language): string =>
  LACKING_UNITS[unit]?.[language] ?? unitInWords(unit)[language];
