import { describe, expect, it } from "vitest";
import { BIOFUEL, DIESEL, ELECTRICITY, PETROL } from "../../engine/model/carriers.ts";
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
) => {
  const parameters = kortrijkParameters(declaration, first, last);
  change(parameters);
  const people = new Array<number>(last - first + 2).fill(population);
  return runModules([sectors], {
    first,
    last,
    parameters,
    recorded: { "demography.population": people },
  });
};

/** Vehicles as they were when the energy was measured. */
const asMeasured = (p: Parameters): void => {
  p["sectors.electric_share"]!.fill(p["sectors.base_electric_share"]![0]!);
};

describe("sectors, Kortrijk", () => {
  it("gives the meters of 2021 back", () => {
    const result = run(2021, 2021, asMeasured);
    const at = (id: string, cell: number): number => result.at(`sectors.${id}`, 2021, cell) / GWh;
    const fuels = [DIESEL, PETROL, BIOFUEL].map((carrier) => at("transport_energy", carrier));
    expect(fuels[0]! + fuels[1]! + fuels[2]!).toBeCloseTo(515.1, 9);
  });

  it("doubles with the population when it follows it, and not when it does not", () => {
    const total = (weight: number, population: number): number => {
      const follow = (p: Parameters): void => {
        p["sectors.traffic_population_weight"] = [weight];
      };
      return run(2030, 2030, follow, population).at("sectors.transport_total", 2030);
    };
    expect(total(1, 2 * 77_477) / total(1, 77_477)).toBeCloseTo(2, 12);
    expect(total(0, 2 * 77_477) / total(0, 77_477)).toBeCloseTo(1, 12);
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
