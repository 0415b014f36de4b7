/** Numbers over years. */
import type { Text } from "./texts.ts";

/** Something that a run has values of. */
export interface SeriesName {
  readonly id: string;
  readonly label: Text;
  /** One sentence: what is counted, and what is not. */
  readonly meaning: Text;
  /** Canonical unit (persons, dwellings, kWh, kW, kg, EUR); shares are fractions (`1`). */
  readonly unit: string;
  /** `stock`: its state on 1 January of a year; `flow`: over the calendar year. */
  readonly kind: "stock" | "flow";
  /** Its dimensions, outermost first: with any, `table` has it; with none, `series`. */
  readonly dims: readonly string[];
}

/** The values of one indicator. */
export interface Series {
  readonly id: string;
  readonly label: Text;
  /** Unit of all its numbers: canonical, of an indicator of the plan's own the one it declares. */
  readonly unit: string;
  readonly kind: "stock" | "flow";
  /** Calendar years, in order. */
  readonly years: readonly number[];
  /** One per year; null in a year without a value. */
  readonly values: readonly (number | null)[];
  /** The same under unchanged policy; null where it has no values. */
  readonly reference: readonly (number | null)[] | null;
  /** Why it has no value in any year; null when it has one. */
  readonly missing: Text | null;
  /**
   * How far the five assumptions that matter most could move it, of the main indicators and in the
   * years that a summary shows; else empty.
   */
  readonly range: readonly SeriesRange[];
}

/** How far what is assumed could move one figure. */
export interface SeriesRange {
  readonly year: number;
  readonly central: number;
  readonly low: number;
  readonly high: number;
  /** The weakest grade of all that moves it; `plan` when nothing does but the plan itself. */
  readonly weakest: string;
}

/** An output with dimensions. */
export interface Table {
  readonly id: string;
  readonly label: Text;
  readonly unit: string;
  readonly kind: "stock" | "flow";
  readonly dims: readonly string[];
  readonly years: readonly number[];
  readonly rows: readonly TableRow[];
}

/** One cell of a table over the years. */
export interface TableRow {
  /** By dimension the id of the member: `{ sector: "homes" }`. */
  readonly members: Readonly<Record<string, string>>;
  /** By dimension its name. */
  readonly labels: Readonly<Record<string, Text>>;
  /** One per year; null where a figure is missing. */
  readonly values: readonly (number | null)[];
}
