/** What follows from the counts of a municipality: its migration, and its households by the rates of 2011. */
import { SEXES, startOf, type BySexAndAge, type Sex } from "./ages.ts";
import { householdsOn, inhabitants, type FlemishLevels, type Municipality } from "./facts.ts";
import { byAge, MUNICIPALITIES, numberIn, rowsOf, sum, type SuppliedTexts } from "./tables.ts";

const KORTRIJK = "regions/kortrijk";
/** Those born during the year, and ages 0 to 100. */
const COHORTS = 102;
export const FERTILITY = 1.53;
export const BOYS = 0.5114;

export interface Vital {
  readonly births: number;
  readonly deaths: number;
}

/** Births and deaths in a year at the Flemish rates of 2022 and 2023. */
export function vitalOf(texts: SuppliedTexts, people: BySexAndAge): Vital {
  const schedule = byAge(
    rowsOf(texts, "regions/vlaanderen/tables/demography-fertility-belgium-2019.csv"),
    "share",
  );
  const rates = rowsOf(texts, `${MUNICIPALITIES}/tables/death-rates-flanders-2023.csv`);
  const died = (sex: Sex): number =>
    sum(byAge(rates, sex).map((rate, age) => rate * people[sex][age]!));
  return {
    births: FERTILITY * sum(schedule.map((share, age) => share * people.female[age]!)),
    deaths: died("male") + died("female"),
  };
}

export interface NetMigration {
  /** Persons in the first year, and the range. */
  readonly start: readonly [number, number, number];
  /** Persons a year in the long run, and the range. */
  readonly longRun: readonly [number, number, number];
  readonly note: { readonly start: string; readonly longRun: string };
}

/** How far a forecast of ten years missed in Kortrijk, as a share of the inhabitants a year. */
const MISSED = 0.006;

const signed = (value: number): string => (value < 0 ? "-" : "") + Math.round(Math.abs(value));

/** Net migration as the balance of the counted population: growth less births plus deaths. */
export function netMigration(
  municipality: Municipality,
  vital: Vital,
  levels: FlemishLevels,
): NetMigration {
  const { total } = startOf(municipality);
  const growth = (from: number, to: number, otherwise: number): readonly [number, boolean] => {
    const [first, last] = [inhabitants(municipality, from), inhabitants(municipality, to)];
    return first === null || last === null
      ? [otherwise * total, false]
      : [(last - first) / (to - from), true];
  };
  const [early, isOwnEarly] = growth(2009, 2019, levels.growth_2009_2019!);
  const [late, isOwnLate] = growth(2021, 2024, levels.growth_2021_2024!);
  const meanEarly =
    ((inhabitants(municipality, 2009) ?? total) + (inhabitants(municipality, 2019) ?? total)) / 2;
  const naturalEarly = levels.natural_balance_2009_2019! * meanEarly;
  const naturalLate = vital.births - vital.deaths;
  const longRun = Math.round(early - naturalEarly);
  const recent = late - naturalLate;
  const latest = levels.net_migration_of_latest_year!;
  const start = Math.round(latest * recent);
  const own = (isOwn: boolean): string => (isOwn ? "" : " (Flanders, in proportion)");
  const [low, high] = [Math.min(start, longRun), Math.max(start, Math.round(recent))];
  return {
    start: [start, low, high],
    longRun: [longRun, Math.round(longRun - MISSED * total), Math.round(longRun + MISSED * total)],
    note: {
      start: `Growth ${signed(late)} a year in 2021-2024${own(isOwnLate)} less ${signed(naturalLate)} by births and deaths at Flemish rates = ${signed(recent)}; x ${latest}, as in Kortrijk the inflow of 2024 was lower than that of 2021-2023`,
      longRun: `Growth ${signed(early)} a year in 2009-2019${own(isOwnEarly)} less ${signed(naturalEarly)} by births and deaths at the Flemish balance of 0.1 %; range: what a forecast of 2015 missed in Kortrijk, 0.6 % of the inhabitants a year`,
    },
  };
}

export interface Schedules {
  /** Shares of the arrivals of a sex by cohort, the newborn first; together 1. */
  readonly arrivals: BySexAndAge;
  /** Departures per person and year by cohort. */
  readonly departures: BySexAndAge;
}

/** Departures per person and year by cohort, the newborn first: those of Kortrijk. */
export function departureRates(texts: SuppliedTexts): BySexAndAge {
  const rows = rowsOf(texts, `${KORTRIJK}/tables/demography-migration.csv`);
  return { male: byAge(rows, "departure_rate_male"), female: byAge(rows, "departure_rate_female") };
}

/** Rates of departure of Kortrijk; who arrives has the ages of those who leave this municipality. */
export function schedulesOf(
  texts: SuppliedTexts,
  people: BySexAndAge,
  { births }: Vital,
): Schedules {
  const rates = departureRates(texts);
  const ofSex = (sex: Sex): { arrivals: readonly number[]; departures: readonly number[] } => {
    const departures = rates[sex];
    const newborn = births * (sex === "male" ? BOYS : 1 - BOYS);
    const exposed = [newborn, ...people[sex]];
    const leaving = departures.map((rate, at) => rate * exposed[at]!);
    const total = sum(leaving);
    return { arrivals: leaving.map((persons) => persons / total), departures };
  };
  const [male, female] = [ofSex("male"), ofSex("female")];
  if (male.departures.length !== COHORTS) throw new Error("a cohort is missing");
  return {
    arrivals: { male: male.arrivals, female: female.arrivals },
    departures: { male: male.departures, female: female.departures },
  };
}

/** Rates of 2011 by age and sex, of the arrondissement of Kortrijk. */
export const householdRates = (texts: SuppliedTexts): readonly Readonly<Record<string, string>>[] =>
  rowsOf(texts, `${KORTRIJK}/tables/demography-households.csv`);

export interface RateFactor {
  readonly factor: number;
  readonly year: number;
  readonly households: number;
}

/** People in private households of each sex and age, of a year, and their rates of 2011. */
function ratesOn(
  texts: SuppliedTexts,
  municipality: Municipality,
  people: BySexAndAge,
  year: number,
): readonly { readonly persons: number; readonly head: number; readonly alone: number }[] {
  const total = startOf(municipality).total;
  const size = (inhabitants(municipality, year) ?? total) / total;
  const rates = householdRates(texts);
  return SEXES.flatMap((sex) =>
    rates.map((row, age) => ({
      persons: people[sex][age]! * size * (1 - numberIn(row, `collective_${sex}`)),
      head: numberIn(row, `head_${sex}`),
      alone: numberIn(row, `alone_${sex}`),
    })),
  );
}

/** A factor that gives a number where a bound makes the sum bend: some steps of a fixed point settle it. */
function fittedFactor(wanted: number, found: (factor: number) => number): number {
  let factor = 1;
  for (let step = 0; step < 20; step++) factor *= wanted / found(factor);
  return factor;
}

/**
 * The factor with which the rates of 2011 give the households that were counted in 2023 (else those of
 * the first year that is known from then on), for the ages of 2024 scaled to the people of that year.
 */
export function headshipFactor(
  texts: SuppliedTexts,
  municipality: Municipality,
  people: BySexAndAge,
): RateFactor {
  const year = householdsOn(municipality, 2023) === null ? 2024 : 2023;
  const households = householdsOn(municipality, year);
  if (households === null) {
    throw new Error(`the households of ${municipality.name} in ${year} are not known`);
  }
  const cells = ratesOn(texts, municipality, people, year);
  const factor = fittedFactor(households, (times) =>
    sum(cells.map(({ persons, head }) => persons * Math.min(1, head * times))),
  );
  return { factor, year, households };
}

/**
 * The factor with which the rates of 2011 give the one-person households that were counted, never more
 * of them than heads of an age.
 */
export function livingAloneFactor(
  texts: SuppliedTexts,
  municipality: Municipality,
  people: BySexAndAge,
  heads: RateFactor,
  households: number,
): number {
  const cells = ratesOn(texts, municipality, people, heads.year);
  return fittedFactor(households, (times) =>
    sum(
      cells.map(
        ({ persons, head, alone }) => persons * Math.min(1, head * heads.factor, alone * times),
      ),
    ),
  );
}
