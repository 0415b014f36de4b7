/**
 * Passages that stand in a document only when a condition holds: which marks belong together, whether
 * they may stand where they stand, and how the text that does not hold is taken out.
 *
 * A passage may be a part of a sentence, whole paragraphs and tables, text that begins in one paragraph
 * and ends in another, or whole rows of one table. Anything else would tear a table, a field or a
 * section apart, and is a fault.
 */
import { element, type XmlElement } from "./xml.ts";
import type { Paragraph, Story } from "./paragraphs.ts";
import { isBlank, removeText, replaceText } from "./edit.ts";

/** A tag where it stands in a document. */
export interface PlacedTag<T> {
  readonly paragraph: Paragraph;
  /** Offsets of its braces in the text of the paragraph; `end` is behind the last. */
  readonly start: number;
  readonly end: number;
  /** As written, with its braces. */
  readonly written: string;
  readonly tag: T;
}

type Mark<T> = PlacedTag<T>;

/** A condition with the text of its two cases. */
export interface Passage<T> {
  readonly when: Mark<T>;
  readonly otherwise: Mark<T> | null;
  readonly end: Mark<T>;
  readonly inside: readonly [held: readonly PassageNode<T>[], otherwise: readonly PassageNode<T>[]];
}

export type PassageNode<T> = { readonly passage: Passage<T> } | { readonly placed: PlacedTag<T> };

/** Why passages cannot be chosen from. */
export type PassageProblem =
  | "no-end"
  | "no-if"
  | "second-else"
  | "other-text"
  | "cuts-table"
  | "cuts-row"
  | "cuts-field"
  | "cuts-section"
  | "cuts-merged-cells";

export interface PassageFault<T> {
  readonly problem: PassageProblem;
  readonly at: PlacedTag<T>;
}

type MarkKind = "if" | "else" | "end" | null;

interface Open<T> {
  readonly when: Mark<T>;
  otherwise: Mark<T> | null;
  readonly inside: [PassageNode<T>[], PassageNode<T>[]];
}

/**
 * Puts the tags of one story together.
 *
 * @param tags in the order in which they stand
 */
export function nestPassages<T>(
  tags: readonly PlacedTag<T>[],
  kindOf: (tag: T) => MarkKind,
): { readonly nodes: readonly PassageNode<T>[]; readonly faults: readonly PassageFault<T>[] } {
  const nodes: PassageNode<T>[] = [];
  const faults: PassageFault<T>[] = [];
  const open: Open<T>[] = [];
  const add = (node: PassageNode<T>): void => {
    const around = open.at(-1);
    if (around === undefined) nodes.push(node);
    else around.inside[around.otherwise === null ? 0 : 1].push(node);
  };
  for (const placed of tags) {
    const kind = kindOf(placed.tag);
    const around = open.at(-1);
    if (kind === null) add({ placed });
    else if (kind === "if") open.push({ when: placed, otherwise: null, inside: [[], []] });
    else if (around === undefined) faults.push({ problem: "no-if", at: placed });
    else if (kind === "else") {
      if (around.otherwise === null) around.otherwise = placed;
      else faults.push({ problem: "second-else", at: placed });
    } else {
      open.pop();
      const passage: Passage<T> = { ...around, end: placed };
      const problem = problemOf(passage);
      if (problem !== null) faults.push({ problem, at: around.when });
      add({ passage });
    }
  }
  for (const { when } of open) faults.push({ problem: "no-end", at: when });
  return { nodes, faults };
}

const marksOf = <T>({ when, otherwise, end }: Passage<T>): Mark<T>[] =>
  otherwise === null ? [when, end] : [when, otherwise, end];

const chainOf = (from: XmlElement): XmlElement[] => {
  const chain: XmlElement[] = [];
  for (let at: XmlElement | null = from; at !== null; at = at.parent) chain.push(at);
  return chain;
};

function commonAncestor(elements: readonly XmlElement[]): XmlElement {
  const [first, ...others] = elements.map(chainOf);
  return first!.find((one) => others.every((chain) => chain.includes(one)))!;
}

/** What a passage is made of. */
type Layout =
  | { readonly kind: "sentence" }
  | { readonly kind: "blocks" }
  | { readonly kind: "rows"; readonly table: XmlElement };

function layoutOf<T>(passage: Passage<T>): Layout | PassageProblem {
  const paragraphs = marksOf(passage).map(({ paragraph }) => paragraph);
  const elements = paragraphs.map((paragraph) => paragraph.element);
  if (elements.every((one) => one === elements[0])) return { kind: "sentence" };
  if (elements.every((one) => one.parent === elements[0]!.parent)) return { kind: "blocks" };
  const common = commonAncestor(elements);
  const table = common.name === "w:tr" ? common.parent! : common;
  if (table.name === "w:tbl") return { kind: "rows", table };
  return paragraphs.some(({ isInTable }) => isInTable) ? "cuts-table" : "other-text";
}

/** The row of a table that a mark stands in. */
const rowOf = <T>(table: XmlElement, { paragraph }: Mark<T>): XmlElement =>
  chainOf(paragraph.element).find((one) => one.name === "w:tr" && one.parent === table) ??
  chainOf(paragraph.element).find((one) => one.parent === table)!;

/** Where a mark stands in its row: with nothing before it, nothing behind it, or alone. */
function sidesInRow<T>(table: XmlElement, mark: Mark<T>): { first: boolean; last: boolean } {
  const row = rowOf(table, mark);
  const texts = mark.paragraph.story.paragraphs.filter(({ element: one }) =>
    chainOf(one).includes(row),
  );
  const at = texts.indexOf(mark.paragraph);
  const before = texts
    .slice(0, at)
    .map(({ text }) => text)
    .join("");
  const behind = texts
    .slice(at + 1)
    .map(({ text }) => text)
    .join("");
  const { text } = mark.paragraph;
  // Marks of other conditions beside it do not count: they are no text of the row.
  const isEmpty = (part: string): boolean => part.replace(/\{[^{}]*\}/g, onlyMarks).trim() === "";
  return {
    first: isEmpty(before + text.slice(0, mark.start)),
    last: isEmpty(text.slice(mark.end) + behind),
  };
}

const onlyMarks = (written: string): string =>
  /^\{\s*(if|als|indien|else|anders|end|einde)\b/i.test(written) ? "" : written;

/** The rows of the two cases, and those that hold nothing but marks. */
interface Rows {
  readonly held: readonly XmlElement[];
  readonly otherwise: readonly XmlElement[];
  readonly marks: readonly XmlElement[];
}

function rowsOf<T>(table: XmlElement, passage: Passage<T>): Rows | null {
  const rows = table.elements();
  const place = (mark: Mark<T>): { row: number; first: boolean; last: boolean } => ({
    row: rows.indexOf(rowOf(table, mark)),
    ...sidesInRow(table, mark),
  });
  const when = place(passage.when);
  const end = place(passage.end);
  const middle = passage.otherwise === null ? null : place(passage.otherwise);
  if (!when.first || !end.last || (middle !== null && !middle.first && !middle.last)) return null;
  const isAlone = ({ first, last }: { first: boolean; last: boolean }): boolean => first && last;
  const from = when.row + (isAlone(when) ? 1 : 0);
  const to = end.row - (isAlone(end) ? 1 : 0);
  const marks = [when, end, ...(middle === null ? [] : [middle])]
    .filter(isAlone)
    .map(({ row }) => rows[row]!);
  const held = rows.slice(from, to + 1);
  if (middle === null) return { held, otherwise: [], marks };
  // Before the first row of the other case, or behind the last row of this one.
  const split = middle.first ? middle.row : middle.row + 1;
  return {
    held: rows.slice(from, split),
    otherwise: rows.slice(isAlone(middle) ? split + 1 : split, to + 1),
    marks,
  };
}

const isMergedOn = (cell: XmlElement): boolean => {
  const merge = cell.child("w:tcPr")?.child("w:vMerge") ?? null;
  return merge !== null && merge.attribute("w:val") !== "restart";
};
const startsMerge = (cell: XmlElement): boolean =>
  cell.child("w:tcPr")?.child("w:vMerge")?.attribute("w:val") === "restart";

/** Whether taking rows out would leave the lower half of a merged cell behind. */
function cutsMergedCells(rows: readonly XmlElement[]): boolean {
  const next = rows.at(-1)?.parent?.elements()[
    rows.at(-1)!.parent!.elements().indexOf(rows.at(-1)!) + 1
  ];
  return (
    next !== undefined &&
    next.elements().some(isMergedOn) &&
    rows.some((row) => row.elements().some(startsMerge))
  );
}

/** The blocks between two paragraphs that are siblings. */
function between(from: XmlElement, to: XmlElement): XmlElement[] {
  const siblings = from.parent!.elements();
  return siblings.slice(siblings.indexOf(from) + 1, siblings.indexOf(to));
}

function problemOf<T>(passage: Passage<T>): PassageProblem | null {
  const layout = layoutOf(passage);
  if (typeof layout === "string") return layout;
  if (layout.kind === "rows") {
    const rows = rowsOf(layout.table, passage);
    if (rows === null) return "cuts-row";
    const isCut = cutsMergedCells(rows.held) || cutsMergedCells(rows.otherwise);
    return isCut ? "cuts-merged-cells" : null;
  }
  const marks = marksOf(passage);
  for (const [at, from] of marks.slice(0, -1).entries()) {
    const to = marks[at + 1]!;
    if (!keepsFieldsWhole(from, to)) return "cuts-field";
    if (from.paragraph === to.paragraph) continue;
    const removed = [
      from.paragraph.element,
      ...between(from.paragraph.element, to.paragraph.element),
    ];
    if (removed.some((one) => !one.descendants("w:sectPr").next().done)) return "cuts-section";
  }
  return null;
}

/** Whether as many fields end as begin between two marks, none before it began. */
function keepsFieldsWhole<T>(from: Mark<T>, to: Mark<T>): boolean {
  const { paragraphs } = from.paragraph.story;
  const first = paragraphs.indexOf(from.paragraph);
  const last = paragraphs.indexOf(to.paragraph);
  let open = 0;
  for (let index = first; index <= last; index++) {
    for (const { at, kind } of paragraphs[index]!.seams) {
      if (index === first && at < from.end) continue;
      if (index === last && at > to.start) continue;
      if (kind === "field-begin") open += 1;
      if (kind === "field-end") open -= 1;
      if (open < 0) return false;
    }
  }
  return open === 0;
}

/** What is put in front of a passage and behind it. */
export type Anchor = readonly [before: readonly XmlElement[], behind: readonly XmlElement[]];

/** Takes out what does not hold, and puts anchors around what does. */
export class PassageEditor<T> {
  /** Paragraphs that had a mark in them: they go when nothing is left. */
  private readonly marked = new Set<Paragraph>();
  private readonly joined: (readonly [Paragraph, Paragraph])[] = [];

  /**
   * @param holds whether the first case of the passage holds
   * @param anchor what stands in front of the passage and behind it from now on
   */
  choose(passage: Passage<T>, holds: boolean, anchor: Anchor): void {
    const { when, otherwise, end } = passage;
    const layout = layoutOf(passage) as Layout;
    // The neighbours of a part that goes are looked at before anything moves.
    const gap = layout.kind === "sentence" ? spaceToTake(passage, holds) : null;
    if (layout.kind === "rows") this.chooseRows(passage, layout.table, holds, anchor);
    else {
      if (otherwise === null) {
        if (!holds) this.cut(when, end);
      } else if (holds) this.cut(otherwise, end);
      else this.cut(when, otherwise);
      replaceText(when.paragraph, when.start, when.end, anchor[0]);
      replaceText(end.paragraph, end.start, end.end, anchor[1]);
      if (otherwise !== null) removeText(otherwise.paragraph, otherwise.start, otherwise.end);
      if (gap !== null) removeText(when.paragraph, gap, gap + 1);
    }
    for (const { paragraph } of marksOf(passage)) this.marked.add(paragraph);
  }

  private cut(from: Mark<T>, to: Mark<T>): void {
    if (from.paragraph === to.paragraph) {
      removeText(from.paragraph, from.end, to.start);
      return;
    }
    for (const one of between(from.paragraph.element, to.paragraph.element)) one.remove();
    removeText(from.paragraph, from.end, from.paragraph.text.length);
    removeText(to.paragraph, 0, to.start);
    this.joined.push([from.paragraph, to.paragraph]);
  }

  private chooseRows(passage: Passage<T>, table: XmlElement, holds: boolean, anchor: Anchor): void {
    const { held, otherwise, marks } = rowsOf(table, passage)!;
    table.before(...anchor[0]);
    table.after(...anchor[1]);
    for (const { paragraph, start, end } of marksOf(passage)) removeText(paragraph, start, end);
    for (const row of new Set([...(holds ? otherwise : held), ...marks])) row.remove();
    if (!table.elements().some(({ name }) => name === "w:tr" || name === "w:sdt")) {
      const container = table.parent!;
      table.remove();
      keepsParagraph(container);
    }
  }

  /** Closes the gaps: once all passages of a document are chosen. */
  finish(): void {
    for (const [first, second] of this.joined) {
      const [left, right] = [first.element, second.element];
      if (left.parent === null || right.parent === null) continue;
      if (isBlank(left) || isBlank(right)) continue;
      const content = right.children.filter(
        (node) => !(node.kind === "element" && node.name === "w:pPr"),
      );
      right.children = [];
      left.append(...content);
      right.remove();
    }
    for (const { element: paragraph } of this.marked) {
      if (paragraph.parent !== null && isBlank(paragraph)) vanish(paragraph);
    }
  }
}

/** One space too many where a part of a sentence goes and nothing comes in its place. */
function spaceToTake<T>({ when, otherwise, end }: Passage<T>, holds: boolean): number | null {
  const { text } = when.paragraph;
  const stays = holds
    ? text.slice(when.end, (otherwise ?? end).start)
    : otherwise === null
      ? ""
      : text.slice(otherwise.end, end.start);
  if (stays !== "") return null;
  const before = text[when.start - 1];
  const behind = text[end.end];
  const isStart = before === undefined || before === " ";
  return isStart && behind === " " ? end.end : null;
}

const RANGE_MARKS = new Set([
  ...["w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd"],
  ...["w:permStart", "w:permEnd"],
]);

/** Whether a section of the document ends at a paragraph, which keeps its page and headers. */
export const endsSection = (paragraph: XmlElement): boolean =>
  (paragraph.child("w:pPr")?.child("w:sectPr") ?? null) !== null;

/** Takes an empty paragraph out, unless the place it stands in needs one. */
function vanish(paragraph: XmlElement): void {
  if (endsSection(paragraph)) return;
  const container = paragraph.parent!;
  const marks = paragraph.elements().filter(({ name }) => RANGE_MARKS.has(name));
  for (const mark of marks) {
    mark.remove();
    paragraph.before(mark);
  }
  const blocks = container.elements().filter(({ name }) => !RANGE_MARKS.has(name));
  const others = blocks.filter((one) => one !== paragraph && /^w:(p|tbl|sdt)$/.test(one.name));
  const isNeeded =
    others.length === 0 || (container.name === "w:tc" && others.at(-1)!.name === "w:tbl");
  if (!isNeeded) paragraph.remove();
}

/** A cell, a header or a text box without a paragraph at its end does not open. */
function keepsParagraph(container: XmlElement): void {
  const last = container
    .elements()
    .filter(({ name }) => /^w:(p|tbl|sdt)$/.test(name))
    .at(-1);
  if (container.name !== "w:body" && last?.name !== "w:p") container.append(element("w:p"));
}

/** Takes out ends of ranges whose beginning went, and beginnings whose end did. */
export function dropTornRanges(story: Story["container"]): void {
  const pairs = [
    ["w:bookmarkStart", "w:bookmarkEnd"],
    ["w:commentRangeStart", "w:commentRangeEnd"],
    ["w:permStart", "w:permEnd"],
  ] as const;
  for (const [start, end] of pairs) {
    const starts = [...story.descendants(start)];
    const ends = [...story.descendants(end)];
    const startIds = new Set(starts.map((one) => one.attribute("w:id")));
    const endIds = new Set(ends.map((one) => one.attribute("w:id")));
    for (const one of starts) if (!endIds.has(one.attribute("w:id"))) one.remove();
    for (const one of ends) if (!startIds.has(one.attribute("w:id"))) one.remove();
  }
}
