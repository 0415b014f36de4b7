/**
 * The validation page says what the model says. `npm run validation` writes it, its Dutch summary
 * and the pictures anew.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { withFonts } from "../../viz/files/font-faces.ts";
import { createRenderer } from "../../viz/files/render.ts";
import type { VegaLiteSpec } from "../../viz/specs/frame.ts";
import { withBlocks } from "../../build/handbook/generated-blocks.ts";
import { root } from "../arbitraries/root.ts";
import { benchmarks, echoes, labelOf, reasons, ROLES } from "./benchmarks.ts";
import { causeOf } from "./causes.ts";
import { ageErrorChart, benchmarkChart, hindcastChart, olderChart } from "./charts.ts";
import { findings } from "./findings.ts";
import { hindcastPaths, olderPaths } from "./paths.ts";
import { dutchPage, englishPage } from "./page.ts";
import { dutchNames, scepticBlocks } from "./sceptics.ts";

const found = findings();
const { reference } = found.cities;
const docs = (file: string): string => path.join(root, "docs", file);

describe("the benchmarks", () => {
  it("have ids of their own, a known role and bounds round the figure", () => {
    expect(new Set(benchmarks.map(({ id }) => id)).size).toBe(benchmarks.length);
    for (const { id, role, low, high, value } of benchmarks) {
      expect(ROLES, id).toContain(role);
      if (low !== null) expect(low, id).toBeLessThanOrEqual(value);
      if (high !== null) expect(high, id).toBeGreaterThanOrEqual(value);
    }
  });

  it("each have an answer or a reason, and a reason where they are outside", () => {
    for (const { benchmark, model, verdict, reason } of found.answers) {
      if (model === null || verdict === "outside") expect(reason, benchmark.id).not.toBeNull();
      if (model !== null) expect(Number.isFinite(model), benchmark.id).toBe(true);
    }
  });

  it("judge the rows that test the model, and no others", () => {
    for (const { benchmark, verdict } of found.answers) {
      if (benchmark.role !== "test") expect(verdict, benchmark.id).toBeNull();
    }
  });

  it("name quantities that exist wherever their module does", () => {
    const known = new Set(reference.catalogue.modules.map(({ id }) => id));
    for (const { benchmark, undeclared } of found.answers) {
      if (!undeclared) continue;
      const modules = [...benchmark.model.matchAll(/([a-z_]+)\.[a-z_]/g)].map(([, id]) => id!);
      expect(
        modules.every((id) => known.has(id)),
        benchmark.id,
      ).toBe(false);
    }
  });

  it("have no reason for a row that is not there", () => {
    const ids = new Set(benchmarks.map(({ id }) => id));
    for (const id of reasons.keys()) expect(ids, id).toContain(id);
    for (const id of echoes.keys()) expect(ids, id).toContain(id);
    for (const id of dutchNames.keys()) expect(ids, id).toContain(id);
  });

  it("are each judged or say why not, and never miss what the model starts from", () => {
    for (const { benchmark, verdict, reason, basis } of found.answers) {
      if (benchmark.role !== "test") continue;
      if (verdict === null) expect(reason, benchmark.id).not.toBeNull();
      if (basis === "echo") expect(verdict, benchmark.id).toBe("within");
    }
  });

  it("are told apart by their labels", () => {
    const labels = benchmarks.filter(({ role }) => role === "test").map(labelOf);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("miss what they are known to miss: nothing was tuned", () => {
    const verdicts = new Map(
      found.answers.map(({ benchmark, verdict }) => [benchmark.id, verdict]),
    );
    expect(verdicts.get("population_65_plus_extra_2040")).toBe("outside");
    expect(verdicts.get("households_2030")).toBe("outside");
  });
});

describe("the hindcast", () => {
  it("stands on tables that its script makes", async () => {
    const script = path.join(root, "build/data/hindcast-tables.mjs");
    const { TABLES, quoted } = (await import(script)) as {
      readonly TABLES: Readonly<Record<string, () => string>>;
      readonly quoted: () => Readonly<Record<string, number>>;
    };
    const folder = path.join(root, "test/validation/regions/kortrijk-2015");
    for (const [name, make] of Object.entries(TABLES)) {
      expect(readFileSync(path.join(folder, "tables", name), "utf8"), name).toBe(make());
    }
    const parameters = readFileSync(path.join(folder, "parameters/demography.csv"), "utf8");
    for (const [id, value] of Object.entries(quoted())) {
      const row = parameters.split("\n").find((line) => line.startsWith(`${id},`))!;
      expect(Number(row.split(",")[1]) / value, id).toBeCloseTo(1, 4);
    }
  });

  it("starts from the people and the households that were counted", () => {
    expect(found.hindcast.value("population", 2015)).toBe(75_219);
    expect(found.hindcast.value("households", 2015) / 32_815).toBeCloseTo(1, 4);
  });

  it("knows why, wherever a naive forecast came nearer", () => {
    for (const row of [...found.people, ...found.households]) {
      if (row.beatenBy.length > 0) {
        expect(causeOf(found, row), `${row.id} ${row.year}`).toBeDefined();
      }
    }
  });

  it("beats the forecast that nothing changes at single ages, and in the total", () => {
    const size = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + Math.abs(value), 0);
    expect(size(found.ageErrors.model)).toBeLessThan(size(found.ageErrors.constant) / 2);
    for (const { id, beatenBy } of found.people) if (id === "all") expect(beatenBy).toEqual([]);
  });

  it("sets the range of the net migration that the region declares", () => {
    const { needed, declared, central } = found.range;
    expect(central).toBe(323);
    expect(declared[0]).toBeLessThanOrEqual(needed[0]);
    expect(declared[1]).toBeGreaterThanOrEqual(needed[1]);
  });
});

describe("the pages", () => {
  const formatted = (text: string): Promise<string> =>
    format(text, { parser: "markdown", printWidth: 100 });

  it("say what the model says", async () => {
    await expect(await formatted(englishPage(found))).toMatchFileSnapshot(docs("validation.md"));
    await expect(await formatted(dutchPage(found))).toMatchFileSnapshot(docs("nl/validatie.md"));
  });

  it("say it to sceptics, worst first (docs/handbook)", async () => {
    const blocks = scepticBlocks(found);
    for (const language of ["nl", "en"] as const) {
      const file = docs(`handbook/${language}/sceptics.md`);
      const page = withBlocks(readFileSync(file, "utf8"), file, blocks(language));
      await expect(page).toMatchFileSnapshot(file);
    }
  });

  it("show what the model shows", async () => {
    const fonts = path.join(root, "viz/fonts");
    const renderer = createRenderer(fonts);
    const pictures: Readonly<Record<string, VegaLiteSpec>> = {
      "validation-benchmarks.svg": benchmarkChart(reference, "en", found.answers),
      "validation-ages.en.svg": ageErrorChart(reference, "en", found.ageErrors),
      "validation-hindcast.en.svg": hindcastChart(reference, "en", hindcastPaths(found)),
      "validation-hindcast.nl.svg": hindcastChart(reference, "nl", hindcastPaths(found)),
      "validation-older.en.svg": olderChart(reference, "en", olderPaths(found)),
      "validation-older.nl.svg": olderChart(reference, "nl", olderPaths(found)),
    };
    for (const [name, spec] of Object.entries(pictures)) {
      const svg = withFonts(await renderer.svg(spec, name.replace(/\..*/, "")), fonts);
      await expect(svg).toMatchFileSnapshot(docs(`pictures/${name}`));
    }
  });
});
