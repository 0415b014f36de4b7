import { describe, expect, it } from "vitest";
import { resolveTown, resolveTowns, TOWNS } from "../arbitraries/town-group.ts";

const LEVERS = `levers:
  renewables.wind_capacity: { 2024: 6 MW, 2040: 31 MW }
  housing.renovation_rate: +20 %
`;

describe("a plan over a group", () => {
  it("gives every member what a plan over its region alone comes to", () => {
    const { group, diagnostics } = resolveTowns(`id: zwv\ngroup: ./regions/group\n${LEVERS}`);
    expect(diagnostics).toEqual([]);
    expect(group!.members.map(({ model }) => model.regions[0]!.id)).toEqual([...TOWNS]);
    for (const [at, town] of TOWNS.entries()) {
      const alone = resolveTown(`id: zwv\nregion: ./regions/${town}\n${LEVERS}`);
      expect(group!.members[at]!.model).toEqual(alone.scenario!.model);
    }
  });
});
