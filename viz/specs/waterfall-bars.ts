/**
 * A waterfall: from one level to another, a bar for each step. Where the steps are small beside the
 * levels, the axis does not begin at nought and the bars of the levels are broken, so that every
 * step can be seen.
 */
import { formatNumber, type Language } from "../numbers.ts";
import { SIZES } from "../theme/chart-theme.ts";
import { CONCEPT_COLOURS, INK } from "../theme/colours.ts";
import { textWidth, wrapText } from "../theme/text-width.ts";
import { rowData, type ChartData } from "./chart-data.ts";
import { rule } from "./end-labels.ts";
import {
  axisWidth,
  plotSize,
  rounded,
  textLayer,
  tickLabels,
  valueAxis,
  type Layer,
  type Margins,
} from "./frame.ts";
import { plate } from "./goal-marks.ts";
import { offsetTicks, roundTicks, tickDecimals } from "./ticks.ts";

const LABEL_WIDTH_LIMIT = 210;
const ROW = 30;
const LINE_ROW = 15;
const HALF_BAR = 10;
/** Where the steps take less of the axis than this, the axis does not begin at nought. */
const READABLE = 0.35;

/** One bar, in the shown unit. */
export interface WaterfallBar {
  readonly label: string;
  /** A level, not a step. */
  readonly whole: boolean;
  readonly from: number;
  readonly to: number;
  /** What stands behind the bar. */
  readonly text: string;
}

export interface Waterfall {
  readonly margins: Margins;
  readonly height: number;
  readonly layers: readonly Layer[];
  /** That the axis does not begin at nought, when it does not. */
  readonly notes: readonly string[];
  /** What is drawn, as a table. */
  readonly data: ChartData;
}

/** Bars from top to bottom; the first and the last are levels. */
export function waterfallBars(
  bars: readonly WaterfallBar[],
  counted: { readonly unit: string; readonly decimals: number },
  language: Language,
): Waterfall {
  const levels = bars.flatMap(({ whole, from, to }) => (whole ? [to] : [from, to]));
  const [lowest, highest] = [Math.min(...levels), Math.max(...levels)];
  const isFar = lowest > 0 && highest - lowest < READABLE * highest;
  const ticks = isFar
    ? offsetTicks(Math.max(0, lowest - (highest - lowest) * 0.6), highest)
    : roundTicks(Math.min(0, lowest), Math.max(0, highest));
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!];
  const names = bars.map(({ label, whole }) =>
    wrapText(label, LABEL_WIDTH_LIMIT, SIZES.label, whole ? 600 : 400),
  );
  const heights = names.map((lines) => ROW + LINE_ROW * (lines.length - 1));
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((sum, each) => sum + each, 0));
  const height = heights.reduce((sum, each) => sum + each, 0);
  const widest = Math.max(...bars.map(({ text }) => textWidth(text, SIZES.label, 600)));
  const margins = {
    left: Math.ceil(
      Math.max(
        axisWidth(tickLabels([0], language)),
        ...names.flat().map((line) => textWidth(line, SIZES.label, 600) + 14),
      ),
    ),
    right: Math.ceil(widest) + 14,
  };
  const plot = plotSize(margins, height);
  const across = (value: number): number =>
    ((Math.max(bottom, value) - bottom) / (top - bottom)) * plot.width;
  const middle = (i: number): number => tops[i]! + heights[i]! / 2;
  const { axis, ...scale } = valueAxis(ticks);
  const boxes: Layer = {
    data: {
      values: bars.map(({ whole, from, to, label }, i) => ({
        label,
        from: whole ? Math.max(bottom, 0) : from,
        to,
        start: middle(i) - HALF_BAR,
        end: middle(i) + HALF_BAR,
        kind: whole ? "level" : to < from ? "fall" : "rise",
      })),
    },
    mark: { type: "rect" },
    encoding: {
      x: { ...scale, field: "from", axis: { ...axis, labelFlush: false } },
      x2: { field: "to" },
      y: {
        field: "start",
        type: "quantitative",
        scale: { domain: [0, height], reverse: true, nice: false },
        axis: null,
      },
      y2: { field: "end" },
      color: {
        field: "kind",
        type: "nominal",
        legend: null,
        scale: {
          domain: ["level", "rise", "fall"],
          range: [INK.muted, CONCEPT_COLOURS.rise, CONCEPT_COLOURS.fall],
        },
      },
    },
  } as Layer;
  const layers = [
    boxes,
    ...(isFar ? bars.flatMap(({ whole }, i) => (whole ? breakMark(middle(i)) : [])) : []),
    ...bars.flatMap(({ text, whole, from, to }, i) => {
      const x = across(whole ? to : Math.max(from, to)) + 6;
      return [
        textLayer(
          names[i]!,
          -margins.left,
          middle(i) - ((names[i]!.length - 1) * SIZES.lineHeight) / 2,
          { fontWeight: whole ? 600 : 400, lineHeight: SIZES.lineHeight },
        ),
        plate(x, middle(i), textWidth(text, SIZES.label, 600)),
        textLayer(text, x, middle(i), { fontWeight: 600 }),
      ];
    }),
    // A step of nothing is a line, so that the stairs go on.
    ...bars.flatMap(({ whole, from, to }, i) =>
      whole || Math.abs(across(to) - across(from)) > 1
        ? []
        : [rule(across(to), middle(i) - HALF_BAR, across(to), middle(i) + HALF_BAR, CONNECTOR)],
    ),
    ...bars
      .slice(0, -1)
      .map(({ to }, i) =>
        rule(across(to), middle(i) + HALF_BAR, across(to), middle(i + 1) - HALF_BAR, CONNECTOR),
      ),
  ];
  const broken = {
    nl: `De as begint niet bij 0 maar bij ${formatNumber(bottom, language, tickDecimals(ticks))}: de grijze balken zijn afgebroken.`,
    en: `The axis begins at ${formatNumber(bottom, language, tickDecimals(ticks))}, not at 0: the grey bars are cut off.`,
  }[language];
  const data = rowData(
    { nl: "Stap", en: "Step" }[language],
    [
      { label: { nl: "Niveau of stap", en: "Level or step" }[language], ...counted },
      { label: { nl: "Stand daarna", en: "Level after it" }[language], ...counted },
    ],
    bars.map(({ label, whole, from, to }, i) => ({
      ...{ label, middle: middle(i), values: [whole ? to : rounded(to - from), to] },
    })),
    plot,
  );
  return { margins, height, layers, notes: isFar ? [broken] : [], data };
}

const CONNECTOR = { stroke: INK.axis, strokeWidth: 1 };

/** Two strokes through a bar whose beginning is not shown. */
function breakMark(middle: number): Layer[] {
  return [10, 15].map((x) =>
    rule(x - 3, middle + 14, x + 3, middle - 14, { stroke: INK.background, strokeWidth: 2.5 }),
  );
}
