/** Quantiles are exact order statistics, whatever is in the column: held against sorting it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf, QuantileSelector } from "../../engine/analysis/ensemble/quantiles.ts";

/** The definition: sort, and take the value at its place. */
function bySorting(column: readonly number[], probabilities: readonly number[]): number[] {
  const sorted = Float64Array.from(column.filter((value) => !Number.isNaN(value))).sort();
  return probabilities.map((probability) =>
    sorted.length === 0 ? NaN : sorted[placeOf(probability, sorted.length)]! + 0,
  );
}

function selected(
  column: readonly number[],
  probabilities: readonly number[],
  parts = 1,
): Float64Array {
  const selector = new QuantileSelector(probabilities, column.length);
  const into = new Float64Array(probabilities.length + 2).fill(7);
  const data = Float64Array.from(column);
  // The room is used again: what an earlier column left in it may not show.
  for (let turn = 0; turn < 2; turn++) {
    selector.begin();
    const length = Math.ceil(data.length / parts);
    for (let from = 0; from < data.length; from += length) {
      selector.add(data, from, Math.min(length, data.length - from));
    }
    selector.finish(into, 1);
  }
  expect([into[0], into.at(-1)]).toEqual([7, 7]);
  return into.slice(1, -1);
}

const probabilities = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 7 })
  .map((list) => list.sort((a, b) => a - b));

/** Shapes that a column of an ensemble has, and worse ones. */
const columns = fc.oneof(
  fc.array(fc.double(), { maxLength: 300 }),
  fc.array(fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 1, 5e-324, 1.7e308), {
    maxLength: 300,
  }),
  fc.array(fc.integer({ min: 2024, max: 2050 }), { maxLength: 3000 }),
  fc.tuple(fc.double({ noNaN: true }), fc.nat(200)).map(([value, n]) => Array(n).fill(value)),
  // Powers: each division of the range leaves nearly all in its first bucket.
  fc
    .array(fc.double({ min: -300, max: 300, noNaN: true }), { maxLength: 2000 })
    .map((list) => list.map((value) => 10 ** value)),
  fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 100, maxLength: 5000 })
    .map((list) => list.map((value) => 1e6 + value * value * value)),
);

describe("quantiles", () => {
  it("are those of the sorted column, to the bit", () => {
    fc.assert(
      fc.property(columns, probabilities, fc.integer({ min: 1, max: 9 }), (column, at, parts) => {
        const found = Array.from(selected(column, at, parts));
        const wanted = bySorting(column, at);
        expect(found.every((value, p) => Object.is(value, wanted[p]))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("do not depend on the order of the members", () => {
    fc.assert(
      fc.property(columns, fc.infiniteStream(fc.nat()), (column, numbers) => {
        const at = [0.05, 0.25, 0.5, 0.75, 0.95];
        const keys = column.map(() => numbers.next().value as number);
        const order = column.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]!);
        const shuffled = order.map((i) => column[i]!);
        expect(selected(shuffled, at)).toEqual(selected(column, at));
      }),
      { numRuns: 200 },
    );
  });

  it("take the places that SQL calls quantile_disc", () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([...selected(hundred, [0, 0.05, 0.051, 0.25, 0.5, 0.95, 1])]).toEqual([
      1, 5, 6, 25, 50, 95, 100,
    ]);
    expect([...selected([3, NaN, 1], [0.5])]).toEqual([1]);
  });

  it("are exact on a column of many thousands", () => {
    const column = Array.from({ length: 60_000 }, (_, i) => ((i * 7919) % 60_000) ** 3);
    const at = [0.05, 0.25, 0.5, 0.75, 0.95];
    expect([...selected(column, at)]).toEqual(bySorting(column, at));
  });
});
