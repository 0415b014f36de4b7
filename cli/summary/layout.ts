/**
 * How the summary lies on the screen: headings, lists and columns, at most WIDTH characters wide. For a
 * narrower one, and where words take the place of tables, columns are laid out once all rows are there.
 */

import { NO_BREAK } from "../../viz/spaces.ts";
import { headingLine, leftCell, rightCell } from "../screen/cells.ts";
import { FULL_WIDTH, isOther, screen } from "../screen/screen.ts";

export const WIDTH = FULL_WIDTH;
const INDENT = "  ";
/** Between the items of a list in running text. */
export const SEPARATOR = " · ";
const RULE = "─";

/** Cuts off what does not fit a column; lists wrap instead, so that nothing of theirs is lost. */
export const left = (text: string, width: number): string =>
  isOther(screen())
    ? leftCell(text)
    : (text.length > width ? `${text.slice(0, width - 1)}…` : text).padEnd(width);
export const right = (text: string, width: number): string =>
  isOther(screen()) ? rightCell(text) : text.padStart(width);

/** How much of a name goes on its first line: all of it where columns are laid out later. */
export const room = (width: number): number => (isOther(screen()) ? Infinity : width);

/** Characters that a line of prose may have. */
const proseWidth = (): number => (screen().isPlain ? Infinity : screen().width);

/** The head of a block, with a rule up to the heads of its columns: a screen has no lines to spare. */
export function heading(text: string, columns = "", width = WIDTH): string {
  if (isOther(screen())) return headingLine(text, columns);
  const rule = Math.max(0, width - text.length - 1 - columns.length);
  return `${text} ${RULE.repeat(rule)}${columns}`.trimEnd();
}

/**
 * A title with the heads of its columns on a line of their own, as there is no room for both on one.
 *
 * @param indent of the heads
 */
export const headedBelow = (
  title: string,
  columns: string,
  indent: number,
  isRuled = true,
): string[] =>
  isOther(screen())
    ? [headingLine(title, columns)]
    : [isRuled ? heading(title) : title, " ".repeat(indent) + columns];

/** Whether a text has room on one line of a usual screen: a narrower one has more lines for it. */
export const fits = (text: string): boolean => INDENT.length + text.length <= FULL_WIDTH;

/** Breaks a text at spaces; all its lines are indented alike. */
export function wrap(text: string): string[] {
  const width = proseWidth();
  const lines: string[] = [];
  let line = INDENT;
  // Words that stay together do so where they have room.
  const words = text
    .split(" ")
    .flatMap((word) => (INDENT.length + word.length > width ? word.split(NO_BREAK) : [word]));
  for (const word of words) {
    if (line !== INDENT && line.length + 1 + word.length > width) {
      lines.push(line);
      line = INDENT;
    }
    line += line === INDENT ? word : ` ${word}`;
  }
  return [...lines, line].map((each) => each.replaceAll(NO_BREAK, " "));
}

/** Items of a list as running text behind a few words; read out, each is a line. */
export const running = (items: readonly string[], lead = ""): string[] =>
  screen().isPlain
    ? [...(lead === "" ? [] : wrap(lead)), ...items.flatMap(wrap)]
    : wrap(`${lead}${lead === "" ? "" : " "}${items.join(SEPARATOR)}`);

/**
 * Items of a list, each whole on its line. Where the next one no longer fits behind others, the first
 * that does comes before it.
 */
export function filled(items: readonly string[]): string[] {
  if (screen().isPlain) return items.flatMap(wrap);
  const width = proseWidth();
  const lines: string[] = [];
  const waiting = [...items];
  let line = INDENT;
  while (waiting.length > 0) {
    const between = line === INDENT ? "" : SEPARATOR;
    const next = waiting.findIndex((item) => line.length + between.length + item.length <= width);
    if (line === INDENT && next !== 0) lines.push(...wrap(waiting.shift()!));
    else if (next >= 0) line += between + waiting.splice(next, 1)[0]!;
    else {
      lines.push(line);
      line = INDENT;
    }
  }
  return line === INDENT ? lines : [...lines, line];
}
