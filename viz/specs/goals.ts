/** Goals of a plan as marks in the unit of a chart. */
import { shareText } from "../ensemble-words.ts";
import { formatNumber, formatSigned, type Language } from "../numbers.ts";
import type { GoalMark } from "./goal-marks.ts";
import { rounded } from "./frame.ts";
import type { ChartInput, Goal } from "./input.ts";
import type { SeriesGroup } from "./series.ts";

const WORDS = {
  nl: {
    goal: "Doel",
    ...{ met: "gehaald", missed: "gemist", uncertain: "onzeker" },
    outlook: "Vooruitzicht van de stad",
    noGoal: "geen doel",
    atMost: "hoogstens ",
  },
  en: {
    goal: "Goal",
    ...{ met: "met", missed: "missed", uncertain: "uncertain" },
    outlook: "The city's outlook",
    noGoal: "no goal",
    atMost: "at most ",
  },
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

/** What became of a goal, in a word; nothing where the run does not say. */
export function statusWord(status: string | null, language: Language): string {
  const words = WORDS[language];
  if (status === "met" || status === "met_by_trend") return words.met;
  return status === "missed" || status === "uncertain" ? words[status] : "";
}

/** In how many runs of an ensemble a goal is met: `kans 2 %`, `in alle gehaald`. */
function chanceWord({ bands }: ChartInput, id: string, language: Language): string | null {
  const goal = bands?.goals.get(id);
  if (goal === undefined || goal.evaluable === 0) return null;
  const { met, evaluable } = goal;
  const share = shareText(met, evaluable, language);
  const isSure = met === 0 || met === evaluable;
  if (language === "nl") return isSure ? `in ${share} gehaald` : `kans ${share}`;
  return isSure ? `met in ${share}` : `chance ${share}`;
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
      const word =
        goal.direction === "about"
          ? ""
          : (chanceWord(input, goal.id, language) ?? statusWord(goal.status, language));
      const said = goalText(goal, shown, language);
      const text = word === "" ? said : `${said}, ${word}`;
      const kind = goal.direction === "about" ? "outlook" : "goal";
      return { year: goal.at, value, text, kind, status: goal.status };
    });
}

/** What a label leaves open about its goal: why nobody can tell whether it is met. */
export function goalNotes(
  marks: readonly Pick<GoalMark, "kind" | "status">[],
  language: Language,
): string[] {
  if (!marks.some(({ kind, status }) => kind === "goal" && status === "uncertain")) return [];
  return [
    language === "nl"
      ? "Onzeker: het doel ligt tussen de lage en de hoge uitkomst."
      : "Uncertain: the goal lies between the low and the high outcome.",
  ];
}

/** What the diamonds of a chart mean that has no room for a word beside each. */
export function diamondNotes(statuses: readonly (string | null)[], language: Language): string[] {
  if (statuses.length === 0) return [];
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
  return [`${known}${statuses.includes("uncertain") ? open : ""}.`];
}
