/** The layers of one year of the chart of heat flows: bands, nodes, and a label beside each node. */
import { INK } from "../../theme/colours.ts";
import { boxes, pixel, texts, type PlacedText } from "../comparison/drawing.ts";
import type { Layer } from "../frame.ts";
import type { HeatNode } from "./flows.ts";
import {
  bandPoints,
  placedBands,
  placedNodes,
  type Columns,
  type Flow,
  type PlacedBand,
  type Placement,
} from "./sankey.ts";

export const NODE_WIDTH = 9;
export const LABEL_GAP = 6;
export const PANEL_HEAD = 24;
const BAND_OPACITY = 0.5;

export interface PanelPlace {
  readonly columns: Columns;
  readonly nodes: readonly HeatNode[];
  readonly placement: Placement;
  /** Left edge of each column of nodes. */
  readonly left: readonly number[];
  readonly top: number;
  /** Room for the nodes, below the head. */
  readonly height: number;
}

export interface PanelTexts {
  /** Above the sources, the middle and the users. */
  readonly heads: readonly [string, string, string];
  label(node: HeatNode, value: number): string;
}

const hundredth = (value: number): number => Math.round(value * 100) / 100;

export function panelLayers(
  flows: readonly Flow[],
  place: PanelPlace,
  texted: PanelTexts,
): Layer[] {
  const { columns, nodes, placement, left, height } = place;
  const top = place.top + PANEL_HEAD;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const placed = placedNodes(columns, flows, placement, height);
  const bands = placedBands(placed, flows, placement.scale);
  const labels = placed.map(({ id, column, value, top: from, bottom }) => ({
    column,
    text: texted.label(byId.get(id)!, value),
    x: column === 0 ? -LABEL_GAP : left[column]! + NODE_WIDTH + LABEL_GAP,
    y: top + (from + bottom) / 2,
  }));
  const inColumn = (wanted: (column: number) => boolean): PlacedText[] =>
    labels.filter(({ column }) => wanted(column)).map(({ x, y, text }) => ({ x, y, text }));
  const right = left[2]! + NODE_WIDTH + LABEL_GAP;
  const headY = place.top + 8;
  return [
    bandLayer(bands, place, byId, top),
    ...boxes(
      placed.map(({ id, column, top: from, bottom }) => ({
        x: left[column]!,
        x2: left[column]! + NODE_WIDTH,
        y: top + from,
        y2: top + bottom,
        colour: byId.get(id)!.colour,
      })),
    ),
    texts(
      inColumn((column) => column === 0),
      { align: "right" },
    ),
    texts(inColumn((column) => column === 2)),
    // On the bands: a rim of white keeps the letters clear of their colours.
    texts(
      inColumn((column) => column === 1),
      { stroke: INK.background, strokeWidth: 3, strokeOpacity: 0.8, strokeJoin: "round" },
    ),
    texts(inColumn((column) => column === 1)),
    texts([{ x: -LABEL_GAP, y: headY, text: texted.heads[0] }], {
      align: "right",
      fontWeight: 600,
    }),
    texts(
      [
        { x: left[1]!, y: headY, text: texted.heads[1] },
        { x: right, y: headY, text: texted.heads[2] },
      ],
      { color: INK.muted },
    ),
  ];
}

/** All bands of a year: on the left in the colour of the source, then in that of the system. */
function bandLayer(
  bands: readonly PlacedBand[],
  { left }: PanelPlace,
  byId: ReadonlyMap<string, HeatNode>,
  top: number,
): Layer {
  const values = bands.flatMap((band) => {
    const { from, to } = band.flow;
    const colour = byId.get(from)!.colour;
    const points = bandPoints(band, left[band.column]! + NODE_WIDTH, left[band.column + 1]!);
    return points.map(({ x, y, y2 }) => ({
      band: `${from} ${to}`,
      colour,
      x: hundredth(x),
      y: hundredth(top + y),
      y2: hundredth(top + y2),
    }));
  });
  return {
    data: { values },
    mark: { type: "area", orient: "vertical", opacity: BAND_OPACITY, interpolate: "basis" },
    encoding: {
      x: pixel("x"),
      y: pixel("y"),
      y2: { field: "y2" },
      detail: { field: "band", type: "nominal" },
      fill: { field: "colour", type: "nominal", scale: null },
    },
  } as Layer;
}
