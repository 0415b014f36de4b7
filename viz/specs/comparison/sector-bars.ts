/** Parts of a whole in chosen years: for each year a bar for each plan, with its total behind it. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK } from "../../theme/colours.ts";
import { fitText, textWidth } from "../../theme/text-width.ts";
import { sentences } from "../alternative/alternative.ts";
import { rowData } from "../chart-data.ts";
import {
  axisWidth,
  plotSize,
  rounded,
  tickLabels,
  valueAxis,
  type Layer,
  type VegaLiteSpec,
} from "../frame.ts";
import { roundTicks } from "../ticks.ts";
import { comparedHead, MOST_PLANS } from "./alternative.ts";
import { comparisonFrame } from "./comparison-frame.ts";
import { strokes, texts } from "./drawing.ts";
import { differenceText } from "./difference-text.ts";
import { keyHeight, keyLayers } from "./key.ts";
import type { PartsGroup, PartsOfPlan } from "./stacked-panels.ts";
import type { ComparisonView } from "./view.ts";

const KIND: Text = {
  nl: "Gestapelde balken, een per jaar en plan",
  en: "Stacked bars, one for each year and plan",
};
/** Parts of the reference that are told of each year. */
const MOST_PARTS = 3;

const NAME_WIDTH = 150;
const BAR = 15;
const HEAD = 24;
const GROUP_GAP = 12;

interface Bar {
  readonly of: PartsOfPlan;
  readonly year: number;
  readonly name: readonly string[];
  /** Middle of the bar, in pixels from the top of the plot. */
  readonly middle: number;
  readonly total: number | null;
  /** Against the reference in the same year. */
  readonly against: number | null;
}

const at = <T>(first: number, values: readonly (T | null)[], year: number): T | null =>
  values[year - first] ?? null;

export function sectorBars(
  view: ComparisonView,
  group: PartsGroup,
  years: readonly number[],
  language: Language,
  title: string,
  unit: string,
): VegaLiteSpec {
  const { display, plans } = group;
  const reference = plans.find(({ plan }) => plan.isReference)!;
  const entries = group.members.map(({ label, colour }) => ({ name: label[language], colour }));
  const width = SIZES.width - 12;
  const plotTop = keyHeight(entries, width) + 8;
  let top = plotTop;
  const heads: { y: number; text: string }[] = [];
  const bars: Bar[] = years.flatMap((year) => {
    heads.push({ y: top + HEAD / 2, text: `${year}` });
    top += HEAD;
    const rows = plans.map((of): Bar => {
      const name = fitText(of.plan.title[language], NAME_WIDTH, SIZES.label);
      const height = Math.max(BAR + 5, name.length * SIZES.lineHeight + 3);
      const middle = top + height / 2;
      top += height;
      const total = at(of.first, of.totals, year);
      const theirs = at(reference.first, reference.totals, year);
      const isOther = !of.plan.isReference && total !== null && theirs !== null;
      return { of, year, name, middle, total, against: isOther ? rounded(total - theirs) : null };
    });
    top += GROUP_GAP;
    return rows;
  });
  const height = top;
  const highest = Math.max(0, ...bars.map(({ total }) => total ?? 0));
  const ticks = roundTicks(0, highest, 4);
  const largest = Math.max(0, ...bars.map(({ against }) => Math.abs(against ?? 0)));
  const decimals =
    display.one === undefined && largest < 100 ? Math.max(1, display.decimals) : display.decimals;
  const show = (value: number): string => formatNumber(value, language, decimals);
  const totalText = ({ total, against }: Bar): string => {
    if (total === null) return language === "nl" ? "geen waarde" : "no value";
    return against === null
      ? show(total)
      : `${show(total)} (${differenceText(against, language, decimals)})`;
  };
  const names = Math.max(
    ...bars.flatMap(({ name }) => name.map((line) => textWidth(line, SIZES.label, 600))),
  );
  const margins = {
    left: Math.ceil(Math.max(names + 10, axisWidth(tickLabels([0], language)))),
    right:
      Math.ceil(Math.max(...bars.map((bar) => textWidth(totalText(bar), SIZES.label, 600)))) + 12,
  };
  const plot = plotSize(margins, height);
  const across = (value: number): number => (value / ticks.at(-1)!) * plot.width;
  const { axis, ...scale } = valueAxis(ticks);
  const down = {
    type: "quantitative",
    scale: { domain: [0, height], reverse: true, nice: false, zero: false },
    axis: null,
  };
  const stacks = bars.flatMap(({ of, year, middle }) => {
    let from = 0;
    return of.parts.flatMap(({ id, label, values }) => {
      const value = at(of.first, values, year);
      if (value === null) return [];
      const start = from;
      from = rounded(from + value);
      return [
        {
          ...{ plan: of.plan.title[language], year, part: label[language], id, value },
          ...{ from: start, to: from },
          ...{ top: middle - BAR / 2, bottom: middle + BAR / 2 },
        },
      ];
    });
  });
  const layer: Layer = {
    data: { values: stacks },
    mark: { type: "rect" },
    encoding: {
      x: { ...scale, field: "from", axis: { ...axis, grid: false, labelFlush: false } },
      x2: { field: "to" },
      y: { ...down, field: "top" },
      y2: { field: "bottom" },
      color: {
        field: "id",
        type: "nominal",
        legend: null,
        scale: {
          domain: group.members.map(({ id }) => id),
          range: group.members.map(({ colour }) => colour),
        },
      },
    },
  } as Layer;
  const strong = ({ of }: Bar): boolean => of.plan.isReference;
  const nameTexts = (chosen: (bar: Bar) => boolean) =>
    bars.filter(chosen).flatMap(({ name, middle }) =>
      name.map((text, line) => ({
        ...{ x: -margins.left, text },
        y: middle + (line - (name.length - 1) / 2) * SIZES.lineHeight,
      })),
    );
  const totals = (chosen: (bar: Bar) => boolean) =>
    bars.filter(chosen).map((bar) => ({
      ...{ x: across(bar.total ?? 0) + 6, y: bar.middle, text: totalText(bar) },
    }));
  return comparisonFrame(
    view,
    language,
    {
      title,
      unit,
      description: sentences([
        comparedHead(view, { kind: KIND[language], title, unit }, language),
        ...years.map((year) => yearText(bars.filter((bar) => bar.year === year))),
      ]),
      notes: [
        language === "nl"
          ? `Achter elke balk het totaal, tussen haakjes het verschil met ${reference.plan.title.nl}.`
          : `Behind each bar its total, in brackets the difference to ${reference.plan.title.en}.`,
      ],
      data: rowData(
        { nl: "Jaar en plan", en: "Year and plan" }[language],
        [
          ...group.members.map(({ label, colour }) => ({
            ...{ label: label[language], colour, unit, decimals },
          })),
          { label: { nl: "Totaal", en: "Total" }[language], unit, decimals },
          { label: { nl: "Verschil", en: "Difference" }[language], unit, decimals },
        ],
        bars.map(({ of, year, middle, total, against }) => ({
          ...{ label: `${year} ${of.plan.title[language]}`, middle },
          values: [
            ...group.members.map(({ id }) => {
              const part = of.parts.find((one) => one.id === id);
              return part === undefined ? null : at(of.first, part.values, year);
            }),
            ...[total, against],
          ],
        })),
        plot,
      ),
    },
    margins,
    [
      strokes(
        ticks.map((tick) => ({
          ...{ x: across(tick), x2: across(tick), y: plotTop, y2: height },
        })),
      ),
      layer,
      texts(
        heads.map(({ y, text }) => ({ x: -margins.left, y, text })),
        { fontWeight: 600, fontSize: 15 },
      ),
      texts(nameTexts((bar) => !strong(bar))),
      texts(nameTexts(strong), { fontWeight: 600 }),
      texts(
        totals((bar) => !strong(bar)),
        { color: INK.text },
      ),
      texts(totals(strong), { fontWeight: 600 }),
      ...keyLayers(entries, width, -margins.left, 0),
    ],
    height,
  );

  /** `2030: A 269,9 (Vervoer 102,1, …); B 267,3 (−2,5)`; of many plans the highest and the lowest. */
  function yearText(all: readonly Bar[]): string {
    const [first, ...others] = all;
    if (first === undefined) return "";
    const sorted = others.filter(({ total }) => total !== null);
    sorted.sort((a, b) => b.total! - a.total!);
    const shown = others.length < MOST_PLANS ? others : [sorted[0], sorted.at(-1)];
    const name = ({ of }: Bar): string => of.plan.title[language];
    const parts = first.of.parts
      .map(({ label, values }) => ({ label, value: at(first.of.first, values, first.year) ?? 0 }))
      .sort((a, b) => b.value - a.value)
      .slice(0, MOST_PARTS)
      .map(({ label, value }) => `${label[language]} ${show(value)}`);
    const largest = { nl: "waarvan", en: "of which" }[language];
    return [
      `${first.year}: ${name(first)} ${totalText(first)}, ${largest} ${parts.join(", ")}`,
      ...shown.flatMap((bar) => (bar === undefined ? [] : [`${name(bar)} ${totalText(bar)}`])),
    ].join("; ");
  }
}
