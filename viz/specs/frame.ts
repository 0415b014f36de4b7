/**
 * The frame round every chart: title, unit, scenario, source line, and margins computed from the
 * widths of the labels in them, so that all charts of a plan have the same outer size and nothing
 * is clipped.
 */
import type { TopLevelSpec } from "vega-lite";
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../numbers.ts";
import { chartConfig, SIZES } from "../theme/chart-theme.ts";
import { INK } from "../theme/colours.ts";
import { fitText, textWidth } from "../theme/text-width.ts";
import { carried, movedBy, type ChartData } from "./chart-data.ts";
import type { ChartInput } from "./input.ts";
import { tickDecimals, yearTicks } from "./ticks.ts";

export type VegaLiteSpec = TopLevelSpec;
/** One layer of a layered spec. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>["layer"][number];

export interface Chart {
  /** File name in `charts/`, and the id by which a note asks for the chart. */
  readonly id: string;
  readonly title: Text;
  /** The question that the chart answers. */
  readonly question: Text;
  /** Outputs without which it cannot be drawn. */
  readonly needs: readonly string[];
  /** Modules whose figures are shown, where they are not those of `needs`. */
  readonly modules?: readonly string[];
  /** Further conditions, for charts that need more than outputs. */
  available?(input: ChartInput): boolean;
  spec(input: ChartInput, language: Language): VegaLiteSpec;
}

/** Modules to which outputs belong, each once. */
export const modulesOfOutputs = (outputs: readonly string[]): string[] => [
  ...new Set(outputs.filter((id) => id.includes(".")).map((id) => id.slice(0, id.indexOf(".")))),
];

/** Modules whose figures a chart of a run shows. */
export const modulesOf = ({ needs, modules }: Chart): readonly string[] =>
  modules ?? modulesOfOutputs(needs);

export const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";

/** Pixels between the axis and its labels, and between the plot and the labels on its right. */
const AXIS_GAP = 14;
/** White round the picture, so that no stroke touches its edge. */
const EDGE = 6;
/** Between the unit, the last line above the plot, and the plot. */
const UNIT_GAP = 12;
/** Higher than any label above a plot: titles are placed above all that is drawn. */
const STRUT = 30;
const TITLE_LINE = 22;
const SUBTITLE_LINE = 18;
const BOTTOM_GAP = 34;
/** Height of a line below the picture. */
export const FOOTER_LINE = 14;

export interface Margins {
  /** Width of the labels of the vertical axis. */
  readonly left: number;
  /** Width of what stands right of the plot. */
  readonly right: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface FrameText {
  readonly title: string;
  /** What the title leaves open, on a line of its own; the plan stands below the picture. */
  readonly subtitle?: string;
  /** What is shown and in which unit; written below the title, above the vertical axis. */
  readonly unit: string;
  /** What the picture shows, for who cannot see it: see viz/specs/alternative. */
  readonly description: string;
  /** Further sentences for the footer. */
  readonly notes?: readonly string[];
  /** What is drawn, as a table; places in pixels of the plot. */
  readonly data?: ChartData;
  /** Whether bands of an ensemble are drawn. */
  readonly hasFans?: boolean;
}

export const pick = (text: Text, language: Language): string => text[language];

/** Width that the labels of a vertical axis take. */
export const axisWidth = (labels: readonly string[]): number =>
  Math.max(...labels.map((label) => textWidth(label, SIZES.label))) + AXIS_GAP;

export const plotSize = (margins: Margins, height: number = SIZES.plotHeight): Size => ({
  width: Math.floor(SIZES.width - 2 * EDGE - margins.left - margins.right),
  height,
});

/** The plan by its title, with the place where that does not name it. */
export function planName({ scenario, region }: ChartInput, language: Language): string {
  const name = scenario.notes.title[language];
  const place = scenario.notes.regions[region]?.title[language] ?? "";
  return name.includes(place) ? name : `${name}, ${place}`;
}

/** Where the figures come from, and how sure their start is. */
export function sourceLine(input: ChartInput, modules: readonly string[]): Text {
  const { scenario, catalogue, region } = input;
  const known = scenario.notes.regions[region];
  const grades = catalogue.modules
    .filter(({ id }) => modules.includes(id))
    .flatMap(({ id, parameters }) =>
      Object.keys(parameters).flatMap((name) => known?.parameters[`${id}.${name}`] ?? []),
    );
  const estimated = grades.some(({ grade }) => grade !== "measured");
  // Without provenance nothing is claimed about the base year.
  const sureness = (partly: string, wholly: string): string =>
    grades.length === 0 ? "" : ` ${estimated ? partly : wholly}`;
  return {
    nl:
      `Plan: ${planName(input, "nl")}. Bron: model ademruimte.` +
      sureness("Startjaar en aannames deels geschat.", "Startjaar en parameters gemeten."),
    en:
      `Plan: ${planName(input, "en")}. Source: ademruimte model.` +
      sureness("Base year and assumptions partly estimated.", "Base year and parameters measured."),
  };
}

/**
 * Puts layers into the frame.
 *
 * @param modules the modules whose figures are shown, for the source line
 */
export function framed(
  input: ChartInput,
  language: Language,
  chart: FrameText,
  modules: readonly string[],
  margins: Margins,
  layers: readonly Layer[],
  height: number = SIZES.plotHeight,
): VegaLiteSpec {
  return framedAs(
    language,
    {
      title: chart.title,
      ...(chart.subtitle === undefined ? {} : { subtitle: chart.subtitle }),
      unit: chart.unit,
      description: chart.description,
      footer: [...(chart.notes ?? []), pick(sourceLine(input, modules), language)],
      ...(chart.data === undefined ? {} : { data: chart.data }),
      ...(chart.hasFans === true ? { hasFans: true } : {}),
    },
    margins,
    layers,
    height,
  );
}

export interface FrameTexts {
  readonly title: string;
  readonly subtitle?: string;
  readonly unit: string;
  readonly description: string;
  /** Sentences below; the last, of plan and source, begins on a line of its own. */
  readonly footer: readonly string[];
  /** What is drawn, as a table; places in pixels of the plot. */
  readonly data?: ChartData;
  /** Whether bands of an ensemble are drawn. */
  readonly hasFans?: boolean;
}

/** Puts layers into a frame with texts of its own, for pictures of more than one plan. */
export function framedAs(
  language: Language,
  texts: FrameTexts,
  margins: Margins,
  layers: readonly Layer[],
  height: number = SIZES.plotHeight,
): VegaLiteSpec {
  const size = plotSize(margins, height);
  const room = SIZES.width - 2 * EDGE;
  const title = fitText(texts.title, room, SIZES.title, 600);
  // The unit keeps clear of what stands above the labels on the right.
  const unit = fitText(texts.unit, margins.left + size.width, SIZES.subtitle);
  const subtitle = [
    ...(texts.subtitle === undefined ? [] : fitText(texts.subtitle, room, SIZES.subtitle)),
    ...unit,
  ];
  const closing = (texts.footer.at(-1) ?? "").split("\n");
  const closingLines = closing.flatMap((text) => fitText(text, room, SIZES.footer));
  const footer = [...noteLines(texts.footer.slice(0, -1), room), ...closingLines];
  const left = 0 - margins.left;
  const footerTop = size.height + BOTTOM_GAP + 8;
  const spec: VegaLiteSpec = {
    $schema: SCHEMA,
    description: texts.description,
    width: size.width,
    height: size.height,
    autosize: { type: "none" },
    padding: {
      left: margins.left + EDGE,
      right: SIZES.width - margins.left - size.width - EDGE,
      top: TITLE_LINE * title.length + SUBTITLE_LINE * subtitle.length + UNIT_GAP + 16,
      bottom: BOTTOM_GAP + 16 + FOOTER_LINE * footer.length,
    },
    title: {
      text: title,
      subtitle,
      dx: left,
      offset: UNIT_GAP - STRUT,
    },
    config: chartConfig(language),
    layer: [
      ...layers,
      ...footer.map((line, i) =>
        textLayer(line, left, footerTop + FOOTER_LINE * i, {
          color: INK.muted,
          fontSize: SIZES.footer,
          baseline: "top",
        }),
      ),
      strut(left),
    ],
  };
  const { left: x, top: y } = spec.padding as { readonly left: number; readonly top: number };
  const frame = {
    title: texts.title,
    titleHeight: TITLE_LINE * title.length,
    above: subtitle,
    hasNotes: texts.footer.length > 1,
    closing: closing.join(" "),
    closingLines: closingLines.length,
    ...(texts.hasFans === true ? { hasFans: true } : {}),
  };
  return { ...spec, ...carried(texts.data && movedBy(texts.data, x, y), frame) };
}

/**
 * Sentences one after the other, as text runs; what does not end as a sentence, such as a formula,
 * has a line of its own.
 */
function noteLines(notes: readonly string[], room: number): string[] {
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const text of notes) {
    const isSentence = /[.!?]$/.test(text);
    if (isOpen && isSentence) paragraphs.push(`${paragraphs.pop()!} ${text}`);
    else paragraphs.push(text);
    isOpen = isSentence;
  }
  return paragraphs.flatMap((text) => fitText(text, room, SIZES.footer));
}

/** Plans and source, on one line where they fit on it. */
export function closingLine(plans: string, source: string): string {
  const one = `${plans} ${source}`;
  const fits = textWidth(one, SIZES.footer) <= SIZES.width - 2 * EDGE;
  return fits ? one : `${plans}\n${source}`;
}

/** Draws nothing, but reaches as high in every chart, so that every title has its place. */
const strut = (x: number): Layer =>
  ({
    data: { values: [{}] },
    mark: { type: "rule", opacity: 0 },
    encoding: { x: { value: x }, x2: { value: x + 1 }, y: { value: -STRUT } },
  }) as Layer;

/** A text at a place in the plot, in pixels. */
export function textLayer(
  text: string | readonly string[],
  x: number,
  y: number,
  style: Record<string, unknown> = {},
): Layer {
  const value = typeof text === "string" ? text : [...text];
  return {
    data: { values: [{}] },
    mark: { type: "text", align: "left", baseline: "middle", text: value, ...style },
    encoding: { x: { value: x }, y: { value: y } },
  } as Layer;
}

/** Horizontal axis of years: plain four digits, first and last year always shown. */
export function yearAxis(first: number, last: number) {
  return {
    field: "year",
    type: "quantitative" as const,
    scale: { domain: [first, last], nice: false, zero: false },
    axis: {
      values: yearTicks(first, last),
      format: "d",
      labelFlush: false,
      labelOverlap: false,
      title: null,
    },
  };
}

/** Vertical axis with light lines at given ticks; the unit stands above it. */
export function valueAxis(ticks: readonly number[]) {
  return {
    type: "quantitative" as const,
    scale: { domain: [ticks[0]!, ticks.at(-1)!], nice: false, zero: false },
    axis: {
      values: [...ticks],
      format: `,.${tickDecimals(ticks)}f`,
      grid: true,
      domain: false,
      ticks: false,
      labelOverlap: false,
      title: null,
    },
  };
}

/** Labels of a value axis as Vega will write them, to reserve their width. */
export const tickLabels = (ticks: readonly number[], language: Language): string[] =>
  ticks.map((tick) => formatNumber(tick, language, tickDecimals(ticks)));

/** Four decimals are finer than a pixel, and keep the data in the spec short. */
export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;
