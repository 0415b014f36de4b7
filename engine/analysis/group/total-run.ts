/**
 * The run of several regions together, as if they were one: what is extensive is added up in the
 * order of the regions, what is intensive follows from sums (`TotalRatio`), never from an average of
 * what the regions came to.
 */
import { layBlock } from "../../run/layout.ts";
import { Trajectories, type AccountRecords } from "../../run/trajectories.ts";
import type { Catalogue, OutputDeclaration } from "../../scenario/declarations.ts";
import type { JoinedAxes } from "./joined-axes.ts";
import { columnOf, ratioOf, termsOf, type TermSource } from "./total-terms.ts";

/** One region of the total, in one run. */
export interface TotalPart {
  readonly run: Trajectories;
  /** Values of an extensive parameter of the region; NaN in them where nobody knows it. */
  parameter(id: string): readonly number[];
}

export interface TotalSetting {
  /** Of all regions together. */
  readonly catalogue: Catalogue;
  readonly axes: JoinedAxes;
  /** Id of the region that the total passes for. */
  readonly region: string;
  /** Outputs that have no total. */
  readonly withheld: ReadonlySet<string>;
}

export function totalRun(setting: TotalSetting, parts: readonly TotalPart[]): Trajectories {
  const { catalogue, axes, region } = setting;
  const { first, years } = parts[0]!.run.shape;
  const outputs = outputsOf(catalogue);
  const block = (kind: "stock" | "flow") =>
    layBlock(
      outputs
        .filter(({ output, id }) => output.kind === kind && parts.some(({ run }) => run.has(id)))
        .map(({ id, output }) => [id, axes.size(output.dims)] as const),
    );
  const total = new Trajectories({
    ...{ first, years, regions: [region] },
    flows: block("flow"),
    stocks: block("stock"),
    // Limits bind in a region: sums of what was wished and got would hide who could not.
    constraints: layBlock([]),
  });
  const there = outputs.filter(({ id }) => total.has(id));
  for (const one of there) if (one.output.scale === "extensive") addUp(one, setting, parts, total);
  for (const one of there) {
    if (one.output.scale === "intensive" && !setting.withheld.has(one.id)) {
      average(one, setting, parts, total);
    }
  }
  total.withhold([...setting.withheld], 0);
  const accounts = totalAccounts(setting, parts);
  if (accounts !== null) total.accounts.push(accounts);
  return total;
}

interface Named {
  readonly id: string;
  readonly module: string;
  readonly output: OutputDeclaration;
}

const outputsOf = ({ modules }: Catalogue): Named[] =>
  modules.flatMap(({ id: module, outputs }) =>
    Object.entries(outputs).map(([name, output]) => ({ id: `${module}.${name}`, module, output })),
  );

/** Adds to a cell of the total in a year, or on the 1 January after the last. */
function writer(
  total: Trajectories,
  id: string,
): (index: number, cell: number, add: number) => void {
  const { flows, stocks, years } = total.shape;
  const stock = stocks.slots.get(id);
  const base = stock === undefined ? flows.slots.get(id)!.offset : flows.width + stock.offset;
  return (index, cell, add) => {
    if (index === years) {
      const at = stock!.offset + cell;
      total.closing[at] = total.closing[at]! + add;
      return;
    }
    const at = index * total.width + base + cell;
    total.rows[at] = total.rows[at]! + add;
  };
}

const indicesOf = (total: Trajectories, { output }: Named): number =>
  total.shape.years + (output.kind === "stock" ? 1 : 0);

function addUp(
  one: Named,
  { axes }: TotalSetting,
  parts: readonly TotalPart[],
  total: Trajectories,
): void {
  const write = writer(total, one.id);
  const count = indicesOf(total, one);
  parts.forEach(({ run }, at) => {
    if (!run.has(one.id)) return;
    const column = columnOf(run, one.id, 0);
    const cells = axes.cells(one.output.dims, at);
    for (let index = 0; index < count; index++) {
      for (let cell = 0; cell < cells.length; cell++) {
        write(index, cells[cell]!, column(index, cell));
      }
    }
  });
}

function average(
  one: Named,
  setting: TotalSetting,
  parts: readonly TotalPart[],
  total: Trajectories,
): void {
  const { axes, catalogue } = setting;
  const { id, module, output } = one;
  const write = writer(total, id);
  const count = indicesOf(total, one);
  const size = axes.size(output.dims);
  if (axes.isLocal(output.dims)) return addUp(one, setting, parts, total);
  if (output.ratio !== undefined) {
    const ratio = ratioOf(module, output, size, {
      ...{ catalogue, run: total, region: 0, dimensions: axes.dimensions },
      parameter: (parameter) => totalParameter(parameter, setting, parts),
    });
    for (let index = 0; index < count; index++) {
      for (let cell = 0; cell < size; cell++) write(index, cell, ratio(index, cell));
    }
    return;
  }
  const { weight } = output;
  if (weight === undefined) throw new Error(`${id} has no total`);
  const counted = parts.flatMap(({ run, parameter }, at) => {
    if (!run.has(id)) return [];
    const source: TermSource = { catalogue, run, region: 0, dimensions: {}, parameter };
    const weigh = termsOf(weight, module, output, run.size(id), source);
    return [{ weigh, column: columnOf(run, id, 0), cells: axes.cells(output.dims, at) }];
  });
  const weights = new Float64Array(size);
  const sums = new Float64Array(size);
  for (let index = 0; index < count; index++) {
    weights.fill(0);
    sums.fill(0);
    for (const { weigh, column, cells } of counted) {
      for (let cell = 0; cell < cells.length; cell++) {
        const at = cells[cell]!;
        const mine = weigh(index, cell);
        weights[at] = weights[at]! + mine;
        sums[at] = sums[at]! + mine * column(index, cell);
      }
    }
    for (let cell = 0; cell < size; cell++) {
      write(index, cell, weights[cell] === 0 ? 0 : sums[cell]! / weights[cell]!);
    }
  }
}

/** The sum of an extensive parameter over the regions, cell by cell. */
export function totalParameter(
  id: string,
  { catalogue, axes }: Pick<TotalSetting, "catalogue" | "axes">,
  parts: readonly Pick<TotalPart, "parameter">[],
): readonly number[] {
  const [module, name = ""] = id.split(".");
  const declared = catalogue.modules.find(
    (one) => one.id === module && one.parameters[name] !== undefined,
  )?.parameters[name];
  if (declared?.scale !== "extensive") throw new Error(`${id} does not add up`);
  const sums = new Array<number>(axes.size(declared.dims)).fill(0);
  parts.forEach(({ parameter }, at) => {
    const values = parameter(id);
    axes.cells(declared.dims, at).forEach((place, cell) => {
      sums[place] = sums[place]! + values[cell]!;
    });
  });
  return sums;
}

/** The cell accounts added up, which close as those of the regions do; null where one has none. */
function totalAccounts(
  { catalogue, axes }: TotalSetting,
  parts: readonly TotalPart[],
): AccountRecords | null {
  if (parts.some(({ run }) => run.accounts[0] === undefined)) return null;
  const { years } = parts[0]!.run.shape;
  const sums = new Map<string, Float64Array>();
  for (const { id: module, accounts } of catalogue.modules) {
    for (const [name, { dims, columns }] of Object.entries(accounts)) {
      const id = `${module}.${name}`;
      const size = axes.size(dims);
      const sum = new Float64Array(years * columns.length * size);
      let isThere = false;
      parts.forEach(({ run }, at) => {
        const record = run.accounts[0]!.get(id);
        if (record === undefined) return;
        isThere = true;
        const cells = axes.cells(dims, at);
        for (let row = 0; row < years * columns.length; row++) {
          for (let cell = 0; cell < cells.length; cell++) {
            const place = row * size + cells[cell]!;
            sum[place] = sum[place]! + record[row * cells.length + cell]!;
          }
        }
      });
      if (isThere) sums.set(id, sum);
    }
  }
  return sums;
}
