/**
 * A workbook before it is a file: sheets of tables with texts and figures, as plain data. What makes
 * the file only lays this out; what fills it knows nothing of spreadsheets.
 */

/** A number as it stands in its cell, in the unit that is shown, and the code of its format. */
export interface FigureCell {
  readonly value: number;
  readonly format: string;
}

/** A text that leads to another sheet of the workbook. */
export interface LinkCell {
  readonly text: string;
  readonly sheet: string;
}

export type SheetCell = string | FigureCell | LinkCell | null;

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** `strong`: totals and what stands first; `quiet`: explanations. */
  readonly tone?: "strong" | "quiet";
}

/** Rows under the names of their columns; a calendar year is a number there too. */
export interface SheetTable {
  readonly heading?: string;
  readonly head: readonly (string | number)[];
  readonly rows: readonly SheetRow[];
}

/** Cells in a row of a sheet, counted from 0, that a chart reads. */
export interface CellRange {
  readonly sheet: string;
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export interface ChartSeries {
  /** The one cell with its name: a name that is written out could be read as a formula. */
  readonly name: CellRange;
  readonly values: CellRange;
  /** `#2b5c8a`. */
  readonly colour: string;
  readonly form: "area" | "line" | "dashed" | "thin" | "marks";
}

/** A chart of the spreadsheet itself, which a person can go on working with. */
export interface SheetChart {
  readonly title: string;
  readonly alternative: string;
  /** What the vertical axis counts. */
  readonly unit: string;
  /** The cells with the years. */
  readonly categories: CellRange;
  readonly years: { readonly first: number; readonly last: number };
  readonly series: readonly ChartSeries[];
  readonly format: string;
}

export interface Sheet {
  readonly name: string;
  readonly title: string;
  /** What stands on it, for the list of sheets; absent where the title says it. */
  readonly about?: string;
  /** Sentences between the title and the tables. */
  readonly lines: readonly string[];
  /** One table can be filtered and keeps its head in sight; several stand below each other. */
  readonly tables: readonly SheetTable[];
  /** In characters, by column. */
  readonly widths: readonly number[];
  /** Columns that stay in sight, and are printed on every page. */
  readonly fixed: number;
  /** Pages of paper beside each other: sheets with a column a year would be too small on one. */
  readonly pagesAcross: 1 | 2 | 3;
  /** Columns of long texts, which break over lines. */
  readonly wrapped?: readonly number[];
  /** Above the tables. */
  readonly charts?: readonly SheetChart[];
}

export interface WorkbookContent {
  readonly title: string;
  /** On every printed page: what the sheets are of. */
  readonly subject: string;
  readonly language: "nl" | "en";
  readonly sheets: readonly Sheet[];
}

/** Charts stand two beside each other, each this many rows high. */
export const CHART_ROWS = 20;

/** Row below the title, its sentences and the charts, where the first table begins. */
export const firstTableRow = ({ lines, charts = [] }: Pick<Sheet, "lines" | "charts">): number =>
  1 + lines.length + 1 + Math.ceil(charts.length / 2) * CHART_ROWS;

/** Row of the head of the first table of a sheet, from 0. */
export const headRow = (sheet: Pick<Sheet, "lines" | "tables" | "charts">): number =>
  firstTableRow(sheet) + (sheet.tables[0]?.heading === undefined ? 0 : 1);

const LONGEST_NAME = 31;

/**
 * A name that spreadsheets accept for a sheet, unlike those before it: at most 31 characters, none of
 * `[ ] : * ? / \`, no apostrophe at an end, and not the reserved `History`.
 *
 * @param taken names that are used already; the new one is added
 */
export function sheetName(wanted: string, taken: Set<string>): string {
  const plain = cleanText(wanted)
    .replace(/[[\]:*?/\\\t\r\n]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^'+|'+$/g, "");
  const base = plain === "" || plain.toLowerCase() === "history" ? `${plain} 1`.trim() : plain;
  for (let number = 1; ; number++) {
    const tail = number === 1 ? "" : ` ${number}`;
    const name = wholeWords(base, LONGEST_NAME - tail.length) + tail;
    const key = name.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** The beginning of a name, up to a space where there is one in its second half. */
function wholeWords(name: string, length: number): string {
  const short = cut(name, length);
  const space = short.length < name.length && name[length] !== " " ? short.lastIndexOf(" ") : -1;
  const whole = space > length / 2 ? short.slice(0, space) : short;
  // What is joined to the rest does not end a name.
  return (space > 0 ? whole.replace(/ (?:en|and|of|or)(?: \S*)?$/, "") : whole).replace(
    /['\s]+$/,
    "",
  );
}

/** The beginning of a text, in units of UTF-16 as spreadsheets count, without half a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const isSplit = /[\ud800-\udbff]/.test(text[length - 1] ?? "");
  return text.slice(0, isSplit ? length - 1 : length);
}

/** The most that a cell holds. */
const LONGEST_TEXT = 32_767;

/**
 * A text as a file of XML can hold it: without control characters and halves of characters, and not
 * longer than a cell may be.
 */
export const cleanText = (text: string): string =>
  cut(
    text
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"),
    LONGEST_TEXT,
  );
