/** The charts of an ensemble: those of runs with bands behind their lines, and its goals. */
import { comparedRun, compareRuns } from "../../engine/analysis/comparison.ts";
import type { EnsembleRecord } from "../../engine/analysis/ensemble/record.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Language } from "../numbers.ts";
import { frameOf } from "../specs/chart-data.ts";
import { comparisonChartsOf } from "../specs/comparison/index.ts";
import { comparisonView } from "../specs/comparison/view.ts";
import { goalChances } from "../specs/ensemble/goal-chances.ts";
import { goalYears } from "../specs/ensemble/goal-years.ts";
import { ENSEMBLE_QUESTIONS, ENSEMBLE_TITLES } from "../specs/ensemble/questions.ts";
import { modulesOf } from "../specs/frame.ts";
import { chartsOf } from "../specs/index.ts";
import { chartInput } from "../specs/input.ts";
import { drawAll, type ChartToDraw, type DrawnChart } from "./drawn-chart.ts";
import { createRenderer } from "./render.ts";

/** A plan that was run as an ensemble, with its plain run. */
export interface EnsembleOfPlan {
  readonly record: EnsembleRecord;
  readonly central: RunOutcome;
}

/** A chart without a band says nothing that the charts of the plain run do not. */
const hasFans = (chart: ChartToDraw): boolean => frameOf(chart.spec("nl"))?.hasFans === true;

/** Charts of one plan in one region whose lines have bands. */
export function fanCharts({ record, central }: EnsembleOfPlan, region: number): ChartToDraw[] {
  const input = chartInput({ ...central, ensemble: record }, region);
  return chartsOf(input)
    .map((chart) => ({
      ...{ id: chart.id, title: chart.title, question: chart.question },
      modules: modulesOf(chart),
      spec: (language: Language) => chart.spec(input, language),
    }))
    .filter(hasFans);
}

/** The goals of plans that were run on the same draws; none where nothing can be said of any. */
export function goalCharts(records: readonly EnsembleRecord[], region: number): ChartToDraw[] {
  const charts = [
    { id: "goal-chances", draw: goalChances },
    { id: "goal-years", draw: goalYears },
  ] as const;
  return charts.flatMap(({ id, draw }): ChartToDraw[] =>
    draw(records, region, "nl") === null
      ? []
      : [
          {
            ...{ id, title: ENSEMBLE_TITLES[id], question: ENSEMBLE_QUESTIONS[id], modules: [] },
            spec: (language) => draw(records, region, language)!,
          },
        ],
  );
}

/** Plans side by side: a line and a band for each. */
export function comparedFanCharts(plans: readonly EnsembleOfPlan[], region: number): ChartToDraw[] {
  const comparison = compareRuns(
    plans.map(({ central }) => comparedRun(central)),
    0,
  );
  const view = comparisonView(comparison, region, (place) => plans[place]?.record);
  return comparisonChartsOf(view)
    .filter(({ id }) => id.startsWith("lines-"))
    .filter(hasFans);
}

/** Charts of one region, those of several plans together and of each by itself. */
export interface EnsembleCharts {
  /** The folder of each below `charts`; empty for none. */
  readonly folder: string;
  /** Place of the plan that they are of; null of all plans together. */
  readonly plan: number | null;
  readonly charts: readonly DrawnChart[];
}

/**
 * Draws every chart of one region.
 *
 * @param plans on the same draws; the first is what the others are held against
 * @param fontFolder viz/fonts
 */
export async function drawEnsembleCharts(
  plans: readonly EnsembleOfPlan[],
  region: number,
  language: Language,
  fontFolder: string,
): Promise<EnsembleCharts[]> {
  const renderer = createRenderer(fontFolder);
  const { regions } = plans[0]!.record.scenario.model;
  const place = regions.length === 1 ? [] : [regions[region]!.id];
  const drawn = async (
    charts: readonly ChartToDraw[],
    plan: number | null,
    of: readonly string[],
  ): Promise<EnsembleCharts> => {
    const within = [...place, ...of];
    const all = await drawAll(charts, language, renderer, within.join("-"));
    return { folder: within.join("/"), plan, charts: all };
  };
  const goals = goalCharts(
    plans.map(({ record }) => record),
    region,
  );
  if (plans.length === 1) {
    return [await drawn([...goals, ...fanCharts(plans[0]!, region)], 0, [])];
  }
  const together = await drawn([...goals, ...comparedFanCharts(plans, region)], null, []);
  const alone = [];
  for (const [at, plan] of plans.entries()) {
    alone.push(await drawn(fanCharts(plan, region), at, [plan.record.scenario.notes.id]));
  }
  return [together, ...alone];
}
