/**
 * Reads the sheets of an .xlsx file: values only. Of a formula it takes the value that the spreadsheet
 * computed last; nothing is computed or run.
 */
import { ZipError, type ZipEntry } from "./zip.ts";
import type { GridRow, Sheet } from "./sheet.ts";

/** What one part of a workbook may unpack to, and how many cells are read. */
export const LARGEST_PART = 300 * 1024 * 1024;
const MOST_CELLS = 5_000_000;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

const decoded = (text: string): string =>
  text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag);
  return found === null ? null : decoded(found[1]!);
};

/** Texts within an element: those of runs with their own typeface follow one another. */
const textsIn = (xml: string): string =>
  [...xml.replace(/<(?:\w+:)?rPh\b[^]*?<\/(?:\w+:)?rPh>/g, "").matchAll(TEXT)]
    .map(([, text]) => decoded(text ?? ""))
    .join("");
const TEXT = /<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g;

/** `BC12` gives 54, from 0; -1 for what is no address. */
export function columnOf(address: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(address)?.[0] ?? "") {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

/** @throws {ZipError} when it is no workbook */
export function workbookSheets(file: string, entries: readonly ZipEntry[]): Sheet[] {
  const byName = new Map(entries.map((entry) => [entry.name.replace(/^\//, ""), entry]));
  const read = (name: string): string | null =>
    byName.get(name)?.read(LARGEST_PART).toString("utf8") ?? null;
  const workbook = read("xl/workbook.xml");
  if (workbook === null) throw new ZipError("broken");
  const targets = new Map(
    [...(read("xl/_rels/workbook.xml.rels") ?? "").matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(
      ([tag]) => [attribute(tag, "Id") ?? "", attribute(tag, "Target") ?? ""],
    ),
  );
  const shared = [
    ...(read("xl/sharedStrings.xml") ?? "").matchAll(
      /<(?:\w+:)?si(?:\s[^>]*)?>([^]*?)<\/(?:\w+:)?si>|<(?:\w+:)?si\s*\/>/g,
    ),
  ].map(([, inner]) => textsIn(inner ?? ""));
  const budget = { cells: MOST_CELLS };
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag], index) => {
    const target = targets.get(attribute(tag, "id") ?? "") ?? `worksheets/sheet${index + 1}.xml`;
    const xml = read(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    if (xml === null) return [];
    const rows = rowsOf(xml, shared, budget);
    const name = attribute(tag, "name") ?? `${index + 1}`;
    return [{ file, name, isTyped: true, separator: "\t", rows: () => rows }];
  });
}

function rowsOf(xml: string, shared: readonly string[], budget: { cells: number }): GridRow[] {
  const rows: GridRow[] = [];
  let number = 0;
  for (const [, tag, inner] of xml.matchAll(/<(?:\w+:)?row\b([^>]*)>([^]*?)<\/(?:\w+:)?row>/g)) {
    number = Number(attribute(` ${tag!}`, "r") ?? number + 1);
    const cells: string[] = [];
    for (const [, head, content] of inner!.matchAll(
      /<(?:\w+:)?c\b((?:[^>"]|"[^"]*")*?)(?:\/>|>([^]*?)<\/(?:\w+:)?c>)/g,
    )) {
      if (--budget.cells < 0) throw new ZipError("too-large");
      const place = columnOf(attribute(` ${head!}`, "r") ?? "");
      const column = place < 0 ? cells.length : place;
      while (cells.length < column) cells.push("");
      cells[column] = valueOf(attribute(` ${head!}`, "t") ?? "n", content ?? "", shared).trim();
    }
    if (cells.some((cell) => cell !== "")) rows.push({ number, cells, text: null });
  }
  return rows;
}

function valueOf(type: string, content: string, shared: readonly string[]): string {
  if (type === "inlineStr") return textsIn(content);
  const value = decoded(/<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(content)?.[1] ?? "");
  if (type === "s") return shared[Number(value)] ?? "";
  if (type !== "n") return value;
  const number = Number(value);
  return value === "" || !Number.isFinite(number) ? value : `${number}`;
}
