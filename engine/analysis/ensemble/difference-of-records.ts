/** The record of what a plan is apart from another, from what was counted member by member. */
import { toDeclaredUnit } from "../run-series.ts";
import type { DifferenceBand, DifferenceRecord, GoalDifference } from "./difference-record.ts";
import type { FigurePlan } from "./figures.ts";
import { isJudged } from "./outcome.ts";
import { yearsOf, type Band, type EnsembleRecord, type Figure } from "./record.ts";

/** One of two ensembles with the same draws. */
export interface ComparedMembers {
  readonly record: EnsembleRecord;
  readonly figures: FigurePlan;
  /** One number per member of a column; NaN where there is none. */
  column(column: number): ArrayLike<number>;
}

/** Quantiles and counts of the columns that both have. */
export interface ColumnDifferences {
  /** Columns of the plan, and of the one that it is held against. */
  readonly pairs: readonly { readonly column: number; readonly other: number }[];
  /** `[pair][probability]`, in canonical units. */
  readonly quantiles: Float64Array;
  readonly evaluable: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly higher: ArrayLike<number>;
}

/** The plan less the other, for all that both mean the same by. */
export function differenceRecord(
  plan: ComparedMembers,
  reference: ComparedMembers,
  differences: ColumnDifferences,
): DifferenceRecord {
  const { record, figures } = plan;
  const { probabilities } = record;
  const theirYears = new Set(yearsOf(reference.record));
  const years = yearsOf(record).filter((year) => theirYears.has(year));
  const places = new Map(differences.pairs.map(({ column }, pair) => [column, pair]));
  const regions = record.regions.flatMap((region, at) => {
    const other = reference.record.regions.findIndex(({ id }) => id === region.id);
    if (other < 0) return [];
    const theirs = new Map(
      reference.record.regions[other]!.indicators.map((band) => [band.id, band]),
    );
    const indicators = region.indicators.flatMap((band): DifferenceBand[] => {
      const same = theirs.get(band.id);
      if (same === undefined || !meansTheSame(band, plan.record, reference.record)) return [];
      const pairs = years.map((year) => places.get(figures.column(band.id, 0, year, at) ?? -1));
      if (pairs.includes(undefined)) return [];
      const shown = unitOf(band, plan.record);
      const numbers = (of: ArrayLike<number>): number[] => pairs.map((pair) => of[pair!]!);
      return [
        {
          ...{ id: band.id, unit: band.unit, kind: band.kind },
          central: years.map((year) => centralOf(band, same, year, plan.record, reference.record)),
          quantiles: probabilities.map((_, place) =>
            pairs.map((pair): Figure => {
              const value = differences.quantiles[pair! * probabilities.length + place]!;
              return Number.isNaN(value) ? null : shown(value);
            }),
          ),
          evaluable: numbers(differences.evaluable),
          lower: numbers(differences.lower),
          higher: numbers(differences.higher),
        },
      ];
    });
    return [{ id: region.id, indicators, goals: goalsOf(plan, reference, at, other) }];
  });
  return {
    plan: record.scenario.notes.id,
    reference: reference.record.scenario.notes.id,
    members: record.settings.members,
    ...{ probabilities, years, regions },
  };
}

/** Outputs of one id are one thing; own indicators only when they are defined alike. */
function meansTheSame({ id, unit }: Band, one: EnsembleRecord, other: EnsembleRecord): boolean {
  const of = ({ scenario: { model }, regions }: EnsembleRecord): string => {
    const own = model.indicators.find((indicator) => indicator.id === id);
    const known = regions[0]?.indicators.find((band) => band.id === id);
    return JSON.stringify([own?.formula ?? null, own?.unit ?? known?.unit ?? unit]);
  };
  return of(one) === of(other);
}

function unitOf({ id }: Band, { scenario: { model } }: EnsembleRecord): (value: number) => number {
  const own = model.indicators.find((indicator) => indicator.id === id);
  return own === undefined ? (value) => value : toDeclaredUnit(own);
}

function centralOf(
  one: Band,
  other: Band,
  year: number,
  record: EnsembleRecord,
  reference: EnsembleRecord,
): Figure {
  const mine = one.central[year - record.scenario.model.first] ?? null;
  const theirs = other.central[year - reference.scenario.model.first] ?? null;
  return mine === null || theirs === null ? null : mine - theirs;
}

/** Goals that both plans state alike, in the members in which both can be evaluated. */
function goalsOf(
  plan: ComparedMembers,
  reference: ComparedMembers,
  region: number,
  other: number,
): GoalDifference[] {
  const theirs = new Map(
    reference.record.scenario.model.targets.map((target) => [target.id, target]),
  );
  return plan.record.scenario.model.targets.flatMap((target): GoalDifference[] => {
    const same = theirs.get(target.id);
    if (!isJudged(target) || JSON.stringify(same) !== JSON.stringify(target)) return [];
    const column = (of: ComparedMembers, part: "reached" | "met", at: number) =>
      Float64Array.from(of.column(of.figures.goal(target, part, at)));
    const [mine, reached] = [column(plan, "met", region), column(plan, "reached", region)];
    const [their, against] = [column(reference, "met", other), column(reference, "reached", other)];
    let [both, onlyPlan, onlyReference, neither] = [0, 0, 0, 0];
    for (let member = 0; member < mine.length; member++) {
      if (Number.isNaN(reached[member]!) || Number.isNaN(against[member]!)) continue;
      if (mine[member] === 1) {
        if (their[member] === 1) both++;
        else onlyPlan++;
      } else if (their[member] === 1) onlyReference++;
      else neither++;
    }
    if (both + onlyPlan + onlyReference + neither === 0) return [];
    return [{ target: target.id, both, onlyPlan, onlyReference, neither }];
  });
}
