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
  /** Behind the names; then come the calendar years, and then the columns that steps write. */
  readonly constants: readonly number[];
  /** Steps that read no name: made when the years are first known. */
  readonly once: readonly Step[];
  readonly steps: readonly Step[];
  /** How many columns the steps write. */
  readonly columns: number;
  readonly result: number;
  /** What is kept between evaluations over the same years. */
  kept: (FormulaYears & { readonly columns: Float64Array[] }) | null;
}

type Column = Float64Array;
type Operation = (into: Column, a: Column, b: Column, c: Column, first: number) => void;

/** The number itself; NaN when it is infinite. */
const finite = (value: number): number => (value - value === 0 ? value : NaN);

const ADD: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = a[i]! + b[i]!;
};
const SUBTRACT: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = a[i]! - b[i]!;
};
const MULTIPLY: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = a[i]! * b[i]!;
};
const DIVIDE: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) into[i] = a[i]! / b[i]!;
};
/** The same as the last step of a formula, where infinity becomes no value. */
const LAST: ReadonlyMap<Operation, Operation> = new Map([
  [
    ADD,
    (into: Column, a: Column, b: Column) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! + b[i]!);
    },
  ],
  [
    SUBTRACT,
    (into: Column, a: Column, b: Column) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! - b[i]!);
    },
  ],
  [
    MULTIPLY,
    (into: Column, a: Column, b: Column) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! * b[i]!);
    },
  ],
  [
    DIVIDE,
    (into: Column, a: Column, b: Column) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! / b[i]!);
    },
  ],
]);
const POWER: Operation = (into, a, b) => {
  const exponent = b[0]!;
  for (let i = 0; i < into.length; i++) {
    let value = 1;
    for (let n = Math.abs(exponent); n > 0; n--) value *= a[i]!;
    into[i] = exponent < 0 ? 1 / value : value;
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
  for (let i = 0; i < into.length; i++) into[i] = exp(a[i]!);
};
const LOG: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = log(a[i]!);
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
/** The same for a year that is written: one value for all years. */
const AT_WRITTEN: Operation = (into, a, b, _, first) => {
  into.fill(a[b[0]! - first] ?? NaN);
};
const CUMULATIVE: Operation = (into, a) => {
  let sum = 0;
  for (let i = 0; i < into.length; i++) into[i] = sum += a[i]!;
};
/** From the last year back, because the result may take the place of the operand. */
const PREVIOUS: Operation = (into, a) => {
  for (let i = into.length - 1; i > 0; i--) into[i] = a[i - 1]!;
  if (into.length > 0) into[0] = NaN;
};
const CHANGE: Operation = (into, a) => {
  for (let i = into.length - 1; i > 0; i--) into[i] = a[i]! - a[i - 1]!;
  if (into.length > 0) into[0] = NaN;
};
/** What is infinite has no value: told before something could make a number of it again. */
const CHECK: Operation = (into, a) => {
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

/**
 * Operations that make a number of infinity, with the operands in which they would: 1 / ∞ is 0, and
 * ∞ > 1 is true. Everything else passes it on, so that it is enough to look at the end.
 */
const HIDING: Readonly<Partial<Record<FormulaOperation, (index: number) => boolean>>> = {
  divide: (index) => index === 1,
  power: () => true,
  exp: () => true,
  ...Object.fromEntries(
    "less less_equal greater greater_equal equal unequal min max clamp within ramp scurve step"
      .split(" ")
      .map((name) => [name, () => true]),
  ),
};
/** What may become infinite from numbers that are not. */
const GROWING = new Set<FormulaOperation>([
  ...(["add", "subtract", "multiply", "divide", "power", "exp", "log", "cumulative"] as const),
  ...(["change", "sum"] as const),
]);

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
  private steps: Step[] = [];
  /** Steps that read no name, and so need to be made once. */
  private readonly once: Step[] = [];
  private scratch = 0;
  private fixed = 0;

  compile(tree: FormulaTree): CompiledFormula {
    const result = this.last(this.placed(tree, 0));
    const { names, constants, steps, once, scratch, fixed } = this;
    const register = (place: number): number => {
      if (place >= SCRATCH) return names.size + constants.size + 1 + fixed + place - SCRATCH;
      if (place >= FIXED) return names.size + constants.size + 1 + place - FIXED;
      if (place === YEARS) return names.size + constants.size;
      return place >= CONSTANT ? names.size + place - CONSTANT : place;
    };
    const registered = ({ operation, a, b, c, into }: Step): Step => ({
      operation,
      a: register(a),
      b: register(b),
      c: register(c),
      into: register(into),
    });
    return {
      names: [...names.keys()],
      constants: [...constants.keys()],
      once: once.map(registered),
      steps: steps.map(registered),
      columns: fixed + scratch,
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
    if (this.steps !== this.once && readsNothing(tree)) return this.fixedPlace(tree);
    const isWritten = tree.name === "at" && tree.args[1]!.op === "number";
    const operation = isWritten ? AT_WRITTEN : OPERATIONS[tree.name];
    const [first, ...others] = tree.args;
    if (first === undefined) return numbered(this.constants, 0) + CONSTANT;
    if (REPEATED.has(tree.name)) {
      let place = this.operand(tree.name, first, 0, free);
      for (const other of others) {
        const used = Math.max(free, place - SCRATCH + 1);
        place = this.step(operation, [place, this.operand(tree.name, other, 1, used)], free);
      }
      return place;
    }
    let used = free;
    const places = tree.args.map((argument, index) => {
      const place = this.operand(tree.name, argument, index, used);
      used = Math.max(used, place - SCRATCH + 1);
      return place;
    });
    // Looking up another year reads what writing in place would have overwritten.
    return this.step(operation, places, tree.name === "at" ? used : free);
  }

  /** Computes a part that depends on the year alone ahead of all others. */
  private fixedPlace(tree: FormulaTree): number {
    const { steps } = this;
    this.steps = this.once;
    const place = this.placed(tree, 0);
    const into = FIXED + this.fixed++;
    this.once.push({ operation: CHECK, a: place, b: place, c: place, into });
    this.steps = steps;
    return into;
  }

  /** Sees to it that no result is infinite. */
  private last(place: number): number {
    const step = this.steps.at(-1);
    const checked = step?.into === place ? LAST.get(step.operation) : undefined;
    if (step === undefined || checked === undefined) return this.step(CHECK, [place], 0);
    this.steps[this.steps.length - 1] = { ...step, operation: checked };
    return place;
  }

  /** An operand, in which infinity is told before an operation could hide it. */
  private operand(of: FormulaOperation, operand: FormulaTree, index: number, free: number): number {
    const place = this.placed(operand, free);
    const isChecked = place >= FIXED && place < SCRATCH;
    const hides = !isChecked && HIDING[of]?.(index) === true && mayGrow(operand);
    return hides ? this.step(CHECK, [place], Math.max(free, place - SCRATCH)) : place;
  }

  private step(operation: Operation, places: readonly number[], into: number): number {
    const [a, b = a, c = a] = places as [number, number?, number?];
    this.scratch = Math.max(this.scratch, into + 1);
    this.steps.push({ operation, a, b: b!, c: c!, into: into + SCRATCH });
    return into + SCRATCH;
  }
}

/** Places while compiling: names, constants, columns made once and scratch are numbered apart. */
const [NAME, CONSTANT, YEARS, FIXED, SCRATCH] = [0, 1_000_000, 1_999_999, 2_000_000, 3_000_000];

function numbered<Key>(places: Map<Key, number>, key: Key): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, places.size);
  return places.size - 1;
}

/** Whether a part is the same in every evaluation over the same years. */
const readsNothing = (tree: FormulaTree): boolean =>
  tree.op === "number" ||
  (tree.op === "name" ? tree.name === "year" : tree.args.every(readsNothing));

/** Whether a part may be infinite: it computes something that can grow without bounds. */
const mayGrow = (tree: FormulaTree): boolean =>
  tree.op === "call" && (GROWING.has(tree.name) || tree.args.some(mayGrow));

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

/**
 * Values of a formula, one per year; NaN where there is none.
 *
 * @param values where they go, when that is there already; none of the columns that are read
 */
export function evaluate(
  compiled: CompiledFormula,
  column: Columns,
  years: FormulaYears,
  values: Float64Array = new Float64Array(years.count),
): Float64Array {
  const { names, steps, result } = compiled;
  const columns = columnsOf(compiled, years);
  for (let i = 0; i < names.length; i++) columns[i] = column(names[i]!);
  columns[result] = values;
  runSteps(steps, columns, years.first);
  return values;
}

/** Room for the names, then constants, the calendar years and what steps write: in the order of the registers. */
function columnsOf(compiled: CompiledFormula, years: FormulaYears): Float64Array[] {
  const { kept, names, constants, once } = compiled;
  const { first, count } = years;
  if (kept !== null && kept.first === first && kept.count === count) return kept.columns;
  const columns = new Array<Float64Array>(names.length).fill(new Float64Array(0));
  for (const value of constants) columns.push(new Float64Array(count).fill(value));
  columns.push(Float64Array.from({ length: count }, (_, i) => first + i));
  for (let i = 0; i < compiled.columns; i++) columns.push(new Float64Array(count));
  runSteps(once, columns, first);
  compiled.kept = { first, count, columns };
  return columns;
}

function runSteps(steps: readonly Step[], columns: readonly Float64Array[], first: number): void {
  for (let i = 0; i < steps.length; i++) {
    const { operation, a, b, c, into } = steps[i]!;
    operation(columns[into]!, columns[a]!, columns[b]!, columns[c]!, first);
  }
}
