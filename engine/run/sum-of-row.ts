/**
 * Whether all numbers of a row are finite, told by their sum: it is finite only when they all are.
 * A row is added up while it is at hand; one pass over all rows at the end has to fetch them again.
 */

const SUMS = 4;

export interface RowSum {
  /** Cells of the row; zeros behind the last make it divisible. */
  readonly cells: Float64Array;
  /** The sum of all rows since it was last set. */
  readonly total: Float64Array;
  add(): void;
}

/**
 * Four sums side by side: a sum alone would wait for itself at every cell. They take turns, so that
 * the row is read from front to end, as the processor expects it to be.
 */
export function sumOfRow(width: number): RowSum {
  const cells = new Float64Array(Math.ceil(width / SUMS) * SUMS);
  const total = new Float64Array(1);
  return {
    cells,
    total,
    add() {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let i = 0; i < cells.length; i += SUMS) {
        a += cells[i]!;
        b += cells[i + 1]!;
        c += cells[i + 2]!;
        d += cells[i + 3]!;
      }
      total[0] = total[0]! + (a + b + (c + d));
    },
  };
}
