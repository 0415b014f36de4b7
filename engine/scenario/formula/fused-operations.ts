/**
 * Two operations in one pass over the years, where the first has its result read by the second and
 * by nothing else: no column between them is written and read again. Each is bit for bit what the
 * two give one after the other; JavaScript computes both in the same way, and never as one.
 */
import { finite, type ColumnOperation, type Operation } from "./operations.ts";

type Arithmetic = "add" | "subtract" | "multiply" | "divide";
type Second = Arithmetic | "min" | "max";

/** By the first operation and then the second: `(a + b) * c`, `max(a - b, c)`. */
const FIRST_LEFT: Readonly<Record<Arithmetic, Readonly<Record<Second, Operation>>>> = {
  add: {
    add: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! + b[i]! + c[i]!);
    },
    subtract: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! + b[i]! - c[i]!);
    },
    multiply: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite((a[i]! + b[i]!) * c[i]!);
    },
    divide: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite((a[i]! + b[i]!) / c[i]!);
    },
    min: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.min(finite(a[i]! + b[i]!), c[i]!);
    },
    max: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.max(finite(a[i]! + b[i]!), c[i]!);
    },
  },
  subtract: {
    add: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! - b[i]! + c[i]!);
    },
    subtract: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! - b[i]! - c[i]!);
    },
    multiply: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite((a[i]! - b[i]!) * c[i]!);
    },
    divide: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite((a[i]! - b[i]!) / c[i]!);
    },
    min: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.min(finite(a[i]! - b[i]!), c[i]!);
    },
    max: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.max(finite(a[i]! - b[i]!), c[i]!);
    },
  },
  multiply: {
    add: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! * b[i]! + c[i]!);
    },
    subtract: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! * b[i]! - c[i]!);
    },
    multiply: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! * b[i]! * c[i]!);
    },
    divide: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite((a[i]! * b[i]!) / c[i]!);
    },
    min: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.min(finite(a[i]! * b[i]!), c[i]!);
    },
    max: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.max(finite(a[i]! * b[i]!), c[i]!);
    },
  },
  divide: {
    add: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! / b[i]! + c[i]!);
    },
    subtract: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! / b[i]! - c[i]!);
    },
    multiply: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite((a[i]! / b[i]!) * c[i]!);
    },
    divide: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(a[i]! / b[i]! / c[i]!);
    },
    min: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.min(finite(a[i]! / b[i]!), c[i]!);
    },
    max: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = Math.max(finite(a[i]! / b[i]!), c[i]!);
    },
  },
};

/** The same with the first on the right: `c / (a + b)`; there infinity would give nought. */
const FIRST_RIGHT: Readonly<
  Record<Arithmetic, Readonly<Record<"subtract" | "divide", Operation>>>
> = {
  add: {
    subtract: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(c[i]! - (a[i]! + b[i]!));
    },
    divide: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(c[i]! / finite(a[i]! + b[i]!));
    },
  },
  subtract: {
    subtract: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(c[i]! - (a[i]! - b[i]!));
    },
    divide: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(c[i]! / finite(a[i]! - b[i]!));
    },
  },
  multiply: {
    subtract: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(c[i]! - a[i]! * b[i]!);
    },
    divide: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(c[i]! / finite(a[i]! * b[i]!));
    },
  },
  divide: {
    subtract: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(c[i]! - a[i]! / b[i]!);
    },
    divide: (into, a, b, c) => {
      for (let i = 0; i < into.length; i++) into[i] = finite(c[i]! / finite(a[i]! / b[i]!));
    },
  },
};

const CHOOSE_LESS: Operation = (into, a, b, c, d) => {
  for (let i = 0; i < into.length; i++) {
    const left = a[i]!;
    const right = b[i]!;
    into[i] = left < right ? c[i]! : left >= right ? d[i]! : NaN;
  }
};
const CHOOSE_LESS_EQUAL: Operation = (into, a, b, c, d) => {
  for (let i = 0; i < into.length; i++) {
    const left = a[i]!;
    const right = b[i]!;
    into[i] = left <= right ? c[i]! : left > right ? d[i]! : NaN;
  }
};

/** An operation with its operands, in order. */
export interface Applied<Operand> {
  readonly name: ColumnOperation;
  readonly args: readonly Operand[];
}

export interface Fused<Operand> {
  readonly operation: Operation;
  readonly args: readonly Operand[];
}

const isArithmetic = (name: ColumnOperation): name is Arithmetic => Object.hasOwn(FIRST_LEFT, name);

/**
 * Makes one pass of an operation and one of its operands; null when there is none for these two.
 *
 * @param inner the operation behind an operand that nothing else reads; null when it is not one
 */
export function fused<Operand>(
  { name, args }: Applied<Operand>,
  inner: (operand: Operand) => Applied<Operand> | null,
): Fused<Operand> | null {
  if (name === "choose") return fusedChoice(inner(args[0]!), args);
  if (!isArithmetic(name) && name !== "min" && name !== "max") return null;
  const [left, right] = args as [Operand, Operand];
  const first = inner(left);
  if (first !== null && isArithmetic(first.name)) {
    return { operation: FIRST_LEFT[first.name][name], args: [...first.args, right] };
  }
  const last = inner(right);
  if (last === null || !isArithmetic(last.name)) return null;
  // Elsewhere operands may change places: the result is the same to the last bit.
  const isOrdered = name === "subtract" || name === "divide";
  const operation = isOrdered ? FIRST_RIGHT[last.name][name] : FIRST_LEFT[last.name][name];
  return { operation, args: [...last.args, left] };
}

function fusedChoice<Operand>(
  test: Applied<Operand> | null,
  [, yes, no]: readonly Operand[],
): Fused<Operand> | null {
  if (test === null) return null;
  const [left, right] = test.args as [Operand, Operand];
  switch (test.name) {
    case "less":
      return { operation: CHOOSE_LESS, args: [left, right, yes!, no!] };
    case "greater":
      return { operation: CHOOSE_LESS, args: [right, left, yes!, no!] };
    case "less_equal":
      return { operation: CHOOSE_LESS_EQUAL, args: [left, right, yes!, no!] };
    case "greater_equal":
      return { operation: CHOOSE_LESS_EQUAL, args: [right, left, yes!, no!] };
    default:
      return null;
  }
}
