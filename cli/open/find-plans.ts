/** The plans that can be chosen from: those in and below a few folders, the newest first. */
import fs from "node:fs";
import path from "node:path";
import { decodeText } from "../../engine/scenario/diagnostics/text.ts";
import {
  dataOf,
  entryOf,
  readYaml,
  type YamlNode,
} from "../../engine/scenario/yaml/yaml-document.ts";
import type { Language } from "../texts.ts";

export interface FoundPlan {
  /** Absolute path. */
  readonly file: string;
  /** Its id where it has no title. */
  readonly title: string;
  /** Milliseconds. */
  readonly changed: number;
}

/** A project keeps plans at its top, or by city (`scenarios/kortrijk`). */
const DEEPEST = 3;
/** A folder such as the home folder holds too much to look through. */
const MOST_FILES = 3000;
const LARGEST_PLAN = 1024 * 1024;

/** What is no place of plans: results, packages, regions, and all that programs keep for themselves. */
const PASSED_OVER =
  /^(?:[.~$].*|node_modules|results|measures|regions?|regio'?s?|stories|program|handboek|handbook|sjablonen|templates|licenses|test)$/i;

export function plansIn(folders: readonly string[], language: Language): readonly FoundPlan[] {
  const budget = { left: MOST_FILES };
  const files = new Set(folders.flatMap((folder) => yamlFiles(path.resolve(folder), 0, budget)));
  const plans = [...files].flatMap((file) => planAt(file, language) ?? []);
  return plans.sort((a, b) => b.changed - a.changed || (a.file < b.file ? -1 : 1));
}

function yamlFiles(folder: string, depth: number, budget: { left: number }): string[] {
  let entries: fs.Dirent[];
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that is not there, or that is not ours to read, holds no plan to choose.
    return [];
  }
  budget.left -= entries.length;
  return entries.flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isFile()) return /\.ya?ml$/i.test(entry.name) ? [at] : [];
    const isSearched = depth < DEEPEST && budget.left > 0 && !PASSED_OVER.test(entry.name);
    return entry.isDirectory() && isSearched ? yamlFiles(at, depth + 1, budget) : [];
  });
}

/** What a plan alone says; a file that says nothing of it is something else. */
const PLAN_KEYS = ["region", "extends", "group"];

function planAt(file: string, language: Language): FoundPlan | null {
  let bytes: Uint8Array;
  let status: fs.Stats;
  try {
    status = fs.statSync(file);
    if (status.size > LARGEST_PLAN) return null;
    bytes = fs.readFileSync(file);
  } catch {
    return null;
  }
  const { root } = readYaml(decodeText(bytes, file).source);
  if (root?.kind !== "map" || !PLAN_KEYS.some((key) => entryOf(root, key) !== undefined)) {
    return null;
  }
  const id = entryOf(root, "id")?.value;
  if (id === undefined) return null;
  const title = titleOf(entryOf(root, "title")?.value, language);
  return { file, title: title ?? String(dataOf(id)), changed: status.mtimeMs };
}

function titleOf(node: YamlNode | undefined, language: Language): string | null {
  if (node === undefined) return null;
  const data = dataOf(node);
  if (typeof data === "string") return data;
  const texts = (data ?? {}) as Readonly<Record<string, unknown>>;
  const text = texts[language] ?? texts["nl"] ?? texts["en"];
  return typeof text === "string" ? text : null;
}
