/** What the charts of goals over an ensemble share: the goals that can be told, names and frame. */
import {
  isEvaluated,
  type EnsembleRecord,
  type GoalRecord,
} from "../../../engine/analysis/ensemble/record.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK, PLAN_COLOURS } from "../../theme/colours.ts";
import { fitText, textWidth } from "../../theme/text-width.ts";
import { texts } from "../comparison/drawing.ts";
import { closingLine, type Layer } from "../frame.ts";
import { listed } from "../listed.ts";

/** Widest that a name may be before it is broken. */
const NAME_WIDTH = 250;
const GAP = 14;

/** One goal, with what each plan makes of it; null where a plan lacks it or cannot tell. */
export interface GoalRow {
  readonly id: string;
  readonly name: readonly string[];
  readonly title: string;
  readonly goals: readonly (GoalRecord | null)[];
}

/** The goals that at least one plan can be held against, in the order of the plans. */
export function goalRows(
  records: readonly EnsembleRecord[],
  region: number,
  language: Language,
): GoalRow[] {
  const ids = new Set<string>();
  for (const { regions } of records) {
    for (const goal of regions[region]!.goals) if (isEvaluated(goal)) ids.add(goal.target.id);
  }
  return [...ids].map((id) => {
    const goals = records.map(
      ({ regions }) =>
        regions[region]!.goals.find((goal) => goal.target.id === id && isEvaluated(goal)) ?? null,
    );
    const at = goals.findIndex((goal) => goal !== null);
    const { notes } = records[at]!.scenario;
    const title = `${goals[at]!.target.year} ${notes.targets[id]!.short[language]}`;
    return { id, title, name: fitText(title, NAME_WIDTH, SIZES.label), goals };
  });
}

/** Room for the names, left of the plot. */
export const nameWidth = (rows: readonly GoalRow[]): number =>
  Math.ceil(
    Math.max(0, ...rows.flatMap(({ name }) => name.map((line) => textWidth(line, SIZES.label)))),
  ) + GAP;

/** The names beside the middles of their rows. */
export const nameLayer = (
  rows: readonly GoalRow[],
  middles: readonly number[],
  left: number,
): Layer =>
  texts(
    rows.flatMap(({ name }, row) =>
      name.map((text, line) => ({
        ...{ x: -left, text },
        y: middles[row]! + (line - (name.length - 1) / 2) * SIZES.lineHeight,
      })),
    ),
  );

/** The first plan of several is what the others are held against, and dark as in comparisons. */
export const planColours = (records: readonly EnsembleRecord[]): string[] =>
  records.length === 1
    ? [PLAN_COLOURS[0]]
    : records.map((_, at) => (at === 0 ? INK.text : PLAN_COLOURS[(at - 1) % PLAN_COLOURS.length]!));

export const planTitles = (records: readonly EnsembleRecord[], language: Language): string[] =>
  records.map(({ scenario }) => scenario.notes.title[language]);

/** Plans, number of runs and source. */
export function closingOf(
  records: readonly EnsembleRecord[],
  region: number,
  language: Language,
): string {
  const [first] = records;
  const { members, seed } = first!.settings;
  const place = first!.scenario.notes.regions[region]!.title[language];
  const named = listed(planTitles(records, language), language);
  const plans = records.length === 1 && named.includes(place) ? named : `${place}: ${named}`;
  const runs = formatNumber(members, language);
  return language === "nl"
    ? closingLine(
        `Plan: ${plans}.`,
        `Bron: model ademruimte, ${runs} doorrekeningen, startgetal ${seed}.`,
      )
    : closingLine(`Plan: ${plans}.`, `Source: ademruimte model, ${runs} runs, seed ${seed}.`);
}
