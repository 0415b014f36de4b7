/** What is read of a run year by year: outputs, and beside them the indicators of a plan's own. */
import type { IndicatorModel } from "../scenario/resolved.ts";
import { canonicalUnit, convertYearly, parseUnitFor } from "../scenario/units/units.ts";

/** `Trajectories` are series of outputs alone; `OwnSeries` adds a plan's own indicators. */
export interface RunSeries {
  readonly shape: { readonly first: number; readonly years: number };
  has(id: string): boolean;
  isStock(id: string): boolean;
  size(id: string): number;
  /** NaN where an own indicator has no value; an output always has one. */
  at(id: string, year: number, cell?: number, region?: number): number;
  /** One value per year of the run. */
  series(id: string, cell?: number, region?: number): number[];
  /** An own indicator before the run, from what is recorded of all that it reads; NaN without. */
  before?(id: string, year: number, region: number): number;
}

/** Ids of outputs have the prefix of a module; those of a plan's own indicators have none. */
export const isOwnId = (id: string): boolean => !id.includes(".");

/** A value of an own indicator in the unit in which it is declared. */
export const inDeclaredUnit = (indicator: IndicatorModel, value: number): number =>
  toDeclaredUnit(indicator)(value);

/** The same for many values: the units are read once. */
export function toDeclaredUnit({ id, unit, canonical }: IndicatorModel): (value: number) => number {
  const from = canonicalUnit(canonical);
  const to = parseUnitFor(unit, from);
  return (value) => {
    const shown = to === null ? null : convertYearly(value, from, to);
    if (shown === null) throw new Error(`indicator ${id}: ${unit} is not ${canonical}`);
    return shown;
  };
}
