import { describe, expect, it } from "vitest";
import { declaration as agricultureDeclaration } from "../../engine/model/agriculture/declaration.ts";
import { DIESEL, ELECTRICITY } from "../../engine/model/carriers.ts";
import { declaration } from "../../engine/model/emissions/declaration.ts";
import { emissions } from "../../engine/model/emissions/module.ts";
import { declaration as industryDeclaration } from "../../engine/model/industry/declaration.ts";
import { declaration as mobilityDeclaration } from "../../engine/model/mobility/declaration.ts";
import { declaration as municipalDeclaration } from "../../engine/model/municipal/declaration.ts";
import { declaration as tertiaryDeclaration } from "../../engine/model/tertiary/declaration.ts";
import type { ModuleDeclaration } from "../../engine/scenario/declarations.ts";
import { kortrijkParameters, type Parameters } from "../arbitraries/kortrijk-parameters.ts";
import { runModules } from "../arbitraries/module-run.ts";

const GWh = 1e6;
const kt = 1e6;
const CARRIERS = 10;

/** The inventory of 2021 as the other modules would say it, one row of carriers per sector. */
function inventory(parameters: Parameters): Record<string, number[]> {
  const base = (module: ModuleDeclaration, name: string): number[] =>
    kortrijkParameters(module, 2021, 2021)[`${module.id}.${name}`]!;
  const households = [...parameters["emissions.inventory_households_energy"]!];
  const [tertiary, city, industry, agriculture] = [
    tertiaryDeclaration,
    municipalDeclaration,
    industryDeclaration,
    agricultureDeclaration,
  ].map((module) => base(module, "base_energy")) as [number[], number[], number[], number[]];
  const transport = new Array<number>(CARRIERS).fill(0);
  base(mobilityDeclaration, "base_fuel").forEach((fuel, kind) => {
    transport[DIESEL + kind] = fuel;
  });
  transport[ELECTRICITY] = base(mobilityDeclaration, "depot_electricity")[0]!;
  const lighting = 3.9 * GWh;
  const municipal = city.map((energy, carrier) =>
    carrier === ELECTRICITY ? energy - lighting : energy,
  );
  return {
    "tertiary.inventory_energy": tertiary,
    "municipal.inventory_energy": city,
    "industry.inventory_energy": industry,
    "mobility.inventory_energy": transport,
    "agriculture.inventory_energy": agriculture,
    "housing.final_energy_by_carrier": households,
    "electricity.household_use": [households[ELECTRICITY]!],
    "tertiary.energy": tertiary,
    "municipal.energy": municipal,
    "municipal.public_lighting": [lighting],
    "industry.energy": industry,
    "mobility.energy": transport,
    "agriculture.energy": agriculture,
    "heat.displaced_gas": [0],
    "heat.delivered_dwellings": [0],
    "heat.delivered_others": [0],
    "heat.plant_gas": [0],
    "heat.plant_electricity": [0],
    "electricity.use": [399.8 * GWh],
    "renewables.production": [68.4 * GWh],
    "demography.population": [77_213, 77_741],
  };
}

function run(changes: Readonly<Record<string, number[]>> = {}) {
  const parameters = kortrijkParameters(declaration, 2021, 2021);
  parameters["emissions.grid_factor"] = parameters["emissions.inventory_grid_factor"]!;
  const result = runModules([emissions], {
    first: 2021,
    last: 2021,
    parameters,
    recorded: { ...inventory(parameters), ...changes },
  });
  return (id: string, cell = 0): number => result.at(`emissions.${id}`, 2021, cell);
}

describe("emissions, Kortrijk in 2021", () => {
  it("gives the inventory of 2021 back", () => {
    const at = run();
    expect(at("total") / kt).toBeCloseTo(365.8, 0);
    expect(at("households") / kt).toBeCloseTo(111.2, 0);
    expect((at("tertiary") + at("municipal")) / kt).toBeCloseTo(82.5, 1);
    expect(at("industry") / kt).toBeCloseTo(40.6, 0);
    expect(at("transport") / kt).toBeCloseTo(128.0, 0);
    expect(at("agriculture") / kt).toBeCloseTo(3.5, 1);
    expect(at("municipal_buildings") / kt).toBeCloseTo(4.1, 1);
    expect(at("municipal_lighting") / kt).toBeCloseTo(0.6, 1);
  });

  it("finds the local factor of 2021", () => {
    expect(run()("local_electricity_factor")).toBeCloseTo(0.1542, 3);
  });

  it("finds the inventory of 2021 from the energy that the sectors build on", () => {
    const at = run();
    // GWh by carrier, all sectors: gas 678.1, oil 133.8, LPG 8, coal 0.6, diesel 394.2, petrol 97.
    const fuels =
      678.1 * 0.202 + 133.8 * 0.267 + 8 * 0.227 + 0.6 * 0.354 + 394.2 * 0.267 + 97 * 0.249;
    const electricity = (399.65 - 68.4) * 0.1861;
    expect(at("inventory_total") / kt).toBeCloseTo(fuels + electricity, 3);
    expect(at("total_2005") / kt).toBeCloseTo((fuels + electricity) / (1 - 0.0617), 3);
  });

  it("is 6.17 % below 2005 with the inventory of 2021", () => {
    expect(run()("change_since_2005")).toBeCloseTo(-0.0617, 3);
  });

  it("stays 6.17 % below 2005 when the inventory and the sector turn out larger together", () => {
    const given = inventory(kortrijkParameters(declaration, 2021, 2021));
    for (const scope of [0.77, 1.31]) {
      const at = run({
        "mobility.energy": given["mobility.energy"]!.map((energy) => scope * energy),
        "mobility.inventory_energy": given["mobility.inventory_energy"]!.map(
          (energy) => scope * energy,
        ),
      });
      expect(at("change_since_2005")).toBeCloseTo(-0.0617, 3);
    }
  });

  it("divides by the mean population", () => {
    const at = run();
    expect(at("per_inhabitant")).toBeCloseTo(at("total") / 77_477, 6);
    expect(at("per_inhabitant") / 1000).toBeCloseTo(4.72, 1);
  });

  it("does not credit a surplus of renewables", () => {
    const at = run({ "renewables.production": [500 * GWh] });
    expect(at("local_electricity_factor")).toBe(0);
    expect(at("by_carrier", ELECTRICITY)).toBe(0);
  });

  it("puts plant energy into the factor of delivered heat, and nowhere else", () => {
    const none = run();
    const at = run({
      "heat.delivered_dwellings": [30 * GWh],
      "heat.delivered_others": [10 * GWh],
      "heat.plant_gas": [12 * GWh],
      "heat.plant_electricity": [2 * GWh],
    });
    const local = at("local_electricity_factor");
    const plants = 12 * GWh * 0.202 + 2 * GWh * local;
    expect(at("heat_network_factor")).toBeCloseTo(plants / (40 * GWh), 12);
    expect(at("total") - none("total")).toBeCloseTo(plants, 0);
    expect(at("households") - none("households")).toBeCloseTo(0.75 * plants, 0);
    expect(at("tertiary") - none("tertiary")).toBeCloseTo(0.25 * plants, 0);
    expect(at("by_carrier", 0)).toBeCloseTo(none("by_carrier", 0), 6);
  });

  it("takes the gas of connected customers out of tertiary", () => {
    const at = run({ "heat.displaced_gas": [20 * GWh] });
    expect(run()("tertiary") - at("tertiary")).toBeCloseTo(20 * GWh * 0.202, 3);
  });
});
