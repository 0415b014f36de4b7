/** What a run makes of a budget, in words. */
import type { BudgetResult, BudgetUse } from "../engine/analysis/budgets.ts";
import { inBudgetUnit } from "../engine/analysis/budgets.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import type { BudgetModel } from "../engine/scenario/resolved.ts";
import { unitInWords } from "../engine/scenario/units/units.ts";
import { formatNumber, type Language } from "./numbers.ts";

/** The unit of a budget as people read it. */
export function budgetUnit({ unit }: BudgetModel): Text {
  const { nl, en } = unitInWords(unit);
  return { nl: nl.replace("CO2", "CO₂"), en: en.replace("CO2", "CO₂") };
}

/** Amounts of one budget, written alike in the unit in which it was stated. */
export function budgetWriter(
  budget: BudgetModel,
  language: Language,
): (value: number, unit?: boolean) => string {
  const largest = Math.abs(inBudgetUnit(budget, budget.amount));
  const decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
  const unit = budgetUnit(budget)[language];
  return (value, withUnit = true) => {
    const number = formatNumber(inBudgetUnit(budget, value), language, decimals);
    return withUnit && unit !== "1" ? `${number}\u00a0${unit}` : number;
  };
}

export const percentText = (share: number, language: Language): string =>
  `${formatNumber(100 * share, language)}\u00a0%`;

/** `op in 2036`, or that it lasts. */
export function whenText({ to }: BudgetModel, use: BudgetUse, language: Language): string {
  if (use.usedUp !== null) {
    const { year } = use.usedUp;
    return { nl: `op in ${year}`, en: `used up in ${year}` }[language];
  }
  return { nl: `niet op in ${to}`, en: `not used up in ${to}` }[language];
}

/**
 * What is left at the end, or what was used beyond the amount.
 *
 * @param withUnit whether the unit stands after the number
 */
export function remainingText(
  budget: BudgetModel,
  { remaining }: BudgetUse,
  language: Language,
  withUnit = true,
): string {
  const write = budgetWriter(budget, language);
  const size = write(Math.abs(remaining), withUnit);
  return remaining < 0
    ? { nl: `${size} te veel`, en: `${size} too much` }[language]
    : { nl: `${size} over`, en: `${size} left` }[language];
}

/**
 * On one line how the plan uses a budget: `op in 2044 (ref. 2043); 5.063 van 4.500 kt CO₂ (112 %),
 * 563 te veel; laag–hoog 4.606–5.866`.
 *
 * @param withSpan whether to say how far the assumptions could move it
 */
export function budgetText(result: BudgetResult, language: Language, withSpan: boolean): string {
  const { budget, plan, reference, low, high, missing } = result;
  const say = (nl: string, en: string): string => ({ nl, en })[language];
  if (plan === null) {
    const why = missing === null ? "" : ` (${missing[language]})`;
    return say(`niet te berekenen, er ontbreekt een cijfer${why}`, `a figure is missing${why}`);
  }
  const write = budgetWriter(budget, language);
  const span =
    !withSpan || low === null || high === null || write(low) === write(high)
      ? ""
      : say("; laag–hoog ", "; low–high ") + `${write(low, false)}–${write(high, false)}`;
  const unchanged =
    reference === null || reference.used === plan.used
      ? ""
      : ` (ref. ${reference.usedUp?.year ?? say("niet", "not")})`;
  const left = write(Math.abs(plan.remaining), false);
  const rest =
    plan.remaining < 0
      ? say(`${left} te veel`, `${left} too much`)
      : say(`${left} over`, `${left} left`);
  return (
    `${whenText(budget, plan, language)}${unchanged}; ${write(plan.used, false)} ` +
    `${say("van", "of")} ${write(budget.amount)} (${percentText(plan.share, language)}), ${rest}${span}`
  );
}
