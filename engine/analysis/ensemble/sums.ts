/** From the columns of all members to what is said of them: counts, and who failed. */
import type { FigurePlan } from "./figures.ts";
import { tallyBudget, tallyGoal, type EnsembleSums, type FailedMember } from "./outcome.ts";

/** Columns of members, wherever they lie. */
export interface MemberColumns {
  readonly figures: FigurePlan;
  readonly members: number;
  /** Number of the first of them in the ensemble. */
  readonly first: number;
  /** One number per member of a column; NaN where there is none. */
  column(column: number, into: Float64Array): Float64Array;
}

/** @param quantiles of every column, `[column][probability]`, found by whoever holds the members */
export function sumsOf(held: MemberColumns, quantiles: Float64Array): EnsembleSums {
  const { figures, members } = held;
  const { targets, budgets = [], regions } = figures.model;
  const [one, two, years] = [0, 1, 2].map(() => new Float64Array(members)) as [
    ...[Float64Array, Float64Array, Float64Array],
  ];
  return {
    quantiles,
    goals: regions.flatMap((_, region) =>
      targets.map((target) =>
        tallyGoal(
          held.column(figures.goal(target, "reached", region), one),
          held.column(figures.goal(target, "met", region), two),
          held.column(figures.goal(target, "held_from", region), years),
        ),
      ),
    ),
    budgets: regions.flatMap((_, region) =>
      budgets.map((budget) =>
        tallyBudget(
          held.column(figures.budget(budget, "used", region), one),
          held.column(figures.budget(budget, "used_up_in", region), years),
        ),
      ),
    ),
    failed: failedOf(held, one),
  };
}

function failedOf(held: MemberColumns, into: Float64Array): FailedMember[] {
  const { figures, first } = held;
  const codes = held.column(figures.failure, into);
  const failed: FailedMember[] = [];
  for (let member = 0; member < codes.length; member++) {
    const failure = codes[member] === 0 ? null : figures.failureOf(codes[member]!);
    if (failure !== null) failed.push({ member: first + member, ...failure });
  }
  return failed;
}
