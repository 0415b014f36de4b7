/**
 * Own indicators against code written by hand for the same arithmetic: what a plan's formulas cost
 * when they are evaluated column by column over all years.
 */
import { compileFormula, evaluate } from "../engine/scenario/formula/evaluate.ts";
import { parseFormula } from "../engine/scenario/formula/mathjs-parser.ts";
import { readFormula } from "../engine/scenario/formula/read-formula.ts";
import type { FormulaScope } from "../engine/scenario/formula/scope.ts";
import { sourceText } from "../engine/scenario/text.ts";
import { canonicalUnit } from "../engine/scenario/units.ts";
import { median, microseconds } from "./measure.ts";

const FIRST = 2024;
const COUNT = 27;

const UNITS: Readonly<Record<string, string>> = {
  "housing.dwellings": "dwelling",
  "housing.social_dwellings": "dwelling",
  "demography.population": "person",
  "demography.households": "household",
  "renewables.pv_capacity": "kW",
  "renewables.wind_capacity": "kW",
  "emissions.total": "kg",
  "electricity.use": "kWh",
  "renewables.production": "kWh",
};

const scope: FormulaScope = {
  names: Object.keys(UNITS),
  find: (name) => (name in UNITS ? { unit: canonicalUnit(UNITS[name]!) } : null),
  afterRun: true,
};

type Column = Float64Array;
type ByHand = (column: (name: string) => Column, result: Column) => void;

/** The same formula as text, and as somebody would write it in the engine. */
const PAIRS: readonly (readonly [string, ByHand])[] = [
  [
    "housing.social_dwellings / demography.households * 100",
    (column, result) => {
      const a = column("housing.social_dwellings");
      const b = column("demography.households");
      for (let i = 0; i < COUNT; i++) result[i] = (a[i]! / b[i]!) * 100;
    },
  ],
  [
    "(renewables.pv_capacity + renewables.wind_capacity) / demography.population",
    (column, result) => {
      const a = column("renewables.pv_capacity");
      const b = column("renewables.wind_capacity");
      const c = column("demography.population");
      for (let i = 0; i < COUNT; i++) result[i] = (a[i]! + b[i]!) / c[i]!;
    },
  ],
  [
    "max(electricity.use - renewables.production, 0 kWh) / electricity.use",
    (column, result) => {
      const a = column("electricity.use");
      const b = column("renewables.production");
      for (let i = 0; i < COUNT; i++) result[i] = Math.max(a[i]! - b[i]!, 0) / a[i]!;
    },
  ],
  [
    "(emissions.total - at(emissions.total, 2024)) / at(emissions.total, 2024)",
    (column, result) => {
      const a = column("emissions.total");
      const base = a[0]!;
      for (let i = 0; i < COUNT; i++) result[i] = (a[i]! - base) / base;
    },
  ],
  [
    "emissions.total / demography.population * (1 + 2 % * (year - 2024))",
    (column, result) => {
      const a = column("emissions.total");
      const b = column("demography.population");
      for (let i = 0; i < COUNT; i++) {
        result[i] = (a[i]! / b[i]!) * (1 + 0.02 * (FIRST + i - 2024));
      }
    },
  ],
  [
    "renewables.wind_capacity < 31 MW * ramp(2026, 2040) ? 31 MW - renewables.wind_capacity : 0 MW",
    (column, result) => {
      const a = column("renewables.wind_capacity");
      for (let i = 0; i < COUNT; i++) {
        const year = FIRST + i;
        const ramp = year <= 2026 ? 0 : year >= 2040 ? 1 : (year - 2026) / (2040 - 2026);
        result[i] = a[i]! < 31000 * ramp ? 31000 - a[i]! : 0;
      }
    },
  ],
];

/** Prints how many times longer the formulas take than the code by hand. */
export function benchFormulas(print: (text: string) => void): void {
  const columns = new Map(
    Object.keys(UNITS).map((name, at) => [
      name,
      Float64Array.from({ length: COUNT }, (_, i) => 1000 * (at + 1) + 37.5 * i * (at % 3)),
    ]),
  );
  const column = (name: string): Column => columns.get(name)!;
  const years = { first: FIRST, count: COUNT };
  const compiled = PAIRS.map(([text]) => {
    const source = sourceText("bench", text);
    const node = {
      ...({ kind: "scalar", value: text, written: text, start: 0, end: text.length } as const),
      ...{ faulty: false, absent: false },
    };
    const read = readFormula(source, node, scope, parseFormula, []);
    if (read === null) throw new Error(`the formula cannot be read: ${text}`);
    return compileFormula(read.tree);
  });
  PAIRS.forEach(([text, byHand], at) => {
    const wanted = new Float64Array(COUNT);
    byHand(column, wanted);
    const given = evaluate(compiled[at]!, column, years);
    if (given.some((value, i) => !Object.is(value, wanted[i]))) {
      throw new Error(`a formula and the code by hand differ: ${text}`);
    }
  });
  // Neither has to make room for its result: that would take longer than the arithmetic.
  const result = new Float64Array(COUNT);
  const times = Array.from({ length: 5 }, () => [
    microseconds(() => {
      for (const formula of compiled) evaluate(formula, column, years, result);
    }),
    microseconds(() => {
      for (const [, byHand] of PAIRS) byHand(column, result);
    }),
  ]);
  const of = (which: 0 | 1): number => median(times.map((pair) => pair[which]!)) / PAIRS.length;
  const each = (time: number): string => `${(time * 1000).toFixed(0).padStart(10)} ns`;
  print(`formulas of own indicators, ${PAIRS.length} of them over ${COUNT} years, each`);
  print(`${each(of(0))}  evaluated, ${(of(0) / of(1)).toFixed(1)} times the code by hand`);
  print(`${each(of(1))}  the same arithmetic by hand, equal to the last bit`);
}
