/**
 * What was measured in the years of the run, drawn on the courses of a chart: small squares with
 * the span within which a course fits. Goals are diamonds, and figures of before the run circles.
 */
import type { Grade } from "../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../numbers.ts";
import { INK } from "../theme/colours.ts";
import { rounded, type Layer } from "./frame.ts";
import { GRADE_WORDS } from "./history-marks.ts";
import type { ChartInput } from "./input.ts";
import type { SeriesGroup } from "./series.ts";

/** A measured value with its span, in the display unit of the chart. */
export interface MeasuredMark {
  readonly year: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly colour: string;
  /** Who measured it: the title of a known source, or what the plan says. */
  readonly source: string;
  readonly grade: Grade;
}

/** What was measured of one quantity, within the years that a chart shows. */
export function measuredMarks(
  { measured, scenario }: ChartInput,
  indicator: string,
  { display, years }: SeriesGroup,
  colour: string,
): MeasuredMark[] {
  const titles = new Map(scenario.notes.sources.map(({ id, title }) => [id, title]));
  const shown = (value: number): number => rounded(value / display.factor);
  return measured
    .filter((one) => one.indicator === indicator && one.year <= years.at(-1)!)
    .map(({ year, value, low, high, record: { source, grade } }) => ({
      ...{ year, value: shown(value), low: shown(low), high: shown(high), colour, grade },
      source: titles.get(source) ?? source,
    }));
}

export interface MeasuredPlace {
  readonly x: object;
  readonly y: object;
}

/** Spans first, so that every square lies on its own. */
export function measuredLayers(marks: readonly MeasuredMark[], { x, y }: MeasuredPlace): Layer[] {
  return [...new Set(marks.map(({ colour }) => colour))].flatMap((colour) => {
    const values = marks
      .filter((mark) => mark.colour === colour)
      .map(({ year, value, low, high }) => ({ year, value, low, high }));
    const span = (style: object): Layer =>
      ({
        data: { values },
        mark: { type: "rule", ...style },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      }) as Layer;
    // A light ground, or the line is lost on a dark area.
    const spans = [
      span({ color: INK.background, strokeWidth: 4, opacity: 0.8 }),
      span({ color: INK.text, strokeWidth: 1.5 }),
    ];
    const squares = {
      data: { values },
      mark: {
        ...{ type: "point", shape: "square", filled: true, size: 45, opacity: 1 },
        ...{ fill: colour, stroke: INK.background, strokeWidth: 1.25 },
      },
      encoding: { x, y: { ...y, field: "value" } },
    } as Layer;
    return [...spans, squares];
  });
}

/** How many measured values are told in words. */
const MOST = 4;

/** The sentence that explains the squares: what was measured, and by whom. */
export function measuredNotes(
  marks: readonly MeasuredMark[],
  { display }: SeriesGroup,
  language: Language,
): string[] {
  if (marks.length === 0) return [];
  const told = marks.slice(-MOST).map(({ year, value, grade }) => {
    const how = grade === "measured" ? "" : ` (${GRADE_WORDS[grade][language]})`;
    return `${year}${how}: ${formatNumber(value, language, display.decimals)}`;
  });
  const sources = [...new Set(marks.map(({ source }) => source))].join("; ");
  const one = marks.length === 1;
  const head =
    language === "nl"
      ? `${one ? "Vierkantje" : "Vierkantjes"} met streep: gemeten of geteld, met marge`
      : `${one ? "Square" : "Squares"} with a line: measured or counted, with its margin`;
  return [`${head} (${told.join("; ")}). ${language === "nl" ? "Bron" : "Source"}: ${sources}.`];
}
