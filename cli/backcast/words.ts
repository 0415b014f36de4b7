/** Names and figures of a backcast, in words. */
import type { BackcastOutcome, GoalFound } from "../../engine/analysis/backcast/backcast.ts";
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { goalDecimals } from "../../viz/goal-figures.ts";
import { statedUnitOf, unitOf } from "../../viz/goal-words.ts";
import { formatNumber } from "../../viz/numbers.ts";
import type { NamingView } from "../../viz/run-view.ts";
import type { Language } from "../texts.ts";

export const viewOf = (outcome: BackcastOutcome, language: Language): NamingView => ({
  ...{ outcome, region: outcome.region, language },
});

/** `CO₂ −70 % tegenover 2005 (2040)`. */
export const goalName = (outcome: BackcastOutcome, { target }: GoalFound, language: Language) =>
  `${outcome.scenario.notes.targets[target.id]!.short[language]} (${target.year})`;

export const goalNames = (outcome: BackcastOutcome, language: Language): string =>
  outcome.goals.map((goal) => goalName(outcome, goal, language)).join(", ");

/** The figures of one goal, written alike, in the unit in which the city stated it. */
export function goalFigures(outcome: BackcastOutcome, goal: GoalFound, language: Language) {
  const { target, plan, answer, gap, gapOfPlan } = goal;
  const inUnit = (value: number): number => inTargetUnit(target, value, outcome.catalogue);
  const shown = [target.value, plan, answer, gap, gapOfPlan].map(inUnit);
  const decimals = Math.max(goalDecimals(shown.slice(0, 3)), goalDecimals(shown));
  const write = (value: number): string => formatNumber(inUnit(value), language, decimals);
  return {
    wanted: write(target.value),
    plan: write(plan),
    answer: write(answer),
    gap: `${write(gap)} ${unitOf(target, language)}`,
    unit: statedUnitOf(target, language),
  };
}

/** Canonical unit of the indicator of a goal. */
export const indicatorUnit = (
  { scenario, catalogue }: BackcastOutcome,
  target: GoalFound["target"],
) => {
  const [id = ""] = target.indicator.split("[");
  const own = scenario.model.indicators.find((one) => one.id === id);
  return own?.canonical ?? quantitiesOf(catalogue, "outputs").get(id)!.unit;
};
