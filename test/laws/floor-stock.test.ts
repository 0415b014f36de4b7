import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { municipal } from "../../engine/model/municipal/module.ts";
import { tertiary } from "../../engine/model/tertiary/module.ts";
import type { RecordedSeries } from "../../engine/run/instance.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { agrees, LoneModule, withLevers } from "../arbitraries/lone-module.ts";
import { PEOPLE_2021 } from "../arbitraries/surroundings.ts";

const FIRST = 2024;
const LAST = 2036;
const ELECTRICITY = 8;
const [DIRECT, HEAT_PUMP] = [4, 5];
const buildings = [
  { name: "tertiary", total: "final_energy", alone: new LoneModule(tertiary, FIRST, LAST) },
  { name: "municipal", total: "buildings_energy", alone: new LoneModule(municipal, FIRST, LAST) },
] as const;
const RUNS = { numRuns: 60 };

/** Shares over the last dimension, the same in all years. */
const mix = (members: number, years: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: members, maxLength: members })
    .map((weights) => {
      const sum = weights.reduce((all, one) => all + one, 0);
      const shares = weights.map((one, at) => (sum > 0 ? one / sum : at === 0 ? 1 : 0));
      return Array.from({ length: years }, () => shares).flat();
    });

describe.each(buildings)(
  "floor of $name buildings, for any city and plan",
  ({ name, total, alone }) => {
    const { kortrijk, years } = alone;

    const surroundings: fc.Arbitrary<RecordedSeries> = fc
      .record({
        people: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1e6 })), {
          minLength: years + 1,
          maxLength: years + 1,
        }),
        weather: fc.array(fc.integer({ min: 0, max: 150 }), { minLength: years, maxLength: years }),
      })
      .map(({ people, weather }) => ({
        "demography.population": people,
        "climate.degree_day_index": weather.map((percent) => percent / 100),
      }));

    const cities: fc.Arbitrary<RegionModel> = fc
      .tuple(
        alone.anyParameters(kortrijk),
        alone.anyPath(kortrijk, `${name}.renovation_rate`, 0, 0.15),
        mix(2, years),
        mix(6, years),
        mix(6, years),
      )
      .map(([region, rate, depth, heating, inNew]) =>
        withLevers(region, {
          [`${name}.renovation_rate`]: rate,
          [`${name}.renovation_depth`]: depth,
          [`${name}.heating_mix`]: heating,
          [`${name}.new_heating_mix`]: inNew,
        }),
      );

    const forAny = (law: (run: Trajectories, region: RegionModel) => void): void => {
      fc.assert(
        fc.property(cities, surroundings, (region, around) =>
          law(alone.run(region, around), region),
        ),
        RUNS,
      );
    };

    it("has useful heat equal to fuels x efficiency + heat of electricity", () => {
      forAny((run, { parameters }) => {
        const efficiency = parameters[`${name}.boiler_efficiency`]![0]!;
        const performance = parameters[`${name}.heat_pump_performance`]![0]!;
        for (let year = FIRST; year <= LAST; year++) {
          const system = (at: number): number => run.at(`${name}.heat_by_system`, year, at);
          let heat = system(DIRECT) + system(HEAT_PUMP);
          for (let fuel = 0; fuel <= 4; fuel++) {
            heat += efficiency * run.at(`${name}.energy`, year, fuel);
          }
          const useful = run.at(`${name}.useful_heat`, year);
          expect(agrees(heat, useful, useful)).toBe(true);
          const electric = system(DIRECT) + system(HEAT_PUMP) / performance;
          const used = run.at(`${name}.energy`, year, ELECTRICITY);
          expect(used).toBeGreaterThanOrEqual(electric * (1 - 1e-12));
          const fossil = system(0) + system(1) + system(2);
          const share = run.at(`${name}.fossil_heat_share`, year);
          expect(agrees(share * useful, fossil, useful)).toBe(true);
        }
      });
    });

    it("says nothing negative, and no share beyond 1", () => {
      const outputs = [
        "floor_area",
        "floor_area_by_state",
        "renovated",
        "built",
        "heat_by_system",
        "fossil_heat_share",
        "heat_per_floor",
      ];
      forAny((run) => {
        for (const output of outputs) {
          const id = `${name}.${output}`;
          for (let cell = 0; cell < run.size(id); cell++) {
            for (const value of run.series(id, cell)) {
              expect(value).toBeGreaterThanOrEqual(0);
              if (output === "fossil_heat_share") expect(value).toBeLessThanOrEqual(1);
            }
          }
        }
      });
    });

    it("has as much floor as is needed, in three states, none of them below zero", () => {
      forAny((run) => {
        for (let year = FIRST; year < LAST; year++) {
          const states = [0, 1, 2].map((at) => run.at(`${name}.floor_area_by_state`, year, at));
          for (const area of states) expect(area).toBeGreaterThanOrEqual(0);
          const area = run.at(`${name}.floor_area`, year);
          expect(agrees(states[0]! + states[1]! + states[2]!, area, area)).toBe(true);
          const later = run.at(`${name}.floor_area_by_state`, year + 1, 2);
          const built = run.at(`${name}.built`, year);
          expect(later).toBeLessThanOrEqual((states[2]! + built) * (1 + 1e-12));
          expect(run.at(`${name}.renovated`, year)).toBeLessThanOrEqual(area * (1 + 1e-12));
        }
      });
    });

    it("makes nothing from nothing: no floor, no people it serves, no measured energy", () => {
      const none = (id: string) => (region: RegionModel) => ({
        ...region,
        parameters: {
          ...region.parameters,
          [`${name}.${id}`]: region.parameters[`${name}.${id}`]!.map(() => 0),
        },
      });
      const served = (region: RegionModel) => ({
        ...none("base_population")(region),
        parameters: {
          ...none("base_population")(region).parameters,
          [`${name}.population_weight`]: [1],
        },
      });
      fc.assert(
        fc.property(
          cities,
          surroundings,
          fc.constantFrom(none("base_energy"), none("base_floor_area"), served),
          (region, around, without) => {
            const run = alone.run(without(region), around);
            for (const id of [total, "useful_heat"]) {
              for (const value of run.series(`${name}.${id}`)) expect(value).toBe(0);
            }
          },
        ),
        RUNS,
      );
    });

    it("leaves what was before the run to the reference: a plan changes no opening stock", () => {
      fc.assert(
        fc.property(cities, (region) => {
          const around = {
            "demography.population": new Array<number>(years + 1).fill(PEOPLE_2021),
            "climate.degree_day_index": new Array<number>(years).fill(1),
          };
          const plan = alone.run(region, around);
          const opening = [0, 1, 2].map((at) => plan.at(`${name}.floor_area_by_state`, FIRST, at));
          const reference = alone.run({ ...region, levers: region.reference }, around);
          expect(opening).toEqual(
            [0, 1, 2].map((at) => reference.at(`${name}.floor_area_by_state`, FIRST, at)),
          );
        }),
        RUNS,
      );
    });
  },
);
