/** A run that is started again from what was observed: what was observed holds, and all accounts. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attribute } from "../../engine/analysis/attribution.ts";
import { BACKGROUND } from "../../engine/analysis/attribution/groups.ts";
import { instanceFor, runScenario } from "../../engine/analysis/outcome.ts";
import { groupsAlong, groupSums, rake } from "../../engine/model/raking.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import {
  FedModules,
  modulesNamed,
  recordedFrom,
  unadjustedFrom,
} from "../arbitraries/fed-modules.ts";
import { resolvedWith } from "../arbitraries/own-plan.ts";
import { adjustable, adjustableTotals, restartOf, withRestart } from "../arbitraries/restarted.ts";
import { shipped } from "../arbitraries/shipped.ts";
import {
  declaredOutputs,
  expectClose,
  expectClosedAccounts,
  expectTotals,
  expectWithinBounds,
  simulate,
  wholeSeries,
} from "./whole-run.ts";

const plan = shipped("kortrijk/kortrijk-2040.yaml").model;
const START = 2027;

/** Example figures: a share of what the model computed, by place among the totals. */
const factors = fc.array(fc.double({ min: 0.5, max: 1.6, noNaN: true }), {
  minLength: adjustableTotals.length,
  maxLength: adjustableTotals.length,
});
const years = fc.integer({ min: 2025, max: 2050 });

/** Every value of every output, to one bit or to rounding. */
function expectSame(one: Trajectories, other: Trajectories, isExact: boolean): void {
  for (const [id] of declaredOutputs) {
    for (let cell = 0; cell < one.size(id); cell++) {
      const [mine, theirs] = [wholeSeries(one, id, cell), wholeSeries(other, id, cell)];
      if (isExact) expect(mine, id).toEqual(theirs);
      else mine.forEach((value, at) => expectClose(value, theirs[at]!, value, `${id}, ${at}`));
    }
  }
}

describe("raking", () => {
  const cells = fc.array(fc.double({ min: 1, max: 60, noNaN: true }), {
    minLength: 12,
    maxLength: 12,
  });

  it("meets all that was observed, and keeps the proportions", () => {
    fc.assert(
      fc.property(cells, cells, (start, other) => {
        const rows = groupsAlong(1, 3, 4);
        const columns = groupsAlong(3, 4, 1);
        // Margins of one and the same table always fit each other.
        const wanted = Float64Array.from(other);
        const byRow = groupSums(wanted, rows, 3);
        const byColumn = groupSums(wanted, columns, 4);
        const partly = Float64Array.from(byColumn);
        partly[1] = NaN;
        partly[3] = NaN;
        const raked = Float64Array.from(start);
        rake(raked, NaN, [
          { groupOf: rows, observed: byRow },
          { groupOf: columns, observed: partly },
        ]);
        groupSums(raked, rows, 3).forEach((sum, at) => expectClose(sum, byRow[at]!, sum, "row"));
        const sums = groupSums(raked, columns, 4);
        for (const at of [0, 2]) expectClose(sums[at]!, byColumn[at]!, sums[at]!, "column");
        // The odds between two rows and two columns that were scaled as a whole stay what they were.
        const odds = (of: ArrayLike<number>): number => (of[0]! * of[6]!) / (of[2]! * of[4]!);
        expectClose(odds(raked), odds(start), odds(start), "odds");
      }),
    );
  });

  it("leaves the whole as it was where only a part was observed, and never goes below nought", () => {
    fc.assert(
      fc.property(cells, fc.double({ min: 0, max: 2e3, noNaN: true }), (start, part) => {
        const before = start.reduce((sum, value) => sum + value, 0);
        const raked = Float64Array.from(start);
        rake(raked, NaN, [
          { groupOf: groupsAlong(1, 3, 4), observed: Float64Array.of(part, NaN, NaN) },
        ]);
        const after = raked.reduce((sum, value) => sum + value, 0);
        expectClose(after, Math.max(before, part), after, "whole");
        expect(Math.min(...raked)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("fills evenly what was empty", () => {
    const raked = Float64Array.of(0, 0, 5, 5);
    rake(raked, 12, [{ groupOf: groupsAlong(1, 2, 2), observed: Float64Array.of(2, NaN) }]);
    expect([...raked]).toEqual([1, 1, 5, 5]);
  });
});

describe("a restarted run", () => {
  it("closes every account, with the adjustment in a column of its own", () => {
    fc.assert(
      fc.property(years, factors, (year, by) => {
        const observed = restartOf(plan, year, (place) => by[place]!);
        const run = simulate(withRestart(plan, year, observed), true);
        expectClosedAccounts(run);
        expectClosedCohorts(run);
        expectTotals(run);
        expectWithinBounds(run, `from ${year}`);
      }),
      { numRuns: 12 },
    );
  });

  it("has exactly what was observed on its 1 January", () => {
    fc.assert(
      fc.property(years, factors, (year, by) => {
        const observed = restartOf(plan, year, (place) => by[place]!);
        delete observed["mobility.share_electric"];
        const run = simulate(withRestart(plan, year, observed));
        for (const [id, [value]] of Object.entries(observed)) {
          if (id === "housing.social_dwellings") continue;
          expectClose(run.at(id, year), value!, value!, id);
        }
      }),
      { numRuns: 12 },
    );
  });

  it.each(adjustable.filter(([, { dims }]) => dims.length > 0).map(([id]) => id))(
    "takes some cells of %s, and leaves the whole to the model",
    (id) => {
      const { total, notAdjustable } = adjustable.find(([one]) => one === id)![1];
      const plain = simulate(plan);
      const observed = Array.from({ length: plain.size(id) }, (_, cell) =>
        cell % 3 === 0 ? plain.at(id, START, cell) * 0.9 : null,
      );
      const run = simulate(withRestart(plan, START, { [id]: observed }), true);
      observed.forEach((value, cell) => {
        if (value !== null) expectClose(run.at(id, START, cell), value, value, `${id}, ${cell}`);
      });
      expect(notAdjustable ?? []).not.toContain("gas");
      const whole = `${id.split(".")[0]}.${total}`;
      expectClose(run.at(whole, START), plain.at(whole, START), plain.at(whole, START), whole);
      expectClosedAccounts(run);
      expectClosedCohorts(run);
      expectTotals(run);
    },
  );

  it("keeps the other counts of dwellings in their proportions", () => {
    const plain = simulate(plan);
    const types = Array.from({ length: 4 }, (_, cell) =>
      cell === 0 ? plain.at("housing.dwellings_by_type", START, 0) * 1.1 : null,
    );
    const run = simulate(withRestart(plan, START, { "housing.dwellings_by_type": types }));
    for (const id of ["housing.dwellings_by_label", "housing.dwellings_by_heating"]) {
      for (let cell = 0; cell < run.size(id); cell++) {
        const was = plain.at(id, START, cell);
        expectClose(run.at(id, START, cell), was, 1e3 * was + 1e-3, `${id}, ${cell}`);
      }
    }
  });

  it("changes nothing before, however much it adjusts", () => {
    const plain = simulate(plan);
    const run = simulate(withRestart(plan, START, restartOf(plan, START, 0.8)));
    for (const [id] of declaredOutputs) {
      for (let cell = 0; cell < run.size(id); cell++) {
        for (let year = run.shape.first; year < START; year++) {
          expect(run.at(id, year, cell), `${id} in ${year}`).toBe(plain.at(id, year, cell));
        }
      }
    }
  });

  it("changes nothing where it observes what was computed", () => {
    for (const year of [2025, 2030, 2050]) {
      for (const [id] of adjustable) {
        const run = simulate(withRestart(plan, year, restartOf(plan, year, 1, [id])));
        expectSame(run, simulate(plan), false);
      }
      const all = simulate(withRestart(plan, year, restartOf(plan, year, 1)));
      expectSame(all, simulate(plan), false);
    }
  });

  it("is the run itself, to the bit, where nothing was observed", () => {
    expectSame(simulate(withRestart(plan, START, {})), simulate(plan), true);
  });

  it("counts the years before it in every sum over years", () => {
    const plain = simulate(plan);
    const run = simulate(withRestart(plan, START, restartOf(plan, START, 0.8)));
    // Sums stand on 1 January, and count all years before it.
    const byYear = (of: Trajectories, sum: string, year: number): number =>
      of.at(sum, year + 1) - of.at(sum, year);
    for (let year = run.shape.first; year < 2050; year++) {
      const emitted = run.at("emissions.total", year);
      expectClose(byYear(run, "emissions.cumulative", year), emitted, 27 * emitted, `CO₂ ${year}`);
      // Each year is brought back to the first one at the same rate, restarted or not.
      const [factor, other] = [run, plain].map(
        (of) => byYear(of, "costs.discounted_cost", year) / of.at("costs.annual_cost", year),
      ) as [number, number];
      expectClose(factor, other, 100, `discounting ${year}`);
    }
    for (const sum of ["emissions.cumulative", "costs.discounted_cost"]) {
      expect(run.at(sum, run.shape.first)).toBe(0);
      expect(run.at(sum, START)).toBe(plain.at(sum, START));
      expect(run.at(sum, 2050)).not.toBe(plain.at(sum, 2050));
    }
  });

  it("leaves nothing behind for the next run of the instance", () => {
    const instance = instanceFor(plan);
    const [region] = plan.regions;
    const into = instance.trajectories([region!.id]);
    const restarted = withRestart(plan, START, restartOf(plan, START, 0.7)).regions[0]!;
    instance.run([instance.flatten(restarted)], into);
    instance.run([instance.flatten(region!)], into);
    expectSame(into, simulate(plan), true);
  });

  it("restarts each of several regions from its own observations", () => {
    const [region] = plan.regions;
    const observed = restartOf(plan, START, 0.8);
    const other = { ...region!, id: "other", restart: { year: START, observed } };
    const both: ScenarioModel = { ...plan, regions: [region!, other] };
    const run = simulate(both);
    const alone = [simulate(plan), simulate({ ...plan, regions: [other] })];
    for (const [id] of declaredOutputs) {
      for (let cell = 0; cell < run.size(id); cell++) {
        alone.forEach((one, at) => {
          expect(wholeSeries(run, id, cell, at), id).toEqual(wholeSeries(one, id, cell));
        });
      }
    }
  });

  it.each(plan.modules)("says the same of %s alone, fed with what the others said", (id) => {
    const model = withRestart(plan, START, restartOf(plan, START, 0.9));
    const whole = simulate(model);
    const part = new FedModules(modulesNamed(id), model, (of) => whole.size(of));
    const alone = part.run(model.regions[0]!, recordedFrom(whole), unadjustedFrom(whole));
    for (const { id: output, size } of [
      ...alone.shape.flows.slots.values(),
      ...alone.shape.stocks.slots.values(),
    ]) {
      for (let cell = 0; cell < size; cell++) {
        expect(wholeSeries(alone, output, cell), output).toEqual(wholeSeries(whole, output, cell));
      }
    }
  });

  it("is asked for by a year that the run has", () => {
    const { restart } = withRestart(plan, 2024, {}).regions[0]!;
    const instance = instanceFor(plan);
    expect(() => instance.flatten({ ...plan.regions[0]!, restart: restart! })).toThrow("2024");
  });
});

/** `population(y+1, a+1) = population + births + ins - outs + adjustment`, cohort by cohort. */
function expectClosedCohorts(run: Trajectories): void {
  const record = run.accounts[0]!.get("demography.cohorts")!;
  const columns = ["population", "births", "immigration", "emigration", "deaths", "adjustment"];
  const cells = record.length / run.shape.years / columns.length;
  const cohorts = cells / 2;
  const closing = (year: number, cell: number): number => {
    const [people, born, came, went, died, adjusted] = columns.map(
      (_, column) => record[(year * columns.length + column) * cells + cell]!,
    ) as [number, number, number, number, number, number];
    return people + born + came - went - died + adjusted;
  };
  for (let year = 0; year + 1 < run.shape.years; year++) {
    for (let cell = 0; cell < cells; cell++) {
      const cohort = cell % cohorts;
      if (cohort === cohorts - 2) continue;
      const isOldest = cohort === cohorts - 1;
      const people = closing(year, cell) + (isOldest ? closing(year, cell - 1) : 0);
      const next = record[(year + 1) * columns.length * cells + cell + (isOldest ? 0 : 1)]!;
      expectClose(people, next, next, `cohort ${cell} of year ${year}`);
    }
  }
}

describe("a plan that starts again", () => {
  const observed = `observations:
  demography.population: { 2026: 80700 persons, source: example }
  housing.dwellings: { 2026: 40700 dwellings, source: example }
`;

  it("follows the reference until then", () => {
    const { model } = resolvedWith("start_from: 2030\n");
    const [region] = model.regions;
    const [before] = plan.regions;
    for (const [id, path] of Object.entries(region!.levers)) {
      // Nobody states what would be done without the plan: there is no reference to follow.
      if (region!.unknownReference?.includes(id)) continue;
      const cells = path.length / (model.last - model.first + 1);
      const until = (2030 - model.first) * cells;
      expect(path.slice(0, until), id).toEqual(region!.reference[id]!.slice(0, until));
      expect(path.slice(until), id).toEqual(before!.levers[id]!.slice(until));
    }
    // The same paths in a plan that is not restarted.
    const plain = { ...plan, regions: [{ ...before!, levers: region!.levers }] };
    expectSame(simulate(model), simulate(plain), true);
  });

  it("hears nothing of what is observed later", () => {
    const early = resolvedWith(`start_from: 2026\n${observed}`);
    const late = resolvedWith(
      `start_from: 2026\n${observed}  emissions.total: { 2030: 1 kt, source: example }\n`,
    );
    expectSame(simulate(early.model), simulate(late.model), true);
  });

  it("starts from what the region's history has too, and tells it apart from a fit", () => {
    const outcome = runScenario(resolvedWith("start_from: 2025\n"), false);
    expect(outcome.scenario.model.regions[0]!.restart!.observed).toEqual({
      "housing.dwellings": [40289],
    });
    const dwellings = outcome.onCourse[0]!.indicators.find(
      ({ indicator }) => indicator === "housing.dwellings",
    )!;
    expect(dwellings.points.map(({ verdict }) => verdict)).toEqual(["start"]);
  });

  it("knows how far its assumptions reach, and holds its goals against their base years", () => {
    const scenario = resolvedWith(`start_from: 2026\n${observed}`);
    const outcome = runScenario(scenario, false);
    const { grounding } = outcome.grounding[0]!;
    const population = grounding.indicators.find(
      ({ indicator }) => indicator === "demography.population",
    )!;
    const span = population.spans.get(2030)!;
    expect(span.low).toBeLessThan(span.central);
    expect(span.high).toBeGreaterThan(span.central);
    const unchanged = runScenario(resolvedWith(""), false);
    const statuses = (of: typeof outcome) =>
      of.targets[0]!.results.filter(({ status }) => status === "not_evaluable").length;
    expect(statuses(outcome)).toBe(statuses(unchanged));
  });

  it("beside a plan that does not, is split over what differs, its start included", () => {
    const restarted = resolvedWith(`start_from: 2026\n${observed}`);
    for (const [one, other] of [
      [resolvedWith(""), restarted],
      [restarted, resolvedWith("")],
    ] as const) {
      const { groups, indicators } = attribute(one, other, "theme", {
        indicators: ["demography.population", "emissions.total"],
      });
      const [before, after] = [simulate(one.model), simulate(other.model)];
      for (const { id, years: all, parts } of indicators) {
        all.forEach((year, at) => {
          const sum = parts.reduce((whole, { part }) => whole + part[at]!, 0);
          const difference = after.at(id, year) - before.at(id, year);
          expectClose(sum, difference, before.at(id, year), `${id} in ${year}`);
        });
      }
      const background = groups.findIndex(({ id }) => id === BACKGROUND);
      const population = indicators[0]!;
      const part = population.parts.find(({ group }) => group === background)!.part;
      expect(Math.abs(part[2026 - 2024]!)).toBeGreaterThan(100);
    }
  });

  it("takes the restart of the plan that it extends, and can take it back", () => {
    expect(resolvedWith("start_from: null\n").model).toEqual(plan);
  });
});
