/** Goals of the city, drawn as labelled points. */
import { SIZES } from "../theme/chart-theme.ts";
import { INK } from "../theme/colours.ts";
import { textWidth } from "../theme/text-width.ts";
import { textLayer, type Layer } from "./frame.ts";

export interface GoalMark {
  readonly year: number;
  /** In the display unit of the chart. */
  readonly value: number;
  /** `doel 2030: −40 %`. */
  readonly text: string;
  /** What others expect is no goal, and is drawn in grey. */
  readonly kind: "goal" | "outlook";
  /** `missed`, `uncertain`, …; null when the run was held against no goals. */
  readonly status: string | null;
}

export interface GoalPlace {
  readonly width: number;
  readonly height: number;
  readonly x: object;
  readonly y: object;
  /** Year to a fraction of the width; value to a fraction of the height, from the top. */
  across(year: number): number;
  down(value: number): number;
  /** What the labels should keep clear of: height fraction of each line in a year. */
  readonly courses: readonly ((year: number) => number | null)[];
  /** Where areas end below which labels would cover them, as a height fraction. */
  top?(year: number): number | null;
}

const HALF = 8;
const GAP = 9;
/** How far from its diamond a label may stand where there is no room nearby. */
const FAR = 50;
/** Between areas and a label above them, and between two of those. */
const ABOVE = 15;
const ABOVE_ROW = 20;
/** From here on a line leads from a label to its diamond. */
const LED = 26;

/** A light ground behind a label, so that it can be read on a coloured area or a line too. */
export const plate = (left: number, middle: number, length: number): Layer =>
  ({
    data: { values: [{}] },
    mark: { type: "rect", color: INK.background, opacity: 0.88, cornerRadius: 3 },
    encoding: {
      x: { value: Math.round(left) - 4 },
      x2: { value: Math.round(left + length) + 4 },
      y: { value: Math.round(middle) - HALF - 1 },
      y2: { value: Math.round(middle) + HALF + 1 },
    },
  }) as Layer;

/** From a label to its diamond, on a light ground. */
const leader = (x: number, from: number, to: number): Layer[] =>
  [
    { color: INK.background, strokeWidth: 3.5, opacity: 0.8 },
    { color: INK.text, strokeWidth: 1 },
  ].map(
    (style) =>
      ({
        data: { values: [{}] },
        mark: { type: "rule", ...style },
        encoding: {
          x: { value: Math.round(x * 10) / 10 },
          y: { value: Math.round(from) },
          y2: { value: Math.round(to) },
        },
      }) as Layer,
  );

const FULL = "diamond";
/** The left half of that diamond. */
const LEFT_HALF = "M0,-1L-1,0L0,1Z";
const OPEN = { shape: FULL, fill: INK.background, stroke: INK.text, strokeWidth: 2 } as const;

/**
 * How a diamond says what became of its goal: full, open, or half full where the run cannot tell.
 * What is drawn later lies on top.
 */
const LOOKS = {
  outlook: [{ shape: FULL, fill: INK.muted, stroke: INK.background, strokeWidth: 1.5 }],
  reached: [{ shape: FULL, fill: INK.text, stroke: INK.background, strokeWidth: 1.5 }],
  uncertain: [OPEN, { shape: LEFT_HALF, fill: INK.text, strokeWidth: 0 }],
  missed: [OPEN],
} as const;

export interface Diamond {
  readonly year: number;
  readonly value: number;
  /** What it stands for, in words. */
  readonly goal: string;
  readonly status: string | null;
}

/** Goals as diamonds; those that ask for most attention are drawn last. */
export function diamonds(
  all: readonly Diamond[],
  { x, y }: { readonly x: object; readonly y: object },
): Layer[] {
  const lookOf = (status: string | null): keyof typeof LOOKS =>
    status === "outlook" || status === "uncertain" || status === "missed" ? status : "reached";
  return (Object.keys(LOOKS) as (keyof typeof LOOKS)[]).flatMap((look) => {
    const values = all
      .filter(({ status }) => lookOf(status) === look)
      .map(({ year, value, goal }) => ({ year, value, goal }));
    if (values.length === 0) return [];
    return LOOKS[look].map(
      (mark) =>
        ({
          data: { values },
          mark: { type: "point", filled: true, ...mark, size: 130, opacity: 1 },
          encoding: { x, y: { ...y, field: "value" } },
        }) as Layer,
    );
  });
}

/**
 * Diamonds with a label each. A label takes the free place nearest its diamond: above, below, or
 * beside it, whichever crosses the fewest lines and stays inside the plot.
 */
export function goalLayers(goals: readonly GoalMark[], place: GoalPlace): Layer[] {
  if (goals.length === 0) return [];
  const { width, height } = place;
  const taken: { left: number; right: number; middle: number }[] = [];
  const labels = goals.map(({ year, value, text }) => {
    const x = place.across(year) * width;
    const y = place.down(value) * height;
    const length = textWidth(text, SIZES.label, 600);
    const spots = [-16, 16, -30, 30, -FAR, FAR].flatMap((shift) => [
      { left: x - length / 2, middle: y + shift },
      { left: x - length - 2, middle: y + shift },
      { left: x + 2, middle: y + shift },
      // A long label stays within the plot although its diamond is not at its middle or end.
      { left: Math.max(2, Math.min(x - length / 2, width - length)), middle: y + shift },
    ]);
    spots.push({ left: x + GAP, middle: y }, { left: x - GAP - length, middle: y });
    // Above the areas, where nothing is covered.
    for (const left of [x - length / 2, x - 2, x - length + 2]) {
      const within = Math.max(2, Math.min(left, width - length));
      const roof = roofOver(within, length);
      if (roof === null || roof > y) continue;
      spots.push(
        { left: within, middle: roof - ABOVE },
        { left: within, middle: roof - ABOVE - ABOVE_ROW },
      );
    }
    const cost = ({ left, middle }: { left: number; middle: number }): number => {
      const right = left + length;
      let sum = Math.abs(middle - y) / 100 + Math.abs(left + length / 2 - x) / 200;
      // Farther off only to keep clear of several lines at once, or of an area.
      if (Math.abs(middle - y) >= FAR) sum += 1.5;
      for (const roof of roofs(left, length)) if (middle + HALF > roof) sum += 0.5;
      if (left < 2 || right > width) sum += 100;
      if (middle < -4 || middle > height - HALF) sum += 100;
      for (const other of taken) {
        const beside = right + 4 < other.left || left - 4 > other.right;
        if (!beside && Math.abs(middle - other.middle) < SIZES.lineHeight) sum += 50;
      }
      for (const goal of goals) {
        const gx = place.across(goal.year) * width;
        const gy = place.down(goal.value) * height;
        if (gx > left - 6 && gx < right + 6 && Math.abs(gy - middle) < HALF + 5) sum += 20;
      }
      for (const course of place.courses) {
        for (let i = 0; i <= 8; i++) {
          const fraction = (left + (length * i) / 8) / width;
          const at = course(Math.round(yearAt(fraction)));
          if (at !== null && Math.abs(at * height - middle) < HALF + 2) sum += 1;
        }
      }
      return sum;
    };
    const best = spots.reduce((a, b) => (cost(b) < cost(a) ? b : a));
    taken.push({ left: best.left, right: best.left + length, middle: best.middle });
    const isLed = Math.abs(best.middle - y) > LED;
    const led = best.middle < y ? best.middle + HALF : best.middle - HALF;
    return [
      ...(isLed ? leader(x, led, y) : []),
      plate(best.left, best.middle, length),
      textLayer(text, Math.round(best.left), Math.round(best.middle), { fontWeight: 600 }),
    ];
  });
  const points = (chosen: (goal: GoalMark) => boolean): Layer[] =>
    diamonds(
      goals.filter(chosen).map(({ year, value, text, kind, status }) => ({
        year,
        value,
        goal: text,
        status: kind === "outlook" ? "outlook" : status,
      })),
      place,
    );
  return [
    ...labels.flat(),
    ...points(({ kind }) => kind === "outlook"),
    ...points(({ kind }) => kind === "goal"),
  ];

  /** Where the areas end below a label, in pixels, at some places along it. */
  function roofs(left: number, length: number): number[] {
    return Array.from({ length: 9 }, (_, i) => (left + (length * i) / 8) / width).flatMap(
      (fraction) => {
        const at = place.top?.(Math.round(yearAt(fraction))) ?? null;
        return at === null ? [] : [at * height];
      },
    );
  }

  /** The highest of them, with the lines that run above the areas. */
  function roofOver(left: number, length: number): number | null {
    const areas = roofs(left, length);
    if (areas.length === 0) return null;
    const lines = place.courses.flatMap((course) =>
      Array.from({ length: 9 }, (_, i) => (left + (length * i) / 8) / width).flatMap((fraction) => {
        const at = course(Math.round(yearAt(fraction)));
        return at === null ? [] : [at * height];
      }),
    );
    return Math.min(...areas, ...lines);
  }

  function yearAt(fraction: number): number {
    const start = goals[0]!.year;
    const unit = place.across(start + 1) - place.across(start);
    return start + (fraction - place.across(start)) / unit;
  }
}
