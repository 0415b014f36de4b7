/** From the words on the command line to the runs that are compared. */
import { comparedRun, type ComparedRun } from "../../engine/analysis/comparison.ts";
import type { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nonFinite } from "../non-finite.ts";
import { readPlan, type ReadOptions } from "../read-plan.ts";
import type { Language } from "../texts.ts";

export interface ReadRun {
  /** As it was typed. */
  readonly plan: string;
  /** Null when it does not load or breaks down; then a diagnostic says why. */
  readonly run: ComparedRun | null;
  readonly language: Language | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What is found later of the same plan, its files named as a person here would write them. */
  shown(found: readonly Diagnostic[]): readonly Diagnostic[];
}

/** @param instances share what is wired between plans of one structure */
export function readRun(plan: string, options: ReadOptions, instances: Instances): ReadRun {
  const { scenario, diagnostics, language, shown } = readPlan(plan, options);
  if (scenario === null) return { plan, run: null, language, diagnostics, shown };
  let outcome: RunOutcome;
  try {
    outcome = runScenario(scenario, false, instances.of);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    const found = [...diagnostics, nonFinite(error)];
    return { plan, run: null, language, diagnostics: found, shown };
  }
  const warnings = shown(ownWarnings(scenario, outcome.own.results));
  const run = comparedRun(outcome);
  return { plan, run, language, diagnostics: [...diagnostics, ...warnings], shown };
}
