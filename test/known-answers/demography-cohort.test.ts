/** One cohort of a thousand women of 40, through one year, worked out by hand. */
import { describe, expect, it } from "vitest";
import {
  AGES,
  COHORTS,
  mortalityFactor,
  survivalRatios,
} from "../../engine/model/demography/life-table.ts";
import { demographyAlone, runDemography } from "../arbitraries/demography-region.ts";
import { withParameters } from "../arbitraries/lone-module.ts";

const { kortrijk, years } = demographyAlone;
const FEMALE = 1;
const AGE = 40;
const CELL = FEMALE * COHORTS + AGE + 1;

const only = (length: number, cell: number, value: number): number[] =>
  Array.from({ length }, (_, at) => (at === cell ? value : 0));

/** A city of women of 40 alone, childless, at a life expectancy of 80 years. */
function city(women: number, arrivals: number, departureRate: number, age = AGE) {
  return runDemography(
    withParameters(kortrijk, {
      "demography.population": only(2 * AGES, FEMALE * AGES + age, women),
      "demography.life_expectancy": new Array<number>(2 * years).fill(80),
      "demography.total_fertility": new Array<number>(years).fill(0),
      "demography.arrival_sex_share": [0, 1],
      "demography.arrival_schedule": [...only(COHORTS, 0, 1), ...only(COHORTS, age + 1, 1)],
      "demography.departure_rate": new Array<number>(2 * COHORTS).fill(departureRate),
      "demography.net_migration_start": [arrivals - women * departureRate],
      "demography.net_migration_long_run": [0],
    }),
  );
}

const rates = kortrijk.parameters["demography.death_rate"]!;
const ratios = new Float64Array(COHORTS);
survivalRatios(rates, FEMALE * AGES, mortalityFactor(rates, FEMALE * AGES, 80), ratios, 0);
const survival = ratios[AGE + 1]!;

describe("a cohort", () => {
  it("without migrants has its survivors left", () => {
    const t = city(1000, 0, 0);
    expect(t.at("demography.population", 2025)).toBeCloseTo(1000 * survival, 9);
    expect(t.at("demography.deaths", 2024)).toBeCloseTo(1000 * (1 - survival), 9);
  });

  it("of arrivals is exposed to half of the year's mortality", () => {
    const t = city(0, 1000, 0);
    expect(t.at("demography.arrivals", 2024)).toBeCloseTo(1000, 9);
    expect(t.at("demography.population", 2025)).toBeCloseTo((1000 * (1 + survival)) / 2, 9);
    expect(t.at("demography.deaths", 2024)).toBeCloseTo((1000 * (1 - survival)) / 2, 9);
  });

  it("that partly leaves is half exposed for those who leave", () => {
    const t = city(1000, 0, 0.1);
    expect(t.at("demography.departures", 2024)).toBeCloseTo(100, 9);
    const left = 1000 * survival - (100 * (1 + survival)) / 2;
    expect(t.at("demography.population", 2025)).toBeCloseTo(left, 9);
    expect(t.at("demography.deaths", 2024)).toBeCloseTo(900 - left, 9);
  });

  it("that wishes to leave whole loses no more than would have lived", () => {
    const t = city(1000, 1000, 1, 90);
    const surviving = ratios[91]!;
    const record = t.accounts[0]!.get("demography.cohorts")!;
    const cell = CELL + 50;
    const leaving = (1000 * 2 * surviving) / (1 + surviving);
    expect(record[3 * 2 * COHORTS + cell]).toBeCloseTo(leaving, 9);
    const arrived = record[2 * 2 * COHORTS + cell]!;
    const dying = 1000 - leaving + (arrived * (1 - surviving)) / 2;
    expect(record[4 * 2 * COHORTS + cell]).toBeCloseTo(dying, 9);
  });
});
