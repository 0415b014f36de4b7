import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ELECTRICITY } from "../../engine/model/carriers.ts";
import { electricity } from "../../engine/model/electricity/module.ts";
import { runModules } from "../arbitraries/module-run.ts";

const FIRST = 2024;
const LAST = 2028;
const YEARS = LAST - FIRST + 1;
const USES = 10;
const METERS = [
  "metered_offtake",
  "metered_self_consumed",
  "metered_direct_heating",
  "metered_heat_pumps",
  "metered_home_charging",
  "metered_households",
] as const;
const CARRIERS = 10;

// A millionth of a kWh is as good as nothing; smaller numbers only test the rounding of doubles.
const amount = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e9, noNaN: true }));
const yearly = fc.array(amount, { minLength: YEARS, maxLength: YEARS });
const vector = fc.array(amount, { minLength: CARRIERS * YEARS, maxLength: CARRIERS * YEARS });
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

interface City {
  readonly recorded: Record<string, number[]>;
  readonly parameters: Record<string, number[]>;
}

const city: fc.Arbitrary<City> = fc
  .record({
    households: fc.array(amount, { minLength: YEARS + 1, maxLength: YEARS + 1 }),
    scalars: fc.array(yearly, { minLength: 7, maxLength: 7 }),
    vectors: fc.array(vector, { minLength: 4, maxLength: 4 }),
    meters: fc.array(amount, { minLength: 6, maxLength: 6 }),
    selfConsumption: fc.array(share, { minLength: YEARS, maxLength: YEARS }),
  })
  .map(({ households, scalars, vectors, meters, selfConsumption }) => {
    const [direct, pumps, lighting, plants, pv, wind, transport] = scalars as [
      number[],
      number[],
      number[],
      number[],
      number[],
      number[],
      number[],
    ];
    const [tertiary, municipal, industry, agriculture] = vectors as [
      number[],
      number[],
      number[],
      number[],
    ];
    return {
      recorded: {
        "demography.households": households,
        "housing.direct_heating_electricity": direct,
        "housing.heat_pump_electricity": pumps,
        "tertiary.energy": tertiary,
        "municipal.energy": municipal,
        "municipal.public_lighting": lighting,
        "industry.energy": industry,
        "agriculture.energy": agriculture,
        "mobility.electricity": transport,
        "heat.plant_electricity": plants,
        "renewables.pv_production": pv,
        "renewables.production": pv.map((value, index) => value + wind[index]!),
      },
      parameters: {
        ...Object.fromEntries(METERS.map((id, index) => [`electricity.${id}`, [meters[index]!]])),
        "electricity.self_consumption_share": selfConsumption,
      },
    };
  });

const simulate = ({ recorded, parameters }: City) =>
  runModules([electricity], { first: FIRST, last: LAST, parameters, recorded, record: true });

const close = (actual: number, expected: number, scale: number): void =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1e-6, scale));

const forEveryYear = (
  check: (at: (id: string, cell?: number) => number, year: number, given: City) => void,
): void =>
  fc.assert(
    fc.property(city, (given) => {
      const run = simulate(given);
      for (let year = FIRST; year <= LAST; year++) {
        check((id, cell) => run.at(`electricity.${id}`, year, cell), year, given);
      }
    }),
  );

describe("electricity, for any city", () => {
  it("adds its uses up to the gross use, and loses no use on the way", () => {
    forEveryYear((at, year, { recorded, parameters }) => {
      let uses = 0;
      for (let use = 0; use < USES; use++) uses += at("use_by", use);
      close(at("use"), uses, uses);
      const y = year - FIRST;
      const stocks = recorded["demography.households"]!;
      const meter = (id: (typeof METERS)[number]): number => parameters[`electricity.${id}`]![0]!;
      const elsewhere =
        meter("metered_direct_heating") +
        meter("metered_heat_pumps") +
        meter("metered_home_charging");
      const base = Math.max(
        0,
        meter("metered_offtake") + meter("metered_self_consumed") - elsewhere,
      );
      const households = meter("metered_households");
      let given = households > 0 ? ((base / households) * (stocks[y]! + stocks[y + 1]!)) / 2 : 0;
      for (const [id, series] of Object.entries(recorded)) {
        if (id.startsWith("renewables") || id.startsWith("demography")) continue;
        given += id.endsWith("energy") ? series[y * CARRIERS + ELECTRICITY]! : series[y]!;
      }
      close(at("use"), given, given);
    });
  });

  it("balances use and production", () => {
    forEveryYear((at, year, { recorded }) => {
      const production = recorded["renewables.production"]![year - FIRST]!;
      const scale = at("use") + production;
      close(at("offtake") + at("self_consumed"), at("use"), scale);
      close(at("injection") + at("self_consumed"), production, scale);
    });
  });

  it("never consumes more than is made or used, and nothing is negative", () => {
    forEveryYear((at, year, { recorded }) => {
      const pv = recorded["renewables.pv_production"]![year - FIRST]!;
      expect(at("self_consumed")).toBeLessThanOrEqual(Math.min(pv, at("use")));
      for (const id of ["use", "household_use", "renewable_share", "offtake", "injection"]) {
        expect(at(id)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it("closes its account: ins = out in every row, and the rows add up to the use", () => {
    fc.assert(
      fc.property(city, (given) => {
        const run = simulate(given);
        const cells = run.accounts[0]!.get("electricity.electricity")!;
        for (let y = 0; y < YEARS; y++) {
          let total = 0;
          for (let use = 0; use < USES; use++) {
            const [own, local, imported, used] = [0, 1, 2, 3].map(
              (column) => cells[(y * 4 + column) * USES + use]!,
            ) as [number, number, number, number];
            expect(Math.min(own, local, imported, used)).toBeGreaterThanOrEqual(0);
            close(own + local + imported, used, used);
            total += used;
          }
          close(total, run.at("electricity.use", FIRST + y), total);
        }
      }),
    );
  });
});
