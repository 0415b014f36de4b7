/**
 * A small linear programme by the simplex method (Dantzig 1963) with the rule of Bland (1977), which
 * never goes round in circles: the same numbers in give the same numbers out, to the bit.
 *
 * Minimise costs · x where every row · x reaches at least its bound and 0 ≤ x ≤ room. Where that cannot
 * be, the rows lack as little as possible together: a lack of one costs `LACKING`.
 */
export interface LinearProgramme {
  readonly costs: ArrayLike<number>;
  readonly rows: readonly ArrayLike<number>[];
  readonly atLeast: ArrayLike<number>;
  readonly room: ArrayLike<number>;
}

/** Dear enough that nothing is ever left lacking to save on costs of about one. */
const LACKING = 1e6;
/** Below this a coefficient is rounding. */
const NOTHING = 1e-11;
const MOST_STEPS = 5000;

/** @returns x; costs are to be of about one in size, and rows too */
export function solveLinearProgramme(programme: LinearProgramme): Float64Array {
  const { costs, rows, atLeast, room } = programme;
  const [count, conditions] = [costs.length, rows.length];
  // Columns: x, what rows lack, what rows have over, what is left of the room; then the right side.
  const width = count + 2 * conditions + count + 1;
  const height = conditions + count;
  const right = width - 1;
  const table = Array.from({ length: height }, () => new Float64Array(width));
  const basis = new Int32Array(height);
  for (let row = 0; row < conditions; row++) {
    const line = table[row]!;
    const sign = atLeast[row]! > 0 ? 1 : -1;
    for (let at = 0; at < count; at++) line[at] = sign * rows[row]![at]!;
    line[count + row] = sign;
    line[count + conditions + row] = -sign;
    line[right] = sign * atLeast[row]!;
    basis[row] = sign > 0 ? count + row : count + conditions + row;
  }
  for (let at = 0; at < count; at++) {
    const line = table[conditions + at]!;
    line[at] = 1;
    line[count + 2 * conditions + at] = 1;
    line[right] = room[at]!;
    basis[conditions + at] = count + 2 * conditions + at;
  }
  const reduced = new Float64Array(width);
  for (let at = 0; at < count; at++) reduced[at] = costs[at]!;
  for (let row = 0; row < conditions; row++) reduced[count + row] = LACKING;
  for (let row = 0; row < conditions; row++) {
    if (basis[row] === count + row) subtract(reduced, table[row]!, LACKING);
  }
  for (let step = 0; step < MOST_STEPS; step++) {
    const entering = firstBelowNought(reduced, right);
    if (entering < 0) break;
    const leaving = leavingRow(table, basis, entering, right);
    if (leaving < 0) break;
    pivot(table, reduced, leaving, entering);
    basis[leaving] = entering;
  }
  const x = new Float64Array(count);
  for (let row = 0; row < height; row++) {
    const column = basis[row]!;
    if (column < count) x[column] = Math.min(room[column]!, Math.max(0, table[row]![right]!));
  }
  return x;
}

function subtract(from: Float64Array, line: Float64Array, times: number): void {
  for (let at = 0; at < from.length; at++) from[at] = from[at]! - times * line[at]!;
}

function firstBelowNought(reduced: Float64Array, right: number): number {
  for (let at = 0; at < right; at++) if (reduced[at]! < -NOTHING) return at;
  return -1;
}

function leavingRow(
  table: readonly Float64Array[],
  basis: Int32Array,
  entering: number,
  right: number,
): number {
  let leaving = -1;
  let least = Infinity;
  for (let row = 0; row < table.length; row++) {
    const slope = table[row]![entering]!;
    if (slope <= NOTHING) continue;
    const ratio = table[row]![right]! / slope;
    if (ratio < least || (ratio === least && basis[row]! < basis[leaving]!)) {
      least = ratio;
      leaving = row;
    }
  }
  return leaving;
}

function pivot(
  table: readonly Float64Array[],
  reduced: Float64Array,
  leaving: number,
  entering: number,
): void {
  const line = table[leaving]!;
  const divisor = line[entering]!;
  for (let at = 0; at < line.length; at++) line[at] = line[at]! / divisor;
  for (let row = 0; row < table.length; row++) {
    const times = table[row]![entering]!;
    if (row !== leaving && times !== 0) subtract(table[row]!, line, times);
  }
  const times = reduced[entering]!;
  if (times !== 0) subtract(reduced, line, times);
}
