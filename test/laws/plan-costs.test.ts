/** What a plan costs: the model's costs and those of its programmes, by measure, payer and year. */
import { describe, expect, it } from "vitest";
import { abatement, abatementIndicators } from "../../engine/analysis/abatement.ts";
import { attribute } from "../../engine/analysis/attribution.ts";
import { comparedCosts, runCosts } from "../../engine/analysis/compared-costs.ts";
import { comparedRun, compareRuns, type ComparedRun } from "../../engine/analysis/comparison.ts";
import {
  groupOfMeasure,
  investmentRows,
  summedRows,
} from "../../engine/analysis/investment-shares.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import {
  PAYER_OF,
  payersOf,
  planCosts,
  programmeCosts,
  SPENDING,
  SPENT_BY_PAYER,
} from "../../engine/analysis/plan-costs.ts";
import { unchangedPolicy } from "../../engine/analysis/unchanged-policy.ts";
import { measures } from "../../engine/model/costs/measures.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { comparedCostsTable, runCostsTables } from "../../viz/files/cost-tables.ts";
import { resolvedWith } from "../arbitraries/own-plan.ts";
import { shipped } from "../arbitraries/shipped.ts";

const REGION = "kortrijk";
const BASIS = "grade: assumption, source: test, note: guessed";
const price = (value: number, unit: string): string =>
  `{ value: ${value} EUR2024/${unit}, low: 0, high: 1000000, ${BASIS} }`;
const programme = (id: string, actor: string, more: string): string =>
  `  ${id}: { title: { nl: ${id}, en: ${id} }, meaning: { nl: Telt, en: Counts }, theme: space, actor: ${actor}, source: test, ${more} }\n`;
const STEPS = "{ 2024: 10 benches/year, 2030: 30 benches/year, shape: step, source: test }";

const COUNTED = "unit: { count: benches }, since: 2026";
const WITH_BENCHES = [
  "programmes:\n",
  programme(
    "park.benches",
    "flanders",
    `${COUNTED}, cost: ${price(250, "benches")}, upkeep: ${price(2, "benches")}`,
  ),
  programme("park.lamps", "city", "unit: { count: lamps }, since: 2026"),
  programme(
    "park.chargers",
    "city",
    `unit: chargers, since: 2026, counts: mobility.charging_points, cost: ${price(1000, "charger")}`,
  ),
  `levers:\n  park.benches: ${STEPS}\n  park.lamps: { 2024: 5 lamps/year, source: test }\n`,
].join("");

const run = (scenario: ResolvedScenario): ComparedRun => comparedRun(runScenario(scenario, false));
const plain = run(shipped("kortrijk/kortrijk-2040.yaml"));
const own = run(resolvedWith(WITH_BENCHES));
const none = { counted: [] } as const;
const close = (value: number, expected: number): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
};

describe("investments by measure and payer", () => {
  it.each([plain, run(shipped("kortrijk/vijf-jaar-later.yaml"))])(
    "have the two margins that the model has",
    ({ ...one }) => {
      const rows = investmentRows(one, 0, none);
      const { years } = one.series.shape;
      measures.forEach(([id], at) => {
        const whole = one.series.series("costs.investment_by_measure", at);
        summedRows(rows, years, ({ measure }) => measure === id).forEach((value, year) => {
          close(value, whole[year]!);
        });
      });
      payersOf(one.catalogue).forEach(({ id }, at) => {
        const whole = one.series.series(SPENT_BY_PAYER.investment, at);
        summedRows(rows, years, ({ payer }) => payer.id === id).forEach((value, year) => {
          close(value, whole[year]!);
        });
      });
    },
  );

  it("have a group for every measure, and cars in one of their own", () => {
    const cars = measures.flatMap(([id]) => (groupOfMeasure(id) === "cars" ? [id] : []));
    expect(cars).toEqual(["cars_petrol", "cars_diesel", "cars_plug_in_hybrid", "cars_battery"]);
  });
});

describe("a programme with a price", () => {
  const found = programmeCosts([own], [0]);
  const costs = planCosts(own, 0, found);
  const bare = planCosts(plain, 0, none);

  it("moves nothing in the model", () => {
    for (const id of Object.values(SPENT_BY_PAYER)) {
      for (let payer = 0; payer < 4; payer++) {
        expect(own.series.series(id, payer)).toEqual(plain.series.series(id, payer));
      }
    }
    expect(own.series.series("costs.discounted_cost")).toEqual(
      plain.series.series("costs.discounted_cost"),
    );
  });

  it("is paid once by who decides on it, whole in the year of delivery", () => {
    const government = costs.payers.findIndex(({ id }) => id === PAYER_OF.flanders);
    for (const [payer] of costs.payers.entries()) {
      for (const kind of SPENDING) {
        costs.spending[kind][payer]!.forEach((value, index) => {
          const more = value - bare.spending[kind][payer]![index]!;
          const year = costs.first + index;
          const delivered = year < 2026 ? 0 : year < 2030 ? 10 : 30;
          const is = payer === government && kind === "investment" ? 250 * delivered : null;
          if (is !== null) expect(more).toBeCloseTo(is, 4);
          else if (!(payer === government && kind === "operation")) expect(more).toBe(0);
        });
      }
    }
    // Ten benches were put there in 2026: half a year of upkeep, and whole the year after.
    const upkeep = (year: number): number =>
      costs.spending.operation[government]![year - costs.first]! -
      bare.spending.operation[government]![year - costs.first]!;
    expect([2025, 2026, 2027].map(upkeep).map(Math.round)).toEqual([0, 10, 30]);
    costs.society.forEach((value, index) => {
      const spent =
        own.series.series("park.benches_cost")[index]! +
        own.series.series("park.benches_upkeep")[index]!;
      expect(value - bare.society[index]!).toBeCloseTo(spent, 4);
    });
  });

  it("stands in the table of measures and payers, and every payer has the same sum there", () => {
    const rows = investmentRows(own, 0, found);
    expect(rows.filter(({ group }) => group === "programmes")).toHaveLength(1);
    costs.payers.forEach(({ id }, payer) => {
      const sums = summedRows(rows, own.series.shape.years, (row) => row.payer.id === id);
      sums.forEach((value, year) => close(value, costs.spending.investment[payer]![year]!));
    });
  });

  it("is in the cost per tonne, whole and by measure", () => {
    const reference = run(unchangedPolicy(own.scenario));
    const indicators = abatementIndicators(programmeCosts([reference, own], [0, 0]));
    const split = attribute(reference.scenario, own.scenario, "measure", { indicators });
    const whole = abatement(reference, own, REGION, split);
    const without = abatement(run(unchangedPolicy(plain.scenario)), plain, REGION, null);
    if (whole.obstacle !== null || without.obstacle !== null) throw new Error("no cost per tonne");
    let [spent, factor] = [0, 1];
    costs.society.forEach((value, index) => {
      spent += (value - bare.society[index]!) * factor;
      factor /= 1.03;
    });
    expect(whole.cost - without.cost).toBeCloseTo(spent, 2);
    const { curve } = whole;
    const benches = curve!.without.find(({ group }) =>
      group.levers.some(({ lever }) => lever === "park.benches"),
    );
    expect(benches?.cost).toBeCloseTo(spent, 2);
    const { steps, withoutCost, raising } = curve!;
    const all = [...steps, ...withoutCost, ...raising, ...curve!.without];
    close(
      all.reduce((sum, { cost }) => sum + cost, curve!.background?.cost ?? 0),
      whole.cost,
    );
  });

  it("is a measure of its own where only one of the plans has it", () => {
    const indicators = abatementIndicators(programmeCosts([plain, own], [0, 0]));
    const split = attribute(plain.scenario, own.scenario, "measure", { indicators });
    const found = abatement(plain, own, REGION, split);
    if (found.obstacle !== null) throw new Error(found.obstacle.en);
    expect(found.cost).toBeGreaterThan(0);
    expect(found.curve!.without.map(({ group }) => group.id)).toContain("park.benches");
    const sum = found.curve!.without.reduce((total, { cost }) => total + cost, 0);
    close(sum, found.cost);
    const back = abatement(own, plain, REGION, null);
    expect(back.obstacle === null && back.cost).toBe(-found.cost);
  });
});

describe("a programme that is not counted", () => {
  const { counted, uncounted } = programmeCosts([own], [0]);

  it("is named: what has no price, and what the model counts itself", () => {
    expect([...new Set(counted.map(({ programme: id }) => id))]).toEqual(["park.benches"]);
    const reasons = new Map(uncounted.map((one) => [one.programme, one.reason]));
    expect(reasons.get("park.lamps")).toBe("unpriced");
    expect(reasons.get("park.chargers")).toBe("in_model");
  });

  it("is one that any of the plans has no price for", () => {
    const other = run(
      resolvedWith(`programmes:\n${programme("park.benches", "flanders", COUNTED)}`),
    );
    const both = programmeCosts([other, own], [0, 0]);
    expect(both.counted).toEqual([]);
    expect(both.uncounted.map(({ programme: id }) => id)).toContain("park.benches");
    // Of unknown deliveries nobody knows what they cost.
    const priced = `programmes:\n${programme("park.benches", "city", `${COUNTED}, cost: ${price(250, "benches")}`)}`;
    const unplanned = programmeCosts([run(resolvedWith(priced))], [0]);
    expect(unplanned.counted).toEqual([]);
    expect(unplanned.uncounted.find((one) => one.programme === "park.benches")?.why.en).toContain(
      "planned",
    );
  });
});

describe("the table of costs", () => {
  const column = (rows: readonly (readonly unknown[])[], name: string): number =>
    rows[0]!.indexOf(name);

  it("has every amount once: what a payer spends is the sum of the rows", () => {
    const comparison = compareRuns([plain, own], 0);
    const { rows } = comparedCostsTable(comparison);
    const { runs } = comparedCosts(comparison, REGION);
    const [scenario, cost, payer, value, discounted] = [
      ...["scenario", "cost", "payer", "value", "discounted"].map((name) => column(rows, name)),
    ] as [number, number, number, number, number];
    for (const [at, { id }] of [plain, own].entries()) {
      for (const kind of SPENDING) {
        runs[at]!.payers.forEach((one, place) => {
          const mine = rows.filter(
            (row) => row[scenario] === id && row[cost] === kind && row[payer] === one.id,
          );
          const sum = (where: number): number =>
            mine.reduce((total, row) => total + (row[where] as number), 0);
          const amounts = runs[at]!.spending[kind][place]!;
          close(
            sum(value),
            amounts.reduce((total, amount) => total + amount, 0),
          );
          let [worth, factor] = [0, 1];
          for (const amount of amounts) {
            worth += amount * factor;
            factor /= 1.03;
          }
          close(sum(discounted), worth);
        });
      }
    }
  });

  it("of one run stands beside unchanged policy, and names what is not counted", () => {
    const { rows } = runCostsTables(own.outcome!)[0]!;
    const [remark, measure, difference] = [
      column(rows, "remark"),
      column(rows, "measure"),
      column(rows, "difference"),
    ];
    expect(rows.find((row) => row[measure] === "park.lamps")?.[remark]).toMatch(/^unpriced/);
    expect(rows.find((row) => row[measure] === "park.chargers")?.[remark]).toMatch(/^in_model/);
    const benches = rows.filter((row) => row[measure] === "park.benches");
    expect(benches.at(-1)?.[difference]).toBe(7500);
    expect(runCosts(own.outcome!, 0).runs).toHaveLength(2);
  });
});
