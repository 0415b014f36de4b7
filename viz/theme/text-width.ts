/** Widths of texts in the chart fonts, and line breaking with them. */
import { ADVANCE_WIDTHS, CHARACTERS } from "./font-metrics.ts";

export type FontWeight = keyof typeof ADVANCE_WIDTHS;

const index = new Map([...CHARACTERS].map((character, i) => [character, i]));
/** For characters outside the subset, which a fallback font will draw. */
const UNKNOWN_WIDTH = 560;

/** Width of a text in pixels, without kerning (which only makes it narrower). */
export function textWidth(text: string, size: number, weight: FontWeight = 400): number {
  const widths = ADVANCE_WIDTHS[weight];
  let thousandths = 0;
  for (const character of text) {
    const at = index.get(character);
    thousandths += at === undefined ? UNKNOWN_WIDTH : widths[at]!;
  }
  return (thousandths * size) / 1000;
}

/** Breaks a text at spaces into lines of at most `width` pixels; a longer word keeps its own line. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  weight: FontWeight = 400,
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** As `wrapText`, but a word that is wider by itself is broken with hyphens: nothing sticks out. */
export function fitText(
  text: string,
  width: number,
  size: number,
  weight: FontWeight = 400,
): string[] {
  const pieces = text.split(" ").flatMap((word) => {
    if (textWidth(word, size, weight) <= width) return [word];
    const parts: string[] = [];
    let part = "";
    for (const character of word) {
      if (part !== "" && textWidth(`${part}${character}-`, size, weight) > width) {
        parts.push(`${part}-`);
        part = "";
      }
      part += character;
    }
    return [...parts, part];
  });
  return wrapText(pieces.join(" "), width, size, weight);
}
