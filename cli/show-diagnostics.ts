/** Diagnostics as a person reads them on the terminal. */
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import { renderDiagnostic } from "../engine/scenario/diagnostics/render-diagnostic.ts";
import type { Language } from "./texts.ts";

/** Beyond so many, another message helps nobody; `--json` has them all. */
const MOST_SHOWN = 50;

export function diagnosticsText(diagnostics: readonly Diagnostic[], language: Language): string {
  const shown = diagnostics.slice(0, MOST_SHOWN);
  const texts = shown.map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`);
  const rest = diagnostics.length - shown.length;
  if (rest > 0) {
    const more = { nl: `… en nog ${rest} meldingen.`, en: `… and ${rest} more messages.` };
    texts.push(`${more[language]}\n`);
  }
  return texts.join("\n");
}
