import { expect, it } from "vitest";
import * as carriers from "../../engine/model/carriers.ts";
import { dimensions } from "../../engine/model/dimensions.ts";

it("names every energy carrier at its place in the dimension", () => {
  const named = Object.entries(carriers)
    .sort(([, a], [, b]) => a - b)
    .map(([name]) => name.toLowerCase());
  expect(named).toEqual(dimensions.carrier.members.map(({ id }) => id));
});
