/** The numbers of a Word document that no tag put there. */
import type { NoteContext } from "../../../note/note-format.ts";
import {
  BOUND_MARK,
  numbersOf,
  type NoteParagraph,
  type NoteNumbers,
} from "../../../note/unbound-numbers.ts";
import type { Paragraph, Story } from "./paragraphs.ts";
import { placeOf } from "./places.ts";

/** As a reader sees it, with a mark for what a tag or Word itself put in: page numbers, counts. */
function proseOf(paragraph: Paragraph): NoteParagraph {
  let text = "";
  let last: unknown = null;
  for (const piece of paragraph.pieces) {
    const filledBy = piece.control ?? piece.field;
    if (filledBy === null) text += piece.text;
    else if (filledBy !== last) text += BOUND_MARK;
    last = filledBy;
  }
  return { text, isHeading: paragraph.level !== null, at: placeOf(paragraph) };
}

/** Of a document that was not read. */
export const NO_NUMBERS: NoteNumbers = {
  unbound: [],
  others: { year: 0, date: 0, reference: 0, name: 0 },
};

export function numbersIn(
  stories: readonly Story[],
  { figures, language }: NoteContext,
): NoteNumbers {
  const prose = stories
    .filter(({ isFallback }) => !isFallback)
    .flatMap(({ paragraphs }) => paragraphs)
    .filter(({ blockControl, text }) => blockControl === null && text.trim() !== "")
    .map(proseOf);
  return numbersOf(prose, figures, language);
}
