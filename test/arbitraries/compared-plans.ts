/**
 * Plans side by side that nobody would write: real runs whose courses are stretched, that begin
 * later or end sooner, and that lack some outputs. Any number of them, for the laws of charts.
 */
import fc from "fast-check";
import { comparedRun, compareRuns } from "../../engine/analysis/comparison.ts";
import type { ComparedRun, Comparison } from "../../engine/analysis/comparison.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { RunSeries } from "../../engine/analysis/run-series.ts";
import { shipped } from "./shipped.ts";

export interface Stretch {
  readonly factor: number;
  /** Years cut off before and behind. */
  readonly late: number;
  readonly early: number;
  /** Outputs without a value. */
  readonly missing: readonly string[];
  readonly title: string;
}

const OUTPUTS = [
  "emissions.total",
  "emissions.by_sector",
  "housing.dwellings",
  "housing.dwellings_by_heating",
  "mobility.cars",
] as const;

const TITLES = [
  "Kort",
  "Referentie zonder meer",
  "Een plan met een lange naam die zeker meer dan een regel nodig heeft",
  "Onafgebrokenwoordzonderspaties",
] as const;

export const stretch: fc.Arbitrary<Stretch> = fc.record({
  factor: fc.double({ min: 0, max: 4, noNaN: true }),
  late: fc.integer({ min: 0, max: 5 }),
  early: fc.integer({ min: 0, max: 5 }),
  missing: fc.uniqueArray(fc.constantFrom(...OUTPUTS), { maxLength: 3 }),
  title: fc.constantFrom(...TITLES),
});

const real = (["kortrijk/referentie.yaml", "kortrijk/kortrijk-2040.yaml"] as const).map((plan) =>
  comparedRun(runScenario(shipped(plan), false)),
);

/** The shipped reference, or the shipped plan when `which` is odd, under another name. */
function stretched({ factor, late, early, missing, title }: Stretch, which: number): ComparedRun {
  const run = real[which % real.length]!;
  const { series } = run;
  const { first, years } = series.shape;
  const shape = { first: first + late, years: years - late - early };
  const made: RunSeries = {
    shape,
    has: (id) => series.has(id),
    isStock: (id) => series.isStock(id),
    size: (id) => series.size(id),
    at: (id, year, cell, region) =>
      missing.includes(id) ? NaN : series.at(id, year, cell, region) * factor,
    series: (id, cell, region) =>
      Array.from({ length: shape.years }, (_, at) => made.at(id, shape.first + at, cell, region)),
  };
  return {
    ...run,
    id: `plan-${which}`,
    title: { nl: title, en: title },
    series: made,
    lacking: (id, region) =>
      missing.includes(id) ? { nl: "een cijfer", en: "a figure" } : run.lacking(id, region),
  };
}

/** The first is the reference. */
export const compared = (stretches: readonly Stretch[]): Comparison =>
  compareRuns(stretches.map(stretched), 0);
