/** A plan's own indicators and checks in a finished run: computed once, after it, for what is shown. */
import type { Trajectories } from "../run/trajectories.ts";
import type { Catalogue, Text } from "../scenario/declarations.ts";
import type { Diagnostic } from "../scenario/diagnostics/diagnostics.ts";
import type {
  IndicatorModel,
  IndicatorNote,
  Origin,
  ResolvedScenario,
} from "../scenario/resolved.ts";
import { evaluateCheck, type CheckResult } from "./checks.ts";
import { missingIn, missingInReference } from "./missing.ts";
import { NoValueFinder, type NoValue } from "./no-value.ts";
import { OwnColumns, OwnModel, OwnSeries, RunColumns } from "./own-series.ts";

/** One own indicator in one region; values in its canonical unit, NaN in a year without one. */
export interface OwnIndicatorResult {
  readonly indicator: IndicatorModel;
  /** One per year of the run. */
  readonly values: readonly number[];
  /** The same with every lever on its reference path. */
  readonly reference: readonly number[];
  /** Without what it has no value in any year; null when it has one. */
  readonly missing: Text | null;
  /** Years without a value, and why. */
  readonly gaps: readonly { readonly years: readonly number[]; readonly why: NoValue }[];
}

export interface OwnResults {
  readonly region: string;
  readonly indicators: readonly OwnIndicatorResult[];
  readonly checks: readonly CheckResult[];
}

export interface OwnOutcome {
  readonly model: OwnModel;
  /** The columns of the run, one per region. */
  readonly columns: readonly OwnColumns[];
  /** The run and the reference, with the own indicators among their series. */
  readonly run: OwnSeries;
  readonly reference: OwnSeries;
  /** One per region. */
  readonly results: readonly OwnResults[];
  /** Why an own indicator has no value in one of these years of the run; null when it has. */
  lacking(region: number, id: string, years: readonly number[]): Text | null;
}

/** Computes everything that a plan defines over its results. */
export function ownOutcome(
  scenario: ResolvedScenario,
  catalogue: Catalogue,
  run: Trajectories,
  reference: Trajectories,
): OwnOutcome {
  const { model, notes } = scenario;
  const own = new OwnModel(model, catalogue);
  const columnsOf = (of: Trajectories, isReference: boolean): OwnColumns[] =>
    model.regions.map((region, index) => {
      const missing = isReference ? missingInReference(model, region) : missingIn(region);
      return new OwnColumns(own, new RunColumns(own, of, region, index, missing));
    });
  const [mine, theirs] = [columnsOf(run, false), columnsOf(reference, true)];
  const [series, referenceSeries] = [run, reference].map(
    (of, at) => new OwnSeries(own, of, at === 0 ? mine : theirs),
  ) as [OwnSeries, OwnSeries];
  const finders = mine.map(
    (columns, index) => new NoValueFinder(columns, notes.regions[index]?.missing ?? {}),
  );
  const results = model.regions.map(({ id: region }, index): OwnResults => {
    const finder = finders[index]!;
    return {
      region,
      indicators: model.indicators.map((indicator) => {
        const { id } = indicator;
        const values = series.series(id, 0, index);
        const gaps = gapsOf(values, own, id, finder);
        const isEmpty = values.every((value) => Number.isNaN(value));
        return {
          indicator,
          values,
          reference: referenceSeries.series(id, 0, index),
          missing: isEmpty ? gaps[0]!.why.text : null,
          gaps,
        };
      }),
      checks: (model.checks ?? []).map((check) => evaluateCheck(check, mine[index]!, finder)),
    };
  });
  const lacking: OwnOutcome["lacking"] = (region, id, years) => {
    const year = years.find((one) => Number.isNaN(series.at(id, one, 0, region)));
    return year === undefined ? null : finders[region]!.of(own.indicator(id).tree, year).text;
  };
  return {
    ...{ model: own, columns: mine, results, lacking },
    ...{ run: series, reference: referenceSeries },
  };
}

/** Years without a value, those with one reason together. */
function gapsOf(
  values: readonly number[],
  own: OwnModel,
  id: string,
  finder: NoValueFinder,
): OwnIndicatorResult["gaps"] {
  const gaps = new Map<string, { years: number[]; why: NoValue }>();
  values.forEach((value, index) => {
    if (!Number.isNaN(value)) return;
    const year = own.span.first + index;
    const why = finder.of(own.indicator(id).tree, year);
    const key = `${why.reason} ${why.text.en}`;
    const known = gaps.get(key);
    if (known === undefined) gaps.set(key, { years: [year], why });
    else known.years.push(year);
  });
  return [...gaps.values()];
}

/**
 * What a reader of the results should know: where something is divided by nought. A year before the
 * run of which nothing is recorded needs no warning, and a figure that is missing is told as such.
 */
export function ownWarnings(
  { notes }: ResolvedScenario,
  results: readonly OwnResults[],
): Diagnostic[] {
  return results.flatMap(({ indicators, checks }) => [
    ...indicators.flatMap(({ indicator: { id }, gaps }) =>
      gaps
        .filter(({ why }) => why.reason === "zero" || why.reason === "domain")
        .map(({ years, why }) =>
          withoutValue(
            { nl: "de indicator", en: "the indicator" },
            id,
            years,
            why,
            notes.indicators,
          ),
        ),
    ),
    ...checks.flatMap(({ check: { id }, gaps }) =>
      gaps === null
        ? []
        : [
            withoutValue(
              { nl: "de controle", en: "the check" },
              id,
              gaps.years,
              gaps.why,
              notes.checks,
            ),
          ],
    ),
  ]);
}

function withoutValue(
  what: Text,
  id: string,
  years: readonly number[],
  { text }: NoValue,
  notes: Readonly<Record<string, IndicatorNote>> | undefined,
): Diagnostic {
  const place: Origin | undefined = notes?.[id]?.origin;
  const when = spans(years);
  return {
    code: "no-value",
    severity: "warning",
    message: {
      nl: `${what.nl} ${id} heeft geen waarde in ${when}: ${text.nl}`,
      en: `${what.en} ${id} has no value in ${when}: ${text.en}`,
    },
    at: place === undefined ? null : { ...place, endColumn: place.column + id.length },
    excerpt: null,
    help: {
      nl: "geef die jaren zelf een waarde: noemer > 0 ? teller / noemer : 0",
      en: "give those years a value yourself: divisor > 0 ? dividend / divisor : 0",
    },
    related: [],
  };
}

/** `2024, 2030-2035`. */
function spans(years: readonly number[]): string {
  const parts: string[] = [];
  for (let from = 0; from < years.length;) {
    let to = from;
    while (years[to + 1] === years[to]! + 1) to++;
    parts.push(from === to ? `${years[from]}` : `${years[from]}-${years[to]}`);
    from = to + 1;
  }
  return parts.join(", ");
}
