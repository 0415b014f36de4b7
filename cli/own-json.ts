/** Own indicators and checks, as `run.json` and `--json` tell them (docs/reference/json.md). */
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import { budgetRecords } from "./budgets-json.ts";
import { inDeclaredUnit } from "../engine/analysis/run-series.ts";

/** Per id, in the declared unit; null in a year without a value. */
export function ownIndicatorRecords(outcome: RunOutcome, region: number): Record<string, object> {
  const { own, scenario } = outcome;
  return Object.fromEntries(
    own.results[region]!.indicators.map(({ indicator, values, reference }) => {
      const { id, unit, kind, formula } = indicator;
      const shown = (value: number): number | null =>
        Number.isNaN(value) ? null : inDeclaredUnit(indicator, value);
      const note = scenario.notes.indicators![id]!;
      const record = {
        ...{ unit, kind, values: values.map(shown), reference: reference.map(shown) },
        ...{ formula, title: note.title, source: note.source, by: note.by },
      };
      return [id, record];
    }),
  );
}

/** Of every own indicator without any value, which figure it lacks. */
export const ownMissing = ({ own }: RunOutcome, region: number): Record<string, object> =>
  Object.fromEntries(
    own.results[region]!.indicators.flatMap(({ indicator, missing }) =>
      missing === null ? [] : [[indicator.id, missing]],
    ),
  );

export const checkRecords = ({ own, scenario }: RunOutcome, region: number): object[] =>
  own.results[region]!.checks.map(
    ({ check, status, year, failing, evaluated, compared, missing }) => {
      const { title, source, by } = scenario.notes.checks![check.id]!;
      return {
        ...{ id: check.id, text: title, expect: check.expect, from: check.from, to: check.to },
        ...{ status, year, failing, evaluated },
        left: compared?.left ?? null,
        right: compared?.right ?? null,
        unit: compared?.unit ?? null,
        apart: compared?.apart ?? null,
        share: compared?.share ?? null,
        ...{ missing, source, by },
      };
    },
  );

/** All of it for all regions, budgets included, for `run.json`. */
export const ownRecords = (outcome: RunOutcome): object[] =>
  outcome.own.results.map(({ region }, index) => ({
    region,
    indicators: ownIndicatorRecords(outcome, index),
    missing: ownMissing(outcome, index),
    checks: checkRecords(outcome, index),
    budgets: budgetRecords(outcome, index),
  }));
