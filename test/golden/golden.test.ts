/**
 * The results of the shipped plans, as they stand. A change of any figure shows here, with what
 * moved most; `npm run golden:update` accepts it, and the changelog says why.
 */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { csvText, TIDY } from "../../viz/files/csv.ts";
import { indicatorsTable, targetsTable } from "../../viz/files/result-tables.ts";
import { root } from "../arbitraries/root.ts";
import { shipped, SHIPPED_PLANS } from "../arbitraries/shipped.ts";

const YEARS = new Set([2024, 2025, 2030, 2035, 2040, 2045, 2050]);
const YEAR_COLUMN = 5;

/** The lines that moved most, relative to their size, as a person wants to read them. */
function largestChanges(before: string, after: string): string {
  const values = (text: string): Map<string, number> =>
    new Map(
      text
        .split("\n")
        .slice(1)
        .map((line) => {
          const at = line.lastIndexOf(",");
          return [line.slice(0, at), Number(line.slice(at + 1))];
        }),
    );
  const [old, fresh] = [values(before), values(after)];
  const changes = [...fresh].flatMap(([key, value]) => {
    const was = old.get(key);
    if (was === value) return [];
    if (was === undefined) return [{ key, size: Infinity, text: `new: ${value}` }];
    const size = Math.abs(value - was) / Math.max(Math.abs(was), 1e-12);
    return [{ key, size, text: `${was} -> ${value} (${(size * 100).toPrecision(3)} %)` }];
  });
  const lost = [...old.keys()].filter((key) => !fresh.has(key));
  return [
    `${changes.length} figures moved, ${lost.length} are gone; most:`,
    ...changes
      .sort((a, b) => b.size - a.size)
      .slice(0, 15)
      .map(({ key, text }) => `  ${key}: ${text}`),
    ...lost.slice(0, 5).map((key) => `  gone: ${key}`),
  ].join("\n");
}

describe.each(SHIPPED_PLANS)("%s", (plan) => {
  const outcome = runScenario(shipped(plan));
  const name = path.basename(plan, ".yaml");

  it("gives the indicators it gave", async () => {
    const [head, ...rows] = indicatorsTable(outcome).rows;
    const chosen = rows.filter((row) => YEARS.has(Number(row[YEAR_COLUMN])));
    const text = csvText([head!, ...chosen], TIDY);
    const file = path.join(root, "test", "golden", `${name}.indicators.csv`);
    const before = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    try {
      await expect(text).toMatchFileSnapshot(file);
    } catch {
      expect.fail(largestChanges(before, text));
    }
  });

  it("meets and misses the goals it did", async () => {
    const text = csvText(targetsTable(outcome).rows, TIDY);
    await expect(text).toMatchFileSnapshot(
      path.join(root, "test", "golden", `${name}.targets.csv`),
    );
  });
});
