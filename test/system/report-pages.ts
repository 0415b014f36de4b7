/** The reports of a run and of a comparison as the command writes them, for tests that open them. */
import fs from "node:fs";
import path from "node:path";
import { simulate, temporaryFolder } from "../cli/simulate.ts";

export const REPORT_LANGUAGES = ["nl", "en"] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** Writes the report of a plan, or of several side by side. */
export function writeReport(
  out: string,
  plans: readonly string[],
  language: ReportLanguage,
): string {
  const command = plans.length === 1 ? plans : ["compare", ...plans];
  const { status, error } = simulate([...command, "--out", out, "--lang", language, "--quiet"]);
  if (status !== 0) throw new Error(error);
  const [folder] = fs.readdirSync(out);
  return path.join(out, folder!, "report.html");
}

/** A folder per report, so that each is found without its name. */
export function reportFolder(): { readonly root: string; next(): string; remove(): void } {
  const root = temporaryFolder();
  let count = 0;
  return {
    root,
    next: () => path.join(root, String(++count)),
    remove: () => fs.rmSync(root, { recursive: true, force: true }),
  };
}
