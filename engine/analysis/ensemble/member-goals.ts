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

/** What is compared in a year: where the figures stand, and room for them. */
interface Compared {
  readonly places: Int32Array;
  readonly figures: Float64Array;
}

/** A goal made ready for the members of one scenario. */
export class MemberGoal {
  private readonly isJudged: boolean;
  /** By the year of the goal, from the first of the run. */
  private readonly inRun: (Compared | undefined)[];
  /** Of years outside of the run. */
  private readonly beyond = new Map<number, Compared>();
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
    this.inRun = Array.from({ length: shape.years }, () => undefined);
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
    const { row } = this;
    const { places, figures } = this.comparedIn(year);
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!;
      if (place < 0) return null;
      const value = row[place]!;
      if (value !== value) return null;
      figures[i] = value;
    }
    return reachedOf(this.target, figures);
  }

  private comparedIn(year: number): Compared {
    const { inRun, shape } = this;
    const index = year - shape.first;
    return (index >= 0 && index < shape.years ? inRun[index] : undefined) ?? this.find(year);
  }

  private find(year: number): Compared {
    const known = this.beyond.get(year);
    if (known !== undefined) return known;
    const compared = this.placesIn(year);
    const index = year - this.shape.first;
    if (index >= 0 && index < this.shape.years) this.inRun[index] = compared;
    else this.beyond.set(year, compared);
    return compared;
  }

  private placesIn(year: number): Compared {
    const years = yearsCompared(this.target, year, this.isStock, this.shape);
    const places = Int32Array.from(years, (when) => this.placeOf(this.subject!, when));
    return { places, figures: new Float64Array(places.length) };
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
