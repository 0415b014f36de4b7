/** A backcast as `--json` tells it (docs/reference/json.md). */
import { standardError } from "../../engine/analysis/ensemble/record.ts";
import type { BackcastOutcome } from "../../engine/analysis/backcast/backcast.ts";
import { TOLERANCE } from "../../engine/analysis/backcast/one-lever.ts";
import { SMALLEST_RADIUS } from "../../engine/analysis/backcast/several-levers.ts";
import { indicatorUnit } from "./words.ts";

/** NaN is a year without a value. */
const values = (series: readonly number[]): (number | null)[] =>
  series.map((value) => (Number.isNaN(value) ? null : value));

export function backcastResult(outcome: BackcastOutcome, file: string | null) {
  const { scenario, verdict, least, years, goals, levers, leftOut, written } = outcome;
  const { extraCost, limits, binding, search, robust, totalChange } = outcome;
  const { first, last } = scenario.model;
  return {
    plan: scenario.notes.id,
    region: scenario.model.regions[outcome.region]!.id,
    verdict,
    least,
    from: years.from,
    full: years.full,
    years: Array.from({ length: last - first + 1 }, (_, at) => first + at),
    goals: goals.map((goal) => ({
      target: goal.target.id,
      indicator: goal.target.indicator,
      direction: goal.target.direction,
      year: goal.target.year,
      wanted: goal.target.value,
      plan: goal.plan,
      reached: goal.answer,
      gap: goal.gap,
      gapOfPlan: goal.gapOfPlan,
      unit: indicatorUnit(outcome, goal.target),
      series: { plan: values(goal.series.plan), reached: values(goal.series.answer) },
      course:
        goal.course === null
          ? null
          : { plan: values(goal.course.plan), reached: values(goal.course.answer) },
    })),
    totalChange,
    levers: levers.map(({ lever, ends, plan, answer, ...found }) => ({
      lever: lever.address,
      unit: lever.unit,
      ...{ low: lever.min, lowBy: lever.minBy, high: lever.max, highBy: lever.maxBy },
      ...{ lowest: ends.lowest, highest: ends.highest },
      ...{ change: found.change, heldBy: found.heldBy, moves: found.moves },
      ...{ alone: found.alone, costAlone: found.costAlone, slack: found.slack },
      values: { plan, reached: answer },
    })),
    leftOut: leftOut.map(({ address, why }) => ({ lever: address, why })),
    written: written.map(({ address, points }) => ({
      lever: address,
      points: points.map(({ year, text, value }) => ({ year, text, value })),
    })),
    cost:
      extraCost === null
        ? null
        : {
            amount: extraCost.amount,
            discountRate: extraCost.discountRate,
            counted: extraCost.programmes.counted.map(({ programme }) => programme),
            uncounted: extraCost.programmes.uncounted.map(({ programme }) => programme),
          },
    limits: limits.map(({ year, lever, unit, wished, got, limit }) => ({
      ...{ year, lever, unit, wished, got, limit },
    })),
    binding: binding.map(({ year, lever, unit, wished, got, limit }) => ({
      ...{ year, lever, unit, wished, got, limit },
    })),
    search: { ...search, tolerance: search.method === "halving" ? TOLERANCE : SMALLEST_RADIUS },
    robust:
      robust === null
        ? null
        : {
            share: robust.question.share,
            members: robust.question.members,
            seed: robust.question.seed,
            sampling: robust.question.sampling,
            metByPlan: robust.metByPlan,
            met: robust.met,
            standardError: standardError(robust.met, robust.question.members),
            tolerance: robust.tolerance,
            check: {
              ...robust.check,
              standardError: standardError(robust.check.met, robust.check.members),
            },
          },
    file,
  };
}
