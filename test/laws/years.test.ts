/** First and last year are data: what holds from 2024 to 2050 holds for any other run of years. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { anyCity } from "../arbitraries/city.ts";
import { WithPlan } from "../arbitraries/shipped.ts";
import {
  declaredOutputs,
  expectClosedAccounts,
  expectTotals,
  expectWithinBounds,
  simulate,
  yearsOf,
} from "./whole-run.ts";

const planPath = "plan.yaml";
const files = new WithPlan(planPath, "id: plan\nregion: regions/kortrijk\n");

/** On the reference, without the checks of a plan: their years must lie in the run. */
function kortrijkFor(years: { readonly first?: number; readonly last?: number }): ScenarioModel {
  const { scenario, diagnostics } = resolveScenario({ files, planPath, catalogue, years });
  expect(diagnostics).toEqual([]);
  return scenario!.model;
}

const SPANS = [
  { first: 2024, last: 2024 },
  { first: 2024, last: 2025 },
  { first: 2024, last: 2035 },
  { first: 2024, last: 2060 },
  { first: 2026, last: 2050 },
  { first: 2026, last: 2026 },
  { first: 2020, last: 2030 },
] as const;

describe.each(SPANS)("any city from $first to $last", (span) => {
  it("keeps its bounds, its totals and its accounts", () => {
    const base = kortrijkFor(span);
    expect([base.first, base.last]).toEqual([span.first, span.last]);
    fc.assert(
      fc.property(anyCity(base), ({ model, oddity }) => {
        const run = simulate(model, true);
        expect(yearsOf(run)).toHaveLength(span.last - span.first + 1);
        expectWithinBounds(run, oddity);
        expectTotals(run);
        expectClosedAccounts(run);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a run that ends sooner", () => {
  it.each([2024, 2030, 2041])("has the same bits until %i", (last) => {
    const long = simulate(kortrijkFor({}));
    const short = simulate(kortrijkFor({ last }));
    for (const [id] of declaredOutputs) {
      for (const year of yearsOf(short)) {
        for (let cell = 0; cell < short.size(id); cell++) {
          const [mine, theirs] = [short.at(id, year, cell), long.at(id, year, cell)];
          if (!Object.is(mine, theirs)) {
            expect.fail(`${id} in ${year} is ${mine} until ${last}, ${theirs} in a longer run`);
          }
        }
      }
    }
  });
});
