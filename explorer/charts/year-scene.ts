/** A picture with years, drawn at a size: areas on each other, lines, bands, marks. */
import { tickDecimals, yearTicks } from "../../viz/specs/ticks.ts";
import { INNER, LIGHT, MIDDLE_DASH, MOST_LABELLED, OUTER, type Fan } from "../../viz/specs/fans.ts";
import { REFERENCE_DASH } from "../../viz/specs/history-marks.ts";
import { tickLabels } from "../../viz/specs/frame.ts";
import { textWidth } from "../../viz/theme/text-width.ts";
import { shownColour, type Ink } from "./ink.ts";
import type { Place } from "./page-chart.ts";
import type { Course, Picture } from "./picture.ts";
import {
  areaPath,
  circlePath,
  diamondPath,
  halfDiamondPath,
  linePath,
  pixel,
  rectPath,
  shape,
  type Point,
  type Scene,
  type SceneShape,
} from "./scene.ts";
import { axisTicks, extentOf, type Extent } from "./steady-axis.ts";

const LABEL = 12.5;
const AXIS_GAP = 12;
/** Below the plot stand the years; right of it half of the last. */
const BOTTOM = 28;
const RIGHT = 18;
const TOP = 10;
const DIAMOND = 7;
/** Fewer years are written where they would touch. */
const YEAR_ROOM = 46;

/** Lighter than what is emitted, and seen where it is a few pixels high. */
export const AVOIDED_OPACITY = 0.5;

const isStacked = ({ look }: Course): boolean => look === "area" || look === "avoided";

/** Where the areas end, year by year; nowhere in a picture of lines, whose axis may begin above nought. */
function stackOf({ courses, years }: Picture): number[] {
  const areas = courses.filter(isStacked);
  if (areas.length === 0) return [];
  return years.map((_, at) => areas.reduce((sum, { values }) => sum + values[at]!, 0));
}

/** What lies beside is a line: of areas their total, of lines each line. */
export const besideLines = ({ besides, courses }: Picture): readonly Course[] => {
  if (besides.some(({ look }) => look === "total")) {
    return besides.filter(({ look }) => look === "total");
  }
  const isAreas = courses.some(isStacked);
  if (isAreas) return besides.length === 1 ? besides : [];
  return besides.filter(({ id }) => courses.some((course) => course.id === id));
};

/** All that the vertical axis has to hold. */
export function pictureExtent(picture: Picture): Extent {
  const { courses, fans, goals, history, measured, level } = picture;
  return extentOf([
    ...(picture.isFromZero ? [0] : []),
    ...stackOf(picture),
    ...courses.filter((course) => !isStacked(course)).flatMap(({ values }) => values),
    ...besideLines(picture).flatMap(({ values }) => values),
    ...fans.flatMap(({ low, high }) => [...low, ...high]),
    ...goals.map(({ value }) => value),
    ...history.map(({ value }) => value),
    ...measured.flatMap(({ low, high }) => [low, high]),
    ...(level === null ? [] : [level.value]),
  ]);
}

/** First and last year of the horizontal axis. */
export const yearSpan = ({ years, history }: Picture): readonly [number, number] => [
  Math.min(years[0]!, ...history.map(({ year }) => year)),
  years.at(-1)!,
];

/** Years as the axis has room for. */
function yearsShown(first: number, last: number, width: number): number[] {
  const all = yearTicks(first, last);
  const room = Math.max(2, Math.floor(width / YEAR_ROOM));
  if (all.length <= room) return all;
  const inner = all.slice(1, -1);
  const every = Math.ceil((inner.length + 1) / (room - 1));
  const kept = inner.filter((year) => year % 10 === 0).length <= room - 2;
  return [
    first,
    ...inner.filter((year, at) => (kept ? year % 10 === 0 : (at + 1) % every === 0)),
    last,
  ];
}

/** A bare plot on which values are placed. */
interface Plot {
  readonly years: readonly number[];
  across(year: number): number;
  down(value: number): number;
}

const pointsOf = (values: readonly number[], { years, across, down }: Plot): Point[] =>
  values.map((value, at) => ({ x: across(years[at]!), y: down(value) }));

const shortened = (fan: Fan, { years }: Plot, values: readonly number[]): number[] =>
  years.map((year) => values[year - fan.first] ?? NaN);

function areas({ courses }: Picture, plot: Plot, ink: Ink): SceneShape[] {
  let floor = plot.years.map(() => 0);
  return courses.filter(isStacked).map(({ values, colour, look }) => {
    const below = floor;
    floor = below.map((value, at) => value + values[at]!);
    const isAvoided = look === "avoided";
    return shape(areaPath(pointsOf(floor, plot), pointsOf(below, plot)), {
      fill: shownColour(colour, ink),
      fillOpacity: isAvoided ? AVOIDED_OPACITY : 1,
      // A light edge would take all of a thin area.
      stroke: isAvoided ? null : ink.background,
      strokeWidth: isAvoided ? 0 : 0.75,
    });
  });
}

/** As the report draws them; on areas they lighten what they lie on. */
function fanShapes(fans: readonly Fan[], plot: Plot, ink: Ink, isOnAreas: boolean): SceneShape[] {
  const isOuterOnly = fans.length > MOST_LABELLED;
  return fans.flatMap((fan) => {
    const fill = shownColour(fan.colour, ink);
    const points = (values: readonly number[]) =>
      pointsOf(shortened(fan, plot, values), plot).filter(({ y }) => Number.isFinite(y));
    const band = (low: readonly number[], high: readonly number[], style: Partial<SceneShape>) =>
      shape(areaPath(points(high), points(low)), style);
    const edge = (values: readonly number[]) =>
      shape(linePath(points(values)), { stroke: fill, strokeWidth: 0.9 });
    return [
      ...(isOnAreas ? [band(fan.low, fan.high, { fill: ink.background, fillOpacity: LIGHT })] : []),
      band(fan.low, fan.high, { fill, fillOpacity: OUTER }),
      ...(isOuterOnly ? [] : [band(fan.lowHalf, fan.highHalf, { fill, fillOpacity: INNER })]),
      edge(fan.low),
      edge(fan.high),
      // The middle run, where it is another line than the plan's own.
      ...(fan.isMiddleApart && !isOuterOnly
        ? [
            shape(linePath(points(fan.middle)), {
              ...{ stroke: fill, strokeWidth: 1.75, strokeDash: MIDDLE_DASH },
            }),
          ]
        : []),
    ];
  });
}

function lineShapes(picture: Picture, plot: Plot, ink: Ink): SceneShape[] {
  const beside = besideLines(picture).flatMap(({ values, colour }) => {
    const path = linePath(pointsOf(values, plot));
    return [
      // Dashes on dark areas need a light ground.
      shape(path, { stroke: ink.background, strokeWidth: 3.25 }),
      shape(path, {
        ...{ stroke: shownColour(colour, ink), strokeWidth: 1.5 },
        strokeDash: REFERENCE_DASH,
      }),
    ];
  });
  const own = picture.courses
    .filter((course) => !isStacked(course))
    .map(({ values, colour, look }) =>
      shape(linePath(pointsOf(values, plot)), {
        ...{ stroke: shownColour(colour, ink), strokeWidth: look === "total" ? 1.75 : 2.75 },
      }),
    );
  return [...beside, ...own];
}

function markShapes(picture: Picture, plot: Plot, ink: Ink): SceneShape[] {
  const { history, measured, goals } = picture;
  const colour = shownColour(picture.courses[0]?.colour ?? ink.text, ink);
  const isAreas = picture.courses.some(isStacked);
  const at = ({ year, value }: { readonly year: number; readonly value: number }): Point => ({
    x: plot.across(year),
    y: plot.down(value),
  });
  return [
    ...(isAreas
      ? history.map((point) =>
          shape(linePath([at({ year: point.year, value: 0 }), at(point)]), {
            ...{ stroke: ink.axis, strokeWidth: 1.5 },
          }),
        )
      : []),
    ...history.map((point) =>
      shape(circlePath(at(point), 4), {
        ...{ fill: ink.background, stroke: isAreas ? ink.text : colour, strokeWidth: 1.75 },
      }),
    ),
    ...measured.flatMap((mark) => {
      const { x, y } = at(mark);
      const span = linePath([
        at({ year: mark.year, value: mark.low }),
        at({ year: mark.year, value: mark.high }),
      ]);
      return [
        shape(span, { stroke: ink.background, strokeWidth: 4 }),
        shape(span, { stroke: ink.text, strokeWidth: 1.5 }),
        shape(rectPath(x - 3.25, y - 3.25, 6.5, 6.5), {
          ...{ fill: shownColour(mark.colour, ink), stroke: ink.background, strokeWidth: 1.25 },
        }),
      ];
    }),
    ...goals.flatMap(({ year, value, kind, status }) => {
      const path = diamondPath(at({ year, value }), DIAMOND);
      if (kind === "outlook") {
        return [shape(path, { fill: ink.muted, stroke: ink.background, strokeWidth: 1.5 })];
      }
      const isOpen = status === "missed" || status === "uncertain";
      return [
        shape(path, {
          ...{ fill: isOpen ? ink.background : ink.text, strokeWidth: isOpen ? 2 : 1.5 },
          stroke: isOpen ? ink.text : ink.background,
        }),
        ...(status === "uncertain"
          ? [shape(halfDiamondPath(at({ year, value }), DIAMOND), { fill: ink.text })]
          : []),
      ];
    }),
  ];
}

/**
 * @param extent of the vertical axis, which may be wider than the picture asks for
 */
export function yearScene(picture: Picture, extent: Extent, place: Place): Scene {
  const { ink, language } = place;
  const ticks = axisTicks(extent, picture.isFromZero);
  const [bottom, top] = [ticks[0]!, ticks.at(-1)!];
  const labels = tickLabels(ticks, language);
  const left = Math.ceil(Math.max(...labels.map((label) => textWidth(label, LABEL))) + AXIS_GAP);
  const width = Math.max(80, Math.floor(place.width - left - RIGHT));
  const height = Math.max(80, Math.floor(place.height - TOP - BOTTOM));
  const [first, last] = yearSpan(picture);
  const plot: Plot = {
    years: picture.years,
    across: (year) => (last === first ? 0 : ((year - first) / (last - first)) * width),
    down: (value) => (1 - (value - bottom) / (top - bottom)) * height,
  };
  const isAreas = picture.courses.some(isStacked);
  const { level } = picture;
  return {
    width,
    height,
    padding: { left, right: RIGHT, top: TOP, bottom: BOTTOM },
    x: {
      domain: [first, last],
      ticks: yearsShown(first, last, width),
      ...{ decimals: 0, isMirrored: false, hasGrid: false, isYears: true },
    },
    y: {
      domain: [bottom, top],
      ticks,
      decimals: tickDecimals(ticks),
      ...{ isMirrored: false, hasGrid: true, isYears: false },
    },
    marker: place.year >= first && place.year <= last ? place.year : null,
    shapes: [
      ...areas(picture, plot, ink),
      ...fanShapes(picture.fans, plot, ink, isAreas),
      ...(level === null
        ? []
        : [
            shape(`M0,${pixel(plot.down(level.value))}h${pixel(width)}`, {
              ...{ stroke: ink.text, strokeWidth: 1.5 },
            }),
          ]),
      ...lineShapes(picture, plot, ink),
      ...markShapes(picture, plot, ink),
    ],
    texts: [],
  };
}
