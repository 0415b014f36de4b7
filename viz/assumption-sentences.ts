/** A parameter that a plan sets, in words: its value, what the region has, its range and grade. */
import type { ParameterChange } from "../engine/analysis/changes.ts";
import type { Text } from "../engine/scenario/declarations.ts";
import { GRADE } from "./grade-words.ts";
import { nameOf } from "./names.ts";
import { displayUnit, formatNumber, labelBehind } from "./numbers.ts";
import { between, type View } from "./run-view.ts";

const TEXTS = {
  region: { nl: "regio", en: "region" },
  placeholder: { nl: "voorlopig", en: "placeholder" },
  noRange: { nl: "zonder marge", en: "no range" },
} as const satisfies Record<string, Text>;

export function assumptionText(change: ParameterChange, view: View): string {
  const { language } = view;
  const { parameter, record, year, plan, region, declaration } = change;
  const { low, high, grade, by } = record;
  const display = displayUnit(
    declaration.unit,
    Math.max(...[plan, region, low ?? 0, high ?? 0].map(Math.abs)),
  );
  const number = (value: number): string => {
    const scaled = value / display.factor;
    // As many decimals as three figures need: 0.5 and 0.179 are said as they were given.
    const [, fraction = ""] = `${Number(scaled.toPrecision(3))}`.split(".");
    const decimals = Math.abs(scaled) >= 100 ? 0 : Math.min(fraction.length, 4);
    return formatNumber(scaled, language, decimals);
  };
  const when = year === null || /\b\d{4}\]$/.test(parameter) ? "" : ` (${year})`;
  const unknown = { nl: "onbekend", en: "unknown" }[language];
  const own = record.replaces?.unknown === true ? unknown : number(region);
  if (record.unknown === true) {
    return `${nameOf(parameter, view)}${when}: ${unknown} (${TEXTS.region[language]} ${own})`;
  }
  const range =
    low === undefined || high === undefined
      ? TEXTS.noRange[language]
      : between(number(low), number(high), language);
  const basis = by === "--set" ? by : GRADE[grade][language];
  const unit = labelBehind(number(plan), display)[language];
  return (
    `${nameOf(parameter, view)}${when}: ${number(plan)} ${unit} ` +
    `(${TEXTS.region[language]} ${own}; ${range}; ${record.placeholder ? `${TEXTS.placeholder[language]}, ` : ""}${basis})`
  );
}
