/** Near spellings, for "did you mean". */

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
 * `housing.renovation_rate`. Of equally near ones the first wins.
 */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  if (written.length > MAX_LENGTH) return null;
  const lower = written.toLowerCase();
  let limit = Math.min(3, Math.max(1, Math.floor(written.length / 3)));
  let best: string | null = null;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (other === lower) return candidate;
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
