/** What every part of the report of a comparison is made from. */
import type { ComparisonOutcome } from "../../../../engine/analysis/comparison-outcome.ts";
import type { Language } from "../../../numbers.ts";
import { displayUnit, formatNumber, formatSigned, type DisplayUnit } from "../../../numbers.ts";
import { MAIN_DISPLAY } from "../../../run-view.ts";
import type { DrawnChart } from "../../drawn-chart.ts";
import type { PageFiles } from "../page.ts";
import type { ReportHashes } from "../run-view.ts";
import type { TableCell } from "../table.ts";

export interface ComparisonReport {
  /** Name of the folder. */
  readonly id: string;
  readonly outcome: ComparisonOutcome;
  /** One list per region. */
  readonly charts: readonly (readonly DrawnChart[])[];
  readonly language: Language;
  /** One per run. */
  readonly hashes: readonly ReportHashes[];
  readonly version: string;
  readonly files: PageFiles;
  /** Indicators and years that were asked for instead of the usual. */
  readonly question: {
    readonly indicators?: readonly string[];
    readonly years?: readonly number[];
  };
}

/** A region of the comparison. */
export interface ComparedView {
  readonly report: ComparisonReport;
  readonly outcome: ComparisonOutcome;
  readonly region: number;
  readonly language: Language;
  /** Begins every id of the region; empty where there is one. */
  readonly scope: string;
  readonly ofRegion: string;
}

export function comparedView(report: ComparisonReport, region: number): ComparedView {
  const { outcome, language } = report;
  const { regions } = outcome.comparison;
  const { id, title } = regions[region]!;
  const isAlone = regions.length === 1;
  return {
    ...{ report, outcome, region, language },
    scope: isAlone ? "" : `${id}-`,
    ofRegion: isAlone ? "" : `: ${title[language]}`,
  };
}

export const say = ({ language }: Pick<ComparedView, "language">, nl: string, en: string): string =>
  ({ nl, en })[language];

/** Years that tables show: those asked for, else the first that all plans have and those people ask about. */
export function yearsShown({ report, outcome }: ComparedView): number[] {
  const { first, last } = outcome.comparison;
  const asked = report.question.years ?? [first, 2030, 2040, 2050];
  const within = [...new Set(asked)].filter((year) => year >= first && year <= last);
  return within.length > 0 ? within : [...new Set([first, last])];
}

/** The year that is looked at closest: 2040, or the last of plans that do not run so far. */
export function closestYear(view: ComparedView): number {
  const { first, last } = view.outcome.comparison;
  return first <= 2040 && last >= 2040 ? 2040 : last;
}

/** The name of a plan, with its id where another has the same name. */
export function planName({ outcome, language }: ComparedView, place: number): string {
  const { runs } = outcome.comparison;
  const { id, title } = runs[place]!;
  const isShared = runs.filter((run) => run.title[language] === title[language]).length > 1;
  return isShared ? `${title[language]} (${id})` : title[language];
}

export const planOf = (view: ComparedView, id: string): string =>
  planName(
    view,
    view.outcome.comparison.runs.findIndex((run) => run.id === id),
  );

/** Places of the plans beside the reference. */
export const others = ({ outcome: { comparison } }: ComparedView): number[] =>
  comparison.runs.flatMap((_, at) => (at === comparison.reference ? [] : [at]));

/** One unit for everything of one row or table. */
export const displayFor = (unit: string, values: readonly (number | null)[]): DisplayUnit =>
  MAIN_DISPLAY[unit] ??
  displayUnit(unit, Math.max(0, ...values.map((value) => Math.abs(value ?? 0))));

export const figureCell = (
  value: number | null | undefined,
  { factor, decimals }: DisplayUnit,
  language: Language,
  isDifference = false,
): TableCell => {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const write = isDifference ? formatSigned : formatNumber;
  return { shown: write(value / factor, language, decimals), value: value / factor };
};
