/**
 * In which unit and how finely an indicator is written: once, for terminal, report, workbook and
 * note, so that a reader meets the same figure everywhere.
 */
import { unitInWords } from "../engine/scenario/units/units.ts";
import { displayUnit, type DisplayUnit } from "./numbers.ts";
import { ownDecimals } from "./own-words.ts";
import { MAIN_DISPLAY } from "./run-view.ts";

/**
 * An output in running text, where the unit also says of what: `kt CO₂`. What never comes to one of
 * the unit of the summaries stands in a smaller one.
 *
 * @param largest of all values that it takes, in its canonical unit
 */
export function outputDisplay(unit: string, largest: number): DisplayUnit {
  const main = MAIN_DISPLAY[unit];
  if (main === undefined || largest < main.factor) return displayUnit(unit, largest);
  return { ...main, label: displayUnit(unit, main.factor).label };
}

/** An own indicator, in the unit that its plan declares; `factor` leads there from its canonical one. */
export const ownDisplay = (unit: string, factor: number, largest: number): DisplayUnit => {
  const label = unitInWords(unit);
  const shown = unit === "1" ? { nl: "", en: "" } : label;
  return { label: shown, factor, decimals: ownDecimals([largest / factor]) };
};
