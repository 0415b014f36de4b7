/**
 * Holds a run against the goals of the city. Reads trajectories, never changes them.
 *
 * Everything here is in canonical units; showing a figure in the unit of the goal is the reader's
 * business (`TargetModel.unit`).
 */
import { cellOf, parseAddress, quantitiesOf } from "../scenario/address.ts";
import type { Catalogue, Text } from "../scenario/declarations.ts";
import type { RegionModel, TargetModel } from "../scenario/resolved.ts";
import type { Ground } from "./grounds.ts";
import { missingIn } from "./missing.ts";
import { isOwnId, type RunSeries } from "./run-series.ts";

export const TARGET_STATUSES = [
  "met",
  "met_by_trend",
  "missed",
  "uncertain",
  "not_evaluable",
  "not_modelled",
  "tracked",
] as const;
export type TargetStatus = (typeof TARGET_STATUSES)[number];

export interface TargetResult {
  readonly target: TargetModel;
  readonly status: TargetStatus;
  /** What the run reaches, in the terms of the goal (a fraction for relative changes). */
  readonly reached: number | null;
  /** How much is lacking, 0 when the goal is met. */
  readonly gap: number | null;
  /** First year in which the goal's value is reached; null when never, or not evaluable. */
  readonly yearReached: number | null;
  /** Whether the plan changes anything that moves the indicator; null when it changes nothing. */
  readonly hasMeasure: boolean | null;
  /** The figure without which the goal cannot be evaluated; null when none is missing. */
  readonly missing: Text | null;
}

/** What is known of a goal once the assumptions behind it have been tried. */
export interface GroundedResult extends TargetResult {
  /** How far the assumptions that matter most could move what is reached; in the same terms. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of all records that move it. */
  readonly weakest: Ground | null;
}

/** Comparisons allow for the rounding of sums, not for a miss anyone could see. */
const TOLERANCE = 1e-9;

/** Whether what is reached is what the goal wants. */
export const satisfies = (target: TargetModel, reached: number): boolean => {
  const slack = TOLERANCE * Math.max(1, Math.abs(target.value));
  if (target.direction === "at_least") return reached >= target.value - slack;
  return reached <= target.value + slack;
};

const lacking = (target: TargetModel, reached: number): number =>
  satisfies(target, reached) ? 0 : Math.abs(target.value - reached);

export interface Subject {
  readonly id: string;
  readonly cell: number;
}

/** The output a goal speaks of, or null when no wired module has it. */
export function subjectOf(
  { indicator }: Pick<TargetModel, "indicator">,
  trajectories: RunSeries,
  catalogue: Catalogue,
  region: RegionModel,
): Subject | null {
  if (isOwnId(indicator)) return trajectories.has(indicator) ? { id: indicator, cell: 0 } : null;
  const address = parseAddress(indicator);
  if (address === null || !trajectories.has(address.id)) return null;
  const cell = cellOf(address, catalogue, region.dimensions);
  return cell === null ? null : { id: address.id, cell };
}

/** The output of the run that says what the subject was in a year before it; null when none does. */
export function observedBy(
  id: string,
  year: number,
  trajectories: RunSeries,
  catalogue: Catalogue,
): string | null {
  const observed = quantitiesOf(catalogue, "outputs").get(id)?.observed;
  if (observed?.year !== year || year >= trajectories.shape.first) return null;
  const output = `${id.slice(0, id.indexOf("."))}.${observed.output}`;
  return trajectories.has(output) ? output : null;
}

/** Value of the indicator in a year: from the run, else from the region's history. */
export function valueIn(
  subject: Subject,
  year: number,
  trajectories: RunSeries,
  catalogue: Catalogue,
  region: RegionModel,
  regionIndex: number,
): number | null {
  const { first, years } = trajectories.shape;
  const last = first + years - 1 + (trajectories.isStock(subject.id) ? 1 : 0);
  if (year >= first && year <= last) {
    const value = trajectories.at(subject.id, year, subject.cell, regionIndex);
    return Number.isNaN(value) ? null : value;
  }
  if (isOwnId(subject.id)) {
    const value = trajectories.before?.(subject.id, year, regionIndex) ?? NaN;
    return Number.isNaN(value) ? null : value;
  }
  const observed = observedBy(subject.id, year, trajectories, catalogue);
  if (observed !== null) return trajectories.at(observed, first, 0, regionIndex);
  if (subject.cell !== 0 || trajectories.size(subject.id) > 1) return null;
  return region.history[subject.id]?.find(([at]) => at === year)?.[1] ?? null;
}

/** The years whose figures a goal compares, in the order in which `reachedOf` takes them. */
export function yearsCompared(
  target: TargetModel,
  year: number,
  isStock: boolean,
  { first, years }: { readonly first: number; readonly years: number },
): number[] {
  if (target.kind === "annual_level") {
    // "From now on": the year of the goal and all that follow.
    const last = Math.max(year, first + years - 1);
    return Array.from({ length: last - year + 1 }, (_, at) => year + at);
  }
  if (target.kind === "annual_change") {
    const from = target.baseYear ?? first;
    return Array.from({ length: Math.max(0, year - from + 1) }, (_, at) => from + at);
  }
  const end = target.by === "end" && isStock ? year + 1 : year;
  const isDifference = target.kind === "change" && target.baseValue === null;
  return isDifference && target.baseYear !== null ? [end, target.baseYear] : [end];
}

/**
 * What a goal compares with its value, from the figures of `yearsCompared`; null where no figures
 * can say it.
 */
export function reachedOf(target: TargetModel, figures: ArrayLike<number>): number | null {
  if (target.kind === "annual_change") {
    // "Falls every year by": the least favourable year since the base decides.
    let worst: number | null = null;
    for (let at = 1; at < figures.length; at++) {
      if (figures[at - 1] === 0) return null;
      const change = figures[at]! / figures[at - 1]! - 1;
      const worse = target.direction === "at_most" ? change > worst! : change < worst!;
      if (worst === null || worse) worst = change;
    }
    return worst;
  }
  if (target.kind === "annual_level") {
    let worst = figures[0]!;
    for (let at = 1; at < figures.length; at++) {
      const value = figures[at]!;
      if (target.direction === "at_most" ? value > worst : value < worst) worst = value;
    }
    return worst;
  }
  const value = figures[0]!;
  if (target.kind !== "change") return value;
  const base = target.baseValue ?? figures[1];
  if (base === undefined || (target.relative && base === 0)) return null;
  return target.relative ? value / base - 1 : value - base;
}

/** What the goal compares with its value, in a given year; null where a figure is missing. */
function reachedIn(
  target: TargetModel,
  year: number,
  subject: Subject,
  trajectories: RunSeries,
  catalogue: Catalogue,
  region: RegionModel,
  regionIndex: number,
): number | null {
  const isStock = trajectories.isStock(subject.id);
  const figures: number[] = [];
  for (const when of yearsCompared(target, year, isStock, trajectories.shape)) {
    const value = valueIn(subject, when, trajectories, catalogue, region, regionIndex);
    if (value === null) return null;
    figures.push(value);
  }
  return reachedOf(target, figures);
}

export interface TargetQuestion {
  readonly catalogue: Catalogue;
  readonly region: RegionModel;
  readonly regionIndex: number;
  readonly run: RunSeries;
  /** The same scenario with every lever on its reference path. */
  readonly reference: RunSeries;
  readonly changesAnything: boolean;
  /** Of every output without a value, which figure is missing. */
  readonly missing: Readonly<Record<string, Text>>;
  /** Outputs without a value in the run of the reference. */
  readonly missingInReference: ReadonlySet<string>;
  /** Why an own indicator has no value in one of these years; null when it has. */
  lacking(id: string, years: readonly number[]): Text | null;
}

/** What a goal looks for in vain: its value in a year, or the one it compares with. */
function missingValue({ indicator, baseYear, kind }: TargetModel): Text {
  if (baseYear === null || (kind !== "change" && kind !== "annual_change")) {
    return { nl: `de waarde van ${indicator}`, en: `the value of ${indicator}` };
  }
  return {
    nl: `de waarde van ${indicator} in ${baseYear}`,
    en: `the value of ${indicator} in ${baseYear}`,
  };
}

export function evaluateTarget(target: TargetModel, question: TargetQuestion): TargetResult {
  const { run, reference, region, regionIndex, catalogue } = question;
  const silent = (status: TargetStatus, missing: Text | null = null): TargetResult => ({
    target,
    status,
    reached: null,
    gap: null,
    yearReached: null,
    hasMeasure: null,
    missing,
  });
  if (target.kind === "tracked") return silent("tracked");
  const subject = subjectOf(target, run, catalogue, region);
  if (subject === null) return silent("not_modelled");
  if (missingIn(region).has(subject.id)) {
    return silent("not_evaluable", question.missing[subject.id] ?? missingValue(target));
  }
  const reachedBy = (trajectories: RunSeries, year: number): number | null =>
    reachedIn(target, year, subject, trajectories, catalogue, region, regionIndex);
  const reached = reachedBy(run, target.year);
  if (reached === null) {
    const years = yearsCompared(target, target.year, run.isStock(subject.id), run.shape);
    const why = isOwnId(subject.id) ? question.lacking(subject.id, years) : null;
    return silent("not_evaluable", why ?? missingValue(target));
  }

  const holds = (year: number): boolean => {
    const value = reachedBy(run, year);
    return value !== null && satisfies(target, value);
  };
  const yearReached = target.direction === "about" ? null : heldFrom(target, run.shape, holds);
  const hasMeasure = question.changesAnything
    ? differs(subject, run, reference, regionIndex)
    : null;
  if (target.kind === "outlook" || target.direction === "about") {
    // Somebody else's forecast: shown beside the run, neither met nor missed.
    return { ...silent("tracked"), reached };
  }
  const met = satisfies(target, reached);
  const unknownTrend = question.missingInReference.has(subject.id);
  const byTrend = unknownTrend ? null : reachedBy(reference, target.year);
  const trend = met && byTrend !== null && satisfies(target, byTrend);
  return {
    target,
    status: trend ? "met_by_trend" : met ? "met" : "missed",
    reached,
    gap: lacking(target, reached),
    yearReached,
    hasMeasure,
    missing: null,
  };
}

/**
 * The year from which the goal holds: through the target year when it is met, else the first year
 * after it from which it holds to the end; null when there is none.
 *
 * @param holds whether it holds in a year, also one outside of the run
 */
export function heldFrom(
  target: TargetModel,
  shape: { readonly first: number; readonly years: number },
  holds: (year: number) => boolean,
): number | null {
  const last = shape.first + shape.years - 1;
  const met = holds(target.year);
  let from = met ? Math.min(target.year, last) : last + 1;
  const earliest = met ? shape.first : Math.max(shape.first, target.year + 1);
  while (from > earliest && holds(from - 1)) from--;
  return from > last ? null : from;
}

/**
 * The first year in which a goal that is missed does not hold: of one about every year the first of
 * those that fails, of any other its own year.
 */
export function firstYearMissed(
  target: TargetModel,
  question: Pick<TargetQuestion, "catalogue" | "region" | "regionIndex" | "run">,
): number {
  const { run, catalogue, region, regionIndex } = question;
  const subject = subjectOf(target, run, catalogue, region);
  const isYearly = target.kind === "annual_level" || target.kind === "annual_change";
  if (subject === null || !isYearly) return target.year;
  const years = yearsCompared(target, target.year, run.isStock(subject.id), run.shape);
  const figures = years.map((year) => valueIn(subject, year, run, catalogue, region, regionIndex));
  const failing = years.find((_, at) => {
    const now = figures[at]!;
    if (target.kind === "annual_level") return now !== null && !satisfies(target, now);
    const before = at === 0 ? null : figures[at - 1]!;
    return now !== null && before !== null && before !== 0 && !satisfies(target, now / before - 1);
  });
  return failing ?? target.year;
}

/** A plan that moves an indicator by less than this does so in passing, not by a measure. */
const IN_PASSING = 0.02;

/** Whether the plan moves the subject: the two runs differ by a noticeable part in some year. */
function differs(
  subject: Subject,
  run: RunSeries,
  reference: RunSeries,
  regionIndex: number,
): boolean {
  const mine = run.series(subject.id, subject.cell, regionIndex);
  const theirs = reference.series(subject.id, subject.cell, regionIndex);
  return mine.some((value, index) => {
    // Where the reference has no figure the engine has a nought, and so does an own indicator here.
    const other = Number.isNaN(theirs[index]!) ? 0 : theirs[index]!;
    const size = Math.max(Math.abs(value), Math.abs(other));
    return Math.abs(value - other) > IN_PASSING * size;
  });
}
