/**
 * The stream of random numbers of `foundation/random`, member by member the same, taken in blocks
 * without keeping what was drawn.
 *
 * seedrandom 3.0.5 turns the seed into the state of its ARC4 generator; the numbers are drawn from
 * that state here, by the same steps as its `double` takes: 52 bits or one more.
 */
import seedrandom from "seedrandom";
import { streamSeedText } from "../../foundation/random.ts";

/**
 * The state of the stream that is drawn from, while it is: one array that never changes place, so that
 * V8 knows where it is and that no index leaves it. At the state of each stream it would ask for both,
 * four times a byte.
 */
const state = new Uint8Array(256);

/** The generator of one stream, and the member whose number comes next. */
export class UniformStream {
  private readonly kept = new Uint8Array(256);
  private i = 0;
  private j = 0;
  private next = 0;
  private readonly text: string;

  /** @throws RangeError if the seed is NaN or infinite. */
  constructor(seed: number | string, name: string) {
    this.text = streamSeedText(seed, name);
    this.restart();
  }

  private restart(): void {
    const options = { entropy: false, global: false, state: true } as const;
    // The type that comes with the package does not say what its state is made of.
    const { S, i, j } = seedrandom(this.text, options).state() as unknown as {
      readonly S: readonly number[];
      readonly i: number;
      readonly j: number;
    };
    this.kept.set(S);
    this.i = i;
    this.j = j;
    this.next = 0;
  }

  /**
   * The numbers of members `from` up to but not including `to`, above 0 and below 1, into
   * `into[at]` and onwards. Members in rising order are cheapest: to go back is to start again.
   */
  fill(from: number, to: number, into: Float64Array, at: number): void {
    if (from < this.next) this.restart();
    state.set(this.kept);
    let { i, j } = this;
    const before = from - this.next;
    const count = to - this.next;
    for (let member = 0; member < count; member++) {
      let high = 0;
      for (let byte = 0; byte < 6; byte++) {
        i = (i + 1) & 255;
        const t = state[i]!;
        j = (j + t) & 255;
        const u = state[j]!;
        state[i] = u;
        state[j] = t;
        high = high * 256 + state[(t + u) & 255]!;
      }
      // 2 ** 48 and 2 ** 52: bytes are added until there are 53 bits, of which the last may be halved.
      let whole = high;
      let scale = 281474976710656;
      let extra = 0;
      while (whole < 4503599627370496) {
        whole = (whole + extra) * 256;
        scale *= 256;
        i = (i + 1) & 255;
        const t = state[i]!;
        j = (j + t) & 255;
        const u = state[j]!;
        state[i] = u;
        state[j] = t;
        extra = state[(t + u) & 255]!;
      }
      if (member < before) continue;
      while (whole >= 9007199254740992) {
        whole /= 2;
        scale /= 2;
        extra >>>= 1;
      }
      const drawn = (whole + extra) / scale;
      // 0 has no quantile in a distribution without an end; it comes up once in 2 ** 52 numbers.
      into[at + member - before] = drawn === 0 ? SMALLEST : drawn;
    }
    this.kept.set(state);
    this.i = i;
    this.j = j;
    this.next = to;
  }
}

/** Half of the smallest number that seedrandom tells from 0. */
const SMALLEST = 1.1102230246251565e-16;
