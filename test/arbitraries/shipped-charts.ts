/** The charts of the shipped plans, and of some of them side by side, as the command draws them. */
import { baseSteps } from "../../engine/analysis/base-steps.ts";
import { attributeAlone, attributeComparison } from "../../engine/analysis/compared-attribution.ts";
import { compareAbatement } from "../../engine/analysis/compared-abatement.ts";
import { comparedRun, compareRuns } from "../../engine/analysis/comparison.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { comparedFanCharts, fanCharts, goalCharts } from "../../viz/files/ensemble-charts.ts";
import type { Language } from "../../viz/numbers.ts";
import { abatementCharts } from "../../viz/specs/comparison/abatement-curve.ts";
import {
  attributionCharts,
  waterfallAlone,
} from "../../viz/specs/comparison/attribution-charts.ts";
import { costCharts } from "../../viz/specs/comparison/costs.ts";
import { comparisonChartsOf } from "../../viz/specs/comparison/index.ts";
import { comparisonView } from "../../viz/specs/comparison/view.ts";
import type { VegaLiteSpec } from "../../viz/specs/frame.ts";
import { chartsOf } from "../../viz/specs/index.ts";
import { chartInput } from "../../viz/specs/input.ts";
import { inventedEnsemble } from "./invented-ensemble.ts";
import { shipped, type SHIPPED_PLANS } from "./shipped.ts";

export interface ShippedChart {
  readonly id: string;
  spec(language: Language): VegaLiteSpec;
}

type Plan = (typeof SHIPPED_PLANS)[number];

/** All charts of one plan, with the waterfall of its measures. */
export function runCharts(plan: Plan): ShippedChart[] {
  const scenario = shipped(plan);
  const outcome = runScenario(scenario);
  const steps = baseSteps(scenario.model, outcome.run, 0);
  const input = chartInput({ ...outcome, baseSteps: steps });
  const split = attributeAlone(scenario);
  return [
    ...chartsOf(input).map((chart) => ({
      id: chart.id,
      spec: (language: Language) => chart.spec(input, language),
    })),
    ...(split === null ? [] : waterfallAlone(split, scenario, outcome.catalogue, 0)),
  ];
}

/** All charts of an ensemble of one plan. */
export const ensembleCharts = (plan: Plan): ShippedChart[] => {
  const { record, outcome } = inventedEnsemble(shipped(plan), { members: 40 });
  return [...goalCharts([record], 0), ...fanCharts({ record, central: outcome.central }, 0)];
};

/** All charts of ensembles of plans on the same draws. */
export function comparedEnsembleCharts(plans: readonly Plan[]): ShippedChart[] {
  const ensembles = plans.map((plan) => inventedEnsemble(shipped(plan), { members: 40 }));
  return [
    ...goalCharts(
      ensembles.map(({ record }) => record),
      0,
    ),
    ...comparedFanCharts(
      ensembles.map(({ record, outcome }) => ({ record, central: outcome.central })),
      0,
    ),
  ];
}

/** All charts of plans side by side, the first of which is the reference. */
export function comparisonCharts(plans: readonly Plan[]): ShippedChart[] {
  const runs = plans.map((plan) => comparedRun(runScenario(shipped(plan))));
  const comparison = compareRuns(runs, 0);
  const outcome = {
    ...{ comparison, differences: [], movements: [] },
    attributions: attributeComparison(comparison, {
      indicators: ["emissions.total"],
      by: "measure",
    }),
    abatements: compareAbatement(comparison),
  };
  const view = comparisonView(comparison, 0);
  return [
    ...comparisonChartsOf(view),
    ...attributionCharts(outcome, 0),
    ...costCharts(view),
    ...abatementCharts(view, outcome.abatements),
  ];
}
