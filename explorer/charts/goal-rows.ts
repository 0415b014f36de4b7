/** The goals of a plan as the dashboard shows them: in the words and figures of the report. */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { GroundedResult, TargetStatus } from "../../engine/analysis/targets.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { shareText } from "../../viz/ensemble-words.ts";
import { goalsByTheme, TOLD } from "../../viz/files/report/goal-groups.ts";
import { statusWord } from "../../viz/files/report/marks.ts";
import { dateText, statedWriter } from "../../viz/goal-figures.ts";
import { statedUnitOf, unitOf } from "../../viz/goal-words.ts";
import type { Language } from "../../viz/numbers.ts";
import type { PlanBands } from "../bands/shown-bands.ts";

/** How far it is, on a scale from nought. */
export interface GoalBullet {
  /** Parts of the width, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly wanted: number;
}

export interface GoalLine {
  readonly id: string;
  readonly indicator: string;
  readonly name: string;
  /** The goal in full, where its name is shorter. */
  readonly what: string;
  readonly status: TargetStatus;
  readonly word: string;
  readonly when: string;
  readonly wanted: string;
  readonly reached: string;
  /** Of a goal that is missed: what is lacking. */
  readonly lacking: string;
  readonly yearReached: string;
  /** In how many runs of the ensemble it is met; null without bands. */
  readonly chance: string | null;
  readonly bullet: GoalBullet | null;
  /** The same goal in what lies beside; null where that does not have it. */
  readonly beside: { readonly reached: string; readonly status: TargetStatus } | null;
}

const WORDS = {
  nl: {
    ...{ atLeast: "minstens", atMost: "hoogstens", never: "niet voor" },
  },
  en: {
    ...{ atLeast: "at least", atMost: "at most", never: "not before" },
  },
} as const;

const withUnit = (figure: string, unit: string): string =>
  unit === "" ? figure : `${figure}\u00a0${unit}`;

/** Room on a bullet beyond the goal, so that one that is surpassed can be seen to be. */
const BEYOND = 1.5;

function bulletOf({ target, reached }: GroundedResult): GoalBullet | null {
  if (reached === null || target.kind === "tracked" || target.direction === "about") return null;
  const largest = Math.max(Math.abs(target.value) * BEYOND, Math.abs(reached));
  if (largest === 0) return null;
  // Decreases grow from nought to the right as well: what matters is how far it is.
  const isBelow = target.value < 0;
  const place = (value: number): number => {
    const share = (isBelow ? 0 - value : value) / largest;
    return Math.round(1000 * Math.min(1, Math.max(0, share))) / 1000;
  };
  return { from: 0, to: place(reached), wanted: place(target.value) };
}

function lineOf(
  result: GroundedResult,
  view: { readonly outcome: RunOutcome; readonly region: number; readonly language: Language },
  other: GroundedResult | null,
  bands: PlanBands | null,
): GoalLine {
  const { outcome, region, language } = view;
  const { target, status, reached, gap, yearReached } = result;
  const words = WORDS[language];
  const note = outcome.scenario.notes.targets[target.id]!;
  const write = statedWriter(result, view);
  const unit = statedUnitOf(target, language);
  const isTracked = target.kind === "tracked";
  const bound =
    target.direction === "about"
      ? ""
      : target.direction === "at_least"
        ? words.atLeast
        : words.atMost;
  const goal = bands?.goal(target.id, region) ?? null;
  const isJudged = isVerdict(status) || status === "uncertain";
  return {
    ...{ id: target.id, indicator: target.indicator, status },
    name: note.short[language],
    what: note.what[language] === note.short[language] ? "" : note.what[language],
    word: statusWord(status, language),
    when: dateText(target, view),
    wanted: isTracked ? "–" : `${bound} ${withUnit(write(target.value), unit)}`.trim(),
    reached: reached === null ? "–" : withUnit(write(reached), unit),
    lacking: gap === null || gap === 0 ? "" : withUnit(write(gap), unitOf(target, language)),
    yearReached: !isJudged
      ? "–"
      : yearReached === null
        ? `${words.never} ${outcome.scenario.model.last}`
        : String(yearReached),
    chance: goal === null ? null : shareText(goal.met, goal.evaluable, language),
    bullet: bulletOf(result),
    beside:
      other === null
        ? null
        : {
            reached: other.reached === null ? "–" : withUnit(write(other.reached), unit),
            status: other.status,
          },
  };
}

/** All goals of a region, in the order of the plan. */
export function goalLines(
  outcome: RunOutcome,
  beside: RunOutcome | null,
  bands: PlanBands | null,
  language: Language,
  region = 0,
): GoalLine[] {
  const others = new Map(
    (beside?.targets[region]?.results ?? []).map((result) => [result.target.id, result]),
  );
  return (outcome.targets[region]?.results ?? []).map((result) =>
    lineOf(result, { outcome, region, language }, others.get(result.target.id) ?? null, bands),
  );
}

/** Whether what goals rest on, once it is worked out, may show that this hangs on an assumption. */
export const isVerdict = (status: TargetStatus): boolean =>
  status === "met" || status === "met_by_trend" || status === "missed";

/** How many goals fare how, in the order in which they are told. */
export const goalCounts = (
  lines: readonly Pick<GoalLine, "status">[],
): { readonly status: TargetStatus; readonly count: number }[] =>
  TOLD.flatMap((status) => {
    const count = lines.filter((line) => line.status === status).length;
    return count === 0 ? [] : [{ status, count }];
  });

/**
 * Goals by theme. Within a theme they stand as they fared when the plan was opened (`order`), so that
 * a row stays where it is while a slider moves.
 */
export function goalThemes(
  lines: readonly GoalLine[],
  order: ReadonlyMap<string, TargetStatus>,
): { readonly title: Text; readonly lines: readonly GoalLine[] }[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return goalsByTheme(
    lines.map(({ id, indicator, status }) => ({
      ...{ id, indicator },
      status: order.get(id) ?? status,
    })),
  ).map(({ title, goals }) => ({ title, lines: goals.map(({ id }) => byId.get(id)!) }));
}

/** A goal that a movement of the sliders did something to. */
export interface MovedGoal {
  readonly line: GoalLine;
  readonly before: TargetStatus;
  /** Whether it is nearer to being met, or safer; farther; null where only its status changed. */
  readonly isNearer: boolean | null;
}

/**
 * Whether a goal fares otherwise. Results that do not say yet how far assumptions could move them
 * call no goal uncertain: between those and whole ones that is no change.
 */
function isKnownChange(mine: GroundedResult, theirs: GroundedResult): boolean {
  if (mine.status === theirs.status) return false;
  const isProvisional = (result: GroundedResult, other: GroundedResult): boolean =>
    result.low === null && other.status === "uncertain";
  return !isProvisional(mine, theirs) && !isProvisional(theirs, mine);
}

/** Smaller movements nobody would see in a figure. */
const VISIBLE = 1e-6;

/** What a movement did to the goals: those whose status changed first, then by how far they moved. */
export function movedGoals(
  lines: readonly GoalLine[],
  now: RunOutcome,
  before: RunOutcome,
  region = 0,
): MovedGoal[] {
  const [after, earlier] = [now, before].map(
    ({ targets }) =>
      new Map((targets[region]?.results ?? []).map((result) => [result.target.id, result])),
  ) as [Map<string, GroundedResult>, Map<string, GroundedResult>];
  return lines
    .flatMap((line) => {
      const [mine, theirs] = [after.get(line.id), earlier.get(line.id)];
      if (mine === undefined || theirs === undefined) return [];
      const isChanged = isKnownChange(mine, theirs);
      const { target, reached } = mine;
      if (reached === null || theirs.reached === null || target.direction === "about") {
        return isChanged
          ? [{ line, before: theirs.status, isNearer: null, far: 0, isChanged }]
          : [];
      }
      const scale = Math.max(Math.abs(target.value), Math.abs(theirs.reached), Number.MIN_VALUE);
      const moved = (reached - theirs.reached) / scale;
      if (!isChanged && Math.abs(moved) < VISIBLE) return [];
      const isUp = moved > 0;
      return [
        {
          ...{ line, before: theirs.status, isChanged, far: Math.abs(moved) },
          isNearer: moved === 0 ? null : isUp === (target.direction === "at_least"),
        },
      ];
    })
    .sort((a, b) => Number(b.isChanged) - Number(a.isChanged) || b.far - a.far)
    .map(({ line, before: status, isNearer }) => ({ line, before: status, isNearer }));
}
