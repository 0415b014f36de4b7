/**
 * Goals and budgets of one member, read from places in a row of numbers. What `evaluateTarget` finds
 * out about a goal (its subject, the years that it compares, where each of their figures stands) is
 * the same for all members, so it is found out once.
 */
import type { BudgetModel, TargetModel } from "../../scenario/resolved.ts";
import { budgetUse, yearsOfBudget } from "../budgets.ts";
import { heldFrom, reachedOf, satisfies, yearsCompared, type Subject } from "../targets.ts";
import { isJudged } from "./outcome.ts";

/** Where the figure of a subject in a year stands in the row of a member; -1 where there is none. */
export type PlaceOf = (subject: Subject, year: number) => number;

interface Years {
  readonly first: number;
  readonly years: number;
}

/** A goal made ready for the members of one scenario. */
export class MemberGoal {
  private readonly isJudged: boolean;
  /** Places of the figures that are compared, by the year of the goal. */
  private readonly byYear = new Map<number, Int32Array>();
  /** Room for those figures, by how many they are. */
  private readonly figures = new Map<number, Float64Array>();
  private row: Float64Array = new Float64Array(0);
  private readonly holds = (year: number): boolean => {
    const value = this.reachedIn(year);
    return value !== null && satisfies(this.target, value);
  };

  /** @param subject null where the goal has no value in any member */
  constructor(
    private readonly target: TargetModel,
    private readonly subject: Subject | null,
    private readonly isStock: boolean,
    private readonly shape: Years,
    private readonly placeOf: PlaceOf,
  ) {
    this.isJudged = isJudged(target);
  }

  /** Writes what is reached, whether that is enough, and the year from which it holds. */
  write(row: Float64Array, at: number): void {
    row[at] = row[at + 1] = row[at + 2] = NaN;
    if (this.subject === null) return;
    this.row = row;
    const reached = this.reachedIn(this.target.year);
    if (reached === null) return;
    row[at] = reached;
    if (!this.isJudged) return;
    row[at + 1] = satisfies(this.target, reached) ? 1 : 0;
    const from = heldFrom(this.target, this.shape, this.holds);
    if (from !== null) row[at + 2] = from;
  }

  private reachedIn(year: number): number | null {
    const places = this.placesIn(year);
    const figures = this.figures.get(places.length)!;
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!;
      if (place < 0) return null;
      const value = this.row[place]!;
      if (Number.isNaN(value)) return null;
      figures[i] = value;
    }
    return reachedOf(this.target, figures);
  }

  private placesIn(year: number): Int32Array {
    const known = this.byYear.get(year);
    if (known !== undefined) return known;
    const years = yearsCompared(this.target, year, this.isStock, this.shape);
    const places = Int32Array.from(years, (when) => this.placeOf(this.subject!, when));
    this.byYear.set(year, places);
    if (!this.figures.has(places.length)) {
      this.figures.set(places.length, new Float64Array(places.length));
    }
    return places;
  }
}

/** A budget made ready for the members of one scenario. */
export class MemberBudget {
  private readonly places: Int32Array;
  private readonly flow: number[];

  /** @param subject null where the budget has no value in any member */
  constructor(
    private readonly budget: BudgetModel,
    subject: Subject | null,
    placeOf: PlaceOf,
  ) {
    const years = subject === null ? [] : yearsOfBudget(budget);
    this.places = Int32Array.from(years, (year) => placeOf(subject!, year));
    this.flow = years.map(() => 0);
  }

  /** Writes what is used, and the moment and the year in which it is used up. */
  write(row: Float64Array, at: number): void {
    row[at] = row[at + 1] = row[at + 2] = NaN;
    const { places, flow } = this;
    if (places.length === 0) return;
    for (let i = 0; i < places.length; i++) {
      const value = places[i]! < 0 ? NaN : row[places[i]!]!;
      if (Number.isNaN(value)) return;
      flow[i] = value;
    }
    const { used, usedUp } = budgetUse(this.budget, flow);
    row[at] = used;
    if (usedUp === null) return;
    row[at + 1] = usedUp.moment;
    row[at + 2] = usedUp.year;
  }
}
