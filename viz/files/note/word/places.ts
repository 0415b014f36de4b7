/** Where something stands in a document, in words that a person can follow: Word has no line numbers. */
import type { Text } from "../../../../engine/scenario/declarations.ts";
import type { NotePlace } from "../../../note/freshness.ts";
import type { Paragraph, StoryKind } from "./paragraphs.ts";

const KINDS: Readonly<Record<Exclude<StoryKind, "text">, Text>> = {
  header: { nl: "in de koptekst", en: "in the header" },
  "header-first": {
    nl: "in de koptekst van de eerste pagina",
    en: "in the header of the first page",
  },
  "header-even": { nl: "in de koptekst van even pagina's", en: "in the header of even pages" },
  footer: { nl: "in de voettekst", en: "in the footer" },
  "footer-first": {
    nl: "in de voettekst van de eerste pagina",
    en: "in the footer of the first page",
  },
  "footer-even": { nl: "in de voettekst van even pagina's", en: "in the footer of even pages" },
  footnote: { nl: "in een voetnoot", en: "in a footnote" },
  endnote: { nl: "in een eindnoot", en: "in an endnote" },
};

function partWords({ story, isInTable, pieces }: Paragraph): Text[] {
  const words: Text[] = [];
  if (isInTable) words.push({ nl: "in een tabel", en: "in a table" });
  if (story.isTextBox) words.push({ nl: "in een tekstvak", en: "in a text box" });
  if (story.kind === "footnote" || story.kind === "endnote") {
    const number = noteNumber(story.container.attribute("w:id"));
    const { nl, en } = KINDS[story.kind];
    words.push(number === null ? { nl, en } : { nl: `${nl} (${number})`, en: `${en} (${number})` });
  } else if (story.kind !== "text") words.push(KINDS[story.kind]);
  if (pieces.some(({ field }) => /^TOC\b/i.test(field ?? ""))) {
    words.push({ nl: "in de inhoudstafel", en: "in the table of contents" });
  }
  return words;
}

/** Ids of notes count from 1 in the order in which Word shows them, as long as nobody moved one. */
const noteNumber = (id: string | null): string | null =>
  id !== null && /^[1-9]\d*$/.test(id) ? id : null;

const joined = (words: readonly Text[]): Text | null =>
  words.length === 0
    ? null
    : { nl: words.map(({ nl }) => nl).join(", "), en: words.map(({ en }) => en).join(", ") };

const headingOf = ({ headings }: Paragraph): string | null =>
  headings.length === 0 ? null : headings.join(" › ");

/** The place of a paragraph, for what is listed. */
export const placeOf = (paragraph: Paragraph): NotePlace => ({
  heading: headingOf(paragraph),
  line: null,
  column: null,
  page: paragraph.page,
  part: joined(partWords(paragraph)),
});

/** The place of a mistake: also the how manieth paragraph under its title it is. */
export function placeOfFault(paragraph: Paragraph): NotePlace {
  const { number, level, isInTable, story } = paragraph;
  const isCounted = level === null && !isInTable && story.kind === "text" && !story.isTextBox;
  const words = isCounted
    ? [{ nl: `alinea ${number}`, en: `paragraph ${number}` }, ...partWords(paragraph)]
    : partWords(paragraph);
  return { ...placeOf(paragraph), part: joined(words) };
}

/** How much of the sentence is quoted on either side. */
const AROUND = 30;

/** A stretch of a paragraph with the words around it, cut between words. */
export function withWordsAround({ text }: Paragraph, start: number, end: number): string {
  const before = text.slice(0, start);
  const behind = text.slice(end);
  const head =
    before.length <= AROUND
      ? before
      : `…${before
          .slice(-AROUND)
          .replace(/^\S*\s/, " ")
          .trimStart()}`;
  const tail =
    behind.length <= AROUND ? behind : `${behind.slice(0, AROUND).replace(/\s\S*$/, "")}…`;
  return `${head}${text.slice(start, end)}${tail}`.replace(/[\s\uFFFC]+/g, " ").trim();
}
