/**
 * Whether a file without a number is of the first form (0.1.0), or was written since without saying
 * so: whatever 0.1.0 would have refused is a sign of the latter.
 */
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from "../yaml/yaml-document.ts";
import type { MigratedKind } from "./rule.ts";

const PLAN_KEYS = new Set([
  "id",
  "title",
  "language",
  "region",
  "extends",
  "levers",
  "targets",
  "indicators",
]);
const REGION_KEYS = new Set(["id", "title", "extends", "years", "members"]);
const LEVER_KEYS = /^(?:\d{4}|source|shape|[a-z][a-z0-9_]*)$/;
const LATER_LEVER_KEYS = new Set(["value", "change", "formula", "note"]);
/** Changes, shifts and formulas, which 0.1.0 did not read: `x 1.5`, `5 years later`, `6 MW + 2 MW`. */
const LATER_FORM = /^(?:x\s|\*)|[()*]|\s[-+/]\s|\b(?:later|earlier|eerder|pp)\b/;

/** What shows that a file was written after 0.1.0; null when nothing does. */
export function laterSign(root: YamlMap, kind: MigratedKind): YamlEntry | null {
  if (kind === "package" || kind === "group") return root.entries[0] ?? null;
  const known = kind === "region" ? REGION_KEYS : PLAN_KEYS;
  const stranger = root.entries.find(({ key }) => !known.has(key));
  if (stranger !== undefined || kind === "region") return stranger ?? null;
  const levers = entryOf(root, "levers")?.value;
  if (levers?.kind !== "map") return null;
  return levers.entries.find(({ value }) => isLater(value)) ?? null;
}

function isLater(node: YamlNode): boolean {
  if (node.kind === "list") return true;
  if (node.kind === "map") {
    return node.entries.some(({ key, value }) =>
      key === "source" || key === "shape"
        ? false
        : LATER_LEVER_KEYS.has(key) || !LEVER_KEYS.test(key) || isLater(value),
    );
  }
  return typeof node.value === "string" && LATER_FORM.test(node.written.trim());
}
