/**
 * Moves levers of a region away from the plan, in place: the values that a run reads are written
 * straight into its blocks, so that a trial costs a run and nothing more.
 *
 * The path of a lever is the plan's plus a change that grows in a straight line from nought in the
 * year before it may begin to its full size in the year of the goal, and holds from then on; it never
 * leaves the bounds. The members of a whole, which are shares of it, give way to the one that moves,
 * each in proportion to what it has.
 */
import type { Instance, RegionValues } from "../../run/instance.ts";
import type { VariedLever } from "./varied-levers.ts";

/** The years of the change. */
export interface ChangeYears {
  /** First year that may differ from the plan. */
  readonly from: number;
  /** First year of the full change. */
  readonly full: number;
}

/** Which part of the full change holds in a year. */
export const grown = (year: number, { from, full }: ChangeYears): number =>
  year < from ? 0 : year >= full ? 1 : (year - from + 1) / (full - from + 1);

/** A region of which the plan's paths may be written over. */
export class MovedLevers {
  /** For a run; the same buffers after every move. */
  readonly values: RegionValues;
  private readonly own: Float64Array;
  private readonly shares: Float64Array;

  constructor(
    private readonly instance: Instance,
    plan: RegionValues,
    readonly levers: readonly VariedLever[],
    years: ChangeYears,
  ) {
    const { first } = instance.structure;
    this.own = plan.plan;
    this.values = {
      ...plan,
      plan: plan.plan.slice(),
      byYear: plan.byYear.map((year) => year.slice()),
    };
    this.shares = Float64Array.from({ length: instance.years }, (_, at) =>
      grown(first + at, years),
    );
  }

  /** @param changes one per lever, as a share of its room */
  move(changes: ArrayLike<number>): void {
    const { levers, instance, shares } = this;
    for (let at = 0; at < levers.length; at++) {
      const lever = levers[at]!;
      const change = changes[at]!;
      const size = change * (change > 0 ? lever.up : lever.down);
      for (let year = 0; year < instance.years; year++) {
        const share = shares[year]!;
        if (share > 0) this.moveIn(year, lever, size * share);
      }
    }
  }

  /** Gives cells of a lever values of one's own, as a plan does that states them. */
  put(cell: number, values: ArrayLike<number>): void {
    for (let year = 0; year < this.instance.years; year++) this.write(year, cell, values[year]!);
  }

  /** A cell of the lever block year by year, as it stands now. */
  path(cell: number): number[] {
    return Array.from(
      { length: this.instance.years },
      (_, year) => this.values.plan[this.at(year, cell)]!,
    );
  }

  /** The same as the plan has it. */
  ownPath(cell: number): number[] {
    return Array.from({ length: this.instance.years }, (_, year) => this.own[this.at(year, cell)]!);
  }

  private moveIn(year: number, { cell, others, min, max, yields }: VariedLever, by: number): void {
    const was = this.own[this.at(year, cell)]!;
    // A bound that the plan itself is beyond in a later year is not the backcast's to mend.
    const value = Math.max(Math.min(min, was), Math.min(Math.max(max, was), was + by));
    this.write(year, cell, value);
    const rest = 1 - was;
    for (let at = 0; at < others.length; at++) {
      const other = others[at]!;
      const theirs = this.own[this.at(year, other)]!;
      const part = rest > 1e-12 ? theirs / rest : yields[at]!;
      this.write(year, other, (1 - value) * part);
    }
  }

  private at(year: number, cell: number): number {
    return this.instance.pathBase[cell]! + this.instance.pathStride[cell]! * year;
  }

  private write(year: number, cell: number, value: number): void {
    this.values.plan[this.at(year, cell)] = value;
    this.values.byYear[year]![cell] = value;
  }
}
