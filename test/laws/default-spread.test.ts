import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assumption, Reach } from "../../engine/analysis/assumptions.ts";
import { positionOf } from "../../engine/analysis/ensemble/positions.ts";
import { GRADES, type Grade } from "../../engine/scenario/declarations.ts";
import { COVERAGE } from "../../engine/scenario/uncertainty/coverage.ts";

interface Range {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The default of one figure with a range, within bounds that may be far away. */
function spreadOf(grade: Grade, range: Range, min = -Infinity, max = Infinity) {
  const assumption = { grade, records: [{ ...range, grade }] } as unknown as Assumption;
  const { value, low, high } = range;
  const reach = { at: [0], value: [value], low: [low], high: [high], min, max } as unknown as Reach;
  return positionOf(assumption, reach).position;
}

const uniform = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const side = fc.double({ min: 0.01, max: 100, noNaN: true });
const two: Range = { value: 10, low: 8, high: 15 };

describe("the spread of a figure that says nothing of it", () => {
  it("lets the stated range hold the probability of its grade, the value in the middle", () => {
    for (const grade of GRADES) {
      const position = spreadOf(grade, two);
      const beyond = (1 - COVERAGE[grade]) / 2;
      expect(position(0.5)).toBe(0);
      expect(position(beyond)).toBeCloseTo(-1, 12);
      expect(position(1 - beyond)).toBeCloseTo(1, 12);
    }
  });

  it("is wider for an assumption than for a measurement with the same range", () => {
    const ranges = fc
      .tuple(side, side, fc.constantFrom("two", "low", "high"))
      .map(([below, above, form]): Range => ({
        value: 10,
        low: form === "low" ? 10 : 10 - below,
        high: form === "high" ? 10 : 10 + above,
      }));
    fc.assert(
      fc.property(ranges, uniform, (range, u) => {
        const positions = GRADES.map((grade) => Math.abs(spreadOf(grade, range)(u)));
        const sorted = [...positions].sort((a, b) => a - b);
        expect(positions).toEqual(sorted);
        const [best, worst] = [positions[0]!, positions.at(-1)!];
        if (best > 1e-9) expect(worst).toBeGreaterThan(best);
      }),
    );
  });

  it("stays on the side that the range is on", () => {
    fc.assert(
      fc.property(fc.constantFrom(...GRADES), side, uniform, (grade, width, u) => {
        const up = spreadOf(grade, { value: 1, low: 1, high: 1 + width });
        const down = spreadOf(grade, { value: 1, low: 1 - width, high: 1 });
        expect(up(u)).toBeGreaterThanOrEqual(0);
        expect(down(u)).toBeLessThanOrEqual(0);
        expect(up(COVERAGE[grade])).toBeCloseTo(1, 9);
        expect(down(1 - COVERAGE[grade])).toBeCloseTo(-1, 9);
        // The value is the likeliest: nearer to it lies more.
        expect(up(0.25)).toBeLessThan(up(0.5) - up(0.25) + 1e-9);
      }),
    );
  });

  it("keeps within the declared bounds, with nothing piled up on them", () => {
    fc.assert(
      fc.property(fc.constantFrom(...GRADES), uniform, uniform, (grade, u, v) => {
        fc.pre(Math.abs(u - v) > 1e-3);
        const position = spreadOf(grade, { value: 0.9, low: 0.7, high: 0.95 }, 0, 1);
        const oneSided = spreadOf(grade, { value: 1, low: 0.4, high: 1 }, 0, 1);
        // 1 is two positions above 0.9; 0 is 4.5 below it, and 5/3 below 1.
        for (const at of [u, v]) {
          expect(position(at)).toBeLessThanOrEqual(2);
          expect(position(at)).toBeGreaterThanOrEqual(-4.5);
          expect(oneSided(at)).toBeGreaterThanOrEqual(-5 / 3);
        }
        expect(position(u)).not.toBe(position(v));
        expect(oneSided(u)).not.toBe(oneSided(v));
      }),
    );
  });
});
