/** What is measured or officially projected of a municipality, and what was answered for one. */
import { countedOf, type Counted } from "./counted.ts";
import { MUNICIPALITIES, numberIn, rowsOf, type Row, type SuppliedTexts } from "./tables.ts";

/** Where a figure comes from, as the tables of a region say it. */
export interface Provenanced {
  readonly grade: string;
  readonly source: string;
  readonly where: string;
  readonly note: string;
}

/** Inhabitants on 1 January; the sexes where they are known. */
export interface PopulationFact extends Provenanced {
  readonly year: number;
  readonly total: number;
  readonly male: number | null;
  readonly female: number | null;
}

/** Private households on 1 January. */
export interface HouseholdFact extends Provenanced {
  readonly year: number;
  readonly households: number;
}

export interface Municipality {
  /** Code of the National Institute of Statistics, five digits. */
  readonly nis: string;
  /** Id of its region. */
  readonly id: string;
  readonly name: string;
  /** In km2. */
  readonly area: number;
  /** In the order of years, 2024 among them. */
  readonly population: readonly PopulationFact[];
  /** In the order of years, the first of them no later than 2024. */
  readonly households: readonly HouseholdFact[];
  /** What else was counted; absent of a municipality of which nobody looked it up. */
  readonly counted?: Counted;
}

const recordOf = (row: Row): Provenanced => ({
  grade: row.grade!,
  source: row.source!,
  where: row.where!,
  note: row.note ?? "",
});

/** The municipalities whose figures come with the package, by their names. */
export function knownMunicipalities(texts: SuppliedTexts): readonly Municipality[] {
  const ofNis = (rows: readonly Row[], nis: string): readonly Row[] =>
    rows.filter((row) => row.nis === nis);
  const optional = (row: Row, column: string): number | null =>
    row[column] === "" ? null : numberIn(row, column);
  const population = rowsOf(texts, `${MUNICIPALITIES}/population.csv`);
  const households = rowsOf(texts, `${MUNICIPALITIES}/households.csv`);
  const counted = countedOf(texts);
  return rowsOf(texts, `${MUNICIPALITIES}/municipalities.csv`).map((row) => ({
    nis: row.nis!,
    id: row.id!,
    name: row.name!,
    area: numberIn(row, "area"),
    population: ofNis(population, row.nis!).map((fact) => ({
      year: numberIn(fact, "year"),
      total: numberIn(fact, "total"),
      male: optional(fact, "male"),
      female: optional(fact, "female"),
      ...recordOf(fact),
    })),
    households: ofNis(households, row.nis!).map((fact) => ({
      year: numberIn(fact, "year"),
      households: numberIn(fact, "households"),
      ...recordOf(fact),
    })),
    counted: counted(row.nis!),
  }));
}

interface Dated {
  readonly year: number;
}

/** A value on 1 January of a year, on the straight line between the facts around it. */
function on<Fact extends Dated>(
  facts: readonly Fact[],
  year: number,
  value: (fact: Fact) => number,
): number | null {
  const before = facts.filter((fact) => fact.year <= year).at(-1);
  const after = facts.find((fact) => fact.year >= year);
  if (before === undefined || after === undefined) return null;
  if (before.year === after.year) return value(before);
  const way = (year - before.year) / (after.year - before.year);
  return value(before) + way * (value(after) - value(before));
}

/** Inhabitants on 1 January of a year; null outside the years that are known. */
export const inhabitants = ({ population }: Municipality, year: number): number | null =>
  on(population, year, ({ total }) => total);

/** Private households on 1 January of a year; null outside the years that are known. */
export const householdsOn = ({ households }: Municipality, year: number): number | null =>
  on(households, year, (fact) => fact.households);

/** Levels of Flanders that stand in where a municipality gives no series of its own. */
export interface FlemishLevels {
  readonly [name: string]: number;
}

export const flemishLevels = (texts: SuppliedTexts): FlemishLevels =>
  Object.fromEntries(
    rowsOf(texts, `${MUNICIPALITIES}/flanders.csv`).map((row) => [
      row.level!,
      numberIn(row, "value"),
    ]),
  );
