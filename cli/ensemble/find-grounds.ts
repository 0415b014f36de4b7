/** What the plain run of a scenario rests on, found by a worker that has its engine warm. */
import { inputRecords } from "../../engine/analysis/ensemble/input-records.ts";
import type { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { groundScenario } from "../../engine/analysis/outcome.ts";
import { cityOf } from "../../engine/model/index.ts";
import { NonFiniteError, type Instance } from "../../engine/run/instance.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { GroundsReport } from "./protocol.ts";

/** @param uncertain the uncertain inputs of the same scenario */
export function findGrounds(
  scenario: ResolvedScenario,
  instance: Instance,
  uncertain: UncertainModel,
): GroundsReport["found"] {
  const { model } = scenario;
  const assumptions = model.regions.map((_, at) =>
    uncertain.inputs.flatMap(({ region, assumption }) =>
      region === at && assumption.kind !== "history" ? [assumption] : [],
    ),
  );
  try {
    const groundings = groundScenario(scenario, instance, assumptions);
    const inputs = inputRecords(scenario, cityOf(model).catalogue, uncertain.inputs);
    return { groundings, inputs };
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    const { output, year } = error;
    return { nonFinite: { output, year } };
  }
}
