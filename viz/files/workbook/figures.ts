/** Numbers of the model as cells: in a unit that people read, in full precision, with a format. */
import { unitInWords } from "../../../engine/scenario/units/units.ts";
import { displayUnit, type DisplayUnit, type Language } from "../../numbers.ts";
import type { FigureCell, SheetCell } from "./sheet.ts";

/** Of a calendar year: no separator between its thousands. */
const YEAR_FORMAT = "0";

/** The format of a number with so many decimals; a spreadsheet shows it with the marks of its user. */
export const numberFormat = (decimals: number): string =>
  decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;

const percentFormat = (decimals: number): string =>
  decimals === 0 ? "0%" : `0.${"0".repeat(decimals)}%`;

export const yearCell = (year: number): FigureCell => ({ value: year, format: YEAR_FORMAT });

/** A plain count: how many rows, goals, and so on. */
export const countCell = (value: number): FigureCell => ({ value, format: numberFormat(0) });

/**
 * The same unit with as many decimals as its differences need: what is hardly different is not shown
 * as not different at all.
 */
export function forDifferences(
  { unit, format, number }: Shown,
  differences: Iterable<number | null>,
): Shown {
  const isShare = format.endsWith("%");
  const largest = largestOf(differences);
  const size = number(largest) * (isShare ? 100 : 1);
  const shown = /\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const decimals = Math.max(shown, Number.isInteger(size) ? 0 : decimalsFor(size));
  return shownAs(unit, (isShare ? percentFormat : numberFormat)(decimals), number);
}

/** How the figures of one row, or of several that belong together, are shown. */
export interface Shown {
  readonly unit: string;
  readonly format: string;
  /** An empty cell where there is no value. */
  cell(value: number | null): SheetCell;
  /** The number that stands in the cell. */
  number(value: number): number;
}

const largestOf = (values: Iterable<number | null>): number => {
  let largest = 0;
  for (const value of values) {
    if (value !== null && Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  return largest;
};

/** As many decimals as show three figures of the largest number. */
function decimalsFor(largest: number): number {
  const size = Math.abs(largest);
  if (size >= 100 || size === 0) return 0;
  return size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
}

function shownAs(unit: string, format: string, number: (value: number) => number): Shown {
  return {
    ...{ unit, format, number },
    cell: (value) =>
      value === null || !Number.isFinite(value) ? null : { value: number(value), format },
  };
}

/** A share keeps its value: a format says that it is read per cent. */
function inDisplay(display: DisplayUnit, largest: number, language: Language): Shown {
  const { factor, label } = display;
  const size = largest / factor;
  // A figure that is small all along shows something of itself.
  const decimals = size > 0 && size < 0.1 ? decimalsFor(size) : display.decimals;
  return factor === 0.01
    ? shownAs(label[language], percentFormat(decimals), (value) => value)
    : shownAs(label[language], numberFormat(decimals), (value) => value / factor);
}

/** Values in a canonical unit: kWh in GWh, kg in kt, a share per cent. */
export function inReadableUnit(
  unit: string,
  values: Iterable<number | null>,
  language: Language,
): Shown {
  const largest = largestOf(values);
  return inDisplay(displayUnit(unit, largest), largest, language);
}

/** Whether a unit as a plan writes it is per cent, or per cent a year. */
export const isPercent = (unit: string): boolean => unit.trimStart().startsWith("%");

/** `kt CO2` as people write it. */
export const writtenUnit = (unit: string, language: Language): string =>
  unitInWords(unit)
    [language].replaceAll("CO2", "CO₂")
    .replace(/^1$/, "")
    .replace(/\bm2\b/g, "m²")
    .replace(/\bm3\b/g, "m³");

/**
 * Values in the unit in which a plan states them.
 *
 * @param unit   as it is stated: `kt CO2`, `%`
 * @param values as they are shown there: 40 for 40 %
 */
export function inStatedUnit(
  unit: string,
  values: Iterable<number | null>,
  language: Language,
): Shown {
  const known = [...values];
  const largest = largestOf(known);
  const isWhole = known.every((value) => value === null || Number.isInteger(value));
  const written = writtenUnit(unit, language);
  if (isPercent(unit)) {
    return shownAs(written, percentFormat(isWhole ? 0 : 1), (value) => value / 100);
  }
  return shownAs(written, numberFormat(isWhole ? 0 : decimalsFor(largest)), (value) => value);
}
