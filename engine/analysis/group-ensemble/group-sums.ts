/**
 * The totals of a group, run by run: what is extensive is added up in the order in which the
 * municipalities come, ratios follow from sums. Quantiles are taken of these totals: quantiles of
 * municipalities do not add up. Room is that of one municipality, however many there are.
 */
import { parseAddress, quantitiesOf } from "../../scenario/address.ts";
import type { Catalogue, OutputDeclaration } from "../../scenario/declarations.ts";
import type { FigurePlan, FigureSeries } from "../ensemble/figures.ts";
import { hasSimpleTotal, placeOfAddress, termsOfTotal } from "./kept-figures.ts";

/** Numbers by year and member of the ensemble. */
interface Amounts {
  /** Place of the first. */
  readonly at: number;
  /** Years; of a stock one more. */
  readonly count: number;
}

interface Weighted {
  readonly weights: Amounts;
  readonly products: Amounts;
}

/** Columns of some members of one municipality: `data[at + column * stride + member - from]`. */
export interface SomeMembers {
  readonly figures: FigurePlan;
  readonly data: Float64Array;
  readonly at: number;
  readonly stride: number;
  readonly from: number;
  readonly to: number;
}

export class GroupSums {
  /** Outputs that have a total, in the order in which they were asked for. */
  readonly outputs: readonly string[];
  private readonly declared: ReadonlyMap<string, OutputDeclaration>;
  private readonly sums = new Map<string, Amounts>();
  private readonly weighted = new Map<string, Weighted>();
  private readonly cells: Float64Array;
  /** Amounts that some municipality does not have: no total rests on them. */
  private readonly lacking = new Set<string>();

  /**
   * @param shown   scalar outputs whose totals are wanted
   * @param members of the ensemble
   * @param cells   room of `lengthOf` numbers, all 0, where several threads share it
   */
  constructor(
    catalogue: Catalogue,
    shown: readonly string[],
    private readonly years: number,
    readonly members: number,
    cells?: Float64Array,
  ) {
    const declared = quantitiesOf(catalogue, "outputs");
    this.declared = declared;
    this.outputs = shown.filter((id) => {
      const output = declared.get(id);
      return output?.dims.length === 0 && hasSimpleTotal(output, catalogue);
    });
    let at = 0;
    const room = (kind: "stock" | "flow"): Amounts => {
      const amounts = { at, count: years + (kind === "stock" ? 1 : 0) };
      at += amounts.count * members;
      return amounts;
    };
    const sumUp = (address: string): void => {
      const { kind } = declared.get(parseAddress(address)!.id)!;
      if (!this.sums.has(address)) this.sums.set(address, room(kind));
    };
    for (const id of this.outputs) {
      const output = declared.get(id)!;
      if (output.scale === "extensive") sumUp(id);
      else if (output.ratio !== undefined) for (const term of termsOfTotal(output)) sumUp(term);
      else {
        this.weighted.set(id, { weights: room(output.kind), products: room(output.kind) });
      }
    }
    this.cells = cells ?? new Float64Array(at);
    if (this.cells.length !== at) throw new Error("the room for totals has another size");
  }

  /** Numbers that the totals take: the length of `cells`. */
  get length(): number {
    return this.cells.length;
  }

  /** Takes note of what a municipality has no figure of. */
  note(figures: FigurePlan): void {
    for (const address of this.sums.keys()) {
      if (seriesOf(figures, address) === null) this.lacking.add(address);
    }
    for (const id of this.weighted.keys()) {
      const terms = [id, ...this.declared.get(id)!.weight!];
      if (terms.some((term) => seriesOf(figures, term) === null)) this.lacking.add(id);
    }
  }

  /** Adds some members of one municipality; all municipalities in the order of the group. */
  add(part: SomeMembers): void {
    for (const [address, amounts] of this.sums) {
      const series = seriesOf(part.figures, address);
      if (series !== null) this.addUp(amounts, series, part);
    }
    for (const [id, { weights, products }] of this.weighted) {
      const { kind, weight } = this.declared.get(id)!;
      const value = seriesOf(part.figures, id);
      const terms = weight!.map((term) => seriesOf(part.figures, term));
      if (value === null || terms.includes(null)) continue;
      const columns = terms.map((series) => columnOf(series!, part, kind, this.years));
      const values = columnOf(value, part, kind, this.years);
      for (let index = 0; index < weights.count; index++) {
        for (let member = part.from; member < part.to; member++) {
          let mine = 0;
          for (const column of columns) mine += column(index, member);
          const place = index * this.members + member;
          const { cells } = this;
          cells[weights.at + place] = cells[weights.at + place]! + mine;
          cells[products.at + place] = cells[products.at + place]! + mine * values(index, member);
        }
      }
    }
  }

  private addUp({ at, count }: Amounts, series: FigureSeries, part: SomeMembers): void {
    const { cells, members } = this;
    const { data, stride, from, to } = part;
    for (let index = 0; index < count; index++) {
      let source = part.at + (series.column + index) * stride;
      const end = at + index * members + to;
      for (let place = at + index * members + from; place < end; place++) {
        cells[place] = cells[place]! + data[source++]!;
      }
    }
  }

  /** Number of years in which the total of an output has a value. */
  countOf(id: string): number {
    return this.years + (this.declared.get(id)!.kind === "stock" ? 1 : 0);
  }

  /** Whether some municipality has no figure of what the total is made of. */
  isWithheld(id: string): boolean {
    const output = this.declared.get(id)!;
    if (output.scale === "extensive" || output.weight !== undefined) return this.lacking.has(id);
    return termsOfTotal(output).some((term) => this.lacking.has(term));
  }

  /** The total of an output in a year of the run, one per member; NaN where it has none. */
  column(id: string, index: number, into: Float64Array): Float64Array {
    if (this.isWithheld(id)) return into.fill(NaN);
    const { cells, members, declared, sums, years } = this;
    const output = declared.get(id)!;
    const amountOf = (amounts: Amounts, year: number): Float64Array =>
      cells.subarray(amounts.at + year * members, amounts.at + (year + 1) * members);
    if (output.scale === "extensive") {
      into.set(amountOf(sums.get(id)!, index));
      return into;
    }
    if (output.ratio === undefined) {
      const { weights, products } = this.weighted.get(id)!;
      const [weight, product] = [amountOf(weights, index), amountOf(products, index)];
      for (let member = 0; member < members; member++) {
        into[member] = weight[member] === 0 ? 0 : product[member]! / weight[member]!;
      }
      return into;
    }
    const { of, per, times = 1, less = 0, perFirst } = output.ratio;
    const add = (terms: readonly string[], year: number): Float64Array => {
      const sum = new Float64Array(members);
      for (const term of terms) {
        const amounts = sums.get(term)!;
        const isMean = output.kind === "flow" && amounts.count > years;
        const start = amountOf(amounts, year);
        const end = isMean ? amountOf(amounts, year + 1) : start;
        for (let member = 0; member < members; member++) {
          const amount = isMean ? 0.5 * (start[member]! + end[member]!) : start[member]!;
          sum[member] = sum[member]! + amount;
        }
      }
      return sum;
    };
    const [above, below] = [add(of, index), add(per, perFirst === true ? 0 : index)];
    const [least, most] = [output.min ?? -Infinity, output.max ?? Infinity];
    for (let member = 0; member < members; member++) {
      const by = below[member]!;
      const value = by === 0 ? 0 : (times * above[member]!) / by - less;
      into[member] = by === 0 ? 0 : Math.min(most, Math.max(least, value));
    }
    return into;
  }
}

/** Numbers that the totals of an ensemble take. */
export const lengthOf = (
  catalogue: Catalogue,
  shown: readonly string[],
  years: number,
  members: number,
): number => new GroupSums(catalogue, shown, years, 1).length * members;

function seriesOf(figures: FigurePlan, address: string): FigureSeries | null {
  const place = placeOfAddress(address, figures.catalogue, figures.model.regions[0]!);
  return place === null ? null : figures.values(place.id, place.cell);
}

/** A stock over the year where what is averaged is a flow, as in `termsOf` of totals. */
function columnOf(
  { column, count }: FigureSeries,
  { data, at, stride, from }: SomeMembers,
  kind: "stock" | "flow",
  years: number,
): (index: number, member: number) => number {
  const value = (index: number, member: number): number =>
    data[at + (column + index) * stride + member - from]!;
  return kind === "flow" && count > years
    ? (index, member) => 0.5 * (value(index, member) + value(index + 1, member))
    : value;
}
