/** What is drawn beside a plan's own course: recorded values and the reference run. */
import type { Text } from "../../engine/scenario/declarations.ts";
import { SIZES } from "../theme/chart-theme.ts";
import { INK } from "../theme/colours.ts";
import type { Layer } from "./frame.ts";

export const REFERENCE: Text = { nl: "Ongewijzigd beleid", en: "Unchanged policy" };
/** Thin dashes: the reference run, wherever it is drawn. */
export const REFERENCE_DASH = [4, 3] as const;

/** A value recorded before the run, in the display unit. */
export interface HistoryPoint {
  readonly year: number;
  readonly value: number;
}

/** Open circles with year and value above them. */
export function historyLayers(
  history: readonly HistoryPoint[],
  colour: string,
  x: object,
  y: object,
  show: (value: number) => string,
): Layer[] {
  if (history.length === 0) return [];
  const data = {
    values: history.map(({ year, value }) => ({ year, value, text: [`${year}`, show(value)] })),
  };
  const encoding = { x, y };
  const point = {
    data,
    mark: {
      type: "point",
      shape: "circle",
      filled: true,
      fill: INK.background,
      stroke: colour,
      strokeWidth: 1.75,
      size: 50,
      opacity: 1,
    },
    encoding,
  } as Layer;
  const label = {
    data,
    mark: {
      type: "text",
      align: "left",
      baseline: "line-top",
      dx: -4,
      dy: 9,
      lineHeight: SIZES.lineHeight,
      color: INK.muted,
    },
    encoding: { ...encoding, text: { field: "text", type: "nominal" } },
  } as Layer;
  return [point, label];
}
