/** The charts of a run as files; beside them, in one bundle, those of a comparison. */
import type { Attribution } from "../../engine/analysis/attribution.ts";
import { baseSteps } from "../../engine/analysis/base-steps.ts";
import { waterfallAlone } from "../specs/comparison/attribution-charts.ts";
import type { ChartSource } from "../specs/input.ts";
import { chartInput } from "../specs/input.ts";
import { chartNames } from "../specs/chart-names.ts";
import { chartsOf } from "../specs/index.ts";
import type { Language } from "../numbers.ts";
import { chartFiles, type ChartFile } from "./chart-files.ts";

export { drawComparisonCharts } from "./comparison-charts.ts";

/** All charts of runs and comparisons by name, whether or not one can fill them. */
export const chartList = (): typeof chartNames => chartNames;

/**
 * Draws every chart of one region.
 *
 * @param folder where the files go inside the results folder, `charts`
 * @param fontFolder viz/fonts
 * @param split what the measures of the plan do beside unchanged policy; null when it was not split
 */
export async function drawCharts(
  source: ChartSource,
  region: number,
  language: Language,
  folder: string,
  fontFolder: string,
  split: Attribution | null = null,
): Promise<ChartFile[]> {
  const steps = source.baseSteps ?? baseSteps(source.scenario.model, source.run, region);
  const input = chartInput({ ...source, baseSteps: steps }, region);
  const charts = chartsOf(input).map((chart) => ({
    id: chart.id,
    spec: chart.spec(input, language),
  }));
  const { scenario, catalogue } = source;
  const ofMeasures = split === null ? [] : waterfallAlone(split, scenario, catalogue, region);
  const drawn = ofMeasures.map(({ id, spec }) => ({ id, spec: spec(language) }));
  return chartFiles([...charts, ...drawn], folder, fontFolder);
}
