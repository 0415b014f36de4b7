/**
 * A figure of every municipality on a tile-grid map: where each lies among its neighbours, without the
 * large ones drowning the small. What is not comparable has no shade.
 */
import type { BenchmarkResult, MunicipalFigure } from "../../../engine/analysis/group/benchmark.ts";
import { formatNumber, type DisplayUnit, type Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { COMPARED_COLOURS, INK, TILE_SHADES } from "../../theme/colours.ts";
import { fitText, textWidth } from "../../theme/text-width.ts";
import { sentences } from "../alternative/alternative.ts";
import { pixel, strokes, texts, type PlacedText } from "../comparison/drawing.ts";
import type { Layer, VegaLiteSpec } from "../frame.ts";
import { tickDecimals } from "../ticks.ts";
import { comparedFrame, yearOf, yearText } from "./compared-frame.ts";
import { displayOf, shown, type GroupView } from "./group-view.ts";
import { chartTitle } from "./titles.ts";
import { isCompared } from "./words.ts";

const WIDTH = SIZES.width - 12;
/** Widest that a tile is, and how high for its width. */
const WIDEST = 104;
const HEIGHT = 66;
const GAP = 4;
const NAME_SIZE = 12;
const NAME_LINE = 13;
const FIGURE_SIZE = 15;
const LEGEND_TOP = 18;
const LEGEND_HEIGHT = 12;
const LEGEND_STEP = 74;

const WORDS = {
  nl: {
    kind: "Tegelkaart, een tegel per gemeente",
    note: "Elke gemeente is even groot getekend, ongeveer waar ze ligt. Grijs met streepjesrand: het cijfer rust op dezelfde aanname als elders, en is dus niet te vergelijken.",
    plain:
      "Elke gemeente is even groot getekend, ongeveer waar ze ligt. De tint volgt het cijfer; of een verschil zeker is, zeggen de plaatsen en hun banden.",
  },
  en: {
    kind: "Tile map, a tile for each municipality",
    note: "Every municipality is drawn equally large, about where it lies. Grey with a dashed edge: the figure rests on the same assumption as elsewhere, and cannot be compared.",
    plain:
      "Every municipality is drawn equally large, about where it lies. The shade follows the figure; whether a difference is sure is said by the places and their bands.",
  },
} as const;

interface Tile {
  readonly figure: MunicipalFigure;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Of the shades; null for what is not comparable. */
  readonly shade: number | null;
}

/** Ends of the shades, one more than there are shades: round values that hold all that is compared. */
export function shadeEnds(lowest: number, highest: number): number[] {
  const span = highest - lowest > 0 ? highest - lowest : Math.max(Math.abs(highest), 1) / 10;
  const count = TILE_SHADES.length;
  const size = Number(`1e${Math.floor(Math.log10(span / count))}`);
  for (const step of [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10, 15].map((times) => times * size)) {
    const from = Math.floor(lowest / step + 1e-9) * step;
    if (from + step * count < highest - 1e-9 * Math.abs(highest)) continue;
    return Array.from({ length: count + 1 }, (_, at) => Number((from + at * step).toPrecision(10)));
  }
  throw new Error("no step is wide enough");
}

/** Of the shades the one whose ends a value lies between. */
export const shadeOf = (value: number, ends: readonly number[]): number => {
  const above = ends.slice(1, -1).filter((end) => value >= end - 1e-9 * Math.abs(end));
  return above.length;
};

export const hasTiles = ({ outcome }: GroupView): boolean =>
  outcome.members.filter(
    ({ scenario }) => scenario.model.regions[0]!.id in outcome.scenario.notes.tiles,
  ).length >= 2;

export function municipalityTiles(
  view: GroupView,
  result: BenchmarkResult,
  language: Language,
): VegaLiteSpec {
  const words = WORDS[language];
  const one = yearOf(result, view);
  const display = displayOf(result);
  const compared = one.figures.filter(isCompared).map(({ value }) => value! / display.factor);
  const ends =
    compared.length === 0 ? null : shadeEnds(Math.min(...compared), Math.max(...compared));
  const { tiles, width, height } = placed(view, one.figures, ends, display, language);
  const title = chartTitle(result, language, one.year);
  return comparedFrame(
    view,
    language,
    {
      title,
      unit: display.label[language],
      description: sentences([
        `${words.kind}: ${title}, ${display.label[language]}`,
        yearText(view, one, display, language),
      ]),
      notes: [one.figures.every(isCompared) ? words.plain : words.note],
      data: {
        rowTitle: { nl: "Gemeente", en: "Municipality" }[language],
        columns: [
          {
            ...{ label: `${one.year}`, unit: display.label[language] },
            ...{ decimals: display.decimals, colour: null, group: null },
          },
        ],
        rows: one.figures.map(({ value }, at) => ({
          label: view.names[at]![language],
          values: [value === null ? null : value / display.factor],
        })),
        plots: [],
      },
    },
    [
      ...tileLayers(tiles, width),
      ...nameLayers(tiles, width, display, language),
      ...(ends === null ? [] : legend(ends, height + LEGEND_TOP, language)),
    ],
    height + (ends === null ? 0 : LEGEND_TOP + LEGEND_HEIGHT + 8),
  );
}

function placed(
  { outcome, names }: GroupView,
  figures: readonly MunicipalFigure[],
  ends: readonly number[] | null,
  display: DisplayUnit,
  language: Language,
): { readonly tiles: Tile[]; readonly width: number; readonly height: number } {
  const places = figures.flatMap((figure, at) => {
    const tile = outcome.scenario.notes.tiles[figure.member];
    return tile === undefined ? [] : [{ figure, tile, name: names[at]![language] }];
  });
  const columns = places.map(({ tile }) => tile.column);
  const rows = places.map(({ tile }) => tile.row);
  const [left, top] = [Math.min(...columns), Math.min(...rows)];
  const across = Math.max(...columns) - left + 1;
  const width = Math.min(WIDEST, Math.floor((WIDTH + GAP) / across) - GAP);
  const indent = Math.floor((WIDTH - across * (width + GAP) + GAP) / 2);
  return {
    width,
    height: (Math.max(...rows) - top + 1) * (HEIGHT + GAP) - GAP,
    tiles: places.map(({ figure, tile, name }) => ({
      ...{ figure, name },
      x: indent + (tile.column - left) * (width + GAP),
      y: (tile.row - top) * (HEIGHT + GAP),
      shade:
        ends !== null && isCompared(figure) ? shadeOf(figure.value! / display.factor, ends) : null,
    })),
  };
}

/** Boxes of one look as one layer. */
const boxesOf = (tiles: readonly Tile[], width: number, mark: object): Layer =>
  ({
    data: {
      values: tiles.map(({ x, y }) => ({ x, y, x2: x + width, y2: y + HEIGHT })),
    },
    mark: { type: "rect", cornerRadius: 3, ...mark },
    encoding: { x: pixel("x"), y: pixel("y"), x2: { field: "x2" }, y2: { field: "y2" } },
  }) as Layer;

function tileLayers(tiles: readonly Tile[], width: number): Layer[] {
  const plain = tiles.filter(({ shade }) => shade === null);
  const none = { color: COMPARED_COLOURS.none, stroke: INK.axis, strokeDash: [3, 3] };
  return [
    ...(plain.length === 0 ? [] : [boxesOf(plain, width, none)]),
    ...TILE_SHADES.flatMap(({ colour }, at) => {
      const those = tiles.filter(({ shade }) => shade === at);
      return those.length === 0 ? [] : [boxesOf(those, width, { color: colour })];
    }),
  ];
}

function nameLayers(
  tiles: readonly Tile[],
  width: number,
  display: DisplayUnit,
  language: Language,
): Layer[] {
  const inks = new Map<string, { names: PlacedText[]; figures: PlacedText[] }>();
  for (const { figure, name, x, y, shade } of tiles) {
    const ink = shade === null ? INK.muted : TILE_SHADES[shade]!.text;
    const of = inks.get(ink) ?? { names: [], figures: [] };
    inks.set(ink, of);
    const lines = tileName(name, width - 8);
    const middle = x + width / 2;
    const block = lines.length * NAME_LINE + FIGURE_SIZE + 3;
    const start = y + (HEIGHT - block) / 2;
    lines.forEach((text, line) => {
      of.names.push({ x: middle, y: start + (line + 0.5) * NAME_LINE, text });
    });
    const text = shown(figure.value, display, language);
    of.figures.push({ x: middle, y: start + block - FIGURE_SIZE / 2, text });
  }
  return [...inks].flatMap(([color, { names, figures }]) => [
    texts(names, { align: "center", color, fontSize: NAME_SIZE }),
    texts(figures, { align: "center", color, fontSize: FIGURE_SIZE, fontWeight: 600 }),
  ]);
}

/** At most two lines; a name of two parts may break behind its hyphen. */
function tileName(name: string, width: number): string[] {
  if (textWidth(name, NAME_SIZE) <= width) return [name];
  const lines = fitText(name.replace(/-(?=\p{L})/gu, "- "), width, NAME_SIZE);
  return lines.length <= 2 ? lines : [lines[0]!, `${lines[1]!.slice(0, -1)}…`];
}

function legend(ends: readonly number[], top: number, language: Language): Layer[] {
  const decimals = tickDecimals(ends);
  const left = Math.floor((WIDTH - LEGEND_STEP * TILE_SHADES.length) / 2);
  const labels = ends.map((end, at) => ({
    ...{ x: left + at * LEGEND_STEP, y: top + LEGEND_HEIGHT + 10 },
    text: formatNumber(end, language, decimals),
  }));
  return [
    ...TILE_SHADES.map(
      ({ colour }, at) =>
        ({
          data: {
            values: [
              {
                ...{ x: left + at * LEGEND_STEP, x2: left + (at + 1) * LEGEND_STEP },
                ...{ y: top, y2: top + LEGEND_HEIGHT },
              },
            ],
          },
          mark: { type: "rect", color: colour },
          encoding: { x: pixel("x"), y: pixel("y"), x2: { field: "x2" }, y2: { field: "y2" } },
        }) as Layer,
    ),
    strokes(
      labels.map(({ x }) => ({ x, x2: x, y: top, y2: top + LEGEND_HEIGHT + 3 })),
      { color: INK.axis },
    ),
    texts(labels, { align: "center", color: INK.muted, fontSize: NAME_SIZE }),
  ];
}
