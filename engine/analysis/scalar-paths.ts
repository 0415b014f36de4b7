/** The scalar results of a run as plain data: what `indicators.csv` holds, fresh or read back. */
import { inDeclaredUnit } from "./run-series.ts";
import { shows } from "./missing.ts";
import type { RunOutcome } from "./outcome.ts";
import { quantitiesOf } from "../scenario/address.ts";
import type { IndicatorModel } from "../scenario/resolved.ts";

/** One output or own indicator over the years of its run. */
export interface ScalarPath {
  /** Canonical of an output, as declared of an own indicator. */
  readonly unit: string;
  readonly kind: "stock" | "flow";
  /** Calendar year of the first value. */
  readonly first: number;
  /** Null in a year without a value. */
  readonly values: readonly (number | null)[];
  /** Two runs mean the same by an id when this is the same. */
  readonly definition: string;
}

/** Region to id to path. */
export type ScalarPaths = ReadonlyMap<string, ReadonlyMap<string, ScalarPath>>;

/** What an id stands for: of an output its unit and kind, of an own indicator its formula as well. */
export const definitionOf = (
  id: string,
  unit: string,
  kind: "stock" | "flow",
  own: readonly IndicatorModel[],
): string => {
  const indicator = own.find((one) => one.id === id);
  return indicator === undefined
    ? `${unit} ${kind}`
    : `${unit} ${indicator.canonical} ${indicator.formula}`;
};

/** The same values as `indicators.csv` has, in the same order. */
export function scalarPathsOf({ scenario, catalogue, run, own }: RunOutcome): ScalarPaths {
  const { model } = scenario;
  const { first } = model;
  return new Map(
    model.regions.map(({ id: region }, index) => {
      const paths = new Map<string, ScalarPath>();
      for (const [id, { dims, unit, kind }] of quantitiesOf(catalogue, "outputs")) {
        if (dims.length > 0 || !shows(scenario, run, index, id)) continue;
        const definition = definitionOf(id, unit, kind, []);
        paths.set(id, { unit, kind, first, values: run.series(id, 0, index), definition });
      }
      for (const { indicator, values } of own.results[index]!.indicators) {
        if (values.every((value) => Number.isNaN(value))) continue;
        const { id, unit, kind } = indicator;
        const shown = values.map((value) =>
          Number.isNaN(value) ? null : inDeclaredUnit(indicator, value),
        );
        const definition = definitionOf(id, unit, kind, model.indicators);
        paths.set(id, { unit, kind, first, values: shown, definition });
      }
      return [region, paths];
    }),
  );
}

/** How many figures there are in all. */
export const countOf = (paths: ScalarPaths): number =>
  [...paths.values()]
    .flatMap((of) => [...of.values()])
    .reduce((sum, { values }) => sum + values.filter((value) => value !== null).length, 0);

/** A path in a calendar year; null where it has no value. */
export const valueAt = (path: ScalarPath | undefined, year: number): number | null =>
  path === undefined ? null : (path.values[year - path.first] ?? null);
