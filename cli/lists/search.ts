/** Finding rows by what a person types: words in either language, without case or accents. */
import { nearest } from "../../engine/scenario/diagnostics/near-miss.ts";

/** What a row can be found by: texts in both languages, ids, names of members, units. */
export type Searchable = readonly string[];

/** Without case and accents; small raised or lowered figures are figures (CO₂, m²). */
const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

const wordsIn = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== "");

/** A word this short is looked for by itself: MW is not in warmwater. */
const SHORT = 2;

/**
 * Whether all words occur. A longer one may be a part of another (`wind` finds windvermogen), and
 * one with a sign in it may be a part of an id (`renewables.wind`).
 */
export function holdsAll(row: Searchable, words: readonly string[]): boolean {
  const texts = row.map(folded);
  const own = new Set(row.flatMap(wordsIn));
  return words.map(folded).every((word) => {
    return own.has(word) || (word.length > SHORT && texts.some((text) => text.includes(word)));
  });
}

/** For each word that is nowhere to be found, one that is and looks like it. */
export function nearWords(rows: readonly Searchable[], words: readonly string[]): string[] {
  const known = new Set(rows.flatMap((row) => row.flatMap(wordsIn)));
  return words.flatMap((word) => {
    if (rows.some((row) => holdsAll(row, [word]))) return [];
    return nearest(folded(word), known) ?? [];
  });
}
