/**
 * The rows at which a figure is computed for its Sobol indices: two independent tables of draws, A and
 * B, and for each factor table A in which that factor alone comes from B.
 */

/** Puts a row of uniforms, strictly between 0 and 1, into `into`. */
export type UniformTable = (row: number, into: Float64Array) => void;

/** In the order `[row of the tables][A, B, A with the first factor of B, ...]`. */
export interface SobolDesign {
  readonly factors: number;
  readonly rows: number;
  row(row: number, into: Float64Array): void;
}

/**
 * @param width of a row: the number of columns
 * @param factors the columns of each; a column is in one factor at most, and one that is in none comes
 *   from table A in all rows but those of B
 */
export function sobolDesign(
  a: UniformTable,
  b: UniformTable,
  width: number,
  factors: readonly (readonly number[])[],
  n: number,
): SobolDesign {
  const [ofA, ofB] = [new Float64Array(width), new Float64Array(width)];
  let held = -1;
  const tables = factors.length + 2;
  return {
    factors: factors.length,
    rows: n * tables,
    row(at, into) {
      const table = at % tables;
      const row = (at - table) / tables;
      if (row !== held) {
        a(row, ofA);
        b(row, ofB);
        held = row;
      }
      into.set(table === 1 ? ofB : ofA);
      if (table > 1) for (const column of factors[table - 2]!) into[column] = ofB[column]!;
    },
  };
}
