/**
 * What an ensemble says: the band of every figure and the probability of every goal. It is the same
 * to the bit whoever computed the members, in whatever pieces: only counts and order statistics are
 * taken over members, and neither depends on an order.
 */
import type { Catalogue } from "../../scenario/declarations.ts";
import type { BudgetModel, ResolvedScenario, TargetModel } from "../../scenario/resolved.ts";
import type { RunOutcome } from "../outcome.ts";
import type { Sampling } from "./draws.ts";
import type { FigurePlan } from "./figures.ts";

export type { Sampling };

/** Of the quantiles that are kept of every figure, ascending. */
export const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** A goal over the members. */
export interface GoalOutcome {
  readonly region: string;
  readonly target: TargetModel;
  /** Whether it can be met or missed: not when it is only followed, or somebody's forecast. */
  readonly isJudged: boolean;
  /** Members in which it has a value. */
  readonly evaluable: number;
  /** Those of them that meet it. */
  readonly met: number;
  /** How many hold it from a year on, by that year, ascending. */
  readonly yearMet: ReadonlyMap<number, number>;
  /** Members in which it has a value, and does not hold within the run. */
  readonly never: number;
  /** Quantiles of what is reached, in the terms of the goal; NaN when no member has a value. */
  readonly reached: Float64Array;
}

/** A budget over the members. */
export interface BudgetOutcome {
  readonly region: string;
  readonly budget: BudgetModel;
  readonly evaluable: number;
  /** Members that do not use more than there is. */
  readonly kept: number;
  /** How many use it up in a year, by that year, ascending. */
  readonly usedUp: ReadonlyMap<number, number>;
  /** Quantiles of what is used by the end of its last year. */
  readonly used: Float64Array;
}

/** A member whose run met a number that is not finite: it has no value in any figure. */
export interface FailedMember {
  readonly member: number;
  readonly output: string;
  readonly year: number;
}

export interface EnsembleOutcome {
  readonly scenario: ResolvedScenario;
  readonly catalogue: Catalogue;
  readonly seed: number | string;
  readonly sampling: Sampling;
  readonly members: number;
  /** The plain run: everything at its stated value. */
  readonly central: RunOutcome;
  readonly figures: FigurePlan;
  readonly probabilities: readonly number[];
  readonly bands: FigureBands;
  /** Per region all goals of the plan in its order, also those that cannot be evaluated. */
  readonly goals: readonly GoalOutcome[];
  readonly budgets: readonly BudgetOutcome[];
  /** In order of member. */
  readonly failed: readonly FailedMember[];
}

/** Quantiles of every column. */
export class FigureBands {
  /** @param values `[column][probability]` */
  constructor(
    readonly figures: FigurePlan,
    readonly probabilities: readonly number[],
    readonly values: Float64Array,
  ) {}

  /** Of a column, one per probability. */
  ofColumn(column: number): Float64Array {
    const { length } = this.probabilities;
    return this.values.subarray(column * length, (column + 1) * length);
  }

  /** Of an output or own indicator in a year; NaN where there is no value. */
  quantiles(id: string, cell: number, year: number, region = 0): Float64Array {
    const column = this.figures.column(id, cell, year, region);
    return column === null
      ? new Float64Array(this.probabilities.length).fill(NaN)
      : this.ofColumn(column);
  }
}

/** What is counted over members, by whoever holds their columns. */
export interface Tally {
  /** Members with a value in the first column: what a goal reaches, what a budget uses. */
  readonly evaluable: number;
  /** Of them, those with 1 in the column of `met`, or without a year in which it is used up. */
  readonly met: number;
  /** Members by the year in the column of years. */
  readonly years: ReadonlyMap<number, number>;
}

/** Counts a goal over members from its columns. */
export function tallyGoal(
  reached: ArrayLike<number>,
  met: ArrayLike<number>,
  heldFrom: ArrayLike<number>,
): Tally {
  let [evaluable, holding] = [0, 0];
  for (let member = 0; member < reached.length; member++) {
    if (Number.isNaN(reached[member]!)) continue;
    evaluable++;
    if (met[member] === 1) holding++;
  }
  return { evaluable, met: holding, years: countYears(heldFrom) };
}

/** Counts a budget over members from its columns. */
export function tallyBudget(used: ArrayLike<number>, usedUpIn: ArrayLike<number>): Tally {
  let evaluable = 0;
  for (let member = 0; member < used.length; member++) {
    if (!Number.isNaN(used[member]!)) evaluable++;
  }
  const years = countYears(usedUpIn);
  let over = 0;
  for (const count of years.values()) over += count;
  return { evaluable, met: evaluable - over, years };
}

function countYears(column: ArrayLike<number>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let member = 0; member < column.length; member++) {
    const year = column[member]!;
    if (!Number.isNaN(year)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return new Map([...counts].sort(([a], [b]) => a - b));
}

/** Whether a run can meet or miss a goal. */
export const isJudged = ({ kind, direction }: TargetModel): boolean =>
  kind !== "tracked" && kind !== "outlook" && direction !== "about";

/** Everything that was computed over members. */
export interface EnsembleSums {
  /** `[column][probability]`. */
  readonly quantiles: Float64Array;
  /** In the order of regions, and of the goals of the plan. */
  readonly goals: readonly Tally[];
  readonly budgets: readonly Tally[];
  readonly failed: readonly FailedMember[];
}

export interface EnsembleSettings {
  readonly seed: number | string;
  readonly sampling: Sampling;
  readonly members: number;
}

/** Puts together what a machine computed over all members, or several over their shares of them. */
export function ensembleOutcome(
  central: RunOutcome,
  figures: FigurePlan,
  settings: EnsembleSettings,
  sums: EnsembleSums,
): EnsembleOutcome {
  const { scenario, catalogue } = central;
  const { regions, targets, budgets = [] } = scenario.model;
  // Nought has two signs that compare as equal: which of them is picked must not show.
  const quantiles = sums.quantiles.map((value) => value + 0);
  const bands = new FigureBands(figures, PROBABILITIES, quantiles);
  return {
    ...{ scenario, catalogue, ...settings, central, figures, bands },
    probabilities: PROBABILITIES,
    goals: regions.flatMap(({ id: region }, at) =>
      targets.map((target, goal): GoalOutcome => {
        const { evaluable, met, years } = sums.goals[at * targets.length + goal]!;
        const judged = isJudged(target);
        let held = 0;
        for (const count of years.values()) held += count;
        return {
          ...{ region, target, isJudged: judged, evaluable, met, yearMet: years },
          never: judged ? evaluable - held : 0,
          reached: bands.ofColumn(figures.goal(target, "reached", at)),
        };
      }),
    ),
    budgets: regions.flatMap(({ id: region }, at) =>
      budgets.map((budget, place): BudgetOutcome => {
        const { evaluable, met, years } = sums.budgets[at * budgets.length + place]!;
        return {
          ...{ region, budget, evaluable, kept: met, usedUp: years },
          used: bands.ofColumn(figures.budget(budget, "used", at)),
        };
      }),
    ),
    failed: sums.failed,
  };
}
