/**
 * Holds a run against the budgets of a plan: how much of a flow its years come to together, and when
 * what there may be of it is used up. Reads trajectories, never changes them; everything here is in
 * canonical units.
 */
import type { Catalogue, Text } from "../scenario/declarations.ts";
import type { BudgetModel, RegionModel } from "../scenario/resolved.ts";
import { convert, canonicalUnit, parseUnitFor } from "../scenario/units/units.ts";
import type { Ground } from "./grounds.ts";
import { missingIn } from "./missing.ts";
import { isOwnId, type RunSeries } from "./run-series.ts";
import { subjectOf } from "./targets.ts";

export const BUDGET_STATUSES = ["kept", "used_up", "not_evaluable"] as const;
export type BudgetStatus = (typeof BUDGET_STATUSES)[number];

/** When a budget is used up. */
export interface UsedUp {
  /** The calendar year in which the sum passes the amount. */
  readonly year: number;
  /** The same as a point in time: 2036.4 when four tenths of that year's flow were still there. */
  readonly moment: number;
}

/** How one run uses a budget. */
export interface BudgetUse {
  readonly status: Exclude<BudgetStatus, "not_evaluable">;
  /** What the flow came to by the end of each year, `from` to `to`. */
  readonly cumulative: readonly number[];
  /** By the end of `to`. */
  readonly used: number;
  /** Of the amount; above 1 when there was more. */
  readonly share: number;
  /** What is left at the end of `to`; below 0 what was used beyond the amount. */
  readonly remaining: number;
  /** The first time that the sum passes the amount; null when it never does. */
  readonly usedUp: UsedUp | null;
}

export interface BudgetResult {
  readonly budget: BudgetModel;
  readonly status: BudgetStatus;
  /** Null when not evaluable. */
  readonly plan: BudgetUse | null;
  /** The same with every lever on its reference path; null where that has no value. */
  readonly reference: BudgetUse | null;
  /** How far the assumptions that matter most could move what the plan uses; null when not tried. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of all records that move it. */
  readonly weakest: Ground | null;
  /** The figure without which nothing can be said; null when none is missing. */
  readonly missing: Text | null;
}

/** Sums allow for their rounding, not for a miss anyone could see. */
const TOLERANCE = 1e-9;

/**
 * How a flow uses a budget.
 *
 * @param flow one value per year, the first in `from`
 */
export function budgetUse(
  { amount, from }: Pick<BudgetModel, "amount" | "from">,
  flow: readonly number[],
): BudgetUse {
  const cumulative: number[] = [];
  let used = 0;
  let usedUp: UsedUp | null = null;
  for (const [index, value] of flow.entries()) {
    const before = used;
    used += value;
    cumulative.push(used);
    if (usedUp !== null || used <= amount * (1 + TOLERANCE)) continue;
    const year = from + index;
    // Within the year the flow is taken as even. What was within rounding of the amount is on it.
    usedUp = { year, moment: year + Math.max(0, (amount - before) / value) };
  }
  return {
    status: usedUp === null ? "kept" : "used_up",
    cumulative,
    used,
    share: used / amount,
    remaining: amount - used,
    usedUp,
  };
}

/** The years of a budget, first to last. */
export const yearsOfBudget = ({ from, to }: BudgetModel): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** A canonical value of a budget in the unit in which the budget was stated. */
export function inBudgetUnit({ id, unit, canonical }: BudgetModel, value: number): number {
  const from = canonicalUnit(canonical);
  const to = parseUnitFor(unit, from);
  const shown = to === null ? null : convert(value, from, to);
  if (shown === null) throw new Error(`budget ${id}: ${unit} is not ${canonical}`);
  return shown;
}

export interface BudgetQuestion {
  readonly catalogue: Catalogue;
  readonly region: RegionModel;
  readonly regionIndex: number;
  readonly run: RunSeries;
  /** The same scenario with every lever on its reference path. */
  readonly reference: RunSeries;
  /** Of every output without a value, which figure is missing. */
  readonly missing: Readonly<Record<string, Text>>;
  /** Outputs without a value in the run of the reference. */
  readonly missingInReference: ReadonlySet<string>;
  /** How far assumptions move the sum; null when that was not tried. */
  readonly span: { readonly low: number; readonly high: number; readonly weakest: Ground } | null;
  /** Why an own indicator has no value in one of these years; null when it has. */
  lacking(id: string, years: readonly number[]): Text | null;
}

export function evaluateBudget(budget: BudgetModel, question: BudgetQuestion): BudgetResult {
  const { run, reference, region, regionIndex, catalogue, span } = question;
  const silent = (missing: Text): BudgetResult => ({
    ...{ budget, status: "not_evaluable", plan: null, reference: null },
    ...{ low: null, high: null, weakest: null, missing },
  });
  const { indicator } = budget;
  const subject = subjectOf(budget, run, catalogue, region);
  if (subject === null) return silent(valueOf(indicator));
  if (missingIn(region).has(subject.id)) {
    return silent(question.missing[subject.id] ?? valueOf(indicator));
  }
  const years = yearsOfBudget(budget);
  const useIn = (series: RunSeries): BudgetUse | null => {
    const flow = years.map((year) => series.at(subject.id, year, subject.cell, regionIndex));
    return flow.some((value) => Number.isNaN(value)) ? null : budgetUse(budget, flow);
  };
  const plan = useIn(run);
  if (plan === null) {
    const why = isOwnId(subject.id) ? question.lacking(subject.id, years) : null;
    return silent(why ?? valueOf(indicator));
  }
  const isUnknown = question.missingInReference.has(subject.id);
  return {
    budget,
    status: plan.status,
    plan,
    reference: isUnknown ? null : useIn(reference),
    low: span?.low ?? null,
    high: span?.high ?? null,
    weakest: span?.weakest ?? null,
    missing: null,
  };
}

const valueOf = (indicator: string): Text => ({
  nl: `de waarde van ${indicator}`,
  en: `the value of ${indicator}`,
});
