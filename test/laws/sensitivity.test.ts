/** What holds for elementary effects and Sobol indices of any function. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  factorsOf,
  placeFactor,
  type FactorInput,
} from "../../engine/analysis/sensitivity/factors.ts";
import { elementaryEffects, morrisDesign } from "../../engine/analysis/sensitivity/morris.ts";
import { intervalOf, Resamples } from "../../engine/analysis/sensitivity/resampling.ts";
import { drawnTables } from "../../engine/analysis/sensitivity/drawn-tables.ts";
import { sobolDesign, type UniformTable } from "../../engine/analysis/sensitivity/sobol-design.ts";
import { sobolIndices } from "../../engine/analysis/sensitivity/sobol-indices.ts";
import {
  leadingOf,
  sensitivityStudy,
  type Evaluate,
  type Method,
  type StudyInput,
} from "../../engine/analysis/sensitivity/study.ts";

type Model = (u: ArrayLike<number>) => number;

const named = (width: number): string[] => Array.from({ length: width }, (_, at) => `x${at + 1}`);
const alone = (names: readonly string[]): FactorInput[] =>
  names.map((name) => ({ name, group: null }));
const seeds = fc.oneof(fc.integer(), fc.string({ maxLength: 8 }));
const weights = (min: number) =>
  fc.array(fc.double({ min: 0.5, max: 5, noNaN: true }), { minLength: min, maxLength: 5 });

function valuesOf(model: Model, width: number, n: number, seed: number | string): Float64Array {
  const [a, b] = drawnTables(alone(named(width)), { seed, sampling: "random" });
  const factors = named(width).map((_, at) => [at]);
  const design = sobolDesign(a, b, width, factors, n);
  const row = new Float64Array(width);
  return Float64Array.from({ length: design.rows }, (_, at) => {
    design.row(at, row);
    return model(row);
  });
}

const indices = (model: Model, width: number, n: number, seed: number | string) =>
  sobolIndices(valuesOf(model, width, n, seed), width, new Resamples(seed, 100));

function effectsOf(model: Model, names: readonly string[], bases: number, seed: number | string) {
  const design = morrisDesign(names, bases, seed);
  const row = new Float64Array(names.length);
  const values = Float64Array.from({ length: design.rows }, (_, at) => {
    design.row(at, row);
    return model(row);
  });
  return elementaryEffects(design, values, new Resamples(seed, 100));
}

describe("Sobol indices", () => {
  it("of a sum of functions of one input each: first order and total are the same, and make 1", () => {
    fc.assert(
      fc.property(weights(2), seeds, (w, seed) => {
        const model: Model = (u) =>
          w.reduce(
            (sum, weight, at) => sum + weight * (at % 2 === 0 ? u[at]! : u[at]! * u[at]!),
            3,
          );
        const found = indices(model, w.length, 2048, seed)!;
        const spread = w.map((weight, at) => weight * weight * (at % 2 === 0 ? 1 / 12 : 4 / 45));
        const whole = spread.reduce((sum, each) => sum + each, 0);
        spread.forEach((each, at) => {
          expect(Math.abs(found.firstOrder[at]!.value - each / whole)).toBeLessThan(0.12);
          expect(Math.abs(found.total[at]!.value - each / whole)).toBeLessThan(0.06);
        });
        expect(Math.abs(found.together.value)).toBeLessThan(0.15);
      }),
      { numRuns: 25 },
    );
  });

  it("are exactly 0 of an input that does nothing, and their intervals too", () => {
    fc.assert(
      fc.property(weights(2), seeds, (w, seed) => {
        const model: Model = (u) =>
          w.reduce((product, weight, at) => product * (weight + u[at]!), 1);
        const found = indices(model, w.length + 1, 64, seed)!;
        expect(found.total.at(-1)).toEqual({ value: 0, low: 0, high: 0 });
        expect(found.firstOrder.at(-1)).toMatchObject({ value: 0 });
        expect(Math.abs(found.firstOrder.at(-1)!.low)).toBe(0);
        expect(Math.abs(found.firstOrder.at(-1)!.high)).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it("of a figure that is always the same are none, rather than a division by nothing", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), seeds, (constant, seed) => {
        expect(indices(() => constant, 3, 32, seed)).toBeNull();
        // Rounding is no variance.
        expect(indices((u) => constant + u[0]! - u[0]!, 3, 32, seed)).toBeNull();
        expect(effectsOf(() => constant, named(3), 8, seed)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  it("do not move when the figure is counted from elsewhere or in another unit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.constantFrom(-4, 0.5, 8),
        seeds,
        (shift, unit, seed) => {
          const model: Model = (u) => u[0]! * u[1]! + u[2]!;
          const found = indices(model, 3, 128, seed)!;
          const moved = indices((u) => unit * (model(u) + shift), 3, 128, seed)!;
          for (let at = 0; at < 3; at++) {
            expect(moved.firstOrder[at]!.value).toBeCloseTo(found.firstOrder[at]!.value, 9);
            expect(moved.total[at]!.high).toBeCloseTo(found.total[at]!.high, 9);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("leave out rows without a value, and only those", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.uniqueArray(fc.nat({ max: 63 }), { minLength: 1, maxLength: 40 }),
        (seed, gone) => {
          const width = 3;
          const values = valuesOf((u) => u[0]! * u[1]! + u[2]!, width, 64, seed);
          const tables = width + 2;
          const kept = values.filter((_, at) => !gone.includes(Math.floor(at / tables)));
          gone.forEach((row, at) => (values[row * tables + (at % tables)] = NaN));
          const resamples = new Resamples(seed, 50);
          expect(sobolIndices(values, width, resamples)).toEqual(
            sobolIndices(kept, width, resamples),
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it("have parts that make up the whole, whatever is ranked", () => {
    const found = indices((u) => u[0]! * u[1]! + u[2]! * u[3]!, 4, 256, 1)!;
    found.ranking.forEach((factor, at) => {
      const sum = found.leading[at]!.value + found.others[at]!.value + found.together.value;
      expect(sum).toBeCloseTo(1, 12);
      if (at > 0) {
        const before = found.ranking[at - 1]!;
        expect(found.firstOrder[before]!.value).toBeGreaterThanOrEqual(
          found.firstOrder[factor]!.value,
        );
      }
    });
  });
});

describe("draws of a sensitivity analysis", () => {
  it("of an input do not depend on which other inputs there are", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 6 }), (seed, extra) => {
        const few = ["a", "b"];
        const more = ["a", ...named(extra), "b"];
        const [one, other] = [new Float64Array(2), new Float64Array(extra + 2)];
        const designs = [morrisDesign(few, 8, seed), morrisDesign(more, 8, seed)] as const;
        for (let base = 0; base < 8; base++) {
          designs[0].row(base * 3, one);
          designs[1].row(base * (extra + 3), other);
          expect([other[0], other.at(-1)]).toEqual([...one]);
        }
        const ofTableA = (names: readonly string[]): UniformTable =>
          drawnTables(alone(names), { seed, sampling: "random" })[0];
        const tables = [ofTableA(few), ofTableA(more)] as const;
        for (let row = 0; row < 8; row++) {
          tables[0](row, one);
          tables[1](row, other);
          expect([other[0], other.at(-1)]).toEqual([...one]);
        }
      }),
    );
  });

  it("of random tables do not depend on which inputs come first", () => {
    fc.assert(
      fc.property(seeds, fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 6 }), (seed, first) => {
        const inputs = alone(named(6));
        const plain = drawnTables(inputs, { seed, sampling: "random" });
        const ordered = drawnTables(inputs, { seed, sampling: "random" }, first);
        const [one, other] = [new Float64Array(6), new Float64Array(6)];
        for (const row of [0, 3, 64, 130]) {
          for (const table of [0, 1] as const) {
            plain[table](row, one);
            ordered[table](row, other);
            expect([...other]).toEqual([...one]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("take every level of a factor once as a base, and end each step on a level", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 20 }), (seed, half) => {
        const bases = 2 * half;
        const design = morrisDesign(["a", "b"], bases, seed);
        const row = new Float64Array(2);
        const [from, to] = [new Set<number>(), new Set<number>()];
        for (let base = 0; base < bases; base++) {
          design.row(base * 3, row);
          const [a, b] = row as unknown as [number, number];
          from.add(Math.round(a * bases - 0.5));
          design.row(base * 3 + 1, row);
          expect(row[1]).toBe(b);
          expect(Math.abs(row[0]! - a)).toBeCloseTo(0.5, 12);
          expect(row[0]! > 0 && row[0]! < 1).toBe(true);
          to.add(Math.round(row[0]! * bases - 0.5));
        }
        expect(from.size).toBe(bases);
        expect(to.size).toBe(bases);
      }),
    );
    expect(() => morrisDesign(["a"], 7, 1)).toThrow(RangeError);
    expect(() => morrisDesign(["a"], 0, 1)).toThrow(RangeError);
  });

  it("give intervals that hold most of what was drawn", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        (all) => {
          const { low, high } = intervalOf(Float64Array.from(all));
          const inside = all.filter((value) => value >= low && value <= high).length;
          expect(inside).toBeGreaterThanOrEqual(all.length * 0.95 - 1e-9);
          expect(intervalOf(Float64Array.from([...all, NaN]))).toEqual({ low, high });
        },
      ),
    );
  });
});

describe("a factor", () => {
  it("is an input by itself, or all inputs of a group, each in one", () => {
    const group = fc.option(
      fc.record({
        name: fc.constantFrom("g", "h"),
        correlation: fc.double({ min: -1, max: 1, noNaN: true }),
      }),
      { nil: null },
    );
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 12 }),
        fc.double({ min: 0.01, max: 0.99 }),
        (groups, u) => {
          const inputs = groups.map((each, at) => ({ name: `x${at}`, group: each }));
          const factors = factorsOf(inputs);
          expect(factors.flatMap((factor) => factor.inputs).sort((a, b) => a - b)).toEqual(
            inputs.map((_, at) => at),
          );
          const places = new Float64Array(inputs.length).fill(NaN);
          for (const factor of factors) {
            placeFactor(factor, u, places);
            const apart = factor.inputs.map((input) => inputs[input]!.group);
            if (factor.inputs.length > 1) expect(new Set(apart.map((of) => of?.name)).size).toBe(1);
            factor.inputs.forEach((input) => {
              const against = factor.inputs.length > 1 && inputs[input]!.group!.correlation < 0;
              expect(places[input]).toBe(against ? 1 - u : u);
            });
          }
        },
      ),
    );
  });
});

/** A study of plain functions: the position of an input is its uniform on either side of a half. */
function studied(
  models: readonly Model[],
  width: number,
  method: Method,
  samples: number,
  asked: { rows: number; toCome: number }[] = [],
) {
  const inputs: StudyInput[] = named(width).map((name) => ({
    ...{ name, group: null },
    position: (uniform) => 2 * uniform - 1,
  }));
  const evaluate: Evaluate = ({ rows, places, fill, toCome }) => {
    asked.push({ rows, toCome });
    const row = new Float64Array(width);
    const values = models.map(() => new Float64Array(rows));
    for (let at = 0; at < rows; at++) {
      fill(at, row);
      const positions = places === "positions" ? row : row.map((uniform) => 2 * uniform - 1);
      models.forEach((model, figure) => (values[figure]![at] = model(positions)));
    }
    return Promise.resolve(values);
  };
  return sensitivityStudy({
    ...{ inputs, method, seed: 1, samples, evaluate, figures: models.length },
    tables: (leading) => drawnTables(inputs, { seed: 1, sampling: "random" }, leading),
  });
}

describe("a study of several figures", () => {
  const WIDTH = 40;
  const slopes = Array.from({ length: WIDTH }, (_, at) => 1 / (1 + at));
  const first: Model = (s) => slopes.reduce((sum, slope, at) => sum + slope * s[at]!, 10);
  // Hangs on the last input only, which the first figure hardly knows.
  const second: Model = (s) => 5 * s[WIDTH - 1]!;
  const constant: Model = () => 7;

  it.each(["auto", "morris", "sobol"] as const)(
    "say of every stage how many rows are still to come: %s",
    async (method) => {
      const asked: { rows: number; toCome: number }[] = [];
      const { runs } = await studied([first, second, constant], WIDTH, method, 64, asked);
      // All factors of the first figure matter, so that as many lead as there may be at most.
      asked.forEach(({ toCome }, at) => {
        expect(toCome).toBe(asked.slice(at + 1).reduce((sum, { rows }) => sum + rows, 0));
      });
      expect(asked.reduce((sum, { rows }) => sum + rows, 0)).toBe(runs);
    },
  );

  it("looks first at what matters to any of them, and gives the others a share together", async () => {
    const study = await studied([first, second, constant], WIDTH, "auto", 512);
    expect(study.leading.slice(0, 2).sort((a, b) => a - b)).toEqual([0, WIDTH - 1]);
    expect(study.leading).toHaveLength(20);
    expect(study.hasRest).toBe(true);
    const [one, other, none] = study.figures;
    expect(one!.indices!.firstOrder).toHaveLength(21);
    const sum = one!.indices!.firstOrder.reduce((all, { value }) => all + value, 0);
    expect(sum).toBeCloseTo(1 - one!.indices!.together.value, 12);
    expect(other!.indices!.total.at(-1)!.value).toBe(0);
    expect(none!.indices).toBeNull();
    expect(none!.effects).toBeNull();
    expect(none!.span).toBeNull();
    expect(study.runs).toBe(1 + 2 * WIDTH + 16 * (WIDTH + 1) + 512 * 23);
  });

  it("has bars from the 5 % to the 95 % quantile of each factor, all else as in the run", async () => {
    const study = await studied([first], WIDTH, "morris", 4);
    const [{ central, low, high, indices: none, effects }] = study.figures as [
      (typeof study.figures)[number],
    ];
    expect(central).toBe(10);
    slopes.forEach((slope, at) => {
      expect(low[at]).toBeCloseTo(10 - 0.9 * slope, 12);
      expect(high[at]).toBeCloseTo(10 + 0.9 * slope, 12);
      expect(effects![at]!.mu).toBeCloseTo(2 * slope, 12);
    });
    expect(none).toBeNull();
    expect(study.runs).toBe(1 + 2 * WIDTH + 4 * (WIDTH + 1));
  });

  it("without screening chooses by the bars of the tornado", async () => {
    const screened = await studied([first, second], WIDTH, "auto", 16);
    const barred = await studied([first, second], WIDTH, "sobol", 16);
    expect(barred.leading).toEqual(screened.leading);
    expect(barred.figures[0]!.effects).toBeNull();
  });

  it("weighs factors within each figure, whatever its unit: small figures lead as large ones do", () => {
    expect(leadingOf([Float64Array.of(100, 90, 0), Float64Array.of(0, 0, 1)], 3)).toEqual([
      2, 0, 1,
    ]);
  });

  it("leads with nothing that moves nothing", () => {
    expect(leadingOf([Float64Array.of(0, 3, NaN, 1), new Float64Array(0)], 4)).toEqual([1, 3]);
    expect(leadingOf([new Float64Array(4)], 4)).toEqual([]);
  });
});
