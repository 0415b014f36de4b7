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
