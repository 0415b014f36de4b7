/**
 * What an ensemble computes over its members, from parts instead of from memory: quantiles and counts
 * by DuckDB, one year at a time and so many columns at a time as fit.
 *
 * The quantile of SQL, `quantile_disc`, is the order statistic that one machine takes: of n values
 * in order the one at `max(1, ceil(n p))`, never between two. It gives a figure of some member, so
 * the bits are equal whoever picks it. No sum over members is taken anywhere.
 */
import {
  PROBABILITIES,
  type EnsembleSums,
  type FailedMember,
  type Tally,
} from "../../../engine/analysis/ensemble/outcome.ts";
import type { FigurePlan } from "../../../engine/analysis/ensemble/figures.ts";
import { quotedName, quotedText, type Database, type Row } from "./duckdb.ts";
import { partColumns, placeIn, rowYears, type PartColumn } from "./part-columns.ts";

/**
 * Bytes that a quantile takes per member and column: the values, and the room in which their list
 * grows.
 */
const BYTES_PER_VALUE = 24;

/** Of the memory given, what the lists of values may take; the rest is for reading. */
const SHARE_OF_LISTS = 0.25;

/** More in one query gains nothing. */
const MOST_COLUMNS = 256;

/** Columns whose quantiles are taken at once; 0 when not even one fits. */
export const columnsAtOnce = (memory: number, members: number): number =>
  Math.min(
    MOST_COLUMNS,
    Math.floor((memory * SHARE_OF_LISTS) / (BYTES_PER_VALUE * Math.max(1, members))),
  );

/** Memory that suffices for one column of one year. */
export const leastMemory = (members: number): number =>
  Math.ceil((BYTES_PER_VALUE * Math.max(1, members)) / SHARE_OF_LISTS);

export interface PartsToMerge {
  readonly figures: FigurePlan;
  /** Paths of all parts, in order. */
  readonly files: readonly string[];
  /** Of the whole ensemble. */
  readonly members: number;
  /** Bytes. */
  readonly memory: number;
}

/** DuckDB gives what it counts as bigint, and doubles as numbers. */
const number = (value: Row[number] | undefined): number => Number(value);

/** @param progress called after every year with the share that is done */
export async function sumsOfParts(
  database: Database,
  { figures, files, members, memory }: PartsToMerge,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<EnsembleSums> {
  const list = files.map(quotedText).join(", ");
  const parts = `read_parquet([${list}])`;
  const columns = partColumns(figures);
  const quantiles = new Float64Array(figures.columns * PROBABILITIES.length).fill(NaN);
  const years = rowYears(figures);
  const atOnce = Math.max(1, columnsAtOnce(memory, members));
  for (const [at, year] of years.entries()) {
    const there = columns.filter((column) => placeIn(column, year) !== null);
    for (let from = 0; from < there.length; from += atOnce) {
      const some = there.slice(from, from + atOnce);
      const found = await quantilesOf(database, parts, some, year);
      some.forEach((column, index) => {
        quantiles.set(found[index]!, placeIn(column, year)! * PROBABILITIES.length);
      });
    }
    progress(at + 1, years.length);
  }
  const tally = new Tallies(
    database,
    parts,
    new Map(columns.map((one) => [one.series.column, one])),
  );
  const { targets, budgets = [], regions } = figures.model;
  const goals: Tally[] = [];
  const budgetTallies: Tally[] = [];
  for (let region = 0; region < regions.length; region++) {
    for (const target of targets) {
      const place = (part: "reached" | "met" | "held_from"): number =>
        figures.goal(target, part, region);
      goals.push(await tally.goal(place("reached"), place("met"), place("held_from")));
    }
    for (const budget of budgets) {
      const place = (part: "used" | "used_up_in"): number => figures.budget(budget, part, region);
      budgetTallies.push(await tally.budget(place("used"), place("used_up_in")));
    }
  }
  const failed = await failedMembers(database, parts, figures, columns);
  return { quantiles, goals, budgets: budgetTallies, failed };
}

/** The quantiles of some columns in one year. */
async function quantilesOf(
  database: Database,
  parts: string,
  columns: readonly PartColumn[],
  year: number,
): Promise<readonly Float64Array[]> {
  // Decimal numbers, so that DuckDB computes the place among the values without rounding.
  const probabilities = `[${PROBABILITIES.join(", ")}]`;
  const asked = columns.map(({ name }) => `quantile_disc(${quotedName(name)}, ${probabilities})`);
  const [row] = await database.rows(
    `SELECT ${asked.join(", ")} FROM ${parts} WHERE year = ${year}`,
  );
  return row!.map((value) => {
    // Null where no member has a value.
    const { items } = (value ?? { items: PROBABILITIES.map(() => NaN) }) as {
      readonly items: readonly number[];
    };
    // Nought has two signs, which compare as equal: which of them is picked would be chance.
    return Float64Array.from(items, (one) => one + 0);
  });
}

/** Counts over members of what each has once. */
class Tallies {
  constructor(
    private readonly database: Database,
    private readonly parts: string,
    /** By place in the figure plan. */
    private readonly columns: ReadonlyMap<number, PartColumn>,
  ) {}

  /** See `tallyGoal` of the engine. */
  async goal(reached: number, met: number, heldFrom: number): Promise<Tally> {
    const holding = `count(*) FILTER (WHERE ${this.name(met)} = 1 AND ${this.name(reached)} IS NOT NULL)`;
    const counts = await this.counts(reached, `count(${this.name(reached)}), ${holding}`);
    const [evaluable, holds] = counts.map(number);
    return { evaluable: evaluable!, met: holds!, years: await this.years(heldFrom) };
  }

  /** See `tallyBudget` of the engine. */
  async budget(used: number, usedUpIn: number): Promise<Tally> {
    const [evaluable] = (await this.counts(used, `count(${this.name(used)})`)).map(number);
    const years = await this.years(usedUpIn);
    let over = 0;
    for (const count of years.values()) over += count;
    return { evaluable: evaluable!, met: evaluable! - over, years };
  }

  private name(place: number): string {
    return quotedName(this.columns.get(place)!.name);
  }

  private async counts(place: number, asked: string): Promise<Row> {
    const { first } = this.columns.get(place)!;
    const rows = await this.database.rows(
      `SELECT ${asked} FROM ${this.parts} WHERE year = ${first}`,
    );
    return rows[0]!;
  }

  /** Members by the year in a column, ascending. */
  private async years(place: number): Promise<ReadonlyMap<number, number>> {
    const { first } = this.columns.get(place)!;
    const name = this.name(place);
    const rows = await this.database.rows(
      `SELECT ${name}, count(*) FROM ${this.parts} WHERE year = ${first} AND ${name} IS NOT NULL
       GROUP BY 1 ORDER BY 1`,
    );
    return new Map(rows.map(([year, count]) => [number(year), number(count)]));
  }
}

/** Members whose run met a number that is not finite, in order. */
async function failedMembers(
  database: Database,
  parts: string,
  figures: FigurePlan,
  columns: readonly PartColumn[],
): Promise<FailedMember[]> {
  const { name, first } = columns.find(({ series }) => series.column === figures.failure)!;
  const rows = await database.rows(
    `SELECT member, ${quotedName(name)} FROM ${parts}
     WHERE year = ${first} AND ${quotedName(name)} <> 0 ORDER BY member`,
  );
  return rows.map(([member, code]) => ({
    member: number(member),
    ...figures.failureOf(number(code))!,
  }));
}
