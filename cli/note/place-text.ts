/** A place in a note as a person looks for it: page or line, then the heading above it. */
import type { NotePlace } from "../../viz/note/freshness.ts";
import type { Language } from "../texts.ts";

const WORDS = {
  nl: { page: "blz.", line: "regel", start: "begin" },
  en: { page: "p.", line: "line", start: "start" },
} as const;

const LONGEST = 60;

/** `regel 12, Warmte`, `blz. 3, Inleiding, voetnoot`. */
export function placeText({ heading, line, page, part }: NotePlace, language: Language): string {
  const words = WORDS[language];
  const title = heading ?? "";
  const parts = [
    ...(page === null ? [] : [`${words.page} ${page}`]),
    ...(line === null ? [] : [`${words.line} ${line}`]),
    ...(part === null ? [] : [part[language]]),
    ...(title === "" ? [] : [title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title]),
  ];
  return parts.length === 0 ? words.start : parts.join(", ");
}
