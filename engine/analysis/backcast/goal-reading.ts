/** Reads from a run what a goal compares with its value: compiled once, then a matter of a few cells. */
import type { Trajectories } from "../../run/trajectories.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { RegionModel, ResolvedScenario, TargetModel } from "../../scenario/resolved.ts";
import { missingIn } from "../missing.ts";
import { OwnColumns, OwnModel, OwnSeries, RunColumns } from "../own-series.ts";
import { isOwnId, type RunSeries } from "../run-series.ts";
import {
  reachedOf,
  satisfies,
  subjectOf,
  valueIn,
  yearsCompared,
  type Subject,
} from "../targets.ts";

/** Why a goal is none that can be reasoned back from. */
export type Unanswerable =
  /** It has no value to reach. */
  | "followed"
  /** The model does not have it. */
  | "not-modelled"
  /** A figure is missing. */
  | "no-figure";

export class GoalReading {
  readonly target: TargetModel;
  readonly subject: Subject;
  private readonly own: OwnModel | null;
  private readonly figures: Float64Array;

  private constructor(
    private readonly scenario: ResolvedScenario,
    private readonly catalogue: Catalogue,
    private readonly region: number,
    target: TargetModel,
    subject: Subject,
    own: OwnModel | null,
    private readonly years: readonly number[],
    private readonly isStock: boolean,
  ) {
    this.target = target;
    this.subject = subject;
    this.own = own;
    this.figures = new Float64Array(years.length);
  }

  /** @param run of the plan, in which the goal is looked up */
  static of(
    target: TargetModel,
    scenario: ResolvedScenario,
    catalogue: Catalogue,
    region: number,
    run: Trajectories,
  ): GoalReading | Unanswerable {
    if (target.kind === "tracked" || target.kind === "outlook" || target.direction === "about") {
      return "followed";
    }
    const own = isOwnId(target.indicator) ? new OwnModel(scenario.model, catalogue) : null;
    const model = scenario.model.regions[region]!;
    const series = seriesOf(scenario, run, own);
    const subject = subjectOf(target, series, catalogue, model);
    if (subject === null) return "not-modelled";
    if (withoutValue(model).has(subject.id)) return "no-figure";
    const isStock = series.isStock(subject.id);
    const years = yearsCompared(target, target.year, isStock, run.shape);
    const place = [scenario, catalogue, region] as const;
    const reading = new GoalReading(...place, target, subject, own, years, isStock);
    return reading.reached(run) === null ? "no-figure" : reading;
  }

  /** What a run reaches, in the terms of the goal; null where a figure is missing. */
  reached(run: Trajectories): number | null {
    const { subject, catalogue, scenario, region, years, figures } = this;
    const series = seriesOf(scenario, run, this.own);
    const model = scenario.model.regions[region]!;
    for (let at = 0; at < years.length; at++) {
      const value = valueIn(subject, years[at]!, series, catalogue, model, region);
      if (value === null) return null;
      figures[at] = value;
    }
    return reachedOf(this.target, figures);
  }

  /**
   * How far beyond its value it is: 0 or more where the goal is met, with the allowance for rounding
   * that runs have too; NaN without a value.
   */
  margin(run: Trajectories): number {
    const reached = this.reached(run);
    if (reached === null) return NaN;
    const { direction, value } = this.target;
    const margin = direction === "at_least" ? reached - value : value - reached;
    return margin < 0 && satisfies(this.target, reached) ? 0 : margin;
  }

  /**
   * The indicator year by year, in its canonical unit: a stock of which the goal speaks at the end of
   * its year, on 1 January of the next. NaN where it has no value.
   */
  series(run: Trajectories): number[] {
    const later = this.isStock && this.target.by === "end" ? 1 : 0;
    return this.yearly(run, (year, valueOf) => valueOf(year + later));
  }

  /**
   * What the goal speaks of, year by year, where that is something else than the indicator: its
   * change against another year, or from each year to the next. Null where it is the indicator.
   */
  course(run: Trajectories): number[] | null {
    const { target, isStock } = this;
    if (target.kind === "annual_change") {
      return this.yearly(run, (year, valueOf) => valueOf(year) / valueOf(year - 1) - 1);
    }
    if (target.kind !== "change") return null;
    return this.yearly(run, (year, valueOf) => {
      const figures = yearsCompared(target, year, isStock, run.shape).map(valueOf);
      return reachedOf(target, figures) ?? NaN;
    });
  }

  private yearly(
    run: Trajectories,
    figure: (year: number, valueOf: (year: number) => number) => number,
  ): number[] {
    const { subject, catalogue, scenario, region } = this;
    const series = seriesOf(scenario, run, this.own);
    const model = scenario.model.regions[region]!;
    const valueOf = (year: number): number =>
      valueIn(subject, year, series, catalogue, model, region) ?? NaN;
    const { first, years } = run.shape;
    return Array.from({ length: years }, (_, at) => {
      const value = figure(first + at, valueOf);
      return Number.isFinite(value) ? value : NaN;
    });
  }
}

const withoutValue = (region: RegionModel): ReadonlySet<string> =>
  region.unknownOutputs === undefined
    ? missingIn(region)
    : new Set([...missingIn(region), ...region.unknownOutputs]);

function seriesOf({ model }: ResolvedScenario, run: Trajectories, own: OwnModel | null): RunSeries {
  if (own === null) return run;
  const columns = model.regions.map((each, index) => {
    return new OwnColumns(own, new RunColumns(own, run, each, index, withoutValue(each)));
  });
  return new OwnSeries(own, run, columns);
}
