/** Diagnostics as a person reads them on the terminal. */
import type { Diagnostic, Place } from "../engine/scenario/diagnostics/diagnostics.ts";
import {
  markedExcerpt,
  placeText,
  renderDiagnostic,
} from "../engine/scenario/diagnostics/render-diagnostic.ts";
import { KEPT } from "./screen/cells.ts";
import { errorScreen, isOther, speak } from "./screen/screen.ts";
import type { Language } from "./texts.ts";

/** Beyond so many, another message helps nobody; `--json` has them all. */
const MOST_SHOWN = 50;

const WORDS = {
  nl: { error: "fout", warning: "waarschuwing", help: "hulp", related: "zie", line: "regel" },
  en: { error: "error", warning: "warning", help: "help", related: "see", line: "line" },
} as const;
const COLUMN = { nl: "kolom", en: "column" } as const;

export function diagnosticsText(diagnostics: readonly Diagnostic[], language: Language): string {
  speak(language);
  const shown = diagnostics.slice(0, MOST_SHOWN);
  const texts = shown.map((diagnostic) =>
    isOther(errorScreen())
      ? `${otherText(diagnostic, language)}\n`
      : `${renderDiagnostic(diagnostic, language)}\n`,
  );
  const rest = diagnostics.length - shown.length;
  if (rest > 0) {
    const more = { nl: `… en nog ${rest} meldingen.`, en: `… and ${rest} more messages.` };
    texts.push(`${more[language]}\n`);
  }
  return texts.join("\n");
}

/** For a narrow screen, which breaks the sentences, or for one that reads out. */
function otherText(diagnostic: Diagnostic, language: Language): string {
  const { severity, code, message, at, excerpt, related, help } = diagnostic;
  const words = WORDS[language];
  return [
    `${words[severity]}[${code}]: ${message[language]}`,
    ...(at === null ? [] : placeLines(at, excerpt, language)),
    ...related.map(
      ({ note, at: where }) => `  ${words.related}: ${note[language]} (${spoken(where, language)})`,
    ),
    ...(help === null ? [] : [`  ${words.help}: ${help[language]}`]),
  ].join("\n");
}

const spoken = (place: Place, language: Language): string =>
  errorScreen().isPlain
    ? `${place.file}, ${WORDS[language].line} ${place.line}, ${COLUMN[language]} ${place.column}`
    : placeText(place);

function placeLines(at: Place, excerpt: string | null, language: Language): string[] {
  const isWholeFile = excerpt === null && at.line === 1 && at.column === 1;
  const place = `  ${isWholeFile ? at.file : spoken(at, language)}`;
  if (excerpt === null) return [place];
  const { text, carets } = markedExcerpt(excerpt, at);
  if (text.trim() === "") return [place];
  if (errorScreen().isPlain) return [place, `  ${WORDS[language].line} ${at.line}: ${text.trim()}`];
  const number = `${at.line}`;
  const lead = number.length + 5;
  const room = errorScreen().width - lead;
  // As much before what is meant as shows where in the line it stands.
  const start = carets.search(/\^/);
  const from = text.length <= room ? 0 : Math.max(0, Math.min(start - 8, text.length - room));
  const part = [...text.slice(from, from + room)];
  // What there is no room for is seen to be missing.
  if (from > 0) part[0] = "…";
  if (from + room < text.length) part[part.length - 1] = "…";
  return [
    place,
    `${KEPT}  ${number} | ${part.join("")}`,
    `${KEPT}  ${" ".repeat(number.length)} | ${carets.slice(from, from + room)}`,
  ];
}
