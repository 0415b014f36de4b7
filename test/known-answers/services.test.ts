import { describe, expect, it } from "vitest";
import { services } from "../../engine/model/services/module.ts";
import { LoneModule } from "../arbitraries/lone-module.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { simulate } from "../laws/whole-run.ts";

const AGES = 101;
const alone = new LoneModule(services, 2024, 2026);
const kortrijk = alone.kortrijk;
const ids = kortrijk.dimensions["service"]!;
const cell = (id: string): number => ids.indexOf(id);

/** As many men and women at each age as `people` says, for each 1 January. */
function recorded(people: (sex: number, age: number, year: number) => number): number[] {
  const values: number[] = [];
  for (let year = 0; year <= alone.years; year++) {
    for (let sex = 0; sex < 2; sex++) {
      for (let age = 0; age < AGES; age++) values.push(people(sex, age, year));
    }
  }
  return values;
}

const run = (people: (sex: number, age: number, year: number) => number) =>
  alone.run(kortrijk, { "demography.population_by_age": recorded(people) });

describe("services", () => {
  it("counts users by hand", () => {
    const result = run(() => 10);
    const use = (id: string): number => result.at("services.use", 2024, cell(id));
    expect(use("childcare")).toBeCloseTo(2 * 3 * 10 * 0.579, 9);
    expect(use("primary_pupils")).toBeCloseTo(2 * 9 * 10, 9);
    expect(use("secondary_pupils")).toBeCloseTo(2 * 6 * 10, 9);
    // 65-74 at 1 %, 75-84 at 4.12 %, 16 ages of 85 and over at 14 and 27 %.
    const care = 2 * 100 * 0.01 + 2 * 100 * 0.0412 + 160 * 0.14 + 160 * 0.27;
    expect(use("residential_care")).toBeCloseTo(care, 9);
    expect(use("assisted_dwellings")).toBeCloseTo(2 * 36 * 10 * 0.0231, 9);
  });

  it("grows with its ages alone", () => {
    const result = run((_, age, year) => (age >= 65 ? 100 * (1 + year / 10) : 100));
    const growth = (id: string, year: number): number =>
      result.at("services.use_growth", year, cell(id));
    expect(growth("residential_care", 2024)).toBe(0);
    expect(growth("residential_care", 2026)).toBeCloseTo(0.2, 12);
    expect(growth("assisted_dwellings", 2025)).toBeCloseTo(0.1, 12);
    expect(growth("primary_pupils", 2026)).toBe(0);
  });

  it("tells ages of women apart where those of men are alike", () => {
    const rate = [...kortrijk.parameters["services.rate"]!];
    rate[cell("childcare") * 2 * AGES + AGES + 1] = 1;
    const region = { ...kortrijk, parameters: { ...kortrijk.parameters, "services.rate": rate } };
    const result = alone.run(region, { "demography.population_by_age": recorded(() => 10) });
    const users = result.at("services.use", 2024, cell("childcare"));
    expect(users).toBeCloseTo(5 * 10 * 0.579 + 10, 9);
  });

  it("has no users and no growth where nobody lives", () => {
    const result = run(() => 0);
    for (let service = 0; service < ids.length; service++) {
      expect(result.at("services.use", 2025, service)).toBe(0);
      expect(result.at("services.use_growth", 2025, service)).toBe(0);
    }
  });

  it("gives 5.3 % of the Flemish people of 65 and over in 2019 a place in a care home", () => {
    // Statbel, Flemish Region, 1 January 2019: 65-74, 75-84, men and women of 85 and over.
    const [younger, middle, men, women] = [690_167, 439_557, 69_678, 132_649];
    const spread = (sex: number, age: number): number =>
      age < 65
        ? 0
        : age < 75
          ? younger / 20
          : age < 85
            ? middle / 20
            : (sex === 0 ? men : women) / 16;
    const users = run(spread).at("services.use", 2024, cell("residential_care"));
    expect(users / (younger + middle + men + women)).toBeCloseTo(0.053, 4);
  });

  it("asks of every age of Kortrijk what its table says, whatever the bands", () => {
    const { model } = shipped("kortrijk/kortrijk-2040.yaml");
    const whole = simulate(model);
    const rate = model.regions[0]!.parameters["services.rate"]!;
    for (const year of [2024, 2037, 2050]) {
      ids.forEach((id, service) => {
        let users = 0;
        for (let at = 0; at < 2 * AGES; at++) {
          users +=
            rate[service * 2 * AGES + at]! * whole.at("demography.population_by_age", year, at);
        }
        expect(whole.at("services.use", year, service), id).toBeCloseTo(users, 6);
      });
    }
  });
});
