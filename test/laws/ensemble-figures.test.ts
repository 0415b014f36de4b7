/**
 * What is kept of a member is what anybody would read of its run: the same values, the same verdict on
 * every goal and budget, of any plan.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetUse, evaluateBudget } from "../../engine/analysis/budgets.ts";
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { isJudged } from "../../engine/analysis/ensemble/outcome.ts";
import { MemberRunner } from "../../engine/analysis/ensemble/run-members.ts";
import {
  UncertainModel,
  type MemberValues,
} from "../../engine/analysis/ensemble/uncertain-model.ts";
import { missingIn } from "../../engine/analysis/missing.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { OwnColumns, OwnModel, OwnSeries, RunColumns } from "../../engine/analysis/own-series.ts";
import { evaluateTarget } from "../../engine/analysis/targets.ts";
import { cityOf } from "../../engine/model/index.ts";
import { NonFiniteError, type Instance } from "../../engine/run/instance.ts";
import type {
  BudgetModel,
  RegionModel,
  ResolvedScenario,
  TargetModel,
} from "../../engine/scenario/resolved.ts";
import { indicatorsText, resolvedWith } from "../arbitraries/own-plan.ts";
import { shipped, SHIPPED_PLANS } from "../arbitraries/shipped.ts";

/** Indicators that look at other years, at parameters, and at years before the run. */
const OWN = indicatorsText({
  sun_per_head: ["renewables.pv_capacity / demography.population", "kW/person"],
  less: ["emissions.total - previous(emissions.total)", "kg/year"],
  since_2019: ["emissions.total / at(emissions.total, 2019)", "1"],
  all_so_far: ["cumulative(emissions.total)", "kg"],
  never: ["emissions.total / (demography.population - demography.population)", "kg/person/year"],
  alias: ["demography.population", "person"],
  // Drawn: a parameter by calendar year, and one that has a single value.
  grid: ["emissions.grid_factor", "kg/kWh"],
  hot_water: ["housing.hot_water_per_person * demography.population", "kWh"],
});
const own = resolvedWith(OWN);
const scenarios = [...SHIPPED_PLANS.map((plan) => shipped(plan)), own];

/** The region of a member, as if its files had said what was drawn. */
function regionOf(
  region: RegionModel,
  at: number,
  values: MemberValues,
  of: Instance,
): RegionModel {
  const parameters = { ...region.parameters };
  for (const { id, offset, size } of of.parameterBlock.slots.values()) {
    parameters[id] = Array.from(
      { length: size },
      (_, cell) => values.regions[at]!.parameters[offset + cell]!,
    );
  }
  let place = 0;
  const history = Object.fromEntries(
    Object.entries(region.history).map(([id, points]) => [
      id,
      points.map(([year]) => [year, values.history[place++]!] as const),
    ]),
  );
  return { ...region, parameters, history };
}

class Case {
  readonly instance: Instance;
  readonly uncertain: UncertainModel;
  readonly figures: FigurePlan;
  readonly runner: MemberRunner;
  private readonly draws: Draws;

  constructor(
    readonly scenario: ResolvedScenario,
    cells: boolean,
  ) {
    const { model } = scenario;
    this.instance = instanceFor(model);
    this.uncertain = new UncertainModel(scenario, this.instance);
    this.figures = new FigurePlan(model, cityOf(model).catalogue, this.instance, { cells });
    this.runner = new MemberRunner(this.instance, this.uncertain, this.figures);
    this.draws = new Draws(this.uncertain.inputs, { seed: 1, sampling: "random" });
  }

  /** Runs a member twice: as an ensemble does, and as a single run that is evaluated. */
  check(member: number): void {
    const { instance, uncertain, figures, runner, scenario } = this;
    const { model } = scenario;
    const uniforms = new Float64Array(uncertain.inputs.length);
    this.draws.fill(member, member + 1, uniforms);
    runner.evaluate(uncertain.at(uniforms));
    const row = runner.row.slice();
    const values = uncertain.at(uniforms);
    const run = instance.trajectories(figures.regions);
    try {
      instance.run(values.regions, run);
    } catch (error) {
      if (!(error instanceof NonFiniteError)) throw error;
      const { output, year } = error;
      expect(figures.failureOf(row[figures.failure]!)).toEqual({ output, year });
      expect(row.slice(0, figures.failure).every(Number.isNaN)).toBe(true);
      return;
    }
    expect(row[figures.failure]).toBe(0);
    const regions = model.regions.map((region, at) => regionOf(region, at, values, instance));
    const { catalogue } = figures;
    const ownModel = new OwnModel({ ...model, regions }, catalogue);
    const columns = regions.map(
      (region, at) =>
        new OwnColumns(ownModel, new RunColumns(ownModel, run, region, at, missingIn(region))),
    );
    const series = new OwnSeries(ownModel, run, columns);
    const different: string[] = [];
    for (const { kind, id, cell, region, year, count, column } of figures.series) {
      if (kind !== "output" && kind !== "own") continue;
      for (let index = 0; index < count; index++) {
        const wanted = series.at(id, year + index, cell, region);
        if (!Object.is(row[column + index], wanted)) different.push(`${id} ${year + index}`);
      }
    }
    expect(different).toEqual([]);
    regions.forEach((region, regionIndex) => {
      const question = {
        ...{ catalogue, region, regionIndex, run: series, reference: series, missing: {} },
        ...{ missingInReference: new Set<string>(), span: null, changesAnything: true },
        lacking: () => ({ nl: "", en: "" }),
      };
      for (const target of model.targets) {
        const { reached, yearReached, gap } = evaluateTarget(target, question);
        const at = figures.goal(target, "reached", regionIndex);
        const judged = isJudged(target) && reached !== null;
        expect([...row.slice(at, at + 3)], JSON.stringify(target)).toEqual([
          reached ?? NaN,
          judged ? (gap === 0 ? 1 : 0) : NaN,
          judged ? (yearReached ?? NaN) : NaN,
        ]);
      }
      for (const budget of model.budgets ?? []) {
        const { plan } = evaluateBudget(budget, question);
        const at = figures.budget(budget, "used", regionIndex);
        const wanted = [plan?.used, plan?.usedUp?.moment, plan?.usedUp?.year];
        expect([...row.slice(at, at + 3)]).toEqual(wanted.map((value) => value ?? NaN));
      }
    });
  }
}

const year = fc.integer({ min: 2024, max: 2050 });
const INDICATORS = [
  ...["emissions.total", "demography.population", "renewables.wind_capacity"],
  ...["heat.connected_share_by_district[venning]", "climate.degree_days", "emissions.nothing"],
  ...["sun_per_head", "less", "since_2019", "all_so_far", "never", "alias", "unheard_of"],
];

const anyTarget: fc.Arbitrary<Omit<TargetModel, "id">> = fc
  .record({
    indicator: fc.constantFrom(...INDICATORS),
    kind: fc.constantFrom(
      ...(["level", "share", "change", "decrease", "annual_change"] as const),
      ...(["annual_level", "programme", "outlook", "tracked"] as const),
    ),
    direction: fc.constantFrom("at_least" as const, "at_most" as const, "about" as const),
    share: fc.double({ min: -1, max: 1, noNaN: true }),
    size: fc.constantFrom(1, 1e3, 1e5, 1e8),
    relative: fc.boolean(),
    baseYear: fc.constantFrom(null, 2005, 2015, 2019, 2021, 2024, 2030),
    year,
    by: fc.constantFrom("start" as const, "end" as const),
  })
  .map(({ share, size, relative, ...target }) => ({
    ...{ ...target, relative, baseValue: null, unit: "1" },
    value: relative ? share : share * size,
  }));

const anyBudget: fc.Arbitrary<Omit<BudgetModel, "id">> = fc
  .record({
    indicator: fc.constantFrom("emissions.total", "emissions.nothing", "less", "never"),
    amount: fc.double({ min: 1, max: 5e9, noNaN: true }),
    years: fc.tuple(year, year),
  })
  .map(({ years: [a, b], ...budget }) => ({
    ...{ ...budget, from: Math.min(a, b), to: Math.max(a, b) },
    ...{ unit: "kg", canonical: "kg/year" },
  }));

describe("what is kept of a member", () => {
  it.each(scenarios.map((scenario) => [scenario.notes.id, scenario] as const))(
    "is what its run says: %s",
    (_, scenario) => {
      const one = new Case(scenario, true);
      for (const member of [0, 1, 2, 513]) one.check(member);
    },
  );

  it("holds any goal and budget to the member as they are held to a run", () => {
    fc.assert(
      fc.property(
        fc.array(anyTarget, { minLength: 20, maxLength: 60 }),
        fc.array(anyBudget, { maxLength: 6 }),
        fc.nat(2000),
        (targets, budgets, member) => {
          const model = {
            ...own.model,
            targets: targets.map((target, at) => ({ ...target, id: `goal_${at}` })),
            budgets: budgets.map((budget, at) => ({ ...budget, id: `budget_${at}` })),
          };
          new Case({ ...own, model }, false).check(member);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("is the plain run where nothing was moved", () => {
    const { instance, uncertain, figures, runner } = new Case(own, false);
    runner.evaluate(uncertain.central());
    const run = instance.trajectories(figures.regions);
    instance.run([instance.flatten(own.model.regions[0]!)], run);
    const { column, count } = figures.values("emissions.total")!;
    expect([...runner.row.slice(column, column + count)]).toEqual(run.series("emissions.total"));
  });

  it("names a code of failure as it was", () => {
    const { figures } = new Case(own, false);
    expect(figures.failureOf(0)).toBeNull();
    for (const output of ["emissions.total", "demography.population"]) {
      for (const when of [2024, 2050]) {
        const failure = { output, year: when };
        expect(figures.failureOf(figures.failureCode(failure))).toEqual(failure);
      }
    }
  });

  it("has a name of its own for every column", () => {
    const { figures } = new Case(own, true);
    const names = figures.names();
    expect(names.length).toBe(figures.columns);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("kortrijk heat.connected_share_by_district[venning] 2040");
  });
});

it("takes what is used up within the year as even", () => {
  expect(budgetUse({ amount: 15, from: 2030 }, [10, 10]).usedUp).toEqual({
    year: 2031,
    moment: 2031.5,
  });
});
