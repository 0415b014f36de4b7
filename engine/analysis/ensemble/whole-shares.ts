/**
 * Shares of one whole after their inputs moved them: together they are again what they were in the
 * run. Where one input moved, the others make room for it in proportion, as where assumptions are
 * tried one at a time; where several moved, all shares are scaled alike.
 */

/** The shares of one whole: where they lie, and which input moves each, -1 where none does. */
export interface Whole {
  readonly cells: readonly number[];
  readonly owners: readonly number[];
}

/** Brings all wholes together, after the cells of the inputs were written. */
export type WholeSettler = (positions: Float64Array) => void;

/**
 * The loops are made around arrays that never change place, for what `cellWriter` says.
 *
 * @param buffer holds the values of the run
 */
export function wholeSettler(wholes: readonly Whole[], buffer: Float64Array): WholeSettler {
  const ends = (sizes: readonly number[]): Int32Array => {
    const starts = new Int32Array(sizes.length + 1);
    sizes.forEach((size, at) => (starts[at + 1] = starts[at]! + size));
    return starts;
  };
  const count = wholes.length;
  /** Cells of whole i: `[starts[i], starts[i + 1])`. */
  const starts = ends(wholes.map(({ cells }) => cells.length));
  const cells = Int32Array.from(wholes.flatMap((whole) => whole.cells));
  const owners = Int32Array.from(wholes.flatMap((whole) => whole.owners));
  const central = Float64Array.from(cells, (cell) => buffer[cell]!);
  const movers = wholes.map((whole) => [...new Set(whole.owners.filter((owner) => owner >= 0))]);
  /** The inputs of whole i, each once: `[inputStarts[i], inputStarts[i + 1])`. */
  const inputStarts = ends(movers.map(({ length }) => length));
  const inputs = Int32Array.from(movers.flat());
  /** Places among the cells of those that no input moves. */
  const unmoved = Int32Array.from(
    Array.from(owners, (owner, at) => (owner < 0 ? at : -1)).filter((at) => at >= 0),
  );

  const sumOf = (whole: number): number => {
    const to = starts[whole + 1]!;
    let sum = 0;
    for (let at = starts[whole]!; at < to; at++) sum += buffer[cells[at]!]!;
    return sum;
  };
  /** What the shares of each whole are together in the run. */
  const sums = Float64Array.from({ length: count }, (_, whole) => sumOf(whole));

  /** Cells that no input moves may have made room for others. */
  const restoreUnmoved = (): void => {
    for (let i = 0; i < unmoved.length; i++) buffer[cells[unmoved[i]!]!] = central[unmoved[i]!]!;
  };

  /** Shares that all came to nothing stay what they were. */
  const restore = (whole: number): void => {
    for (let at = starts[whole]!; at < starts[whole + 1]!; at++) buffer[cells[at]!] = central[at]!;
  };

  const scale = (whole: number, by: number): void => {
    const to = starts[whole + 1]!;
    for (let at = starts[whole]!; at < to; at++) {
      const cell = cells[at]!;
      buffer[cell] = buffer[cell]! * by;
    }
  };

  const isMoved = (at: number, mover: number): boolean =>
    owners[at] === mover && buffer[cells[at]!] !== central[at];

  /** As `assumptionsOf` does it, so that an end of a range gives the same bits. */
  const makeRoom = (whole: number, mover: number): void => {
    const from = starts[whole]!;
    const to = starts[whole + 1]!;
    let taken = 0;
    let left = 0;
    let others = 0;
    for (let at = from; at < to; at++) {
      if (isMoved(at, mover)) taken += buffer[cells[at]!]!;
      else {
        left += central[at]!;
        others++;
      }
    }
    if (others === to - from) return;
    const tooMuch = taken > 1 || others === 0;
    for (let at = from; at < to; at++) {
      const cell = cells[at]!;
      if (isMoved(at, mover)) {
        if (tooMuch && taken > 0) buffer[cell] = buffer[cell]! / taken;
      } else if (tooMuch) buffer[cell] = 0;
      else buffer[cell] = left > 0 ? (central[at]! * (1 - taken)) / left : (1 - taken) / others;
    }
  };

  /** The one input that moves a whole, -1 where none does, -2 where several do. */
  const moverOf = (whole: number, positions: Float64Array): number => {
    const to = inputStarts[whole + 1]!;
    let mover = -1;
    for (let i = inputStarts[whole]!; i < to; i++) {
      const input = inputs[i]!;
      if (positions[input] === 0) continue;
      if (mover >= 0) return -2;
      mover = input;
    }
    return mover;
  };

  const settle = (whole: number, positions: Float64Array): void => {
    const mover = moverOf(whole, positions);
    if (mover >= 0) makeRoom(whole, mover);
    else if (mover === -2) {
      const sum = sumOf(whole);
      if (sum > 0) scale(whole, sums[whole]! / sum);
      else restore(whole);
    }
  };

  return (positions) => {
    restoreUnmoved();
    for (let whole = 0; whole < count; whole++) settle(whole, positions);
  };
}
