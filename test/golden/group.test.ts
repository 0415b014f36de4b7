/**
 * The results of a plan over three invented municipalities, as they stand: of the group in some
 * years, who moves where, and what municipalities are held against. `npm run golden:update` accepts
 * a change.
 */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runGroup } from "../../engine/analysis/group/run-group.ts";
import { csvText, TIDY, type Cell } from "../../viz/files/csv.ts";
import { groupTables } from "../../viz/files/group/group-tables.ts";
import { root } from "../arbitraries/root.ts";
import { shownScenario } from "../arbitraries/shown-group.ts";

const YEARS = new Set([2024, 2025, 2040, 2050]);
const GROUP = "driegem";

const tables = groupTables(runGroup(shownScenario()));

/** Rows of the years that are kept, of a table that may be of many regions. */
function kept(name: string, keep: (row: readonly Cell[]) => boolean = () => true): string {
  const [head, ...rows] = tables.find((table) => table.name === name)!.rows;
  const year = head!.indexOf("year");
  return csvText(
    [head!, ...rows.filter((row) => YEARS.has(Number(row[year])) && keep(row))],
    TIDY,
  );
}

describe("a plan over invented municipalities", () => {
  it.each([
    ["indicators.csv", (row: readonly Cell[]) => row[1] === GROUP],
    ["moves.csv", () => true],
    ["municipalities.csv", (row: readonly Cell[]) => Number(row[5]) === 2040],
  ] as const)("gives the %s it gave", async (name, keep) => {
    await expect(kept(name, keep)).toMatchFileSnapshot(
      path.join(root, "test", "golden", "driegem-2040", name),
    );
  });
});
