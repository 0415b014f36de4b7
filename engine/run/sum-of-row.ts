/**
 * Whether all numbers of a row are finite, told by their sum: it is finite only when they all are.
 * A row is added up while it is at hand; one pass over all rows at the end has to fetch them again.
 */

const PARTS = 8;

export interface RowSum {
  /** Cells of the row; zeros behind the last make it divisible. */
  readonly cells: Float64Array;
  /** The sum of all rows since it was last set. */
  readonly total: Float64Array;
  add(): void;
}

/**
 * Eight sums side by side, over eight parts of one length: a sum alone would wait for itself at
 * every cell, and V8 checks an index once for all arrays of a length.
 */
export function sumOfRow(width: number): RowSum {
  const length = Math.ceil(width / PARTS);
  const cells = new Float64Array(length * PARTS);
  const part = (at: number): Float64Array => cells.subarray(at * length, (at + 1) * length);
  const first = part(0);
  const second = part(1);
  const third = part(2);
  const fourth = part(3);
  const fifth = part(4);
  const sixth = part(5);
  const seventh = part(6);
  const eighth = part(7);
  const total = new Float64Array(1);
  return {
    cells,
    total,
    add() {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      for (let i = 0; i < length; i++) {
        a += first[i]!;
        b += second[i]!;
        c += third[i]!;
        d += fourth[i]!;
        e += fifth[i]!;
        f += sixth[i]!;
        g += seventh[i]!;
        h += eighth[i]!;
      }
      total[0] = total[0]! + (a + b + (c + d) + (e + f + (g + h)));
    },
  };
}
