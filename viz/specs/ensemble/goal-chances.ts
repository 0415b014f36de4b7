/** Every goal with the share of the runs of an ensemble that meet it, as bars from 0 to 100 %. */
import { type EnsembleRecord } from "../../../engine/analysis/ensemble/record.ts";
import { likelihood, shareText } from "../../ensemble-words.ts";
import type { Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK } from "../../theme/colours.ts";
import { textWidth } from "../../theme/text-width.ts";
import { headText, sentences } from "../alternative/alternative.ts";
import { rowData } from "../chart-data.ts";
import { boxes, strokes, texts } from "../comparison/drawing.ts";
import { keyHeight, keyLayers } from "../comparison/key.ts";
import { framedAs, plotSize, type VegaLiteSpec } from "../frame.ts";
import {
  closingOf,
  goalRows,
  nameLayer,
  nameWidth,
  planColours,
  planTitles,
  type GoalRow,
} from "./goal-frame.ts";
import { ENSEMBLE_TITLES } from "./questions.ts";

const BAR = 11;
const BETWEEN = 2;
const ROW_GAP = 9;
const TICKS = [0, 25, 50, 75, 100];

const WORDS = {
  nl: {
    kind: "Balken, een rij per doel",
    unit: "% van de doorrekeningen die het doel halen",
    goal: "Doel",
    words: "in woorden",
    all: "In alle doorrekeningen gehaald is vaak wat het plan zelf belooft: of een belofte wordt nagekomen, is niet geloot. De lichte balk is 100\u00a0%.",
    lacking: "Streepje: het plan noemt dit doel niet, of kan er niet aan getoetst worden.",
    most: "Grootste kans",
    least: "Kleinste kans",
    sure: "In alle doorrekeningen gehaald",
    never: "In geen enkele",
  },
  en: {
    kind: "Bars, a row per goal",
    unit: "% of the runs that meet the goal",
    goal: "Goal",
    words: "in words",
    all: "Met in all runs is often what the plan promises itself: whether a promise is kept is not drawn. The light bar is 100\u00a0%.",
    lacking: "Dash: the plan does not name this goal, or cannot be held against it.",
    most: "Highest chance",
    least: "Lowest chance",
    sure: "Met in all runs",
    never: "In none",
  },
} as const;

/**
 * @param records plans on the same draws
 * @returns null where no goal can be held against any run
 */
export function goalChances(
  records: readonly EnsembleRecord[],
  region: number,
  language: Language,
): VegaLiteSpec | null {
  const rows = goalRows(records, region, language);
  if (rows.length === 0) return null;
  const words = WORDS[language];
  const colours = planColours(records);
  const titles = planTitles(records, language);
  const isOne = records.length === 1;
  const left = nameWidth(rows);
  const textOf = (row: GoalRow, plan: number): string => {
    const goal = row.goals[plan];
    return goal === null || goal === undefined
      ? "–"
      : shareText(goal.met, goal.evaluable, language);
  };
  const wordOf = ({ goals }: GoalRow): string => {
    const [goal] = goals;
    return goal === null || goal === undefined || !isOne
      ? ""
      : likelihood(goal.met, goal.evaluable, language);
  };
  const shares = rows.flatMap((row) => records.map((_, plan) => textOf(row, plan)));
  const shareWidth = Math.max(...shares.map((text) => textWidth(text, SIZES.label)));
  const wordWidth = Math.max(...rows.map((row) => textWidth(wordOf(row), SIZES.label)));
  const right = Math.ceil(shareWidth + 10 + (isOne ? wordWidth + 12 : 0));
  const { width } = plotSize({ left, right });
  const key = isOne ? [] : titles.map((name, at) => ({ name, colour: colours[at]! }));
  const keyed = keyHeight(key, left + width);
  let bottom = keyed;
  const middles = rows.map(({ name }) => {
    const bars = records.length * (BAR + BETWEEN) - BETWEEN;
    const height = Math.max(name.length * SIZES.lineHeight, bars) + ROW_GAP;
    bottom += height;
    return bottom - height / 2;
  });
  const across = (share: number): number => share * width;
  const bars = rows.flatMap((row, at) =>
    row.goals.flatMap((goal, plan) => {
      const from =
        middles[at]! - (records.length * (BAR + BETWEEN) - BETWEEN) / 2 + plan * (BAR + BETWEEN);
      return [{ goal, plan, from, text: textOf(row, plan) }];
    }),
  );
  const told = rows.map((row) => ({ title: row.title, goal: row.goals[0] ?? null }));
  const data = rowData(
    words.goal,
    [
      ...titles.map((label, at) => ({
        ...{ label, unit: words.unit, decimals: 0, colour: colours[at]! },
      })),
      ...(isOne ? [{ label: words.words, unit: "", decimals: 0 }] : []),
    ],
    rows.map((row, at) => ({
      label: row.title,
      values: [...records.map((_, plan) => textOf(row, plan)), ...(isOne ? [wordOf(row)] : [])],
      middle: middles[at]!,
    })),
    { width, height: bottom },
  );
  const title = ENSEMBLE_TITLES["goal-chances"][language];
  return framedAs(
    language,
    {
      ...{ title, unit: words.unit, data },
      description: sentences([
        headText({ kind: words.kind, title, unit: words.unit, plans: titles }, language),
        ...(isOne ? spread(told, language) : []),
        ...(isOne ? [] : byPlan(rows, titles, language)),
      ]),
      footer: [
        words.all,
        ...(shares.includes("–") ? [words.lacking] : []),
        closingOf(records, region, language),
      ],
    },
    { left, right },
    [
      ...keyLayers(key, left + width, -left, 0),
      strokes(
        TICKS.map((tick) => ({
          ...{ x: across(tick / 100), x2: across(tick / 100), y: keyed, y2: bottom },
        })),
      ),
      texts(
        TICKS.map((tick) => ({ x: across(tick / 100), y: bottom + 14, text: `${tick}\u00a0%` })),
        { align: "center", color: INK.muted },
      ),
      // What is lacking to all of the runs, so that an empty row is seen to be nought.
      ...boxes(
        bars.flatMap(({ goal, from }) =>
          goal === null ? [] : [{ x: 0, x2: width, y: from, y2: from + BAR, colour: INK.grid }],
        ),
      ),
      ...boxes(
        bars.flatMap(({ goal, plan, from }) =>
          goal === null || goal.met === 0
            ? []
            : [
                {
                  ...{ x: 0, y: from, y2: from + BAR, colour: colours[plan]! },
                  // One run in ten thousand is not nought.
                  x2: Math.max(1.5, across(goal.met / goal.evaluable)),
                },
              ],
        ),
      ),
      texts(
        bars.map(({ from, text }) => ({ x: width + 8 + shareWidth, y: from + BAR / 2, text })),
        { align: "right", ...(isOne ? {} : { fontSize: SIZES.footer + 0.5 }) },
      ),
      ...(isOne
        ? [
            texts(
              rows.map((row, at) => ({
                ...{ x: width + 8 + shareWidth + 12, y: middles[at]!, text: wordOf(row) },
              })),
              { color: INK.muted },
            ),
          ]
        : []),
      nameLayer(rows, middles, left),
    ],
    bottom,
  );
}

type Told = { readonly title: string; readonly goal: GoalRow["goals"][number] };

/** Goals that are told one by one. */
const MOST = 6;

function spread(told: readonly Told[], language: Language): string[] {
  const words = WORDS[language];
  const known = told.flatMap(({ title, goal }) => (goal === null ? [] : [{ title, goal }]));
  const open = known
    .filter(({ goal }) => goal.met > 0 && goal.met < goal.evaluable)
    .sort((a, b) => b.goal.met / b.goal.evaluable - a.goal.met / a.goal.evaluable);
  const say = ({ title, goal }: (typeof known)[number]): string =>
    `${title} ${shareText(goal.met, goal.evaluable, language)}`;
  const ends = open.length > MOST ? [...open.slice(0, 3), ...open.slice(-3)] : open;
  const [high, low] = [
    ends.slice(0, Math.ceil(ends.length / 2)),
    ends.slice(Math.ceil(ends.length / 2)),
  ];
  const count = (of: number): number =>
    known.filter(({ goal }) => goal.met === of * goal.evaluable).length;
  return [
    high.length === 0 ? "" : `${words.most}: ${high.map(say).join("; ")}`,
    low.length === 0 ? "" : `${words.least}: ${low.map(say).join("; ")}`,
    `${words.sure}: ${count(1)}`,
    `${words.never}: ${count(0)}`,
  ];
}

const byPlan = (
  rows: readonly GoalRow[],
  titles: readonly string[],
  language: Language,
): string[] =>
  titles.map((title, plan) => {
    const told = rows.flatMap((row): Told[] => [
      { title: row.title, goal: row.goals[plan] ?? null },
    ]);
    return `${title}: ${spread(told, language)
      .filter((text) => text !== "")
      .join(". ")}`;
  });
