/**
 * Wires modules to flat blocks once, then runs them for any values of the same structure.
 *
 * Blocks: parameters, lever paths, this year's levers, state, stocks (start and next), flows (now
 * and the year before), constraints. Regions run one after the other in the same blocks. Where a
 * module couples regions they step in lockstep, and what they remember is swapped per region and year.
 */
import type { ModuleDeclaration } from "../scenario/declarations.ts";
import type { RegionModel } from "../scenario/resolved.ts";
import { layBlock, sizeOf, slotOf, viewOf, type Block } from "./layout.ts";
import {
  BY_ITSELF,
  AS_RECORDED,
  type Behaviour,
  type Module,
  type Route,
  type View,
  type WireContext,
} from "./module.ts";
import { sumOfRow, type RowSum } from "./sum-of-row.ts";
import { Trajectories, type TrajectoryShape } from "./trajectories.ts";

export interface Structure {
  readonly first: number;
  readonly last: number;
  /** Number of members of each dimension; `year` is the number of years. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** Values of outputs of modules that are not wired: `[year][cells]`; stocks have one year more. */
export type RecordedSeries = Readonly<Record<string, readonly number[]>>;

/** A run met a number that is not finite: a bug of the model, or values outside its domain. */
export class NonFiniteError extends Error {
  readonly output: string;
  readonly year: number;
  constructor(output: string, year: number) {
    super(`${output} is not a finite number in ${year}`);
    this.name = "NonFiniteError";
    this.output = output;
    this.year = year;
  }
}

/** A region's values in the layout of the instance. */
export interface RegionValues {
  readonly id: string;
  /**
   * The engine takes the same array for the same parameters: whoever writes it anew says so
   * (`Instance.forget`).
   */
  readonly parameters: View;
  readonly plan: Float64Array;
  readonly reference: Float64Array;
  /** The same paths by year, the plan's and behind them the reference's: a year is copied at once. */
  readonly byYear: readonly Float64Array[];
  /** Null where the run is not restarted, or nothing was observed to restart it from. */
  readonly restart: Restart | null;
  /** Per year, what it received when it ran together with others; null where it runs alone. */
  readonly received: readonly Float64Array[] | null;
}

/** When the stocks of a run are set to what was observed. */
export interface Restart {
  /** Of the year at whose end it happens. */
  readonly index: number;
  /** In the layout of the stocks; NaN where nobody observed. */
  readonly observed: View;
}

export interface RunOptions {
  /** Fill the cell accounts as well. */
  readonly record?: boolean;
  /** Series for the outputs that the instance was told to expect as `feeds`. */
  readonly recorded?: RecordedSeries;
  /** Of a restarted run: the fed stocks of its 1 January before they were adjusted. */
  readonly unadjusted?: Readonly<Record<string, readonly number[]>>;
}

/** What a region remembers from year to year, and is swapped when several step in lockstep. */
export interface Memory {
  readonly state: Float64Array;
  readonly start: Float64Array;
  readonly next: Float64Array;
  readonly now: Float64Array;
  readonly before: Float64Array;
}

/** What differs between regions. A run writes nothing in parameters and paths. */
export interface Context extends Memory {
  readonly parameters: Float64Array;
  readonly planPaths: Float64Array;
  readonly referencePaths: Float64Array;
}

/** The parameters of the latest run in one place of a region, and the number they were given. */
interface Given {
  readonly parameters: View;
  readonly revision: number;
}

/** An input whose module is not wired: filled from recorded series. */
interface Feed {
  readonly id: string;
  readonly stock: boolean;
  /** `year-before`: the value of the year before the run, as for a wired input. */
  readonly before: Float64Array | null;
  /** Of the 1 January or the year before, and of the coming 1 January or this year. */
  readonly start: Float64Array;
  readonly next: Float64Array;
}

/** A flow that some module reads of the year before. */
interface Before {
  /** What it was in the year before the run. */
  readonly parameter: Float64Array;
  readonly flow: Float64Array;
  readonly now: Float64Array;
}

function* entries<T extends { readonly dims: readonly string[] }>(
  modules: readonly ModuleDeclaration[],
  pick: (module: ModuleDeclaration) => Readonly<Record<string, T>>,
  sizes: Readonly<Record<string, number>>,
  factor: (declared: T) => number,
): Generator<readonly [string, number]> {
  for (const module of modules) {
    for (const [name, declared] of Object.entries(pick(module))) {
      yield [`${module.id}.${name}`, sizeOf(declared.dims, sizes) * factor(declared)];
    }
  }
}

const one = (): number => 1;

export class Instance {
  readonly structure: Structure;
  readonly shape: Omit<TrajectoryShape, "regions">;
  readonly parameterBlock: Block;
  readonly leverBlock: Block;
  readonly stateBlock: Block;
  readonly accountBlock: Block;
  readonly declarations: readonly ModuleDeclaration[];
  readonly moduleIds: readonly string[];
  readonly years: number;
  /** What the modules are wired to. `PartialRuns` steps some of them on it by itself. */
  readonly block: Context;
  /** What the module that exchanges something with other regions sends and receives. */
  readonly sentBlock: Block;
  readonly receivedBlock: Block;
  /** Number of cells of what goes from one region to another. */
  readonly carriedCells: number;
  readonly route: Route | null;
  /** How often regions tell one another something before a year. */
  readonly rounds: number;
  readonly sent: Float64Array;
  readonly received: Float64Array;
  readonly together = new Float64Array(1);
  readonly levers: Float64Array;
  readonly reference: Float64Array;
  /** `levers` and behind them `reference`. */
  private readonly ofYear: Float64Array;
  /** Flows, stocks of 1 January and limits of the year, as they stand in a row of the outcome. */
  private readonly row: Float64Array;
  private readonly rowSum: RowSum;
  private readonly constraints: Float64Array;
  private readonly accounts: Float64Array;
  readonly recording = new Float64Array(1);
  readonly clock = new Float64Array(2);
  readonly revision = new Float64Array(1);
  /** What was observed of the stocks, in their layout; only of meaning while modules adjust. */
  readonly observed: Float64Array;
  private readonly given: Given[] = [];
  private revisions = 0;
  readonly behaviours: readonly Behaviour[];
  /** Per lever slot cell: where its value of year 0 lies in the paths, and the step to the next year. */
  readonly pathBase: Int32Array;
  readonly pathStride: Int32Array;
  private readonly fed: readonly Feed[];
  readonly befores: readonly Before[];
  /** Where the stocks of each module end; those of the next begin there. */
  private readonly stockEnds: readonly number[];

  /** @param feeds sizes of the outputs of modules that are not wired, to be fed when running */
  constructor(
    modules: readonly Module[],
    structure: Structure,
    private readonly feeds: Readonly<Record<string, number>> = {},
  ) {
    const declarations = modules.map((module) => module.declaration);
    const { sizes } = structure;
    this.structure = structure;
    this.declarations = declarations;
    this.moduleIds = declarations.map(({ id }) => id);
    this.years = structure.last - structure.first + 1;

    this.parameterBlock = layBlock(entries(declarations, (m) => m.parameters, sizes, one));
    this.leverBlock = layBlock(entries(declarations, (m) => m.levers, sizes, one));
    this.stateBlock = layBlock(
      entries(
        declarations,
        (m) => m.state,
        sizes,
        (s) => s.length ?? 1,
      ),
    );
    const outputs = (kind: "stock" | "flow") => (m: ModuleDeclaration) =>
      Object.fromEntries(Object.entries(m.outputs).filter(([, output]) => output.kind === kind));
    const flows = layBlock(entries(declarations, outputs("flow"), sizes, one));
    const stocks = layBlock(entries(declarations, outputs("stock"), sizes, one));
    const constraintSizes = declarations.flatMap((m) =>
      Object.entries(m.constraints).map(([name, { lever }]) => {
        const declared = m.levers[lever];
        if (!declared) throw new Error(`constraint ${m.id}.${name} names no lever of its module`);
        return [`${m.id}.${name}`, 2 * sizeOf(declared.dims, sizes)] as const;
      }),
    );
    const constraints = layBlock(constraintSizes);
    this.accountBlock = layBlock(
      declarations.flatMap((m) =>
        Object.entries(m.accounts).map(
          ([name, { dims, columns }]) =>
            [`${m.id}.${name}`, sizeOf(dims, sizes) * columns.length] as const,
        ),
      ),
    );
    this.shape = { first: structure.first, years: this.years, flows, stocks, constraints };

    const startOfLimits = flows.width + stocks.width;
    this.rowSum = sumOfRow(startOfLimits + constraints.width);
    this.row = this.rowSum.cells.subarray(0, startOfLimits + constraints.width);
    this.block = {
      parameters: new Float64Array(this.parameterBlock.width),
      planPaths: new Float64Array(this.leverBlock.width * this.years),
      referencePaths: new Float64Array(this.leverBlock.width * this.years),
      state: new Float64Array(this.stateBlock.width),
      start: this.row.subarray(flows.width, startOfLimits),
      next: new Float64Array(stocks.width),
      now: this.row.subarray(0, flows.width),
      before: new Float64Array(flows.width),
    };
    const exchanging = modules.filter(({ declaration }) => declaration.exchange !== undefined);
    if (exchanging.length > 1) throw new Error("one module at most exchanges with other regions");
    const [exchanges] = exchanging;
    this.sentBlock = layBlock(
      entries(
        exchanging.map(({ declaration }) => declaration),
        (m) => m.exchange!.sends,
        sizes,
        one,
      ),
    );
    this.receivedBlock = layBlock(
      entries(
        exchanging.map(({ declaration }) => declaration),
        (m) => m.exchange!.receives,
        sizes,
        one,
      ),
    );
    this.carriedCells =
      exchanges === undefined ? 0 : sizeOf(exchanges.declaration.exchange!.carries, sizes);
    this.route = exchanges?.route ?? null;
    this.rounds = exchanges?.declaration.exchange!.rounds ?? 0;
    this.sent = new Float64Array(this.sentBlock.width);
    this.received = new Float64Array(this.receivedBlock.width);
    this.ofYear = new Float64Array(2 * this.leverBlock.width);
    this.levers = this.ofYear.subarray(0, this.leverBlock.width);
    this.reference = this.ofYear.subarray(this.leverBlock.width);
    this.constraints = this.row.subarray(startOfLimits);
    this.accounts = new Float64Array(this.accountBlock.width);
    this.observed = new Float64Array(stocks.width);

    this.pathBase = new Int32Array(this.leverBlock.width);
    this.pathStride = new Int32Array(this.leverBlock.width);
    for (const { offset, size } of this.leverBlock.slots.values()) {
      for (let cell = 0; cell < size; cell++) {
        this.pathBase[offset + cell] = offset * this.years + cell;
        this.pathStride[offset + cell] = size;
      }
    }

    const fed: Feed[] = [];
    const befores: Before[] = [];
    this.behaviours = modules.map((module) => this.wireModule(module, fed, befores));
    this.fed = fed;
    this.befores = befores;
    let end = 0;
    this.stockEnds = declarations.map((declaration) => {
      for (const { dims } of Object.values(outputs("stock")(declaration))) {
        end += sizeOf(dims, sizes);
      }
      return end;
    });
  }

  private wireModule(module: Module, fed: Feed[], befores: Before[]): Behaviour {
    const { declaration } = module;
    const { id } = declaration;
    const { sizes } = this.structure;
    const { block, shape } = this;
    const view = (data: Float64Array, of: Block, name: string): Float64Array =>
      viewOf(data, slotOf(of, `${id}.${name}`));
    const views = (
      names: Iterable<string>,
      make: (name: string) => Float64Array,
    ): Record<string, Float64Array> =>
      // An object filled key by key becomes a hash table in V8 when it has more than a dozen keys,
      // and every view that a module reads from it a lookup; one made at once does not.
      Object.fromEntries(Array.from(names, (name) => [name, make(name)]));
    const path = (paths: Float64Array, name: string): Float64Array => {
      const { offset, size } = slotOf(this.leverBlock, `${id}.${name}`);
      return paths.subarray(offset * this.years, (offset + size) * this.years);
    };
    const names = (kind: "stock" | "flow"): string[] =>
      Object.entries(declaration.outputs)
        .filter(([, output]) => output.kind === kind)
        .map(([name]) => name);
    const half = (name: string, part: 0 | 1): Float64Array => {
      const whole = view(this.constraints, shape.constraints, name);
      return whole.subarray((part * whole.length) / 2, ((part + 1) * whole.length) / 2);
    };

    const inputs = views(Object.keys(declaration.inputs), (name) => {
      const { from, when, before } = declaration.inputs[name]!;
      const stock = when === "start" || when === "end";
      const of = stock ? shape.stocks : shape.flows;
      const slot = of.slots.get(from);
      const valueBefore = (): Float64Array => {
        if (before === undefined)
          throw new Error(`input ${id}.${name} needs a value before the run`);
        return view(block.parameters, this.parameterBlock, before);
      };
      if (slot === undefined) {
        const size = this.feeds[from];
        if (size === undefined) throw new Error(`${id}.${name}: ${from} is neither wired nor fed`);
        const feed: Feed = {
          id: from,
          stock,
          before: when === "year-before" ? valueBefore() : null,
          start: new Float64Array(size),
          next: new Float64Array(size),
        };
        fed.push(feed);
        return when === "start" || when === "year-before" ? feed.start : feed.next;
      }
      if (when === "start") return viewOf(block.start, slot);
      if (when === "end") return viewOf(block.next, slot);
      if (when === "year") return viewOf(block.now, slot);
      const flow = viewOf(block.before, slot);
      befores.push({ parameter: valueBefore(), flow, now: viewOf(block.now, slot) });
      return flow;
    });
    const account: Record<string, Record<string, Float64Array>> = {};
    for (const [name, { dims, columns }] of Object.entries(declaration.accounts)) {
      const whole = view(this.accounts, this.accountBlock, name);
      const cells = sizeOf(dims, sizes);
      account[name] = views(columns, (column) => {
        const at = columns.indexOf(column) * cells;
        return whole.subarray(at, at + cells);
      });
    }
    const levers = Object.keys(declaration.levers);
    const constraints = Object.keys(declaration.constraints);
    const context = {
      p: views(Object.keys(declaration.parameters), (name) =>
        view(block.parameters, this.parameterBlock, name),
      ),
      l: views(levers, (name) => view(this.levers, this.leverBlock, name)),
      ref: views(levers, (name) => view(this.reference, this.leverBlock, name)),
      planned: views(levers, (name) => path(block.planPaths, name)),
      referencePlanned: views(levers, (name) => path(block.referencePaths, name)),
      in: inputs,
      state: views(Object.keys(declaration.state), (name) =>
        view(block.state, this.stateBlock, name),
      ),
      now: views(names("flow"), (name) => view(block.now, shape.flows, name)),
      next: views(names("stock"), (name) => view(block.next, shape.stocks, name)),
      wished: views(constraints, (name) => half(name, 0)),
      got: views(constraints, (name) => half(name, 1)),
      account,
      recording: this.recording,
      revision: this.revision,
      together: this.together,
      sent: views(Object.keys(declaration.exchange?.sends ?? {}), (name) =>
        view(this.sent, this.sentBlock, name),
      ),
      received: views(Object.keys(declaration.exchange?.receives ?? {}), (name) =>
        view(this.received, this.receivedBlock, name),
      ),
      observed: views(names("stock"), (name) => view(this.observed, shape.stocks, name)),
      clock: this.clock,
      size: sizes,
    };
    // The literal types of the declaration describe exactly the records built above from it.
    return module.wire(context as unknown as WireContext<ModuleDeclaration>);
  }

  /** Flattens a region's values once; a run then only copies. */
  flatten(region: RegionModel): RegionValues {
    const fill = (
      block: Block,
      factor: number,
      values: Readonly<Record<string, readonly number[]>>,
      what: string,
    ): Float64Array => {
      const data = new Float64Array(block.width * factor);
      for (const { id, offset, size } of block.slots.values()) {
        const given = values[id];
        if (given?.length !== size * factor) {
          throw new Error(
            `region ${region.id}: ${what} ${id} has ${given?.length ?? "no"} values, not ${size * factor}`,
          );
        }
        data.set(given, offset * factor);
      }
      return data;
    };
    const plan = fill(this.leverBlock, this.years, region.levers, "lever");
    const reference = fill(this.leverBlock, this.years, region.reference, "reference path");
    return {
      id: region.id,
      parameters: fill(this.parameterBlock, 1, region.parameters, "parameter"),
      plan,
      reference,
      byYear: this.byYear(plan, reference),
      restart: this.restartOf(region),
      received: null,
    };
  }

  private restartOf({ id: regionId, restart }: RegionModel): Restart | null {
    if (restart === undefined) return null;
    const { stocks } = this.shape;
    const observed = new Float64Array(stocks.width).fill(NaN);
    // Also where only modules that are not wired adjust theirs: others follow what is fed of them.
    let some = false;
    for (const [id, values] of Object.entries(restart.observed)) {
      if (values.some((value) => value !== null)) some = true;
      const slot = stocks.slots.get(id);
      if (slot === undefined) continue;
      if (values.length !== slot.size) {
        throw new Error(
          `region ${regionId}: ${id} has ${values.length} observed values, not ${slot.size}`,
        );
      }
      values.forEach((value, cell) => {
        if (value !== null) observed[slot.offset + cell] = value;
      });
    }
    const index = restart.year - this.structure.first - 1;
    if (index < 0 || index >= this.years) throw new Error(`no restart in ${restart.year}`);
    return some ? { index, observed } : null;
  }

  /** The same region with every lever on its reference path. */
  onReference(values: RegionValues): RegionValues {
    return this.withPlan(values, values.reference);
  }

  /** The same region with other paths of its levers. @param plan in the layout of `RegionValues` */
  withPlan(values: RegionValues, plan: Float64Array): RegionValues {
    return { ...values, plan, byYear: this.byYear(plan, values.reference) };
  }

  /**
   * The same region with other paths of some of its levers, all else kept: the arrays that do not
   * change are shared.
   *
   * @param levers their paths, `[year][cell]`
   */
  withLevers(values: RegionValues, levers: ReadonlyMap<string, readonly number[]>): RegionValues {
    const plan = values.plan.slice();
    const byYear = values.byYear.map((year) => year.slice());
    for (const [id, path] of levers) {
      const { offset, size } = slotOf(this.leverBlock, id);
      plan.set(path, offset * this.years);
      for (let year = 0; year < this.years; year++) {
        for (let at = 0; at < size; at++) byYear[year]![offset + at] = path[year * size + at]!;
      }
    }
    return { ...values, plan, byYear };
  }

  private byYear(plan: Float64Array, reference: Float64Array): readonly Float64Array[] {
    const { pathBase, pathStride } = this;
    const ofYear = (paths: Float64Array, index: number): number[] =>
      Array.from(pathBase, (base, cell) => paths[base + pathStride[cell]! * index]!);
    return Array.from({ length: this.years }, (_, index) =>
      Float64Array.from([...ofYear(plan, index), ...ofYear(reference, index)]),
    );
  }

  /** Room for the outcome of a run of this many regions; may be used again for the next run. */
  trajectories(regions: readonly string[]): Trajectories {
    return new Trajectories({ ...this.shape, regions });
  }

  /**
   * Runs all regions into `into`, one after the other.
   *
   * @throws NonFiniteError naming the first output that is not finite, in order of year.
   */
  run(regions: readonly RegionValues[], into: Trajectories, options: RunOptions = {}): void {
    this.begin(into, options);
    for (let r = 0; r < regions.length; r++) {
      const values = regions[r]!;
      this.take(values);
      this.openRegion(r, r, values, into, options);
      for (let index = 0; index < this.years; index++) {
        this.stepRegion(r, values, index, into, options);
      }
      this.close(r, this.block, into);
    }
    this.refuseNonFinite(into);
  }

  /** Before all regions of a run. */
  begin(into: Trajectories, { record = false }: RunOptions): void {
    this.recording[0] = record ? 1 : 0;
    into.accounts.length = 0;
    this.rowSum.total[0] = 0;
  }

  /** What a run only reads of a region. */
  take({ parameters, plan, reference }: RegionValues): void {
    const { block } = this;
    block.parameters.set(parameters);
    block.planPaths.set(plan);
    block.referencePaths.set(reference);
  }

  /**
   * Opens a region whose values were taken.
   *
   * @param place among the regions that are opened before one takes a year
   */
  openRegion(
    place: number,
    r: number,
    { parameters, byYear, received }: RegionValues,
    into: Trajectories,
    { recorded = {} }: RunOptions,
    together: number = received === null ? BY_ITSELF : AS_RECORDED,
  ): void {
    const { block } = this;
    this.revision[0] = this.revisionOf(place, parameters);
    this.together[0] = together;
    this.clock[0] = this.structure.first;
    this.clock[1] = 0;
    this.ofYear.set(byYear[0]!);
    this.feedOpening(recorded);
    // What an earlier run left behind reaches no module.
    block.state.fill(0);
    block.start.fill(0);
    block.next.fill(0);
    block.now.fill(0);
    for (const { parameter, flow } of this.befores) flow.set(parameter);
    this.open();
    if (this.recording[0] === 1) into.accounts[r] = this.emptyRecords();
  }

  /** What the opened region tells others in a round before a year. */
  send({ byYear }: RegionValues, index: number, round: number): void {
    const { behaviours } = this;
    this.clock[0] = this.structure.first + index;
    this.clock[1] = index;
    this.ofYear.set(byYear[index]!);
    for (let i = 0; i < behaviours.length; i++) behaviours[i]!.send?.(round);
  }

  /** One year of the opened region. */
  stepRegion(
    r: number,
    { byYear, restart, received }: RegionValues,
    index: number,
    into: Trajectories,
    { recorded = {}, unadjusted = {} }: RunOptions,
  ): void {
    const { block } = this;
    this.clock[0] = this.structure.first + index;
    this.clock[1] = index;
    this.ofYear.set(byYear[index]!);
    if (received !== null) this.received.set(received[index]!);
    const isRestarted = restart !== null && restart.index === index;
    this.feed(recorded, index);
    if (isRestarted) this.feedUnadjusted(unadjusted);
    // Limits and accounts have no memory: not of the year before, nor of another region.
    this.clearLimits();
    if (this.recording[0] === 1) this.accounts.fill(0);
    for (const behaviour of this.behaviours) behaviour.year();
    if (isRestarted) {
      into.unadjusted.set(block.next, r * this.shape.stocks.width);
      this.feed(recorded, index);
      this.adjust(restart, this.behaviours);
    }
    this.append(into, r, index);
    this.remember();
    block.start.set(block.next);
  }

  close(r: number, { start }: Memory, into: Trajectories): void {
    into.closing.set(start, r * this.shape.stocks.width);
  }

  /** Sets the coming stocks of some modules to what was observed, in the order of the modules. */
  adjust({ observed }: Restart, behaviours: readonly Behaviour[]): void {
    this.observed.set(observed);
    for (const behaviour of behaviours) behaviour.adjust?.();
  }

  /** A number that no parameters have had yet. */
  newRevision(): number {
    return ++this.revisions;
  }

  /**
   * Says that the values of regions were written anew in the arrays that they had: what modules
   * kept of their parameters is of no use to the next run.
   */
  forget(): void {
    this.given.length = 0;
  }

  /** The number of the parameters in one place of a region. */
  revisionOf(place: number, parameters: View): number {
    const given = this.given[place];
    if (given?.parameters === parameters) return given.revision;
    const revision = this.newRevision();
    this.given[place] = { parameters, revision };
    return revision;
  }

  private open(): void {
    const { behaviours, stockEnds } = this;
    const { start, next } = this.block;
    let at = 0;
    for (let module = 0; module < behaviours.length; module++) {
      behaviours[module]!.open();
      // Modules that open later read the opening stock, whether they ask for "start" or "end".
      for (const end = stockEnds[module]!; at < end; at++) start[at] = next[at]!;
    }
  }

  /** By hand, here and in `remember`: for so few cells the built-in functions cost more. */
  private clearLimits(): void {
    const { constraints } = this;
    for (let cell = 0; cell < constraints.length; cell++) constraints[cell] = 0;
  }

  /** Flows that a module reads a year later. */
  private remember(): void {
    const { befores } = this;
    for (let i = 0; i < befores.length; i++) {
      const { flow, now } = befores[i]!;
      for (let cell = 0; cell < flow.length; cell++) flow[cell] = now[cell]!;
    }
  }

  private feed(recorded: RecordedSeries, index: number): void {
    for (const { id, stock, before, start, next } of this.fed) {
      const series = recorded[id];
      if (series === undefined) throw new Error(`no recorded series for ${id}`);
      const size = start.length;
      // A flow's `start` is the year before; nobody reads it in the first year but as `before`.
      const from = stock ? index : Math.max(0, index - 1);
      const to = stock ? index + 1 : index;
      for (let cell = 0; cell < size; cell++) {
        start[cell] = series[from * size + cell]!;
        next[cell] = series[to * size + cell]!;
      }
      if (before !== null && index === 0) start.set(before);
    }
  }

  /** Before a restart, fed stocks stand on its 1 January as they did before they were adjusted. */
  private feedUnadjusted(unadjusted: Readonly<Record<string, readonly number[]>>): void {
    for (const { id, stock, next } of this.fed) {
      const values = stock ? unadjusted[id] : undefined;
      if (values !== undefined) next.set(values);
    }
  }

  /** In `open`, a fed stock stands at its first 1 January under every `when`, as a wired one does. */
  private feedOpening(recorded: RecordedSeries): void {
    this.feed(recorded, 0);
    for (const { stock, start, next } of this.fed) if (stock) next.set(start);
  }

  private append(into: Trajectories, region: number, index: number): void {
    this.rowSum.add();
    into.rows.set(this.row, (region * this.years + index) * into.width);
    if (this.recording[0] === 1) {
      for (const [id, record] of into.accounts[region]!) {
        const cells = viewOf(this.accounts, slotOf(this.accountBlock, id));
        record.set(cells, index * cells.length);
      }
    }
  }

  private emptyRecords(): ReadonlyMap<string, Float64Array> {
    const records = new Map<string, Float64Array>();
    for (const { id, size } of this.accountBlock.slots.values()) {
      records.set(id, new Float64Array(size * this.years));
    }
    return records;
  }

  /** @throws NonFiniteError where a number of the run is none */
  refuseNonFinite(into: Trajectories): void {
    const { rows, closing } = into;
    let sum = this.rowSum.total[0]!;
    for (let cell = 0; cell < closing.length; cell++) sum += closing[cell]!;
    if (Number.isFinite(sum)) return;
    // Or the sum of finite numbers is beyond all numbers.
    if (rows.every(Number.isFinite) && closing.every(Number.isFinite)) return;
    for (let index = 0; index < this.years; index++) {
      for (let region = 0; region < into.shape.regions.length; region++) {
        for (const block of [into.shape.flows, into.shape.stocks]) {
          for (const { id, size } of block.slots.values()) {
            for (let cell = 0; cell < size; cell++) {
              const year = this.structure.first + index;
              if (!Number.isFinite(into.at(id, year, cell, region))) {
                throw new NonFiniteError(id, year);
              }
            }
          }
        }
      }
    }
    throw new NonFiniteError("a closing stock or a limit", this.structure.last);
  }
}

export function emptyLike(memory: Memory): Memory {
  return {
    state: new Float64Array(memory.state.length),
    start: new Float64Array(memory.start.length),
    next: new Float64Array(memory.next.length),
    now: new Float64Array(memory.now.length),
    before: new Float64Array(memory.before.length),
  };
}

export function copyMemory(from: Memory, to: Memory): void {
  to.state.set(from.state);
  to.start.set(from.start);
  to.next.set(from.next);
  to.now.set(from.now);
  to.before.set(from.before);
}
