/**
 * Survival ratios by life expectancy, every tenth of a year, for one base table. Solving a life
 * table per year of a run would cost more than the run; a lookup between two rows does not.
 */
import type { View } from "../../run/module.ts";
import { AGES, COHORTS, mortalityFactor, survivalRatios } from "./life-table.ts";

/** Bounds of the parameter life_expectancy, so that no lookup leaves the table. */
const LOWEST = 60;
const ROWS_PER_YEAR = 10;
const ROWS = (100 - LOWEST) * ROWS_PER_YEAR + 1;

/** Where a life expectancy lies among the rows, a fraction between two of them. */
export const tablePosition = (lifeExpectancy: number): number =>
  (lifeExpectancy - LOWEST) * ROWS_PER_YEAR;

/** The nearest row below a position; there is always one above it. */
export const lowerRow = (position: number): number =>
  Math.max(0, Math.min(ROWS - 2, Math.floor(position)));

/** Straight line from one row to the next. */
export const between = (lower: number, upper: number, weight: number): number =>
  lower + weight * (upper - lower);

const SEXES = 2;
/** Numbers of a table: `[sex][row][cohort]`. */
const TABLE = SEXES * ROWS * COHORTS;

export class SurvivalTable {
  /** Base death rates by sex and age that this table was made from. */
  private readonly rates: Float64Array;
  private readonly solved = new Uint8Array(SEXES * ROWS);

  /**
   * @param ratios receives the rows that are asked for
   * @param from   where this table begins among them
   */
  constructor(
    rates: View,
    private readonly ratios: Float64Array,
    private readonly from: number,
  ) {
    this.rates = Float64Array.from({ length: rates.length }, (_, cell) => rates[cell]!);
  }

  isOf(rates: View): boolean {
    const own = this.rates;
    if (own.length !== rates.length) return false;
    for (let cell = 0; cell < own.length; cell++) if (own[cell] !== rates[cell]) return false;
    return true;
  }

  /**
   * Where a row begins among the ratios. Rows are solved when first asked for, each from the base
   * rates alone, so order cannot matter.
   */
  row(sex: number, step: number): number {
    const row = sex * ROWS + step;
    const at = this.from + row * COHORTS;
    if (this.solved[row] === 0) {
      const factor = mortalityFactor(this.rates, sex * AGES, LOWEST + step / ROWS_PER_YEAR);
      survivalRatios(this.rates, sex * AGES, factor, this.ratios, at);
      this.solved[row] = 1;
    }
    return at;
  }
}

/** Tables already made; a handful serves the regions and base tables of one process. */
const TABLES_KEPT = 8;

export class SurvivalTables {
  /**
   * The ratios of all tables, one table behind the other: an array that never changes place, so that
   * loops can be made around it (cohort-pass.ts).
   */
  readonly ratios = new Float64Array(TABLES_KEPT * TABLE);
  private readonly tables: SurvivalTable[] = [];
  private next = 0;

  /** The table of these base rates: found by content, made when it is not there. */
  of(rates: View): SurvivalTable {
    for (const table of this.tables) if (table.isOf(rates)) return table;
    // Once all places are taken, the table that was made first gives way.
    const place = this.next;
    this.next = (place + 1) % TABLES_KEPT;
    const table = new SurvivalTable(rates, this.ratios, place * TABLE);
    this.tables[place] = table;
    return table;
  }
}
