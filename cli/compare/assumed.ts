/**
 * What is found beside the figures of a comparison: what its plans assume otherwise than the
 * reference, whether to warn of it, and what moved since a run was stored.
 */
import { backgroundWarning, restartWarning } from "../../engine/analysis/background-warning.ts";
import type { Comparison } from "../../engine/analysis/comparison.ts";
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import type { ScenarioDifferences } from "../../engine/analysis/difference.ts";
import { scenarioDifferences } from "../../engine/analysis/scenario-differences.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
import { movementOf, type RunMovement } from "../../engine/analysis/moved-outputs.ts";
import { scalarPathsOf } from "../../engine/analysis/scalar-paths.ts";
import { engineFingerprint } from "../result-files.ts";
import type { ReadRun } from "./read-runs.ts";

/** One list per plan beside the reference, in the order of the plans. */
export function differencesOf({ runs, reference }: Comparison): ScenarioDifferences[] {
  const against = runs[reference]!;
  return runs
    .filter((_, at) => at !== reference)
    .map(({ scenario, catalogue }) =>
      scenarioDifferences(against.scenario, scenario, [against.catalogue, catalogue]),
    );
}

/** Warnings of every plan that differs from the reference in more than policy, or in its start. */
export function backgroundWarnings(
  { comparison: { runs }, differences }: ComparisonOutcome,
  reads: readonly ReadRun[],
): Diagnostic[] {
  return differences.flatMap((of) => {
    const { catalogue } = runs.find(({ id }) => id === of.plan)!;
    const warnings = [restartWarning(of), backgroundWarning(of, catalogue)].filter(
      (warning) => warning !== null,
    );
    return reads.find(({ run }) => run?.id === of.plan)?.shown(warnings) ?? warnings;
  });
}

/** Every stored run against every plan that was run today. */
export function movementsOf(reads: readonly ReadRun[]): RunMovement[] {
  const plans = reads.flatMap(({ run, side }) =>
    side !== undefined || run === null || run.outcome === null
      ? []
      : [{ plan: run.id, paths: scalarPathsOf(run.outcome) }],
  );
  return reads.flatMap(({ side }) => {
    if (side === undefined) return [];
    const { stored, rerun } = side;
    const again = rerun === null ? null : scalarPathsOf(rerun);
    const scalars = side.scalars ?? again;
    if (scalars === null) return [];
    const { engine, scenario } = stored;
    return plans.map(({ plan, paths }) => ({
      ...{ stored: scenario.notes.id, plan, engine },
      isThisEngine: engine === engineFingerprint(),
      movement: movementOf(scalars, paths, again),
    }));
  });
}
