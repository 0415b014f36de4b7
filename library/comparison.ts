/** Runs side by side. */
import { comparedRun, compareRuns, indicatorOf } from "../engine/analysis/comparison.ts";
import { nearest } from "../engine/scenario/diagnostics/near-miss.ts";
import { placeOfRegion } from "./inside/region-place.ts";
import { comparisonValues, outcomeValues } from "./inside/values.ts";
import type { Outcome, RegionOption } from "./outcome.ts";
import type { Target } from "./targets.ts";
import type { Named, Text } from "./texts.ts";

/** Outcomes side by side; the others are held against the first. */
export interface Comparison {
  readonly outcomes: readonly Outcome[];
  readonly regions: readonly Named[];
  /** First and last of the years that all runs have. */
  readonly first: number;
  readonly last: number;
  /** Every goal of any of the plans, in the order of the first that has it. */
  readonly targets: readonly ComparedTarget[];
  /** Ids of what `series` has: outputs without dimensions, and the plans' own indicators. */
  names(options?: RegionOption): readonly string[];
  /**
   * One indicator of all runs.
   *
   * @param id an output, a cell of one with dimensions, or an indicator of the plans' own
   * @throws RangeError when no run has it; the message names the nearest
   */
  series(id: string, options?: RegionOption): ComparedSeries;
}

/** One indicator of several runs. */
export interface ComparedSeries {
  readonly id: string;
  readonly label: Text;
  /** In the order of the outcomes; null for a plan that has no such indicator. */
  readonly plans: readonly (ComparedPath | null)[];
}

/** One indicator of one of the runs. */
export interface ComparedPath {
  /** Id of the plan. */
  readonly plan: string;
  readonly unit: string;
  readonly kind: "stock" | "flow";
  readonly years: readonly number[];
  /** One per year; null in a year without a value. */
  readonly values: readonly (number | null)[];
  /** Value less that of the first run; null where either has none. */
  readonly differences: readonly (number | null)[];
  /** Why there is no value in any year; null when there is one. */
  readonly missing: Text | null;
}

/** One goal of several runs. */
export interface ComparedTarget {
  readonly id: string;
  readonly region: string;
  readonly text: Text;
  /** In the order of the outcomes; null for a plan without this goal. */
  readonly results: readonly (Target | null)[];
}

/**
 * Lays outcomes side by side. A difference is a plain subtraction, in the years that both have.
 *
 * @param outcomes two or more; the others are held against the first
 * @throws RangeError when there are fewer, or the runs have not the same regions or no year in common
 */
export function compare(outcomes: readonly Outcome[]): Comparison {
  const [first] = outcomes;
  if (first === undefined || outcomes.length < 2) {
    throw new RangeError("a comparison needs two outcomes or more");
  }
  const { regions } = first.plan;
  const ids = (outcome: Outcome): string => outcome.plan.regions.map(({ id }) => id).join(", ");
  for (const other of outcomes) {
    if (ids(other) === ids(first)) continue;
    const said = `${other.plan.id} is about ${ids(other)}, ${first.plan.id} about ${ids(first)}`;
    throw new RangeError(`outcomes of different regions are not compared: ${said}`);
  }
  const from = Math.max(...outcomes.map(({ plan }) => plan.first));
  const to = Math.min(...outcomes.map(({ plan }) => plan.last));
  if (from > to) throw new RangeError("the runs have no year in common");
  const compared = compareRuns(
    outcomes.map((outcome) => comparedRun(outcomeValues.of(outcome))),
    0,
  );
  const names = ({ region }: RegionOption = {}): string[] =>
    compared.regions[placeOfRegion(regions, region)]!.indicators.map(({ id }) => id);
  const comparison: Comparison = {
    ...{ outcomes, regions, first: compared.first, last: compared.last },
    targets: targetsOf(outcomes),
    names,
    series: (id, options = {}) => {
      const indicator = indicatorOf(compared, placeOfRegion(regions, options.region), id);
      if (indicator === null) {
        const near = nearest(id, names(options));
        const said = `there is no indicator "${id}" in any of the outcomes`;
        throw new RangeError(near === null ? said : `${said}; did you mean ${near}?`);
      }
      return {
        ...{ id, label: indicator.label },
        plans: indicator.paths.map((path, at) => {
          if (path === null) return null;
          const { unit, kind, first: year, values, differences, lacking } = path;
          const years = values.map((_, index) => year + index);
          const plan = outcomes[at]!.plan.id;
          return { plan, unit, kind, years, values, differences, missing: lacking };
        }),
      };
    },
  };
  return comparisonValues.keep(comparison, compared);
}

function targetsOf(outcomes: readonly Outcome[]): ComparedTarget[] {
  const found = new Map<string, Target>();
  const key = ({ id, region }: Target): string => `${region} ${id}`;
  for (const { targets } of outcomes) {
    for (const target of targets) if (!found.has(key(target))) found.set(key(target), target);
  }
  return [...found.values()].map((target) => ({
    ...{ id: target.id, region: target.region, text: target.text },
    results: outcomes.map(
      ({ targets }) => targets.find((other) => key(other) === key(target)) ?? null,
    ),
  }));
}
