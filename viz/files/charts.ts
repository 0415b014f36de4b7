/** The charts of a run as files; beside them, in one bundle, those of a comparison. */
import type { Attribution } from "../../engine/analysis/attribution.ts";
import { baseSteps } from "../../engine/analysis/base-steps.ts";
import { waterfallAlone } from "../specs/comparison/attribution-charts.ts";
import type { ChartSource } from "../specs/input.ts";
import { chartInput } from "../specs/input.ts";
import { chartNames } from "../specs/chart-names.ts";
import { modulesOf } from "../specs/frame.ts";
import { chartsOf } from "../specs/index.ts";
import type { Language } from "../numbers.ts";
import type { Benchmark } from "../../engine/analysis/group/benchmark.ts";
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import { pathCharts } from "./dashboard/path-charts.ts";
import type { SiteCharts } from "./dashboard/site.ts";
import {
  drawAll,
  showAll,
  type ChartToDraw,
  type DrawnChart,
  type ShownChart,
} from "./drawn-chart.ts";
import { groupCharts } from "./group/group-charts.ts";
import { createRenderer } from "./render.ts";

export { chartFiles } from "./chart-files.ts";
export { comparisonChartsToDraw, drawComparisonCharts } from "./comparison-charts.ts";
export { drawEnsembleCharts, goalCharts } from "./ensemble-charts.ts";
export { drawAll } from "./drawn-chart.ts";
export { drawGroupCharts, groupCharts } from "./group/group-charts.ts";
export { drawSensitivityCharts } from "./sensitivity-charts.ts";
export { createRenderer } from "./render.ts";

/** All charts of runs and comparisons by name, whether or not one can fill them. */
export const chartList = (): typeof chartNames => chartNames;

/**
 * The charts of one region, in the order in which a report shows them.
 *
 * @param split what the measures of the plan do beside unchanged policy; null when it was not split
 */
export function chartsToDraw(
  source: ChartSource,
  region: number,
  split: Attribution | null = null,
): ChartToDraw[] {
  const steps = source.baseSteps ?? baseSteps(source.scenario.model, source.run, region);
  const input = chartInput({ ...source, baseSteps: steps }, region);
  const charts = chartsOf(input).map((chart) => ({
    ...chart,
    modules: modulesOf(chart),
    spec: (into: Language) => chart.spec(input, into),
  }));
  const { scenario, catalogue } = source;
  const ofMeasures = split === null ? [] : waterfallAlone(split, scenario, catalogue, region);
  return [...charts, ...ofMeasures];
}

/**
 * Draws every chart of one region.
 *
 * @param fontFolder viz/fonts
 * @param split what the measures of the plan do beside unchanged policy; null when it was not split
 */
export async function drawCharts(
  source: ChartSource,
  region: number,
  language: Language,
  fontFolder: string,
  split: Attribution | null = null,
): Promise<DrawnChart[]> {
  const { regions } = source.scenario.model;
  const scope = regions.length === 1 ? "" : regions[region]!.id;
  const charts = chartsToDraw(source, region, split);
  return drawAll(charts, language, createRenderer(fontFolder), scope);
}

/** The charts of a dashboard in one language. */
export async function drawDashboard(
  outcome: GroupOutcome,
  compared: Benchmark,
  language: Language,
  fontFolder: string,
): Promise<SiteCharts> {
  const renderer = createRenderer(fontFolder);
  const group = await showAll(groupCharts(outcome, compared), language, renderer);
  const members: ShownChart[][] = [];
  for (const member of outcome.members) {
    members.push(await showAll(pathCharts(member), language, renderer));
  }
  return { group, members };
}
