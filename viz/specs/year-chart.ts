/**
 * Charts with a horizontal axis of years, in two steps: what is drawn, and how. The report draws it
 * with `stackedAreas` and `lines`; the explorer draws the same series, names, colours and units in
 * its own way.
 */
import type { Language } from "../numbers.ts";
import type { Chart, VegaLiteSpec } from "./frame.ts";
import type { ChartInput } from "./input.ts";
import { lines, type LinesOptions } from "./lines.ts";
import type { SeriesGroup } from "./series.ts";
import { stackedAreas, type StackedOptions } from "./stacked-areas.ts";

/** Series over the years, with all that stands beside them. */
export type Drawn =
  | { readonly kind: "areas"; readonly group: SeriesGroup; readonly options: StackedOptions }
  | { readonly kind: "lines"; readonly group: SeriesGroup; readonly options: LinesOptions };

/** A chart that says what it draws before it is drawn. */
export interface YearChart extends Chart {
  drawn(input: ChartInput, language: Language): Drawn;
}

const specOf = (input: ChartInput, language: Language, drawn: Drawn): VegaLiteSpec =>
  drawn.kind === "areas"
    ? stackedAreas(input, language, drawn.group, drawn.options)
    : lines(input, language, drawn.group, drawn.options);

/** A chart from what it draws. */
export function yearChart(chart: Omit<YearChart, "spec">): YearChart {
  return {
    ...chart,
    spec: (input, language) => specOf(input, language, chart.drawn(input, language)),
  };
}

/** Whether a chart has years, and can be drawn in another way. */
export const isYearChart = (chart: Chart): chart is YearChart => "drawn" in chart;
