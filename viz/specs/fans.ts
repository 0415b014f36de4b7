/**
 * Fans: how far a course lies apart over the runs of an ensemble, drawn as two bands behind its line.
 * A band belongs to a line only where the ensemble has the same figure: its plain run is the line.
 */
import type { Band, EnsembleRecord, GoalRecord } from "../../engine/analysis/ensemble/record.ts";
import { isOwnId } from "../../engine/analysis/run-series.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../numbers.ts";
import { mixed } from "../theme/mixed.ts";
import { sentences } from "./alternative/alternative.ts";
import type { Told } from "./alternative/course-text.ts";
import type { ChartColumn, DataCourse } from "./chart-data.ts";
import type { EndLabel } from "./end-labels.ts";
import { rounded, type Layer } from "./frame.ts";
import { apart } from "./reference.ts";
import type { Series, SeriesGroup } from "./series.ts";

/** What an ensemble says of one region, for its charts. */
export interface ChartBands {
  readonly members: number;
  /** First year of the run. */
  readonly first: number;
  readonly indicators: ReadonlyMap<string, Band>;
  readonly goals: ReadonlyMap<string, GoalRecord>;
}

export function chartBands(record: EnsembleRecord, region: number): ChartBands {
  const { indicators, goals } = record.regions[region]!;
  return {
    members: record.settings.members,
    first: record.scenario.model.first,
    indicators: new Map(indicators.map((band) => [band.id, band])),
    goals: new Map(goals.map((goal) => [goal.target.id, goal])),
  };
}

/** The quantiles of a course over its years, in the unit of the chart; NaN where there is none. */
export interface Fan {
  readonly label: Text;
  readonly colour: string;
  /** Calendar year of the first value. */
  readonly first: number;
  readonly low: readonly number[];
  readonly lowHalf: readonly number[];
  readonly middle: readonly number[];
  readonly highHalf: readonly number[];
  readonly high: readonly number[];
  /** Whether the middle run is another line to the eye than the plain run. */
  readonly isMiddleApart: boolean;
}

/** Charts round to four decimals, own indicators to six figures. */
const sameFigure = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-4 * Math.max(Math.abs(a), Math.abs(b), 1);

/**
 * The fan of a course; null where the ensemble has no such figure, or it is the same in every run.
 *
 * @param id     of a scalar output, or of an indicator of the plan's own
 * @param factor canonical units per unit of the chart; own indicators stand in their declared unit
 */
export function fanOf(
  bands: ChartBands | null,
  id: string,
  course: { readonly label: Text; readonly colour: string; readonly first: number },
  values: readonly (number | null)[],
  factor: number,
): Fan | null {
  const band = bands?.indicators.get(id);
  if (bands === null || band?.cell.length !== 0) return null;
  const scale = isOwnId(id) ? 1 : factor;
  const shown = (figures: Band["central"]): number[] =>
    values.map((_, at) => {
      const value = figures[course.first + at - bands.first] ?? null;
      return value === null ? NaN : rounded(value / scale);
    });
  const central = shown(band.central);
  const isSame = values.every((value, at) => {
    const other = central[at]!;
    if (value === null || Number.isNaN(value)) return Number.isNaN(other);
    return !Number.isNaN(other) && sameFigure(value, other);
  });
  if (!isSame) return null;
  const [low, lowHalf, middle, highHalf, high] = band.quantiles.map(shown) as [
    ...[number[], number[], number[], number[], number[]],
  ];
  if (!low.some((value, at) => value < high[at]!)) return null;
  const told = middle.flatMap((value, at) =>
    Number.isNaN(value) || Number.isNaN(central[at]!) ? [] : [[value, central[at]!] as const],
  );
  const isMiddleApart = apart(
    told.map(([value]) => value),
    told.map(([, value]) => value),
  );
  return { ...course, low, lowHalf, middle, highHalf, high, isMiddleApart };
}

/** The fans of series, as far as the ensemble has their figures. */
export const fansOf = (
  bands: ChartBands | null,
  series: readonly Series[],
  { years, display }: SeriesGroup,
): Fan[] =>
  series.flatMap(({ id, label, colour, values }) => {
    const fan = fanOf(bands, id, { label, colour, first: years[0]! }, values, display.factor);
    return fan === null ? [] : [fan];
  });

/** Every figure that is drawn, to find the ends of the axis. */
export const fanValues = (fans: readonly Fan[]): number[] =>
  fans.flatMap(({ low, high }) => [...low, ...high]).filter((value) => !Number.isNaN(value));

/** Runs of years in which both ends have a value. */
function* spans(low: readonly number[], high: readonly number[]): Generator<[number, number]> {
  let from = -1;
  for (let at = 0; at <= low.length; at++) {
    const isThere = at < low.length && !Number.isNaN(low[at]!) && !Number.isNaN(high[at]!);
    if (isThere && from < 0) from = at;
    if (!isThere && from >= 0) {
      yield [from, at];
      from = -1;
    }
  }
}

export interface FanPlace {
  readonly x: object;
  readonly y: object;
  /** Where a fan lies on coloured areas: all of it lighter, with edges that can be seen on each. */
  readonly isOnAreas?: boolean;
  /** Many fans lie on each other: only their outer bands. */
  readonly isOuterOnly?: boolean;
}

/** How much of its colour a band has: the outer, and the inner on top of it. */
export const OUTER = 0.2;
export const INNER = 0.28;
/** How much of the areas below a band is covered, so that both are seen. */
export const LIGHT = 0.5;

/** The bands, to be drawn before any line. */
export function fanLayers(
  fans: readonly Fan[],
  { x, y, isOnAreas = false, isOuterOnly = false }: FanPlace,
): Layer[] {
  const area = (fan: Fan, low: readonly number[], high: readonly number[], mark: object): Layer[] =>
    [...spans(low, high)].map(
      ([from, to]) =>
        ({
          data: {
            values: Array.from({ length: to - from }, (_, at) => ({
              ...{ year: fan.first + from + at, low: low[from + at]!, high: high[from + at]! },
            })),
          },
          mark: { type: "area", line: false, color: fan.colour, ...mark },
          encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
        }) as Layer,
    );
  const edge = (fan: Fan, values: readonly number[], style: object): Layer[] =>
    [...spans(values, values)].map(
      ([from, to]) =>
        ({
          data: {
            values: values
              .slice(from, to)
              .map((value, at) => ({ year: fan.first + from + at, value })),
          },
          mark: { type: "line", color: fan.colour, ...style },
          encoding: { x, y },
        }) as Layer,
    );
  const edges = (fan: Fan): Layer[] =>
    [fan.low, fan.high].flatMap((values) => [
      // On a dark area a dark edge is lost without a light ground.
      ...(isOnAreas
        ? edge(fan, values, { color: "#ffffff", strokeWidth: 2.25, opacity: 0.7 })
        : []),
      ...edge(fan, values, { strokeWidth: 0.8, opacity: isOnAreas ? 0.9 : 0.55 }),
    ]);
  return [
    // On dark areas a dark band is lost: there it lightens what it lies on first.
    ...(isOnAreas
      ? fans.flatMap((fan) => area(fan, fan.low, fan.high, { color: "#ffffff", opacity: LIGHT }))
      : []),
    ...fans.flatMap((fan) => area(fan, fan.low, fan.high, { opacity: OUTER })),
    ...(isOuterOnly
      ? []
      : fans.flatMap((fan) => area(fan, fan.lowHalf, fan.highHalf, { opacity: INNER }))),
    ...fans.flatMap(edges),
    ...fans
      .filter(({ isMiddleApart }) => isMiddleApart && !isOuterOnly)
      .flatMap((fan) => [
        ...(isOnAreas
          ? edge(fan, fan.middle, { color: "#ffffff", strokeWidth: 3, opacity: 0.7 })
          : []),
        ...edge(fan, fan.middle, { strokeWidth: 1.75, strokeDash: [...MIDDLE_DASH] }),
      ]),
  ];
}

/** Dots: the middle run, where it is not the plain run. */
export const MIDDLE_DASH = [1.5, 3] as const;

const WORDS = {
  nl: {
    nine: "in 9 van de 10 doorrekeningen",
    half: "in de helft ervan",
    middle: "in het midden",
    short: "9 op 10",
  },
  en: {
    nine: "in 9 of 10 runs",
    half: "in half of them",
    middle: "in the middle",
    short: "9 in 10",
  },
} as const;

/** From this number of fans on there is no room for what each is at its end. */
export const MOST_LABELLED = 3;

const lastOf = ({ low }: Fan): number => {
  let at = low.length - 1;
  while (at >= 0 && Number.isNaN(low[at]!)) at--;
  return at;
};

/** Whether the ends of a band would be written as one number. */
export function isOneNumber(fan: Fan, decimals: number): boolean {
  const last = lastOf(fan);
  if (last < 0) return false;
  const [low, high] = [fan.low[last]!, fan.high[last]!];
  return low < high && formatNumber(low, "en", decimals) === formatNumber(high, "en", decimals);
}

/**
 * What the bands are in the last year, as labels at the right: the key of the chart at once.
 *
 * @param at height fraction of the line that the fan belongs to
 */
export function fanLabels(
  fan: Fan,
  isAlone: boolean,
  at: number,
  show: (value: number) => string,
  language: Language,
): EndLabel[] {
  const words = WORDS[language];
  const last = lastOf(fan);
  if (last < 0 || last !== fan.low.length - 1) return [];
  const between = (low: number, high: number): string => {
    const [from, to] = [show(low), show(high)];
    return from === to ? from : `${from}–${to}`;
  };
  const outer = { colour: mixed(fan.colour, OUTER), at };
  const ends = between(fan.low[last]!, fan.high[last]!);
  // Of several lines each has one row: the ends stand where there is most room.
  if (!isAlone) return [{ ...outer, name: ends, value: words.short }];
  const half = mixed(fan.colour, OUTER + INNER - OUTER * INNER);
  return [
    { ...outer, name: words.nine, value: ends },
    {
      ...{ name: words.half, colour: half, at },
      value: between(fan.lowHalf[last]!, fan.highHalf[last]!),
    },
    ...(fan.isMiddleApart
      ? [
          {
            ...{ name: words.middle, colour: fan.colour, at, line: "dotted" as const },
            value: show(fan.middle[last]!),
          },
        ]
      : []),
  ];
}

/** What the bands are, and what they are not. */
export function fanNotes(
  fans: readonly Fan[],
  members: number,
  language: Language,
  isOuterOnly = false,
): string[] {
  if (fans.length === 0) return [];
  const runs = formatNumber(members, language);
  const isMiddle = !isOuterOnly && fans.some(({ isMiddleApart }) => isMiddleApart);
  const half = isOuterOnly
    ? ""
    : { nl: "; donkere band: de helft", en: "; dark band: half of them" }[language];
  return language === "nl"
    ? [
        `${isOuterOnly ? "Band" : "Lichte band"}: waartussen elk jaar 9 van de 10 van ${runs} doorrekeningen met andere aannames liggen${half}${isMiddle ? "; stippen: de middelste" : ""}. Volle lijn: de aannames zoals ze in het plan staan. Wat niemand als marge noemde, zit er niet in.`,
      ]
    : [
        `${isOuterOnly ? "Band" : "Light band"}: between its edges lie, year by year, 9 in 10 of ${runs} runs with other assumptions${half}${isMiddle ? "; dots: the middle one" : ""}. Full line: the assumptions as the plan has them. What nobody stated as a range is not in it.`,
      ];
}

/** Start and end of each fan, for who cannot see it. */
export function fansText(fans: readonly Fan[], told: Told): string {
  const { decimals, language } = told;
  const show = (value: number): string => formatNumber(value, language, decimals);
  const [to, half, middle, head] =
    language === "nl"
      ? ["tot", "de helft", "in het midden", "Negen op de tien doorrekeningen"]
      : ["to", "half of them", "in the middle", "Nine in ten runs"];
  return sentences(
    fans.map((fan) => {
      const start = fan.low.findIndex((value) => !Number.isNaN(value));
      const last = lastOf(fan);
      const at = (place: number): string =>
        `${show(fan.low[place]!)} ${to} ${show(fan.high[place]!)} in ${fan.first + place}`;
      const name = fans.length > 1 ? `, ${fan.label[language]}` : "";
      const median = fan.isMiddleApart ? `; ${middle}: ${show(fan.middle[last]!)}` : "";
      return `${head}${name}: ${at(start)}, ${at(last)} (${half}: ${show(fan.lowHalf[last]!)} ${to} ${show(fan.highHalf[last]!)}${median})`;
    }),
  );
}

const COLUMNS = {
  nl: ["5 % ligt lager", "25 % ligt lager", "middelste", "25 % ligt hoger", "5 % ligt hoger"],
  en: ["5 % lie below", "25 % lie below", "middle run", "25 % lie above", "5 % lie above"],
} as const;

/** The quantiles as columns of the table below a chart. */
export const fanCourses = (
  fans: readonly Fan[],
  counted: Pick<ChartColumn, "unit" | "decimals">,
  language: Language,
): DataCourse[] =>
  fans.flatMap((fan) =>
    [fan.low, fan.lowHalf, fan.middle, fan.highHalf, fan.high].map((values, at) => ({
      ...{ label: `${fan.label[language]}: ${COLUMNS[language][at]!}`, colour: null },
      ...{ first: fan.first, values, ...counted },
    })),
  );
