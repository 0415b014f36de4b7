import { describe, expect, it } from "vitest";
import {
  AGES,
  COHORTS,
  deathProbability,
  lifeExpectancyAtBirth,
  mortalityFactor,
  OPEN_AGE,
  survivalRatios,
} from "../../engine/model/demography/life-table.ts";
import { demographyAlone, publishedRows, runDemography } from "../arbitraries/demography-region.ts";
import { withParameters } from "../arbitraries/lone-module.ts";

const table = publishedRows("test/known-answers/data/belgium-life-table-2019.csv");
const ofSex = (sex: string) => table.filter((row) => row["sex"] === sex);

/** Death rates of ages 0 to 99 and of 100 and over together. */
function ratesOf(sex: string): number[] {
  return Array.from({ length: AGES }, (_, age) => {
    const rows = ofSex(sex).filter(({ age: at }) =>
      age < OPEN_AGE ? Number(at) === age : Number(at) >= OPEN_AGE,
    );
    const sum = (column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);
    return sum("deaths") / sum("mean_population");
  });
}

describe("the life table", () => {
  it.each(["male", "female"])("reproduces the Belgian table of 2019 from its rates: %s", (sex) => {
    let survivors = 1e6;
    for (const row of ofSex(sex)) {
      const age = Number(row["age"]);
      if (age >= 105) continue;
      const { mx, qx, lx } = {
        mx: Number(row["mx"]),
        qx: Number(row["qx"]),
        lx: Number(row["lx"]),
      };
      // Statbel takes infant deaths over births, not over infants: q(0) is given, not derived.
      const q = age > 0 ? deathProbability(mx, 0.5) : qx;
      // Statbel's force of mortality is constant within a year, ours rises as survivors fall in a
      // straight line: the two differ by the cube of the rate over twelve.
      expect(Math.abs(q - qx)).toBeLessThan(mx ** 3 / 11 + 3e-7);
      if (age <= 90) expect(Math.abs(survivors / lx - 1)).toBeLessThan(2e-3);
      survivors *= 1 - q;
    }
    const published = Number(ofSex(sex)[0]!["ex"]);
    expect(Math.abs(lifeExpectancyAtBirth(ratesOf(sex), 0, 1) - published)).toBeLessThan(0.03);
  });

  it("carries a stationary population: person-years lived, moved up a year, stay what they were", () => {
    const rates = ratesOf("female");
    const ratios = new Float64Array(COHORTS);
    survivalRatios(rates, 0, 1, ratios, 0);
    // Person-years from the definition, by steps of a thousandth of a year.
    const lived: number[] = [];
    let alive = 1;
    for (let age = 1; age < OPEN_AGE; age++) {
      // Deaths evenly spread over the year of age: survivors fall in a straight line.
      const q = deathProbability(rates[age]!, 0.5);
      let years = 0;
      for (let step = 0; step < 1000; step++)
        years += (alive * (1 - (q * (step + 0.5)) / 1000)) / 1000;
      lived.push(years);
      alive *= 1 - q;
    }
    const beyond = alive / rates[OPEN_AGE]!;
    for (let at = 0; at + 1 < lived.length; at++) {
      expect(lived[at]! * ratios[2 + at]!).toBeCloseTo(lived[at + 1]!, 12);
    }
    const oldest = lived.at(-1)!;
    expect(oldest * ratios[OPEN_AGE]! + beyond * ratios[OPEN_AGE + 1]!).toBeCloseTo(beyond, 12);
  });

  it("meets the life expectancy wanted", () => {
    const rates = ratesOf("male");
    for (let wanted = 60; wanted <= 100; wanted += 2.5) {
      const factor = mortalityFactor(rates, 0, wanted);
      expect(lifeExpectancyAtBirth(rates, 0, factor)).toBeCloseTo(wanted, 9);
    }
  });

  it("empties a closed city with a constant hazard exponentially", () => {
    const flat = new Array<number>(2 * AGES).fill(1 / 70);
    const { kortrijk, years } = demographyAlone;
    // Newborn children die early in their first year, so age 0 is left out.
    const people = Array.from({ length: 2 * AGES }, (_, cell) =>
      cell % AGES === 0 ? 0 : 10 + (cell % 7),
    );
    const t = runDemography(
      withParameters(kortrijk, {
        "demography.population": people,
        "demography.death_rate": flat,
        "demography.life_expectancy": new Array<number>(2 * years).fill(70),
        "demography.total_fertility": new Array<number>(years).fill(0),
        "demography.departure_rate": new Array<number>(2 * COHORTS).fill(0),
        "demography.net_migration_start": [0],
        "demography.net_migration_long_run": [0],
      }),
    );
    const staying = 1 - deathProbability(mortalityFactor(flat, 0, 70) / 70, 0.5);
    let expected = people.reduce((total, persons) => total + persons, 0);
    for (let year = 2024; year <= 2051; year++) {
      expect(t.at("demography.population", year) / expected).toBeCloseTo(1, 11);
      expected *= staying;
    }
  });
});
