/**
 * The balances of energy in `flows/`, for any valid scenario: each says where the energy of one row
 * comes from and where it goes. That rows close is a law of every account (model.test.ts); here is
 * that the rows together are the quantities of the model, so that no kWh stands in two places.
 */
import fc from "fast-check";
import { describe, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { axesOf } from "../../engine/scenario/address.ts";
import { anyCity, type City } from "../arbitraries/city.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { expectClose, simulate, yearsOf } from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
const RUNS = 60;

/** One year of an account. */
class Balance {
  private readonly record: Float64Array;
  readonly columns: readonly string[];
  readonly index: number;
  readonly rows: readonly (readonly string[])[];

  constructor(run: Trajectories, city: City, id: string, year: number) {
    const [owner = "", name = ""] = id.split(".");
    const account = catalogue.modules.find((module) => module.id === owner)!.accounts[name]!;
    const axes = axesOf(catalogue, city.model.regions[0]!.dimensions);
    this.record = run.accounts[0]!.get(id)!;
    this.columns = account.columns;
    this.index = year - run.shape.first;
    this.rows = account.dims.reduce<readonly (readonly string[])[]>(
      (heads, dim) => heads.flatMap((head) => axes(dim).ids.map((member) => [...head, member])),
      [[]],
    );
  }

  at(column: string, row: number): number {
    const place = this.columns.indexOf(column);
    return this.record[(this.index * this.columns.length + place) * this.rows.length + row]!;
  }

  of(column: string, ...members: readonly string[]): number {
    return this.at(
      column,
      this.rows.findIndex((row) => row.join() === members.join()),
    );
  }

  sum(...columns: readonly string[]): number {
    return columns.reduce(
      (total, column) => total + this.rows.reduce((part, _, row) => part + this.at(column, row), 0),
      0,
    );
  }
}

interface Year {
  readonly at: (id: string, ...members: readonly string[]) => number;
  readonly balance: (id: string) => Balance;
  /** The two are the same to 1e-9 of the larger, or of `scale`. */
  readonly same: (actual: number, expected: number, what: string, scale?: number) => void;
  readonly city: City;
}

function inAnyYear(check: (year: Year) => void): void {
  fc.assert(
    fc.property(anyCity(base), (city) => {
      const run = simulate(city.model, true);
      const axes = axesOf(catalogue, city.model.regions[0]!.dimensions);
      const dimsOf = (id: string): readonly string[] => {
        const [owner = "", name = ""] = id.split(".");
        return catalogue.modules.find((module) => module.id === owner)!.outputs[name]!.dims;
      };
      for (const year of yearsOf(run)) {
        check({
          city,
          at: (id, ...members) => {
            let cell = 0;
            for (const [axis, dim] of dimsOf(id).entries()) {
              const { ids } = axes(dim);
              cell = cell * ids.length + ids.indexOf(members[axis]!);
            }
            return run.at(id, year, cell);
          },
          balance: (id) => new Balance(run, city, id, year),
          same: (actual, expected, what, scale = 0) =>
            expectClose(actual, expected, scale, `${what} in ${year} (${city.oddity})`),
        });
      }
    }),
    { numRuns: RUNS },
  );
}

const idsOf = (dim: string): readonly string[] => axesOf(catalogue, {})(dim).ids;

describe("flows/electricity.csv and electricity_production.csv, for any city", () => {
  it("have one row per use, and together they are the T of the local emission factor", () => {
    inAnyYear(({ at, balance, same, city }) => {
      const uses = balance("electricity.electricity");
      const total = uses.sum("out_use");
      same(total, at("electricity.use"), "gross use");
      for (const use of idsOf("electricity_use")) {
        same(uses.of("out_use", use), at("electricity.use_by", use), use, total);
      }
      const { parameters } = city.model.regions[0]!;
      const index = uses.index;
      const grid = parameters["emissions.grid_factor"]![index]!;
      const green = parameters["emissions.green_purchases"]![index]!;
      const made = balance("electricity.electricity_production").sum("in_production");
      const expected = total > 0 ? (grid * Math.max(0, total - made - green)) / total : 0;
      same(at("emissions.local_electricity_factor"), expected, "local factor", grid);
    });
  });

  it("say the same of what is made in the city, whoever uses it", () => {
    inAnyYear(({ at, balance, same }) => {
      const uses = balance("electricity.electricity");
      const made = balance("electricity.electricity_production");
      const scale = at("electricity.use") + at("renewables.production");
      same(made.of("in_production", "solar"), at("renewables.pv_production"), "solar", scale);
      same(made.of("in_production", "wind"), at("renewables.wind_production"), "wind", scale);
      const own = at("electricity.self_consumed");
      same(made.sum("out_self_consumed"), own, "made for oneself", scale);
      same(uses.sum("in_self_consumed"), own, "used from one's own roof", scale);
      same(made.of("out_self_consumed", "wind"), 0, "wind behind the meter", scale);
      const local = uses.sum("in_local_grid");
      same(made.sum("out_local_grid"), local, "used over the grid", scale);
      same(local + uses.sum("in_imported"), at("electricity.offtake"), "offtake", scale);
      same(local + made.sum("out_exported"), at("electricity.injection"), "injection", scale);
      const origin = (id: string): number => at("electricity.use_by_origin", id);
      same(origin("behind_meter"), own, "origin: own roof", scale);
      same(origin("local_grid"), local, "origin: local grid", scale);
      same(origin("imported"), uses.sum("in_imported"), "origin: elsewhere", scale);
      same(at("electricity.exported"), made.sum("out_exported"), "exported", scale);
      // The city imports or exports over the year, never both.
      const both = Math.min(uses.sum("in_imported"), made.sum("out_exported"));
      same(both, 0, "imported and exported", scale);
    });
  });

  it("take every use from the one who owns it: no kWh twice", () => {
    inAnyYear(({ at, balance, same }) => {
      const uses = balance("electricity.electricity");
      const scale = at("electricity.use");
      const sector = (id: string): number => at("emissions.energy", id, "electricity");
      const use = (...ids: readonly string[]): number =>
        ids.reduce((sum, id) => sum + uses.of("out_use", id), 0);
      same(
        use("household_base", "household_direct_heating", "household_heat_pumps"),
        sector("households"),
        "households",
        scale,
      );
      same(use("tertiary"), sector("tertiary"), "tertiary", scale);
      same(use("municipal_buildings", "public_lighting"), sector("municipal"), "city", scale);
      same(use("industry"), sector("industry"), "industry", scale);
      same(use("agriculture"), sector("agriculture"), "agriculture", scale);
      same(use("transport"), sector("transport"), "vehicles", scale);
      same(use("heat_networks"), at("heat.plant_electricity"), "heat networks", scale);
    });
  });
});

describe("flows/heat*.csv, for any city", () => {
  it("have the districts and the networks elsewhere add up to all networks", () => {
    inAnyYear(({ at, balance, same }) => {
      const all = balance("heat.heat");
      const districts = balance("heat.heat_by_district");
      const fed = at("heat.fed_in");
      const sources = idsOf("heat_source");
      for (const source of sources) {
        same(all.at(`in_${source}`, 0), at("heat.fed_in_by_source", source), source, fed);
      }
      same(all.at("out_dwellings", 0), at("heat.delivered_dwellings"), "dwellings", fed);
      same(all.at("out_others", 0), at("heat.delivered_others"), "others", fed);
      same(all.at("out_losses", 0), at("heat.losses"), "losses", fed);
      same(districts.sum("out_others"), at("heat.delivered_others"), "others by district", fed);

      let delivered = 0;
      districts.rows.forEach(([district = ""], row) => {
        const toDistrict = districts.at("out_dwellings", row) + districts.at("out_others", row);
        same(toDistrict, at("heat.delivered_by_district", district), district, fed);
        delivered += toDistrict;
      });
      // Networks elsewhere are the rest, in every column: they share sources and losses.
      const elsewhere = at("heat.delivered") - delivered;
      const part = at("heat.delivered") > 0 ? elsewhere / at("heat.delivered") : 0;
      for (const column of [...sources.map((source) => `in_${source}`), "out_losses"]) {
        const rest = all.at(column, 0) - districts.sum(column);
        if (districts.rows.length === 0) same(rest, all.at(column, 0), column, fed);
        else same(rest, all.at(column, 0) * part, `${column} elsewhere`, fed);
      }
    });
  });

  it("burn and use in the sources what the plants burn and use", () => {
    inAnyYear(({ at, balance, same, city }) => {
      const sources = balance("heat.heat_sources");
      const fed = at("heat.fed_in");
      for (const source of idsOf("heat_source")) {
        same(sources.of("out_fed_in", source), at("heat.fed_in_by_source", source), source, fed);
      }
      same(sources.sum("in_natural_gas"), at("heat.plant_gas"), "gas of plants", fed);
      const pumping = city.model.regions[0]!.parameters["heat.pumping_share"]![0]! * fed;
      const electricity = sources.sum("in_electricity") + pumping;
      same(electricity, at("heat.plant_electricity"), "electricity of plants", fed);
    });
  });
});

describe("flows/dwelling_heat.csv, for any city", () => {
  it("takes the final energy of dwellings and gives their useful heat, by system", () => {
    inAnyYear(({ at, balance, same }) => {
      const heat = balance("housing.dwelling_heat");
      const energy = at("housing.final_energy");
      const carriers = heat.columns.filter((column) => column.startsWith("in_"));
      for (const column of carriers) {
        if (column === "in_environment") continue;
        const carrier = column.slice("in_".length);
        same(heat.sum(column), at("housing.final_energy_by_carrier", carrier), carrier, energy);
      }
      const useful = heat.sum("out_space_heat", "out_hot_water");
      same(useful, at("housing.useful_heat"), "useful heat", energy);
      const network = heat.of("out_space_heat", "network") + heat.of("out_hot_water", "network");
      same(network, at("housing.useful_heat_network"), "heat of networks", energy);
      same(heat.of("in_network_heat", "network"), network, "network heat", energy);
      const electricity = (system: string): number => heat.of("in_electricity", system);
      same(electricity("heat_pump"), at("housing.heat_pump_electricity"), "heat pumps", energy);
      const direct = at("housing.direct_heating_electricity");
      same(electricity("electric"), direct, "direct heating", energy);
    });
  });
});

describe.each(["tertiary", "municipal"])("flows/%s_heat.csv, for any city", (sector) => {
  it("takes the fuels of the buildings and gives their useful heat, by system", () => {
    inAnyYear(({ at, balance, same }) => {
      const heat = balance(`${sector}.${sector}_heat`);
      const energy = idsOf("carrier").reduce(
        (sum, carrier) => sum + at(`${sector}.energy`, carrier),
        0,
      );
      for (const carrier of ["natural_gas", "heating_oil", "lpg", "coal", "biomass"]) {
        same(heat.sum(`in_${carrier}`), at(`${sector}.energy`, carrier), carrier, energy);
      }
      for (const system of idsOf("service_heating")) {
        const given =
          heat.of("out_space_heat", system) + heat.of("out_hot_water_and_kitchens", system);
        same(given, at(`${sector}.heat_by_system`, system), system, energy);
      }
      // Light and equipment take the rest of the electricity.
      const rest = at(`${sector}.energy`, "electricity") - heat.sum("in_electricity");
      same(Math.min(0, rest), 0, "electricity that heats", energy);
    });
  });
});

describe("flows/energy.csv, for any city", () => {
  it("is the final energy of every sector and carrier, with what the plants take apart", () => {
    inAnyYear(({ at, balance, same }) => {
      const energy = balance("emissions.energy");
      const total = at("emissions.final_energy");
      const sectors = idsOf("sector");
      for (const sector of sectors) {
        for (const carrier of idsOf("carrier")) {
          const used = energy.of(`out_${sector}`, carrier);
          same(used, at("emissions.energy", sector, carrier), `${sector} ${carrier}`, total);
        }
      }
      same(energy.sum(...sectors.map((sector) => `out_${sector}`)), total, "final energy");
      const plants = (carrier: string): number => energy.of("out_heat_networks", carrier);
      same(plants("natural_gas"), at("heat.plant_gas"), "gas of plants", total);
      same(plants("electricity"), at("heat.plant_electricity"), "electricity of plants", total);
      const made = at("renewables.production");
      same(energy.of("in_renewable_production", "electricity"), made, "own production", made);
      // The same border as in the balance of electricity.
      const scale = total + made;
      const uses = balance("electricity.electricity");
      const exported = balance("electricity.electricity_production").sum("out_exported");
      const supplied = energy.of("in_supplied", "electricity");
      same(supplied, uses.sum("in_imported"), "imported", scale);
      same(energy.of("out_exported", "electricity"), exported, "exported", scale);
    });
  });
});
