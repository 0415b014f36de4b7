/** The table of key figures: the plan over the years, unchanged policy, and how far it could be off. */
import { MAIN_INDICATORS } from "../../engine/analysis/main-indicators.ts";
import { shows } from "../../engine/analysis/missing.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { displayUnit, formatNumber } from "../../viz/numbers.ts";
import { heading, left, right } from "./layout.ts";
import { between, comparedYear, MAIN_DISPLAY, type View } from "../../viz/run-view.ts";

const LABEL = 40;
const NUMBER = 8;
const SPAN = 17;
const YEARS = [2024, 2030, 2040, 2050];

const TEXTS = {
  indicators: { nl: "Kerncijfers", en: "Main indicators" },
  span: { nl: "laag–hoog", en: "low–high" },
} as const satisfies Record<string, Text>;

export function indicatorsBlock(view: View): string[] {
  const { outcome, region, language } = view;
  const { run, reference, scenario, catalogue } = outcome;
  const { first, last } = scenario.model;
  const within = YEARS.filter((year) => year >= first && year <= last);
  const years = within.length > 0 ? within : [first, last];
  const compared = comparedYear(view);
  const isChanged = outcome.changes[region]!.levers.length > 0;
  const references = isChanged ? [compared] : [];
  const { grounding } = outcome.grounding[region]!;
  const hasSpans = grounding.indicators.some(({ spans }) => spans.size > 0);
  const columns =
    years.map((year) => right(` ${year}`, NUMBER)).join("") +
    references.map((year) => right(` ref.${year % 100}`, NUMBER)).join("") +
    (hasSpans ? right(` ${compared} ${TEXTS.span[language]}`, SPAN) : "");
  const outputs = quantitiesOf(catalogue, "outputs");
  const lines: string[] = [];
  for (const id of MAIN_INDICATORS) {
    const output = outputs.get(id);
    if (output === undefined || !shows(scenario, run, region, id)) continue;
    const series = [...run.series(id, 0, region), ...reference.series(id, 0, region)];
    const largest = Math.max(...series.map(Math.abs));
    const display = MAIN_DISPLAY[output.unit] ?? displayUnit(output.unit, largest);
    const plain = (value: number): string =>
      formatNumber(value / display.factor, language, display.decimals);
    const number = (value: number): string => right(plain(value), NUMBER);
    const span = grounding.indicators
      .find(({ indicator }) => indicator === id)
      ?.spans.get(compared);
    // What is counted stands in the label itself.
    const isCount = ["person", "household", "dwelling"].includes(output.unit);
    const label = output.label[language] + (isCount ? "" : ` (${display.label[language]})`);
    lines.push(
      `  ${left(label, LABEL)}` +
        years.map((year) => number(run.at(id, year, 0, region))).join("") +
        references.map((year) => number(reference.at(id, year, 0, region))).join("") +
        (span === undefined
          ? " ".repeat(hasSpans ? SPAN : 0)
          : right(between(plain(span.low), plain(span.high), language), SPAN)),
    );
  }
  const width = 2 + LABEL + columns.length;
  return [heading(TEXTS.indicators[language], columns, width), ...lines];
}
