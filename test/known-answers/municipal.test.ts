import { describe, expect, it } from "vitest";
import { municipal } from "../../engine/model/municipal/module.ts";
import { LoneModule } from "../arbitraries/lone-module.ts";
import { surroundings } from "../arbitraries/surroundings.ts";

const alone = new LoneModule(municipal, 2021, 2050);
const { kortrijk, years } = alone;

const withMix = (mix: readonly number[], parameters: Record<string, number[]> = {}) => {
  const path = Array.from({ length: years }, () => mix).flat();
  const mixes = { "municipal.heating_mix": path, "municipal.new_heating_mix": path };
  const region = {
    ...kortrijk,
    parameters: { ...kortrijk.parameters, ...parameters },
    levers: { ...kortrijk.levers, ...mixes },
  };
  return alone.run(region, surroundings(years));
};

describe("the city's own energy", () => {
  it("lights the streets of the base year with 3.9 GWh, and with 42 % of it when all lamps are LED", () => {
    const run = alone.run(
      {
        ...kortrijk,
        parameters: {
          ...kortrijk.parameters,
          "municipal.lighting_intensity": Array.from({ length: years }, (_, at) =>
            at === 0 ? 1 : 0.42,
          ),
        },
      },
      surroundings(years),
    );
    expect(run.at("municipal.public_lighting", 2021)).toBeCloseTo(3.9e6, 3);
    expect(run.at("municipal.public_lighting", 2030)).toBeCloseTo(0.42 * 3.9e6, 3);
    for (const year of [2021, 2030, 2050]) {
      expect(run.at("municipal.energy_use", year)).toBeCloseTo(
        run.at("municipal.buildings_energy", year) + run.at("municipal.public_lighting", year),
        3,
      );
    }
  });

  it("replaces one site in twenty a year", () => {
    const run = withMix([1, 0, 0, 0, 0, 0], {
      "municipal.demolition_rate": [0],
      "municipal.base_floor_share": [0, 0, 1],
      "municipal.heat_pump_share": [0],
      "municipal.direct_heating_share": [0],
    });
    for (const year of [2021, 2035, 2050]) {
      expect(run.at("municipal.new_fossil_systems", year)).toBeCloseTo(732 / 20, 9);
    }
  });

  it("counts the boilers of new buildings", () => {
    const run = withMix([1, 0, 0, 0, 0, 0], {
      "municipal.demolition_rate": [0.02],
      "municipal.base_floor_share": [1, 0, 0],
      "municipal.heat_pump_share": [0],
      "municipal.direct_heating_share": [0],
    });
    expect(run.at("municipal.new_fossil_systems", 2021)).toBeCloseTo(732 * (1 / 20 + 0.02), 9);
  });

  it("installs no fossil system where the mix has none", () => {
    const run = withMix([0, 0, 0, 0.1, 0.1, 0.8]);
    for (const value of run.series("municipal.new_fossil_systems")) expect(value).toBe(0);
  });
});
