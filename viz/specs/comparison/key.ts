/** The key of a chart of panels: a swatch and a name each, in rows above the panels. */
import { SIZES } from "../../theme/chart-theme.ts";
import { textWidth } from "../../theme/text-width.ts";
import type { Layer } from "../frame.ts";
import { REFERENCE_DASH } from "../history-marks.ts";
import { boxes, strokes, texts } from "./drawing.ts";

export interface KeyEntry {
  readonly name: string;
  readonly colour: string;
  /** A block for an area or bar, else how the line is drawn. */
  readonly line?: "full" | "dashed";
}

const SWATCH = 14;
const GAP = 18;
const ROW = 19;

interface Placed extends KeyEntry {
  readonly x: number;
  readonly row: number;
}

function placed(entries: readonly KeyEntry[], width: number): Placed[] {
  let [x, row] = [0, 0];
  return entries.map((entry) => {
    const length = SWATCH + 5 + textWidth(entry.name, SIZES.label);
    if (x > 0 && x + length > width) [x, row] = [0, row + 1];
    const at = { ...entry, x, row };
    x += length + GAP;
    return at;
  });
}

export const keyHeight = (entries: readonly KeyEntry[], width: number): number =>
  entries.length === 0 ? 0 : (placed(entries, width).at(-1)!.row + 1) * ROW;

/** @param top where the first row begins, in pixels of the plot */
export function keyLayers(
  entries: readonly KeyEntry[],
  width: number,
  left: number,
  top: number,
): Layer[] {
  const all = placed(entries, width).map((entry) => ({
    ...entry,
    x: left + entry.x,
    y: top + entry.row * ROW + ROW / 2,
  }));
  const lines = all.filter(({ line }) => line !== undefined);
  return [
    ...boxes(
      all
        .filter(({ line }) => line === undefined)
        .map(({ x, y, colour }) => ({ x, y: y - 5, x2: x + SWATCH, y2: y + 5, colour })),
    ),
    ...lines.map(({ x, y, colour, line }) =>
      strokes([{ x, y, x2: x + SWATCH, y2: y }], {
        color: colour,
        strokeWidth: line === "full" ? 2.75 : 2,
        ...(line === "dashed" ? { strokeDash: [...REFERENCE_DASH] } : {}),
      }),
    ),
    texts(all.map(({ x, y, name }) => ({ x: x + SWATCH + 5, y, text: name }))),
  ];
}
