/** The reference run beside a plan's own course: only where it says something else. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { rounded } from "./frame.ts";
import { REFERENCE } from "./history-marks.ts";
import { members, type ChartInput } from "./input.ts";
import type { Series, SeriesGroup } from "./series.ts";

/** Part of the largest value below which two courses are one line to the eye. */
const VISIBLE = 0.005;

/** One cell of an output. */
export interface Cell {
  readonly output: string;
  readonly cell: number;
}

/** A course of the reference run, in the display unit. */
export interface ReferenceLine {
  readonly label: Text;
  readonly values: readonly number[];
}

/** Whether two courses are two lines to the eye. */
export function apart(plan: readonly number[], reference: readonly number[]): boolean {
  const largest = Math.max(...plan.map(Math.abs), ...reference.map(Math.abs));
  return plan.some((value, i) => Math.abs(value - reference[i]!) > largest * VISIBLE);
}

/** The cells of some members of an output's only dimension; of all members when none are named. */
export const cellsOf = (
  input: ChartInput,
  output: string,
  dimension: string,
  ids?: readonly string[],
): Cell[] =>
  members(input, dimension).flatMap(({ id }, cell) =>
    ids === undefined || ids.includes(id) ? [{ output, cell }] : [],
  );

/** The sum of some cells in the reference run; nothing where it differs too little to be seen. */
export function referenceLine(
  { run, reference, region }: ChartInput,
  { years, display }: SeriesGroup,
  cells: readonly Cell[],
  label: Text = REFERENCE,
): ReferenceLine | null {
  if (reference === null || !cells.every(({ output }) => reference.has(output))) return null;
  const sum = (of: typeof run): number[] => {
    const parts = cells.map(({ output, cell }) => of.series(output, cell, region));
    return years.map((_, i) =>
      rounded(parts.reduce((total, part) => total + part[i]!, 0) / display.factor),
    );
  };
  const values = sum(reference);
  return apart(sum(run), values) ? { label, values } : null;
}

/** The series of the reference run that differ visibly from the plan's. */
export function referenceSeries(input: ChartInput, group: SeriesGroup): Series[] {
  const { reference, region } = input;
  if (reference === null) return [];
  return group.series.flatMap((series) => {
    if (!reference.has(series.id)) return [];
    const values = reference
      .series(series.id, 0, region)
      .map((value) => rounded(value / group.display.factor));
    return apart(series.values, values) ? [{ ...series, values }] : [];
  });
}
