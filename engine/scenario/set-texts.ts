/** `--set lever=value` texts, in the language of plans. */
import type { Diagnostic } from "./diagnostics.ts";
import { diagnosticAt, sourceText, type SourceText } from "./text.ts";
import { readYaml, type YamlEntry } from "./yaml-document.ts";

export interface SetText {
  readonly source: SourceText;
  readonly entry: YamlEntry;
}

/** The name under which diagnostics refer to the texts; columns count from the lever's first letter. */
const FILE = "--set";

/** Splits each text into lever and value and reads the value as a plan would. */
export function readSets(texts: readonly string[]): {
  readonly sets: readonly SetText[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const sets: SetText[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const text of texts) {
    const source = sourceText(FILE, text);
    const equals = text.indexOf("=");
    if (equals <= 0) {
      diagnostics.push(
        diagnosticAt(source, 0, text.length, {
          code: "wrong-type",
          message: {
            nl: `"${text}" heeft niet de vorm hefboom=waarde`,
            en: `"${text}" does not have the form lever=value`,
          },
          help: {
            nl: 'bijvoorbeeld --set "renewables.wind_capacity=31 MW"',
            en: 'for instance --set "renewables.wind_capacity=31 MW"',
          },
        }),
      );
      continue;
    }
    // The lever is blanked out, so that the value keeps its columns.
    const value = " ".repeat(equals + 1) + text.slice(equals + 1);
    const document = readYaml({ ...source, text: value });
    diagnostics.push(
      ...document.diagnostics.map((diagnostic) => ({
        ...diagnostic,
        excerpt: diagnostic.excerpt === null ? null : text.split(/\r?\n/)[diagnostic.at!.line - 1]!,
      })),
    );
    if (document.root === null) continue;
    const key = text.slice(0, equals).trim();
    const keyStart = text.indexOf(key);
    const entry = { key, keyStart, keyEnd: keyStart + key.length, value: document.root };
    sets.push({ source, entry });
  }
  return { sets, diagnostics };
}
