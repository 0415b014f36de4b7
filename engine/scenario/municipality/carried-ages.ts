/** Ages and sexes of a municipality on 1 January 2024, carried from its own count of 2020. */
import { flemishAges, agesOf, men, SEXES, startOf, wholeParts } from "./ages.ts";
import type { BySexAndAge, Sex } from "./ages.ts";
import { BOYS, departureRates, vitalOf } from "./demography.ts";
import type { Municipality } from "./facts.ts";
import { byAge, MUNICIPALITIES, rowsOf, sum, type SuppliedTexts } from "./tables.ts";

const COUNTED = 2020;
const START = 2024;
const OPEN_AGE = 100;

/** Inhabitants of 1 January 2024: from the ages counted of the municipality, else those of Flanders. */
export function peopleOf(texts: SuppliedTexts, municipality: Municipality): BySexAndAge {
  const counted = municipality.counted?.ages;
  return counted === undefined
    ? agesOf(municipality, flemishAges(texts))
    : carriedAges(texts, municipality, counted.value);
}

/**
 * Carries a count of 2020 by age to 2024: split by sex as Flanders has the sexes in each cohort, fitted
 * to the men counted in the municipality; four years of its own births and deaths, the deaths by
 * age as at the Flemish rates (where they were not counted: at the Flemish fertility and rates); and whoever came or left beside that, of each sex as many
 * as the counted inhabitants ask for, with the ages of those who move.
 */
export function carriedAges(
  texts: SuppliedTexts,
  municipality: Municipality,
  counted: readonly number[],
): BySexAndAge {
  const deaths = rowsOf(texts, `${MUNICIPALITIES}/tables/death-rates-flanders-2023.csv`);
  const rates = { male: byAge(deaths, "male"), female: byAge(deaths, "female") };
  let people = bySex(texts, municipality, counted);
  for (let year = COUNTED; year < START; year++) {
    const expected = vitalOf(texts, people);
    const found = municipality.counted?.movement?.value.find((one) => one.year === year);
    const births = found?.births ?? expected.births;
    const times = (found?.deaths ?? expected.deaths) / expected.deaths;
    const alive = (sex: Sex, age: number): number => Math.max(0, 1 - times * rates[sex][age]!);
    const older = (sex: Sex, share: number): readonly number[] => {
      const left = people[sex].map((persons, age) => persons * alive(sex, age));
      const moved = [births * share * alive(sex, 0), ...left.slice(0, OPEN_AGE)];
      moved[OPEN_AGE] = left[OPEN_AGE - 1]! + left[OPEN_AGE]!;
      return moved;
    };
    people = { male: older("male", BOYS), female: older("female", 1 - BOYS) };
  }
  const male = men(municipality, people);
  const wanted = { male, female: startOf(municipality).total - male };
  const departures = departureRates(texts);
  const ofSex = (sex: Sex): readonly number[] => {
    const stayed = people[sex];
    const movers = stayed.map((persons, age) => persons * departures[sex][age + 1]!);
    const net = (wanted[sex] - sum(stayed)) / sum(movers);
    const fitted = stayed.map((persons, age) => Math.max(0, persons + net * movers[age]!));
    return wholeParts(fitted, wanted[sex]);
  };
  return { male: ofSex("male"), female: ofSex("female") };
}

/** Counted people of both sexes split into two, with the men that were counted last. */
function bySex(
  texts: SuppliedTexts,
  municipality: Municipality,
  counted: readonly number[],
): BySexAndAge {
  const flemish = rowsOf(texts, `${MUNICIPALITIES}/tables/population-flanders-2021.csv`);
  const table = { male: byAge(flemish, "male"), female: byAge(flemish, "female") };
  // The people of an age in 2020 are a year older in the table of 2021.
  const odds = counted.map((_, age) => {
    const cohort = Math.min(OPEN_AGE, age + 1);
    return table.male[cohort]! / table.female[cohort]!;
  });
  const share = (age: number, times: number): number =>
    (odds[age]! * times) / (1 + odds[age]! * times);
  const last = municipality.population
    .filter(({ year, male }) => year <= COUNTED && male !== null)
    .at(-1);
  const total = sum(counted);
  let times = 1;
  if (last !== undefined) {
    const wanted = (total * last.male!) / last.total;
    let [low, high] = [0.5, 2];
    for (let step = 0; step < 50; step++) {
      times = (low + high) / 2;
      const found = sum(counted.map((persons, age) => persons * share(age, times)));
      if (found < wanted) low = times;
      else high = times;
    }
  }
  const [male, female] = SEXES.map((sex) =>
    counted.map((persons, age) => {
      const ofMen = share(age, times);
      return persons * (sex === "male" ? ofMen : 1 - ofMen);
    }),
  ) as [number[], number[]];
  return { male, female };
}
