/** Which way a change goes, and the words for it. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Language } from "../numbers.ts";
import type { NumberReading } from "./reading.ts";

export type Direction = -1 | 0 | 1;

/** The direction that a reader sees: what rounds to nought does not move. */
export function directionOf(number: number, decimals: number): Direction {
  if (!/[1-9]/.test(Math.abs(number).toFixed(Math.min(decimals, 100)))) return 0;
  return number < 0 ? -1 : 1;
}

const at = (texts: readonly [Text, Text, Text], direction: Direction): Text =>
  texts[direction + 1]!;

/** From one year to another something moves; beside another plan it lies higher or lower. */
const MOVES = [
  { nl: "daalt", en: "falls" },
  { nl: "blijft gelijk", en: "stays the same" },
  { nl: "stijgt", en: "rises" },
] as const;
const LIES = [
  { nl: "lager", en: "lower" },
  { nl: "gelijk", en: "equal" },
  { nl: "hoger", en: "higher" },
] as const;

/** `daalt`, `stijgt`, `blijft gelijk`; beside another plan `lager`, `hoger`, `gelijk`. */
export const directionWord = (
  { against }: Pick<NumberReading, "against">,
  direction: Direction,
  language: Language,
): string => at(against === "plan" ? LIES : MOVES, direction)[language];

/** `daalt met 63 %`; beside another plan `63 % lager`. */
export function inWords(
  reading: Pick<NumberReading, "against">,
  direction: Direction,
  size: string,
  language: Language,
): string {
  const word = directionWord(reading, direction, language);
  if (direction === 0) return word;
  if (reading.against === "plan") return `${size} ${word}`;
  return `${word} ${{ nl: "met", en: "by" }[language]} ${size}`;
}
