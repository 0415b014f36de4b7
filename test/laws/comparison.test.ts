/** Plans side by side: what is true of every comparison, whatever the plans. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareRuns,
  comparedRun,
  tablesOf,
  type ComparedIndicator,
  type ComparedRun,
  type Comparison,
} from "../../engine/analysis/comparison.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { UNCHANGED_POLICY, unchangedPolicy } from "../../engine/analysis/unchanged-policy.ts";
import { firstYearMissed } from "../../engine/analysis/targets.ts";
import { NonFiniteError } from "../../engine/run/instance.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { ResolvedScenario, TargetModel } from "../../engine/scenario/resolved.ts";
import type { Cell } from "../../viz/files/csv.ts";
import {
  comparedDimensionedTables,
  comparedIndicatorsTable,
  comparedTargetsTable,
} from "../../viz/files/comparison-tables.ts";
import type { Table } from "../../viz/files/result-tables.ts";
import { anyLevers, withLevers } from "../arbitraries/city.ts";
import { indicatorsText, resolvedWith } from "../arbitraries/own-plan.ts";
import { shipped } from "../arbitraries/shipped.ts";

const OWN = indicatorsText({
  co2_per_head: ["emissions.total / demography.population", "kg/person"],
  per_turbine: ["renewables.wind_production / renewables.wind_turbines", "kWh/turbine"],
});
const base = resolvedWith(OWN);
const RUNS = { numRuns: 12 };

const named = ({ model, notes }: ResolvedScenario, id: string): ResolvedScenario => ({
  model,
  notes: { ...notes, id },
});

/** A plan with any paths for any of its levers. */
const anyPlan = (id: string): fc.Arbitrary<ResolvedScenario> =>
  anyLevers(base.model).map((levers) =>
    named({ ...base, model: withLevers(base.model, levers) }, id),
  );

const instances = new Instances();

/** A run of a plan, or a wild plan left aside: one in which a ratio has no finite value. */
function ran(scenario: ResolvedScenario, wired = instances): RunOutcome {
  try {
    return runScenario(scenario, false, wired.of);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    fc.pre(false);
    throw error;
  }
}

const compared = (scenario: ResolvedScenario): ComparedRun => comparedRun(ran(scenario));

/** All indicators of a comparison, cells of tables too. */
const allOf = (comparison: Comparison): ComparedIndicator[] =>
  comparison.regions.flatMap(({ indicators }, region) => [
    ...indicators,
    ...[...tablesOf(comparison, region)].flatMap(({ cells }) =>
      cells.map(({ indicator }) => indicator),
    ),
  ]);

const tables = (comparison: Comparison): Table[] => [
  comparedIndicatorsTable({ comparison }),
  comparedTargetsTable({ comparison }),
  ...comparedDimensionedTables({ comparison }),
];

/** The cells of a column of a table; none when it has no such column. */
function column({ rows: [head, ...rows] }: Table, name: string): Cell[] {
  const at = head!.indexOf(name);
  return at < 0 ? [] : rows.map((row) => row[at]!);
}

describe("a plan beside itself", () => {
  it("differs by exactly nought in every cell", () => {
    fc.assert(
      fc.property(anyPlan("one"), (plan) => {
        const run = compared(plan);
        const comparison = compareRuns([run, comparedRun(ran(named(plan, "other")))], 0);
        const differences = allOf(comparison).flatMap(({ paths }) =>
          paths.flatMap((path) => path?.differences ?? []),
        );
        expect(differences.length).toBeGreaterThan(10_000);
        expect(differences.filter((difference) => difference !== 0 && difference !== null)).toEqual(
          [],
        );
        for (const table of tables(comparison)) {
          for (const name of ["difference", "gap_difference"]) {
            const cells = column(table, name).filter((cell) => cell !== null);
            expect(cells.every((cell) => cell === 0)).toBe(true);
          }
        }
        expect(column(tables(comparison)[0]!, "difference").length).toBeGreaterThan(1000);
      }),
      RUNS,
    );
  });
});

describe("two plans that change places", () => {
  it("flip every difference exactly, and no value", () => {
    fc.assert(
      fc.property(anyPlan("a"), anyPlan("b"), (one, other) => {
        const [a, b] = [compared(one), compared(other)];
        const there = allOf(compareRuns([a, b], 0));
        const back = new Map(allOf(compareRuns([b, a], 0)).map((each) => [each.id, each]));
        expect(back.size).toBe(there.length);
        let moved = 0;
        for (const { id, paths } of there) {
          const [mine, theirs] = [paths[1]!, back.get(id)!.paths[1]!];
          expect(back.get(id)!.paths[0]!.values).toEqual(mine.values);
          mine.differences.forEach((difference, year) => {
            const other = theirs.differences[year]!;
            if (difference === null || other === null) expect(other).toBe(difference);
            else if (difference !== -other) expect.fail(`${id}: ${difference} and ${other}`);
            if (difference !== 0) moved++;
          });
        }
        expect(moved).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it("is the same as naming the other one the reference", () => {
    fc.assert(
      fc.property(anyPlan("a"), anyPlan("b"), (one, other) => {
        const [a, b] = [compared(one), compared(other)];
        const byName = allOf(compareRuns([a, b], 1));
        const byOrder = new Map(allOf(compareRuns([b, a], 0)).map((each) => [each.id, each]));
        for (const { id, paths } of byName) {
          expect([...paths].reverse()).toEqual(byOrder.get(id)!.paths);
        }
      }),
      { numRuns: 4 },
    );
  });
});

describe("the figures of a comparison", () => {
  it("are to the bit those of a run of the plan by itself", () => {
    fc.assert(
      fc.property(anyPlan("a"), anyPlan("b"), anyPlan("c"), (...plans) => {
        const comparison = compareRuns(plans.map(compared), 0);
        plans.forEach((plan, at) => {
          const alone = ran(plan, new Instances());
          for (const { id, paths } of comparison.regions[0]!.indicators) {
            const path = paths[at]!;
            if (
              path.lacking !== null ||
              quantitiesOf(alone.catalogue, "outputs").get(id) === undefined
            )
              continue;
            const values = alone.run.series(id);
            const isSame = values.every((value, year) => Object.is(value, path.values[year]));
            if (!isSame)
              expect.fail(`${id} of plan ${at}: ${path.values.join()} not ${values.join()}`);
          }
          const statuses = alone.targets[0]!.results.map(({ target, status }) => [
            target.id,
            status,
          ]);
          expect(
            comparison.regions[0]!.targets.map(({ id, runs }) => [id, runs[at]!.status]),
          ).toEqual(statuses);
        });
      }),
      { numRuns: 6 },
    );
  });

  it("are no other with one more plan beside them", () => {
    fc.assert(
      fc.property(anyPlan("a"), anyPlan("b"), anyPlan("c"), (...plans) => {
        const [a, b, c] = plans.map(compared) as [ComparedRun, ComparedRun, ComparedRun];
        const [two, three] = [tables(compareRuns([a, b], 0)), tables(compareRuns([a, b, c], 0))];
        three.forEach(({ name, rows }, at) => {
          const kept = rows.filter(([scenario]) => scenario !== "c");
          expect(name).toBe(two[at]!.name);
          expect(kept).toEqual(two[at]!.rows);
        });
      }),
      { numRuns: 6 },
    );
  });

  it("say what changed since the first year of the plan", () => {
    const comparison = compareRuns(
      [compared(named(base, "a")), compared(shipped("kortrijk/referentie.yaml"))],
      0,
    );
    const [
      {
        rows: [head, ...rows],
      },
    ] = tables(comparison) as [Table];
    const at = (name: string): number => head!.indexOf(name);
    for (const row of rows) {
      expect(row[at("base_year")]).toBe(2024);
      const [value, base, since] = ["value", "base_value", "change_since_base"].map(
        (name) => row[at(name)] as number | null,
      );
      expect(since).toBe(value === null || base === null ? null : value! - base!);
      if (row[at("year")] === 2024) expect(value).toBe(base);
      const [other, difference] = ["reference_value", "difference"].map(
        (name) => row[at(name)] as number | null,
      );
      expect(difference).toBe(value === null || other === null ? null : value! - other!);
    }
  });
});

describe("runs of other years", () => {
  const whole = compared(named(base, "whole"));
  /** The same run, as if it had begun later. */
  const later = (first: number): ComparedRun => ({
    ...whole,
    id: "later",
    series: { ...series(first), has: (id) => whole.series.has(id) },
  });
  const series = (first: number): ComparedRun["series"] => ({
    shape: { first, years: 2051 - first },
    has: (id) => whole.series.has(id),
    isStock: (id) => whole.series.isStock(id),
    size: (id) => whole.series.size(id),
    at: (id, year, cell, region) => whole.series.at(id, year, cell, region),
    series: (id, cell, region) => whole.series.series(id, cell, region).slice(first - 2024),
  });

  it.each([2025, 2030, 2050])("are compared year by year, from %i on", (first) => {
    const comparison = compareRuns([whole, later(first)], 0);
    expect([comparison.first, comparison.last]).toEqual([first, 2050]);
    for (const { paths } of comparison.regions[0]!.indicators) {
      const path = paths[1]!;
      expect(path.first).toBe(first);
      expect(path.differences.every((difference) => difference === 0 || difference === null)).toBe(
        true,
      );
    }
    const back = compareRuns([later(first), whole], 0).regions[0]!.indicators[0]!.paths[1]!;
    expect(back.differences.slice(0, first - 2024).every((one) => one === null)).toBe(true);
    expect(back.values[0]).not.toBeNull();
  });

  it("have nothing to compare when they have no year in common", () => {
    const short = { ...later(2040), series: { ...series(2040), shape: { first: 2060, years: 3 } } };
    expect(() => compareRuns([whole, short], 0)).toThrow("no year in common");
  });
});

describe("indicators that not every plan has", () => {
  const other = resolvedWith(
    indicatorsText({
      co2_per_head: ["emissions.total / demography.population / 1000", "kg/person"],
      mine: ["emissions.total * 2", "kt"],
    }),
  );
  const comparison = compareRuns([compared(named(base, "a")), compared(named(other, "b"))], 0);
  const find = (id: string): ComparedIndicator =>
    comparison.regions[0]!.indicators.find((indicator) => indicator.id === id)!;

  it("stand with the plan that has them, without a difference", () => {
    const [none, path] = find("mine").paths;
    expect(none).toBeNull();
    expect(path!.values.every((value) => value !== null && value > 0)).toBe(true);
    expect(path!.differences.every((difference) => difference === null)).toBe(true);
  });

  it("have no difference where two plans mean something else by one name", () => {
    const [one, path] = find("co2_per_head").paths;
    expect(one!.isSame).toBe(true);
    expect(path!.isSame).toBe(false);
    expect(path!.values.every((value) => value !== null)).toBe(true);
    expect(path!.differences.every((difference) => difference === null)).toBe(true);
  });
});

describe("unchanged policy", () => {
  it("is to the bit what a plan's own reference path gives", () => {
    fc.assert(
      fc.property(anyPlan("a"), (plan) => {
        const outcome = ran(plan);
        const unchanged = ran(unchangedPolicy(plan));
        expect(unchanged.scenario.notes.id).toBe(UNCHANGED_POLICY);
        expect(unchanged.changes.flatMap(({ levers }) => levers)).toEqual([]);
        for (const id of quantitiesOf(outcome.catalogue, "outputs").keys()) {
          const size = outcome.run.size(id);
          for (let cell = 0; cell < size; cell++) {
            expect(unchanged.run.series(id, cell)).toEqual(outcome.reference.series(id, cell));
          }
        }
      }),
      { numRuns: 4 },
    );
  });
});

describe("the first year in which a goal is missed", () => {
  const { catalogue, scenario } = compared(named(base, "whole"));
  const region = scenario.model.regions[0]!;
  const series = (values: readonly number[]): ComparedRun["series"] => ({
    shape: { first: 2024, years: values.length },
    has: () => true,
    isStock: () => false,
    size: () => 1,
    at: (_, year) => values[year - 2024] ?? NaN,
    series: () => [...values],
  });
  const goal = (kind: "annual_level" | "annual_change" | "level", wanted: number): TargetModel => ({
    ...{ id: "goal", indicator: "mine", kind, direction: "at_most", value: wanted },
    ...{ relative: kind === "annual_change", baseYear: kind === "annual_change" ? 2024 : null },
    ...{ baseValue: null, year: 2026, by: "start", unit: "1" },
  });
  const missed = (target: TargetModel, values: readonly number[]): number =>
    firstYearMissed(target, { catalogue, region, regionIndex: 0, run: series(values) });

  it("is of a goal about every year the first that fails", () => {
    expect(missed(goal("annual_level", 5), [9, 9, 4, 5, 6, 3])).toBe(2028);
    expect(missed({ ...goal("annual_change", -0.1), year: 2028 }, [100, 80, 70, 69, 10])).toBe(
      2027,
    );
  });

  it("is of any other its own year", () => {
    expect(missed(goal("level", 5), [9, 9, 9, 9])).toBe(2026);
  });
});
