/**
 * The cells that uncertain inputs move, laid out flat: per input its cells one behind the other, in
 * one buffer that holds all values of all regions.
 */
import type { Instance, RegionValues } from "../../run/instance.ts";
import type { Slot } from "../../run/layout.ts";
import type { Reach } from "../assumptions.ts";
import { WholeShares } from "./whole-shares.ts";

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
  /** Cells of input i: `[starts[i], starts[i + 1])`. */
  private starts = new Int32Array(0);
  private cells = new Int32Array(0);
  private central = new Float64Array(0);
  private low = new Float64Array(0);
  private high = new Float64Array(0);
  private min = new Float64Array(0);
  private max = new Float64Array(0);
  /** How far from the value of the run the ends of each cell lie. */
  private below = new Float64Array(0);
  private above = new Float64Array(0);
  /** Positions of each input between which no bound stops any of its cells. */
  private freeFrom = new Float64Array(0);
  private freeTo = new Float64Array(0);
  /** Inputs that are calendar years, and stay whole. */
  private isYear = new Uint8Array(0);
  private wholes: WholeShares | null = null;
  /** Cells of paths, and where else the same value stands. */
  private mirrorFrom = new Int32Array(0);
  private mirrorTo = new Int32Array(0);

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
    this.starts = new Int32Array(inputs + 1);
    for (const input of added.input) this.starts[input + 1]!++;
    for (let input = 0; input < inputs; input++) this.starts[input + 1]! += this.starts[input]!;
    this.cells = Int32Array.from(added.cell);
    this.central = Float64Array.from(added.cell, (cell) => buffer[cell]!);
    this.low = Float64Array.from(added.low);
    this.high = Float64Array.from(added.high);
    // The run stands, even where it is beyond a bound.
    this.min = Float64Array.from(added.min, (min, at) => Math.min(min, this.central[at]!));
    this.max = Float64Array.from(added.max, (max, at) => Math.max(max, this.central[at]!));
    this.below = this.low.map((low, at) => low - this.central[at]!);
    this.above = this.high.map((high, at) => high - this.central[at]!);
    this.freeFrom = new Float64Array(inputs);
    this.freeTo = new Float64Array(inputs);
    for (let input = 0; input < inputs; input++) {
      this.freeFrom[input] = -this.freeOn(input, this.below);
      this.freeTo[input] = this.freeOn(input, this.above);
    }
    this.isYear = Uint8Array.from({ length: inputs }, (_, input) =>
      this.years.has(input) ? 1 : 0,
    );
    this.wholes = new WholeShares([...this.wholesByFirst.values()], buffer);
    const mirrors = [...this.mirrored].flatMap(([from, to]) => to.map((at) => [from, at] as const));
    this.mirrorFrom = Int32Array.from(mirrors, ([from]) => from);
    this.mirrorTo = Int32Array.from(mirrors, ([, to]) => to);
  }

  /** How far an input may go to one side before the first of its cells meets a bound. */
  private freeOn(input: number, steps: Float64Array): number {
    let least = Infinity;
    for (let at = this.starts[input]!; at < this.starts[input + 1]!; at++) {
      const step = steps[at]!;
      if (step === 0) continue;
      const bound = step > 0 ? this.max[at]! : this.min[at]!;
      least = Math.min(least, (bound - this.central[at]!) / step);
    }
    // A little less, so that rounding steps over no bound.
    return least * (1 - 1e-9);
  }

  /** Writes all cells anew. @param positions one per input */
  fill(positions: ArrayLike<number>): void {
    const { buffer, starts, cells, central, below, above, freeFrom, freeTo, isYear, wholes } = this;
    const inputs = starts.length - 1;
    for (let input = 0; input < inputs; input++) {
      const position = positions[input]!;
      const isFree = position >= freeFrom[input]! && position <= freeTo[input]!;
      if (!isFree || isYear[input] === 1 || position === -1 || position === 1) {
        this.fillBounded(input, position);
        continue;
      }
      const to = starts[input + 1]!;
      const steps = position < 0 ? below : above;
      const away = Math.abs(position);
      for (let at = starts[input]!; at < to; at++) {
        buffer[cells[at]!] = central[at]! + away * steps[at]!;
      }
    }
    wholes?.settle(positions);
    const { mirrorFrom, mirrorTo } = this;
    for (let i = 0; i < mirrorTo.length; i++) buffer[mirrorTo[i]!] = buffer[mirrorFrom[i]!]!;
  }

  /** At an end of the range stands that end, and at 0 the value of the run, to the bit. */
  private fillBounded(input: number, position: number): void {
    const { buffer, starts, cells, central, min, max } = this;
    const ends = position < 0 ? this.low : this.high;
    const steps = position < 0 ? this.below : this.above;
    const away = Math.abs(position);
    const isYear = this.isYear[input] === 1;
    for (let at = starts[input]!; at < starts[input + 1]!; at++) {
      const reached = away === 1 ? ends[at]! : central[at]! + away * steps[at]!;
      const moved = isYear ? Math.round(reached) : reached;
      buffer[cells[at]!] = moved < min[at]! ? min[at]! : moved > max[at]! ? max[at]! : moved;
    }
  }
}
