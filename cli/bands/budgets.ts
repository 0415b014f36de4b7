/** The budgets of a plan in an ensemble: in how many of the members they last. */
import { shareText, usedUpIn } from "../../viz/ensemble-words.ts";
import { heading, left, right } from "../summary/layout.ts";
import { BANDS } from "./texts.ts";
import type { BandsView } from "./view.ts";

const SHARE = 8;
const YEARS = 24;

/** @param most rows that there is room for */
export function budgetsBlock({ record, region, language }: BandsView, most: number): string[] {
  const budgets = record.regions[region]!.budgets.filter(({ evaluable }) => evaluable > 0);
  const shown = budgets.slice(0, most);
  if (shown.length === 0) return [];
  const nameOf = (id: string): string => record.scenario.notes.budgets![id]!.title[language];
  const wide = Math.min(64, Math.max(40, ...shown.map(({ budget }) => nameOf(budget.id).length)));
  const columns =
    right(` ${BANDS.kept[language]}`, SHARE) + right(` ${BANDS.usedUp[language]}`, YEARS);
  return [
    heading(BANDS.budgets[language], columns, 2 + wide + columns.length),
    ...shown.map(
      (one) =>
        `  ${left(nameOf(one.budget.id), wide)}` +
        right(shareText(one.kept, one.evaluable, language), SHARE) +
        right(usedUpIn(one, language), YEARS),
    ),
  ];
}
