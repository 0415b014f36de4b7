/** The goals of several plans side by side: who meets which, and how far the others are from it. */
import type { Text } from "../scenario/declarations.ts";
import type { TargetModel } from "../scenario/resolved.ts";
import type { RunOutcome } from "./outcome.ts";
import { inTargetUnit } from "./target-units.ts";
import { firstYearMissed, type TargetStatus } from "./targets.ts";

/** What a plan makes of one of its goals; figures in the unit of the goal. */
export interface RunTarget {
  readonly target: TargetModel;
  readonly short: Text;
  readonly what: Text;
  readonly status: TargetStatus;
  readonly wanted: number;
  /** Null where the goal is not evaluated. */
  readonly reached: number | null;
  /** How much is lacking, 0 when the goal is met. */
  readonly gap: number | null;
  /** How far the assumptions behind it could move what is reached. */
  readonly low: number | null;
  readonly high: number | null;
  /** First year from which the goal holds; null when never. */
  readonly yearReached: number | null;
  /** First year in which it does not hold though it should; null when something is not lacking. */
  readonly firstYearMissed: number | null;
  /** The figure without which it cannot be evaluated; null when none is missing. */
  readonly missing: Text | null;
}

export interface ComparedTarget {
  readonly id: string;
  readonly short: Text;
  /** In the order of the runs; null for a plan without this goal. */
  readonly runs: readonly (RunTarget | null)[];
  /** Per run, whether it states the goal as the first plan that has it does. */
  readonly isSame: readonly boolean[];
}

/** The goals of a finished run, one list per region. */
export const targetsOf = (outcome: RunOutcome): readonly (readonly RunTarget[])[] =>
  outcome.targets.map(({ results }, regionIndex) =>
    results.map((result) => {
      const { target, status, yearReached, missing } = result;
      const { catalogue, scenario, own } = outcome;
      const { short, what } = scenario.notes.targets[target.id]!;
      const region = scenario.model.regions[regionIndex]!;
      const shown = (value: number | null): number | null =>
        value === null ? null : inTargetUnit(target, value, catalogue);
      const isLacking = result.gap !== null && result.gap > 0;
      return {
        ...{ target, short, what, status, yearReached, missing },
        wanted: inTargetUnit(target, target.value, catalogue),
        reached: shown(result.reached),
        gap: shown(result.gap),
        low: shown(result.low),
        high: shown(result.high),
        firstYearMissed: isLacking
          ? firstYearMissed(target, { catalogue, region, regionIndex, run: own.run })
          : null,
      };
    }),
  );

/**
 * @param runs      the goals of each run in one region
 * @param reference place among the runs of the one whose goals come first
 */
export function compareTargets(
  runs: readonly (readonly RunTarget[])[],
  reference: number,
): ComparedTarget[] {
  const ordered = [runs[reference]!, ...runs.filter((_, at) => at !== reference)];
  const ids = new Set(ordered.flatMap((targets) => targets.map(({ target }) => target.id)));
  const byId = runs.map((targets) => new Map(targets.map((one) => [one.target.id, one] as const)));
  return [...ids].map((id): ComparedTarget => {
    const found = byId.map((targets) => targets.get(id) ?? null);
    const stated = byId[reference]!.get(id) ?? found.find((one) => one !== null)!;
    return {
      id,
      short: stated.short,
      runs: found,
      isSame: found.map((one) => one !== null && isSameGoal(one.target, stated.target)),
    };
  });
}

/** Whether two plans ask for the same, in the same year. */
const isSameGoal = (one: TargetModel, other: TargetModel): boolean =>
  one === other ||
  (one.indicator === other.indicator &&
    one.kind === other.kind &&
    one.direction === other.direction &&
    one.value === other.value &&
    one.relative === other.relative &&
    one.baseYear === other.baseYear &&
    one.baseValue === other.baseValue &&
    one.year === other.year &&
    one.by === other.by &&
    one.unit === other.unit);
