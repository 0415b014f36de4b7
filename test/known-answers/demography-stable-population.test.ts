import { describe, expect, it } from "vitest";
import { demography } from "../../engine/model/demography/module.ts";
import {
  AGES,
  COHORTS,
  mortalityFactor,
  survivalRatios,
} from "../../engine/model/demography/life-table.ts";
import { runDemography } from "../arbitraries/demography-region.ts";
import { LoneModule, withParameters } from "../arbitraries/lone-module.ts";

const FEMALE = 1;
const LIFE_EXPECTANCY = 84;

/**
 * Lotka's equation for yearly steps, solved by halving: one girl replaces herself at growth `factor`
 * when TFR x girls x sum f(a) l(a) (factor^-a + factor^-(a+1)) / 2 = 1, l(a) being the part of the
 * girls born in a year who are aged a on a later 1 January.
 */
function intrinsicGrowth(
  rates: readonly number[],
  schedule: readonly number[],
  totalFertility: number,
  girls: number,
): number {
  const ratios = new Float64Array(COHORTS);
  const factor = mortalityFactor(rates, FEMALE * AGES, LIFE_EXPECTANCY);
  survivalRatios(rates, FEMALE * AGES, factor, ratios, 0);
  const daughters = (growth: number): number => {
    let sum = 0;
    let present = ratios[0]!;
    for (let age = 0; age < 60; age++) {
      const discount = growth ** -age;
      sum += (schedule[age]! * present * (discount + discount / growth)) / 2;
      present *= ratios[age + 1]!;
    }
    return totalFertility * girls * sum;
  };
  let low = 0.9;
  let high = 1.1;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (daughters(middle) > 1) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

describe("a stable population", () => {
  it.each([1.2, 1.6, 2.1, 3])(
    "grows at its intrinsic rate with %d children per woman",
    (children) => {
      const lone = new LoneModule(demography, 2000, 3299);
      const { kortrijk, years } = lone;
      const values = kortrijk.parameters;
      const t = runDemography(
        withParameters(kortrijk, {
          "demography.life_expectancy": new Array<number>(2 * years).fill(LIFE_EXPECTANCY),
          "demography.total_fertility": new Array<number>(years).fill(children),
          "demography.departure_rate": new Array<number>(2 * COHORTS).fill(0),
          "demography.net_migration_start": [0],
          "demography.net_migration_long_run": [0],
        }),
        {},
        lone,
      );
      const growth = intrinsicGrowth(
        [...values["demography.death_rate"]!],
        values["demography.fertility_schedule"]!,
        children,
        1 - values["demography.male_birth_share"]![0]!,
      );
      for (const id of ["demography.population", "demography.births", "demography.deaths"]) {
        expect(t.at(id, 3299) / t.at(id, 3298) / growth).toBeCloseTo(1, 10);
      }
    },
  );
});
