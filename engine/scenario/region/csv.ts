/**
 * Reads tables as text editors and Excel save them: RFC 4180 quotes, BOM, any line ending, and the
 * Belgian form with semicolons and decimal commas. Positions are found again only when a diagnostic
 * asks for one, so that a table without mistakes costs little more than its splitting.
 */
import type { Text } from "../declarations.ts";
import type { Diagnostic, Place } from "../diagnostics/diagnostics.ts";

export type Separator = "," | ";" | "\t";

export interface CsvRow {
  /** As written, without quotes; may be shorter or longer than the header. */
  readonly cells: readonly string[];
  /** Line on which the row begins, from 1. */
  readonly line: number;
  /** Offset of that line in the text of the table. */
  readonly start: number;
}

export interface CsvTable {
  readonly file: string;
  /** The text with its line endings made equal. */
  readonly text: string;
  readonly separator: Separator;
  /** Column names, trimmed. */
  readonly header: readonly string[];
  readonly heading: CsvRow;
  /** Rows with at least one cell that is not blank. */
  readonly rows: readonly CsvRow[];
}

interface Mistake {
  readonly offset: number;
  readonly line: number;
}

/** What a reader meets on the way through one text. */
interface Cursor {
  at: number;
  line: number;
  readonly unclosed: Mistake[];
  readonly trailing: Mistake[];
}

const QUOTE = 34;

/** Reads the quoted cell that opens at `at`; the cursor stops behind its closing quote. */
function quotedCell(text: string, at: number, cursor: Cursor): string {
  let from = at + 1;
  let content = "";
  let lines = 0;
  for (;;) {
    const close = text.indexOf('"', from);
    if (close < 0) {
      // Nothing closes it: the cell ends with its line, so that the rows below can still be read.
      cursor.unclosed.push({ offset: at, line: cursor.line });
      const end = text.indexOf("\n", at);
      cursor.at = end < 0 ? text.length : end;
      return text.slice(at + 1, cursor.at);
    }
    const part = text.slice(from, close);
    for (let i = part.indexOf("\n"); i >= 0; i = part.indexOf("\n", i + 1)) lines++;
    if (text.charCodeAt(close + 1) !== QUOTE) {
      cursor.at = close + 1;
      cursor.line += lines;
      return content + part;
    }
    content += `${part}"`;
    from = close + 2;
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** Where the next separator is, or the line ends: it is not looked for in all lines below. */
function cellStop(text: string, separator: Separator, at: number, end: number): number {
  const code = separator.charCodeAt(0);
  let stop = at;
  while (stop < end && text.charCodeAt(stop) !== code) stop++;
  return stop;
}

/** Reads a row that has quotes in it; the cursor stops behind its line ending. */
function quotedRow(text: string, separator: Separator, cursor: Cursor): string[] {
  const cells: string[] = [];
  let end = -1;
  for (;;) {
    const quoted = text.charCodeAt(cursor.at) === QUOTE;
    const cell = quoted ? quotedCell(text, cursor.at, cursor) : "";
    const cellEnd = cursor.at;
    if (end < cursor.at) end = lineEnd(text, cursor.at);
    const stop = cellStop(text, separator, cursor.at, end);
    const rest = text.slice(cursor.at, stop);
    if (quoted && rest.trim() !== "") {
      cursor.trailing.push({ offset: cellEnd, line: cursor.line });
    }
    cells.push(quoted ? cell + rest.trimEnd() : rest);
    if (stop === end) {
      cursor.at = end + 1;
      cursor.line++;
      return cells;
    }
    cursor.at = stop + 1;
  }
}

/**
 * Reads a row whose quotes stand around whole cells and nowhere else, as they nearly always do: what
 * stands between two of them is split at once. Null when it is any other row.
 */
function plainlyQuotedRow(line: string, separator: Separator): string[] | null {
  const parts = line.split('"');
  const last = parts.length - 1;
  if (last % 2 !== 0) return null;
  const cells: string[] = [];
  for (let i = 0; i <= last; i += 2) {
    const between = parts[i]!;
    const from = i === 0 ? 0 : 1;
    const to = i === last ? between.length : between.length - 1;
    if (between !== "" || (i > 0 && i < last)) {
      if (i > 0 && between[0] !== separator) return null;
      if (i < last && between[to] !== separator) return null;
      if (from <= to) {
        const bare = between.slice(from, to).split(separator);
        for (let j = 0; j < bare.length; j++) cells.push(bare[j]!);
      }
    }
    if (i < last) cells.push(parts[i + 1]!);
  }
  return cells;
}

/** The separator that the header uses most; a comma when it has a single column. */
function separatorOf(header: string): Separator {
  if (!header.includes(";") && !header.includes("\t")) return ",";
  let best: Separator = ",";
  let most = 0;
  const bare = header.includes('"') ? header.replace(/"[^"]*"/g, "") : header;
  for (const separator of [",", ";", "\t"] as const) {
    let count = 0;
    for (let i = bare.indexOf(separator); i >= 0; i = bare.indexOf(separator, i + 1)) count++;
    if (count > most) [best, most] = [separator, count];
  }
  return best;
}

/** What Excel puts above a table to say how it is separated. */
const HINT = /^sep=([,;\t])\n/i;

const isBlank = (cells: readonly string[]): boolean => {
  for (let i = 0; i < cells.length; i++) if (cells[i]!.trim() !== "") return false;
  return true;
};

/** Splits a text into rows. Never throws; what is malformed comes back as diagnostics. */
export function readCsv(
  file: string,
  content: string,
): { readonly table: CsvTable; readonly diagnostics: readonly Diagnostic[] } {
  let text = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
  let at = 0;
  let line = 1;
  let declared: Separator | null = null;
  const hint = HINT.exec(text.slice(0, 6));
  if (hint) {
    declared = hint[1] as Separator;
    at = hint[0].length;
    line = 2;
  }
  const firstEnd = text.indexOf("\n", at);
  const separator = declared ?? separatorOf(text.slice(at, firstEnd < 0 ? undefined : firstEnd));

  const rows: CsvRow[] = [];
  const cursor: Cursor = { at, line, unclosed: [], trailing: [] };
  let nextQuote = text.indexOf('"', at);
  while (cursor.at < text.length) {
    const start = cursor.at;
    const startLine = cursor.line;
    let end = text.indexOf("\n", start);
    if (end < 0) end = text.length;
    if (nextQuote >= 0 && nextQuote < start) nextQuote = text.indexOf('"', start);
    const written = text.slice(start, end);
    let cells =
      nextQuote < 0 || nextQuote > end
        ? written.split(separator)
        : plainlyQuotedRow(written, separator);
    if (cells === null) cells = quotedRow(text, separator, cursor);
    else {
      cursor.at = end + 1;
      cursor.line++;
    }
    if (!isBlank(cells)) rows.push({ cells, line: startLine, start });
  }

  const heading = rows.shift() ?? { cells: [], line, start: at };
  const header = heading.cells.map((name) => name.trim());
  while (header.length > 0 && header[header.length - 1] === "") header.pop();
  const table: CsvTable = { file, text, separator, header, heading, rows };
  return { table, diagnostics: malformed(table, cursor) };
}

function malformed(table: CsvTable, cursor: Cursor): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const { header, rows, separator } = table;
  const isEnough = (): boolean => diagnostics.length >= MOST_MISTAKES;
  const add = (message: Diagnostic["message"], at: Place, help: Diagnostic["help"]): void => {
    const excerpt = excerptOf(table, at.line);
    diagnostics.push({
      code: "broken-table",
      severity: "error",
      message,
      at,
      excerpt,
      help,
      related: [],
    });
  };
  if (header.length === 0) {
    add(
      { nl: "de tabel heeft geen rij met kolomnamen", en: "the table has no row of column names" },
      { file: table.file, line: table.heading.line, column: 1, endColumn: 1 },
      table.text.trim() === ""
        ? {
            nl: "het bestand is leeg: zet er de kolommen en rijen in, of haal het bestand weg",
            en: "the file is empty: put the columns and rows in it, or take the file away",
          }
        : {
            nl: "zet op de eerste regel de namen van de kolommen",
            en: "put the names of the columns on the first line",
          },
    );
    return diagnostics;
  }
  if (header.length > MOST_COLUMNS) {
    add(
      {
        nl: `de tabel heeft ${header.length} kolommen; meer dan ${MOST_COLUMNS} worden niet gelezen`,
        en: `the table has ${header.length} columns; more than ${MOST_COLUMNS} are not read`,
      },
      { file: table.file, line: table.heading.line, column: 1, endColumn: 2 },
      null,
    );
    return diagnostics;
  }
  for (const { offset, line } of cursor.unclosed) {
    if (isEnough()) break;
    add(
      { nl: "dit aanhalingsteken wordt nergens gesloten", en: "this quote is never closed" },
      placeOfOffset(table, offset, line),
      {
        nl: 'sluit de cel met ", en schrijf een aanhalingsteken in een tekst dubbel: ""',
        en: 'close the cell with ", and write a quote inside a text twice: ""',
      },
    );
  }
  for (const { offset, line } of cursor.trailing) {
    if (isEnough()) break;
    add(
      {
        nl: "na het sluitende aanhalingsteken staat nog tekst in dezelfde cel",
        en: "there is text behind the closing quote of this cell",
      },
      placeOfOffset(table, offset, line),
      {
        nl: 'schrijf een aanhalingsteken in een tekst dubbel: ""',
        en: 'write a quote inside a text twice: ""',
      },
    );
  }
  const seen = new Set<string>();
  header.forEach((name, column) => {
    if (name === "") {
      add(
        { nl: `kolom ${column + 1} heeft geen naam`, en: `column ${column + 1} has no name` },
        placeOf(table, table.heading, column),
        null,
      );
    } else if (seen.has(name)) {
      add(
        { nl: `de kolom ${name} komt twee keer voor`, en: `the column ${name} occurs twice` },
        placeOf(table, table.heading, column),
        null,
      );
    }
    seen.add(name);
  });
  const width = header.length;
  for (const row of rows) {
    if (isEnough()) break;
    const { cells } = row;
    if (cells.length > width && !isBlank(cells.slice(width))) {
      const shown = separator === "\t" ? "tab" : separator;
      const comma = separator === "," ? decimalCommaIn(row, width) : -1;
      if (comma >= 0) {
        const [one, two] = [placeOf(table, row, comma), placeOf(table, row, comma + 1)];
        diagnostics.push({
          code: "decimal-comma",
          severity: "error",
          message: {
            nl: "een getal met een decimale komma, in een bestand met komma's tussen de cellen",
            en: "a number with a decimal comma, in a file with commas between the cells",
          },
          at: { ...one, endColumn: Math.max(one.endColumn, two.endColumn) },
          excerpt: excerptOf(table, one.line),
          help: DECIMAL_POINT_HELP,
          related: [],
        });
        continue;
      }
      add(
        {
          nl: `deze rij heeft ${cells.length} cellen, de tabel heeft ${width} kolommen`,
          en: `this row has ${cells.length} cells, the table has ${width} columns`,
        },
        placeOf(table, row, width),
        {
          nl: `zet een tekst waarin "${shown}" voorkomt tussen aanhalingstekens`,
          en: `put a text that contains "${shown}" between quotes`,
        },
      );
    } else if (cells.length < width && separator === ",") {
      // Excel leaves out empty cells at the end of a row; a file with commas was made otherwise.
      add(
        {
          nl: `deze rij heeft ${cells.length} cellen, de tabel heeft ${width} kolommen`,
          en: `this row has ${cells.length} cells, the table has ${width} columns`,
        },
        placeOf(table, row, Math.max(0, cells.length - 1)),
        {
          nl: `vul de rij aan tot ${header[width - 1]!}; een lege cel schrijf je als ,,`,
          en: `complete the row up to ${header[width - 1]!}; an empty cell is written as ,,`,
        },
      );
    }
  }
  return diagnostics;
}

/** Of mistakes in the form of one table: who mends so many sees the next. */
const MOST_MISTAKES = 200;
/** The widest tables that a person keeps have a column per member of a dimension. */
export const MOST_COLUMNS = 1000;

export const DECIMAL_POINT_HELP: Text = {
  nl: "gebruik in getallen een punt, of zet ; in plaats van , tussen de cellen",
  en: "use a point in numbers, or put ; instead of , between the cells",
};

/**
 * Where a row that is too long has the first of two cells that are one number with a decimal comma;
 * -1 when there are not as many such pairs as there are cells too many.
 */
function decimalCommaIn({ cells }: CsvRow, width: number): number {
  let first = -1;
  let pairs = 0;
  for (let i = 0; i + 1 < cells.length; i++) {
    if (!/^[+-]?\d+$/.test(cells[i]!.trim()) || !/^\d+$/.test(cells[i + 1]!)) continue;
    if (first < 0) first = i;
    pairs++;
  }
  return pairs >= cells.length - width ? first : -1;
}

/** The trimmed text of a cell, empty when the row is too short. */
export function cellText(row: CsvRow, column: number): string {
  const cell = row.cells[column];
  return cell === undefined ? "" : cell.trim();
}

const COMMA_NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+(?:[eE][+-]?\d+)?$/;
/** `0x10`, `0b1` and `0o7` are numbers to JavaScript only. */
const RADIX = "xXbBoO";

/** Whether a cell is a finite number with a decimal point, as JSON and most programs write it. */
function isPlainNumber(cell: string): boolean {
  return (
    cell !== "" && Number.isFinite(Number(cell)) && !(cell.length > 1 && RADIX.includes(cell[1]!))
  );
}

/**
 * The number of a cell that begins with a digit and has no letter behind it, as nearly all do, where
 * the point is the decimal mark; NaN for any other cell. What it gives is what `numberSpelling` and
 * `Number` would, a good deal sooner.
 */
export function plainNumber(cell: string | undefined): number {
  if (cell === undefined) return NaN;
  const first = cell.charCodeAt(0);
  if (!(first >= 48 && first <= 57) || cell.charCodeAt(1) > 57) return NaN;
  const value = Number(cell);
  return value < Infinity ? value : NaN;
}

const GROUPED = /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/;

/**
 * A number as this table writes it, in the spelling of the language (`-1234.5`), or null.
 *
 * With semicolons between the cells, `3,5` and `1.234,5` are numbers, and `1.234` is refused because
 * it could be either 1,234 or 1234. In every other table only the point is a decimal mark.
 */
export function numberSpelling(cell: string, separator: Separator): string | null {
  if (separator === ",") return isPlainNumber(cell) ? cell : null;
  if (COMMA_NUMBER.test(cell)) {
    const point = cell.indexOf(".") < 0 ? cell : cell.replaceAll(".", "");
    return point.replace(",", ".");
  }
  return isPlainNumber(cell) && !GROUPED.test(cell) ? cell : null;
}

/** Place of a cell; the end of the row when it has no such cell. */
export function placeOf(table: CsvTable, row: CsvRow, column: number): Place {
  const { text, separator, file } = table;
  let at = row.start;
  let line = row.line;
  let lineStart = row.start;
  let end = -1;
  for (let index = 0; ; index++) {
    const start = at;
    const [startLine, startLineStart] = [line, lineStart];
    if (text.charCodeAt(at) === QUOTE) {
      const cursor: Cursor = { at, line, unclosed: [], trailing: [] };
      quotedCell(text, at, cursor);
      at = cursor.at;
      if (cursor.line > line) {
        line = cursor.line;
        lineStart = text.lastIndexOf("\n", at - 1) + 1;
      }
    }
    if (end < at) end = lineEnd(text, at);
    const stop = cellStop(text, separator, at, end);
    const last = stop === end;
    if (index === column || last) {
      const first = index === column ? start : stop;
      // A cell over several lines is underlined to the end of its first.
      const firstEnd = text.indexOf("\n", first);
      const to = firstEnd < 0 ? stop : Math.min(stop, firstEnd);
      const origin = index === column ? startLineStart : lineStart;
      return {
        file,
        line: index === column ? startLine : line,
        column: first - origin + 1,
        endColumn: Math.max(to, first + 1) - origin + 1,
      };
    }
    at = stop + 1;
  }
}

function placeOfOffset(table: CsvTable, offset: number, line: number): Place {
  const lineStart = table.text.lastIndexOf("\n", offset - 1) + 1;
  const column = offset - lineStart + 1;
  return { file: table.file, line, column, endColumn: column + 1 };
}

/** The text of a line on which a row stands. */
export function lineIn({ text }: CsvTable, row: CsvRow, line: number): string {
  let { start } = row;
  for (let at = row.line; at < line; at++) start = lineEnd(text, start) + 1;
  return text.slice(start, lineEnd(text, start));
}

/** The text of a line, from 1. */
export function excerptOf(table: CsvTable, line: number): string {
  const { text } = table;
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf("\n", start);
    if (end < 0) return "";
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? text.length : end);
}
