import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isUnmoved, movementOf } from "../../engine/analysis/moved-outputs.ts";
import type { ScalarPath, ScalarPaths } from "../../engine/analysis/scalar-paths.ts";

const YEARS = 5;
const IDS = ["heat.total", "heat.loss", "own", "people.count"];

const value = fc.option(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { freq: 8 });
const path = fc
  .record({
    values: fc.array(value, { minLength: YEARS, maxLength: YEARS }),
    kind: fc.constantFrom("stock" as const, "flow" as const),
    unit: fc.constantFrom("kWh", "kWh", "kWh", "MWh"),
  })
  .map(({ values, kind, unit }): ScalarPath => {
    return { values, kind, unit, first: 2024, definition: `${unit} ${kind}` };
  });
const run: fc.Arbitrary<ScalarPaths> = fc
  .dictionary(fc.constantFrom(...IDS), path, { noNullPrototype: true })
  .map((paths) => new Map([["town", new Map(Object.entries(paths))]]));

const close = (sum: number, whole: number, ...sizes: number[]): void =>
  expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-12 * Math.max(1, ...sizes.map(Math.abs)));

describe("what moved between a stored run and today's, for any figures", () => {
  it("is nothing between a run and itself", () => {
    fc.assert(
      fc.property(run, (one) => {
        const { added, ...same } = movementOf(one, one, one);
        expect(isUnmoved({ ...same, added })).toBe(true);
        expect(added).toEqual([]);
        expect(isUnmoved(movementOf(one, one, null))).toBe(true);
      }),
    );
  });

  it("is the engine's part and the plan's part together", () => {
    fc.assert(
      fc.property(run, run, run, (stored, now, rerun) => {
        for (const { values } of movementOf(stored, now, rerun).moved) {
          for (const { stored: before, rerun: between, now: after, ...of } of values) {
            expect(of.difference).toBe(after - before);
            if (between === null) expect([of.byEngine, of.byPlan]).toEqual([null, null]);
            else {
              close(of.byEngine! + of.byPlan!, of.difference, before, between, after);
              close(of.byPlan!, after - between, before, between, after);
            }
          }
        }
      }),
    );
  });

  it("is all the engine's when the plan is the stored one, and all the plan's in the same engine", () => {
    fc.assert(
      fc.property(run, run, (stored, now) => {
        for (const { values } of movementOf(stored, now, now).moved) {
          for (const { difference, byEngine, byPlan } of values) {
            expect([byEngine, byPlan]).toEqual([difference, 0]);
          }
        }
        for (const { values } of movementOf(stored, now, stored).moved) {
          for (const { difference, byEngine, byPlan } of values) {
            expect([byEngine, byPlan]).toEqual([0, difference]);
          }
        }
      }),
    );
  });

  it("flips its signs when the two change places", () => {
    fc.assert(
      fc.property(run, run, (one, other) => {
        const there = movementOf(one, other, null);
        const back = movementOf(other, one, null);
        const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
        expect(ids(there.gone)).toEqual(ids(back.added));
        expect(ids(there.redefined)).toEqual(ids(back.redefined));
        expect(ids(there.moved)).toEqual(ids(back.moved));
        for (const { id, values } of there.moved) {
          const same = back.moved.find((output) => output.id === id)!;
          values.forEach(({ difference }, at) => {
            expect(same.values[at]!.difference + difference).toBe(0);
          });
        }
      }),
    );
  });

  it("has every output that one of them has in one place, the largest share first", () => {
    fc.assert(
      fc.property(run, run, run, (stored, now, rerun) => {
        const { moved, gone, added, redefined, outputs } = movementOf(stored, now, rerun);
        const all = new Set([...stored.get("town")!.keys(), ...now.get("town")!.keys()]);
        expect(outputs + gone.length + added.length + redefined.length).toBe(all.size);
        const shares = moved.map(({ share }) => share);
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
        for (const { values, firstYear, count, largest } of moved) {
          const way = ({ difference, byEngine, byPlan }: (typeof values)[number]): number =>
            Math.max(...[difference, byEngine ?? 0, byPlan ?? 0].map(Math.abs));
          const apart = values.filter((one) => way(one) > 0);
          expect([firstYear, count]).toEqual([apart[0]!.year, apart.length]);
          expect(way(largest)).toBe(Math.max(...apart.map(way)));
        }
      }),
    );
  });

  it("says whether the engine or the plan took an output away", () => {
    const paths = (...ids: string[]): ScalarPaths => {
      const one: ScalarPath = {
        ...{ unit: "kWh", kind: "flow", first: 2024, values: [1], definition: "kWh flow" },
      };
      return new Map([["town", new Map(ids.map((id) => [id, one]))]]);
    };
    const { gone, added } = movementOf(paths("a", "b"), paths("c", "d"), paths("b", "d"));
    expect(gone.map(({ id, by }) => [id, by])).toEqual([
      ["a", "engine"],
      ["b", "plan"],
    ]);
    expect(added.map(({ id, by }) => [id, by])).toEqual([
      ["c", "plan"],
      ["d", "engine"],
    ]);
    expect(movementOf(paths("a"), paths(), null).gone[0]!.by).toBeNull();
  });
});
