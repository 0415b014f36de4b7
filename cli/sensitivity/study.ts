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
import { canonicalText } from "../../engine/scenario/canonical.ts";
import type { Pool } from "../ensemble/pool.ts";
import { RowStages, type StagesOptions } from "../ensemble/row-stages.ts";
import { engineFingerprint, sha256 } from "../result-files.ts";
import type { Streams } from "../streams.ts";
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
  readonly watched: Pick<StagesOptions, "place" | "resume" | "quiet" | "language">;
}

/** Tornado, screening and shares. */
const STAGES = 3;

/** A study, and whether anything of a stopped try of the same one was used. */
export interface PlanStudy {
  readonly outcome: SensitivityOutcome;
  readonly isResumed: boolean;
}

/** @throws EnsembleStopped when the person stopped it */
export async function studyPlan(request: StudyRequest, streams: Streams): Promise<PlanStudy> {
  const options = { ...request.watched, stages: STAGES, key: keyOf(request) };
  const stages = new RowStages(request.pool, request.central.scenario, options, streams);
  try {
    const outcome = await studied(request, stages);
    stages.remove();
    return { outcome, isResumed: stages.resumed > 0 };
  } finally {
    stages.end();
  }
}

/** All that the figures of the rows depend on. */
function keyOf({ central, figures, method, seed, samples }: StudyRequest): StagesOptions["key"] {
  const { model, notes } = central.scenario;
  const asked = { method, samples, figures: figures.map(({ key }) => key) };
  return {
    scenario: sha256(canonicalText(model)),
    // Ranges, distributions and groups stand with the notes.
    notes: sha256(canonicalText(notes)),
    engine: engineFingerprint(),
    ...{ seed, sampling: "sensitivity", figures: sha256(JSON.stringify(asked)) },
  };
}

async function studied(request: StudyRequest, stages: RowStages): Promise<SensitivityOutcome> {
  const { central, instance, plan, figures, method, seed } = request;
  const { scenario, catalogue } = central;
  const uncertain = new UncertainModel(scenario, instance);
  const { inputs } = uncertain;
  const columns = figures.map((figure) => columnOf(plan, figure)!);
  const evaluate: Evaluate = async ({ rows, places, fill, toCome }) => {
    const row = new Float64Array(inputs.length);
    const asked = {
      ...{ count: rows, are: places, inputs: inputs.length, columns },
      fill(from: number, to: number, into: Float64Array) {
        for (let at = from; at < to; at++) {
          fill(at, row);
          into.set(row, (at - from) * inputs.length);
        }
      },
    };
    const found = await stages.evaluate(asked, toCome);
    return columns.map((_, figure) =>
      Float64Array.from({ length: rows }, (__, at) => found[at * columns.length + figure]!),
    );
  };
  const study = await sensitivityStudy({
    ...{ inputs, method, seed, samples: request.samples, evaluate },
    figures: figures.length,
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
