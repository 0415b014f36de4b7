/**
 * The paragraphs of a Word document in reading order, each with its text as a person sees it and where
 * every character of that text stands in the file. Word cuts a sentence into many runs (spelling,
 * revisions, a cursor that once stood there): here it is one string again.
 *
 * Looked at are the text, tables, headers and footers of every kind, footnotes, endnotes and text
 * boxes (both the modern and the older form of each). Comments are left alone; deleted text is no text.
 */
import { headingLevels } from "./headings.ts";
import type { WordPackage } from "./package.ts";
import type { XmlElement } from "./xml.ts";

/** What a text is part of. */
export type StoryKind =
  | "text"
  | "header"
  | "header-first"
  | "header-even"
  | "footer"
  | "footer-first"
  | "footer-even"
  | "footnote"
  | "endnote";

/** A text that is read from begin to end: the body, one header, one footnote, one text box. */
export interface Story {
  readonly part: string;
  readonly kind: StoryKind;
  readonly container: XmlElement;
  readonly isTextBox: boolean;
  /** The older form of a text box, whose text stands in the modern form as well. */
  readonly isFallback: boolean;
  readonly paragraphs: Paragraph[];
}

/** A stretch of characters of a paragraph, and the node that they are. */
export interface Piece {
  readonly start: number;
  readonly text: string;
  /** `w:t`, or what stands for one character: a tab, a break, a picture. */
  node: XmlElement;
  run: XmlElement;
  /** First word of the instruction of the field whose result this is. */
  readonly field: string | null;
  /** The insertion or move that put it there. */
  readonly revision: XmlElement | null;
  /** The content control of ours that it stands in. */
  readonly control: XmlElement | null;
  /** Another content control that refuses a control inside: plain text, a list, a date, bound data. */
  readonly closed: XmlElement | null;
}

/** Between two characters: something that an edit must not cut. */
export interface Seam {
  readonly at: number;
  readonly kind: "deleted" | "field-begin" | "field-separate" | "field-end";
}

export interface Paragraph {
  readonly element: XmlElement;
  readonly story: Story;
  readonly text: string;
  /** In order; splitting one replaces it by two, offsets stay those of the text as it was read. */
  readonly pieces: Piece[];
  readonly seams: readonly Seam[];
  /** Titles it stands under, the outermost first. */
  readonly headings: readonly string[];
  /** Its level when it is a title, from 1. */
  readonly level: number | null;
  /** How manieth paragraph with text under its title it is, from 1. */
  readonly number: number;
  readonly isInTable: boolean;
  /** Page on which Word last put it; null where Word did not say. */
  readonly page: number | null;
  /** A content control of ours around the whole paragraph: a table or a chart. */
  readonly blockControl: XmlElement | null;
}

/** Stands for a picture, a note mark, or anything else that is no character. */
export const OBJECT = "\uFFFC";

/** Content controls that bind a value carry this in front of their number. */
const OWN_TAG = /^ademruimte:(\d{1,6})$/;

/** The number of a content control of ours; null for any other. */
export function controlNumber(control: XmlElement): number | null {
  const tag = control.child("w:sdtPr")?.child("w:tag")?.attribute("w:val") ?? "";
  const match = OWN_TAG.exec(tag);
  return match === null ? null : Number(match[1]);
}

/**
 * Says whether a content control is one that the record of this very document knows: somebody may have
 * pasted a paragraph of another note, whose numbers mean other things.
 */
export type IsKnown = (control: XmlElement) => boolean;

const CLOSED_CONTROLS = [
  ...["w:text", "w:date", "w:comboBox", "w:dropDownList", "w:dataBinding", "w:picture"],
  ...["w:citation", "w:equation", "w15:dataBinding", "w14:checkbox"],
];

const isClosed = (control: XmlElement): boolean =>
  control
    .child("w:sdtPr")
    ?.elements()
    .some(({ name }) => CLOSED_CONTROLS.includes(name)) ?? false;

/** Wrappers around runs, whose runs are text of the paragraph. */
const INLINE_WRAPPERS = new Set([
  ...["w:hyperlink", "w:smartTag", "w:customXml", "w:dir", "w:bdo", "w:sdtContent", "w:sdt"],
  ...["w:fldSimple", "w:ins", "w:moveTo"],
]);
const DELETED = new Set(["w:del", "w:moveFrom"]);
/** Parts of a run that show nothing and are no text. */
const SILENT = new Set([
  ...["w:rPr", "w:lastRenderedPageBreak", "w:instrText", "w:delText", "w:delInstrText"],
  ...["w:annotationRef", "w:softHyphen"],
]);
const AS_CHARACTER: Readonly<Record<string, string>> = {
  "w:tab": "\t",
  "w:br": "\n",
  "w:cr": "\n",
  "w:noBreakHyphen": "-",
};

interface Field {
  instruction: string;
  isResult: boolean;
}

interface Inside {
  readonly revision: XmlElement | null;
  readonly control: XmlElement | null;
  readonly closed: XmlElement | null;
  readonly simpleField: string | null;
}

/** Reads the paragraphs of one story, across which fields may run. */
class StoryReader {
  private readonly fields: Field[] = [];
  private headings: (string | undefined)[] = [];
  private count = 0;

  constructor(
    private readonly story: Story,
    private readonly levels: (paragraph: XmlElement) => number | null,
    private readonly pages: { page: number } | null,
    private readonly startTextBox: (box: XmlElement, reader: StoryReader) => void,
    private readonly isKnown: IsKnown,
    headings: readonly string[],
  ) {
    this.headings = [...headings];
  }

  titles(): string[] {
    return this.headings.filter((title) => title !== undefined);
  }

  /** Reads what stands in a container: paragraphs, tables, content controls. */
  read(container: XmlElement, isInTable: boolean, around: Inside): void {
    for (const child of container.elements()) {
      if (child.name === "w:p") this.paragraph(child, isInTable, around);
      else if (child.name === "w:tbl") this.read(child, true, around);
      else if (child.name === "w:sdt") {
        const content = child.child("w:sdtContent");
        const own = this.isKnown(child) ? child : around.control;
        const closed = isClosed(child) ? child : around.closed;
        if (content !== null) this.read(content, isInTable, { ...around, control: own, closed });
      } else if (child.name === "w:ins" || child.name === "w:moveTo") {
        this.read(child, isInTable, { ...around, revision: child });
      } else if (child.name === "mc:AlternateContent") {
        const chosen = child.child("mc:Choice");
        if (chosen !== null) this.read(chosen, isInTable, around);
      } else if (!DELETED.has(child.name) && child.children.length > 0) {
        this.read(child, isInTable, around);
      }
    }
  }

  private paragraph(element: XmlElement, isInTable: boolean, around: Inside): void {
    const pieces: Piece[] = [];
    const seams: Seam[] = [];
    const boxes: XmlElement[] = [];
    let at = 0;
    const add = (node: XmlElement, run: XmlElement, text: string, inside: Inside): void => {
      const field = this.fields.find(({ isResult }) => isResult)?.instruction ?? inside.simpleField;
      // A field that only links shows text of the writer; Word never makes it anew.
      const result = field === null || /^HYPERLINK\b/i.test(field) ? null : field;
      const { revision, control, closed } = inside;
      pieces.push({ start: at, text, node, run, field: result, revision, control, closed });
      at += text.length;
    };
    const readRun = (run: XmlElement, inside: Inside): void => {
      for (const node of run.elements()) {
        if (node.name === "w:fldChar") this.fieldMark(node, seams, at);
        else if (node.name === "w:instrText") {
          const field = this.fields.at(-1);
          if (field !== undefined) field.instruction += node.text();
        } else if (node.name === "w:lastRenderedPageBreak" && this.pages !== null) {
          this.pages.page += 1;
        }
        if (SILENT.has(node.name) || node.name === "w:fldChar") continue;
        if (this.fields.at(-1)?.isResult === false) continue;
        if (node.name === "w:t") add(node, run, node.text(), inside);
        else {
          add(node, run, AS_CHARACTER[node.name] ?? OBJECT, inside);
          boxes.push(...textBoxes(node));
        }
      }
    };
    const readInline = (parent: XmlElement, inside: Inside): void => {
      for (const child of parent.elements()) {
        if (child.name === "w:r") readRun(child, inside);
        else if (DELETED.has(child.name)) seams.push({ at, kind: "deleted" });
        else if (INLINE_WRAPPERS.has(child.name)) readInline(child, this.within(child, inside));
        else if (child.name === "m:oMath" || child.name === "m:oMathPara") {
          add(child, child, OBJECT, inside);
        }
      }
    };
    readInline(element, around);

    const text = pieces.map((piece) => piece.text).join("");
    const level = this.levels(element);
    if (text.trim() !== "") this.count += 1;
    if (level !== null && text.trim() !== "") {
      this.headings = [...this.headings.slice(0, level - 1)];
      this.headings[level - 1] = text.trim();
      this.count = 0;
    }
    this.story.paragraphs.push({
      ...{ element, story: this.story, text, pieces, seams, level, isInTable },
      headings: this.titles(),
      number: Math.max(1, this.count),
      page: this.pages?.page ?? null,
      blockControl: around.control,
    });
    for (const box of boxes) this.startTextBox(box, this);
  }

  private within(wrapper: XmlElement, inside: Inside): Inside {
    switch (wrapper.name) {
      case "w:ins":
      case "w:moveTo":
        return { ...inside, revision: wrapper };
      case "w:fldSimple":
        return { ...inside, simpleField: (wrapper.attribute("w:instr") ?? "").trim() };
      case "w:sdt":
        return {
          ...inside,
          control: this.isKnown(wrapper) ? wrapper : inside.control,
          closed: isClosed(wrapper) ? wrapper : inside.closed,
        };
      default:
        return inside;
    }
  }

  private fieldMark(mark: XmlElement, seams: Seam[], at: number): void {
    const kind = mark.attribute("w:fldCharType");
    if (kind === "begin") {
      this.fields.push({ instruction: "", isResult: false });
      seams.push({ at, kind: "field-begin" });
    } else if (kind === "separate") {
      const field = this.fields.at(-1);
      if (field !== undefined) {
        field.isResult = true;
        field.instruction = field.instruction.trim();
      }
      seams.push({ at, kind: "field-separate" });
    } else if (kind === "end") {
      this.fields.pop();
      seams.push({ at, kind: "field-end" });
    }
  }
}

const NOWHERE: Inside = { revision: null, control: null, closed: null, simpleField: null };

/** The texts of text boxes in a drawing, without those in a box within a box. */
function* textBoxes(node: XmlElement): Generator<XmlElement> {
  for (const child of node.elements()) {
    if (child.name === "w:txbxContent") yield child;
    else yield* textBoxes(child);
  }
}

const HEADER_KINDS: Readonly<Record<string, StoryKind>> = {
  "header default": "header",
  "header first": "header-first",
  "header even": "header-even",
  "footer default": "footer",
  "footer first": "footer-first",
  "footer even": "footer-even",
};

/** Headers and footers with the kind that the first section that uses them gives them. */
function headerStories(word: WordPackage): (readonly [part: string, kind: StoryKind])[] {
  const { root } = word.part(word.main);
  const kinds = new Map<string, string>();
  for (const reference of root.descendants("w:headerReference", "w:footerReference")) {
    const id = reference.attribute("r:id") ?? "";
    if (!kinds.has(id)) kinds.set(id, reference.attribute("w:type") ?? "default");
  }
  return word.relations(word.main).flatMap(({ id, kind, part }) => {
    if ((kind !== "header" && kind !== "footer") || part === null || !word.has(part)) return [];
    const story = HEADER_KINDS[`${kind} ${kinds.get(id) ?? "default"}`] ?? kind;
    return [[part, story] as const];
  });
}

/** All texts of a document: the body first, each text box behind the text it hangs on. */
export function readStories(word: WordPackage, isKnown: IsKnown): Story[] {
  const levels = headingLevels(word);
  const stories: Story[] = [];
  const start = (
    part: string,
    kind: StoryKind,
    container: XmlElement,
    box: { readonly isFallback: boolean; readonly headings: readonly string[] } | null,
    pages: { page: number } | null,
  ): void => {
    const story: Story = {
      ...{ part, kind, container, isTextBox: box !== null, paragraphs: [] },
      isFallback: box?.isFallback ?? false,
    };
    stories.push(story);
    const startBox = (text: XmlElement, reader: StoryReader): void => {
      const isFallback = story.isFallback || text.ancestor("mc:Fallback") !== null;
      start(part, kind, text, { isFallback, headings: reader.titles() }, null);
    };
    const reader = new StoryReader(story, levels, pages, startBox, isKnown, box?.headings ?? []);
    reader.read(container, false, NOWHERE);
  };

  const { root } = word.part(word.main);
  const hasPages = !root.descendants("w:lastRenderedPageBreak").next().done;
  start(word.main, "text", root.child("w:body")!, null, hasPages ? { page: 1 } : null);
  for (const [part, kind] of headerStories(word))
    start(part, kind, word.part(part).root, null, null);
  for (const kind of ["footnote", "endnote"] as const) {
    const part = word.related(`${kind}s`);
    for (const note of part === null ? [] : word.part(part).root.elements()) {
      // Separators are notes too, of a type of their own.
      if (note.name === `w:${kind}` && note.attribute("w:type") === null) {
        start(part!, kind, note, null, null);
      }
    }
  }
  return stories;
}
