/**
 * The one Vega specification of the explorer: every scene of every chart is drawn with it. A shape is
 * one row with its path, instead of a row per value, because a picture is redrawn while a slider
 * moves: measured in Chromium, a chart then takes 0.6 ms instead of the 2.7 ms of a Vega-Lite
 * specification with named data (docs/decisions/0024).
 */
import type { Spec } from "vega";
import type { Language } from "../../viz/numbers.ts";
import { chartConfig, FONT_STACK } from "../../viz/theme/chart-theme.ts";
import type { Ink } from "./ink.ts";
import type { Scene, SceneAxis } from "./scene.ts";

const LABEL = 12.5;

const axisSignals = (name: "x" | "y") => [
  { name: `${name}Domain`, value: [0, 1] },
  { name: `${name}Ticks`, value: [] },
  { name: `${name}Format`, value: "d" },
  { name: `${name}Grid`, value: 0 },
  { name: `${name}Mirrored`, value: false },
];

const axisOf = (name: "x" | "y", ink: Ink) => ({
  scale: name,
  orient: name === "x" ? ("bottom" as const) : ("left" as const),
  values: { signal: `${name}Ticks` },
  domain: name === "x",
  domainColor: ink.axis,
  ticks: name === "x",
  tickColor: ink.axis,
  tickSize: 5,
  grid: true,
  gridColor: ink.grid,
  gridOpacity: { signal: `${name}Grid` },
  labelColor: ink.muted,
  labelFont: FONT_STACK,
  labelFontSize: LABEL,
  labelPadding: 6,
  labelBound: false,
  labelFlush: false,
  labelOverlap: false,
  encode: {
    labels: {
      update: {
        text: {
          signal: `format(${name}Mirrored ? abs(datum.value) : datum.value, ${name}Format)`,
        },
      },
    },
  },
});

/** Everything that differs from scene to scene is data or a signal; see `feed`. */
export function sceneSpec(language: Language, ink: Ink): Spec {
  const { locale } = chartConfig(language);
  return {
    $schema: "https://vega.github.io/schema/vega/v6.json",
    background: ink.background,
    autosize: "none",
    width: 300,
    height: 200,
    config: { locale, aria: false } as NonNullable<Spec["config"]>,
    signals: [...axisSignals("x"), ...axisSignals("y"), { name: "marker", value: null }],
    data: [{ name: "shapes" }, { name: "texts" }],
    scales: [
      { name: "x", type: "linear", domain: { signal: "xDomain" }, range: "width", zero: false },
      { name: "y", type: "linear", domain: { signal: "yDomain" }, range: "height", zero: false },
    ],
    axes: [axisOf("y", ink), axisOf("x", ink)],
    marks: [
      {
        type: "path",
        from: { data: "shapes" },
        encode: {
          update: {
            path: { field: "path" },
            fill: { field: "fill" },
            fillOpacity: { field: "fillOpacity" },
            stroke: { field: "stroke" },
            strokeWidth: { field: "strokeWidth" },
            strokeDash: { field: "strokeDash" },
          },
        },
      },
      {
        type: "rule",
        encode: {
          update: {
            x: { scale: "x", signal: "marker" },
            y: { value: 0 },
            y2: { signal: "height" },
            stroke: { value: ink.text },
            strokeWidth: { value: 1 },
            strokeDash: { value: [2, 2] },
            opacity: { signal: "marker === null ? 0 : 1" },
          },
        },
      },
      {
        type: "text",
        from: { data: "texts" },
        encode: {
          update: {
            x: { field: "x" },
            y: { field: "y" },
            text: { field: "text" },
            align: { field: "align" },
            baseline: { value: "middle" },
            font: { value: FONT_STACK },
            fontSize: { field: "size" },
            fontWeight: { field: "weight" },
            fill: { field: "colour" },
          },
        },
      },
    ],
  };
}

/** The part of a Vega view that takes a scene. */
export interface SceneTaker {
  signal(name: string, value: unknown): unknown;
  data(name: string, rows: object[]): unknown;
  width(pixels: number): unknown;
  height(pixels: number): unknown;
  padding(pixels: Scene["padding"]): unknown;
}

const feedAxis = (view: SceneTaker, name: "x" | "y", axis: SceneAxis): void => {
  view.signal(`${name}Domain`, [...axis.domain]);
  view.signal(`${name}Ticks`, [...axis.ticks]);
  view.signal(`${name}Format`, axis.isYears ? "d" : `,.${axis.decimals}f`);
  view.signal(`${name}Grid`, axis.hasGrid ? 1 : 0);
  view.signal(`${name}Mirrored`, axis.isMirrored);
};

const isSameAxis = (a: SceneAxis, b: SceneAxis): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * Hands a view what differs from the scene that it shows; it draws at its next `run`.
 *
 * @param before the scene that it shows; null of a view that is new
 */
export function feed(view: SceneTaker, scene: Scene, before: Scene | null): void {
  if (before === null || !isSameAxis(before.x, scene.x)) feedAxis(view, "x", scene.x);
  if (before === null || !isSameAxis(before.y, scene.y)) feedAxis(view, "y", scene.y);
  if (before?.marker !== scene.marker) view.signal("marker", scene.marker);
  if (before?.width !== scene.width) view.width(scene.width);
  if (before?.height !== scene.height) view.height(scene.height);
  if (JSON.stringify(before?.padding) !== JSON.stringify(scene.padding)) {
    view.padding({ ...scene.padding });
  }
  if (before?.shapes !== scene.shapes) view.data("shapes", [...scene.shapes]);
  if (before?.texts !== scene.texts) view.data("texts", [...scene.texts]);
}
