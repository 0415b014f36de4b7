/** The edits of a page as a plan: a text that `simulate` accepts, with the same results to the bit. */
import { FORMAT_LINE } from "../../engine/scenario/plan/plan-format.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { isPlanId } from "../../engine/scenario/plan/plan-file.ts";
import { catalogue } from "../../engine/model/index.ts";
import { parseAddress, quantitiesOf } from "../../engine/scenario/address.ts";
import type { LeverEdit } from "./page-state.ts";

/** What stands in a plan beside its levers. */
export interface PlanHead {
  readonly id: string;
  readonly title: Text;
  /** What it extends: the name of a supplied plan, or a path. */
  readonly extends: string;
  /** Lines of comment at its top. */
  readonly remarks: readonly string[];
  /** Texts of files that it carries inside, by their path from where it stands; absent when none. */
  readonly carries?: Readonly<Record<string, string>>;
}

const MAX_ID_LENGTH = 60;

/**
 * The id of a plan that is made of another: that of the other with a suffix, or a name that the
 * reader gives as far as an id can hold it. Never the id of the other itself.
 */
export function idOfChild(parent: string, suffix: string, name: string | null): string {
  const wanted = name === null ? null : idIn(name);
  if (wanted !== null && wanted !== parent) return wanted;
  const stem = parent.slice(0, MAX_ID_LENGTH - suffix.length - 1).replace(/-+$/, "");
  return `${stem}-${suffix}`;
}

function idIn(name: string): string | null {
  const id = name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_ID_LENGTH)
    .replace(/^-+|-+$/g, "");
  return isPlanId(id) ? id : null;
}

/** The text of a plan that extends another and moves levers. */
export function childText(head: PlanHead, edits: readonly LeverEdit[]): string {
  const lines = [
    ...head.remarks.map((remark) => `# ${oneLine(remark)}`.trimEnd()),
    FORMAT_LINE,
    `id: ${head.id}`,
    `title: { nl: ${quoted(head.title.nl)}, en: ${quoted(head.title.en)} }`,
    `extends: ${quotedUnless(/^[a-z0-9][a-z0-9-]*$/, head.extends)}`,
  ];
  if (edits.length > 0) lines.push("levers:");
  for (const { address, points } of edits) {
    const key = parseAddress(address) === null ? quoted(address) : address;
    const table = points.map(({ year, text }) => `${year}: ${valueText(text)}`);
    lines.push(`  ${key}: { ${table.join(", ")} }`);
  }
  const carried = Object.entries(head.carries ?? {});
  if (carried.length > 0) {
    lines.push(
      "# De bestanden waarop dit plan steunt, ongewijzigd: het kan zo overal alleen staan.",
    );
    lines.push("# The files that this plan rests on, unchanged: so it can stand alone anywhere.");
    lines.push("carries:");
  }
  for (const [path, text] of carried) lines.push(...carriedLines(path, text));
  return `${lines.join("\n")}\n`;
}

/** The plan that another becomes with texts of `--set`: `lever=value`, `parameter=value`. */
export function setsText(parent: string, sets: readonly string[]): string {
  const parameters = new Set(quantitiesOf(catalogue, "parameters").keys());
  const lines: Record<"levers" | "parameters", string[]> = { levers: [], parameters: [] };
  for (const set of sets) {
    const equals = set.indexOf("=");
    const key = set.slice(0, Math.max(0, equals)).trim();
    const value = set.slice(equals + 1).trim();
    const [id = ""] = key.split("[");
    // A name without a module is a number of the plan's own.
    const isParameter = parameters.has(id) || !id.includes(".");
    lines[isParameter ? "parameters" : "levers"].push(`  ${key}: ${setValue(value)}`);
  }
  const groups = Object.entries(lines).filter(([, list]) => list.length > 0);
  return [
    "id: set",
    `extends: ${quotedUnless(/^[a-z0-9][a-z0-9-]*$/, parent)}`,
    ...groups.flatMap(([key, list]) => [`${key}:`, ...list]),
    "",
  ].join("\n");
}

/** Tables and texts in quotation marks as they are; a change as the shell passed it on needs marks. */
const setValue = (value: string): string =>
  value === "" ? "null" : /^[{["']/.test(value) ? value : quotedUnless(QUANTITY, value);

/** What a block text keeps to the letter: lines with one end behind the last, the first at its margin. */
const BLOCK = /^\S(?:[^\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]*\S)?\n$/;

/** A file under its path; as a block that people can read, where nothing of it would be lost. */
function carriedLines(path: string, text: string): string[] {
  const key = `  ${quotedUnless(/^[A-Za-z0-9_][A-Za-z0-9_./-]*$/, path)}:`;
  if (!BLOCK.test(text)) return [`${key} ${quoted(text)}`];
  const lines = text.slice(0, -1).split("\n");
  return [`${key} |`, ...lines.map((line) => (line === "" ? "" : `    ${line}`))];
}

/** What needs no quotation marks between braces: a number with a unit. */
const QUANTITY = /^[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?: [A-Za-z%€²³0-9./]+)?$/;

/** A value as a point of a table: behind a minus alone stands a change of what is inherited. */
const valueText = (text: string): string =>
  text.startsWith("-")
    ? `{ value: ${quotedUnless(QUANTITY, text)} }`
    : quotedUnless(QUANTITY, text);

const quotedUnless = (plain: RegExp, text: string): string =>
  plain.test(text) && text.trim() === text ? text : quoted(text);

/** In double quotation marks, where YAML and JSON agree. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Text of others, without what would end a comment. */
const oneLine = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
