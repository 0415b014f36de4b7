/** Where two versions of a table differ. */

import { comparableText } from "../../viz/note/freshness.ts";

/** As many rows as tell what is going on. */
const MOST_SHOWN = 6;

const rowsOf = (table: string): string[][] => table.split("\n").map((row) => row.split("\t"));

/**
 * The rows that differ, each with what it was and is: `Uitstoot: 88,2 → 90,1`.
 *
 * @param found cells apart by tabs, a row on a line; so is `now`
 */
export function changedRows(found: string, now: string): string[] {
  const before = new Map(rowsOf(found).map((row) => [comparableText(row[0]!), row]));
  const after = new Map(rowsOf(now).map((row) => [comparableText(row[0]!), row]));
  const changes = [...after].flatMap(([name, row]) => {
    const old = before.get(name);
    if (old === undefined) return [`+ ${row.join(" | ")}`];
    const cells = row.flatMap((cell, at) =>
      comparableText(cell) === comparableText(old[at] ?? "") ? [] : [`${old[at] ?? ""} → ${cell}`],
    );
    return cells.length === 0 ? [] : [`${row[0]!}: ${cells.join("; ")}`];
  });
  for (const [name, row] of before) if (!after.has(name)) changes.push(`− ${row.join(" | ")}`);
  const more = changes.length - MOST_SHOWN;
  return more > 0 ? [...changes.slice(0, MOST_SHOWN), `… (+ ${more})`] : changes;
}
