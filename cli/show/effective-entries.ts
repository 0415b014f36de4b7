/** Which of the keys that the files of a plan hold are still in force, and where each stands. */
import type { PlanFile } from "../../engine/scenario/plan/plan-file.ts";
import { placeAt, type SourceText } from "../../engine/scenario/diagnostics/text.ts";
import type { YamlEntry, YamlNode } from "../../engine/scenario/yaml/yaml-document.ts";

/** An entry with its place. */
export interface FoundEntry {
  readonly entry: YamlEntry;
  readonly source: SourceText;
  /** Id of the plan or package that says it. */
  readonly by: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

export function foundEntry(entry: YamlEntry, { source, id }: PlanFile): FoundEntry {
  const firstLine = placeAt(source, entry.keyStart, entry.keyEnd).line;
  const { end } = entry.value;
  const lastLine = Math.max(firstLine, placeAt(source, Math.max(0, end - 1), end).line);
  return { entry, source, by: id, firstLine, lastLine };
}

export const isNull = ({ value }: YamlEntry): boolean =>
  value.kind === "scalar" && value.value === null;

/**
 * The last entry of every key, where a later file replaces what an earlier one says.
 *
 * @param files the outermost parent first
 */
export function lastEntries(
  files: readonly PlanFile[],
  pick: (file: PlanFile) => readonly YamlEntry[],
): Map<string, FoundEntry> {
  const last = new Map<string, FoundEntry>();
  for (const file of files) {
    for (const entry of pick(file)) last.set(entry.key, foundEntry(entry, file));
  }
  return last;
}

/** Settings of quantities: a whole takes the place of what was said of its members before. */
export function lastSettings(
  files: readonly PlanFile[],
  pick: (file: PlanFile) => readonly YamlEntry[],
): Map<string, readonly FoundEntry[]> {
  const byId = new Map<string, FoundEntry[]>();
  for (const file of files) {
    const entries = pick(file);
    const wholesFirst = [
      ...entries.filter(({ key }) => !key.includes("[")),
      ...entries.filter(({ key }) => key.includes("[")),
    ];
    for (const entry of wholesFirst) {
      const [id = ""] = entry.key.split("[");
      const found = foundEntry(entry, file);
      const earlier = byId.get(id) ?? [];
      // Years of a path may stand on what was said before, so that is kept for whoever looks.
      byId.set(id, isWhole(entry) && !hasYears(entry.value) ? [found] : [...earlier, found]);
    }
  }
  return byId;
}

const isWhole = ({ key }: YamlEntry): boolean => !key.includes("[");

/** Whether a value is a path over years somewhere. */
export function hasYears(node: YamlNode): boolean {
  return (
    node.kind === "map" &&
    node.entries.some(({ key, value }) => /^\d{4}$/.test(key) || hasYears(value))
  );
}
