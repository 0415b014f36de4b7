/** Where something stands in a JSON text, found again only when a diagnostic asks for it. */
import { placeAt, sourceText } from "../../engine/scenario/diagnostics/text.ts";
import type { Place } from "../../engine/scenario/diagnostics/diagnostics.ts";

/** Keys and positions from the outside in: `["scenario", "model", "regions", 0]`. */
export type JsonPath = readonly (string | number)[];

/** `scenario.model.regions[0]`; a long key is cut. */
export const pathText = (path: JsonPath): string =>
  path
    .map((key, at) =>
      typeof key === "number" ? `[${key}]` : `${at === 0 ? "" : "."}${key.slice(0, 60)}`,
    )
    .join("");

const SPACE = /[ \t\n\r]*/y;
const TEXT = /"(?:[^"\\]|\\.)*"/y;
const PLAIN = /[^\s,\]}]+/y;

const skip = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

/** Offset behind the value that begins at `at`. */
function behindValue(text: string, at: number): number {
  const opening = text[at];
  if (opening === '"') return skip(TEXT, text, at);
  if (opening !== "{" && opening !== "[") return skip(PLAIN, text, at);
  let depth = 0;
  for (let next = at; next < text.length; next++) {
    const character = text[next];
    if (character === '"') next = skip(TEXT, text, next) - 1;
    else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return next + 1;
  }
  return text.length;
}

/** Offset of the value of one key or position of the record or list at `at`; -1 when not there. */
function insideOf(text: string, at: number, wanted: string | number): number {
  const isRecord = text[at] === "{";
  if (!isRecord && text[at] !== "[") return -1;
  let next = skip(SPACE, text, at + 1);
  // Of a key that stands twice the last one holds, as JSON.parse has it.
  let found = -1;
  for (let index = 0; next < text.length && text[next] !== "}" && text[next] !== "]"; index++) {
    let key: string | number = index;
    if (isRecord) {
      const end = skip(TEXT, text, next);
      key = JSON.parse(text.slice(next, end)) as string;
      next = skip(SPACE, text, skip(SPACE, text, end) + 1);
    }
    if (key === wanted) found = next;
    if (found >= 0 && !isRecord) return found;
    next = skip(SPACE, text, behindValue(text, next));
    if (text[next] === ",") next = skip(SPACE, text, next + 1);
  }
  return found;
}

/** The place of a value in a text that is JSON; of one that is not there, the nearest around it. */
export function placeInJson(file: string, text: string, path: JsonPath): Place {
  let at = skip(SPACE, text, 0);
  for (const key of path) {
    const inside = insideOf(text, at, key);
    if (inside < 0) break;
    at = inside;
  }
  return placeAt(sourceText(file, text), at, Math.min(behindValue(text, at), at + 60));
}

/** Where JSON.parse stopped; the end of the text where it does not say. */
export function placeOfBreak(file: string, text: string, error: unknown): Place {
  const said = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
  const at = said === undefined ? text.length : Number(said);
  return placeAt(sourceText(file, text), at, at + 1);
}
