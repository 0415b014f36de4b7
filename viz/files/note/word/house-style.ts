/**
 * What tables, charts and captions take over from the document they are put in: its styles by the names
 * that every language of Word shares, and the room there is.
 */
import type { WordPackage } from "./package.ts";
import type { XmlElement } from "./xml.ts";

/** Names of a bookmark in a table whose style every table of the note takes. */
const MODEL_TABLE = ["tabelstijl", "tablestyle", "table_style"];

/** English Metric Units in a twentieth of a point, the unit of pages in Word. */
export const EMU_PER_TWIP = 635;

/** A4 with margins of 2.5 cm, for a document that says nothing. */
const USUAL_PAGE = { width: 11_906, height: 16_838, margin: 1_417 };

/** Twips on either side of the text in a cell where nothing is said. */
const CELL_MARGIN = 108;

/** The room in which something stands, in twips. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface HouseStyle {
  /** Style id of captions; null where the document has none. */
  readonly caption: string | null;
  /** Style id of the line with the source; null where the document has none. */
  readonly source: string | null;
  /** Style id of the words in a table; null where the document has none. */
  readonly cell: string | null;
  /** Style id of tables, with the look flags of the table it was taken from. */
  readonly table: { readonly id: string; readonly look: XmlElement | null } | null;
}

function styleFinder(
  word: WordPackage,
): (type: string, matches: (name: string, style: XmlElement) => boolean) => string | null {
  const part = word.related("styles");
  const styles = part === null ? [] : word.part(part).root.elements();
  return (type, matches) => {
    const found = styles.find((style) => {
      if (style.name !== "w:style" || style.attribute("w:type") !== type) return false;
      const name = style.child("w:name")?.attribute("w:val") ?? "";
      return matches(name.toLowerCase(), style);
    });
    return found?.attribute("w:styleId") ?? null;
  };
}

/** The table that a writer marked as the model of all others. */
function modelTable(word: WordPackage): XmlElement | null {
  const { root } = word.part(word.main);
  for (const mark of root.descendants("w:bookmarkStart")) {
    const name = mark.attribute("w:name")?.toLowerCase() ?? "";
    if (MODEL_TABLE.includes(name)) return mark.ancestor("w:tbl");
  }
  return null;
}

export function houseStyle(word: WordPackage): HouseStyle {
  const find = styleFinder(word);
  const model = modelTable(word)?.child("w:tblPr") ?? null;
  const modelId = model?.child("w:tblStyle")?.attribute("w:val") ?? null;
  const isOn = (value: string | null): boolean => value === "1" || value === "true";
  const usual =
    find("table", (name, style) => isOn(style.attribute("w:default")) && name !== "normal table") ??
    find("table", (name) => name === "table grid");
  const id = modelId ?? usual;
  return {
    caption: find("paragraph", (name) => name === "caption"),
    cell: find("paragraph", (name) => name === "tabeltekst" || name === "table text"),
    source: find("paragraph", (name) => name === "bron" || name === "source"),
    table: id === null ? null : { id, look: model?.child("w:tblLook") ?? null },
  };
}

const size = (of: XmlElement | null | undefined, name: string): number | null => {
  const value = of?.attribute(name) ?? null;
  return value !== null && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
};

/** The column of text of the section in which an element stands. */
function roomOfSection(word: WordPackage, at: XmlElement): Room {
  const body = word.part(word.main).root.child("w:body")!;
  let block = at;
  while (block.parent !== null && block.parent !== body) block = block.parent;
  // A section is described at its end.
  const section = body
    .elements()
    .slice(Math.max(0, body.elements().indexOf(block)))
    .map((one) => (one.name === "w:sectPr" ? one : one.child("w:pPr")?.child("w:sectPr")))
    .find((one) => one !== undefined && one !== null);
  const page = section?.child("w:pgSz");
  const margins = section?.child("w:pgMar");
  const width = size(page, "w:w") ?? USUAL_PAGE.width;
  const height = size(page, "w:h") ?? USUAL_PAGE.height;
  const side = (name: string): number => Math.abs(size(margins, name) ?? USUAL_PAGE.margin);
  const text = width - side("w:left") - side("w:right") - (size(margins, "w:gutter") ?? 0);
  const columns = section?.child("w:cols");
  const count = Math.max(1, size(columns, "w:num") ?? 1);
  const gap = size(columns, "w:space") ?? 708;
  const first = size(columns?.child("w:col"), "w:w");
  return {
    width: Math.max(1_000, first ?? (text - gap * (count - 1)) / count),
    height: Math.max(1_000, height - side("w:top") - side("w:bottom")),
  };
}

/** The width between the margins of a cell, in twips. */
function widthOfCell(cell: XmlElement, around: number): number {
  const row = cell.parent!;
  const table = row.ancestor("w:tbl")!;
  const grid = (table.child("w:tblGrid")?.elements() ?? []).map((one) => size(one, "w:w") ?? 0);
  const spanOf = (one: XmlElement): number =>
    size(one.child("w:tcPr")?.child("w:gridSpan"), "w:val") ?? 1;
  const cells = row.elements().filter(({ name }) => name === "w:tc");
  const from = cells.slice(0, cells.indexOf(cell)).reduce((sum, one) => sum + spanOf(one), 0);
  const spanned = grid.slice(from, from + spanOf(cell)).reduce((sum, one) => sum + one, 0);
  const own = cell.child("w:tcPr")?.child("w:tcW");
  const stated = own?.attribute("w:type") === "dxa" ? size(own, "w:w") : null;
  const width = stated ?? (spanned > 0 ? spanned : around / Math.max(1, cells.length));
  const margins = table.child("w:tblPr")?.child("w:tblCellMar");
  const left = size(margins?.child("w:left") ?? margins?.child("w:start"), "w:w") ?? CELL_MARGIN;
  const right = size(margins?.child("w:right") ?? margins?.child("w:end"), "w:w") ?? CELL_MARGIN;
  return Math.max(500, width - left - right);
}

/** The room for a table or picture at a paragraph: its cell, its text box, or the column of text. */
export function roomAt(word: WordPackage, at: XmlElement): Room {
  const section = roomOfSection(word, at);
  const cell = at.ancestor("w:tc");
  const box = at.ancestor("w:txbxContent");
  if (cell !== null && (box === null || cell.ancestor("w:txbxContent") === box)) {
    return { width: widthOfCell(cell, section.width), height: section.height };
  }
  if (box === null) return section;
  const extent = box.ancestor("wp:inline", "wp:anchor")?.child("wp:extent");
  const width = size(extent, "cx");
  // A text box keeps 0.1 inch on either side.
  return width === null
    ? { width: section.width / 2, height: section.height }
    : { width: Math.max(500, width / EMU_PER_TWIP - 288), height: section.height };
}
