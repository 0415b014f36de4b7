/**
 * Plans as a stranger may send them: the supplied ones with anything changed in them, and documents
 * made of nothing but scraps. Whatever comes, the answer is a scenario or mistakes with their places.
 */
import * as fc from "fast-check";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DiskFiles } from "../../cli/disk.ts";
import { shownPlan } from "../../cli/show/shown-plan.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { Diagnostic, Place } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { ProjectFiles } from "../../engine/scenario/files.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { renderDiagnostic } from "../../engine/scenario/diagnostics/render-diagnostic.ts";
import { resolveScenario, type Resolution } from "../../engine/scenario/resolve.ts";
import { pathInShipped } from "../../engine/scenario/plan/shipped.ts";
import { decodeText } from "../../engine/scenario/diagnostics/text.ts";
import { root } from "../arbitraries/root.ts";
import { memoryFiles } from "../arbitraries/memory-files.ts";

const scenarios = new DiskFiles(path.join(root, "scenarios"));
const supplied = suppliedIn(scenarios);
const shipped = { ...supplied, files: kept(scenarios) };

/** The same files, each read from the disk once: there are thousands of cases. */
function kept(files: ProjectFiles): ProjectFiles {
  const read = new Map<string, Uint8Array>();
  const sizes = new Map<string, number | null>();
  return {
    size: (file) => {
      if (!sizes.has(file)) sizes.set(file, files.size(file));
      return sizes.get(file)!;
    },
    read: (file) => {
      const known = read.get(file) ?? files.read(file);
      read.set(file, known);
      return known;
    },
    isFolder: (folder) => files.isFolder(folder),
    list: (folder) => files.list(folder),
    inside: (file) => files.inside(file),
  };
}

/** A supplied file as it may stand in another project. */
const text = (file: string): string =>
  fs
    .readFileSync(path.join(root, "scenarios", file), "utf8")
    .replace("region: ../regions/kortrijk", "region: kortrijk");
const folder = path.join(root, "scenarios", "kortrijk", "measures");
const OWN_MEASURES = fs.readdirSync(folder).map((name) => `kortrijk/measures/${name}`);

/** Everything a plan can say, in little: what the supplied plans leave out is here. */
const OF_ALL_KINDS = `id: everything
title: { nl: Alles, en: Everything }
language: nl
extends: referentie
include: [warmte-2, wonen-3]
parameters:
  wish: { value: 31 MW, note: a wish }
levers:
  renewables.wind_capacity: "6 MW + (wish - 6 MW) * ramp(2026, 2040)"
  renewables.pv_roof_share: { 2030: 20 %, 2040: 35 %, shape: s-curve }
  housing.renovation_rate: +20 %
  housing.completions: x 1.2
  heat.connection_share[venning]: 40 %
indicators:
  wind_per_person: { formula: "renewables.wind_capacity / demography.population", unit: kW, title: Wind }
  wind_change: { formula: "change(renewables.wind_capacity) / 1 MW", unit: "1" }
checks:
  people: { expect: "within(demography.population, 83000 persons, 5 %)", year: 2035, source: own }
targets:
  wind_2040: { indicator: renewables.wind_capacity, at_least: 31 MW, year: 2040, source: own }
  wind_less: { indicator: wind_per_person, change: +20 %, vs: 2030, year: 2040, source: own }
programmes:
  green.roofs: { title: { nl: Groendaken, en: Green roofs }, meaning: { nl: Groene daken, en: Green roofs }, unit: m2, theme: climate, actor: city, annual: true, source: own }
`;

const SEEDS: Readonly<Record<string, string>> = {
  "plan.yaml": OF_ALL_KINDS,
  ...Object.fromEntries(
    ["kortrijk/kortrijk-2040.yaml", "kortrijk/referentie.yaml", ...OWN_MEASURES].map((file) => [
      file,
      text(file),
    ]),
  ),
  ...Object.fromEntries(
    ["warmte-4", "wonen-3", "mobiliteit-2", "hernieuwbaar-4"].map((name) => [
      `measures/${name}.yaml`,
      text(`measures/${name}.yaml`),
    ]),
  ),
};

const NASTY = fc.constantFrom(
  ..."__proto__|constructor|toString|hasOwnProperty|.nan|.inf|-.inf|NaN|Infinity|1e999|-0|0x1F|0o17|1_000".split(
    "|",
  ),
  ..."2030-01-01|yes|no|true|null|~|''|[]|{}|[[]]|{a: }|*a|&a x|!!binary aGk=|!!set {a}|<<: *a|? x|- x|%".split(
    "|",
  ),
  ..."1 MW|40 %|+20 %|-20 %|x 1.5|x -1|5 years later|1e9 years later|3,5 %|1.500 MW|1 EUR|1 GWh|0|-1|1e308 GW".split(
    "|",
  ),
  ..."wish * 2|year / 0|log(0) * 1 MW|ramp(2040, 2030)|sum(heat.delivered)|inherited + 1 MW|process.exit()|((((|a ? b|9^9^9".split(
    "|",
  ),
  ..."/etc/passwd|../../x|./plan.yaml|plan.yaml|C:\\x|kortrijk|referentie|warmte-2|\\u0000|9999|1899|-2030|20300".split(
    "|",
  ),
  ..."\u200b|\u202e|\u00a0|“x”|’|–|\ufeff|\u0000|\ud800|\u0456|😀|é|e\u0301|\t|\r|\n|: |#|'|\"|`|@|,|;".split(
    "|",
  ),
);
const nasty = fc.oneof(
  { weight: 6, arbitrary: NASTY },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.double().map(String) },
);

type Change = (text: string) => string;
const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const lineOf = (lines: readonly string[], at: number): number => Math.floor(at * lines.length);
const perLine =
  (change: (lines: string[]) => void): Change =>
  (before) => {
    const lines = before.split("\n");
    change(lines);
    return lines.join("\n");
  };

/** One thing that goes wrong in a file. */
const change: fc.Arbitrary<Change> = fc.oneof(
  // A byte that is damaged, a stretch that is lost or comes from elsewhere.
  fc.tuple(part, fc.integer({ min: 0, max: 0xffff })).map(([at, code]): Change => (before) => {
    const i = Math.floor(at * before.length);
    return before.slice(0, i) + String.fromCharCode(code) + before.slice(i + 1);
  }),
  fc.tuple(part, fc.nat(20)).map(([at, length]): Change => (before) => {
    const i = Math.floor(at * before.length);
    return before.slice(0, i) + before.slice(i + length);
  }),
  fc.tuple(part, nasty).map(([at, scrap]): Change => (before) => {
    const i = Math.floor(at * before.length);
    return before.slice(0, i) + scrap + before.slice(i);
  }),
  part.map((at) => perLine((lines) => void lines.splice(lineOf(lines, at), 1))),
  fc.tuple(part, part, fc.integer({ min: 1, max: 6 })).map(([from, to, count]) =>
    perLine((lines) => {
      const block = lines.slice(lineOf(lines, from), lineOf(lines, from) + count);
      lines.splice(lineOf(lines, to), 0, ...block);
    }),
  ),
  fc.tuple(part, part).map(([one, other]) =>
    perLine((lines) => {
      const [a, b] = [lineOf(lines, one), lineOf(lines, other)];
      const keys = [a, b].map((i) => /^(\s*[^:]*):/.exec(lines[i]!)?.[1]);
      if (keys.includes(undefined)) return;
      [lines[a], lines[b]] = [
        keys[1]! + lines[a]!.slice(keys[0]!.length),
        keys[0]! + lines[b]!.slice(keys[1]!.length),
      ];
    }),
  ),
  fc.tuple(part, nasty).map(([at, value]) =>
    perLine((lines) => {
      const i = lineOf(lines, at);
      lines[i] = lines[i]!.replace(/(:\s|-\s).*$/, (_, mark: string) => mark + value);
    }),
  ),
  fc.tuple(part, nasty).map(([at, key]) =>
    perLine((lines) => {
      const i = lineOf(lines, at);
      lines[i] = lines[i]!.replace(/[^\s:{,-][^:{,]*(?=:\s)/, () => key);
    }),
  ),
  fc.tuple(part, fc.integer({ min: -4, max: 8 })).map(([at, spaces]) =>
    perLine((lines) => {
      const i = lineOf(lines, at);
      lines[i] = spaces < 0 ? lines[i]!.slice(-spaces) : " ".repeat(spaces) + lines[i]!;
    }),
  ),
);

interface Sent {
  readonly seed: string;
  readonly content: string;
}

const mutated: fc.Arbitrary<Sent> = fc
  .tuple(fc.constantFrom(...Object.keys(SEEDS)), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([seed, changes]) => ({
    seed,
    content: changes.reduce((before, apply) => apply(before), SEEDS[seed]!),
  }));

const KEYS = fc.constantFrom(
  ..."id|title|language|region|extends|include|levers|parameters|targets|indicators|checks|programmes|theme|level|explanation".split(
    "|",
  ),
  ..."renewables.wind_capacity|heat.connection_share|heat.connection_share[venning]|housing.demolition_rate|wish|formula|unit|expect|year|indicator|at_least|source|shape|value|2030|2040|nl|en|note|delivered|cost".split(
    "|",
  ),
);
/** A document in block or bracket form, of keys that mean something and values that need not. */
const { document } = fc.letrec<{ document: unknown; node: unknown }>((tie) => ({
  document: fc.dictionary(
    fc.oneof({ weight: 5, arbitrary: KEYS }, { weight: 1, arbitrary: nasty }),
    tie("node"),
    {
      minKeys: 1,
      maxKeys: 7,
      noNullPrototype: false,
    },
  ),
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    nasty,
    fc.array(tie("node"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(KEYS, nasty), tie("node"), { maxKeys: 4 }),
  ),
}));

function written(node: unknown, indent: number): string {
  if (typeof node === "string") return node;
  if (Array.isArray(node)) return `[${node.map((item) => written(item, indent)).join(", ")}]`;
  const entries = Object.entries(node as object);
  if (indent > 6) {
    return `{ ${entries.map(([key, value]) => `${key}: ${written(value, 8)}`).join(", ")} }`;
  }
  const margin = " ".repeat(indent);
  const lines = entries.map(([key, value]) => `${margin}${key}: ${written(value, indent + 2)}`);
  return `${indent === 0 ? "" : "\n"}${lines.join("\n")}`;
}

const invented: fc.Arbitrary<Sent> = fc.tuple(document, fc.boolean()).map(([node, begun]) => ({
  seed: "plan.yaml",
  content: `${begun ? "id: invented\nregion: kortrijk\n" : ""}${written(node, 0)}\n`,
}));

/** The files of a project in which one is as it was sent; a package is included by a plan. */
function projectOf({ seed, content }: Sent): { files: ProjectFiles; planPath: string } {
  if (seed === "plan.yaml") return { files: memoryFiles({ [seed]: content }), planPath: seed };
  const files: Record<string, string> = { [seed]: content };
  if (!seed.includes("measures/")) {
    for (const file of [...OWN_MEASURES, "kortrijk/referentie.yaml"]) files[file] ??= SEEDS[file]!;
    return { files: memoryFiles(files), planPath: seed };
  }
  // A package of delay moves what another plan does: beside unchanged policy there is nothing to move.
  const base = seed.includes("/uitstel-") ? "kortrijk-2040" : "referentie";
  files["plan.yaml"] = `id: plan\nextends: ${base}\ninclude: ./${seed}\n`;
  return { files: memoryFiles(files), planPath: "plan.yaml" };
}

const resolve = (sent: Sent): Resolution =>
  resolveScenario({
    ...{ ...projectOf(sent), catalogue, shipped, sets: [] },
    formulas: () => parseFormula,
  });

const lines = new Map<string, readonly string[]>();
function lineAt({ file, line }: Place, sent: Sent): string | undefined {
  const inside = pathInShipped(file);
  if (inside !== null && lines.has(file)) return lines.get(file)![line - 1];
  const from = inside === null ? projectOf(sent).files : shipped.files;
  const at = inside ?? file;
  if (from.size(at) === null) return line === 1 ? "" : undefined;
  const found = decodeText(from.read(at), at).source.text.split(/\r?\n/);
  if (inside !== null) lines.set(file, found);
  return found[line - 1];
}

function checkPlaces(diagnostics: readonly Diagnostic[], sent: Sent): void {
  for (const diagnostic of diagnostics) {
    const { at, related } = diagnostic;
    expect(at).not.toBeNull();
    for (const place of [at!, ...related.map((one) => one.at)]) {
      const line = lineAt(place, sent);
      expect(line, `${place.file}:${place.line}`).toBeDefined();
      expect(place.column).toBeGreaterThanOrEqual(1);
      expect(place.column).toBeLessThanOrEqual(line!.length + 1);
    }
    for (const language of ["nl", "en"] as const) {
      const said = renderDiagnostic(diagnostic, language);
      const { message, help } = diagnostic;
      for (const word of ["undefined", "[object"]) {
        if (sent.content.includes(word)) continue;
        expect(`${message[language]} ${help?.[language] ?? ""}`).not.toContain(word);
      }
      expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    }
  }
}

function check(sent: Sent): void {
  const { scenario, diagnostics, parts } = resolve(sent);
  const failed = diagnostics.some(({ severity }) => severity === "error");
  expect(scenario === null).toBe(failed);
  expect(parts === null).toBe(failed);
  checkPlaces(diagnostics, sent);
  const again = resolve(sent);
  // As text, and by ===: to compare values one by one takes longer than all the rest.
  expect(JSON.stringify(again.diagnostics) === JSON.stringify(diagnostics)).toBe(true);
  expect(JSON.stringify(again.scenario?.model) === JSON.stringify(scenario?.model)).toBe(true);
  if (scenario === null || parts === null) return;
  for (const language of ["nl", "en"] as const) {
    const { text: plan } = shownPlan({
      ...{ scenario, parts, regionPath: "kortrijk", language, all: false, filter: null },
      show: (file) => file,
    });
    expect(plan).toContain(scenario.notes.id);
  }
}

/** Many more are tried by hand with HOSTILE_RUNS. */
const numRuns = Number(process.env.HOSTILE_RUNS ?? 40);
const many = {
  numRuns,
  ...(process.env.HOSTILE_SEED && { seed: Number(process.env.HOSTILE_SEED) }),
};

describe("a plan or package from a stranger", () => {
  it("resolves as it stands", () => {
    for (const [seed, content] of Object.entries(SEEDS)) {
      const { diagnostics } = resolve({ seed, content });
      expect(
        diagnostics.filter(({ severity }) => severity === "error"),
        seed,
      ).toEqual([]);
    }
  });

  it("gives a scenario or mistakes with their places, whatever was changed in it", () => {
    fc.assert(fc.property(mutated, check), many);
  });

  it("gives a scenario or mistakes with their places, whatever it is made of", () => {
    fc.assert(fc.property(invented, check), many);
  });
});
