/** Everything that is shown of a comparison of plans: the one record that all its sections read. */
import type { Comparison } from "./comparison.ts";

export interface ComparisonOutcome {
  readonly comparison: Comparison;
}
