/**
 * The terms of ratios and weights (`TotalRatio`), read from rows: of one region, or of several
 * together, one way for both, so that what holds of the one can be held against the other.
 */
import type { Trajectories } from "../../run/trajectories.ts";
import {
  cellOf,
  parseAddress,
  quantitiesOf,
  type RegionalMembers,
} from "../../scenario/address.ts";
import type { Catalogue, OutputDeclaration } from "../../scenario/declarations.ts";

/** Where terms are read. */
export interface TermSource {
  readonly catalogue: Catalogue;
  readonly run: Trajectories;
  readonly region: number;
  readonly dimensions: RegionalMembers;
  /** Values of an extensive parameter; NaN in them where nobody knows it. */
  parameter(id: string): readonly number[];
}

/** Values of an output by year, and of a stock on the 1 January after the last: `[year][cell]`. */
export type Column = (index: number, cell: number) => number;

/** Reads an output year by year without looking it up again. */
export function columnOf(run: Trajectories, id: string, region: number): Column {
  const flow = run.shape.flows.slots.get(id);
  const { years, stocks } = run.shape;
  const first = region * years * run.width;
  if (flow !== undefined) {
    const base = first + flow.offset;
    return (index, cell) => run.rows[base + index * run.width + cell]!;
  }
  const stock = stocks.slots.get(id);
  if (stock === undefined) throw new Error(`no output ${id}`);
  const base = first + run.shape.flows.width + stock.offset;
  const end = region * stocks.width + stock.offset;
  return (index, cell) =>
    index === years ? run.closing[end + cell]! : run.rows[base + index * run.width + cell]!;
}

/**
 * One term of an output.
 *
 * @param module  of the output, whose parameters a term may name
 * @param cells   number of cells of the output
 */
function termOf(
  term: string,
  module: string,
  { kind }: Pick<OutputDeclaration, "kind">,
  cells: number,
  source: TermSource,
): Column {
  const isParameter = term.startsWith("p.");
  const address = parseAddress(isParameter ? `${module}.${term.slice(2)}` : term);
  if (address === null) throw new Error(`${term} is no address`);
  const { catalogue, dimensions } = source;
  if (isParameter) {
    const values = source.parameter(address.id);
    if (address.members.length > 0) {
      const at = cellOf(address, catalogue, dimensions);
      if (at === null) throw new Error(`no parameter ${term}`);
      return () => values[at]!;
    }
    const sum = values.reduce((all, value) => all + value, 0);
    return () => sum;
  }
  const declared = quantitiesOf(catalogue, "outputs").get(address.id);
  if (declared === undefined) throw new Error(`no output ${term}`);
  const { run, region } = source;
  const column = columnOf(run, address.id, region);
  const at: Column =
    kind === "flow" && declared.kind === "stock"
      ? (index, cell) => 0.5 * (column(index, cell) + column(index + 1, cell))
      : column;
  const size = run.size(address.id);
  if (address.members.length > 0) {
    const place = cellOf(address, catalogue, dimensions);
    if (place === null) throw new Error(`no output ${term}`);
    return (index) => at(index, place);
  }
  if (size === cells) return at;
  return (index) => {
    let sum = 0;
    for (let cell = 0; cell < size; cell++) sum += at(index, cell);
    return sum;
  };
}

/** The sum of several terms of an output. */
export function termsOf(
  terms: readonly string[],
  module: string,
  output: Pick<OutputDeclaration, "kind">,
  cells: number,
  source: TermSource,
): Column {
  const columns = terms.map((term) => termOf(term, module, output, cells, source));
  return (index, cell) => {
    let sum = 0;
    for (const column of columns) sum += column(index, cell);
    return sum;
  };
}

/** The ratio that an output declares, from the terms of one source. */
export function ratioOf(
  module: string,
  output: OutputDeclaration,
  cells: number,
  source: TermSource,
): Column {
  const { ratio, min, max } = output;
  if (ratio === undefined) throw new Error("no ratio");
  const of = termsOf(ratio.of, module, output, cells, source);
  const per = termsOf(ratio.per, module, output, cells, source);
  const { times = 1, less = 0, perFirst } = ratio;
  return (index, cell) => {
    const by = per(perFirst === true ? 0 : index, cell);
    if (by === 0) return 0;
    const value = (times * of(index, cell)) / by - less;
    // What an output cannot exceed, its ratio does not: more connections than buildings are all.
    return Math.min(max ?? Infinity, Math.max(min ?? -Infinity, value));
  };
}
