/** The charts of a run over several municipalities, drawn as those of single runs. */
import { benchmark, type Benchmark } from "../../../engine/analysis/group/benchmark.ts";
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import type { Language } from "../../numbers.ts";
import { groupChartsOf } from "../../specs/group/index.ts";
import { groupView } from "../../specs/group/group-view.ts";
import { drawAll, type ChartToDraw, type DrawnChart } from "../drawn-chart.ts";
import { createRenderer } from "../render.ts";

/**
 * The charts by which municipalities are compared, in the order in which a report shows them.
 *
 * @param compared what `benchmark` finds, where somebody has asked already
 */
export const groupCharts = (
  outcome: GroupOutcome,
  compared: Benchmark = benchmark(outcome),
): ChartToDraw[] => groupChartsOf(groupView(outcome, compared));

/**
 * Draws them.
 *
 * @param fontFolder viz/fonts
 */
export const drawGroupCharts = (
  outcome: GroupOutcome,
  language: Language,
  fontFolder: string,
  compared: Benchmark = benchmark(outcome),
): Promise<DrawnChart[]> =>
  drawAll(groupCharts(outcome, compared), language, createRenderer(fontFolder));
