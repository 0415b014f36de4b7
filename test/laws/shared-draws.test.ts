/** Which figures share their draws: those of one city in all its plans, and of a parent in all cities. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DiskFiles } from "../../cli/disk.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { root } from "../arbitraries/root.ts";
import { shipped, WithPlan } from "../arbitraries/shipped.ts";

const PLAN = "kortrijk/kortrijk-2040.yaml";

/** Kortrijk by another name: an invented city with the same figures, on the same parent. */
class SisterCity extends DiskFiles {
  constructor() {
    super(path.join(root, "scenarios"));
  }

  private bytesOf(file: string): Uint8Array {
    const bytes = super.read(file);
    if (file !== "regions/kortrijk/region.yaml") return bytes;
    const text = new TextDecoder().decode(bytes);
    return new TextEncoder().encode(text.replace("id: kortrijk", "id: zusterstad"));
  }

  override size(file: string): number | null {
    return super.size(file) === null ? null : this.bytesOf(file).length;
  }

  override read(file: string): Uint8Array {
    return this.bytesOf(file);
  }
}

function resolved(files: DiskFiles, planPath: string): ResolvedScenario {
  const { scenario, diagnostics } = resolveScenario({
    ...{ files, shipped: suppliedIn(files), planPath, catalogue, sets: [] },
    formulas: () => parseFormula,
  });
  if (scenario === null) throw new Error(diagnostics.map(({ message }) => message.en).join("\n"));
  return scenario;
}

const inputsOf = (scenario: ResolvedScenario) =>
  new UncertainModel(scenario, instanceFor(scenario.model)).inputs;
const own = inputsOf(shipped(PLAN));

describe("the name of the draws of a figure", () => {
  it("holds the region whose files give it", () => {
    const givers = { "regions/kortrijk": "kortrijk", "regions/vlaanderen": "vlaanderen" };
    const seen = new Set<string>();
    for (const { name, assumption } of own) {
      const folders = new Set(
        assumption.records.map(({ origin }) => origin.file.split("/").slice(0, 2).join("/")),
      );
      if (folders.size > 1) continue;
      const giver = givers[[...folders][0] as keyof typeof givers];
      expect(name.split(" ")[1], name).toBe(giver);
      seen.add(giver);
    }
    expect([...seen].sort()).toEqual(["kortrijk", "vlaanderen"]);
    expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
  });

  it("is the same in two cities for what both take over from their parent, and only for that", () => {
    const sister = inputsOf(resolved(new SisterCity(), PLAN));
    expect(sister).toHaveLength(own.length);
    sister.forEach(({ name }, at) => {
      const [kind, giver, ...address] = own[at]!.name.split(" ");
      const wanted = giver === "kortrijk" ? "zusterstad" : giver;
      expect(name).toBe([kind, wanted, ...address].join(" "));
    });
  });

  it("stays when a plan gives the figure in its stead", () => {
    const plan = "kortrijk/eigen.yaml";
    const written = `
id: eigen
extends: ./kortrijk-2040.yaml
parameters:
  demography.housing_pull: { value: 1 person/dwelling, low: 0, high: 2, grade: assumption, source: eigen }
  housing.opening_vacant: { value: 700 dwelling, low: 500, high: 900, grade: assumption, source: eigen }
`;
    const byPlan = inputsOf(resolved(new WithPlan(plan, written), plan)).filter(
      ({ assumption }) => assumption.records[0]!.by === "eigen",
    );
    expect(byPlan.map(({ name }) => name)).toEqual([
      "parameter vlaanderen demography.housing_pull",
      "parameter kortrijk housing.opening_vacant",
    ]);
  });
});
