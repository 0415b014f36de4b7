/** What is counted of a municipality beside its inhabitants and households, table by table. */
import type { Provenanced } from "./facts.ts";
import { MUNICIPALITIES, numberIn, rowsOf, sum, type Row, type SuppliedTexts } from "./tables.ts";

/** A count, and where it comes from. */
export interface Count<Value> extends Provenanced {
  readonly value: Value;
}

export const DWELLING_TYPES = ["detached", "semi_detached", "terraced", "apartment"] as const;
export type DwellingType = (typeof DWELLING_TYPES)[number];

export const LABELS = ["f", "e", "d", "c", "b", "a", "a_plus"] as const;
export type Label = (typeof LABELS)[number];

/** Energy labels among the certificates of a year. */
export interface LabelCount {
  /** In percent, as they are published: rounded, so that they need not add up to 100. */
  readonly percent: Readonly<Record<Label, number>>;
  readonly certificates: number;
}

/** What changed the number of inhabitants in a year. */
export interface Movement {
  readonly year: number;
  readonly births: number;
  readonly deaths: number;
  /** Who came less who left, inside the country and across its borders. */
  readonly net: number;
}

/** Each absent where the tables do not have the municipality. */
export interface Counted {
  /** Inhabitants of 1 January 2020 by age 0 to 100, the last one open, both sexes. */
  readonly ages?: Count<readonly number[]>;
  /** Dwellings of 1 January 2025. */
  readonly dwellings?: Count<Readonly<Record<DwellingType, number>>>;
  readonly labels?: Count<LabelCount>;
  /** One-person households of 1 January 2023. */
  readonly livingAlone?: Count<number>;
  /** In the order of years, 2020 to 2025. */
  readonly movement?: Count<readonly Movement[]>;
}

const FOLDER = `${MUNICIPALITIES}/counted`;

/** Dwellings in buildings that are no house are flats, as for Kortrijk. */
const IN_BUILDINGS = ["apartment_buildings", "commercial_houses", "other_buildings"] as const;

/** What the tables of counts say, for any code of a municipality. */
export function countedOf(texts: SuppliedTexts): (nis: string) => Counted {
  const index = rowsOf(texts, `${FOLDER}/index.csv`);
  const table = (name: string): readonly Row[] => rowsOf(texts, `${FOLDER}/${name}.csv`);
  const record = (name: string): Provenanced => {
    const found = index.find((row) => row.table === name);
    if (found === undefined) throw new Error(`the index of counts does not have ${name}`);
    return {
      grade: found.grade!,
      source: found.source!,
      where: `${found.where!}, ${found.date!}`,
      note: found.note!,
    };
  };
  const ages = table("ages-2020");
  const dwellings = table("dwellings-2025");
  const labels = table("labels-2023");
  const livingAlone = table("one-person-households-2023");
  const movement = table("movement-2020-2025");
  const rowFor = (rows: readonly Row[], nis: string): Row | undefined =>
    rows.find((row) => row.nis === nis);
  return (nis) => {
    const ofDwellings = rowFor(dwellings, nis);
    const ofLabels = rowFor(labels, nis);
    const alone = rowFor(livingAlone, nis);
    const years = movement.filter((row) => row.nis === nis);
    return {
      ...(ages[0]?.[nis] !== undefined && {
        ages: { ...record("ages-2020"), value: ages.map((row) => numberIn(row, nis)) },
      }),
      ...(ofDwellings !== undefined && {
        dwellings: { ...record("dwellings-2025"), value: dwellingsIn(ofDwellings) },
      }),
      ...(ofLabels !== undefined && {
        labels: { ...record("labels-2023"), value: labelsIn(ofLabels) },
      }),
      ...(alone !== undefined && {
        livingAlone: {
          ...record("one-person-households-2023"),
          value: numberIn(alone, "households"),
        },
      }),
      ...(years.length > 0 && {
        movement: { ...record("movement-2020-2025"), value: years.map(movementIn) },
      }),
    };
  };
}

const movementIn = (row: Row): Movement => ({
  year: numberIn(row, "year"),
  births: numberIn(row, "births"),
  deaths: numberIn(row, "deaths"),
  net: numberIn(row, "net_internal_migration") + numberIn(row, "net_international_migration"),
});

const dwellingsIn = (row: Row): Record<DwellingType, number> => ({
  detached: numberIn(row, "detached"),
  semi_detached: numberIn(row, "semi_detached"),
  terraced: numberIn(row, "terraced"),
  apartment: sum(IN_BUILDINGS.map((kind) => numberIn(row, kind))),
});

function labelsIn(row: Row): LabelCount {
  const of = (label: Label): number => numberIn(row, label);
  return {
    percent: {
      ...{ f: of("f"), e: of("e"), d: of("d"), c: of("c") },
      ...{ b: of("b"), a: of("a"), a_plus: of("a_plus") },
    },
    certificates: numberIn(row, "certificates"),
  };
}

/** All dwellings of a count by type. */
export const allDwellings = (count: Readonly<Record<DwellingType, number>>): number =>
  sum(DWELLING_TYPES.map((type) => count[type]));
