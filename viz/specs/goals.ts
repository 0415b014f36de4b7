/** Goals of a plan as marks in the unit of a chart, and the reference run where it differs. */
import { formatNumber, formatSigned, type Language } from "../numbers.ts";
import type { GoalMark } from "./goal-marks.ts";
import { rounded } from "./frame.ts";
import type { ChartInput, Goal } from "./input.ts";
import type { Series, SeriesGroup } from "./series.ts";

const WORDS = {
  nl: { goal: "Doel", outlook: "Vooruitzicht", atMost: "hoogstens " },
  en: { goal: "Goal", outlook: "Outlook", atMost: "at most " },
} as const;

/** `Doel 2030: −40 %`, `Doel 2050: hoogstens 90.000 inwoners`. */
function goalText(goal: Goal, shown: string, language: Language): string {
  const words = WORDS[language];
  if (goal.direction === "about") return `${words.outlook} ${goal.year}: ${shown}`;
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
  group: SeriesGroup,
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
      return { year: goal.at, value, text, missed: goal.status === "missed" };
    });
}

/** What the diamonds in a chart mean, when there are any. */
export function goalNotes(marks: readonly GoalMark[], language: Language): string[] {
  if (!marks.some(({ missed }) => missed)) return [];
  return [
    language === "nl"
      ? "Open ruit: doel dat dit plan niet haalt."
      : "Open diamond: goal that this plan does not reach.",
  ];
}

/** The series of the reference run that differ visibly from the plan's. */
export function referenceSeries(input: ChartInput, group: SeriesGroup): Series[] {
  const { reference, region } = input;
  if (reference === null) return [];
  const largest = Math.max(...group.series.flatMap(({ values }) => values.map(Math.abs)));
  return group.series.flatMap((series) => {
    if (!reference.has(series.id)) return [];
    const values = reference
      .series(series.id, 0, region)
      .map((value) => rounded(value / group.display.factor));
    const apart = values.some((value, i) => Math.abs(value - series.values[i]!) > largest * 0.002);
    return apart ? [{ ...series, values }] : [];
  });
}
