import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { createContext, runInContext } from "node:vm";
import { buildSync } from "esbuild";
import fc from "fast-check";
import { describe, it, expect } from "vitest";
import type { Distribution } from "../../engine/foundation/distributions.ts";
import { distributionFault, quantile } from "../../engine/foundation/distributions.ts";
import { exp, normalCdf } from "../../engine/foundation/elementary.ts";
import { stream, streamSeedText } from "../../engine/foundation/random.ts";

const seedrandomPath = createRequire(import.meta.url).resolve("seedrandom");

const seed = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "binary" }),
);
const name = fc.string({ unit: "binary", maxLength: 40 });

function firstNumbers(seedOfStream: number | string, nameOfStream: string, count: number) {
  const numbers = stream(seedOfStream, nameOfStream);
  return Array.from({ length: count }, (_, member) => numbers.at(member));
}

describe("a random stream", () => {
  it("gives the same number to a member whatever was asked before", () => {
    const members = fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(seed, name, members, (someSeed, someName, asked) => {
        const inOrder = firstNumbers(someSeed, someName, 301);
        const anyOrder = stream(someSeed, someName);
        for (const member of asked) expect(anyOrder.at(member)).toBe(inOrder[member]);
      }),
    );
  });

  it("gives members 0 to 999 the same numbers in a run of 1000 and of 10000", () => {
    const large = stream(20240101, "demography/fertility");
    large.at(9999);
    const small = firstNumbers(20240101, "demography/fertility", 1000);
    expect(small.map((_, member) => large.at(member))).toEqual(small);
  });

  it("does not notice other streams in use at the same time", () => {
    const alone = firstNumbers(1, "alone", 50);
    const first = stream(1, "alone");
    const second = stream(1, "other");
    for (let member = 0; member < 50; member += 1) {
      second.at(member);
      expect(first.at(member)).toBe(alone[member]);
    }
  });

  it("stays from 0 up to but not including 1", () => {
    fc.assert(
      fc.property(seed, name, fc.nat({ max: 500 }), (someSeed, someName, member) => {
        const number = stream(someSeed, someName).at(member);
        expect(number >= 0 && number < 1).toBe(true);
      }),
    );
  });

  it("differs for every other seed or name", () => {
    fc.assert(
      fc.property(seed, name, seed, name, (seedA, nameA, seedB, nameB) => {
        fc.pre(nameA !== nameB || JSON.stringify(seedA) !== JSON.stringify(seedB));
        expect(streamSeedText(seedA, nameA)).not.toBe(streamSeedText(seedB, nameB));
      }),
    );
    // Pairs that a careless encoding, or the low eight bits of character codes, would confuse.
    const pairs: [number | string, string][] = [
      [1, "a"],
      ["1", "a"],
      [1, "\u0161"],
      [1, "\u0261"],
      [1, "\\u0161"],
      ["1,a", ""],
      ["1", ",a"],
      ["", "1,a"],
      [1, '"a"'],
      [1, "\ud800"],
      [1, "\ufffd"],
    ];
    const starts = pairs.map(([someSeed, someName]) => firstNumbers(someSeed, someName, 2).join());
    expect(new Set(starts).size).toBe(pairs.length);
  });

  it("is seeded by the JSON of seed and name in plain ASCII, which reads back as the two", () => {
    expect(streamSeedText(42, "heat/insulation")).toBe('[42,"heat/insulation"]');
    expect(streamSeedText("café", "š")).toBe('["caf\\u00e9","\\u0161"]');
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.string({ unit: "binary" })), name, (s, n) => {
        expect(JSON.parse(streamSeedText(s, n))).toEqual([s, n]);
        expect(streamSeedText(s, n)).toMatch(/^[ -~]*$/);
      }),
    );
  });

  it("refuses a seed without a text and a member without a place", () => {
    for (const wrong of [NaN, Infinity, -Infinity]) {
      expect(() => stream(wrong, "a")).toThrow(RangeError);
    }
    for (const wrong of [-1, 0.5, NaN, Infinity]) {
      expect(() => stream(1, "a").at(wrong)).toThrow(RangeError);
    }
  });

  it("has the numbers recorded for the contract", () => {
    expect(firstNumbers(2024, "test", 4)).toMatchInlineSnapshot(`
      [
        0.042183750636965424,
        0.9965484716398836,
        0.7264915623573895,
        0.5670042303009116,
      ]
    `);
  });

  it("has the numbers of seedrandom, whose own manual gives those of 'hello.'", () => {
    const script = `
      const seedrandom = require(${JSON.stringify(seedrandomPath)});
      const hello = seedrandom("hello.");
      const own = seedrandom(${JSON.stringify(streamSeedText(7, "name"))});
      console.log(JSON.stringify([[hello(), hello()], [own(), own()]]));`;
    const output = execFileSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(JSON.parse(output)).toEqual([
      [0.9282578795792454, 0.3752569768646784],
      firstNumbers(7, "name", 2),
    ]);
  });

  it("does not depend on Math.random, and leaves it alone", () => {
    const bundle = bundleForBrowser();
    for (const replacement of ["() => 0", "() => 0.987654321"]) {
      const context = createContext({});
      runInContext(`Math.random = ${replacement}; const before = Math.random;`, context);
      runInContext(bundle, context);
      const outcome: unknown = runInContext(
        `JSON.stringify([
          [0, 1, 2].map((member) => streams.stream(7, "name").at(member)),
          Math.random === before,
        ])`,
        context,
      );
      expect(JSON.parse(String(outcome))).toEqual([firstNumbers(7, "name", 3), true]);
    }
    const { random } = Math;
    stream(1, "a").at(10);
    expect(Math.random).toBe(random);
  });

  it("has the same numbers in a browser, where there is neither require nor process", () => {
    const context = createContext({});
    runInContext("globalThis.self = globalThis; globalThis.window = globalThis;", context);
    runInContext(bundleForBrowser(), context);
    const outcome: unknown = runInContext(
      `JSON.stringify([typeof require, typeof process,
        Array.from({ length: 200 }, (_, member) => streams.stream("seed", "š").at(member))])`,
      context,
    );
    expect(JSON.parse(String(outcome))).toEqual([
      "undefined",
      "undefined",
      firstNumbers("seed", "š", 200),
    ]);
  });

  it("is spread evenly, and unrelated to streams of neighbouring seeds and names", () => {
    const count = 20000;
    const streams = [
      firstNumbers(1, "a", count),
      firstNumbers(2, "a", count),
      firstNumbers(1, "b", count),
      firstNumbers(11, "a", count),
    ];
    const standardError = 1 / Math.sqrt(12 * count);
    for (const numbers of streams) {
      const mean = numbers.reduce((sum, number) => sum + number, 0) / count;
      expect(Math.abs(mean - 0.5)).toBeLessThan(4 * standardError);
      const cells = new Array<number>(20).fill(0);
      for (const number of numbers) cells[Math.floor(number * 20)] += 1;
      const chiSquare = cells.reduce((sum, n) => sum + (n - count / 20) ** 2 / (count / 20), 0);
      // 19 degrees of freedom; 43.8 is passed once in a thousand.
      expect(chiSquare).toBeLessThan(43.8);
    }
    for (let left = 0; left < streams.length; left += 1) {
      for (let right = 0; right < left; right += 1) {
        let covariance = 0;
        for (let member = 0; member < count; member += 1) {
          covariance += (streams[left][member] - 0.5) * (streams[right][member] - 0.5);
        }
        expect(Math.abs((covariance / count) * 12)).toBeLessThan(4 / Math.sqrt(count));
      }
    }
  });

  it("shows no relation between the first members of many names", () => {
    const firsts = Array.from({ length: 4000 }, (_, index) => stream(1, `name ${index}`).at(0));
    let neighbours = 0;
    for (let index = 1; index < firsts.length; index += 1) {
      neighbours += (firsts[index] - 0.5) * (firsts[index - 1] - 0.5);
    }
    expect(Math.abs((neighbours / firsts.length) * 12)).toBeLessThan(4 / Math.sqrt(4000));
    expect(new Set(firsts).size).toBe(4000);
  });
});

let browserBundle: string | undefined;

function bundleForBrowser(): string {
  browserBundle ??= buildSync({
    entryPoints: ["engine/foundation/random.ts"],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "streams",
  }).outputFiles[0].text;
  return browserBundle;
}

const level = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const spread = fc.double({ min: 0, max: 1e5, noNaN: true });
const distribution: fc.Arbitrary<Distribution> = fc.oneof(
  level.map((value): Distribution => ({ kind: "fixed", value })),
  fc
    .tuple(level, spread)
    .map(([low, width]): Distribution => ({ kind: "uniform", low, high: low + width })),
  fc.tuple(level, spread, spread).map(([low, rise, fall]): Distribution => ({
    kind: "triangular",
    low,
    mode: low + rise,
    high: low + rise + fall,
  })),
  fc.tuple(level, spread).map(([mean, sd]): Distribution => ({ kind: "normal", mean, sd })),
  fc
    .tuple(level, spread, level, spread, fc.integer({ min: 1, max: 3 }))
    .map(([mean, sd, low, width, bounds]): Distribution => {
      return {
        kind: "normal",
        mean,
        sd,
        ...(bounds & 1 ? { low } : {}),
        ...(bounds & 2 ? { high: low + width } : {}),
      };
    }),
  fc
    .tuple(
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
    )
    .map(([median, sigma]): Distribution => ({ kind: "lognormal", median, sigma })),
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
const probability = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

function support(given: Distribution): [number, number] {
  switch (given.kind) {
    case "fixed":
      return [given.value, given.value];
    case "uniform":
    case "triangular":
      return [given.low, given.high];
    case "normal":
      return [given.low ?? -Infinity, given.high ?? Infinity];
    case "lognormal":
      return [0, Infinity];
    case "discrete": {
      const possible = given.values.filter((_, index) => given.weights[index] > 0);
      return [Math.min(...possible), Math.max(...possible)];
    }
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
      { numRuns: 2000 },
    );
  });

  it("rises with the uniform number", () => {
    fc.assert(
      fc.property(distribution, probability, probability, (given, u, v) => {
        const lower = quantile(given, Math.min(u, v));
        const upper = quantile(given, Math.max(u, v));
        // Only where the normal quantile function takes part may rounding show.
        const scale =
          given.kind === "normal"
            ? Math.abs(given.mean) + 40 * given.sd
            : given.kind === "lognormal" && Number.isFinite(upper)
              ? upper * (1 + 40 * given.sigma)
              : 0;
        expect(upper).toBeGreaterThanOrEqual(lower - scale * 4e-15);
      }),
      { numRuns: 2000 },
    );
  });

  it("ends at the ends of its support", () => {
    fc.assert(
      fc.property(distribution, (given) => {
        // Unbounded supports, and a normal distribution kept off its bounds, follow below.
        fc.pre(given.kind !== "normal" && given.kind !== "lognormal");
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
      [{ kind: "discrete", values: [1, 2, 10], weights: [5, 3, 2] }, 3.1],
      [{ kind: "discrete", values: [10, 1, 2], weights: [2, 5, 3] }, 3.1],
    ];
    const count = 100_000;
    for (const [given, mean] of cases) {
      let sum = 0;
      for (let index = 0; index < count; index += 1) sum += quantile(given, (index + 0.5) / count);
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
      { kind: "discrete", values: [], weights: [] },
      { kind: "discrete", values: [1], weights: [1, 2] },
      { kind: "discrete", values: [NaN], weights: [1] },
      { kind: "discrete", values: [1, 2], weights: [1, -1] },
      { kind: "discrete", values: [1, 2], weights: [0, 0] },
    ];
    for (const given of faulty) expect(distributionFault(given)).toMatch(/\w/);
  });
});
