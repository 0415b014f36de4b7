/** What can be wrong with a run.json, in words that several readers of it use. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { readable } from "../../engine/scenario/diagnostics/text.ts";

export interface Said {
  readonly code: Diagnostic["code"];
  readonly severity?: Diagnostic["severity"];
  readonly message: Text;
  readonly help?: Text;
  readonly at?: Diagnostic["at"];
}

export const diagnostic = (file: string, said: Said): Diagnostic => ({
  code: said.code,
  severity: said.severity ?? "error",
  message: readable(said.message),
  at: said.at ?? { file, line: 1, column: 1, endColumn: 2 },
  excerpt: null,
  help: said.help ?? null,
  related: [],
});

export const REMAKE: Text = {
  nl: "neem run.json uit een resultatenmap zoals die geschreven is, of reken het plan opnieuw",
  en: "take run.json from a results folder as it was written, or run the plan again",
};

export const EDITED: Text = {
  nl: "het bewaarde scenario is na het rekenen bewerkt: het past niet meer bij scenarioHash",
  en: "the stored scenario was edited after the run: it no longer fits scenarioHash",
};
export const EDITED_NOTES: Text = {
  nl: "titels, bronnen of plaatsen zijn na het rekenen bewerkt: ze passen niet meer bij notesHash; de cijfers zijn dezelfde",
  en: "titles, sources or places were edited after the run: they no longer fit notesHash; the figures are the same",
};
