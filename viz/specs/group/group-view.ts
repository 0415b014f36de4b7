/** What charts and tables of municipalities side by side are made from. */
import type { Benchmark, BenchmarkResult } from "../../../engine/analysis/group/benchmark.ts";
import type { GroupOutcome } from "../../../engine/analysis/group/group-outcome.ts";
import { futureYears } from "../../../engine/analysis/main-indicators.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { displayUnit, formatNumber, type DisplayUnit, type Language } from "../../numbers.ts";
import { closingLine } from "../frame.ts";

export interface GroupView {
  readonly outcome: GroupOutcome;
  readonly benchmark: Benchmark;
  /** Titles of the members, in their order. */
  readonly names: readonly Text[];
  readonly first: number;
  readonly last: number;
  /** The year that is looked at closest: 2040, or the last of a run without it. */
  readonly year: number;
}

const CLOSEST = 2040;

export function groupView(outcome: GroupOutcome, benchmark: Benchmark): GroupView {
  const { first, last } = outcome.total.scenario.model;
  return {
    ...{ outcome, benchmark, first, last },
    names: outcome.members.map(({ scenario }) => scenario.notes.regions[0]!.title),
    year: futureYears(first, last).includes(CLOSEST) ? CLOSEST : last,
  };
}

/** The unit of an indicator, chosen by the largest figure of any member and year. */
export function displayOf({ indicator, years }: BenchmarkResult): DisplayUnit {
  const values = years.flatMap(({ figures, group }) => [
    ...figures.flatMap(({ value, high }) => [value ?? 0, high ?? 0]),
    group ?? 0,
  ]);
  const largest = Math.max(0, ...values.map(Math.abs));
  const display = displayUnit(indicator.unit, largest);
  const isShare = indicator.unit === "1" || indicator.unit === "1/year";
  return isShare || largest / display.factor < 10
    ? display
    : { ...display, decimals: decimalsOf(largest / display.factor) };
}

const decimalsOf = (largest: number): number => (largest >= 100 ? 0 : 1);

/** A figure as it is shown; a dash where there is none. */
export const shown = (value: number | null, display: DisplayUnit, language: Language): string =>
  value === null ? "–" : formatNumber(value / display.factor, language, display.decimals);

/** Plan, group and source, the last line of every chart. */
export function closingOf({ outcome }: GroupView, language: Language): string {
  const { title, notes } = outcome.scenario;
  const [plan, group] = [title[language], notes.title[language]];
  const named = plan.includes(group) ? plan : `${plan}, ${group}`;
  return language === "nl"
    ? closingLine(`Plan: ${named}.`, "Bron: model ademruimte. Startjaar en aannames deels geschat.")
    : closingLine(
        `Plan: ${named}.`,
        "Source: ademruimte model. Base year and assumptions partly estimated.",
      );
}
