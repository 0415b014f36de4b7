/** Many strokes, texts or boxes at places in pixels as one layer each, for charts of panels. */
import { SIZES } from "../../theme/chart-theme.ts";
import { INK } from "../../theme/colours.ts";
import type { Layer } from "../frame.ts";

export interface Stroke {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
}

export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface Box extends Stroke {
  readonly colour: string;
}

/** A place as it is, not through a scale. */
export const pixel = (field: string) => ({
  field,
  type: "quantitative" as const,
  scale: null,
  axis: null,
});

const tenth = (value: number): number => Math.round(value * 10) / 10;

export const strokes = (values: readonly Stroke[], style: object = {}): Layer =>
  ({
    data: {
      values: values.map(({ x, y, x2, y2 }) => ({
        ...{ x: tenth(x), y: tenth(y), x2: tenth(x2), y2: tenth(y2) },
      })),
    },
    mark: { type: "rule", color: INK.grid, strokeWidth: 1, ...style },
    encoding: { x: pixel("x"), y: pixel("y"), x2: { field: "x2" }, y2: { field: "y2" } },
  }) as Layer;

export const texts = (values: readonly PlacedText[], style: object = {}): Layer =>
  ({
    data: { values: values.map(({ x, y, text }) => ({ x: tenth(x), y: tenth(y), text })) },
    mark: { type: "text", align: "left", baseline: "middle", fontSize: SIZES.label, ...style },
    encoding: { x: pixel("x"), y: pixel("y"), text: { field: "text", type: "nominal" } },
  }) as Layer;

/** Boxes of one colour each, such as the swatches of a key. */
export const boxes = (values: readonly Box[]): Layer[] =>
  [...new Set(values.map(({ colour }) => colour))].map(
    (colour) =>
      ({
        data: {
          values: values
            .filter((box) => box.colour === colour)
            .map(({ x, y, x2, y2 }) => ({
              ...{ x: tenth(x), y: tenth(y), x2: tenth(x2), y2: tenth(y2) },
            })),
        },
        mark: { type: "rect", color: colour },
        encoding: { x: pixel("x"), y: pixel("y"), x2: { field: "x2" }, y2: { field: "y2" } },
      }) as Layer,
  );
