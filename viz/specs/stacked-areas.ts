/** Parts of a whole over the years: areas on top of each other, labelled at their right end. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../numbers.ts";
import { INK } from "../theme/colours.ts";
import { endLabelLayers, endLabelWidth, type EndLabel } from "./end-labels.ts";
import {
  axisWidth,
  framed,
  plotSize,
  tickLabels,
  valueAxis,
  yearAxis,
  type Layer,
  type VegaLiteSpec,
} from "./frame.ts";
import { goalLayers, type GoalMark } from "./goal-marks.ts";
import { historyLayers, REFERENCE, REFERENCE_DASH, type HistoryPoint } from "./history-marks.ts";
import type { ChartInput } from "./input.ts";
import { describe, type SeriesGroup } from "./series.ts";
import { roundTicks } from "./ticks.ts";

const KIND: Text = { nl: "Gestapelde vlakken per jaar", en: "Stacked areas by year" };
const TOTAL: Text = { nl: "Totaal", en: "Total" };

export interface StackedOptions {
  readonly title: string;
  /** `inwoners op 1 januari`. */
  readonly unit: string;
  readonly modules: readonly string[];
  readonly notes?: readonly string[];
  /** Goals for the sum, recorded sums before the run, the sum in the reference run; shown unit. */
  readonly goals?: readonly GoalMark[];
  readonly history?: readonly HistoryPoint[];
  readonly reference?: readonly number[];
}

export function totalsOf(group: SeriesGroup): number[] {
  return group.years.map((_, i) => group.series.reduce((sum, { values }) => sum + values[i]!, 0));
}

export function stackedAreas(
  input: ChartInput,
  language: Language,
  group: SeriesGroup,
  options: StackedOptions,
): VegaLiteSpec {
  const { years, series, display } = group;
  const { goals = [], history = [] } = options;
  const totals = totalsOf(group);
  const largest = Math.max(...totals);
  const apart = (options.reference ?? []).some(
    (value, i) => Math.abs(value - totals[i]!) > largest * 0.002,
  );
  const reference = apart ? options.reference! : [];
  const points = [...goals, ...history].map(({ value }) => value);
  const ticks = roundTicks(0, Math.max(largest, ...points, ...reference));
  const top = ticks.at(-1)!;
  const show = (value: number): string => formatNumber(value, language, display.decimals);
  const last = years.length - 1;

  let below = 0;
  const labels: EndLabel[] = series.map(({ label, colour, values }) => {
    const value = values[last]!;
    const middle = below + value / 2;
    below += value;
    return { name: label[language], value: show(value), colour, at: 1 - middle / top };
  });
  const total = series.length > 1;
  if (total) {
    labels.push({
      name: TOTAL[language],
      value: show(totals[last]!),
      colour: INK.text,
      line: "full",
      strong: true,
      at: 1 - totals[last]! / top,
    });
  }
  if (reference.length > 0) {
    labels.push({
      name: REFERENCE[language],
      value: show(reference[last]!),
      colour: INK.text,
      line: "dashed",
      at: 1 - reference[last]! / top,
    });
  }
  const header = String(years[last]);
  const margins = {
    left: axisWidth(tickLabels(ticks, language)),
    right: endLabelWidth(labels, header),
  };
  const plot = plotSize(margins);
  const firstYear = Math.min(years[0]!, ...history.map(({ year }) => year));
  const x = yearAxis(firstYear, years[last]!);
  const y = { ...valueAxis(ticks), field: "value" };
  const stack: Layer = {
    data: {
      values: series.flatMap(({ id, label, values }, order) =>
        values.map((value, i) => ({ year: years[i]!, series: label[language], id, order, value })),
      ),
    },
    mark: { type: "area", stroke: INK.background, strokeWidth: 0.75 },
    encoding: {
      x,
      y: { ...y, stack: "zero" },
      color: {
        field: "id",
        type: "nominal",
        legend: null,
        scale: { domain: series.map(({ id }) => id), range: series.map(({ colour }) => colour) },
      },
      order: { field: "order", type: "quantitative" },
    },
  };
  const place = {
    ...plot,
    x,
    y,
    across: (year: number) => (year - firstYear) / (years[last]! - firstYear),
    down: (value: number) => 1 - value / top,
  };
  const start = { year: years[0]!, value: totals[0]! };
  const sumLine = (values: readonly number[], style: object): Layer =>
    ({
      data: { values: values.map((value, i) => ({ year: years[i]!, value })) },
      mark: { type: "line", color: INK.text, ...style },
      encoding: { x, y },
    }) as Layer;
  const course = `${TOTAL[language]} ${show(totals[0]!)} (${years[0]}), ${show(totals[last]!)} (${header})`;
  return framed(
    input,
    language,
    {
      title: options.title,
      unit: options.unit,
      description: describe(KIND, options.title, group, language, [
        ...(total ? [course] : []),
        ...goals.map(({ text }) => text),
      ]),
      notes: options.notes ?? [],
    },
    options.modules,
    margins,
    [
      stack,
      ...(total ? [sumLine(totals, { strokeWidth: 1.5 })] : []),
      ...(reference.length > 0
        ? [sumLine(reference, { strokeWidth: 1.25, strokeDash: [...REFERENCE_DASH] })]
        : []),
      ...historyLayers(history, INK.text, { ...place, start }, show),
      ...goalLayers(goals, {
        ...place,
        courses: [totals, reference].map((values) => (year: number) => {
          const value = values[year - years[0]!];
          return value === undefined ? null : place.down(value);
        }),
      }),
      ...endLabelLayers(labels, header, plot),
    ],
  );
}
