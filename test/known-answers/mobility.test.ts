import { describe, expect, it } from "vitest";
import { BIOFUEL, DIESEL, ELECTRICITY, PETROL } from "../../engine/model/carriers.ts";
import { declaration } from "../../engine/model/mobility/declaration.ts";
import { mobility } from "../../engine/model/mobility/module.ts";
import { kortrijkParameters, type Parameters } from "../arbitraries/kortrijk-parameters.ts";
import { runModules } from "../arbitraries/module-run.ts";

const GWh = 1e6;
const AGES = 26;
const DRIVES = 4;
const BATTERY = 3;
const [CARS, VANS, LORRIES, BUSES] = [0, 1, 2, 3];

type Path = (year: number) => number;
const held =
  (value: number): Path =>
  () =>
    value;
/** The reference of Kortrijk. */
const REFERENCE: Readonly<Record<string, Path>> = {
  cars_per_1000: held(0.565),
  battery_share_of_sales: (year) => {
    const points = [
      [2024, 0.29],
      [2026, 0.42],
      [2028, 0.57],
      [2030, 0.72],
      [2032, 0.86],
      [2035, 1],
    ] as const;
    const after = points.findIndex(([at]) => at >= year);
    if (after === -1) return 1;
    if (after === 0) return 0.29;
    const [[from, low], [to, high]] = [points[after - 1]!, points[after]!];
    return low + ((high - low) * (year - from)) / (to - from);
  },
  modal_shift: held(0),
  shared_cars: held(34),
  charging_points: held(519),
};

interface Options {
  readonly first?: number;
  readonly last?: number;
  readonly change?: (parameters: Parameters) => void;
  readonly levers?: Readonly<Record<string, Path>>;
  readonly population?: Path;
}

const run = ({ first = 2024, last = 2050, change, levers = {}, population }: Options = {}) => {
  const parameters = kortrijkParameters(declaration, first, last);
  change?.(parameters);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const paths = (given: Readonly<Record<string, Path>>) =>
    Object.fromEntries(
      Object.entries(given).map(([name, path]) => [`mobility.${name}`, years.map(path)]),
    );
  return runModules([mobility], {
    first,
    last,
    parameters,
    levers: paths({ ...REFERENCE, ...levers }),
    reference: paths(REFERENCE),
    recorded: {
      "demography.population": [...years, last + 1].map(population ?? held(80_032)),
    },
    record: true,
  });
};

const set =
  (changes: Readonly<Record<string, number>>) =>
  (parameters: Parameters): void => {
    for (const [name, value] of Object.entries(changes)) {
      parameters[`mobility.${name}`]!.fill(value);
    }
  };

/** All cars of one age, of every drive. */
const allOfAge =
  (age: number) =>
  (parameters: Parameters): void => {
    parameters["mobility.opening_age"] = Array.from({ length: DRIVES * AGES }, (_, cell) =>
      cell % AGES === age ? 1 : 0,
    );
  };

const standing = (age: number): number => Math.exp(-((age / 17.5) ** 4));

describe("cars", () => {
  it("lets cars leave along the survival curve, which is what halves after 16 years", () => {
    // No inhabitant wants a car any more: what was new in 2024 only leaves.
    const result = run({ change: allOfAge(0), levers: { cars_per_1000: held(0) } });
    const opening = 0.565 * 80_032;
    for (const year of [2024, 2030, 2040, 2049]) {
      const age = year - 2024;
      const left = standing(age + 0.5) / standing(0.5);
      expect(result.at("mobility.cars", year) / opening).toBeCloseTo(left, 9);
      const { wished, got } = result.constraint("mobility.cars_leave_in_time", year);
      expect([wished, got * 80_032]).toEqual([0, expect.closeTo(left * opening, 6)]);
    }
    // Half of them: 17.5 x (ln 2)^(1/4) = 15.97 years.
    expect(result.at("mobility.cars", 2040) / opening).toBeCloseTo(0.5, 1);
    expect(result.series("mobility.sales").every((sold) => sold === 0)).toBe(true);
  });

  it("keeps a steady fleet with one car in 15.9 replaced each year", () => {
    const result = run({ last: 2150, change: set({ second_hand_share: 0 }) });
    // Weibull with shape 4: mean life 0.9064 x 17.5 years.
    const cars = result.at("mobility.cars", 2150);
    expect(result.at("mobility.sales", 2150)).toBeCloseTo(cars / (0.9064 * 17.5), -1);
    expect(result.at("mobility.scrapped", 2150)).toBeCloseTo(result.at("mobility.sales", 2150), 6);
  });

  it("sells what the plan and the mix say, and only battery cars from 2035", () => {
    const result = run();
    const sold = (year: number): number[] =>
      Array.from({ length: DRIVES }, (_, drive) =>
        result.at("mobility.sales_by_drive", year, drive),
      );
    const of2024 = sold(2024);
    const all = result.at("mobility.sales", 2024);
    expect(of2024[BATTERY]! / all).toBeCloseTo(0.29, 12);
    expect(of2024[1]! / all).toBeCloseTo(0.71 * 0.07, 12);
    expect(of2024[2]! / all).toBeCloseTo(0.71 * 0.2, 12);
    expect(sold(2035).slice(0, 3)).toEqual([0, 0, 0]);
    expect(sold(2035)[BATTERY]).toBeCloseTo(result.at("mobility.sales", 2035), 9);
  });

  it("brings second-hand cars in like those of their age", () => {
    const result = run({
      last: 2024,
      change(parameters) {
        allOfAge(4)(parameters);
        set({ second_hand_share: 1 })(parameters);
        parameters["mobility.second_hand_age"] = Array.from({ length: AGES }, (_, age) =>
          age === 5 ? 1 : 0,
        );
      },
      population: (year) => (year === 2024 ? 80_000 : 100_000),
    });
    const mix = kortrijkParameters(declaration, 2024, 2024)["mobility.opening_mix"]!;
    for (let drive = 0; drive < DRIVES; drive++) {
      expect(result.at("mobility.cars_by_drive", 2025, drive)).toBeCloseTo(56_500 * mix[drive]!, 6);
    }
    expect(result.at("mobility.sales", 2024)).toBe(0);
    const left = 45_200 * (1 - standing(5.5) / standing(4.5));
    expect(result.at("mobility.second_hand", 2024)).toBeCloseTo(56_500 - 45_200 + left, 6);
  });

  it("lets every extra shared car replace private cars, itself not counted", () => {
    const change = set({ given_up_kilometres: 0.2 });
    const shared = run({ change, levers: { shared_cars: (year) => (year < 2030 ? 34 : 158) } });
    const none = run({ change });
    expect(none.at("mobility.cars", 2030) - shared.at("mobility.cars", 2030)).toBeCloseTo(
      124 * 4.7,
      6,
    );
    expect(shared.at("mobility.shared_cars", 2024)).toBe(34);
    // A fifth of what these cars would have driven vanishes; the rest is driven with others.
    const fewer = none.at("mobility.resident_km", 2031) - shared.at("mobility.resident_km", 2031);
    const perCar = none.at("mobility.resident_km", 2031) / none.at("mobility.cars", 2031);
    expect(fewer).toBeCloseTo(124 * 4.7 * perCar * 0.2, -2);
  });

  it("drives as far while shared cars wait for private ones to leave", () => {
    const change = set({ given_up_kilometres: 0 });
    // Shared cars for more than everybody, at once; what stands leaves in years.
    const shared = run({ change, levers: { shared_cars: (year) => (year < 2030 ? 34 : 12_000) } });
    const none = run({ change });
    expect(shared.at("mobility.cars", 2030)).toBeGreaterThan(0.9 * none.at("mobility.cars", 2030));
    for (let year = 2024; year <= 2050; year++) {
      const far = shared.at("mobility.resident_km", year) / none.at("mobility.resident_km", year);
      expect(far).toBeCloseTo(1, 9);
    }
  });

  it("turns to batteries as the earlier arithmetic of shares did, a little later", () => {
    // The version before had 0.33 of car traffic electric in 2030, 0.625 in 2035, 0.841 in 2040.
    const earlier = { 2024: 0.078, 2030: 0.333, 2035: 0.625, 2040: 0.841, 2050: 0.991 };
    const result = run();
    for (const [year, share] of Object.entries(earlier)) {
      const now = result.at("mobility.electric_km_share", Number(year), CARS);
      expect(Math.abs(now - share), year).toBeLessThan(0.06);
    }
  });
});

describe("traffic", () => {
  it("drives the kilometres of the residents' cars: 627 million in 2024, within 12 %", () => {
    const kilometres = run().at("mobility.resident_km", 2024);
    expect(Math.abs(kilometres / 627e6 - 1)).toBeLessThan(0.12);
    // Car-Pass by age over a fleet of 10 years: between survey (12 650) and odometer (15 000).
    const perCar = kilometres / run().at("mobility.cars", 2024);
    expect(perCar).toBeGreaterThan(12_650);
    expect(perCar).toBeLessThan(15_000);
  });

  it("burns the fuel of the inventory in the base year", () => {
    const atBase = (scope: number) =>
      run({
        first: 2021,
        last: 2021,
        population: held(77_477),
        levers: { battery_share_of_sales: held(0) },
        change(parameters) {
          // The fleet of the base year, which neither grows nor changes during it.
          parameters["mobility.opening_mix"] = parameters["mobility.base_mix"]!;
          set({
            base_cars: 0.565,
            opening_battery: 0,
            battery_sales: 0,
            efficiency_change: 0,
            traffic_scope: scope,
          })(parameters);
        },
      });
    const fuels = (scope: number): number =>
      [DIESEL, PETROL, BIOFUEL].reduce(
        (sum, carrier) => sum + atBase(scope).at("mobility.energy", 2021, carrier),
        0,
      ) / GWh;
    // The fleet turns over during the year, which moves its mix a little.
    expect(Math.abs(fuels(1) / 515.1 - 1)).toBeLessThan(0.01);
    expect(fuels(0.77) / fuels(1)).toBeCloseTo(0.77, 12);
    const kilometres = atBase(1).at("mobility.vehicle_km", 2021);
    expect(kilometres).toBeGreaterThan(450e6);
    expect(kilometres).toBeLessThan(900e6);
  });

  it("lets vehicles built later burn less", () => {
    const later = run({ change: set({ efficiency_change: -0.01 }) });
    const never = run({ change: set({ efficiency_change: 0 }) });
    // Both burn the inventory in 2021; from then on the fleet improves with its renewal.
    const perKilometre = (result: typeof later, year: number): number =>
      result.at("mobility.energy_by_drive", year, 0) /
      result.at("mobility.car_km_by_drive", year, 0);
    const change = (result: typeof later): number =>
      perKilometre(result, 2030) / perKilometre(result, 2025);
    expect(change(never)).toBeCloseTo(1, 9);
    // The petrol cars grow older while none is sold: less than 1 % a year.
    expect(change(later)).toBeLessThan(0.975);
    expect(change(later)).toBeGreaterThan(0.95);
  });

  it("lets through traffic go its own way", () => {
    const local = (share: number) => (parameters: Parameters) => {
      set({ local_share: share, kilometres_change: 0 })(parameters);
    };
    const twice = held(2 * 80_032);
    const ratio = (share: number, vehicle: number): number =>
      run({ change: local(share), population: twice }).at(
        "mobility.vehicle_km_by_vehicle",
        2040,
        vehicle,
      ) / run({ change: local(share) }).at("mobility.vehicle_km_by_vehicle", 2040, vehicle);
    for (const vehicle of [CARS, VANS, LORRIES, BUSES]) {
      expect(ratio(1, vehicle)).toBeCloseTo(2, 9);
      expect(ratio(0, vehicle)).toBeCloseTo(1, 9);
    }
  });

  it("moves only the residents' part of it to other modes", () => {
    const shifted = run({ levers: { modal_shift: held(0.2) } });
    const none = run();
    expect(shifted.at("mobility.resident_km", 2040)).toBeCloseTo(
      0.8 * none.at("mobility.resident_km", 2040),
      3,
    );
    const fall = 1 - shifted.at("mobility.car_km", 2040) / none.at("mobility.car_km", 2040);
    expect(fall).toBeGreaterThan(0.08);
    expect(fall).toBeLessThan(0.12);
  });

  it("renews vans, lorries and buses at their own pace", () => {
    const result = run({
      change(parameters) {
        set({ opening_battery: 0, battery_sales: 1, kilometre_decline: 0 })(parameters);
      },
    });
    // Of a steady fleet, what is younger than 10 years.
    const young = (scale: number): number => {
      let [sum, part] = [0, 0];
      for (let age = 0; age < AGES; age++) {
        const stands = Math.exp(-(((age + 0.5) / scale) ** 4));
        sum += stands;
        if (age < 10) part += stands;
      }
      return part / sum;
    };
    const share = (vehicle: number, year: number): number =>
      result.at("mobility.electric_km_share", year, vehicle);
    for (const [vehicle, scale] of [
      [VANS, 15.5],
      [LORRIES, 13.3],
      [BUSES, 13.2],
    ] as const) {
      // The mean of 1 January 2034 and 2035, ten and eleven sales after the start.
      expect(share(vehicle, 2033)).toBeLessThan(young(scale));
      expect(share(vehicle, 2034)).toBeGreaterThan(young(scale));
      expect(share(vehicle, 2050)).toBeCloseTo(1, 9);
    }
  });
});

describe("engines of lorries", () => {
  const lorriesAlone = (sales: Path) => (parameters: Parameters) => {
    set({ opening_battery: 0, kilometre_decline: 0, efficiency_change: -0.01, biofuel_share: 0 })(
      parameters,
    );
    parameters["mobility.kilometre_share"] = [0, 0, 1, 0];
    const path = Array.from({ length: 27 }, (_, index) => sales(2024 + index));
    parameters["mobility.battery_sales"] = [...path, ...path, ...path];
  };

  it("are sold until batteries are, year by year", () => {
    const result = run({ change: lorriesAlone((year) => (year < 2030 ? 0 : 1)) });
    const share = (year: number): number => result.at("mobility.electric_km_share", year, LORRIES);
    expect(share(2029)).toBe(0);
    expect(share(2030)).toBeGreaterThan(0.02);
  });

  it("burn as when they were built", () => {
    const result = run({ change: lorriesAlone(held(1)) });
    const burnt = (year: number): number =>
      result.at("mobility.energy", year, DIESEL) /
      result.at("mobility.vehicle_km", year) /
      (1 - result.at("mobility.electric_km_share", year, LORRIES));
    // With battery lorries alone from 2024, an engine of age a was built in `year - 1 - a`.
    const byHand = (year: number): number => {
      let [fuel, standing] = [0, 0];
      for (const now of [year, year + 1]) {
        for (let age = now - 2024; age < AGES; age++) {
          const stands = Math.exp(-(((age + 0.5) / 13.3) ** 4));
          standing += stands;
          fuel += stands * 0.99 ** (now - 1 - age);
        }
      }
      return fuel / standing;
    };
    expect(burnt(2034) / burnt(2024)).toBeCloseTo(byHand(2034) / byHand(2024), 9);
  });
});

describe("energy of transport", () => {
  it("charges what electric kilometres need", () => {
    const result = run({
      change(parameters) {
        parameters["mobility.opening_mix"] = [0, 0, 0, 1];
        set({ opening_battery: 1, battery_sales: 1, depot_electricity: 0 })(parameters);
      },
      levers: { battery_share_of_sales: held(1) },
    });
    const kilometres = (vehicle: number): number =>
      result.at("mobility.vehicle_km_by_vehicle", 2030, vehicle);
    const needed =
      (kilometres(CARS) * 0.188 +
        kilometres(VANS) * 0.27 +
        kilometres(LORRIES) * 1.195 +
        kilometres(BUSES) * 0.92) /
      0.9;
    expect(result.at("mobility.electricity", 2030)).toBeCloseTo(needed, 0);
    expect(result.at("mobility.final_energy", 2030)).toBeCloseTo(needed, 0);
    expect(result.at("mobility.energy", 2030, DIESEL)).toBe(0);
  });

  it("lets plug-in hybrids drive 35 % of their kilometres on electricity", () => {
    const result = run({
      last: 2024,
      change(parameters) {
        parameters["mobility.opening_mix"] = [0, 0, 1, 0];
        parameters["mobility.combustion_sales"] = [0, 0, 1];
        set({ efficiency_change: 0 })(parameters);
      },
      levers: { battery_share_of_sales: held(0) },
    });
    const kilometres = result.at("mobility.car_km", 2024);
    expect(result.at("mobility.electric_km_share", 2024, CARS)).toBeCloseTo(0.35, 9);
    expect(result.at("mobility.car_energy", 2024)).toBeCloseTo(
      kilometres * (0.65 * 0.69 + (0.35 * 0.188) / 0.9),
      0,
    );
  });

  it("mixes biofuel into diesel and petrol alike", () => {
    const at = (share: number, carrier: number): number =>
      run({ change: set({ biofuel_share: share }) }).at("mobility.energy", 2024, carrier);
    expect(at(0.1, DIESEL) / at(0, DIESEL)).toBeCloseTo(0.9, 12);
    expect(at(0.1, PETROL) / at(0, PETROL)).toBeCloseTo(0.9, 12);
    expect(at(0.1, BIOFUEL)).toBeCloseTo(0.1 * (at(0, DIESEL) + at(0, PETROL)), 3);
  });

  it("charged in 2024 what the earlier arithmetic said, within a quarter", () => {
    // 0.051 x 0.36 of the traffic's fuel, and depots: 10.9 GWh.
    const electricity = run().at("mobility.energy", 2024, ELECTRICITY) / GWh;
    expect(Math.abs(electricity / 10.9 - 1)).toBeLessThan(0.25);
  });

  it("lets the depots of transport firms grow with the lorries", () => {
    const depots = (year: number): number =>
      run().at("mobility.electricity", year) -
      run({ change: set({ depot_electricity: 0 }) }).at("mobility.electricity", year);
    const lorries = (year: number): number =>
      run().at("mobility.vehicle_km_by_vehicle", year, LORRIES);
    expect(depots(2040) / depots(2024)).toBeCloseTo(lorries(2040) / lorries(2024), 6);
  });
});

describe("charging points and ratios", () => {
  it("needs one charging point per ten battery cars, planned or not", () => {
    const result = run();
    for (const year of [2024, 2030, 2050]) {
      expect(result.at("mobility.charging_points_needed", year)).toBeCloseTo(
        result.at("mobility.cars_by_drive", year, BATTERY) / 10,
        9,
      );
    }
    expect(result.at("mobility.charging_points", 2050)).toBe(519);
    const planned = run({ levers: { charging_points: held(1185) } });
    expect(planned.at("mobility.charging_points", 2024)).toBe(519);
    expect(planned.at("mobility.charging_points", 2025)).toBe(1185);
  });

  it("gives its stocks per inhabitant, and nothing where nobody lives", () => {
    const result = run();
    expect(result.at("mobility.car_ownership", 2030)).toBeCloseTo(0.565, 12);
    expect(result.at("mobility.shared_cars_per_1000", 2024)).toBeCloseTo(34 / 80_032, 12);
    expect(result.at("mobility.charging_points_per_100", 2024)).toBeCloseTo(519 / 80_032, 12);
    const empty = run({ population: held(0) });
    for (const id of ["car_ownership", "shared_cars_per_1000", "charging_points_per_100"]) {
      expect(empty.at(`mobility.${id}`, 2030)).toBe(0);
    }
    expect(empty.at("mobility.cars", 2030)).toBe(0);
    expect(empty.at("mobility.resident_km", 2030)).toBe(0);
  });
});
