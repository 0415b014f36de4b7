/** Reads a region by itself: its folder, or the name of one that is supplied. */
import fs from "node:fs";
import path from "node:path";
import { isBareName } from "../engine/scenario/plan/shipped.ts";
import { readUnwritten, type ReadOptions, type ReadPlan } from "./read-plan.ts";
import { shipped, shippedFiles } from "./shipped.ts";

/** The folder of a region, by its path or the name of a supplied one; null when it is none. */
export function regionFolder(word: string): string | null {
  const isRegion = (folder: string): boolean => fs.existsSync(path.join(folder, "region.yaml"));
  if (isRegion(word)) return word;
  if (!isBareName(word)) return null;
  const supplied = shipped.find("region", word);
  const folder = supplied === null ? null : path.join(shippedFiles.root, supplied);
  return folder !== null && isRegion(folder) ? folder : null;
}

/** A region as a plan that says nothing else would have it. */
export function readRegion(folder: string, options: ReadOptions = {}): ReadPlan {
  const name = path.basename(path.resolve(folder));
  const text = `id: region\nregion: ${JSON.stringify(`./${name}`)}\n`;
  return readUnwritten(path.resolve(folder), text, options);
}
