/**
 * A sensitivity analysis of a plan without running it: figures that move with its uncertain inputs in
 * a way made up here, for what is shown and written of a study. Names, ranges and the plain run are
 * those of the plan.
 */
import { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor, runScenario } from "../../engine/analysis/outcome.ts";
import { drawnTables } from "../../engine/analysis/sensitivity/drawn-tables.ts";
import type { SensitivityOutcome } from "../../engine/analysis/sensitivity/outcome.ts";
import { sensitivityStudy, type Evaluate } from "../../engine/analysis/sensitivity/study.ts";
import { UsedValues } from "../../engine/analysis/sensitivity/used-values.ts";
import { cityOf } from "../../engine/model/index.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { figuresAsked } from "../../cli/sensitivity/asked.ts";

/** From what a figure is in the plain run, and where every input is, to what it becomes. */
export type Response = (central: number, places: Float64Array) => number;

/**
 * @param asked figures as after `--of`, each with how it responds; places are -1 to 1 in the tornado,
 *   and 0 to 1 in the draws
 */
export async function inventedSensitivity(
  scenario: ResolvedScenario,
  asked: Readonly<Record<string, Response>>,
): Promise<SensitivityOutcome> {
  const { model } = scenario;
  const instance = instanceFor(model);
  const central = runScenario(scenario, false, () => instance);
  const { catalogue } = cityOf(model);
  const plan = new FigurePlan(model, catalogue, instance, { cells: false });
  const { figures } = figuresAsked(Object.keys(asked), plan);
  const stated = figures.map(({ id, kind, year, region }) =>
    kind === "goal"
      ? (central.targets[region]!.results.find(({ target }) => target.id === id)?.reached ?? NaN)
      : central.own.run.at(id, year, 0, region),
  );
  const uncertain = new UncertainModel(scenario, instance);
  const { inputs } = uncertain;
  const evaluate: Evaluate = ({ rows, fill }) => {
    const values = figures.map(() => new Float64Array(rows));
    const places = new Float64Array(inputs.length);
    for (let row = 0; row < rows; row++) {
      fill(row, places);
      figures.forEach(({ key }, figure) => {
        values[figure]![row] = asked[key]!(stated[figure]!, places);
      });
    }
    return Promise.resolve(values);
  };
  const study = await sensitivityStudy({
    ...{ inputs, method: "sobol", seed: 1, samples: 32, figures: figures.length, evaluate },
    tables: (leading) => drawnTables(inputs, { seed: 1, sampling: "sobol" }, leading),
  });
  const values = new UsedValues(model, catalogue, instance, uncertain);
  return {
    ...{ scenario, catalogue, central, inputs, figures, study },
    ...{ seed: 1, method: "sobol", areAsked: true },
    usedValue(factor, year) {
      const [input, another] = study.factors[factor]!.inputs;
      return input === undefined || another !== undefined ? null : values.of(input, year);
    },
  };
}
