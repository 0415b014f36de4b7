/**
 * The tables of a region's folder as texts in which rows are replaced: what somebody else wrote in the
 * same file stays as it is, to the letter.
 */
import fs from "node:fs";
import path from "node:path";
import { cellText, readCsv, type CsvTable } from "../../engine/scenario/region/csv.ts";
import type { Cells } from "./build.ts";
import { patientRename } from "../patient-rename.ts";

/** Which rows of a folder of the region are to go, and what comes in their place. */
export interface Replacement {
  /** A folder of the region, or a file in it. */
  readonly at: string;
  readonly suffix: string;
  /** The file that new rows go into; made when it is not there. */
  readonly into: string;
  readonly header: readonly string[];
  /** Other names of a column, in small letters. */
  readonly alike?: Readonly<Record<string, string>>;
  readonly rows: readonly Cells[];
  isReplaced(cell: (column: string) => string): boolean;
}

const quoted = (text: string, separator: string): string =>
  text.includes(separator) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** With semicolons between the cells a decimal comma: `1.234` would be refused there. */
const spelledFor = (text: string, separator: string): string =>
  separator === ";" && /^-?\d+\.\d+$/.test(text) ? text.replace(".", ",") : text;

export class RegionTexts {
  /** What changed, by absolute path. */
  readonly changed = new Map<string, string>();

  constructor(readonly folder: string) {}

  /** The text of a file of the region as it is to be; null when there is none. */
  text(name: string): string | null {
    const file = path.resolve(this.folder, name);
    const changed = this.changed.get(file);
    if (changed !== undefined) return changed;
    return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
  }

  put(name: string, text: string): void {
    const file = path.resolve(this.folder, name);
    // What comes out as it stands on disk is no change.
    if (fs.existsSync(file) && fs.readFileSync(file, "utf8") === text) this.changed.delete(file);
    else this.changed.set(file, text);
  }

  private namesIn(at: string, suffix: string): string[] {
    const target = path.resolve(this.folder, at);
    if (fs.existsSync(target) && fs.statSync(target).isDirectory()) {
      return fs
        .readdirSync(target)
        .filter((name) => name.endsWith(suffix) && !/^[.~]/.test(name))
        .sort()
        .map((name) => path.posix.join(at, name));
    }
    return this.text(at) === null ? [] : [at];
  }

  replace({ at, suffix, into, header, alike = {}, rows, isReplaced }: Replacement): void {
    if (rows.length === 0) return;
    const nameOf = (column: string): string => alike[column.toLowerCase()] ?? column.toLowerCase();
    for (const name of new Set([...this.namesIn(at, suffix), into])) {
      const text = this.text(name);
      if (text === null) continue;
      const { table } = readCsv(name, text);
      const kept = withoutRows(text, table, (row) =>
        isReplaced((column) => {
          const place = table.header.findIndex((known) => nameOf(known) === column);
          return place < 0 ? "" : cellText(row, place);
        }),
      );
      if (kept !== null) this.put(name, kept);
    }
    const text = this.text(into);
    const { table } = readCsv(into, text ?? "");
    const isNew = text === null || table.header.length === 0;
    const columns = isNew ? header : table.header;
    const separator = isNew ? "," : table.separator;
    const lines = rows.map((cells) =>
      columns
        .map((column) => quoted(spelledFor(cells[nameOf(column)] ?? "", separator), separator))
        .join(separator),
    );
    const end = text?.includes("\r\n") === true ? "\r\n" : "\n";
    const head = isNew ? `${header.join(",")}${end}` : text;
    this.put(into, `${head}${/[\r\n]$/.test(head) ? "" : end}${lines.join(end)}${end}`);
  }
}

/** The text of a table without some of its rows, all else as it was; null when it has none of them. */
function withoutRows(
  text: string,
  { rows }: CsvTable,
  isReplaced: (row: CsvTable["rows"][number]) => boolean,
): string | null {
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? [];
  const gone = new Set<number>();
  rows.forEach((row, at) => {
    if (!isReplaced(row)) return;
    // A row with a line end in a cell goes on to where the next begins.
    const next = rows[at + 1]?.line ?? lines.length + 1;
    for (let line = row.line; line < next; line++) gone.add(line);
  });
  return gone.size === 0 ? null : lines.filter((_, at) => !gone.has(at + 1)).join("");
}

/** Writes all files, or puts back what was there. @throws the error of the file system */
export function writeTexts(changed: ReadonlyMap<string, string>): void {
  const before = new Map<string, Buffer | null>();
  const fresh = (file: string): string => `${file}.${process.pid}.new`;
  try {
    for (const [file, text] of changed) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(fresh(file), text);
    }
    for (const file of changed.keys()) {
      before.set(file, fs.existsSync(file) ? fs.readFileSync(file) : null);
      patientRename(fresh(file), file);
    }
  } catch (error) {
    for (const [file, bytes] of before) {
      if (bytes === null) fs.rmSync(file, { force: true });
      else fs.writeFileSync(file, bytes);
    }
    throw error;
  } finally {
    for (const file of changed.keys()) fs.rmSync(fresh(file), { force: true });
  }
}
