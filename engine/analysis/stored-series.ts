/** What a stored run says of its outputs, read as any other run is read. */
import { quantitiesOf } from "../scenario/address.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import type { ScenarioModel } from "../scenario/resolved.ts";
import { definitionOf, valueAt, type ScalarPath, type ScalarPaths } from "./scalar-paths.ts";
import type { RunSeries } from "./run-series.ts";

/**
 * Scalar outputs in their canonical unit and own indicators in the unit in which they are declared.
 * An output that this engine measures in another unit is not among them.
 */
export class StoredSeries implements RunSeries {
  readonly shape: { readonly first: number; readonly years: number };
  private readonly paths: readonly ReadonlyMap<string, ScalarPath>[];
  private readonly kinds = new Map<string, "stock" | "flow">();

  constructor(
    { first, last, regions, indicators }: ScenarioModel,
    catalogue: Catalogue,
    paths: ScalarPaths,
  ) {
    this.shape = { first, years: last - first + 1 };
    const outputs = quantitiesOf(catalogue, "outputs");
    const isKnown = (id: string, { definition }: ScalarPath): boolean => {
      const output = outputs.get(id);
      return (
        indicators.some((own) => own.id === id) ||
        (output !== undefined && definition === definitionOf(id, output.unit, output.kind, []))
      );
    };
    this.paths = regions.map(({ id: region }) => {
      const of = [...(paths.get(region) ?? [])].filter(([id, path]) => isKnown(id, path));
      for (const [id, { kind }] of of) this.kinds.set(id, kind);
      return new Map(of);
    });
  }

  has(id: string): boolean {
    return this.kinds.has(id);
  }

  isStock(id: string): boolean {
    return this.kinds.get(id) === "stock";
  }

  size(): number {
    return 1;
  }

  /** NaN where nothing is stored: the cells of an output with dimensions, the end of the last year. */
  at(id: string, year: number, cell = 0, region = 0): number {
    if (cell !== 0) return NaN;
    return valueAt(this.paths[region]?.get(id), year) ?? NaN;
  }

  series(id: string, cell = 0, region = 0): number[] {
    const { first, years } = this.shape;
    return Array.from({ length: years }, (_, at) => this.at(id, first + at, cell, region));
  }
}
