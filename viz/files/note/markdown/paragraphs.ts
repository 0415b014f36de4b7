/** A Markdown note as a reader sees it, paragraph by paragraph, with what tags put in left out. */
import { BOUND_MARK, type NoteParagraph } from "../../../note/unbound-numbers.ts";
import type { Piece } from "./pieces.ts";
import { placeIn, type MarkdownSource } from "./source.ts";

/** Signs of Markdown and HTML that no reader sees, each with what is left of it. */
const SIGNS: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [/<[a-z/!][^<>]*>/giu, () => ""],
  [/\]\((?:<[^>\n]*>|[^()\s]*)(?:\s+(?:"[^"]*"|'[^']*'))?\)/g, () => "]"],
  [/\[\^[^\]\s]+\]/g, () => ""],
  [/&(?:nbsp|#160|#xa0);/gi, () => "\u00a0"],
  [/&[#\w]+;/g, () => " "],
  [/\\(?=[!-/:-@[-`{-~])/g, () => ""],
  [/[*_`~]+/g, () => ""],
];

const FIRST = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?:#{1,6}[ \t]+)?/;

/** Text with, for each of its letters, its place in the file. */
interface Letters {
  readonly text: string;
  readonly places: readonly number[];
}

/** Takes signs out, and keeps for every letter that stays where it stood. */
function without(
  { text, places }: Letters,
  pattern: RegExp,
  left: (...found: string[]) => string,
): Letters {
  let kept = "";
  const at: number[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    kept += text.slice(from, match.index);
    at.push(...places.slice(from, match.index));
    const rest = left(...match);
    kept += rest;
    for (let letter = 0; letter < rest.length; letter++) at.push(places[match.index]!);
    from = match.index + match[0].length;
  }
  return { text: kept + text.slice(from), places: [...at, ...places.slice(from)] };
}

/** @param pieces of the source; what stands between marks was put in by tags */
export function paragraphsOf(source: MarkdownSource, pieces: readonly Piece[]): NoteParagraph[] {
  const text = withoutBound(source, pieces);
  const paragraphs: NoteParagraph[] = [];
  const inTable = new Set<number>();
  for (const { start, end } of source.tables)
    for (const line of linesOf(source, start, end)) inTable.add(line);
  const headingLines = new Map<number, number>();
  source.headings.forEach(({ start, end }, at) => {
    for (const line of linesOf(source, start, end)) headingLines.set(line, at);
  });
  let open: Letters = { text: "", places: [] };
  let isHeading = false;
  const close = (): void => {
    let letters = open;
    for (const [pattern, left] of SIGNS) letters = without(letters, pattern, left);
    open = { text: "", places: [] };
    if (letters.text.trim() === "") return;
    const { places } = letters;
    const placeOf = (offset: number) =>
      placeIn(source, places[Math.min(offset, places.length - 1)]!);
    paragraphs.push({ text: letters.text, isHeading, at: placeOf(0), placeOf });
  };
  source.lineStarts.forEach((start, line) => {
    const end = (source.lineStarts[line + 1] ?? text.length + 1) - 1;
    const written = text.slice(start, end);
    const first = FIRST.exec(written)![0];
    const begins = first.trim() !== "" || inTable.has(line) || headingLines.has(line) !== isHeading;
    const isBlank = written.trim() === "" || /^[ \t]*(?:[-=]{2,}|[|:\- \t]+)[ \t]*$/.test(written);
    if (begins || isBlank) close();
    if (isBlank) return;
    isHeading = headingLines.has(line);
    // Cells are sentences of their own.
    const shown = inTable.has(line) ? written.replaceAll("|", ";") : written;
    const body = shown.slice(first.length);
    const places = Array.from(body, (_, at) => start + first.length + at);
    const joint = open.text === "" ? "" : " ";
    open = {
      text: open.text + joint + body,
      places: [...open.places, ...(joint === "" ? [] : [start]), ...places],
    };
  });
  close();
  return paragraphs;
}

function* linesOf({ lineStarts }: MarkdownSource, start: number, end: number): Generator<number> {
  for (let line = lineStarts.indexOf(start); line >= 0 && (lineStarts[line] ?? end) < end; line++)
    yield line;
}

/** The text, letter for letter, with code and bound texts blanked out. */
function withoutBound({ text, verbatim }: MarkdownSource, pieces: readonly Piece[]): string {
  const letters = Array.from({ length: text.length }, (_, at) => text[at]!);
  const blank = (start: number, end: number, mark: boolean): void => {
    for (let at = start; at < end; at++) if (letters[at] !== "\n") letters[at] = " ";
    if (mark && start < end) letters[start] = BOUND_MARK;
  };
  for (const { start, end } of verbatim) blank(start, end, false);
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at]!;
    if (piece.kind === "tag") blank(piece.start, piece.end, !piece.isLine);
    else if (piece.kind === "brace") letters[piece.start + 1] = " ";
    else if (piece.kind === "open" && piece.mark.of === "value") {
      const end = pieces.findIndex((other, place) => place > at && other.kind === "close");
      const close = pieces[end];
      blank(piece.start, close?.end ?? piece.end, true);
    } else if (piece.kind === "open" && piece.mark.of === "block" && piece.mark.id === null) {
      const close = pieces.find(
        (other, place) => place > at && other.kind === "close" && other.closes === "block",
      );
      blank(piece.start, close?.end ?? piece.end, false);
    }
  }
  return letters.join("");
}
