/** Charts of sensitivity: a row per assumption, its name on the left, its bar on a common scale. */
import type { SensitivityOutcome } from "../../../engine/analysis/sensitivity/outcome.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK } from "../../theme/colours.ts";
import { fitText, textWidth } from "../../theme/text-width.ts";
import type { ChartData } from "../chart-data.ts";
import { boxes, strokes, texts, type Box } from "../comparison/drawing.ts";
import { closingLine, framedAs, plotSize, type Layer, type VegaLiteSpec } from "../frame.ts";
import { tickDecimals } from "../ticks.ts";

/** Widest that a name may be before it is broken. */
const NAME_WIDTH = 236;
const GAP = 14;
const LINE = SIZES.lineHeight;
const SMALL_LINE = 13;
const ROW_GAP = 11;
/** Room for the key above the rows, and without one. */
const KEY = 30;
const NO_KEY = 6;
const SWATCH = 12;
export const HALF_BAR = 9;

export interface NamedRow {
  readonly name: string;
  /** Below the name, smaller; empty for none. */
  readonly detail: string;
  readonly isStrong?: boolean;
}

/** Where things stand in the plot, in pixels. */
export interface RowLayout {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Where the scale begins, below the key. */
  readonly top: number;
  /** Middles of the rows. */
  readonly middles: readonly number[];
  readonly names: readonly (readonly string[])[];
  readonly details: readonly (readonly string[])[];
  across(value: number): number;
}

/**
 * @param right room for what stands behind the bars
 * @param ticks the scale, from its first to its last
 */
export function layOutRows(
  rows: readonly NamedRow[],
  right: number,
  ticks: readonly number[],
  hasKey: boolean,
): RowLayout {
  const names = rows.map(({ name, isStrong }) =>
    fitText(name, NAME_WIDTH, SIZES.label, isStrong === true ? 600 : 400),
  );
  const details = rows.map(({ detail }) =>
    detail === "" ? [] : fitText(detail, NAME_WIDTH, SIZES.footer),
  );
  const widest = Math.max(
    0,
    ...names.flat().map((line) => textWidth(line, SIZES.label, 600)),
    ...details.flat().map((line) => textWidth(line, SIZES.footer)),
  );
  const left = Math.ceil(Math.min(widest, NAME_WIDTH)) + GAP;
  const { width } = plotSize({ left, right });
  let bottom = hasKey ? KEY : NO_KEY;
  const top = bottom - NO_KEY;
  const middles = rows.map((_, row) => {
    const height = names[row]!.length * LINE + details[row]!.length * SMALL_LINE + ROW_GAP;
    bottom += height;
    return bottom - height / 2;
  });
  const [first, last] = [ticks[0]!, ticks.at(-1)!];
  return {
    ...{ left, width, height: bottom, top, middles, names, details },
    across: (value) => ((value - first) / (last - first)) * width,
  };
}

/** Names of the rows, scale and key. */
export function rowLayers(
  layout: RowLayout,
  ticks: readonly number[],
  key: readonly { readonly text: string; readonly colour: string }[],
  language: Language,
): Layer[] {
  const { left, height, top, middles, names, details, across } = layout;
  const decimals = tickDecimals(ticks);
  const placed = middles.map((middle, row) => {
    const lines = names[row]!;
    const small = details[row]!;
    const from = middle - (lines.length * LINE + small.length * SMALL_LINE) / 2;
    return { lines, small, from };
  });
  let at = 0;
  const swatches: Box[] = [];
  const words = key.map(({ text, colour }) => {
    const x = at;
    swatches.push({ x, x2: x + SWATCH, y: 2, y2: 2 + SWATCH, colour });
    at += SWATCH + 6 + textWidth(text, SIZES.label) + 18;
    return { x: x + SWATCH + 6, y: 2 + SWATCH / 2, text };
  });
  return [
    strokes(ticks.map((tick) => ({ x: across(tick), x2: across(tick), y: top, y2: height }))),
    texts(
      ticks.map((tick) => ({
        ...{ x: across(tick), y: height + 14 },
        text: formatNumber(tick, language, decimals),
      })),
      { align: "center", color: INK.muted },
    ),
    texts(
      placed.flatMap(({ lines, from }) =>
        lines.map((text, line) => ({ x: -left, y: from + (line + 0.5) * LINE, text })),
      ),
    ),
    texts(
      placed.flatMap(({ lines, small, from }) =>
        small.map((text, line) => ({
          ...{ x: -left, y: from + lines.length * LINE + (line + 0.5) * SMALL_LINE, text },
        })),
      ),
      { fontSize: SIZES.footer, color: INK.muted },
    ),
    ...boxes(swatches),
    texts(words),
  ];
}

export interface RowTexts {
  readonly title: string;
  readonly subtitle?: string;
  readonly unit: string;
  readonly description: string;
  readonly notes: readonly string[];
  readonly data: ChartData;
}

/** Puts rows into the frame that all charts have. */
export const framedRows = (
  outcome: SensitivityOutcome,
  region: number,
  language: Language,
  { notes, ...said }: RowTexts,
  { left, height }: Pick<RowLayout, "left" | "height">,
  right: number,
  layers: readonly Layer[],
): VegaLiteSpec =>
  framedAs(
    language,
    { ...said, footer: [...notes, sourceLine(outcome, region, language)] },
    { left, right },
    layers,
    height,
  );

function sourceLine({ scenario, seed }: SensitivityOutcome, region: number, language: Language) {
  const name = scenario.notes.title[language];
  const place = scenario.notes.regions[region]!.title[language];
  const plan = name.includes(place) ? name : `${name}, ${place}`;
  return language === "nl"
    ? closingLine(`Plan: ${plan}.`, `Bron: model ademruimte, startgetal ${seed}.`)
    : closingLine(`Plan: ${plan}.`, `Source: ademruimte model, seed ${seed}.`);
}

/** Ids of charts have no points and brackets: `emissions.total[2040]` is `emissions-total-2040`. */
export const chartKey = (key: string): string =>
  key
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .replace(/-$/, "");
