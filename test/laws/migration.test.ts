/** Plans of earlier versions in the form of today: the same plan, in the words of its author. */
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unifiedDiff } from "../../cli/migrate/unified-diff.ts";
import { sourceText } from "../../engine/scenario/diagnostics/text.ts";
import { migrate, type Migration } from "../../engine/scenario/migration/migrate.ts";
import { MIGRATION_RULES } from "../../engine/scenario/migration/rules.ts";
import { isReadableFormat, PLAN_FORMAT } from "../../engine/scenario/plan/plan-format.ts";
import { readYaml } from "../../engine/scenario/yaml/yaml-document.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { root } from "../arbitraries/root.ts";
import { resolvedFrom } from "../arbitraries/migrated.ts";

const FOLDER = path.join(root, "test", "migrations", "0.1.0");
const stored = (name: string): string => fs.readFileSync(path.join(FOLDER, name), "utf8");

function migrated(text: string, file = "plan.yaml"): Migration {
  const { migration, diagnostics } = migrate(sourceText(file, text));
  expect(diagnostics).toEqual([]);
  return migration!;
}

describe("a plan of 0.1.0", () => {
  const now = Object.fromEntries(
    ["signs.yaml", "parent.yaml"].map((name) => [name, migrated(stored(name), name)]),
  );

  it("sets in every year what 0.1.0 made of it", () => {
    const files = Object.fromEntries(Object.entries(now).map(([name, { text }]) => [name, text]));
    const { model } = resolvedFrom(files, "signs.yaml");
    const then = JSON.parse(stored("signs.levers.json")) as Record<string, number[]>;
    expect(Object.keys(then)).toHaveLength(17);
    for (const [id, values] of Object.entries(then))
      expect(model.regions[0]!.levers[id], id).toEqual(values);
  });

  it("would set something else as it was written", () => {
    const asWritten = stored("signs.yaml")
      .replace('"-100 people/year"', "50 people/year")
      // A share with a plus could be points or a share of itself, and is refused.
      .replaceAll(/\+(?=\d+ %)/g, "")
      .replace("sectors.transport_total", "mobility.final_energy")
      .replace("sectors.tertiary_total", "tertiary.final_energy");
    const files = { "signs.yaml": asWritten, "parent.yaml": stored("parent.yaml") };
    const { model } = resolvedFrom(files, "signs.yaml");
    const then = JSON.parse(stored("signs.levers.json")) as Record<string, number[]>;
    expect(model.regions[0]!.levers["renewables.wind_capacity"]).not.toEqual(
      then["renewables.wind_capacity"],
    );
  });

  it("keeps every line that no rule names, and every remark", () => {
    const { text, changes } = now["signs.yaml"]!;
    const before = stored("signs.yaml").split("\n");
    const named = new Set(changes.map(({ at }) => at.line - 1));
    const kept = before.filter((_, line) => !named.has(line) || before[line]!.startsWith("id:"));
    const lines = text.split("\n");
    expect(lines.filter((line) => kept.includes(line))).toEqual(kept);
    for (const [remark] of stored("signs.yaml").matchAll(/# .*/g)) expect(text).toContain(remark);
    expect(text).toContain('source: "-1 is hier geen waarde"');
  });

  it("is shown with a reason for each change", () => {
    const { text, changes, from } = now["signs.yaml"]!;
    expect(from).toBe(1);
    expect(new Set(changes.map(({ rule }) => rule))).toEqual(
      new Set(["format-number", "signed-values", "sector-outputs"]),
    );
    expect(unifiedDiff(stored("signs.yaml"), text, "signs.yaml").slice(0, 8)).toEqual([
      "--- signs.yaml",
      "+++ signs.yaml",
      "@@ -1,18 +1,19 @@",
      " # Ons plan van 2024, geschreven voor versie 0.1.0.",
      "+format: 2",
      " id: signs   # kort",
      " title: { nl: Tekens, en: Signs }",
      " extends: ./parent.yaml",
    ]);
  });
});

/** Plans as 0.1.0 could read them, some with what stands in their way. */
const amount = fc
  .tuple(
    fc.constantFrom("", "+", "-"),
    fc.integer({ min: 0, max: 90 }),
    fc.constantFrom("", '"', "'"),
  )
  .map(([sign, value, quote]) => `${quote}${sign}${value} MW${quote}`);
const olderPlan = fc
  .record({
    remark: fc.constantFrom("", "# Een opmerking, +3 MW\n", "\uFEFF"),
    first: amount,
    years: fc.uniqueArray(fc.integer({ min: 2024, max: 2050 }), { minLength: 1, maxLength: 4 }),
    later: amount,
    block: fc.boolean(),
    named: fc.constantFrom("sectors.industry_total", "emissions.total", "sectors.gone"),
    lineEnd: fc.constantFrom("\n", "\r\n"),
  })
  .map(({ remark, first, years, later, block, named, lineEnd }) => {
    const table = block
      ? `\n${years.map((year) => `    ${year}: ${later}  # van ${year}\n`).join("")}`
      : ` { ${years.map((year) => `${year}: ${later}`).join(", ")} }\n`;
    const text = `${remark.replace("\uFEFF", "")}id: plan\nextends: kortrijk\nlevers:\n  renewables.wind_capacity: ${first}\n  renewables.pv_carport_capacity:${table}targets:\n  een: { indicator: ${named}, at_most: 3 kt, year: 2030, source: "+1 raad" }\n`;
    return text.replaceAll("\n", lineEnd);
  });

describe("an amount that has a name", () => {
  const plan = (amount: string, goal: string): Migration =>
    migrated(
      `id: plan\nextends: kortrijk\nlevers:\n  renewables.wind_capacity: &w ${amount}\n  renewables.pv_carport_capacity: { 2030: *w }\ntargets:\n  een: { indicator: renewables.wind_capacity, at_least: ${goal}, year: 2030, source: raad }\n`,
    );
  const told = ({ changes, byHand }: Migration) =>
    [changes, byHand].map((list) =>
      list.filter(({ rule }) => rule === "signed-values").map(({ at }) => at.line),
    );

  it("changes once, and every lever that refers to it is told", () => {
    const { text, ...rest } = plan("-20 MW", "1 MW");
    expect(text).toContain("wind_capacity: &w { value: -20 MW }\n");
    expect(text).toContain("{ 2030: *w }");
    expect(told({ text, ...rest })).toEqual([[4, 5], []]);
  });

  it("below nought is left to a person where a goal refers to it too", () => {
    const shared = plan("-20 MW", "*w");
    expect(shared.text).toContain("wind_capacity: &w -20 MW\n");
    expect(told(shared)).toEqual([[], [4, 5]]);
    expect(told(plan("+20 MW", "*w"))).toEqual([[4, 5], []]);
  });
});

describe("migrating", () => {
  it("twice is migrating once", () => {
    fc.assert(
      fc.property(olderPlan, (text) => {
        const once = migrated(text);
        const twice = migrated(once.text);
        expect(twice).toEqual({ ...once, from: PLAN_FORMAT, changes: [], byHand: [] });
      }),
    );
  });

  it("leaves no sign before an amount, and nothing else otherwise", () => {
    fc.assert(
      fc.property(olderPlan, (text) => {
        const { text: now } = migrated(text);
        // Taking out again what the rules write gives the plan but for the plus signs.
        const back = now
          // The number stands on a line that ends as the others do.
          .replace(text.includes("\r\n") ? "format: 2\r\n" : /^format: 2\n/m, "")
          .replace(/\{ value: (["']?-\d+ MW["']?) \}/g, "$1")
          .replaceAll("industry.final_energy", "sectors.industry_total");
        expect(back).toBe(text.replace(/(: ["']?)\+(?=\d+ MW)/g, "$1"));
        expect(now).not.toMatch(/(?<!value): ["']?[+-]\d+ MW/);
      }),
    );
  });

  it("changes nothing in a plan of today, nor in what only does not say so but its number", () => {
    fc.assert(
      fc.property(olderPlan, (text) => {
        const current = `format: ${PLAN_FORMAT}\n${text}`;
        expect(migrated(current).text).toBe(current);
        const unnumbered = `${text}checks:\n  a: { expect: emissions.total >= 0 kt }\n`;
        expect(migrated(unnumbered).text.replace(/^format: 2\r?\n/m, "")).toBe(unnumbered);
      }),
    );
  });

  it("leaves every shipped file as it is", () => {
    let files = 0;
    for (const name of fs.readdirSync(path.join(root, "scenarios"), { recursive: true })) {
      const file = String(name);
      if (!file.endsWith(".yaml") || file.includes("stories")) continue;
      const text = fs.readFileSync(path.join(root, "scenarios", file), "utf8");
      const { migration } = migrate(sourceText(file, text));
      if (migration === null) continue;
      expect([migration.from, migration.text], file).toEqual([PLAN_FORMAT, text]);
      files++;
    }
    expect(files).toBeGreaterThan(50);
  });

  it("has a rule for each step, since a version", () => {
    expect(new Set(MIGRATION_RULES.map(({ id }) => id)).size).toBe(MIGRATION_RULES.length);
    for (const { from, since } of MIGRATION_RULES) {
      expect(from).toBeLessThan(PLAN_FORMAT);
      expect(since).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it("tells what 0.1.0 could not have read", () => {
    const said = (lines: string): number =>
      migrated(`id: plan\nextends: kortrijk\nlevers:\n  renewables.wind_capacity: ${lines}\n`).from;
    for (const older of ["+20 MW", "20 MW", "{ 2030: +2 %/year, shape: step }", "-100 people/year"])
      expect(said(older), older).toBe(1);
    const later = ["x 1.5", '"* 1.5"', "5 years later", "6 MW + 2 MW", "{ value: -3 MW }"];
    for (const one of [...later, "ramp(2026, 2040) * 3 MW", "+3 pp"])
      expect(said(one), one).toBe(PLAN_FORMAT);
  });

  it("gives a region that stands alone the members it must name", () => {
    const text =
      "id: stad\nyears: { first: 2024, last: 2050 }\nmembers:\n  # De wijken.\n  district:\n    a: { nl: A, en: A }\n";
    expect(migrated(text, "regio/region.yaml").text).toBe(
      text.replace("  district:", "  service: {}\n  district:").replace("id:", "format: 2\nid:"),
    );
    const child = text.replace("id: stad", "id: stad\nextends: vlaanderen");
    expect(migrated(child, "regio/region.yaml").changes).toHaveLength(1);
  });
});

describe("the number of the form", () => {
  const told = (line: string): Diagnostic[] => {
    const source = sourceText("plan.yaml", `${line}\nid: plan\nextends: kortrijk\n`);
    const found: Diagnostic[] = [];
    isReadableFormat(source, readYaml(source).root!, found);
    return found;
  };
  it.each([
    ["format: 2", []],
    ["# nothing", []],
    ["format: 3", ["newer-format"]],
    ["format: 1", ["older-format"]],
    ["format: twee", ["wrong-type"]],
    ["format: 0", ["wrong-type"]],
    ["format: 2.5", ["wrong-type"]],
    ["targets: { a: { indicator: sectors.transport_total } }", ["older-format"]],
    ["title: sectors.transport_total", []],
  ])("%s", (line, codes) => {
    const found = told(line);
    expect(found.map(({ code }) => code)).toEqual(codes);
    for (const { help, at } of found) {
      expect(help).not.toBeNull();
      expect(at!.line).toBe(1);
    }
  });
});
