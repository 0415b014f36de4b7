/** One chart for each budget: what adds up, against what there may be. */
import { inBudgetUnit, type BudgetResult, type BudgetUse } from "../../engine/analysis/budgets.ts";
import { budgetUnit, budgetWriter, remainingText } from "../budget-sentences.ts";
import type { Language } from "../numbers.ts";
import { CONCEPT_COLOURS, INK } from "../theme/colours.ts";
import { modulesOfOutputs, type Chart } from "./frame.ts";
import type { GoalMark } from "./goal-marks.ts";
import { REFERENCE } from "./history-marks.ts";
import type { ChartInput } from "./input.ts";
import type { LinesOptions } from "./lines.ts";
import { apart } from "./reference.ts";
import type { SeriesGroup } from "./series.ts";
import { yearChart, type Drawn } from "./year-chart.ts";

/** A plan may name hundreds; the others are in budgets.csv. */
const MOST = 12;

/** Those that can be evaluated, in the order of their ids. */
export function budgetCharts({ budgets, scenario }: ChartInput): Chart[] {
  return budgets
    .filter(({ plan }) => plan !== null)
    .slice(0, MOST)
    .map((result) => {
      const { id } = result.budget;
      const { title } = scenario.notes.budgets![id]!;
      return yearChart({
        id: `budget-${id.replaceAll("_", "-")}`,
        title,
        question: title,
        needs: [],
        modules: modulesOfOutputs([result.budget.indicator]),
        drawn: (input, language) => drawnOf(result, input, language),
      });
    });
}

/** Six figures are finer than a pixel, and keep the data in the spec short. */
const short = (value: number): number => Number(value.toPrecision(6));

function drawnOf(result: BudgetResult, input: ChartInput, language: Language): Drawn {
  const { budget, reference } = result;
  const { id, indicator, amount, from, to } = budget;
  const { scenario } = input;
  const say = (nl: string, en: string): string => ({ nl, en })[language];
  const plan = result.plan!;
  /** On 1 January of each year, the first nothing: so that a year's sum stands where it ends. */
  const course = (use: BudgetUse): number[] =>
    [0, ...use.cumulative].map((value) => short(inBudgetUnit(budget, value)));
  const mine = course(plan);
  const theirs = reference === null ? null : course(reference);
  const isElsewhere = theirs !== null && apart(mine, theirs);
  const { title } = scenario.notes;
  const level = short(inBudgetUnit(budget, amount));
  const write = budgetWriter(budget, language);
  const group: SeriesGroup = {
    years: mine.map((_, index) => from + index),
    display: { label: budgetUnit(budget), factor: 1, decimals: level >= 100 ? 0 : 2 },
    series: [{ id: indicator, label: title, colour: CONCEPT_COLOURS.rise, values: mine }],
  };
  const crossing = (use: BudgetUse | null, who: string): GoalMark[] =>
    use === null || use.usedUp === null
      ? []
      : [
          {
            year: use.usedUp.moment,
            value: level,
            text: `${who}${say(`op in ${use.usedUp.year}`, `used up in ${use.usedUp.year}`)}`,
            kind: use === plan ? "goal" : "outlook",
            status: "missed",
          },
        ];
  const named = scenario.notes.budgets![id]!;
  const options: LinesOptions = {
    title: named.title[language],
    unit: say(
      `stand op 1 januari van de som sinds ${from}, ${budgetUnit(budget).nl}`,
      `state on 1 January of the sum since ${from}, ${budgetUnit(budget).en}`,
    ),
    modules: modulesOfOutputs([indicator]),
    ...(isElsewhere
      ? { reference: [{ id: indicator, label: title, colour: INK.muted, values: theirs }] }
      : {}),
    level: {
      value: level,
      text: `budget ${write(amount)}, ${say("eind", "end of")} ${to} ${remainingText(budget, plan, language)}`,
    },
    goals: [
      ...crossing(plan, isElsewhere ? say("dit plan: ", "this plan: ") : ""),
      ...(isElsewhere ? crossing(reference, `${REFERENCE[language]}: `) : []),
    ],
    notes: [
      say(
        `Eind ${to}: ${write(plan.used)} van ${write(amount)}, ${remainingText(budget, plan, "nl")}.`,
        `End of ${to}: ${write(plan.used)} of ${write(amount)}, ${remainingText(budget, plan, "en")}.`,
      ),
      `${say("Bron van het budget", "Source of the budget")}: ${named.source}`,
    ],
  };
  return { kind: "lines", group, options };
}
