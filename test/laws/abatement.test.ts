/** What a tonne avoided costs: of a plan, and of each of its measures. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  abatement,
  abatementIndicators,
  type Abatement,
  type MeasureAbatement,
} from "../../engine/analysis/abatement.ts";
import { presentValue } from "../../engine/analysis/abatement/present-value.ts";
import { EMISSIONS } from "../../engine/analysis/abatement/priced.ts";
import { ANNUAL_COST, SPENDING, SPENT_BY_PAYER } from "../../engine/analysis/plan-costs.ts";
import { attribute } from "../../engine/analysis/attribution.ts";
import { comparedRun, type ComparedRun } from "../../engine/analysis/comparison.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { resolvedWith } from "../arbitraries/own-plan.ts";
import { shipped } from "../arbitraries/shipped.ts";

const run = (scenario: ResolvedScenario): ComparedRun => comparedRun(runScenario(scenario, false));

const reference = run(shipped("kortrijk/referentie.yaml"));
const plan = run(shipped("kortrijk/kortrijk-2040.yaml"));
const REGION = "kortrijk";

/** A comparison that can be made, with the split over measures when asked. */
function abating(from: ComparedRun, to: ComparedRun, isSplit = false): Abatement {
  const split = isSplit
    ? attribute(from.scenario, to.scenario, "measure", {
        indicators: abatementIndicators({ counted: [] }),
      })
    : null;
  const found = abatement(from, to, REGION, split);
  if (found.obstacle !== null) throw new Error(found.obstacle.en);
  return found;
}

describe("amounts of later years", () => {
  const amounts = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
    minLength: 1,
    maxLength: 40,
  });
  const rate = fc.double({ min: 0, max: 0.2, noNaN: true });

  it("add up plainly without a rate", () => {
    fc.assert(
      fc.property(amounts, (all) => {
        expect(presentValue(all, 0)).toBe(all.reduce((sum, one) => sum + one, 0));
      }),
    );
  });

  it("are worth what is put away now at that rate", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 39 }), rate, (years, of) => {
        const later = [...Array.from({ length: years }, () => 0), 1];
        let saved = presentValue(later, of);
        for (let year = 0; year < years; year++) saved *= 1 + of;
        expect(saved).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe("the cost of a tonne avoided", () => {
  const found = abating(reference, plan);

  it("is nothing and of nothing for a plan against itself", () => {
    const same = abating(plan, plan);
    expect(same).toMatchObject({
      ...{ cost: 0, avoided: 0, avoidedDiscounted: 0, effect: "nothing", perTonne: null },
    });
    for (const { investment, operation, energy } of same.payers) {
      expect([investment, operation, energy]).toEqual([0, 0, 0]);
    }
  });

  it("changes sign with the order of the two, cost and tonnes both, and the ratio does not", () => {
    const back = abating(plan, reference);
    expect(back.cost).toBe(-found.cost);
    expect(back.avoidedDiscounted).toBe(-found.avoidedDiscounted);
    expect(back.avoided).toBe(-found.avoided);
    expect(back.perTonne).toBe(found.perTonne);
    expect([found.effect, back.effect]).toEqual(["avoids", "more"]);
    back.payers.forEach((payer, at) => {
      for (const kind of SPENDING) expect(payer[kind]).toBe(0 - found.payers[at]![kind]);
    });
  });

  it("is the sum of the years, as anybody can add them up", () => {
    const { first, years } = plan.series.shape;
    let [cost, tonnes, plain, factor] = [0, 0, 0, 1];
    for (let year = first; year < first + years; year++) {
      const less = (id: string): number => plan.series.at(id, year) - reference.series.at(id, year);
      cost += less(ANNUAL_COST) * factor;
      tonnes -= (less(EMISSIONS) / 1000) * factor;
      plain -= less(EMISSIONS) / 1000;
      factor /= 1.03;
    }
    expect(found.discountRate).toBe(0.03);
    expect(found.cost).toBeCloseTo(cost, 3);
    expect(found.avoidedDiscounted).toBeCloseTo(tonnes, 6);
    expect(found.perTonne).toBeCloseTo(cost / tonnes, 9);
    expect(found.perPlainTonne).toBeCloseTo(cost / plain, 9);
  });

  it("shows who pays: the payers together spend what all spend", () => {
    for (const kind of SPENDING) {
      const whole = SPENT_BY_PAYER[kind].replace("_by_payer", "");
      const series = [plan, reference].map((one) => one.series.series(whole));
      const more = presentValue(
        series[0]!.map((value, year) => value - series[1]![year]!),
        found.discountRate,
      );
      const sum = found.payers.reduce((total, payer) => total + payer[kind], 0);
      expect(Math.abs(sum - more)).toBeLessThan(1e-9 * Math.max(1, Math.abs(more), 1e6));
    }
  });

  it("is not told of runs over other years or at other discount rates", () => {
    const dear = run(
      resolvedWith(
        "parameters:\n  costs.discount_rate: { value: 5 %/year, low: 4 %/year, high: 6 %/year, note: test }\n",
      ),
    );
    expect(abatement(dear, plan, REGION, null).obstacle?.en).toContain("discount");
  });
});

const listsOf = ({ curve }: Abatement): readonly MeasureAbatement[] => [
  ...curve!.steps,
  ...curve!.withoutCost,
  ...curve!.raising,
  ...curve!.without,
  ...(curve!.background === null ? [] : [curve!.background]),
];

describe("an abatement curve", () => {
  const found = abating(reference, plan, true);

  it("has every measure once, and its parts add up to the plan", () => {
    const all = listsOf(found);
    expect(new Set(all.map(({ group }) => group.id)).size).toBe(all.length);
    const sum = (key: "cost" | "avoided" | "avoidedDiscounted"): number =>
      all.reduce((total, measure) => total + measure[key], 0);
    expect(Math.abs(sum("cost") / found.cost - 1)).toBeLessThan(1e-9);
    expect(Math.abs(sum("avoided") / found.avoided - 1)).toBeLessThan(1e-9);
    expect(Math.abs(sum("avoidedDiscounted") / found.avoidedDiscounted - 1)).toBeLessThan(1e-9);
  });

  it("runs from the cheapest tonne to the dearest, each with tonnes of its own", () => {
    const { steps } = found.curve!;
    expect(steps.length).toBeGreaterThan(2);
    for (const [at, step] of steps.entries()) {
      expect(step.avoidedDiscounted).toBeGreaterThan(0);
      expect(step.perTonne).toBe(step.cost / step.avoidedDiscounted);
      if (at > 0) expect(step.perTonne!).toBeGreaterThanOrEqual(steps[at - 1]!.perTonne!);
    }
  });

  it("puts a measure without a known investment apart, however much energy it saves", () => {
    const levers = `
levers:
  industry.electrification: +20 pp
  mobility.modal_shift: 10 %
  renewables.wind_capacity: { 2035: 45 MW }
`;
    const { curve } = abating(reference, run(resolvedWith(levers, "./referentie.yaml")), true);
    const ids = (list: readonly MeasureAbatement[]): string[] =>
      list.flatMap(({ group }) => group.levers.map(({ lever }) => lever)).sort();
    expect(ids(curve!.withoutCost)).toEqual(["industry.electrification", "mobility.modal_shift"]);
    expect(ids(curve!.steps)).toEqual(["renewables.wind_capacity"]);
    expect(curve!.withoutCost.every(({ perTonne }) => perTonne === null)).toBe(true);
  });

  it("takes what sums of large numbers leave for no tonnes", () => {
    const { without } = found.curve!;
    const panels = without.find(({ group }) =>
      group.levers.some(({ lever }) => lever.startsWith("renewables.pv")),
    );
    expect(panels?.cost).toBeGreaterThan(0);
    expect(panels?.perTonne).toBeNull();
  });
});
