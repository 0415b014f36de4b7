/** How large a municipality is, in everything that figures are scaled by. */
import { startOf } from "./ages.ts";
import { allDwellings } from "./counted.ts";
import { householdsOn, inhabitants, type FlemishLevels, type Municipality } from "./facts.ts";
import type { Measure, Sizes } from "./rules.ts";
import { figureText } from "./tables.ts";

/** Digits in groups of three, as the notes write them. */
const grouped = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, " ");

/** Mean of the inhabitants of 1 January 2021 and 2022; those of 2024 where the years are not known. */
export function inhabitantsOf2021(municipality: Municipality): number {
  const [first, last] = [inhabitants(municipality, 2021), inhabitants(municipality, 2022)];
  return first === null || last === null
    ? startOf(municipality).total
    : Math.round((first + last) / 2);
}

/** Households of 1 January 2024. */
export function householdsOf2024(municipality: Municipality): number {
  const found = householdsOn(municipality, 2024);
  if (found === null) throw new Error(`the households of ${municipality.name} are not known`);
  return found;
}

/** Mean of the households of 1 January 2021 and 2022; those of 2024 where the years are not known. */
export function householdsOf2021(municipality: Municipality): number {
  const [first, last] = [householdsOn(municipality, 2021), householdsOn(municipality, 2022)];
  return first === null || last === null ? householdsOf2024(municipality) : (first + last) / 2;
}

const LAST_OF_OUTLOOK = 2040;
const START = 2024;

/** Households more in a year from 2024 on, in the official outlook; else in that of Flanders. */
export function householdGrowth(municipality: Municipality, levels: FlemishLevels): number {
  const households = householdsOf2024(municipality);
  const later =
    householdsOn(municipality, LAST_OF_OUTLOOK) ??
    households * (1 + levels.household_growth_2024_2040!);
  return (later - households) / (LAST_OF_OUTLOOK - START);
}

/**
 * Dwellings of 1 January 2024: those counted a year later less what the reference adds in 2024, which
 * is the growth of the households; where none are counted, from the households.
 */
export function openingDwellings(municipality: Municipality, levels: FlemishLevels): number {
  const counted = municipality.counted?.dwellings;
  return counted === undefined
    ? householdsOf2024(municipality) * levels.dwellings_per_household!
    : allDwellings(counted.value) - Math.max(0, householdGrowth(municipality, levels));
}

/** @param dwellings on 1 January 2024 */
export function sizesOf(
  municipality: Municipality,
  levels: FlemishLevels,
  dwellings = openingDwellings(municipality, levels),
): Sizes {
  const counted = (size: number, what: string): Measure => ({
    size,
    words: `${grouped(size)} ${what}`,
  });
  return {
    one: { size: 1, words: "1" },
    inhabitant: counted(startOf(municipality).total, "inhabitants"),
    inhabitant_2021: counted(inhabitantsOf2021(municipality), "inhabitants of 2021"),
    household: counted(householdsOf2024(municipality), "households"),
    household_2021: counted(householdsOf2021(municipality), "households of 2021"),
    dwelling: counted(dwellings, "dwellings"),
    km2: { size: municipality.area, words: `${figureText(municipality.area)} km2` },
  };
}
