/** Which measures do the work in a comparison: every plan split against the reference. */
import { NonFiniteError, type Instance } from "../run/instance.ts";
import type { Text } from "../scenario/declarations.ts";
import type { ResolvedScenario, ScenarioModel } from "../scenario/resolved.ts";
import {
  attribute,
  attributionObstacle,
  type AttributedIndicator,
  type Attribution,
} from "./attribution.ts";
import type { AttributedBy } from "./attribution/groups.ts";
import type { ComparedRun, Comparison } from "./comparison.ts";
import { unchangedPolicy } from "./unchanged-policy.ts";

/** Split when nobody asks for anything else. */
export const EXPLAINED = ["emissions.total"] as const;

/** Ways to group that are told beside the one that is asked for. */
const ALWAYS: readonly AttributedBy[] = ["theme", "actor"];

/** The split of one plan against the reference. */
export interface PlanAttribution {
  /** Id of the plan. */
  readonly plan: string;
  /** Why nothing is split; null when it is. */
  readonly obstacle: Text | null;
  /** As asked for first, then by theme and by actor; none when there is an obstacle. */
  readonly splits: readonly Attribution[];
}

export interface ExplainedQuestion {
  /** Ids and addresses. */
  readonly indicators: readonly string[];
  readonly by: AttributedBy;
  readonly instanceOf?: (model: ScenarioModel) => Instance;
}

/** One per plan beside the reference, in the order of the plans. */
export function attributeComparison(
  { runs, reference }: Comparison,
  question: ExplainedQuestion,
): PlanAttribution[] {
  if (question.indicators.length === 0) return [];
  return runs.flatMap((run, at) =>
    at === reference ? [] : [attributePlan(runs[reference]!, run, question)],
  );
}

function attributePlan(
  reference: ComparedRun,
  { id: plan, scenario, outcome }: ComparedRun,
  { indicators, by, instanceOf }: ExplainedQuestion,
): PlanAttribution {
  const refused = (obstacle: Text): PlanAttribution => ({ plan, obstacle, splits: [] });
  if (outcome === null || reference.outcome === null) {
    return refused({
      nl: "wat bewaard is, is de uitkomst van een vroegere run: een mengvorm daarvan is niet door te rekenen",
      en: "what is stored is the result of an earlier run: no mix of that can be run",
    });
  }
  const obstacle = attributionObstacle(reference.scenario, scenario);
  if (obstacle !== null) return refused(obstacle);
  const options = {
    indicators,
    interactions: true,
    ...(instanceOf === undefined ? {} : { instanceOf }),
  };
  try {
    const splits = [by, ...ALWAYS.filter((one) => one !== by)].map((one) =>
      attribute(reference.scenario, scenario, one, options),
    );
    return { plan, obstacle: null, splits };
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    const { output, year } = error;
    return refused({
      nl: `een mengvorm van beide is niet door te rekenen: ${output} wordt geen getal in ${year}`,
      en: `a mix of both cannot be run: ${output} is no number in ${year}`,
    });
  }
}

/**
 * What the measures of a single plan do, beside unchanged policy: only where the split is exact, as
 * nobody asked for it; null where a mix cannot be run.
 */
export function attributeAlone(
  scenario: ResolvedScenario,
  instanceOf?: (model: ScenarioModel) => Instance,
): Attribution | null {
  const options = instanceOf === undefined ? {} : { instanceOf };
  try {
    return attribute(unchangedPolicy(scenario), scenario, "measure", {
      ...{ ...options, indicators: EXPLAINED, exactOnly: true },
    });
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    return null;
  }
}

/** The split of one indicator in one region; null where both scenarios do not have it alike. */
export const splitOf = (
  { indicators }: Attribution,
  region: string,
  id: string,
): AttributedIndicator | null =>
  indicators.find((one) => one.id === id && one.region === region) ?? null;

/** Of the values, below which a part is how sums are rounded and nothing that a measure does. */
const ROUNDING = 1e-9;

/** Whether there is something to tell of a split: a part that is more than rounding, in any year. */
export function hasParts({ parts, reference, plan }: AttributedIndicator): boolean {
  return parts.some(({ part }) =>
    part.some((value, at) => {
      const size = Math.max(Math.abs(reference[at]!), Math.abs(plan[at]!));
      return Math.abs(value) > ROUNDING * size;
    }),
  );
}
