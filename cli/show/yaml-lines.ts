/** YAML as text, a line per value, each with the place that it comes from as a comment. */
import { placeAt, type SourceText } from "../../engine/scenario/diagnostics/text.ts";
import type { YamlEntry, YamlNode } from "../../engine/scenario/yaml/yaml-document.ts";

export interface Line {
  readonly text: string;
  readonly comment?: string;
}

/** Writes the path of a file of the project for whoever reads the terminal. */
export type ShowFile = (file: string) => string;

/** Where comments begin, as far as the values leave room. */
const COMMENT_COLUMN = 44;

export const linesText = (lines: readonly Line[]): string =>
  lines
    .map(({ text, comment }) =>
      comment === undefined ? text : `${text.padEnd(COMMENT_COLUMN - 1)} # ${comment}`,
    )
    .join("\n");

export const indented = (lines: readonly Line[]): Line[] =>
  lines.map((line) => ({ ...line, text: line.text === "" ? "" : `  ${line.text}` }));

/** A whole line that is a comment, broken nowhere: it may hold an address to click. */
export const remark = (text: string): Line => ({ text: text === "" ? "#" : `# ${text}` });

const WORD = /^[\p{L}][\p{L}\d_./()-]*(?: [\p{L}\d_./()+²³€%-]+)*$/u;
const QUANTITY = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?: ?[\p{L}%‰€][\p{L}\d%‰€²³/._ ^()-]*)?$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a YAML value that reads back as the same. */
export function scalarText(value: string | number | boolean | null): string {
  if (typeof value !== "string") return `${value}`;
  const isPlain =
    WORD.test(value) || (QUANTITY.test(value) && !/^[\d.+-]+(?:e[+-]?\d+)?$/.test(value));
  return isPlain && !RESERVED.test(value) ? value : JSON.stringify(value);
}

export const keyText = (key: string): string =>
  /^[\p{L}\d][\p{L}\d_.,[\]-]*$/u.test(key) && !RESERVED.test(key) ? key : JSON.stringify(key);

/** Keys behind which words stand, whose place is that of what they belong to. */
const WORDS = new Set([
  ...["source", "where", "note", "title", "meaning", "remark", "section", "nl", "en", "short"],
]);

/** An entry as it was written, its values each with their line. */
export function entryLines(entry: YamlEntry, source: SourceText, show: ShowFile): Line[] {
  const { key, keyStart, keyEnd, value } = entry;
  const place = (start: number, end: number): string => {
    const { file, line } = placeAt(source, start, end);
    return `${show(file)}:${line}`;
  };
  const at = WORDS.has(key) ? {} : { comment: place(keyStart, keyEnd) };
  if (value.kind === "map" && value.entries.length > 0 && !value.entries.every(isWord)) {
    const inner = value.entries.flatMap((each) => entryLines(each, source, show));
    return [{ text: `${keyText(key)}:`, ...at }, ...indented(inner)];
  }
  return [{ text: `${keyText(key)}: ${flowText(value)}`, ...at }];
}

const isWord = ({ key, value }: YamlEntry): boolean =>
  (key === "nl" || key === "en") && value.kind === "scalar";

/** A value on one line. */
export function flowText(node: YamlNode): string {
  if (node.kind === "scalar") return scalarText(node.value);
  if (node.kind === "list") return `[${node.items.map(inFlow).join(", ")}]`;
  if (node.entries.length === 0) return "{}";
  const entries = node.entries.map(({ key, value }) => `${keyText(key)}: ${inFlow(value)}`);
  return `{ ${entries.join(", ")} }`;
}

/** Between brackets some characters end a value that they do not end elsewhere. */
function inFlow(node: YamlNode): string {
  const text = flowText(node);
  return node.kind === "scalar" && typeof node.value === "string" && !text.startsWith('"')
    ? /[,[\]{}]/.test(text)
      ? JSON.stringify(node.value)
      : text
    : text;
}
