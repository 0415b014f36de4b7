/** From the reference to the plan in one year, a bar per group: which measure does the work? */
import { groupName } from "../../group-names.ts";
import { levelDisplay } from "../../attribution-display.ts";
import { formatNumber, type DisplayUnit, type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { CONCEPT_COLOURS, INK } from "../../theme/colours.ts";
import { textWidth, wrapText } from "../../theme/text-width.ts";
import { rowData } from "../chart-data.ts";
import { rule } from "../end-labels.ts";
import {
  axisWidth,
  plotSize,
  rounded,
  textLayer,
  tickLabels,
  valueAxis,
  type Layer,
  type VegaLiteSpec,
} from "../frame.ts";
import { plate } from "../goal-marks.ts";
import { offsetTicks, roundTicks, tickDecimals } from "../ticks.ts";
import { differenceText } from "./difference-text.ts";
import {
  attributedFrame,
  partAt,
  perYearOr,
  sampleNotes,
  titleOf,
  type AttributedView,
} from "./attributed.ts";

const LABEL_WIDTH_LIMIT = 210;
const ROW = 30;
const LINE_ROW = 15;
const HALF_BAR = 10;
/** Bars of their own; what is smaller than this share of the largest is one bar together. */
const MOST_BARS = 9;
const SMALL = 0.02;
/** Where the steps take less of the axis than this, the axis does not begin at nought. */
const READABLE = 0.35;
const MOST_DECIMALS = 4;

interface Bar {
  readonly label: string;
  readonly whole: boolean;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What is left over for one bar. */
const restText = (count: number, language: Language): string =>
  ({ nl: `${count} kleinere samen`, en: `${count} smaller ones together` })[language];

/** The bars from top to bottom, in the shown unit; totals are full bars. */
function barsOf(view: AttributedView, at: number, language: Language): Bar[] {
  const { split, one } = view;
  const { factor, decimals } = stepDisplay(view, at);
  const sorted = one.parts
    .map((part) => ({ part, value: partAt(part, at) }))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const largest = Math.abs(sorted[0]?.value ?? 0);
  const isBig = ({ value }: (typeof sorted)[number], place: number): boolean =>
    place < MOST_BARS && Math.abs(value) >= SMALL * largest && value !== 0;
  const big = sorted.filter(isBig);
  const small = sorted.filter((one, place) => !isBig(one, place));
  const steps = big.map(({ part, value }) => ({
    label: groupName(split.groups[part.group]!, language),
    value,
    error: part.standardError?.[at] ?? null,
  }));
  if (small.length === 1) {
    const [{ part, value }] = small as [(typeof small)[number]];
    steps.push({ label: groupName(split.groups[part.group]!, language), value, error: null });
  } else if (small.length > 1) {
    const value = small.reduce((sum, each) => sum + each.value, 0);
    steps.push({ label: restText(small.length, language), value, error: null });
  }
  const full = (label: string, value: number): Bar => ({
    ...{ label, whole: true, from: 0, to: rounded(value / factor) },
    text: formatNumber(value / factor, language, decimals),
  });
  let level = one.reference[at]!;
  return [
    full(view.reference[language], level),
    ...steps.map(({ label, value, error }): Bar => {
      const from = level;
      level += value;
      const spread = formatNumber((error ?? 0) / factor, language, decimals);
      const sure = /[1-9]/.test(spread) ? ` ± ${spread}` : "";
      return {
        ...{ label, whole: false, from: rounded(from / factor), to: rounded(level / factor) },
        text: `${differenceText(value / factor, language, decimals)}${sure}`,
      };
    }),
    full(view.plan[language], one.plan[at]!),
  ];
}

/** Levels decide the unit; of the largest step two digits are to be seen. */
function stepDisplay({ one }: AttributedView, at: number): DisplayUnit {
  const display = levelDisplay(one);
  const largest = Math.max(0, ...one.parts.map((part) => Math.abs(partAt(part, at))));
  let { decimals } = display;
  const digits = (): string => formatNumber(largest / display.factor, "en", decimals);
  while (decimals < MOST_DECIMALS && digits().replaceAll(/^[0.]+|\D/g, "").length < 2) decimals++;
  return { ...display, decimals };
}

export function waterfall(view: AttributedView, year: number, language: Language): VegaLiteSpec {
  const { one } = view;
  const at = one.years.indexOf(year);
  const display = stepDisplay(view, at);
  const bars = barsOf(view, at, language);
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
  const title = `${titleOf(view, display, language)}, ${year}`;
  const unit = perYearOr(view, display, language);
  const counted = { unit, decimals: display.decimals };
  const broken = {
    nl: `De as begint niet bij 0 maar bij ${formatNumber(bottom, language, tickDecimals(ticks))}: de grijze balken zijn afgebroken.`,
    en: `The axis begins at ${formatNumber(bottom, language, tickDecimals(ticks))}, not at 0: the grey bars are cut off.`,
  }[language];
  return attributedFrame(
    view,
    language,
    {
      title,
      unit,
      description: `${{ nl: "Watervalgrafiek", en: "Waterfall chart" }[language]}: ${title}. ${bars
        .map(({ label, text }) => `${label} ${text}`)
        .join("; ")}.`,
      notes: [...(isFar ? [broken] : []), ...sampleNotes(view, language)],
      data: rowData(
        { nl: "Stap", en: "Step" }[language],
        [
          { label: { nl: "Niveau of stap", en: "Level or step" }[language], ...counted },
          { label: { nl: "Stand daarna", en: "Level after it" }[language], ...counted },
        ],
        bars.map(({ label, whole, from, to }, i) => ({
          ...{ label, middle: middle(i), values: [whole ? to : rounded(to - from), to] },
        })),
        plot,
      ),
    },
    margins,
    [
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
    ],
    height,
  );
}

const CONNECTOR = { stroke: INK.axis, strokeWidth: 1 };

/** Two strokes through a bar whose beginning is not shown. */
function breakMark(middle: number): Layer[] {
  return [10, 15].map((x) =>
    rule(x - 3, middle + 14, x + 3, middle - 14, { stroke: INK.background, strokeWidth: 2.5 }),
  );
}
