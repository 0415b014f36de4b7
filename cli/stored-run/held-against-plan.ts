/**
 * A stored run that this engine cannot run, as it is of a release with other modules: what was stored
 * is held against what the plan of today gives. Then plan, data and engine are told together.
 */
import { compareRuns, comparedRun, type Comparison } from "../../engine/analysis/comparison.ts";
import { movementOf, type Movement } from "../../engine/analysis/moved-outputs.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { nonFinite } from "../../engine/analysis/non-finite.ts";
import { countOf, scalarPathsOf } from "../../engine/analysis/scalar-paths.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { rerunObstacles, type Obstacles } from "../../engine/analysis/rerun-obstacles.ts";
import { incomparable } from "../compare/comparable.ts";
import { readPlan } from "../read-plan.ts";
import { engineFingerprint } from "../result-files.ts";
import { besideToday, withoutResults } from "./compared-stored.ts";
import type { StoredRun } from "./read-stored-run.ts";
import { newModules, planNotHere } from "./rerun.ts";
import { namedPlan, type PlanAsked } from "./rerun-findings.ts";
import { storedScalars } from "./stored-results.ts";

export interface HeldAgainstPlan {
  readonly stored: StoredRun;
  readonly engine: string;
  readonly newModules: readonly string[];
  /** The plan of today, as a person here would write its path. */
  readonly file: string;
  readonly outcome: RunOutcome;
  readonly movement: Movement;
  /** What was stored and what the plan of today gives, side by side; null of another region or other years. */
  readonly comparison: Comparison | null;
  /** What keeps the stored scenario from being run. */
  readonly obstacles: Obstacles | null;
  /** Of the plan of today. */
  readonly figures: number;
}

/**
 * @param diagnostics takes why it cannot be done
 * @returns null when there is nothing to hold against it: no figures, or no plan that runs
 */
export function heldAgainstPlan(
  stored: StoredRun,
  args: PlanAsked & { readonly run: string },
  diagnostics: Diagnostic[],
): HeldAgainstPlan | null {
  const scalars = storedScalars(stored);
  if (scalars.state !== "stored") {
    diagnostics.push(withoutResults(stored, scalars.state, false));
    return null;
  }
  const file = namedPlan(stored.scenario.notes.files, args.plan);
  if (file === null) {
    diagnostics.push(planNotHere(stored, args.run));
    return null;
  }
  const read = readPlan(file, args);
  diagnostics.push(...read.diagnostics);
  if (read.scenario === null) return null;
  try {
    const outcome = runScenario(read.scenario, false);
    const now = scalarPathsOf(outcome);
    const runs = [besideToday(stored, scalars.paths), comparedRun(outcome)];
    return {
      comparison: incomparable(runs, []).length === 0 ? compareRuns(runs, 0) : null,
      obstacles: rerunObstacles(stored.scenario.model),
      ...{ stored, file, outcome, engine: engineFingerprint(), newModules: newModules(stored) },
      ...{ movement: movementOf(scalars.paths, now, null), figures: countOf(now) },
    };
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    diagnostics.push(nonFinite(error));
    return null;
  }
}
