/** What is said where one file cannot be written: another program has it open, or it may not be. */
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import { isHeld } from "./patient-rename.ts";

/**
 * Windows says with the same codes that a file is open elsewhere and that one has no right to it; other
 * systems let an open file be replaced, so that there they are about rights alone.
 */
const SURELY_OPEN = ["EBUSY", "ENOTEMPTY"];

/** @param error of the file system */
export function unwritableFile(
  file: string,
  error: unknown,
  isWindows = process.platform === "win32",
): Diagnostic {
  const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  const isOpen = SURELY_OPEN.includes(code) || (isWindows && isHeld(error));
  return {
    ...{ code: "unwritable-output", severity: "error" },
    ...(isOpen
      ? {
          message: {
            nl: `${file} is nog open in een ander programma, of u mag er niet schrijven (${code})`,
            en: `${file} is still open in another program, or you may not write there (${code})`,
          },
          help: {
            nl: "Sluit het bestand daar (Excel, Word, de browser), of kies een andere naam met --out.",
            en: "Close the file there (Excel, Word, the browser), or choose another name with --out.",
          },
        }
      : {
          message: {
            nl: `${file} kan niet geschreven worden (${code})`,
            en: `${file} cannot be written (${code})`,
          },
          help: {
            nl: "Kies een andere naam met --out.",
            en: "Choose another name with --out.",
          },
        }),
    ...{ at: null, excerpt: null, related: [] },
  };
}
