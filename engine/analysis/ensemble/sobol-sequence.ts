/**
 * Sobol sequences: points that fill the unit cube evenly, so that means and shares settle with far
 * fewer members than with random numbers.
 *
 * Scrambled as Matoušek (1998) proposes, with linear matrices and a digital shift: every dimension
 * multiplies its binary digits by a random lower triangular matrix and adds random digits. Each
 * number is then uniform, as an average over seeds is without bias, and what makes the points even
 * stays as it was: of 2^k points (the first, or any that begin at a multiple of 2^k) each of 2^k
 * equal parts of a dimension holds exactly one. Points come in Gray code order; which one is number m
 * does not depend on how many are asked.
 */
import { UniformStream } from "./uniform-stream.ts";
import { DIGITS, DIRECTIONS } from "./sobol-directions.ts";

/** Binary digits of a number, and so of the count of points. */
const BITS = 32;
const SPAN = 4294967296;

/** Dimensions that have direction numbers. */
export const SOBOL_DIMENSIONS = DIRECTIONS.reduce((sum, [count]) => sum + count, 1);

/** Number of digits of a dimension of a degree, in the table. */
const digitsOf = (degree: number): number =>
  Math.ceil((degree - 1 + (degree * (degree - 1)) / 2) / 6);

/** Takes bits of the table one by one. */
function* bitsOf(text: string): Generator<number> {
  for (const digit of text) {
    const value = DIGITS.indexOf(digit);
    for (let bit = 5; bit >= 0; bit--) yield (value >> bit) & 1;
  }
}

/**
 * The direction numbers of a dimension, the first for the lowest digit of the point's number, each
 * as a fraction of 2^32.
 *
 * @param dimension from 0
 * @throws RangeError where the table has no numbers for it
 */
export function directionNumbers(dimension: number): Uint32Array {
  const directions = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let i = 0; i < BITS; i++) directions[i] = 1 << (BITS - 1 - i);
    return directions;
  }
  let rank = dimension - 1;
  const degree = DIRECTIONS.findIndex(([count]) => (rank -= count) < 0) + 1;
  if (degree === 0) throw new RangeError(`No direction numbers of dimension ${dimension}.`);
  const [count, lines] = DIRECTIONS[degree - 1]!;
  const width = digitsOf(degree);
  const from = (rank + count) * width;
  const bits = bitsOf(lines.join("").slice(from, from + width));
  const take = (length: number): number => {
    let value = 0;
    for (let i = 0; i < length; i++) value = 2 * value + (bits.next().value as number);
    return value;
  };
  const coefficients = take(degree - 1);
  for (let i = 0; i < BITS; i++) {
    if (i < degree) directions[i] = (2 * take(i) + 1) << (BITS - 1 - i);
    else {
      // Bratley and Fox, Algorithm 659: the recurrence of the primitive polynomial.
      const back = directions[i - degree]!;
      let value = back ^ (back >>> degree);
      for (let k = 1; k < degree; k++) {
        if (((coefficients >> (degree - 1 - k)) & 1) === 1) value ^= directions[i - k]!;
      }
      directions[i] = value;
    }
  }
  return directions;
}

/** The points of a sequence in one dimension, as fractions of 2^32. */
class Digits {
  constructor(
    private readonly directions: Uint32Array,
    private readonly shift: number,
  ) {}

  at(point: number): number {
    const { directions } = this;
    let gray = (point ^ (point >>> 1)) >>> 0;
    let value = this.shift;
    for (let bit = 0; gray !== 0; bit++, gray >>>= 1) {
      if ((gray & 1) === 1) value ^= directions[bit]!;
    }
    return value >>> 0;
  }

  /** As numbers in the middle of their 2^-32, so above 0 and below 1. */
  fill(from: number, to: number, into: Float64Array, at: number): void {
    const { directions } = this;
    let value = this.at(from);
    for (let point = from; point < to; point++) {
      into[at + point - from] = ((value >>> 0) + 0.5) / SPAN;
      // The Gray codes of two numbers in a row differ in the lowest bit that is set in the next.
      const next = point + 1;
      value ^= directions[31 - Math.clz32(next & -next)]!;
    }
  }
}

/** One dimension of an unscrambled sequence: for known answers. */
export const plainDigits = (dimension: number): Pick<Digits, "at"> =>
  new Digits(directionNumbers(dimension), 0);

/** One dimension of a scrambled sequence. */
export class SobolDimension {
  private readonly digits: Digits;

  /**
   * The scrambling takes the first 33 numbers of the stream of the seed and `sobol NAME`: one per
   * column of the matrix, the highest digit first, and the shift.
   *
   * @param dimension from 0, below `SOBOL_DIMENSIONS`
   * @param name of whatever takes its values from this dimension
   */
  constructor(dimension: number, seed: number | string, name: string) {
    const numbers = new Float64Array(BITS + 1);
    new UniformStream(seed, `sobol ${name}`).fill(0, BITS + 1, numbers, 0);
    const words = Array.from(numbers, (number) => Math.floor(number * SPAN));
    // Digit i of the result is digit i of the number and a random sum of the digits above it.
    const columns = Uint32Array.from({ length: BITS }, (_, i) => {
      const own = (1 << (BITS - 1 - i)) >>> 0;
      return (own | (words[i]! & (own - 1))) >>> 0;
    });
    const scrambled = directionNumbers(dimension).map((direction) => {
      let value = 0;
      for (let i = 0; i < BITS; i++) {
        if (((direction >>> (BITS - 1 - i)) & 1) === 1) value ^= columns[i]!;
      }
      return value;
    });
    this.digits = new Digits(scrambled, words[BITS]!);
  }

  /** Numbers of points `from` up to but not including `to`, above 0 and below 1. */
  fill(from: number, to: number, into: Float64Array, at: number): void {
    this.digits.fill(from, to, into, at);
  }
}
