/**
 * Statistical adjustment of a stock: its cells are scaled so that they add up to what was observed of
 * the whole and of its parts, and keep their proportions otherwise.
 */
import type { View } from "../run/module.ts";

/** One way in which the cells of a stock are counted: by sex, by type, or every cell by itself. */
export interface Margin {
  /** Per cell its group. */
  readonly groupOf: Int32Array;
  /** Per group what was observed; NaN where nobody did. */
  readonly observed: View;
}

const MOST_ROUNDS = 500;
/** Relative: far below what any comparison of results can see. */
const CLOSE = 1e-14;

export const isObserved = (observed: View): boolean => {
  for (let at = 0; at < observed.length; at++) if (!Number.isNaN(observed[at]!)) return true;
  return false;
};

/**
 * RAK-1  Iterative proportional fitting
 *
 *   x(c)' = x(c) · T(g) / Σ x over g,   margin after margin, until nothing moves
 *
 *   x  a cell of the stock, of a group g in every margin: people, dwellings, cars or kW   [person]
 *   T  what was observed of the group; of those that nobody observed their part of what is left of the whole   [person]
 *
 * The whole is what was observed of it; else the sum of a margin that was observed completely; else
 * what it was: what is known of a part says nothing about the whole. Where the observed parts exceed
 * that whole, their sum is the whole. A group that was empty is filled evenly. Nothing becomes negative.
 *
 * Source  Deming and Stephan (1940); Statbel calls the difference "statistische aanpassing".
 * Test    test/laws/restart.test.ts, "meets all that was observed, and keeps the proportions".
 *
 * @param cells     changed in place
 * @param total     what was observed of the whole; NaN when nobody did
 * @returns whether anything was observed
 */
export function rake(cells: Float64Array, total: number, margins: readonly Margin[]): boolean {
  const known = margins.filter(({ observed }) => isObserved(observed));
  if (known.length === 0 && Number.isNaN(total)) return false;
  const whole = wholeOf(cells, total, known);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = 0;
    for (const margin of known) moved = Math.max(moved, fit(cells, whole, margin));
    if (known.length === 0) moved = scale(cells, whole);
    if (moved < CLOSE || known.length < 2) break;
  }
  return true;
}

/** What the cells are to add up to. */
export function wholeOf(cells: View, total: number, margins: readonly Margin[]): number {
  if (!Number.isNaN(total)) return total;
  for (const { observed } of margins) {
    // The sum is a number only where every part was observed.
    const sum = sumOf(observed);
    if (!Number.isNaN(sum)) return sum;
  }
  return sumOf(cells);
}

export function sumOf(values: View): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum;
}

/** @returns by how much the cells moved, as a share */
function scale(cells: Float64Array, whole: number): number {
  const sum = sumOf(cells);
  if (sum === whole) return 0;
  if (!(sum > 0)) {
    cells.fill(whole / cells.length);
    return 1;
  }
  const factor = whole / sum;
  for (let cell = 0; cell < cells.length; cell++) cells[cell] = cells[cell]! * factor;
  return Math.abs(factor - 1);
}

/** One margin. @returns the largest move of a group, as a share */
function fit(cells: Float64Array, whole: number, { groupOf, observed }: Margin): number {
  const groups = observed.length;
  const sums = groupSums(cells, groupOf, groups);
  const sizes = new Float64Array(groups);
  for (let cell = 0; cell < cells.length; cell++) {
    sizes[groupOf[cell]!] = sizes[groupOf[cell]!]! + 1;
  }
  let known = 0;
  let others = 0;
  for (let group = 0; group < groups; group++) {
    if (Number.isNaN(observed[group]!)) others += sums[group]!;
    else known += observed[group]!;
  }
  const rest = others > 0 ? Math.max(0, whole - known) / others : 1;
  let moved = Math.abs(rest - 1);
  const factors = new Float64Array(groups);
  for (let group = 0; group < groups; group++) {
    const target = observed[group]!;
    if (Number.isNaN(target)) factors[group] = rest;
    else if (sums[group]! > 0) {
      factors[group] = target === sums[group]! ? 1 : target / sums[group]!;
      moved = Math.max(moved, Math.abs(factors[group]! - 1));
    } else if (target > 0) moved = 1;
  }
  for (let cell = 0; cell < cells.length; cell++) {
    const group = groupOf[cell]!;
    if (sums[group]! > 0) cells[cell] = cells[cell]! * factors[group]!;
    else if (observed[group]! > 0) cells[cell] = observed[group]! / sizes[group]!;
  }
  return moved;
}

/** What the groups of a margin add up to now. */
export function groupSums(cells: View, groupOf: Int32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  for (let cell = 0; cell < cells.length; cell++) {
    sums[groupOf[cell]!] = sums[groupOf[cell]!]! + cells[cell]!;
  }
  return sums;
}

/** Groups along one dimension of cells that lie `[outer][group][inner]`. */
export const groupsAlong = (outer: number, groups: number, inner: number): Int32Array =>
  Int32Array.from(
    { length: outer * groups * inner },
    (_, cell) => Math.floor(cell / inner) % groups,
  );

interface AdjustmentColumns {
  readonly in_adjustment: Float64Array;
  readonly out_adjustment: Float64Array;
  readonly closing: Float64Array;
}

/** The columns of an account that a restart fills; what was closing before it is replaced. */
export function recordAdjustment(account: AdjustmentColumns, before: View, after: View): void {
  for (let cell = 0; cell < after.length; cell++) {
    const change = after[cell]! - before[cell]!;
    account.in_adjustment[cell] = Math.max(0, change);
    account.out_adjustment[cell] = Math.max(0, -change);
    account.closing[cell] = after[cell]!;
  }
}
