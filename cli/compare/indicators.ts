/**
 * The table of a comparison: per indicator a row per plan, the value in the years that are shown and
 * its difference to the reference. However many plans there are, the table stays as wide; what all
 * plans have alike is one row.
 */
import {
  indicatorOf,
  inYear,
  type ComparedIndicator,
  type ComparedPath,
} from "../../engine/analysis/comparison.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, formatNumber, formatSigned, type DisplayUnit } from "../../viz/numbers.ts";
import { heading, left, right } from "../summary/layout.ts";
import { MAIN_DISPLAY } from "../summary/view.ts";
import { letterOf, type CompareView } from "./view.ts";

/** A plan's letter and id. */
const NAME = 26;
const NUMBER = 9;
/** As many years as stand beside each other with their differences. */
const YEARS_ABREAST = 4;

const TEXTS = {
  indicators: { nl: "Indicatoren", en: "Indicators" },
  difference: { nl: "verschil", en: "difference" },
  all: { nl: "alle plannen", en: "all plans" },
  legend: {
    nl: "  = precies gelijk aan de referentie · ≈0 minder verschil dan hier te zien is · – geen waarde",
    en: "  = exactly as the reference · ≈0 less difference than shows here · – no value",
  },
} as const satisfies Record<string, Text>;

/** Of what is exactly alike. */
const SAME = "=";
const NEARLY = "≈0";
const NONE = "–";

export function indicatorsSection(view: CompareView): string[] {
  const { outcome, region, indicators, years } = view;
  const found = indicators.flatMap((id) => indicatorOf(outcome.comparison, region, id) ?? []);
  if (found.length === 0) return [];
  const lines: string[] = [];
  for (let from = 0; from < years.length; from += YEARS_ABREAST) {
    const abreast = years.slice(from, from + YEARS_ABREAST);
    lines.push(headOf(abreast, view));
    for (const indicator of found) lines.push(...blockOf(indicator, abreast, view));
  }
  return [...lines, TEXTS.legend[view.language]];
}

function headOf(years: readonly number[], { language }: CompareView): string {
  const values = years.map((year) => right(` ${year}`, NUMBER)).join("");
  const differences = years.map((year) => right(` Δ${year}`, NUMBER)).join("");
  const columns = values + differences;
  return heading(TEXTS.indicators[language], columns, 2 + NAME + columns.length);
}

function blockOf(
  indicator: ComparedIndicator,
  years: readonly number[],
  view: CompareView,
): string[] {
  const { language, outcome } = view;
  const { runs } = outcome.comparison;
  const { label, paths } = indicator;
  const shown = paths.flatMap((path) => (path === null ? [] : [path]));
  const unit = shown[0]!.unit;
  const largest = Math.max(
    0,
    ...shown.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))),
  );
  const display = MAIN_DISPLAY[unit] ?? displayUnit(unit, largest);
  const title = `${label[language]} (${display.label[language]})`;
  const row = (name: string, path: ComparedPath | null): string =>
    `  ${left(name, NAME)}${cellsOf(path, years, display, view)}`.trimEnd();
  const [first] = paths;
  const isAlike =
    first !== undefined &&
    first !== null &&
    paths.every(
      (path) =>
        path !== null &&
        path.isSame &&
        years.every((year) => inYear(path, "differences", year) === 0),
    );
  if (isAlike) return [title, row(TEXTS.all[language], first)];
  return [title, ...paths.map((path, at) => row(`${letterOf(at)} ${runs[at]!.id}`, path))];
}

function cellsOf(
  path: ComparedPath | null,
  years: readonly number[],
  { factor, decimals }: DisplayUnit,
  { language }: CompareView,
): string {
  const values = years.map((year) => {
    const value = inYear(path, "values", year);
    return value === null ? NONE : formatNumber(value / factor, language, decimals);
  });
  const differences = years.map((year) => {
    const difference = inYear(path, "differences", year);
    if (difference === null) return NONE;
    if (difference === 0) return SAME;
    const text = formatSigned(difference / factor, language, decimals);
    return /[1-9]/.test(text) ? text : NEARLY;
  });
  return [...values, ...differences].map((text) => right(text, NUMBER)).join("");
}
