/** Writes the one file of a table, whole or not at all, and only over a table of ours. */
import fs from "node:fs";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { replaceFile } from "../replace-file.ts";
import { unwritableFile } from "../unwritable-file.ts";

const refusal = (message: Diagnostic["message"], help: Diagnostic["help"]): Diagnostic => ({
  ...{ code: "unwritable-output", severity: "error", message, help },
  ...{ at: null, excerpt: null, related: [] },
});

const OTHER: Diagnostic["help"] = {
  nl: "Kies een andere naam met --out.",
  en: "Choose another name with --out.",
};

/**
 * @param isOurs whether the beginning of a file is that of a table of ours
 * @returns why it was not written; null when it was
 */
export function writeTable(
  file: string,
  bytes: Uint8Array,
  isOurs: (beginning: string) => boolean,
): Diagnostic | null {
  const status = fs.statSync(file, { throwIfNoEntry: false });
  if (status !== undefined && !status.isFile()) {
    return refusal({ nl: `${file} is geen bestand`, en: `${file} is no file` }, OTHER);
  }
  try {
    if (status !== undefined && !isOurs(beginningOf(file))) {
      return refusal(
        {
          nl: `${file} bestaat al en is geen tabel van dit programma`,
          en: `${file} exists already and is no table of this program`,
        },
        OTHER,
      );
    }
    replaceFile(file, bytes);
    return null;
  } catch (error) {
    return unwritableFile(file, error);
  }
}

const LONGEST_BEGINNING = 4096;

function beginningOf(file: string): string {
  const handle = fs.openSync(file, "r");
  try {
    const bytes = Buffer.alloc(LONGEST_BEGINNING);
    return bytes.toString("utf8", 0, fs.readSync(handle, bytes));
  } finally {
    fs.closeSync(handle);
  }
}
