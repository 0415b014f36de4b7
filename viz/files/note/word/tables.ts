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

/** Characters of a column beyond which its text may as well wrap. */
const MAX_COLUMN = 38;
/** Twips of one character of nine points, and of the margins of a cell. */
const CHARACTER = 98;
const MARGINS = 230;

/** Rows of a table that stays on one page, with the line of its source; a longer one may go on. */
const MAX_TOGETHER = 15;

/** Characters that a cell keeps on one line. */
const MAX_UNBROKEN = 14;

/** Words are what Word wraps between: not at the spaces that hold a number and its unit together. */
const longestWord = (text: string): number =>
  Math.max(
    0,
    ...wrapping(text)
      .split(" ")
      .map((word) => word.length),
  );

/** A number and its unit stay on one line, unless together they ask for a column of their own. */
const wrapping = (text: string): string =>
  text.length > MAX_UNBROKEN ? text.replaceAll("\u00a0", " ") : text;

/** Widths that add up to the room by making the widest columns narrower, all to the same width. */
function levelled(widths: readonly number[], room: number): number[] {
  let level = 0;
  let left = room;
  const inOrder = [...widths].sort((one, other) => one - other);
  inOrder.forEach((width, at) => {
    const share = left / (inOrder.length - at);
    level = Math.max(level, share);
    left -= Math.min(width, share);
  });
  return widths.map((width) => Math.min(width, level));
}

/**
 * Widths in twips that add up to the room: every column wide enough for its longest word, and what is
 * left over to those that have more to say.
 */
export function columnWidths({ head, rows }: TableContent, room: Room): number[] {
  const columns = head.map((cell, column) => [cell.text, ...rows.map((row) => row[column]!.text)]);
  const least = columns.map((texts) => Math.max(...texts.map(longestWord)) * CHARACTER + MARGINS);
  const wished = columns.map((texts, column) => {
    const longest = Math.max(...texts.slice(1).map(({ length }) => length), 0);
    return Math.max(least[column]!, Math.min(MAX_COLUMN, longest) * CHARACTER + MARGINS);
  });
  const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
  const extra = sum(wished) - sum(least);
  const spare = room.width - sum(least);
  const share = Math.max(0, spare - extra) / columns.length;
  const widths =
    spare >= extra
      ? wished.map((width) => width + share)
      : spare >= 0
        ? least.map((width, at) => width + (spare * (wished[at]! - width)) / extra)
        : levelled(least, room.width);
  return widths.map(Math.floor);
}

interface RowTraits {
  readonly isHead: boolean;
  /** Whether no page may end between this row and what comes after it. */
  readonly staysWithNext: boolean;
}

function cellElement(
  { text, align }: TableCell,
  width: number,
  { isHead, staysWithNext }: RowTraits,
  style: HouseStyle,
): XmlElement {
  const properties = element("w:pPr");
  if (style.cell !== null) properties.append(element("w:pStyle", { "w:val": style.cell }));
  if (staysWithNext) properties.append(element("w:keepNext"));
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
  const look = element("w:rPr");
  if (isHead) look.append(element("w:b"), element("w:bCs"));
  // Nine points where the document says nothing of tables: six columns fit on a page.
  if (style.cell === null) {
    look.append(element("w:sz", { "w:val": "18" }), element("w:szCs", { "w:val": "18" }));
  }
  const run = element("w:r");
  if (look.children.length > 0) run.append(look);
  run.append(textNode(wrapping(text)));
  return element(
    "w:tc",
    {},
    element("w:tcPr", {}, element("w:tcW", { "w:w": String(width), "w:type": "dxa" })),
    element("w:p", {}, properties, run),
  );
}

const BORDERS = ["top", "left", "bottom", "right", "insideH", "insideV"];

/** The table alone, without caption and source. */
export function tableElement(content: TableContent, room: Room, style: HouseStyle): XmlElement {
  const { table } = style;
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
  const { rows } = content;
  const isShort = rows.length <= MAX_TOGETHER;
  const row = (cells: readonly TableCell[], at: number): XmlElement => {
    const isHead = at < 0;
    // Two rows at least stand below the head and above the source.
    const staysWithNext = isShort || at < 1 || at >= rows.length - 2;

    const traits = element("w:trPr", {}, element("w:cantSplit"));
    if (isHead) traits.append(element("w:tblHeader"));
    return element(
      "w:tr",
      {},
      traits,
      ...cells.map((cell, column) =>
        cellElement(cell, widths[column]!, { isHead, staysWithNext }, style),
      ),
    );
  };
  return element(
    "w:tbl",
    {},
    properties,
    element("w:tblGrid", {}, ...grid),
    row(content.head, -1),
    ...rows.map(row),
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
      const shown = wrapping(text);
      if (cellText(cell) !== shown) setCellText(cell, shown);
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
