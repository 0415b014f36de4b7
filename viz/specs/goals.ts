/** Goals of a plan as marks in the unit of a chart. */
import { formatNumber, formatSigned, type Language } from "../numbers.ts";
import type { GoalMark } from "./goal-marks.ts";
import { rounded } from "./frame.ts";
import type { ChartInput, Goal } from "./input.ts";
import type { SeriesGroup } from "./series.ts";

const WORDS = {
  nl: {
    goal: "Doel",
    outlook: "Vooruitzicht van de stad",
    noGoal: "geen doel",
    atMost: "hoogstens ",
  },
  en: { goal: "Goal", outlook: "The city's outlook", noGoal: "no goal", atMost: "at most " },
} as const;

/** `Doel 2030: −40 %`, `Doel 2050: hoogstens 90.000 inwoners`; of an outlook, whose it is. */
export function goalText(goal: Goal, shown: string, language: Language): string {
  const words = WORDS[language];
  if (goal.direction === "about") {
    return `${words.outlook} (${words.noGoal}) ${goal.year}: ${shown}`;
  }
  if (goal.change !== null) {
    const change = formatSigned(goal.change * 100, language);
    return `${words.goal} ${goal.year}: ${change}\u00a0%`;
  }
  const most = goal.direction === "at_most" && goal.level !== 0 ? words.atMost : "";
  return `${words.goal} ${goal.year}: ${most}${shown}`;
}

/** The goals about an indicator that fall within the years of the run. */
export function goalMarks(
  input: ChartInput,
  indicator: string,
  group: Pick<SeriesGroup, "years" | "display">,
  language: Language,
): GoalMark[] {
  const { years, display } = group;
  return input.goals
    .filter((goal) => goal.indicator === indicator)
    .filter(({ year }) => year >= years[0]! && year <= years.at(-1)!)
    .sort((a, b) => a.year - b.year)
    .map((goal) => {
      const value = rounded(goal.level / display.factor);
      const decimals = Number.isInteger(value) ? 0 : display.decimals;
      const shown = `${formatNumber(value, language, decimals)}\u00a0${display.label[language]}`;
      const text = goalText(goal, shown, language);
      const kind = goal.direction === "about" ? "outlook" : "goal";
      return { year: goal.at, value, text, kind, status: goal.status };
    });
}

/** What the diamonds in a chart mean, when there are any; an outlook says so itself. */
export function goalNotes(
  marks: readonly Pick<GoalMark, "kind" | "status">[],
  language: Language,
): string[] {
  const goals = marks.filter(({ kind }) => kind === "goal");
  if (goals.length === 0) return [];
  const uncertain = goals.some(({ status }) => status === "uncertain");
  const [known, open] =
    language === "nl"
      ? [
          "Ruit: doel; open ruit: niet gehaald in dit plan",
          "; half gevulde ruit: onzeker, het doel ligt tussen laag en hoog",
        ]
      : [
          "Diamond: goal; open diamond: not reached in this plan",
          "; half-filled diamond: uncertain, the goal lies between low and high",
        ];
  return [`${known}${uncertain ? open : ""}.`];
}
