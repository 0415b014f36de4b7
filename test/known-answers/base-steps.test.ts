import { describe, expect, it } from "vitest";
import { baseSteps } from "../../engine/analysis/base-steps.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { shipped } from "../arbitraries/shipped.ts";

const kt = 1e6;

const stepsOf = (model: ScenarioModel) => {
  const instance = instanceFor(model);
  const run = instance.trajectories(model.regions.map(({ id }) => id));
  instance.run(
    model.regions.map((region) => instance.flatten(region)),
    run,
  );
  return { run, steps: baseSteps(model, run) };
};

const { model } = shipped("kortrijk/referentie.yaml");

describe("the steps from the inventory of 2021 to the first year", () => {
  const { run, steps } = stepsOf(model);
  const value = (id: string): number => steps.find((step) => step.id === id)!.value;

  it("begin at the inventory, end at the model and add up", () => {
    expect(value("inventory") / kt).toBeCloseTo(365.8, 0);
    expect(value("model")).toBe(run.at("emissions.total", 2024));
    const between = steps.slice(1, -1).reduce((sum, step) => sum + step.value, 0);
    expect(value("inventory") + between).toBeCloseTo(value("model"), 0);
  });

  it("take the cold of 2021 out of the heating of every sector but transport", () => {
    const { parameters } = model.regions[0]!;
    const gas =
      [
        "emissions.inventory_households_energy",
        "tertiary.base_energy",
        "municipal.base_energy",
      ].reduce((sum, id) => sum + parameters[id]![0]!, 0) * 0.202;
    expect(value("weather")).toBeLessThan(gas * (1 / 1.06 - 1));
    expect(value("weather") / kt).toBeGreaterThan(-12);
  });

  it("follow the grid: its factor moved from 186.1 to 179 g/kWh", () => {
    const rest = (399.65 - 68.4) * 1e6;
    expect(value("grid_factor")).toBeCloseTo(rest * (0.179 - 0.1861), -2);
  });

  it("answer to the parameter behind each step and to no other", () => {
    const changed = (id: string, change: (value: number) => number) => {
      const region = model.regions[0]!;
      const parameters = { ...region.parameters, [id]: region.parameters[id]!.map(change) };
      return stepsOf({ ...model, regions: [{ ...region, parameters }] }).steps;
    };
    const moved = (after: typeof steps): string[] =>
      after.filter(({ id, value: now }) => Math.abs(now - value(id)) > 1).map(({ id }) => id);
    expect(moved(changed("emissions.inventory_households", (n) => n * 1.01))).toEqual([
      "households",
      "household_fuels",
      "household_gas",
      "rest",
    ]);
    // Vehicles charge at home too, and what they charge lowers the factor of electricity.
    expect(moved(changed("mobility.base_fuel", (n) => n * 1.01))).toEqual([
      "inventory",
      "transport",
      "rest",
      "model",
    ]);
  });

  it("do not make a reduction of leaving the motorways out", () => {
    const region = model.regions[0]!;
    const parameters = { ...region.parameters, "mobility.traffic_scope": [0.77] };
    const after = stepsOf({ ...model, regions: [{ ...region, parameters }] }).steps;
    const of = (id: string): number => after.find((step) => step.id === id)!.value;
    expect(of("inventory") / kt).toBeCloseTo(value("inventory") / kt - 0.23 * 127.8, 0);
    expect(of("transport")).toBeCloseTo(0.77 * value("transport"), -6);
  });

  it("are not made up for a region without an inventory", () => {
    const region = model.regions[0]!;
    const parameters = { ...region.parameters };
    for (const id of [
      "emissions.inventory_households_energy",
      "tertiary.base_energy",
      "municipal.base_energy",
      "industry.base_energy",
      "agriculture.base_energy",
      "mobility.base_fuel",
      "mobility.depot_electricity",
    ]) {
      parameters[id] = parameters[id]!.map(() => 0);
    }
    expect(stepsOf({ ...model, regions: [{ ...region, parameters }] }).steps).toEqual([]);
  });
});
