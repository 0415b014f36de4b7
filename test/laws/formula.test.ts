/** Laws of the formula language: reading, what results measure, evaluation. */
import fc from "fast-check";
import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import { exp, log } from "../../engine/foundation/elementary.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { compileFormula, evaluate } from "../../engine/scenario/formula/evaluate.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { whyNoValue } from "../../engine/scenario/formula/no-value.ts";
import { readFormula } from "../../engine/scenario/formula/read-formula.ts";
import { namesOf, type FormulaTree } from "../../engine/scenario/formula/tree.ts";
import {
  divideUnits,
  fitsDeclared,
  multiplyUnits,
  powerUnit,
} from "../../engine/scenario/formula/unit-algebra.ts";
import { canonicalUnit } from "../../engine/scenario/units/units.ts";
import {
  COUNT,
  FIRST,
  LAST,
  NAMES,
  reading,
  scalarIn,
  scope,
  treeOf,
  typedFormula,
  written,
  type Spelling,
} from "../arbitraries/formulas.ts";

const math = create(all!, { relTol: 1e-15, absTol: 0 });

/** A value per name and year; noughts and negative values among them. */
const columns = fc
  .tuple(
    ...Object.keys(NAMES).map(() =>
      fc.array(
        fc.oneof(fc.integer({ min: -20, max: 4000 }), fc.double({ min: -5, max: 5, noNaN: true })),
        {
          minLength: COUNT,
          maxLength: COUNT,
        },
      ),
    ),
  )
  .map(
    (values) =>
      new Map(Object.keys(NAMES).map((name, at) => [name, Float64Array.from(values[at]!)])),
  );

type Values = ReadonlyMap<string, Float64Array>;

const evaluated = (tree: FormulaTree, values: Values): Float64Array =>
  evaluate(compileFormula(tree), (name) => values.get(name)!, { first: FIRST, count: COUNT });

/** The same arithmetic, one year at a time, straight from the definitions. */
function interpreted(tree: FormulaTree, values: Values, at: number): number {
  if (at < 0 || at >= COUNT) return NaN;
  if (tree.op === "number") return tree.value;
  const year = FIRST + at;
  if (tree.op === "name") return tree.name === "year" ? year : values.get(tree.name)![at]!;
  const value = (index: number, when = at): number => interpreted(tree.args[index]!, values, when);
  const truth = (holds: boolean, ...of: number[]): number =>
    of.some(Number.isNaN) ? NaN : holds ? 1 : 0;
  const [a, b] = [value(0), tree.args.length > 1 ? value(1) : NaN];
  const result = ((): number => {
    switch (tree.name) {
      case "add":
        return a + b;
      case "subtract":
        return a - b;
      case "multiply":
        return a * b;
      case "divide":
        return a / b;
      case "power": {
        let power = 1;
        for (let i = 0; i < Math.abs(b); i++) power *= a;
        return b < 0 ? 1 / power : power;
      }
      case "negate":
        return -a;
      case "less":
        return truth(a < b, a, b);
      case "less_equal":
        return truth(a <= b, a, b);
      case "greater":
        return truth(a > b, a, b);
      case "greater_equal":
        return truth(a >= b, a, b);
      case "equal":
        return truth(a === b, a, b);
      case "unequal":
        return truth(a !== b, a, b);
      case "and":
        return a === 0 || b === 0 ? 0 : truth(true, a, b);
      case "or":
        return a === 1 || b === 1 ? 1 : truth(false, a, b);
      case "not":
        return 1 - a;
      case "choose":
        return Number.isNaN(a) ? NaN : a === 1 ? b : value(2);
      case "abs":
        return Math.abs(a);
      case "min":
        return Math.min(...tree.args.map((_, index) => value(index)));
      case "max":
        return Math.max(...tree.args.map((_, index) => value(index)));
      case "sum":
        return tree.args.reduce((sum, _, index) => sum + value(index), 0);
      case "sqrt":
        return Math.sqrt(a);
      case "exp":
        return exp(a);
      case "log":
        return log(a);
      case "round":
        return a < 0 ? -Math.round(-a) : Math.round(a);
      case "floor":
        return Math.floor(a);
      case "ceil":
        return Math.ceil(a);
      case "clamp":
        return b <= value(2) ? Math.min(Math.max(a, b), value(2)) : NaN;
      case "within":
        return truth(Math.abs(a - b) <= value(2) * Math.abs(b), a, b, value(2));
      case "ramp":
      case "scurve": {
        const t = Math.min(Math.max((year - a) / (b - a), 0), 1);
        return tree.name === "ramp" ? t : t * t * (3 - 2 * t);
      }
      case "step":
        return year >= a ? 1 : 0;
      case "at":
        return value(0, b - FIRST);
      case "cumulative": {
        let sum = 0;
        for (let when = 0; when <= at; when++) sum += value(0, when);
        return sum;
      }
      case "previous":
        return value(0, at - 1);
      case "change":
        return a - value(0, at - 1);
    }
  })();
  return Number.isFinite(result) ? result : NaN;
}

describe("reading", () => {
  it("gives back the tree that was written, with as few brackets as there can be", () => {
    fc.assert(
      fc.property(typedFormula, (formula) => {
        const { read, diagnostics } = reading(written(formula));
        expect(diagnostics, written(formula)).toEqual([]);
        expect(read!.tree).toEqual(treeOf(formula));
        expect(read!.isCondition).toBe(formula.kind === "condition");
        if (formula.kind !== "condition") expect(read!.unit.text).toBe(formula.kind);
      }),
      { numRuns: 400 },
    );
  });

  it("gives the same tree whatever unit of the same kind a number is written in", () => {
    const spellings: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
      "1": [["", 1]],
      kW: [
        [" kW", 1],
        [" MW", 1000],
        ["GW", 1_000_000],
        [" kWp", 1],
      ],
      kWh: [
        [" kWh", 1],
        ["MWh", 1000],
        [" GWh", 1_000_000],
      ],
      person: [
        [" person", 1],
        [" inwoners", 1],
        [" people", 1],
      ],
    };
    fc.assert(
      fc.property(typedFormula, fc.infiniteStream(fc.nat(3)), (formula, choices) => {
        const spelling: Spelling = (value, kind) => {
          const options = spellings[kind]!;
          const [unit, size] = options[choices.next().value! % options.length]!;
          const shown = value / size;
          // What would have three decimals could be read as thousands.
          return Number.isInteger(shown) ? `${shown}${unit}` : `${value}${options[0]![0]}`;
        };
        const { read } = reading(written(formula, spelling));
        expect(read?.tree).toEqual(treeOf(formula));
      }),
    );
  });

  it("allows brackets around any part and space anywhere", () => {
    fc.assert(
      fc.property(typedFormula, (formula) => {
        const spread = written(formula).replace(/([(),]|(?<=\s)[-+*/?:]\s)/g, " $1 ");
        fc.pre(spread.length < 990);
        expect(reading(`( (${spread}) )`).read?.tree).toEqual(treeOf(formula));
      }),
    );
  });

  it("underlines exactly the name at fault, however the text stands in its file", () => {
    const styles: readonly ((text: string) => string)[] = [
      (text) => `f: ${text}\n`,
      (text) => `f: "${text}"\n`,
      (text) => `f: '${text}'\n`,
      (text) => `f: "\\x20${text.replaceAll("n", "\\u006e")}"\n`,
      (text) => `f: >\n  ${text.replaceAll(" ", "\n  ")}\n`,
      (text) => `f: >-   # remark\n  ${text.replace(" ", "\n  ")}\n`,
      (text) => `f: |\n    ${text.replaceAll(" ", "\n    ")}\n`,
      (text) => `f: ${text.replaceAll(" ", "\n  ")}\n`,
      (text) => `f: "${text.replaceAll(" ", "\n\n   ")}"\n`,
    ];
    const words = fc.array(fc.constantFrom("wish", "share", "(wish)", "pace", "max(wish, wish)"), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, words, fc.constantFrom(...styles), (before, after, style) => {
        const text = [
          ...before.map((word) => `${word} *`),
          "unknown_name",
          ...after.map((word) => `* ${word}`),
        ].join(" ");
        const { source, node } = scalarIn(style(text));
        const diagnostics: Diagnostic[] = [];
        expect(readFormula(source, node, scope, parseFormula, diagnostics)).toBeNull();
        expect(diagnostics).toHaveLength(1);
        const { at, excerpt } = diagnostics[0]!;
        const underlined = excerpt!.slice(at!.column - 1, at!.endColumn - 1);
        expect(underlined.replaceAll("\\u006e", "n")).toBe("unknown_name");
      }),
    );
  });

  it("never throws, and what it says lies inside the value", () => {
    const pieces = fc.constantFrom(
      ..."31 MW|5 %|0,5|year|wish|grid.use|heat.share[venning]|homes.by_label|sum(|ramp(|max(|f(|(|)|[|]|{|}|,|;|:|?|=|==|<|>=|and|or|not|to|in|mod|+|-|*|/|^|!|'|\"|%|‰|&|~|²|×|−|“|\u00a0|__proto__|constructor|process.exit|1e999|1.500|kWh/m2| |\t|\n|\u0000|\ud800|😀".split(
        "|",
      ),
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
      fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(" ")),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const source = scalarIn("f: x\n").source;
        const shown = { ...source, text: `f: ${text}`, lineStarts: [0] };
        const node = {
          ...({ kind: "scalar", value: text, written: text, start: 3 } as const),
          ...{ end: 3 + text.length, faulty: false, absent: false },
        };
        const diagnostics: Diagnostic[] = [];
        const read = readFormula(shown, node, scope, parseFormula, diagnostics);
        expect(read === null).toBe(diagnostics.length > 0);
        for (const { at } of diagnostics) {
          expect(at!.column).toBeGreaterThan(3);
          expect(at!.column).toBeLessThanOrEqual(Math.max(4, text.length + 4));
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("evaluation", () => {
  it("gives in every year what the definitions give, to the last bit", () => {
    fc.assert(
      fc.property(typedFormula, columns, (formula, values) => {
        const tree = treeOf(formula);
        const result = evaluated(tree, values);
        for (let at = 0; at < COUNT; at++) {
          const wanted = interpreted(tree, values, at);
          expect(result[at]! === wanted || (Number.isNaN(result[at]) && Number.isNaN(wanted))).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it("agrees with mathjs on what both know", () => {
    const own = /^(?:ramp|scurve|step|at|cumulative|previous|change|within|clamp|round)$/;
    const isShared = (tree: FormulaTree): boolean =>
      tree.op !== "call" || (!own.test(tree.name) && tree.args.every(isShared));
    const oracle = (tree: FormulaTree, values: Values, at: number): number =>
      Number(
        math.evaluate(
          written(formulaOf(tree), (value) => `${value}`)
            .replaceAll("[", "_")
            .replaceAll("]", "")
            .replace(/([a-z])\.([a-z])/g, "$1_$2"),
          new Map<string, number>([
            ["year", FIRST + at],
            ...[...values].map(([name, column]): [string, number] => [
              name.replace(/[.[]/g, "_").replace("]", ""),
              column[at]!,
            ]),
          ]),
        ),
      );
    const formulaOf = (tree: FormulaTree): Parameters<typeof written>[0] =>
      tree.op === "number"
        ? { kind: "1", value: tree.value }
        : tree.op === "name"
          ? { kind: "1", name: tree.name }
          : { kind: "1", call: tree.name, args: tree.args.map(formulaOf) };
    let compared = 0;
    fc.assert(
      fc.property(typedFormula, columns, (formula, values) => {
        const tree = treeOf(formula);
        if (!isShared(tree)) return;
        const result = evaluated(tree, values);
        for (const at of [0, 13, COUNT - 1]) {
          if (Number.isNaN(result[at])) continue;
          const theirs = oracle(tree, values, at);
          // Their exponential is the machine's, and ours is the same on all: the last bits may differ.
          expect(Math.abs(result[at]! - theirs)).toBeLessThanOrEqual(
            1e-9 * Math.abs(theirs) + 1e-12,
          );
          compared++;
        }
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it("has a value where all it reads has one, or says why not", () => {
    fc.assert(
      fc.property(typedFormula, columns, (formula, values) => {
        const tree = treeOf(formula);
        const result = evaluated(tree, values);
        const years = { first: FIRST, count: COUNT };
        for (const at of [0, COUNT - 1]) {
          const reason = whyNoValue(tree, (name) => values.get(name)!, years, at);
          expect(reason === null).toBe(!Number.isNaN(result[at]));
        }
      }),
    );
  });

  it("leaves what it reads as it is, and gives the same again", () => {
    fc.assert(
      fc.property(typedFormula, columns, (formula, values) => {
        const before = new Map([...values].map(([name, column]) => [name, column.slice()]));
        const compiled = compileFormula(treeOf(formula));
        const once = evaluate(compiled, (name) => values.get(name)!, {
          first: FIRST,
          count: COUNT,
        });
        const kept = once.slice();
        const again = evaluate(compiled, (name) => values.get(name)!, {
          first: FIRST,
          count: COUNT,
        });
        expect(once).toEqual(kept);
        expect(again).toEqual(kept);
        expect(values).toEqual(before);
      }),
    );
  });

  it("reads a name once, however often it stands there", () => {
    fc.assert(
      fc.property(typedFormula, (formula) => {
        const tree = treeOf(formula);
        const { names } = compileFormula(tree);
        expect(new Set(names).size).toBe(names.length);
        expect(namesOf(tree)).toEqual(expect.arrayContaining([...names]));
      }),
    );
  });
});

describe("units of results", () => {
  const physical = fc.constantFrom("m", "kg", "K", "m2", "kg/m3", "m/K", "kg.m2/K");

  it("are those of mathjs for products, quotients and powers", () => {
    fc.assert(
      fc.property(physical, physical, fc.integer({ min: -3, max: 3 }), (a, b, power) => {
        const theirs = (text: string): math.Unit => math.unit(1, text.replaceAll(".", " "));
        const [x, y] = [canonicalUnit(a), canonicalUnit(b)];
        const same = (ours: string, value: unknown): void => {
          const unit = math.multiply(1, value as math.Unit) as unknown;
          if (typeof unit === "number") expect(ours).toBe("1");
          else {
            const text = ours.replace(/^1\//, "m^0/").replaceAll(".", " ");
            expect(math.unit(1, text).equalBase(unit as math.Unit)).toBe(true);
          }
        };
        same(multiplyUnits(x, y).text, math.multiply(theirs(a), theirs(b)));
        same(divideUnits(x, y).text, math.divide(theirs(a), theirs(b)));
        if (power !== 0) same(powerUnit(x, power).text, math.pow(theirs(a), power));
      }),
    );
  });

  it("of a root is that of which the square is given", () => {
    expect(reading("sqrt((3 kW) * (2 kW))").read!.unit.text).toBe("kW");
    expect(reading("sqrt(wish^4)").read!.unit.dimension).toBe(canonicalUnit("kW.kW").dimension);
    expect(reading("sqrt(wish)").diagnostics[0]?.code).toBe("wrong-unit");
  });

  it("are written so that they can be read again", () => {
    const known = fc.constantFrom(
      "kW",
      "person",
      "EUR",
      "kWh/m2",
      "1/year",
      "EUR2019",
      "K.day",
      "benches",
      "dwelling/household",
    );
    fc.assert(
      fc.property(known, known, fc.integer({ min: -1, max: 2 }), (a, b, power) => {
        const unit = multiplyUnits(powerUnit(canonicalUnit(a), power), canonicalUnit(b));
        expect(canonicalUnit(unit.text).dimension).toBe(unit.dimension);
      }),
    );
  });

  it("may be declared without counted things below the line, and not otherwise", () => {
    const fits = (result: string, declared: string): boolean =>
      fitsDeclared(canonicalUnit(result), canonicalUnit(declared));
    expect(fits("kW/person", "kW")).toBe(true);
    expect(fits("kW/person", "MW/person")).toBe(true);
    expect(fits("kW/person", "person")).toBe(false);
    expect(fits("kW/person", "kWh")).toBe(false);
    expect(fits("kW", "kW/person")).toBe(false);
    expect(fits("person/household", "1")).toBe(false);
    expect(fits("kWh/m2", "kWh")).toBe(false);
    expect(fits("kW/person", "kW.person")).toBe(false);
    expect(fits("benches/person", "benches")).toBe(true);
  });
});

it("bounds the years that a formula may ask for", () => {
  expect(reading(`at(wish, ${FIRST - 1})`).diagnostics[0]?.code).toBe("year-outside-run");
  expect(reading(`at(wish, ${LAST})`).read).not.toBeNull();
});
