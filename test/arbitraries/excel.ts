/** A table as a Belgian Excel saves it: semicolons, decimal commas, byte order mark, CRLF. */
import { readCsv } from "../../engine/scenario/region/csv.ts";

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Columns that hold text even where it looks like a number: `5.3` is a chapter. */
const TEXT_COLUMNS = new Set(["where", "note", "section"]);

const quoted = (cell: string): string =>
  /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export function excelText(content: string): string {
  const { table } = readCsv("table.csv", content);
  const rows = [table.heading, ...table.rows].map(({ cells }) =>
    cells
      .map((cell, column) => {
        const number = NUMBER.test(cell) && !TEXT_COLUMNS.has(table.header[column] ?? "");
        return quoted(number ? cell.replace(".", ",") : cell);
      })
      .join(";"),
  );
  return `\ufeff${rows.join("\r\n")}\r\n`;
}

export const asExcelSaves = (bytes: Uint8Array): Uint8Array =>
  new TextEncoder().encode(excelText(new TextDecoder().decode(bytes)));
