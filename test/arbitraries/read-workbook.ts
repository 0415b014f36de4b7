/**
 * Reads a workbook back by its XML, without the library that wrote it: cells as they are stored, and
 * every part of the file as a document.
 */
import { DOMParser } from "@xmldom/xmldom";
import JSZip from "jszip";

export type StoredCell = string | number;

export interface StoredSheet {
  readonly name: string;
  readonly part: string;
  /** `[row][column]`; undefined where nothing is stored. */
  readonly rows: readonly (readonly (StoredCell | undefined)[])[];
}

export interface StoredWorkbook {
  readonly parts: ReadonlyMap<string, string>;
  readonly sheets: readonly StoredSheet[];
}

/** A part as a document. @throws when it is not well-formed */
export function documentOf(text: string, part: string): Document {
  const complain = (level: string, message: string): never => {
    throw new Error(`${part}: ${level}: ${message}`);
  };
  const handlers = {
    warning: (message: string) => complain("warning", message),
    error: (message: string) => complain("error", message),
    fatalError: (message: string) => complain("fatal", message),
  };
  return new DOMParser({ errorHandler: handlers }).parseFromString(text, "text/xml");
}

const elements = (of: Document | Element, tag: string): Element[] =>
  Array.from(of.getElementsByTagName(tag));

/** `AB12` to its column, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)![0]) {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

/** What a spreadsheet makes of `_x0007_` in a text. */
const decoded = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

export async function readWorkbook(bytes: Uint8Array): Promise<StoredWorkbook> {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const parts = new Map<string, string>();
  for (const [name, file] of Object.entries(zip.files)) {
    if (!file.dir) parts.set(name, await file.async("string"));
  }
  const read = (part: string): Document => documentOf(parts.get(part)!, part);
  const texts = elements(read("xl/sharedStrings.xml"), "si").map((item) =>
    decoded(
      elements(item, "t")
        .map(({ textContent }) => textContent ?? "")
        .join(""),
    ),
  );
  const targets = new Map(
    elements(read("xl/_rels/workbook.xml.rels"), "Relationship").map((relation) => [
      relation.getAttribute("Id"),
      `xl/${relation.getAttribute("Target")!}`,
    ]),
  );
  const sheets = elements(read("xl/workbook.xml"), "sheet").map((sheet): StoredSheet => {
    const part = targets.get(sheet.getAttribute("r:id"))!;
    const rows: (StoredCell | undefined)[][] = [];
    for (const cell of elements(read(part), "c")) {
      const reference = cell.getAttribute("r")!;
      const row = Number(/\d+$/.exec(reference)![0]) - 1;
      const value = elements(cell, "v")[0]?.textContent;
      if (value === undefined || value === null) continue;
      const isText = cell.getAttribute("t") === "s";
      (rows[row] ??= [])[columnOf(reference)] = isText ? texts[Number(value)]! : Number(value);
    }
    const filled = Array.from({ length: rows.length }, (_, row) => rows[row] ?? []);
    return { name: sheet.getAttribute("name")!, part, rows: filled };
  });
  return { parts, sheets };
}
