/**
 * How the figures of members lie in a part: a row for every year and member, a column for every
 * figure. A figure of a goal or budget, which a member has once, stands in the rows of the year
 * that the goal is about. What a member has no value of is null, never NaN.
 */
import type { FigurePlan, FigureSeries } from "../../../engine/analysis/ensemble/figures.ts";

export interface PartColumn {
  readonly name: string;
  readonly series: FigureSeries;
  /** First and last year whose rows hold it. */
  readonly first: number;
  readonly last: number;
}

/** The years that have rows: those of the run, and the 1 January after the last. */
export const rowYears = ({ model }: FigurePlan): number[] =>
  Array.from({ length: model.last - model.first + 2 }, (_, at) => model.first + at);

export function partColumns(figures: FigurePlan): PartColumn[] {
  const { first, last } = figures.model;
  return figures.series.map((series) => {
    // A goal may be about a year outside of the run: it stands at the near end.
    const year = Math.min(Math.max(series.year, first), last + 1);
    const name = figures.nameOf(series);
    return { name, series, first: year, last: year + series.count - 1 };
  });
}

/** Place among the columns of the figure plan; null in a year whose rows do not hold it. */
export const placeIn = ({ series, first, last }: PartColumn, year: number): number | null =>
  year < first || year > last ? null : series.column + year - first;
