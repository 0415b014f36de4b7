/** A number of a run as a sentence has it: its unit, decimals, sign and direction. */
import { formatNumber, labelBehind, type DisplayUnit, type Language } from "../numbers.ts";
import { directionOf, directionWord, inWords } from "./direction.ts";
import { noteFault, type NoteFault } from "./fault.ts";
import type { NumberReading } from "./reading.ts";
import type { Writing } from "./tag.ts";
import { findUnit, isInPoints, withDecimals } from "./units.ts";

const NO_BREAK_SPACE = "\u00a0";

/** The unit and decimals that a tag asks for; those of the value where it asks for none. */
export function displayAs(
  { unit, decimals }: Writing,
  reading: NumberReading,
): DisplayUnit | NoteFault {
  const { value, canonical, display } = reading;
  let shown = display;
  if (unit !== null) {
    const found = findUnit(unit, canonical, display);
    const isPoints = isInPoints(reading);
    if (
      found === null ||
      (found.sense === "percent" && isPoints) ||
      (found.sense === "points" && !isPoints)
    ) {
      const usual = display.label;
      return noteFault(
        "bad-tag",
        { nl: `dit is niet in ${unit} te zeggen`, en: `this cannot be said in ${unit}` },
        { nl: `het staat in ${usual.nl}`, en: `it is in ${usual.en}` },
      );
    }
    shown =
      found.display.factor === display.factor
        ? { ...found.display, decimals: display.decimals }
        : withDecimals(found.display, value);
  }
  return decimals === null ? shown : { ...shown, decimals };
}

/** A number as the note has it: sign, digits and unit, none of which wraps to the next line. */
export function textOf(
  reading: NumberReading,
  display: DisplayUnit,
  writing: Writing,
  language: Language,
): string {
  const { sense } = reading;
  const number = reading.value / display.factor;
  const direction = directionOf(number, display.decimals);
  if (writing.form === "direction") return directionWord(reading, direction, language);
  const size = withUnit(Math.abs(number), display, writing.hasUnit, language);
  if (writing.form === "words") return inWords(reading, direction, size, language);
  if (writing.sign === "unsigned") return size;
  const shown = withUnit(number, display, writing.hasUnit, language);
  const isSigned = writing.sign === "signed" || sense !== "level";
  return isSigned && direction > 0 ? `+${shown}` : shown;
}

function withUnit(
  number: number,
  display: DisplayUnit,
  hasUnit: boolean,
  language: Language,
): string {
  const digits = formatNumber(number, language, display.decimals);
  const label = hasUnit ? labelBehind(digits, display)[language] : "";
  return label === "" ? digits : digits + NO_BREAK_SPACE + label.replaceAll(" ", NO_BREAK_SPACE);
}
