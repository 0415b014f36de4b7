/**
 * The outcome of a run: one row per region and year, and the stocks on the last 1 January. A plain
 * buffer with an index; reading it changes nothing.
 */
import { slotOf, type Block, type Slot } from "./layout.ts";

export interface TrajectoryShape {
  readonly first: number;
  readonly years: number;
  readonly regions: readonly string[];
  readonly flows: Block;
  readonly stocks: Block;
  /** Two numbers per constraint cell: all wished, then all got. */
  readonly constraints: Block;
}

/** Recorded cell accounts of one region: `[year][column][cell]` per account. */
export type AccountRecords = ReadonlyMap<string, Float64Array>;

export class Trajectories {
  readonly shape: TrajectoryShape;
  /** `[region][year][flows, stocks on 1 January, constraints]`. */
  readonly rows: Float64Array;
  /** `[region][stocks on 1 January after the last year]`. */
  readonly closing: Float64Array;
  /**
   * `[region][stocks]`: in a restarted run the stocks of its 1 January before they were adjusted; of
   * no meaning in any other.
   */
  readonly unadjusted: Float64Array;
  /** Per region, when the run recorded them. */
  readonly accounts: AccountRecords[] = [];
  readonly width: number;

  constructor(shape: TrajectoryShape) {
    this.shape = shape;
    this.width = shape.flows.width + shape.stocks.width + shape.constraints.width;
    this.rows = new Float64Array(shape.regions.length * shape.years * this.width);
    this.closing = new Float64Array(shape.regions.length * shape.stocks.width);
    this.unadjusted = new Float64Array(shape.regions.length * shape.stocks.width);
  }

  has(id: string): boolean {
    return this.shape.flows.slots.has(id) || this.shape.stocks.slots.has(id);
  }

  isStock(id: string): boolean {
    return this.shape.stocks.slots.has(id);
  }

  private locate(id: string): { slot: Slot; base: number } {
    const flow = this.shape.flows.slots.get(id);
    if (flow) return { slot: flow, base: flow.offset };
    const slot = slotOf(this.shape.stocks, id);
    return { slot, base: this.shape.flows.width + slot.offset };
  }

  size(id: string): number {
    return this.locate(id).slot.size;
  }

  /** Value of cell `cell` of an output in a calendar year; a stock also in the year after the last. */
  at(id: string, year: number, cell = 0, region = 0): number {
    const index = year - this.shape.first;
    if (index === this.shape.years && this.isStock(id)) return this.atEnd(id, cell, region);
    if (index < 0 || index >= this.shape.years) {
      throw new RangeError(`${id} has no value in ${year}`);
    }
    const { base } = this.locate(id);
    return this.rows[(region * this.shape.years + index) * this.width + base + cell]!;
  }

  /** A stock on 1 January after the last year of the run. */
  atEnd(id: string, cell = 0, region = 0): number {
    const slot = slotOf(this.shape.stocks, id);
    return this.closing[region * this.shape.stocks.width + slot.offset + cell]!;
  }

  /** One value per year of the run. */
  series(id: string, cell = 0, region = 0): number[] {
    const values: number[] = [];
    for (let i = 0; i < this.shape.years; i++) {
      values.push(this.at(id, this.shape.first + i, cell, region));
    }
    return values;
  }

  /** Takes away all values of some outputs of a region: a figure that they need is unknown. */
  withhold(ids: readonly string[], region: number): void {
    for (const id of ids) {
      if (!this.has(id)) continue;
      const { slot, base } = this.locate(id);
      for (let year = 0; year < this.shape.years; year++) {
        const at = (region * this.shape.years + year) * this.width + base;
        this.rows.fill(NaN, at, at + slot.size);
      }
      if (!this.isStock(id)) continue;
      const at = region * this.shape.stocks.width + slot.offset;
      this.closing.fill(NaN, at, at + slot.size);
    }
  }

  /** What was wished and what was got under a constraint in a year. */
  constraint(
    id: string,
    year: number,
    cell = 0,
    region = 0,
  ): { readonly wished: number; readonly got: number } {
    const slot = slotOf(this.shape.constraints, id);
    const row = (region * this.shape.years + (year - this.shape.first)) * this.width;
    const base = row + this.shape.flows.width + this.shape.stocks.width + slot.offset;
    return { wished: this.rows[base + cell]!, got: this.rows[base + slot.size / 2 + cell]! };
  }
}
