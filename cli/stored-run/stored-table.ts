/** Reads back a CSV file as `viz/files/csv.ts` wrote it, in either of its two dialects. */
import { BELGIAN, type CsvDialect } from "../../viz/files/csv.ts";

/** Rows of cells, the header first. A quotation mark that nothing closes ends with the text. */
export function rowsOf(text: string, { separator, mark }: CsvDialect): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith(mark) ? mark.length : 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      let close = text.indexOf('"', ++at);
      while (close >= 0 && text[close + 1] === '"') {
        cell += text.slice(at, close + 1);
        at = close + 2;
        close = text.indexOf('"', at);
      }
      const end = close < 0 ? text.length : close;
      cell += text.slice(at, end);
      at = end + 1;
    } else {
      let end = at;
      while (end < text.length && text[end] !== separator && text[end] !== "\n") end++;
      cell = text.slice(at, end);
      at = end;
    }
    row.push(cell);
    if (text[at] === separator) {
      at++;
      // Nothing behind the last separator is a cell too.
      if (at < text.length && text[at] !== "\n") continue;
      row.push("");
    }
    rows.push(row);
    row = [];
    at++;
  }
  return rows;
}

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/;

/** A number as it was written to the last digit; null for an empty cell, NaN for anything else. */
export function numberOf(cell: string, dialect: CsvDialect): number | null {
  if (cell === "") return null;
  const plain = dialect === BELGIAN ? cell.replace(",", ".") : cell;
  const value = PLAIN_NUMBER.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(value) ? value : NaN;
}
