/**
 * Panels beside and below each other in one plot: where each stands, its scales, its grid. The
 * scales are those of its own place in the plot, so that the data keep their years and values.
 */
import type { Language } from "../../numbers.ts";
import { SIZES } from "../../theme/chart-theme.ts";
import { INK } from "../../theme/colours.ts";
import { fitText, textWidth } from "../../theme/text-width.ts";
import { axisWidth, tickLabels, type Layer } from "../frame.ts";
import { strokes, texts } from "./drawing.ts";

export interface PanelText {
  /** In the heavier weight. */
  readonly title: string;
  /** Below it, in grey. */
  readonly detail?: string;
}

export interface PanelPlan extends PanelText {
  readonly ticks: readonly number[];
}

export interface Panel {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly ticks: readonly number[];
  readonly x: object;
  readonly y: object;
  /** Year and value to pixels of the plot. */
  across(year: number): number;
  down(value: number): number;
}

export interface PanelOptions {
  readonly columns: number;
  readonly height: number;
  /** Room right of each panel, for labels at the ends of lines. */
  readonly right: number;
  /** Whether all panels have the same ticks, which then stand once for each row. */
  readonly isOneScale: boolean;
  readonly first: number;
  readonly last: number;
  /** Where the first row begins, in pixels of the plot. */
  readonly top: number;
}

export interface PanelGrid {
  readonly panels: readonly Panel[];
  readonly height: number;
  /** Grid, ticks and titles. */
  readonly layers: readonly Layer[];
}

/** All of the width within the frame: panels keep the room for their labels themselves. */
export const PANEL_WIDTH = SIZES.width - 12;
const COLUMN_GAP = 22;
const YEARS_HEIGHT = 26;
const ROW_GAP = 18;
const TITLE_GAP = 10;
const YEAR_GAP = 5;
const DETAIL_SIZE = 12;

/** As many as keep a panel wide enough to be read. */
export const columnsFor = (count: number): number =>
  count <= 3 ? Math.max(1, count) : count === 4 ? 2 : count <= 9 ? 3 : 4;

/** First and last year, whose labels lie inwards, and the round ones between that have room. */
function panelYears(first: number, last: number, width: number): number[] {
  const label = textWidth("2000", SIZES.label);
  const perYear = width / Math.max(1, last - first);
  const chosen = [first];
  let end = label;
  for (let year = Math.ceil((first + 1) / 10) * 10; year < last; year += 10) {
    const middle = (year - first) * perYear;
    if (middle - label / 2 < end + YEAR_GAP || middle + label / 2 + YEAR_GAP > width - label) {
      continue;
    }
    chosen.push(year);
    end = middle + label / 2;
  }
  return last > first ? [...chosen, last] : chosen;
}

export function panelGrid(
  plans: readonly PanelPlan[],
  options: PanelOptions,
  language: Language,
): PanelGrid {
  const { columns, height, right, isOneScale, first, last } = options;
  const labelWidth = Math.max(...plans.map(({ ticks }) => axisWidth(tickLabels(ticks, language))));
  const leftOf = (column: number): number => (!isOneScale || column === 0 ? labelWidth : 0);
  const taken = Array.from({ length: columns }, (_, column) => leftOf(column)).reduce(
    (sum, one) => sum + one + right,
    COLUMN_GAP * (columns - 1),
  );
  const width = Math.floor((PANEL_WIDTH - taken) / columns);
  const layers: Layer[] = [];
  const panels: Panel[] = [];
  let top = options.top;
  for (let row = 0; row * columns < plans.length; row++) {
    const those = plans.slice(row * columns, (row + 1) * columns);
    const wrapped = those.map(({ title, detail }, column) => {
      const room = width + right + leftOf(column);
      return {
        title: fitText(title, room, SIZES.label, 600),
        detail: detail === undefined ? [] : fitText(detail, room, DETAIL_SIZE),
      };
    });
    const lines = Math.max(...wrapped.map(({ title, detail }) => title.length + detail.length));
    const plotTop = top + lines * SIZES.lineHeight + TITLE_GAP;
    let x = 0;
    those.forEach(({ ticks }, column) => {
      const left = x + leftOf(column);
      panels.push(panelAt(left, plotTop, width, height, ticks, first, last));
      const { title, detail } = wrapped[column]!;
      const at = (line: number): number =>
        plotTop - TITLE_GAP - (title.length + detail.length - line - 0.5) * SIZES.lineHeight;
      layers.push(
        texts(
          title.map((text, line) => ({ x, y: at(line), text })),
          { fontWeight: 600 },
        ),
      );
      if (detail.length > 0) {
        const placed = detail.map((text, line) => ({ x, y: at(title.length + line), text }));
        layers.push(texts(placed, { color: INK.muted, fontSize: DETAIL_SIZE }));
      }
      x = left + width + right + COLUMN_GAP;
    });
    top = plotTop + height + YEARS_HEIGHT + ROW_GAP;
  }
  const years = panelYears(first, last, width);
  layers.unshift(
    strokes(
      panels.flatMap(({ ticks, left, down }) =>
        ticks.map((tick) => ({ x: left, y: down(tick), x2: left + width, y2: down(tick) })),
      ),
    ),
    strokes(
      panels.flatMap((panel) =>
        years.map((year) => ({
          ...{ x: panel.across(year), x2: panel.across(year) },
          ...{ y: panel.top + height, y2: panel.top + height + 4 },
        })),
      ),
      { color: INK.axis },
    ),
  );
  layers.push(
    texts(
      panels.flatMap((panel, at) => {
        if (isOneScale && at % columns > 0) return [];
        const shown = tickLabels(panel.ticks, language);
        return panel.ticks.map((tick, i) => ({
          ...{ x: panel.left - 6, y: panel.down(tick), text: shown[i]! },
        }));
      }),
      { align: "right", color: INK.muted },
    ),
    // The first and the last year keep within their panel, clear of its neighbours.
    ...(["left", "center", "right"] as const).map((align) => {
      const those = years.filter((year) => alignOf(year) === align);
      const placed = panels.flatMap((panel) =>
        those.map((year) => ({
          ...{ x: panel.across(year), y: panel.top + height + 14, text: `${year}` },
        })),
      );
      return texts(placed, { align, color: INK.muted });
    }),
  );
  return { panels, height: top - ROW_GAP - YEARS_HEIGHT, layers };

  function alignOf(year: number): "left" | "center" | "right" {
    if (last === first) return "center";
    return year === first ? "left" : year === last ? "right" : "center";
  }
}

function panelAt(
  left: number,
  top: number,
  width: number,
  height: number,
  ticks: readonly number[],
  first: number,
  last: number,
): Panel {
  const [bottom, highest] = [ticks[0]!, ticks.at(-1)!];
  const span = Math.max(1, last - first);
  const type = "quantitative" as const;
  const scale = { nice: false, zero: false };
  return {
    ...{ left, top, width, height, ticks },
    x: {
      field: "year",
      type,
      axis: null,
      scale: { ...scale, domain: [first, last], range: [left, left + width] },
    },
    y: {
      field: "value",
      type,
      axis: null,
      scale: { ...scale, domain: [bottom, highest], range: [top + height, top] },
    },
    across: (year) => left + ((year - first) / span) * width,
    down: (value) => top + (1 - (value - bottom) / (highest - bottom)) * height,
  };
}

/** Layers that share the scales of one panel and no other. */
export const inPanel = (layers: readonly Layer[]): Layer => ({ layer: [...layers] }) as Layer;
