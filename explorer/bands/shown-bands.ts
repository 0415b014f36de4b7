/** What a page shows of an ensemble: bands of figures and chances of goals, of one plan or two. */
import {
  shareOf,
  type EnsembleRecord,
  type GoalRecord,
} from "../../engine/analysis/ensemble/record.ts";
import { cityOf } from "../../engine/model/index.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";

/** The record of an ensemble as charts take it: all but the list of what was drawn. */
export type BandRecord = Omit<EnsembleRecord, "inputs">;

/** The part of a record that a worker sends back: what it was asked about, the page has already. */
export type SentRecord = Omit<BandRecord, "scenario" | "catalogue">;

/** Chance of a goal over the members. */
export interface GoalChance extends GoalRecord {
  /** Share of the members that meet it; null where none can say. */
  readonly probability: number | null;
}

/** The bands of one plan. */
export class PlanBands {
  readonly record: BandRecord;

  constructor(scenario: ResolvedScenario, sent: SentRecord) {
    this.record = { scenario, catalogue: cityOf(scenario.model).catalogue, ...sent };
  }

  /**
   * Quantiles at 5, 25, 50, 75 and 95 per cent of an output in its canonical unit, or of the plan's own
   * indicator in its declared unit; NaN where there is no value, and for the cells of outputs with
   * dimensions, which no ensemble of a page keeps.
   *
   * @param region place in the scenario
   */
  quantiles(id: string, cell: number, year: number, region = 0): readonly number[] {
    const { regions, scenario, probabilities } = this.record;
    const band = cell === 0 ? regions[region]?.indicators.find((one) => one.id === id) : undefined;
    const at = year - scenario.model.first;
    return probabilities.map((_, place) => band?.quantiles[place]?.[at] ?? NaN);
  }

  /** A goal by its id: its chance, and by year how many members hold it from then on. */
  goal(id: string, region = 0): GoalChance | null {
    const goal = this.record.regions[region]?.goals.find(({ target }) => target.id === id);
    return goal === undefined ? null : { ...goal, probability: shareOf(goal.met, goal.evaluable) };
  }
}

/** What is shown: the bands of the plan, and of what lies beside it on the same draws. */
export interface ShownBands {
  readonly members: number;
  readonly seed: number | string;
  readonly shown: PlanBands;
  readonly beside: PlanBands | null;
}
