/** What the plans of a comparison assume otherwise than its reference, and whether to warn of it. */
import { backgroundWarning } from "../../engine/analysis/background-warning.ts";
import type { Comparison } from "../../engine/analysis/comparison.ts";
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import type { ScenarioDifferences } from "../../engine/analysis/difference.ts";
import { scenarioDifferences } from "../../engine/analysis/scenario-differences.ts";
import type { Diagnostic } from "../../engine/scenario/diagnostics/diagnostics.ts";
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

/** One warning per plan that differs from the reference in more than policy. */
export function backgroundWarnings(
  { comparison: { runs }, differences }: ComparisonOutcome,
  reads: readonly ReadRun[],
): Diagnostic[] {
  return differences.flatMap((of) => {
    const { catalogue } = runs.find(({ id }) => id === of.plan)!;
    const warning = backgroundWarning(of, catalogue);
    if (warning === null) return [];
    return reads.find(({ run }) => run?.id === of.plan)?.shown([warning]) ?? [warning];
  });
}
