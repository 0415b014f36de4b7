/** Runs a sensitivity analysis of a plan on the pool of workers. */
import { drawnTables } from "../../engine/analysis/sensitivity/drawn-tables.ts";
import type {
  SensitivityFigure,
  SensitivityOutcome,
} from "../../engine/analysis/sensitivity/outcome.ts";
import {
  sensitivityStudy,
  type Evaluate,
  type Method,
} from "../../engine/analysis/sensitivity/study.ts";
import { UsedValues } from "../../engine/analysis/sensitivity/used-values.ts";
import type { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Instance } from "../../engine/run/instance.ts";
import { evaluateRows } from "../ensemble/evaluate-rows.ts";
import type { Pool } from "../ensemble/pool.ts";
import { columnOf } from "./asked.ts";

export interface StudyRequest {
  readonly central: RunOutcome;
  readonly instance: Instance;
  readonly plan: FigurePlan;
  readonly figures: readonly SensitivityFigure[];
  readonly areAsked: boolean;
  readonly method: Method;
  readonly seed: number | string;
  readonly samples: number | null;
  readonly pool: Pool;
}

export async function studyPlan(request: StudyRequest): Promise<SensitivityOutcome> {
  const { central, instance, plan, figures, method, seed, pool } = request;
  const { scenario, catalogue } = central;
  const uncertain = new UncertainModel(scenario, instance);
  const { inputs } = uncertain;
  const columns = figures.map((figure) => columnOf(plan, figure)!);
  const evaluate: Evaluate = async ({ rows, places, fill }) => {
    const row = new Float64Array(inputs.length);
    const found = await evaluateRows({ pool }, scenario, {
      ...{ count: rows, are: places, inputs: inputs.length, columns },
      fill(from, to, into) {
        for (let at = from; at < to; at++) {
          fill(at, row);
          into.set(row, (at - from) * inputs.length);
        }
      },
    });
    return columns.map((_, figure) =>
      Float64Array.from({ length: rows }, (__, at) => found[at * columns.length + figure]!),
    );
  };
  const study = await sensitivityStudy({
    ...{ inputs, method, seed, samples: request.samples, evaluate },
    // A sequence of Sobol points fills the space more evenly than random draws: narrower estimates
    // from as many runs.
    tables: (leading) => drawnTables(inputs, { seed, sampling: "sobol" }, leading),
  });
  const values = new UsedValues(scenario.model, catalogue, instance, uncertain);
  const known = new Map<string, ReturnType<UsedValues["of"]>>();
  return {
    ...{ scenario, catalogue, central, inputs, seed, method, figures, study },
    areAsked: request.areAsked,
    usedValue(factor, year) {
      const [input, another] = study.factors[factor]!.inputs;
      if (input === undefined || another !== undefined) return null;
      const key = `${input} ${year}`;
      if (!known.has(key)) known.set(key, values.of(input, year));
      return known.get(key)!;
    },
  };
}
