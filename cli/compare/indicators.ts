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
import type { Language } from "../texts.ts";
import { screen } from "../screen/screen.ts";
import { heading, left, right, WIDTH } from "../summary/layout.ts";
import { nameOf } from "../../viz/names.ts";
import { MAIN_DISPLAY } from "../../viz/run-view.ts";
import { letterOf, shortened, type CompareView } from "./view.ts";

/** A plan's letter and id. */
const NAME = 26;
const NUMBER = 9;
/** As many years as stand beside each other with their differences. */
const YEARS_ABREAST = 4;

const TEXTS = {
  indicators: { nl: "Indicatoren", en: "Indicators" },
  absent: { nl: "dit plan heeft deze indicator niet", en: "this plan has no such indicator" },
  unknown: { nl: "geen cijfer:", en: "no figure:" },
  other: { nl: "iets anders, in", en: "another thing, in" },
  all: { nl: "alle plannen", en: "all plans" },
  legend: {
    nl: "  Δ verschil met A · = precies gelijk · ≈0 minder verschil dan hier te zien is · – geen waarde",
    en: "  Δ difference to A · = exactly alike · ≈0 less difference than shows here · – no value",
  },
} as const satisfies Record<string, Text>;

/** What is counted stands in the label itself. */
const COUNTED_UNITS = new Set(["person", "household", "dwelling"]);

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
  // Read out, the signs are words.
  return screen().isPlain ? lines : [...lines, TEXTS.legend[view.language]];
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
  const { language, outcome, region } = view;
  const { runs, reference } = outcome.comparison;
  const { label, paths } = indicator;
  const alike = paths.flatMap((path) => (path?.isSame === true ? [path] : []));
  const display = displayOf(alike);
  const place = paths.findIndex((path) => path !== null);
  // Of a cell the members are named too.
  const name = indicator.id.includes("[")
    ? nameOf(indicator.id, { outcome: runs[place]!, region, language })
    : label[language];
  const title = COUNTED_UNITS.has(alike[0]!.unit) ? name : `${name} (${display.label[language]})`;
  const head = left(title, WIDTH).trimEnd();
  const row = (name: string, cells: string): string => `  ${left(name, NAME)}${cells}`.trimEnd();
  const first = paths[reference]!;
  const isAlike =
    first?.lacking === null &&
    paths.every(
      (path) => path !== null && years.every((year) => inYear(path, "differences", year) === 0),
    );
  if (isAlike) {
    return [head, row(TEXTS.all[language], cellsOf(first, years, display, language))];
  }
  const rows = paths.map((path, at) => {
    const letter = `${letterOf(at)} `;
    const name = letter + shortened(runs[at]!.id, NAME - letter.length);
    const why = whyNot(path, language);
    if (why !== null) return left(row(name, `${right(NONE, NUMBER)}  ${why}`), WIDTH).trimEnd();
    if (!path!.isSame) {
      const own = displayOf([path!]);
      const note = `${TEXTS.other[language]} ${own.label[language]}`;
      return left(row(name, `${valuesOf(path!, years, own, language)}  ${note}`), WIDTH).trimEnd();
    }
    const values = valuesOf(path!, years, display, language);
    if (at === reference) return row(name, values);
    return row(name, values + differencesOf(path!, years, display, language));
  });
  return [head, ...rows];
}

/** One unit for all values that stand in one table. */
function displayOf(paths: readonly ComparedPath[]): DisplayUnit {
  const { unit } = paths[0]!;
  const sizes = paths.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0)));
  return MAIN_DISPLAY[unit] ?? displayUnit(unit, Math.max(0, ...sizes));
}

/** Why a plan has no figure at all; null when it has one. */
function whyNot(path: ComparedPath | null, language: Language): string | null {
  if (path === null) return TEXTS.absent[language];
  return path.lacking === null ? null : `${TEXTS.unknown[language]} ${path.lacking[language]}`;
}

const cellsOf = (...of: Parameters<typeof valuesOf>): string =>
  valuesOf(...of) + differencesOf(...of);

const rightAll = (texts: readonly string[]): string =>
  texts.map((text) => right(text, NUMBER)).join("");

const valuesOf = (
  path: ComparedPath,
  years: readonly number[],
  { factor, decimals }: DisplayUnit,
  language: Language,
): string =>
  rightAll(
    years.map((year) => {
      const value = inYear(path, "values", year);
      return value === null ? NONE : formatNumber(value / factor, language, decimals);
    }),
  );

function differencesOf(
  path: ComparedPath,
  years: readonly number[],
  { factor, decimals }: DisplayUnit,
  language: Language,
): string {
  return rightAll(
    years.map((year) => {
      const difference = inYear(path, "differences", year);
      if (difference === null) return NONE;
      if (difference === 0) return SAME;
      const text = formatSigned(difference / factor, language, decimals);
      return /[1-9]/.test(text) ? text : NEARLY;
    }),
  );
}
