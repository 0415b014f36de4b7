/** The workbook of a run over several municipalities says what its tables say, of all of them. */
import { describe, expect, it } from "vitest";
import { displayUnit } from "../../viz/numbers.ts";
import { groupTables } from "../../viz/files/group/group-tables.ts";
import { groupWorkbook } from "../../viz/files/workbook/group-workbook.ts";
import type { FigureCell, SheetCell } from "../../viz/files/workbook/sheet.ts";
import { workbookBytes } from "../../viz/files/workbook/write.ts";
import { readWorkbook, type StoredSheet } from "../arbitraries/read-workbook.ts";
import { shownGroup } from "../arbitraries/shown-group.ts";

const SIGNATURE = { scenario: "a".repeat(64), notes: "b".repeat(64), engine: "c".repeat(64) };
const EVIL = { nl: "=1+1 \u202eomgekeerd", en: "=1+1 \u202ereversed" };
const NAMES = ["driegem", "noordgem", "zuidgem", "oostgem"];

const outcome = shownGroup();
const content = groupWorkbook(outcome, SIGNATURE, "nl");
const bytes = workbookBytes(content);
const stored = await readWorkbook(bytes);
const sheetOf = (name: string): StoredSheet => stored.sheets.find((sheet) => sheet.name === name)!;
const tableOf = (name: string): (readonly unknown[])[] => {
  const { rows } = groupTables(outcome).find((table) => table.name === name)!;
  return rows.slice(1).map((row) => [...row]);
};

describe("the workbook of a group", () => {
  it("has every figure of indicators.csv, with whose it is and in one unit for all", () => {
    const rows = new Map<string, StoredSheet["rows"][number]>(
      stored.sheets.flatMap(({ rows: all }) =>
        all.flatMap((row) =>
          NAMES.includes(String(row[0])) && row[2] === "geheel"
            ? [[`${row[0]} ${row.at(-1)}`, row] as const]
            : [],
        ),
      ),
    );
    const series = new Map<string, { unit: string; values: (number | null)[] }>();
    const largest = new Map<string, number>();
    for (const [, region, id, unit, , , value] of tableOf("indicators.csv")) {
      if (!String(id).includes(".") || String(id).includes("[")) continue;
      const key = `${String(region)} ${String(id)}`;
      const one = series.get(key) ?? { unit: unit as string, values: [] };
      one.values.push(value as number | null);
      series.set(key, one);
      const size = Math.abs((value as number | null) ?? 0);
      largest.set(id as string, Math.max(largest.get(id as string) ?? 0, size));
    }
    expect(series.size).toBeGreaterThan(500);
    for (const [key, { unit, values }] of series) {
      const row = rows.get(key)!;
      expect(row, key).toBeDefined();
      const { label, factor } = displayUnit(unit, largest.get(key.split(" ")[1]!)!);
      expect(row[3], key).toBe(label.nl);
      const by = factor === 0.01 ? 1 : factor;
      const shown = values.map((_, at) => row[5 + at] ?? null);
      expect(shown, key).toEqual(values.map((value) => (value === null ? null : value / by)));
    }
  });

  it("begins with the group, and has every municipality on a row of its first sheet", () => {
    const { rows } = sheetOf("Overzicht");
    const head = rows.findIndex((row) => row[0] === "Gemeente");
    expect(rows.slice(head + 1, head + 5).map(([name]) => name)).toEqual([
      ...NAMES.slice(1),
      "driegem",
    ]);
    const people = tableOf("indicators.csv").filter(
      ([, , id, , , year]) => id === "demography.population" && year === 2040,
    );
    expect(rows.slice(head + 1, head + 5).map((row) => row[2])).toEqual(
      people.map((row) => row.at(-1)),
    );
  });

  it("has every goal of the group and of every municipality, and who moves", () => {
    const goals = sheetOf("Doelen").rows.filter(([name]) => NAMES.includes(String(name)));
    expect(goals.length).toBe(tableOf("targets.csv").length);
    const moves = sheetOf("Verhuizingen").rows;
    const between = moves.find(([from, to]) => from === "noordgem" && to === "zuidgem")!;
    expect([between[2], between[3]]).toEqual([100, 110]);
    expect(between[29]).toBe(0.1);
    const gone = moves.find(([from, to]) => from === "oostgem" && to === "buiten de groep")!;
    expect(gone[2]).toBe(1002);
    expect(moves.some(([from, to]) => from === "zuidgem" && to === "noordgem")).toBe(false);
  });

  it("has charts of the group, drawn from its own rows", () => {
    const charts = content.sheets.flatMap((sheet) => sheet.charts ?? []);
    expect(charts.length).toBeGreaterThanOrEqual(5);
    for (const { series } of charts) {
      for (const { values } of series) {
        const row = sheetOf(values.sheet).rows[values.row]!;
        expect(
          row.slice(values.from, values.to + 1).every((cell) => typeof cell === "number"),
        ).toBe(true);
        if (values.sheet !== "Grafieken") expect(row[0]).toBe("driegem");
      }
    }
  });

  it("leaves no column without a head, and is the same file each time", () => {
    for (const { name, tables, widths } of content.sheets) {
      for (const { head, rows } of tables) {
        if (head.length === 0) continue;
        for (const { cells } of rows) expect(cells.length, name).toBe(head.length);
      }
      if (tables.length === 1 && name !== "Grafieken") {
        expect(widths.length, name).toBe(tables[0]!.head.length);
      }
    }
    expect(workbookBytes(groupWorkbook(outcome, SIGNATURE, "nl"))).toEqual(bytes);
  });

  it("keeps titles texts", () => {
    const evil = groupWorkbook(
      shownGroup({ noordgem: EVIL, driegem: EVIL, "driegem-2040": EVIL }),
      SIGNATURE,
      "en",
    );
    const isFigure = (cell: SheetCell): cell is FigureCell =>
      cell !== null && typeof cell === "object" && "value" in cell;
    const cells = evil.sheets.flatMap(({ tables }) =>
      tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
    );
    expect(cells.filter(isFigure).every(({ value }) => typeof value === "number")).toBe(true);
    expect(cells).toContain(EVIL.en);
    expect(() => workbookBytes(evil)).not.toThrow();
  });
});
