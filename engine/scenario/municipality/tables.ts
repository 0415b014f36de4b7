/**
 * The tables that regions are made from: what is measured of municipalities, and the rules that scale
 * the rest. They come with the package, so that a mistake in them is one of the program.
 */
import { readCsv } from "../region/csv.ts";

/** Texts of the supplied scenarios, by their path in that folder; null where there is none. */
export type SuppliedTexts = (path: string) => string | null;

/** A row by the names of the columns; every column of the table is there. */
export type Row = Readonly<Record<string, string>>;

/** Folder of the tables among the supplied scenarios. */
export const MUNICIPALITIES = "municipalities";

/**
 * The rows of a supplied table; none where there is no such file and it may be missing.
 *
 * @throws Error when a table that has to be there is missing, or cannot be read
 */
export function rowsOf(texts: SuppliedTexts, path: string, needed = true): readonly Row[] {
  const text = texts(path);
  if (text === null) {
    if (needed) throw new Error(`the supplied table ${path} is missing`);
    return [];
  }
  const { table, diagnostics } = readCsv(path, text);
  if (diagnostics.length > 0) throw new Error(`the supplied table ${path} cannot be read`);
  return table.rows.map(({ cells }) =>
    Object.fromEntries(table.header.map((name, column) => [name, cells[column] ?? ""])),
  );
}

/** A cell as a number. */
export function numberIn(row: Row, column: string): number {
  const value = Number(row[column]);
  if (row[column] === "" || Number.isNaN(value)) {
    throw new Error(`"${row[column]}" in the column ${column} is not a number`);
  }
  return value;
}

/** Values by age 0 to 100 from a table with a row per age. */
export const byAge = (rows: readonly Row[], column: string): readonly number[] =>
  rows.map((row) => numberIn(row, column));

const cellText = (cell: string | number): string => {
  const text = String(cell);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV text with a line feed behind every row. */
export const tableText = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(",")}\n`).join("");

/** A figure as a table shows it: five digits, no more than it is worth. */
export const figureText = (value: number): string => String(Number(value.toPrecision(5)));

export const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
