/** The workbook of a run: what it says is what the tables say, and nobody's text becomes a formula. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { compareRuns, comparedRun } from "../../engine/analysis/comparison.ts";
import { comparedIndicatorsTable } from "../../viz/files/comparison-tables.ts";
import { comparisonWorkbook } from "../../viz/files/workbook/comparison-workbook.ts";
import { indicatorsTable } from "../../viz/files/result-tables.ts";
import { displayUnit } from "../../viz/numbers.ts";
import { cleanText, sheetName } from "../../viz/files/workbook/sheet.ts";
import { runWorkbook } from "../../viz/files/workbook/run-workbook.ts";
import { workbookBytes } from "../../viz/files/workbook/write.ts";
import { resolvedWith } from "../arbitraries/own-plan.ts";
import { documentOf, readWorkbook, type StoredSheet } from "../arbitraries/read-workbook.ts";
import { shipped } from "../arbitraries/shipped.ts";

const SIGNATURE = { scenario: "a".repeat(64), notes: "b".repeat(64), engine: "c".repeat(64) };

/** Texts that other programs take for something else. */
const HOSTILE = [
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2",
  "@SUM(A1)",
  "<script>alert(1)</script>",
  "{{x}} ]]> &amp; &",
  "](javascript:alert(1))",
  "\u202eomgekeerd\u202c",
  "_x0041_",
  "x".repeat(300),
];

const outcome = runScenario(shipped("kortrijk/kortrijk-2040.yaml"));
const content = runWorkbook(outcome, SIGNATURE, "nl");
const stored = await readWorkbook(workbookBytes(content));

const sheetOf = (name: string): StoredSheet => stored.sheets.find((sheet) => sheet.name === name)!;

describe("names of sheets", () => {
  it("are as spreadsheets want them, and all different", () => {
    const names = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...HOSTILE)), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(names, (wanted) => {
        const taken = new Set<string>();
        const made = wanted.map((name) => sheetName(name, taken));
        for (const name of made) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\\n\r\t]|^'|'$|^history$/i);
          expect(name.trim()).toBe(name);
        }
        expect(new Set(made.map((name) => name.toLowerCase())).size).toBe(made.length);
      }),
    );
  });

  it("end at a word, and not at one that joins", () => {
    const name = sheetName("Stadsgebouwen en openbare verlichting", new Set());
    expect(name).toBe("Stadsgebouwen");
  });
});

describe("texts in cells", () => {
  it("can stand in a file of XML, and lose nothing that can", () => {
    const texts = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(texts, (text) => {
        const clean = cleanText(text);
        expect(() => documentOf(`<a>${clean.replace(/[<&>]/g, "")}</a>`, "text")).not.toThrow();
        expect(cleanText(clean)).toBe(clean);
        expect(clean.length).toBeLessThanOrEqual(32_767);
      }),
    );
    expect(cleanText("a\tb\u0000c\nd 😀")).toBe("a\tb\ufffdc\nd 😀");
  });
});

describe("the workbook of a run", () => {
  it("says every value of indicators.csv, in full precision and in the unit beside it", () => {
    const [, ...table] = indicatorsTable(outcome).rows;
    const rows = new Map(
      stored.sheets
        // Parameters may have the name of an output.
        .filter(({ name }) => !["Parameters", "Hefbomen"].includes(name))
        .flatMap(({ rows: all }) => all.map((row) => [row.at(-1), row] as const)),
    );
    const series = new Map<string, { unit: string; values: (number | null)[] }>();
    for (const [, , id, unit, , , value] of table) {
      const one = series.get(id as string) ?? { unit: unit as string, values: [] };
      one.values.push(value as number | null);
      series.set(id as string, one);
    }
    expect(series.size).toBeGreaterThan(150);
    for (const [id, { unit, values }] of series) {
      const row = rows.get(id)!;
      expect(row, id).toBeDefined();
      const isOwn = !id.includes(".");
      const { label, factor } = displayUnit(unit, Math.max(...values.map((v) => Math.abs(v ?? 0))));
      // A share is stored as it is, and shown per cent.
      const by = isOwn || factor === 0.01 ? 1 : factor;
      if (!isOwn) expect(row[2], id).toBe(label.nl);
      const from = isOwn ? 3 : 4;
      const shown = values.map((_, at) => row[from + at] ?? null);
      const share = isOwn && unit.startsWith("%") ? 100 : 1;
      expect(shown, id).toEqual(values.map((v) => (v === null ? null : v / by / share)));
    }
  });

  it("holds no formula, macro or link out, and no moment at which it was made", () => {
    for (const [part, text] of stored.parts) {
      if (part.endsWith(".xml") || part.endsWith(".rels")) documentOf(text, part);
      expect(part).not.toMatch(/vba|externalLink|activeX|embeddings/i);
      expect(text, part).not.toMatch(/TargetMode="External"|dcterms:(?:created|modified)/);
      if (part.startsWith("xl/worksheets/sheet")) expect(text).not.toMatch(/<f[ >]/);
    }
  });

  it("is the same file twice", () => {
    const again = workbookBytes(runWorkbook(outcome, SIGNATURE, "nl"));
    expect(Buffer.compare(again, workbookBytes(content))).toBe(0);
  });

  it("draws its charts from its own cells, with a text for who cannot see them", () => {
    const charts = [...stored.parts].filter(([part]) => /charts\/chart\d+\.xml$/.test(part));
    expect(charts).toHaveLength(6);
    for (const [part, text] of charts) {
      const references = [...text.matchAll(/<c:f>([^<]+)<\/c:f>/g)].map(([, one]) => one!);
      expect(references.length, part).toBeGreaterThan(2);
      for (const reference of references) {
        const [, quoted, plain, row] = /^(?:'(.+)'|([^!]+))!\$[A-Z]+\$(\d+)/.exec(reference)!;
        const sheet = (quoted ?? plain!).replaceAll("''", "'").replaceAll("&apos;", "'");
        expect(sheetOf(sheet).rows[Number(row) - 1]!.length, reference).toBeGreaterThan(0);
      }
    }
    const [drawing] = [...stored.parts].filter(([part]) => /drawing1\.xml$/.test(part));
    const told = [...drawing![1].matchAll(/descr="([^"]+)"/g)].map(([, text]) => text!);
    expect(told).toHaveLength(6);
    for (const text of told) expect(text).toMatch(/van .+ \(2024\) naar .+ \(2050\)/);
  });

  it.each(["nl", "en"] as const)("says what everything is in %s", (language) => {
    const { sheets } = runWorkbook(outcome, SIGNATURE, language);
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

it("keeps texts that begin as formulas, tags and marks as the texts they are", async () => {
  const quoted = HOSTILE.map((text) => JSON.stringify(text));
  const scenario = resolvedWith(
    `title: { nl: ${quoted[0]}, en: ${quoted[4]} }\nindicators:\n${quoted
      .map(
        (text, at) =>
          `  eigen_${at}: { formula: "emissions.total / 2", unit: kt, title: { nl: ${text}, en: ${text} }, source: ${text} }\n`,
      )
      .join("")}`,
  );
  const bytes = workbookBytes(runWorkbook(runScenario(scenario), SIGNATURE, "nl"));
  const { sheets, parts } = await readWorkbook(bytes);
  const texts = new Set(sheets.flatMap(({ rows }) => rows.flat()));
  for (const text of HOSTILE) expect(texts, text).toContain(text);
  for (const [part, text] of parts) {
    if (part.startsWith("xl/worksheets/sheet")) expect(text, part).not.toMatch(/<f[ >]/);
    expect(text, part).not.toContain("<script");
  }
});

describe("the workbook of a comparison", () => {
  const runs = [
    runScenario(shipped("kortrijk/referentie.yaml")),
    outcome,
    runScenario(shipped("kortrijk/warmtenetten-eerst.yaml")),
  ].map(comparedRun);
  const comparison = compareRuns(runs, 0);
  const empty = { differences: [], attributions: [], movements: [], abatements: [] };
  const signatures = runs.map(() => SIGNATURE);

  it("says every value and difference of indicators.csv", async () => {
    const bytes = workbookBytes(comparisonWorkbook({ comparison, ...empty }, signatures, "nl"));
    const { sheets, parts } = await readWorkbook(bytes);
    const [head, ...table] = comparedIndicatorsTable({ comparison }).rows;
    const at = (name: string): number => head!.indexOf(name);
    const titles = new Map(runs.map(({ id, title }) => [id, title.nl]));
    const rows = new Map<string, readonly unknown[]>();
    for (const { rows: all } of sheets) {
      for (const row of all) rows.set(`${row.at(-1)} ${row[1]} ${row[2]}`, row);
    }
    const largest = new Map<string, number>();
    for (const row of table) {
      const id = row[at("indicator")] as string;
      const size = Math.abs((row[at("value")] as number | null) ?? 0);
      largest.set(id, Math.max(size, largest.get(id) ?? 0));
    }
    let told = 0;
    for (const row of table) {
      const id = row[at("indicator")] as string;
      if (!id.includes(".")) continue;
      const { factor } = displayUnit(row[at("unit")] as string, largest.get(id)!);
      const by = factor === 0.01 ? 1 : factor;
      const column = 5 + (row[at("year")] as number) - 2024;
      const plan = titles.get(row[at("scenario")] as string);
      for (const [what, name] of [
        ["waarde", "value"],
        ["verschil", "difference"],
      ] as const) {
        const value = row[at(name)] as number | null;
        if (value === null || (what === "verschil" && row[0] === runs[0]!.id)) continue;
        expect(rows.get(`${id} ${plan} ${what}`)?.[column], `${id} ${plan}`).toBe(value / by);
        told++;
      }
    }
    expect(told).toBeGreaterThan(20_000);
    for (const [part, text] of parts) {
      if (part.endsWith(".xml") || part.endsWith(".rels")) documentOf(text, part);
    }
  });
});
