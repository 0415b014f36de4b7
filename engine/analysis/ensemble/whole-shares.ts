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

export class WholeShares {
  /** Cells of whole i: `[starts[i], starts[i + 1])`. */
  private readonly starts: Int32Array;
  private readonly cells: Int32Array;
  private readonly owners: Int32Array;
  private readonly central: Float64Array;
  /** What the shares of each whole are together in the run. */
  private readonly sums: Float64Array;
  /** The inputs of whole i, each once: `[inputStarts[i], inputStarts[i + 1])`. */
  private readonly inputStarts: Int32Array;
  private readonly inputs: Int32Array;
  /** Places among the cells of those that no input moves. */
  private readonly unmoved: Int32Array;

  /** @param buffer holds the values of the run */
  constructor(
    wholes: readonly Whole[],
    private readonly buffer: Float64Array,
  ) {
    const ends = (sizes: readonly number[]): Int32Array => {
      const starts = new Int32Array(sizes.length + 1);
      sizes.forEach((size, at) => (starts[at + 1] = starts[at]! + size));
      return starts;
    };
    this.starts = ends(wholes.map(({ cells }) => cells.length));
    this.cells = Int32Array.from(wholes.flatMap(({ cells }) => cells));
    this.owners = Int32Array.from(wholes.flatMap(({ owners }) => owners));
    this.central = Float64Array.from(this.cells, (cell) => buffer[cell]!);
    const inputs = wholes.map(({ owners }) => [...new Set(owners.filter((owner) => owner >= 0))]);
    this.inputStarts = ends(inputs.map(({ length }) => length));
    this.inputs = Int32Array.from(inputs.flat());
    this.unmoved = Int32Array.from(
      Array.from(this.owners, (owner, at) => (owner < 0 ? at : -1)).filter((at) => at >= 0),
    );
    this.sums = Float64Array.from(wholes, (_, whole) => this.sumOf(whole));
  }

  private sumOf(whole: number): number {
    const { buffer, starts, cells } = this;
    const to = starts[whole + 1]!;
    let sum = 0;
    for (let at = starts[whole]!; at < to; at++) sum += buffer[cells[at]!]!;
    return sum;
  }

  /** Brings all wholes together, after the cells of the inputs were written. */
  settle(positions: ArrayLike<number>): void {
    const { buffer, starts, cells, central, inputStarts, inputs, unmoved, sums } = this;
    for (let i = 0; i < unmoved.length; i++) buffer[cells[unmoved[i]!]!] = central[unmoved[i]!]!;
    for (let whole = 0; whole < sums.length; whole++) {
      let moved = 0;
      let mover = -1;
      for (let i = inputStarts[whole]!; i < inputStarts[whole + 1]!; i++) {
        if (positions[inputs[i]!] === 0) continue;
        moved++;
        mover = inputs[i]!;
      }
      if (moved === 0) continue;
      const sum = moved > 1 ? this.sumOf(whole) : 0;
      if (moved === 1) this.makeRoom(whole, mover);
      else if (sum > 0) {
        const scale = sums[whole]! / sum;
        const to = starts[whole + 1]!;
        for (let at = starts[whole]!; at < to; at++) {
          const cell = cells[at]!;
          buffer[cell] = buffer[cell]! * scale;
        }
      } else this.restore(whole);
    }
  }

  /** Shares that all came to nothing stay what they were. */
  private restore(whole: number): void {
    const { buffer, starts, cells, central } = this;
    for (let at = starts[whole]!; at < starts[whole + 1]!; at++) buffer[cells[at]!] = central[at]!;
  }

  private isMoved(at: number, mover: number): boolean {
    return this.owners[at] === mover && this.buffer[this.cells[at]!] !== this.central[at];
  }

  /** As `assumptionsOf` does it, so that an end of a range gives the same bits. */
  private makeRoom(whole: number, mover: number): void {
    const { buffer, cells, central } = this;
    const [from, to] = [this.starts[whole]!, this.starts[whole + 1]!];
    let taken = 0;
    let left = 0;
    let others = 0;
    for (let at = from; at < to; at++) {
      if (this.isMoved(at, mover)) taken += buffer[cells[at]!]!;
      else {
        left += central[at]!;
        others++;
      }
    }
    if (others === to - from) return;
    const tooMuch = taken > 1 || others === 0;
    for (let at = from; at < to; at++) {
      const cell = cells[at]!;
      if (this.isMoved(at, mover)) {
        if (tooMuch && taken > 0) buffer[cell] = buffer[cell]! / taken;
      } else if (tooMuch) buffer[cell] = 0;
      else buffer[cell] = left > 0 ? (central[at]! * (1 - taken)) / left : (1 - taken) / others;
    }
  }
}
