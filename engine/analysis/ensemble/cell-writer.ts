/**
 * Writes the cells that uncertain inputs move, member after member.
 *
 * Everything lies in arrays that never change place, and each loop is a function made around them:
 * V8 then knows where each of them begins and ends, where it would ask at every access for an array
 * that it finds in an object. A loop has a function of its own because one that is put into another
 * as a whole loses that knowledge.
 */

/** The cells of all inputs, one behind the other. */
export interface MovedCells {
  /** Holds all values of all regions. */
  readonly buffer: Float64Array;
  /** Cells of input i: `[starts[i], starts[i + 1])`. */
  readonly starts: Int32Array;
  /** Where in the buffer. */
  readonly cells: Int32Array;
  /** Value of the run, and how far from it either end of the range lies. */
  readonly central: Float64Array;
  readonly below: Float64Array;
  readonly above: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Inputs that are calendar years, and stay whole. */
  readonly isYear: Uint8Array;
}

/** Writes the cells of all inputs. @param positions one per input */
export type CellWriter = (positions: Float64Array) => void;

export function cellWriter({
  buffer,
  starts,
  cells,
  central,
  below,
  above,
  low,
  high,
  min,
  max,
  isYear,
}: MovedCells): CellWriter {
  const inputs = starts.length - 1;
  /** Positions of each input between which no bound stops any of its cells. */
  const freeFrom = new Float64Array(inputs);
  const freeTo = new Float64Array(inputs);

  /** How far an input may go to one side before the first of its cells meets a bound. */
  const freeOn = (input: number, steps: Float64Array): number => {
    let least = Infinity;
    for (let at = starts[input]!; at < starts[input + 1]!; at++) {
      const step = steps[at]!;
      if (step === 0) continue;
      const bound = step > 0 ? max[at]! : min[at]!;
      least = Math.min(least, (bound - central[at]!) / step);
    }
    // A little less, so that rounding steps over no bound.
    return least * (1 - 1e-9);
  };
  for (let input = 0; input < inputs; input++) {
    freeFrom[input] = -freeOn(input, below);
    freeTo[input] = freeOn(input, above);
  }

  /** At an end of the range stands that end, and at 0 the value of the run, to the bit. */
  const writeBounded = (input: number, position: number): void => {
    const ends = position < 0 ? low : high;
    const steps = position < 0 ? below : above;
    const away = Math.abs(position);
    const whole = isYear[input] === 1;
    for (let at = starts[input]!; at < starts[input + 1]!; at++) {
      const reached = away === 1 ? ends[at]! : central[at]! + away * steps[at]!;
      const moved = whole ? Math.round(reached) : reached;
      buffer[cells[at]!] = moved < min[at]! ? min[at]! : moved > max[at]! ? max[at]! : moved;
    }
  };

  const writeBelow = (input: number, away: number): void => {
    const to = starts[input + 1]!;
    for (let at = starts[input]!; at < to; at++) {
      buffer[cells[at]!] = central[at]! + away * below[at]!;
    }
  };
  const writeAbove = (input: number, away: number): void => {
    const to = starts[input + 1]!;
    for (let at = starts[input]!; at < to; at++) {
      buffer[cells[at]!] = central[at]! + away * above[at]!;
    }
  };

  return (positions) => {
    for (let input = 0; input < inputs; input++) {
      const position = positions[input]!;
      const isFree = position >= freeFrom[input]! && position <= freeTo[input]!;
      if (!isFree || isYear[input] === 1 || position === -1 || position === 1) {
        writeBounded(input, position);
        continue;
      }
      if (position < 0) writeBelow(input, -position);
      else writeAbove(input, Math.abs(position));
    }
  };
}

/** Copies cells to where else the same value stands: one place each, or three. */
export function cellCopier(
  buffer: Float64Array,
  copies: Iterable<readonly [from: number, to: readonly number[]]>,
): () => void {
  const all = [...copies];
  const inThree = all.filter(([, to]) => to.length === 3);
  const others = all
    .filter(([, to]) => to.length !== 3)
    .flatMap(([from, to]) => to.map((at) => [from, at] as const));
  const singles = others.length;
  const from = Int32Array.from(others, ([place]) => place);
  const to = Int32Array.from(others, ([, place]) => place);
  const triples = inThree.length;
  const source = Int32Array.from(inThree, ([place]) => place);
  const first = Int32Array.from(inThree, ([, places]) => places[0]!);
  const second = Int32Array.from(inThree, ([, places]) => places[1]!);
  const third = Int32Array.from(inThree, ([, places]) => places[2]!);
  const copySingles = (): void => {
    for (let i = 0; i < singles; i++) buffer[to[i]!] = buffer[from[i]!]!;
  };
  const copyTriples = (): void => {
    for (let i = 0; i < triples; i++) {
      buffer[first[i]!] = buffer[second[i]!] = buffer[third[i]!] = buffer[source[i]!]!;
    }
  };
  return () => {
    copySingles();
    copyTriples();
  };
}
