/** A table of the page as text for a spreadsheet: what is shown of it, in the order that is shown. */
import { cellText } from "../table-text.ts";
import { pageLanguage } from "./words.ts";

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
    [...row.cells].map((cell) => cellText(shownText(cell), pageLanguage)),
  );
  const rows = [...table.tBodies].flatMap((body) =>
    [...body.rows]
      .filter((row) => !row.hidden)
      .map((row) => [...row.cells].map((cell) => cellText(valueOf(cell), pageLanguage))),
  );
  return [...heads, ...rows];
}

/** What Excel takes when it is pasted. */
export const tabbed = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.join("\t")).join("\r\n");
