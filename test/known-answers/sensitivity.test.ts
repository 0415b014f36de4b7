/** Elementary effects and Sobol indices against functions whose answers are known without them. */
import { describe, expect, it } from "vitest";
import type { Sampling } from "../../engine/analysis/ensemble/draws.ts";
import { Resamples } from "../../engine/analysis/sensitivity/resampling.ts";
import { elementaryEffects, morrisDesign } from "../../engine/analysis/sensitivity/morris.ts";
import { drawnTables } from "../../engine/analysis/sensitivity/drawn-tables.ts";
import { sobolDesign } from "../../engine/analysis/sensitivity/sobol-design.ts";
import { sobolIndices, type Estimate } from "../../engine/analysis/sensitivity/sobol-indices.ts";

type Model = (u: ArrayLike<number>) => number;

const namesOf = (width: number): string[] => Array.from({ length: width }, (_, at) => `x${at + 1}`);

function indices(
  model: Model,
  width: number,
  n: number,
  seed: number | string,
  sampling: Sampling,
) {
  const names = namesOf(width);
  const inputs = names.map((name) => ({ name, group: null }));
  const [a, b] = drawnTables(inputs, { seed, sampling });
  const design = sobolDesign(
    a,
    b,
    width,
    names.map((_, at) => [at]),
    n,
  );
  const row = new Float64Array(width);
  const values = Float64Array.from({ length: design.rows }, (_, at) => {
    design.row(at, row);
    return model(row);
  });
  const found = sobolIndices(values, width, new Resamples(seed));
  if (found === null) throw new Error("the figure has no variance");
  return found;
}

function effects(model: Model, width: number, bases: number, seed: number | string) {
  const design = morrisDesign(namesOf(width), bases, seed);
  const row = new Float64Array(width);
  const values = Float64Array.from({ length: design.rows }, (_, at) => {
    design.row(at, row);
    return model(row);
  });
  const found = elementaryEffects(design, values, new Resamples(seed));
  if (found === null) throw new Error("the figure is the same everywhere");
  return found;
}

/**
 * Ishigami and Homma (1990), Proceedings ISUMA '90, 398-403, with a = 7 and b = 0.1: the inputs are
 * uniform from -pi to pi. Its answers are integrals of sines.
 */
const [A, B] = [7, 0.1];
const ishigami: Model = (u) => {
  const [x1, x2, x3] = Array.from(u, (each) => Math.PI * (2 * each - 1)) as [
    number,
    number,
    number,
  ];
  return Math.sin(x1) + A * Math.sin(x2) ** 2 + B * x3 ** 4 * Math.sin(x1);
};
const ishigamiAnswer = (() => {
  const v1 = 0.5 * (1 + (B * Math.PI ** 4) / 5) ** 2;
  const v2 = A ** 2 / 8;
  const v13 = (8 * B ** 2 * Math.PI ** 8) / 225;
  const variance = v1 + v2 + v13;
  return {
    variance,
    firstOrder: [v1 / variance, v2 / variance, 0],
    total: [(v1 + v13) / variance, v2 / variance, v13 / variance],
  };
})();

/** Sobol' G function, after Saltelli and Sobol' (1995): a small `a` makes an input important. */
const WEIGHTS = [0, 1, 4.5, 9, 99, 99, 99, 99];
const sobolG: Model = (u) =>
  WEIGHTS.reduce((product, a, at) => (product * (Math.abs(4 * u[at]! - 2) + a)) / (1 + a), 1);
const sobolGAnswer = (() => {
  const parts = WEIGHTS.map((a) => 1 / (3 * (1 + a) ** 2));
  const product = parts.reduce((all, part) => all * (1 + part), 1);
  const variance = product - 1;
  return {
    variance,
    firstOrder: parts.map((part) => part / variance),
    total: parts.map((part) => (part * product) / (1 + part) / variance),
  };
})();

const holds = ({ low, high }: Estimate, answer: number): boolean => low <= answer && answer <= high;

/** The seed of the command, when nobody says. */
const SEED = 1;

describe.each([
  { name: "Ishigami", model: ishigami, width: 3, answer: ishigamiAnswer },
  { name: "Sobol G", model: sobolG, width: 8, answer: sobolGAnswer },
])("Sobol indices of the $name function", ({ model, width, answer }) => {
  const found = indices(model, width, 4096, SEED, "sobol");

  it("lie within 0.01 of the analytic values", () => {
    for (let at = 0; at < width; at++) {
      expect(Math.abs(found.firstOrder[at]!.value - answer.firstOrder[at]!)).toBeLessThan(0.01);
      expect(Math.abs(found.total[at]!.value - answer.total[at]!)).toBeLessThan(0.01);
    }
    expect(Math.abs(found.variance / answer.variance - 1)).toBeLessThan(0.01);
  });

  it("have the analytic values in their intervals", () => {
    for (let at = 0; at < width; at++) {
      expect(holds(found.firstOrder[at]!, answer.firstOrder[at]!)).toBe(true);
      expect(holds(found.total[at]!, answer.total[at]!)).toBe(true);
    }
    const sum = answer.firstOrder.reduce((all, each) => all + each, 0);
    expect(holds(found.together, 1 - sum)).toBe(true);
  });

  it("have intervals that hold the analytic values about as often as they say, also with few rows", () => {
    let held = 0;
    let asked = 0;
    for (let seed = 2; seed < 42; seed++) {
      const few = indices(model, width, 512, seed, "random");
      for (let at = 0; at < width; at++) {
        if (holds(few.firstOrder[at]!, answer.firstOrder[at]!)) held++;
        if (holds(few.total[at]!, answer.total[at]!)) held++;
        asked += 2;
      }
    }
    expect(held / asked).toBeGreaterThan(0.9);
  });

  it("narrow as the square root of the number of rows", () => {
    const breadth = ({ low, high }: Estimate): number => high - low;
    const few = indices(model, width, 256, SEED, "sobol");
    const ratio = breadth(few.total[0]!) / breadth(found.total[0]!);
    expect(ratio).toBeGreaterThan(2.5);
    expect(ratio).toBeLessThan(6);
  });
});

describe("elementary effects", () => {
  it("of a straight function are its slopes, and do not vary", () => {
    const slopes = [3, -2, 0.5, 0];
    const found = effects(
      (u) => slopes.reduce((sum, s, at) => sum + s * u[at]!, 7),
      4,
      8,
      "a seed",
    );
    found.forEach(({ mu, muStar, sigma, muStarInterval }, at) => {
      expect(mu).toBeCloseTo(slopes[at]!, 12);
      expect(muStar).toBeCloseTo(Math.abs(slopes[at]!), 12);
      expect(sigma).toBeCloseTo(0, 12);
      expect(muStarInterval.low).toBeCloseTo(muStar, 12);
      expect(muStarInterval.high).toBeCloseTo(muStar, 12);
    });
  });

  // |4x - 2| goes from 2 - 4x to 4x when x goes up by a half: the effect is (16x - 4) / (1 + a) with
  // x even over the lower half, so its size is 2 / (1 + a) on average, and the other factors are 1.
  it("of the Sobol G function are 2 / (1 + a) on average, up as often as down", () => {
    const found = effects(sobolG, WEIGHTS.length, 2048, 1);
    found.forEach(({ mu, muStar, muStarInterval }, at) => {
      const answer = 2 / (1 + WEIGHTS[at]!);
      expect(Math.abs(muStar / answer - 1)).toBeLessThan(0.05);
      expect(muStarInterval.low).toBeLessThan(answer);
      expect(muStarInterval.high).toBeGreaterThan(answer);
      expect(Math.abs(mu) / answer).toBeLessThan(0.1);
    });
  });

  it("put the inputs of the G function in the order of their importance with sixteen base points", () => {
    const found = effects(sobolG, WEIGHTS.length, 16, 1).map(({ muStar }) => muStar);
    expect([...found.slice(0, 4)].sort((one, other) => other - one)).toEqual(found.slice(0, 4));
    expect(Math.max(...found.slice(4))).toBeLessThan(found[3]!);
  });

  it("see an input that works only together with another: x3 of Ishigami", () => {
    const [, , third] = effects(ishigami, 3, 64, 1);
    expect(Math.abs(third!.mu)).toBeLessThan(third!.muStar / 2);
    expect(third!.sigma).toBeGreaterThan(third!.muStar / 2);
  });
});
