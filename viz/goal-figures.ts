/** The figures and the day of a goal as they are written, in the unit in which the city stated it. */
import { dateOf } from "../engine/analysis/target-basis.ts";
import { inTargetUnit } from "../engine/analysis/target-units.ts";
import type { GroundedResult } from "../engine/analysis/targets.ts";
import type { TargetModel } from "../engine/scenario/resolved.ts";
import { formatNumber } from "./numbers.ts";
import type { View } from "./run-view.ts";

/** As many decimals as the figures of one goal need together, in its own unit. */
export function goalDecimals(shown: readonly number[]): number {
  const largest = Math.max(...shown.map(Math.abs));
  const smallest = Math.min(...shown.map(Math.abs).filter((size) => size > 1e-9));
  const isWhole = shown.every((value) => Math.abs(value - Math.round(value)) < 1e-9);
  return isWhole || largest >= 500 ? 0 : smallest < 0.1 ? 2 : 1;
}

/** Writes the figures of one goal alike, in the unit in which the city stated it. */
export function goalWriter({ target }: GroundedResult, values: readonly number[], view: View) {
  const { outcome, language } = view;
  const inUnit = (value: number): number => inTargetUnit(target, value, outcome.catalogue);
  const decimals = goalDecimals(values.map(inUnit));
  return (value: number): string => formatNumber(inUnit(value), language, decimals);
}

/** `1-1-2040` of a stock, `31-12-2040` of one at the end of the year, `2040` of a whole year. */
export function dateText(target: TargetModel, { outcome }: View): string {
  const [year, month, day] = dateOf(target, outcome.own.run).split("-");
  return month === undefined ? year! : `${Number(day)}-${Number(month)}-${year}`;
}

/** Units of what is counted one by one. */
const COUNTED_UNITS = new Set([
  ...["dwellings", "households", "inhabitants", "places", "projects", "cars", "chargers"],
  ...["trees", "turbines", "systems/year", "stays/year"],
]);

/** More would not be read, of a goal that is missed by so little. */
const MOST_DECIMALS = 4;

/** Things are whole, unless a goal would then seem to be met that is not. */
export function statedWriter(result: GroundedResult, view: View): (value: number) => string {
  const { target, reached, gap } = result;
  // As many decimals as the terminal writes: the ends of the range do not ask for more.
  const known = [target.value, reached].filter((value) => value !== null);
  if (!COUNTED_UNITS.has(target.unit)) return goalWriter(result, known, view);
  const writer =
    (decimals: number) =>
    (value: number): string =>
      formatNumber(inTargetUnit(target, value, view.outcome.catalogue), view.language, decimals);
  const isMissed = gap !== null && gap > 0;
  const seemsMet = (decimals: number): boolean =>
    new Set(known.map(writer(decimals))).size < known.length;
  let decimals = 0;
  while (isMissed && decimals < MOST_DECIMALS && seemsMet(decimals)) decimals++;
  return writer(decimals);
}
