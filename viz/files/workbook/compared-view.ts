/** What the sheets of a comparison are made from, and what they call plans and their figures. */
import type { ComparisonOutcome } from "../../../engine/analysis/comparison-outcome.ts";
import type { ComparedIndicator } from "../../../engine/analysis/comparison.ts";
import { isOwnId } from "../../../engine/analysis/run-series.ts";
import type { Language } from "../../numbers.ts";
import { inReadableUnit, inStatedUnit, type Shown } from "./figures.ts";
import type { NamingView } from "./view.ts";

export interface ComparedView {
  readonly outcome: ComparisonOutcome;
  readonly language: Language;
}

/** The title of a plan, with its id where two have the same title. */
export function planName({ outcome, language }: ComparedView, run: number): string {
  const { runs } = outcome.comparison;
  const { id, title } = runs[run]!;
  const name = title[language];
  const isShared = runs.some((one, at) => at !== run && one.title[language] === name);
  return isShared ? `${name} (${id})` : name;
}

/** The plans in the order in which they are read: the reference first. */
export const plansOf = ({ outcome: { comparison } }: ComparedView): number[] => [
  comparison.reference,
  ...comparison.runs.map((_, at) => at).filter((at) => at !== comparison.reference),
];

/** What names are looked up in, for one of the plans. */
export const namingOf = (
  { outcome, language }: ComparedView,
  run: number = outcome.comparison.reference,
): NamingView => ({ outcome: outcome.comparison.runs[run]!, language });

/** One way to show an indicator for all plans, their differences too. */
export function shownIndicator({ id, paths }: ComparedIndicator, language: Language): Shown {
  const values = paths.flatMap((path) => path?.values ?? []);
  const unit = paths.find((path) => path !== null)?.unit ?? "1";
  return isOwnId(id)
    ? inStatedUnit(unit, values, language)
    : inReadableUnit(unit, values, language);
}

export const yearsCompared = ({ outcome: { comparison } }: ComparedView): number[] =>
  Array.from({ length: comparison.last - comparison.first + 1 }, (_, at) => comparison.first + at);
