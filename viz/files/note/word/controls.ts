/**
 * Content controls (`w:sdt`): the frames in which filled values, tables and charts stand, so that they
 * are found again wherever people move or copy them. Word shows the frame only to who points at it.
 */
import { controlNumber, type IsKnown, type Story } from "./paragraphs.ts";
import type { FreshnessRecord } from "../../../note/freshness.ts";
import { textRun } from "./edit.ts";
import { element, xmlCharacters, type XmlElement } from "./xml.ts";
import type { WordPackage } from "./package.ts";

/**
 * The number of a brace that a template writes as two: in a control, so that filling the document again
 * does not take it for a tag.
 */
export const PLAIN_BRACE = 0;

/** Word refuses longer titles. */
const MAX_TITLE = 60;

/** Gives ids that no content control, bookmark or picture of a document has yet. */
export class FreshIds {
  private readonly taken: Readonly<Record<"control" | "bookmark" | "picture", Set<number>>> = {
    control: new Set(),
    bookmark: new Set(),
    picture: new Set(),
  };

  constructor(word: WordPackage, parts: readonly string[]) {
    const take = (set: Set<number>, text: string | null): void => {
      if (text !== null && /^-?\d+$/.test(text)) set.add(Number(text));
    };
    for (const part of parts) {
      const { root } = word.part(part);
      for (const properties of root.descendants("w:sdtPr")) {
        take(this.taken.control, properties.child("w:id")?.attribute("w:val") ?? null);
      }
      for (const mark of root.descendants("w:bookmarkStart")) {
        take(this.taken.bookmark, mark.attribute("w:id"));
      }
      for (const picture of root.descendants("wp:docPr", "pic:cNvPr")) {
        take(this.taken.picture, picture.attribute("id"));
      }
    }
  }

  /** The lowest free one from a number on. */
  next(kind: "control" | "bookmark" | "picture"): string {
    const set = this.taken[kind];
    let id = kind === "control" ? 500_000_001 : 1;
    // What was given last is a good place to go on: documents hold many in a row.
    if (this.last[kind] >= id) id = this.last[kind] + 1;
    while (set.has(id)) id += 1;
    set.add(id);
    this.last[kind] = id;
    return String(id);
  }

  private readonly last = { control: 0, bookmark: 0, picture: 0 };
}

const cutTitle = (title: string): string => {
  const plain = xmlCharacters(title).replace(/\s+/g, " ");
  return plain.length <= MAX_TITLE ? plain : `${plain.slice(0, MAX_TITLE - 1)}…`;
};

/**
 * A content control with something in it.
 *
 * @param number what binds it to the record of the document
 * @param title  what Word shows on its frame
 */
export function control(
  number: number,
  title: string,
  id: string,
  ...content: readonly XmlElement[]
): XmlElement {
  return element(
    "w:sdt",
    {},
    controlProperties(number, title, id),
    element("w:sdtContent", {}, ...content),
  );
}

/** What names a content control, in the order of the schema, which Word insists on. */
export const controlProperties = (number: number, title: string, id: string): XmlElement =>
  element(
    "w:sdtPr",
    {},
    element("w:alias", { "w:val": cutTitle(title) }),
    element("w:tag", { "w:val": `ademruimte:${number}` }),
    element("w:id", { "w:val": id }),
  );

/** The title that a control has for an expression. */
const titleOf = (control: XmlElement): string =>
  control.child("w:sdtPr")?.child("w:alias")?.attribute("w:val") ?? "";

/** A reading of which controls belong to a document: those with number and title of a binding. */
export function knownControls(record: FreshnessRecord | null): IsKnown {
  const titles = new Map(record?.bindings.map(({ id, expression }) => [id, cutTitle(expression)]));
  return (control) => {
    const number = controlNumber(control);
    if (number === null) return false;
    return number === PLAIN_BRACE || titles.get(String(number)) === titleOf(control);
  };
}

/** All known content controls in a story, in order; what stands in a text box is its own story. */
export function ownControls(
  story: Story,
  isKnown: IsKnown,
): { readonly control: XmlElement; readonly number: number }[] {
  const found: { control: XmlElement; number: number }[] = [];
  const walk = (at: XmlElement): void => {
    for (const child of at.elements()) {
      if (child.name === "w:txbxContent") continue;
      if (DELETED.has(child.name)) continue;
      if (child.name === "w:sdt" && isKnown(child)) {
        found.push({ control: child, number: controlNumber(child)! });
      }
      // A control in a control of ours is somebody else's, or a copy pasted into a table: it counts.
      walk(child);
    }
  };
  walk(story.container);
  return found;
}

const DELETED = new Set(["w:del", "w:moveFrom"]);

/** The text in a content control as a person sees it. */
export function controlText(of: XmlElement): string {
  const parts: string[] = [];
  const walk = (at: XmlElement): void => {
    for (const child of at.elements()) {
      if (DELETED.has(child.name) || child.name === "w:txbxContent") continue;
      if (child.name === "w:t") parts.push(child.text());
      else if (child.name === "w:tab") parts.push("\t");
      else if (child.name === "w:noBreakHyphen") parts.push("-");
      else if (child.name === "w:br" || child.name === "w:cr") parts.push("\n");
      else if (child.name !== "w:pPr" && child.name !== "w:rPr") walk(child);
    }
  };
  const content = of.child("w:sdtContent");
  if (content !== null) walk(content);
  return parts.join("");
}

/** Puts another text into a control among runs, formatted as the first run in it is. */
export function setControlText(of: XmlElement, text: string): void {
  const content = of.child("w:sdtContent")!;
  const first = content.descendants("w:r").next();
  const properties = first.done === true ? null : first.value.child("w:rPr");
  // The bookmarks by which it is found again stay around the words.
  const marks = (name: string): XmlElement[] =>
    content.elements().filter((one) => one.name === name);
  const [starts, ends] = [marks("w:bookmarkStart"), marks("w:bookmarkEnd")];
  content.children = [];
  content.append(...starts, textRun(text, properties), ...ends);
}
