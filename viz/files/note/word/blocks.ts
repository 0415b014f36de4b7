/** What takes the place of a paragraph with the tag of a table or a chart: caption, thing, source. */
import type { Language } from "../../../numbers.ts";
import type { ChartAnswer, TableAnswer } from "./answers.ts";
import { captionParagraph, sourceParagraph } from "./captions.ts";
import type { FreshIds } from "./controls.ts";
import { roomAt, type HouseStyle } from "./house-style.ts";
import type { WordPackage } from "./package.ts";
import { pictureRun } from "./pictures.ts";
import { tableElement } from "./tables.ts";
import { element, type XmlElement } from "./xml.ts";

export interface Setting {
  readonly word: WordPackage;
  readonly part: string;
  readonly style: HouseStyle;
  readonly ids: FreshIds;
}

/** A table as it stands in a document. */
export interface TableBlock {
  /** In front of the control: LibreOffice reads no field in the first paragraph of one. */
  readonly caption: XmlElement;
  readonly content: readonly XmlElement[];
}

/**
 * Caption above, as tables have it.
 *
 * @param frame what to put the words of the caption in, to find them again
 */
export function tableBlock(
  { caption, source, content }: TableAnswer,
  at: XmlElement,
  language: Language,
  { word, style }: Setting,
  frame: (run: XmlElement) => XmlElement,
): TableBlock {
  return {
    caption: captionParagraph("table", caption, language, style, frame),
    content: [
      tableElement(content, roomAt(word, at), style),
      sourceParagraph(source, style, frame),
    ],
  };
}

/** Caption below, as figures have it; the picture takes over how the paragraph of its tag is aligned. */
export function chartBlock(
  { caption, source, picture }: ChartAnswer,
  at: XmlElement,
  language: Language,
  { word, part, style, ids }: Setting,
  frame: (run: XmlElement) => XmlElement,
): XmlElement[] {
  const own = at.child("w:pPr");
  const properties = element("w:pPr", {}, element("w:keepNext"));
  // A fixed distance between lines would show a strip of the picture only, an indent push it out.
  properties.append(
    element("w:spacing", {
      "w:before": "120",
      "w:after": "60",
      "w:line": "240",
      "w:lineRule": "auto",
    }),
    element("w:ind", { "w:left": "0", "w:right": "0", "w:firstLine": "0" }),
  );
  const align = own?.child("w:jc")?.clone() ?? null;
  if (align !== null) properties.append(align);
  const run = pictureRun(word, part, picture, roomAt(word, at), ids);
  return [
    element("w:p", {}, properties, run),
    captionParagraph("figure", caption, language, style, frame),
    sourceParagraph(source, style, frame),
  ];
}
