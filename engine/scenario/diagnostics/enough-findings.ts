/**
 * How much is told of one plan. Beyond that nobody reads on, and to look for what was meant by each
 * of fifty thousand keys would take longer than all the rest.
 */
import type { Diagnostic } from "./diagnostics.ts";

const MOST_FINDINGS = 1000;

/** Whether so much is wrong already that what follows need not be read: nothing will be computed. */
export const hasEnough = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.length >= MOST_FINDINGS && diagnostics.some(({ severity }) => severity === "error");
