/**
 * A scene is what one picture of the explorer shows at one moment: axes, shapes and texts, in pixels
 * of its plot. It is plain data, and always of the same form, so that a picture that is on the page
 * takes the next scene without being built again: that is what keeps a movement of a slider short.
 */
import type { Ink } from "./ink.ts";

export interface SceneAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly decimals: number;
  /** Whether values below nought are written without their sign: people are counted both ways. */
  readonly isMirrored: boolean;
  /** Light lines across the plot. */
  readonly hasGrid: boolean;
  /** Thousands are not told apart in years. */
  readonly isYears: boolean;
}

/** One shape: an area, a line, a bar, a mark. */
export interface SceneShape {
  readonly path: string;
  readonly fill: string | null;
  readonly fillOpacity: number;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  /** Empty of a full line. */
  readonly strokeDash: readonly number[];
}

export interface SceneText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly align: "left" | "center" | "right";
  readonly size: number;
  readonly weight: 400 | 600;
  readonly colour: string;
}

export interface ScenePadding {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Scene {
  /** Of the plot, without its padding. */
  readonly width: number;
  readonly height: number;
  readonly padding: ScenePadding;
  readonly x: SceneAxis;
  readonly y: SceneAxis;
  /** Where the marker of the year stands on the horizontal axis; null where there is none. */
  readonly marker: number | null;
  readonly shapes: readonly SceneShape[];
  readonly texts: readonly SceneText[];
}

/** An axis that is not written: rows have names of their own. */
export const BARE_AXIS: SceneAxis = {
  ...{ domain: [0, 1], ticks: [], decimals: 0 },
  ...{ isMirrored: false, hasGrid: false, isYears: false },
};

/** A tenth of a pixel is finer than a screen. */
export const pixel = (value: number): string => String(Math.round(value * 10) / 10);

export const shape = (path: string, style: Partial<SceneShape>): SceneShape => ({
  ...{ path, fill: null, fillOpacity: 1, stroke: null, strokeWidth: 0, strokeDash: [] },
  ...style,
});

export interface Point {
  readonly x: number;
  readonly y: number;
}

const along = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${pixel(x)},${pixel(y)}`).join("L");

/** A line through points, broken where one has no place. */
export function linePath(points: readonly Point[]): string {
  let path = "";
  let run: Point[] = [];
  const close = (): void => {
    if (run.length > 1) path += `M${along(run)}`;
    run = [];
  };
  for (const point of points) {
    if (Number.isFinite(point.y)) run.push(point);
    else close();
  }
  close();
  return path;
}

/** The area between two lines over the same places. */
export const areaPath = (upper: readonly Point[], lower: readonly Point[]): string =>
  upper.length === 0 ? "" : `M${along(upper)}L${along([...lower].reverse())}Z`;

export const rectPath = (left: number, top: number, width: number, height: number): string =>
  `M${pixel(left)},${pixel(top)}h${pixel(width)}v${pixel(height)}h${pixel(-width)}Z`;

/** A diamond round a place. */
export const diamondPath = ({ x, y }: Point, size: number): string =>
  `M${pixel(x)},${pixel(y - size)}l${size},${size}l${-size},${size}l${-size},${-size}Z`;

/** Its left half. */
export const halfDiamondPath = ({ x, y }: Point, size: number): string =>
  `M${pixel(x)},${pixel(y - size)}v${2 * size}l${-size},${-size}Z`;

export const circlePath = ({ x, y }: Point, size: number): string =>
  `M${pixel(x - size)},${pixel(y)}a${size},${size} 0 1,0 ${2 * size},0a${size},${size} 0 1,0 ${-2 * size},0Z`;

export const text = (
  words: string,
  x: number,
  y: number,
  ink: Ink,
  style: Partial<SceneText> = {},
): SceneText => ({
  ...{ text: words, x: Math.round(x), y: Math.round(y) },
  ...{ align: "left", size: 12.5, weight: 400, colour: ink.text },
  ...style,
});
