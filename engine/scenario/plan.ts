/**
 * A plan file and those it extends: reading them, and following `extends` without leaving the
 * project folder.
 */
import type { Text } from "./declarations.ts";
import type { Diagnostic } from "./diagnostics.ts";
import type { ProjectFiles } from "./files.ts";
import { checkOutline } from "./plan-schema.ts";
import {
  existingSpelling,
  fileNameOf,
  folderOf,
  joinPath,
  missingFile,
  outsideProject,
  PLAN_SIZE_LIMIT,
  readPlanText,
} from "./project-paths.ts";
import { diagnosticAt, diagnosticOfFile, type Remark, type SourceText } from "./text.ts";
import { entryOf, readYaml, type YamlEntry, type YamlMap, type YamlNode } from "./yaml-document.ts";

/** One plan file, its outline checked and what is wrong reported; the rest is as it was written. */
export interface PlanFile {
  readonly path: string;
  readonly source: SourceText;
  readonly root: YamlMap;
  readonly id: string;
  /** The value of `id`, to point at. */
  readonly idNode: YamlNode;
  readonly title: Text | null;
  readonly language: "nl" | "en" | null;
  readonly region: YamlEntry | null;
  readonly extends: YamlEntry | null;
  readonly levers: readonly YamlEntry[];
  readonly parameters: readonly YamlEntry[];
  readonly targets: readonly YamlEntry[];
  readonly indicators: readonly YamlEntry[];
  readonly programmes: readonly YamlEntry[];
}

export interface LoadedPlan {
  /** The plan itself first, then what it extends, nearest first. */
  readonly files: readonly PlanFile[];
}

export interface PlanResult {
  /** Those that could be read, the plan itself first. */
  readonly files: readonly PlanFile[];
  /** Whether these are all: a file that is missing or is no plan is not among them. */
  readonly complete: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const PLAN_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_ID_LENGTH = 60;
const DEVICE_NAME = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
const MAX_CHAIN = 20;

/** Whether a text may be the id of a plan, and so the name of its results folder. */
export const isPlanId = (id: string): boolean =>
  id.length <= MAX_ID_LENGTH && PLAN_ID.test(id) && !DEVICE_NAME.test(id);

/**
 * Reads a plan and what it extends. All mistakes of all files are reported; none is thrown.
 *
 * @param path POSIX path relative to the project folder
 */
export function loadPlan(files: ProjectFiles, path: string): PlanResult {
  const diagnostics: Diagnostic[] = [];
  const chain: PlanFile[] = [];
  const visited: string[] = [];
  let complete = true;
  let next: string | null = path;
  let cause: { readonly source: SourceText; readonly node: YamlNode } | null = null;
  while (next !== null) {
    const at: string = next;
    const blame = cause;
    const report = (remark: Remark): void => {
      diagnostics.push(
        blame === null
          ? diagnosticOfFile(path, remark)
          : diagnosticAt(blame.source, blame.node.start, blame.node.end, remark),
      );
      complete = false;
    };
    next = null;
    // Paths are shown as they were typed: where the project folder begins is no concern of a reader.
    const written = blame?.node.kind === "scalar" ? blame.node.written : fileNameOf(at);
    if (!files.inside(at)) {
      report(outsideProject(written));
      break;
    }
    const spelling = existingSpelling(files, at);
    if (spelling === null) {
      report(missingFile(files, at, written));
      break;
    }
    if (visited.includes(spelling)) {
      const names = [...visited.slice(visited.indexOf(spelling)), spelling].map(fileNameOf);
      report(extendsCycle(names));
      break;
    }
    if (visited.length === MAX_CHAIN) {
      report({
        code: "too-deep",
        message: {
          nl: `meer dan ${MAX_CHAIN} plannen bouwen op elkaar voort`,
          en: `more than ${MAX_CHAIN} plans extend one another`,
        },
      });
      break;
    }
    visited.push(spelling);
    const read = readPlanText(files, spelling, PLAN_SIZE_LIMIT);
    if ("remark" in read) {
      report(read.remark);
      break;
    }
    const plan = readPlan(spelling, read.source, read.diagnostics, diagnostics);
    if (plan.file === null) complete = false;
    else chain.push(plan.file);
    const parent = plan.extends;
    if (parent === null || parent.value.kind !== "scalar" || parent.value.faulty) continue;
    const { value } = parent;
    const joined = joinPath(folderOf(spelling), value.written.normalize("NFC"));
    if (joined === null || joined === "") {
      diagnostics.push(
        diagnosticAt(read.source, value.start, value.end, outsideProject(value.written)),
      );
      complete = false;
      break;
    }
    next = joined;
    cause = { source: read.source, node: value };
  }
  return { files: chain, complete, diagnostics };
}

const extendsCycle = (cycle: readonly string[]): Remark => ({
  code: "extends-cycle",
  message: {
    nl: `extends loopt in een kring: ${cycle.join(" → ")}`,
    en: `extends goes round in a circle: ${cycle.join(" → ")}`,
  },
  help: {
    nl: "laat extends in één van deze plannen weg",
    en: "leave extends out of one of these plans",
  },
});

function readPlan(
  path: string,
  source: SourceText,
  decoding: readonly Diagnostic[],
  diagnostics: Diagnostic[],
): { file: PlanFile | null; extends: YamlEntry | null } {
  diagnostics.push(...decoding);
  if (decoding.length > 0) return { file: null, extends: null };
  const document = readYaml(source);
  diagnostics.push(...document.diagnostics);
  const { root } = document;
  if (root === null) return { file: null, extends: null };
  const parent = entryOf(root, "extends") ?? null;
  const parentPath = parent?.value.kind === "scalar" && parent.value.value !== null ? parent : null;
  if (!checkOutline(source, root, diagnostics)) return { file: null, extends: null };
  const idEntry = entryOf(root, "id");
  if (idEntry?.value.kind === "scalar" && idEntry.value.value !== null) {
    checkId(source, idEntry, diagnostics);
  }
  return { file: planFile(path, source, root), extends: parentPath };
}

function checkId(source: SourceText, entry: YamlEntry, diagnostics: Diagnostic[]): void {
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

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

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

function planFile(path: string, source: SourceText, root: YamlMap): PlanFile {
  const language = writtenAt(root, "language");
  return {
    path,
    source,
    root,
    id: writtenAt(root, "id") ?? "",
    idNode: entryOf(root, "id")?.value ?? root,
    title: textAt(root, "title"),
    language: language === "nl" || language === "en" ? language : null,
    region: entryOf(root, "region") ?? null,
    extends: entryOf(root, "extends") ?? null,
    levers: entriesAt(root, "levers"),
    parameters: entriesAt(root, "parameters"),
    targets: entriesAt(root, "targets"),
    indicators: entriesAt(root, "indicators"),
    programmes: entriesAt(root, "programmes"),
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

/** Two plans with one id in one command would write to one folder. */
export function duplicateIds(plans: readonly LoadedPlan[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const first = new Map<string, PlanFile>();
  for (const { files } of plans) {
    const plan = files[0]!;
    const other = first.get(plan.id);
    if (other === undefined) {
      first.set(plan.id, plan);
      continue;
    }
    const [at, otherAt] = [plan, other].map((file) => {
      const { start, end } = file.idNode;
      return diagnosticAt(file.source, start, end, duplicateId(plan.id));
    });
    diagnostics.push({
      ...at!,
      related: [{ note: { nl: "ook hier gebruikt", en: "used here too" }, at: otherAt!.at! }],
    });
  }
  return diagnostics;
}

const duplicateId = (id: string): Remark => ({
  code: "duplicate-id",
  message: {
    nl: `twee plannen hebben de id "${id}"`,
    en: `two plans have the id "${id}"`,
  },
  help: {
    nl: "geef elk plan een eigen id: die wordt de naam van de resultatenmap",
    en: "give every plan an id of its own: it names the results folder",
  },
});
