/**
 * Captions that Word numbers itself, and lists of tables and figures are made from: a SEQ field in the
 * caption style of the document. The numbers shown until Word counts again are counted here.
 */
import type { Language } from "../../../numbers.ts";
import { textRun } from "./edit.ts";
import type { HouseStyle } from "./house-style.ts";
import { element, type XmlElement } from "./xml.ts";

export type CaptionKind = "table" | "figure";

/** The labels under which Word itself counts in Dutch and English. */
export const CAPTION_LABELS: Readonly<Record<CaptionKind, Readonly<Record<Language, string>>>> = {
  table: { nl: "Tabel", en: "Table" },
  figure: { nl: "Figuur", en: "Figure" },
};

const fieldMark = (kind: "begin" | "separate" | "end"): XmlElement =>
  element("w:r", {}, element("w:fldChar", { "w:fldCharType": kind }));

/**
 * A paragraph such as `Tabel 1. De doelen van het plan`.
 *
 * @param frame what to put the words behind the number in
 */
export function captionParagraph(
  kind: CaptionKind,
  text: string,
  language: Language,
  { caption }: HouseStyle,
  frame: (run: XmlElement) => XmlElement,
): XmlElement {
  const label = CAPTION_LABELS[kind][language];
  const properties = element("w:pPr");
  if (caption !== null) properties.append(element("w:pStyle", { "w:val": caption }));
  // A caption stays with the table under it, or with the source of the figure.
  properties.append(element("w:keepNext"));
  const look = caption === null ? element("w:rPr", {}, element("w:i")) : null;
  const instruction = element(
    "w:instrText",
    { "xml:space": "preserve" },
    ` SEQ ${label} \\* ARABIC `,
  );
  return element(
    "w:p",
    {},
    properties,
    textRun(`${label} `, look),
    fieldMark("begin"),
    element("w:r", {}, instruction),
    fieldMark("separate"),
    textRun("0", look),
    fieldMark("end"),
    textRun(". ", look),
    frame(textRun(text, look)),
  );
}

/** The result of every SEQ field that only counts, made right in the order of the document. */
export function renumberCaptions(body: XmlElement): void {
  const counts = new Map<string, number>();
  let field: { instruction: string; results: XmlElement[]; isResult: boolean } | null = null;
  const count = (instruction: string): number | null => {
    const match = /^\s*SEQ\s+(\S+)\s*(?:\\\*\s*ARABIC\s*)?(?:\\\*\s*MERGEFORMAT\s*)?$/i.exec(
      instruction,
    );
    if (match === null) return null;
    const next = (counts.get(match[1]!) ?? 0) + 1;
    counts.set(match[1]!, next);
    return next;
  };
  const show = (results: readonly XmlElement[], number: number): void => {
    const [first, ...others] = results;
    if (first === undefined || results.map((one) => one.text()).join("") === String(number)) return;
    first.setText(String(number));
    for (const one of others) one.setText("");
  };
  for (const node of body.descendants("w:fldChar", "w:instrText", "w:t", "w:fldSimple")) {
    // The older form of a text box says again what the modern one says.
    if (node.ancestor("mc:Fallback") !== null) continue;
    if (node.name === "w:fldSimple") {
      const number = count(node.attribute("w:instr") ?? "");
      if (number !== null) show([...node.descendants("w:t")], number);
    } else if (node.name === "w:fldChar") {
      const kind = node.attribute("w:fldCharType");
      if (kind === "begin") field = { instruction: "", results: [], isResult: false };
      else if (kind === "separate" && field !== null) field.isResult = true;
      else if (kind === "end" && field !== null) {
        const number = count(field.instruction);
        if (number !== null) show(field.results, number);
        field = null;
      }
    } else if (field !== null) {
      if (node.name === "w:instrText") field.instruction += node.text();
      else if (field.isResult) field.results.push(node);
    }
  }
}

/** The line under a table or figure that says where its figures come from. */
export function sourceParagraph(
  text: string,
  { source, caption }: HouseStyle,
  frame: (run: XmlElement) => XmlElement,
): XmlElement {
  const properties = element("w:pPr");
  if (source !== null) properties.append(element("w:pStyle", { "w:val": source }));
  const look =
    source === null
      ? element(
          "w:rPr",
          {},
          element("w:sz", { "w:val": "16" }),
          element("w:szCs", { "w:val": "16" }),
        )
      : null;
  if (source === null && caption === null)
    properties.append(element("w:spacing", { "w:after": "200" }));
  return element("w:p", {}, properties, frame(textRun(text, look)));
}

/** Whether a paragraph counts with a SEQ field. */
export const isCaption = (paragraph: XmlElement): boolean =>
  [...paragraph.descendants("w:instrText")].some((node) => /^\s*SEQ\b/i.test(node.text())) ||
  [...paragraph.descendants("w:fldSimple")].some((node) =>
    /^\s*SEQ\b/i.test(node.attribute("w:instr") ?? ""),
  );
