/** Kortrijk for one module alone, with all it reads from others given as recorded series. */
import path from "node:path";
import fc from "fast-check";
import { DiskFiles } from "../../cli/disk.ts";
import { catalogue } from "../../engine/model/index.ts";
import { Instance, type RecordedSeries } from "../../engine/run/instance.ts";
import { dimensionSizes, sizeOf } from "../../engine/run/layout.ts";
import type { Module } from "../../engine/run/module.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { loadRegion } from "../../engine/scenario/region/region.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { root } from "./root.ts";

export type Values = Readonly<Record<string, readonly number[]>>;
type Point = readonly [year: number, value: number];

export class LoneModule {
  readonly years: number;
  /** Kortrijk on its reference path. */
  readonly kortrijk: RegionModel;
  private readonly instances = new Map<string, Instance>();

  constructor(
    readonly module: Module,
    readonly first = 2024,
    readonly last = 2050,
  ) {
    this.years = last - first + 1;
    const { region, diagnostics } = loadRegion(
      new DiskFiles(path.join(root, "scenarios")),
      "regions/kortrijk",
      { modules: [module.declaration], dimensions: catalogue.dimensions },
      { first, last, partOfModel: true },
    );
    if (region === null) throw new Error(diagnostics.map(({ message }) => message.en).join("\n"));
    this.kortrijk = {
      id: "kortrijk",
      dimensions: Object.fromEntries(
        Object.entries(region.members).map(([dim, members]) => [dim, members.map(({ id }) => id)]),
      ),
      parameters: region.parameters,
      reference: region.reference,
      levers: region.reference,
      history: {},
    };
  }

  sizes(region: RegionModel): Record<string, number> {
    return dimensionSizes(catalogue.dimensions, region.dimensions, this.years);
  }

  run(region: RegionModel, recorded: RecordedSeries = {}, record = false): Trajectories {
    const sizes = this.sizes(region);
    const feeds: Record<string, number> = {};
    for (const { from, when } of Object.values(this.module.declaration.inputs)) {
      const rows = when === "start" || when === "end" ? this.years + 1 : this.years;
      feeds[from] = recorded[from]!.length / rows;
    }
    const key = JSON.stringify([sizes, feeds]);
    let instance = this.instances.get(key);
    if (instance === undefined) {
      const { first, last } = this;
      instance = new Instance([this.module], { first, last, sizes }, feeds);
      this.instances.set(key, instance);
    }
    const into = instance.trajectories([region.id]);
    instance.run([instance.flatten(region)], into, { recorded, record });
    return into;
  }

  /** The same value in every cell of every year. */
  flat(region: RegionModel, lever: string, value: number): number[] {
    return region.reference[lever]!.map(() => value);
  }

  /** A path through points, linear in between, the same for all cells of a lever. */
  through(region: RegionModel, lever: string, ...points: readonly Point[]): number[] {
    const cells = region.reference[lever]!.length / this.years;
    const values: number[] = [];
    for (let year = this.first; year <= this.last; year++) {
      const after = points.findIndex(([at]) => at >= year);
      const [from, low] = points[after <= 0 ? (after === 0 ? 0 : points.length - 1) : after - 1]!;
      const [to, high] = points[after < 0 ? points.length - 1 : after]!;
      const value = to === from ? low : low + ((high - low) * (year - from)) / (to - from);
      for (let cell = 0; cell < cells; cell++) values.push(value);
    }
    return values;
  }

  /** Everything extensive multiplied. */
  scaled(region: RegionModel, factor: number): RegionModel {
    const { declaration } = this.module;
    const grow = (
      values: Values,
      declared: Readonly<Record<string, { readonly scale: string }>>,
    ): Record<string, number[]> =>
      Object.fromEntries(
        Object.entries(values).map(([id, given]) => {
          const { scale } = declared[id.slice(declaration.id.length + 1)]!;
          return [id, given.map((value) => (scale === "extensive" ? value * factor : value))];
        }),
      );
    return {
      ...region,
      parameters: grow(region.parameters, declaration.parameters),
      levers: grow(region.levers, declaration.levers),
      reference: grow(region.reference, declaration.levers),
    };
  }

  /** The region without any member of a dimension that it supplies. */
  without(region: RegionModel, dimension: string): RegionModel {
    const { declaration } = this.module;
    const clear = (
      values: Values,
      declared: Readonly<Record<string, { readonly dims: readonly string[] }>>,
    ): Record<string, readonly number[]> =>
      Object.fromEntries(
        Object.entries(values).map(([id, given]) => {
          const { dims } = declared[id.slice(declaration.id.length + 1)]!;
          return [id, dims.includes(dimension) ? [] : given];
        }),
      );
    return {
      ...region,
      dimensions: { ...region.dimensions, [dimension]: [] },
      parameters: clear(region.parameters, declaration.parameters),
      levers: clear(region.levers, declaration.levers),
      reference: clear(region.reference, declaration.levers),
    };
  }

  /** Parameters between a quarter and four times their value, within their bounds. */
  anyParameters(region: RegionModel, fixed: readonly string[] = []): fc.Arbitrary<RegionModel> {
    const { declaration } = this.module;
    const sizes = this.sizes(region);
    const ids = Object.keys(region.parameters).filter((id) => !fixed.includes(id));
    return fc
      .array(fc.integer({ min: -100, max: 100 }), { minLength: ids.length, maxLength: ids.length })
      .map((powers) => {
        const parameters: Record<string, readonly number[]> = { ...region.parameters };
        ids.forEach((id, index) => {
          const declared = declaration.parameters[id.slice(declaration.id.length + 1)]!;
          // A calendar year moves by years, not by a factor.
          const calendar = declared.unit === "year" && declared.min >= 1900;
          const power = powers[index]! / 100;
          const factor = power >= 0 ? 1 + 3 * power : 1 / (1 - 3 * power);
          const values = region.parameters[id]!.map((value) =>
            Math.min(
              declared.max,
              Math.max(declared.min, calendar ? value + Math.round(power * 12) : value * factor),
            ),
          );
          // Shares are a whole over the last dimension, for each member of those before it.
          const shares = sizeOf(declared.dims.slice(-1), sizes);
          const total = (cell: number): number => {
            const from = cell - (cell % shares);
            return values.slice(from, from + shares).reduce((sum, value) => sum + value, 0);
          };
          parameters[id] = declared.sumsToOne
            ? values.map((value, cell) => value / total(cell))
            : values;
        });
        return { ...region, parameters };
      });
  }

  /** A lever's path: every cell on a line between two values within a range. */
  anyPath(
    region: RegionModel,
    lever: string,
    min: number,
    max: number,
    whole = false,
  ): fc.Arbitrary<number[]> {
    const { dims } = this.module.declaration.levers[lever.split(".")[1]!]!;
    const cells = sizeOf(dims, this.sizes(region));
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    return fc.array(fc.tuple(unit, unit), { minLength: cells, maxLength: cells }).map((ends) => {
      const values: number[] = [];
      for (let year = 0; year < this.years; year++) {
        for (const [from, to] of ends) {
          const part = year / (this.years - 1);
          // Both weights, so that the last value is exactly `to`.
          const value = min + (max - min) * (from * (1 - part) + to * part);
          values.push(whole ? Math.round(value) : value);
        }
      }
      return values;
    });
  }
}

export const withParameters = (region: RegionModel, parameters: Values): RegionModel => ({
  ...region,
  parameters: { ...region.parameters, ...parameters },
});

export const withLevers = (region: RegionModel, levers: Values): RegionModel => ({
  ...region,
  levers: { ...region.levers, ...levers },
});

/** Whether two numbers agree to 1e-9 of a scale. */
export const agrees = (actual: number, wanted: number, scale: number): boolean =>
  Math.abs(actual - wanted) <= 1e-9 * Math.max(Math.abs(scale), 1e-6);
