/** A table as a grid of cells, whatever file it stood in, with the place of every cell. */
import type { Diagnostic, Place } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { readable, type Remark } from "../../engine/scenario/diagnostics/text.ts";

export interface GridRow {
  /** Line of a text file or row of a sheet, from 1. */
  readonly number: number;
  /** Trimmed texts; a number of a workbook as JavaScript writes it. */
  readonly cells: readonly string[];
  /** As it stands in a text file; null of a workbook. */
  readonly text: string | null;
}

export interface Sheet {
  readonly file: string;
  /** Of a workbook the name of the sheet; null of a text file. */
  readonly name: string | null;
  /** A number stands in a workbook as a number: its spelling leaves nothing to guess. */
  readonly isTyped: boolean;
  readonly separator: string;
  /** From the first row on, as often as asked. */
  rows(): Iterable<GridRow>;
}

/** The separators of text tables, the likeliest first. */
export const SEPARATORS = [";", "\t", "|", ","] as const;

/** `A`, `B`, … `Z`, `AA`, from 0. */
export function columnName(column: number): string {
  let name = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** Splits one line, or several where a quoted cell goes on over line ends. */
export function splitLine(line: string, separator: string): { cells: string[]; open: boolean } {
  if (!line.includes('"')) return { cells: line.split(separator), open: false };
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (line[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === "") {
      quoted = true;
      cell = "";
    } else if (character === separator) {
      cells.push(cell);
      cell = "";
    } else cell += character;
  }
  cells.push(cell);
  return { cells, open: quoted };
}

/** More lines than this no cell has: a quote that opens them was not meant as one. */
const MOST_LINES = 50;

function* rowsOfText(text: string, separator: string): Generator<GridRow> {
  let line = 0;
  for (let at = 0; at < text.length;) {
    line++;
    const first = line;
    let stop = text.indexOf("\n", at);
    if (stop < 0) stop = text.length;
    let written = text.slice(at, stop);
    let { cells, open } = splitLine(written, separator);
    for (let more = 0; open && more < MOST_LINES && stop < text.length; more++) {
      let next = text.indexOf("\n", stop + 1);
      if (next < 0) next = text.length;
      written = text.slice(at, next);
      stop = next;
      line++;
      ({ cells, open } = splitLine(written, separator));
    }
    at = stop + 1;
    if (written.endsWith("\r")) written = written.slice(0, -1);
    if (written.trim() === "") continue;
    yield { number: first, cells: cells.map((cell) => cell.trim()), text: written };
  }
}

/** The separator that most of the first lines have, as often in each. */
function separatorOf(text: string): string {
  const declared = /^sep=([,;|\t])\r?\n/i.exec(text.slice(0, 8));
  if (declared !== null) return declared[1]!;
  const lines = text.slice(0, 20_000).split("\n").slice(0, 30);
  let [best, most]: [string, number] = [",", 0];
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => splitLine(line, separator).cells.length - 1);
    const often = new Map<number, number>();
    for (const count of counts) if (count > 0) often.set(count, (often.get(count) ?? 0) + 1);
    const [count, times] = [...often].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
    if (count * times > most) [best, most] = [separator, count * times];
  }
  return best;
}

export function textSheet(file: string, text: string): Sheet {
  const separator = separatorOf(text);
  return { file, name: null, isTyped: false, separator, rows: () => rowsOfText(text, separator) };
}

/** Where a cell is: of a text file line and column, of a workbook row and column of the sheet. */
export function placeOfCell(sheet: Sheet, row: GridRow, column: number): Place {
  if (row.text === null) {
    return { file: sheet.file, line: row.number, column: column + 1, endColumn: column + 2 };
  }
  const { text } = row;
  let start = 0;
  for (let at = 0, cell = 0, quoted = false; at < text.length && cell < column; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === sheet.separator && !quoted) {
      cell++;
      start = at + 1;
    }
  }
  const before = text.lastIndexOf("\n", start - 1) + 1;
  const line = row.number + (text.slice(0, start).match(/\n/g)?.length ?? 0);
  let end = start;
  while (end < text.length && text[end] !== sheet.separator && text[end] !== "\n") end++;
  return {
    ...{ file: sheet.file, line, column: start - before + 1 },
    endColumn: Math.max(end, start + 1) - before + 1,
  };
}

/** A mistake in a cell; of a workbook the message begins with the address that a spreadsheet shows. */
export function atCell(sheet: Sheet, row: GridRow, column: number, remark: Remark): Diagnostic {
  const at = placeOfCell(sheet, row, column);
  const address =
    row.text === null ? `${sheet.name ?? ""}!${columnName(column)}${row.number}: ` : "";
  const { nl, en } = remark.message;
  const lines = row.text?.split("\n") ?? [];
  return {
    code: remark.code,
    severity: remark.severity ?? "error",
    message: readable({ nl: address + nl, en: address + en }),
    at,
    excerpt: row.text === null ? null : (lines[at.line - row.number] ?? ""),
    help: remark.help === undefined || remark.help === null ? null : readable(remark.help),
    related: [],
  };
}
