/** The draws of an ensemble: whoever asks, in whatever order and for however many members. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { UniformStream } from "../../engine/analysis/ensemble/uniform-stream.ts";
import { stream } from "../../engine/foundation/random.ts";

const named = (name: string) => ({ name, group: null });
const drawn = (draws: Draws, from: number, to: number, inputs: number): Float64Array => {
  const into = new Float64Array(inputs * (to - from));
  draws.fill(from, to, into);
  return into;
};

describe("a stream of uniform numbers", () => {
  it("is the stream of random.ts, in blocks", () => {
    const seed = fc.oneof(fc.integer(), fc.string());
    const spans = fc.array(fc.tuple(fc.nat(2000), fc.nat(300)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(seed, fc.string(), spans, (someSeed, name, asked) => {
        const numbers = stream(someSeed, name);
        const blocks = new UniformStream(someSeed, name);
        for (const [from, count] of asked) {
          const into = new Float64Array(count + 2).fill(-1);
          blocks.fill(from, from + count, into, 1);
          expect(into[0]).toBe(-1);
          expect(into[count + 1]).toBe(-1);
          for (let at = 0; at < count; at++) expect(into[at + 1]).toBe(numbers.at(from + at));
        }
      }),
    );
  });

  it("agrees over so many numbers that each of its branches is taken", () => {
    const numbers = stream("branches", "all of them");
    const into = new Float64Array(200_000);
    new UniformStream("branches", "all of them").fill(0, into.length, into, 0);
    let smallest = 1;
    let largest = 0;
    into.forEach((number, member) => {
      if (number !== numbers.at(member)) throw new Error(`member ${member} differs`);
      smallest = Math.min(smallest, number);
      largest = Math.max(largest, number);
    });
    // Below 2 ** -12 three bytes are added to the six, above 1/2 one bit less is kept.
    expect(smallest).toBeLessThan(2 ** -16);
    expect(largest).toBeGreaterThan(0.99999);
  });
});

describe("random draws", () => {
  const options = { seed: 1, sampling: "random" } as const;

  it("are the same for a member in every run and block", () => {
    const inputs = ["a", "b", "c"].map(named);
    const whole = drawn(new Draws(inputs, options), 0, 1000, 3);
    const large = new Draws(inputs, options);
    drawn(large, 5000, 6000, 3);
    expect(drawn(large, 0, 1000, 3)).toEqual(whole);
    const part = drawn(new Draws(inputs, options), 300, 400, 3);
    for (let input = 0; input < 3; input++) {
      expect(part.subarray(input * 100, (input + 1) * 100)).toEqual(
        whole.subarray(input * 1000 + 300, input * 1000 + 400),
      );
    }
  });

  it("are not moved by an input that is added", () => {
    const few = drawn(new Draws(["a", "c"].map(named), options), 0, 100, 2);
    const more = drawn(new Draws(["a", "b", "c"].map(named), options), 0, 100, 3);
    expect(more.subarray(0, 100)).toEqual(few.subarray(0, 100));
    expect(more.subarray(200)).toEqual(few.subarray(100));
  });

  it("differ between seeds and names", () => {
    const one = drawn(new Draws(["a", "b"].map(named), options), 0, 10, 2);
    const other = drawn(new Draws([named("a")], { ...options, seed: 2 }), 0, 10, 1);
    expect(one.subarray(0, 10)).not.toEqual(one.subarray(10));
    expect(other).not.toEqual(one.subarray(0, 10));
  });
});
