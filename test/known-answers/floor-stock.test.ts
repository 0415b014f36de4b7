import { describe, expect, it } from "vitest";
import { municipal } from "../../engine/model/municipal/module.ts";
import { STAGES } from "../../engine/model/retirement.ts";
import { tertiary } from "../../engine/model/tertiary/module.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { LoneModule, type Values } from "../arbitraries/lone-module.ts";
import { COLD_OF_2021, PEOPLE_2021, surroundings } from "../arbitraries/surroundings.ts";

const GWh = 1e6;
const [GAS, OIL, LPG, ELECTRICITY] = [0, 1, 2, 8];
const [SYSTEM_GAS, SYSTEM_OIL, SYSTEM_OTHER, , , HEAT_PUMP] = [0, 1, 2, 3, 4, 5];

const alone = new LoneModule(tertiary, 2021, 2050);
const { kortrijk, years } = alone;

const T = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([id, given]) => [`tertiary.${id}`, given]));

/** A year of levers, held in all years, in the plan and in the reference. */
const held = (region: RegionModel, levers: Values, length = years): RegionModel => {
  const paths = Object.fromEntries(
    Object.entries(T(levers)).map(([id, cells]) => [
      id,
      Array.from({ length }, () => cells).flat(),
    ]),
  );
  return {
    ...region,
    levers: { ...region.levers, ...paths },
    reference: { ...region.reference, ...paths },
  };
};
const parameters = (region: RegionModel, given: Values): RegionModel => ({
  ...region,
  parameters: { ...region.parameters, ...T(given) },
});
const zeros = (count: number): number[] => new Array<number>(count).fill(0);

/** Fossil fuels of the meters of 2021, less the boilers of flats; shares of what follows them. */
const FUEL = { gas: 228.475 - 6, oil: 28.12, other: 1.33 };
const FOSSIL = FUEL.gas + FUEL.oil + FUEL.other;
const likeForLike = [FUEL.gas / FOSSIL, FUEL.oil / FOSSIL, FUEL.other / FOSSIL, 0, 0, 0];

/** Nothing is renovated, built or changed, and prices are those of 2021. */
const still = parameters(
  held(kortrijk, { renovation_rate: [0], heating_mix: likeForLike, new_heating_mix: likeForLike }),
  {
    demolition_rate: [0],
    floor_growth: [0],
    electricity_intensity_change: [0],
    price_response: zeros(years),
    electricity_price_response: zeros(years),
  },
);

const run = (region: RegionModel, people = PEOPLE_2021, degreeDays = COLD_OF_2021) =>
  alone.run(region, surroundings(years, people, degreeDays), true);

describe("floor of tertiary buildings", () => {
  it("gives the meters of 2021 back, in every year in which nothing changes", () => {
    const result = run(still);
    const energy = (year: number, carrier: number): number =>
      result.at("tertiary.energy", year, carrier) / GWh;
    for (const year of [2021, 2035, 2050]) {
      expect(energy(year, GAS)).toBeCloseTo(FUEL.gas, 8);
      expect(energy(year, OIL)).toBeCloseTo(FUEL.oil, 8);
      expect(energy(year, LPG)).toBeCloseTo(FUEL.other, 8);
      // Electric heat feels the same cold as boilers.
      expect(energy(year, ELECTRICITY)).toBeCloseTo(154.66 - 0.9, 8);
    }
  });

  it("gives the meters of 2021 back when the run begins three years later", () => {
    const later = new LoneModule(tertiary, 2024, 2026);
    const region = parameters(
      held(
        later.kortrijk,
        { renovation_rate: [0], heating_mix: likeForLike, new_heating_mix: likeForLike },
        3,
      ),
      {
        demolition_rate: [0],
        floor_growth: [0],
        electricity_intensity_change: [0],
        price_response: zeros(3),
        electricity_price_response: zeros(3),
      },
    );
    const result = later.run(region, surroundings(3));
    for (const year of [2024, 2026]) {
      expect(result.at("tertiary.energy", year, GAS) / GWh).toBeCloseTo(FUEL.gas, 8);
      expect(result.at("tertiary.final_energy", year) / GWh).toBeCloseTo(FOSSIL + 153.76, 8);
    }
  });

  it("lives two and a half years between the middle of 2021 and a run from 2024", () => {
    const later = new LoneModule(tertiary, 2024, 2024);
    const region = parameters(later.kortrijk, {
      demolition_rate: [0.02],
      floor_growth: [0],
      base_floor_share: [1, 0, 0],
    });
    const result = later.run(held(region, { renovation_rate: [0] }, 1), surroundings(1));
    const states = [0, 1, 2].map(
      (state) => result.at("tertiary.floor_area_by_state", 2024, state) / 1.8e6,
    );
    expect(states.map((share) => share.toFixed(12))).toEqual(
      [0.95, 0, 0.05].map((share) => share.toFixed(12)),
    );
  });

  it("divides the gas of the cold year 2021 by 1.060", () => {
    const result = run(still, PEOPLE_2021, 1);
    expect(result.at("tertiary.energy", 2021, GAS) / GWh).toBeCloseTo(FUEL.gas / 1.06, 8);
    const mild = run(still, PEOPLE_2021, 0.9);
    expect(
      mild.at("tertiary.useful_heat", 2030) / result.at("tertiary.useful_heat", 2030),
    ).toBeCloseTo(0.2 + 0.8 * 0.9, 12);
  });

  it("counts no kWh of the meters twice", () => {
    const kept = parameters(still, { collective_dwelling_gas: [0], charging_at_work: [0] });
    const [whole, less] = [run(kept), run(still)];
    const gap = (id: string, cell = 0): number =>
      (whole.at(`tertiary.${id}`, 2021, cell) - less.at(`tertiary.${id}`, 2021, cell)) / GWh;
    expect(gap("final_energy")).toBeCloseTo(6 + 0.9, 8);
    expect(gap("energy", ELECTRICITY)).toBeCloseTo(0.9, 8);
    const nothing = parameters(held(still, { heating_mix: [0, 1, 0, 0, 0, 0] }), {
      collective_dwelling_gas: [1e12],
    });
    expect(run(nothing).at("tertiary.energy", 2030, GAS)).toBeCloseTo(0, 6);
  });

  it("builds for the people it serves", () => {
    const base = parameters(still, { population_weight: [0.5] });
    const doubled = run(base, 2 * PEOPLE_2021);
    expect(doubled.at("tertiary.floor_area", 2021) / 1.8e6).toBeCloseTo(1.5, 12);
    expect(
      doubled.at("tertiary.final_energy", 2021) / run(base).at("tertiary.final_energy", 2021),
    ).toBeCloseTo(1.5, 9);
    // Half of a growth of 1 % a year, plus what is torn down.
    const people = Array.from({ length: years + 1 }, (_, year) => PEOPLE_2021 * (1 + 0.01 * year));
    const growing = alone.run(parameters(base, { demolition_rate: [0.01] }), {
      ...surroundings(years),
      "demography.population": people,
    });
    const area = growing.at("tertiary.floor_area", 2030);
    expect(growing.at("tertiary.built", 2030)).toBeCloseTo(0.5 * 0.01 * 1.8e6 + 0.01 * area, 3);
    // Floor that nobody needs stands and takes nothing.
    const leaving = alone.run(base, {
      ...surroundings(years),
      "demography.population": people.map((_, year) => PEOPLE_2021 * Math.max(0, 1 - 0.05 * year)),
    });
    expect(leaving.at("tertiary.floor_area", 2050)).toBeCloseTo(1.8e6, 3);
    expect(leaving.at("tertiary.built", 2030)).toBe(0);
    expect(
      leaving.at("tertiary.final_energy", 2050) / leaving.at("tertiary.final_energy", 2021),
    ).toBeCloseTo(0.5 / (0.5 * (1 + 0.975)), 9);
  });

  it("renovates what is left, deep first", () => {
    const region = parameters(
      held(still, { renovation_rate: [0.1], renovation_depth: [0.6, 0.4] }),
      { base_floor_share: [1, 0, 0], demolition_rate: [0] },
    );
    const result = run(region);
    const state = (year: number, at: number): number =>
      result.at("tertiary.floor_area_by_state", year, at) / 1.8e6;
    expect(state(2026, 0)).toBeCloseTo(0.5, 12);
    expect(state(2031, 0)).toBeCloseTo(0, 12);
    expect(state(2031, 1)).toBeCloseTo(1, 12);
    // Then only the partly renovated floor is left for the deep part of the wish.
    expect(result.at("tertiary.renovated", 2030) / 1.8e6).toBeCloseTo(0.1, 12);
    expect(result.at("tertiary.renovated", 2033) / 1.8e6).toBeCloseTo(0.04, 12);
    expect(result.constraint("tertiary.eligible", 2033)).toMatchObject({ wished: 0.1 });
    expect(result.constraint("tertiary.eligible", 2033).got).toBeCloseTo(0.04, 12);
    // 10 x 0.04 deep at once, 0.6 partly and from 2031 on deep as well: all deep in 15 years.
    expect(result.at("tertiary.renovated", 2048)).toBeCloseTo(0, 6);
    // A tenth is left in the seventh year: 0.06 deep, and 0.04 of the 0.09 that should be partial.
    const faster = run(
      parameters(held(still, { renovation_rate: [0.15], renovation_depth: [0.6, 0.4] }), {
        base_floor_share: [1, 0, 0],
      }),
    );
    expect(faster.at("tertiary.renovated", 2027) / 1.8e6).toBeCloseTo(0.1, 12);
    expect(faster.at("tertiary.floor_area_by_state", 2028, 1) / 1.8e6).toBeCloseTo(1, 12);
  });

  it("saves what it says on every renovated m2", () => {
    const heat = (depth: readonly number[]): number => {
      const region = parameters(held(still, { renovation_rate: [0.1], renovation_depth: depth }), {
        base_floor_share: [1, 0, 0],
        space_heating_share: [1],
        partial_saving: [0.25],
        deep_saving: [0.6],
      });
      const result = run(region);
      return result.at("tertiary.useful_heat", 2050) / result.at("tertiary.useful_heat", 2021);
    };
    // The first year already has the mean of its two 1 Januaries.
    expect(heat([1, 0])).toBeCloseTo(0.75 / (1 - 0.25 * 0.05), 12);
    expect(heat([0, 1])).toBeCloseTo(0.4 / (1 - 0.6 * 0.05), 12);
  });

  it("saves by renovation what the floor then needs less", () => {
    const saved = (depth: readonly number[], states: readonly number[]): number => {
      const region = parameters(held(still, { renovation_rate: [0.1], renovation_depth: depth }), {
        base_floor_share: states,
        space_heating_share: [1],
        partial_saving: [0.25],
        deep_saving: [0.6],
      });
      const result = run(region);
      // The heat of the floor as it stood: half a year of saving is in that of the first year.
      const saving = result.at("tertiary.heat_saved", 2021);
      return saving / (result.at("tertiary.useful_heat", 2021) + saving / 2);
    };
    expect(saved([1, 0], [1, 0, 0])).toBeCloseTo(0.1 * 0.25, 12);
    expect(saved([0, 1], [1, 0, 0])).toBeCloseTo(0.1 * 0.6, 12);
    // Floor that was partly renovated saves what is left to save.
    expect(saved([0, 1], [0, 1, 0])).toBeCloseTo((0.1 * 0.35) / 0.75, 12);
  });

  it("places what leaves, what is new, and the like of what has no fuel", () => {
    const result = run(held(still, { heating_mix: [0, 0, 0, 0, 0, 1] }));
    const of = (name: string, system: number): number =>
      result.at(`tertiary.${name}`, 2021, system);
    const fossil = [SYSTEM_GAS, SYSTEM_OIL, SYSTEM_OTHER];
    // Of a stock of even age a twentieth leaves, and of heat pumps a twentieth is placed anew. The
    // heat of the year is that of the middle of it.
    const leaving = 1 / 20;
    const stood = fossil.reduce(
      (sum, system) => sum + of("heat_by_system", system) / (1 - leaving / 2),
      0,
    );
    const pumps = of("heat_by_system", HEAT_PUMP) - (leaving / 2) * stood;
    expect(of("heating_placed", HEAT_PUMP) / (leaving * (stood + pumps))).toBeCloseTo(1, 9);
    for (const system of fossil) expect(of("heating_placed", system)).toBe(0);
    const alike = run(still);
    for (const system of fossil) {
      const heat = alike.at("tertiary.heat_by_system", 2021, system);
      expect(alike.at("tertiary.heating_placed", 2021, system) / heat).toBeCloseTo(1 / 20, 9);
    }
  });

  it("replaces fossil systems at the pace of their life", () => {
    const region = held(still, { heating_mix: [0, 0, 0, 0, 0, 1] });
    const result = run(region);
    const share = (year: number): number => result.at("tertiary.fossil_heat_share", year);
    // A stock of even age loses 1 / 20 of its first amount a year, until the stages run dry.
    const first = share(2021) - share(2022);
    expect(share(2022) - share(2023)).toBeCloseTo(first, 3);
    const passing = STAGES / 20;
    let stages = new Array<number>(STAGES).fill(1 / STAGES);
    const left = [1];
    for (let year = 0; year < 30; year++) {
      stages = stages.map(
        (held, at) => (1 - passing) * held + (at > 0 ? passing * stages[at - 1]! : 0),
      );
      left.push(stages.reduce((sum, held) => sum + held, 0));
    }
    const index = (year: number): number => (left[year - 2021]! + left[year - 2020]!) / 2;
    for (const year of [2021, 2030, 2040, 2050]) {
      expect(share(year) / share(2021)).toBeCloseTo(index(year) / index(2021), 12);
    }
    const useful = result.at("tertiary.useful_heat", 2050);
    expect(useful).toBeCloseTo(result.at("tertiary.useful_heat", 2021), 3);
    const [pump, gas, oil, other] = [HEAT_PUMP, SYSTEM_GAS, SYSTEM_OIL, SYSTEM_OTHER].map(
      (system) => result.at("tertiary.heat_by_system", 2050, system),
    );
    expect(pump! / useful).toBeGreaterThan(0.85);
    expect((gas! + oil! + other!) / useful).toBeCloseTo(share(2050), 12);
  });

  it("puts what the plan says into new floor", () => {
    const region = parameters(
      held(still, { heating_mix: likeForLike, new_heating_mix: [0, 0, 0, 0, 0, 1] }),
      { demolition_rate: [0.05], new_heat_demand: [0.5], base_floor_share: [1, 0, 0] },
    );
    const result = run(region);
    const old = (year: number): number =>
      result.at("tertiary.floor_area_by_state", year, 0) / 1.8e6;
    expect(old(2031)).toBeCloseTo(0.5, 12);
    const shareOf = (floor: number): number => (0.5 * (1 - floor)) / (floor + 0.5 * (1 - floor));
    expect(shareOf(old(2031))).toBeCloseTo(1 / 3, 12);
    // Heat is spread over all systems as one, so new ones are a little under their own weight.
    const pumps = result.at("tertiary.heat_by_system", 2030, HEAT_PUMP);
    const part = pumps / result.at("tertiary.useful_heat", 2030);
    expect(part).toBeGreaterThan(0.2);
    expect(part).toBeLessThan(0.36);
  });
});

describe("municipal buildings", () => {
  it("are their share of the same inventory, without street lamps", () => {
    const city = new LoneModule(municipal, 2021, 2022);
    const idle = Object.fromEntries(
      ["price_response", "electricity_price_response"].map((id) => [`municipal.${id}`, zeros(2)]),
    );
    const region = {
      ...city.kortrijk,
      parameters: {
        ...city.kortrijk.parameters,
        ...idle,
        "municipal.demolition_rate": [0],
        "municipal.electricity_intensity_change": [0],
        "municipal.base_population": [PEOPLE_2021],
      },
    };
    const result = city.run(region, surroundings(2));
    const electricity = result.at("municipal.energy", 2021, ELECTRICITY) / GWh;
    // Heat pumps that came in the year: less than a tenth of a GWh.
    expect(electricity).toBeGreaterThan(12.04 - 3.9);
    expect(electricity).toBeLessThan(12.04 - 3.9 + 0.1);
  });
});
