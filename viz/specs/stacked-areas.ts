/** Parts of a whole over the years: areas on top of each other, labelled at their right end. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../numbers.ts";
import { INK } from "../theme/colours.ts";
import {
  headText,
  pointsText,
  referenceText,
  sentences,
  stackText,
} from "./alternative/alternative.ts";
import { recordedColumn, yearlyData } from "./chart-data.ts";
import { endLabelLayers, endLabelWidth, type EndLabel } from "./end-labels.ts";
import { fanCourses, fanLabels, fanLayers, fanNotes, fanOf, fansText, fanValues } from "./fans.ts";
import {
  axisWidth,
  framed,
  planName,
  plotSize,
  tickLabels,
  valueAxis,
  yearAxis,
  type Layer,
  type VegaLiteSpec,
} from "./frame.ts";
import { goalLayers, type GoalMark } from "./goal-marks.ts";
import {
  historyLayers,
  MEASURED,
  RECORDED,
  REFERENCE_DASH,
  type HistoryPoint,
} from "./history-marks.ts";
import type { ChartInput } from "./input.ts";
import { measuredLayers, measuredMarks, measuredNotes } from "./measured-marks.ts";
import type { ReferenceLine } from "./reference.ts";
import { toldCourses, type SeriesGroup } from "./series.ts";
import { roundTicks } from "./ticks.ts";

const KIND: Text = { nl: "Gestapelde vlakken", en: "Stacked areas" };
const TOTAL: Text = { nl: "Totaal", en: "Total" };

export interface StackedOptions {
  readonly title: string;
  /** `inwoners op 1 januari`. */
  readonly unit: string;
  readonly modules: readonly string[];
  readonly notes?: readonly string[];
  /** Goals for the sum and recorded sums before the run, in the shown unit. */
  readonly goals?: readonly GoalMark[];
  readonly history?: readonly HistoryPoint[];
  /** The sum, or a border between two areas, in the reference run. */
  readonly reference?: ReferenceLine | null;
  /** The output that is the sum, of which measurements and the band of an ensemble are drawn. */
  readonly sum?: string;
  /** The same where another chart shows the measurements: for the band alone. */
  readonly total?: string;
  /** Another chart shows the band of the sum. */
  readonly bandsElsewhere?: true;
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
  const { goals = [], history = [], reference = null } = options;
  const totals = totalsOf(group);
  const measured =
    options.sum === undefined ? [] : measuredMarks(input, options.sum, group, INK.text);
  const fan = fanOf(
    options.bandsElsewhere === true ? null : (input.bands ?? null),
    options.sum ?? options.total ?? "",
    { label: TOTAL, colour: INK.text, first: years[0]! },
    totals,
    display.factor,
  );
  const fans = fan === null ? [] : [fan];
  const largest = Math.max(...totals, ...fanValues(fans));
  const points = [
    ...[...goals, ...history].map(({ value }) => value),
    ...measured.map(({ high }) => high),
  ];
  const ticks = roundTicks(0, Math.max(largest, ...points, ...(reference?.values ?? [])));
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
  labels.push(
    ...fans.flatMap((one) => fanLabels(one, true, 1 - totals[last]! / top, show, language)),
  );
  if (reference !== null) {
    labels.push({
      name: reference.label[language],
      value: show(reference.values[last]!),
      colour: INK.text,
      line: "dashed",
      at: 1 - reference.values[last]! / top,
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
  const counted = { unit: options.unit, decimals: display.decimals };
  const told = { decimals: display.decimals, language };
  return framed(
    input,
    language,
    {
      title: options.title,
      unit: options.unit,
      description: sentences([
        headText(
          {
            ...{ kind: KIND[language], title: options.title, unit: options.unit },
            ...{ years: [years[0]!, years[last]!], plans: [planName(input, language)] },
          },
          language,
        ),
        stackText(
          toldCourses(series, group, language),
          total ? { name: TOTAL[language], first: years[0]!, values: totals } : null,
          told,
        ),
        fansText(fans, told),
        reference === null
          ? ""
          : referenceText(
              [{ name: "", first: years[0]!, values: reference.values }],
              reference.label[language],
              told,
              false,
            ),
        ...goals.map(({ text }) => text),
        pointsText(RECORDED[language], history, told),
        pointsText(MEASURED[language], measured, told),
      ]),
      notes: [
        ...fanNotes(fans, input.bands?.members ?? 0, language),
        ...(options.notes ?? []),
        ...measuredNotes(measured, group, language),
      ],
      hasFans: fans.length > 0,
      data: yearlyData(
        {
          courses: [
            // From top to bottom, as they lie on each other.
            ...[...series].reverse().map(({ label, colour, values }) => ({
              ...{ label: label[language], colour, first: years[0]!, values, ...counted },
            })),
            ...(total
              ? [
                  {
                    ...{ label: TOTAL[language], colour: null, first: years[0]!, ...counted },
                    values: totals,
                  },
                ]
              : []),
            ...(reference === null
              ? []
              : [
                  {
                    ...{ label: reference.label[language], colour: null, first: years[0]! },
                    ...{ values: reference.values, ...counted },
                  },
                ]),
            ...fanCourses(fans, counted, language),
          ],
          points: [
            recordedColumn("recorded", history, counted, language),
            recordedColumn("measured", measured, counted, language),
          ],
          goals,
          plots: [{ left: 0, top: 0, ...plot, across: (year) => place.across(year) * plot.width }],
        },
        language,
      ),
    },
    options.modules,
    margins,
    [
      stack,
      ...fanLayers(fans, { x, y, isOnAreas: true }),
      // A light ground where the dashes run within the areas, or they are lost on a dark one.
      ...(reference === null || reference.values[last]! > totals[last]!
        ? []
        : [sumLine(reference.values, { color: INK.background, strokeWidth: 3.25, opacity: 0.8 })]),
      ...(total ? [sumLine(totals, { strokeWidth: 1.5 })] : []),
      ...(reference === null
        ? []
        : [sumLine(reference.values, { strokeWidth: 1.25, strokeDash: [...REFERENCE_DASH] })]),
      ...historyLayers(history, INK.text, { ...place, start, hasStems: true }, show),
      ...measuredLayers(measured, place),
      ...goalLayers(goals, {
        ...place,
        courses: [totals, reference?.values ?? []].map((values) => (year: number) => {
          const value = values[year - years[0]!];
          return value === undefined ? null : place.down(value);
        }),
        top: (year: number) => {
          const value = totals[year - years[0]!];
          if (value === undefined) return null;
          const high = fan?.high[year - years[0]!] ?? NaN;
          return place.down(Number.isNaN(high) ? value : Math.max(value, high));
        },
      }),
      ...endLabelLayers(labels, header, plot),
    ],
  );
}
