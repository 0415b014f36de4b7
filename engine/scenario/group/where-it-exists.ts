/**
 * A common plan may speak of what only some municipalities have: a district, a programme, a goal of
 * their own. There it holds; elsewhere the line is passed over. A line that no municipality knows is
 * a mistake like any other.
 */
import type { Diagnostic, DiagnosticCode } from "../diagnostics/diagnostics.ts";
import type { SourceText } from "../diagnostics/text.ts";
import type { PlanFile } from "../plan/plan-file.ts";
import type { PlanLayer } from "../plan/plan.ts";
import type { YamlEntry } from "../yaml/yaml-document.ts";

/** What is said of a thing that is not there. */
const ABSENT: ReadonlySet<DiagnosticCode> = new Set([
  "unknown-lever",
  "unknown-parameter",
  "unknown-indicator",
  "unknown-member",
  "unknown-name",
  "unknown-key",
]);

const LISTS = [
  "levers",
  "parameters",
  "targets",
  "indicators",
  "checks",
  "budgets",
  "programmes",
  "observations",
] as const;

/** Lines of the common files, and of `--set`, that a municipality passes over. */
export interface PassedOver {
  readonly entries: ReadonlySet<YamlEntry>;
  /** Of `--set`, from 0. */
  readonly sets: ReadonlySet<number>;
}

export const NOTHING_PASSED: PassedOver = { entries: new Set(), sets: new Set() };

/** The files of the common plan. */
const filesOf = (layers: readonly PlanLayer[]): readonly PlanFile[] =>
  layers.flatMap(({ plan, packages }) => [...packages.map(({ file }) => file), plan]);

/** The line of the common files that speaks of what is not there; null where it is another mistake. */
export function absentLine(
  { code, severity, at }: Diagnostic,
  layers: readonly PlanLayer[],
): YamlEntry | number | null {
  if (severity !== "error" || at === null || !ABSENT.has(code)) return null;
  if (at.file === "--set") return at.line - 1;
  for (const file of filesOf(layers)) {
    if (file.source.file !== at.file) continue;
    const offset = offsetOf(file.source, at.line, at.column);
    for (const list of LISTS) {
      for (const entry of file[list]) {
        if (!covers(entry, offset)) continue;
        return code === "unknown-member" ? innermost(entry, offset) : entry;
      }
    }
  }
  return null;
}

const offsetOf = (source: SourceText, line: number, column: number): number =>
  source.lineStarts[line - 1]! + column - 1;

const covers = ({ keyStart, value }: YamlEntry, offset: number): boolean =>
  keyStart <= offset && offset < Math.max(value.end, keyStart + 1);

/** Of a map with members the one that is not there, so that the others still hold. */
function innermost(entry: YamlEntry, offset: number): YamlEntry {
  const { keyEnd, value } = entry;
  if (offset < keyEnd || value.kind !== "map") return entry;
  const inner = value.entries.find((one) => covers(one, offset));
  if (inner === undefined || offset >= inner.keyEnd) {
    return inner === undefined || inner.value.kind !== "map" ? entry : innermost(inner, offset);
  }
  return inner;
}

/** The layers without the lines that a municipality passes over. */
export function withoutPassed(
  layers: readonly PlanLayer[],
  { entries }: PassedOver,
): readonly PlanLayer[] {
  if (entries.size === 0) return layers;
  const made = new Map<PlanFile, PlanFile>();
  const file = (one: PlanFile): PlanFile => {
    let left = made.get(one);
    if (left === undefined) made.set(one, (left = { ...one, ...listsWithout(one, entries) }));
    return left;
  };
  return layers.map(({ plan, packages }) => ({
    plan: file(plan),
    packages: packages.map((one) => ({ ...one, file: file(one.file) })),
  }));
}

const listsWithout = (file: PlanFile, gone: ReadonlySet<YamlEntry>) =>
  Object.fromEntries(
    LISTS.map((list) => [list, file[list].flatMap((entry) => entryWithout(entry, gone))]),
  );

/** An entry without what is passed over in it; none when nothing is left that says anything. */
function entryWithout(entry: YamlEntry, gone: ReadonlySet<YamlEntry>): readonly YamlEntry[] {
  if (gone.has(entry)) return [];
  const { value } = entry;
  if (value.kind !== "map") return [entry];
  const entries = value.entries.flatMap((one) => entryWithout(one, gone));
  const same = entries.length === value.entries.length;
  if (same && entries.every((one, at) => one === value.entries[at])) return [entry];
  const says = entries.some(({ key }) => key !== "source" && key !== "note" && key !== "shape");
  return says ? [{ ...entry, value: { ...value, entries } }] : [];
}
