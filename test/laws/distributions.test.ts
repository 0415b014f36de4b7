import fc from "fast-check";
import { describe, it, expect } from "vitest";
import { cumulative } from "../../engine/foundation/cumulative-distribution.ts";
import {
  distributionFault,
  quantile,
  quantileFunction,
  truncate,
  type Distribution,
} from "../../engine/foundation/distributions.ts";
import { exp, normalCdf } from "../../engine/foundation/elementary.ts";
import { continuous, distribution, probability, support } from "../arbitraries/distributions.ts";

/** How much two draws may be out of order where the normal quantile function takes part. */
function roundingOf(given: Distribution, drawn: number): number {
  switch (given.kind) {
    case "normal":
      return (Math.abs(given.mean) + 40 * given.sd) * 4e-15;
    case "two-piece-normal":
      return (Math.abs(given.median) + 40 * (given.below + given.above)) * 4e-15;
    case "lognormal":
      return Number.isFinite(drawn) ? drawn * (1 + 40 * given.sigma) * 4e-15 : 0;
    case "beta":
    case "pert":
      return (Math.abs(given.low) + (given.high - given.low)) * 4e-15;
    case "truncated":
      return (Math.abs(given.of.low) + (given.of.high - given.of.low)) * 4e-15;
    default:
      return 0;
  }
}

describe("a distribution", () => {
  it("is found without fault when its parameters make sense", () => {
    fc.assert(
      fc.property(distribution, (given) => {
        expect(distributionFault(given)).toBeNull();
      }),
    );
  });

  it("is never drawn outside of its support", () => {
    fc.assert(
      fc.property(distribution, probability, (given, u) => {
        const [low, high] = support(given);
        const drawn = quantile(given, u);
        expect(drawn).toBeGreaterThanOrEqual(low);
        expect(drawn).toBeLessThanOrEqual(high);
      }),
      { numRuns: 800 },
    );
  });

  it("rises with the uniform number", () => {
    fc.assert(
      fc.property(distribution, probability, probability, (given, u, v) => {
        const lower = quantile(given, Math.min(u, v));
        const upper = quantile(given, Math.max(u, v));
        expect(upper).toBeGreaterThanOrEqual(lower - roundingOf(given, upper));
      }),
      { numRuns: 800 },
    );
  });

  it("ends at the ends of its support", () => {
    fc.assert(
      fc.property(distribution, (given) => {
        // Unbounded supports, and a normal distribution kept off its bounds, follow below.
        fc.pre(!["normal", "two-piece-normal", "lognormal", "truncated"].includes(given.kind));
        const [low, high] = support(given);
        // The distance of the ends is rounded, so an end is only met to the last bits of the
        // larger.
        const rounding = (Math.max(Math.abs(low), Math.abs(high)) + 1e-300) * 1e-15;
        expect(Math.abs(quantile(given, 0) - low)).toBeLessThanOrEqual(rounding);
        expect(Math.abs(quantile(given, 1) - high)).toBeLessThanOrEqual(rounding);
      }),
    );
    expect(quantile({ kind: "normal", mean: 3, sd: 2 }, 0)).toBe(-Infinity);
    expect(quantile({ kind: "lognormal", median: 3, sigma: 2 }, 0)).toBe(0);
    expect(quantile({ kind: "lognormal", median: 3, sigma: 2 }, 1)).toBe(Infinity);
    expect(quantile({ kind: "lognormal", median: 3, sigma: 0 }, 0)).toBe(3);
    expect(quantile({ kind: "normal", mean: 3, sd: 2, low: 1, high: 4 }, 0)).toBeCloseTo(1, 14);
    expect(quantile({ kind: "normal", mean: 3, sd: 2, low: 1, high: 4 }, 1)).toBeCloseTo(4, 14);
  });

  it("gives NaN outside of the probabilities", () => {
    fc.assert(
      fc.property(distribution, fc.constantFrom(-1, -5e-324, 1.5, Infinity, NaN), (given, u) => {
        expect(quantile(given, u)).toBeNaN();
      }),
    );
  });

  it("has as mean of evenly spaced draws the mean of the formula", () => {
    const density = (x: number) => exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const truncatedMean = (mean: number, sd: number, low: number, high: number) => {
      const [a, b] = [(low - mean) / sd, (high - mean) / sd];
      return mean + (sd * (density(a) - density(b))) / (normalCdf(b) - normalCdf(a));
    };
    const cases: [Distribution, number][] = [
      [{ kind: "fixed", value: 4.25 }, 4.25],
      [{ kind: "uniform", low: -1, high: 5 }, 2],
      [{ kind: "triangular", low: 1, mode: 2, high: 6 }, 3],
      [{ kind: "triangular", low: 1, mode: 1, high: 4 }, 2],
      [{ kind: "triangular", low: 1, mode: 4, high: 4 }, 3],
      [{ kind: "normal", mean: 10, sd: 3 }, 10],
      [{ kind: "normal", mean: 10, sd: 3, low: 8 }, truncatedMean(10, 3, 8, 1000)],
      [{ kind: "normal", mean: 10, sd: 3, high: 9 }, truncatedMean(10, 3, -1000, 9)],
      [{ kind: "normal", mean: 10, sd: 3, low: 12, high: 20 }, truncatedMean(10, 3, 12, 20)],
      [{ kind: "normal", mean: 10, sd: 3, low: 0, high: 11 }, truncatedMean(10, 3, 0, 11)],
      [{ kind: "lognormal", median: 2, sigma: 0.5 }, 2 * exp(0.125)],
      [{ kind: "pert", low: 1, mode: 2, high: 9 }, 3],
      [{ kind: "beta", a: 2, b: 6, low: 10, high: 18 }, 12],
      [{ kind: "beta", a: 0.5, b: 0.5, low: -1, high: 1 }, 0],
      // Each half of it has a mean of sqrt(2/pi) of its spread.
      [
        { kind: "two-piece-normal", median: 7, below: 1, above: 3 },
        7 + Math.sqrt(2 / Math.PI) * (0.5 * 3 - 0.5 * 1),
      ],
      [
        {
          kind: "truncated",
          of: { kind: "triangular", low: 0, mode: 2, high: 4 },
          low: 0,
          high: 2,
        },
        4 / 3,
      ],
      [{ kind: "discrete", values: [1, 2, 10], weights: [5, 3, 2] }, 3.1],
      [{ kind: "discrete", values: [10, 1, 2], weights: [2, 5, 3] }, 3.1],
    ];
    const count = 100_000;
    for (const [given, mean] of cases) {
      let sum = 0;
      const draw = quantileFunction(given);
      for (let index = 0; index < count; index += 1) sum += draw((index + 0.5) / count);
      expect(sum / count, JSON.stringify(given)).toBeCloseTo(mean, 3);
    }
  });

  it("puts the tabulated share of a normal distribution below each score", () => {
    expect(quantile({ kind: "normal", mean: 100, sd: 15 }, 0.5)).toBe(100);
    expect(quantile({ kind: "normal", mean: 100, sd: 15 }, 0.975)).toBeCloseTo(
      129.39945976810081,
      12,
    );
    expect(quantile({ kind: "lognormal", median: 2, sigma: 0.5 }, 0.5)).toBe(2);
  });

  it("truncates far from the mean without losing the draw", () => {
    // Beyond eight standard deviations a distribution function of the upper tail is 1 in doubles.
    const far: Distribution = { kind: "normal", mean: 0, sd: 1, low: 9, high: 12 };
    // The tail beyond 9 falls off as e^(-9.1 x), so its median is about ln 2 / 9.1 further on.
    expect(quantile(far, 0.5)).toBeCloseTo(9.0757, 3);
    const mirrored: Distribution = { kind: "normal", mean: 0, sd: 1, low: -12, high: -9 };
    expect(quantile(mirrored, 0.5)).toBe(-quantile(far, 0.5));
    // So far out that the probability underflows, all of it sits at the inner bound.
    expect(quantile({ kind: "normal", mean: 0, sd: 1, low: 50, high: 60 }, 0.7)).toBe(50);
    expect(quantile({ kind: "normal", mean: 0, sd: 1, low: 50 }, 0.7)).toBe(50);
    expect(quantile({ kind: "normal", mean: 0, sd: 1, low: -60, high: -50 }, 0.7)).toBe(-50);
    expect(quantile({ kind: "normal", mean: 0, sd: 1, high: -50 }, 0.7)).toBe(-50);
    expect(quantile({ kind: "normal", mean: 0, sd: 1e20, low: 2, high: 4 }, 0.25)).toBe(2.5);
    expect(quantile({ kind: "normal", mean: 7, sd: 0, low: 8 }, 0.3)).toBe(8);
  });

  it("gives each discrete value its share, whatever the order of the list", () => {
    const given: Distribution = {
      kind: "discrete",
      values: [3, 1, 2, 9],
      weights: [1, 2, 1, 0],
    };
    expect([0, 0.49, 0.5, 0.74, 0.75, 0.999].map((u) => quantile(given, u))).toEqual([
      1, 1, 2, 2, 3, 3,
    ]);
  });

  it("is told what is wrong with its parameters", () => {
    const faulty: Distribution[] = [
      { kind: "fixed", value: NaN },
      { kind: "uniform", low: 2, high: 1 },
      { kind: "uniform", low: -Infinity, high: 1 },
      { kind: "triangular", low: 0, mode: 3, high: 2 },
      { kind: "triangular", low: 0, mode: NaN, high: 2 },
      { kind: "normal", mean: 0, sd: -1 },
      { kind: "normal", mean: Infinity, sd: 1 },
      { kind: "normal", mean: 0, sd: 1, low: 2, high: 1 },
      { kind: "normal", mean: 0, sd: 1, low: NaN },
      { kind: "normal", mean: 0, sd: 1, high: Infinity },
      { kind: "lognormal", median: 0, sigma: 1 },
      { kind: "lognormal", median: 1, sigma: -1 },
      { kind: "lognormal", median: 1, sigma: 11 },
      { kind: "lognormal", median: 1, sigma: 1, high: -1 },
      { kind: "two-piece-normal", median: 1, below: -1, above: 1 },
      { kind: "two-piece-normal", median: NaN, below: 1, above: 1 },
      { kind: "two-piece-normal", median: 1, below: 1, above: 1, low: 1 },
      { kind: "two-piece-normal", median: 1, below: 1, above: 1, high: 0 },
      { kind: "beta", a: 0.4, b: 1, low: 0, high: 1 },
      { kind: "beta", a: 1, b: 1e5, low: 0, high: 1 },
      { kind: "beta", a: 1, b: 1, low: 2, high: 1 },
      { kind: "pert", low: 0, mode: 3, high: 2 },
      {
        kind: "truncated",
        of: { kind: "triangular", low: 0, mode: 1, high: 2 },
        low: 3,
        high: 4,
      },
      { kind: "discrete", values: [], weights: [] },
      { kind: "discrete", values: [1], weights: [1, 2] },
      { kind: "discrete", values: [NaN], weights: [1] },
      { kind: "discrete", values: [1, 2], weights: [1, -1] },
      { kind: "discrete", values: [1, 2], weights: [0, 0] },
    ];
    for (const given of faulty) expect(distributionFault(given)).toMatch(/\w/);
  });

  it("lies below its quantile with the probability asked for", () => {
    fc.assert(
      fc.property(continuous, fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (given, u) => {
        const drawn = quantile(given, u);
        // Where the draws are closer together than doubles there is no such value.
        const [before, after] = [drawn - Math.abs(drawn) * 1e-13, drawn + Math.abs(drawn) * 1e-13];
        const tolerance = 1e-7;
        expect(cumulative(given, before)).toBeLessThanOrEqual(u + tolerance);
        expect(cumulative(given, after)).toBeGreaterThanOrEqual(u - tolerance);
      }),
      { numRuns: 400 },
    );
  });

  it("is finite strictly between 0 and 1, however near", () => {
    const near = fc.constantFrom(5e-324, 1e-300, 2 ** -53, 1e-9, 1 - 1e-9, 1 - 2 ** -53);
    fc.assert(
      fc.property(distribution, near, (given, u) => {
        expect(Number.isFinite(quantile(given, u))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same draws one at a time as from one function", () => {
    fc.assert(
      fc.property(distribution, fc.array(probability, { maxLength: 5 }), (given, all) => {
        const draw = quantileFunction(given);
        for (const u of all) expect(draw(u)).toBe(quantile(given, u));
      }),
    );
  });

  it("keeps its proportions when it is cut off, and no draw stands on a bound", () => {
    const cut = fc.tuple(probability, probability);
    const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(continuous, cut, inside, (given, [p, q], u) => {
        // Halves of a two-piece distribution are cut off each by itself: next law.
        fc.pre(given.kind !== "two-piece-normal" && Math.abs(p - q) > 0.01);
        const [low, high] = [quantile(given, Math.min(p, q)), quantile(given, Math.max(p, q))];
        fc.pre(low > -Infinity && high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)));
        const shorter = truncate(given, low, high)!;
        const drawn = quantile(shorter, u);
        expect(drawn).toBeGreaterThan(low);
        expect(drawn).toBeLessThan(high);
        const [from, to] = [cumulative(given, low), cumulative(given, high)];
        const share = (cumulative(given, drawn) - from) / (to - from);
        expect(Math.abs(share - u)).toBeLessThan(1e-5);
      }),
      { numRuns: 400 },
    );
  });

  it("of two halves keeps its median when it is cut off", () => {
    const piece = fc.double({ min: 0.01, max: 100, noNaN: true });
    const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(piece, piece, piece, piece, inside, (below, above, down, up, u) => {
        const whole: Distribution = { kind: "two-piece-normal", median: 5, below, above };
        const given = truncate(whole, 5 - down, 5 + up)!;
        expect(quantile(given, 0.5)).toBe(5);
        const drawn = quantile(given, u);
        expect(drawn).toBeGreaterThan(5 - down);
        expect(drawn).toBeLessThan(5 + up);
        // Never further out than without bounds.
        expect(Math.abs(drawn - 5)).toBeLessThanOrEqual(Math.abs(quantile(whole, u) - 5) + 1e-12);
      }),
      { numRuns: 400 },
    );
  });

  it("has nothing left when it is cut off beside its support", () => {
    const [low, high] = [20, 30];
    const without: Distribution[] = [
      { kind: "fixed", value: 1 },
      { kind: "uniform", low: 0, high: 10 },
      { kind: "triangular", low: 0, mode: 3, high: 10 },
      { kind: "beta", a: 2, b: 3, low: 0, high: 10 },
      { kind: "pert", low: 0, mode: 3, high: 10 },
      { kind: "discrete", values: [1, 2], weights: [1, 1] },
      { kind: "two-piece-normal", median: 3, below: 1, above: 1 },
    ];
    for (const given of without) expect(truncate(given, low, high)).toBeNull();
  });

  it("keeps what bounds wider than its support leave of it: all", () => {
    fc.assert(
      fc.property(distribution, probability, (given, u) => {
        const [low, high] = support(given);
        expect(quantile(truncate(given, low, high)!, u)).toBe(quantile(given, u));
      }),
    );
  });
});
