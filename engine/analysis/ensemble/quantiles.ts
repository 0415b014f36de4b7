/**
 * Exact order statistics of a column, several at once and faster than sorting it.
 *
 * The quantile at p of n values is the one at place `max(1, ceil(n p))` of the sorted values: the
 * inverse of the empirical distribution, and what SQL calls `quantile_disc`. It is always one of the
 * values; nothing is interpolated, so that every way to find it gives the same bits.
 *
 * Method: values are counted in buckets of equal width between the least and the greatest. A place
 * lies in the bucket in which the count passes it, so only the values of a few buckets are looked at
 * again, and these are divided in the same way until few are left. Which bucket a value is in never
 * falls when the value rises, because no rounding in `(value - least) * scale` does: the values of a
 * bucket are a stretch of the sorted column. That is some three passes without a branch that is hard
 * to foresee, where selection around a pivot waits at every second value for which side it goes to:
 * a sixth of its time on values that lie evenly or in a bell, and never more than sorting what a few
 * divisions could not separate.
 */

/** Up to this many values are sorted by insertion. */
const SMALL = 32;
const BUCKETS = 1024;
/** Values that so many divisions leave together are sorted. */
const DEEPEST = 6;

/** Place of a quantile among `count` sorted values, from 0. */
export const placeOf = (probability: number, count: number): number =>
  Math.max(1, Math.ceil(count * probability)) - 1;

/** The quantile of values that are sorted already; NaN of none. */
export const quantileOfSorted = (sorted: ArrayLike<number>, probability: number): number =>
  sorted[placeOf(probability, sorted.length)] ?? NaN;

/** A stretch of the sorted values, in no order yet, that holds some of the places. */
interface Stretch {
  from: number;
  length: number;
  /** How many values are smaller than all of it. */
  below: number;
  /** The places that it holds: `[first, end)`. */
  first: number;
  end: number;
}

const noStretch = (): Stretch => ({ from: 0, length: 0, below: 0, first: 0, end: 0 });

/**
 * The loops over a column, made around arrays that never change place: V8 then knows where each of
 * them begins and ends, where it would ask at every access for an array that it finds in an object.
 */
function columnLoops(capacity: number) {
  /** The values that were added, and room for stretches of them: they take turns. */
  const sides = [new Float64Array(capacity), new Float64Array(capacity)] as const;
  const [left, right] = sides;
  const buckets = new Uint16Array(capacity);
  const counts = new Int32Array(BUCKETS);
  /** Where the next value of a bucket goes; -1 for those that hold no place. */
  const goesTo = new Int32Array(BUCKETS);
  /** The least and the greatest of the values, and how many there are. */
  const ends = new Float64Array(2);
  const added = new Int32Array(1);

  /** Adds what is a number to the left side. */
  const add = (part: Float64Array, from: number, end: number): void => {
    let count = added[0]!;
    let least = ends[0]!;
    let greatest = ends[1]!;
    for (let i = from; i < end; i++) {
      const value = part[i]!;
      if (value !== value) continue;
      left[count++] = value;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    added[0] = count;
    ends[0] = least;
    ends[1] = greatest;
  };

  const countLeft = (from: number, to: number, least: number, scale: number): void => {
    for (let i = from; i < to; i++) {
      const bucket = ((left[i]! - least) * scale) | 0;
      buckets[i] = bucket;
      counts[bucket]!++;
    }
  };
  const countRight = (from: number, to: number, least: number, scale: number): void => {
    for (let i = from; i < to; i++) {
      const bucket = ((right[i]! - least) * scale) | 0;
      buckets[i] = bucket;
      counts[bucket]!++;
    }
  };
  const moveLeft = (from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const bucket = buckets[i]!;
      const goes = goesTo[bucket]!;
      if (goes < 0) continue;
      right[goes] = left[i]!;
      goesTo[bucket] = goes + 1;
    }
  };
  const moveRight = (from: number, to: number): void => {
    for (let i = from; i < to; i++) {
      const bucket = buckets[i]!;
      const goes = goesTo[bucket]!;
      if (goes < 0) continue;
      left[goes] = right[i]!;
      goesTo[bucket] = goes + 1;
    }
  };
  return {
    ...{ sides, counts, goesTo, ends, added, add },
    /** Counts the values of a stretch on a side by bucket. */
    count: [countLeft, countRight],
    /** Moves the buckets that hold places to the other side. */
    move: [moveLeft, moveRight],
  } as const;
}

/** Finds the quantiles of one column after another, in room that is used again. */
export class QuantileSelector {
  private readonly loops: ReturnType<typeof columnLoops>;
  private readonly places: Int32Array;
  private readonly stretches: readonly (readonly Stretch[])[];

  /**
   * @param probabilities ascending, from 0 to 1
   * @param capacity of the longest column
   */
  constructor(
    readonly probabilities: readonly number[],
    readonly capacity: number,
  ) {
    this.loops = columnLoops(capacity);
    this.places = new Int32Array(probabilities.length);
    this.stretches = Array.from({ length: DEEPEST }, () => probabilities.map(noStretch));
  }

  /** Begins a column. */
  begin(): void {
    const { added, ends } = this.loops;
    added[0] = 0;
    ends[0] = Infinity;
    ends[1] = -Infinity;
  }

  /** Adds a part of the column; NaN stands for no value and is left out. */
  add(part: Float64Array, from: number, length: number): void {
    this.loops.add(part, from, from + length);
  }

  /** Writes one quantile per probability to `into[at]` and onwards; NaN of a column without values. */
  finish(into: Float64Array, at: number): void {
    const { probabilities, places } = this;
    const { added, ends } = this.loops;
    const count = added[0]!;
    for (let p = 0; p < places.length; p++) places[p] = placeOf(probabilities[p]!, count);
    if (count === 0) into.fill(NaN, at, at + places.length);
    else {
      const whole = { from: 0, length: count, below: 0, first: 0, end: places.length };
      this.divide(whole, ends[0]!, ends[1]!, 0, into, at);
    }
  }

  /** @param stretch of the side that its depth is on, between `least` and `greatest` */
  private divide(
    stretch: Stretch,
    least: number,
    greatest: number,
    depth: number,
    into: Float64Array,
    at: number,
    side: 0 | 1 = 0,
  ): void {
    const { from, length, below, first, end } = stretch;
    const { places, loops } = this;
    if (least === greatest) {
      // A sum with 0 makes 0 of -0: which of the two stands at a place is not a matter of order.
      into.fill(least + 0, at + first, at + end);
      return;
    }
    const values = loops.sides[side];
    if (length <= SMALL || depth === DEEPEST) {
      if (length <= SMALL) sortFew(values, from, from + length);
      else values.subarray(from, from + length).sort();
      for (let p = first; p < end; p++) into[at + p] = values[from + places[p]! - below]! + 0;
      return;
    }
    const scale = (BUCKETS - 1) / (greatest - least);
    // What is further apart than numbers reach, or nearer than their inverse, is not divided so.
    if (!(scale > 0 && scale < Infinity)) {
      this.divide(stretch, least, greatest, DEEPEST, into, at, side);
      return;
    }
    const found = this.stretches[depth]!;
    const stretches = this.split(stretch, least, scale, found, side);
    // What was found lies on the other side, each stretch where it may be divided again.
    const away = side === 0 ? 1 : 0;
    const other = loops.sides[away];
    for (let s = 0; s < stretches; s++) {
      const part = found[s]!;
      let low = Infinity;
      let high = -Infinity;
      for (let i = part.from, to = part.from + part.length; i < to; i++) {
        const value = other[i]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      this.divide(part, low, high, depth + 1, into, at, away);
    }
  }

  /** Copies the buckets that hold places to the other side. @returns how many they are */
  private split(
    { from, length, below, first, end }: Stretch,
    least: number,
    scale: number,
    found: readonly Stretch[],
    side: 0 | 1,
  ): number {
    const { places } = this;
    const { counts, goesTo, count: countOn, move } = this.loops;
    counts.fill(0);
    const to = from + length;
    countOn[side](from, to, least, scale);
    goesTo.fill(-1);
    let stretches = 0;
    let room = from;
    let seen = below;
    let place = first;
    for (let bucket = 0; place < end; bucket++) {
      const count = counts[bucket]!;
      if (places[place]! < seen + count) {
        const stretch = found[stretches++]!;
        goesTo[bucket] = stretch.from = room;
        stretch.length = count;
        stretch.below = seen;
        stretch.first = place;
        while (place < end && places[place]! < seen + count) place++;
        stretch.end = place;
        room += count;
      }
      seen += count;
    }
    move[side](from, to);
    return stretches;
  }
}

function sortFew(values: Float64Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const value = values[i]!;
    let at = i - 1;
    while (at >= from && values[at]! > value) {
      values[at + 1] = values[at]!;
      at--;
    }
    values[at + 1] = value;
  }
}
