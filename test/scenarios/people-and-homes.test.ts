/**
 * The pair of plans that shows people and homes limiting each other: the same pull and push, much and
 * little building from 2026. `docs/model/demography.md` tells what it shows.
 */
import { describe, expect, it } from "vitest";
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { simulate, yearsOf } from "../laws/whole-run.ts";

const PULL = "demography.housing_pull";
const PUSH = "demography.housing_push";
const much = shipped("kortrijk/veel-bouwen.yaml").model;
const little = shipped("kortrijk/weinig-bouwen.yaml").model;
const { run: muchRun, reference } = runScenario(shipped("kortrijk/veel-bouwen.yaml"));
const littleRun = simulate(little);

/** The same plan with people and homes apart, as in the reference of the region. */
const apart = (model: ScenarioModel): Trajectories =>
  simulate({
    ...model,
    regions: model.regions.map((region) => ({
      ...region,
      parameters: { ...region.parameters, [PULL]: [0], [PUSH]: [0] },
    })),
  });

const first = (one: Trajectories, other: Trajectories, id: string): number =>
  yearsOf(one).find((year) => one.at(id, year) !== other.at(id, year))!;
const series = (run: Trajectories, id: string): number[] =>
  yearsOf(run).map((year) => run.at(id, year));

describe("much and little building", () => {
  it("differ in the dwellings completed from 2026, and in nothing else", () => {
    const [one, other] = [much.regions[0]!, little.regions[0]!];
    expect(one.parameters[PULL]).toEqual([1]);
    expect(one.parameters[PUSH]).toEqual([1]);
    expect(one.parameters).toEqual(other.parameters);
    const { "housing.completions": built, ...rest } = one.levers;
    const { "housing.completions": builtLess, ...otherRest } = other.levers;
    expect(rest).toEqual(otherRest);
    expect(built!.slice(0, 4)).toEqual([320, 320, 466, 466]);
    expect(builtLess!.slice(0, 4)).toEqual([320, 320, 235, 235]);
  });

  it("part in people a year after they part in homes", () => {
    for (const run of [muchRun, littleRun]) {
      expect(first(run, reference, "housing.completions")).toBe(2026);
      expect(first(run, reference, "housing.dwellings")).toBe(2027);
      // The dwellings of 2026 stand on 1 January 2027 and act on the arrivals of 2027.
      expect(first(run, reference, "demography.arrivals")).toBe(2027);
      expect(first(run, reference, "demography.population")).toBe(2028);
      expect(first(run, reference, "demography.households")).toBe(2028);
    }
  });

  it("draw one person per extra dwelling and keep away one per household without any", () => {
    const arrivals = (run: Trajectories): number => run.at("demography.arrivals", 2027);
    const shortage = (run: Trajectories): number => run.at("housing.shortage", 2027);
    const drawn = 466 - 320 + shortage(reference) - shortage(muchRun);
    expect(arrivals(muchRun) - arrivals(reference)).toBeCloseTo(drawn, 8);
    const kept = shortage(littleRun) - shortage(reference);
    expect(kept).toBeGreaterThan(0);
    expect(arrivals(reference) - arrivals(littleRun)).toBeCloseTo(kept, 8);
  });

  it("part ever further in people until the little that is built is enough again", () => {
    const apartBy = yearsOf(muchRun).map(
      (year) =>
        muchRun.at("demography.population", year) - littleRun.at("demography.population", year),
    );
    const at = (year: number): number => apartBy[year - much.first]!;
    for (let year = 2028; year <= 2040; year++) expect(at(year)).toBeGreaterThan(at(year - 1));
    // Fewer people than dwellings apart: with a pull of 1, homes are taken by residents as well.
    const dwellings =
      muchRun.at("housing.dwellings", 2050) - littleRun.at("housing.dwellings", 2050);
    expect(at(2050)).toBeGreaterThan(0.3 * dwellings);
    expect(at(2050)).toBeLessThan(dwellings);
    for (const year of [2030, 2040, 2050]) {
      const people = (run: Trajectories): number => run.at("demography.population", year);
      expect(people(muchRun)).toBeGreaterThan(people(reference));
      expect(people(littleRun)).toBeLessThan(people(reference));
    }
  });

  it("let a shortage of homes limit growth, which then limits the shortage", () => {
    const without = apart(little);
    const worst = (run: Trajectories): number => Math.max(...series(run, "housing.shortage"));
    expect(worst(littleRun)).toBeLessThan(0.5 * worst(without));
    for (let year = 2029; year <= little.last; year++) {
      expect(littleRun.at("demography.population", year)).toBeLessThan(
        without.at("demography.population", year),
      );
      const shortage = littleRun.at("housing.shortage", year);
      expect(shortage).toBeLessThanOrEqual(without.at("housing.shortage", year));
    }
  });

  it("end the shortage at once where much is built, and leave homes empty", () => {
    expect(muchRun.at("housing.shortage", 2026)).toBeGreaterThan(0);
    for (let year = 2027; year <= much.last; year++) {
      expect(muchRun.at("housing.shortage", year)).toBe(0);
    }
    // A pull of 1 brings fewer households than dwellings: what more is built than that stands empty.
    expect(muchRun.at("housing.vacant", 2040)).toBeGreaterThan(
      3 * littleRun.at("housing.vacant", 2040),
    );
    // Nobody who looks for a home leaves one empty but for the time between two occupants.
    for (let year = 2025; year <= 2040; year++) {
      const empty = littleRun.at("housing.vacant", year) / littleRun.at("housing.dwellings", year);
      expect(empty).toBeCloseTo(0.0168, 3);
    }
  });

  it("touch nobody when pull and push are 0", () => {
    const [one, other] = [apart(much), apart(little)];
    expect(series(one, "demography.population")).toEqual(series(other, "demography.population"));
    expect(series(one, "demography.households")).toEqual(series(other, "demography.households"));
  });
});
