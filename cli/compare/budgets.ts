/** When each plan uses up the budgets that any of them names. */
import { comparedBudgets } from "../../engine/analysis/compared-budgets.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { budgetWriter, percentText, remainingText, whenText } from "../../viz/budget-sentences.ts";
import { heading, left, right, wrap } from "../summary/layout.ts";
import { letterOf, type CompareView } from "./view.ts";

const TITLE: Text = { nl: "Budgetten", en: "Budgets" };
const NO_VALUE: Text = { nl: "geen waarde in deze jaren", en: "no value in these years" };
const NUMBER = 14;
const WHEN = 22;

export function budgetsSection({ outcome, region, language }: CompareView): string[] {
  const { comparison } = outcome;
  const budgets = comparedBudgets(comparison, comparison.regions[region]!.id);
  if (budgets.length === 0) return [];
  const lines = budgets.flatMap(({ budget, title, uses }) => {
    const write = budgetWriter(budget, language);
    const head = wrap(`${title[language]}, ${budget.from}-${budget.to}: ${write(budget.amount)}`);
    const rows = uses.map((use, at) => {
      if (use === null) return `    ${letterOf(at)}  ${NO_VALUE[language]}`;
      return [
        `    ${letterOf(at)}  ${left(whenText(budget, use, language), WHEN)}`,
        right(write(use.used), NUMBER),
        right(percentText(use.share, language), 7),
        `  ${remainingText(budget, use, language)}`,
      ].join("");
    });
    return [...head, ...rows];
  });
  return [heading(TITLE[language]), ...lines].map((line) => line.replaceAll("\u00a0", " "));
}
