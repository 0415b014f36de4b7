/** Figures in columns of years, each row in the unit in which people read it. */
import { displayUnit, formatNumber, type Language } from "../../viz/numbers.ts";
import { heading, left, right, room, WIDTH } from "../summary/layout.ts";

const NUMBER = 11;
const INDENT = "  ";

/** A row: one list of cells per column. */
export interface FigureRow {
  readonly name: string;
  /** Canonical. */
  readonly unit: string;
  readonly columns: readonly (readonly number[])[];
  /** The unit in words, where it is not that of the canonical one. */
  readonly label?: string;
  /** Figures of another row that it is to be compared with: both are written alike. */
  readonly beside?: readonly (readonly number[])[];
}

/** Writes the figures of one row alike. */
class RowFormat {
  readonly label: string;
  private readonly factor: number;
  private readonly decimals: number;
  private readonly isYear: boolean;

  constructor({ unit, columns, label, beside = [] }: FigureRow, language: Language) {
    const sizes = [...columns, ...beside].flat().filter((value) => !Number.isNaN(value));
    const largest = sizes.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const display = displayUnit(unit, largest);
    this.factor = label === undefined ? display.factor : 1;
    this.label = label ?? display.label[language];
    this.isYear = unit === "year" && largest >= 1000;
    const shown = sizes.map((value) => Math.abs(value) / this.factor);
    this.decimals = decimalsOf(shown);
  }

  number(value: number, language: Language): string {
    if (this.isYear) return formatNumber(value, language).replace(/[.,]/g, "");
    return formatNumber(value / this.factor, language, this.decimals);
  }

  /** One cell, or the smallest and largest of several. */
  cells(values: readonly number[], language: Language): string {
    const known = values.filter((value) => !Number.isNaN(value));
    if (known.length === 0) return "–";
    const low = known.reduce((a, b) => Math.min(a, b));
    const high = known.reduce((a, b) => Math.max(a, b));
    const [from, to] = [this.number(low, language), this.number(high, language)];
    if (from === to) return from;
    const span = `${from}–${to}`;
    return span.length < NUMBER ? span : `≤ ${to}`;
  }
}

/** As many decimals as three figures of the largest need, and two of the smallest. */
function decimalsOf(sizes: readonly number[]): number {
  const known = sizes.filter((size) => size > 0);
  if (known.length === 0) return 0;
  const largest = known.reduce((a, b) => Math.max(a, b));
  const isWhole = known.every((size) => Math.abs(size - Math.round(size)) < 1e-9 * size);
  if (isWhole || largest >= 100) return 0;
  if (largest >= 10) return 1;
  const smallest = known.reduce((a, b) => Math.min(a, b));
  return smallest < 0.01 ? 4 : largest < 1 || smallest < 0.1 ? 3 : 2;
}

/** The two ends of a range, written as a row of figures that holds them. */
export function rangeText(row: FigureRow, low: number, high: number, language: Language): string {
  const format = new RowFormat({ ...row, beside: [[low, high]] }, language);
  return `${format.number(low, language)}–${format.number(high, language)} ${format.label}`.trim();
}

/** The head of a block of figures, with the years above its columns. */
export function yearsHeading(text: string, years: readonly number[]): string {
  const columns = years.map((year) => right(` ${year}`, NUMBER)).join("");
  return heading(text, columns, WIDTH);
}

/** The figures on the line of the name; a name that is too long goes on below. */
export function figureLines(row: FigureRow, language: Language, indent = INDENT): string[] {
  const format = new RowFormat(row, language);
  const width = WIDTH - indent.length - row.columns.length * NUMBER;
  const unit = format.label === "" ? "" : ` (${format.label})`;
  const figures = row.columns.map((cells) => right(format.cells(cells, language), NUMBER)).join("");
  const [first = "", ...rest] = brokenAt(`${row.name}${unit}`, room(width - 1));
  return [
    `${indent}${left(first, width)}${figures}`.trimEnd(),
    ...rest.map((part) => `${indent}  ${part}`),
  ];
}

function brokenAt(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const room = lines.length === 0 ? width : width - 2;
    if (line !== "" && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}

/** Running text below a row, or below a heading. */
export function told(text: string, indent = "    "): string[] {
  return brokenAt(text, room(WIDTH - indent.length)).map((line) => `${indent}${line}`);
}

/** Parts of a line, those that say something. */
export const joined = (parts: readonly string[], separator = " · "): string =>
  parts.filter((part) => part !== "").join(separator);
