/** How the run uses the budgets of the plan: a line or two for each. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { budgetText } from "../../viz/budget-sentences.ts";
import { heading, wrap } from "./layout.ts";
import type { View } from "../../viz/run-view.ts";

const BUDGETS: Text = { nl: "Budgetten", en: "Budgets" };

/**
 * @param most how many are listed before the rest is counted; those that are used up first come first
 * @param withSpan whether to say how far the assumptions could move each
 */
export function budgetsBlock(
  { outcome, region, language }: View,
  most: number,
  withSpan: boolean,
): string[] {
  const { results } = outcome.budgets[region]!;
  if (results.length === 0) return [];
  const urgent = [...results].sort(
    (a, b) => (a.plan?.usedUp?.moment ?? Infinity) - (b.plan?.usedUp?.moment ?? Infinity) || 0,
  );
  const lines = urgent.slice(0, most).flatMap((result) => {
    const { id, from, to } = result.budget;
    const title = outcome.scenario.notes.budgets![id]!.title[language];
    return wrap(`${title}, ${from}-${to}: ${budgetText(result, language, withSpan)}`);
  });
  const rest = results.length - most;
  const more =
    rest > 0
      ? wrap({ nl: `En nog ${rest}: budgets.csv`, en: `And ${rest} more: budgets.csv` }[language])
      : [];
  return [heading(BUDGETS[language]), ...lines, ...more];
}
