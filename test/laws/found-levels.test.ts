/**
 * Parameters of which only the proportions count, because the module finds their level itself
 * (`levelIsFound`): any level gives the same run, and other proportions do not.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assumptionsOf } from "../../engine/analysis/assumptions.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { shipped, shippedCatalogue as catalogue } from "../arbitraries/shipped.ts";

const scenario = shipped("kortrijk/kortrijk-2040.yaml");
const { model, notes } = scenario;
const [region] = model.regions;
const instance = instanceFor(model);
const found = Array.from(quantitiesOf(catalogue, "parameters")).filter(
  ([, { levelIsFound }]) => levelIsFound === true,
);

function rowsWith(id: string, change: (value: number, cell: number) => number): Float64Array {
  const parameters = { ...region!.parameters, [id]: region!.parameters[id]!.map(change) };
  const run = instance.trajectories([region!.id]);
  instance.run([instance.flatten({ ...region!, parameters })], run);
  return run.rows;
}

/** Largest difference of a cell, relative to its size or to 1. */
const gapOf = (rows: Float64Array, others: Float64Array): number =>
  rows.reduce(
    (gap, value, at) => Math.max(gap, Math.abs(value - others[at]!) / Math.max(1, Math.abs(value))),
    0,
  );

describe.each(found.map(([id, { dims }]) => ({ id, dims })))("$id", ({ id, dims }) => {
  const width = instance.structure.sizes[dims.at(-1)!]!;
  const rows = region!.parameters[id]!.length / width;

  it("gives the same run at any level", () => {
    const plain = rowsWith(id, (value) => value);
    const anyLevel = fc.double({ min: 0.8, max: 1.25, noNaN: true });
    fc.assert(
      fc.property(fc.array(anyLevel, { minLength: rows, maxLength: rows }), (levels) => {
        const moved = rowsWith(id, (value, cell) => value * levels[Math.floor(cell / width)]!);
        expect(gapOf(moved, plain)).toBeLessThan(1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it("gives another run with other proportions", () => {
    const plain = rowsWith(id, (value) => value);
    const moved = rowsWith(id, (value, cell) => (cell % width < width / 2 ? 1.1 * value : value));
    expect(gapOf(moved, plain)).toBeGreaterThan(1e-6);
  });

  it("has assumptions that write no cell", () => {
    const { first, last } = model;
    const { parameterBlock, leverBlock } = instance;
    const asked = { catalogue, region: region!, notes: notes.regions[0]! };
    let count = 0;
    assumptionsOf({ ...asked, first, last, parameterBlock, leverBlock }, (assumption, reach) => {
      if (assumption.id !== id || assumption.kind !== "parameter") return;
      count++;
      expect([assumption.low, assumption.high, reach.at]).toEqual([[], [], []]);
    });
    expect(count).toBeGreaterThan(0);
  });
});

it("is said of at least one parameter", () => {
  expect(found.map(([id]) => id)).toContain("demography.death_rate");
});
