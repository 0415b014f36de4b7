/**
 * How probable it is that a written answer meets its goals, when everything that is uncertain in the
 * scenario may be otherwise. All answers that are tried meet the same members (common random
 * numbers), so that what differs between them is the answer and nothing else.
 */
import { NonFiniteError, type Instance, type RegionValues } from "../../run/instance.ts";
import type { ResolvedScenario } from "../../scenario/resolved.ts";
import { Draws, type Sampling } from "../ensemble/draws.ts";
import { UncertainModel } from "../ensemble/uncertain-model.ts";
import type { GoalReading, Past } from "./goal-reading.ts";

export interface RobustQuestion {
  /** In which part of the members all goals are to be met: 0.8. */
  readonly share: number;
  readonly members: number;
  readonly seed: number;
  readonly sampling: Sampling;
}

/** Which members. */
export type MemberQuestion = Omit<RobustQuestion, "share">;

export interface RobustFound {
  readonly question: RobustQuestion;
  /** Members in which all goals are met; of the plan, and of the answer. */
  readonly metByPlan: number;
  readonly met: number;
  readonly isMet: boolean;
  /** The answer in other members, more of them: with a seed of their own. */
  readonly check: { readonly members: number; readonly seed: number; readonly met: number };
  /** How closely the smallest answer was looked for, as a share of what was moved. */
  readonly tolerance: number;
}

/** What a written answer says of one cell of the levers. */
export interface StatedCell {
  /** In the lever block. */
  readonly cell: number;
  /** Of all years; those before `from` are what each member makes of them. */
  readonly values: readonly number[];
}

/** Members are drawn in blocks of so many. */
const BLOCK = 64;

export class Members {
  private readonly uncertain: UncertainModel;
  private readonly drawn: Float64Array;
  private readonly row: Float64Array;
  /** Runs of the model so far. */
  runs = 0;

  constructor(
    scenario: ResolvedScenario,
    private readonly instance: Instance,
    private readonly goals: readonly GoalReading[],
    private readonly region: number,
    private readonly from: number,
  ) {
    this.uncertain = new UncertainModel(scenario, instance);
    const count = this.uncertain.inputs.length;
    this.drawn = new Float64Array(count * BLOCK);
    this.row = new Float64Array(count);
  }

  /** Whether all goals are met in at least so many members; ends as soon as that is certain. */
  enough(stated: readonly StatedCell[], question: MemberQuestion, wanted: number): boolean {
    return this.count(stated, question, wanted) >= wanted;
  }

  /** In how many members all goals are met. */
  met(stated: readonly StatedCell[], question: MemberQuestion): number {
    return this.count(stated, question, null);
  }

  private count(
    stated: readonly StatedCell[],
    { members, seed, sampling }: MemberQuestion,
    wanted: number | null,
  ): number {
    const { uncertain, drawn, row, instance } = this;
    const draws = new Draws(uncertain.inputs, { seed, sampling });
    const run = instance.trajectories(uncertain.central().regions.map(({ id }) => id));
    let met = 0;
    for (let from = 0; from < members; from += BLOCK) {
      const count = Math.min(BLOCK, members - from);
      draws.fill(from, from + count, drawn);
      for (let member = 0; member < count; member++) {
        for (let input = 0; input < row.length; input++) {
          row[input] = drawn[input * count + member]!;
        }
        const { regions, history } = uncertain.at(row);
        const undo = this.state(regions[this.region]!, stated);
        const past: Past = (id, year) => {
          const place = uncertain.historyPlace(this.region, id, year);
          return place === null ? null : history[place]!;
        };
        this.runs++;
        try {
          instance.run(regions, run);
          if (this.goals.every((goal) => goal.margin(run, past) >= 0)) met++;
        } catch (error) {
          // A member that is not finite meets nothing; the ensemble of the plan names it.
          if (!(error instanceof NonFiniteError)) throw error;
        }
        undo();
        const left = members - from - member - 1;
        if (wanted !== null && (met >= wanted || met + left < wanted)) return met;
      }
    }
    return met;
  }

  /** Writes what a plan would state over a member's paths; returns what takes it back. */
  private state({ plan, byYear }: RegionValues, stated: readonly StatedCell[]): () => void {
    const { pathBase, pathStride, structure, years } = this.instance;
    const begin = Math.max(0, this.from - structure.first);
    const before: number[] = [];
    const each = (write: (at: number, year: number, cell: number, value: number) => void): void => {
      for (const { cell, values } of stated) {
        for (let year = begin; year < years; year++) {
          write(pathBase[cell]! + pathStride[cell]! * year, year, cell, values[year]!);
        }
      }
    };
    each((at, year, cell, value) => {
      before.push(plan[at]!);
      plan[at] = byYear[year]![cell] = value;
    });
    return () => {
      let next = 0;
      each((at, year, cell) => {
        plan[at] = byYear[year]![cell] = before[next++]!;
      });
    };
  }
}
