/**
 * Axes that stand still while a slider moves: an axis that jumps hides the change. An axis holds all
 * that a chart has shown since it was opened: it grows when a figure passes its end and does not
 * shrink, until another unit, another plan beside it or another view begins anew.
 */
import { offsetTicks, roundTicks } from "../../viz/specs/ticks.ts";

export interface Extent {
  readonly low: number;
  readonly high: number;
}

export interface HeldExtent extends Extent {
  /** What the figures are comparable in: of another key nothing is held. */
  readonly key: string;
}

/** What an axis shows next: what it held, and what there is now. */
export function heldExtent(before: HeldExtent | null, now: HeldExtent): HeldExtent {
  if (before === null || before.key !== now.key) return now;
  if (now.low >= before.low && now.high <= before.high) return before;
  return {
    key: now.key,
    low: Math.min(before.low, now.low),
    high: Math.max(before.high, now.high),
  };
}

/** The smallest extent that holds all values; of no value, from nought to one. */
export function extentOf(values: Iterable<number>): Extent {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? { low: 0, high: 1 } : { low, high };
}

/** Part of the span that lies below lines which begin far from nought: as in the report. */
const ROOM_BELOW = 0.4;

/**
 * Round values for an axis, by the rules of the report.
 *
 * @param fromZero whether it begins at nought, also where no value lies near it
 */
export function axisTicks({ low, high }: Extent, fromZero: boolean, count = 5): number[] {
  const highest = Math.max(0, high);
  const base = fromZero ? 0 : Math.max(0, low - (highest - low) * ROOM_BELOW);
  return base > 0 ? offsetTicks(base, highest) : roundTicks(Math.min(0, low), highest, count);
}
