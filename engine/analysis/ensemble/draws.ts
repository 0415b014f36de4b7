/**
 * The uniform numbers of an ensemble: one for each uncertain input and member.
 *
 * Each input has a stream of its own, and member m takes its m-th number: an input that is added
 * changes no other draw, and a run of 10 000 members begins with the 1000 of a smaller one.
 */
import { UniformStream } from "./uniform-stream.ts";
import type { UncertainInput } from "./uncertain-inputs.ts";

export type Sampling = "random" | "sobol";

export interface DrawOptions {
  readonly seed: number | string;
  readonly sampling: Sampling;
}

export class Draws {
  private readonly streams: readonly UniformStream[];

  constructor(
    inputs: readonly Pick<UncertainInput, "name" | "group">[],
    { seed, sampling }: DrawOptions,
  ) {
    if (sampling !== "random") throw new Error(`no draws by ${sampling}`);
    this.streams = inputs.map(({ name }) => new UniformStream(seed, name));
  }

  /**
   * The numbers of members `from` up to but not including `to`, strictly between 0 and 1:
   * `into[input * (to - from) + member - from]`. They do not depend on what was asked before;
   * members in rising order are the fastest.
   */
  fill(from: number, to: number, into: Float64Array): void {
    const { streams } = this;
    const count = to - from;
    for (let input = 0; input < streams.length; input++) {
      streams[input]!.fill(from, to, into, input * count);
    }
  }
}
