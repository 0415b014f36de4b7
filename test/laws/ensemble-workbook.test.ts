/** The workbook of an ensemble: what it says is what the tables say, figure by figure. */
import { describe, expect, it } from "vitest";
import { differenceRecord } from "../../engine/analysis/ensemble/difference-of-records.ts";
import type { DifferenceRecord } from "../../engine/analysis/ensemble/difference-record.ts";
import type { EnsembleContent } from "../../viz/files/workbook/ensemble-view.ts";
import { ensembleWorkbook } from "../../viz/files/workbook/ensemble-workbook.ts";
import {
  differencesTable,
  goalChancesTable,
  goalYearsTable,
  inputsTable,
  quantileCellTables,
  quantilesTable,
} from "../../viz/files/ensemble-tables.ts";
import { workbookBytes } from "../../viz/files/workbook/write.ts";
import type { Cell } from "../../viz/files/csv.ts";
import { displayUnit } from "../../viz/numbers.ts";
import { resolvedWith } from "../arbitraries/own-plan.ts";
import { inventedEnsemble, type Invented } from "../arbitraries/invented-ensemble.ts";
import { documentOf, readWorkbook, type StoredCell } from "../arbitraries/read-workbook.ts";
import { shipped } from "../arbitraries/shipped.ts";

const SIGNATURE = {
  ...{ scenario: "a".repeat(64), notes: "b".repeat(64), engine: "c".repeat(64) },
  inputs: "d".repeat(64),
};

const contentOf = (
  plans: readonly Invented[],
  differences: readonly DifferenceRecord[] = [],
): EnsembleContent => ({
  records: plans.map(({ record }) => record),
  centrals: plans.map(({ outcome }) => outcome.central),
  signatures: plans.map(() => SIGNATURE),
  reading: plans.map(() => ["Tienduizend doorrekeningen."]),
  ...{ differences, meaning: "Wat een band is." },
});

/** What separates two plans: invented quantiles, one after the other, around nothing. */
function inventedDifference(plan: Invented, reference: Invented): DifferenceRecord {
  const { columns } = plan.outcome.figures;
  const pairs = Array.from({ length: columns }, (_, column) => ({ column, other: column }));
  const quantiles = Float64Array.from({ length: columns * 5 }, (_, at) => at - 0.3);
  const counts = (of: number): Float64Array => new Float64Array(columns).fill(of);
  const members = ({ record, outcome }: Invented) => ({
    ...{ record, figures: outcome.figures },
    column: () => new Float64Array(10),
  });
  return differenceRecord(members(plan), members(reference), {
    ...{ pairs, quantiles },
    ...{ evaluable: counts(1000), lower: counts(600), higher: counts(400) },
  });
}

const plan = inventedEnsemble(shipped("kortrijk/kortrijk-2040.yaml"));
const reference = inventedEnsemble(shipped("kortrijk/referentie.yaml"));
const alone = contentOf([plan]);
const stored = await readWorkbook(workbookBytes(ensembleWorkbook(alone, "nl")));

type Rows = ReadonlyMap<string, readonly (StoredCell | undefined)[]>;

/** Rows of all sheets by what stands in some of their columns. */
const rowsBy = (
  of: typeof stored,
  keyOf: (row: readonly (StoredCell | undefined)[]) => string,
): Rows => new Map(of.sheets.flatMap(({ rows }) => rows.map((row) => [keyOf(row), row] as const)));

const WHAT: Readonly<Record<string, string>> = {
  p05: "5 % ligt lager (p05)",
  p25: "25 % ligt lager (p25)",
  p50: "middelste (p50)",
  p75: "25 % ligt hoger (p75)",
  p95: "5 % ligt hoger (p95)",
  central: "gewone berekening",
};

/** By how many the figures of an indicator are divided in the unit beside them. */
function divisors(rows: readonly (readonly Cell[])[], head: readonly Cell[], id: number) {
  const largest = new Map<string, number>();
  const values = Object.keys(WHAT).map((name) => head.indexOf(name));
  for (const row of rows) {
    const of = row[id] as string;
    const sizes = values.map((at) => Math.abs((row[at] as number | null) ?? 0));
    largest.set(of, Math.max(largest.get(of) ?? 0, ...sizes));
  }
  return (address: string, unit: string): number => {
    if (!address.includes(".")) return unit.startsWith("%") ? 100 : 1;
    const { factor } = displayUnit(unit, largest.get(address)!);
    return factor === 0.01 ? 1 : factor;
  };
}

describe("the workbook of an ensemble", () => {
  it("says every figure of quantiles.csv, to the bit, in the unit beside it", () => {
    const [head = [], ...table] = quantilesTable(alone.records).rows;
    const rows = rowsBy(stored, (row) => `${row.at(-1)} ${row[1]}`);
    const divisor = divisors(table, head, 2);
    let told = 0;
    for (const row of table) {
      const [, , id, unit, , year] = row as [string, string, string, string, string, number];
      for (const [name, what] of Object.entries(WHAT)) {
        const value = row[head.indexOf(name)] as number | null;
        const found = rows.get(`${id} ${what}`)?.[4 + year - 2024];
        expect(found ?? null, `${id} ${name} ${year}`).toBe(
          value === null ? null : value / divisor(id, unit),
        );
        told++;
      }
    }
    expect(told).toBeGreaterThan(25_000);
  });

  it("says the cells too, where they were kept", async () => {
    const invented = inventedEnsemble(shipped("kortrijk/referentie.yaml"), { cells: true });
    const content = contentOf([invented]);
    const { sheets } = await readWorkbook(workbookBytes(ensembleWorkbook(content, "nl")));
    const rows = rowsBy({ ...stored, sheets }, (row) => `${row.at(-1)} ${row[2]}`);
    const table = quantileCellTables(content.records).find(
      ({ name }) => name === "tables/emissions.by_sector.csv",
    )!;
    const [head = [], ...body] = table.rows;
    const all = body.flatMap((row) =>
      Object.keys(WHAT).map((name) => Math.abs(row[head.indexOf(name)] as number)),
    );
    const { factor } = displayUnit("kg", Math.max(...all));
    expect(body.length).toBeGreaterThan(100);
    for (const row of body) {
      const [, , sector, , , year] = row as [string, string, string, string, string, number];
      for (const [name, what] of Object.entries(WHAT)) {
        const found = rows.get(`emissions.by_sector[${sector}] ${what}`)![5 + year - 2024];
        expect(found).toBe((row[head.indexOf(name)] as number) / factor);
      }
    }
  });

  it("says every goal of targets.csv with its chance, and every year of target-years.csv", () => {
    const sheet = (name: string) => stored.sheets.find((one) => one.name === name)!;
    const chances = sheet("Kansen van de doelen");
    const [head = [], ...table] = goalChancesTable(alone.records).rows;
    const at = (name: string): number => head.indexOf(name);
    const goals = new Map(chances.rows.map((row) => [row.at(-1), row]));
    for (const row of table) {
      const found = goals.get(row[at("target")] as string)!;
      const by = (row[at("unit")] as string).startsWith("%") ? 100 : 1;
      expect(found[1] ?? null).toBe(row[at("probability")]);
      expect(found[5] ?? null).toBe(row[at("standard_error")]);
      for (const [place, name] of [
        ...([
          [7, "wanted"],
          [9, "central"],
          [11, "reached_p05"],
          [15, "reached_p95"],
        ] as const),
      ]) {
        const value = row[at(name)] as number | null;
        expect(found[place] ?? null, name).toBe(value === null ? null : value / by);
      }
      const years = ["central_year", "held_from_p05", "held_from_p50", "held_from_p95"];
      years.forEach((name, place) => expect(found[16 + place] ?? null).toBe(row[at(name)]));
    }
    const years = new Map(
      sheet("Jaar van de doelen").rows.map((row) => [`${row.at(-1)} ${row[1]}`, row]),
    );
    const [, ...shares] = goalYearsTable(alone.records).rows;
    expect(shares.length).toBeGreaterThan(20);
    for (const [, , target, year, , share, sum] of shares as [
      ...[string, string, string, number | null, number, number, number | null],
    ][]) {
      const place = year === null ? 2 + 27 : 2 + year - 2024;
      expect(years.get(`${target} vanaf dit jaar`)![place]).toBe(share);
      if (sum !== null) expect(years.get(`${target} tot en met dit jaar`)![place]).toBe(sum);
    }
  });

  it("names everything that was drawn, with its distribution and group", () => {
    const sheet = stored.sheets.find(({ name }) => name === "Wat geloot werd")!;
    const [head = [], ...table] = inputsTable(alone.records).rows;
    const body = sheet.rows.slice(-table.length);
    table.forEach((row, at) => {
      const of = (name: string): Cell => row[head.indexOf(name)] ?? null;
      const found = body[at]!;
      expect(found.at(-1)).toBe(of("address"));
      expect(found[1]).toBe(of("drawn") === "yes" ? "ja" : "nee");
      expect(found[10] ?? "").toBe(of("distribution") ?? "");
      expect(found[12] ?? "").toBe(of("group") ?? "");
      expect(found[13] ?? null).toBe(of("correlation"));
      expect(found[8] ?? null).toBe(of("low_factor"));
    });
  });

  it("draws its charts from its own cells, with a text for who cannot see them", () => {
    const charts = [...stored.parts].filter(([part]) => /charts\/chart\d+\.xml$/.test(part));
    expect(charts).toHaveLength(6);
    for (const [part, text] of charts) {
      const references = [...text.matchAll(/<c:f>([^<]+)<\/c:f>/g)].map(([, one]) => one!);
      expect(references.length, part).toBeGreaterThan(2);
      for (const reference of references) {
        const [, row] = /^Grafieken!\$[A-Z]+\$(\d+)/.exec(reference)!;
        const { rows } = stored.sheets.find(({ name }) => name === "Grafieken")!;
        expect(rows[Number(row) - 1]!.length, reference).toBeGreaterThan(0);
      }
    }
    const [drawing] = [...stored.parts].filter(([part]) => /drawing1\.xml$/.test(part));
    const told = [...drawing![1].matchAll(/descr="([^"]+)"/g)].map(([, text]) => text!);
    expect(told).toHaveLength(6);
    for (const text of told) expect(text).toMatch(/van .+ \(2024\) naar .+ \(2050\)/);
    expect(told[0]).toContain("5 % ligt lager");
  });

  it("is the same file twice, without formulas", () => {
    const again = workbookBytes(ensembleWorkbook(alone, "nl"));
    expect(Buffer.compare(again, workbookBytes(ensembleWorkbook(alone, "nl")))).toBe(0);
    for (const [part, text] of stored.parts) {
      if (part.endsWith(".xml") || part.endsWith(".rels")) documentOf(text, part);
      if (part.startsWith("xl/worksheets/sheet")) expect(text).not.toMatch(/<f[ >]/);
    }
  });

  it("keeps texts of a plan that begin as formulas as the texts they are", async () => {
    const hostile = "=cmd|' /C calc'!A0";
    const scenario = resolvedWith(
      `title: { nl: "${hostile}", en: "@SUM(A1)" }\nindicators:\n  eigen: { formula: "emissions.total / 2", unit: kt, title: { nl: "+1+1", en: "-2" } }\n`,
    );
    const content = contentOf([inventedEnsemble(scenario)]);
    const { sheets, parts } = await readWorkbook(workbookBytes(ensembleWorkbook(content, "nl")));
    const texts = new Set(sheets.flatMap(({ rows }) => rows.flat()));
    for (const text of [hostile, "+1+1"]) expect(texts).toContain(text);
    for (const [part, text] of parts) {
      if (part.startsWith("xl/worksheets/sheet")) expect(text, part).not.toMatch(/<f[ >]/);
    }
  });
});

describe("the workbook of several plans", () => {
  const difference = inventedDifference(plan, reference);
  const content = contentOf([reference, plan], [difference]);

  it("says every difference of differences.csv", async () => {
    const bytes = workbookBytes(ensembleWorkbook(content, "nl"));
    const { sheets } = await readWorkbook(bytes);
    const sheet = sheets.find(({ name }) => name === "Verschillen")!;
    const rows = new Map(sheet.rows.map((row) => [`${row.at(-1)} ${row[2]}`, row]));
    const [head = [], ...table] = differencesTable([difference]).rows;
    const at = (name: string): number => head.indexOf(name);
    const banded = quantilesTable(content.records).rows;
    const divisor = divisors(banded.slice(1), banded[0]!, 2);
    let told = 0;
    for (const row of table) {
      const id = row[at("indicator")] as string;
      const place = 5 + (row[at("year")] as number) - 2024;
      for (const [name, what] of Object.entries(WHAT)) {
        const value = row[at(name)] as number | null;
        const by = divisor(id, row[at("unit")] as string);
        expect(rows.get(`${id} ${what}`)![place] ?? null).toBe(value === null ? null : value / by);
        told++;
      }
      const share = rows.get(`${id} deel van de doorrekeningen dat lager is`)!;
      expect(share[place] ?? null).toBe(row[at("share_lower")]);
    }
    expect(told).toBeGreaterThan(20_000);
  });

  it.each(["nl", "en"] as const)("says what everything is in %s", (language) => {
    const { sheets } = ensembleWorkbook(content, language);
    const [overview, ...others] = sheets;
    const list = overview!.tables.flatMap(({ rows }) =>
      rows.flatMap(({ cells: [first] }) =>
        first !== null && typeof first === "object" && "sheet" in first! ? [first.sheet] : [],
      ),
    );
    expect(list).toEqual(others.map(({ name }) => name));
    for (const { name, tables, widths, title } of sheets) {
      expect(title, name).not.toBe("");
      for (const { head, rows } of tables) {
        if (head.length === 0) continue;
        expect(widths.length, name).toBeGreaterThanOrEqual(head.length);
        for (const { cells } of rows) expect(cells.length, name).toBeLessThanOrEqual(head.length);
      }
    }
  });
});
