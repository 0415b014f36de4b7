import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declaration } from "../../engine/model/mobility/declaration.ts";
import { mobility } from "../../engine/model/mobility/module.ts";
import type { RecordedSeries } from "../../engine/run/instance.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { LoneModule, withLevers, withParameters } from "../arbitraries/lone-module.ts";

const first = 2024;
const last = 2050;
const DRIVES = 4;
const COLUMNS = declaration.accounts.cars.columns;
const alone = new LoneModule(mobility, first, last);
const { kortrijk, years } = alone;
const yearsOfRun = Array.from({ length: years }, (_, index) => first + index);

interface City {
  readonly region: RegionModel;
  readonly recorded: RecordedSeries;
}

const anyLevers = (region: RegionModel): fc.Arbitrary<RegionModel> =>
  fc
    .record({
      "mobility.cars_per_1000": alone.anyPath(region, "mobility.cars_per_1000", 0, 1),
      "mobility.battery_share_of_sales": alone.anyPath(
        region,
        "mobility.battery_share_of_sales",
        0,
        1,
      ),
      "mobility.modal_shift": alone.anyPath(region, "mobility.modal_shift", 0, 1),
      "mobility.shared_cars": fc
        .constantFrom(100, 1e5)
        .chain((top) => alone.anyPath(region, "mobility.shared_cars", 0, top)),
      "mobility.charging_points": alone.anyPath(region, "mobility.charging_points", 0, 1e4),
    })
    // Numbers so small that doubles lose their precision describe no plan: they are nothing.
    .map((levers) =>
      withLevers(
        region,
        Object.fromEntries(
          Object.entries(levers).map(([id, values]) => [
            id,
            values.map((value) => (value < 1e-9 ? 0 : value)),
          ]),
        ),
      ),
    );

const anyCity: fc.Arbitrary<City> = fc
  .tuple(
    alone.anyParameters(kortrijk).chain(anyLevers),
    fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1e6 })), {
      minLength: years + 1,
      maxLength: years + 1,
    }),
    fc.constantFrom("plain", "steady", "nobody"),
  )
  .map(([region, population, oddity]) => ({
    region,
    recorded: {
      "demography.population": population.map((people) =>
        oddity === "nobody" ? 0 : oddity === "steady" ? population[0]! : people,
      ),
    },
  }));

const forAny = (check: (run: Trajectories, city: City) => void): void =>
  fc.assert(
    fc.property(anyCity, (city) => check(alone.run(city.region, city.recorded, true), city)),
  );

const close = (actual: number, expected: number, scale = Math.abs(expected)): void =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1e-6, scale));

const sum = (run: Trajectories, id: string, year: number): number => {
  let total = 0;
  for (let cell = 0; cell < run.size(id); cell++) total += run.at(id, year, cell);
  return total;
};

describe("mobility, for any city", () => {
  it("closes the account of every drive, and opens next year where it closed", () => {
    forAny((run) => {
      const cells = run.accounts[0]!.get("mobility.cars")!;
      const at = (column: (typeof COLUMNS)[number], index: number, drive: number): number =>
        cells[(index * COLUMNS.length + COLUMNS.indexOf(column)) * DRIVES + drive]!;
      for (let index = 0; index < years; index++) {
        let scale = 0;
        for (let drive = 0; drive < DRIVES; drive++) {
          scale += at("opening", index, drive) + at("in_new", index, drive);
        }
        for (let drive = 0; drive < DRIVES; drive++) {
          const opening = at("opening", index, drive);
          const closing = at("closing", index, drive);
          const come = at("in_new", index, drive) + at("in_second_hand", index, drive);
          close(opening + come - at("out_scrapped", index, drive), closing, scale);
          const year = first + index;
          close(opening, run.at("mobility.cars_by_drive", year, drive), scale);
          close(closing, run.at("mobility.cars_by_drive", year + 1, drive), scale);
          if (index + 1 < years) close(at("opening", index + 1, drive), closing, scale);
        }
      }
    });
  });

  it("adds its parts up, and nothing is negative", () => {
    forAny((run) => {
      for (const year of yearsOfRun) {
        for (const [total, part] of [
          ["cars", "cars_by_drive"],
          ["sales", "sales_by_drive"],
          ["vehicle_km", "vehicle_km_by_vehicle"],
          ["car_km", "car_km_by_drive"],
          ["car_energy", "energy_by_drive"],
          ["final_energy", "energy"],
        ] as const) {
          close(sum(run, `mobility.${part}`, year), run.at(`mobility.${total}`, year));
          for (let cell = 0; cell < run.size(`mobility.${part}`); cell++) {
            expect(run.at(`mobility.${part}`, year, cell)).toBeGreaterThanOrEqual(0);
          }
        }
        for (let vehicle = 0; vehicle < 4; vehicle++) {
          const share = run.at("mobility.electric_km_share", year, vehicle);
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(run.at("mobility.scrapped", year)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it("keeps as many cars as people want, unless more still stand", () => {
    forAny((run, { region, recorded }) => {
      const people = recorded["demography.population"]!;
      const replaced = Math.max(0, region.parameters["mobility.cars_replaced"]![0]! - 1);
      const opening = region.reference["mobility.shared_cars"]![0]!;
      for (let index = 1; index < years; index++) {
        const owned = region.levers["mobility.cars_per_1000"]![index]! * people[index]!;
        const shared = region.levers["mobility.shared_cars"]![index]!;
        const wanted = Math.max(0, owned - replaced * Math.max(0, shared - opening));
        const year = first + index;
        const cars = run.at("mobility.cars", year);
        const { wished, got } = run.constraint("mobility.cars_leave_in_time", year);
        const come = run.at("mobility.sales", year - 1) + run.at("mobility.second_hand", year - 1);
        const scale = owned + cars;
        expect(cars).toBeGreaterThanOrEqual(wanted - 1e-9 * scale);
        if (come > 0) {
          close(cars, wanted, scale);
          expect(got).toBe(wished);
        }
        if (got > wished) close(cars, got * people[index]! - (owned - wanted), scale);
      }
    });
  });

  it("drives as far whatever moves the cars: neither drive nor age makes a kilometre", () => {
    forAny((run, { region, recorded }) => {
      const other = withParameters(
        withLevers(region, {
          "mobility.battery_share_of_sales": region.levers["mobility.battery_share_of_sales"]!.map(
            (share) => 1 - share,
          ),
        }),
        { "mobility.drive_kilometres": [1, 2, 0.5, 3] },
      );
      const changed = alone.run(other, recorded);
      for (const year of yearsOfRun) {
        const kilometres = run.at("mobility.resident_km", year);
        close(changed.at("mobility.resident_km", year), kilometres);
        close(changed.at("mobility.cars", year), run.at("mobility.cars", year));
      }
      const longer = withParameters(region, { "mobility.survival_scale": [25] });
      const older = alone.run(longer, recorded);
      for (const year of yearsOfRun) {
        // As far per car, unless some were given up for shared ones.
        const perCar = (of: Trajectories): number =>
          of.at("mobility.resident_km", year) /
          (of.at("mobility.cars", year) + of.at("mobility.cars", year + 1));
        const given = region.levers["mobility.shared_cars"]!;
        const most = region.reference["mobility.shared_cars"]![0]!;
        if (given.some((shared) => shared > most)) continue;
        if (run.at("mobility.cars", year) > 0 && older.at("mobility.cars", year) > 0) {
          close(perCar(older), perCar(run));
        }
      }
    });
  });

  it("has through traffic even where nobody lives, and no cars", () => {
    const empty = { "demography.population": new Array<number>(years + 1).fill(0) };
    const run = alone.run(kortrijk, empty);
    for (const year of yearsOfRun) {
      expect(run.at("mobility.cars", year)).toBe(0);
      expect(run.at("mobility.resident_km", year)).toBe(0);
      expect(run.at("mobility.vehicle_km", year)).toBeGreaterThan(0);
    }
  });

  it("doubles with the city", () => {
    fc.assert(
      fc.property(anyCity, ({ region, recorded }) => {
        const one = alone.run(region, recorded);
        const two = alone.run(alone.scaled(region, 2), {
          "demography.population": recorded["demography.population"]!.map((value) => 2 * value),
        });
        for (const [name, { scale }] of Object.entries(declaration.outputs)) {
          const id = `mobility.${name}`;
          const factor = scale === "extensive" ? 2 : 1;
          for (const year of yearsOfRun) {
            for (let cell = 0; cell < one.size(id); cell++) {
              close(two.at(id, year, cell), factor * one.at(id, year, cell));
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
