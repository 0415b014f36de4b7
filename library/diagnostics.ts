/** Mistakes in files, as records that name the place and the way out. */
import type { Diagnostic as Found } from "../engine/scenario/diagnostics/diagnostics.ts";
import { renderDiagnostic } from "../engine/scenario/diagnostics/render-diagnostic.ts";
import type { Language, Text } from "./texts.ts";

/** A span in a file; lines and columns count from 1, `endColumn` is the first one behind it. */
export interface Place {
  /** Path of the file as it was handed in; of a setting its `--set` text. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

/** What is wrong, or worth knowing, in a plan or in the files behind it. */
export interface Diagnostic {
  /** What kind of mistake: `unknown-lever`, `wrong-unit`; all of them stand in the reference. */
  readonly code: string;
  /** After an `error` there is no plan; a `warning` is told beside one. */
  readonly severity: "error" | "warning";
  /** One sentence that says what is wrong and names the thing. */
  readonly message: Text;
  /** Where; null when it is about no place in particular. */
  readonly at: Place | null;
  /** The line that the place points at. */
  readonly excerpt: string | null;
  /** What to do: the corrected line, the nearest spelling, the allowed range. */
  readonly help: Text | null;
  /** Other places that have to do with it. */
  readonly related: readonly { readonly note: Text; readonly at: Place }[];
}

/**
 * Diagnostics as the command prints them: message, `file:line:column`, the line with the span
 * underlined, and what to do.
 *
 * @param language of the messages, `en` unless given
 * @returns lines without colours; empty when there are no diagnostics
 */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  language: Language = "en",
): string {
  return diagnostics
    .map((diagnostic) => `${renderDiagnostic(diagnostic as Found, language)}\n`)
    .join("");
}
