/**
 * The question of a backcast as numbers: how far to move each lever so that every condition holds.
 *
 * The change of a lever is a share of its room, from -1 (down to its lowest) over 0 (as the plan has
 * it) to 1 (up to its highest). The methods that search know nothing else of the model.
 */

/** What a mix of changes gives. */
export interface Trial {
  /** One per condition: 0 or more where it holds. About one in size where the plan itself fails it. */
  readonly margins: Float64Array;
  /** What it costs more than the plan; about one in size. 0 where nobody asks. */
  readonly cost: number;
}

export interface Problem {
  /** How far each lever may go down, from -1 to 0. */
  readonly lowest: Float64Array;
  /** How far each lever may go up, from 0 to 1. */
  readonly highest: Float64Array;
  /** Gives a fresh record at every call. */
  attempt(changes: ArrayLike<number>): Trial;
}

/** `change`: the sum of the shares of room that the levers move; `cost`: what that costs more. */
export type Least = "change" | "cost";

/** What is lacking of all conditions together; 0 where all hold. */
export function lackingOf({ margins }: Trial): number {
  let lacking = 0;
  for (let at = 0; at < margins.length; at++) if (margins[at]! < 0) lacking -= margins[at]!;
  // A run that is not finite is no answer.
  return Number.isNaN(lacking) ? Infinity : lacking;
}

/** Sum of the shares of room that are used. */
export function totalChange(changes: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < changes.length; at++) sum += Math.abs(changes[at]!);
  return sum;
}

export interface Found {
  readonly changes: Float64Array;
  readonly trial: Trial;
  /** Whether all conditions hold. */
  readonly isMet: boolean;
  /** Places that the search began from, and how many of them led to something as good. */
  readonly starts: number;
  readonly agreeing: number;
}
