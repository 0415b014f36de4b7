/**
 * Evaluates formulas column by column: each operation runs over all years before the next begins, so
 * that what it costs to find out what to do is paid once per operation and not once per year. A tree
 * becomes a list of steps over registers; no code is generated.
 *
 * A result is NaN in a year that has no value: something is divided by nought, the root is of a
 * negative number, the year before the first is asked for. NaN goes on through every operation but
 * a choice, which looks only at the side it takes, and `and` and `or`, where the other side may
 * decide by itself. Infinity never goes on: what is too large has no value either.
 */
import { exp, log } from "../../foundation/elementary.ts";
import type { FormulaOperation, FormulaTree } from "./tree.ts";

/** Values of a name, one per year of the run. Never asked for `year`. */
export type Columns = (name: string) => Float64Array;

export interface FormulaYears {
  readonly first: number;
  readonly count: number;
}

/** One operation: where its operands are and where its result goes. */
interface Step {
  readonly operation: Operation;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly into: number;
}

/** A formula ready to be evaluated any number of times. What it holds is nobody else's business. */
export interface CompiledFormula {
  /** What is read, in the order of the first registers; `year` is not among them. */
  readonly names: readonly string[];
  /** Constants follow the names, then the calendar years, then what lies in between. */
  readonly constants: readonly number[];
  readonly steps: readonly Step[];
  readonly scratch: number;
  readonly result: number;
  /** Columns that are kept between evaluations over the same years. */
  kept: { readonly years: FormulaYears; readonly columns: readonly Float64Array[] } | null;
}

type Column = Float64Array;
type Operation = (into: Column, a: Column, b: Column, c: Column, first: number) => void;

/** The number itself; NaN when it is infinite. */
const finite = (value: number): number => (value - value === 0 ? value : NaN);

const ADD: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! + b[i]!);
};
const SUBTRACT: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! - b[i]!);
};
const MULTIPLY: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! * b[i]!);
};
const DIVIDE: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! / b[i]!);
};
const POWER: Operation = (into, a, b) => {
  const exponent = b[0]!;
  for (let i = 0; i < into.length; i++) {
    let value = 1;
    for (let n = Math.abs(exponent); n > 0; n--) value *= a[i]!;
    into[i] = finite(exponent < 0 ? 1 / value : value);
  }
};
const NEGATE: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = -a[i]!;
};

/** 1, 0, or NaN when one side has no value. */
const verdict = (a: number, b: number, holds: boolean): number =>
  a !== a || b !== b ? NaN : holds ? 1 : 0;

const LESS: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = verdict(a[i]!, b[i]!, a[i]! < b[i]!);
};
const LESS_EQUAL: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = verdict(a[i]!, b[i]!, a[i]! <= b[i]!);
};
const GREATER: Operation = (into, a, b) => LESS(into, b, a, a, 0);
const GREATER_EQUAL: Operation = (into, a, b) => LESS_EQUAL(into, b, a, a, 0);
const EQUAL: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = verdict(a[i]!, b[i]!, a[i] === b[i]);
};
const UNEQUAL: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = verdict(a[i]!, b[i]!, a[i] !== b[i]);
};
const AND: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = a[i] === 0 || b[i] === 0 ? 0 : a[i]! * b[i]!;
};
const OR: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) {
    into[i] = a[i] === 1 || b[i] === 1 ? 1 : a[i]! + b[i]!;
  }
};
const NOT: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = 1 - a[i]!;
};
const CHOOSE: Operation = (into, a, b, c) => {
  for (let i = 0; i < into.length; i++) {
    const test = a[i]!;
    into[i] = test === 1 ? b[i]! : test === 0 ? c[i]! : NaN;
  }
};

const ABS: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = Math.abs(a[i]!);
};
const MIN: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = Math.min(a[i]!, b[i]!);
};
const MAX: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = Math.max(a[i]!, b[i]!);
};
const SQRT: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = Math.sqrt(a[i]!);
};
const EXP: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = finite(exp(a[i]!));
};
const LOG: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = finite(log(a[i]!));
};
/** Halves away from nought, as people round. */
const ROUND: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) {
    const size = Math.round(Math.abs(a[i]!));
    into[i] = a[i]! < 0 ? -size : size;
  }
};
const FLOOR: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = Math.floor(a[i]!);
};
const CEIL: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = Math.ceil(a[i]!);
};
/** No value where the bounds exclude one another. */
const CLAMP: Operation = (into, a, b, c) => {
  for (let i = 0; i < into.length; i++) {
    into[i] = b[i]! <= c[i]! ? Math.min(Math.max(a[i]!, b[i]!), c[i]!) : NaN;
  }
};
const WITHIN: Operation = (into, a, b, c) => {
  for (let i = 0; i < into.length; i++) {
    const off = Math.abs(a[i]! - b[i]!);
    const room = c[i]! * Math.abs(b[i]!);
    into[i] = verdict(off, room, off <= room);
  }
};

const share = (from: number, to: number, year: number): number => {
  if (!(from < to)) return NaN;
  return year <= from ? 0 : year >= to ? 1 : (year - from) / (to - from);
};
const RAMP: Operation = (into, a, b, _, first) => {
  for (let i = 0; i < into.length; i++) into[i] = share(a[i]!, b[i]!, first + i);
};
const SCURVE: Operation = (into, a, b, _, first) => {
  for (let i = 0; i < into.length; i++) {
    const part = share(a[i]!, b[i]!, first + i);
    into[i] = part * part * (3 - 2 * part);
  }
};
const STEP: Operation = (into, a, _b, _c, first) => {
  for (let i = 0; i < into.length; i++) into[i] = verdict(a[i]!, 0, first + i >= a[i]!);
};

const AT: Operation = (into, a, b, _, first) => {
  for (let i = 0; i < into.length; i++) into[i] = a[b[i]! - first] ?? NaN;
};
const CUMULATIVE: Operation = (into, a) => {
  let sum = 0;
  for (let i = 0; i < into.length; i++) into[i] = sum = finite(sum + a[i]!);
};
/** From the last year back, because the result may take the place of the operand. */
const PREVIOUS: Operation = (into, a) => {
  for (let i = into.length - 1; i > 0; i--) into[i] = a[i - 1]!;
  if (into.length > 0) into[0] = NaN;
};
const CHANGE: Operation = (into, a) => {
  for (let i = into.length - 1; i > 0; i--) into[i] = finite(a[i]! - a[i - 1]!);
  if (into.length > 0) into[0] = NaN;
};
const COPY: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = finite(a[i]!);
};

const OPERATIONS: Readonly<Record<FormulaOperation, Operation>> = {
  add: ADD,
  subtract: SUBTRACT,
  multiply: MULTIPLY,
  divide: DIVIDE,
  power: POWER,
  negate: NEGATE,
  less: LESS,
  less_equal: LESS_EQUAL,
  greater: GREATER,
  greater_equal: GREATER_EQUAL,
  equal: EQUAL,
  unequal: UNEQUAL,
  and: AND,
  or: OR,
  not: NOT,
  choose: CHOOSE,
  abs: ABS,
  min: MIN,
  max: MAX,
  sqrt: SQRT,
  exp: EXP,
  log: LOG,
  round: ROUND,
  floor: FLOOR,
  ceil: CEIL,
  clamp: CLAMP,
  within: WITHIN,
  ramp: RAMP,
  scurve: SCURVE,
  step: STEP,
  at: AT,
  cumulative: CUMULATIVE,
  previous: PREVIOUS,
  change: CHANGE,
  sum: ADD,
};

/** Operations of any number of operands, two at a time from the left. */
const REPEATED = new Set<FormulaOperation>(["min", "max", "sum"]);
/** Whose result depends on the year even when their operands do not. */
const OF_THE_YEAR = new Set<FormulaOperation>([
  "ramp",
  "scurve",
  "step",
  "at",
  "cumulative",
  "previous",
  "change",
]);

/** Makes the steps of a formula. Parts without a name are computed here, once. */
export function compileFormula(tree: FormulaTree): CompiledFormula {
  return new Compiler().compile(folded(tree));
}

class Compiler {
  private readonly names = new Map<string, number>();
  private readonly constants = new Map<number, number>();
  private readonly steps: Step[] = [];
  private scratch = 0;

  compile(tree: FormulaTree): CompiledFormula {
    const place = this.placed(tree, 0);
    const result = place >= SCRATCH ? place : this.step(COPY, [place], 0);
    const { names, constants, steps, scratch } = this;
    const base = { [NAME]: 0, [CONSTANT]: names.size, [SCRATCH]: names.size + constants.size };
    const register = (place: number): number => {
      if (place === YEARS) return names.size + constants.size + scratch;
      const kind = place >= SCRATCH ? SCRATCH : place >= CONSTANT ? CONSTANT : NAME;
      return base[kind]! + place - kind;
    };
    return {
      names: [...names.keys()],
      constants: [...constants.keys()],
      steps: steps.map(({ operation, a, b, c, into }) => ({
        operation,
        a: register(a),
        b: register(b),
        c: register(c),
        into: register(into),
      })),
      scratch,
      result: register(result),
      kept: null,
    };
  }

  /** Where the value of a part is; `free` is the first scratch column that may be used. */
  private placed(tree: FormulaTree, free: number): number {
    if (tree.op === "number") return numbered(this.constants, tree.value) + CONSTANT;
    if (tree.op === "name") {
      return tree.name === "year" ? YEARS : numbered(this.names, tree.name) + NAME;
    }
    const operation = OPERATIONS[tree.name];
    const [first, ...others] = tree.args;
    if (first === undefined) return numbered(this.constants, 0) + CONSTANT;
    if (REPEATED.has(tree.name)) {
      let place = this.placed(first, free);
      for (const other of others) {
        const used = Math.max(free, place - SCRATCH + 1);
        place = this.step(operation, [place, this.placed(other, used)], free);
      }
      return place;
    }
    let used = free;
    const places = tree.args.map((argument) => {
      const place = this.placed(argument, used);
      used = Math.max(used, place - SCRATCH + 1);
      return place;
    });
    // Looking up another year reads what writing in place would have overwritten.
    return this.step(operation, places, tree.name === "at" ? used : free);
  }

  private step(operation: Operation, places: readonly number[], into: number): number {
    const [a, b = a, c = a] = places as [number, number?, number?];
    this.scratch = Math.max(this.scratch, into + 1);
    this.steps.push({ operation, a, b: b!, c: c!, into: into + SCRATCH });
    return into + SCRATCH;
  }
}

/** Places while compiling: names, constants and scratch columns are numbered apart. */
const [NAME, CONSTANT, YEARS, SCRATCH] = [0, 1_000_000, 1_999_999, 2_000_000];

function numbered<Key>(places: Map<Key, number>, key: Key): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, places.size);
  return places.size - 1;
}

/** The tree with every part that depends on nothing computed. */
function folded(tree: FormulaTree): FormulaTree {
  if (tree.op !== "call") return tree;
  const args = tree.args.map(folded);
  const known = args.every(({ op }) => op === "number") && !OF_THE_YEAR.has(tree.name);
  const call = { op: "call", name: tree.name, args } as const;
  if (!known || args.length === 0) return call;
  const [value] = evaluate(new Compiler().compile(call), NO_COLUMNS, ONE_YEAR);
  return { op: "number", value: value! };
}

const ONE_YEAR: FormulaYears = { first: 0, count: 1 };
const NO_COLUMNS: Columns = (name) => {
  throw new Error(`a constant does not read ${name}`);
};

/** Values of a formula, one per year; NaN where there is none. */
export function evaluate(
  compiled: CompiledFormula,
  column: Columns,
  years: FormulaYears,
): Float64Array {
  const { names, steps, result } = compiled;
  const kept = columnsOf(compiled, years);
  const columns = names.map(column);
  const values = new Float64Array(years.count);
  for (const own of kept) columns.push(own);
  columns[result] = values;
  for (let i = 0; i < steps.length; i++) {
    const { operation, a, b, c, into } = steps[i]!;
    operation(columns[into]!, columns[a]!, columns[b]!, columns[c]!, years.first);
  }
  return values;
}

/** Constants, scratch and the calendar years, in the order of the registers. */
function columnsOf(compiled: CompiledFormula, years: FormulaYears): readonly Float64Array[] {
  const { kept, constants, scratch } = compiled;
  const { first, count } = years;
  if (kept !== null && kept.years.first === first && kept.years.count === count) {
    return kept.columns;
  }
  const columns = constants.map((value) => new Float64Array(count).fill(value));
  for (let i = 0; i < scratch; i++) columns.push(new Float64Array(count));
  columns.push(Float64Array.from({ length: count }, (_, i) => first + i));
  compiled.kept = { years: { first, count }, columns };
  return columns;
}
