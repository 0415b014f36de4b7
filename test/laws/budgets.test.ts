/** What holds of every budget: of any flow by itself, and of the runs of the shipped city. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  budgetUse,
  inBudgetUnit,
  type BudgetResult,
  type BudgetUse,
} from "../../engine/analysis/budgets.ts";
import { comparedBudgets } from "../../engine/analysis/compared-budgets.ts";
import { comparedRun, compareRuns } from "../../engine/analysis/comparison.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { comparedBudgetsTable } from "../../viz/files/compared-budgets-table.ts";
import { budgetsTable, resultTables } from "../../viz/files/result-tables.ts";
import { indicatorsText, resolutionOf, resolvedWith, runWith } from "../arbitraries/own-plan.ts";

const FROM = 2024;

/** Some years of a flow that is never below nought, and an amount that it may or may not reach. */
const anyUse = fc.record({
  flow: fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 30 }),
  amount: fc.double({ min: 1e-3, max: 1e10, noNaN: true }),
});

const momentOf = ({ usedUp }: BudgetUse): number => usedUp?.moment ?? Infinity;

describe("a budget of any flow", () => {
  it("never falls where the flow is never below nought, and ends on its sum", () => {
    fc.assert(
      fc.property(anyUse, ({ flow, amount }) => {
        const { cumulative, used } = budgetUse({ amount, from: FROM }, flow);
        for (let i = 1; i < cumulative.length; i++) {
          expect(cumulative[i]).toBeGreaterThanOrEqual(cumulative[i - 1]!);
        }
        expect(used).toBe(flow.reduce((sum, value) => sum + value, 0));
        expect(cumulative.at(-1)).toBe(used);
        expect(cumulative).toHaveLength(flow.length);
      }),
    );
  });

  it("is used up no earlier when there is more of it", () => {
    fc.assert(
      fc.property(anyUse, fc.double({ min: 1, max: 10, noNaN: true }), ({ flow, amount }, more) => {
        const use = budgetUse({ amount, from: FROM }, flow);
        const larger = budgetUse({ amount: amount * more, from: FROM }, flow);
        expect(momentOf(larger)).toBeGreaterThanOrEqual(momentOf(use) - 1e-6);
        expect(larger.usedUp?.year ?? Infinity).toBeGreaterThanOrEqual(
          use.usedUp?.year ?? Infinity,
        );
      }),
    );
  });

  it("is used up in a year at whose begin there was some left, and at whose end there is none", () => {
    fc.assert(
      fc.property(anyUse, ({ flow, amount }) => {
        const { usedUp, cumulative, status, remaining, used, share } = budgetUse(
          { amount, from: FROM },
          flow,
        );
        expect(status).toBe(usedUp === null ? "kept" : "used_up");
        expect(remaining).toBe(amount - used);
        expect(share).toBe(used / amount);
        const rounding = 1e-6 * Math.max(amount, ...flow);
        if (usedUp === null) {
          expect(used).toBeLessThanOrEqual(amount + rounding);
          return;
        }
        const at = usedUp.year - FROM;
        expect(cumulative[at]).toBeGreaterThan(amount);
        expect(at === 0 ? 0 : cumulative[at - 1]!).toBeLessThanOrEqual(amount + rounding);
        expect(usedUp.moment).toBeGreaterThanOrEqual(usedUp.year);
        expect(usedUp.moment).toBeLessThanOrEqual(usedUp.year + 1);
        // Along a straight line through the year the sum is the amount at that very moment.
        const before = at === 0 ? 0 : cumulative[at - 1]!;
        const there = before + (usedUp.moment - usedUp.year) * flow[at]!;
        expect(Math.abs(there - amount)).toBeLessThanOrEqual(rounding);
      }),
    );
  });

  it("is the same for equal flows, and scales with them", () => {
    fc.assert(
      fc.property(anyUse, ({ flow, amount }) => {
        const use = budgetUse({ amount, from: FROM }, flow);
        expect(budgetUse({ amount, from: FROM }, [...flow])).toEqual(use);
        const doubled = budgetUse(
          { amount: 2 * amount, from: FROM },
          flow.map((value) => 2 * value),
        );
        expect(doubled.usedUp).toEqual(use.usedUp);
        expect(doubled.share).toBe(use.share);
      }),
    );
  });

  it("known answer: 10 a year from 25 is used up half-way the third year", () => {
    const use = budgetUse({ amount: 25, from: 2030 }, [10, 10, 10, 10]);
    expect(use.usedUp).toEqual({ year: 2032, moment: 2032.5 });
    expect(use).toMatchObject({ used: 40, remaining: -15, share: 1.6, status: "used_up" });
    // What is used to the last is kept: there was never more than there may be.
    expect(budgetUse({ amount: 40, from: 2030 }, [10, 10, 10, 10]).usedUp).toBeNull();
  });

  it("known answer: what is taken back later was still used up", () => {
    const use = budgetUse({ amount: 10, from: 2030 }, [8, 8, -12]);
    expect(use.usedUp).toEqual({ year: 2031, moment: 2031.25 });
    expect(use).toMatchObject({ used: 4, remaining: 6, status: "used_up" });
  });
});

const budgetsText = (list: Readonly<Record<string, string>>): string =>
  `budgets:\n${Object.entries(list)
    .map(([id, said]) => `  ${id}: { ${said}, source: proef }\n`)
    .join("")}`;
const resultOf = ({ budgets }: RunOutcome, id: string): BudgetResult =>
  budgets[0]!.results.find(({ budget }) => budget.id === id)!;

const SECTORS = [
  ...["households", "tertiary", "municipal", "industry", "transport", "agriculture"],
] as const;
const whole = "amount: 4500 kt, from: 2024, to: 2050";

describe("budgets of the shipped city", () => {
  const outcome = runWith(
    budgetsText({
      all: `indicator: emissions.total, ${whole}`,
      doubled: "indicator: emissions.total, amount: 9 Mt, from: 2024, to: 2050",
      later: "indicator: emissions.total, amount: 1000 kt, from: 2031, to: 2040",
      power: "indicator: electricity.use, amount: 20 TWh, from: 2024, to: 2050",
      ...Object.fromEntries(
        SECTORS.map((sector) => [sector, `indicator: emissions.${sector}, ${whole}`]),
      ),
    }),
  );
  const all = resultOf(outcome, "all");

  it("come to what the model says was emitted since the run began", () => {
    const { run, reference, scenario } = outcome;
    const { last } = scenario.model;
    // Cumulative emissions are a stock on 1 January: at the end of a year, those of the next.
    for (const [use, of] of [
      [all.plan!, run],
      [all.reference!, reference],
    ] as const) {
      use.cumulative.forEach((value, at) => {
        const year = scenario.model.first + at + 1;
        if (!of.isStock("emissions.cumulative") || year > last) return;
        expect(value).toBeCloseTo(of.at("emissions.cumulative", year), 3);
      });
    }
  });

  it("of the sectors add up to that of the whole", () => {
    const parts = SECTORS.map((sector) => resultOf(outcome, sector).plan!.used);
    const sum = parts.reduce((total, part) => total + part, 0);
    expect(Math.abs(sum - all.plan!.used)).toBeLessThan(1e-9 * sum);
  });

  it("count the years they name and no others", () => {
    const { plan, budget } = resultOf(outcome, "later");
    const years = Array.from({ length: 10 }, (_, at) => 2031 + at);
    expect(plan!.cumulative).toHaveLength(years.length);
    const sum = years.reduce((total, year) => total + outcome.run.at("emissions.total", year), 0);
    expect(plan!.used).toBeCloseTo(sum, 3);
    expect(inBudgetUnit(budget, budget.amount)).toBe(1000);
  });

  it("that are doubled are used up later or never", () => {
    const doubled = resultOf(outcome, "doubled");
    expect(all.status).toBe("used_up");
    expect(momentOf(doubled.plan!)).toBeGreaterThan(momentOf(all.plan!));
    expect(doubled.plan!.share).toBeCloseTo(all.plan!.share / 2, 12);
  });

  it("say how far the assumptions could move them, round what the run gives", () => {
    for (const { plan, low, high, weakest } of outcome.budgets[0]!.results) {
      expect(low!).toBeLessThanOrEqual(plan!.used);
      expect(high!).toBeGreaterThanOrEqual(plan!.used);
      expect(weakest).not.toBeNull();
    }
    expect(all.high! - all.low!).toBeGreaterThan(0.01 * all.plan!.used);
  });

  it("are used alike by plans that emit alike", () => {
    const text = budgetsText({ all: `indicator: emissions.total, ${whole}` });
    const unchanged = resultOf(runWith(text, "./referentie.yaml"), "all");
    expect(unchanged.plan).toEqual(unchanged.reference);
    expect(unchanged.plan).toEqual(all.reference);
  });

  it("may be of an indicator of the plan's own, whatever its unit", () => {
    const indicators = indicatorsText({
      fuel: ["emissions.households + emissions.tertiary", "kt/year"],
    });
    const own = runWith(`${indicators}${budgetsText({ heat: `indicator: fuel, ${whole}` })}`);
    const { plan, reference, low } = resultOf(own, "heat");
    const sum = ["households", "tertiary"].reduce(
      (total, sector) => total + resultOf(outcome, sector).plan!.used,
      0,
    );
    expect(Math.abs(plan!.used - sum)).toBeLessThan(1e-9 * sum);
    expect(reference).not.toBeNull();
    expect(low).toBeNull();
  });

  it("are not evaluated where a year has no value, and say what is missing", () => {
    const indicators = indicatorsText({
      broken: ["emissions.total / (year - 2030) * 1", "kt"],
    });
    const own = runWith(`${indicators}${budgetsText({ gap: `indicator: broken, ${whole}` })}`);
    const { status, plan, missing } = resultOf(own, "gap");
    expect(status).toBe("not_evaluable");
    expect(plan).toBeNull();
    expect(missing).not.toBeNull();
  });

  it("stand in a table with a row for every year; without a budget there is no table", () => {
    const [head, ...rows] = budgetsTable(outcome).rows;
    const column = (name: string): number => head!.indexOf(name);
    for (const row of rows) expect(row).toHaveLength(head!.length);
    const mine = rows.filter((row) => row[column("budget")] === "all");
    expect(mine.map((row) => row[column("year")])).toEqual(
      Array.from({ length: 27 }, (_, at) => 2024 + at),
    );
    expect(mine.at(-1)![column("cumulative")]).toBeCloseTo(all.plan!.used / 1e6, 9);
    expect(mine.at(-1)![column("used_up_in")]).toBe(all.plan!.usedUp!.year);
    const tables = resultTables(runScenario(resolvedWith(""))).map(({ name }) => name);
    expect(tables).not.toContain("budgets.csv");
  });
});

describe("a plan that builds on another", () => {
  it("replaces a budget whole, takes one away, and keeps the others", () => {
    const text = `budgets:
  co2: { indicator: emissions.total, amount: 3 Mt, from: 2024, to: 2040, source: kind }
`;
    const { scenario } = resolutionOf(text);
    expect(scenario!.model.budgets).toEqual([
      {
        ...{ id: "co2", indicator: "emissions.total", amount: 3e9, from: 2024, to: 2040 },
        ...{ unit: "Mt", canonical: "kg" },
      },
    ]);
    expect(scenario!.notes.budgets!["co2"]).toMatchObject({ source: "kind", grade: "assumption" });
    const parent = "include: [measures/koolstofbudget.yaml]\n";
    const taken = resolutionOf(`${parent}budgets:\n  carbon_budget_17: null\n`);
    expect(taken.diagnostics).toEqual([]);
    expect(taken.scenario!.model.budgets!.map(({ id }) => id)).toEqual(["carbon_budget_15"]);
    const without = resolutionOf("").scenario!;
    expect(without.model).not.toHaveProperty("budgets");
    expect(without.notes).not.toHaveProperty("budgets");
  });
});

describe("budgets of compared plans", () => {
  const text = budgetsText({ all: `indicator: emissions.total, ${whole}` });
  const comparedWith = (...others: RunOutcome[]) =>
    compareRuns(
      others.map((one) => comparedRun(one)),
      0,
    );
  const plan = runWith(text);
  const unchanged = runWith("", "./referentie.yaml");

  it("hold every plan against what any of them names", () => {
    const [found, ...none] = comparedBudgets(comparedWith(unchanged, plan), "kortrijk");
    expect(none).toEqual([]);
    const own = resultOf(plan, "all");
    expect(found!.uses).toEqual([own.reference, own.plan]);
    expect(found!.by).toBe("eigen");
  });

  it("are used alike by a plan and itself, and in whichever order plans stand", () => {
    const [twice] = comparedBudgets(comparedWith(plan, plan), "kortrijk");
    expect(twice!.uses[0]).toEqual(twice!.uses[1]);
    const [turned] = comparedBudgets(comparedWith(plan, unchanged), "kortrijk");
    const [found] = comparedBudgets(comparedWith(unchanged, plan), "kortrijk");
    expect([...turned!.uses].reverse()).toEqual(found!.uses);
  });

  it("of one id and two amounts are two budgets", () => {
    const other = runWith(
      budgetsText({ all: `indicator: emissions.total, ${whole}`.replace("4500", "9000") }),
    );
    const found = comparedBudgets(comparedWith(plan, other), "kortrijk");
    expect(found.map(({ budget }) => inBudgetUnit(budget, budget.amount))).toEqual([4500, 9000]);
  });

  it("stand in a table with a row for each plan and year, or there is none", () => {
    const [table] = comparedBudgetsTable(comparedWith(unchanged, plan));
    expect(table!.rows).toHaveLength(1 + 2 * 27);
    for (const row of table!.rows) expect(row).toHaveLength(table!.rows[0]!.length);
    expect(comparedBudgetsTable(comparedWith(unchanged, unchanged))).toEqual([]);
  });
});
