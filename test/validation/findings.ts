/** Everything that docs/validation.md says in figures, computed. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { answerBenchmarks, Cities, type Answer } from "./benchmarks.ts";
import {
  END,
  hindcast,
  hindcastTurnover,
  hindcastWith,
  measured2020,
  measured2024,
  measuredBefore,
  naiveForecasts,
  observed,
  START,
  type Group,
  type Hindcast,
} from "./hindcast.ts";
import { projectSwedishWomen, swedishWomen } from "./published-example.ts";
import { tableRows } from "./table-rows.ts";

/** One measured figure and what was forecast for it in 2015. */
export interface Comparison {
  readonly id: string;
  readonly label: Text;
  readonly year: number;
  readonly measured: number;
  readonly model: number;
  /** By id of the naive forecast. */
  readonly naive: Readonly<Record<string, number>>;
  /** Naive forecasts that came nearer than the model. */
  readonly beatenBy: readonly string[];
}

const same = (text: string): Text => ({ nl: text, en: text });
const everybody: Group = { sex: "both", from: 0, to: 100 };
const group = (from: number, to: number): Group => ({ sex: "both", from, to });

const GROUPS: readonly {
  readonly id: string;
  readonly label: Text;
  readonly group: Group;
  readonly years: readonly number[];
}[] = [
  {
    id: "all",
    label: { nl: "Alle inwoners", en: "All inhabitants" },
    group: everybody,
    years: [2020, END],
  },
  {
    id: "men",
    label: { nl: "Mannen", en: "Men" },
    group: { ...everybody, sex: "male" },
    years: [END],
  },
  {
    id: "women",
    label: { nl: "Vrouwen", en: "Women" },
    group: { ...everybody, sex: "female" },
    years: [END],
  },
  { id: "0-17", label: same("0-17"), group: group(0, 17), years: [2020, END] },
  { id: "18-64", label: same("18-64"), group: group(18, 64), years: [2020, END] },
  { id: "18-24", label: same("18-24"), group: group(18, 24), years: [2020] },
  { id: "25-44", label: same("25-44"), group: group(25, 44), years: [2020] },
  { id: "45-64", label: same("45-64"), group: group(45, 64), years: [2020] },
  { id: "65+", label: same("65+"), group: group(65, 100), years: [2020, END] },
  { id: "65-79", label: same("65-79"), group: group(65, 79), years: [2020] },
  { id: "80+", label: same("80+"), group: group(80, 100), years: [2020] },
];

function compare(
  id: string,
  label: Text,
  year: number,
  measured: number,
  model: number,
  before: (year: number) => number,
): Comparison {
  const naive = Object.fromEntries(
    naiveForecasts.map((forecast) => [forecast.id, forecast.forecast(before, year)]),
  );
  const off = Math.abs(model - measured);
  const beatenBy = naiveForecasts
    .map((forecast) => forecast.id)
    .filter((forecast) => Math.abs(naive[forecast]! - measured) < off);
  return { id, label, year, measured, model, naive, beatenBy };
}

const people: readonly Comparison[] = [2020, END].flatMap((year) =>
  GROUPS.filter(({ years }) => years.includes(year)).map(({ id, label, group: of }) =>
    compare(
      id,
      label,
      year,
      year === END ? measured2024(of) : measured2020(of.from, of.to),
      hindcast.persons(of, year),
      (past) => measuredBefore(of, past),
    ),
  ),
);

/** 2023 is the last year in which households were measured. */
const LAST_HOUSEHOLDS = 2023;
const households: readonly Comparison[] = [2020, LAST_HOUSEHOLDS].map((year) =>
  compare(
    "households",
    { nl: "Particuliere huishoudens", en: "Private households" },
    year,
    observed("households", year),
    hindcast.value("households", year),
    (past) => observed("households", past),
  ),
);

/** Error in per cent by single age in 2020, of the model and of a city in which nothing changes. */
const OLDEST_SHOWN = 95;
const ageErrors = (() => {
  const errors = (of: (age: number) => number): number[] =>
    Array.from({ length: OLDEST_SHOWN + 1 }, (_, age) => {
      const measured = measured2020(age, age);
      return (100 * (of(age) - measured)) / measured;
    });
  return {
    model: errors((age) => hindcast.persons(group(age, age), 2020)),
    constant: errors((age) => measuredBefore(group(age, age), START)),
  };
})();

// Migration.

const assumed = hindcast.value("net_migration", START);
/** Net migration of the years from 2020 on, measured or from the balance of stocks. */
const KNOWN_FROM = 2020;
const knownLater = hindcastWith((year) =>
  year < KNOWN_FROM ? 0 : observed("net_migration", year) - assumed,
);

/** Newcomers per year that the forecast of 2015 lacked, to reach the measured total of a year. */
function migrationErrorBy(year: number, measured: number) {
  const PROBE = 100;
  const reached = (run: Hindcast): number => run.value("population", year);
  const perNewcomer = (reached(hindcastWith(() => PROBE)) - reached(hindcast)) / PROBE;
  const lacking = measured - reached(hindcast);
  return { assumed, lacking, perNewcomer, perYear: lacking / perNewcomer };
}
const migrationError = migrationErrorBy(END, measured2024(everybody));
const migrationErrorBy2020 = migrationErrorBy(KNOWN_FROM, measured2020(0, 100));

/** The range that this error gives the long-run net migration, and the one that is declared. */
export function migrationRange(cities: Cities) {
  const { scenario } = cities.reference;
  const record = scenario.notes.regions[0]!.parameters["demography.net_migration_long_run"]![0]!;
  const central = scenario.model.regions[0]!.parameters["demography.net_migration_long_run"]![0]!;
  const error = Math.abs(migrationError.perYear);
  return {
    central,
    needed: [central - error, central + error] as const,
    declared: [record.low!, record.high!] as const,
  };
}

// Housing.

const CENSUS_2011 = 36_965;
const COMPLETED_PER_PERMIT = 0.69;
const STOCK_2025 = 40_289;
const permits = tableRows("test/validation/permits-kortrijk.csv")
  .filter((row) => Number(row["year"]) >= 2011 && Number(row["year"]) <= 2024)
  .map((row) => Number(row["new_dwellings"]));
const permitted = permits.reduce((sum, dwellings) => sum + dwellings, 0);
/** Part of the stock demolished per year on the reference path. */
const DEMOLISHED = 0.0015;
const housing = {
  census: CENSUS_2011,
  permitted,
  ratio: COMPLETED_PER_PERMIT,
  demolished: DEMOLISHED,
  reached: CENSUS_2011 + permitted * COMPLETED_PER_PERMIT,
  /** The same with dwellings demolished at the rate of the reference. */
  reachedWithDemolition: permits.reduce(
    (stock, dwellings) => stock + dwellings * COMPLETED_PER_PERMIT - DEMOLISHED * stock,
    CENSUS_2011,
  ),
  stock: STOCK_2025,
};

// The published example.

const SWEDISH_STEPS = 2;
const swedish = (() => {
  const [start, in1998, in2003] = projectSwedishWomen(SWEDISH_STEPS) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const off = (women: Float64Array, printed: readonly number[]): number =>
    women.reduce((worst, n, i) => Math.max(worst, Math.abs(n - printed[i]!)), 0);
  return {
    start,
    in1998,
    in2003,
    printed: swedishWomen.printed,
    ages: swedishWomen.ages,
    largest: Math.max(
      off(in1998, swedishWomen.printed[1998]),
      off(in2003, swedishWomen.printed[2003]),
    ),
  };
})();

export interface Findings {
  readonly cities: Cities;
  readonly answers: readonly Answer[];
  readonly people: readonly Comparison[];
  readonly households: readonly Comparison[];
  readonly ageErrors: typeof ageErrors;
  readonly migrationError: typeof migrationError;
  readonly migrationErrorBy2020: typeof migrationErrorBy2020;
  readonly range: ReturnType<typeof migrationRange>;
  readonly knownLater: Hindcast;
  readonly hindcast: Hindcast;
  /** Population of 2024 with half the turnover, to see how much the one later figure matters. */
  readonly halfTurnover: number;
  readonly housing: typeof housing;
  readonly swedish: typeof swedish;
}

export function findings(): Findings {
  const cities = new Cities();
  return {
    cities,
    answers: answerBenchmarks(cities),
    people,
    households,
    ageErrors,
    migrationError,
    migrationErrorBy2020,
    range: migrationRange(cities),
    knownLater,
    hindcast,
    halfTurnover: hindcastTurnover(0.5).value("population", END),
    housing,
    swedish,
  };
}
