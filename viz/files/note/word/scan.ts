/** Finds the tags of a document, and what is wrong with where they stand. */
import { isFault, type NoteFault } from "../../../note/fault.ts";
import type { PlacedFault } from "../../../note/filled-note.ts";
import { OTHER_VALUE } from "../../../note/sentence.ts";
import type { Tag } from "../../../note/tag.ts";
import { parseTag } from "../../../note/tags.ts";
import type { Language } from "../../../numbers.ts";
import { findBraces, type Braces } from "./braces.ts";
import { passageFault, PLACE_FAULTS } from "./faults.ts";
import { OBJECT, type Paragraph, type Piece, type Story } from "./paragraphs.ts";
import { nestPassages, type PassageNode, type PlacedTag } from "./passages.ts";
import { placeOfFault, withWordsAround } from "./places.ts";

/** A brace that is one: `{{` or `}}`. */
export interface PlainBrace {
  readonly kind: "brace";
  readonly brace: "{" | "}";
}

export type NoteMark = Tag | PlainBrace;

export interface ScannedStory {
  readonly story: Story;
  readonly nodes: readonly PassageNode<NoteMark>[];
  readonly faults: readonly PlacedFault[];
}

/** A fault at a stretch of a paragraph. */
export const faultAt = (
  fault: NoteFault,
  paragraph: Paragraph,
  start: number,
  end: number,
): PlacedFault => ({
  fault,
  at: placeOfFault(paragraph),
  written: withWordsAround(paragraph, start, end),
  line: null,
});

const piecesIn = ({ pieces }: Paragraph, start: number, end: number): Piece[] =>
  pieces.filter((piece) => piece.start < end && piece.start + piece.text.length > start);

/** Text of a paragraph without what an earlier filling put in: that is never read as a tag again. */
function ownWords({ text, pieces }: Paragraph): string {
  return pieces
    .map((piece) => (piece.control === null ? piece.text : OBJECT.repeat(piece.text.length)))
    .join("")
    .padEnd(text.length, OBJECT);
}

/** What keeps a tag from being filled where it stands; null when nothing does. */
function obstacle(paragraph: Paragraph, { start, end }: Braces): NoteFault | null {
  const pieces = piecesIn(paragraph, start, end);
  if (paragraph.text.slice(start, end).includes(OBJECT)) return PLACE_FAULTS.holdsObject;
  const inside = paragraph.seams.filter(({ at }) => at > start && at < end);
  const isRevised =
    pieces.some(({ revision }) => revision !== pieces[0]!.revision) ||
    inside.some(({ kind }) => kind === "deleted");
  if (isRevised) return PLACE_FAULTS.revised;
  const crosses = pieces.some(({ field }) => field !== pieces[0]!.field);
  if (crosses || inside.some(({ kind }) => kind !== "deleted")) return PLACE_FAULTS.crossesField;
  return pieces.some(({ closed }) => closed !== null) ? PLACE_FAULTS.closedControl : null;
}

/** What keeps a table or chart from standing where its tag stands. */
function blockObstacle(paragraph: Paragraph, { start, end }: Braces): NoteFault | null {
  const { text, story, element } = paragraph;
  if (story.kind !== "text") return PLACE_FAULTS.notInText;
  const isAlone = text.slice(0, start).trim() === "" && text.slice(end).trim() === "";
  // Among runs a content control holds no table, and nor does an insertion.
  const isBlock = /^w:(body|tc|txbxContent|sdtContent)$/.test(element.parent?.name ?? "");
  return isAlone && isBlock ? null : PLACE_FAULTS.notAlone;
}

/** The words of a paragraph around a stretch of it, with one mark for each other tag and value. */
export function wordsAround(
  paragraph: Paragraph,
  start: number,
  end: number,
): readonly [before: string, behind: string] {
  const words = ownWords(paragraph).replace(new RegExp(`${OBJECT}+`, "g"), (found) =>
    OTHER_VALUE.padEnd(found.length, " "),
  );
  const hidden = findBraces(words)
    .filter(({ kind }) => kind === "tag")
    .reduce(
      (text, { start: from, end: to }) =>
        text.slice(0, from) + OTHER_VALUE.padEnd(to - from, " ") + text.slice(to),
      words,
    );
  return [hidden.slice(0, start), hidden.slice(end)];
}

const markKind = (mark: NoteMark): "if" | "else" | "end" | null =>
  mark.kind === "if" || mark.kind === "else" || mark.kind === "end" ? mark.kind : null;

/** Reads the tags of one story. */
export function scanStory(story: Story, language: Language): ScannedStory {
  const faults: PlacedFault[] = [];
  const tags: PlacedTag<NoteMark>[] = [];
  for (const paragraph of story.paragraphs) {
    const words = ownWords(paragraph);
    if (!words.includes("{") && !words.includes("}")) continue;
    for (const braces of findBraces(words)) {
      const { kind, start, end } = braces;
      const fail = (fault: NoteFault): void => {
        faults.push(faultAt(fault, paragraph, start, end));
      };
      if (kind === "unclosed" || kind === "unopened") {
        fail(PLACE_FAULTS[kind]);
        continue;
      }
      const written = words.slice(start, end);
      const place = { paragraph, start, end, written };
      const hindered = obstacle(paragraph, braces);
      if (hindered !== null) {
        fail(hindered);
        continue;
      }
      if (kind === "plain") {
        tags.push({ ...place, tag: { kind: "brace", brace: written[0] as "{" | "}" } });
        continue;
      }
      const tag = parseTag(written.slice(1, -1), language);
      if (isFault(tag)) {
        fail(tag);
        continue;
      }
      const isBlock = tag.kind === "table" || tag.kind === "chart";
      const misplaced = isBlock ? blockObstacle(paragraph, braces) : null;
      if (misplaced !== null) fail(misplaced);
      tags.push({ ...place, tag });
    }
  }
  const nested = nestPassages(tags, markKind);
  for (const { problem, at } of nested.faults) {
    faults.push(faultAt(passageFault(problem), at.paragraph, at.start, at.end));
  }
  return { story, nodes: nested.nodes, faults };
}
