/** From the words on the command line to the runs that are compared. */
import { comparedRun, type ComparedRun } from "../../engine/analysis/comparison.ts";
import type { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { ownWarnings } from "../../engine/analysis/own-results.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import type { ReadOptions } from "../read-plan.ts";
import { readPlanToRun } from "../read-region-plan.ts";
import { comparedStored, type StoredSide } from "../stored-run/compared-stored.ts";
import { readStoredRuns, storedRunFile } from "../stored-run/read-stored-run.ts";
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
  /** Of a stored run, what is known of it beside. */
  readonly side?: StoredSide;
}

/**
 * The run of a plan, or those that a run.json stored.
 *
 * @param taken ids of the runs before it
 */
export function readRuns(
  plan: string,
  options: ReadOptions,
  instances: Instances,
  taken: Set<string>,
): ReadRun[] {
  const file = storedRunFile(plan);
  if (file === null) return [readRun(plan, options, instances)];
  const { runs, diagnostics } = readStoredRuns(file);
  const shown: ReadRun["shown"] = (found) => found;
  if (runs.length === 0) return [{ plan, run: null, language: null, diagnostics, shown }];
  return runs.map((stored, at) => {
    const { run, side, diagnostics: found } = comparedStored(stored, taken, instances.of);
    taken.add(side.stored.scenario.notes.id);
    const told = at === 0 ? [...diagnostics, ...found] : found;
    return { plan, run, language: stored.language, diagnostics: told, shown, side };
  });
}

/** @param instances share what is wired between plans of one structure */
function readRun(plan: string, options: ReadOptions, instances: Instances): ReadRun {
  const { scenario, diagnostics, language, shown } = readPlanToRun(plan, options);
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
