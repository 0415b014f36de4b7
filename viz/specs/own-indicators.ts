/** One line chart for each indicator of the plan's own. */
import type { OwnIndicatorResult } from "../../engine/analysis/own-results.ts";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import {
  convertYearly,
  canonicalUnit,
  parseUnitFor,
  unitInWords,
} from "../../engine/scenario/units/units.ts";
import type { DisplayUnit, Language } from "../numbers.ts";
import { CONCEPT_COLOURS, INK } from "../theme/colours.ts";
import { modulesOfOutputs, type Chart } from "./frame.ts";
import { goalMarks, goalNotes } from "./goals.ts";
import type { ChartInput } from "./input.ts";
import type { LinesOptions } from "./lines.ts";
import { apart } from "./reference.ts";
import type { SeriesGroup } from "./series.ts";
import { yearChart, type Drawn } from "./year-chart.ts";

/** A plan may define hundreds; who wants to see one of the others finds it in indicators.csv. */
const MOST = 24;

const NO_UNIT = { nl: "getal zonder eenheid", en: "number without a unit" } as const;

/** In the order in which the plan defines them; those with a value in two years at least. */
export function ownIndicatorCharts(input: ChartInput): Chart[] {
  const { own, region, scenario } = input;
  if (own === null) return [];
  const { files, indicators: notes } = scenario.notes;
  const place = ({ indicator }: OwnIndicatorResult): number => {
    const { file, line } = notes![indicator.id]!.origin;
    return files.indexOf(file) * 1e6 + line;
  };
  return own.results[region]!.indicators.filter(
    ({ values }) => values.filter((value) => !Number.isNaN(value)).length > 1,
  )
    .sort((a, b) => place(a) - place(b))
    .slice(0, MOST)
    .map((result) => chartOf(result, input));
}

/** Modules from whose outputs the formula of an indicator is made. */
const modulesBehind = (id: string, { own }: ChartInput): string[] =>
  modulesOfOutputs([...own!.model.leavesOf(id)]);

function chartOf(result: OwnIndicatorResult, input: ChartInput): Chart {
  const { id } = result.indicator;
  const { title } = input.scenario.notes.indicators![id]!;
  return yearChart({
    id: `own-${id.replaceAll("_", "-")}`,
    title,
    question: title,
    needs: [],
    modules: modulesBehind(id, input),
    drawn: (of, language) => drawnOf(result, of, language),
  });
}

/** Six figures are finer than a pixel, and keep the data in the spec short. */
const short = (value: number): number => Number(value.toPrecision(6));

function drawnOf(result: OwnIndicatorResult, input: ChartInput, language: Language): Drawn {
  const { indicator, values, reference } = result;
  const { id, unit, formula } = indicator;
  const { title } = input.scenario.notes.indicators![id]!;
  const from = values.findIndex((value) => !Number.isNaN(value));
  let to = values.length - 1;
  while (Number.isNaN(values[to]!)) to--;
  const years = Array.from({ length: to - from + 1 }, (_, at) => input.run.shape.first + from + at);
  const shown = (of: readonly number[]): number[] =>
    of.slice(from, to + 1).map((value) => short(inDeclaredUnit(indicator, value)));
  const mine = shown(values);
  const theirs = shown(reference);
  const group: SeriesGroup = {
    years,
    display: displayOf(indicator, mine),
    series: [{ id, label: title, colour: CONCEPT_COLOURS.programme, values: mine }],
  };
  const isElsewhere = theirs.every((value) => !Number.isNaN(value)) && apart(mine, theirs);
  const goals = goalMarks(input, id, group, language);
  const options: LinesOptions = {
    title: title[language],
    unit: unit === "1" ? NO_UNIT[language] : unitInWords(unit)[language],
    modules: modulesBehind(id, input),
    ...(isElsewhere
      ? { reference: [{ id, label: title, colour: INK.muted, values: theirs }] }
      : {}),
    goals,
    fromZero: true,
    notes: [
      `${language === "nl" ? "Eigen indicator" : "Own indicator"}: ${formula}`,
      ...goalNotes(goals, language),
    ],
  };
  return { kind: "lines", group, options };
}

function displayOf(
  indicator: OwnIndicatorResult["indicator"],
  values: readonly number[],
): DisplayUnit {
  const { unit, canonical } = indicator;
  const to = canonicalUnit(canonical);
  const largest = Math.max(...values.filter((value) => !Number.isNaN(value)).map(Math.abs));
  return {
    label: unitInWords(unit),
    factor: convertYearly(1, parseUnitFor(unit, to)!, to)!,
    decimals: largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 ? 2 : 4,
  };
}
