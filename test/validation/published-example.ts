/**
 * A published projection with printed input and result, worked out with the equations of the engine:
 * the women of Sweden in 1993, in five-year groups and steps of five years, closed to migration.
 *
 * Source: Preston, Heuveline and Guillot (2001), Demography: Measuring and Modeling Population
 * Processes, Box 6.1 (p. 125). Input and result as printed by S. Daza, "Cohort component projection"
 * (2 July 2013), who finds the results of the book.
 */
import { fertileWomen, passUpward } from "../../engine/model/demography/cohort-pass.ts";
import { births, keepCoefficient } from "../../engine/model/demography/equations.ts";
import { tableRows } from "./table-rows.ts";

/** Years per step and per age group. */
const STEP = 5;
/** Newborn of the printed life table. */
const RADIX = 100_000;
const BOYS_PER_GIRL = 1.05;

const rows = tableRows("test/known-answers/data/sweden-1993-women.csv");
const column = (name: string): number[] => rows.map((row) => Number(row[name]));

export const swedishWomen = {
  ages: column("age_from"),
  start: column("women_1993"),
  /** As printed, rounded to whole women. */
  printed: { 1998: column("women_1998"), 2003: column("women_2003") },
} as const;

/** Steps of the projection; the first entry is the printed start. */
export function projectSwedishWomen(steps: number): Float64Array[] {
  const groups = rows.length;
  const oldest = groups - 1;
  const lived = column("years_lived");
  const fertility = Float64Array.from(column("fertility"));

  // DEM-2 with groups of five years: the open group shares its ratio with the one that enters it.
  const lastTwo = lived[oldest]! / (lived[oldest - 1]! + lived[oldest]!);
  const keep = Float64Array.from(lived, (years, group) =>
    keepCoefficient(group >= oldest - 1 ? lastTwo : lived[group + 1]! / years, 0),
  );
  const keepNewborn = keepCoefficient(lived[0]! / (STEP * RADIX), 0);

  const women = Float64Array.from(swedishWomen.start);
  const nobody = new Float64Array(groups);
  const none = new Float64Array(groups);
  const ends = Int32Array.of(oldest);
  const sum = new Float64Array(1);
  const stocks = [Float64Array.from(women)];
  for (let step = 0; step < steps; step++) {
    const before = fertileWomen(women, fertility, 0, groups);
    // Men stand still at zero: the published example is of women alone.
    passUpward(nobody, women, keep, keep, none, none, none, none, 0, 0, ends, 1, sum, sum);
    const born = births(STEP, before, fertileWomen(women, fertility, 0, groups));
    women[0] = (born / (1 + BOYS_PER_GIRL)) * keepNewborn;
    stocks.push(Float64Array.from(women));
  }
  return stocks;
}
