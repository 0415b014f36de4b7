/** The workbook of a run, a group, a comparison and an ensemble, in one bundle: it is loaded only to write one. */
import type { ComparisonOutcome } from "../../../engine/analysis/comparison-outcome.ts";
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import type { RunOutcome } from "../../../engine/analysis/outcome.ts";
import type { Language } from "../../numbers.ts";
import { comparisonWorkbook } from "./comparison-workbook.ts";
import type { EnsembleContent } from "./ensemble-view.ts";
import { ensembleWorkbook } from "./ensemble-workbook.ts";
import { groupWorkbook } from "./group-workbook.ts";
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

/** @param signature of the whole group */
export const groupWorkbookBytes = (
  outcome: GroupOutcome,
  signature: Signature,
  language: Language,
): Uint8Array => workbookBytes(groupWorkbook(outcome, signature, language));

/** @param signatures one per run */
export const comparisonWorkbookBytes = (
  outcome: ComparisonOutcome,
  signatures: readonly Signature[],
  language: Language,
): Uint8Array => workbookBytes(comparisonWorkbook(outcome, signatures, language));

export const ensembleWorkbookBytes = (content: EnsembleContent, language: Language): Uint8Array =>
  workbookBytes(ensembleWorkbook(content, language));
