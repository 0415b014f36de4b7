/** Runs of a plan with some levers moved, and what the conditions of a backcast make of each. */
import { NonFiniteError, type Instance, type RegionValues } from "../../run/instance.ts";
import type { Trajectories } from "../../run/trajectories.ts";
import type { ExtraCost } from "./extra-cost.ts";
import type { GoalReading } from "./goal-reading.ts";
import { MovedLevers, type ChangeYears } from "./moved-levers.ts";
import type { Problem, Trial } from "./problem.ts";
import type { VariedLever } from "./varied-levers.ts";
import { WishesBeyond } from "./wishes-beyond.ts";

/** Wishes that come true but for less than this share are as good as fulfilled. */
export const FULFILLED = 1e-6;

export interface TrialSetting {
  readonly instance: Instance;
  /** All regions of the run; those but `region` follow the plan. */
  readonly regions: readonly RegionValues[];
  readonly region: number;
  readonly goals: readonly GoalReading[];
  readonly years: ChangeYears;
  readonly costs: ExtraCost | null;
  /** Of the plan. */
  readonly plan: Trajectories;
}

export class Trials {
  /** Of the latest run. */
  readonly run: Trajectories;
  readonly wishes: WishesBeyond;
  readonly moved: MovedLevers;
  /** Runs of the model so far. */
  runs = 0;
  private readonly regions: RegionValues[];
  /** What a margin or cost is divided by, so that it is about one in size. */
  private readonly sizes: Float64Array;
  private costSize = 1;

  constructor(
    private readonly setting: TrialSetting,
    readonly levers: readonly VariedLever[],
  ) {
    const { instance, regions, region, years, plan, goals } = setting;
    this.run = instance.trajectories(plan.shape.regions);
    this.moved = new MovedLevers(instance, regions[region]!, levers, years);
    this.wishes = new WishesBeyond(instance, levers, years, region, plan);
    this.regions = regions.map((values, at) => (at === region ? this.moved.values : values));
    this.sizes = new Float64Array(goals.length).fill(1);
  }

  /** Runs with changes; false where a number is not finite: no city is like that. */
  execute(changes: ArrayLike<number>): boolean {
    this.moved.move(changes);
    return this.again();
  }

  /** Runs what the levers hold now. */
  again(): boolean {
    this.runs++;
    try {
      this.setting.instance.run(this.regions, this.run);
      return true;
    } catch (error) {
      if (error instanceof NonFiniteError) return false;
      throw error;
    }
  }

  /** One per goal, in its own terms, of the latest run. */
  margins(): Float64Array {
    return Float64Array.from(this.setting.goals, (goal) => goal.margin(this.run));
  }

  /** Gives margins and costs about the size of one: of what the plan lacks, or what levers do. */
  measure(effects: readonly Float64Array[], cost: number): void {
    const plan = this.setting.goals.map((goal) => goal.margin(this.setting.plan));
    plan.forEach((margin, goal) => {
      const most = effects.reduce(
        (size, effect) => Math.max(size, Math.abs(effect[goal]! - margin) || 0),
        0,
      );
      this.sizes[goal] = margin < 0 ? -margin : most > 0 ? most : 1;
    });
    this.costSize = cost > 0 ? cost : 1;
  }

  /**
   * The question of some of the levers; the others stay as the plan has them.
   *
   * @param sharper by how much more than their value the goals are to be met, in sizes of what the
   *   plan lacks of them
   */
  problem(
    which: readonly number[],
    ends: readonly { readonly lowest: number; readonly highest: number }[],
    sharper = 0,
  ): Problem {
    const all = new Float64Array(this.levers.length);
    const { goals, costs } = this.setting;
    return {
      lowest: Float64Array.from(which, (lever) => ends[lever]!.lowest),
      highest: Float64Array.from(which, (lever) => ends[lever]!.highest),
      attempt: (changes): Trial => {
        which.forEach((lever, at) => {
          all[lever] = changes[at]!;
        });
        const margins = new Float64Array(goals.length + 1);
        if (!this.execute(all)) return { margins: margins.fill(NaN), cost: 0 };
        const own = this.margins();
        for (let goal = 0; goal < own.length; goal++) {
          margins[goal] = own[goal]! / this.sizes[goal]! - sharper;
        }
        const beyond = this.wishes.largest(this.run);
        margins[goals.length] = beyond > FULFILLED ? -beyond : 0;
        return { margins, cost: costs === null ? 0 : costs.of(this.run) / this.costSize };
      },
    };
  }
}
