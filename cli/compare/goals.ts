/**
 * The goals of the plans side by side: a row per goal that does not fare alike in all of them, a
 * column per plan, how many fare how at the foot, and by name those that no plan reaches.
 */
import type { ComparedTarget, RunTarget } from "../../engine/analysis/compared-targets.ts";
import type { TargetStatus } from "../../engine/analysis/targets.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber } from "../../viz/numbers.ts";
import { COUNTED, unitOf } from "../../viz/goal-words.ts";
import { isOther as isLaidLater, screen } from "../screen/screen.ts";
import { heading, left, right, running, WIDTH } from "../summary/layout.ts";
import { together } from "../../viz/spaces.ts";
import { letterOf, type CompareView } from "./view.ts";

const NAME = 36;
const YEAR = 4;
/** In front of the columns of the plans. */
const HEAD = 2 + NAME + 1 + YEAR + 1;
/** Room for the columns of all plans together. */
const CELLS = WIDTH - HEAD;
/** A mark, and space around it; more plans than so fit are told in a table below. */
const NARROWEST = 3;
const ABREAST = Math.floor(CELLS / NARROWEST);
/** Words of how goals fare, in front of the counts. */
const STATUS = HEAD - 2;

const TEXTS = {
  goals: { nl: "Doelen per plan", en: "Goals by plan" },
  differ: { nl: "niet overal gelijk", en: "not alike everywhere" },
  alike: { nl: "in elk plan gelijk", en: "alike in every plan" },
  missed: { nl: "gemist", en: "missed" },
  met: { nl: "gehaald", en: "met" },
  uncertain: { nl: "onzeker", en: "uncertain" },
  lacking: { nl: "tekort", en: "short" },
  everywhere: { nl: "In elk plan gemist", en: "Missed in every plan" },
  from: { nl: "vanaf", en: "from" },
  reached: { nl: "pas in", en: "only in" },
  other: { nl: "ander doel", en: "another goal" },
  none: { nl: "– geen gegevens", en: "– no data" },
  marks: {
    nl: "✓ gehaald · ✗ gemist · ? onzeker · ≠ een ander doel",
    en: "✓ met · ✗ missed · ? uncertain · ≠ another goal",
  },
} as const satisfies Record<string, Text>;

const MARKS: Readonly<Partial<Record<TargetStatus, string>>> = {
  met: "✓",
  met_by_trend: "✓",
  missed: "✗",
  uncertain: "?",
};

/** What counts as faring alike: by the trend or by the plan, the goal is met. */
const verdictOf = (one: RunTarget | null): string =>
  one === null ? "" : one.status === "met_by_trend" ? "met" : one.status;

const faresAlike = ({ runs, isSame }: ComparedTarget): boolean =>
  isSame.every((same) => same) && new Set(runs.map(verdictOf)).size === 1;

export function goalsSection(view: CompareView): string[] {
  const { outcome, region, language } = view;
  const { targets } = outcome.comparison.regions[region]!;
  if (targets.length === 0) return [];
  const listed = targets.filter((target) => !faresAlike(target));
  const counts = [
    `${listed.length} ${TEXTS.differ[language]}`,
    `${targets.length - listed.length} ${TEXTS.alike[language]}`,
  ].join(", ");
  const title = `${TEXTS.goals[language]} (${counts})`;
  const lines: string[] = [];
  const plans = outcome.comparison.runs.map((_, at) => at);
  const width = Math.floor(CELLS / Math.min(ABREAST, plans.length));
  for (let from = 0; from < plans.length; from += ABREAST) {
    const abreast = plans.slice(from, from + ABREAST);
    lines.push(
      ...tableOf(title, listed, abreast, width, view),
      ...countsOf(targets, abreast, width, view),
    );
  }
  const isMarked = width < SHORTEST;
  const isSilent = listed.some(({ runs }) => runs.some((one) => one === null || isOther(one)));
  const legend = [
    ...(isMarked ? [TEXTS.marks[language]] : []),
    // Read out, the sign is words already.
    ...(isSilent && !screen().isPlain ? [TEXTS.none[language]] : []),
  ];
  if (listed.length > 0 && legend.length > 0) lines.push(`  ${legend.join(" · ")}`);
  return [...lines, ...missedEverywhere(targets, view)];
}

/** Goals that fare alike have no row; those that every plan misses may not go unsaid for it. */
function missedEverywhere(targets: readonly ComparedTarget[], { language }: CompareView): string[] {
  const items = targets
    .filter((target) => faresAlike(target) && verdictOf(target.runs[0] ?? null) === "missed")
    .map(({ short, runs }) => together(`${runs[0]!.target.year} ${short[language]}`));
  return items.length === 0
    ? []
    : running(items, `${TEXTS.everywhere[language]} (${items.length}):`);
}

/** Whether nothing can be said of a goal: no data, not in the model, or only followed. */
const isOther = ({ status }: RunTarget): boolean => MARKS[status] === undefined;

/** Narrower columns hold a mark instead of a word. */
const SHORTEST = 11;

function tableOf(
  title: string,
  listed: readonly ComparedTarget[],
  plans: readonly number[],
  width: number,
  view: CompareView,
): string[] {
  const columns = plans
    .map((at) => ` ${left(letterOf(at), width - 1)}`)
    .join("")
    .trimEnd();
  // The title has a line of its own where it would push the letters off their columns.
  const isLong = title.length > HEAD && !isLaidLater(screen());
  const titled = isLong
    ? [heading(title), `${" ".repeat(HEAD)}${columns}`]
    : [heading(title, columns, HEAD + columns.length)];
  return [
    ...titled,
    ...listed.map((target) => {
      const cells = plans.map((at) => ` ${left(cellOf(target, at, width - 1, view), width - 1)}`);
      const stated = target.runs.find((one) => one !== null)!.target;
      const name = target.short[view.language];
      if (isLaidLater(screen()))
        return `  ${left(`${stated.year} ${name}`, NAME)}${cells.join("")}`;
      const head = `  ${left(name, NAME)} ${right(`${stated.year}`, YEAR)} `;
      return `${head}${cells.join("")}`.trimEnd();
    }),
  ];
}

/** The most that is told of a goal in one plan and has room. */
function cellOf(target: ComparedTarget, at: number, room: number, view: CompareView): string {
  const { language } = view;
  const one = target.runs[at]!;
  if (one === null) return "–";
  const isNarrow = room + 1 < SHORTEST;
  if (!target.isSame[at]!) return isNarrow ? "≠" : TEXTS.other[language];
  if (isOther(one)) return "–";
  if (isNarrow) return MARKS[one.status]!;
  if (one.status === "uncertain") return TEXTS.uncertain[language];
  if (one.status !== "missed") return TEXTS.met[language];
  const missed = TEXTS.missed[language];
  const short = (decimals: number): string =>
    `${TEXTS.lacking[language]} ${formatNumber(one.gap!, language, decimals)}`;
  const gap = short(decimalsOf(target));
  const unit = unitOf(one.target, language);
  const since = one.firstYearMissed !== null && one.firstYearMissed !== one.target.year;
  const when = since
    ? `, ${TEXTS.from[language]} ${one.firstYearMissed}`
    : one.yearReached !== null
      ? `, ${TEXTS.reached[language]} ${one.yearReached}`
      : "";
  const forms = [
    `${missed}, ${gap} ${unit}${when}`,
    `${missed}, ${gap}${when}`,
    `${missed}, ${gap} ${unit}`,
    `${missed}, ${gap}`,
    // Who is short of something misses it.
    `${gap} ${unit}`,
    gap,
    ...(one.gap! >= 10 ? [short(0)] : []),
  ];
  return forms.find((form) => form.length <= room) ?? missed;
}

/** One precision for what all plans lack of a goal. */
function decimalsOf({ runs }: ComparedTarget): number {
  const gaps = runs.flatMap((one) => ((one?.gap ?? 0) > 0 ? [one!.gap!] : []));
  if (gaps.length === 0 || gaps.every((gap) => Number.isInteger(gap))) return 0;
  const [largest, smallest] = [Math.max(...gaps), Math.min(...gaps)];
  return largest >= 500 ? 0 : smallest < 0.1 ? 2 : 1;
}

const STATUSES = [
  ...["met", "met_by_trend", "missed", "uncertain", "not_evaluable", "not_modelled", "tracked"],
] as readonly TargetStatus[];

function countsOf(
  targets: readonly ComparedTarget[],
  plans: readonly number[],
  width: number,
  { language }: CompareView,
): string[] {
  return STATUSES.flatMap((status) => {
    const counts = plans.map(
      (at) => targets.filter(({ runs }) => runs[at]?.status === status).length,
    );
    if (counts.every((count) => count === 0)) return [];
    const words = status === "missed" || status === "uncertain" ? TEXTS[status] : COUNTED[status];
    const cells = counts.map((count) => ` ${left(`${count}`, width - 1)}`).join("");
    return [`  ${left(words[language], STATUS)}${cells}`.trimEnd()];
  });
}
