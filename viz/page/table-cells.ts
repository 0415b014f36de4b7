/** A table of the page as text for a spreadsheet: what is shown of it, in the order that is shown. */
import { pageLanguage } from "./words.ts";

/** Characters that make a spreadsheet read a text as a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A number with the decimal sign that the reader's Excel expects; everything else stays a text. */
export function cellText(value: string): string {
  if (NUMBER.test(value)) return pageLanguage === "nl" ? value.replace(".", ",") : value;
  const text = value.replace(/\s+/g, " ").trim();
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** What a cell stands for: its full value where it has one, else what it says. */
export const valueOf = (cell: HTMLTableCellElement): string =>
  cell.dataset["value"] ?? shownText(cell);

/** The text of a cell, without what is only there to be pressed or looked at. */
export function shownText(cell: HTMLTableCellElement): string {
  return (cell.innerText || cell.textContent || "").replace(/\s+/g, " ").trim();
}

/** Head and visible rows, cell by cell. */
export function rowsOf(table: HTMLTableElement): string[][] {
  const heads = [...(table.tHead?.rows ?? [])].map((row) =>
    [...row.cells].map((cell) => cellText(shownText(cell))),
  );
  const rows = [...table.tBodies].flatMap((body) =>
    [...body.rows]
      .filter((row) => !row.hidden)
      .map((row) => [...row.cells].map((cell) => cellText(valueOf(cell)))),
  );
  return [...heads, ...rows];
}

/** What Excel takes when it is pasted. */
export const tabbed = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join("\t")).join("\r\n");

/** A CSV file that the reader's Excel opens as a table. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  const separator = pageLanguage === "nl" ? ";" : ",";
  const quoted = (cell: string): string =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  // Excel takes UTF-8 for what it is only behind a byte order mark.
  return `\ufeff${rows.map((row) => row.map(quoted).join(separator)).join("\r\n")}\r\n`;
}
