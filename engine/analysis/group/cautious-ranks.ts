/**
 * Places of figures among each other, as far as they are known: a figure is ahead of another only
 * where that is sure enough, and has all places that are left to it.
 */

/** Of how many of 100 joint runs one must lie above the other to be ahead of it. */
export const SURE = 0.95;

export interface Ranked {
  readonly value: number;
  /** Between which it lies; both the value itself where it is exact. */
  readonly low: number;
  readonly high: number;
  /** Of an ensemble on common draws: the figure in each run. */
  readonly runs?: ArrayLike<number>;
}

/** Places from 1, which is that of the highest figure. */
export interface RankRange {
  readonly from: number;
  readonly to: number;
}

/** Values that differ by less than rounding are one value. */
const isSame = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/**
 * How often one lies above the other in the runs of an ensemble in which both have the same draws;
 * null without such runs. Where they are equal half of it counts.
 */
export function chanceAbove(one: Ranked, other: Ranked): number | null {
  if (one.runs === undefined || other.runs?.length !== one.runs.length) return null;
  let [above, count] = [0, 0];
  for (let run = 0; run < one.runs.length; run++) {
    const [a, b] = [one.runs[run]!, other.runs[run]!];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    count++;
    above += isSame(a, b) ? 0.5 : a > b ? 1 : 0;
  }
  return count === 0 ? null : above / count;
}

/** Whether it is sure that one is the higher. */
export function isAhead(one: Ranked, other: Ranked): boolean {
  if (one.value <= other.value || isSame(one.value, other.value)) return false;
  const chance = chanceAbove(one, other);
  return chance === null ? one.low > other.high : chance >= SURE;
}

/** The places that each figure may have: as many behind the first as are surely ahead of it. */
export const rankRanges = (figures: readonly Ranked[]): RankRange[] =>
  figures.map((figure) => ({
    from: 1 + figures.filter((other) => isAhead(other, figure)).length,
    to: figures.length - figures.filter((other) => isAhead(figure, other)).length,
  }));
