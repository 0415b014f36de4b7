/** The summary of a run over several municipalities: the group first, then each on one line. */
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import { printable } from "../../engine/scenario/diagnostics/render-diagnostic.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { firstThatFits } from "../screen/screen.ts";
import { summaryText } from "../summary.ts";
import { findingsBlock } from "../summary/findings.ts";
import { goalsBlock } from "../summary/goals.ts";
import { indicatorsBlock } from "../summary/indicators.ts";
import { heading, wrap } from "../summary/layout.ts";
import type { View } from "../../viz/run-view.ts";
import { limitLines, missedLines } from "./each.ts";
import { municipalityLines } from "./municipality-lines.ts";
import { movesLines } from "./moves-lines.ts";
import { planLines } from "./plan-lines.ts";

/** The screen that the summary should fit. */
const HEIGHT = 62;

/** How much is told before the rest is counted, or of municipalities one by one. */
interface Detail {
  readonly municipalities: number;
  readonly planned: number;
  readonly missed: number;
  readonly limits: number;
  readonly moves: number;
  /** Whether the missed goals of the group stand in a running list. */
  readonly shortGoals: boolean;
}

const GENEROUS: Detail = {
  ...{ municipalities: 40, planned: 12, missed: 13, limits: 13, moves: 5, shortGoals: false },
};

/** What is told more tersely, one thing after the other, until all fits the screen. */
const STEPS: readonly Partial<Detail>[] = [
  { planned: 6, limits: 6 },
  { missed: 8 },
  { limits: 3, moves: 3 },
  { missed: 4, planned: 4 },
  { limits: 1, moves: 1 },
  { missed: 2, planned: 2 },
  { shortGoals: true },
  { missed: 0, limits: 0 },
  { municipalities: 30 },
  { municipalities: 20 },
];

function linesOf(outcome: GroupOutcome, detail: Detail, language: Language): string[] {
  const { scenario, total } = outcome;
  const { first, last } = total.scenario.model;
  const view: View = { outcome: total, region: 0, language };
  const name = total.scenario.notes.regions[0]!.title[language];
  const count = scenario.members.length;
  const places = {
    nl: `${formatNumber(count, "nl")} gemeenten`,
    en: `${formatNumber(count, "en")} municipalities`,
  };
  const title = `${scenario.title[language]} · ${name} (${places[language]}) · ${first}-${last}`;
  return [
    ...(title.length > 96 ? wrap(title).map((line) => line.trimStart()) : [heading(title)]),
    ...planLines(outcome, detail.planned, language),
    ...indicatorsBlock(view),
    ...municipalityLines(outcome, detail.municipalities, language),
    ...movesLines(outcome, detail.moves, language),
    ...goalsBlock(view, "", "counts", detail.shortGoals),
    ...findingsBlock(view),
    ...missedLines(outcome, detail.missed, language),
    ...limitLines(outcome, detail.limits, language),
  ];
}

/**
 * The summary of one municipality as it came out within the group.
 *
 * @param at its place among the members
 */
export function memberSummaryText(outcome: GroupOutcome, at: number, language: Language): string {
  const { scenario, members } = outcome;
  const group = scenario.notes.title[language];
  const said = {
    nl: `Zoals ze uitkomt in het plan over ${group}: met wat er in de andere gemeenten gebeurt.`,
    en: `As it comes out in the plan over ${group}: with what happens in the other municipalities.`,
  };
  const [head, ...rest] = summaryText(members[at]!, language).split("\n");
  return [head, ...wrap(said[language]).map(printable), ...rest].join("\n");
}

export function groupSummaryText(outcome: GroupOutcome, language: Language): string {
  const details = [GENEROUS];
  for (const step of STEPS) details.push({ ...details.at(-1)!, ...step });
  const lines = firstThatFits(details, HEIGHT, (detail) => linesOf(outcome, detail, language));
  return `${lines.map(printable).join("\n")}\n`;
}
