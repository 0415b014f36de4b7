/**
 * Where each character of a YAML text stands in its file: between quotation marks with escapes, over
 * several lines of a plain text, or in a folded block, so that a diagnostic can underline a word of
 * a formula.
 */
import type { SourceText } from "../diagnostics/text.ts";
import type { YamlScalar } from "../yaml/yaml-document.ts";

/** The span in the file of the characters `[start, end)` of the text. */
export type Locate = (
  start: number,
  end: number,
) => { readonly start: number; readonly end: number };

const BLOCK = /^[|>][^\n]*\n/;
const isBlank = (character: string): boolean => " \t\r\n".includes(character);

/** Finds the places by laying text and file side by side; what cannot be matched is the whole scalar. */
export function locatorOf({ text }: SourceText, node: YamlScalar): Locate {
  const whole = { start: node.start, end: node.end };
  const offsets = aligned(node.written, text.slice(node.start, node.end), node.start);
  if (offsets === null) return () => whole;
  return (start, end) => {
    if (start >= offsets.length) {
      const last = offsets.at(-1);
      return last === undefined ? whole : { start: last, end: last + 1 };
    }
    const from = offsets[start]!;
    return { start: from, end: Math.max(from, offsets[Math.max(start, end - 1)] ?? from) + 1 };
  };
}

function aligned(value: string, raw: string, from: number): number[] | null {
  const quote = raw.startsWith('"') || raw.startsWith("'") ? raw[0]! : "";
  let at = quote !== "" ? 1 : (BLOCK.exec(raw)?.[0].length ?? 0);
  const offsets: number[] = [];
  for (const character of value.split("")) {
    if (isBlank(character)) {
      // Folding makes one space of a line end with its indentation, and keeps others.
      offsets.push(from + at);
      if (at < raw.length && isBlank(raw[at]!)) at++;
      else if (quote === '"' && raw[at] === "\\") at += escapeLength(raw, at);
      continue;
    }
    while (at < raw.length && isBlank(raw[at]!)) at++;
    if (quote === '"' && raw[at] === "\\") {
      if (raw[at + 1] === "\n" || raw[at + 1] === "\r") return null;
      offsets.push(from + at);
      at += escapeLength(raw, at);
      continue;
    }
    if (raw[at] !== character) return null;
    offsets.push(from + at);
    at += quote === "'" && character === "'" ? 2 : 1;
  }
  return offsets;
}

function escapeLength(raw: string, at: number): number {
  const kind = raw[at + 1] ?? "";
  return kind === "x" ? 4 : kind === "u" ? 6 : kind === "U" ? 10 : 2;
}
