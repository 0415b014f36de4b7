/**
 * Long rows of numbers are compared as `toEqual` compares them, number by number with `Object.is`, but
 * without its walk over the keys of every row, which takes longer than the run whose rows they are.
 */
import { expect } from "vitest";

type Numbers = ArrayLike<number>;

const isTyped = (value: unknown): value is Numbers & ArrayBufferView =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

const same = (a: Numbers, b: Numbers): boolean => {
  for (let at = 0; at < a.length; at++) if (!Object.is(a[at], b[at])) return false;
  return true;
};

/** Undefined where the usual comparison must decide. */
function sameNumbers(a: unknown, b: unknown): boolean | undefined {
  if (isTyped(a) && isTyped(b)) {
    // Bytes of Node and plain bytes are not alike to `toEqual`: that is left to it.
    if (a.constructor !== b.constructor) return undefined;
    return a.length === b.length && same(a, b);
  }
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length || a.length < 8) {
    return undefined;
  }
  for (let at = 0; at < a.length; at++) {
    if (typeof a[at] !== "number" || typeof b[at] !== "number") return undefined;
  }
  return same(a as number[], b as number[]);
}

/** Once for all test files of a worker. */
const ADDED = Symbol.for("ademruimte.quick-equality");
if (!Object.hasOwn(globalThis, ADDED)) {
  Object.defineProperty(globalThis, ADDED, { value: true });
  expect.addEqualityTesters([sameNumbers]);
}
