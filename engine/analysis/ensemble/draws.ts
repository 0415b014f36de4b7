/**
 * The uniform numbers of an ensemble: one for each uncertain input and member.
 *
 * Random: each input has a stream of its own, and member m takes its m-th number, so that an input
 * that is added changes no other draw. Sobol: input i is dimension i of one sequence and member m its
 * point m; an input that is added moves those behind it to other dimensions. Either way a run of
 * 10 000 members begins with the 1000 of a smaller one. Inputs of one name have one draw: a figure
 * that several regions take over from the same parent.
 *
 * The inputs of a group share a factor with draws of its own, which enter as a Gaussian copula: each
 * number stays uniform, and two inputs correlate as the product of their correlations with the
 * factor.
 */
import { normalCdf, normalQuantile } from "../../foundation/elementary.ts";
import { SOBOL_DIMENSIONS, SobolDimension } from "./sobol-sequence.ts";
import type { UncertainInput } from "./uncertain-inputs.ts";
import { UniformStream } from "./uniform-stream.ts";

export const SAMPLINGS = ["random", "sobol"] as const;
export type Sampling = (typeof SAMPLINGS)[number];

export interface DrawOptions {
  readonly seed: number | string;
  readonly sampling: Sampling;
}

/** Uniform numbers of members, in blocks. */
interface Source {
  fill(from: number, to: number, into: Float64Array, at: number): void;
}

/** What the inputs of a group have in common. */
interface Factor {
  readonly source: Source;
  /** Inputs and their correlation with the factor. */
  readonly members: readonly (readonly [input: number, correlation: number])[];
}

/** The nearest to 0 and to 1 that a number comes: beyond them some distributions have no quantile. */
const SMALLEST = 1.1102230246251565e-16;

export class Draws {
  private readonly sources: readonly Source[];
  private readonly factors: readonly Factor[];
  /** What a group shares in the members of a block, and the normal scores of it. */
  private shared = new Float64Array(0);
  private scores = new Float64Array(0);

  constructor(
    inputs: readonly Pick<UncertainInput, "name" | "group">[],
    { seed, sampling }: DrawOptions,
  ) {
    const dimensions = new Map<string, number>();
    // Beyond the table of Sobol dimensions there are random numbers.
    const source = (name: string): Source => {
      if (sampling === "random") return new UniformStream(seed, name);
      const dimension = dimensions.get(name) ?? dimensions.size;
      dimensions.set(name, dimension);
      return dimension < SOBOL_DIMENSIONS
        ? new SobolDimension(dimension, seed, name)
        : new UniformStream(seed, name);
    };
    this.sources = inputs.map(({ name }) => source(name));
    const groups = new Map<string, [number, number][]>();
    inputs.forEach(({ group }, input) => {
      if (group === null) return;
      const members = groups.get(group.name) ?? [];
      members.push([input, group.correlation]);
      groups.set(group.name, members);
    });
    this.factors = Array.from(groups, ([name, members]) => ({
      source: source(`group ${name}`),
      members,
    }));
  }

  /**
   * The numbers of members `from` up to but not including `to`, strictly between 0 and 1:
   * `into[input * (to - from) + member - from]`. They do not depend on what was asked before;
   * members in rising order are the fastest.
   */
  fill(from: number, to: number, into: Float64Array): void {
    const { sources, factors } = this;
    const count = to - from;
    for (let input = 0; input < sources.length; input++) {
      sources[input]!.fill(from, to, into, input * count);
    }
    if (factors.length > 0 && this.shared.length < count) {
      this.shared = new Float64Array(count);
      this.scores = new Float64Array(count);
    }
    const { shared, scores } = this;
    for (let i = 0; i < factors.length; i++) {
      const { source, members } = factors[i]!;
      source.fill(from, to, shared, 0);
      for (let member = 0; member < count; member++) {
        scores[member] = normalQuantile(shared[member]!);
      }
      for (const [input, correlation] of members) {
        const own = into.subarray(input * count, (input + 1) * count);
        if (Math.abs(correlation) < 1) correlate(scores, correlation, own);
        else for (let at = 0; at < count; at++) own[at] = follow(shared[at]!, correlation);
      }
    }
  }
}

/** The number of an input that is where its group is, or at the other side. */
const follow = (shared: number, correlation: number): number =>
  correlation > 0 ? shared : 1 - shared;

/** Mixes what a group shares into the numbers of an input, which stay uniform. */
function correlate(scores: Float64Array, correlation: number, own: Float64Array): void {
  const rest = Math.sqrt(1 - correlation * correlation);
  for (let member = 0; member < own.length; member++) {
    const score = correlation * scores[member]! + rest * normalQuantile(own[member]!);
    own[member] = Math.min(Math.max(normalCdf(score), SMALLEST), 1 - SMALLEST);
  }
}
