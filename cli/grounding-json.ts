/** What a result rests on, as `run.json` and `--json` tell it (docs/reference/json.md). */
import type { Effect, Span } from "../engine/analysis/grounding.ts";
import { GROUNDS } from "../engine/analysis/grounds.ts";
import type { Assumption } from "../engine/analysis/assumptions.ts";
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import { inTargetUnit } from "../engine/analysis/target-units.ts";
import { quantitiesOf } from "../engine/scenario/address.ts";
import { findingSentence } from "../viz/consistency-sentences.ts";

/** One name for an assumption; that of an observation has its year. */
const nameOf = ({ address, year }: Assumption): string =>
  year === null ? address : `${address} ${year}`;

const spanRecord = (span: Span, shown: (value: number) => number): object => ({
  central: shown(span.central),
  low: shown(span.low),
  high: shown(span.high),
  weakest: span.weakest,
  leading: span.leading.map(({ assumption, low, high }: Effect) => ({
    assumption: nameOf(assumption),
    low: shown(low),
    high: shown(high),
  })),
});

/** Per region the contradictions, with their sentence in both languages. */
export function consistencyRecords(outcome: RunOutcome): unknown[] {
  return outcome.findings.flatMap(({ region, found }) =>
    found.map((finding) => ({
      region,
      ...finding,
      text: {
        nl: findingSentence(finding, outcome, "nl"),
        en: findingSentence(finding, outcome, "en"),
      },
    })),
  );
}

/** Per region: indicators, goals, and the assumptions that either of them names. */
export function groundingRecords(outcome: RunOutcome): unknown[] {
  const { catalogue, scenario } = outcome;
  const outputs = quantitiesOf(catalogue, "outputs");
  const own = new Map(scenario.model.indicators.map(({ id, canonical }) => [id, canonical]));
  const units = {
    parameter: quantitiesOf(catalogue, "parameters"),
    reference: quantitiesOf(catalogue, "levers"),
    history: outputs,
  };
  return outcome.grounding.map(({ region, grounding }) => {
    const named = new Set<Assumption>();
    const name = ({ leading }: Span): void => {
      for (const { assumption } of leading) named.add(assumption);
    };
    for (const { spans } of grounding.indicators) for (const span of spans.values()) name(span);
    for (const span of grounding.targets.values()) name(span);
    return {
      region,
      indicators: grounding.indicators.map(({ indicator, inputs, placeholders, spans }) => {
        const records = GROUNDS.reduce((sum, ground) => sum + inputs[ground], 0);
        return {
          indicator,
          unit: own.get(indicator) ?? outputs.get(indicator)!.unit,
          records,
          placeholders,
          shares: Object.fromEntries(
            GROUNDS.map((ground) => [ground, records === 0 ? 0 : inputs[ground] / records]),
          ),
          years: [...spans].map(([year, span]) => ({
            year,
            ...spanRecord(span, (value) => value),
          })),
        };
      }),
      targets: scenario.model.targets.flatMap((target) => {
        const span = grounding.targets.get(target.id);
        if (span === undefined) return [];
        const shown = (value: number): number => inTargetUnit(target, value, catalogue);
        return [{ target: target.id, unit: target.unit, ...spanRecord(span, shown) }];
      }),
      assumptions: grounding.assumptions
        .filter((assumption) => named.has(assumption))
        .map((assumption) => ({
          assumption: nameOf(assumption),
          kind: assumption.kind,
          unit: units[assumption.kind].get(assumption.id)!.unit,
          grade: assumption.grade,
          ranges: assumption.records.map((record) => ({
            grade: record.grade,
            source: record.source,
            ...(record.placeholder ? { placeholder: true } : {}),
            year: record.year ?? null,
            low: record.low ?? null,
            high: record.high ?? null,
            lowFactor: record.lowFactor ?? null,
            highFactor: record.highFactor ?? null,
          })),
        })),
    };
  });
}
