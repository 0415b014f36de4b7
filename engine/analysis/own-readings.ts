/**
 * Own indicators in runs in part: their formulas again, over the figures that such a run watches.
 * Whatever is not watched is as in the whole run.
 */
import type { Change } from "../run/partial-runs.ts";
import type { Block } from "../run/layout.ts";
import { slotOf } from "../run/layout.ts";
import { parseAddress } from "../scenario/address.ts";
import type { RegionModel } from "../scenario/resolved.ts";
import {
  isOutput,
  OwnColumns,
  parameterPlaces,
  type ColumnSource,
  type OwnModel,
} from "./own-series.ts";

/** A figure of one year of the window: watched where the place is not negative, else fixed. */
interface Placed {
  readonly index: number;
  readonly place: number;
}

export class OwnReadings {
  private readonly placed = new Map<string, Map<number, Placed>>();
  private readonly parameters: Float64Array;

  /**
   * @param whole the columns of the run that all others are compared with
   * @param parameters those of the whole run
   */
  constructor(
    readonly own: OwnModel,
    private readonly whole: OwnColumns,
    private readonly region: RegionModel,
    private readonly parameterBlock: Block,
    parameters: ArrayLike<number>,
  ) {
    this.parameters = Float64Array.from(parameters);
  }

  /** Of the outputs of one region, what a goal must watch. */
  watch(address: string, year: number, place: number): void {
    let years = this.placed.get(address);
    if (years === undefined) this.placed.set(address, (years = new Map()));
    const index = year - this.own.window.first;
    years.set(index, { index, place });
  }

  /**
   * Figures of the indicators under one run in part.
   *
   * @param figures what is watched
   * @param fixed what is recorded from before the run
   * @param changes what the run was made with
   */
  read<T>(
    figures: ArrayLike<number>,
    fixed: ArrayLike<number>,
    changes: readonly Change[],
    use: (columns: OwnColumns) => T,
  ): T {
    const before: [number, number][] = [];
    for (const { into, at, values } of changes) {
      if (into !== "parameters") continue;
      for (let k = 0; k < at.length; k++) {
        before.push([at[k]!, this.parameters[at[k]!]!]);
        this.parameters[at[k]!] = values[k]!;
      }
    }
    const result = use(new OwnColumns(this.own, this.source(figures, fixed)));
    for (const [at, value] of before) this.parameters[at] = value;
    return result;
  }

  private source(figures: ArrayLike<number>, fixed: ArrayLike<number>): ColumnSource {
    return {
      column: (address) => {
        const { id } = parseAddress(address)!;
        if (!isOutput(id, this.own.catalogue)) {
          const { offset } = slotOf(this.parameterBlock, id);
          return Float64Array.from(
            parameterPlaces(address, this.own, this.region),
            (place) => this.parameters[offset + place]!,
          );
        }
        const column = this.whole.of(address).slice();
        for (const { index, place } of this.placed.get(address)?.values() ?? []) {
          column[index] = place < 0 ? fixed[-1 - place]! : figures[place]!;
        }
        return column;
      },
    };
  }
}
