/** The texts that a page needs to read its plans again: exactly those that the command read, and what is supplied. */
import fs from "node:fs";
import path from "node:path";
import type { Text } from "../../engine/scenario/declarations.ts";
import { SHIPPED_PREFIX } from "../../engine/scenario/plan/shipped.ts";
import type { PageData, PagePlan } from "../../explorer/session/page-data.ts";
import type { DiskFiles } from "../disk.ts";
import { readUnwritten } from "../read-plan.ts";
import { shipped, shippedFiles } from "../shipped.ts";
import { STORY_FOLDER } from "./read-story-file.ts";

/** A plan that was read without a mistake. */
export interface CollectedPlan {
  readonly id: string;
  readonly title: Text;
  /** Its file on disk. */
  readonly file: string;
  /** The project as the reader of plans saw it. */
  readonly files: DiskFiles;
}

const posix = (file: string): string => file.split(path.sep).join("/");

/** Byte order marks stay: the page reads what the command read. */
const textOf = (file: string): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(file));

const isBelow = (file: string, folder: string): boolean => {
  const relative = path.relative(folder, file);
  return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
};

/** The deepest folder that all paths lie in; null on drives that have none in common. */
function commonFolder(folders: readonly string[]): string | null {
  let common = folders[0]!;
  while (!folders.every((folder) => isBelow(folder, common))) {
    const above = path.dirname(common);
    if (above === common) return null;
    common = above;
  }
  return common;
}

const sorted = (texts: ReadonlyMap<string, string>): Readonly<Record<string, string>> =>
  Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Folders of what regions are made of: figures, and no plans. */
const NOT_PLANS: ReadonlySet<string> = new Set(["regions", "municipalities"]);

/**
 * All plans and packages that are supplied: any file of them may be asked for by name or path. Of the
 * stories a page holds the one that it tells, as it was read.
 */
function suppliedPlans(folder = ""): readonly string[] {
  const entries = fs.readdirSync(path.join(shippedFiles.root, folder), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return NOT_PLANS.has(name) || entry.name === STORY_FOLDER ? [] : suppliedPlans(name);
    }
    return name.endsWith(".yaml") ? [name] : [];
  });
}

/**
 * What reading a supplied region that has plans of its own reads: not the figures that tests alone
 * hold it against. The other municipalities are in a page whose plans ask for them: all would double it.
 */
function readSuppliedRegions(): void {
  for (const name of shipped.names("region")) {
    if (!shippedFiles.isFolder(name)) continue;
    const mark = `${shipped.find("region", name)}/region.yaml`;
    if (!shippedFiles.opened.has(mark)) readUnwritten("plan.yaml", `id: plan\nregion: ${name}\n`);
  }
}

/**
 * Gathers the texts of all plans. A plan that is supplied is read from what is supplied, so that it
 * stands in the page once; the paths of the others are relative to the folder that holds them all.
 *
 * @returns null where no folder holds all of them, as on two drives
 */
export function collect(
  plans: readonly CollectedPlan[],
): Pick<PageData, "plans" | "files" | "supplied"> | null {
  const opened = ({ files }: CollectedPlan): readonly string[] =>
    [...files.opened].map((file) => path.resolve(files.root, file));
  const isSupplied = (plan: CollectedPlan): boolean =>
    [plan.file, ...opened(plan)].every((file) => isBelow(path.resolve(file), shippedFiles.root));
  const own = plans.filter((plan) => !isSupplied(plan));
  const folders = own.flatMap((plan) => [
    path.resolve(plan.files.root),
    ...opened(plan).map((file) => path.dirname(file)),
  ]);
  const base = own.length === 0 ? null : commonFolder(folders);
  if (own.length > 0 && base === null) return null;

  const files = new Map<string, string>();
  for (const plan of own) {
    for (const file of opened(plan)) files.set(posix(path.relative(base!, file)), textOf(file));
  }
  readSuppliedRegions();
  const supplied = new Map<string, string>();
  const inSupplied = plans
    .filter(isSupplied)
    .flatMap(opened)
    .map((file) => posix(path.relative(shippedFiles.root, file)));
  for (const file of [...suppliedPlans(), ...shippedFiles.opened, ...inSupplied]) {
    if (!supplied.has(file)) supplied.set(file, textOf(path.join(shippedFiles.root, file)));
  }
  const place = (plan: CollectedPlan): PagePlan => ({
    id: plan.id,
    title: plan.title,
    path: isSupplied(plan)
      ? `${SHIPPED_PREFIX}/${posix(path.relative(shippedFiles.root, path.resolve(plan.file)))}`
      : posix(path.relative(base!, path.resolve(plan.file))),
  });
  return { plans: plans.map(place), files: sorted(files), supplied: sorted(supplied) };
}
