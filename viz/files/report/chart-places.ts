/** What a page has to know to read a chart off: its columns, and where rows stand in its picture. */
import type { ChartColumn, ChartData, ChartPlot } from "../../specs/chart-data.ts";

export interface ChartPlaces {
  readonly columns: readonly Pick<ChartColumn, "label" | "unit" | "colour" | "group">[];
  readonly plots: readonly ChartPlot[];
}

/** A hundredth of a pixel is finer than anybody points. */
const short = (value: number): number => Math.round(value * 100) / 100;

export const placesOf = ({ columns, plots }: ChartData): ChartPlaces => ({
  columns: columns.map(({ label, unit, colour, group }) => ({ label, unit, colour, group })),
  plots: plots.map((plot) => ({
    ...plot,
    ...{ left: short(plot.left), top: short(plot.top) },
    ...{ width: short(plot.width), height: short(plot.height) },
  })),
});
