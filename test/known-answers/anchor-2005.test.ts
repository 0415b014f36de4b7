/** What is known of 2005 is a change up to the inventory; its level follows from the run's own base. */
import { describe, expect, it } from "vitest";
import { baseSteps } from "../../engine/analysis/base-steps.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { valueIn } from "../../engine/analysis/targets.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { chartInput } from "../../viz/specs/input.ts";
import { shipped } from "../arbitraries/shipped.ts";

const kt = 1e6;
const scenario = shipped("kortrijk/referentie.yaml");

const changed = (id: string, change: (value: number) => number): ResolvedScenario => {
  const [region, ...others] = scenario.model.regions;
  const parameters = { ...region!.parameters, [id]: region!.parameters[id]!.map(change) };
  const model = { ...scenario.model, regions: [{ ...region!, parameters }, ...others] };
  return { ...scenario, model };
};

const outcome = (of: ResolvedScenario) => {
  const made = runScenario(of, false);
  const at = (id: string, year = 2024): number => made.run.at(`emissions.${id}`, year);
  return { ...made, at };
};

const central = outcome(scenario);
const scope = "mobility.traffic_scope";
const bases = [
  "tertiary.base_energy",
  "municipal.base_energy",
  "industry.base_energy",
  "agriculture.base_energy",
  "mobility.base_fuel",
];

describe("the anchor of 2005", () => {
  it("is the observed row of the region in a run on its central figures", () => {
    const [row] = scenario.model.regions[0]!.history["emissions.total"]!;
    expect(row![0]).toBe(2005);
    expect(central.at("total_2005") / kt).toBeCloseTo(row![1] / kt, 0);
  });

  it.each([
    ...bases.map((id) => [id, 1.3] as const),
    [scope, 0.77] as const,
    [scope, 1.31] as const,
  ])("moves with %s x %d: the change from 2005 to 2021 stays what it is", (id, factor) => {
    const { at } = outcome(changed(id, (value) => value * factor));
    expect(at("inventory_total") / at("total_2005") - 1).toBeCloseTo(-0.0617, 12);
    const moved = at("inventory_total") - central.at("inventory_total");
    expect(Math.sign(moved)).toBe(Math.sign(factor - 1));
    expect(at("total_2005") - central.at("total_2005")).toBeCloseTo(moved / (1 - 0.0617), 0);
  });

  it("makes no reduction of leaving the motorways out, nor growth of counting them all", () => {
    // What is left is that traffic fell less since 2021 than the rest of the city.
    for (const value of [0.77, 1.31]) {
      const { at } = outcome(changed(scope, () => value));
      const difference = at("change_since_2005") - central.at("change_since_2005");
      expect(Math.abs(difference)).toBeLessThan(0.015);
    }
  });

  it("is what goals compare with, in their level on charts too", () => {
    const [region] = scenario.model.regions;
    const of = changed(scope, () => 0.77);
    const made = outcome(of);
    const subject = { id: "emissions.total", cell: 0 };
    expect(valueIn(subject, 2005, made.run, catalogue, region!, 0)).toBe(made.at("total_2005"));
    const goal = made.targets[0]!.results.find(({ target }) => target.id === "co2_2030")!;
    expect(goal.reached).toBeCloseTo(made.at("change_since_2005", 2030), 12);
    const input = chartInput({ scenario: of, catalogue, run: made.run });
    expect(input.goals.find(({ id }) => id === "co2_2030")!.level).toBeCloseTo(
      0.6 * made.at("total_2005"),
      3,
    );
  });

  it("leaves fleet and traffic a small step from the inventory to the first year", () => {
    const step = (of: ResolvedScenario): number =>
      baseSteps(of.model, outcome(of).run).find(({ id }) => id === "transport")!.value / kt;
    expect(step(scenario)).toBeGreaterThan(-6);
    expect(step(changed(scope, () => 0.77))).toBeCloseTo(0.77 * step(scenario), 0);
  });
});
