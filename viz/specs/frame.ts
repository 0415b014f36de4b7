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
const TOP_GAP = 30;
const BOTTOM_GAP = 34;

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
  /** What is shown and in which unit; written above the vertical axis. */
  readonly unit: string;
  /** What the picture shows, for who cannot see it. */
  readonly description: string;
  /** Further sentences for the footer. */
  readonly notes?: readonly string[];
  /** What is drawn, as a table; places in pixels of the plot. */
  readonly data?: ChartData;
}

export const pick = (text: Text, language: Language): string => text[language];

/** Width that the labels of a vertical axis take. */
export const axisWidth = (labels: readonly string[]): number =>
  Math.max(...labels.map((label) => textWidth(label, SIZES.label))) + AXIS_GAP;

export const plotSize = (margins: Margins, height: number = SIZES.plotHeight): Size => ({
  width: Math.floor(SIZES.width - 2 * EDGE - margins.left - margins.right),
  height,
});

/** Where the figures come from, and how sure their start is. */
function sourceLine({ scenario, catalogue, region }: ChartInput, modules: readonly string[]): Text {
  const plan = scenario.notes.title;
  const known = scenario.notes.regions[region];
  const grades = catalogue.modules
    .filter(({ id }) => modules.includes(id))
    .flatMap(({ id, parameters }) =>
      Object.keys(parameters).flatMap((name) => known?.parameters[`${id}.${name}`] ?? []),
    );
  const estimated = grades.some(({ grade }) => grade !== "measured");
  const named = (language: Language): string => {
    const name = plan[language];
    const place = known?.title[language] ?? "";
    return name.includes(place) ? name : `${name}, ${place}`;
  };
  // Without provenance nothing is claimed about the base year.
  const sureness = (partly: string, wholly: string): string =>
    grades.length === 0 ? "" : ` ${estimated ? partly : wholly}`;
  return {
    nl:
      `Bron: model ademruimte, plan ${named("nl")}.` +
      sureness("Startjaar en aannames deels geschat.", "Startjaar en parameters gemeten."),
    en:
      `Source: ademruimte model, plan ${named("en")}.` +
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
  const { notes } = input.scenario;
  const place = notes.regions[input.region]?.title;
  const plan = pick(notes.title, language);
  const region = place === undefined ? "" : pick(place, language);
  return framedAs(
    language,
    {
      title: chart.title,
      subtitle: `Plan: ${plan.includes(region) ? plan : `${plan}, ${region}`}`,
      unit: chart.unit,
      description: chart.description,
      footer: [...(chart.notes ?? []), pick(sourceLine(input, modules), language)],
      ...(chart.data === undefined ? {} : { data: chart.data }),
    },
    margins,
    layers,
    height,
  );
}

export interface FrameTexts {
  readonly title: string;
  /** What the picture is of: the plan, or the plans that are compared. */
  readonly subtitle: string;
  readonly unit: string;
  readonly description: string;
  /** Sentences below, each beginning on a line of its own; the source is the last. */
  readonly footer: readonly string[];
  /** What is drawn, as a table; places in pixels of the plot. */
  readonly data?: ChartData;
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
  const subtitle = fitText(texts.subtitle, room, SIZES.subtitle);
  const footer = texts.footer.flatMap((line) => fitText(line, room, SIZES.footer));
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
      top: 22 * title.length + 18 * subtitle.length + TOP_GAP + 16,
      bottom: BOTTOM_GAP + 16 + 14 * footer.length,
    },
    title: {
      text: title,
      subtitle: subtitle.length === 1 ? subtitle[0]! : subtitle,
      dx: left,
      offset: TOP_GAP - 12,
    },
    config: chartConfig(language),
    layer: [
      ...layers,
      textLayer(texts.unit, left, -14, { color: INK.muted, baseline: "alphabetic" }),
      ...footer.map((line, i) =>
        textLayer(line, left, footerTop + 14 * i, {
          color: INK.muted,
          fontSize: SIZES.footer,
          baseline: "top",
        }),
      ),
    ],
  };
  const { left: x, top: y } = spec.padding as { readonly left: number; readonly top: number };
  return { ...spec, ...carried(texts.data && movedBy(texts.data, x, y)) };
}

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
