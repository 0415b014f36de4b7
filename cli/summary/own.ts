/** What the plan defines and expects of its results itself: its own indicators, and its checks. */
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { ownDecimals, ownLabel, ownPlace } from "../../viz/own-words.ts";
import { failedText } from "../../viz/check-sentences.ts";
import { formatNumber } from "../../viz/numbers.ts";
import { heading, left, right, wrap } from "./layout.ts";
import { comparedYear, type View } from "../../viz/run-view.ts";

const LABEL = 52;
const NUMBER = 9;
const YEARS = [2024, 2030, 2040, 2050];

const TEXTS = {
  indicators: { nl: "Eigen indicatoren", en: "Own indicators" },
  checks: { nl: "Controles die niet kloppen", en: "Checks that fail" },
  all: { nl: "Controles:", en: "Checks:" },
  others: { nl: "De andere controles:", en: "The other checks:" },
} as const satisfies Record<string, Text>;

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
  const shown = [...indicators].sort((a, b) => ownPlace(a, view) - ownPlace(b, view));
  const lines = shown.slice(0, most).flatMap((result) => {
    const { indicator, values, reference, missing } = result;
    if (missing !== null) {
      const lacks = { nl: "geen waarde", en: "no value" }[language];
      return wrap(`${ownLabel(result, view)}: ${lacks} (${missing[language]})`);
    }
    const scaled = values.map((value) => inDeclaredUnit(indicator, value));
    const decimals = ownDecimals(scaled);
    const number = (value: number): string =>
      right(formatNumber(value, language, decimals), NUMBER);
    const unchanged = inDeclaredUnit(indicator, reference[compared - first]!);
    return [
      `  ${left(ownLabel(result, view), LABEL)}` +
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
