/** What the plan defines and expects of its results itself: its own indicators, and its checks. */
import type { OwnIndicatorResult } from "../../engine/analysis/own-results.ts";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { unitInWords } from "../../engine/scenario/units/units.ts";
import { failedText } from "../../viz/check-sentences.ts";
import { formatNumber } from "../../viz/numbers.ts";
import { heading, left, right, wrap } from "./layout.ts";
import { comparedYear, type View } from "./view.ts";

const LABEL = 52;
const NUMBER = 9;
const YEARS = [2024, 2030, 2040, 2050];

const TEXTS = {
  indicators: { nl: "Eigen indicatoren", en: "Own indicators" },
  checks: { nl: "Controles die niet kloppen", en: "Checks that fail" },
  all: { nl: "Controles:", en: "Checks:" },
  others: { nl: "De andere controles:", en: "The other checks:" },
} as const satisfies Record<string, Text>;

/** As many decimals as three figures need, the same for a whole row. */
function decimalsOf(values: readonly number[]): number {
  const largest = Math.max(0, ...values.filter((value) => !Number.isNaN(value)).map(Math.abs));
  return largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 || largest === 0 ? 2 : 4;
}

/** A title with its unit, unless it says that already. */
function labelOf({ indicator }: OwnIndicatorResult, { outcome, language }: View): string {
  const { title } = outcome.scenario.notes.indicators![indicator.id]!;
  const unit = unitInWords(indicator.unit)[language];
  const name = title[language];
  const isSaid = unit === "1" || name.toLowerCase().includes(unit.toLowerCase());
  return isSaid ? name : `${name} (${unit})`;
}

/** @param most how many are listed before the rest is counted */
export function ownIndicatorsBlock(view: View, most: number): string[] {
  const { outcome, region, language } = view;
  const { indicators } = outcome.own.results[region]!;
  if (indicators.length === 0) return [];
  const { first, last } = outcome.scenario.model;
  const within = YEARS.filter((year) => year >= first && year <= last);
  const years = within.length > 0 ? within : [first, last];
  const isChanged = outcome.changes[region]!.levers.length > 0;
  const compared = comparedYear(view);
  const columns =
    years.map((year) => right(` ${year}`, NUMBER)).join("") +
    (isChanged ? right(` ref.${compared % 100}`, NUMBER) : "");
  const shown = [...indicators].sort((a, b) => placeOf(a, view) - placeOf(b, view));
  const lines = shown.slice(0, most).flatMap((result) => {
    const { indicator, values, reference, missing } = result;
    if (missing !== null) {
      const lacks = { nl: "geen waarde", en: "no value" }[language];
      return wrap(`${labelOf(result, view)}: ${lacks} (${missing[language]})`);
    }
    const scaled = values.map((value) => inDeclaredUnit(indicator, value));
    const decimals = decimalsOf(scaled);
    const number = (value: number): string =>
      right(formatNumber(value, language, decimals), NUMBER);
    const unchanged = inDeclaredUnit(indicator, reference[compared - first]!);
    return [
      `  ${left(labelOf(result, view), LABEL)}` +
        years.map((year) => number(scaled[year - first]!)).join("") +
        (isChanged ? number(unchanged) : ""),
    ];
  });
  const rest = indicators.length - Math.min(most, indicators.length);
  if (rest > 0) {
    lines.push(
      ...wrap(
        { nl: `en nog ${rest}: indicators.csv`, en: `and ${rest} more: indicators.csv` }[language],
      ),
    );
  }
  return [heading(TEXTS.indicators[language], columns, 2 + LABEL + columns.length), ...lines];
}

/** In the order in which the plan defines them. */
function placeOf({ indicator }: OwnIndicatorResult, { outcome }: View): number {
  const { files, indicators } = outcome.scenario.notes;
  const { file, line } = indicators![indicator.id]!.origin;
  return files.indexOf(file) * 1e6 + line;
}

/** The checks that fail, each with both sides. */
export function failedChecksBlock({ outcome, region, language }: View): string[] {
  const { checks } = outcome.own.results[region]!;
  const failed = checks.filter(({ status }) => status === "fails");
  if (failed.length === 0) return [];
  const count = {
    nl: `${failed.length} van ${checks.length}`,
    en: `${failed.length} of ${checks.length}`,
  }[language];
  const lines = failed.flatMap((result) => {
    const title = outcome.scenario.notes.checks![result.check.id]!.title[language];
    const told = failedText(result, language);
    return wrap(`${result.year} ${title}${told === "" ? "" : `: ${told}`}`);
  });
  return [heading(`${TEXTS.checks[language]} (${count})`), ...lines];
}

/** What is only counted: checks that hold or cannot be evaluated. */
export function ownSentence({ outcome, region, language }: View): string {
  const { checks } = outcome.own.results[region]!;
  const held = checks.filter(({ status }) => status === "holds").length;
  const silent = checks.filter(({ status }) => status === "not_evaluable");
  const parts: string[] = [];
  const isAll = held + silent.length === checks.length;
  // Where some fail, the others are those that hold.
  if (isAll && held > 0) {
    const [nl, en] = held === 1 ? ["klopt", "holds"] : ["kloppen", "hold"];
    parts.push({ nl: `${held} ${nl}`, en: `${held} ${en}` }[language]);
  }
  if (silent.length > 0) {
    const named = silent.map(({ check, missing }) => {
      const title = outcome.scenario.notes.checks![check.id]!.title[language];
      return missing === null ? title : `${title}: ${missing[language]}`;
    });
    parts.push(
      {
        nl: `${silent.length} niet na te gaan (${named.join("; ")})`,
        en: `${silent.length} cannot be evaluated (${named.join("; ")})`,
      }[language],
    );
  }
  const lead = isAll ? TEXTS.all : TEXTS.others;
  return parts.length === 0 ? "" : `${lead[language]} ${parts.join("; ")}.`;
}
