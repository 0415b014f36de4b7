/** Writes the plan file of a backcast: whole or not at all, and never over what a person changed. */
import fs from "node:fs";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { replaceFile } from "../replace-file.ts";
import { unwritableFile } from "../unwritable-file.ts";
import { isUntouched } from "./plan-text.ts";

const refusal = (message: Diagnostic["message"], help: Diagnostic["help"]): Diagnostic => ({
  ...{ code: "unwritable-output", severity: "error", message, help },
  ...{ at: null, excerpt: null, related: [] },
});

/** @returns why it was not written; null when it was */
export function writePlanFile(file: string, text: string): Diagnostic | null {
  try {
    const status = fs.statSync(file, { throwIfNoEntry: false });
    if (status !== undefined && !(status.isFile() && isUntouched(fs.readFileSync(file, "utf8")))) {
      return refusal(
        {
          nl: `${file} bestaat al en is geen plan van simulate backcast, of is daarna veranderd`,
          en: `${file} exists already and is no plan of simulate backcast, or was changed since`,
        },
        { nl: "Kies een andere naam met --out.", en: "Choose another name with --out." },
      );
    }
    replaceFile(file, text);
    return null;
  } catch (error) {
    return unwritableFile(file, error);
  }
}
