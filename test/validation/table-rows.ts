/** Rows of the comma-separated tables that the validation reads. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { cellText, readCsv } from "../../engine/scenario/region/csv.ts";
import { root } from "../arbitraries/root.ts";

export type Row = Readonly<Record<string, string>>;

/** @param file path from the folder of the project */
export function tableRows(file: string): Row[] {
  const { table } = readCsv(file, readFileSync(path.join(root, file), "utf8"));
  if (table === null) throw new Error(`${file} is no table`);
  return table.rows.map((row) =>
    Object.fromEntries(table.header.map((column, at) => [column, cellText(row, at)])),
  );
}
