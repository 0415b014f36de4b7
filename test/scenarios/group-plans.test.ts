/** The plans over the municipalities of South-West Flanders that come with the project. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DiskFiles } from "../../cli/disk.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { catalogue } from "../../engine/model/index.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveGroup } from "../../engine/scenario/group/resolve-group.ts";
import type { GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";

function group(plan: string): GroupScenario {
  const files = new DiskFiles(path.join(root, "scenarios"));
  const { group: resolved, diagnostics } = resolveGroup({
    ...{ files, shipped: suppliedIn(files), catalogue, formulas: () => parseFormula },
    planPath: `zuid-west-vlaanderen/${plan}.yaml`,
  });
  expect(diagnostics).toEqual([]);
  return resolved!;
}

describe("the plans over South-West Flanders", () => {
  it("are about thirteen municipalities, of which Kortrijk follows its own plan", () => {
    const { model, members } = group("zwv-2040");
    expect(model.members).toHaveLength(13);
    expect(members.map(({ model: own }) => own.regions[0]!.id)).toEqual(model.members);
    const kortrijk = members[model.members.indexOf("kortrijk")]!;
    expect(kortrijk.model).toEqual(shipped("kortrijk/kortrijk-2040.yaml").model);
  });

  it("change nothing in the reference", () => {
    for (const { model } of group("referentie").members) {
      const [region] = model.regions;
      expect(region!.levers).toEqual(region!.reference);
    }
  });

  it("give every source of what is shared, and all of it to somebody", () => {
    const { model, notes } = group("zwv-samen");
    expect(model.shared.map(({ id }) => id)).toEqual(["windpark", "bomen"]);
    for (const { id, shares } of model.shared) {
      expect(notes.shared[id]!.source).not.toBe("");
      const sum = shares.reduce((total, { share }) => total + share, 0);
      expect(Math.abs(sum - 1)).toBeLessThanOrEqual(1e-9);
    }
  });
});
