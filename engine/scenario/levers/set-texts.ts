/** `--set lever=value` and `--set parameter=value` texts, in the language of plans. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { diagnosticAt, sourceText, type SourceText } from "../diagnostics/text.ts";
import { readYaml, type YamlDocument, type YamlEntry } from "../yaml/yaml-document.ts";

export interface SetText {
  readonly source: SourceText;
  readonly entry: YamlEntry;
}

/** The name under which diagnostics refer to the texts; the first `--set` is line 1. */
const FILE = "--set";

/** Splits each text into name and value and reads the value as a plan would. */
export function readSets(texts: readonly string[]): {
  readonly sets: readonly SetText[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const sets: SetText[] = [];
  const diagnostics: Diagnostic[] = [];
  const lines = texts.map((text) => text.replace(/[\r\n]/g, " "));
  const source = sourceText(FILE, lines.join("\n"));
  lines.forEach((line, index) => {
    const start = source.lineStarts[index]!;
    const equals = line.indexOf("=");
    if (equals <= 0) {
      diagnostics.push(
        diagnosticAt(source, start, start + line.length, {
          code: "wrong-type",
          message: {
            nl: `"${line}" heeft niet de vorm hefboom=waarde`,
            en: `"${line}" does not have the form lever=value`,
          },
          help: {
            nl: 'bijvoorbeeld --set "renewables.wind_capacity=31 MW"',
            en: 'for instance --set "renewables.wind_capacity=31 MW"',
          },
        }),
      );
      return;
    }
    const bare = bareChange(line, start, equals);
    const document = bare ?? readYaml(onlyValue(source, lines, index, equals), source);
    diagnostics.push(...document.diagnostics);
    if (document.root === null) return;
    const key = line.slice(0, equals).trim();
    const keyStart = start + line.indexOf(key);
    const { root } = document;
    const absent = root.kind === "scalar" && root.absent;
    const end = start + line.length;
    const value = absent ? { ...root, start: start + equals, end } : root;
    const entry = { key, keyStart, keyEnd: keyStart + key.length, value };
    sets.push({ source, entry });
  });
  return { sets, diagnostics };
}

/** `- 2 MW` and `* 1.5`: the shell's quotation marks are there already, YAML's need not be too. */
function bareChange(
  line: string,
  start: number,
  equals: number,
): Pick<YamlDocument, "root" | "diagnostics"> | null {
  const written = line.slice(equals + 1).trim();
  if (!/^(?:- +|\* *)[\d.]/.test(written)) return null;
  const from = start + line.indexOf(written, equals + 1);
  const span = { start: from, end: from + written.length };
  const text = { kind: "scalar", value: written, written, faulty: false, absent: false } as const;
  return { root: { ...text, ...span }, diagnostics: [] };
}

/** All lines with everything but one value blanked out, so that the value keeps its place. */
function onlyValue(
  source: SourceText,
  lines: readonly string[],
  index: number,
  equals: number,
): SourceText {
  const line = lines[index]!;
  const before = " ".repeat(source.lineStarts[index]! + equals + 1);
  return { ...source, text: before + line.slice(equals + 1) };
}
