/**
 * Reads a finished run of one member into a row of numbers: the columns of a `FigurePlan`, and behind
 * them what own indicators and goals read besides.
 */
import type { Instance, RegionValues } from "../../run/instance.ts";
import type { Trajectories } from "../../run/trajectories.ts";
import { cellOf, parseAddress, quantitiesOf } from "../../scenario/address.ts";
import { missingIn } from "../missing.ts";
import {
  isOutput,
  OwnColumns,
  OwnModel,
  OwnSeries,
  parameterPlaces,
  type ColumnSource,
} from "../own-series.ts";
import { isOwnId } from "../run-series.ts";
import { observedBy, subjectOf, type Subject } from "../targets.ts";
import type { FigurePlan, FigureSeries } from "./figures.ts";
import { HistoryPlaces } from "./history-places.ts";
import { MemberBudget, MemberGoal, type PlaceOf } from "./member-goals.ts";

/** An output over the years: where it starts in the rows of a run, and where it goes. */
interface Gathered {
  readonly from: number;
  readonly to: number;
  /** Place in the closing stocks; -1 of a flow. */
  readonly closing: number;
}

/**
 * Copies outputs from the rows of a run into the row of a member. The loops are made around arrays
 * that never change place, for what `cellWriter` says.
 */
function gathererOf(
  gathered: readonly Gathered[],
  { rows, closing, width }: Trajectories,
  years: number,
  row: Float64Array,
): () => void {
  const count = gathered.length;
  const from = Int32Array.from(gathered, (one) => one.from);
  const to = Int32Array.from(gathered, (one) => one.to);
  const stocks = gathered.filter((one) => one.closing >= 0);
  const closed = stocks.length;
  const last = Int32Array.from(stocks, (one) => one.closing);
  const end = Int32Array.from(stocks, (one) => one.to + years);
  const gatherYears = (): void => {
    for (let i = 0; i < count; i++) {
      let at = from[i]!;
      let into = to[i]!;
      for (let year = 0; year < years; year++) {
        row[into] = rows[at]!;
        into = (into + 1) | 0;
        at = (at + width) | 0;
      }
    }
  };
  const gatherClosing = (): void => {
    for (let i = 0; i < closed; i++) row[end[i]!] = closing[last[i]!]!;
  };
  return () => {
    gatherYears();
    gatherClosing();
  };
}

/** What the own indicators of one region are computed from, and where they go. */
interface OwnOfRegion {
  readonly region: number;
  readonly source: MemberColumns;
  /** Place of the first year of the window in the row, by indicator. */
  readonly starts: readonly number[];
  readonly kept: readonly FigureSeries[];
}

interface Written {
  readonly column: number;
  readonly figure: MemberGoal | MemberBudget;
}

export class MemberFigures {
  /** The columns of the plan, and behind them what else is read. Filled again by every member. */
  readonly row: Float64Array;
  /** The columns of the plan alone. */
  readonly kept: Float64Array;
  private readonly gathered: Gathered[] = [];
  private readonly own: OwnModel;
  private readonly ownOf: readonly OwnOfRegion[];
  private readonly written: readonly Written[];
  private readonly history: HistoryPlaces;
  private readonly historyAt: number;
  /** Where outputs start in the row, also those of which nothing is kept. */
  private readonly starts = new Map<string, number>();
  private length: number;
  /** Reads the outputs of a run, and the run whose arrays it is made around. */
  private gatherer: { readonly of: Trajectories; readonly gather: () => void } | null = null;
  /** No run: only what it would have. */
  private readonly series: OwnSeries;

  constructor(
    private readonly plan: FigurePlan,
    private readonly instance: Instance,
  ) {
    const { model, catalogue, columns, regions } = plan;
    this.own = new OwnModel(model, catalogue);
    this.series = new OwnSeries(this.own, instance.trajectories(regions), []);
    this.history = new HistoryPlaces(model.regions);
    this.length = columns;
    for (const { kind, region, id, cell, column } of plan.series) {
      if (kind === "output") this.gather(region, id, cell, column);
    }
    this.historyAt = this.length;
    this.length += this.history.count;
    this.ownOf = model.regions.map((_, region) => ({
      region,
      source: new MemberColumns(this.own, plan, instance, region, (subject, year) =>
        this.placeOf(region, subject, year),
      ),
      starts: model.indicators.map(() => this.reserve(this.own.window.count)),
      kept: plan.series.filter((one) => one.kind === "own" && one.region === region),
    }));
    this.written = model.regions.flatMap((_, region) => [
      ...model.targets.map((target) => ({
        column: plan.goal(target, "reached", region),
        figure: this.goalOf(region, target),
      })),
      ...(model.budgets ?? []).map((budget) => {
        const subject = this.subjectIn(region, budget);
        const placeOf: PlaceOf = (of, year) => this.placeOf(region, of, year);
        const column = plan.budget(budget, "used", region);
        return { column, figure: new MemberBudget(budget, subject, placeOf) };
      }),
    ]);
    this.row = new Float64Array(this.length);
    this.kept = this.row.subarray(0, columns);
    for (const { source } of this.ownOf) source.row = this.row;
  }

  /**
   * Reads a member that was run.
   *
   * @param regions the values that it was run with
   * @param history observations of earlier years, in the order of `HistoryPlaces`
   */
  read(run: Trajectories, regions: readonly RegionValues[], history: ArrayLike<number>): void {
    const { row, historyAt, plan, own } = this;
    if (this.gatherer?.of !== run) {
      const { years } = this.instance;
      this.gatherer = { of: run, gather: gathererOf(this.gathered, run, years, row) };
    }
    this.gatherer.gather();
    for (let i = 0; i < history.length; i++) row[historyAt + i] = history[i]!;
    if (plan.model.indicators.length > 0) {
      for (const { region, source, starts, kept } of this.ownOf) {
        source.parameters = regions[region]!.parameters;
        const columns = new OwnColumns(own, source);
        const before = own.span.first - own.window.first;
        plan.model.indicators.forEach(({ id }, at) => {
          const column = columns.of(id);
          row.set(column, starts[at]!);
          const { column: to, count } = kept[at]!;
          for (let year = 0; year < count; year++) row[to + year] = column[before + year]!;
        });
      }
    }
    const { written } = this;
    for (let i = 0; i < written.length; i++) {
      const { figure, column } = written[i]!;
      figure.write(row, column);
    }
    row[plan.failure] = 0;
  }

  /** A member whose run met a number that is not finite. */
  fail(output: string, year: number): void {
    this.row.fill(NaN);
    this.row[this.plan.failure] = this.plan.failureCode({ output, year });
  }

  private reserve(count: number): number {
    const at = this.length;
    this.length += count;
    return at;
  }

  private gather(region: number, id: string, cell: number, to: number): void {
    const { shape, years } = this.instance;
    const flow = shape.flows.slots.get(id);
    const stock = shape.stocks.slots.get(id);
    const width = shape.flows.width + shape.stocks.width + shape.constraints.width;
    const inRow =
      flow === undefined ? shape.flows.width + stock!.offset + cell : flow.offset + cell;
    const closing = stock === undefined ? -1 : region * shape.stocks.width + stock.offset + cell;
    this.gathered.push({ from: region * years * width + inRow, to, closing });
    this.starts.set(`${region} ${id} ${cell}`, to);
  }

  /** Where the years of an output start in the row; it is read besides if nothing is kept of it. */
  private startOf(region: number, id: string, cell: number): number {
    const key = `${region} ${id} ${cell}`;
    if (!this.starts.has(key)) this.gather(region, id, cell, this.reserve(this.years(id)));
    return this.starts.get(key)!;
  }

  private years(id: string): number {
    return this.instance.years + (this.instance.shape.stocks.slots.has(id) ? 1 : 0);
  }

  /** The same as `valueIn`, as a place in the row instead of a value. */
  private placeOf(region: number, subject: Subject, year: number): number {
    const { id, cell } = subject;
    const { first } = this.plan.model;
    if (isOwnId(id)) {
      const at = this.plan.model.indicators.findIndex((own) => own.id === id);
      const { window } = this.own;
      const index = year - window.first;
      return index >= 0 && index < window.count ? this.ownOf[region]!.starts[at]! + index : -1;
    }
    const isUnknown = (output: string): boolean =>
      this.plan.model.regions[region]!.unknownOutputs?.includes(output) === true;
    if (year >= first && year < first + this.years(id)) {
      return isUnknown(id) ? -1 : this.startOf(region, id, cell) + year - first;
    }
    const observed = observedBy(id, year, this.series, this.plan.catalogue);
    if (observed !== null) return isUnknown(observed) ? -1 : this.startOf(region, observed, 0);
    if (cell !== 0 || this.series.size(id) > 1) return -1;
    const place = this.history.of(region, id, year);
    return place < 0 ? -1 : this.historyAt + place;
  }

  /** What a goal or budget is about; null where that has no value in any member. */
  private subjectIn(region: number, of: { readonly indicator: string }): Subject | null {
    const { model, catalogue } = this.plan;
    const subject = subjectOf(of, this.series, catalogue, model.regions[region]!);
    return subject === null || missingIn(model.regions[region]!).has(subject.id) ? null : subject;
  }

  private goalOf(region: number, target: FigurePlan["model"]["targets"][number]): MemberGoal {
    const subject = target.kind === "tracked" ? null : this.subjectIn(region, target);
    const isStock = subject !== null && this.series.isStock(subject.id);
    // Whatever its years, and whichever are asked for first: the row cannot grow later.
    if (subject !== null && !isOwnId(subject.id)) {
      this.startOf(region, subject.id, subject.cell);
      const { observed } = quantitiesOf(this.plan.catalogue, "outputs").get(subject.id) ?? {};
      if (observed !== undefined) this.placeOf(region, subject, observed.year);
    }
    return new MemberGoal(
      target,
      subject,
      isStock,
      { first: this.plan.model.first, years: this.instance.years },
      (of, year) => this.placeOf(region, of, year),
    );
  }
}

/** Columns that formulas read, of the member that was read last. */
class MemberColumns implements ColumnSource {
  row: Float64Array = new Float64Array(0);
  parameters: ArrayLike<number> = [];
  /** Per address the places of its years: in the row, or in the parameters. */
  private readonly places = new Map<string, { readonly isOutput: boolean; at: Int32Array }>();

  constructor(
    private readonly own: OwnModel,
    private readonly plan: FigurePlan,
    private readonly instance: Instance,
    private readonly region: number,
    private readonly placeOf: PlaceOf,
  ) {
    for (const { id } of plan.model.indicators) {
      for (const leaf of own.leavesOf(id)) this.place(leaf);
    }
  }

  column(address: string): Float64Array {
    const { isOutput: ofRun, at } = this.places.get(address)!;
    const values: ArrayLike<number> = ofRun ? this.row : this.parameters;
    const column = new Float64Array(at.length);
    for (let i = 0; i < at.length; i++) column[i] = at[i]! < 0 ? NaN : values[at[i]!]!;
    return column;
  }

  private place(address: string): void {
    const { catalogue, window, span } = this.own;
    const region = this.plan.model.regions[this.region]!;
    const parsed = parseAddress(address)!;
    const { id } = parsed;
    const nowhere = new Int32Array(window.count).fill(-1);
    if (!isOutput(id, catalogue)) {
      const isUnknown = region.unknownParameters?.includes(id) === true;
      const { offset } = this.instance.parameterBlock.slots.get(id)!;
      const at = isUnknown
        ? nowhere
        : parameterPlaces(address, this.own, region).map((place) => offset + place);
      this.places.set(address, { isOutput: false, at });
      return;
    }
    const cell = cellOf(parsed, catalogue, region.dimensions);
    const { stocks, flows } = this.instance.shape;
    const isWired = stocks.slots.has(id) || flows.slots.has(id);
    if (!isWired || cell === null || missingIn(region).has(id)) {
      this.places.set(address, { isOutput: true, at: nowhere });
      return;
    }
    const last = span.last + (stocks.slots.has(id) ? 1 : 0);
    const at = nowhere.map((none, i) => {
      const year = window.first + i;
      return year > last ? none : this.placeOf({ id, cell }, year);
    });
    this.places.set(address, { isOutput: true, at });
  }
}
