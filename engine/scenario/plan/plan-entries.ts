/** What holds of every entry of a list in a plan: nothing behind its key, and taking it away. */
import type { Diagnostic } from "../diagnostics/diagnostics.ts";
import { nearest } from "../diagnostics/near-miss.ts";
import { missingValue } from "../units/slot-value.ts";
import { diagnosticAt, placeAt, type SourceText } from "../diagnostics/text.ts";
import type { Origin } from "../resolved.ts";
import type { YamlEntry } from "../yaml/yaml-document.ts";

/** Whether nothing stands behind a key, which is then reported: null must be said. */
export function isEmptyEntry(
  source: SourceText,
  { key, keyStart, keyEnd, value }: YamlEntry,
  diagnostics: Diagnostic[],
): boolean {
  if (value.kind !== "scalar" || !value.absent) return false;
  const remark = missingValue(key, { nl: "om het weg te nemen", en: "to take it away" });
  diagnostics.push(diagnosticAt(source, keyStart, keyEnd, remark));
  return true;
}

/** Whether an entry says null: what is inherited under its key is taken away. */
export const isRemoval = ({ value }: YamlEntry): boolean =>
  value.kind === "scalar" && value.value === null && !value.faulty;

/** Says that there is nothing of this name to take away. */
export function reportNothingToRemove(
  source: SourceText,
  { key, keyStart, keyEnd }: YamlEntry,
  known: Iterable<string>,
  diagnostics: Diagnostic[],
): void {
  const near = nearest(key, known);
  diagnostics.push(
    diagnosticAt(source, keyStart, keyEnd, {
      code: "unknown-key",
      message: {
        nl: `er is geen "${key}" om weg te nemen`,
        en: `there is no "${key}" to take away`,
      },
      help: near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
    }),
  );
}

/** Where an entry begins. */
export function originOf(source: SourceText, { keyStart, keyEnd }: YamlEntry): Origin {
  const { file, line, column } = placeAt(source, keyStart, keyEnd);
  return { file, line, column };
}
