/**
 * Are we on course? Holds what was measured in the years of a run against the course of a plan and
 * against the reference. Reads runs, never changes them.
 *
 * A stock is compared on 1 January of its year, a flow over its calendar year. A course fits a
 * measurement when it lies within the range that is stated with it; where none is stated, within the
 * tolerance that the plan gives; where there is none either, within `DEFAULT_TOLERANCE`.
 */
import { cellOf, parseAddress, quantitiesOf } from "../scenario/address.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import type { Provenance, RegionModel, ResolvedScenario } from "../scenario/resolved.ts";
import { missingIn, missingInReference } from "./missing.ts";
import { isOwnId, type RunSeries } from "./run-series.ts";

/**
 * How far off a course may be, as a share of what was measured, where nobody says how sure that is.
 * What is counted on a day is known well; what runs over a year also has the weather and the economy
 * of that year in it, which no plan foresees.
 */
export const DEFAULT_TOLERANCE = { stock: 0.02, flow: 0.05 } as const;

/** What decides how far off a course may be. */
export type ToleranceBasis = "range" | "plan" | "default";

/** A value that was measured in a year of the run, with the span within which a course fits. */
export interface Measured {
  /** Address of an output, or the id of an own indicator. */
  readonly indicator: string;
  readonly id: string;
  readonly cell: number;
  readonly kind: "stock" | "flow";
  /** Canonical unit, in which all figures here are. */
  readonly unit: string;
  readonly year: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly basis: ToleranceBasis;
  /** Where it comes from, with the range stated with it, if any. */
  readonly record: Provenance;
}

/** How what was measured lies to a course. */
export type Fit = "fits" | "above" | "below";

/**
 * Which course a measurement fits. `above` and `below`: higher or lower than both; `between`: it
 * lies between them, outside of what either allows. `start`: the run was started again from it.
 */
export type Verdict = "plan" | "reference" | "both" | "above" | "below" | "between" | "start";

export interface OnCoursePoint {
  readonly measured: Measured;
  /** Null where the run has no value. */
  readonly plan: number | null;
  readonly reference: number | null;
  readonly planFit: Fit | null;
  readonly referenceFit: Fit | null;
  /** Null where one of the courses has no value. */
  readonly verdict: Verdict | null;
}

export interface OnCourse {
  readonly indicator: string;
  readonly kind: "stock" | "flow";
  readonly unit: string;
  /** By year. */
  readonly points: readonly OnCoursePoint[];
  /** Of the last of them that could be compared; null when none could. */
  readonly latest: OnCoursePoint | null;
}

/** Comparisons allow for the rounding of sums. */
const ROUNDING = 1e-9;

/**
 * What was measured in the years of the run: what the plan says, and behind it the history of its
 * region. A stock on the first 1 January is left out: the run starts from it.
 *
 * @param series of the run, or of any with the same outputs and own indicators
 */
export function measuredIn(
  { model, notes }: ResolvedScenario,
  catalogue: Catalogue,
  series: RunSeries,
  regionIndex: number,
): Measured[] {
  const region = model.regions[regionIndex]!;
  const note = notes.regions[regionIndex]!;
  const found: Measured[] = [];
  const isInRun = (year: number, isStock: boolean): boolean =>
    isStock
      ? year > model.first && year <= model.last + 1
      : year >= model.first && year <= model.last;
  for (const [indicator, { values, tolerance }] of Object.entries(region.observations ?? {})) {
    const subject = subjectOf(indicator, model, catalogue, series, regionIndex);
    if (subject === null) continue;
    values.forEach(({ year, value, low, high }, at) => {
      if (!isInRun(year, subject.kind === "stock")) return;
      const basis = low !== null ? "range" : tolerance !== null ? "plan" : "default";
      const margin = Math.abs(value) * (tolerance ?? DEFAULT_TOLERANCE[subject.kind]);
      found.push({
        ...{ ...subject, indicator, year, value, basis },
        low: low ?? value - margin,
        high: high ?? value + margin,
        record: note.observations![indicator]![at]!,
      });
    });
  }
  for (const [indicator, values] of Object.entries(region.history)) {
    const subject = subjectOf(indicator, model, catalogue, series, regionIndex);
    if (subject === null) continue;
    values.forEach(([year, value], at) => {
      if (!isInRun(year, subject.kind === "stock")) return;
      if (found.some((one) => one.indicator === indicator && one.year === year)) return;
      const record = note.history[indicator]![at]!;
      const { low, high } = record;
      const margin = Math.abs(value) * DEFAULT_TOLERANCE[subject.kind];
      found.push({
        ...{ ...subject, indicator, year, value, record },
        basis: low === undefined || high === undefined ? "default" : "range",
        low: low ?? value - margin,
        high: high ?? value + margin,
      });
    });
  }
  const order = orderOf(catalogue, model.indicators);
  return found.sort(
    (a, b) => order.get(a.id)! - order.get(b.id)! || a.cell - b.cell || a.year - b.year,
  );
}

interface Subject {
  readonly id: string;
  readonly cell: number;
  readonly kind: "stock" | "flow";
  readonly unit: string;
}

/** What an address speaks of in a run; null where no wired module has it. */
function subjectOf(
  indicator: string,
  { indicators, regions }: ResolvedScenario["model"],
  catalogue: Catalogue,
  series: RunSeries,
  regionIndex: number,
): Subject | null {
  if (isOwnId(indicator)) {
    const own = indicators.find(({ id }) => id === indicator);
    return own === undefined
      ? null
      : { id: indicator, cell: 0, kind: own.kind, unit: own.canonical };
  }
  const address = parseAddress(indicator);
  if (address === null || !series.has(address.id)) return null;
  const cell = cellOf(address, catalogue, regions[regionIndex]!.dimensions);
  const output = quantitiesOf(catalogue, "outputs").get(address.id);
  if (cell === null || output === undefined) return null;
  return { id: address.id, cell, kind: output.kind, unit: output.unit };
}

/** Outputs in declared order, then the plan's own indicators. */
function orderOf(
  catalogue: Catalogue,
  indicators: readonly { readonly id: string }[],
): ReadonlyMap<string, number> {
  const ids = [...quantitiesOf(catalogue, "outputs").keys(), ...indicators.map(({ id }) => id)];
  return new Map(ids.map((id, at) => [id, at]));
}

/** How what was measured lies to a course that has this value in its year. */
export function fitOf({ value, low, high }: Measured, course: number): Fit {
  const slack = ROUNDING * Math.max(1, Math.abs(value));
  if (course < low - slack) return "above";
  return course > high + slack ? "below" : "fits";
}

/** The value of a course where something was measured; null where it has none. */
export function courseAt(
  { id, cell, year }: Measured,
  series: RunSeries,
  regionIndex: number,
): number | null {
  if (!series.has(id)) return null;
  const { first, years } = series.shape;
  if (year >= first + years && isOwnId(id)) return null;
  const value = series.at(id, year, cell, regionIndex);
  return Number.isNaN(value) ? null : value;
}

/** Holds everything that was measured in one region against the plan and the reference. */
export function onCourse(
  scenario: ResolvedScenario,
  catalogue: Catalogue,
  run: RunSeries,
  reference: RunSeries,
  regionIndex: number,
): OnCourse[] {
  const { model } = scenario;
  const region = model.regions[regionIndex]!;
  const without = [missingIn(region), missingInReference(model, region)] as const;
  const byIndicator = new Map<string, OnCoursePoint[]>();
  for (const measured of measuredIn(scenario, catalogue, run, regionIndex)) {
    const [plan, unchanged] = [run, reference].map((series, at) =>
      without[at]!.has(measured.id) ? null : courseAt(measured, series, regionIndex),
    ) as [number | null, number | null];
    const planFit = plan === null ? null : fitOf(measured, plan);
    const referenceFit = unchanged === null ? null : fitOf(measured, unchanged);
    const points = byIndicator.get(measured.indicator) ?? [];
    byIndicator.set(measured.indicator, points);
    points.push({
      ...{ measured, plan, reference: unchanged, planFit, referenceFit },
      verdict: isStart(measured, region) ? "start" : verdictOf(planFit, referenceFit),
    });
  }
  return [...byIndicator].map(([indicator, points]) => {
    const { kind, unit } = points[0]!.measured;
    const compared = points.filter(({ verdict }) => verdict !== null);
    return { indicator, kind, unit, points, latest: compared.at(-1) ?? null };
  });
}

/** Whether the run was started again from a measurement, so that it says nothing about the run. */
export const isStart = ({ id, cell, kind, year }: Measured, { restart }: RegionModel): boolean =>
  kind === "stock" && restart?.year === year && (restart.observed[id]?.[cell] ?? null) !== null;

/** Which of two courses a measurement fits, from how it lies to each. */
export function verdictOf(plan: Fit | null, reference: Fit | null): Verdict | null {
  if (plan === null || reference === null) return null;
  if (plan === "fits") return reference === "fits" ? "both" : "plan";
  if (reference === "fits") return "reference";
  return plan === reference ? plan : "between";
}
