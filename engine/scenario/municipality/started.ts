/** A municipality from what somebody answered for it: the rest at the level of Flanders. */
import type { FlemishLevels, Municipality, Provenanced } from "./facts.ts";
import { MUNICIPALITIES, rowsOf, type SuppliedTexts } from "./tables.ts";

/** What only the municipality knows. Counts are of 1 January 2024. */
export interface Answers {
  readonly name: string;
  readonly population: number;
  /** Men among them; null where that is not known. */
  readonly men: number | null;
  /** Private households; null: as large as those of Flanders. */
  readonly households: number | null;
  /** In km2; null: as densely peopled as Flanders. */
  readonly area: number | null;
}

/** Arrondissements of Flanders: the first two digits of a code. */
const FLEMISH = /^(?:1[123]|2[34]|3[1-8]|4[1-6]|7[123])\d{3}$/;

/** Whether a code can be that of a Flemish municipality. */
export const isFlemishCode = (nis: string): boolean => FLEMISH.test(nis) && !nis.endsWith("000");

/** Names of the municipalities of Flanders by code, as of the census of 2011. */
export const flemishNames = (texts: SuppliedTexts): ReadonlyMap<string, string> =>
  new Map(rowsOf(texts, `${MUNICIPALITIES}/names.csv`).map((row) => [row.nis!, row.name!]));

/** The id of a region with a name: `Sint-Truiden` is `sint-truiden`. */
export const idOfName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

const OWN: Provenanced = {
  grade: "assumption",
  source: "own-statement",
  where: "Answer at the start",
  note: "As it was answered when the region was started; replace it with the count of Statbel",
};

const START = 2024;

/** A municipality of which nothing but the answers is known. */
export function startedMunicipality(
  nis: string,
  answers: Answers,
  levels: FlemishLevels,
): Municipality {
  const { name, population, men, households, area } = answers;
  return {
    ...{ nis, name, id: idOfName(name) },
    area: area ?? population / levels.persons_per_km2!,
    population: [
      {
        ...{ year: START, total: population, male: men },
        female: men === null ? null : population - men,
        ...OWN,
      },
    ],
    households: [
      {
        year: START,
        households: households ?? defaultHouseholds(population, levels),
        ...OWN,
      },
    ],
  };
}

/** Households of so many people, where they are as large as in Flanders. */
export const defaultHouseholds = (population: number, levels: FlemishLevels): number =>
  Math.round(population / levels.persons_per_household!);
