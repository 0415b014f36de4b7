/**
 * The two-piece normal distributions among the defaults, which nearly all inputs have: their draws
 * with what does not depend on the uniform number in arrays, the same to the bit as
 * `quantileFunction` gives them one by one.
 */
import type { Distribution } from "../../foundation/distributions.ts";
import { normalCdf, normalQuantile } from "../../foundation/elementary.ts";

export class NormalHalves {
  /** 0 for an input that has another distribution. */
  private readonly deviation: Float64Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  /** Probability of a whole normal distribution beyond the bounds, and what is left to a half. */
  private readonly beyondLow: Float64Array;
  private readonly beyondHigh: Float64Array;
  private readonly lower: Float64Array;
  private readonly upper: Float64Array;

  constructor(distributions: readonly (Distribution | null)[]) {
    const of = (pick: (one: Extract<Distribution, { kind: "two-piece-normal" }>) => number) =>
      Float64Array.from(distributions, (one) =>
        one?.kind === "two-piece-normal" && one.median === 0 && one.below === one.above
          ? pick(one)
          : 0,
      );
    this.deviation = of(({ below }) => below);
    this.low = of(({ low = -Infinity }) => low);
    this.high = of(({ high = Infinity }) => high);
    this.beyondLow = of(({ low = -Infinity, below }) => normalCdf(low / below));
    this.beyondHigh = of(({ high = Infinity, above }) => normalCdf(-high / above));
    this.lower = this.beyondLow.map((beyond) => 1 - 2 * beyond);
    this.upper = this.beyondHigh.map((beyond) => 1 - 2 * beyond);
  }

  /** Whether an input is drawn here. */
  isOne(input: number): boolean {
    return this.deviation[input] !== 0;
  }

  position(input: number, uniform: number): number {
    const deviation = this.deviation[input]!;
    if (uniform < 0.5) {
      const reached = this.beyondLow[input]! + uniform * this.lower[input]!;
      const drawn = deviation * normalQuantile(reached);
      const low = this.low[input]!;
      return drawn < low ? low : drawn > 0 ? 0 : drawn;
    }
    const reached = this.beyondHigh[input]! + (1 - uniform) * this.upper[input]!;
    const drawn = deviation * -normalQuantile(reached);
    const high = this.high[input]!;
    return drawn > high ? high : drawn < 0 ? 0 : drawn;
  }
}
