/** One file of a plan or a package of measures, as it was written: what stands under which key. */
import { THEMES, type Text, type Theme } from "../declarations.ts";
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { LEVELS, type Level } from "./plan-outline.ts";
import type { FileKind } from "./plan-schema.ts";
import { diagnosticAt, type SourceText } from "../diagnostics/text.ts";
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from "../yaml/yaml-document.ts";

/**
 * One file of a plan or a package of measures, its outline checked and what is wrong reported; the
 * rest is as it was written.
 */
export interface PlanFile {
  readonly kind: FileKind;
  readonly path: string;
  readonly source: SourceText;
  readonly root: YamlMap;
  readonly id: string;
  /** The value of `id`, to point at. */
  readonly idNode: YamlNode;
  readonly title: Text | null;
  readonly language: "nl" | "en" | null;
  readonly region: YamlEntry | null;
  /** Of a plan over several municipalities: which they are, and what is said of some of them. */
  readonly group: YamlEntry | null;
  readonly exceptions: readonly YamlEntry[];
  readonly shared: readonly YamlEntry[];
  readonly extends: YamlEntry | null;
  readonly include: YamlEntry | null;
  /** What a package is about and how far it goes; plans say neither. */
  readonly theme: Theme | null;
  readonly level: Level | null;
  readonly explanation: Text | null;
  readonly levers: readonly YamlEntry[];
  readonly parameters: readonly YamlEntry[];
  readonly targets: readonly YamlEntry[];
  readonly indicators: readonly YamlEntry[];
  readonly checks: readonly YamlEntry[];
  readonly budgets: readonly YamlEntry[];
  readonly programmes: readonly YamlEntry[];
  /** Of a plan: what was measured. */
  readonly observations: readonly YamlEntry[];
  /** Tables of what was measured, each as the plan that would hold their rows as entries. */
  readonly observationTables: readonly PlanFile[];
  /** Of a plan: the year from which it starts again, from what was observed. */
  readonly startFrom: YamlEntry | null;
}

const PLAN_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 60;
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
/** Whether a text may be the id of a plan, and so the name of its results folder. */
export const isPlanId = (id: string): boolean =>
  id.length <= MAX_ID_LENGTH && PLAN_ID.test(id) && !DEVICE_NAME.test(id);

/** Checks the id of a plan or package. */
export function checkId(source: SourceText, entry: YamlEntry, diagnostics: Diagnostic[]): void {
  if (entry.value.kind !== "scalar") return;
  const id = entry.value.written;
  if (isPlanId(id)) return;
  const proposal = slug(id);
  const device = DEVICE_NAME.test(id);
  diagnostics.push(
    diagnosticAt(source, entry.value.start, entry.value.end, {
      code: "bad-id",
      message: device
        ? {
            nl: `"${id}" kan geen id zijn: Windows kent geen map met die naam`,
            en: `"${id}" cannot be an id: Windows knows no folder of that name`,
          }
        : {
            nl: `"${shorten(id)}" kan geen id zijn: kleine letters, cijfers en koppeltekens, hooguit ${MAX_ID_LENGTH} tekens`,
            en: `"${shorten(id)}" cannot be an id: lower-case letters, digits and hyphens, at most ${MAX_ID_LENGTH} characters`,
          },
      help:
        proposal === null
          ? null
          : { nl: `bijvoorbeeld ${proposal}`, en: `for instance ${proposal}` },
    }),
  );
}

/** A text that may be long, cut to what fits a message. */
export const shorten = (text: string): string =>
  text.length > 80 ? `${text.slice(0, 77)}…` : text;

/** The id that a text was probably meant to be. */
function slug(text: string): string | null {
  const plain = text
    .slice(0, 200)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_ID_LENGTH)
    .replace(/^-|-$/g, "");
  if (isPlanId(plain)) return plain;
  return isPlanId(`plan-${plain}`) ? `plan-${plain}` : null;
}

/** What a file says, its outline once checked. */
export function planFile(
  kind: FileKind,
  path: string,
  source: SourceText,
  root: YamlMap,
): PlanFile {
  const language = writtenAt(root, "language");
  const theme = writtenAt(root, "theme");
  const level = Number(writtenAt(root, "level"));
  return {
    kind,
    path,
    source,
    root,
    id: writtenAt(root, "id") ?? "",
    idNode: entryOf(root, "id")?.value ?? root,
    title: textAt(root, "title"),
    language: language === "nl" || language === "en" ? language : null,
    region: entryOf(root, "region") ?? null,
    group: entryOf(root, "group") ?? null,
    exceptions: entriesAt(root, "exceptions"),
    shared: entriesAt(root, "shared"),
    extends: entryOf(root, "extends") ?? null,
    include: entryOf(root, "include") ?? null,
    theme: THEMES.find((known) => known === theme) ?? null,
    level: LEVELS.find((known) => known === level) ?? null,
    explanation: textAt(root, "explanation"),
    levers: entriesAt(root, "levers"),
    parameters: entriesAt(root, "parameters"),
    targets: entriesAt(root, "targets"),
    indicators: entriesAt(root, "indicators"),
    checks: entriesAt(root, "checks"),
    budgets: entriesAt(root, "budgets"),
    programmes: entriesAt(root, "programmes"),
    observations: entriesAt(root, "observations"),
    observationTables: [],
    startFrom: entryOf(root, "start_from") ?? null,
  };
}

const entriesAt = (root: YamlMap, key: string): readonly YamlEntry[] => {
  const value = entryOf(root, key)?.value;
  return value?.kind === "map" ? value.entries : [];
};

/** The text of a single value under a key; null when there is none. */
export function writtenAt(node: YamlNode, key: string): string | null {
  const value = entryOf(node, key)?.value;
  return value?.kind === "scalar" && value.value !== null ? value.written : null;
}

/** A text in two languages; one that is given once serves for both. */
export function textAt(node: YamlNode, key: string): Text | null {
  const value = entryOf(node, key)?.value;
  if (value === undefined) return null;
  if (value.kind === "scalar") {
    return value.value === null ? null : { nl: value.written, en: value.written };
  }
  const nl = writtenAt(value, "nl");
  const en = writtenAt(value, "en");
  if (nl === null && en === null) return null;
  return { nl: nl ?? en!, en: en ?? nl! };
}
