/** The draws of an ensemble: whoever asks, in whatever order and for however many members. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Draws, SAMPLINGS } from "../../engine/analysis/ensemble/draws.ts";
import {
  directionNumbers,
  plainDigits,
  SOBOL_DIMENSIONS,
  SobolDimension,
} from "../../engine/analysis/ensemble/sobol-sequence.ts";
import { UniformStream } from "../../engine/analysis/ensemble/uniform-stream.ts";
import { normalQuantile } from "../../engine/foundation/elementary.ts";
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

describe.each(SAMPLINGS)("%s draws", (sampling) => {
  const options = { seed: 1, sampling } as const;

  it("are the same for a member in every run and block", () => {
    const inputs = ["a", "b", "c"].map((name) => ({
      name,
      group: name === "a" ? null : { name: "g", correlation: 0.5 },
    }));
    const whole = drawn(new Draws(inputs, options), 0, 1000, 3);
    const large = new Draws(inputs, options);
    drawn(large, 5000, 6000, 3);
    expect(drawn(large, 0, 1000, 3)).toEqual(whole);
    const ten = drawn(large, 0, 10_000, 3);
    const part = drawn(new Draws(inputs, options), 300, 400, 3);
    for (let input = 0; input < 3; input++) {
      const own = whole.subarray(input * 1000, (input + 1) * 1000);
      expect(part.subarray(input * 100, (input + 1) * 100)).toEqual(own.subarray(300, 400));
      expect(ten.subarray(input * 10_000, input * 10_000 + 1000)).toEqual(own);
    }
  });

  it("differ between seeds and names", () => {
    const one = drawn(new Draws(["a", "b"].map(named), options), 0, 10, 2);
    const other = drawn(new Draws([named("a")], { ...options, seed: 2 }), 0, 10, 1);
    expect(one.subarray(0, 10)).not.toEqual(one.subarray(10));
    expect(other).not.toEqual(one.subarray(0, 10));
  });

  it("stay uniform in a group, and correlate as it says", () => {
    const correlations = [0.8, -0.6, 1, -1, 0];
    const inputs = [...correlations.map((correlation) => ({ group: { name: "g", correlation } }))];
    const members = 16_384;
    const names = inputs.map(({ group }, at) => ({ name: `input ${at}`, group }));
    const draws = drawn(new Draws(names, options), 0, members, inputs.length);
    const scores = correlations.map((_, input) => {
      const own = draws.subarray(input * members, (input + 1) * members);
      const parts = new Int32Array(64);
      own.forEach((number) => parts[Math.floor(number * 64)]!++);
      // 256 in each part, give or take 16: five of those are enough for 64 parts of five inputs.
      parts.forEach((count) => expect(Math.abs(count - 256)).toBeLessThan(80));
      return own.map(normalQuantile);
    });
    correlations.forEach((one, a) =>
      correlations.forEach((other, b) => {
        if (a === b) return;
        let product = 0;
        for (let m = 0; m < members; m++) product += scores[a]![m]! * scores[b]![m]!;
        expect(Math.abs(product / members - one * other)).toBeLessThan(0.04);
      }),
    );
  });

  it("are one and the same for inputs of one name, which takes no draw from the others", () => {
    const twice = new Draws(["a", "b", "a", "c"].map(named), { seed: 5, sampling });
    const once = new Draws(["a", "b", "c"].map(named), { seed: 5, sampling });
    const numbers = drawn(twice, 3, 40, 4);
    const row = (input: number): Float64Array => numbers.slice(input * 37, (input + 1) * 37);
    expect(row(2)).toEqual(row(0));
    expect(Float64Array.from([...row(0), ...row(1), ...row(3)])).toEqual(drawn(once, 3, 40, 3));
  });

  it("leave inputs outside a group alone", () => {
    const alone = drawn(new Draws(["a", "b"].map(named), options), 0, 100, 2);
    const group = { name: "g", correlation: 0.9 };
    const grouped = drawn(new Draws([named("a"), { name: "b", group }], options), 0, 100, 2);
    expect(grouped.subarray(0, 100)).toEqual(alone.subarray(0, 100));
    expect(grouped.subarray(100)).not.toEqual(alone.subarray(100));
  });
});

describe("random draws", () => {
  it("are not moved by an input that is added", () => {
    const options = { seed: 1, sampling: "random" } as const;
    const few = drawn(new Draws(["a", "c"].map(named), options), 0, 100, 2);
    const more = drawn(new Draws(["a", "b", "c"].map(named), options), 0, 100, 3);
    expect(more.subarray(0, 100)).toEqual(few.subarray(0, 100));
    expect(more.subarray(200)).toEqual(few.subarray(100));
  });
});

describe("Sobol sequences", () => {
  it("are those of Joe and Kuo before they are scrambled", () => {
    // Points 1, 2, 3, 7, 100, 1000 and 4095, times 2^32, as scipy 1.17 gives them.
    const known: readonly (readonly [dimension: number, points: readonly number[]])[] = [
      [0, [2147483648, 3221225472, 1073741824, 536870912, 1778384896, 943718400, 1048576]],
      [1, [2147483648, 1073741824, 3221225472, 2684354560, 1107296256, 415236096, 4042260480]],
      [2, [2147483648, 1073741824, 3221225472, 1610612736, 3321888768, 2227175424, 1435500544]],
      [5, [2147483648, 3221225472, 1073741824, 1610612736, 3187671040, 3896508416, 338690048]],
      [36, [2147483648, 1073741824, 3221225472, 1610612736, 4194304000, 3644850176, 2492465152]],
      [99, [2147483648, 3221225472, 1073741824, 2684354560, 3791650816, 801112064, 4134535168]],
      [649, [2147483648, 1073741824, 3221225472, 1610612736, 3053453312, 574619648, 2742026240]],
      [1199, [2147483648, 1073741824, 3221225472, 1610612736, 3858759680, 2873098240, 460324864]],
      [1866, [2147483648, 1073741824, 3221225472, 3758096384, 2986344448, 3242196992, 288358400]],
    ];
    for (const [dimension, points] of known) {
      const digits = plainDigits(dimension);
      expect([1, 2, 3, 7, 100, 1000, 4095].map((point) => digits.at(point))).toEqual(points);
    }
    expect(SOBOL_DIMENSIONS).toBe(1867);
    expect(() => directionNumbers(SOBOL_DIMENSIONS)).toThrow(RangeError);
  });

  it("have direction numbers of every dimension, no two alike", () => {
    const seen = new Set<string>();
    for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
      const directions = directionNumbers(dimension);
      // Digit i is the lowest that direction number i has: the matrix can be inverted.
      directions.forEach((value, i) => expect(31 - Math.clz32(value & -value)).toBe(31 - i));
      seen.add(directions.join());
    }
    expect(seen.size).toBe(SOBOL_DIMENSIONS);
  });

  it("hold one point in each of 2^k parts of each dimension, wherever 2^k points begin", () => {
    const dimension = fc.nat(SOBOL_DIMENSIONS - 1);
    fc.assert(
      fc.property(dimension, fc.nat(12), fc.nat(50), fc.integer(), (d, k, block, seed) => {
        const count = 2 ** k;
        const numbers = new Float64Array(count);
        new SobolDimension(d, seed, `input ${d}`).fill(
          block * count,
          (block + 1) * count,
          numbers,
          0,
        );
        const parts = new Set(Array.from(numbers, (number) => Math.floor(number * count)));
        expect(parts.size).toBe(count);
        for (const number of numbers) expect(number > 0 && number < 1).toBe(true);
      }),
    );
  });

  it("fill squares of the first dimensions as evenly as their numbers promise", () => {
    // Dimensions 1 and 2 are a (0, 2)-sequence: each of 2^k boxes of any shape holds one point.
    const draws = drawn(
      new Draws(["x", "y"].map(named), { seed: 7, sampling: "sobol" }),
      0,
      256,
      2,
    );
    for (let wide = 0; wide <= 8; wide++) {
      const boxes = new Set<number>();
      for (let point = 0; point < 256; point++) {
        const x = Math.floor(draws[point]! * 2 ** wide);
        const y = Math.floor(draws[256 + point]! * 2 ** (8 - wide));
        boxes.add(x * 2 ** (8 - wide) + y);
      }
      expect(boxes.size).toBe(256);
    }
  });

  it("give a mean that is far nearer than that of random numbers", () => {
    const dimensions = 8;
    const members = 4096;
    const names = Array.from({ length: dimensions }, (_, at) => named(`factor ${at}`));
    // The product of 1 + c (u - 1/2): its mean is 1.
    const errorOf = (sampling: (typeof SAMPLINGS)[number], seed: number): number => {
      const draws = drawn(new Draws(names, { seed, sampling }), 0, members, dimensions);
      let sum = 0;
      for (let member = 0; member < members; member++) {
        let product = 1;
        for (let d = 0; d < dimensions; d++) product *= 1 + (draws[d * members + member]! - 0.5);
        sum += product;
      }
      return sum / members - 1;
    };
    const size = (sampling: (typeof SAMPLINGS)[number]): number => {
      const errors = Array.from({ length: 16 }, (_, seed) => errorOf(sampling, seed));
      return Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
    };
    expect(size("sobol")).toBeLessThan(size("random") / 20);
  });

  it("are random beyond the table, and within it whatever is behind", () => {
    const names = Array.from({ length: SOBOL_DIMENSIONS + 2 }, (_, at) => named(`input ${at}`));
    const all = drawn(new Draws(names, { seed: 1, sampling: "sobol" }), 0, 8, names.length);
    const within = names.slice(0, SOBOL_DIMENSIONS);
    expect(all.subarray(0, 8 * within.length)).toEqual(
      drawn(new Draws(within, { seed: 1, sampling: "sobol" }), 0, 8, within.length),
    );
    const beyond = names.slice(SOBOL_DIMENSIONS);
    expect(all.subarray(8 * within.length)).toEqual(
      drawn(new Draws(beyond, { seed: 1, sampling: "random" }), 0, 8, beyond.length),
    );
  });
});
