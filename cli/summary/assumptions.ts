/** The parameters that the plan sets, apart from the levers: nobody decides them. */
import type { ParameterChange } from "../../engine/analysis/changes.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, formatNumber, labelBehind } from "../../viz/numbers.ts";
import { heading, running } from "./layout.ts";
import { GRADE } from "../../viz/grade-words.ts";
import { nameOf } from "./names.ts";
import { between, type View } from "./view.ts";

const TEXTS = {
  assumptions: {
    nl: "Aannames die dit plan anders maakt dan de regio (ook in de referentie",
    en: "What this plan assumes otherwise than the region (in the reference too",
  },
  region: { nl: "regio", en: "region" },
  placeholder: { nl: "voorlopig", en: "placeholder" },
  noRange: { nl: "zonder marge", en: "no range" },
} as const satisfies Record<string, Text>;

function assumptionText(change: ParameterChange, view: View): string {
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

/** @param most how many are listed before the rest is counted */
export function assumptionsBlock(view: View, most: number): string[] {
  const { outcome, region, language } = view;
  const { parameters } = outcome.changes[region]!;
  if (parameters.length === 0) return [];
  const items = parameters.slice(0, most).map((change) => assumptionText(change, view));
  // In the heading: a screen has no line to spare.
  const counted = {
    nl: `; ${items.length} van ${parameters.length}, alle in run.json`,
    en: `; ${items.length} of ${parameters.length}, all in run.json`,
  }[language];
  const head = TEXTS.assumptions[language] + (items.length < parameters.length ? counted : "");
  return [heading(`${head})`), ...running(items)];
}
