/** Whether a file is a package of measures, which is no plan by itself. */
import fs from "node:fs";
import path from "node:path";
import { decodeText } from "../engine/scenario/diagnostics/text.ts";
import { entryOf, readYaml } from "../engine/scenario/yaml/yaml-document.ts";

const LARGEST_PACKAGE = 1024 * 1024;
const PACKAGE_KEYS = ["theme", "level", "explanation"];
const PLAN_KEYS = ["region", "extends", "language"];

/** What a package alone says tells it from a plan; where a file says neither, its folder decides. */
export function isPackage(file: string): boolean {
  const status = fs.statSync(file, { throwIfNoEntry: false });
  if (status?.isFile() !== true || status.size > LARGEST_PACKAGE) return false;
  let bytes: Uint8Array;
  try {
    bytes = fs.readFileSync(file);
  } catch {
    return false;
  }
  const { root } = readYaml(decodeText(bytes, file).source);
  if (root === null || root.kind !== "map") return false;
  const has = (key: string): boolean => entryOf(root, key) !== undefined;
  if (PLAN_KEYS.some(has)) return false;
  return PACKAGE_KEYS.some(has) || path.basename(path.dirname(path.resolve(file))) === "measures";
}
