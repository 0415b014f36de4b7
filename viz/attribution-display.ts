/** In which unit the parts of a difference are shown: one for all, by the largest of them. */
import type { AttributedIndicator } from "../engine/analysis/attribution.ts";
import { isOwnId } from "../engine/analysis/run-series.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import { unitInWords } from "../engine/scenario/units/units.ts";
import { displayUnit, type DisplayUnit } from "./numbers.ts";

const largestOf = (values: Iterable<number>): number => {
  let most = 0;
  for (const value of values) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  return most;
};

/** The unit of values of this size; an own indicator keeps the one that its plan declares. */
export function unitOfSize({ id, unit }: AttributedIndicator, largest: number): DisplayUnit {
  if (!isOwnId(id)) return displayUnit(unit, largest);
  const decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 ? 2 : 4;
  return { label: unitInWords(unit), factor: 1, decimals };
}

/** A share less a share is in points: 40 % less 10 % of it is something else. */
const POINTS: Text = { nl: "%-punt", en: "points" };

/** For parts and differences. */
export function differenceDisplay(one: AttributedIndicator): DisplayUnit {
  const { plan, reference, parts } = one;
  const whole = plan.map((value, at) => value - reference[at]!);
  const display = unitOfSize(one, largestOf([...whole, ...parts.flatMap(({ part }) => [...part])]));
  return display.label.nl === "%" ? { ...display, label: POINTS } : display;
}

/** For parts beside the values that they lead from and to. */
export const levelDisplay = (one: AttributedIndicator): DisplayUnit =>
  unitOfSize(one, largestOf([...one.plan, ...one.reference]));
