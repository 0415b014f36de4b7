/** The frame of charts of municipalities, and what they say of an indicator for who cannot see it. */
import type { BenchmarkResult, BenchmarkYear } from "../../../engine/analysis/group/benchmark.ts";
import type { DisplayUnit, Language } from "../../numbers.ts";
import { sentences } from "../alternative/alternative.ts";
import type { ChartData } from "../chart-data.ts";
import { framedAs, type Layer, type Margins, type VegaLiteSpec } from "../frame.ts";
import { listed } from "../listed.ts";
import { closingOf, shown, type GroupView } from "./group-view.ts";
import { isCompared } from "./words.ts";

export interface ComparedTexts {
  readonly title: string;
  readonly unit: string;
  readonly description: string;
  readonly notes?: readonly string[];
  readonly data?: ChartData;
}

/** Puts layers with places in pixels into the frame; scales of panels are their own. */
export const comparedFrame = (
  view: GroupView,
  language: Language,
  { notes = [], ...texts }: ComparedTexts,
  layers: readonly Layer[],
  height: number,
  margins: Margins = { left: 0, right: 0 },
): VegaLiteSpec => ({
  ...framedAs(
    language,
    { ...texts, footer: [...notes, closingOf(view, language)] },
    margins,
    layers,
    height,
  ),
  resolve: { scale: { x: "independent", y: "independent", color: "independent" } },
});

/** The year of a result that is looked at closest; its last where it has no such year. */
export const yearOf = ({ years }: BenchmarkResult, { year }: GroupView): BenchmarkYear =>
  years.find((one) => one.year === year) ?? years.at(-1)!;

/** The group's figure, the ends, and who is not comparable. */
export function yearText(
  view: GroupView,
  { figures, group, year }: BenchmarkYear,
  display: DisplayUnit,
  language: Language,
): string {
  const name = view.outcome.scenario.notes.title[language];
  const words = {
    nl: { high: "Hoogst", low: "laagst", none: "Niet te vergelijken, zelfde aanname" },
    en: { high: "Highest", low: "lowest", none: "Not comparable, same assumption" },
  }[language];
  const told = figures
    .map((figure, at) => ({ figure, name: view.names[at]![language] }))
    .filter(({ figure }) => figure.value !== null);
  const compared = told
    .filter(({ figure }) => isCompared(figure))
    .sort((a, b) => b.figure.value! - a.figure.value!);
  const not = told.filter(({ figure }) => figure.basis === "same-assumption");
  const [highest, lowest] = [compared[0], compared.at(-1)];
  const figure = (value: number | null): string => shown(value, display, language);
  return sentences([
    `${year}: ${name} ${figure(group)} ${display.label[language]}`,
    highest === undefined || lowest === undefined || highest === lowest
      ? ""
      : `${words.high}: ${highest.name} ${figure(highest.figure.value)}; ${words.low}: ${lowest.name} ${figure(lowest.figure.value)}`,
    not.length === 0
      ? ""
      : `${words.none}: ${listed(
          not.map((one) => one.name),
          language,
        )}`,
  ]);
}
