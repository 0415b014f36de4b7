/**
 * The number of the form in which plans, packages of measures and regions are written. It goes up
 * when what was written before would be refused or would mean something else; what may be written
 * beside it does not raise it. `simulate migrate` brings files of an earlier form up to this one.
 *
 * 1: version 0.1.0, which did not write it down. 2: since 0.2.0.
 */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { diagnosticAt, type Remark, type SourceText } from "../diagnostics/text.ts";
import { entryOf, type YamlMap, type YamlNode } from "../yaml/yaml-document.ts";

export const PLAN_FORMAT = 2;

/** The line with which everything that this program writes says so. */
export const FORMAT_LINE = `format: ${PLAN_FORMAT}`;

/** The number that a file gives; null when it gives none, or none that can be read. */
export function writtenFormat(root: YamlMap): number | null {
  const value = entryOf(root, "format")?.value;
  if (value?.kind !== "scalar" || typeof value.value !== "number") return null;
  return Number.isInteger(value.value) && value.value >= 1 ? value.value : null;
}

/**
 * Whether a file is of a form that can be read; otherwise the one thing that is wrong with it is
 * told, as everything else would follow from that. Without a number it is read as of today.
 */
export function isReadableFormat(
  source: SourceText,
  root: YamlNode,
  diagnostics: Diagnostic[],
): boolean {
  const entry = root.kind === "map" ? entryOf(root, "format") : undefined;
  if (entry === undefined) {
    if (root.kind === "map") hintAtOlder(source, root, diagnostics);
    return true;
  }
  const format = writtenFormat(root as YamlMap);
  if (format === PLAN_FORMAT) return true;
  const { start, end } = entry.value;
  diagnostics.push(diagnosticAt(source, start, end, refusal(format, source.file)));
  return false;
}

function refusal(format: number | null, file: string): Remark {
  if (format === null) {
    return {
      code: "wrong-type",
      message: {
        nl: "format: hier hoort een geheel getal, het nummer van de vorm",
        en: "format: a whole number belongs here, that of the form",
      },
      help: { nl: `schrijf ${FORMAT_LINE}`, en: `write ${FORMAT_LINE}` },
    };
  }
  if (format > PLAN_FORMAT) {
    return {
      code: "newer-format",
      message: {
        nl: `dit bestand vraagt vorm ${format}; dit programma leest tot en met vorm ${PLAN_FORMAT}`,
        en: `this file asks for format ${format}; this program reads up to format ${PLAN_FORMAT}`,
      },
      help: {
        nl: "neem een nieuwere versie van dit programma; simulate --version zegt welke dit is",
        en: "get a newer version of this program; simulate --version says which this is",
      },
    };
  }
  return {
    code: "older-format",
    message: {
      nl: `dit bestand is van vorm ${format}; dit programma leest vorm ${PLAN_FORMAT}`,
      en: `this file is of format ${format}; this program reads format ${PLAN_FORMAT}`,
    },
    help: migrateHelp(file),
  };
}

const migrateHelp = (file: string) => ({
  nl: `simulate migrate ${file} toont wat er verandert, met --write staat het er`,
  en: `simulate migrate ${file} shows what changes, with --write it is done`,
});

/** Names that only the first form had: the module of all sectors, which is five now. */
const OLDER_NAME = /\bsectors\.[a-z_]+/;

/** A file without a number that names what only an earlier version had: say what to do. */
function hintAtOlder(source: SourceText, root: YamlMap, diagnostics: Diagnostic[]): void {
  if (!source.text.includes("sectors.")) return;
  const place = olderName(root);
  if (place === null) return;
  diagnostics.push(
    diagnosticAt(source, place.start, place.end, {
      code: "older-format",
      severity: "warning",
      message: {
        nl: `${place.name} is van vorm 1 (versie 0.1.0), en dit bestand noemt geen vorm`,
        en: `${place.name} is of format 1 (version 0.1.0), and this file names no format`,
      },
      help: migrateHelp(source.file),
    }),
  );
}

/** The first such name in a value of the file; in a comment or a title it is no concern. */
function olderName(
  node: YamlNode,
): { readonly name: string; readonly start: number; readonly end: number } | null {
  if (node.kind === "scalar") {
    const name = typeof node.value === "string" ? OLDER_NAME.exec(node.value)?.[0] : undefined;
    return name === undefined ? null : { name, start: node.start, end: node.end };
  }
  const inside = node.kind === "list" ? node.items : node.entries.flatMap(valuesThatName);
  for (const one of inside) {
    const found = olderName(one);
    if (found !== null) return found;
  }
  return null;
}

const IN_WORDS = new Set(["title", "note", "source", "explanation", "remark", "section"]);
const valuesThatName = ({ key, value }: YamlMap["entries"][number]): readonly YamlNode[] =>
  IN_WORDS.has(key) ? [] : [value];
