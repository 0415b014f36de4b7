/**
 * Demography and households from the measured stock of 1 January 2015 with rates known then, and the
 * forecasts of someone without a model, held against what was measured later.
 */
import { DiskFiles } from "../../cli/disk.ts";
import { demography } from "../../engine/model/demography/module.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { loadRegion } from "../../engine/scenario/region/region.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { runModules } from "../arbitraries/module-run.ts";
import { root } from "../arbitraries/root.ts";
import { tableRows } from "./table-rows.ts";

export const HINDCAST_REGION = "test/validation/regions/kortrijk-2015";
export const START = 2015;
/** Flows of this year lead to the stock of 1 January 2024. */
const LAST_FLOW = 2023;
export const END = LAST_FLOW + 1;
const YEARS = LAST_FLOW - START + 1;
const AGES = 101;

function regionOf2015(): RegionModel {
  const { region, diagnostics } = loadRegion(
    new DiskFiles(root),
    HINDCAST_REGION,
    { modules: [demography.declaration], dimensions: catalogue.dimensions },
    { first: START, last: LAST_FLOW, partOfModel: true },
  );
  if (region === null) throw new Error(diagnostics.map(({ message }) => message.en).join("\n"));
  return {
    id: region.id,
    dimensions: {},
    parameters: region.parameters,
    reference: region.reference,
    levers: region.reference,
    history: {},
  };
}

/** The city without homes that attract or repel anybody. */
function runFrom2015(region: RegionModel): Hindcast {
  const run = runModules([demography], {
    first: START,
    last: LAST_FLOW,
    parameters: { ...region.parameters },
    levers: region.levers,
    recorded: {
      "housing.extra_completed": new Array<number>(YEARS).fill(0),
      "housing.shortage": new Array<number>(YEARS + 1).fill(0),
    },
    record: true,
  });
  return new Hindcast(run);
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

export type Sex = "male" | "female";
const SEXES: readonly Sex[] = ["male", "female"];

/** Who is forecast: a sex or both, from an age up to and including another. */
export interface Group {
  readonly sex: Sex | "both";
  readonly from: number;
  readonly to: number;
}

/** A finished run with its people by single age. */
export class Hindcast {
  constructor(readonly run: Trajectories) {}

  /** People by age on 1 January of a year of the run. */
  people(sex: Sex, year: number): number[] {
    const cohorts = AGES + 1;
    const cells = 2 * cohorts;
    const record = this.run.accounts[0]!.get("demography.cohorts")!;
    const columns = record.length / YEARS / cells;
    const s = SEXES.indexOf(sex) * cohorts;
    const opening = (index: number): number[] =>
      Array.from({ length: AGES }, (_, age) => record[index * columns * cells + s + age + 1]!);
    if (year <= LAST_FLOW) return opening(year - START);
    // The stock after the last year is what the balance of each cohort leaves.
    const at = (column: number, cohort: number): number =>
      record[((YEARS - 1) * columns + column) * cells + s + cohort]!;
    const closing = new Array<number>(AGES).fill(0);
    for (let cohort = 0; cohort < cohorts; cohort++) {
      const age = Math.min(AGES - 1, cohort);
      const [stock, born, arrived, left, died] = [0, 1, 2, 3, 4].map((c) => at(c, cohort));
      closing[age] = closing[age]! + stock! + born! + arrived! - left! - died!;
    }
    return closing;
  }

  persons({ sex, from, to }: Group, year: number): number {
    const sexes = sex === "both" ? SEXES : [sex];
    return sum(sexes.map((one) => sum(this.people(one, year).slice(from, to + 1))));
  }

  value(id: string, year: number, cell = 0): number {
    return year > LAST_FLOW
      ? this.run.atEnd(`demography.${id}`, cell)
      : this.run.at(`demography.${id}`, year, cell);
  }
}

const region = regionOf2015();

/** The forecast itself. */
export const hindcast = runFrom2015(region);

/** The forecast with other net migration: more or fewer newcomers in each year, as in the lever. */
export const hindcastWith = (moreArrivals: (year: number) => number): Hindcast =>
  runFrom2015({
    ...region,
    levers: {
      "demography.arrivals_change": Array.from({ length: YEARS }, (_, index) =>
        moreArrivals(START + index),
      ),
    },
  });

/** The forecast with other turnover: departures multiplied, net migration the same. */
export const hindcastTurnover = (factor: number): Hindcast =>
  runFrom2015({
    ...region,
    parameters: {
      ...region.parameters,
      "demography.departure_rate": region.parameters["demography.departure_rate"]!.map(
        (rate) => rate * factor,
      ),
    },
  });

// What was measured.

const before = tableRows(
  "scenarios/regions/kortrijk/tables/source/demography-population-2009-2015.csv",
);
const in2020 = tableRows("test/validation/measured-ages-2020.csv");
const in2024 = tableRows("scenarios/regions/kortrijk/tables/demography-population-2024.csv");
const history = tableRows("scenarios/regions/kortrijk/history/demography.csv");

/** Measured persons of 2009 to 2015. */
export const measuredBefore = ({ sex, from, to }: Group, year: number): number =>
  sum(
    before
      .filter((row) => Number(row["year"]) === year)
      .filter((row) => from <= Number(row["age"]) && Number(row["age"]) <= to)
      .map((row) => Number(row[sex === "both" ? "total" : sex])),
  );

/** Measured persons of 1 January 2020, single ages of both sexes. */
export const measured2020 = (from: number, to: number): number =>
  sum(
    in2020
      .filter((row) => from <= Number(row["age"]) && (Number(row["age"]) <= to || to >= 100))
      .map((row) => Number(row["total"])),
  );

/**
 * Persons of 1 January 2024. Measured are the total, the sexes, and the ages 0-17, 18-64 and 65 and
 * over; the table in which they are read meets those.
 */
export const measured2024 = ({ sex, from, to }: Group): number =>
  sum(
    in2024
      .filter((row) => from <= Number(row["age"]) && Number(row["age"]) <= to)
      .flatMap((row) => (sex === "both" ? SEXES : [sex]).map((one) => Number(row[one]))),
  );

/** An observation of the region: `observed("households", 2020)`. */
export function observed(name: string, year: number): number {
  const row = history.find(
    (one) => one["indicator"] === `demography.${name}` && Number(one["year"]) === year,
  );
  if (row === undefined) throw new Error(`no ${name} of ${year} was measured`);
  return Number(row["value"]);
}

// Forecasts without a model.

export interface NaiveForecast {
  readonly id: "constant" | "last_year" | "last_five_years";
  /** @param value the measured series up to 2015 */
  forecast(value: (year: number) => number, year: number): number;
}

export const naiveForecasts: readonly NaiveForecast[] = [
  { id: "constant", forecast: (value) => value(START) },
  {
    id: "last_year",
    forecast: (value, year) => value(START) * (value(START) / value(START - 1)) ** (year - START),
  },
  {
    id: "last_five_years",
    forecast: (value, year) =>
      value(START) * (value(START) / value(START - 5)) ** ((year - START) / 5),
  },
];
