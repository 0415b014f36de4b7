/**
 * What separates two plans when both are run with the same draws: differences are taken member by
 * member, so that what both have alike falls away. The median of these differences is not the
 * difference of the medians of the plans.
 */
import type { Figure } from "./record.ts";

/** One indicator of a plan less the same of the plan that it is held against. */
export interface DifferenceBand {
  readonly id: string;
  readonly unit: string;
  readonly kind: "stock" | "flow";
  /** The plain runs, one figure per year that both have. */
  readonly central: readonly Figure[];
  /** `[probability][year]` of the differences. */
  readonly quantiles: readonly (readonly Figure[])[];
  /** Members per year that have a value in both plans. */
  readonly evaluable: readonly number[];
  /** Those of them in which the plan is lower, and higher; in the others the two are the same. */
  readonly lower: readonly number[];
  readonly higher: readonly number[];
}

/** A goal that both plans have, in the members in which both can be evaluated. */
export interface GoalDifference {
  readonly target: string;
  readonly both: number;
  /** Met by the plan, and not by the one that it is held against. */
  readonly onlyPlan: number;
  readonly onlyReference: number;
  readonly neither: number;
}

export interface DifferenceRecord {
  readonly plan: string;
  readonly reference: string;
  readonly members: number;
  readonly probabilities: readonly number[];
  /** Years that both have. */
  readonly years: readonly number[];
  readonly regions: readonly {
    readonly id: string;
    readonly indicators: readonly DifferenceBand[];
    readonly goals: readonly GoalDifference[];
  }[];
}
