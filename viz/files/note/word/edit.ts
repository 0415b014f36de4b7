/**
 * Changes to the text of a paragraph by offsets in the text as it was read. Runs are split where a
 * change begins or ends, so that what stands around it keeps its formatting; offsets stay true however
 * many changes were made before.
 */
import type { Paragraph, Piece } from "./paragraphs.ts";
import { element, escapeText, type XmlElement } from "./xml.ts";

const endOf = ({ start, text }: Piece): number => start + text.length;

/** A text node that keeps its spaces. */
export function textNode(text: string): XmlElement {
  return element("w:t", /^\s|\s$/.test(text) ? { "xml:space": "preserve" } : {}, text);
}

/** A run with text, formatted as another run is. */
export function textRun(text: string, properties: XmlElement | null): XmlElement {
  const run = element("w:r");
  if (properties !== null) run.append(properties.clone());
  return run.append(textNode(text));
}

/** A new run behind another, with its formatting and everything from a node on. */
function splitRun(paragraph: Paragraph, run: XmlElement, from: XmlElement): XmlElement {
  const rest = element(run.name);
  const properties = run.child("w:rPr");
  if (properties !== null) rest.append(properties.clone());
  const at = from.index();
  rest.append(...run.children.splice(at));
  run.after(rest);
  for (const piece of paragraph.pieces) if (piece.node.parent === rest) piece.run = rest;
  return rest;
}

/** Makes a run begin at an offset, if there is text on both sides of it. */
function splitAt(paragraph: Paragraph, offset: number): void {
  const { pieces } = paragraph;
  const index = pieces.findIndex((piece) => piece.start < offset && offset < endOf(piece));
  if (index >= 0) {
    const piece = pieces[index]!;
    const left = piece.text.slice(0, offset - piece.start);
    const right = piece.text.slice(offset - piece.start);
    const node = textNode(right);
    if (piece.node.parent !== null) {
      piece.node.children = [{ kind: "text", raw: escapeText(left) }];
      if (/^\s|\s$/.test(left)) piece.node.setAttribute("xml:space", "preserve");
      piece.node.after(node);
    }
    pieces.splice(
      ...([index, 1] as const),
      { ...piece, text: left },
      { ...piece, text: right, start: offset, node },
    );
  }
  const next = pieces.find((piece) => piece.start === offset && piece.node.parent !== null);
  if (next === undefined || next.node === next.run) return;
  const hasTextBefore = pieces.some(
    (piece) => piece.run === next.run && piece.start < offset && piece.node.parent !== null,
  );
  if (hasTextBefore) splitRun(paragraph, next.run, next.node);
}

const EMPTY_WITHOUT_RUNS = new Set([
  ...["w:hyperlink", "w:smartTag", "w:ins", "w:moveTo", "w:fldSimple", "w:sdt", "w:sdtContent"],
]);

/** Takes a run out when it says nothing any more, and what stood around it alone. */
function dropEmpty(run: XmlElement): void {
  if (run.parent === null || run.elements().some(({ name }) => name !== "w:rPr")) return;
  let around: XmlElement | null = run.parent;
  run.remove();
  while (around !== null && EMPTY_WITHOUT_RUNS.has(around.name)) {
    const isEmpty = around
      .elements()
      .every(({ name }) => name === "w:sdtPr" || name === "w:sdtEndPr" || name === "w:proofErr");
    const next: XmlElement | null = around.parent;
    if (!isEmpty || next === null) return;
    around.remove();
    around = next;
  }
}

/** The formatting of the first character at an offset. */
export function formattingAt(paragraph: Paragraph, offset: number): XmlElement | null {
  const piece = paragraph.pieces.find((one) => one.start <= offset && offset < endOf(one));
  return piece?.run.child("w:rPr") ?? null;
}

/** Puts nodes in front of the character at an offset, which has to be there. */
function insertAt(paragraph: Paragraph, offset: number, nodes: readonly XmlElement[]): void {
  const piece = paragraph.pieces.find((one) => one.start === offset && one.text !== "");
  if (piece === undefined || piece.run.parent === null) throw new Error(`no text at ${offset}`);
  piece.run.before(...nodes);
}

/**
 * Replaces the characters from `start` up to `end` by nodes that may stand among runs.
 *
 * @param start the first of at least one character that is still there
 */
export function replaceText(
  paragraph: Paragraph,
  start: number,
  end: number,
  nodes: readonly XmlElement[],
): void {
  splitAt(paragraph, end);
  splitAt(paragraph, start);
  if (nodes.length > 0) insertAt(paragraph, start, nodes);
  removeText(paragraph, start, end);
}

/** Takes the characters from `start` up to `end` out, those that are still there. */
export function removeText(paragraph: Paragraph, start: number, end: number): void {
  if (end <= start) return;
  splitAt(paragraph, end);
  splitAt(paragraph, start);
  for (const piece of paragraph.pieces) {
    if (piece.start < start || endOf(piece) > end || piece.node.parent === null) continue;
    if (piece.text === "" && (piece.start === start || piece.start === end)) continue;
    piece.node.remove();
    if (piece.node !== piece.run) dropEmpty(piece.run);
  }
}

/** Whether a paragraph shows nothing: no text, no picture, no note. */
export function isBlank(paragraph: XmlElement): boolean {
  for (const run of paragraph.descendants("w:r")) {
    for (const node of run.elements()) {
      if (node.name === "w:t" ? node.text().trim() !== "" : SHOWN.test(node.name)) return false;
    }
  }
  return true;
}

const SHOWN =
  /^(w:(drawing|pict|object|sym|fldChar|footnoteReference|endnoteReference|footnoteRef|endnoteRef|ptab|pgNum)|mc:AlternateContent)$/;
