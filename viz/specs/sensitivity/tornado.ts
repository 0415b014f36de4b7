/**
 * Tornado: what a figure becomes with one assumption at a time at its 5 % and at its 95 % quantile, all
 * else as in the run; the widest bar on top.
 */
import {
  widestOf,
  type SensitivityFigure,
  type SensitivityOutcome,
} from "../../../engine/analysis/sensitivity/outcome.ts";
import type { FigureStudy } from "../../../engine/analysis/sensitivity/study.ts";
import type { Language } from "../../numbers.ts";
import { factorWords, figureWords, usedText, type FigureWords } from "../../sensitivity-words.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { END_COLOURS, INK } from "../../theme/colours.ts";
import { textWidth } from "../../theme/text-width.ts";
import { headText, sentences } from "../alternative/alternative.ts";
import { rowData } from "../chart-data.ts";
import { boxes, strokes, texts, type Box, type PlacedText } from "../comparison/drawing.ts";
import { rounded, type VegaLiteSpec } from "../frame.ts";
import { offsetTicks } from "../ticks.ts";
import { framedRows, HALF_BAR, layOutRows, rowLayers, type NamedRow } from "./row-chart.ts";

/** Bars that are drawn; of the others it is said how little they do. */
export const MOST_BARS = 12;
/** Bars that the alternative text tells. */
const MOST_TOLD = 5;

const TEXTS = {
  nl: {
    kind: "Tornado, een balk per aanname",
    low: "bij de lage waarde (5 %)",
    high: "bij de hoge waarde (95 %)",
    row: "Aanname",
    lowColumn: "Bij de lage waarde",
    highColumn: "Bij de hoge waarde",
    how: "Elke balk: één aanname op haar 5 %- en haar 95 %-waarde, al het andere zoals in het plan. De lijn is de uitkomst van het plan",
    to: "tot",
  },
  en: {
    kind: "Tornado, a bar for each assumption",
    low: "at the low value (5 %)",
    high: "at the high value (95 %)",
    row: "Assumption",
    lowColumn: "At the low value",
    highColumn: "At the high value",
    how: "Each bar: one assumption at its 5 % and its 95 % value, all else as in the plan. The line is the result of the plan",
    to: "to",
  },
} as const;

export function tornado(
  outcome: SensitivityOutcome,
  figure: SensitivityFigure,
  study: FigureStudy,
  title: string,
  language: Language,
): VegaLiteSpec {
  const said = TEXTS[language];
  const widest = widestOf(study);
  const shownFactors = widest.slice(0, MOST_BARS);
  const ends = shownFactors.flatMap((factor) => [study.low[factor]!, study.high[factor]!]);
  const words = figureWords(outcome, figure, [study.central, ...ends], language);
  const shown = (value: number): number => rounded(words.shown(value));
  const central = shown(study.central);
  const rows = shownFactors.map((factor): NamedRow & { low: number; high: number } => {
    const { name, grade } = factorWords(outcome, factor, language);
    const used = outcome.usedValue(factor, figure.year);
    return {
      name,
      detail: used === null ? `(${grade})` : `${usedText(used, language)} (${grade})`,
      low: shown(study.low[factor]!),
      high: shown(study.high[factor]!),
    };
  });
  const values = [central, ...rows.flatMap(({ low, high }) => [low, high])];
  const ticks = offsetTicks(Math.min(...values), Math.max(...values));
  const write = (factor: number, end: "low" | "high"): string => words.write(study[end][factor]!);
  const widestText = Math.max(
    ...shownFactors
      .flatMap((factor) => [write(factor, "low"), write(factor, "high")])
      .map((text) => textWidth(text, SIZES.label)),
  );
  const right = Math.ceil(widestText) + 12;
  // A number left of a bar has room of its own, or it would stand in the names.
  const layout = layOutRows(rows, right, padded(ticks, widestText), true);
  const { across, middles, top, width, height } = layout;
  const bars: Box[] = [];
  const numbers: PlacedText[] = [];
  const before: PlacedText[] = [];
  rows.forEach(({ low, high }, row) => {
    const y = middles[row]!;
    // Where both ends lie on one side, the bars share the height of the row.
    const sameSide = (low - central) * (high - central) > 0;
    bars.push(
      bar(across(central), across(low), y - HALF_BAR, sameSide ? y : y + HALF_BAR, END_COLOURS.low),
      bar(
        across(central),
        across(high),
        sameSide ? y : y - HALF_BAR,
        y + HALF_BAR,
        END_COLOURS.high,
      ),
    );
    const factor = shownFactors[row]!;
    const [least, most] = low <= high ? (["low", "high"] as const) : (["high", "low"] as const);
    const from = Math.min(central, low, high);
    const to = Math.max(central, low, high);
    if (from < central) before.push({ x: across(from) - 5, y, text: write(factor, least) });
    if (to > central) numbers.push({ x: across(to) + 5, y, text: write(factor, most) });
  });
  const layers = [
    ...rowLayers(
      layout,
      ticks,
      [
        { text: said.low, colour: END_COLOURS.low },
        { text: said.high, colour: END_COLOURS.high },
      ],
      language,
    ),
    ...boxes(bars),
    strokes([{ x: across(central), x2: across(central), y: top, y2: height }], {
      color: INK.text,
      strokeWidth: 1.25,
    }),
    texts(before, { align: "right" }),
    texts(numbers),
  ];
  const others = widest.length - rows.length;
  const least = widest[MOST_BARS];
  const rest = least === undefined ? "" : othersText(study, least, others, words, language);
  const counted = { unit: words.unit, decimals: words.decimals };
  return framedRows(
    outcome,
    figure.region,
    language,
    {
      ...{ title, unit: words.unit },
      notes: [`${said.how} (${words.write(study.central)}).`, ...(rest === "" ? [] : [rest])],
      description: sentences([
        headText(
          {
            kind: said.kind,
            title,
            unit: words.unit,
            plans: [outcome.scenario.notes.title[language]],
          },
          language,
        ),
        `${said.how}: ${words.write(study.central)}`,
        ...shownFactors
          .slice(0, MOST_TOLD)
          .map(
            (factor, row) =>
              `${rows[row]!.name}, ${rows[row]!.detail}: ${write(factor, "low")} ${said.to} ${write(factor, "high")}`,
          ),
        rest,
      ]),
      data: rowData(
        said.row,
        [
          { label: said.lowColumn, ...counted, colour: END_COLOURS.low },
          { label: said.highColumn, ...counted, colour: END_COLOURS.high },
        ],
        rows.map(({ name, low, high }, row) => ({
          ...{ label: name, middle: middles[row]!, values: [low, high] },
        })),
        { width, height },
      ),
    },
    layout,
    right,
    layers,
  );
}

/** The scale with room before its first tick for a number. */
function padded(ticks: readonly number[], text: number): number[] {
  const [first, last] = [ticks[0]!, ticks.at(-1)!];
  return [first - ((last - first) * (text + 8)) / 280, ...ticks];
}

function bar(from: number, to: number, y: number, y2: number, colour: string): Box {
  return { x: Math.min(from, to), x2: Math.max(from, to), y, y2, colour };
}

/** `De 300 andere aannames verschuiven het elk hoogstens 0,4.` */
function othersText(
  study: FigureStudy,
  widest: number,
  others: number,
  { shown, unit }: FigureWords,
  language: Language,
): string {
  const width = Math.abs(shown(study.high[widest]!) - shown(study.low[widest]!));
  const most = width.toPrecision(2);
  const written = language === "nl" ? most.replace(".", ",") : most;
  const of = study.low.length - others - MOST_BARS;
  const text =
    language === "nl"
      ? `De balken van de ${others} andere aannames die het verschuiven zijn elk hoogstens ${written}${unit === "" ? "" : ` ${unit}`} breed`
      : `The bars of the ${others} other assumptions that move it are each at most ${written}${unit === "" ? "" : ` ${unit}`} wide`;
  return of > 0
    ? `${text}; ${of} ${language === "nl" ? "verschuiven het niet" : "do not move it"}.`
    : `${text}.`;
}
