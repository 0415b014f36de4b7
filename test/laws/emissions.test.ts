import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BIOFUEL,
  ELECTRICITY,
  NATURAL_GAS as GAS,
  NETWORK_HEAT,
} from "../../engine/model/carriers.ts";
import { emissions } from "../../engine/model/emissions/module.ts";
import { runModules } from "../arbitraries/module-run.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";

const FIRST = 2024;
const LAST = 2027;
const YEARS = LAST - FIRST + 1;
const CARRIERS = 10;
const SECTORS = 6;

// A millionth of a kWh is as good as nothing; smaller numbers only test the rounding of doubles.
const amount = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e9, noNaN: true }));
const yearly = fc.array(amount, { minLength: YEARS, maxLength: YEARS });
const vector = fc.array(amount, { minLength: CARRIERS * YEARS, maxLength: CARRIERS * YEARS });
const factor = fc.integer({ min: 0, max: 500 }).map((grams) => grams / 1000);

interface City {
  readonly recorded: Record<string, number[]>;
  readonly parameters: Record<string, number[]>;
}

/** The output with a sector's energy. */
const energyOf = (sector: string): string =>
  sector === "transport" ? "mobility.energy" : `${sector}.energy`;
const inventoryOf = (sector: string): string =>
  sector === "transport" ? "mobility.inventory_energy" : `${sector}.inventory_energy`;
const sectorEnergies = ["tertiary", "municipal", "industry", "transport", "agriculture"] as const;

/** Energies of a city in which every kWh of electricity has an owner, as the other modules see to. */
const city: fc.Arbitrary<City> = fc
  .record({
    vectors: fc.array(vector, { minLength: 6, maxLength: 6 }),
    household: yearly,
    lighting: yearly,
    connected: fc.array(
      fc.record({ dwellings: amount, others: amount, gas: amount, electricity: amount }),
      { minLength: YEARS, maxLength: YEARS },
    ),
    displaced: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: YEARS, maxLength: YEARS }),
    production: yearly,
    green: yearly,
    grid: fc.array(factor, { minLength: YEARS, maxLength: YEARS }),
    factors: fc.array(factor, { minLength: 8, maxLength: 8 }),
    population: fc.array(amount, { minLength: YEARS + 1, maxLength: YEARS + 1 }),
    change: fc.integer({ min: -90, max: 300 }).map((percent) => percent / 100),
    inventory: fc.array(fc.array(amount, { minLength: CARRIERS, maxLength: CARRIERS }), {
      minLength: 6,
      maxLength: 6,
    }),
    inventoryGrid: factor,
    inventoryProduction: amount,
  })
  .map((made) => {
    const energies = Object.fromEntries(
      sectorEnergies.map((sector, index) => [
        energyOf(sector),
        made.vectors[index + 1]!.map((value, cell) =>
          cell % CARRIERS === NETWORK_HEAT ? 0 : value,
        ),
      ]),
    );
    const inventories = Object.fromEntries(
      sectorEnergies.map((sector, index) => [
        inventoryOf(sector),
        Array.from({ length: YEARS }, () => made.inventory[index + 1]!).flat(),
      ]),
    );
    // Plants run only where heat is delivered.
    const plant = made.connected.map(({ dwellings, others, gas, electricity }) =>
      dwellings + others > 0 ? { gas, electricity } : { gas: 0, electricity: 0 },
    );
    const use = plant.map(
      ({ electricity }, y) =>
        electricity +
        made.household[y]! +
        made.lighting[y]! +
        sectorEnergies.reduce(
          (sum, sector) => sum + energies[energyOf(sector)]![y * CARRIERS + ELECTRICITY]!,
          0,
        ),
    );
    return {
      recorded: {
        ...energies,
        ...inventories,
        "housing.final_energy_by_carrier": made.vectors[0]!,
        "electricity.household_use": made.household,
        "municipal.public_lighting": made.lighting,
        "heat.displaced_gas": made.displaced.map(
          (percent, y) => (percent / 100) * energies["tertiary.energy"]![y * CARRIERS + GAS]!,
        ),
        "heat.delivered_dwellings": made.connected.map(({ dwellings }) => dwellings),
        "heat.delivered_others": made.connected.map(({ others }) => others),
        "heat.plant_gas": plant.map(({ gas }) => gas),
        "heat.plant_electricity": plant.map(({ electricity }) => electricity),
        "electricity.use": use,
        "renewables.production": made.production,
        "demography.population": made.population,
      },
      parameters: {
        "emissions.factor_natural_gas": [made.factors[0]!],
        "emissions.factor_heating_oil": [made.factors[1]!],
        "emissions.factor_lpg": [made.factors[2]!],
        "emissions.factor_coal": [made.factors[3]!],
        "emissions.factor_biomass": [made.factors[4]!],
        "emissions.factor_diesel": [made.factors[5]!],
        "emissions.factor_petrol": [made.factors[6]!],
        "emissions.factor_biofuel": [made.factors[7]!],
        "emissions.grid_factor": made.grid,
        "emissions.green_purchases": made.green,
        "emissions.change_2005_to_inventory": [made.change],
        "emissions.inventory_year": [2021],
        "emissions.inventory_households_energy": made.inventory[0]!,
        "emissions.inventory_grid_factor": [made.inventoryGrid],
        "emissions.inventory_renewable_production": [made.inventoryProduction],
        "emissions.inventory_households": [0],
        "emissions.inventory_weather": new Array<number>(SECTORS).fill(1),
      },
    };
  });

const simulate = ({ recorded, parameters }: City): Trajectories =>
  runModules([emissions], { first: FIRST, last: LAST, parameters, recorded });

const close = (actual: number, expected: number, scale = Math.abs(expected)): void =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1e-6, scale));

type At = (id: string, cell?: number) => number;

const forEveryYear = (check: (at: At, y: number, given: City) => void): void =>
  fc.assert(
    fc.property(city, (given) => {
      const run = simulate(given);
      for (let y = 0; y < YEARS; y++) {
        check((id, cell) => run.at(`emissions.${id}`, FIRST + y, cell), y, given);
      }
    }),
  );

const sum = (at: At, id: string, cells: number): number => {
  let total = 0;
  for (let cell = 0; cell < cells; cell++) total += at(id, cell);
  return total;
};

describe("emissions, for any city", () => {
  it("adds up by sector and by carrier", () => {
    forEveryYear((at) => {
      const total = at("total");
      close(sum(at, "by_sector", SECTORS), total);
      close(sum(at, "by_carrier", CARRIERS), total);
      close(sum(at, "by_sector_carrier", SECTORS * CARRIERS), total);
      close(sum(at, "energy", SECTORS * CARRIERS), at("final_energy"));
      const named = ["households", "tertiary", "municipal", "industry", "transport", "agriculture"];
      named.forEach((sector, index) => close(at(sector), at("by_sector", index)));
      close(at("municipal_buildings") + at("municipal_lighting"), at("municipal"));
    });
  });

  it("counts every kWh of electricity once: sectors and heat plants make up the gross use", () => {
    forEveryYear((at, y, { recorded }) => {
      let electricity = recorded["heat.plant_electricity"]![y]!;
      for (let sector = 0; sector < SECTORS; sector++) {
        electricity += at("energy", sector * CARRIERS + ELECTRICITY);
      }
      close(electricity, recorded["electricity.use"]![y]!);
    });
  });

  it("emits for electricity what the grid emits for what the city does not make itself", () => {
    forEveryYear((at, y, { recorded, parameters }) => {
      const use = recorded["electricity.use"]![y]!;
      const rest = Math.max(
        0,
        use - recorded["renewables.production"]![y]! - parameters["emissions.green_purchases"]![y]!,
      );
      const plants = recorded["heat.plant_electricity"]![y]! * at("local_electricity_factor");
      close(
        at("by_carrier", ELECTRICITY) + plants,
        parameters["emissions.grid_factor"]![y]! * rest,
        use,
      );
    });
  });

  it("counts the energy of heat plants in delivered heat and nowhere else", () => {
    forEveryYear((at, y, { recorded, parameters }) => {
      const plants =
        recorded["heat.plant_gas"]![y]! * parameters["emissions.factor_natural_gas"]![0]! +
        recorded["heat.plant_electricity"]![y]! * at("local_electricity_factor");
      close(at("by_carrier", NETWORK_HEAT), plants);
      let heat = 0;
      for (let sector = 0; sector < SECTORS; sector++) {
        heat += at("energy", sector * CARRIERS + NETWORK_HEAT);
      }
      const delivered =
        recorded["heat.delivered_dwellings"]![y]! + recorded["heat.delivered_others"]![y]!;
      close(heat, delivered);
    });
  });

  it("keeps every fuel: what goes in is in the matrix, less the gas of connected customers", () => {
    forEveryYear((at, y, { recorded }) => {
      for (let carrier = GAS; carrier <= BIOFUEL; carrier++) {
        let given = recorded["housing.final_energy_by_carrier"]![y * CARRIERS + carrier]!;
        for (const sector of sectorEnergies) {
          given += recorded[energyOf(sector)]![y * CARRIERS + carrier]!;
        }
        const scale = given;
        if (carrier === GAS) given -= recorded["heat.displaced_gas"]![y]!;
        let found = 0;
        for (let sector = 0; sector < SECTORS; sector++) {
          found += at("energy", sector * CARRIERS + carrier);
        }
        close(found, given, scale);
      }
    });
  });

  it("is never negative, nor below -100 % of 2005", () => {
    forEveryYear((at) => {
      for (const id of ["total", "local_electricity_factor", "heat_network_factor"]) {
        expect(at(id)).toBeGreaterThanOrEqual(0);
      }
      for (let cell = 0; cell < SECTORS * CARRIERS; cell++) {
        expect(at("by_sector_carrier", cell)).toBeGreaterThanOrEqual(0);
      }
      expect(at("change_since_2005")).toBeGreaterThanOrEqual(-1);
      expect(at("per_inhabitant")).toBeGreaterThanOrEqual(0);
    });
  });

  it("stands the change to the inventory below 2005 in the year of the inventory itself", () => {
    forEveryYear((at, _, { parameters }) => {
      const [change] = parameters["emissions.change_2005_to_inventory"]!;
      close(at("total_2005") * (1 + change!), at("inventory_total"));
      if (at("total_2005") > 0) {
        close(
          at("total") / at("total_2005") - 1,
          at("change_since_2005"),
          at("total") / at("total_2005") + 1,
        );
      }
    });
  });

  it("accumulates the totals, from nothing on the first 1 January", () => {
    fc.assert(
      fc.property(city, (given) => {
        const run = simulate(given);
        let total = 0;
        expect(run.at("emissions.cumulative", FIRST)).toBe(0);
        for (let year = FIRST; year <= LAST; year++) {
          total += run.at("emissions.total", year);
          close(run.at("emissions.cumulative", year + 1), total);
        }
      }),
    );
  });

  it("makes nothing from nothing: a sector without energy emits nothing", () => {
    fc.assert(
      fc.property(city, fc.constantFrom(...sectorEnergies), (given, sector) => {
        const recorded = { ...given.recorded };
        for (const id of [energyOf(sector), "heat.delivered_others", "municipal.public_lighting"]) {
          recorded[id] = recorded[id]!.map(() => 0);
        }
        const run = simulate({ ...given, recorded });
        for (const value of run.series(`emissions.${sector}`)) expect(value).toBe(0);
      }),
    );
  });

  it("doubles with the city, and keeps its factors", () => {
    const extensive = [
      "emissions.green_purchases",
      "emissions.inventory_households_energy",
      "emissions.inventory_renewable_production",
    ];
    const double = (values: readonly number[]): number[] => values.map((value) => 2 * value);
    fc.assert(
      fc.property(city, (given) => {
        const one = simulate(given);
        const two = simulate({
          recorded: Object.fromEntries(
            Object.entries(given.recorded).map(([id, values]) => [id, double(values)]),
          ),
          parameters: Object.fromEntries(
            Object.entries(given.parameters).map(([id, values]) => [
              id,
              extensive.includes(id) ? double(values) : values,
            ]),
          ),
        });
        for (let year = FIRST; year <= LAST; year++) {
          const at = (id: string): [number, number] => [
            one.at(`emissions.${id}`, year),
            two.at(`emissions.${id}`, year),
          ];
          for (const id of ["total", "municipal", "final_energy", "cumulative", "total_2005"]) {
            const [small, large] = at(id);
            close(large, 2 * small);
          }
          for (const id of ["per_inhabitant", "change_since_2005", "heat_network_factor"]) {
            const [small, large] = at(id);
            close(large, small);
          }
        }
      }),
    );
  });
});
