/** What a tonne costs in every plan of a comparison, split over measures where that can be done. */
import { NonFiniteError, type Instance } from "../run/instance.ts";
import type { ScenarioModel } from "../scenario/resolved.ts";
import {
  abatementIndicators,
  abatements,
  countsCosts,
  sharedProgrammeCosts,
  type Abatement,
  type NoAbatement,
} from "./abatement.ts";
import { attribute, attributionObstacle, type Attribution } from "./attribution.ts";
import type { ComparedRun, Comparison } from "./comparison.ts";

/** With more plans than this their measures are not told apart: each takes up to a thousand runs. */
export const MOST_CURVES = 4;

/** One per plan beside the reference and region; none where no plan counts costs. */
export function compareAbatement(
  comparison: Comparison,
  instanceOf?: (model: ScenarioModel) => Instance,
): (Abatement | NoAbatement)[] {
  const { runs, reference } = comparison;
  if (!runs.some(({ catalogue }) => countsCosts(catalogue))) return [];
  const against = runs[reference]!;
  const indicators = new Set(
    comparison.regions.flatMap(({ id }) =>
      abatementIndicators(sharedProgrammeCosts(comparison, id)),
    ),
  );
  const isFew = runs.length - 1 <= MOST_CURVES;
  return abatements(comparison, (run) =>
    isFew ? splitOf(against, run, [...indicators], instanceOf) : null,
  );
}

/** The split over measures; null where no mix of the two can be run. */
function splitOf(
  reference: ComparedRun,
  plan: ComparedRun,
  indicators: readonly string[],
  instanceOf?: (model: ScenarioModel) => Instance,
): Attribution | null {
  if (reference.outcome === null || plan.outcome === null) return null;
  if (attributionObstacle(reference.scenario, plan.scenario) !== null) return null;
  try {
    return attribute(reference.scenario, plan.scenario, "measure", {
      indicators,
      ...(instanceOf === undefined ? {} : { instanceOf }),
    });
  } catch (error) {
    if (error instanceof NonFiniteError) return null;
    throw error;
  }
}
