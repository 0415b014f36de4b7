/**
 * The two-piece normal distributions among the defaults, which nearly all inputs have: their draws
 * with what does not depend on the uniform number in arrays, the same to the bit as
 * `quantileFunction` gives them one by one. The loop is made around its arrays, for what `cellWriter`
 * says.
 */
import type { Distribution } from "../../foundation/distributions.ts";
import { normalCdf, normalQuantile } from "../../foundation/elementary.ts";

export interface NormalHalves {
  /** The inputs that are drawn here; the others have another distribution. */
  readonly inputs: Int32Array;
  /** Writes the positions of these inputs. */
  draw(): void;
}

/**
 * @param distributions one per input
 * @param uniforms      one per input, above 0 and below 1, where `draw` finds them
 * @param positions     where `draw` writes
 */
export function normalHalves(
  distributions: readonly (Distribution | null)[],
  uniforms: Float64Array,
  positions: Float64Array,
): NormalHalves {
  const own = distributions.flatMap((one, input) =>
    one?.kind === "two-piece-normal" && one.median === 0 && one.below === one.above
      ? [{ input, deviation: one.below, low: one.low ?? -Infinity, high: one.high ?? Infinity }]
      : [],
  );
  const inputs = Int32Array.from(own, ({ input }) => input);
  const deviations = Float64Array.from(own, ({ deviation }) => deviation);
  const lows = Float64Array.from(own, ({ low }) => low);
  const highs = Float64Array.from(own, ({ high }) => high);
  /** Probability of a whole normal distribution beyond the bounds, and what is left to a half. */
  const beyondLow = lows.map((low, at) => normalCdf(low / deviations[at]!));
  const beyondHigh = highs.map((high, at) => normalCdf(-high / deviations[at]!));
  const lower = beyondLow.map((beyond) => 1 - 2 * beyond);
  const upper = beyondHigh.map((beyond) => 1 - 2 * beyond);
  const count = own.length;
  const draw = (): void => {
    for (let at = 0; at < count; at++) {
      const input = inputs[at]!;
      const uniform = uniforms[input]!;
      const deviation = deviations[at]!;
      if (uniform < 0.5) {
        const reached = beyondLow[at]! + uniform * lower[at]!;
        const drawn = deviation * normalQuantile(reached);
        const low = lows[at]!;
        positions[input] = drawn < low ? low : drawn > 0 ? 0 : drawn;
      } else {
        const reached = beyondHigh[at]! + (1 - uniform) * upper[at]!;
        const drawn = deviation * -normalQuantile(reached);
        const high = highs[at]!;
        positions[input] = drawn > high ? high : drawn < 0 ? 0 : drawn;
      }
    }
  };
  return { inputs, draw };
}
