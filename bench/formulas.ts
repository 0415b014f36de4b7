/**
 * Formulas of indicators against code written by hand for the same arithmetic.
 *
 * What is compared: one evaluation over all years of the run, result equal to the last bit. Both
 * write to a column that is there already. What reads no result, such as a ramp or `1 + 2 % * (year
 * - 2024)`, is computed beforehand on both sides: the evaluator keeps it between evaluations, and
 * so the code by hand is given it. The code by hand is given its columns too, while the evaluator
 * finds them by their names, as it does after a run.
 */
import {
  compileFormula,
  evaluate,
  type CompiledFormula,
} from "../engine/scenario/formula/evaluate.ts";
import { parseFormula } from "../engine/scenario/formula/mathjs-parser.ts";
import { readFormula } from "../engine/scenario/formula/read-formula.ts";
import type { FormulaScope } from "../engine/scenario/formula/scope.ts";
import { sourceText } from "../engine/scenario/diagnostics/text.ts";
import { canonicalUnit } from "../engine/scenario/units/units.ts";
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
  prices: null,
  afterRun: true,
};

type Column = Float64Array;

/** A formula as text, what the code by hand reads, and that code. */
interface Pair {
  readonly text: string;
  readonly reads: readonly string[];
  byHand(into: Column, a: Column, b: Column, c: Column): void;
}

const byYear = (value: (year: number) => number): Column =>
  Float64Array.from({ length: COUNT }, (_, i) => value(FIRST + i));

const GROWTH = byYear((year) => 1 + 0.02 * (year - 2024));
const WISH = byYear(
  (year) => 31000 * (year <= 2026 ? 0 : year >= 2040 ? 1 : (year - 2026) / (2040 - 2026)),
);

const PAIRS: readonly Pair[] = [
  {
    text: "housing.social_dwellings / demography.households * 100",
    reads: ["housing.social_dwellings", "demography.households"],
    byHand: (into, a, b) => {
      for (let i = 0; i < into.length; i++) into[i] = (a[i]! / b[i]!) * 100;
    },
  },
  {
    text: "(renewables.pv_capacity + renewables.wind_capacity) / demography.population",
    reads: ["renewables.pv_capacity", "renewables.wind_capacity", "demography.population"],
    byHand: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = (a[i]! + b[i]!) / c[i]!;
    },
  },
  {
    text: "max(electricity.use - renewables.production, 0 kWh) / electricity.use",
    reads: ["electricity.use", "renewables.production"],
    byHand: (into, a, b) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.max(a[i]! - b[i]!, 0) / a[i]!;
    },
  },
  {
    text: "(emissions.total - at(emissions.total, 2024)) / at(emissions.total, 2024)",
    reads: ["emissions.total"],
    byHand: (into, a) => {
      const base = a[0]!;
      for (let i = 0; i < into.length; i++) into[i] = (a[i]! - base) / base;
    },
  },
  {
    text: "emissions.total / demography.population * (1 + 2 % * (year - 2024))",
    reads: ["emissions.total", "demography.population"],
    byHand: (into, a, b) => {
      for (let i = 0; i < into.length; i++) into[i] = (a[i]! / b[i]!) * GROWTH[i]!;
    },
  },
  {
    text: "renewables.wind_capacity < 31 MW * ramp(2026, 2040) ? 31 MW - renewables.wind_capacity : 0 MW",
    reads: ["renewables.wind_capacity"],
    byHand: (into, a) => {
      for (let i = 0; i < into.length; i++) into[i] = a[i]! < WISH[i]! ? 31000 - a[i]! : 0;
    },
  },
  {
    text: "emissions.total / 1000 kg",
    reads: ["emissions.total"],
    byHand: (into, a) => {
      for (let i = 0; i < into.length; i++) into[i] = a[i]! / 1000;
    },
  },
  {
    text: "within(demography.population, 83000 persons, 2 %)",
    reads: ["demography.population"],
    byHand: (into, a) => {
      for (let i = 0; i < into.length; i++) {
        into[i] = Math.abs(a[i]! - 83000) <= 0.02 * 83000 ? 1 : 0;
      }
    },
  },
  {
    text: "cumulative(emissions.total) / 1000",
    reads: ["emissions.total"],
    byHand: (into, a) => {
      let sum = 0;
      for (let i = 0; i < into.length; i++) into[i] = (sum += a[i]!) / 1000;
    },
  },
  {
    text: "change(demography.population) / previous(demography.population)",
    reads: ["demography.population"],
    byHand: (into, a) => {
      into[0] = NaN;
      for (let i = 1; i < into.length; i++) into[i] = (a[i]! - a[i - 1]!) / a[i - 1]!;
    },
  },
];

function compiledFrom(text: string): CompiledFormula {
  const source = sourceText("bench", text);
  const node = {
    ...({ kind: "scalar", value: text, written: text, start: 0, end: text.length } as const),
    ...{ faulty: false, absent: false },
  };
  const read = readFormula(source, node, scope, parseFormula, []);
  if (read === null) throw new Error(`the formula cannot be read: ${text}`);
  return compileFormula(read.tree);
}

/** Prints how many times longer the formulas take than the code by hand. */
export function benchFormulas(print: (text: string) => void): void {
  const columns = new Map(
    Object.keys(UNITS).map((name, at) => [
      name,
      byYear((year) => 1000 * (at + 1) + 37.5 * (year - FIRST) * (at % 3)),
    ]),
  );
  const column = (name: string): Column => columns.get(name)!;
  const years = { first: FIRST, count: COUNT };
  const into = new Float64Array(COUNT);
  const pairs = PAIRS.map(({ text, reads, byHand }) => {
    const compiled = compiledFrom(text);
    const [a, b = a, c = a] = reads.map(column) as [Column, Column?, Column?];
    return {
      text,
      evaluated: (): void => void evaluate(compiled, column, years, into),
      hand: (): void => byHand(into, a, b!, c!),
    };
  });
  for (const { text, evaluated, hand } of pairs) {
    hand();
    const wanted = into.slice();
    evaluated();
    if (into.some((value, i) => !Object.is(value, wanted[i]))) {
      throw new Error(`a formula and the code by hand differ: ${text}`);
    }
  }
  // All in turn first: V8 then knows every operation, as in a plan with several formulas.
  const all = (which: "evaluated" | "hand") => (): void => {
    for (const pair of pairs) pair[which]();
  };
  microseconds(all("evaluated"), 1);
  const timed = pairs.map(({ text, evaluated, hand }) => {
    const rounds = Array.from({ length: 3 }, () => [
      microseconds(evaluated, 15, 0.2),
      microseconds(hand, 15, 0.2),
    ]);
    const of = (which: 0 | 1): number => median(rounds.map((round) => round[which]!)) * 1000;
    return { text, evaluated: of(0), hand: of(1) };
  });
  const nanoseconds = (time: number): string => time.toFixed(0).padStart(10);
  const sum = (which: "evaluated" | "hand"): number =>
    timed.reduce((total, time) => total + time[which], 0);
  const ratio = (evaluated: number, hand: number): string => (evaluated / hand).toFixed(1);
  print(`formulas of indicators over ${COUNT} years, evaluated and by hand; equal to the last bit`);
  for (const { text, evaluated, hand } of timed) {
    const times = `${nanoseconds(evaluated)} ns ${nanoseconds(hand)} ns`;
    print(`${times}  ${ratio(evaluated, hand)} times  ${text}`);
  }
  print(
    `${ratio(sum("evaluated"), sum("hand")).padStart(10)}     times the code by hand, together`,
  );
}
