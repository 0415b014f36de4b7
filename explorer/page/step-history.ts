/** Steps that can be undone and done again: plain values, of which the present is not kept here. */

/** More than anyone goes back, and little to keep: changes are short lists. */
const MOST_STEPS = 500;

export interface StepHistory<Step> {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

export const noSteps = <Step>(): StepHistory<Step> => ({ past: [], future: [] });

/** A step was taken from `before`: what was undone cannot be done again. */
export const stepTaken = <Step>({ past }: StepHistory<Step>, before: Step): StepHistory<Step> => ({
  past: [...past, before].slice(-MOST_STEPS),
  future: [],
});

export interface Turned<Step> {
  readonly history: StepHistory<Step>;
  readonly present: Step;
}

/** One step back from the present; null at the beginning. */
export function undone<Step>(
  { past, future }: StepHistory<Step>,
  present: Step,
): Turned<Step> | null {
  const before = past.at(-1);
  if (before === undefined) return null;
  return { history: { past: past.slice(0, -1), future: [present, ...future] }, present: before };
}

/** One step forward again; null where nothing was undone. */
export function redone<Step>(
  { past, future }: StepHistory<Step>,
  present: Step,
): Turned<Step> | null {
  const [after, ...rest] = future;
  if (after === undefined) return null;
  return { history: { past: [...past, present], future: rest }, present: after };
}
