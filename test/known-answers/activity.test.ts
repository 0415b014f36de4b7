import { describe, expect, it } from "vitest";
import { agriculture } from "../../engine/model/agriculture/module.ts";
import { industry } from "../../engine/model/industry/module.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { LoneModule } from "../arbitraries/lone-module.ts";
import { COLD_OF_2021, PEOPLE_2021, surroundings } from "../arbitraries/surroundings.ts";

const GWh = 1e6;
const [GAS, OIL, LPG, DIESEL, ELECTRICITY] = [0, 1, 2, 5, 8];
const modules = {
  industry: new LoneModule(industry, 2021, 2050),
  agriculture: new LoneModule(agriculture, 2021, 2050),
};
const { years } = modules.industry;

type Name = keyof typeof modules;

/** Every change switched off, then `changes`, one value each for all years and cells. */
const still = (
  name: Name,
  changes: Readonly<Record<string, number>> = {},
  { kortrijk } = modules[name],
): RegionModel => {
  const given: Record<string, number> = {
    efficiency_rate: 0,
    electricity_efficiency_rate: 0,
    electrification: 0,
    activity_growth: 0,
    oil_leaves: 0,
    price_response: 0,
    electricity_price_response: 0,
    ...changes,
  };
  const filled = (values: Readonly<Record<string, readonly number[]>>) =>
    Object.fromEntries(
      Object.entries(values).map(([id, cells]) => {
        const value = given[id.split(".")[1]!];
        return [id, value === undefined ? cells : cells.map(() => value)];
      }),
    );
  return {
    ...kortrijk,
    parameters: filled(kortrijk.parameters),
    levers: filled(kortrijk.levers),
    reference: filled(kortrijk.reference),
  };
};

const changing = {
  efficiency_rate: 0.02,
  electricity_efficiency_rate: 0.01,
  electrification: 0.4,
  activity_growth: 0.01,
  oil_leaves: 0.5,
};

const run = (
  name: Name,
  changes: Readonly<Record<string, number>> = {},
  people = PEOPLE_2021,
  degreeDays = COLD_OF_2021,
) => modules[name].run(still(name, changes), surroundings(years, people, degreeDays));

describe("industry and agriculture", () => {
  it("gives the meters of 2021 back, in every year in which nothing changes", () => {
    const firms = run("industry");
    const farms = run("agriculture");
    for (const year of [2021, 2050]) {
      const at = (carrier: number): number => firms.at("industry.energy", year, carrier) / GWh;
      expect([at(GAS), at(OIL), at(LPG), at(ELECTRICITY)].map((value) => value.toFixed(9))).toEqual(
        [85.7, 19.4, 1.9, 115].map((value) => value.toFixed(9)),
      );
      expect(firms.at("industry.final_energy", year) / GWh).toBeCloseTo(222, 9);
      expect(firms.at("industry.fossil_energy", year) / GWh).toBeCloseTo(107, 9);
      expect(farms.at("agriculture.energy", year, OIL) / GWh).toBeCloseTo(6, 9);
      expect(farms.at("agriculture.energy", year, DIESEL) / GWh).toBeCloseTo(6, 9);
      expect(farms.at("agriculture.fossil_energy", year) / GWh).toBeCloseTo(6.1, 9);
    }
  });

  it("divides the fuel of the cold year 2021 by its weather", () => {
    const gas = (name: Name): number =>
      run(name, {}, PEOPLE_2021, 1).at(`${name}.energy`, 2021, GAS);
    expect(gas("industry") / GWh).toBeCloseTo(85.7 / 1.0225, 9);
    expect(gas("agriculture") / GWh).toBeCloseTo(0.1 / 1.0375, 9);
  });

  it("doubles with the population when it follows it, and not when it does not", () => {
    const ratio = (weight: number): number =>
      run("industry", { population_weight: weight }, 2 * PEOPLE_2021).at(
        "industry.final_energy",
        2030,
      ) / run("industry", { population_weight: weight }).at("industry.final_energy", 2030);
    expect(ratio(1)).toBeCloseTo(2, 12);
    expect(ratio(0.5)).toBeCloseTo(1.5, 12);
    expect(ratio(0)).toBeCloseTo(1, 12);
  });

  it("is in 2024 where a run from 2021 gets to", () => {
    const alone = new LoneModule(industry, 2024, 2030);
    const later = alone.run(still("industry", changing, alone), surroundings(7));
    const whole = run("industry", changing);
    for (const year of [2024, 2030]) {
      for (const carrier of [GAS, OIL, LPG, ELECTRICITY]) {
        expect(
          later.at("industry.energy", year, carrier) / whole.at("industry.energy", year, carrier),
        ).toBeCloseTo(1, 12);
      }
    }
  });

  it("lets machines drive as far in any weather", () => {
    const region = still("industry");
    const base = region.parameters["industry.base_energy"]!;
    const given = {
      ...region,
      parameters: {
        ...region.parameters,
        "industry.base_energy": base.map((value, carrier) => (carrier === DIESEL ? GWh : value)),
      },
    };
    const diesel = (degreeDays: number): number =>
      modules.industry
        .run(given, surroundings(years, PEOPLE_2021, degreeDays))
        .at("industry.energy", 2030, DIESEL);
    expect(diesel(COLD_OF_2021) / GWh).toBeCloseTo(1, 12);
    expect(diesel(0.5)).toBe(diesel(COLD_OF_2021));
  });

  it("saves its rate every year", () => {
    const saving = run("industry", { efficiency_rate: 0.02, electricity_efficiency_rate: 0.01 });
    const index = (carrier: number): number =>
      saving.at("industry.energy", 2041, carrier) / saving.at("industry.energy", 2021, carrier);
    expect(index(GAS)).toBeCloseTo(0.98 ** 20, 12);
    expect(index(ELECTRICITY)).toBeCloseTo(0.99 ** 20, 12);
    const growing = run("industry", { activity_growth: 0.01 });
    expect(
      growing.at("industry.final_energy", 2031) / growing.at("industry.final_energy", 2021),
    ).toBeCloseTo(1.01 ** 10, 12);
  });

  it("keeps fossil heat with the lives of its systems", () => {
    const all = run("industry", { electrification: 1, heating_life: 16 });
    // Eight stages, half of each passes in a year: an even stock loses 1/16 a year at first.
    const gas = all.series("industry.energy", GAS);
    expect(gas[1]! / gas[0]!).toBeCloseTo(15 / 16, 12);
    expect(gas[2]! / gas[0]!).toBeCloseTo(14 / 16, 3);
    expect(gas[20]! / gas[0]!).toBeLessThan(0.07);
    const part = run("industry", { electrification: 0.25, heating_life: 16 });
    const quarter = part.series("industry.energy", GAS);
    expect(quarter[1]! / quarter[0]!).toBeCloseTo(1 - 0.25 / 16, 12);
  });

  it("lets oil go to gas without losing heat", () => {
    const result = run("industry", { oil_leaves: 1, heating_life: 16 });
    for (const year of [2022, 2030, 2050]) {
      expect(result.at("industry.fossil_energy", year) / GWh).toBeCloseTo(107, 9);
      expect(result.at("industry.energy", year, LPG) / GWh).toBeCloseTo(1.9, 9);
    }
    expect(result.at("industry.energy", 2022, OIL) / GWh).toBeCloseTo((19.4 * 15) / 16, 9);
    expect(result.at("industry.energy", 2050, OIL) / GWh).toBeLessThan(0.2);
  });

  it("needs a third of the energy for the same heat", () => {
    const result = run("industry", {
      electrification: 1,
      boiler_efficiency: 0.9,
      heat_pump_performance: 2.7,
    });
    for (const year of [2030, 2050]) {
      const replaced = 107 * GWh - result.at("industry.fossil_energy", year);
      const extra = result.at("industry.energy", year, ELECTRICITY) - 115 * GWh;
      expect(extra).toBeCloseTo(replaced / 3, 2);
    }
  });
});
