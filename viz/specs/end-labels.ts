/**
 * Labels right of a plot instead of a legend: a swatch in the series' colour, its name, and its
 * value in the last year in a column of its own. Labels that would overlap move apart; a thin line
 * leads back to the place they belong to.
 */
import { SIZES } from "../theme/chart-theme.ts";
import { INK } from "../theme/colours.ts";
import { fitText, textWidth } from "../theme/text-width.ts";
import { textLayer, type Layer } from "./frame.ts";
import { MIDDLE_DASH } from "./fans.ts";
import { REFERENCE_DASH } from "./history-marks.ts";
import { separate } from "./label-positions.ts";

export interface EndLabel {
  readonly name: string;
  readonly value: string;
  readonly colour: string;
  /** How the swatch is drawn when a line is labelled; an area has a block. */
  readonly line?: "full" | "dashed" | "dotted";
  /** Fraction of the plot's height, from the top, where the label belongs. */
  readonly at: number;
  /** Drawn in the heavier weight, for totals. */
  readonly strong?: boolean;
}

const LEADER = 14;
const SWATCH = 16;
const COLUMN_GAP = 10;
const NAME_WIDTH = 132;
const LINE_WIDTHS = { block: 9, full: 2.75, dashed: 1.5, dotted: 1.75 } as const;

const weightOf = (label: EndLabel): 400 | 600 => (label.strong === true ? 600 : 400);
const nameLines = (label: EndLabel): string[] =>
  fitText(label.name, NAME_WIDTH, SIZES.label, weightOf(label));

function columns(labels: readonly EndLabel[], header: string) {
  const name = Math.max(
    ...labels.flatMap((label) =>
      nameLines(label).map((line) => textWidth(line, SIZES.label, weightOf(label))),
    ),
  );
  const value = Math.max(
    textWidth(header, SIZES.label),
    ...labels.map((label) => textWidth(label.value, SIZES.label, weightOf(label))),
  );
  const nameStart = LEADER + SWATCH + 5;
  return { nameStart, valueEnd: nameStart + name + COLUMN_GAP + value };
}

/** Width that the labels take right of the plot. */
export const endLabelWidth = (labels: readonly EndLabel[], header: string): number =>
  labels.length === 0 ? 14 : Math.ceil(columns(labels, header).valueEnd) + 1;

/** Height that the labels need below each other. */
export const endLabelHeight = (labels: readonly EndLabel[]): number =>
  labels.reduce((sum, label) => sum + nameLines(label).length * SIZES.lineHeight + 2, 0);

/** The labels as layers. `header` is what the values are of: the last year. */
export function endLabelLayers(
  labels: readonly EndLabel[],
  header: string,
  plot: { readonly width: number; readonly height: number },
): Layer[] {
  if (labels.length === 0) return [];
  const { nameStart, valueEnd } = columns(labels, header);
  const middles = separate(
    labels.map((label) => ({
      middle: label.at * plot.height,
      height: endLabelHeight([label]),
    })),
    -4,
    plot.height + 16,
  );
  const right = plot.width;
  const layers: Layer[] = [
    textLayer(header, right + valueEnd, -14, {
      align: "right",
      baseline: "alphabetic",
      color: INK.muted,
    }),
  ];
  labels.forEach((label, i) => {
    const middle = Math.round(middles[i]! * 10) / 10;
    const at = Math.round(label.at * plot.height * 10) / 10;
    const lines = nameLines(label);
    const style = { fontWeight: weightOf(label) };
    layers.push(
      rule(right + 2, at, right + LEADER - 2, middle, { stroke: INK.axis, strokeWidth: 0.8 }),
      rule(right + LEADER, middle, right + LEADER + SWATCH, middle, {
        stroke: label.colour,
        strokeWidth: LINE_WIDTHS[label.line ?? "block"],
        ...(label.line === "dashed" ? { strokeDash: [...REFERENCE_DASH] } : {}),
        ...(label.line === "dotted" ? { strokeDash: [...MIDDLE_DASH] } : {}),
      }),
      textLayer(lines, right + nameStart, middle - ((lines.length - 1) * SIZES.lineHeight) / 2, {
        ...style,
        lineHeight: SIZES.lineHeight,
      }),
      textLayer(label.value, right + valueEnd, middle, { ...style, align: "right" }),
    );
  });
  return layers;
}

/** A straight line between two places in the plot, in pixels. */
export function rule(
  x: number,
  y: number,
  x2: number,
  y2: number,
  style: Record<string, unknown>,
): Layer {
  return {
    data: { values: [{}] },
    mark: { type: "rule", ...style },
    encoding: { x: { value: x }, y: { value: y }, x2: { value: x2 }, y2: { value: y2 } },
  } as Layer;
}
