/** What a plan's own indicators are called, and with how many decimals they are written. */
import type { OwnIndicatorResult } from "../engine/analysis/own-results.ts";
import { unitInWords } from "../engine/scenario/units/units.ts";
import type { View } from "./run-view.ts";

/** As many decimals as three figures need, the same for a whole row. */
export function ownDecimals(values: readonly number[]): number {
  const largest = Math.max(0, ...values.filter((value) => !Number.isNaN(value)).map(Math.abs));
  return largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 || largest === 0 ? 2 : 4;
}

/** A title with its unit, unless it says that already. */
export function ownLabel({ indicator }: OwnIndicatorResult, { outcome, language }: View): string {
  const { title } = outcome.scenario.notes.indicators![indicator.id]!;
  const unit = unitInWords(indicator.unit)[language];
  const name = title[language];
  const isSaid = unit === "1" || name.toLowerCase().includes(unit.toLowerCase());
  return isSaid ? name : `${name} (${unit})`;
}

/** In the order in which the plan defines them. */
export function ownPlace({ indicator }: OwnIndicatorResult, { outcome }: View): number {
  const { files, indicators } = outcome.scenario.notes;
  const { file, line } = indicators![indicator.id]!.origin;
  return files.indexOf(file) * 1e6 + line;
}
