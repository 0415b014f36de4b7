/**
 * The indicators of a plan's own, computed from a finished run: column by column over all years,
 * never inside one. Nothing here changes a trajectory.
 *
 * A stock of y is its state on 1 January y, a flow the amount of the calendar year y. A formula that
 * reads both speaks of the year, and so takes each stock as the mean of both ends of the year, as
 * the model itself does (EMI-5, PRG-5). A figure from before the run is what the region recorded.
 */
import type { Trajectories } from "../run/trajectories.ts";
import { cellOf, parseAddress, quantitiesOf, type YearSpan } from "../scenario/address.ts";
import type { Catalogue } from "../scenario/declarations.ts";
import { timingOf, type Timing } from "../scenario/formula/formula-timing.ts";
import { compileFormula, evaluate, type CompiledFormula } from "../scenario/formula/evaluate.ts";
import { namesOf, type FormulaTree } from "../scenario/formula/tree.ts";
import type { RegionModel, ScenarioModel } from "../scenario/resolved.ts";
import { isOwnId, type RunSeries } from "./run-series.ts";
import { valueIn } from "./targets.ts";

/** In front of the name of a stock that is read as the mean of both ends of the year. */
export const MEAN = "mean ";
/** A column without a value in any year. */
export const NOTHING = "nothing";

/** A formula as it is evaluated, and what it takes. */
export interface OwnFormula {
  readonly tree: FormulaTree;
  readonly compiled: CompiledFormula;
  readonly timing: Timing;
}

/** Years over which columns run: those of the run, what is asked of before it, and its last end. */
export interface Window {
  readonly first: number;
  readonly count: number;
}

/** Which other years than the one it is asked for a formula looks at. */
interface Look {
  /** How many years back from it. */
  readonly back: number;
  /** The earliest that it names itself. */
  readonly earliest: number;
  readonly isElsewhere: boolean;
}
const NOWHERE: Look = { back: 0, earliest: Infinity, isElsewhere: false };

/** The formulas of a scenario, made ready once for all runs of it. */
export class OwnModel {
  readonly window: Window;
  readonly span: YearSpan;
  private readonly indicators = new Map<string, OwnFormula>();
  private readonly trees = new Map<string, FormulaTree>();
  private readonly timings = new Map<string, Timing>();
  private readonly looks = new Map<string, Look>();

  constructor(
    readonly model: ScenarioModel,
    readonly catalogue: Catalogue,
  ) {
    const { first, last } = model;
    this.span = { first, last };
    for (const { id, tree } of model.indicators) this.trees.set(id, tree);
    let from = first;
    for (const { tree } of [...model.indicators, ...(model.checks ?? [])]) {
      const { back, earliest } = this.look(tree);
      from = Math.min(from, first - back, earliest);
    }
    for (const { indicator, baseYear } of model.targets) {
      const tree = this.trees.get(indicator);
      if (baseYear !== null && tree !== undefined) {
        from = Math.min(from, baseYear - this.look(tree).back);
      }
    }
    this.window = { first: from, count: last + 2 - from };
  }

  has(id: string): boolean {
    return this.trees.has(id);
  }

  /** How far a formula looks back from the year it is asked for, and which year it names itself. */
  private look(tree: FormulaTree): Look {
    if (tree.op === "number") return NOWHERE;
    if (tree.op === "name") {
      const own = this.trees.get(tree.name);
      if (own === undefined) return NOWHERE;
      let known = this.looks.get(tree.name);
      if (known === undefined) this.looks.set(tree.name, (known = this.look(own)));
      return known;
    }
    const parts = tree.args.map((arg) => this.look(arg));
    const back = Math.max(0, ...parts.map((part) => part.back));
    const earliest = Math.min(Infinity, ...parts.map((part) => part.earliest));
    if (tree.name === "at") {
      // Of a year that is computed nobody knows yet which it is: as far back as anything is recorded.
      const year = tree.args[1]!;
      const named = year.op === "number" ? year.value : this.firstRecord();
      return { back: 0, earliest: Math.min(earliest, named - back), isElsewhere: true };
    }
    const isBack = tree.name === "previous" || tree.name === "change";
    const isElsewhere =
      isBack || tree.name === "cumulative" || parts.some((part) => part.isElsewhere);
    return { back: isBack ? back + 1 : back, earliest, isElsewhere };
  }

  /** Whether an indicator looks at other years than the one it is asked for. */
  looksElsewhere(id: string): boolean {
    return this.look({ op: "name", name: id }).isElsewhere;
  }

  /** The outputs and parameters that an indicator reads, through others too, by address. */
  leavesOf(id: string): readonly string[] {
    const leaves = new Set<string>();
    const seen = new Set<string>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      for (const name of namesOf(this.trees.get(next)!)) {
        if (this.trees.has(name)) open.push(name);
        else if (name !== "year" && this.numberOf(name) === null) leaves.add(name);
      }
    }
    return [...leaves];
  }

  /** A number of the plan's own; null when a name is none. */
  numberOf(name: string): number | null {
    return this.model.ownParameters?.[name] ?? null;
  }

  /** The output that an indicator is another name for; null when it computes something. */
  aliasOf(id: string): string | null {
    let name = id;
    for (let tree = this.trees.get(name); tree !== undefined; tree = this.trees.get(name)) {
      if (tree.op !== "name") return null;
      name = tree.name;
    }
    return this.numberOf(name) === null ? name : null;
  }

  private firstRecord(): number {
    let first = this.span.first;
    for (const { history } of this.model.regions) {
      for (const points of Object.values(history)) {
        for (const [year] of points) first = Math.min(first, year);
      }
    }
    return first;
  }

  timing(id: string): Timing {
    const known = this.timings.get(id);
    if (known !== undefined) return known;
    const timing = timingOf(this.trees.get(id)!, (name) => this.timingOfName(name));
    this.timings.set(id, timing);
    return timing;
  }

  private timingOfName(name: string): Timing {
    if (this.trees.has(name)) return this.timing(name);
    const id = parseAddress(name)?.id ?? name;
    return quantitiesOf(this.catalogue, "outputs").get(id)?.kind ?? "timeless";
  }

  indicator(id: string): OwnFormula {
    let formula = this.indicators.get(id);
    if (formula === undefined) {
      formula = this.formula(this.trees.get(id)!);
      this.indicators.set(id, formula);
    }
    return formula;
  }

  /** Makes a formula ready: which of its stocks are means is a matter of the whole formula. */
  formula(tree: FormulaTree): OwnFormula {
    const timing = timingOf(tree, (name) => this.timingOfName(name));
    const timed = this.timed(tree, timing === "flow");
    return { tree: timed, timing, compiled: compileFormula(timed) };
  }

  private timed(tree: FormulaTree, mixes: boolean): FormulaTree {
    if (tree.op === "number") return tree;
    if (tree.op === "name") {
      const isMean = mixes && this.timingOfName(tree.name) === "stock";
      return isMean ? { op: "name", name: MEAN + tree.name } : tree;
    }
    if (tree.name === "at") {
      // One figure of another year: what stands in it is a formula by itself.
      const [of, ...years] = tree.args;
      const timing = timingOf(of!, (name) => this.timingOfName(name));
      return { ...tree, args: [this.timed(of!, timing === "flow"), ...years] };
    }
    const args = tree.args.map((arg) => this.timed(arg, mixes));
    if (tree.name !== "cumulative" || this.window.first === this.span.first)
      return { ...tree, args };
    // The sum begins with the run, however far back the columns go.
    const before: FormulaTree = {
      op: "call",
      name: "less",
      args: [
        { op: "name", name: "year" },
        { op: "number", value: this.span.first },
      ],
    };
    const none: FormulaTree = { op: "number", value: 0 };
    const added: FormulaTree = { op: "call", name: "choose", args: [before, none, args[0]!] };
    return {
      op: "call",
      name: "choose",
      args: [before, { op: "name", name: NOTHING }, { ...tree, args: [added] }],
    };
  }
}

/** What columns are made from; a run in part puts its own figures over those of a whole one. */
export interface ColumnSource {
  /** A column of an output or parameter over the window, by the address in the formula. */
  column(address: string): Float64Array;
}

/** The columns of one region of one run. */
export class OwnColumns {
  private readonly columns = new Map<string, Float64Array>();

  constructor(
    readonly own: OwnModel,
    private readonly source: ColumnSource,
  ) {}

  /** Value of a column in a year; NaN outside of the window too. */
  at(column: Float64Array, year: number): number {
    return column[year - this.own.window.first] ?? NaN;
  }

  /** Over the window; NaN where there is no value. */
  of(name: string): Float64Array {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    const column = this.make(name);
    this.columns.set(name, column);
    return column;
  }

  readonly column = (name: string): Float64Array => this.of(name);

  evaluate({ compiled }: Pick<OwnFormula, "compiled">): Float64Array {
    return evaluate(compiled, this.column, this.own.window);
  }

  private make(name: string): Float64Array {
    const { window, span } = this.own;
    if (name === NOTHING) return new Float64Array(window.count).fill(NaN);
    if (name === "year")
      return Float64Array.from({ length: window.count }, (_, i) => window.first + i);
    if (name.startsWith(MEAN)) return meanOf(this.of(name.slice(MEAN.length)), span, window);
    if (this.own.has(name)) return withoutInfinities(this.evaluate(this.own.indicator(name)));
    const number = this.own.numberOf(name);
    if (number !== null) return new Float64Array(window.count).fill(number);
    return this.source.column(name);
  }
}

/**
 * The mean of both ends of each year. Of a year before the run of which only one 1 January is
 * recorded, that one stands for it.
 */
function meanOf(stock: Float64Array, { first }: YearSpan, window: Window): Float64Array {
  const mean = new Float64Array(stock.length).fill(NaN);
  for (let i = 0; i + 1 < stock.length; i++) {
    const [start, end] = [stock[i]!, stock[i + 1]!];
    const alone = window.first + i < first && Number.isNaN(end);
    mean[i] = alone ? start : 0.5 * (start + end);
  }
  return mean;
}

/** What is divided by nothing has no value: an infinity would be taken for one. */
function withoutInfinities(column: Float64Array): Float64Array {
  if (column.every((value) => Number.isFinite(value) || Number.isNaN(value))) return column;
  return column.map((value) => (Number.isFinite(value) ? value : NaN));
}

export const isOutput = (id: string, catalogue: Catalogue): boolean =>
  quantitiesOf(catalogue, "outputs").has(id);

/**
 * Where the value of a parameter lies in its flat array, for every year of the window. One that is
 * given by calendar year, and read without a year, has that of the nearest year of the run.
 */
export function parameterPlaces(
  address: string,
  { catalogue, window, span }: OwnModel,
  { dimensions }: RegionModel,
): Int32Array {
  const parsed = parseAddress(address)!;
  const { dims } = quantitiesOf(catalogue, "parameters").get(parsed.id)!;
  const cell = (members: readonly string[]): number => {
    const found = cellOf({ id: parsed.id, members }, catalogue, dimensions, span);
    if (found === null) throw new Error(`a formula reads ${address}, which is nothing`);
    return found;
  };
  if (parsed.members.length === dims.length) {
    return new Int32Array(window.count).fill(cell(parsed.members));
  }
  const at = dims.findIndex((dim) => catalogue.dimensions[dim]?.members === "years");
  return Int32Array.from({ length: window.count }, (_, i) => {
    const year = Math.min(span.last, Math.max(span.first, window.first + i));
    const { members } = parsed;
    return cell([...members.slice(0, at), `${year}`, ...members.slice(at)]);
  });
}

/** Columns of a whole run of one region. */
export class RunColumns implements ColumnSource {
  constructor(
    private readonly own: OwnModel,
    private readonly run: Trajectories,
    private readonly region: RegionModel,
    private readonly regionIndex: number,
    /** Outputs without a value in this run. */
    private readonly missing: ReadonlySet<string>,
  ) {}

  column(address: string): Float64Array {
    const { catalogue, window, span } = this.own;
    const column = new Float64Array(window.count).fill(NaN);
    const parsed = parseAddress(address);
    if (parsed === null) throw new Error(`a formula reads ${address}, which is nothing`);
    if (!isOutput(parsed.id, catalogue)) {
      if (this.region.unknownParameters?.includes(parsed.id) === true) return column;
      const values = this.region.parameters[parsed.id]!;
      parameterPlaces(address, this.own, this.region).forEach((place, i) => {
        column[i] = values[place]!;
      });
      return column;
    }
    const { id } = parsed;
    const cell = cellOf(parsed, catalogue, this.region.dimensions);
    if (!this.run.has(id) || cell === null || this.missing.has(id)) return column;
    const last = span.last + (this.run.isStock(id) ? 1 : 0);
    for (let i = 0; i < window.count; i++) {
      const year = window.first + i;
      if (year < span.first) column[i] = this.recorded(id, cell, year);
      else if (year <= last) column[i] = this.run.at(id, year, cell, this.regionIndex);
    }
    return column;
  }

  /** A figure from before the run, as goals read it. */
  private recorded(id: string, cell: number, year: number): number {
    const subject = { id, cell };
    const { run, region, regionIndex } = this;
    return valueIn(subject, year, run, this.own.catalogue, region, regionIndex) ?? NaN;
  }
}

/** A run with a plan's own indicators among its series. */
export class OwnSeries implements RunSeries {
  readonly shape: RunSeries["shape"];

  /** @param columns one per region */
  constructor(
    readonly own: OwnModel,
    private readonly run: Trajectories,
    readonly columns: readonly OwnColumns[],
  ) {
    this.shape = run.shape;
  }

  has(id: string): boolean {
    return this.own.has(id) || this.run.has(id);
  }

  isStock(id: string): boolean {
    return isOwnId(id) ? this.own.timing(id) !== "flow" : this.run.isStock(id);
  }

  size(id: string): number {
    return isOwnId(id) ? 1 : this.run.size(id);
  }

  at(id: string, year: number, cell = 0, region = 0): number {
    if (!isOwnId(id)) return this.run.at(id, year, cell, region);
    const columns = this.columns[region]!;
    return columns.at(columns.of(id), year);
  }

  series(id: string, cell = 0, region = 0): number[] {
    if (!isOwnId(id)) return this.run.series(id, cell, region);
    const from = this.own.span.first - this.own.window.first;
    return Array.from(this.columns[region]!.of(id).subarray(from, from + this.shape.years));
  }

  before(id: string, year: number, region: number): number {
    return this.at(id, year, 0, region);
  }
}
