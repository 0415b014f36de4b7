/** The charts of a comparison of plans, drawn as those of runs. */
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import type { Language } from "../numbers.ts";
import { abatementCharts } from "../specs/comparison/abatement-curve.ts";
import { attributionCharts } from "../specs/comparison/attribution-charts.ts";
import { costCharts } from "../specs/comparison/costs.ts";
import { comparisonChartsOf, type ChartQuestion } from "../specs/comparison/index.ts";
import { comparisonView, type EnsembleOf } from "../specs/comparison/view.ts";
import { drawAll, type ChartToDraw, type DrawnChart } from "./drawn-chart.ts";
import { createRenderer } from "./render.ts";

/**
 * The charts of one region of a comparison, in the order in which a report shows them.
 *
 * @param question indicators and years that were asked for instead of the usual
 * @param ensembleOf the ensemble of each plan, whose bands then stand behind its line
 */
export function comparisonChartsToDraw(
  outcome: ComparisonOutcome,
  region: number,
  question: ChartQuestion = {},
  ensembleOf?: EnsembleOf,
): ChartToDraw[] {
  const view = comparisonView(outcome.comparison, region, ensembleOf);
  return [
    ...comparisonChartsOf(view, question),
    ...attributionCharts(outcome, region),
    ...costCharts(view),
    ...abatementCharts(view, outcome.abatements),
  ];
}

/**
 * Draws every chart of one region of a comparison.
 *
 * @param fontFolder viz/fonts
 * @param question indicators and years that were asked for instead of the usual
 */
export async function drawComparisonCharts(
  outcome: ComparisonOutcome,
  region: number,
  language: Language,
  fontFolder: string,
  question: ChartQuestion = {},
): Promise<DrawnChart[]> {
  const { regions } = outcome.comparison;
  const scope = regions.length === 1 ? "" : regions[region]!.id;
  const charts = comparisonChartsToDraw(outcome, region, question);
  return drawAll(charts, language, createRenderer(fontFolder), scope);
}
