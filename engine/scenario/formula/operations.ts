/**
 * What each operation of a formula computes, over all years at once. NaN stands for no value, and
 * so does what is too large for a number: an operation that can grow without bounds never gives
 * infinity, because a later one could make a number of it again (1 / ∞ is 0).
 */
import { exp, log } from "../../foundation/elementary.ts";
import type { FormulaOperation } from "./tree.ts";

export type Column = Float64Array;

/** What is computed as such: `change` is a difference and `sum` an addition of more than two. */
export type ColumnOperation = Exclude<FormulaOperation, "change" | "sum">;

/**
 * Writes a column from up to four others, all of one length; those that it has no use for are
 * whatever is at hand.
 *
 * @param first calendar year of the first value
 */
export type Operation = (
  into: Column,
  a: Column,
  b: Column,
  c: Column,
  d: Column,
  first: number,
) => void;

/** The number itself; NaN when it is infinite. */
export const finite = (value: number): number => (value - value === 0 ? value : NaN);

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
/** The exponent is written, and so the same in all years. */
const POWER: Operation = (into, a, b) => {
  const exponent = b[0]!;
  for (let i = 0; i < into.length; i++) {
    let value = 1;
    for (let n = Math.abs(exponent); n > 0; n--) value *= a[i]!;
    into[i] = finite(exponent < 0 ? 1 / finite(value) : value);
  }
};
const NEGATE: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = -a[i]!;
};

const LESS: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) {
    const left = a[i]!;
    const right = b[i]!;
    into[i] = left < right ? 1 : left >= right ? 0 : NaN;
  }
};
const LESS_EQUAL: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) {
    const left = a[i]!;
    const right = b[i]!;
    into[i] = left <= right ? 1 : left > right ? 0 : NaN;
  }
};
const GREATER: Operation = (into, a, b, c, d, first) => LESS(into, b, a, c, d, first);
const GREATER_EQUAL: Operation = (into, a, b, c, d, first) => LESS_EQUAL(into, b, a, c, d, first);
const EQUAL: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) {
    const left = a[i]!;
    const right = b[i]!;
    into[i] = left === right ? 1 : left < right || left > right ? 0 : NaN;
  }
};
const UNEQUAL: Operation = (into, a, b) => {
  for (let i = 0; i < into.length; i++) {
    const left = a[i]!;
    const right = b[i]!;
    into[i] = left === right ? 0 : left < right || left > right ? 1 : NaN;
  }
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
    const off = finite(Math.abs(a[i]! - b[i]!));
    const room = finite(c[i]! * Math.abs(b[i]!));
    into[i] = off <= room ? 1 : off > room ? 0 : NaN;
  }
};

const share = (from: number, to: number, year: number): number => {
  if (!(from < to)) return NaN;
  return year <= from ? 0 : year >= to ? 1 : (year - from) / (to - from);
};
const RAMP: Operation = (into, a, b, _c, _d, first) => {
  for (let i = 0; i < into.length; i++) into[i] = share(a[i]!, b[i]!, first + i);
};
const SCURVE: Operation = (into, a, b, _c, _d, first) => {
  for (let i = 0; i < into.length; i++) {
    const part = share(a[i]!, b[i]!, first + i);
    into[i] = part * part * (3 - 2 * part);
  }
};
const STEP: Operation = (into, a, _b, _c, _d, first) => {
  for (let i = 0; i < into.length; i++) {
    const from = a[i]!;
    into[i] = first + i >= from ? 1 : first + i < from ? 0 : NaN;
  }
};

const AT: Operation = (into, a, b, _c, _d, first) => {
  for (let i = 0; i < into.length; i++) into[i] = a[b[i]! - first] ?? NaN;
};
/** The same for a year that is written: one value for all years. */
export const AT_WRITTEN: Operation = (into, a, b, _c, _d, first) => {
  const value = a[b[0]! - first] ?? NaN;
  for (let i = 0; i < into.length; i++) into[i] = value;
};
const CUMULATIVE: Operation = (into, a) => {
  let sum = 0;
  for (let i = 0; i < into.length; i++) into[i] = sum = finite(sum + a[i]!);
};
const PREVIOUS: Operation = (into, a) => {
  if (into.length > 0) into[0] = NaN;
  for (let i = 1; i < into.length; i++) into[i] = a[i - 1]!;
};
/** A result that no operation makes: what is read, or what is the same at every evaluation. */
export const COPY: Operation = (into, a) => {
  for (let i = 0; i < into.length; i++) into[i] = finite(a[i]!);
};

export const OPERATIONS: Readonly<Record<ColumnOperation, Operation>> = {
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
};
