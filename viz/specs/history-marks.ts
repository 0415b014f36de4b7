/** What is drawn beside a plan's own course: recorded values and the reference run. */
import type { RunSeries } from "../../engine/analysis/run-series.ts";
import { observedBy } from "../../engine/analysis/targets.ts";
import type { Grade, Text } from "../../engine/scenario/declarations.ts";
import type { Language } from "../numbers.ts";
import { SIZES } from "../theme/chart-theme.ts";
import { INK } from "../theme/colours.ts";
import { textWidth } from "../theme/text-width.ts";
import { rounded, textLayer, type Layer } from "./frame.ts";
import type { ChartInput } from "./input.ts";

export const REFERENCE: Text = { nl: "Ongewijzigd beleid", en: "Unchanged policy" };
/** What was known before the run, and what was measured in its years, as alternative texts say it. */
export const RECORDED: Text = { nl: "Vóór het startjaar", en: "Before the base year" };
export const MEASURED: Text = { nl: "Gemeten of geteld", en: "Measured or counted" };
/** Thin dashes: the reference run, wherever it is drawn. */
export const REFERENCE_DASH = [4, 3] as const;

/** A value recorded before the run, in the display unit. */
export interface HistoryPoint {
  readonly year: number;
  readonly value: number;
}

export const GRADE_WORDS: Readonly<Record<Grade, Text>> = {
  measured: { nl: "gemeten", en: "measured" },
  "official-projection": { nl: "officiële projectie", en: "official projection" },
  literature: { nl: "uit de literatuur", en: "from the literature" },
  derived: { nl: "afgeleid", en: "derived" },
  assumption: { nl: "aangenomen", en: "assumed" },
};

/** Where recorded values are found; `ChartInput` fits. */
export interface HistorySource extends Pick<ChartInput, "scenario" | "catalogue" | "region"> {
  readonly run: RunSeries;
}

interface Recorded {
  readonly year: number;
  readonly grade: Grade | undefined;
}

/** Years that follow each other and are as well known, as one span. */
function spansOf(recorded: readonly Recorded[]): (Recorded & { readonly last: number })[] {
  const spans: (Recorded & { last: number })[] = [];
  for (const { year, grade } of recorded) {
    const before = spans.at(-1);
    if (before !== undefined && before.last === year - 1 && before.grade === grade) {
      before.last = year;
    } else {
      spans.push({ year, last: year, grade });
    }
  }
  return spans;
}

/**
 * Recorded values of the years before the run, by year, and the sentence that explains them.
 *
 * @param from the first year that is asked for
 */
export function historyBefore(
  { scenario, catalogue, run, region }: HistorySource,
  indicator: string,
  factor: number,
  language: Language,
  from = -Infinity,
): { readonly points: readonly HistoryPoint[]; readonly notes: readonly string[] } {
  const values = scenario.model.regions[region]?.history[indicator] ?? [];
  const known = scenario.notes.regions[region]?.history[indicator] ?? [];
  const recorded = values
    .map(([year, value], i) => {
      // What the run itself says of a year is what its goals compare with.
      const observed = observedBy(indicator, year, run, catalogue);
      const shown = observed === null ? value : run.at(observed, run.shape.first, 0, region);
      return { year, value: rounded(shown / factor), grade: known[i]?.grade };
    })
    .filter(({ year }) => year >= from && year < run.shape.first)
    .sort((a, b) => a.year - b.year);
  if (recorded.length === 0) return { points: [], notes: [] };
  const years = spansOf(recorded).map(({ year, last, grade }) => {
    const span = last === year ? `${year}` : `${year}-${last}`;
    return grade === undefined ? span : `${span} (${GRADE_WORDS[grade][language]})`;
  });
  const one = recorded.length === 1;
  const circles =
    language === "nl"
      ? one
        ? "Open cirkel: cijfer van"
        : "Open cirkels: cijfers van"
      : one
        ? "Open circle: figure of"
        : "Open circles: figures of";
  return {
    points: recorded.map(({ year, value }) => ({ year, value })),
    notes: [`${circles} ${years.join(", ")}.`],
  };
}

export interface HistoryPlace {
  readonly width: number;
  readonly height: number;
  readonly x: object;
  readonly y: object;
  /** Year to a fraction of the width; value to a fraction of the height, from the top. */
  across(year: number): number;
  down(value: number): number;
  /** Where the run's own course begins. */
  readonly start: HistoryPoint;
  /** Whether a stem leads down to nought, as the areas beside it do. */
  readonly hasStems?: boolean;
}

const MOST_LABELS = 4;

/**
 * Open circles with year and value: right of the point where there is room before the next one,
 * else on the side where the run's course does not begin.
 */
export function historyLayers(
  history: readonly HistoryPoint[],
  colour: string,
  place: HistoryPlace,
  show: (value: number) => string,
): Layer[] {
  if (history.length === 0) return [];
  const points = {
    data: { values: history.map(({ year, value }) => ({ year, value })) },
    mark: {
      type: "point",
      shape: "circle",
      filled: true,
      fill: INK.background,
      stroke: colour,
      strokeWidth: 1.75,
      size: 50,
      opacity: 1,
    },
    encoding: { x: place.x, y: place.y },
  } as Layer;
  const labels = history.flatMap(({ year, value }, i) => {
    // Of a long row only its ends have a label.
    if (history.length > MOST_LABELS && i > 0 && i < history.length - 1) return [];
    const text = `${year}: ${show(value)}`;
    const x = place.across(year) * place.width;
    const y = place.down(value) * place.height;
    const next = place.across((history[i + 1] ?? place.start).year) * place.width;
    const beside = next - x > textWidth(text, SIZES.label) + 24;
    const shift = value < place.start.value ? SIZES.lineHeight : -SIZES.lineHeight;
    return textLayer(text, Math.round(beside ? x + 9 : x - 2), Math.round(beside ? y : y + shift), {
      color: INK.muted,
    });
  });
  const stems = {
    data: { values: history.map(({ year, value }) => ({ year, value, foot: 0 })) },
    mark: { type: "rule", color: INK.axis, strokeWidth: 1.5 },
    encoding: { x: place.x, y: place.y, y2: { field: "foot" } },
  } as Layer;
  return [...(place.hasStems === true ? [stems] : []), points, ...labels];
}
