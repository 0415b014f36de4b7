/** How a goal or a check fares: a mark and a word, so that nothing hangs on a colour alone. */
import type { TargetStatus } from "../../../engine/analysis/targets.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import { markup, Html } from "./html.ts";

export type Look = "met" | "missed" | "open" | "quiet";

/** Lines of the marks, in a square of 12. */
export const MARK_PATHS: Readonly<Record<Look, string>> = {
  met: "M1.5 6.5 4.7 9.7 10.5 2.5",
  missed: "M2 2 10 10M10 2 2 10",
  open: "M1.5 7C3.5 3.5 5 4.5 6 6S8.500 8.500 10.500 5",
  quiet: "M2 6H10",
};

const drawn = (path: string): Html =>
  new Html(
    `<svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="${path}" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  );

const MARKS: Readonly<Record<Look, Html>> = {
  met: drawn(MARK_PATHS.met),
  missed: drawn(MARK_PATHS.missed),
  open: drawn(MARK_PATHS.open),
  quiet: drawn(MARK_PATHS.quiet),
};

/** One or two words: how far from the goal it is stands in the columns beside it. */
const SHORT: Readonly<Record<TargetStatus, { readonly look: Look; readonly word: Text }>> = {
  met: { look: "met", word: { nl: "gehaald", en: "met" } },
  met_by_trend: { look: "met", word: { nl: "gehaald door de trend", en: "met by the trend" } },
  missed: { look: "missed", word: { nl: "gemist", en: "missed" } },
  uncertain: { look: "open", word: { nl: "onzeker", en: "uncertain" } },
  not_evaluable: { look: "quiet", word: { nl: "zonder gegevens", en: "without data" } },
  not_modelled: { look: "quiet", word: { nl: "niet in het model", en: "not in the model" } },
  tracked: { look: "quiet", word: { nl: "enkel gevolgd", en: "only followed" } },
};

const CHECKS: Readonly<Record<string, { readonly look: Look; readonly word: Text }>> = {
  holds: { look: "met", word: { nl: "klopt", en: "holds" } },
  fails: { look: "missed", word: { nl: "klopt niet", en: "fails" } },
  not_evaluable: { look: "quiet", word: { nl: "niet na te gaan", en: "cannot be evaluated" } },
};

const marked = (look: Look, word: string): Html =>
  markup`<span class="status ${look}">${MARKS[look]}${word}</span>`;

export const statusLook = (status: TargetStatus): Look => SHORT[status].look;

export const statusWord = (status: TargetStatus, language: Language): string =>
  SHORT[status].word[language];

export const statusMark = (status: TargetStatus, language: Language): Html =>
  marked(SHORT[status].look, statusWord(status, language));

export const checkMark = (status: string, language: Language): Html =>
  marked(CHECKS[status]!.look, CHECKS[status]!.word[language]);
