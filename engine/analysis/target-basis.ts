/**
 * What stands beside a goal: the day it is read on, the earlier year that it compares with, and what
 * was last observed of what is only followed.
 */
import { parseAddress, quantitiesOf } from "../scenario/address.ts";
import type { Catalogue, Grade } from "../scenario/declarations.ts";
import type { Provenance, ResolvedScenario, TargetModel } from "../scenario/resolved.ts";
import { betweenWritten } from "../scenario/outcomes/tracked-targets.ts";
import type { RunSeries } from "./run-series.ts";
import { inTargetUnit } from "./target-units.ts";
import { observedBy, subjectOf, valueIn } from "./targets.ts";

/** The value of another year that a goal compares with. */
export interface TargetBase {
  readonly year: number | null;
  /** In the canonical unit of the indicator. */
  readonly value: number;
  readonly unit: string;
  /** `stated` with the goal itself, out of the `run`, or observed before it (`history`). */
  readonly from: "stated" | "run" | "history";
  /** Of an observation; null where the goal states it or the run computes it. */
  readonly grade: Grade | null;
  readonly source: string;
}

/** What was last observed of a goal that is only followed, in the goal's own unit. */
export interface TargetObservation {
  readonly year: number;
  readonly value: number;
  readonly grade: Grade;
  readonly source: string;
  readonly isPlaceholder: boolean;
}

/** Whether a goal is about an indicator, or about a member of it. */
export const isOf = ({ indicator }: TargetModel, id: string): boolean =>
  (parseAddress(indicator)?.id ?? indicator) === id;

/** The day on which a stock is read, ISO 8601; of a year's amount the year. */
export function dateOf({ year, by, indicator }: TargetModel, run: RunSeries): string {
  const id = parseAddress(indicator)?.id ?? indicator;
  const isFlow = run.has(id) && !run.isStock(id);
  if (isFlow) return `${year}`;
  return by === "end" ? `${year}-12-31` : `${year}-01-01`;
}

/** The base of a goal; null where it has none, or where nobody knows it. */
export function baseOf(
  target: TargetModel,
  run: RunSeries,
  catalogue: Catalogue,
  { model, notes }: ResolvedScenario,
  regionIndex: number,
): TargetBase | null {
  const { kind, baseYear, baseValue } = target;
  if (kind !== "change" && kind !== "decrease") return null;
  const region = model.regions[regionIndex]!;
  const subject = subjectOf(target, run, catalogue, region);
  const unit = subject && quantitiesOf(catalogue, "outputs").get(subject.id)?.unit;
  if (baseValue !== null) {
    const { source } = notes.targets[target.id]!;
    const own = target.relative ? "1" : (unit ?? target.unit);
    return { year: baseYear, value: baseValue, unit: own, from: "stated", grade: null, source };
  }
  if (subject === null || !unit || baseYear === null) return null;
  const value = valueIn(subject, baseYear, run, catalogue, region, regionIndex);
  if (value === null) return null;
  const isComputed =
    baseYear >= model.first || observedBy(subject.id, baseYear, run, catalogue) !== null;
  if (isComputed) return { year: baseYear, value, unit, from: "run", grade: null, source: "" };
  const record = latestOf(notes.regions[regionIndex]!.history[subject.id], baseYear);
  const [grade, source] = [record?.grade ?? null, record?.source ?? ""];
  return { year: baseYear, value, unit, from: "history", grade, source };
}

/** The record of a year, or of the last year there is. */
const latestOf = (
  records: readonly Provenance[] | undefined,
  year: number | null,
): Provenance | undefined =>
  year === null
    ? records?.reduce<Provenance | undefined>(
        (last, one) => (last === undefined || one.year! > last.year! ? one : last),
        undefined,
      )
    : records?.find((record) => record.year === year);

/** What was last observed of a goal that is only followed; null when nothing is recorded. */
export function observedOf(
  target: TargetModel,
  catalogue: Catalogue,
  { notes }: ResolvedScenario,
  regionIndex: number,
): TargetObservation | null {
  if (target.kind !== "tracked") return null;
  const record = latestOf(notes.regions[regionIndex]!.history[target.indicator], null);
  if (record === undefined) return null;
  const value = inUnitOfGoal(target, record, catalogue);
  if (value === null) return null;
  const { grade, source, placeholder } = record;
  return { year: record.year!, value, grade, source, isPlaceholder: placeholder === true };
}

/** An observation in the unit of the goal; null when the two measure different things. */
function inUnitOfGoal(
  target: TargetModel,
  { value, unit }: Provenance,
  catalogue: Catalogue,
): number | null {
  if (unit === undefined) return inTargetUnit(target, value!, catalogue);
  return betweenWritten(unit, target.unit)?.(value!) ?? null;
}
