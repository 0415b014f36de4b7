/** Some modules of the city without the others: what they read from those is fed from a whole run. */
import { modules as cityModules, catalogue } from "../../engine/model/index.ts";
import type { Module } from "../../engine/run/module.ts";
import { Instance, type RecordedSeries } from "../../engine/run/instance.ts";
import { dimensionSizes } from "../../engine/run/layout.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { ModuleDeclaration } from "../../engine/scenario/declarations.ts";
import type { RegionModel, ScenarioModel } from "../../engine/scenario/resolved.ts";

/** Every output of a run, `[year][cells]`; of stocks also the 1 January after the last year. */
export function recordedFrom(run: Trajectories, region = 0): Record<string, number[]> {
  const recorded: Record<string, number[]> = {};
  const { first, years, flows, stocks } = run.shape;
  for (const [block, rows] of [
    [flows, years],
    [stocks, years + 1],
  ] as const) {
    for (const { id, size } of block.slots.values()) {
      const values: number[] = [];
      for (let index = 0; index < rows; index++) {
        for (let cell = 0; cell < size; cell++) {
          values.push(run.at(id, first + index, cell, region));
        }
      }
      recorded[id] = values;
    }
  }
  return recorded;
}

/** Of a restarted run the stocks of its 1 January before they were adjusted. */
export function unadjustedFrom(run: Trajectories, region = 0): Record<string, number[]> {
  const { stocks } = run.shape;
  const base = region * stocks.width;
  return Object.fromEntries(
    Array.from(stocks.slots.values(), ({ id, offset, size }) => [
      id,
      [...run.unadjusted.subarray(base + offset, base + offset + size)],
    ]),
  );
}

/** Modules of the city by their ids, in their order. */
export const modulesNamed = (...ids: readonly string[]): Module[] =>
  cityModules.filter(({ declaration }) => ids.includes(declaration.id));

/** Modules wired together, the rest of the city fed. */
export class FedModules {
  readonly declarations: readonly ModuleDeclaration[];
  /** Outputs of other modules that these read. */
  readonly fed: readonly string[];
  private readonly instance: Instance;
  private readonly into: Trajectories;

  constructor(
    chosen: readonly Module[],
    model: ScenarioModel,
    sizeOfOutput: (id: string) => number,
  ) {
    this.declarations = chosen.map(({ declaration }) => declaration);
    const own = new Set(
      this.declarations.flatMap(({ id, outputs }) =>
        Object.keys(outputs).map((name) => `${id}.${name}`),
      ),
    );
    this.fed = [
      ...new Set(
        this.declarations.flatMap(({ inputs }) =>
          Object.values(inputs)
            .map(({ from }) => from)
            .filter((from) => !own.has(from)),
        ),
      ),
    ];
    const { first, last } = model;
    const sizes = dimensionSizes(
      catalogue.dimensions,
      model.regions[0]!.dimensions,
      last - first + 1,
    );
    this.instance = new Instance(
      chosen,
      { first, last, sizes },
      Object.fromEntries(this.fed.map((id) => [id, sizeOfOutput(id)])),
    );
    this.into = this.instance.trajectories(["alone"]);
  }

  /** The trajectories are those of the last run. */
  run(
    region: RegionModel,
    recorded: RecordedSeries,
    unadjusted: Readonly<Record<string, readonly number[]>> = {},
  ): Trajectories {
    const values = this.instance.flatten(region);
    this.instance.run([values], this.into, { recorded, unadjusted });
    return this.into;
  }
}
