import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DiskFiles } from "../cli/disk.ts";
import { catalogue } from "../engine/model/index.ts";
import type { Catalogue } from "../engine/scenario/declarations.ts";
import type { ProjectFiles } from "../engine/scenario/files.ts";
import { DIAGNOSTIC_CODES } from "../engine/scenario/diagnostics/diagnostics.ts";
import { renderDiagnostic } from "../engine/scenario/diagnostics/render-diagnostic.ts";
import { resolveScenario } from "../engine/scenario/resolve.ts";
import { root } from "./arbitraries/root.ts";
import { caseNames, codeOf, here, resolveCase, townFiles } from "./diagnostics/cases.ts";
import { smallModel } from "./diagnostics/small-model.ts";

/** Found outside of loading, and so tested with the command (test/cli). */
const WHEN_WRITING = new Set([
  ...[
    "not-comparable",
    "nothing-uncertain",
    "cannot-backcast",
    "cannot-vary",
    "broken-run",
    "changed-results",
    "cannot-rerun",
    "unknown-tag",
    "bad-tag",
    "tag-without-value",
    "note-contradicts-run",
    "needs-ensemble",
    "other-ensemble",
    "broken-note",
    "changed-note",
    "typed-figure",
    "unknown-layout",
    "other-municipality",
    "unwritable-output",
    "foreign-folder",
    "missing-part",
    "damaged-part",
    "foreign-part",
    "too-little-memory",
    "few-members",
    "observed-not-drawn",
    "neighbours-left-out",
    "nothing-to-resume",
    "interrupted",
    "bad-option",
    "command-line",
    "internal",
  ],
]);

/** Folders of what is worth saying, and no reason to stop. */
const WARNINGS = new Set([
  ...["background-differs", "before-restart", "no-value", "unused-observation"],
  ...["restart-differs", "unused-parameter", "unusual-size", "lonely-group"],
  "lonely-group--plan",
]);

describe("what a person is told about a mistake", () => {
  it.each(caseNames)("%s", async (name) => {
    const { resolution, diagnostics } = resolveCase(name);
    expect(diagnostics.map(({ code }) => code)).toContain(codeOf(name));
    const failed = diagnostics.some(({ severity }) => severity === "error");
    expect(failed).toBe(!WARNINGS.has(name));
    if (codeOf(name) !== "duplicate-id") expect(resolution.scenario === null).toBe(failed);
    for (const language of ["nl", "en"] as const) {
      const text = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`);
      await expect(text.join("\n")).toMatchFileSnapshot(
        path.join(here, name, `expected.${language}.txt`),
      );
    }
  });

  it("has a folder for every diagnostic of loading", () => {
    const shown = new Set(caseNames.map(codeOf));
    const wanted = DIAGNOSTIC_CODES.filter((code) => !WHEN_WRITING.has(code));
    expect([...shown].sort()).toEqual([...wanted].sort());
  });
});

describe("the reference page", () => {
  it("has one row for every diagnostic, in the order of the list", () => {
    const page = fs.readFileSync(path.join(here, "../../docs/reference/diagnostics.md"), "utf8");
    const rows = [...page.matchAll(/^\| `([a-z0-9-]+)` +\|/gm)].map(([, code]) => code);
    expect(rows).toEqual([...DIAGNOSTIC_CODES]);
  });
});

describe("reading a plan", () => {
  it("refuses a file that is too large without opening it", () => {
    expect(resolveCase("file-too-large").files.opened).toEqual([]);
  });

  it.each(["outside-project", "outside-project--link"])("reads nothing outside: %s", (name) => {
    const { opened } = resolveCase(name).files;
    expect(opened.filter((file) => file !== "plan.yaml")).toEqual([]);
  });

  it.each(["too-deep", "too-deep--brackets", "exploding-document"])(
    "answers at all with %s",
    (name) => {
      expect(resolveCase(name).resolution.scenario).toBeNull();
    },
  );

  it.each([
    ["brackets", `${"{".repeat(99)}${"}".repeat(99)}\n`, 1],
    ["anchors", "a: &a 1\n", 1],
    ["dashes", `${"- ".repeat(49)}a\n`, 1],
    ["values between brackets", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]\n", 1],
    ["lines that are no YAML", "a: @x\n", 20],
    ["unknown levers", "  housing.nothing_like_it_NUMBER: 3 %\n", 30_000],
    ["a quotation mark", 'a: "x', 1],
    ["curly quotes", "“ ", 2],
    ["one word", "x", 1],
  ])("answers at all with a file full of %s", (_, scrap, most) => {
    let text = "id: plan\nregion: ./regions/town\nlevers:\n";
    for (let i = 0; text.length + scrap.length < 1_000_000; i++) {
      text += scrap.replace("NUMBER", `${i}`);
    }
    const files = townFiles().put("plan.yaml", text.slice(0, 1_000_000));
    const { diagnostics } = resolveScenario({
      files,
      planPath: "plan.yaml",
      catalogue: smallModel,
    });
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(most);
    for (const { message } of diagnostics) expect(message.nl.length).toBeLessThan(700);
  });

  it.each([
    ["LF", (text: string) => new TextEncoder().encode(text)],
    [
      "BOM and CRLF",
      (text: string) => new TextEncoder().encode(`\ufeff${text.replaceAll("\n", "\r\n")}`),
    ],
    ["UTF-16 LE", (text: string) => utf16(`\ufeff${text}`, true)],
    [
      "UTF-16 BE with CRLF",
      (text: string) => utf16(`\ufeff${text.replaceAll("\n", "\r\n")}`, false),
    ],
    ["UTF-16 LE without mark", (text: string) => utf16(text, true)],
    [
      "tabs between key and value",
      (text: string) => new TextEncoder().encode(text.replaceAll(": ", ":\t")),
    ],
  ])("gives the same scenario from a file with %s", (_, encode) => {
    const text = [
      "id: plan",
      "title: Café 2040",
      "region: ./regions/town",
      "levers:",
      "  renewables.wind_capacity: { 2024: 6 MW, 2040: 31 MW }",
      "  heat.connection_share[venning]: 40 %",
      "targets:",
      "  wind: { indicator: renewables.wind_capacity, at_least: 31 MW, year: 2040, source: nota }",
      "",
    ].join("\n");
    const resolve = (bytes: Uint8Array) =>
      resolveScenario({
        files: townFiles().put("plan.yaml", bytes),
        planPath: "plan.yaml",
        catalogue: smallModel,
      });
    const plain = resolve(new TextEncoder().encode(text));
    const encoded = resolve(encode(text));
    expect(encoded.diagnostics).toEqual([]);
    expect(encoded.scenario!.model).toEqual(plain.scenario!.model);
    expect(encoded.scenario!.notes.title.nl).toBe("Café 2040");
    expect(encoded.scenario!.notes.levers["renewables.wind_capacity"]!.set!.origin.line).toBe(5);
  });
});

describe("reading a region", () => {
  const resolve = (files: ProjectFiles, planPath: string, model: Catalogue) =>
    resolveScenario({ files, planPath, catalogue: model });

  it("says that a region has no goals, and goes on", () => {
    const files = townFiles().put("plan.yaml", "id: plan\nregion: ./regions/town\n");
    expect(resolve(files, "plan.yaml", smallModel).diagnostics).toEqual([]);
    files.files.delete("regions/town/targets.csv");
    const { scenario, diagnostics } = resolve(files, "plan.yaml", smallModel);
    expect(scenario).not.toBeNull();
    expect(diagnostics.map(({ code, severity, at }) => [code, severity, at?.file])).toEqual([
      ["missing-file", "warning", "regions/town/targets.csv"],
    ]);
  });

  it("tells once which tables nothing points at, and where to point at them", () => {
    const gone = "regions/kortrijk/tables/demography.index.csv";
    class WithoutManifest extends DiskFiles {
      override list(folder: string): readonly string[] {
        return super.list(folder).filter((name) => `${folder}/${name}` !== gone);
      }
      override size(file: string): number | null {
        return file === gone ? null : super.size(file);
      }
    }
    const files = new WithoutManifest(path.join(root, "scenarios"));
    const { scenario, diagnostics } = resolve(files, "kortrijk/referentie.yaml", catalogue);
    expect(scenario).toBeNull();
    const about = diagnostics.filter(({ at }) => at?.file === gone);
    expect(about).toHaveLength(1);
    expect(about[0]!.message.nl).toContain("demography.population[sex,age]");
    expect(about[0]!.help!.nl).toContain("tables/demography.index.csv");
  });

  it.each(["region.yaml", "programmes.yaml"])("refuses a second document in %s", (name) => {
    const file = `regions/town/${name}`;
    const files = townFiles().put("plan.yaml", "id: plan\nregion: ./regions/town\n");
    const before = name === "region.yaml" ? new TextDecoder().decode(files.read(file)) : "";
    const first = before === "" ? "# none yet\n" : before;
    const lines = first.split("\n").length;
    files.put(file, `---\n${first}---\nyears: { first: 2030, last: 2040 }\n`);
    const { scenario, diagnostics } = resolve(files, "plan.yaml", smallModel);
    expect(scenario).toBeNull();
    expect(diagnostics.map(({ code, at }) => [code, at?.file, at?.line, at?.column])).toEqual([
      ["broken-yaml", file, lines + 1, 1],
    ]);
  });

  it.each([
    ["--- before it", "---\nid: plan\nregion: ./regions/town\n"],
    ["a remark and --- before it", "# Ons plan\n---\nid: plan\nregion: ./regions/town\n"],
    ["... behind it", "id: plan\nregion: ./regions/town\n...\n"],
  ])("reads a plan with %s", (_, text) => {
    const files = townFiles().put("plan.yaml", text);
    expect(resolve(files, "plan.yaml", smallModel).diagnostics).toEqual([]);
  });
});

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[2 * i + (little ? 0 : 1)] = code & 0xff;
    bytes[2 * i + (little ? 1 : 0)] = code >> 8;
  }
  return bytes;
}
