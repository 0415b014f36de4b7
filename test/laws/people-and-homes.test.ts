/**
 * People and homes limit each other with a year's lag, for any city: dwellings above the reference
 * draw people, a shortage of dwellings keeps them away, and people without a dwelling are the shortage.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { anyCity, withLevers, withParameter, type City } from "../arbitraries/city.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { declaredOutputs, expectClose, simulate, yearsOf } from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
const RUNS = { numRuns: 60 };
const COMPLETIONS = "housing.completions";

const coupled = (model: ScenarioModel, pull: number, push: number): ScenarioModel =>
  withParameter(
    withParameter(model, "demography.housing_pull", [pull]),
    "demography.housing_push",
    [push],
  );

/** The same plan with more or fewer dwellings completed from some year on. */
function building(model: ScenarioModel, from: number, factor: number): ScenarioModel {
  const completions = model.regions[0]!.levers[COMPLETIONS]!;
  return withLevers(model, {
    [COMPLETIONS]: completions.map((value, index) =>
      model.first + index >= from ? value * factor : value,
    ),
  });
}

const anyCoupledCity = (most: number): fc.Arbitrary<readonly [City, number, number]> => {
  const strength = fc.double({ min: 0, max: most, noNaN: true });
  return fc.tuple(anyCity(base), strength, strength);
};

const ofDemography = declaredOutputs.filter(([id]) => id.startsWith("demography."));

/** First year in which any value of these outputs differs by a bit; null when none does. */
function firstDifference(
  one: Trajectories,
  other: Trajectories,
  kind: "stock" | "flow",
): number | null {
  const ids = ofDemography.filter(([, output]) => output.kind === kind).map(([id]) => id);
  for (const year of yearsOf(one)) {
    for (const id of ids) {
      for (let cell = 0; cell < one.size(id); cell++) {
        if (one.at(id, year, cell) !== other.at(id, year, cell)) return year;
      }
    }
  }
  return null;
}

describe("people and homes, for any city", () => {
  it("leave each other alone when pull and push are 0, as they are in every shipped region", () => {
    for (const id of ["demography.housing_pull", "demography.housing_push"]) {
      expect(base.regions[0]!.parameters[id]).toEqual([0]);
    }
    fc.assert(
      fc.property(anyCity(base), fc.constantFrom(0, 0.5, 3), ({ model }, factor) => {
        const uncoupled = coupled(model, 0, 0);
        const run = simulate(uncoupled);
        const other = simulate(building(uncoupled, base.first, factor));
        expect(firstDifference(run, other, "flow")).toBe(null);
        expect(firstDifference(run, other, "stock")).toBe(null);
      }),
      RUNS,
    );
  });

  it("answer in arrivals to the year before, person by person, and never below nobody", () => {
    fc.assert(
      fc.property(anyCoupledCity(50), ([{ model }, pull, push]) => {
        const alone = simulate(coupled(model, 0, 0));
        const run = simulate(coupled(model, pull, push));
        const change = model.regions[0]!.levers["demography.arrivals_change"]!;
        const before = model.regions[0]!.parameters["demography.extra_completed_before"]![0]!;
        yearsOf(run).forEach((year, index) => {
          // Where the plan wishes fewer than nobody, the reference is hidden by the floor.
          if (alone.at("demography.arrivals", year) === 0 && change[index]! < 0) return;
          const extra = index === 0 ? before : run.at("housing.extra_completed", year - 1);
          const shortage = run.at("housing.shortage", year);
          const free = alone.at("demography.arrivals", year);
          const expected = Math.max(0, free + pull * extra - push * shortage);
          const scale = free + pull * extra + push * shortage;
          expectClose(run.at("demography.arrivals", year), expected, scale, `arrivals in ${year}`);
        });
      }),
      RUNS,
    );
  });

  it("wait a year: what is built in y moves nobody before y+1 and no count before y+2", () => {
    const from = fc.integer({ min: base.first, max: base.last });
    fc.assert(
      fc.property(
        anyCoupledCity(2),
        from,
        fc.constantFrom(0, 0.5, 2),
        ([city, ...of], y, factor) => {
          const model = coupled(city.model, ...of);
          const run = simulate(model);
          const other = simulate(building(model, y, factor));
          const flows = firstDifference(run, other, "flow");
          const stocks = firstDifference(run, other, "stock");
          if (flows !== null) expect(flows).toBeGreaterThanOrEqual(y + 1);
          if (stocks !== null) expect(stocks).toBeGreaterThanOrEqual(y + 2);
        },
      ),
      RUNS,
    );
  });

  it("bring no fewer people when more is built, and no more when less is built", () => {
    fc.assert(
      fc.property(anyCoupledCity(1), fc.boolean(), ([city, pull, push], more) => {
        const model = coupled(city.model, pull, push);
        const run = simulate(model);
        const other = simulate(building(model, base.first, more ? 1.5 : 0.5));
        const [much, little] = more ? [other, run] : [run, other];
        for (const year of yearsOf(run)) {
          const people = much.at("demography.population", year);
          expect(people).toBeGreaterThanOrEqual(
            little.at("demography.population", year) - 1e-9 * (1 + people),
          );
        }
      }),
      RUNS,
    );
  });

  it("keep one account of households and one of dwellings", () => {
    fc.assert(
      fc.property(anyCoupledCity(10), ([{ model }, pull, push]) => {
        const run = simulate(coupled(model, pull, push));
        for (const year of yearsOf(run)) {
          const at = (id: string): number => run.at(id, year);
          const households = at("demography.households");
          const [occupied, shortage] = [at("housing.occupied"), at("housing.shortage")];
          expectClose(occupied + shortage, households, households, `households in ${year}`);
          const dwellings = at("housing.dwellings");
          expect(occupied + at("housing.vacant")).toBeLessThanOrEqual(dwellings * (1 + 1e-9));
          // Who has no dwelling finds none empty but what stands empty between two occupants.
          if (shortage > 1e-6 * households) {
            expectClose(occupied, at("housing.available"), occupied, `filled in ${year}`);
          }
          if (year === base.last) continue;
          const closing =
            at("demography.population") +
            at("demography.births") +
            at("demography.arrivals") -
            at("demography.deaths") -
            at("demography.departures");
          const next = run.at("demography.population", year + 1);
          expectClose(closing, next, next + at("demography.arrivals"), `people of ${year}`);
        }
      }),
      RUNS,
    );
  });
});
