/**
 * Where the path of a lever is the reference, whatever the reference is: told without making the
 * path, and so held to the path that is made.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  copiedPlaces,
  MemberLever,
  type LeverGround,
} from "../../engine/analysis/ensemble/member-levers.ts";
import type { PathRecipe, RecipeStep } from "../../engine/scenario/levers/lever-recipe.ts";
import { catalogue } from "../../engine/model/index.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";

const FIRST = 2024;
const YEARS = 6;
const CELLS = 2;
const declared = quantitiesOf(catalogue, "levers").get("housing.social_completions")!;

const ground = (reference: Float64Array): LeverGround => ({
  ...{ first: FIRST, years: YEARS, cells: CELLS, shares: 0, reference },
  declared: declared as LeverGround["declared"],
  column: () => new Float64Array(YEARS),
});

/** Values that no reference has: so that a copy cannot be one by chance. */
const value = fc.integer({ min: 1, max: 50 });
const points = fc
  .uniqueArray(fc.integer({ min: FIRST, max: FIRST + YEARS - 1 }), { minLength: 1, maxLength: 3 })
  .chain((years) =>
    fc
      .array(value, { minLength: years.length, maxLength: years.length })
      .map((values) =>
        [...years].sort((a, b) => a - b).map((year, at) => ({ year, value: values[at]! })),
      ),
  );
const path: fc.Arbitrary<PathRecipe | null> = fc.oneof(
  fc.constant(null),
  value.map((one) => ({ kind: "constant", value: one }) as const),
  fc.record({
    kind: fc.constant("points" as const),
    shape: fc.constantFrom("linear" as const, "step" as const),
    points,
  }),
);
const cells = fc.constantFrom([0], [1], [0, 1]);
const step: fc.Arbitrary<RecipeStep> = fc.record({
  whole: fc.boolean(),
  paths: fc.tuple(cells, path).map(([of, one]) => [{ cells: of, path: one }]),
});
const references = fc.array(fc.integer({ min: 1000, max: 9000 }), {
  minLength: YEARS * CELLS,
  maxLength: YEARS * CELLS,
});

describe("the places of a path that hold the reference", () => {
  it("are those where it moves along, plan upon plan", () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 4 }),
        references,
        fc.option(fc.integer({ min: FIRST, max: FIRST + YEARS }), { nil: undefined }),
        (steps, values, from) => {
          const reference = Float64Array.from(values);
          const recipe = from === undefined ? { steps } : { steps, from };
          const copied = copiedPlaces(recipe, ground(reference))!;
          const { path: made } = new MemberLever(recipe, ground(reference));
          made.forEach((one, at) => {
            expect([at, copied[at]]).toEqual([at, one === reference[at] ? 1 : 0]);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});
