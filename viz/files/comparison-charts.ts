/** The charts of a comparison of plans as files, as for runs. */
import type { ComparisonOutcome } from "../../engine/analysis/comparison-outcome.ts";
import type { Language } from "../numbers.ts";
import { abatementCharts } from "../specs/comparison/abatement-curve.ts";
import { attributionCharts } from "../specs/comparison/attribution-charts.ts";
import { costCharts } from "../specs/comparison/costs.ts";
import { comparisonChartsOf, type ChartQuestion } from "../specs/comparison/index.ts";
import { comparisonView } from "../specs/comparison/view.ts";
import { chartFiles, type ChartFile } from "./chart-files.ts";

/**
 * Draws every chart of one region of a comparison.
 *
 * @param folder where the files go inside the results folder, `charts`
 * @param fontFolder viz/fonts
 * @param question indicators and years that were asked for instead of the usual
 */
export async function drawComparisonCharts(
  outcome: ComparisonOutcome,
  region: number,
  language: Language,
  folder: string,
  fontFolder: string,
  question: ChartQuestion = {},
): Promise<ChartFile[]> {
  const view = comparisonView(outcome.comparison, region);
  const charts = [
    ...comparisonChartsOf(view, question),
    ...attributionCharts(outcome, region),
    ...costCharts(view),
    ...abatementCharts(view, outcome.abatements),
  ];
  return chartFiles(
    charts.map(({ id, spec }) => ({ id, spec: spec(language) })),
    folder,
    fontFolder,
  );
}
