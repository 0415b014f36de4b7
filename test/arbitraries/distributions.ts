import fc from "fast-check";
import type { Distribution } from "../../engine/foundation/distributions.ts";

const level = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const spread = fc.double({ min: 0, max: 1e5, noNaN: true });
const positive = fc.double({ min: 1e-3, max: 1e4, noNaN: true });
const shape = fc.double({ min: 0.5, max: 60, noNaN: true });
/** Which of two bounds there are: none, the low one, the high one or both. */
const which = fc.integer({ min: 0, max: 3 });

const boundsOf = (
  low: number,
  high: number,
  some: number,
): { readonly low?: number; readonly high?: number } => ({
  ...(some & 1 ? { low } : {}),
  ...(some & 2 ? { high } : {}),
});

/** Distributions of every family with a density, neither too narrow for doubles nor too wide. */
export const continuous: fc.Arbitrary<Distribution> = fc.oneof(
  fc
    .tuple(level, positive)
    .map(([low, width]): Distribution => ({ kind: "uniform", low, high: low + width })),
  fc.tuple(level, positive, positive).map(([low, rise, fall]): Distribution => ({
    ...{ kind: "triangular", low, mode: low + rise, high: low + rise + fall },
  })),
  fc
    .tuple(level, positive, fc.tuple(positive, positive), which)
    .map(([mean, sd, [down, up], some]): Distribution => {
      const cut = boundsOf(mean - sd * Math.min(down, 4), mean + sd * Math.min(up, 4), some);
      return { kind: "normal", mean, sd, ...cut };
    }),
  fc
    .tuple(level, fc.tuple(positive, positive), fc.tuple(positive, positive), which)
    .map(([median, [below, above], [down, up], some]): Distribution => {
      const cut = boundsOf(median - down, median + up, some);
      return { kind: "two-piece-normal", median, below, above, ...cut };
    }),
  fc
    .tuple(positive, fc.double({ min: 0.01, max: 3, noNaN: true }), positive, positive, which)
    .map(([median, sigma, down, up, some]): Distribution => {
      const cut = boundsOf(median / (1 + down), median * (1 + up), some);
      return { kind: "lognormal", median, sigma, ...cut };
    }),
  fc
    .tuple(level, positive, shape, shape)
    .map(([low, width, a, b]): Distribution => ({ kind: "beta", a, b, low, high: low + width })),
  fc.tuple(level, positive, positive).map(([low, rise, fall]): Distribution => ({
    ...{ kind: "pert", low, mode: low + rise, high: low + rise + fall },
  })),
  fc
    .tuple(
      ...[level, positive, positive, fc.double({ min: 0.1, max: 0.5, noNaN: true })],
      fc.constantFrom("triangular" as const, "pert" as const),
    )
    .map(([low, rise, fall, cut, kind]): Distribution => {
      const width = rise + fall;
      const of = { kind, low, mode: low + rise, high: low + width };
      return { kind: "truncated", of, low: low + cut * width, high: low + 0.7 * width };
    }),
);

/** Distributions of every family without a fault, those without a spread included. */
export const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  { weight: 8, arbitrary: continuous },
  level.map((value): Distribution => ({ kind: "fixed", value })),
  fc.tuple(level, spread, spread).map(([low, rise, fall]): Distribution => ({
    ...{ kind: "triangular", low, mode: low + rise, high: low + rise + fall },
  })),
  fc
    .tuple(level, spread, level, spread, which)
    .map(([mean, sd, low, width, some]): Distribution => {
      return { kind: "normal", mean, sd, ...boundsOf(low, low + width, some) };
    }),
  fc
    .array(fc.tuple(level, fc.double({ min: 0, max: 10, noNaN: true })), {
      minLength: 1,
      maxLength: 8,
    })
    .filter((pairs) => pairs.some(([, weight]) => weight > 0))
    .map((pairs): Distribution => ({
      kind: "discrete",
      values: pairs.map(([value]) => value),
      weights: pairs.map(([, weight]) => weight),
    })),
);

export const probability = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** The values between which every draw lies. */
export function support(given: Distribution): [number, number] {
  switch (given.kind) {
    case "fixed":
      return [given.value, given.value];
    case "uniform":
    case "triangular":
    case "beta":
    case "pert":
    case "truncated":
      return [given.low, given.high];
    case "normal":
    case "two-piece-normal":
      return [given.low ?? -Infinity, given.high ?? Infinity];
    case "lognormal":
      return [given.low ?? 0, given.high ?? Infinity];
    case "discrete": {
      const possible = given.values.filter((_, index) => given.weights[index] > 0);
      return [Math.min(...possible), Math.max(...possible)];
    }
  }
}
