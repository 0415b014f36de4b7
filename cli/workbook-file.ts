/** `indicators.xlsx` in a results folder. Its library is WebAssembly, which a Node may be without. */
import type { Diagnostic } from "../engine/scenario/diagnostics/diagnostics.ts";
import type * as Workbooks from "../viz/files/workbook/workbook.ts";
import type { OutputFile } from "./results-folder.ts";

/** Node leaves it out where code may not be compiled at run time, as with `--jitless`. */
const hasWebAssembly = (): boolean => typeof WebAssembly !== "undefined";

/** @returns the workbook; nothing where this Node cannot make one, which `workbookWarnings` tells */
export function workbookFile(bytesOf: (workbooks: typeof Workbooks) => Uint8Array): OutputFile[] {
  if (!hasWebAssembly()) return [];
  // What writes spreadsheets is heavy; it is a bundle of its own, loaded only to write one.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  const workbooks = require("./workbook.cjs") as typeof Workbooks;
  return [{ name: workbooks.WORKBOOK, bytes: bytesOf(workbooks) }];
}

export const workbookWarnings = (): Diagnostic[] =>
  hasWebAssembly()
    ? []
    : [
        {
          code: "unwritable-output",
          severity: "warning",
          message: {
            nl: "indicators.xlsx is niet geschreven: deze Node draait zonder WebAssembly; alle andere bestanden staan er",
            en: "indicators.xlsx was not written: this Node runs without WebAssembly; all other files are there",
          },
          at: null,
          excerpt: null,
          help: {
            nl: "start Node zonder --jitless, of open indicators.csv in Excel",
            en: "start Node without --jitless, or open indicators.csv in Excel",
          },
          related: [],
        },
      ];
