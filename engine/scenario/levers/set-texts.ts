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

/**
 * One text as it was typed. An object says where in it the assignment begins, behind the name of a
 * municipality; null that it is not for this one.
 */
export type GivenSet = string | { readonly text: string; readonly from: number | null };

/** Splits each text into name and value and reads the value as a plan would. */
export function readSets(given: readonly GivenSet[]): {
  readonly sets: readonly SetText[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const sets: SetText[] = [];
  const diagnostics: Diagnostic[] = [];
  const whole = given.map((one) =>
    (typeof one === "string" ? one : one.text).replace(/[\r\n]/g, " "),
  );
  const source = sourceText(FILE, whole.join("\n"));
  given.forEach((one, index) => {
    const from = typeof one === "string" ? 0 : one.from;
    if (from === null) return;
    const line = whole[index]!.slice(from);
    const start = source.lineStarts[index]! + from;
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
    const document = bare ?? readYaml(onlyValue(source, line, start + equals + 1), source);
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
const onlyValue = (source: SourceText, line: string, at: number): SourceText => ({
  ...source,
  text: " ".repeat(at) + line.slice(line.indexOf("=") + 1),
});
