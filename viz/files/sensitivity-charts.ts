/** The charts of a sensitivity analysis, drawn as those of runs. */
import { widestOf, type SensitivityOutcome } from "../../engine/analysis/sensitivity/outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Language } from "../numbers.ts";
import { figureWords } from "../sensitivity-words.ts";
import { chartKey } from "../specs/sensitivity/row-chart.ts";
import { SENSITIVITY_QUESTIONS } from "../specs/sensitivity/questions.ts";
import { shares } from "../specs/sensitivity/shares.ts";
import { tornado } from "../specs/sensitivity/tornado.ts";
import { drawAll, type ChartToDraw, type DrawnChart } from "./drawn-chart.ts";
import { createRenderer } from "./render.ts";

/** The charts of one figure: none where nothing moves it. */
export function sensitivityChartsToDraw(outcome: SensitivityOutcome, at: number): ChartToDraw[] {
  const figure = outcome.figures[at]!;
  const study = outcome.study.figures[at]!;
  const several = outcome.scenario.model.regions.length > 1;
  const place = several ? `${outcome.scenario.model.regions[figure.region]!.id}-` : "";
  const key = `${place}${chartKey(figure.key)}`;
  const named = (language: Language): string => figureWords(outcome, figure, [], language).title;
  const titled = (nl: string, en: string): Text => ({
    nl: `${nl}: ${named("nl")}`,
    en: `${en}: ${named("en")}`,
  });
  const charts: ChartToDraw[] = [];
  const { kind, id } = figure;
  const modules = kind === "indicator" && id.includes(".") ? [id.split(".")[0]!] : [];
  if (widestOf(study).length > 0) {
    const title = titled("Hoe ver één aanname het verschuift", "How far one assumption moves it");
    charts.push({
      ...{ id: `tornado-${key}`, title, question: SENSITIVITY_QUESTIONS.tornado, modules },
      spec: (language) => tornado(outcome, figure, study, title[language], language),
    });
  }
  const { indices } = study;
  if (indices !== null) {
    const title = titled("Waar de onzekerheid van komt", "Where the uncertainty comes from");
    charts.push({
      ...{ id: `shares-${key}`, title, question: SENSITIVITY_QUESTIONS.shares, modules },
      spec: (language) => shares(outcome, figure, indices, title[language], language),
    });
  }
  return charts;
}

/**
 * Draws the charts of some figures.
 *
 * @param chosen the figures, by their number
 * @param fontFolder viz/fonts
 */
export const drawSensitivityCharts = (
  outcome: SensitivityOutcome,
  chosen: readonly number[],
  language: Language,
  fontFolder: string,
): Promise<DrawnChart[]> =>
  drawAll(
    chosen.flatMap((at) => sensitivityChartsToDraw(outcome, at)),
    language,
    createRenderer(fontFolder),
  );
