/**
 * A scene as a file of its own, with what the page says round a picture: title, unit, the figures of
 * the year, notes and source. Always on light paper.
 */
import type { Language } from "../../viz/numbers.ts";
import { REFERENCE_DASH } from "../../viz/specs/history-marks.ts";
import { SIZES } from "../../viz/theme/chart-theme.ts";
import { fitText, textWidth } from "../../viz/theme/text-width.ts";
import { inkOf, shownColour } from "./ink.ts";
import type { LegendRow, PageChart } from "./page-chart.ts";
import {
  linePath,
  rectPath,
  shape,
  text,
  type Scene,
  type SceneShape,
  type SceneText,
} from "./scene.ts";
import type { HeldExtent } from "./steady-axis.ts";
import { AVOIDED_OPACITY } from "./year-scene.ts";

/** Pixels of a picture, as those of the report. */
const WIDTH = SIZES.width;
const HEIGHT = 330;
const EDGE = 8;
const ROW = 17;
const SWATCH = 16;
const NOTE = { size: SIZES.footer, line: 14 } as const;

const ink = inkOf("light");

const PLAN = { nl: "Dit plan", en: "This plan" } as const;

const swatch = ({ look, colour }: LegendRow, x: number, y: number): SceneShape => {
  const shown = shownColour(colour, ink);
  if (look === "area" || look === "avoided" || look === "bar") {
    return shape(rectPath(x, y - 5, SWATCH, 10), {
      fill: shown,
      fillOpacity: look === "avoided" ? AVOIDED_OPACITY : 1,
    });
  }
  return shape(
    linePath([
      { x, y },
      { x: x + SWATCH, y },
    ]),
    { stroke: shown, strokeWidth: look === "line" ? 3 : 2 },
  );
};

const besideSwatch = (end: number, y: number): SceneShape =>
  shape(
    linePath([
      { x: end - SWATCH, y },
      { x: end, y },
    ]),
    { stroke: ink.text, strokeWidth: 1.5, strokeDash: REFERENCE_DASH },
  );

/** The figures of the year, in columns below the plot. */
function legendOf(chart: PageChart, year: number, left: number, top: number, language: Language) {
  const rows = chart.legend(year);
  const hasBeside = rows.some(({ beside }) => beside !== null);
  const names = Math.max(0, ...rows.map(({ name }) => textWidth(name, SIZES.label, 600)));
  const first = left + SWATCH + 8 + names + 90;
  const second = first + 30 + Math.max(80, textWidth(chart.beside ?? "", SIZES.label));
  const right = { align: "right", size: SIZES.label } as const;
  const head = chart.years === null && !hasBeside ? "" : String(year);
  const texts: SceneText[] = [
    text(hasBeside ? `${PLAN[language]}, ${head}` : head, first, top, ink, {
      ...{ ...right, colour: ink.muted },
    }),
    ...(hasBeside
      ? [text(chart.beside ?? "", second, top, ink, { ...right, colour: ink.muted })]
      : []),
  ];
  // The dashes of the picture, before the name of what they are.
  const shapes: SceneShape[] =
    hasBeside && chart.isReadAcross
      ? [besideSwatch(second - textWidth(chart.beside ?? "", SIZES.label) - 6, top)]
      : [];
  rows.forEach((row, at) => {
    const y = top + (at + 1) * ROW;
    const weight = row.look === "total" ? 600 : 400;
    shapes.push(swatch(row, left, y));
    texts.push(
      text(row.name, left + SWATCH + 8, y, ink, { size: SIZES.label, weight }),
      text(row.value, first, y, ink, { ...right, weight }),
      ...(row.beside === null ? [] : [text(row.beside, second, y, ink, { ...right, weight })]),
    );
  });
  return { shapes, texts, bottom: top + (rows.length + 1) * ROW };
}

/** The picture of a chart with its frame, at the size of the report's pictures. */
export function fileScene(
  chart: PageChart,
  held: HeldExtent,
  year: number,
  language: Language,
): Scene {
  const room = WIDTH - 2 * EDGE;
  const plot = chart.scene(held, { width: room, height: HEIGHT, ink, language, year });
  const marker = chart.isReadAcross && chart.years !== null ? year : plot.marker;
  const left = EDGE - EDGE - plot.padding.left;
  const title = fitText(chart.title, room, SIZES.title, 600);
  // Where the picture has all its figures, its year is said above it.
  const said = chart.hasLegend ? chart.unit : `${chart.unit}, ${year}`;
  const unit = fitText(said, room, SIZES.subtitle);
  const above: SceneText[] = [];
  let y = -plot.padding.top - (unit.length - 1) * 18 - 8;
  unit.forEach((line, at) => {
    above.push(text(line, left, y + at * 18, ink, { size: SIZES.subtitle, colour: ink.muted }));
  });
  y -= title.length * 22;
  title.forEach((line, at) => {
    above.push(text(line, left, y + at * 22, ink, { size: SIZES.title, weight: 600 }));
  });
  const top = -y + 16;
  const under = plot.height + plot.padding.bottom + 14;
  const legend = chart.hasLegend
    ? legendOf(chart, year, left, under, language)
    : { shapes: [], texts: [], bottom: under - 8 };
  const notes = [...chart.goals, ...chart.notes, chart.source].flatMap((note) =>
    fitText(note, room, NOTE.size),
  );
  const below = notes.map((line, at) =>
    text(line, left, legend.bottom + 6 + at * NOTE.line, ink, {
      ...{ size: NOTE.size, colour: ink.muted },
    }),
  );
  return {
    ...plot,
    marker,
    padding: {
      left: plot.padding.left + EDGE,
      right: WIDTH - EDGE - plot.padding.left - plot.width,
      top,
      bottom: legend.bottom - plot.height + 6 + notes.length * NOTE.line + EDGE,
    },
    shapes: [...plot.shapes, ...legend.shapes],
    texts: [...plot.texts, ...above, ...legend.texts, ...below],
  };
}
