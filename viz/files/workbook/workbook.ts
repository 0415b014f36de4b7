/** The workbook of a run and of a comparison, in one bundle: it is loaded only to write one. */
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import type { Language } from "../../numbers.ts";
import { runWorkbook } from "./run-workbook.ts";
import type { Signature } from "./view.ts";
import { workbookBytes } from "./write.ts";

export const WORKBOOK = "indicators.xlsx";

/** @param signature what says which run it is */
export const runWorkbookBytes = (
  outcome: RunOutcome,
  signature: Signature,
  language: Language,
): Uint8Array => workbookBytes(runWorkbook(outcome, signature, language));
