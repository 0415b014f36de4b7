/** Which course of which plan an expression reads: what the plan gives, or unchanged policy. */
import type { RunSeries } from "../../engine/analysis/run-series.ts";
import type { NotePlan } from "./facts.ts";
import { isFault, type NoteFault } from "./fault.ts";
import { findPlan } from "./subject.ts";
import { UNCHANGED } from "./tags.ts";

/** One course of a plan: its own, or unchanged policy. */
export interface Course {
  readonly plan: NotePlan;
  readonly isReference: boolean;
}

const REFERENCE_WORDS = new Set(["reference", "referentie"]);

/**
 * The course that a word names. A plan of the note goes before the word `referentie`; without such a
 * plan it means unchanged policy, as `UNCHANGED` always does.
 *
 * @param of the plan whose unchanged policy is meant
 */
export function findCourse(
  written: string | null,
  of: NotePlan,
  plans: readonly NotePlan[],
): Course | NoteFault {
  const isReference =
    written === UNCHANGED ||
    (written !== null &&
      REFERENCE_WORDS.has(written.toLowerCase()) &&
      !plans.some(({ id }) => id === written.toLowerCase()));
  if (isReference) return { plan: of, isReference };
  const plan = findPlan(written, plans);
  return isFault(plan) ? plan : { plan, isReference };
}

/** The series of a course, with the plan's own indicators among them. */
export const seriesOf = ({ plan, isReference }: Course): RunSeries =>
  isReference ? plan.outcome.own.reference : plan.outcome.own.run;
