/** Two people who write down the same method should get the same city, to the last person. */
import { describe, expect, it } from "vitest";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { demographyAlone, runDemography } from "../arbitraries/demography-region.ts";
import { withLevers, withParameters } from "../arbitraries/lone-module.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { simulate } from "../laws/whole-run.ts";
import { COHORTS, project, SEXES, total, type City, type Sex } from "./plain-cohort-model.ts";

const { kortrijk, years, first, last } = demographyAlone;
const ALLOWED = 1e-9;

const rows = (values: readonly number[], sex: Sex): readonly number[] => {
  const half = values.length / 2;
  return sex === "male" ? values.slice(0, half) : values.slice(half);
};

/** Reads the numbers of a region; nothing of the engine takes part. */
function cityOf(
  region: RegionModel,
  housing: readonly number[] = new Array<number>(years).fill(0),
): City {
  const all = (name: string): readonly number[] => region.parameters[`demography.${name}`]!;
  const bySex = (name: string) => ({
    male: rows(all(name), "male"),
    female: rows(all(name), "female"),
  });
  return {
    firstYear: first,
    lastYear: last,
    population: bySex("population"),
    deathRate: bySex("death_rate"),
    lifeExpectancy: bySex("life_expectancy"),
    fertilitySchedule: all("fertility_schedule"),
    totalFertility: all("total_fertility"),
    shareOfBoys: all("male_birth_share")[0]!,
    shareOfArrivals: { male: all("arrival_sex_share")[0]!, female: all("arrival_sex_share")[1]! },
    arrivalSchedule: bySex("arrival_schedule"),
    departureRate: bySex("departure_rate"),
    netMigration: {
      start: all("net_migration_start")[0]!,
      longRun: all("net_migration_long_run")[0]!,
      from: all("net_migration_settled_year")[0]!,
    },
    moreArrivals: region.levers["demography.arrivals_change"]!.map(
      (change, index) => change + housing[index]!,
    ),
  };
}

const COLUMNS = ["opening", "births", "arrivals", "departures", "deaths"] as const;
/** The engine's account has one more column, of what a restart adds: none of these runs restarts. */
const WIDTH = COLUMNS.length + 1;

/** Largest difference over all cells and years, each relative to its own size. */
function largestDifference(run: Trajectories, city: City): { worst: number; where: string } {
  const opinion = project(city);
  let worst = 0;
  let where = "nowhere";
  const compare = (engine: number, plain: number, place: string): void => {
    const gap = Math.abs(engine - plain) / Math.max(1e-9, Math.abs(plain));
    if (!(gap <= worst)) {
      worst = gap;
      where = `${place}: ${engine} against ${plain}`;
    }
  };
  const cells = SEXES.length * COHORTS.length;
  const record = run.accounts[0]!.get("demography.cohorts")!;
  opinion.forEach((lived, index) => {
    SEXES.forEach((sex, s) => {
      for (const cohort of COHORTS) {
        const plain = lived.cohorts[sex][cohort]!;
        COLUMNS.forEach((column, at) => {
          const cell = (index * WIDTH + at) * cells + s * COHORTS.length + cohort;
          compare(record[cell]!, plain[column], `${lived.year} ${sex} ${cohort} ${column}`);
        });
      }
    });
    for (const column of ["births", "deaths", "arrivals", "departures"] as const) {
      const engine = run.at(`demography.${column}`, lived.year);
      compare(engine, total(lived, column), `${lived.year} ${column}`);
    }
    const closing = total(lived, "closing");
    const engine =
      lived.year === last
        ? run.atEnd("demography.population", 0)
        : run.at("demography.population", lived.year + 1);
    compare(engine, closing, `1 January ${lived.year + 1}`);
  });
  return { worst, where };
}

function expectAgreement(run: Trajectories, city: City): void {
  const { worst, where } = largestDifference(run, city);
  expect(worst, where).toBeLessThan(ALLOWED);
}

const flat = (value: number): number[] => new Array<number>(years).fill(value);
const parameter = (name: string): readonly number[] => kortrijk.parameters[`demography.${name}`]!;

describe("a second opinion on the population of Kortrijk, cell by cell and year by year", () => {
  it("agrees on the reference as it ships, run with the whole city", () => {
    const { model } = shipped("kortrijk/referentie.yaml");
    expectAgreement(simulate(model, true), cityOf(model.regions[0]!));
  });

  it("agrees with many children, shorter lives and a life expectancy that falls", () => {
    const region = withParameters(kortrijk, {
      "demography.total_fertility": flat(3.2),
      "demography.life_expectancy": [
        ...flat(0).map((_, index) => 74.31 - index / 7),
        ...flat(0).map((_, index) => 79.9 - index / 9),
      ],
      "demography.male_birth_share": [0.49],
    });
    expectAgreement(runDemography(region), cityOf(region));
  });

  it("agrees when the city empties and nobody needs to arrive", () => {
    const region = withParameters(kortrijk, {
      "demography.net_migration_start": [-9000],
      "demography.net_migration_long_run": [-500],
      "demography.net_migration_settled_year": [2031],
    });
    const run = runDemography(region);
    expect(run.at("demography.arrivals", 2024)).toBe(0);
    expectAgreement(run, cityOf(region));
  });

  it("agrees where more wish to leave than live to do so", () => {
    const region = withParameters(kortrijk, {
      "demography.departure_rate": parameter("departure_rate").map((rate, cohort) =>
        cohort % 102 > 90 ? 0.97 : rate / 2,
      ),
      "demography.life_expectancy": new Array<number>(2 * years).fill(70.07),
    });
    expectAgreement(runDemography(region), cityOf(region));
  });

  it("agrees when a plan and the homes of the city change who arrives", () => {
    const region = withLevers(
      withParameters(kortrijk, {
        "demography.population": parameter("population").map((n, cell) => n * (1 + (cell % 7) / 5)),
        "demography.housing_pull": [1.3],
        "demography.housing_push": [0.4],
        "demography.extra_completed_before": [35],
      }),
      { "demography.arrivals_change": flat(0).map((_, index) => 40 * (index % 5) - 60) },
    );
    const extra = flat(0).map((_, index) => 12 * index);
    const shortage = [...flat(0).map((_, index) => 9 * (index % 4)), 0];
    const housing = flat(0).map(
      (_, index) => 1.3 * (index === 0 ? 35 : extra[index - 1]!) - 0.4 * shortage[index]!,
    );
    expectAgreement(runDemography(region, { extra, shortage }), cityOf(region, housing));
  });

  it("would notice one newcomer more in a hundred years", () => {
    const city = cityOf(kortrijk);
    const netMigration = { ...city.netMigration, start: city.netMigration.start + 0.01 };
    const other = { ...city, netMigration };
    expect(largestDifference(runDemography(kortrijk), other).worst).toBeGreaterThan(ALLOWED);
  });
});
