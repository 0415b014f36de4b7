/** Reads from a run what a goal compares with its value: compiled once, then a matter of a few cells. */
import type { Trajectories } from "../../run/trajectories.ts";
import type { Catalogue } from "../../scenario/declarations.ts";
import type { RegionModel, ResolvedScenario, TargetModel } from "../../scenario/resolved.ts";
import { missingIn } from "../missing.ts";
import { OwnColumns, OwnModel, OwnSeries, RunColumns } from "../own-series.ts";
import { isOwnId, type RunSeries } from "../run-series.ts";
import {
  observedBy,
  reachedOf,
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

/** What was observed in a year before the run; null where nobody did. */
export type Past = (id: string, year: number) => number | null;

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
    const reading = new GoalReading(scenario, catalogue, region, target, subject, own, years);
    return reading.reached(run) === null ? "no-figure" : reading;
  }

  /**
   * What a run reaches, in the terms of the goal; null where a figure is missing.
   *
   * @param past what was observed of an output in a year before the run, where that is another figure
   *   than the region's
   */
  reached(run: Trajectories, past?: Past): number | null {
    const { subject, catalogue, scenario, region, years, figures } = this;
    const series = seriesOf(scenario, run, this.own);
    const model = scenario.model.regions[region]!;
    for (let at = 0; at < years.length; at++) {
      const year = years[at]!;
      const value =
        this.otherPast(year, run, past) ?? valueIn(subject, year, series, catalogue, model, region);
      if (value === null) return null;
      figures[at] = value;
    }
    return reachedOf(this.target, figures);
  }

  /** How far beyond its value it is: 0 or more where the goal is met; NaN without a value. */
  margin(run: Trajectories, past?: Past): number {
    const reached = this.reached(run, past);
    if (reached === null) return NaN;
    const { direction, value } = this.target;
    return direction === "at_least" ? reached - value : value - reached;
  }

  private otherPast(year: number, run: Trajectories, past: Past | undefined): number | null {
    const { id } = this.subject;
    if (past === undefined || year >= run.shape.first || this.own !== null) return null;
    return observedBy(id, year, run, this.catalogue) === null ? past(id, year) : null;
  }

  /** The indicator year by year, in its canonical unit; NaN where it has no value. */
  series(run: Trajectories): number[] {
    const { id, cell } = this.subject;
    return seriesOf(this.scenario, run, this.own).series(id, cell, this.region);
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
