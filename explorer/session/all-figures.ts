/**
 * All figures of what the page shows, to be kept or worked on elsewhere: in canonical units and full
 * precision, under the same keys as in what `simulate --json` prints of the downloaded plan.
 */
import { missingInReference, shows } from "../../engine/analysis/missing.ts";
import type { RunOutcome } from "../../engine/analysis/outcome.ts";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import { inTargetUnit } from "../../engine/analysis/target-units.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { PageData } from "./page-data.ts";
import type { Computed } from "./session.ts";

export const FIGURES_FORMAT = "ademruimte-explorer-figures/1";

/** One figure per year; null in a year without one. */
type Years = readonly (number | null)[];

export interface IndicatorFigures {
  /** Canonical, or as the plan declares an indicator of its own. */
  readonly unit: string;
  readonly kind: string;
  readonly values: Years;
  /** Under unchanged policy; null where that is unknown. */
  readonly reference: Years | null;
}

export interface TargetFigures {
  readonly id: string;
  readonly status: string;
  /** In which all amounts are. */
  readonly unit: string;
  readonly wanted: number;
  readonly reached: number | null;
  readonly gap: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly yearReached: number | null;
}

export interface AllFigures {
  readonly format: typeof FIGURES_FORMAT;
  readonly plan: { readonly id: string; readonly title: Text };
  /** Addresses of the levers that were moved in the page. */
  readonly changed: readonly string[];
  readonly version: string;
  /** SHA-256 of the engine, as in run.json. */
  readonly engine: string;
  readonly regions: readonly {
    readonly id: string;
    readonly years: readonly number[];
    readonly indicators: Readonly<Record<string, IndicatorFigures>>;
    readonly targets: readonly TargetFigures[];
  }[];
}

/** Outputs of the model without dimensions that have a value. */
function modelIndicators(outcome: RunOutcome, region: number): [string, IndicatorFigures][] {
  const { scenario, run, reference, catalogue } = outcome;
  const unknown = missingInReference(scenario.model, scenario.model.regions[region]!);
  return catalogue.modules.flatMap((module) =>
    Object.entries(module.outputs).flatMap(([name, { dims, unit, kind }]) => {
      const id = `${module.id}.${name}`;
      if (dims.length > 0 || !shows(scenario, run, region, id)) return [];
      const unchanged = unknown.has(id) ? null : [...reference.series(id, 0, region)];
      const values = [...run.series(id, 0, region)];
      return [[id, { unit, kind, values, reference: unchanged }] as [string, IndicatorFigures]];
    }),
  );
}

/** Indicators of the plan's own. */
const ownIndicators = ({ own }: RunOutcome, region: number): [string, IndicatorFigures][] =>
  own.results[region]!.indicators.map(({ indicator, values, reference }) => {
    const shown = (value: number): number | null =>
      Number.isNaN(value) ? null : inDeclaredUnit(indicator, value);
    const { id, unit, kind } = indicator;
    return [id, { unit, kind, values: values.map(shown), reference: reference.map(shown) }];
  });

function targetFigures({ targets, catalogue }: RunOutcome, region: number): TargetFigures[] {
  return targets[region]!.results.map(
    ({ target, status, reached, gap, low, high, yearReached }) => {
      const inUnit = (value: number): number => inTargetUnit(target, value, catalogue);
      const shown = (value: number | null): number | null =>
        value === null ? null : inUnit(value);
      return {
        ...{ id: target.id, status, unit: target.unit, wanted: inUnit(target.value) },
        ...{ reached: shown(reached), gap: shown(gap), low: shown(low), high: shown(high) },
        yearReached,
      };
    },
  );
}

/** @param computed grounded, so that goals say how far assumptions could move them */
export function allFigures(
  { outcome, changed }: Computed,
  { version, engine }: Pick<PageData, "version" | "engine">,
): AllFigures {
  const { model, notes } = outcome.scenario;
  const { years } = outcome.run.shape;
  return {
    format: FIGURES_FORMAT,
    plan: { id: notes.id, title: notes.title },
    ...{ changed, version, engine },
    regions: model.regions.map(({ id }, region) => ({
      id,
      years: Array.from({ length: years }, (_, index) => model.first + index),
      indicators: Object.fromEntries([
        ...modelIndicators(outcome, region),
        ...ownIndicators(outcome, region),
      ]),
      targets: targetFigures(outcome, region),
    })),
  };
}
