/** Faults of a note as diagnostics: with line and column where the format has them. */
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import type { PlacedFault } from "../../viz/note/filled-note.ts";
import type { NotePlace } from "../../viz/note/freshness.ts";
import type { Text } from "../../engine/scenario/declarations.ts";

/** Where a fault stands, in the words of a reader: page, heading, header. */
export function placeInWords({ heading, page, part }: NotePlace): Text {
  const named = (words: { heading: string; page: string }, language: keyof Text): string =>
    [
      ...(page === null ? [] : [`${words.page} ${page}`]),
      ...(part === null ? [] : [part[language]]),
      ...(heading === null ? [] : [`${words.heading} "${heading}"`]),
    ].join(", ");
  return {
    nl: named({ heading: "onder", page: "blz." }, "nl"),
    en: named({ heading: "under", page: "p." }, "en"),
  };
}

/** In the order in which they stand; `file` as a person here would write it. */
export const faultDiagnostics = (faults: readonly PlacedFault[], file: string): Diagnostic[] =>
  faults.map(({ fault, at, written, line }): Diagnostic => {
    const { code, message, help } = fault;
    const where = placeInWords(at);
    const hasPlace = at.line !== null && at.column !== null;
    // A fault of the whole file quotes nothing.
    const quoted = hasPlace || written === "" ? "" : `: ${written}`;
    const tail = (language: keyof Text): string =>
      hasPlace || where[language] === "" ? "" : ` (${where[language]})`;
    const column = at.column ?? 1;
    return {
      ...{ code, severity: "error", help, related: [] },
      message: {
        nl: `${message.nl}${quoted}${tail("nl")}`,
        en: `${message.en}${quoted}${tail("en")}`,
      },
      at: { file, line: at.line ?? 1, column, endColumn: column + (hasPlace ? written.length : 0) },
      excerpt: hasPlace ? line : null,
    };
  });
