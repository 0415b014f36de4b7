/**
 * Brings the text of a plan, package or region up to the form of today, by small replacements at
 * known places: comments, order and layout of its author stay. What needs a decision is listed.
 */
import { diagnosticAt, placeAt, type SourceText } from "../diagnostics/text.ts";
import type { Diagnostic, Place } from "../diagnostics/diagnostics.ts";
import type { Text } from "../declarations.ts";
import { isReadableFormat, PLAN_FORMAT, writtenFormat } from "../plan/plan-format.ts";
import { entryOf, readYaml, type YamlMap } from "../yaml/yaml-document.ts";
import { laterSign } from "./first-form.ts";
import { formatNumber } from "./format-number.ts";
import type { MigratedKind, Replacement } from "./rule.ts";
import { MIGRATION_RULES } from "./rules.ts";

export interface Told {
  readonly rule: string;
  readonly since: string;
  readonly at: Place;
  readonly why: Text;
}

export interface Migration {
  readonly kind: MigratedKind;
  /** The form that the file was in. */
  readonly from: number;
  readonly text: string;
  readonly changes: readonly Told[];
  /** What a person must decide, with what to do. */
  readonly byHand: readonly (Told & { readonly todo: Text })[];
}

export interface MigrationResult {
  /** Null when the file cannot be read; then the diagnostics say why. */
  readonly migration: Migration | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a file is, by its name and its keys; null for YAML that is none of ours. */
export function migratedKind(file: string, root: YamlMap): MigratedKind | null {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (name === "region.yaml") return "region";
  if (name === "group.yaml") return "group";
  const has = (key: string): boolean => entryOf(root, key) !== undefined;
  if (!has("id") || has("story") || has("columns")) return null;
  if (["region", "extends", "group"].some(has)) return "plan";
  return ["levers", "theme", "level", "include", "programmes", "parameters"].some(has)
    ? "package"
    : null;
}

/**
 * @param from the form of a file that does not say it; null to tell by what stands in it
 * @returns a null migration without diagnostics for a file that is not ours
 */
export function migrate(source: SourceText, from: number | null = null): MigrationResult {
  const { root, diagnostics } = readYaml(source);
  if (root === null) return { migration: null, diagnostics };
  if (root.kind !== "map") return { migration: null, diagnostics: [] };
  const kind = migratedKind(source.file, root);
  if (kind === null) return { migration: null, diagnostics: [] };
  if (diagnostics.some(({ severity }) => severity === "error"))
    return { migration: null, diagnostics };
  const written = writtenFormat(root);
  if (entryOf(root, "format") !== undefined && (written === null || written >= PLAN_FORMAT)) {
    const found: Diagnostic[] = [];
    if (!isReadableFormat(source, root, found)) return { migration: null, diagnostics: found };
    const unchanged = { kind, from: PLAN_FORMAT, text: source.text, changes: [], byHand: [] };
    return { migration: unchanged, diagnostics: [] };
  }
  const guessed = laterSign(root, kind) === null ? 1 : PLAN_FORMAT;
  const form = written ?? from ?? guessed;
  const lineEnd = source.text.includes("\r\n") ? "\r\n" : "\n";
  const edits: Replacement[] = [];
  const changes: (Told & { readonly offset: number })[] = [];
  const byHand: (Migration["byHand"][number] & { readonly offset: number })[] = [];
  for (const rule of MIGRATION_RULES) {
    // A file of today that only does not say so gets its number and nothing else.
    if (rule.from < form && rule !== formatNumber) continue;
    const found = rule.apply({ source, kind, root, lineEnd });
    const told = (start: number, end: number) => ({
      ...{ rule: rule.id, since: rule.since, at: placeAt(source, start, end) },
    });
    for (const { start, end, edits: own, why } of found.changes) {
      edits.push(...own);
      changes.push({ ...told(start, end), why, offset: start });
    }
    for (const { start, end, what, todo } of found.byHand)
      byHand.push({ ...told(start, end), why: what, todo, offset: start });
  }
  const text = replaced(source.text, edits);
  const again = readYaml({ ...source, text, lineStarts: [0] });
  if (again.root === null) return { migration: null, diagnostics: [tooOdd(source, root)] };
  const inOrder = { changes: placed(changes), byHand: placed(byHand) };
  return { migration: { kind, from: form, text, ...inOrder }, diagnostics: [] };
}

/** As they stand in the file. */
const placed = <T extends { readonly offset: number }>(told: readonly T[]): readonly T[] =>
  [...told].sort((a, b) => a.offset - b.offset);

/** Replacements at places of the original, which do not overlap. */
function replaced(text: string, edits: readonly Replacement[]): string {
  const order = edits.map((edit, index) => ({ ...edit, index }));
  order.sort((a, b) => a.start - b.start || a.end - b.end || a.index - b.index);
  let result = "";
  let at = 0;
  for (const { start, end, text: own } of order) {
    result += text.slice(at, start) + own;
    at = end;
  }
  return result + text.slice(at);
}

/** Written in a way of YAML that cannot be changed at a place: nothing is touched. */
const tooOdd = (source: SourceText, root: YamlMap): Diagnostic =>
  diagnosticAt(source, root.start, root.start + 1, {
    code: "older-format",
    message: {
      nl: "dit bestand is zo geschreven dat het niet vanzelf over te zetten is",
      en: "this file is written in a way that cannot be migrated by itself",
    },
    help: {
      nl: "schrijf elke sleutel op een regel van haar eigen en probeer opnieuw",
      en: "write every key on a line of its own and try again",
    },
  });
