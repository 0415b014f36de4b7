/** Series read from a run, scaled once to the unit in which people read them. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, type DisplayUnit, type Language } from "../numbers.ts";
import type { ToldCourse } from "./alternative/course-text.ts";
import { members, unitOf, yearsOf, type ChartInput } from "./input.ts";
import { rounded } from "./frame.ts";

export interface Series {
  readonly id: string;
  readonly label: Text;
  readonly colour: string;
  /** One value per year of the run, in the display unit. */
  readonly values: readonly number[];
}

export interface SeriesGroup {
  readonly years: readonly number[];
  readonly display: DisplayUnit;
  readonly series: readonly Series[];
}

export interface SeriesChoice {
  readonly output: string;
  readonly label: Text;
  readonly colour: string;
  /** Cells that are added up; the only one when left out. */
  readonly cell?: number;
}

const raw = (input: ChartInput, output: string, cell = 0): number[] =>
  input.run.series(output, cell, input.region);

/** Several outputs of one unit on one scale, which the largest sum or value decides. */
export function chosenSeries(
  input: ChartInput,
  choices: readonly SeriesChoice[],
  stacked = false,
): SeriesGroup {
  const years = yearsOf(input);
  const values = choices.map(({ output, cell }) => raw(input, output, cell));
  const heights = years.map((_, i) => {
    const column = values.map((series) => series[i]!);
    return stacked ? column.reduce((sum, value) => sum + value, 0) : Math.max(...column);
  });
  const unit = unitOf(input, choices[0]!.output);
  const display = displayUnit(unit, Math.max(0, ...heights));
  return {
    years,
    display,
    series: choices.map(({ output, label, colour, cell }, i) => ({
      id: cell === undefined ? output : `${output}.${cell}`,
      label,
      colour,
      values: values[i]!.map((value) => rounded(value / display.factor)),
    })),
  };
}

/**
 * The members of an output's only dimension as series, first at the bottom of a stack. Members that
 * are zero in all years are left out.
 *
 * @param order ids in the order of the stack, when it is not the declared one
 */
export function memberSeries(
  input: ChartInput,
  output: string,
  dimension: string,
  colours: Readonly<Record<string, string>>,
  order?: readonly string[],
): SeriesGroup {
  const all = members(input, dimension);
  const ids = order ?? all.map(({ id }) => id);
  const choices = ids.flatMap((id) => {
    const cell = all.findIndex((member) => member.id === id);
    const member = all[cell];
    const colour = colours[id];
    if (member === undefined || colour === undefined) return [];
    if (raw(input, output, cell).every((value) => value === 0)) return [];
    return [{ output, cell, label: member.label, colour }];
  });
  if (choices.length > 0) return chosenSeries(input, choices, true);
  const display = displayUnit(unitOf(input, output), 0);
  return { years: yearsOf(input), display, series: [] };
}

/** Series as they are told in words. */
export const toldCourses = (
  series: readonly Series[],
  { years }: SeriesGroup,
  language: Language,
): ToldCourse[] =>
  series.map(({ label, values }) => ({ name: label[language], first: years[0]!, values }));
