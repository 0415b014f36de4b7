/**
 * The cells that uncertain inputs move, laid out flat: per input its cells one behind the other, in
 * one buffer that holds all values of all regions.
 */
import type { Instance, RegionValues } from "../../run/instance.ts";
import type { Slot } from "../../run/layout.ts";
import type { Reach } from "../assumptions.ts";
import { cellCopier, cellWriter, type CellWriter } from "./cell-writer.ts";
import { wholeSettler, type WholeSettler } from "./whole-shares.ts";

/** Range of a cell and the bounds it keeps to. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly min: number;
  readonly max: number;
}

/** A lever of a region in the arrays that are filled for each member. */
export interface LeverPlace {
  readonly region: number;
  /** Where its path begins in those of the region. */
  readonly from: number;
  /** Cells of a year. */
  readonly size: number;
  /** `[year][cell]`. */
  readonly reference: Float64Array;
  readonly plan: Float64Array;
  /** The plan once more, per year. */
  readonly byYear: readonly Float64Array[];
}

/** Where the values of a region begin in the buffer. */
interface Base {
  readonly parameters: number;
  readonly plan: number;
  readonly reference: number;
  readonly byYear: number;
}

export class UncertainCells {
  /** Views on the buffer: filled again and again. */
  readonly regions: readonly RegionValues[];
  readonly history: Float64Array;
  private readonly buffer: Float64Array;
  private readonly bases: readonly Base[];
  private readonly historyBase: number;
  /** Of each place in the paths, the cell of a year that it is, and the year. */
  private readonly leverAt: Int32Array;
  private readonly yearAt: Int32Array;
  /** While inputs are added; afterwards in the arrays below. */
  private readonly added = {
    input: [] as number[],
    cell: [] as number[],
    low: [] as number[],
    high: [] as number[],
    min: [] as number[],
    max: [] as number[],
  };
  private readonly years = new Set<number>();
  private readonly wholesByFirst = new Map<string, { cells: number[]; owners: number[] }>();
  private readonly mirrored = new Map<number, number[]>();
  /** By region and place in the paths, whether the plan follows; where absent, the reach says so. */
  private readonly followed = new Map<string, boolean>();
  private write: CellWriter = () => {};
  private settle: WholeSettler = () => {};
  private copy: () => void = () => {};

  /** @param values of the plain run, which are copied */
  constructor(
    private readonly instance: Instance,
    values: readonly RegionValues[],
    history: Float64Array,
  ) {
    let length = 0;
    const take = (size: number): number => {
      length += size;
      return length - size;
    };
    const { years } = instance;
    const width = 2 * instance.leverBlock.width;
    this.bases = values.map(({ parameters, plan, reference }) => ({
      parameters: take(parameters.length),
      plan: take(plan.length),
      reference: take(reference.length),
      byYear: take(width * years),
    }));
    this.historyBase = take(history.length);
    this.leverAt = new Int32Array(instance.leverBlock.width * years);
    this.yearAt = new Int32Array(this.leverAt.length);
    for (let lever = 0; lever < instance.leverBlock.width; lever++) {
      for (let year = 0; year < years; year++) {
        const place = instance.pathBase[lever]! + instance.pathStride[lever]! * year;
        this.leverAt[place] = lever;
        this.yearAt[place] = year;
      }
    }
    const buffer = new Float64Array(length);
    this.buffer = buffer;
    const part = (from: number, of: ArrayLike<number>): Float64Array => {
      const view = buffer.subarray(from, from + of.length);
      view.set(of);
      return view;
    };
    this.regions = values.map((region, at) => {
      const base = this.bases[at]!;
      return {
        id: region.id,
        parameters: part(base.parameters, region.parameters),
        plan: part(base.plan, region.plan),
        reference: part(base.reference, region.reference),
        byYear: region.byYear.map((row, year) => part(base.byYear + year * width, row)),
        restart: region.restart,
        received: region.received,
      };
    });
    this.history = part(this.historyBase, history);
  }

  /** Where a lever of a region lies, as paths over all years and among the values of each year. */
  placeOf(region: number, { offset, size }: Slot): LeverPlace {
    const { years } = this.instance;
    const { plan, reference } = this.bases[region]!;
    const from = offset * years;
    const part = (base: number): Float64Array =>
      this.buffer.subarray(base + from, base + from + size * years);
    return {
      ...{ region, from, size },
      ...{ reference: part(reference), plan: part(plan) },
      byYear: this.regions[region]!.byYear.map((row) => row.subarray(offset, offset + size)),
    };
  }

  /** Says which places of a plan follow the reference, before inputs are added. */
  follow({ region, from }: LeverPlace, copied: Uint8Array): void {
    copied.forEach((is, at) => this.followed.set(`${region} ${from + at}`, is === 1));
  }

  /**
   * Inputs are added in the order of their numbers.
   *
   * @param isYear whether its values are calendar years
   */
  addReach(input: number, region: number, reach: Reach, isYear: boolean): void {
    if (isYear) this.years.add(input);
    const base = this.bases[region]!;
    const isPath = reach.into === "referencePaths";
    const from = (isPath ? base.reference : base.parameters) + reach.offset;
    const { min, max, shares, stride } = reach;
    reach.at.forEach((at, index) => {
      this.addCell(input, from + at, {
        ...{ low: reach.low[index]!, high: reach.high[index]!, min, max },
      });
      if (shares === 0) {
        if (isPath) this.mirror(region, reach, at);
        return;
      }
      const first = at - (at % (shares * stride)) + (at % stride);
      const key = `${from + first} ${stride}`;
      let whole = this.wholesByFirst.get(key);
      if (whole === undefined) {
        const places = Array.from({ length: shares }, (_, share) => first + share * stride);
        whole = { cells: places.map((place) => from + place), owners: places.map(() => -1) };
        this.wholesByFirst.set(key, whole);
        if (isPath) for (const place of places) this.mirror(region, reach, place);
      }
      whole.owners[(at - first) / stride] = input;
    });
  }

  addObservation(input: number, place: number, range: Range): void {
    this.addCell(input, this.historyBase + place, range);
  }

  private addCell(input: number, cell: number, { low, high, min, max }: Range): void {
    const { added } = this;
    added.input.push(input);
    added.cell.push(cell);
    added.low.push(low);
    added.high.push(high);
    added.min.push(min);
    added.max.push(max);
  }

  /** A cell of a reference path stands among the values of its year too, and in the plan that follows it. */
  private mirror(region: number, { offset, follows }: Reach, at: number): void {
    const { reference, plan, byYear } = this.bases[region]!;
    const place = offset + at;
    const { width } = this.instance.leverBlock;
    const lever = this.leverAt[place]!;
    const year = this.yearAt[place]!;
    const ofYear = byYear + year * 2 * width + lever;
    const others = [ofYear + width];
    if (this.followed.get(`${region} ${place}`) ?? follows!(at)) others.push(plan + place, ofYear);
    this.mirrored.set(reference + place, others);
  }

  /** Lays out what was added; nothing is added after it. */
  seal(): void {
    const { added, buffer } = this;
    const count = added.cell.length;
    const inputs = count === 0 ? 0 : added.input[count - 1]! + 1;
    const starts = new Int32Array(inputs + 1);
    for (const input of added.input) starts[input + 1]!++;
    for (let input = 0; input < inputs; input++) starts[input + 1]! += starts[input]!;
    const central = Float64Array.from(added.cell, (cell) => buffer[cell]!);
    const low = Float64Array.from(added.low);
    const high = Float64Array.from(added.high);
    this.write = cellWriter({
      ...{ buffer, starts, central, low, high },
      cells: Int32Array.from(added.cell),
      // The run stands, even where it is beyond a bound.
      min: Float64Array.from(added.min, (min, at) => Math.min(min, central[at]!)),
      max: Float64Array.from(added.max, (max, at) => Math.max(max, central[at]!)),
      below: low.map((end, at) => end - central[at]!),
      above: high.map((end, at) => end - central[at]!),
      isYear: Uint8Array.from({ length: inputs }, (_, input) => (this.years.has(input) ? 1 : 0)),
    });
    this.settle = wholeSettler([...this.wholesByFirst.values()], buffer);
    this.copy = cellCopier(buffer, this.mirrored);
  }

  /** Writes all cells anew. @param positions one per input */
  fill(positions: Float64Array): void {
    this.write(positions);
    this.settle(positions);
    this.copy();
  }
}
