/** Quantities over the years as lines, labelled at their right end. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../numbers.ts";
import { SIZES } from "../theme/chart-theme.ts";
import { INK } from "../theme/colours.ts";
import { textWidth } from "../theme/text-width.ts";
import {
  coursesText,
  headText,
  pointsText,
  referenceText,
  sentences,
} from "./alternative/alternative.ts";
import { recordedColumn, yearlyData } from "./chart-data.ts";
import { endLabelLayers, endLabelWidth, rule, type EndLabel } from "./end-labels.ts";
import {
  fanCourses,
  fanLabels,
  fanLayers,
  fanNotes,
  fansOf,
  fansText,
  fanValues,
  MOST_LABELLED,
} from "./fans.ts";
import {
  axisWidth,
  framed,
  planName,
  plotSize,
  textLayer,
  tickLabels,
  valueAxis,
  yearAxis,
  type Layer,
  type VegaLiteSpec,
} from "./frame.ts";
import { goalLayers, plate, type GoalMark } from "./goal-marks.ts";
import {
  historyLayers,
  MEASURED,
  RECORDED,
  REFERENCE,
  REFERENCE_DASH,
  type HistoryPoint,
} from "./history-marks.ts";
import type { ChartInput } from "./input.ts";
import { measuredLayers, measuredMarks, measuredNotes } from "./measured-marks.ts";
import { toldCourses, type Series, type SeriesGroup } from "./series.ts";
import { offsetTicks, roundTicks } from "./ticks.ts";

const SAME: Text = { nl: "gelijk aan ongewijzigd beleid", en: "same as unchanged policy" };
const KIND: Text = { nl: "Lijngrafiek", en: "Line chart" };

export interface LinesOptions {
  readonly title: string;
  readonly unit: string;
  readonly modules: readonly string[];
  readonly notes?: readonly string[];
  /** The same series of the reference run, where they differ. */
  readonly reference?: readonly Series[];
  /** Many lines and their companions: a note says what the dashes are instead of a label for each. */
  readonly unnamedReference?: true;
  readonly goals?: readonly GoalMark[];
  /** An amount that no line should pass, drawn across all years. */
  readonly level?: { readonly value: number; readonly text: string };
  /** Recorded values before the run, in the display unit. */
  readonly history?: readonly HistoryPoint[];
  /** Lines that begin far from zero say more when the axis does not begin there. */
  readonly fromZero?: boolean;
}

export function lines(
  input: ChartInput,
  language: Language,
  group: SeriesGroup,
  options: LinesOptions,
): VegaLiteSpec {
  const { years, series, display } = group;
  const { goals = [], history = [], reference = [], level } = options;
  const measured = series.flatMap(({ id, colour }) => measuredMarks(input, id, group, colour));
  const all = [...series, ...reference]
    .flatMap(({ values }) => values)
    .filter((value) => !Number.isNaN(value));
  const fans = fansOf(input.bands ?? null, series, group);
  const isOuterOnly = fans.length > MOST_LABELLED;
  const levels = level === undefined ? [] : [level.value];
  const shown = [
    ...all,
    ...levels,
    ...fanValues(fans),
    ...[...goals, ...history].map(({ value }) => value),
    ...measured.flatMap(({ low, high }) => [low, high]),
  ];
  const highest = Math.max(...shown, 0);
  const lowest = Math.min(...shown);
  const base = options.fromZero === false ? Math.max(0, lowest - (highest - lowest) * 0.4) : 0;
  const ticks = base > 0 ? offsetTicks(base, highest) : roundTicks(lowest, highest);
  const bottom = ticks[0]!;
  const top = ticks.at(-1)!;
  const show = (value: number): string => formatNumber(value, language, display.decimals);
  const last = years.length - 1;
  const at = (value: number): number => 1 - (value - bottom) / (top - bottom);

  // Where one line has its dashed companion, one without would make the reader look for it.
  const alone = (id: string): boolean =>
    options.unnamedReference !== true &&
    reference.length > 0 &&
    !reference.some((other) => other.id === id);
  const labels: EndLabel[] = [
    ...series.flatMap(({ id, label, colour, values }): EndLabel[] => [
      {
        name: alone(id) ? `${label[language]}, ${SAME[language]}` : label[language],
        value: show(values[last]!),
        colour,
        line: "full",
        at: at(values[last]!),
      },
      ...(isOuterOnly ? [] : fans.filter((fan) => fan.label === label)).flatMap((fan) =>
        fanLabels(fan, fans.length === 1, at(values[last]!), show, language),
      ),
    ]),
    ...(options.unnamedReference === true ? [] : reference).map(({ label, colour, values }) => ({
      name:
        series.length === 1
          ? REFERENCE[language]
          : `${label[language]}, ${REFERENCE[language].toLowerCase()}`,
      value: show(values[last]!),
      colour,
      line: "dashed" as const,
      at: at(values[last]!),
    })),
  ];
  const header = String(years[last]);
  const margins = {
    left: axisWidth(tickLabels(ticks, language)),
    right: endLabelWidth(labels, header),
  };
  const plot = plotSize(margins);
  const firstYear = Math.min(years[0]!, ...history.map(({ year }) => year));
  const x = yearAxis(firstYear, years[last]!);
  const y = { ...valueAxis(ticks), field: "value" };
  const place = {
    ...plot,
    x,
    y,
    across: (year: number) => (year - firstYear) / (years[last]! - firstYear),
    down: at,
  };
  const start = { year: years[0]!, value: series[0]?.values[0] ?? 0 };
  const line = (one: Series, style: object): Layer =>
    ({
      data: {
        values: one.values.map((value, i) => ({
          year: years[i]!,
          series: one.label[language],
          // A year without a value breaks the line.
          value: Number.isNaN(value) ? null : value,
        })),
      },
      mark: { type: "line", color: one.colour, ...style },
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
        coursesText(toldCourses(series, group, language), told),
        fansText(fans, told),
        referenceText(
          toldCourses(reference, group, language),
          REFERENCE[language],
          told,
          series.length > 1,
        ),
        level?.text ?? "",
        ...goals.map(({ text }) => text),
        pointsText(RECORDED[language], history, told),
        pointsText(MEASURED[language], measured, told),
      ]),
      notes: [
        ...fanNotes(fans, input.bands?.members ?? 0, language, isOuterOnly),
        ...(options.notes ?? []),
        ...measuredNotes(measured, group, language),
      ],
      hasFans: fans.length > 0,
      data: yearlyData(
        {
          courses: [
            ...series.map(({ label, colour, values }) => ({
              ...{ label: label[language], colour, first: years[0]!, values, ...counted },
            })),
            ...reference.map(({ label, colour, values }) => ({
              label:
                series.length === 1
                  ? REFERENCE[language]
                  : `${label[language]}, ${REFERENCE[language].toLowerCase()}`,
              ...{ colour, first: years[0]!, values, ...counted },
            })),
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
      ...fanLayers(fans, { x, y, isOuterOnly }),
      ...reference.map((one) => line(one, { strokeWidth: 1.25, strokeDash: [...REFERENCE_DASH] })),
      ...series.map((one) => line(one, { strokeWidth: 2.75 })),
      ...(level === undefined ? [] : levelLayers(level, plot.width, at(level.value) * plot.height)),
      ...historyLayers(history, series[0]?.colour ?? INK.text, { ...place, start }, show),
      ...measuredLayers(measured, place),
      ...goalLayers(goals, {
        ...place,
        courses: [...series, ...reference].map(({ values }) => (year: number) => {
          const value = values[year - years[0]!];
          return value === undefined || Number.isNaN(value) ? null : at(value);
        }),
      }),
      ...endLabelLayers(labels, header, plot),
    ],
  );
}

/** A line across the plot, named at its left end: there the lines that grow are far below. */
function levelLayers({ text }: { readonly text: string }, width: number, y: number): Layer[] {
  return [
    rule(0, y, width, y, { stroke: INK.text, strokeWidth: 1.5 }),
    plate(6, y - 12, textWidth(text, SIZES.label, 600)),
    textLayer(text, 6, y - 12, { fontWeight: 600 }),
  ];
}
