/** What two plans are apart, member by member: turned round it turns round, and of one plan it is nothing. */
import { beforeAll, describe, expect, it } from "vitest";
import type { ColumnDifferences } from "../../engine/analysis/ensemble/difference-of-records.ts";
import { differenceRecord } from "../../engine/analysis/ensemble/difference-of-records.ts";
import type { DifferenceRecord } from "../../engine/analysis/ensemble/difference-record.ts";
import type { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { isJudged } from "../../engine/analysis/ensemble/outcome.ts";
import { placeOf, QuantileSelector } from "../../engine/analysis/ensemble/quantiles.ts";
import { inventedEnsemble, type Invented } from "../arbitraries/invented-ensemble.ts";
import { shipped } from "../arbitraries/shipped.ts";

const MEMBERS = 40;
const one = inventedEnsemble(shipped("kortrijk/kortrijk-2040.yaml"));
const other = inventedEnsemble(shipped("kortrijk/referentie.yaml"));

/** Made-up members: some numbers, some without a value; goals met or not. */
function columnsOf(figures: FigurePlan, seed: number): readonly Float64Array[] {
  const columns = Array.from({ length: figures.columns }, (_, column) =>
    Float64Array.from({ length: MEMBERS }, (__, member) => {
      const number = (seed * 31 + column * 17 + member * member * 7) % 23;
      return number === 22 ? NaN : number - 11;
    }),
  );
  for (const { kind, part, column } of figures.series) {
    if (kind === "goal" && part === "met") {
      columns[column] = columns[column]!.map((value) => (value > 0 ? 1 : 0));
    }
  }
  return columns;
}

function differencesOf(
  mine: FigurePlan,
  columns: readonly Float64Array[],
  theirs: FigurePlan,
  otherColumns: readonly Float64Array[],
  probabilities: readonly number[],
): ColumnDifferences {
  const places = new Map(theirs.names().map((name, column) => [name, column]));
  const pairs = mine.names().flatMap((name, column) => {
    const match = places.get(name);
    return match === undefined ? [] : [{ column, other: match }];
  });
  const quantiles = new Float64Array(pairs.length * probabilities.length);
  const selector = new QuantileSelector(probabilities, MEMBERS);
  const counts = pairs.map(({ column, other: match }, pair) => {
    const apart = columns[column]!.map((value, at) => value - otherColumns[match]![at]!);
    selector.begin();
    selector.add(apart, 0, MEMBERS);
    selector.finish(quantiles, pair * probabilities.length);
    return {
      evaluable: apart.filter((value) => !Number.isNaN(value)).length,
      lower: apart.filter((value) => value < 0).length,
      higher: apart.filter((value) => value > 0).length,
    };
  });
  return {
    ...{ pairs, quantiles },
    evaluable: counts.map(({ evaluable }) => evaluable),
    lower: counts.map(({ lower }) => lower),
    higher: counts.map(({ higher }) => higher),
  };
}

function apart(a: Invented, seedA: number, b: Invented, seedB: number): DifferenceRecord {
  const [mine, theirs] = [a.outcome.figures, b.outcome.figures];
  const [columns, others] = [columnsOf(mine, seedA), columnsOf(theirs, seedB)];
  const found = differencesOf(mine, columns, theirs, others, a.record.probabilities);
  const membersOf = ({ record, outcome }: Invented, all: readonly Float64Array[]) => ({
    ...{ record, figures: outcome.figures },
    column: (column: number) => all[column]!,
  });
  return differenceRecord(membersOf(a, columns), membersOf(b, others), found);
}

let forth: DifferenceRecord;
let back: DifferenceRecord;
beforeAll(() => {
  forth = apart(one, 1, other, 2);
  back = apart(other, 2, one, 1);
});

describe("the difference of two plans", () => {
  it("is of every indicator that both have, and turned round lower is higher", () => {
    const [mine, theirs] = [forth.regions[0]!.indicators, back.regions[0]!.indicators];
    expect(mine.length).toBeGreaterThan(150);
    for (const band of mine) {
      const turned = theirs.find(({ id }) => id === band.id)!;
      expect(turned.lower).toEqual(band.higher);
      expect(turned.evaluable).toEqual(band.evaluable);
      band.central.forEach((value, at) => {
        expect(turned.central[at] ?? null).toBe(value === null ? null : 0 - value);
      });
    }
  });

  it("has the quantiles of the differences, at the place of their order", () => {
    const { figures } = one.outcome;
    const [mine, theirs] = [columnsOf(figures, 1), columnsOf(other.outcome.figures, 2)];
    const band = forth.regions[0]!.indicators.find(({ id }) => id === "emissions.total")!;
    forth.years.forEach((year, at) => {
      const column = figures.column(band.id, 0, year)!;
      const match = other.outcome.figures.column(band.id, 0, year)!;
      const sorted = mine[column]!.map((value, member) => value - theirs[match]![member]!)
        .filter((value) => !Number.isNaN(value))
        .sort();
      expect(band.evaluable[at]).toBe(sorted.length);
      forth.probabilities.forEach((probability, place) => {
        expect(band.quantiles[place]![at]).toBe(sorted[placeOf(probability, sorted.length)]);
      });
    });
  });

  it("counts goals in the members in which both can say, one way and the other", () => {
    const goals = forth.regions[0]!.goals;
    expect(goals.length).toBeGreaterThan(10);
    for (const goal of goals) {
      const turned = back.regions[0]!.goals.find(({ target }) => target === goal.target)!;
      expect([turned.both, turned.neither]).toEqual([goal.both, goal.neither]);
      expect([turned.onlyPlan, turned.onlyReference]).toEqual([goal.onlyReference, goal.onlyPlan]);
      const target = one.record.scenario.model.targets.find(({ id }) => id === goal.target)!;
      expect(isJudged(target)).toBe(true);
    }
  });

  it("is nothing between a plan and itself", () => {
    const [region] = apart(one, 5, one, 5).regions;
    for (const { central, quantiles, lower, higher } of region!.indicators) {
      expect([...lower, ...higher].every((count) => count === 0)).toBe(true);
      expect(quantiles.flat().every((value) => value === 0 || value === null)).toBe(true);
      expect(central.every((value) => value === 0 || value === null)).toBe(true);
    }
    for (const { onlyPlan, onlyReference } of region!.goals) {
      expect(onlyPlan + onlyReference).toBe(0);
    }
  });
});
