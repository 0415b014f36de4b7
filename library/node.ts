/**
 * Reads plans from disk, as the command does. For Node alone.
 *
 * @module ademruimte/node
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic as Found, Place } from "../engine/scenario/diagnostics/diagnostics.ts";
import {
  isBareName,
  pathInShipped,
  suppliedOf,
  type Shipped,
} from "../engine/scenario/plan/shipped.ts";
import { DiskFiles, isFile, projectFolder } from "../cli/disk.ts";
import { resolvePlan } from "./inside/resolve-plan.ts";
import type { LoadedPlan, PlanFiles, Settings } from "./plan.ts";

/** Seen from library/ and from the folder that holds the built library. */
const SUPPLIED = ["../scenarios", "../../scenarios"]
  .map((folder) => fileURLToPath(new URL(folder, import.meta.url)))
  .find((folder) => fs.existsSync(folder))!;

let known: { readonly files: DiskFiles; readonly supplied: Shipped } | undefined;

/** What comes with the package, as it stands on disk. */
function suppliedFiles(): { readonly files: DiskFiles; readonly supplied: Shipped } {
  const files = new DiskFiles(SUPPLIED);
  return (known ??= {
    files,
    supplied: suppliedOf(files, (folder) => {
      const at = path.join(SUPPLIED, folder);
      return fs.existsSync(at) ? fs.readdirSync(at) : [];
    }),
  });
}

export interface LoadFileOptions {
  /** What is set beside the plan; nothing unless given. */
  readonly set?: Settings;
  /** Folders beside the project whose files the plan may name too; none unless given. */
  readonly allow?: readonly string[];
}

/**
 * Reads a plan from disk, with what it extends and its region, and checks everything.
 *
 * Files are read below the nearest folder that holds an `ademruimte.yaml`, else below the plan's own,
 * and from what comes with the package; nothing else is. Whatever stands in them, it does not throw:
 * diagnostics name files as seen from the working directory.
 *
 * ```js
 * const { plan, diagnostics } = loadPlanFile("plans/more-wind.yaml");
 * ```
 *
 * @param plan path of a file, or the name of a plan that comes with the package (`kortrijk-2040`)
 */
export function loadPlanFile(
  plan: string,
  { set = {}, allow = [] }: LoadFileOptions = {},
): LoadedPlan {
  const { files: shipped, supplied } = suppliedFiles();
  const found = isBareName(plan) && !isFile(plan) ? supplied.find("plan", plan) : null;
  const files = found === null ? new DiskFiles(projectFolder(plan), allow) : shipped;
  const here = process.cwd();
  const shownFile = (file: string): string => {
    const inSupplied = pathInShipped(file);
    return inSupplied === null ? files.shown(file, here) : shipped.shown(inSupplied, here);
  };
  const placed = (place: Place): Place =>
    place.file.startsWith("--") ? place : { ...place, file: shownFile(place.file) };
  return resolvePlan({
    ...{ files, path: found ?? files.relative(plan), supplied, set },
    shown: (told: readonly Found[]) =>
      told.map((diagnostic) => ({
        ...diagnostic,
        at: diagnostic.at === null ? null : placed(diagnostic.at),
        related: diagnostic.related.map(({ note, at }) => ({ note, at: placed(at) })),
      })),
  });
}

/** Names of the plans that come with the package, in the order of the alphabet. */
export const suppliedPlans = (): readonly string[] => suppliedFiles().supplied.names("plan");

/**
 * The texts of a folder, by their paths from it: what `loadPlan` takes, here or in a browser.
 *
 * @param folder the project, or a part of it
 * @param extensions which files; plans and tables unless given
 * @throws Error when the folder cannot be read
 */
export function readTexts(
  folder: string,
  extensions: readonly string[] = [".yaml", ".csv", ".md"],
): PlanFiles {
  const texts: Record<string, string> = {};
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !extensions.includes(path.extname(entry.name))) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const name = path.relative(folder, file).split(path.sep).join("/");
    texts[name] = fs.readFileSync(file, "utf8");
  }
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
