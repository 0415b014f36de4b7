/** The ambition levels that ship as packages of measures, as plans of the shipped city run them. */
import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { suppliedIn } from "../../cli/shipped.ts";
import { diagnosticsText } from "../../cli/show-diagnostics.ts";
import { catalogue } from "../../engine/model/index.ts";
import { resolveScenario, type Resolution } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { root } from "./root.ts";
import { WithPlan } from "./shipped.ts";

const FOLDER = path.join(root, "scenarios", "measures");

/** Packages of one subject that differ in how far they go: `wonen`, `kortrijk-warmte`. */
export const FAMILIES: readonly string[] = [
  ...new Set(fs.readdirSync(FOLDER).map((file) => file.replace(/-[1-4]\.yaml$/, ""))),
];

export const LEVELS = [1, 2, 3, 4] as const;

/** Those that hold for any city: the others are named after the city whose capacities they set. */
export const GENERAL = FAMILIES.filter((family) => !family.startsWith("kortrijk-"));

interface WrittenPackage {
  readonly include?: readonly string[];
  readonly levers: Readonly<Record<string, unknown>>;
}

const written = (name: string): WrittenPackage =>
  parse(fs.readFileSync(path.join(FOLDER, `${name}.yaml`), "utf8")) as WrittenPackage;

/** What a package and those that it includes say about levers, as they write it. */
export function leversIn(name: string): ReadonlyMap<string, unknown> {
  const { include = [], levers } = written(name);
  return new Map([...include.flatMap((other) => [...leversIn(other)]), ...Object.entries(levers)]);
}

/** A plan of the shipped city on unchanged policy that includes packages by name. */
export function resolvePackages(names: readonly string[]): Resolution {
  const plan = "kortrijk/levels.yaml";
  const list = names.join(", ");
  const text = `id: levels\nextends: ./referentie.yaml\ninclude: [${list}]\n`;
  const files = new WithPlan(plan, text);
  return resolveScenario({ files, planPath: plan, catalogue, shipped: suppliedIn(files) });
}

const resolved = new Map<string, ResolvedScenario>();

/** The same when nothing may be wrong with it, not even a remark. */
export function withPackages(...names: readonly string[]): ResolvedScenario {
  const key = names.join();
  const known = resolved.get(key);
  if (known !== undefined) return known;
  const { scenario, diagnostics } = resolvePackages(names);
  if (scenario === null || diagnostics.length > 0) {
    throw new Error(`${key}:\n${diagnosticsText(diagnostics, "en")}`);
  }
  resolved.set(key, scenario);
  return scenario;
}
