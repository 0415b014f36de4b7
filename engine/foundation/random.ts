/**
 * Random streams: for each seed and each name an endless row of numbers, of which a member of an
 * ensemble takes the one at its own place.
 *
 * That member 7 takes number 7 of every stream, and not the next number that happens to be free, is
 * what keeps members apart from each other and from the size of the run: a run of 10000 members
 * begins with the 1000 of the smaller run, and a quantity that is added to a scenario brings its
 * own stream along and disturbs no other.
 */

import seedrandom from "seedrandom";

/** One row of uniform numbers. */
export interface RandomStream {
  /**
   * The number at the place of `member`, counted from 0: at least 0 and below 1. It does not depend
   * on which members were asked before.
   *
   * @throws RangeError if `member` is not an integer from 0 upwards.
   */
  at(member: number): number;
}

/**
 * The text that seeds the stream of a seed and a name: the JSON array of the two, so that no two
 * pairs share a text (1 differs from "1", and a comma in a name does no harm).
 *
 * Everything outside printable ASCII is written as a \uXXXX escape, because seedrandom uses only
 * the low eight bits of each character code: without it "š" (U+0161) would be the same as "a"
 * (U+0061).
 *
 * @throws RangeError if the seed is NaN or infinite, for which JSON has no text of their own.
 */
export function streamSeedText(seed: number | string, name: string): string {
  if (typeof seed === "number" && !Number.isFinite(seed)) {
    throw new RangeError(`A random seed must be a finite number or a text, not ${String(seed)}.`);
  }
  return JSON.stringify([seed, name]).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * The random stream of a seed and a name.
 *
 * The numbers are those of the ARC4 generator of the npm package seedrandom 3.0.5, seeded with
 * {@link streamSeedText}; equal seeds and names give equal numbers in Node and in browsers. When it
 * loads, seedrandom feeds its entropy pool from Math.random, but the pool enters a generator only
 * if `entropy` is set or the seed is missing; `global: false` keeps it from replacing Math.random.
 *
 * Numbers are drawn when first asked for and kept, at eight bytes each.
 *
 * @throws RangeError if the seed is NaN or infinite.
 */
export function stream(seed: number | string, name: string): RandomStream {
  const draw = seedrandom(streamSeedText(seed, name), { entropy: false, global: false });
  const drawn: number[] = [];
  return {
    at(member: number): number {
      if (!Number.isSafeInteger(member) || member < 0) {
        throw new RangeError(
          `A member is numbered by an integer from 0 upwards, not ${String(member)}.`,
        );
      }
      while (drawn.length <= member) drawn.push(draw());
      return drawn[member];
    },
  };
}
