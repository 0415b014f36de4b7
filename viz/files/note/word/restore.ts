/**
 * Puts content controls back that a word processor lost: LibreOffice keeps the frame of a value when it
 * saves but not always its name, and drops a frame around a table or a picture. Every value stands
 * between two bookmarks as well, and those it keeps.
 */
import type { FreshnessRecord } from "../../../note/freshness.ts";
import { isCaption } from "./captions.ts";
import { control, controlProperties, FreshIds, knownControls } from "./controls.ts";
import type { WordPackage } from "./package.ts";
import { controlNumber, readStories, type Story } from "./paragraphs.ts";
import { element, type XmlElement } from "./xml.ts";

/** Name of the bookmark in a control; its own number keeps names apart, for captions and copies. */
export const frameName = (id: string | number, mark: string): string =>
  `_ademruimte_f${id}_${mark}`;

const FRAME_NAME = /^_ademruimte_f(\d{1,6})_/;

/** The elements from one to another of the same parent, both included; none when that cannot be. */
function stretch(from: XmlElement, to: XmlElement | null): XmlElement[] {
  if (to === null || from.parent === null || to.parent !== from.parent) return [];
  const siblings = from.parent.elements();
  return siblings.slice(siblings.indexOf(from), siblings.indexOf(to) + 1);
}

function frame(
  content: readonly XmlElement[],
  wrap: (...inside: XmlElement[]) => XmlElement,
): void {
  const place = element("w:sdt");
  content[0]!.before(place);
  for (const one of content) one.remove();
  place.before(wrap(...content));
  place.remove();
}

/** Whether a control among runs has lost its name, and is not somebody else's. */
const isNameless = (found: XmlElement): boolean => {
  const properties = found.child("w:sdtPr");
  return (
    found.ancestor("w:p") !== null &&
    (properties?.child("w:tag") ?? null) === null &&
    controlNumber(found) === null
  );
};

/** The picture or table whose source stands in a paragraph, up to and with that paragraph. */
function blockOf(kind: "table" | "chart", source: XmlElement): XmlElement[] {
  const siblings = source.parent?.elements() ?? [];
  const at = siblings.indexOf(source);
  // A picture has its caption between itself and its source.
  for (let from = at - 1; from >= Math.max(0, at - 3); from--) {
    const one = siblings[from]!;
    const isIt =
      kind === "table"
        ? one.name === "w:tbl"
        : one.name === "w:p" && one.descendants("w:drawing", "w:pict").next().done !== true;
    if (isIt) return siblings.slice(from, at + 1);
  }
  return [];
}

/**
 * The texts of a document that was filled, with every control that can be found again in its place.
 *
 * @param word is changed where a control was lost
 */
export function readFilledStories(word: WordPackage, record: FreshnessRecord): Story[] {
  const isKnown = knownControls(record);
  const stories = readStories(word, isKnown);
  const parts = [...new Set(stories.map(({ part }) => part))];
  const items = new Map(record.bindings.map((item) => [item.id, item]));
  const ids = new FreshIds(word, parts);
  let isChanged = false;
  for (const part of parts) {
    const { root } = word.part(part);
    const ends = new Map(
      [...root.descendants("w:bookmarkEnd")].map((end) => [end.attribute("w:id"), end]),
    );
    for (const start of [...root.descendants("w:bookmarkStart")]) {
      const number = FRAME_NAME.exec(start.attribute("w:name") ?? "")?.[1];
      const item = number === undefined ? undefined : items.get(number);
      const title = number === "0" ? "{" : item?.expression;
      if (title === undefined) continue;
      const around = start.ancestor("w:sdt");
      if (around !== null && isKnown(around) && controlNumber(around) === Number(number)) continue;
      isChanged = true;
      if (around !== null && isNameless(around)) {
        const properties = controlProperties(Number(number), title, ids.next("control"));
        const before = around.child("w:sdtPr");
        if (before === null) around.insert(0, properties);
        else {
          before.before(properties);
          before.remove();
        }
        continue;
      }
      const inside = stretch(start, ends.get(start.attribute("w:id")) ?? null);
      if (inside.length === 0) continue;
      frame(inside, (...content) =>
        control(Number(number), title, ids.next("control"), ...content),
      );
    }
    for (const found of [...root.descendants("w:sdt")]) {
      const paragraph = found.ancestor("w:p");
      if (paragraph === null || !isKnown(found) || isCaption(paragraph)) continue;
      const item = items.get(String(controlNumber(found)));
      if (item === undefined || (item.kind !== "table" && item.kind !== "chart")) continue;
      const outer = paragraph.ancestor("w:sdt");
      if (outer !== null && isKnown(outer) && controlNumber(outer) === Number(item.id)) continue;
      const block = blockOf(item.kind, paragraph);
      if (block.length === 0) continue;
      isChanged = true;
      frame(block, (...content) =>
        control(Number(item.id), item.expression, ids.next("control"), ...content),
      );
    }
  }
  return isChanged ? readStories(word, isKnown) : stories;
}
