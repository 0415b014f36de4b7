/** Whether a filled note still agrees with its plans, and what changed since it was filled. */
import type { CheckedNote } from "../../viz/note/filled-note.ts";
import type { BindingState, RecordedEnsemble, RecordedPlan } from "../../viz/note/freshness.ts";
import type { FoundRecord, NoteContext } from "../../viz/note/note-format.ts";

/** What a plan of the note is now, beside what it was. */
export interface PlanVerdict {
  readonly id: string;
  readonly isSamePlan: boolean;
  readonly isSameData: boolean;
  /** Titles, sources and remarks, which move no figure. */
  readonly areSameNotes: boolean;
  readonly isSameRun: boolean;
}

export interface Verdict {
  readonly agrees: boolean;
  readonly isSameEngine: boolean;
  /** Nobody changed the document since it was filled. */
  readonly isUntouched: boolean;
  readonly plans: readonly PlanVerdict[];
  /** Whether the ensemble is still the one that it was filled from; null where there is none. */
  readonly isSameEnsemble: boolean | null;
  /** How many bound items are in each state. */
  readonly counts: Readonly<Record<BindingState, number>>;
}

/** What was taken out of a note contradicts nothing any more. */
const FINE: readonly BindingState[] = ["ok", "gone"];

export const agrees = ({ items, faults }: CheckedNote): boolean =>
  faults.length === 0 && items.every(({ state }) => FINE.includes(state));

export function verdictOf(
  { record, isUntouched }: FoundRecord,
  checked: CheckedNote,
  { engine, plans, ensemble }: NoteContext,
): Verdict {
  const counts = { ok: 0, stale: 0, "by-hand": 0, gone: 0, "no-value": 0 };
  for (const { state } of checked.items) counts[state]++;
  return {
    ...{ agrees: agrees(checked), isSameEngine: record.engine === engine, isUntouched, counts },
    plans: plans.map((plan, at) => planVerdict(plan, record.plans[at] ?? null)),
    isSameEnsemble:
      record.ensemble === undefined && ensemble === undefined
        ? null
        : sameEnsemble(record.ensemble, ensemble),
  };
}

/** @param before what the note remembers of the plan in this place; null when it had none */
const planVerdict = (plan: RecordedPlan, before: RecordedPlan | null): PlanVerdict => ({
  id: plan.id,
  isSamePlan: before?.choices === plan.choices,
  isSameData: before?.data === plan.data,
  areSameNotes: before?.notes === plan.notes,
  isSameRun: before?.scenario === plan.scenario,
});

/** The same runs, wherever their folder stands. */
const sameEnsemble = (before?: RecordedEnsemble, now?: RecordedEnsemble): boolean =>
  before !== undefined &&
  now !== undefined &&
  JSON.stringify({ ...before, path: "" }) === JSON.stringify({ ...now, path: "" });
