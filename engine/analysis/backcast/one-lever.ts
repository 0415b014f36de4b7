/**
 * The smallest change of one lever: a scan of its room both ways, then the interval where the
 * conditions come to hold is halved until it is smaller than the tolerance. A scan finds what a
 * method that follows slopes would miss: a response that turns back, or one that is flat for a while.
 */
import { lackingOf, type Found, type Problem, type Trial } from "./problem.ts";

/** So finely is the room scanned, to each side; what holds on a shorter stretch only can be missed. */
export const SCANNED = 64;
/** How close to the smallest change the answer is, as a share of the room. */
export const TOLERANCE = 1e-7;
/** What lacks no more than this beyond the least is as good. */
const AS_GOOD = 1e-9;

export function smallestChange(problem: Problem): Found {
  const at = (change: number): Trial => problem.attempt([change]);
  const found = (change: number): Found => {
    const trial = at(change);
    const isMet = lackingOf(trial) === 0;
    return { changes: Float64Array.of(change), trial, isMet, starts: 1, agreeing: 1 };
  };
  const now = lackingOf(at(0));
  if (now === 0) return found(0);
  const sides = [problem.highest[0]!, problem.lowest[0]!].filter((end) => end !== 0);
  let best = { lacking: now, change: 0, step: 0 };
  for (let step = 1; step <= SCANNED; step++) {
    let nearest: number | null = null;
    for (const end of sides) {
      const change = (end * step) / SCANNED;
      const lacking = lackingOf(at(change));
      if (lacking < best.lacking) best = { lacking, change, step: Math.abs(end) / SCANNED };
      if (lacking > 0) continue;
      const before = (end * (step - 1)) / SCANNED;
      const first = halved(before, change, (tried) => lackingOf(at(tried)) === 0);
      if (nearest === null || Math.abs(first) < Math.abs(nearest)) nearest = first;
    }
    if (nearest !== null) return found(nearest);
  }
  if (best.change === 0) return found(0);
  const [low, high] = [problem.lowest[0]!, problem.highest[0]!];
  const change = peak(
    Math.max(low, best.change - best.step),
    Math.min(high, best.change + best.step),
    best.change,
    (tried) => lackingOf(at(tried)),
  );
  const least = lackingOf(at(change));
  // Where more of the lever brings nothing more, less of it does.
  const smallest = smallestAsGood(change, (tried) => lackingOf(at(tried)) <= least + AS_GOOD);
  const answer = found(smallest);
  // The best of a stretch between two steps of the scan may do after all.
  return answer.isMet ? answer : { ...answer, isMet: false };
}

/**
 * Halves an interval until it is small enough.
 *
 * @param fails an end where it does not hold
 * @param holds an end where it holds
 * @returns the last end where it holds
 */
export function halved(
  fails: number,
  holds: number,
  holdsAt: (change: number) => boolean,
  tolerance = TOLERANCE,
): number {
  let [out, inside] = [fails, holds];
  while (Math.abs(inside - out) > tolerance) {
    const middle = (inside + out) / 2;
    if (middle === inside || middle === out) break;
    if (holdsAt(middle)) inside = middle;
    else out = middle;
  }
  return inside;
}

/** The change nearest to nought on the way to `change` from which on all does as well. */
export function smallestAsGood(change: number, isAsGood: (change: number) => boolean): number {
  let good = change;
  for (let step = SCANNED - 1; step >= 0; step--) {
    const tried = (change * step) / SCANNED;
    if (!isAsGood(tried)) return halved(tried, good, isAsGood);
    good = tried;
  }
  return good;
}

const GOLDEN = 0.6180339887498949;

/** Least of a function with one valley between two ends, by golden sections. */
function peak(from: number, to: number, known: number, lacking: (change: number) => number) {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [lacking(left), lacking(right)];
  while (high - low > TOLERANCE) {
    if (atLeft < atRight) {
      high = right;
      [right, atRight] = [left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = lacking(left);
    } else {
      low = left;
      [left, atLeft] = [right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = lacking(right);
    }
  }
  const middle = (low + high) / 2;
  const candidates = [known, from, to, middle];
  return candidates.reduce((best, one) => (lacking(one) < lacking(best) ? one : best));
}
