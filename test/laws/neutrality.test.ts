/** A lever set to its reference path, through the language of plans, changes no bit of any output. */
import { describe, expect, it } from "vitest";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { axesOf } from "../../engine/scenario/address.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { declaredLevers } from "../arbitraries/city.ts";
import { shipped, WithPlan } from "../arbitraries/shipped.ts";

const reference = shipped("kortrijk/referentie.yaml").model;
const region = reference.regions[0]!;

function rows(model: ScenarioModel): Float64Array {
  const instance = instanceFor(model);
  const into = instance.trajectories([region.id]);
  instance.run([instance.flatten(model.regions[0]!)], into);
  return into.rows;
}
const untouched = rows(reference);

/** A lever's reference path as a plan would write it, year by year and member by member. */
function written(id: string, dims: readonly string[], unit: string): string {
  const values = region.reference[id]!;
  const members = dims.length === 0 ? [""] : axesOf(catalogue, region.dimensions)(dims[0]!).ids;
  const quantity = (value: number): string =>
    unit === "1" || unit === "year" ? `${value}` : `${value} ${unit}`;
  const lines = members.map((member, cell) => {
    const points = values
      .filter((_, at) => at % members.length === cell)
      .map((value, year) => `${reference.first + year}: ${quantity(value)}`);
    const address = member === "" ? id : `${id}[${member}]`;
    return `  ${address}: { ${points.join(", ")} }`;
  });
  return lines.join("\n");
}

describe("a lever set to its reference path", () => {
  it.each(declaredLevers.map(([id, { dims, unit }]) => [id, dims, unit] as const))(
    "%s changes no bit of any output",
    (id, dims, unit) => {
      const plan = "kortrijk/neutral.yaml";
      const text = `id: neutral\nextends: ./referentie.yaml\nlevers:\n${written(id, dims, unit)}\n`;
      const files = new WithPlan(plan, text);
      const { scenario, diagnostics } = resolveScenario({ files, planPath: plan, catalogue });
      expect(diagnostics).toEqual([]);
      expect(rows(scenario!.model)).toEqual(untouched);
    },
  );
});
