/**
 * A diagnostic as a person reads it on a terminal:
 *
 *     fout[unknown-lever]: er is geen hefboom "housing.renovation_rat"
 *       plan.yaml:7:3
 *       7 |   housing.renovation_rat: 3 %
 *         |   ^^^^^^^^^^^^^^^^^^^^^^
 *       hulp: bedoelde u housing.renovation_rate?
 */
import type { Diagnostic, Place } from "./diagnostics.ts";

export interface RenderOptions {
  /** ANSI colours, for a terminal; off unless asked for. */
  readonly colour?: boolean;
}

const WORDS = {
  nl: { error: "fout", warning: "waarschuwing", help: "hulp", related: "zie" },
  en: { error: "error", warning: "warning", help: "help", related: "see" },
} as const;

const RED = "\u001b[31m";
const YELLOW = "\u001b[33m";
const BOLD = "\u001b[1m";
const PLAIN = "\u001b[0m";

/** Widest excerpt that fits a terminal of 100 columns with its line number. */
const EXCERPT_WIDTH = 88;

/** The text of one diagnostic, without a line end behind it. */
export function renderDiagnostic(
  diagnostic: Diagnostic,
  language: "nl" | "en",
  { colour = false }: RenderOptions = {},
): string {
  const words = WORDS[language];
  const paint = (text: string, code: string): string => (colour ? code + text + PLAIN : text);
  const tone = diagnostic.severity === "error" ? RED : YELLOW;
  const title = paint(`${words[diagnostic.severity]}[${diagnostic.code}]`, BOLD + tone);
  const lines = [`${title}: ${printable(diagnostic.message[language])}`];
  const { at, excerpt } = diagnostic;
  if (at !== null) {
    const wholeFile = excerpt === null && at.line === 1 && at.column === 1;
    lines.push(`  ${wholeFile ? printable(at.file) : placeText(at)}`);
    if (excerpt !== null) {
      const { text, carets } = markedExcerpt(excerpt, at);
      const number = `${at.line}`;
      const margin = " ".repeat(number.length);
      if (text.trim() !== "") {
        lines.push(`  ${number} | ${text}`, `  ${margin} | ${paint(carets, tone)}`);
      }
    }
  }
  for (const { note, at: where } of diagnostic.related) {
    lines.push(`  ${words.related}: ${printable(note[language])} (${placeText(where)})`);
  }
  if (diagnostic.help !== null) {
    lines.push(`  ${words.help}: ${printable(diagnostic.help[language])}`);
  }
  return lines.join("\n");
}

/** `plan.yaml:7:3`. */
export const placeText = ({ file, line, column }: Place): string =>
  `${printable(file)}:${line}:${column}`;

/** Cells that a character takes on a terminal. */
export function displayWidth(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return 1;
  const combining =
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0x200b && code <= 0x200f) ||
    code === 0xfeff;
  if (combining) return 0;
  const wide =
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x1f300 && code <= 0x1faff) ||
    (code >= 0x20000 && code <= 0x3fffd);
  return wide ? 2 : 1;
}

/** What could command the terminal, or turn the direction of reading, is shown as a dot. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "·");

/** The line cut to what fits around the span, and the carets under it. */
export function markedExcerpt(line: string, at: Place): { text: string; carets: string } {
  const start = at.column - 1;
  const end = Math.max(start + 1, at.endColumn - 1);
  let from = 0;
  let to = line.length;
  if (line.length > EXCERPT_WIDTH) {
    from = Math.max(0, Math.min(start - 20, line.length - EXCERPT_WIDTH));
    to = Math.min(line.length, from + EXCERPT_WIDTH);
    // Half a character at a cut would be shown as damage.
    if (isLowSurrogate(line.charCodeAt(from))) from++;
    if (isLowSurrogate(line.charCodeAt(to))) to--;
  }
  const head = from > 0 ? "…" : "";
  const tail = to < line.length ? "…" : "";
  const before = line.slice(from, Math.max(from, Math.min(start, to)));
  const span = line.slice(Math.max(from, start), Math.min(end, to));
  let pad = " ".repeat(head.length);
  for (const character of before) {
    pad += character === "\t" ? "\t" : " ".repeat(displayWidth(character));
  }
  let width = 0;
  for (const character of span) width += character === "\t" ? 1 : displayWidth(character);
  return {
    text: head + printable(line.slice(from, to)) + tail,
    carets: pad + "^".repeat(Math.max(1, width)),
  };
}

const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
