/**
 * Evaluates formulas column by column: each operation runs over all years before the next begins, so
 * that what it costs to find out what to do is paid once per operation and not once per year. A tree
 * becomes a list of steps over columns; no code is generated.
 *
 * A result is NaN in a year that has no value: something is divided by nought, the root is of a
 * negative number, the year before the first is asked for. NaN goes on through every operation but
 * a choice, which looks only at the side it takes, and `and` and `or`, where the other side may
 * decide by itself. Infinity never goes on: what is too large has no value either.
 */
import { fused, type Applied } from "./fused-operations.ts";
import {
  AT_WRITTEN,
  COPY,
  OPERATIONS,
  type Column,
  type ColumnOperation,
  type Operation,
} from "./operations.ts";
import { namesOf, type FormulaOperation, type FormulaTree } from "./tree.ts";

/** Values of a name, one per year of the run. Never asked for `year`. */
export type Columns = (name: string) => Float64Array;

export interface FormulaYears {
  readonly first: number;
  readonly count: number;
}

/** One pass over the years: the columns of its operands, by place, and that of its result. */
interface Step {
  readonly operation: Operation;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly into: number;
}

/** A formula ready to be evaluated any number of times. What it holds is nobody else's business. */
export interface CompiledFormula {
  /** What is read, each once. */
  readonly names: readonly string[];
  /** The parts of the formula: each has a place among the columns. */
  readonly parts: readonly Part[];
  /** Steps that read no name: made when the years are first known. */
  readonly once: readonly Step[];
  readonly steps: readonly Step[];
  readonly result: number;
  /** What is kept between evaluations over the same years. */
  kept: (FormulaYears & { readonly columns: Column[] }) | null;
}

/** What stands in a formula twice is one part. The names come first. */
type Part =
  | { readonly kind: "name" | "years" | "result" }
  | { readonly kind: "number"; readonly value: number }
  | CalledPart;

interface CalledPart extends Applied<number> {
  readonly kind: "call";
  /** Reads no name, and so is the same in every evaluation over the same years. */
  readonly isFixed: boolean;
}

/** Makes the steps of a formula. Parts without a name are computed here, once. */
export function compileFormula(tree: FormulaTree): CompiledFormula {
  const names = namesOf(tree).filter((name) => name !== "year");
  return new Compiler(names).compile(tree);
}

/** Operations of any number of operands, two at a time from the left. */
const REPEATED = new Set<FormulaOperation>(["min", "max", "sum"]);
/** Whose result depends on the year even when their operands do not. */
const OF_THE_YEAR = new Set<FormulaOperation>([
  ...(["ramp", "scurve", "step"] as const),
  ...(["at", "cumulative", "previous"] as const),
]);

class Compiler {
  private readonly parts: Part[] = [];
  private readonly places = new Map<string, number>();
  /** How many operands each part is. */
  private readonly readers: number[] = [];
  private readonly once: Step[] = [];
  private readonly steps: Step[] = [];
  private readonly done = new Set<number>();

  constructor(private readonly names: readonly string[]) {
    for (const name of names) this.placed(`name ${name}`, { kind: "name" });
  }

  compile(tree: FormulaTree): CompiledFormula {
    const { names, parts, once, steps } = this;
    let result = this.part(tree);
    this.make(result);
    if (steps.at(-1)?.into !== result) {
      const made = result;
      result = this.placed("result", { kind: "result" });
      steps.push(stepOf(COPY, [made], result));
    }
    return { names, parts, once, steps, result, kept: null };
  }

  private placed(key: string, part: Part): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.parts.push(part) - 1;
    this.places.set(key, place);
    this.readers.push(0);
    if (part.kind === "call") for (const arg of part.args) this.readers[arg]!++;
    return place;
  }

  private part(tree: FormulaTree): number {
    if (tree.op === "number") return this.number(tree.value);
    if (tree.op === "name") {
      return tree.name === "year"
        ? this.placed("year", { kind: "years" })
        : this.places.get(`name ${tree.name}`)!;
    }
    const args = tree.args.map((argument) => this.part(argument));
    if (tree.name === "change")
      return this.call("subtract", [...args, this.call("previous", args)]);
    const name = tree.name === "sum" ? "add" : tree.name;
    if (!REPEATED.has(tree.name)) return this.call(name, args);
    return args.length === 0 ? this.number(0) : args.reduce((a, b) => this.call(name, [a, b]));
  }

  private number(value: number): number {
    const text = Object.is(value, -0) ? "-0" : `${value}`;
    return this.placed(`number ${text}`, { kind: "number", value });
  }

  private call(name: ColumnOperation, args: readonly number[]): number {
    const operands = args.map((place) => this.parts[place]!);
    const values = operands.flatMap((part) => (part.kind === "number" ? [part.value] : []));
    if (values.length === args.length && !OF_THE_YEAR.has(name)) {
      return this.number(valueOf(name, values));
    }
    const isFixed = operands.every((part) => part.kind !== "name" && !isMoving(part));
    return this.placed(`${name} ${args.join(" ")}`, { kind: "call", name, args, isFixed });
  }

  /** Puts the steps of a part behind those of its operands. */
  private make(place: number): void {
    const part = this.parts[place]!;
    if (part.kind !== "call" || this.done.has(place)) return;
    this.done.add(place);
    const { name, args, isFixed } = part;
    const inOne = isFixed ? null : fused(part, (operand) => this.inner(operand));
    const isWritten = name === "at" && this.parts[args[1]!]!.kind === "number";
    const { operation, args: read } = inOne ?? {
      operation: isWritten ? AT_WRITTEN : OPERATIONS[name],
      args,
    };
    for (const operand of read) this.make(operand);
    (isFixed ? this.once : this.steps).push(stepOf(operation, read, place));
  }

  /** An operand that is computed for one reader only, so that it needs no column of its own. */
  private inner(place: number): CalledPart | null {
    const part = this.parts[place]!;
    return isMoving(part) && this.readers[place] === 1 ? part : null;
  }
}

/** Whether a part is computed anew at every evaluation. */
const isMoving = (part: Part): part is CalledPart => part.kind === "call" && !part.isFixed;

function stepOf(operation: Operation, args: readonly number[], into: number): Step {
  const [a = 0, b = a, c = a, d = a] = args;
  return { operation, a, b, c, d, into };
}

/** The same operation as over the years, of one value each. */
function valueOf(name: ColumnOperation, values: readonly number[]): number {
  const columns = values.map((value) => Float64Array.of(value));
  const [a, b = a, c = a] = columns as [Column, Column?, Column?];
  const into = new Float64Array(1);
  OPERATIONS[name](into, a, b!, c!, a, 0);
  return into[0]!;
}

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

const NONE = new Float64Array(0);

/** A column for every part that has one of its own, with what is the same at every evaluation. */
function columnsOf(compiled: CompiledFormula, { first, count }: FormulaYears): Column[] {
  const { kept, parts, once, steps } = compiled;
  if (kept !== null && kept.first === first && kept.count === count) return kept.columns;
  const columns = parts.map((part): Column => {
    if (part.kind === "number") return new Float64Array(count).fill(part.value);
    if (part.kind === "years") return Float64Array.from({ length: count }, (_, i) => first + i);
    return NONE;
  });
  for (const { into } of [...once, ...steps]) columns[into] = new Float64Array(count);
  runSteps(once, columns, first);
  compiled.kept = { first, count, columns };
  return columns;
}

function runSteps(steps: readonly Step[], columns: readonly Column[], first: number): void {
  for (let i = 0; i < steps.length; i++) {
    const { operation, a, b, c, d, into } = steps[i]!;
    operation(columns[into]!, columns[a]!, columns[b]!, columns[c]!, columns[d]!, first);
  }
}
