import { describe, expect, it } from "vitest";
import {
  BIOFUEL,
  DIESEL,
  ELECTRICITY,
  HEATING_OIL as OIL,
  NATURAL_GAS as GAS,
  PETROL,
} from "../../engine/model/carriers.ts";
import { declaration } from "../../engine/model/sectors/declaration.ts";
import { sectors } from "../../engine/model/sectors/module.ts";
import { kortrijkParameters, type Parameters } from "../arbitraries/kortrijk-parameters.ts";
import { runModules } from "../arbitraries/module-run.ts";

const GWh = 1e6;

const run = (
  first: number,
  last: number,
  change: (parameters: Parameters) => void = () => undefined,
  population = 77_477,
  degreeDays = 1.075,
) => {
  const parameters = kortrijkParameters(declaration, first, last);
  change(parameters);
  const people = new Array<number>(last - first + 2).fill(population);
  return runModules([sectors], {
    first,
    last,
    parameters,
    recorded: {
      "demography.population": people,
      "climate.degree_day_index": people.slice(1).map(() => degreeDays),
    },
  });
};

/** Prices and vehicles as they were when the energy was measured. */
const asMeasured = (p: Parameters): void => {
  p["sectors.price_response"]!.fill(0);
  p["sectors.electricity_price_response"]!.fill(0);
  p["sectors.lighting_intensity"]!.fill(1);
  p["sectors.electric_share"]!.fill(p["sectors.base_electric_share"]![0]!);
};

const still = (p: Parameters): void => {
  for (const rate of [
    "activity_growth",
    "heat_intensity_change",
    "electricity_intensity_change",
    "traffic_growth",
    "fuel_intensity_change",
    "heat_pump_choice",
    "oil_leaves",
  ]) {
    p[`sectors.${rate}`]!.fill(0);
  }
};

describe("sectors, Kortrijk", () => {
  it("gives the meters of 2021 back", () => {
    const result = run(2021, 2021, asMeasured);
    const at = (id: string, cell: number): number => result.at(`sectors.${id}`, 2021, cell) / GWh;
    expect(at("industry_energy", GAS)).toBeCloseTo(85.7, 9);
    expect(at("agriculture_energy", OIL)).toBeCloseTo(12, 9);
    const fuels = [DIESEL, PETROL, BIOFUEL].map((carrier) => at("transport_energy", carrier));
    expect(fuels[0]! + fuels[1]! + fuels[2]!).toBeCloseTo(515.1, 9);
    const services =
      at("tertiary_energy", GAS) + at("municipal_energy", GAS) + 6.0; /* boilers of flats */
    expect(services).toBeCloseTo(240.5, 9);
  });

  it("divides the gas of the cold year 2021 by 1.060", () => {
    const result = run(2021, 2021, asMeasured, 77_477, 1);
    const gas = result.at("sectors.tertiary_energy", 2021, GAS) / GWh;
    expect(gas).toBeCloseTo((0.95 * (240.5 - 6.0)) / 1.06, 9);
  });

  it("carves municipal buildings out of tertiary once", () => {
    const result = run(2021, 2021, asMeasured);
    const electricity = (id: string): number =>
      result.at(`sectors.${id}_energy`, 2021, ELECTRICITY) / GWh;
    const lighting = result.at("sectors.public_lighting", 2021) / GWh;
    expect(electricity("municipal") / electricity("tertiary")).toBeCloseTo(0.05 / 0.95, 12);
    expect(electricity("municipal") + electricity("tertiary") + lighting + 0.9).toBeCloseTo(
      166.7,
      9,
    );
  });

  it("lights the streets of the base year with 3.9 GWh", () => {
    expect(run(2021, 2021, asMeasured).at("sectors.public_lighting", 2021)).toBeCloseTo(3.9e6, 3);
  });

  it("doubles with the population when it follows it, and not when it does not", () => {
    const full = (p: Parameters): void => {
      p["sectors.population_weight"] = [1, 1, 0, 0];
    };
    const one = run(2030, 2030, full);
    const two = run(2030, 2030, full, 2 * 77_477);
    const ratio = (id: string): number =>
      two.at(`sectors.${id}`, 2030) / one.at(`sectors.${id}`, 2030);
    expect(ratio("tertiary_total")).toBeCloseTo(2, 12);
    expect(ratio("municipal_useful_heat")).toBeCloseTo(2, 12);
    expect(ratio("industry_total")).toBeCloseTo(1, 12);
  });

  it("keeps fossil heat with the hazard of its systems", () => {
    const result = run(2021, 2041, (p) => {
      asMeasured(p);
      still(p);
      p["sectors.heat_pump_choice"]!.fill(1);
      p["sectors.heating_system_life"]!.fill(20);
    });
    const gas = result.series("sectors.industry_energy", GAS);
    expect(gas[20]! / gas[0]!).toBeCloseTo(0.95 ** 20, 12);
  });

  it("lets oil go to gas without losing heat", () => {
    const result = run(2021, 2050, (p) => {
      asMeasured(p);
      still(p);
      p["sectors.oil_leaves"]!.fill(1);
    });
    const sum = (year: number): number =>
      result.at("sectors.tertiary_energy", year, GAS) +
      result.at("sectors.tertiary_energy", year, OIL);
    expect(sum(2050)).toBeCloseTo(sum(2021), 3);
    expect(result.at("sectors.tertiary_energy", 2050, OIL)).toBeCloseTo(
      result.at("sectors.tertiary_energy", 2021, OIL) * 0.95 ** 29,
      3,
    );
    expect(result.at("sectors.tertiary_useful_heat", 2050)).toBeCloseTo(
      result.at("sectors.tertiary_useful_heat", 2021),
      3,
    );
  });

  it("replaces oil by heat pumps first, and sends part of the others to gas", () => {
    const result = run(2021, 2031, (p) => {
      asMeasured(p);
      still(p);
      p["sectors.heat_pump_choice"]!.fill(0.4);
      p["sectors.oil_leaves"]!.fill(0.5);
      p["sectors.heating_system_life"]!.fill(20);
    });
    const oil = result.series("sectors.industry_energy", OIL);
    expect(oil[10]! / oil[0]!).toBeCloseTo((1 - (0.4 + 0.6 * 0.5) / 20) ** 10, 12);
    const gas = result.series("sectors.industry_energy", GAS);
    const fossil = (1 - 0.4 / 20) ** 10;
    expect(gas[10]! + oil[10]!).toBeCloseTo((gas[0]! + oil[0]!) * fossil, 3);
  });

  it("bends, and does not merely shift, when heating systems live half as long", () => {
    const fossil = (life: number): number[] => {
      const result = run(2024, 2050, (p) => p["sectors.heating_system_life"]!.fill(life));
      return result.series("sectors.tertiary_energy", GAS);
    };
    const [long, short] = [fossil(20), fossil(10)];
    const gap = long.map((value, index) => 1 - short[index]! / value);
    for (let index = 1; index < gap.length; index++) {
      expect(gap[index]).toBeGreaterThan(gap[index - 1]!);
    }
    expect(gap[26]).toBeGreaterThan(3 * gap[5]!);
  });

  it("splits motor fuel into diesel, petrol and biofuel as the inventory does", () => {
    const result = run(2021, 2021, asMeasured);
    const at = (carrier: number): number =>
      result.at("sectors.transport_energy", 2021, carrier) / GWh;
    expect(at(DIESEL)).toBeCloseTo(388.2, 1);
    expect(at(PETROL)).toBeCloseTo(97, 1);
    expect(at(BIOFUEL)).toBeCloseTo(29.9, 1);
  });

  it("follows the turnover of the fleet", () => {
    const result = run(2024, 2050);
    const fuel = result.series("sectors.transport_energy", DIESEL);
    const electricity = result.series("sectors.transport_energy", ELECTRICITY);
    for (let index = 1; index < fuel.length; index++) {
      expect(fuel[index]).toBeLessThan(fuel[index - 1]!);
      expect(electricity[index]).toBeGreaterThan(electricity[index - 1]!);
    }
    // 9 GWh for vehicles in 2024 beside the depots; a fully electric fleet would need some 190.
    expect(electricity[0]! / GWh).toBeGreaterThan(8);
    expect(electricity[0]! / GWh).toBeLessThan(14);
    expect(electricity[26]! / GWh).toBeLessThan(220);
  });
});
