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
    const { columns, variants, are } = job;
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
    variants: readonly LeverVariant[],
  ): MemberValues {
    return {
      history,
      regions: regions.map((region, at) => {
        const mine = variants.filter((variant) => variant.region === at);
        return mine.length === 0 ? region : this.withPaths(region, mine);
      }),
    };
  }

  private withPaths(region: RegionValues, variants: readonly LeverVariant[]): RegionValues {
    const plan = region.plan.slice();
    for (const { at, values } of variants) {
      for (let i = 0; i < at.length; i++) plan[at[i]!] = values[i]!;
    }
    return this.instance.withPlan(region, plan);
  }
}
