/** Cells of the tables of a note. */
import { formatNumber, formatSigned, type DisplayUnit, type Language } from "../../numbers.ts";
import type { NoteCell } from "../table.ts";

export const textCell = (text: string): NoteCell => ({
  text,
  number: null,
  unit: "",
  align: "left",
});

/** Shown where there is no number. */
const NOTHING = "\u2013";

/** A number of which the head of its row or column says the unit. */
export function numberCell(
  value: number | null,
  display: DisplayUnit,
  language: Language,
  isSigned = false,
): NoteCell {
  if (value === null || !Number.isFinite(value)) {
    return { text: NOTHING, number: null, unit: "", align: "right" };
  }
  const number = value / display.factor;
  const write = isSigned ? formatSigned : formatNumber;
  const text = write(number, language, display.decimals);
  return { text, number, unit: display.label[language], align: "right" };
}

/** A number with its unit behind it. */
export function quantityCell(
  value: number | null,
  display: DisplayUnit,
  language: Language,
  isSigned = false,
): NoteCell {
  const cell = numberCell(value, display, language, isSigned);
  if (cell.number === null || cell.unit === "") return cell;
  return { ...cell, text: `${cell.text}\u00a0${cell.unit.replaceAll(" ", "\u00a0")}` };
}

export const yearCell = (year: number | null): NoteCell => ({
  ...{ text: year === null ? NOTHING : `${year}`, number: year, unit: "", align: "right" },
});
