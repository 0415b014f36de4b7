/** Ages and sexes of a municipality: those of Flanders, fitted to its own totals. */
import type { Municipality } from "./facts.ts";
import { byAge, MUNICIPALITIES, numberIn, rowsOf, sum, type SuppliedTexts } from "./tables.ts";

export const SEXES = ["male", "female"] as const;
export type Sex = (typeof SEXES)[number];
/** Values by age 0 to 100, the last one open. */
export type BySexAndAge = Readonly<Record<Sex, readonly number[]>>;

const OPEN_AGE = 100;
const BASE = 2021;
const BANDS = 2025;
const START = 2024;

/**
 * People of Flanders on 1 January 2024: those of 2021, moved up by three years with the death rates of
 * 2023 (the youngest are as many as in 2021), and fitted per sex to the three age groups that lie on
 * the line from the measured ones of 2021 to the measured ones of 2025.
 */
export function flemishAges(texts: SuppliedTexts): BySexAndAge {
  const tables = `${MUNICIPALITIES}/tables`;
  const base = rowsOf(texts, `${tables}/population-flanders-2021.csv`);
  const deaths = rowsOf(texts, `${tables}/death-rates-flanders-2023.csv`);
  const bands = rowsOf(texts, `${tables}/population-flanders-2025-bands.csv`);
  const ofSex = (sex: Sex): readonly number[] => {
    const measured = byAge(base, sex);
    const rates = byAge(deaths, sex);
    let people = [...measured];
    for (let year = BASE; year < START; year++) {
      const alive = people.map((persons, age) => persons * (1 - rates[age]!));
      people = [measured[0]!, ...alive.slice(0, OPEN_AGE)];
      people[OPEN_AGE] = alive[OPEN_AGE - 1]! + alive[OPEN_AGE]!;
    }
    const fitted = [...people];
    for (const band of bands.filter((row) => row.sex === sex)) {
      const from = numberIn(band, "age_from");
      const to = Math.min(OPEN_AGE, numberIn(band, "age_to"));
      const before = sum(measured.slice(from, to + 1));
      const later = numberIn(band, "population");
      const wanted = before + ((START - BASE) / (BANDS - BASE)) * (later - before);
      const factor = wanted / sum(people.slice(from, to + 1));
      for (let age = from; age <= to; age++) fitted[age] = people[age]! * factor;
    }
    return fitted;
  };
  return { male: ofSex("male"), female: ofSex("female") };
}

/** Whole numbers in given proportions that add up to a total: the largest remainders get one more. */
export function wholeParts(weights: readonly number[], total: number): readonly number[] {
  const all = sum(weights);
  const exact = weights.map((weight) => (total * weight) / all);
  const parts = exact.map((value) => Math.floor(value));
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - parts[at]! }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder.slice(0, total - sum(parts))) parts[at] = parts[at]! + 1;
  return parts;
}

/** Men among the inhabitants of 2024: measured, else in the share of the last year that knows it. */
export function men(municipality: Municipality, flemish: BySexAndAge): number {
  const start = startOf(municipality);
  if (start.male !== null) return start.male;
  const known = municipality.population.filter(({ male }) => male !== null).at(-1);
  const share =
    known === undefined
      ? sum(flemish.male) / (sum(flemish.male) + sum(flemish.female))
      : known.male! / known.total;
  return Math.round(start.total * share);
}

/** The population of 1 January 2024. */
export const startOf = ({ name, population }: Municipality): Municipality["population"][number] => {
  const start = population.find(({ year }) => year === START);
  if (start === undefined) throw new Error(`the population of ${name} in ${START} is not known`);
  return start;
};

/** Inhabitants of a municipality on 1 January 2024, in whole persons. */
export function agesOf(municipality: Municipality, flemish: BySexAndAge): BySexAndAge {
  const male = men(municipality, flemish);
  return {
    male: wholeParts(flemish.male, male),
    female: wholeParts(flemish.female, startOf(municipality).total - male),
  };
}
