/** Tables as text for a spreadsheet of the reader's language. */
import type { Language } from "./numbers.ts";

/** Characters that make a spreadsheet read a text as a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** A number with the decimal sign that the reader's Excel expects; everything else stays a text. */
export function cellText(value: string, language: Language): string {
  if (NUMBER.test(value)) return language === "nl" ? value.replace(".", ",") : value;
  const text = value.replace(/\s+/g, " ").trim();
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** A CSV file that the reader's Excel opens as a table. */
export function csvFile(rows: readonly (readonly string[])[], language: Language): string {
  const separator = language === "nl" ? ";" : ",";
  const quoted = (cell: string): string =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  // Excel takes UTF-8 for what it is only behind a byte order mark.
  return `\ufeff${rows.map((row) => row.map(quoted).join(separator)).join("\r\n")}\r\n`;
}
