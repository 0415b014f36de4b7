/**
 * A run in part gives what a whole run gives: whatever changes, in whatever city.
 * This holds only while every output declares all that may move it.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Causes } from "../../engine/scenario/causes.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";

import { PartialRuns, type Change, type Watched } from "../../engine/run/partial-runs.ts";
import type { RegionModel, ScenarioModel } from "../../engine/scenario/resolved.ts";
import {
  anyCity,
  declaredLevers,
  declaredParameters,
  disturbed,
  sizesOf,
  withParameter,
} from "../arbitraries/city.ts";
import { shipped, shippedCatalogue as catalogue } from "../arbitraries/shipped.ts";
import { restartOf, withRestart } from "../arbitraries/restarted.ts";
import { declaredOutputs } from "./whole-run.ts";

const UNIFORMS = [0.5, -0.3, 0.7, -0.9, 0.2, 0.1, -0.6];

/** The region with one parameter, or one lever's plan and reference, moved; and how to change it. */
interface Moved {
  readonly kind: "parameter" | "lever";
  readonly id: string;
  readonly region: RegionModel;
}

function* everyMove(region: RegionModel, years: number): Generator<Moved> {
  const sizes = sizesOf(region, years);
  for (const [id, declared] of declaredParameters) {
    const values = disturbed(declared, region.parameters[id]!, sizes, UNIFORMS);
    yield {
      kind: "parameter",
      id,
      region: { ...region, parameters: { ...region.parameters, [id]: values } },
    };
  }
  for (const [id, declared] of declaredLevers) {
    const levers = disturbed(declared, region.levers[id]!, sizes, UNIFORMS);
    const reference = disturbed(declared, region.reference[id]!, sizes, UNIFORMS);
    yield {
      kind: "lever",
      id,
      region: {
        ...region,
        levers: { ...region.levers, [id]: levers },
        reference: { ...region.reference, [id]: reference },
      },
    };
  }
}

const differences = (
  into: Change["into"],
  before: ArrayLike<number>,
  after: ArrayLike<number>,
): Change => {
  const at = Array.from(before, (_, index) => index).filter((i) => before[i] !== after[i]);
  return { into, at, values: at.map((i) => after[i]!) };
};

/** Runs every move in part and whole, and compares what is watched. */
function expectSame(
  model: ScenarioModel,
  outputs: readonly string[],
  chosen: (move: Moved) => boolean,
): void {
  const region = model.regions[0]!;
  const years = model.last - model.first + 1;
  const instance = instanceFor(model);
  const whole = instanceFor(model);
  const values = instance.flatten(region);
  const base = instance.trajectories([region.id]);
  instance.run([values], base);
  const watched: Watched[] = outputs.flatMap((output) =>
    Array.from({ length: base.size(output) }, (_, cell) => cell).flatMap((cell) =>
      Array.from({ length: years + (base.isStock(output) ? 1 : 0) }, (_, index) => ({
        output,
        cell,
        index,
      })),
    ),
  );
  const causes = new Causes(instance.declarations);
  const rerun = causes.rerunFor(outputs);
  const runs = new PartialRuns(instance, values, base, 0, watched);
  const into = whole.trajectories([region.id]);
  for (const move of everyMove(region, years)) {
    if (!chosen(move)) continue;
    const other = whole.flatten(move.region);
    whole.run([other], into);
    const changes = [
      differences("parameters", values.parameters, other.parameters),
      differences("planPaths", values.plan, other.plan),
      differences("referencePaths", values.reference, other.reference),
    ];
    const modules = rerun(causes.causeOf(move.kind, move.id)!);
    const moved =
      move.kind === "parameter" ? instance.moduleIds.indexOf(move.id.split(".")[0]!) : -1;
    const figures = runs.run(runs.course(modules), changes, moved);
    watched.forEach(({ output, cell, index }, at) => {
      const [mine, theirs] = [figures[at]!, into.at(output, model.first + index, cell)];
      // What must not move may still be added up in another order: rounding, and no more.
      const scale = Math.max(1e-6, Math.abs(mine), Math.abs(theirs));
      if (Math.abs(mine - theirs) <= 1e-9 * scale) return;
      const where = `${output} (cell ${cell}) in ${model.first + index}`;
      expect.fail(`${move.id} moved: ${where} is ${mine}, in the whole run ${theirs}`);
    });
  }
}

const everyOutput = declaredOutputs.map(([id]) => id);
const plan = shipped("kortrijk/kortrijk-2040.yaml").model;

/** With people and homes that answer each other, so that what comes back is more than nothing. */
const coupled = withParameter(
  withParameter(plan, "demography.housing_pull", [0.4]),
  "demography.housing_push",
  [0.3],
);

const restarted = withRestart(coupled, 2027, restartOf(coupled, 2027, 0.93));

describe("a run in part", () => {
  it("gives every output of a whole run", () => {
    expectSame(plan, everyOutput, () => true);
  });

  it("gives them where people and homes move each other", () => {
    expectSame(coupled, everyOutput, () => true);
  });

  it("gives them where the run is started again from what was observed", () => {
    expectSame(restarted, everyOutput, () => true);
  });

  it.each(["emissions.total", "demography.population", "renewables.wind_capacity"])(
    "gives %s when nothing else is watched",
    (output) => expectSame(coupled, [output], () => true),
  );

  it("gives them in any city", () => {
    fc.assert(
      fc.property(anyCity(coupled), fc.nat(), ({ model }, pick) => {
        let at = 0;
        expectSame(model, everyOutput, () => at++ % 40 === pick % 40);
      }),
      { numRuns: 15 },
    );
  });

  it("leaves out what a change cannot reach", () => {
    const causes = new Causes(catalogue.modules);
    const rerun = causes.rerunFor(["emissions.total"]);
    const names = (id: string): string[] =>
      rerun(causes.causeOf("parameter", id)!).map((at) => catalogue.modules[at]!.id);
    expect(names("emissions.grid_factor")).toEqual(["emissions"]);
    expect(names("renewables.pv_lifetime")).toEqual(["renewables", "emissions"]);
    expect(names("demography.total_fertility")).toContain("housing");
  });
});
