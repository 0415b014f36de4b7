/**
 * Intervals by drawing the rows of a design again, with replacement (bootstrap). Which rows are
 * drawn depends on the seed and their number alone, so that intervals are the same on every machine.
 */
import { stream } from "../../foundation/random.ts";
import { quantileOfSorted } from "../ensemble/quantiles.ts";

/** The middle 95 % of the estimates from drawn rows. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Part of the drawn estimates that an interval holds. */
export const CONFIDENCE = 0.95;

/** How often all rows are drawn. */
export const RESAMPLES = 400;

/** The draws of one seed, made once for all figures that have as many rows. */
export class Resamples {
  private readonly made = new Map<string, Uint16Array>();

  constructor(
    private readonly seed: number | string,
    readonly number = RESAMPLES,
  ) {}

  /**
   * How often each row is drawn each time: `[resample][row]`.
   *
   * @param name what is resampled; other names give other draws
   */
  of(name: string, rows: number): Uint16Array {
    const key = `${name} ${rows}`;
    let counts = this.made.get(key);
    if (counts === undefined) this.made.set(key, (counts = this.draw(name, rows)));
    return counts;
  }

  private draw(name: string, rows: number): Uint16Array {
    const counts = new Uint16Array(this.number * rows);
    const numbers = stream(this.seed, `resampling ${name}`);
    for (let resample = 0; resample < this.number; resample++) {
      const from = resample * rows;
      for (let draw = 0; draw < rows; draw++) {
        const row = Math.floor(numbers.at(from + draw) * rows);
        counts[from + row]! += 1;
      }
    }
    return counts;
  }
}

/** The ends of the middle part of estimates, which are put in order; those that are NaN do not count. */
export function intervalOf(estimates: Float64Array): Interval {
  const sorted = estimates.filter((estimate) => !Number.isNaN(estimate)).sort();
  return {
    low: quantileOfSorted(sorted, (1 - CONFIDENCE) / 2),
    high: quantileOfSorted(sorted, (1 + CONFIDENCE) / 2),
  };
}
