/** Whether the level of a year can have been risen to, or fallen to: whether an earlier year lay lower, or higher. */
import { findCourse } from "./course.ts";
import type { ValueFacts } from "./facts.ts";
import { isFault } from "./fault.ts";
import { figureIn, yearOf } from "./series-figure.ts";
import { findPlan, findSubject } from "./subject.ts";
import type { ValueExpression } from "./tag.ts";

export interface Reached {
  /** An earlier year that lies higher. */
  readonly falling: boolean;
  /** An earlier year that lies lower. */
  readonly rising: boolean;
}

/**
 * Of an indicator in one year; null for anything else, and where no earlier year is known.
 *
 * @param value in the canonical unit
 */
export function reachedIn(
  { subject, facet, years, per, plan }: ValueExpression,
  value: number,
  { plans, region }: ValueFacts,
): Reached | null {
  if (facet !== null || years === null || per !== null) return null;
  const first = findPlan(null, plans);
  if (isFault(first)) return null;
  const course = findCourse(plan, first, plans);
  if (isFault(course)) return null;
  const found = findSubject(subject, course.plan, region, { hasYears: true, isAsked: false });
  if (isFault(found) || found.kind !== "series") return null;
  const [from, to] = [yearOf(years.from, course), yearOf(years.to, course)];
  if (from !== to) return null;
  const { model } = course.plan.outcome.scenario;
  const before = [
    ...(model.regions[region]!.history[found.id] ?? []).map(([year]) => year),
    ...model.targets.flatMap(({ indicator, baseYear }) =>
      indicator === found.address && baseYear !== null ? [baseYear] : [],
    ),
  ].filter((year) => year < model.first);
  for (let year = model.first; year < to; year++) before.push(year);
  const values = before
    .filter((year) => year < to)
    .map((year) => figureIn(found, year, course, region))
    .filter((one) => typeof one === "number");
  if (values.length === 0) return null;
  return { falling: values.some((one) => one > value), rising: values.some((one) => one < value) };
}
