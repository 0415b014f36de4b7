/** The charts of the report that have years, as charts of the explorer. */
import { shows } from "../../engine/analysis/missing.ts";
import { fanNotes, MOST_LABELLED } from "../../viz/specs/fans.ts";
import { planName, sourceLine } from "../../viz/specs/frame.ts";
import type { Language } from "../../viz/numbers.ts";
import type { ChartInput } from "../../viz/specs/input.ts";
import { measuredNotes } from "../../viz/specs/measured-marks.ts";
import type { SeriesGroup } from "../../viz/specs/series.ts";
import type { YearChart } from "../../viz/specs/year-chart.ts";
import { usualHeight, type ChartContext, type ChartKind, type PageChart } from "./page-chart.ts";
import { pictureOf, type Picture } from "./picture.ts";
import { pictureLegend, pictureTable, pictureText } from "./picture-words.ts";
import { pictureExtent, yearScene } from "./year-scene.ts";

/** Whether a run can fill a chart. */
export const canFill = (
  { needs, available }: Pick<YearChart, "needs" | "available">,
  input: ChartInput,
): boolean =>
  needs.every((output) => shows(input.scenario, input.run, input.region, output)) &&
  (available?.(input) ?? true);

/** What a picture becomes on the page. */
export function pageChartOf(
  { id, question }: { readonly id: string; readonly question: string },
  picture: Picture,
  other: Picture | null,
  group: Pick<SeriesGroup, "years" | "display">,
  { input, beside, language }: ChartContext,
): PageChart {
  const name = beside !== null && picture.besides.length > 0 ? beside.name : null;
  const isLines = picture.courses.every(({ look }) => look === "line");
  const isOuterOnly = isLines && picture.fans.length > MOST_LABELLED;
  const own = pictureExtent(picture);
  const theirs = other === null ? own : pictureExtent(other);
  return {
    ...{ id, question, title: picture.title, unit: picture.unit, beside: name },
    notes: [
      ...fanNotes(picture.fans, input.bands?.members ?? 0, language, isOuterOnly),
      ...picture.notes,
      ...measuredNotes(picture.measured, { ...group, series: [] }, language),
    ],
    source: sourceLine(input, picture.modules)[language],
    goals: picture.goals.map(({ text }) => text),
    years: [picture.years[0]!, picture.years.at(-1)!],
    ...{ isReadAcross: true, hasLegend: true },
    heightFor: usualHeight,
    extent: {
      key: `${picture.unit}|${name ?? ""}`,
      low: Math.min(own.low, theirs.low),
      high: Math.max(own.high, theirs.high),
    },
    scene: (held, place) => yearScene(picture, held, place),
    ...(other === null ? {} : { besideScene: (held, place) => yearScene(other, held, place) }),
    legend: (year) => pictureLegend(picture, year, language),
    alternative: () => pictureText(picture, planName(input, language), name, language),
    table: () => pictureTable(picture, name, language),
  };
}

/**
 * A chart of the report, with what lies beside as dashes, and of areas as a picture of its own.
 *
 * @param besideOf the same chart of another run; another one where it belongs to what a plan names
 * @param explained what else has to be said below it, where it stands by other charts
 */
export const yearKind = (
  chart: YearChart,
  besideOf: (input: ChartInput) => YearChart | null = () => chart,
  explained: (input: ChartInput, language: Language) => readonly string[] = () => [],
): ChartKind => ({
  id: chart.id,
  title: chart.title,
  of(context) {
    const { input, beside, language } = context;
    if (!canFill(chart, input)) return null;
    const drawn = chart.drawn(input, language);
    const same = beside === null ? null : besideOf(beside.input);
    const theirs =
      beside !== null && same !== null && canFill(same, beside.input)
        ? same.drawn(beside.input, language)
        : null;
    const plain = pictureOf(
      input,
      drawn,
      theirs === null ? null : { name: beside!.name, drawn: theirs },
      language,
    );
    const picture = { ...plain, notes: [...explained(input, language), ...plain.notes] };
    // Areas on each other cannot be laid over others: they stand next to them. Where the figures of
    // both are read in other units, the dashes of the total have to do.
    const isPaired =
      theirs !== null &&
      drawn.kind === "areas" &&
      theirs.group.display.factor === drawn.group.display.factor;
    const other = isPaired ? pictureOf(beside!.input, theirs, null, language) : null;
    return pageChartOf(
      { id: chart.id, question: chart.question[language] },
      picture,
      other,
      drawn.group,
      context,
    );
  },
});
