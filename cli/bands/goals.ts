/** The goals of a plan in an ensemble: each with the share of the members that meet it. */
import { isEvaluated, type GoalRecord } from "../../engine/analysis/ensemble/record.ts";
import { holdsFrom, likelihood, roundedTo, shareText } from "../../viz/ensemble-words.ts";
import { COUNTED } from "../../viz/goal-words.ts";
import { filled, headedBelow, heading, left, right, wrap } from "../summary/layout.ts";
import { BANDS } from "./texts.ts";
import type { BandsView } from "./view.ts";

const SHARE = 8;
const WORDS = 22;
const FROM = 20;

/** Shares beyond which goals stand in a running list when there is no room for a line each. */
const NEARLY = 0.01;

const nameOf = ({ target }: GoalRecord, { record, language }: BandsView): string => {
  const short = record.scenario.notes.targets[target.id]!.short[language];
  return `${target.year} ${short}`;
};

/** Goals whose fate is open, those that all or no members meet, and those that nothing can be said of. */
export interface SortedGoals {
  readonly open: readonly GoalRecord[];
  readonly always: readonly GoalRecord[];
  readonly never: readonly GoalRecord[];
  readonly silent: readonly GoalRecord[];
}

export function sortedGoals(goals: readonly GoalRecord[]): SortedGoals {
  const evaluated = goals.filter(isEvaluated);
  return {
    open: evaluated
      .filter(({ met, evaluable }) => met > 0 && met < evaluable)
      .sort((a, b) => b.met / b.evaluable - a.met / a.evaluable),
    always: evaluated.filter(({ met, evaluable }) => met === evaluable),
    never: evaluated.filter(({ met }) => met === 0),
    silent: goals.filter((goal) => !isEvaluated(goal)),
  };
}

/** @param isShort whether goals with a share next to all or nothing stand in a running list too */
export function goalsBlock(view: BandsView, isShort: boolean): string[] {
  const { record, region, language } = view;
  const { goals } = record.regions[region]!;
  if (goals.length === 0) return [];
  const { open, always, never, silent } = sortedGoals(goals);
  const isNear = ({ met, evaluable }: GoalRecord): boolean =>
    isShort && (met < NEARLY * evaluable || met > (1 - NEARLY) * evaluable);
  const listed = open.filter((goal) => !isNear(goal));
  const near = open.filter(isNear);
  const high = near.filter(({ met, evaluable }) => 2 * met > evaluable);
  const low = near.filter((goal) => !high.includes(goal));
  const names = listed.map((goal) => nameOf(goal, view));
  const wide = Math.max(30, ...names.map((name) => name.length));
  const name = Math.min(wide, 100 - 2 - SHARE - WORDS - FROM - 2);
  const columns =
    right(` ${BANDS.share[language]}`, SHARE) +
    `  ${left(BANDS.words[language], WORDS)}` +
    right(` ${BANDS.from[language]}`, FROM);
  const title = `${BANDS.goals[language]} ─`;
  const isLong = title.length > 2 + name + 1;
  const lines =
    listed.length === 0
      ? [heading(BANDS.goals[language])]
      : isLong
        ? headedBelow(BANDS.goals[language], columns, 2 + name)
        : [heading(title, columns, 2 + name + columns.length)];
  for (const [at, goal] of listed.entries()) {
    const { met, evaluable } = goal;
    lines.push(
      `  ${left(names[at]!, name)}${right(shareText(met, evaluable, language), SHARE)}` +
        `  ${left(likelihood(met, evaluable, language), WORDS)}` +
        right(holdsFrom(goal, language), FROM),
    );
  }
  const list = (title: string, those: readonly GoalRecord[]): string[] =>
    those.length === 0
      ? []
      : listOf(
          `${title} (${those.length}):`,
          those.map((one) => nameOf(one, view)),
        );
  const step = roundedTo(record.settings.members);
  return [
    ...lines,
    ...list(`${BANDS.nearlyAll[language]}, > ${100 - step} %`, high),
    ...list(BANDS.inAll[language], always),
    ...list(`${BANDS.nearlyNone[language]}, < ${step} %`, low),
    ...list(BANDS.inNone[language], never),
    ...silentLines(silent, view),
  ];
}

/** Names behind a few words, each whole on its line. */
const listOf = (title: string, names: readonly string[]): string[] => {
  const [first = "", ...rest] = filled([`${title} ${names[0]!}`, ...names.slice(1)]);
  return [first, ...rest];
};

/** Why goals have no share: how many there are of each kind. */
function silentLines(silent: readonly GoalRecord[], { language }: BandsView): string[] {
  if (silent.length === 0) return [];
  const counts = new Map<GoalRecord["status"], number>();
  for (const { status } of silent) counts.set(status, (counts.get(status) ?? 0) + 1);
  const said = [...counts].map(([status, count]) => {
    const words = COUNTED[status as keyof typeof COUNTED];
    return `${words === undefined ? status : words[language]} ${count}`;
  });
  const head = { nl: "Niet te berekenen:", en: "Not to be computed:" }[language];
  return wrap(`${head} ${said.join("; ")}.`);
}
