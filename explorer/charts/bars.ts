/** Bars of one year, a row for each: districts, measures. What lies beside is a mark on the bar. */
import { formatNumber, formatSigned, type Language } from "../../viz/numbers.ts";
import { headText, sentences } from "../../viz/specs/alternative/alternative.ts";
import { yearlyData } from "../../viz/specs/chart-data.ts";
import { planName, sourceLine, tickLabels } from "../../viz/specs/frame.ts";
import { roundTicks, tickDecimals } from "../../viz/specs/ticks.ts";
import { fitText, textWidth } from "../../viz/theme/text-width.ts";
import { shownColour } from "./ink.ts";
import type { ChartContext, PageChart, Place } from "./page-chart.ts";
import { BARE_AXIS, pixel, rectPath, shape, text, type Scene } from "./scene.ts";
import { extentOf, type Extent } from "./steady-axis.ts";

export interface BarRow {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  /** One value per year, in the shown unit. */
  readonly values: readonly number[];
  /** The same of what lies beside. */
  readonly besides: readonly number[] | null;
  /** Several things in one: last, however large they are together. */
  readonly isRest?: boolean;
}

export interface BarPicture {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly unit: string;
  readonly decimals: number;
  /** Calendar year of the first value. */
  readonly first: number;
  readonly rows: readonly BarRow[];
  /** Whether the largest of the year comes first. */
  readonly isSorted?: boolean;
  /** What the axis holds at least; of shares, all. */
  readonly most: number | null;
  readonly notes: readonly string[];
  readonly modules: readonly string[];
}

const ROW = 30;
const BAR = 16;
const TOP = 22;
const LABEL = 12.5;
const LINE = 14;

const WORDS = {
  nl: { kind: "Staven", beside: (name: string) => `Streepje: ${name}.` },
  en: { kind: "Bars", beside: (name: string) => `Mark: ${name}.` },
} as const;

/**
 * Rows in the order of a year: by what lies beside, which stands still while a slider moves; without
 * that in the order in which they are given.
 */
export function orderedRows(
  { rows, first, isSorted }: BarPicture,
  year: number,
): readonly BarRow[] {
  if (isSorted !== true) return rows;
  const size = ({ besides, isRest }: BarRow): number =>
    isRest === true ? -Infinity : (besides?.[year - first] ?? 0);
  return [...rows].sort((a, b) => (size(a) === size(b) ? 0 : size(b) - size(a)));
}

function barScene(picture: BarPicture, held: Extent, place: Place): Scene {
  const { first, decimals } = picture;
  const { ink, language } = place;
  const rows = orderedRows(picture, place.year);
  const at = place.year - first;
  const top = held.high > 0 ? held.high : 1;
  // The axis ends with the longest bar, not at a round value beyond it.
  const ticks = roundTicks(0, top, place.width < 460 ? 2 : 4).filter((tick) => tick <= top);
  const most = Math.min(230, Math.floor(place.width * 0.42));
  const lines = rows.map(({ name }) => fitText(name, most, LABEL).slice(0, 2));
  const left = Math.ceil(Math.max(0, ...lines.flat().map((line) => textWidth(line, LABEL)))) + 10;
  const show = (value: number): string => formatNumber(value, language, decimals);
  const right = Math.ceil(textWidth(show(top), LABEL)) + 14;
  const width = Math.max(60, Math.floor(place.width - left - right));
  const height = rows.length * ROW;
  const across = (value: number): number => (value / top) * width;
  const labels = tickLabels(ticks, language);
  return {
    width,
    height,
    padding: { left, right, top: TOP, bottom: 8 },
    x: {
      domain: [0, top],
      ticks: [],
      decimals: tickDecimals(ticks),
      ...{ isMirrored: false, hasGrid: false, isYears: false },
    },
    y: BARE_AXIS,
    marker: null,
    shapes: [
      shape(ticks.map((tick) => `M${pixel(across(tick))},0v${height}`).join(""), {
        ...{ stroke: ink.grid, strokeWidth: 1 },
      }),
      ...rows.flatMap(({ values, besides, colour }, row) => {
        const middle = (row + 0.5) * ROW;
        const value = values[at] ?? 0;
        const other = besides?.[at] ?? null;
        return [
          shape(rectPath(0, middle - BAR / 2, across(value), BAR), {
            fill: shownColour(colour, ink),
          }),
          ...(other === null
            ? []
            : [
                shape(`M${pixel(across(other))},${pixel(middle - BAR / 2 - 4)}v${BAR + 8}`, {
                  ...{ stroke: ink.background, strokeWidth: 5 },
                }),
                shape(`M${pixel(across(other))},${pixel(middle - BAR / 2 - 4)}v${BAR + 8}`, {
                  ...{ stroke: ink.text, strokeWidth: 2 },
                }),
              ]),
        ];
      }),
    ],
    texts: [
      // A row of ticks above the bars: below them it would be far from the first.
      ...ticks.map((tick, i) =>
        text(labels[i]!, across(tick), -12, ink, { align: "center", colour: ink.muted }),
      ),
      ...rows.flatMap(({ values, besides }, row) => {
        const middle = (row + 0.5) * ROW;
        const value = values[at] ?? 0;
        const label = show(value);
        // Behind its bar; behind the mark as well where that would stand in the figure.
        const mark = across(besides?.[at] ?? -1);
        const behind = across(value) + 6;
        const isInTheWay = mark > behind - 10 && mark < behind + textWidth(label, LABEL) + 4;
        return [
          ...lines[row]!.map((line, i) =>
            text(line, -8, middle + (i - (lines[row]!.length - 1) / 2) * LINE, ink, {
              align: "right",
            }),
          ),
          text(label, isInTheWay ? mark + 6 : behind, middle, ink),
        ];
      }),
    ],
  };
}

/** Bars as a chart of the page. */
export function barChart(
  picture: BarPicture,
  { input, beside, language }: ChartContext,
): PageChart {
  const { rows, first, unit, decimals, title, most } = picture;
  const years = Math.max(0, ...rows.map(({ values }) => values.length));
  const name = rows.some(({ besides }) => besides !== null) ? (beside?.name ?? null) : null;
  const show = (value: number): string => formatNumber(value, language, decimals);
  let looked = first;
  const words = WORDS[language];
  return {
    ...{ id: picture.id, title, question: picture.question, unit, beside: name },
    notes: [...(name === null ? [] : [words.beside(name)]), ...picture.notes],
    source: sourceLine(input, picture.modules)[language],
    ...{ goals: [], years: [first, first + years - 1], isReadAcross: false },
    hasLegend: name !== null,
    heightFor: () => rows.length * ROW + TOP + 8,
    extent: {
      key: `${unit}|${name ?? ""}`,
      ...extentOf([
        0,
        ...(most === null ? [] : [most]),
        ...rows.flatMap(({ values, besides }) => [...values, ...(besides ?? [])]),
      ]),
    },
    scene: (held, place) => {
      looked = place.year;
      return barScene(picture, held, place);
    },
    legend: (year) =>
      orderedRows(picture, year).map(({ id, name: label, colour, values, besides }) => {
        const value = values[year - first] ?? NaN;
        const other = besides?.[year - first] ?? null;
        return {
          ...{ id, name: label, colour, look: "bar", value: show(value) },
          beside: other === null ? null : show(other),
          difference: other === null ? null : formatSigned(value - other, language, decimals),
          range: null,
        };
      }),
    alternative: () => {
      const told = orderedRows(picture, looked).map(
        ({ name: label, values }) => `${label} ${show(values[looked - first] ?? NaN)}`,
      );
      return sentences([
        headText({ kind: words.kind, title, unit, plans: [planName(input, language)] }, language),
        `${looked}: ${told.join(", ")}`,
      ]);
    },
    table: () =>
      yearlyData(
        {
          courses: [
            ...rows.map(({ name: label, colour, values }) => ({
              ...{ label, colour, first, values, unit, decimals },
            })),
            ...rows.flatMap(({ name: label, besides }) =>
              besides === null || name === null
                ? []
                : [
                    {
                      ...{ label: `${label}: ${name}`, colour: null, first },
                      ...{ values: besides, unit, decimals },
                    },
                  ],
            ),
          ],
          plots: [],
        },
        language as Language,
      ),
  };
}
