/** Tables of figures as real tables of Word, in the table style of the document. */
import { textNode } from "./edit.ts";
import type { HouseStyle, Room } from "./house-style.ts";
import { element, type XmlElement } from "./xml.ts";

export interface TableCell {
  readonly text: string;
  readonly align: "left" | "right";
}

export interface TableContent {
  readonly head: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Characters of a column that are wider than this are wrapped anyway. */
const MAX_COLUMN = 40;
/** No column is narrower, so that a year fits. */
const MIN_COLUMN = 5;

/** Widths in twips that add up to the room, after how much the columns say. */
function columnWidths({ head, rows }: TableContent, room: Room): number[] {
  const weights = head.map((cell, column) => {
    const cells = rows.map((row) => row[column]?.text.length ?? 0);
    // A title may wrap between its words; a figure may not.
    const title = Math.max(0, ...cell.text.split(/\s/).map((word) => word.length));
    return Math.min(MAX_COLUMN, Math.max(MIN_COLUMN, title, ...cells)) + 2;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((room.width * weight) / total));
}

function cellElement({ text, align }: TableCell, width: number, isHead: boolean): XmlElement {
  const properties = element("w:pPr");
  if (isHead) properties.append(element("w:keepNext"));
  properties.append(
    element("w:spacing", {
      "w:before": "40",
      "w:after": "40",
      "w:line": "240",
      "w:lineRule": "auto",
    }),
  );
  if (align === "right") properties.append(element("w:jc", { "w:val": "right" }));
  else properties.append(element("w:jc", { "w:val": "left" }));
  const run = element("w:r");
  if (isHead) run.append(element("w:rPr", {}, element("w:b"), element("w:bCs")));
  run.append(textNode(text));
  return element(
    "w:tc",
    {},
    element("w:tcPr", {}, element("w:tcW", { "w:w": String(width), "w:type": "dxa" })),
    element("w:p", {}, properties, run),
  );
}

const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"];

/** The table alone, without caption and source. */
export function tableElement(content: TableContent, room: Room, { table }: HouseStyle): XmlElement {
  const widths = columnWidths(content, room);
  // The order of the schema, which Word insists on.
  const properties = element("w:tblPr");
  if (table !== null) properties.append(element("w:tblStyle", { "w:val": table.id }));
  properties.append(element("w:tblW", { "w:w": "5000", "w:type": "pct" }));
  if (table === null) {
    const line = { "w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto" };
    const borders = BORDERS.map((side) => element(`w:${side}`, line));
    properties.append(element("w:tblBorders", {}, ...borders));
  }
  properties.append(element("w:tblLayout", { "w:type": "fixed" }));
  properties.append(table?.look?.clone() ?? usualLook());
  const grid = widths.map((width) => element("w:gridCol", { "w:w": String(width) }));
  const row = (cells: readonly TableCell[], isHead: boolean): XmlElement => {
    const traits = element("w:trPr", {}, element("w:cantSplit"));
    if (isHead) traits.append(element("w:tblHeader"));
    return element(
      "w:tr",
      {},
      traits,
      ...cells.map((cell, column) => cellElement(cell, widths[column]!, isHead)),
    );
  };
  return element(
    "w:tbl",
    {},
    properties,
    element("w:tblGrid", {}, ...grid),
    row(content.head, true),
    ...content.rows.map((cells) => row(cells, false)),
  );
}

const usualLook = (): XmlElement =>
  element("w:tblLook", {
    "w:val": "0420",
    "w:firstRow": "1",
    "w:lastRow": "0",
    "w:firstColumn": "0",
    "w:lastColumn": "0",
    "w:noHBand": "0",
    "w:noVBand": "1",
  });

/** The cells of a table as text: apart by tabs, a row on a line. */
export const tableText = ({ head, rows }: TableContent): string =>
  [head, ...rows].map((row) => row.map(({ text }) => text).join("\t")).join("\n");

const rowsIn = (table: XmlElement): XmlElement[] =>
  table.elements().filter(({ name }) => name === "w:tr");
const cellsIn = (row: XmlElement): XmlElement[] =>
  row.elements().filter(({ name }) => name === "w:tc");

/** The words in a cell; deleted ones are none. */
function cellText(cell: XmlElement): string {
  return [...cell.descendants("w:t")]
    .filter((node) => node.ancestor("w:del", "w:moveFrom") === null)
    .map((node) => node.text())
    .join("");
}

/** The same of a table as it stands in a document. */
export const textOfTable = (table: XmlElement): string =>
  rowsIn(table)
    .map((row) => cellsIn(row).map(cellText).join("\t"))
    .join("\n");

/**
 * Puts other words into the cells of a table that has as many rows and columns, and leaves how they
 * look as somebody made it.
 *
 * @returns whether the table had the same shape; if not, nothing was done
 */
export function renewCells(table: XmlElement, { head, rows }: TableContent): boolean {
  const wanted = [head, ...rows];
  const there = rowsIn(table).map(cellsIn);
  const fits =
    there.length === wanted.length &&
    there.every((cells, at) => cells.length === wanted[at]!.length);
  if (!fits) return false;
  wanted.forEach((row, at) => {
    row.forEach(({ text }, column) => {
      const cell = there[at]![column]!;
      if (cellText(cell) !== text) setCellText(cell, text);
    });
  });
  return true;
}

function setCellText(cell: XmlElement, text: string): void {
  const [first, ...others] = [...cell.descendants("w:t")];
  if (first !== undefined) {
    first.setText(text);
    for (const one of others) one.setText("");
    return;
  }
  const paragraph = cell.child("w:p") ?? element("w:p");
  if (paragraph.parent === null) cell.append(paragraph);
  paragraph.append(element("w:r", {}, textNode(text)));
}
