/** The goals of several plans as marks in one chart. */
import type { DisplayUnit, Language } from "../../numbers.ts";
import { formatNumber } from "../../numbers.ts";
import { rounded } from "../frame.ts";
import type { GoalMark } from "../goal-marks.ts";
import { goalText } from "../goals.ts";
import type { Goal } from "../input.ts";
import type { ComparisonView, PlanView } from "./view.ts";

const OUTLOOK = { nl: "Vooruitzicht van de stad", en: "The city's outlook" } as const;
const isOutlook = ({ direction }: Goal): boolean => direction === "about";

const REACHED = ["met", "met_by_trend"];

/** Goals of a plan about an indicator; a stored run has no levels to draw. */
const goalsAbout = (
  { first, last }: ComparisonView,
  { input }: PlanView,
  indicator: string,
): readonly Goal[] =>
  (input?.goals ?? []).filter(
    (goal) => goal.indicator === indicator && goal.year >= first && goal.year <= last,
  );

const byYear = (a: GoalMark, b: GoalMark): number => a.year - b.year;

function markOf(goal: Goal, status: string | null, display: DisplayUnit, language: Language) {
  const value = rounded(goal.level / display.factor);
  const decimals = Number.isInteger(value) ? 0 : display.decimals;
  const number = formatNumber(value, language, decimals);
  const outlook = isOutlook(goal);
  return {
    year: goal.at,
    value,
    text: outlook
      ? `${OUTLOOK[language]} ${goal.year}: ${number}`
      : goalText(goal, `${number}\u00a0${display.label[language]}`, language),
    kind: outlook ? "outlook" : "goal",
    status,
  } satisfies GoalMark;
}

/** The goals of one plan, each with what became of it there. */
export const goalsOfPlan = (
  view: ComparisonView,
  plan: PlanView,
  indicator: string,
  display: DisplayUnit,
  language: Language,
): GoalMark[] =>
  goalsAbout(view, plan, indicator)
    .map((goal) => markOf(goal, goal.status, display, language))
    .sort(byYear);

/**
 * One mark for each goal, however many plans state it. It is full when every plan reaches it, open
 * when none does, and half full where plans or what is known of them differ.
 */
export function comparedGoals(
  view: ComparisonView,
  indicator: string,
  display: DisplayUnit,
  language: Language,
): GoalMark[] {
  const stated = new Map<string, Goal[]>();
  for (const plan of view.plans) {
    for (const goal of goalsAbout(view, plan, indicator)) {
      const { year, direction, change, level } = goal;
      const key = `${year} ${direction} ${change} ${level.toPrecision(5)}`;
      stated.set(key, [...(stated.get(key) ?? []), goal]);
    }
  }
  return [...stated.values()]
    .map((goals) => markOf(goals[0]!, statusOfAll(goals), display, language))
    .sort(byYear);
}

function statusOfAll(goals: readonly Goal[]): string {
  if (goals.every(({ status }) => status !== null && REACHED.includes(status))) return "met";
  return goals.every(({ status }) => status === "missed") ? "missed" : "uncertain";
}

/** What the diamonds mean, when there are any. */
export function comparedGoalNotes(marks: readonly GoalMark[], language: Language): string[] {
  const goals = marks.filter(({ kind }) => kind === "goal");
  const notes = goals.length === 0 ? [] : [diamondNote(goals, language)];
  if (goals.length === marks.length) return notes;
  return [
    ...notes,
    language === "nl"
      ? "Grijze ruit: wat de stad zelf verwacht, geen doel."
      : "Grey diamond: what the city itself expects, no goal.",
  ];
}

function diamondNote(goals: readonly GoalMark[], language: Language): string {
  const statuses = new Set(goals.map(({ status }) => status));
  const words =
    language === "nl"
      ? {
          met: "vol: elk plan haalt het",
          uncertain: "half gevuld: niet elk plan haalt het zeker",
          missed: "open: geen enkel plan haalt het",
        }
      : {
          met: "full: every plan reaches it",
          uncertain: "half filled: not every plan is sure to reach it",
          missed: "open: no plan reaches it",
        };
  const said = (["met", "uncertain", "missed"] as const)
    .filter((status) => statuses.has(status))
    .map((status) => words[status]);
  return `${language === "nl" ? "Ruit: doel" : "Diamond: goal"} (${said.join("; ")}).`;
}
