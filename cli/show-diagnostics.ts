/** Diagnostics as a person reads them on the terminal. */
import type { Diagnostic } from "../engine/scenario/diagnostics.ts";
import { renderDiagnostic } from "../engine/scenario/render-diagnostic.ts";
import type { Language } from "./texts.ts";

export const diagnosticsText = (diagnostics: readonly Diagnostic[], language: Language): string =>
  diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, language)}\n`).join("\n");
