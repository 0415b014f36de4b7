/** Writes the page: whole or not at all, and never over a file that is no page of this command. */
import fs from "node:fs";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { replaceFile } from "../replace-file.ts";
import { unwritableFile } from "../unwritable-file.ts";
import { GENERATOR } from "./page-html.ts";

const refusal = (message: Diagnostic["message"]): Diagnostic => ({
  ...{ code: "unwritable-output", severity: "error", message },
  help: { nl: "Kies een andere naam met --out.", en: "Choose another name with --out." },
  ...{ at: null, excerpt: null, related: [] },
});

/** The mark stands before the first text that a plan can fill. */
const MARK_WITHIN = 300;

function isOurs(file: string): boolean {
  const start = Buffer.alloc(MARK_WITHIN);
  const handle = fs.openSync(file, "r");
  try {
    fs.readSync(handle, start);
  } finally {
    fs.closeSync(handle);
  }
  return start.includes(`<meta name="generator" content="${GENERATOR}">`);
}

/** @returns why nothing may be written there; null when it may */
export function overwriteProblem(file: string): Diagnostic | null {
  const status = fs.statSync(file, { throwIfNoEntry: false });
  if (status === undefined || (status.isFile() && (status.size === 0 || isOurs(file)))) return null;
  return refusal({
    nl: `${file} bestaat al en is geen pagina van simulate explore`,
    en: `${file} exists already and is no page of simulate explore`,
  });
}

/** @returns why it was not written; null when it was */
export function writePage(file: string, html: string): Diagnostic | null {
  try {
    const problem = overwriteProblem(file);
    if (problem !== null) return problem;
    replaceFile(file, html);
    return null;
  } catch (error) {
    return unwritableFile(file, error);
  }
}
