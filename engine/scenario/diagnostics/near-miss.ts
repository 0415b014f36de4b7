/** Near spellings, for "did you mean". */
import type { Text } from "../declarations.ts";
import { englishFor } from "./dutch-words.ts";

/**
 * Number of single-character insertions, deletions, replacements and swaps of neighbours that turn
 * one text into the other; anything above `limit` is reported as `limit + 1`.
 */
export function spellingDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

const MAX_LENGTH = 80;

/**
 * The candidate closest to what was written, or null when none is near. Candidates whose last part
 * (behind the last dot) was written alone count as near: `renovation_rate` for
 * `housing.renovation_rate`; so does the English word for a Dutch one. Of equally near ones the
 * first wins.
 */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  if (written.length > MAX_LENGTH) return null;
  const lower = written.toLowerCase();
  let limit = Math.min(3, Math.max(1, Math.floor(written.length / 3)));
  let best: string | null = null;
  const english = englishFor(written);
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (other === lower || english.includes(candidate)) return candidate;
    if (other.slice(other.lastIndexOf(".") + 1) === lower) {
      best = candidate;
      limit = 0;
      continue;
    }
    const distance = spellingDistance(lower, other, limit);
    if (distance <= limit) {
      best = candidate;
      limit = distance - 1;
      if (limit < 0) return best;
    }
  }
  return best;
}

/** Without case, accents and what parts words. */
const folded = (text: string): string =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).map(folded);

/**
 * The id that was meant, by its own spelling or by what people call it: `Drie Hofsteden`,
 * `drie-hofsteden` and `hofsteden` for `drie_hofsteden`. Null when none is near.
 *
 * @param names what the ids are called, in the same order; may be empty
 */
export function nearestNamed(
  written: string,
  ids: readonly string[],
  names: readonly Text[],
): string | null {
  if (written.length > MAX_LENGTH) return null;
  const plain = folded(written);
  if (plain === "") return null;
  const called = ids.map((id, at) => [
    id,
    ...(at < names.length ? [names[at]!.nl, names[at]!.en] : []),
  ]);
  const same = called.find((spellings) => spellings.some((spelling) => folded(spelling) === plain));
  if (same !== undefined) return same[0]!;
  for (const position of [0, 1, 2]) {
    const spellings = called.map((all) => all[position] ?? "");
    const near = nearest(written, spellings);
    if (near !== null && near !== "") return ids[spellings.indexOf(near)]!;
  }
  // One word of a longer name will do when no other name has it.
  const holding = called.filter((spellings) =>
    spellings.some((spelling) => wordsOf(spelling).includes(plain)),
  );
  return plain.length > 2 && holding.length === 1 ? holding[0]![0]! : null;
}
