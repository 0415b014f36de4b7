/** Housing against closed forms, published figures and hand arithmetic. */
import { describe, expect, it } from "vitest";
import { declaration } from "../../engine/model/housing/declaration.ts";
import { takeWorstFirst } from "../../engine/model/housing/label-moves.ts";
import {
  always,
  FIRST,
  kortrijk,
  runHousing,
  withParameters,
  type HousingCase,
} from "../arbitraries/housing-run.ts";

const base = kortrijk();

/** Nobody builds, demolishes, renovates or sells. */
const still = (given: HousingCase): HousingCase =>
  withParameters(
    always(
      always(always(always(given, "completions", 0), "demolition_rate", 0), "renovation_rate", 0),
      "social_completions",
      0,
    ),
    { "housing.sale_rate": [0] },
  );

describe("housing of Kortrijk", () => {
  const run = runHousing(base);

  it("has the dwellings of the cadastre on 1 January 2025", () => {
    expect(run.at("housing.dwellings", 2025)).toBeCloseTo(40289, 1);
  });

  it("starts with the vacancy on the register, and with every household in a dwelling", () => {
    expect(run.at("housing.vacant", FIRST)).toBeCloseTo(678, 6);
    expect(run.at("housing.shortage", FIRST)).toBe(0);
    expect(run.at("housing.occupied", FIRST)).toBe(34924);
  });

  it("meets the metered gas of 2018-2021 within 1 % in its first year", () => {
    const metered = run.at("housing.metered_gas_hhv", FIRST);
    expect(Math.abs(metered / 360.81e6 - 1)).toBeLessThan(0.01);
  });

  it("has 9.2 social dwellings per 100 households", () => {
    expect(run.at("housing.social_per_100_households", FIRST)).toBeCloseTo(0.092, 5);
  });

  it("has the label shares of 2023", () => {
    expect(run.at("housing.share_label_c_or_better", FIRST)).toBeCloseTo(0.493, 3);
    expect(run.at("housing.share_label_f", FIRST)).toBeCloseTo(0.2128, 3);
  });
});

describe("the weather", () => {
  const HOUSEHOLDS = 30_000;
  /** Useful heat of a first year with so many degree days against their mean. */
  const heat = (degreeDays: number): number =>
    runHousing({
      ...still(base),
      households: base.households.map(() => HOUSEHOLDS),
      people: base.people.map(() => 2.2 * HOUSEHOLDS),
      degreeDays: base.degreeDays.map(() => degreeDays),
    }).at("housing.useful_heat", FIRST);

  it("heats the rooms half as much at half the degree days, and the water as much as ever", () => {
    const [ordinary, mild, none] = [heat(1), heat(0.5), heat(0)];
    const [perPerson] = base.parameters["housing.hot_water_per_person"]!;
    expect(none / (perPerson! * 2.2 * HOUSEHOLDS)).toBeCloseTo(1, 10);
    expect((mild - none) / (ordinary - none)).toBeCloseTo(0.5, 10);
  });
});

describe("the calibration of space heat", () => {
  /** Gas alone, so that no replacement moves the mix between both ends of the first year. */
  const gasCity = (parameters: Record<string, number[]>): HousingCase => {
    const stopped = still(always(base, "heating_mix", 1, 0, 0, 0, 0));
    const households = base.households.map(() => 34924);
    return {
      ...withParameters(stopped, { "housing.heating_share": [1, 0, 0, 0, 0, 0], ...parameters }),
      households,
      people: households.map((count) => count * 2.2),
    };
  };

  it.each([
    ["as shipped", {}],
    ["with a flatter use by label", { "housing.use_exponent": [0.3] }],
    ["with other floor areas", { "housing.floor_area": [220, 150, 90, 60] }],
    ["with other labels", { "housing.label_energy": [900, 400, 350, 240, 130, 70, 10] }],
    ["with more hot water", { "housing.hot_water_per_person": [1400] }],
    ["with better boilers", { "housing.gas_boiler_efficiency": [0.95] }],
  ])("meets the metered gas to the last digits %s", (_, parameters) => {
    const run = runHousing(gasCity(parameters));
    expect(run.at("housing.metered_gas_hhv", FIRST) / 360.81e6).toBeCloseTo(1, 10);
  });

  it("gives a label-D dwelling the fallback's space heat where no gas is metered", () => {
    const labelD = [0, 0, 1, 0, 0, 0, 0];
    const run = runHousing({
      ...gasCity({
        "housing.heating_share": [0, 0, 1, 0, 0, 0],
        "housing.label_share": labelD,
        "housing.hot_water_per_person": [0],
        "housing.space_heat_fallback": [72],
        "housing.floor_area": [100, 100, 100, 100],
      }),
      levers: always(still(base), "heating_mix", 0, 0, 1, 0, 0).levers,
    });
    expect(run.at("housing.useful_heat", FIRST)).toBeCloseTo(34924 * 100 * 72, 3);
  });
});

describe("a constant hazard decays exponentially", () => {
  it("for dwellings that are demolished at a constant rate and never built", () => {
    const rate = 0.02;
    const run = runHousing(always(always(base, "completions", 0), "demolition_rate", rate));
    // The rate applies to the mean of both stocks, so a year keeps (1 - d/2) / (1 + d/2).
    const kept = (1 - rate / 2) / (1 + rate / 2);
    for (let years = 0; years <= 27; years++) {
      const wanted = 40029.24 * kept ** years;
      expect(run.at("housing.dwellings", FIRST + years) / wanted).toBeCloseTo(1, 12);
      expect(wanted / (40029.24 * Math.exp(-rate * years))).toBeCloseTo(1, 4);
    }
  });

  it("for systems that fail without regard to their age and are no longer sold", () => {
    const given = withParameters(
      still(
        always(
          always(base, "last_sale", 2000, 2000, 2200, 2200, 2200),
          "heating_mix",
          1,
          0,
          0,
          0,
          0,
        ),
      ),
      { "housing.heating_lifetime": [5], "housing.heating_lifetime_shape": [1] },
    );
    const run = runHousing(given);
    const gas = (year: number): number => run.at("housing.dwellings_by_heating", year);
    for (let years = 1; years <= 10; years++) {
      // The few beyond forty years, a thousandth, leave at once.
      expect(gas(FIRST + years) / gas(FIRST) / Math.exp(-years / 5)).toBeCloseTo(1, 2);
    }
    expect(run.at("housing.dwellings_by_heating", 2050, 3)).toBeGreaterThan(0.9 * gas(FIRST));
  });
});

describe("gas boilers last sold in 2030", () => {
  it("are below 5 % of today in 2055", () => {
    const until2055 = kortrijk(2055);
    const run = runHousing(always(until2055, "last_sale", 2030, 2021, 2200, 2200, 2200));
    const gas = (year: number): number => run.at("housing.dwellings_by_heating", year);
    expect(gas(2055) / gas(2024)).toBeLessThan(0.05);
    expect(gas(2040) / gas(2024)).toBeGreaterThan(0.3);
  });
});

describe("a stock of one age", () => {
  it("is renewed at the rate of its life in the steady state", () => {
    const run = runHousing(still(base));
    const stock =
      run.at("housing.dwellings", FIRST) - run.at("housing.dwellings_by_heating", FIRST, 5);
    // Twenty years of life: one in twenty is replaced each year.
    expect(run.at("housing.heating_replaced", FIRST) / stock).toBeCloseTo(1 / 20, 3);
    expect(run.at("housing.heating_replaced", 2050) / stock).toBeCloseTo(1 / 20, 3);
  });
});

describe("the obligation after sale", () => {
  it("brings the sales of 2023 to label D in 2028, and none before", () => {
    const quiet = always(always(base, "renovation_rate", 0), "demolition_rate", 0);
    const run = runHousing(quiet);
    const poor =
      run.at("housing.dwellings_by_label", FIRST, 0) +
      run.at("housing.dwellings_by_label", FIRST, 1);
    for (let year = FIRST; year < 2028; year++) {
      expect(run.at("housing.renovated_by_law", year)).toBe(0);
    }
    expect(run.at("housing.renovated_by_law", 2028)).toBeCloseTo(0.025 * poor, 6);
    const d = (year: number): number => run.at("housing.dwellings_by_label", year, 2);
    expect(d(2029) - d(2028)).toBeCloseTo(0.025 * poor, 6);
  });
});

describe("tenure and vacancy", () => {
  it("demolishes social dwellings like all others", () => {
    const run = runHousing(
      always(
        always(always(base, "completions", 0), "social_completions", 0),
        "demolition_rate",
        0.02,
      ),
    );
    for (const year of [2024, 2037, 2051]) {
      const share = run.at("housing.social_dwellings", year) / run.at("housing.dwellings", year);
      expect(share).toBeCloseTo(3213 / 40029.24, 12);
    }
  });

  it("keeps the frictional vacancy when there are more households than dwellings", () => {
    const run = runHousing({
      ...base,
      households: base.households.map((count, at) => count + 3000 * at),
    });
    expect(run.at("housing.shortage", 2030)).toBeGreaterThan(0);
    expect(run.at("housing.vacant", 2030) / run.at("housing.dwellings", 2030)).toBeCloseTo(
      0.0168,
      10,
    );
  });
});

describe("heat and energy", () => {
  it("follow the labels and floor areas of the dwellings that stand", () => {
    const given = {
      ...withParameters(base, { "housing.hot_water_per_person": [0] }),
      degreeDays: base.degreeDays.map(() => 1),
    };
    const run = runHousing(given, true);
    const record = run.accounts[0]!.get("housing.dwellings")!;
    const energy = [650, 450, 350, 250, 150, 80, 40];
    const area = [170, 138, 112, 75];
    const columns = declaration.accounts.dwellings.columns.length;
    const weighted = (year: number, column: number): number => {
      const at = ((year - FIRST) * columns + column) * 168;
      let sum = 0;
      for (let cell = 0; cell < 168; cell++) {
        const label = Math.floor(cell / 24);
        const type = Math.floor(cell / 6) % 4;
        sum += record[at + cell]! * Math.sqrt(energy[label]!) * area[type]!;
      }
      const when = column === 0 ? year : year + 1;
      return (sum * run.at("housing.occupied", when)) / run.at("housing.dwellings", when);
    };
    const factor = (year: number): number =>
      run.at("housing.useful_heat", year) / ((weighted(year, 0) + weighted(year, columns - 1)) / 2);
    for (let year = FIRST + 1; year <= 2050; year++) {
      expect(factor(year) / factor(FIRST)).toBeCloseTo(1, 10);
    }
  });

  it("need a third of the electricity when heat pumps have a factor of 3", () => {
    const run = runHousing(
      withParameters(still(always(base, "heating_mix", 0, 0, 0, 1, 0)), {
        "housing.heating_share": [0, 0, 0, 1, 0, 0],
      }),
    );
    const factors = base.parameters["housing.heat_pump_factor"]!;
    for (const year of [2024, 2040, 2050]) {
      const electricity = run.at("housing.heat_pump_electricity", year);
      const wanted = run.at("housing.useful_heat", year) / factors[year - FIRST]!;
      expect(electricity / wanted).toBeCloseTo(1, 12);
      expect(run.at("housing.final_energy", year)).toBe(electricity);
    }
    expect(factors[0]).toBe(3);
  });
});

describe("taking worst first", () => {
  const share = new Float64Array(7);
  const take = (wished: number, stock: number[], weight: number[], labels = 7): number[] => {
    const taken = takeWorstFirst(wished, Float64Array.from(stock), weight, labels, share);
    return [taken, ...share.subarray(0, labels)];
  };

  it("takes in proportion to weight times stock", () => {
    expect(take(10, [100, 50, 0, 0, 0, 0, 0], [2, 1, 1, 1, 1, 1, 1], 2)).toEqual([10, 0.08, 0.04]);
  });

  it("passes on what the worst label cannot give", () => {
    expect(take(60, [10, 100], [20, 1], 2)).toEqual([60, 1, 0.5]);
  });

  it("takes all there is and no more", () => {
    expect(take(500, [10, 100], [2, 1], 2)).toEqual([110, 1, 1]);
    expect(take(5, [0, 0], [2, 1], 2)[0]).toBe(0);
  });

  it("takes what is asked even when the weights rise from worst to best", () => {
    const [taken, first, second] = take(90, [50, 50], [1, 9], 2);
    expect(taken).toBe(90);
    expect(50 * first! + 50 * second!).toBeCloseTo(90, 12);
    expect(second).toBeLessThanOrEqual(1);
  });
});
