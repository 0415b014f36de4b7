/** How far each lever can be moved alone before the model stops following, and what that brings. */
import { halved } from "./one-lever.ts";
import { FULFILLED, type Trials } from "./trials.ts";

/** Both as shares of the room within the bounds. */
export interface LeverEnds {
  /** From -1 to 0. */
  readonly lowest: number;
  /** From 0 to 1. */
  readonly highest: number;
  /** Margins of the goals at those ends and half-way, and what they cost more than the plan. */
  readonly effects: readonly Float64Array[];
}

const SCANNED = 16;

/** @param lever place among those of the trials */
export function leverEnds(trials: Trials, lever: number): LeverEnds {
  const changes = new Float64Array(trials.levers.length);
  const isDone = (change: number): boolean => {
    changes.fill(0);
    changes[lever] = change;
    return trials.execute(changes) && trials.wishes.largest(trials.run) <= FULFILLED;
  };
  const { up, down } = trials.levers[lever]!;
  const end = (sign: 1 | -1): number => {
    const room = sign > 0 ? up : down;
    if (room === 0) return 0;
    if (!trials.wishes.watches(lever) && isDone(sign)) return sign;
    for (let step = 1; step <= SCANNED; step++) {
      const change = (sign * step) / SCANNED;
      if (isDone(change)) continue;
      const inside = halved(change, (sign * (step - 1)) / SCANNED, isDone);
      // What is left of the room is too little to be called a change.
      return Math.abs(inside) < 1e-4 ? 0 : inside;
    }
    return sign;
  };
  const [highest, lowest] = [end(1), end(-1)];
  const effects = [highest, highest / 2, lowest, lowest / 2].map((change) => {
    isDone(change);
    return trials.margins();
  });
  return { lowest, highest, effects };
}
