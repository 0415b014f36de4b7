/** Who went from which municipality to which, as a table. */
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import { OUTSIDE } from "../../../engine/scenario/group/group-head.ts";
import type { Cell } from "../csv.ts";
import type { Table } from "../result-tables.ts";

/**
 * Every departure of a year is one row's: to another municipality, or out of the group. Pairs that
 * nobody goes between in any year are left out, so that many municipalities stay readable.
 */
export function movesTable({ scenario, moves }: GroupOutcome): Table {
  const { members, first, years, moved, left, came } = moves;
  const count = members.length;
  const rows: Cell[][] = [["scenario", "year", "from", "to", "persons"]];
  const isPair = members.map((_, from) =>
    members.map((_, to) => {
      for (let year = 0; year < years; year++) {
        if (moved[(year * count + from) * count + to] !== 0) return from !== to;
      }
      return false;
    }),
  );
  for (let year = 0; year < years; year++) {
    const calendar = first + year;
    for (const [at, from] of members.entries()) {
      for (const [other, to] of members.entries()) {
        if (!isPair[at]![other]!) continue;
        const persons = moved[(year * count + at) * count + other]!;
        rows.push([scenario.id, calendar, from, to, persons]);
      }
      rows.push([scenario.id, calendar, from, OUTSIDE, left[year * count + at]!]);
    }
    for (const [at, to] of members.entries()) {
      rows.push([scenario.id, calendar, OUTSIDE, to, came[year * count + at]!]);
    }
  }
  return { name: "moves.csv", rows };
}
