/** What a worker finds of the plain run is what the command would have found itself. */
import { describe, expect, it } from "vitest";
import { findGrounds } from "../../cli/ensemble/find-grounds.ts";
import { inputRecords } from "../../engine/analysis/ensemble/input-records.ts";
import { uncertainInputsOf } from "../../engine/analysis/ensemble/uncertain-inputs.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor, runScenario } from "../../engine/analysis/outcome.ts";
import { shipped, shippedCatalogue as catalogue } from "../arbitraries/shipped.ts";

const scenario = shipped("kortrijk/kortrijk-2040.yaml");

describe("the grounds of a plain run, found by a worker", () => {
  const instance = instanceFor(scenario.model);
  const uncertain = new UncertainModel(scenario, instance);
  uncertain.at(uncertain.inputs.map((_, i) => (i % 7) / 7 + 0.01));
  // As they reach the command: through the clone of a message.
  const found = structuredClone(findGrounds(scenario, instance, uncertain));
  if ("nonFinite" in found) throw new Error("the shipped plan has grounds");

  it("make the outcome that the command finds by itself", () => {
    const alone = runScenario(scenario, false);
    const told = runScenario(scenario, false, instanceFor, found.groundings);
    expect(told.grounding).toEqual(alone.grounding);
    expect(told.targets).toEqual(alone.targets);
    expect(told.budgets).toEqual(alone.budgets);
  });

  it("list every figure of the files", () => {
    const inputs = uncertainInputsOf(scenario, catalogue, instance).map(({ input }) => input);
    expect(found.inputs).toEqual(inputRecords(scenario, catalogue, inputs));
  });
});
