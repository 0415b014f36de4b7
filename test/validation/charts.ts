/** The charts of docs/validation.md, in the style of all others. */
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { endLabelLayers, endLabelWidth, rule, type EndLabel } from "../../viz/specs/end-labels.ts";
import {
  axisWidth,
  framed,
  plotSize,
  rounded,
  textLayer,
  tickLabels,
  valueAxis,
  yearAxis,
  type Layer,
  type Margins,
  type VegaLiteSpec,
} from "../../viz/specs/frame.ts";
import { chartInput } from "../../viz/specs/input.ts";
import { SIZES } from "../../viz/theme/chart-theme.ts";
import { CONCEPT_COLOURS, INK } from "../../viz/theme/colours.ts";
import { textWidth, wrapText } from "../../viz/theme/text-width.ts";
import { labelOf, type Answer } from "./benchmarks.ts";

interface Words {
  readonly title: string;
  readonly subtitle: string;
  readonly unit: string;
  readonly description: string;
  readonly notes: readonly string[];
}

const HINDCAST: Text = { nl: "Terugblik vanaf 2015", en: "Hindcast from 2015" };

/** The city under another name, for the line that says where figures come from. */
const named = (outcome: RunOutcome, title: Text): RunOutcome => {
  const { scenario } = outcome;
  return { ...outcome, scenario: { ...scenario, notes: { ...scenario.notes, title } } };
};

/** The frame of a chart of one plan. */
function frame(
  reference: RunOutcome,
  language: Language,
  words: Words,
  margins: Margins,
  layers: readonly Layer[],
  height: number = SIZES.plotHeight,
): VegaLiteSpec {
  const input = chartInput(reference);
  return framed(input, language, words, ["demography"], margins, layers, height);
}

interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dashed?: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const dots = (
  points: readonly (readonly [number, number])[],
  x: object,
  y: object,
  colour: string,
): Layer =>
  ({
    data: { values: points.map(([at, value]) => ({ year: at, value: rounded(value) })) },
    mark: { type: "point", filled: true, size: 34, color: colour, opacity: 1 },
    encoding: { x, y },
  }) as Layer;

const lineLayer = (line: Line, x: object, y: object): Layer =>
  ({
    data: { values: line.points.map(([at, value]) => ({ year: at, value: rounded(value) })) },
    mark: {
      type: "line",
      color: line.colour,
      strokeWidth: line.dashed === true ? 1.5 : 2.75,
      ...(line.dashed === true ? { strokeDash: [4, 3] } : {}),
    },
    encoding: { x, y },
  }) as Layer;

/** Ticks between two round numbers, with a step. */
const ticksBetween = (low: number, high: number, step: number): number[] =>
  Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);

interface Paths {
  readonly words: Words;
  readonly lines: readonly Line[];
  readonly measured: readonly (readonly [number, number])[];
  readonly ticks: readonly number[];
  /** A forecast of others: where, how much, and what counts as near enough. */
  readonly outlook?: {
    readonly year: number;
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly text: string;
  };
  /** Low and high of a band, by year. */
  readonly band?: readonly (readonly [year: number, low: number, high: number])[];
}

/** Quantities over the years beside what was measured. */
function paths(reference: RunOutcome, language: Language, chart: Paths): VegaLiteSpec {
  const { lines, measured, ticks, outlook, band } = chart;
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!];
  const years = [...lines.flatMap(({ points }) => points), ...measured].map(([year]) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const labels: EndLabel[] = lines.map(({ name, colour, dashed, points }) => ({
    name,
    colour,
    value: formatNumber(points.at(-1)![1], language),
    line: dashed === true ? "dashed" : "full",
    at: 1 - (points.at(-1)![1] - bottom) / (top - bottom),
  }));
  const margins = {
    left: axisWidth(tickLabels(ticks, language)),
    right: endLabelWidth(labels, String(last)),
  };
  const plot = plotSize(margins);
  const x = yearAxis(first, last);
  const y = { ...valueAxis(ticks), field: "value" };
  const across = (year: number): number => ((year - first) / (last - first)) * plot.width;
  const down = (value: number): number => (1 - (value - bottom) / (top - bottom)) * plot.height;
  const shade: Layer[] =
    band === undefined
      ? []
      : [
          {
            data: { values: band.map(([year, low, high]) => ({ year, low, high })) },
            mark: { type: "area", color: CONCEPT_COLOURS.population_65_plus, opacity: 0.2 },
            encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
          } as unknown as Layer,
        ];
  const goal: Layer[] =
    outlook === undefined
      ? []
      : [
          rule(across(outlook.year), down(outlook.low), across(outlook.year), down(outlook.high), {
            stroke: INK.text,
            strokeWidth: 1.5,
          }),
          dots([[outlook.year, outlook.value]], x, y, INK.text),
          textLayer(outlook.text, across(outlook.year) - 8, down(outlook.value) - 2, {
            align: "right",
          }),
        ];
  return frame(reference, language, chart.words, margins, [
    ...shade,
    ...lines.map((line) => lineLayer(line, x, y)),
    dots(measured, x, y, INK.text),
    ...goal,
    ...endLabelLayers(labels, String(last), plot),
  ]);
}

export interface HindcastPaths {
  readonly model: readonly (readonly [number, number])[];
  /** The same with the net migration that was measured from 2020 on. */
  readonly known: readonly (readonly [number, number])[];
  readonly constant: readonly (readonly [number, number])[];
  readonly growth: readonly (readonly [number, number])[];
  readonly measured: readonly (readonly [number, number])[];
}

/** How far off was a forecast of 2015 with this model, year by year? */
export function hindcastChart(
  reference: RunOutcome,
  language: Language,
  data: HindcastPaths,
): VegaLiteSpec {
  const pick = (text: Text): string => text[language];
  const end = (points: readonly (readonly [number, number])[]): string =>
    formatNumber(points.at(-1)![1], language);
  return paths(named(reference, HINDCAST), language, {
    words: {
      title: pick({
        nl: "Wat het model in 2015 voorspeld zou hebben",
        en: "What the model would have forecast in 2015",
      }),
      subtitle: pick({
        nl: "Inwoners van Kortrijk, gegevens van 1 januari 2015",
        en: "Inhabitants of Kortrijk, with data of 1 January 2015",
      }),
      unit: pick({ nl: "inwoners op 1 januari", en: "inhabitants on 1 January" }),
      description: pick({
        nl: `Lijnen per jaar: inwoners. In 2024 gemeten ${end(data.measured)}, model ${end(data.model)}, constant ${end(data.constant)}.`,
        en: `Lines by year: inhabitants. Measured in 2024 ${end(data.measured)}, model ${end(data.model)}, constant ${end(data.constant)}.`,
      }),
      notes: [pick({ nl: "Punten: gemeten.", en: "Dots: measured." })],
    },
    ticks: ticksBetween(74_000, 82_000, 2000),
    measured: data.measured,
    lines: [
      {
        name: pick({ nl: "Model", en: "Model" }),
        colour: CONCEPT_COLOURS.households,
        points: data.model,
      },
      {
        name: pick({
          nl: "Model, migratie vanaf 2020 gekend",
          en: "Model, migration from 2020 known",
        }),
        colour: CONCEPT_COLOURS.households,
        dashed: true,
        points: data.known,
      },
      {
        name: pick({ nl: "Groei van het laatste jaar", en: "Growth of the last year" }),
        colour: CONCEPT_COLOURS.rise,
        dashed: true,
        points: data.growth,
      },
      {
        name: pick({ nl: "Niets verandert", en: "Nothing changes" }),
        colour: INK.muted,
        dashed: true,
        points: data.constant,
      },
    ],
  });
}

export interface OlderPaths {
  readonly reference: readonly (readonly [number, number])[];
  readonly measured: readonly (readonly [number, number])[];
  readonly band: readonly (readonly [year: number, low: number, high: number])[];
}

/** Does the model reach the 21 700 people aged 65 and over of the city's note? */
export function olderChart(
  reference: RunOutcome,
  language: Language,
  data: OlderPaths,
): VegaLiteSpec {
  const pick = (text: Text): string => text[language];
  const in2040 = formatNumber(data.reference.find(([year]) => year === 2040)![1], language);
  const note = formatNumber(21_700, language);
  return paths(reference, language, {
    words: {
      title: pick({
        nl: "65-plussers: model en nota",
        en: "People aged 65 and over: model and note",
      }),
      subtitle: pick({ nl: "Kortrijk, referentie", en: "Kortrijk, reference" }),
      unit: pick({
        nl: "inwoners van 65 en ouder op 1 januari",
        en: "aged 65 and over, 1 January",
      }),
      description: pick({
        nl: `Lijn per jaar: 65-plussers. In 2040 geeft het model er ${in2040}, de nota ${note}.`,
        en: `Line by year: people aged 65 and over. In 2040 the model has ${in2040}, the note ${note}.`,
      }),
      notes: [
        pick({
          nl: "Punten: gemeten (2009-2015, 2020, 2024). Streep: 6 % rond de nota. Band: laag en hoog migratiesaldo.",
          en: "Dots: measured (2009-2015, 2020, 2024). Bar: 6 % round the note. Band: low and high net migration.",
        }),
      ],
    },
    ticks: ticksBetween(12_000, 24_000, 2000),
    measured: data.measured,
    band: data.band,
    outlook: {
      year: 2040,
      value: 21_700,
      low: 21_700 * 0.94,
      high: 21_700 * 1.06,
      text: pick({ nl: `Nota: ${note}`, en: `Note: ${note}` }),
    },
    lines: [
      {
        name: pick({ nl: "Referentie", en: "Reference" }),
        colour: CONCEPT_COLOURS.population_65_plus,
        points: data.reference,
      },
    ],
  });
}

export interface AgeErrors {
  readonly model: readonly number[];
  readonly constant: readonly number[];
}

/** At which ages was the forecast of 2015 wrong in 2020? */
export function ageErrorChart(
  reference: RunOutcome,
  language: Language,
  errors: AgeErrors,
): VegaLiteSpec {
  const pick = (text: Text): string => text[language];
  const ticks = ticksBetween(-25, 25, 5);
  const name = {
    model: pick({ nl: "Model", en: "Model" }),
    constant: pick({ nl: "Niets verandert", en: "Nothing changes" }),
  };
  const last = errors.model.length - 1;
  const at = (value: number): number => 1 - (value - ticks[0]!) / (ticks.at(-1)! - ticks[0]!);
  const labels: EndLabel[] = [
    {
      name: name.model,
      colour: CONCEPT_COLOURS.households,
      value: "",
      line: "full",
      at: at(errors.model[last]!),
    },
    {
      name: name.constant,
      colour: INK.muted,
      value: "",
      line: "dashed",
      at: at(errors.constant[last]!),
    },
  ];
  const margins = {
    left: axisWidth(tickLabels(ticks, language)),
    right: endLabelWidth(labels, ""),
  };
  const plot = plotSize(margins);
  const x = {
    field: "year",
    type: "quantitative" as const,
    scale: { domain: [0, last], nice: false, zero: false },
    axis: { values: ticksBetween(0, last, 10), format: "d", labelOverlap: false, title: null },
  };
  const y = { ...valueAxis(ticks), field: "value" };
  const line = (values: readonly number[], colour: string, dashed: boolean): Layer =>
    lineLayer({ name: "", colour, dashed, points: values.map((value, age) => [age, value]) }, x, y);
  const mean = (values: readonly number[]): string =>
    formatNumber(
      values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length,
      language,
      1,
    );
  return frame(
    named(reference, HINDCAST),
    language,
    {
      title: pick({
        nl: "Fout per leeftijd in 2020, vijf jaar ver",
        en: "Error by age in 2020, five years on",
      }),
      subtitle: pick({ nl: "Kortrijk, van 2015 naar 2020", en: "Kortrijk, from 2015 to 2020" }),
      unit: pick({
        nl: "% van het gemeten aantal, per levensjaar",
        en: "% of the number measured, by single age",
      }),
      description: pick({
        nl: `Lijnen per leeftijd: fout in procent. Gemiddeld ${mean(errors.model)} % met het model, ${mean(errors.constant)} % als niets verandert.`,
        en: `Lines by age: error in per cent. On average ${mean(errors.model)} % with the model, ${mean(errors.constant)} % if nothing changes.`,
      }),
      notes: [
        pick({
          nl: `Gemiddelde fout zonder teken: model ${mean(errors.model)} %, niets verandert ${mean(errors.constant)} %. Fouten boven 25 % zijn afgekapt.`,
          en: `Mean error without sign: model ${mean(errors.model)} %, nothing changes ${mean(errors.constant)} %. Errors above 25 % are cut off.`,
        }),
      ],
    },
    margins,
    [
      rule(0, at(0) * plot.height, plot.width, at(0) * plot.height, {
        stroke: INK.text,
        strokeWidth: 1,
      }),
      line(
        errors.constant.map((value) => Math.max(-25, Math.min(25, value))),
        INK.muted,
        true,
      ),
      line(
        errors.model.map((value) => Math.max(-25, Math.min(25, value))),
        CONCEPT_COLOURS.households,
        false,
      ),
      ...endLabelLayers(labels, "", plot),
    ],
  );
}

const ROW = 19;
/** What each further line of a label adds to its row. */
const LABEL_LINE = 12;
/** Width at which a label breaks. */
const LABEL_WIDTH = 300;
/** Tolerances to the left and right of the middle that the axis shows. */
const REACH = 4;

/** By how many tolerances is each tested figure off? */
export function benchmarkChart(
  reference: RunOutcome,
  language: Language,
  answers: readonly Answer[],
): VegaLiteSpec {
  const judged = answers.filter(({ verdict }) => verdict !== null);
  const isTwoSided = ({ benchmark }: Answer): boolean =>
    benchmark.low !== null && benchmark.high !== null;
  const rows = judged.filter(isTwoSided).map(({ benchmark, model, verdict, basis }, index) => {
    const middle = (benchmark.low! + benchmark.high!) / 2;
    const half = (benchmark.high! - benchmark.low!) / 2;
    const off = (model! - middle) / half;
    const lines = wrapText(labelOf(benchmark), LABEL_WIDTH, 11);
    return { lines, index, off, verdict, isEcho: basis === "echo" };
  });
  const widest = Math.max(...rows.flatMap(({ lines }) => lines.map((line) => textWidth(line, 11))));
  const margins = { left: widest + 10, right: 14 };
  const heights = rows.map(({ lines }) => ROW + (lines.length - 1) * LABEL_LINE);
  const below = (index: number): number =>
    heights.slice(0, index).reduce((sum, one) => sum + one, 0);
  const height = below(rows.length);
  const plot = plotSize(margins, height);
  const across = (off: number): number =>
    ((Math.max(-REACH, Math.min(REACH, off)) + REACH) / (2 * REACH)) * plot.width;
  const colour = ({ verdict, isEcho }: (typeof rows)[number]): string => {
    if (isEcho) return INK.axis;
    return verdict === "within" ? CONCEPT_COLOURS.households : CONCEPT_COLOURS.rise;
  };
  const x = {
    field: "off",
    type: "quantitative" as const,
    scale: { domain: [-REACH, REACH], nice: false, zero: false },
    axis: {
      values: ticksBetween(-REACH, REACH, 1),
      grid: true,
      domain: false,
      ticks: false,
      labelFlush: false,
      title: null,
    },
  };
  const y = (index: number): number => below(index) + heights[index]! / 2;
  const within = (some: readonly Answer[]): number =>
    some.filter(({ verdict }) => verdict === "within").length;
  const independent = judged.filter(({ basis }) => basis !== "echo");
  const counted = `${within(independent)} of ${independent.length} independent figures within, ${within(judged)} of ${judged.length} with the echoes`;
  const oneSided = judged
    .filter((answer) => !isTwoSided(answer))
    .map(({ benchmark, verdict }) => `${labelOf(benchmark)} (${verdict}, ${benchmark.tolerance})`);
  return frame(
    reference,
    language,
    {
      title: "Tested figures, in tolerances",
      subtitle: `Kortrijk, reference: ${counted}`,
      unit: "distance from the benchmark; the grey band is what counts as near enough",
      description: `Dot plot of ${rows.length} tested figures. ${counted}.`,
      notes: [
        "Dots: within. Diamonds: outside; further off than four tolerances stands at the edge.",
        "Grey: an echo of what the model starts from, no independent test.",
        ...(oneSided.length === 0 ? [] : [`Judged but not drawn: ${oneSided.join("; ")}.`]),
      ],
    },
    margins,
    [
      {
        data: { values: [{}] },
        mark: { type: "rect", color: INK.grid },
        encoding: {
          x: { value: across(-1) },
          x2: { value: across(1) },
          y: { value: 0 },
          y2: { value: height },
        },
      } as Layer,
      {
        data: {
          values: rows.map((row) => ({
            off: rounded(Math.max(-REACH, Math.min(REACH, row.off))),
            place: y(row.index),
            colour: colour(row),
            shape: row.verdict === "within" ? "circle" : "diamond",
          })),
        },
        mark: { type: "point", filled: true, size: 60, opacity: 1 },
        encoding: {
          x,
          y: {
            field: "place",
            type: "quantitative",
            scale: { domain: [height, 0], nice: false, zero: false },
            axis: null,
          },
          color: { field: "colour", type: "nominal", scale: null },
          shape: { field: "shape", type: "nominal", scale: null },
        },
      } as unknown as Layer,
      ...rows.flatMap(({ lines, index }) =>
        lines.map((line, at) =>
          textLayer(line, -8, y(index) + (at - (lines.length - 1) / 2) * LABEL_LINE, {
            align: "right",
            fontSize: 11,
          }),
        ),
      ),
    ],
    height,
  );
}
