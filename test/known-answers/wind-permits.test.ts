/**
 * What an ensemble draws for permits of wind turbines: how many of five come about when all have the
 * same unknown chance, which lies anywhere in the range of the figure (a beta-binomial distribution).
 */
import { describe, expect, it } from "vitest";
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { shipped } from "../arbitraries/shipped.ts";

const TURBINES = 5;
const LOW = 0.4;
const scenario = shipped("kortrijk/kortrijk-2040.yaml");
const uncertain = new UncertainModel(scenario, instanceFor(scenario.model));
const inputOf = (ending: string): number =>
  uncertain.inputs.findIndex(({ name }) => name.endsWith(ending));
const permits = uncertain.inputs.find(({ name }) => name.includes("wind_permit_success"))!;

/** The share of the permits that comes about at a uniform number; 1 in the plain run. */
const shareAt = (uniform: number): number => 1 + permits.position(uniform) * (1 - LOW);

/** Probability that so many turbines come about, summed over chances from LOW to 1. */
function chanceOf(built: number): number {
  const steps = 20_000;
  let ways = 1;
  for (let k = 0; k < built; k++) ways *= (TURBINES - k) / (k + 1);
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const chance = LOW + ((step + 0.5) / steps) * (1 - LOW);
    sum += ways * chance ** built * (1 - chance) ** (TURBINES - built);
  }
  return sum / steps;
}

describe("permits of wind turbines", () => {
  it("come about for two to five of five turbines, as often as the derivation says", () => {
    const counted = [0, 0, 0, 0, 0, 0];
    const draws = 20_000;
    for (let draw = 0; draw < draws; draw++) {
      const built = shareAt((draw + 0.5) / draws) * TURBINES;
      expect(Math.abs(built - Math.round(built))).toBeLessThan(1e-9);
      counted[Math.round(built)]! += 1 / draws;
    }
    const [none, one, two, ...others] = [0, 1, 2, 3, 4, 5].map(chanceOf);
    // Fewer than two count as two: the range begins there.
    const expected = [0, 0, none! + one! + two!, ...others];
    for (const [built, chance] of expected.entries()) {
      expect(Math.abs(counted[built]! - chance)).toBeLessThan(6e-4);
    }
  });

  it("are all granted in more than a quarter of the runs, so that a wish for wind can be met", () => {
    // Five chances in a row, over LOW to 1: (1 - LOW^6) / (6 (1 - LOW)).
    const all = (1 - LOW ** (TURBINES + 1)) / ((TURBINES + 1) * (1 - LOW));
    expect(all).toBeCloseTo(0.27664, 10);
    expect(shareAt(1 - all + 1e-3)).toBe(1);
    expect(shareAt(1 - all - 1e-3)).toBeCloseTo(0.8, 12);
  });

  it("are not wished for in the place of Bellegem where that is lost", () => {
    const project = inputOf("renewables.project_success[bellegem]");
    const wish = inputOf("reference kortrijk renewables.wind_capacity");
    const members = 200;
    const drawn = new Float64Array(uncertain.inputs.length * members);
    new Draws(uncertain.inputs, { seed: 1, sampling: "random" }).fill(0, members, drawn);
    const positions = [project, wish].map((input) =>
      Array.from(drawn.subarray(input * members, (input + 1) * members), (uniform) =>
        uncertain.inputs[input]!.position(uniform),
      ),
    );
    expect(positions[1]).toEqual(positions[0]);
    expect(new Set(positions[0])).toEqual(new Set([-1, 0]));
  });
});
