/**
 * From which year each goal holds, over the runs of an ensemble: a row of columns per goal. Goals that
 * hold from the same year in every run, or never, have no row: there is nothing to spread.
 */
import {
  yearQuantile,
  yearsOf,
  type EnsembleRecord,
  type GoalRecord,
} from "../../../engine/analysis/ensemble/record.ts";
import { holdsFrom, shareText } from "../../ensemble-words.ts";
import type { Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK } from "../../theme/colours.ts";
import { textWidth } from "../../theme/text-width.ts";
import { headText, sentences } from "../alternative/alternative.ts";
import type { ChartData } from "../chart-data.ts";
import { boxes, strokes, texts } from "../comparison/drawing.ts";
import { keyHeight, keyLayers } from "../comparison/key.ts";
import { framedAs, plotSize, type VegaLiteSpec } from "../frame.ts";
import { yearTicks } from "../ticks.ts";
import {
  closingOf,
  goalRows,
  nameLayer,
  nameWidth,
  planColours,
  planTitles,
} from "./goal-frame.ts";
import { ENSEMBLE_TITLES } from "./questions.ts";

const ROW = 38;
const PLAN_ROW = 26;
const HEIGHT = 0.78;
/** A few runs among thousands are no hill. */
const LEAST_SCALE = 0.1;

const WORDS = {
  nl: {
    kind: "Kolommen, een rij per doel",
    unit: "% van de doorrekeningen per jaar; elke rij heeft haar eigen schaal, tot minstens 10\u00a0%",
    later: "later of niet",
    share: "% van de doorrekeningen",
    year: "Jaar",
    note: "Jaar vanaf wanneer het doel tot het einde geldt, of in het jaar van het doel zelf. Streepje: de middelste doorrekening. Doelen die in elke doorrekening vanaf hetzelfde jaar gelden, of in geen enkele, staan er niet bij.",
  },
  en: {
    kind: "Columns, a row per goal",
    unit: "% of the runs in each year; each row has a scale of its own, up to 10\u00a0% at least",
    later: "later or not",
    share: "% of the runs",
    year: "Year",
    note: "Year from which the goal holds to the end, or in the year of the goal itself. Tick: the middle run. Goals that hold from the same year in every run, or in none, are left out.",
  },
} as const;

/** Whether runs differ in when a goal holds. */
const isSpread = (goal: GoalRecord | null): boolean =>
  goal !== null && goal.years.length + (goal.never > 0 ? 1 : 0) > 1;

/**
 * @param records plans on the same draws
 * @returns null where the year of no goal differs between runs
 */
export function goalYears(
  records: readonly EnsembleRecord[],
  region: number,
  language: Language,
): VegaLiteSpec | null {
  const rows = goalRows(records, region, language).filter(({ goals }) => goals.some(isSpread));
  if (rows.length === 0) return null;
  const words = WORDS[language];
  const colours = planColours(records);
  const titles = planTitles(records, language);
  const years = yearsOf(records[0]!);
  const [first, last] = [years[0]!, years.at(-1)!];
  const left = nameWidth(rows);
  const laterOf = (goal: GoalRecord | null): string =>
    goal === null ? "–" : shareText(goal.never, goal.evaluable, language);
  const laters = rows.flatMap(({ goals }) => goals.map(laterOf));
  const laterWidth = Math.max(
    textWidth(words.later, SIZES.label),
    ...laters.map((text) => textWidth(text, SIZES.label)),
  );
  const right = Math.ceil(laterWidth) + 18;
  const { width } = plotSize({ left, right });
  const key =
    records.length === 1 ? [] : titles.map((name, at) => ({ name, colour: colours[at]! }));
  // Below the header of the last column.
  const top = keyHeight(key, left + width) + 16;
  const height = records.length === 1 ? ROW : PLAN_ROW;
  const slot = width / years.length;
  const across = (year: number): number => (year - first + 0.5) * slot;
  const footOf = (row: number, plan: number): number =>
    top + (row * records.length + plan + 1) * height + row * (records.length > 1 ? 8 : 0);
  const bottom = footOf(rows.length - 1, records.length - 1);
  const middles = rows.map(
    (_, row) => (footOf(row, 0) - height + footOf(row, records.length - 1)) / 2,
  );
  const lanes = rows.flatMap(({ goals }, row) =>
    goals.map((goal, plan) => ({ goal, plan, foot: footOf(row, plan) })),
  );
  const title = ENSEMBLE_TITLES["goal-years"][language];
  const ticks = yearTicks(first, last);
  const data: ChartData = {
    rowTitle: words.year,
    columns: rows.flatMap((row) =>
      row.goals.flatMap((goal, plan) =>
        goal === null
          ? []
          : [
              {
                label: records.length === 1 ? row.title : `${row.title}, ${titles[plan]!}`,
                ...{ unit: words.share, decimals: 1, colour: colours[plan]!, group: null },
              },
            ],
      ),
    ),
    rows: [
      ...years.map((year) => ({
        label: String(year),
        values: rows.flatMap(({ goals }) =>
          goals.flatMap((goal) => (goal === null ? [] : [shareIn(goal, year)])),
        ),
      })),
      {
        label: words.later,
        values: rows.flatMap(({ goals }) =>
          goals.flatMap((goal) => (goal === null ? [] : [(100 * goal.never) / goal.evaluable])),
        ),
      },
    ],
    plots: [],
  };
  return framedAs(
    language,
    {
      ...{ title, unit: words.unit, data },
      description: sentences([
        headText(
          { kind: words.kind, title, unit: words.unit, years: [first, last], plans: titles },
          language,
        ),
        ...rows.map(({ title: name, goals }) => {
          const told = goals.flatMap((goal, plan) =>
            goal === null
              ? []
              : [`${records.length === 1 ? "" : `${titles[plan]!} `}${holdsFrom(goal, language)}`],
          );
          return `${name}: ${told.join(", ")}`;
        }),
      ]),
      footer: [words.note, closingOf(records, region, language)],
    },
    { left, right },
    [
      ...keyLayers(key, left + width, -left, 0),
      strokes(ticks.map((tick) => ({ x: across(tick), x2: across(tick), y: top, y2: bottom }))),
      ...boxes(
        lanes.flatMap(({ goal, plan, foot }) => {
          if (goal === null) return [];
          const most = Math.max(
            LEAST_SCALE * goal.evaluable,
            ...goal.years.map(([, members]) => members),
          );
          return goal.years.map(([year, members]) => ({
            ...{ x: across(year) - slot * 0.42, x2: across(year) + slot * 0.42 },
            // The least is still to be seen.
            ...{ y: foot - Math.max(1, (members / most) * height * HEIGHT), y2: foot },
            colour: colours[plan]!,
          }));
        }),
      ),
      strokes(
        lanes.map(({ foot }) => ({ x: 0, x2: width, y: foot, y2: foot })),
        { color: INK.axis },
      ),
      // Where the middle run is, below the foot of its row.
      strokes(
        lanes.flatMap(({ goal, foot }) => {
          const middle = goal === null ? null : yearQuantile(goal.years, goal.never, 0.5);
          return middle === null
            ? []
            : [{ x: across(middle), x2: across(middle), y: foot, y2: foot + 5 }];
        }),
        { color: INK.text, strokeWidth: 2 },
      ),
      texts(
        ticks.map((tick) => ({ x: across(tick), y: bottom + 16, text: String(tick) })),
        { align: "center", color: INK.muted },
      ),
      texts([{ x: width + right - 4, y: top - 6, text: words.later }], {
        ...{ align: "right", color: INK.muted },
      }),
      texts(
        lanes.map(({ goal, foot }) => ({
          ...{ x: width + right - 4, y: foot - height / 2 + 4, text: laterOf(goal) },
        })),
        { align: "right" },
      ),
      nameLayer(rows, middles, left),
    ],
    bottom,
  );
}

const shareIn = ({ years, evaluable }: GoalRecord, year: number): number =>
  (100 * (years.find(([one]) => one === year)?.[1] ?? 0)) / evaluable;
