import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { evaluatePath, type LeverPath } from "../../engine/scenario/levers/lever-path.ts";
import { SHAPES } from "../../engine/scenario/levers/path-shape.ts";
import { isWrittenAsChange } from "../../engine/scenario/levers/read-change.ts";
import type { RelativeChange } from "../../engine/scenario/levers/relative-change.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { townFiles } from "../diagnostics/cases.ts";
import { smallModel } from "../diagnostics/small-model.ts";

const FIRST = 2024;
const LAST = 2050;
const YEARS = LAST - FIRST + 1;
const WIND = "renewables.wind_capacity";

const value = fc.double({ min: 0, max: 1e6, noNaN: true }).map((x) => (x === 0 ? 0 : x));
const inheritedPath = fc.array(value, { minLength: YEARS, maxLength: YEARS });
const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const shift = fc.integer({ min: -40, max: 40 });

const changed = (change: RelativeChange, inherited: readonly number[]): number[] =>
  evaluatePath({ kind: "relative", change }, { first: FIRST, inherited, reference: inherited });

const close = (actual: readonly number[], expected: readonly number[], scale = 0): void => {
  actual.forEach((one, at) => {
    const size = Math.max(scale, Math.abs(one), Math.abs(expected[at]!));
    expect(Math.abs(one - expected[at]!)).toBeLessThanOrEqual(1e-12 * size);
  });
};

describe("a change of what is inherited, for any path", () => {
  it("multiplies, adds or shifts every year by itself", () => {
    fc.assert(
      fc.property(inheritedPath, factor, amount, shift, (inherited, by, more, years) => {
        const scaled = changed({ kind: "factor", factor: by }, inherited);
        const raised = changed({ kind: "amount", amount: more }, inherited);
        const shifted = changed({ kind: "shift", years }, inherited);
        inherited.forEach((one, at) => {
          expect(scaled[at]).toBe(one * by);
          expect(raised[at]).toBe(one + more);
          const from = Math.min(Math.max(at - years, 0), YEARS - 1);
          expect(shifted[at]).toBe(inherited[from]);
        });
      }),
    );
  });

  it("leaves everything as it is when it is neutral", () => {
    fc.assert(
      fc.property(inheritedPath, (inherited) => {
        expect(changed({ kind: "factor", factor: 1 }, inherited)).toEqual(inherited);
        expect(changed({ kind: "amount", amount: 0 }, inherited)).toEqual(inherited);
        expect(changed({ kind: "shift", years: 0 }, inherited)).toEqual(inherited);
      }),
    );
  });

  it("shifts there and back when both ends are flat", () => {
    const middle = fc.array(value, { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(middle, fc.integer({ min: -10, max: 10 }), (values, years) => {
        const flat = (one: number): number[] => Array.from({ length: 10 }, () => one);
        const inherited = [...flat(values[0]!), ...values, ...flat(values[6]!)];
        const there = changed({ kind: "shift", years }, inherited);
        expect(changed({ kind: "shift", years: -years }, there)).toEqual(inherited);
      }),
    );
  });

  it("scales by one and then another as by their product", () => {
    fc.assert(
      fc.property(inheritedPath, factor, factor, (inherited, a, b) => {
        const twice = changed(
          { kind: "factor", factor: b },
          changed({ kind: "factor", factor: a }, inherited),
        );
        close(twice, changed({ kind: "factor", factor: a * b }, inherited), 1);
      }),
    );
  });

  it("scales a shifted path as it shifts a scaled one", () => {
    fc.assert(
      fc.property(inheritedPath, factor, shift, (inherited, by, years) => {
        const scale = { kind: "factor", factor: by } as const;
        const move = { kind: "shift", years } as const;
        expect(changed(scale, changed(move, inherited))).toEqual(
          changed(move, changed(scale, inherited)),
        );
      }),
    );
  });

  it("never moves a calendar year that stands for never, and every other by as many years", () => {
    const calendar = fc.array(fc.integer({ min: 2000, max: 2100 }), {
      minLength: YEARS,
      maxLength: YEARS,
    });
    fc.assert(
      fc.property(calendar, shift, (inherited, years) => {
        const later = changed({ kind: "postpone", years, never: 2100 }, inherited);
        inherited.forEach((one, at) => expect(later[at]).toBe(one === 2100 ? 2100 : one + years));
      }),
    );
  });
});

const anyChange: fc.Arbitrary<RelativeChange> = fc.oneof(
  factor.map((by) => ({ kind: "factor" as const, factor: by })),
  amount.map((more) => ({ kind: "amount" as const, amount: more })),
  shift.map((years) => ({ kind: "shift" as const, years })),
);
const table = fc
  .record({
    years: fc.uniqueArray(fc.integer({ min: FIRST, max: LAST }), { minLength: 1, maxLength: 6 }),
    given: fc.array(fc.oneof(value, anyChange), { minLength: 6, maxLength: 6 }),
    shape: fc.constantFrom(...SHAPES),
  })
  .map(({ years, given, shape }) => ({
    kind: "points" as const,
    shape,
    points: years
      .sort((a, b) => a - b)
      .map((year, at) => {
        const one = given[at]!;
        return typeof one === "number" ? { year, value: one } : { year, change: one };
      }),
  }));

describe("a table of years with values and changes, for any of them", () => {
  const at = (path: LeverPath, inherited: readonly number[]): number[] =>
    evaluatePath(path, { first: FIRST, inherited, reference: inherited });

  it("goes exactly through its values, and through the changed value of its years", () => {
    fc.assert(
      fc.property(table, inheritedPath, (path, inherited) => {
        const result = at(path, inherited);
        for (const point of path.points) {
          const expected =
            "value" in point ? point.value : changed(point.change, inherited)[point.year - FIRST]!;
          expect(result[point.year - FIRST]).toBe(expected);
        }
      }),
    );
  });

  it("stays between the results of two points, and does not turn, on a line and on a curve", () => {
    fc.assert(
      fc.property(table, inheritedPath, (path, inherited) => {
        fc.pre(path.shape === "linear" || path.shape === "s-curve");
        const result = at(path, inherited);
        for (let k = 1; k < path.points.length; k++) {
          const [from, to] = [path.points[k - 1]!.year - FIRST, path.points[k]!.year - FIRST];
          const [low, high] = [result[from]!, result[to]!];
          const slack = 1e-15 * (Math.abs(low) + Math.abs(high));
          for (let year = from + 1; year <= to; year++) {
            expect(result[year]).toBeGreaterThanOrEqual(Math.min(low, high));
            expect(result[year]).toBeLessThanOrEqual(Math.max(low, high));
            const step = (result[year]! - result[year - 1]!) * (high >= low ? 1 : -1);
            expect(step).toBeGreaterThanOrEqual(-slack);
          }
        }
      }),
    );
  });

  it("goes on with what its last point says: a value holds, a change keeps changing", () => {
    fc.assert(
      fc.property(table, inheritedPath, (path, inherited) => {
        const result = at(path, inherited);
        const last = path.points.at(-1)!;
        const onwards =
          "value" in last ? inherited.map(() => last.value) : changed(last.change, inherited);
        const from = last.year - FIRST;
        expect(result.slice(from)).toEqual(onwards.slice(from));
      }),
    );
  });

  it("from the first year on with one change is that change", () => {
    fc.assert(
      fc.property(anyChange, inheritedPath, fc.constantFrom(...SHAPES), (change, path, shape) => {
        const points = [{ year: FIRST, change }];
        expect(at({ kind: "points", shape, points }, path)).toEqual(changed(change, path));
      }),
    );
  });
});

/** The path of wind in a plan whose ancestors, the outermost first, set it to these. */
function windOf(texts: readonly string[], sets: readonly string[] = []): readonly number[] {
  const files = townFiles();
  texts.forEach((text, level) => {
    const from = level === 0 ? "region: ./regions/town" : `extends: ./plan${level - 1}.yaml`;
    files.put(`plan${level}.yaml`, `id: plan${level}\n${from}\nlevers:\n  ${WIND}: ${text}\n`);
  });
  const planPath = `plan${texts.length - 1}.yaml`;
  const { scenario, diagnostics } = resolveScenario({
    files,
    planPath,
    catalogue: smallModel,
    sets,
  });
  expect(diagnostics).toEqual([]);
  return scenario!.model.regions[0]!.levers[WIND]!;
}

const PARENT = "{ 2030: 10 MW, 2040: 20 MW, shape: s-curve }";

describe("a change as it is written", () => {
  it("means the same in any unit", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (kilowatt) => {
        const signed = (number: string, unit: string): string =>
          kilowatt < 0 ? `${number} ${unit}` : `+ ${number} ${unit}`;
        const small = windOf([PARENT, signed(`${kilowatt}`, "kW")]);
        close(small, windOf([PARENT, signed(`${kilowatt * 1000}`, "W")]));
        close(small, windOf([PARENT, signed(`${(kilowatt / 1000).toFixed(4)}`, "MW")]));
      }),
      { numRuns: 20 },
    );
  });

  it("changes nothing when it is neutral, in a plan and with --set", () => {
    const parent = windOf([PARENT]);
    for (const text of ["+0 %", "-0 %", "x 1", "+ 0 MW", "0 years later", "0 jaar vroeger"]) {
      expect(windOf([PARENT, text])).toEqual(parent);
      expect(windOf([PARENT], [`${WIND}=${text}`])).toEqual(parent);
    }
  });

  it("is of the plan that is extended, over several levels", () => {
    const parent = windOf([PARENT]);
    const percent = fc.integer({ min: -90, max: 200 });
    fc.assert(
      fc.property(percent, percent, (one, other) => {
        const text = (number: number): string => `${number < 0 ? "" : "+"}${number} %`;
        const path = windOf([PARENT, text(one), text(other)]);
        close(
          path,
          parent.map((mw) => mw * (1 + one / 100) * (1 + other / 100)),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe("whatever stands behind a lever", () => {
  const words = [
    "+",
    "-",
    "x",
    "×",
    "*",
    "20",
    "1.5",
    "1,5",
    "1.500",
    "%",
    "pp",
    "MW",
    "kWh",
    "year",
  ];
  const more = [
    "years",
    "jaar",
    "later",
    "vroeger",
    "sooner",
    "more",
    "/",
    " ",
    "{",
    "}",
    ":",
    "2030",
  ];
  const text = fc
    .array(fc.constantFrom(...words, ...more), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(""));

  it("is read, or refused with a place inside the file, and never anything else", () => {
    fc.assert(
      fc.property(text, fc.constantFrom("alone", "change", "value", "year"), (written, where) => {
        const value = JSON.stringify(written);
        const said =
          where === "alone" ? value : `{ ${where === "year" ? "2030" : where}: ${value} }`;
        const plan = `id: plan\nregion: ./regions/town\nlevers:\n  ${WIND}: ${said}\n`;
        const { scenario, diagnostics } = resolveScenario({
          files: townFiles().put("plan.yaml", plan),
          planPath: "plan.yaml",
          catalogue: smallModel,
          formulas: () => parseFormula,
        });
        expect(scenario === null).toBe(diagnostics.length > 0);
        for (const { at } of diagnostics) {
          expect(at).toMatchObject({ file: "plan.yaml", line: 4 });
          expect(at!.column).toBeLessThan(plan.split("\n")[3]!.length + 1);
        }
        const path = scenario?.model.regions[0]?.levers[WIND] ?? [];
        expect(path.every((kilowatt) => kilowatt >= 0 && kilowatt <= 1e6)).toBe(true);
      }),
    );
  });
});

it("tells a quantity from a change by its word alone", () => {
  const isChange = (written: string): boolean =>
    isWrittenAsChange({
      ...{ kind: "scalar", value: written, written, start: 0, end: written.length },
      ...{ faulty: false, absent: false },
    });
  const changes = ["5 meer", "5 Minder", "20 more", "2 x", "1.5 X", "5 jaar later", "+5 MW"];
  const quantities = ["5 MW", "40 %", "3 places/year", "9369 m2/year", "3 %/year", "34 cars"];
  expect(changes.filter((written) => !isChange(written))).toEqual([]);
  expect(quantities.filter(isChange)).toEqual([]);
});
