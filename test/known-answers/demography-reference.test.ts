import path from "node:path";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { coefficientsOf } from "../../engine/model/demography/coefficients.ts";
import { COHORTS } from "../../engine/model/demography/life-table.ts";
import { demographyAlone, runDemography, stockOf } from "../arbitraries/demography-region.ts";
import { withParameters } from "../arbitraries/lone-module.ts";
import { root } from "../arbitraries/root.ts";

const { kortrijk, years } = demographyAlone;
const tables = "scenarios/regions/kortrijk/tables";
const estimated = `${tables}/source/demography-population-2020-2024-estimated.csv`;
const reference = runDemography(kortrijk);
const value = (id: string, year: number, cell = 0): number =>
  reference.at(`demography.${id}`, year, cell);
const within = (actual: number, wanted: number, share: number): void =>
  expect(Math.abs(actual / wanted - 1)).toBeLessThan(share);

describe("the reference of Kortrijk", () => {
  it("starts from the official figures of 1 January 2024", () => {
    expect(value("population", 2024)).toBe(80032);
    expect(value("population_by_sex", 2024)).toBe(39656);
    expect(value("population_18_64", 2024)).toBe(47032);
    expect(value("population_65_plus", 2024)).toBe(17276);
    expect(
      value("population_0_2", 2024) +
        value("population_3_11", 2024) +
        value("population_12_17", 2024),
    ).toBe(15724);
  });

  it("has seven people under 18 or over 64 for every ten between", () => {
    expect(value("dependency_ratio", 2024)).toBeCloseTo((15_724 + 17_276) / 47_032, 12);
  });

  it("follows its line of net migration: 856 in 2024, 323 from 2030", () => {
    for (let year = 2024; year <= 2050; year++) {
      const line = year >= 2030 ? 323 : 856 + ((323 - 856) * (year - 2024)) / 6;
      expect(value("net_migration", year)).toBeCloseTo(line, 8);
    }
  });

  it("has about as many births and deaths as the city counted in 2024: 813 and 897", () => {
    within(value("births", 2024), 813, 0.05);
    within(value("deaths", 2024), 897, 0.05);
    expect(value("natural_balance", 2024)).toBeLessThan(0);
  });

  it("has the population of the specification with 323 a year from the start, and with 700", () => {
    const with_ = (net: number) =>
      runDemography(
        withParameters(kortrijk, {
          "demography.net_migration_start": [net],
          "demography.net_migration_long_run": [net],
        }),
      ).at("demography.population", 2040);
    within(with_(323), 83_900, 0.015);
    within(with_(700), 91_000, 0.015);
  });

  it("lies within the fair tolerances of the outlooks for 2040", () => {
    within(value("population", 2040), 85_341, 0.02);
    within(value("households", 2030), 35_793, 0.035);
    within(value("households", 2040), 37_890, 0.03);
    within(value("population_65_plus", 2040), 21_700, 0.06);
  });

  it("meets the households of 2023, the last measured year", () => {
    const t = runDemography(
      withParameters(kortrijk, { "demography.population": stockOf(estimated, 2023) }),
    );
    expect(t.at("demography.population", 2024)).toBeCloseTo(78_841, 0);
    within(t.at("demography.households", 2024), 34_720, 1e-4);
    within(t.at("demography.households_by_size", 2024, 0), 12_909, 1e-4);
    // Sizes 2, 3 and 4 or more in the proportions of the outlook for 2025.
    const rest = 34_720 - 12_909;
    within(t.at("demography.households_by_size", 2024, 1), (rest * 11_444) / 21_945, 2e-3);
    within(t.at("demography.households_by_size", 2024, 2), (rest * 4154) / 21_945, 2e-3);
    within(t.at("demography.households_by_size", 2024, 3), (rest * 6347) / 21_945, 2e-3);
  });
});

describe("the migration tables", () => {
  const first = 2024;
  const made = coefficientsOf((name) => kortrijk.parameters[`demography.${name}`]!, years, first);

  it("let nobody leave who would have died before, in no cell of no year", () => {
    expect(made.capped).toBe(false);
  });

  it("give the arrivals and departures measured in 2020 on the population of 2020", () => {
    const people = stockOf(estimated, 2020);
    const rates = kortrijk.parameters["demography.departure_rate"]!;
    let leaving = 769 * rates[0]!;
    for (let cell = 0; cell < people.length; cell++) {
      const sex = cell < people.length / 2 ? 0 : 1;
      leaving += people[cell]! * rates[sex * COHORTS + 1 + cell - (sex * people.length) / 2]!;
    }
    within(leaving, 3777, 1e-4);
  });

  it("are what the script makes from the published tables", async () => {
    const script = pathToFileURL(path.join(root, "build/data/demography-tables.mjs")).href;
    const { migrationTable, householdTable } = (await import(script)) as {
      readonly migrationTable: () => string;
      readonly householdTable: () => string;
    };
    const shipped = (name: string): string => readFileSync(path.join(root, tables, name), "utf8");
    expect(shipped("demography-migration.csv")).toBe(migrationTable());
    expect(shipped("demography-households.csv")).toBe(householdTable());
  });

  it("leave the reference with the arrivals that a search by trial finds", () => {
    // Independent of the one division in coefficients.ts: try arrivals until the balance fits.
    const balance = (arrivals: number): number => {
      const change = kortrijk.levers["demography.arrivals_change"]!.map(
        () => arrivals - made.referenceArrivals[0]!,
      );
      return runDemography({ ...kortrijk, levers: { "demography.arrivals_change": change } }).at(
        "demography.net_migration",
        first,
      );
    };
    let low = 0;
    let high = 20_000;
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (balance(middle) < 856) low = middle;
      else high = middle;
    }
    expect(low).toBeCloseTo(made.referenceArrivals[0]!, 6);
  });
});
