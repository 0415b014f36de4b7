/** Series whose bends are known, with wiggles on them that are no bends. */
import fc from "fast-check";
import type { Turn } from "../../viz/specs/alternative/turning-points.ts";

export interface Wind {
  readonly series: readonly number[];
  readonly bends: readonly Turn[];
  /** Less than any bend, more than any wiggle. */
  readonly least: number;
}

/** Steps of one leg, each of at least 10 and so more than any wiggle beside it. */
const leg = fc.array(fc.integer({ min: 10, max: 20 }), { minLength: 6, maxLength: 8 });

/**
 * Legs that go up and down in turn, by 60 to 160, so that none is a small part of the whole. A wiggle moves a value by less than 2.5, so two
 * neighbours by less than 5: never as much as a step, so the bends stay where they are. In thirds,
 * so that three decimals are what is drawn.
 */
export const wind: fc.Arbitrary<Wind> = fc
  .record({
    legs: fc.array(leg, { minLength: 1, maxLength: 5 }),
    isRising: fc.boolean(),
    start: fc.integer({ min: -500, max: 500 }),
    wiggles: fc.array(fc.integer({ min: -2400, max: 2400 }), { minLength: 41, maxLength: 41 }),
  })
  .map(({ legs, isRising, start, wiggles }) => {
    const smooth = [start];
    const bends: Turn[] = [];
    legs.forEach((steps, i) => {
      const isUp = isRising === (i % 2 === 0);
      for (const step of steps) smooth.push(smooth.at(-1)! + (isUp ? step : -step));
      if (i < legs.length - 1) {
        bends.push({ at: smooth.length - 1, kind: isUp ? "peak" : "trough" });
      }
    });
    const series = smooth.map((value, at) => value + wiggles[at % wiggles.length]! / 1000);
    return { series, bends, least: 20 };
  });
