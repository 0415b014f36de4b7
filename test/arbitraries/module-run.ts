/** Runs modules on their own, with what they read from others given as recorded series. */
import { catalogue } from "../../engine/model/index.ts";
import { Instance, type RecordedSeries } from "../../engine/run/instance.ts";
import { dimensionSizes } from "../../engine/run/layout.ts";
import type { Module } from "../../engine/run/module.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";

export interface ModuleRun {
  readonly first: number;
  readonly last: number;
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  readonly recorded: RecordedSeries;
  /** Levers of the plan; their reference is the same path unless it is given. */
  readonly levers?: Readonly<Record<string, readonly number[]>>;
  readonly reference?: Readonly<Record<string, readonly number[]>>;
  readonly record?: boolean;
}

/** Sizes of the outputs that are fed, from the series: stocks have one year more than flows. */
const sizesOf = (modules: readonly Module[], run: ModuleRun): Record<string, number> => {
  const years = run.last - run.first + 1;
  const sizes: Record<string, number> = {};
  for (const { declaration } of modules) {
    for (const { from, when } of Object.values(declaration.inputs)) {
      const series = run.recorded[from];
      if (series === undefined) continue;
      sizes[from] = series.length / (when === "start" || when === "end" ? years + 1 : years);
    }
  }
  return sizes;
};

export function runModules(modules: readonly Module[], run: ModuleRun): Trajectories {
  const years = run.last - run.first + 1;
  const sizes = dimensionSizes(catalogue.dimensions, {}, years);
  const instance = new Instance(
    modules,
    { first: run.first, last: run.last, sizes },
    sizesOf(modules, run),
  );
  const values = instance.flatten({
    id: "test",
    dimensions: {},
    parameters: run.parameters,
    reference: run.reference ?? run.levers ?? {},
    levers: run.levers ?? {},
    history: {},
  });
  const into = instance.trajectories(["test"]);
  instance.run([values], into, { recorded: run.recorded, record: run.record === true });
  return into;
}
