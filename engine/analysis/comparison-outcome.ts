/** Everything that is shown of a comparison of plans: the one record that all its sections read. */
import type { Abatement, NoAbatement } from "./abatement.ts";
import type { PlanAttribution } from "./compared-attribution.ts";
import type { Comparison } from "./comparison.ts";
import type { ScenarioDifferences } from "./difference.ts";
import type { RunMovement } from "./moved-outputs.ts";

export interface ComparisonOutcome {
  readonly comparison: Comparison;
  /** What each plan assumes otherwise than the reference, in the order of the plans. */
  readonly differences: readonly ScenarioDifferences[];
  /** What the measures of each plan do, in the order of the plans; empty when nobody asks. */
  readonly attributions: readonly PlanAttribution[];
  /** What moved between every stored run and every plan that was run today. */
  readonly movements: readonly RunMovement[];
  /** What a tonne avoided costs in each plan and region; empty where the model counts no costs. */
  readonly abatements: readonly (Abatement | NoAbatement)[];
}
