/**
 * How likely each position of an uncertain input is: what the region's files say of the figure, or
 * the default of its grade (docs/decisions/0021).
 *
 * The default takes the value of the run for the median and lets the stated range hold a
 * probability that depends on the grade: half a normal distribution on either side, cut off where
 * the declared bounds stop every value of the input. Where the value is an end of its own range, a
 * triangle falls from it, so long that the range holds the same probability.
 */
import { quantileFunction, truncate, type Distribution } from "../../foundation/distributions.ts";
import { normalQuantile } from "../../foundation/elementary.ts";
import type { Grade } from "../../scenario/declarations.ts";
import { COVERAGE } from "../../scenario/uncertainty/coverage.ts";
import type { Provenance } from "../../scenario/resolved.ts";
import type { Assumption, Reach } from "../assumptions.ts";

/** The quantile function of an input, as a position. */
export type PositionFunction = (uniform: number) => number;

/** A value between the ends of its range and within its bounds. */
interface Placed {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly min: number;
  readonly max: number;
}

function placesOf({ records }: Assumption, reach: Reach | null): Placed[] {
  if (reach === null) {
    return records.map(({ value, low, high }) => ({
      ...{ value: value!, low: low!, high: high!, min: -Infinity, max: Infinity },
    }));
  }
  const { at, value, low, high, min, max } = reach;
  return at.map((_, i) => ({ value: value[i]!, low: low[i]!, high: high[i]!, min, max }));
}

/** The position at which the last of the values meets a bound; infinite where one never does. */
function furthest(places: readonly Placed[], side: -1 | 1): number {
  let most = 0;
  for (const { value, low, high, min, max } of places) {
    const step = side < 0 ? value - low : high - value;
    if (step === 0) continue;
    // A path may fall towards its high end.
    const room = step > 0 === side > 0 ? max - value : value - min;
    most = Math.max(most, room / Math.abs(step));
  }
  return side * most;
}

function defaultSpread(grade: Grade, places: readonly Placed[]): Distribution {
  const [low, high] = [furthest(places, -1), furthest(places, 1)];
  // Beyond the range lies the tip of the triangle: its share is the square of its share in length.
  const length = 1 / (1 - Math.sqrt(1 - COVERAGE[grade]));
  if (low === 0 || places.every((place) => place.value === place.low)) {
    return truncate({ kind: "triangular", low: 0, mode: 0, high: length }, 0, Math.max(high, 1))!;
  }
  if (high === 0 || places.every((place) => place.value === place.high)) {
    return truncate({ kind: "triangular", low: -length, mode: 0, high: 0 }, Math.min(low, -1), 0)!;
  }
  const deviation = 1 / normalQuantile((1 + COVERAGE[grade]) / 2);
  return {
    ...({ kind: "two-piece-normal", median: 0, below: deviation, above: deviation } as const),
    ...(low === -Infinity ? {} : { low }),
    ...(high === Infinity ? {} : { high }),
  };
}

/** The draws of a record, which are in its own unit or multiples, as positions in its range. */
function statedPosition(record: Provenance, reach: Reach | null): PositionFunction {
  const quantile = quantileFunction(record.distribution!.of);
  const isColumn = record.lowFactor !== undefined;
  const value = isColumn ? 1 : (record.value ?? reach!.value[0]!);
  const low = isColumn ? record.lowFactor! : record.low!;
  const high = isColumn ? record.highFactor! : record.high!;
  return (uniform) => {
    const drawn = quantile(uniform);
    if (drawn === value) return 0;
    // Without a range on that side there is nowhere to go.
    if (drawn < value) return value > low ? (drawn - value) / (value - low) : 0;
    return high > value ? (drawn - value) / (high - value) : 0;
  };
}

/** How an input is spread. */
export interface Spread {
  readonly position: PositionFunction;
  /** The default, in positions; null where the files state something else. */
  readonly usual: Distribution | null;
}

/** The spread of an assumption; of several records that move together the first that states one. */
export function positionOf(assumption: Assumption, reach: Reach | null): Spread {
  const { records, grade } = assumption;
  const stated = records.find(({ distribution }) => distribution !== undefined);
  if (stated !== undefined) return { position: statedPosition(stated, reach), usual: null };
  const usual = defaultSpread(grade, placesOf(assumption, reach));
  return { position: quantileFunction(usual), usual };
}
