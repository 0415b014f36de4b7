/** Runs rows of uniforms or positions that somebody chose, with other lever paths where asked. */
import type { MemberRunner } from "../../engine/analysis/ensemble/run-members.ts";
import type {
  MemberValues,
  UncertainModel,
} from "../../engine/analysis/ensemble/uncertain-model.ts";
import type { Instance, RegionValues } from "../../engine/run/instance.ts";
import type { LeverVariant, RowsJob } from "./protocol.ts";

export class RowRunner {
  constructor(
    private readonly instance: Instance,
    private readonly uncertain: UncertainModel,
    private readonly runner: MemberRunner,
  ) {}

  /** @returns what runs one row and writes its figures */
  begin(job: RowsJob): (row: number) => void {
    const { uncertain, runner } = this;
    const inputs = uncertain.inputs.length;
    const rows = job.rows === null ? null : new Float64Array(job.rows);
    const variantOf = job.variantOf === null ? null : new Int32Array(job.variantOf);
    const results = new Float64Array(job.results);
    const { columns, are } = job;
    const variants = job.variants.map((variant) => this.written(variant));
    return (row) => {
      let values: MemberValues;
      if (rows === null) values = uncertain.central();
      else {
        const of = rows.subarray(row * inputs, (row + 1) * inputs);
        values = are === "uniforms" ? uncertain.at(of) : uncertain.atPositions(of);
      }
      const variant = variantOf?.[row] ?? -1;
      runner.evaluate(variant < 0 ? values : this.varied(values, variants[variant]!));
      for (let i = 0; i < columns.length; i++) {
        results[row * columns.length + i] = runner.row[columns[i]!]!;
      }
    };
  }

  /** The same values with other paths of some levers; what the model holds stays as it is. */
  private varied(
    { regions, history }: MemberValues,
    written: readonly WrittenValue[],
  ): MemberValues {
    const changed = new Map<number, RegionValues>();
    for (const { region } of written) {
      if (changed.has(region)) continue;
      const own = regions[region]!;
      const byYear = own.byYear.map((year) => year.slice());
      changed.set(region, { ...own, plan: own.plan.slice(), byYear });
    }
    for (const { region, at, value, year, cell } of written) {
      const { plan, byYear } = changed.get(region)!;
      plan[at] = byYear[year]![cell] = value;
    }
    return { history, regions: regions.map((region, at) => changed.get(at) ?? region) };
  }

  /** What a variant writes into the paths of a region and into what the modules read of each year. */
  private written(variants: readonly LeverVariant[]): WrittenValue[] {
    const { pathBase, pathStride, years } = this.instance;
    return variants.flatMap(({ region, at, values }) => {
      const valueAt = new Map(Array.from(at, (place, i) => [place, values[i]!]));
      return Array.from(pathBase, (base, cell) =>
        Array.from({ length: years }, (_, year) => {
          const place = base + pathStride[cell]! * year;
          const value = valueAt.get(place);
          return value === undefined ? [] : [{ region, at: place, value, year, cell }];
        }).flat(),
      ).flat();
    });
  }
}

/** One number of a variant. */
interface WrittenValue {
  readonly region: number;
  /** In the paths of the region. */
  readonly at: number;
  readonly value: number;
  readonly year: number;
  /** In the lever block of that year. */
  readonly cell: number;
}
