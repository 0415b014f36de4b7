/** Undo and redo, as plain values: what was, what is, and what was undone. */

export interface History<T> {
  /** The latest last. */
  readonly past: readonly T[];
  readonly present: T;
  /** The one that redo brings back first. */
  readonly future: readonly T[];
  /** What made the present, while it goes on: all of one drag is one step. Null when it is over. */
  readonly gesture: string | null;
}

/** So many steps are kept; older ones are forgotten. */
export const MOST_STEPS = 200;

export const newHistory = <T>(present: T): History<T> => ({
  ...{ past: [], present, future: [], gesture: null },
});

/**
 * A step. What follows in one gesture takes the place of what it made before, and a gesture that
 * comes back to where it began leaves no step.
 *
 * @param gesture the same text for all of one drag; null for what stands by itself
 * @param same whether two states are the same, so that nothing happened
 */
export function stepped<T>(
  history: History<T>,
  next: T,
  gesture: string | null,
  same: (a: T, b: T) => boolean,
): History<T> {
  const { past, present, future } = history;
  const goesOn = gesture !== null && gesture === history.gesture;
  if (same(next, present)) return goesOn ? history : { ...history, gesture: null };
  if (!goesOn) {
    return { past: [...past, present].slice(-MOST_STEPS), present: next, future: [], gesture };
  }
  const before = past.at(-1);
  return before !== undefined && same(next, before)
    ? { past: past.slice(0, -1), present: before, future, gesture: null }
    : { past, present: next, future: [], gesture };
}

/** Ends a gesture: the slider is let go. */
export const settled = <T>(history: History<T>): History<T> =>
  history.gesture === null ? history : { ...history, gesture: null };

/** One step back; the same where there is none. */
export function undone<T>({ past, present, future, ...rest }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { ...rest, past, present, future, gesture: null };
  return {
    ...{ past: past.slice(0, -1), present: before },
    ...{ future: [present, ...future], gesture: null },
  };
}

/** One step forward again; the same where nothing was undone. */
export function redone<T>({ past, present, future, ...rest }: History<T>): History<T> {
  const [next, ...later] = future;
  if (future.length === 0) return { ...rest, past, present, future, gesture: null };
  return { past: [...past, present], present: next as T, future: later, gesture: null };
}

export const canUndo = <T>({ past }: History<T>): boolean => past.length > 0;
export const canRedo = <T>({ future }: History<T>): boolean => future.length > 0;
