/**
 * Plans side by side that nobody would write: real runs whose courses are stretched, that begin
 * later or end sooner, and that lack some outputs. Any number of them, for the laws of charts.
 */
import fc from "fast-check";
import { comparedRun, compareRuns } from "../../engine/analysis/comparison.ts";
import type { ComparedRun, Comparison } from "../../engine/analysis/comparison.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { RunSeries } from "../../engine/analysis/run-series.ts";
import type { BudgetModel, ResolvedScenario } from "../../engine/scenario/resolved.ts";
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

/** From one that is gone in the first years to one that no plan uses up, and one of few years. */
const BUDGETS: readonly BudgetModel[] = [
  { id: "tight", amount: 4e8, from: 2024, to: 2050 },
  { id: "carbon", amount: 3.35e9, from: 2024, to: 2050 },
  { id: "wide", amount: 5e10, from: 2024, to: 2050 },
  { id: "short", amount: 6e8, from: 2030, to: 2031 },
].map((budget) => ({ ...budget, indicator: "emissions.total", unit: "kt CO2", canonical: "kg" }));

/** The scenario of a run, with those budgets. */
const budgeted = ({ model, notes }: ResolvedScenario): ResolvedScenario => ({
  model: { ...model, budgets: BUDGETS },
  notes: {
    ...notes,
    budgets: Object.fromEntries(
      BUDGETS.map(({ id }) => [
        id,
        {
          title: { nl: `Budget ${id}`, en: `Budget ${id}` },
          source: "gemeenteraad",
          grade: "assumption",
          note: "",
          by: "plan-0",
          origin: { file: "plan.yaml", line: 1, column: 1 },
        },
      ]),
    ),
  },
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
    // Only the reference names them: every plan is held against them.
    scenario: which === 0 ? budgeted(run.scenario) : run.scenario,
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
