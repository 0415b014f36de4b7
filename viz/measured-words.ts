/** How a measured value is written on the terminal: its margin, its unit and how sure it is. */
import type { Measured } from "../engine/analysis/on-course.ts";
import { formatNumber, type DisplayUnit, type Language } from "./numbers.ts";
import { GRADE } from "./grade-words.ts";

/** How far off a course may be, as a share of what was measured: half the span in which it fits. */
export function marginText({ value, low, high }: Measured, language: Language): string {
  const share = value === 0 ? NaN : ((high - low) / 2 / Math.abs(value)) * 100;
  return `±${formatNumber(share, language, share < 1 ? 1 : 0)} %`;
}

/** Units whose name says no more than the label of the quantity. */
const COUNTS = new Set(["person", "household", "dwelling", "vehicle"]);

/** The name of a quantity with its unit, and in brackets how its figure was made if not measured. */
export function measuredLabel(
  name: string,
  { unit, record: { grade } }: Measured,
  { label }: DisplayUnit,
  language: Language,
): string {
  const words = [
    ...(COUNTS.has(unit) ? [] : [label[language]]),
    ...(grade === "measured" ? [] : [GRADE[grade][language]]),
  ];
  return words.length === 0 ? name : `${name} (${words.join(", ")})`;
}
