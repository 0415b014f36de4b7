/**
 * How much more a run wishes for than the model can do, where it wishes for more than the plan does. A
 * plan of which the wishes do not come true is no answer, even where its goal is met in another way.
 * What the plan itself wishes in vain is its own affair.
 *
 * A stock (turbines, connections) is looked at in the year of the full change: on the way there it
 * may lag behind, as building takes time. An amount per year is looked at in every year up to then.
 */
import type { Instance } from "../../run/instance.ts";
import type { Trajectories } from "../../run/trajectories.ts";
import type { ChangeYears } from "./moved-levers.ts";
import type { VariedLever } from "./varied-levers.ts";

/** A shortfall below this share of the wish is rounding, not a limit. */
const NOTICEABLE = 1e-9;

interface Watched {
  readonly lever: number;
  /** In the limits of a row: what is wished, and what is got. */
  readonly wished: number;
  readonly got: number;
  readonly from: number;
  readonly to: number;
}

export class WishesBeyond {
  private readonly watched: readonly Watched[];
  /** `[watched][year]`: what the plan wishes, and what it lacks of that. */
  private readonly byPlan: readonly {
    readonly wished: Float64Array;
    readonly lacked: Float64Array;
  }[];

  constructor(
    instance: Instance,
    levers: readonly VariedLever[],
    { from, full }: ChangeYears,
    private readonly region: number,
    plan: Trajectories,
  ) {
    const { first } = instance.structure;
    const { constraints, flows, stocks } = instance.shape;
    const begin = flows.width + stocks.width;
    this.watched = instance.declarations.flatMap((module) =>
      Object.entries(module.constraints).flatMap(([name, { lever }]) => {
        const slot = constraints.slots.get(`${module.id}.${name}`)!;
        const { offset, size } = instance.leverBlock.slots.get(`${module.id}.${lever}`)!;
        return levers.flatMap(({ cell, kind }, at) => {
          const place = cell - offset;
          if (place < 0 || place >= size) return [];
          return [
            {
              lever: at,
              wished: begin + slot.offset + place,
              got: begin + slot.offset + slot.size / 2 + place,
              from: (kind === "stock" ? full : from) - first,
              to: full - first,
            },
          ];
        });
      }),
    );
    const { years } = plan.shape;
    const ofPlan = (cell: number): Float64Array =>
      Float64Array.from({ length: years }, (_, year) => {
        return plan.rows[(region * years + year) * plan.width + cell]!;
      });
    this.byPlan = this.watched.map((one) => {
      const [wished, got] = [ofPlan(one.wished), ofPlan(one.got)];
      return { wished, lacked: wished.map((wish, year) => Math.max(0, wish - got[year]!)) };
    });
  }

  /** Whether some limit of the model is one of these levers'. */
  watches(lever: number): boolean {
    return this.watched.some((one) => one.lever === lever);
  }

  /** The largest wish that does not come true, as a share of the wish; 0 where all do. */
  largest(run: Trajectories): number {
    const { years } = run.shape;
    let largest = 0;
    for (let at = 0; at < this.watched.length; at++) {
      const { wished, got, from, to } = this.watched[at]!;
      const plan = this.byPlan[at]!;
      for (let year = from; year <= to; year++) {
        const row = (this.region * years + year) * run.width;
        const wish = run.rows[row + wished]!;
        if (!(wish > plan.wished[year]!)) continue;
        const lacking = wish - run.rows[row + got]! - plan.lacked[year]!;
        const beyond = lacking / Math.max(1e-6, Math.abs(wish));
        if (beyond > NOTICEABLE && beyond > largest) largest = beyond;
      }
    }
    return largest;
  }
}
