/**
 * The folders beside this file: each holds a plan with a mistake and what a person is told about it,
 * in Dutch and English. A folder is named after the diagnostic, with `--variant` for further ones.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { backgroundWarning, restartWarning } from "../../engine/analysis/background-warning.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { scenarioDifferences } from "../../engine/analysis/scenario-differences.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveGroup } from "../../engine/scenario/group/resolve-group.ts";
import { duplicateIds, loadPlan } from "../../engine/scenario/plan/plan.ts";
import { resolveScenario, type Resolution } from "../../engine/scenario/resolve.ts";
import type { Shipped } from "../../engine/scenario/plan/shipped.ts";
import { putTowns } from "../arbitraries/copied-towns.ts";
import { MemoryFiles } from "../arbitraries/memory-files.ts";
import { WithPlan } from "../arbitraries/shipped.ts";
import { smallModel } from "./small-model.ts";

export const here = path.dirname(fileURLToPath(import.meta.url));

/** `case.json`: what cannot be said by the files alone. */
interface Circumstances {
  readonly plan?: string;
  readonly alsoPlans?: readonly string[];
  readonly sets?: readonly string[];
  readonly unreadable?: readonly string[];
  readonly outside?: readonly string[];
  readonly sizes?: Readonly<Record<string, number>>;
  /** So many packages in `many/`: `all` of them in many/all.yaml, or `each` including the next. */
  readonly packages?: { readonly all?: number; readonly each?: number };
  /** Seen only when the plan is held against this other one. */
  readonly compared?: string;
  /** Seen only when the plan runs: it is one of the shipped city. */
  readonly run?: boolean;
  /** Copies of the town beside it, and a group of them. */
  readonly towns?: readonly string[];
  /** The plan is read where only one region will do. */
  readonly alone?: boolean;
}

const NOT_PART_OF_THE_PROJECT = new Set(["case.json", "expected.nl.txt", "expected.en.txt"]);

export const caseNames = fs
  .readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "regions")
  .map(({ name }) => name);

export const codeOf = (name: string): string => name.split("--")[0]!;

function mount(files: MemoryFiles, folder: string, prefix: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    const name = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) mount(files, at, name);
    else if (!NOT_PART_OF_THE_PROJECT.has(name)) files.put(name, fs.readFileSync(at));
  }
}

/** A project with the region `regions/town`. */
export function townFiles(): MemoryFiles {
  const files = new MemoryFiles();
  mount(files, path.join(here, "regions"), "regions");
  return files;
}

function putPackages(files: MemoryFiles, { all = 0, each = 0 }: { all?: number; each?: number }) {
  for (let i = 1; i <= all; i++) files.put(`many/${i}.yaml`, `id: m${i}\n`);
  const items = Array.from({ length: all }, (_, i) => `  - ${i + 1}.yaml\n`).join("");
  if (all > 0) files.put("many/all.yaml", `id: all\ninclude:\n${items}`);
  for (let i = 1; i <= each; i++) {
    const next = i < each ? `include: [${i + 1}.yaml]\n` : "";
    files.put(`many/${i}.yaml`, `id: m${i}\n${next}`);
  }
}

/** Regions of the project itself and what its folder `supplied` holds, as if they came along. */
const shippedTown = (files: MemoryFiles): Shipped => ({
  files,
  names: (kind) => {
    if (kind === "region") return ["kortrijk", "town"];
    if (kind === "group") return ["group"];
    if (kind === "plan") return ["referentie"];
    return files.list("supplied").map((name) => name.replace(".yaml", ""));
  },
  find: (kind, name) => {
    const path =
      kind === "region" || kind === "group" ? `regions/${name}` : `supplied/${name}.yaml`;
    return files.isFolder(path) || files.size(path) !== null ? path : null;
  },
});

/** What is told of a plan once it has run. */
function runCase(folder: string): {
  readonly resolution: Resolution;
  readonly diagnostics: readonly Diagnostic[];
} {
  const planPath = "kortrijk/plan.yaml";
  const text = fs.readFileSync(path.join(folder, "plan.yaml"), "utf8");
  const resolution = resolveScenario({
    files: new WithPlan(planPath, text),
    planPath,
    catalogue,
    formulas: () => parseFormula,
  });
  if (resolution.scenario === null) return { resolution, diagnostics: resolution.diagnostics };
  const { own } = runScenario(resolution.scenario, false);
  const warnings = ownWarnings(resolution.scenario, own.results);
  return { resolution, diagnostics: [...resolution.diagnostics, ...warnings] };
}

/** What is told of two plans that are put side by side. */
function comparedCase(one: Resolution, other: Resolution): readonly Diagnostic[] {
  const differences = scenarioDifferences(one.scenario!, other.scenario!, [smallModel, smallModel]);
  return [restartWarning(differences), backgroundWarning(differences, smallModel)].filter(
    (warning) => warning !== null,
  );
}

export function resolveCase(name: string): {
  readonly files: MemoryFiles;
  readonly resolution: Resolution;
  readonly diagnostics: readonly Diagnostic[];
} {
  const folder = path.join(here, name);
  const files = townFiles();
  mount(files, folder, "");
  const settings = path.join(folder, "case.json");
  const circumstances: Circumstances = fs.existsSync(settings)
    ? (JSON.parse(fs.readFileSync(settings, "utf8")) as Circumstances)
    : {};
  if (circumstances.run === true) return { files, ...runCase(folder) };
  for (const file of circumstances.unreadable ?? []) files.unreadable.add(file);
  for (const file of circumstances.outside ?? []) files.outside.add(file);
  for (const [file, size] of Object.entries(circumstances.sizes ?? {})) files.sizes.set(file, size);
  putPackages(files, circumstances.packages ?? {});
  putTowns(files, circumstances.towns ?? []);
  const planPath = circumstances.plan ?? "plan.yaml";
  const resolve = (at: string): Resolution => {
    const request = {
      ...{ files, planPath: at, catalogue: smallModel, formulas: () => parseFormula },
      ...{ sets: circumstances.sets ?? [], shipped: shippedTown(files) },
    };
    if (circumstances.towns === undefined || circumstances.alone === true)
      return resolveScenario(request);
    const { group, diagnostics } = resolveGroup(request);
    const [scenario = null] = group?.members ?? [];
    return { scenario, diagnostics, parts: null, language: null, isGroup: true };
  };
  const resolution = resolve(planPath);
  const warnings =
    circumstances.compared === undefined
      ? []
      : comparedCase(resolution, resolve(circumstances.compared));
  const several = [planPath, ...(circumstances.alsoPlans ?? [])];
  const duplicates =
    several.length > 1 ? duplicateIds(several.map((at) => loadPlan(files, at))) : [];
  return {
    files,
    resolution,
    diagnostics: [...resolution.diagnostics, ...duplicates, ...warnings],
  };
}
