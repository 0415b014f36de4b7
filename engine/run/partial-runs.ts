/**
 * Runs a region again with a few values changed, stepping only the modules that the change can
 * reach. What the others do is taken from a run that was made before, and of all cells only those
 * are kept that somebody watches. A thousand such runs cost less than a hundred whole ones.
 *
 * Which modules those are is the caller's to say, from what the modules declare (`Causes`); a
 * module that is named is opened and steps through all years, one that is not is not touched.
 */
import type { Instance, RegionValues, Restart } from "./instance.ts";
import type { Block } from "./layout.ts";
import { BY_ITSELF, AS_RECORDED, type Behaviour, type View } from "./module.ts";
import type { Trajectories } from "./trajectories.ts";

/** A cell of an output in one year: `index` counts from the first year of the run. */
export interface Watched {
  readonly output: string;
  readonly cell: number;
  /** Up to the last year; of a stock also the 1 January after it. */
  readonly index: number;
}

/** Values to be put into one of the blocks of a region, by their place in it. */
export interface Change {
  readonly into: "parameters" | "planPaths" | "referencePaths";
  readonly at: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** What a run of some modules reads and writes: the same for all values of an instance. */
interface CourseLayout {
  readonly modules: readonly number[];
  readonly behaviours: readonly Behaviour[];
  /** In the order of the modules: opens one, or lays out the opening stocks of one left out. */
  readonly openings: readonly Opening[];
  readonly leverCells: Int32Array;
  /** `[from, to)` of the state and flows of the modules that run. */
  readonly state: readonly (readonly [number, number])[];
  readonly flows: readonly (readonly [number, number])[];
  /** Cells of modules left out, which the others read, by how they read them. */
  readonly givenFlows: Int32Array;
  readonly givenBefore: Int32Array;
  readonly givenStart: Int32Array;
  readonly givenEnd: Int32Array;
  /** Cells of modules that run, which must be handed on to the next year. */
  readonly keptFlows: Int32Array;
  readonly keptStocks: Int32Array;
}

/** Everything that does not differ between runs of the same modules. */
export interface Course extends CourseLayout {
  /** Those of the given flows that are the same in all years: nobody writes them in between. */
  readonly steadyFlows: Int32Array;
  readonly changingFlows: Int32Array;
  /** Watched cells: where in the block, where in the figures; those of a year lie from `[index]` on. */
  readonly flowCells: Int32Array;
  readonly flowPlaces: Int32Array;
  readonly flowFrom: Int32Array;
  /** Stocks by the year at whose end they stand; the opening ones lie before all others. */
  readonly stockCells: Int32Array;
  readonly stockPlaces: Int32Array;
  readonly stockFrom: Int32Array;
}

interface Opening {
  readonly module: number;
  readonly behaviour: Behaviour | null;
  /** Stock cells that this module has once it is open: its own, or those read of one left out. */
  readonly stocks: Int32Array;
}

/** A slot of a block, and the place of the module it belongs to. */
interface Owned {
  readonly owner: number;
  readonly offset: number;
  readonly size: number;
}

const rangeOf = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

/** Spans that touch become one: the slots of a module lie side by side. */
function merged(spans: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const whole: (readonly [number, number])[] = [];
  for (const [from, to] of spans) {
    const last = whole.at(-1);
    if (last !== undefined && last[1] === from) whole[whole.length - 1] = [last[0], to];
    else whole.push([from, to]);
  }
  return whole;
}

/** What each set of modules reads and writes in an instance, found once for all runs on it. */
class CourseLayouts {
  private readonly laid = new Map<string, CourseLayout>();
  /** Place of the module of each lever, output and state; several modules may share a prefix. */
  private readonly owners = new Map<string, number>();
  /** The slots of the blocks with the place of their module, looked up once for all courses. */
  private readonly owned: Readonly<
    Record<"levers" | "state" | "flows" | "stocks", readonly Owned[]>
  >;

  constructor(private readonly instance: Instance) {
    instance.declarations.forEach(({ id, levers, outputs, state }, at) => {
      for (const names of [levers, outputs, state]) {
        for (const name of Object.keys(names)) this.owners.set(`${id}.${name}`, at);
      }
    });
    const owned = (of: Block): Owned[] =>
      Array.from(of.slots.values(), ({ id, offset, size }) => ({
        owner: this.owners.get(id)!,
        offset,
        size,
      }));
    this.owned = {
      levers: owned(instance.leverBlock),
      state: owned(instance.stateBlock),
      flows: owned(instance.shape.flows),
      stocks: owned(instance.shape.stocks),
    };
  }

  ownerOf(id: string): number {
    return this.owners.get(id)!;
  }

  of(key: string, modules: readonly number[]): CourseLayout {
    let layout = this.laid.get(key);
    if (layout === undefined) this.laid.set(key, (layout = this.lay(modules)));
    return layout;
  }

  private lay(modules: readonly number[]): CourseLayout {
    const { instance } = this;
    const { declarations, shape } = instance;
    const { owned } = this;
    const runs = new Set(modules);
    const cellsOf = (slots: readonly Owned[], isMine: (owner: number) => boolean): Int32Array =>
      Int32Array.from(
        slots.flatMap(({ owner, offset, size }) =>
          isMine(owner) ? rangeOf(offset, offset + size) : [],
        ),
      );
    const spans = (slots: readonly Owned[]): (readonly [number, number])[] =>
      merged(
        slots.flatMap(({ owner, offset, size }) =>
          size > 0 && runs.has(owner) ? [[offset, offset + size] as const] : [],
        ),
      );

    const read = { flows: new Set<number>(), before: new Set<number>() };
    const given = {
      flows: new Set<number>(),
      before: new Set<number>(),
      start: new Set<number>(),
      end: new Set<number>(),
    };
    const kept = new Set<number>();
    const opening = new Map<number, Set<number>>();
    for (const module of modules) {
      for (const { from, when } of Object.values(declarations[module]!.inputs)) {
        const isStock = when === "start" || when === "end";
        const slot = (isStock ? shape.stocks : shape.flows).slots.get(from);
        if (slot === undefined) throw new Error(`part of a run needs ${from} wired`);
        const owner = this.ownerOf(from);
        const runsToo = runs.has(owner);
        for (const cell of rangeOf(slot.offset, slot.offset + slot.size)) {
          if (when === "year-before") (runsToo ? read : given).before.add(cell);
          else if (runsToo) {
            if (when === "start") kept.add(cell);
          } else given[when === "year" ? "flows" : when].add(cell);
          if (isStock && !runsToo) {
            const cells = opening.get(owner) ?? new Set();
            opening.set(owner, cells.add(cell));
          }
        }
      }
    }
    const openings: Opening[] = [];
    for (let module = 0; module < declarations.length; module++) {
      if (runs.has(module)) {
        const stocks = cellsOf(owned.stocks, (owner) => owner === module);
        openings.push({ module, behaviour: instance.behaviours[module]!, stocks });
      } else if (opening.has(module)) {
        const stocks = Int32Array.from(opening.get(module)!);
        openings.push({ module, behaviour: null, stocks });
      }
    }

    return {
      modules,
      behaviours: modules.map((module) => instance.behaviours[module]!),
      openings,
      leverCells: cellsOf(owned.levers, (owner) => runs.has(owner)),
      state: spans(owned.state),
      flows: spans(owned.flows),
      givenFlows: Int32Array.from(given.flows),
      givenBefore: Int32Array.from(given.before),
      givenStart: Int32Array.from(given.start),
      givenEnd: Int32Array.from(given.end),
      keptFlows: Int32Array.from(read.before),
      keptStocks: Int32Array.from(kept),
    };
  }
}

const layoutsByInstance = new WeakMap<Instance, CourseLayouts>();

function layoutsOf(instance: Instance): CourseLayouts {
  let layouts = layoutsByInstance.get(instance);
  if (layouts === undefined)
    layoutsByInstance.set(instance, (layouts = new CourseLayouts(instance)));
  return layouts;
}

// Of a flow in the run before.
const UNKNOWN = 0;
const STEADY = 1;
const CHANGING = 2;

export class PartialRuns {
  /** The watched figures of the run that was made before, in the order in which they were asked. */
  readonly central: Float64Array;
  private readonly figures: Float64Array;
  private readonly courses = new Map<string, Course>();
  private readonly layouts: CourseLayouts;
  /** Per flow whether it is the same in all years of the run before; looked up when asked. */
  private readonly steadiness: Uint8Array;
  private readonly revision: number;
  /** What the blocks hold when nothing is changed. */
  private readonly own: Readonly<Record<Change["into"], View>>;
  private readonly restart: Restart | null;
  private readonly received: RegionValues["received"];

  /**
   * @param base a run of `values`, as the region with this number
   */
  constructor(
    private readonly instance: Instance,
    values: RegionValues,
    private readonly base: Trajectories,
    private readonly region: number,
    private readonly watched: readonly Watched[],
  ) {
    const { block } = instance;
    block.parameters.set(values.parameters);
    block.planPaths.set(values.plan);
    block.referencePaths.set(values.reference);
    this.own = {
      parameters: values.parameters,
      planPaths: values.plan,
      referencePaths: values.reference,
    };
    this.revision = instance.revisionOf(0, values.parameters);
    this.restart = values.restart;
    this.received = values.received;
    this.layouts = layoutsOf(instance);
    this.steadiness = new Uint8Array(instance.shape.flows.width);
    instance.recording[0] = 0;
    const { first } = base.shape;
    this.central = Float64Array.from(watched, ({ output, cell, index }) =>
      base.at(output, first + index, cell, region),
    );
    this.figures = new Float64Array(watched.length);
  }

  /** What a run of these modules needs, made once. @param modules their places, in order */
  course(modules: readonly number[]): Course {
    const key = modules.join();
    const known = this.courses.get(key);
    if (known !== undefined) return known;
    const course = this.watchedAlong(this.layouts.of(key, modules));
    this.courses.set(key, course);
    return course;
  }

  /**
   * One run with the changes made, and undone again.
   *
   * @param moved place of the module whose parameters change, or -1
   * @returns the watched figures; the same array at every call
   */
  run(course: Course, changes: readonly Change[], moved: number): Float64Array {
    const { block, years } = this.instance;
    for (let i = 0; i < changes.length; i++) {
      const { into, at, values } = changes[i]!;
      const blockOf = block[into];
      for (let k = 0; k < at.length; k++) blockOf[at[k]!] = values[k]!;
    }
    this.open(course, moved);
    this.layGiven(course.steadyFlows, 0);
    for (let index = 0; index < years; index++) this.year(course, index);
    for (let i = 0; i < changes.length; i++) {
      const { into, at } = changes[i]!;
      const [blockOf, own] = [block[into], this.own[into]];
      for (let k = 0; k < at.length; k++) blockOf[at[k]!] = own[at[k]!]!;
    }
    return this.figures;
  }

  private open(course: Course, moved: number): void {
    const { instance, base, region, figures } = this;
    const { block, clock, revision } = instance;
    figures.set(this.central);
    instance.together[0] = this.received === null ? BY_ITSELF : AS_RECORDED;
    clock[0] = instance.structure.first;
    clock[1] = 0;
    this.readLevers(course.leverCells, 0);
    for (const [from, to] of course.state) block.state.fill(0, from, to);
    for (const [from, to] of course.flows) block.now.fill(0, from, to);
    for (const { stocks } of course.openings) {
      for (let i = 0; i < stocks.length; i++) block.start[stocks[i]!] = block.next[stocks[i]!] = 0;
    }
    for (const { parameter, flow } of instance.befores) flow.set(parameter);
    const opening = region * instance.years * base.width + base.shape.flows.width;
    for (const { module, behaviour, stocks } of course.openings) {
      if (behaviour === null) {
        for (let i = 0; i < stocks.length; i++) {
          block.next[stocks[i]!] = base.rows[opening + stocks[i]!]!;
        }
      } else {
        // Tables that follow from parameters alone may be kept where those are the same.
        revision[0] = module === moved ? instance.newRevision() : this.revision;
        behaviour.open();
      }
      for (let i = 0; i < stocks.length; i++) block.start[stocks[i]!] = block.next[stocks[i]!]!;
    }
    const { stockCells, stockPlaces, stockFrom } = course;
    for (let k = 0; k < stockFrom[0]!; k++) figures[stockPlaces[k]!] = block.start[stockCells[k]!]!;
  }

  private year(course: Course, index: number): void {
    const { instance, base, figures } = this;
    const { clock, block } = instance;
    const { start, next, now, before } = block;
    const { rows, closing, shape } = base;
    clock[0] = instance.structure.first + index;
    clock[1] = index;
    this.readLevers(course.leverCells, index);
    if (this.received !== null) instance.received.set(this.received[index]!);

    const row = (this.region * instance.years + index) * base.width;
    const { givenBefore, givenStart, givenEnd, keptFlows, keptStocks } = course;
    this.layGiven(course.changingFlows, index);
    const stocks = row + shape.flows.width;
    for (let i = 0; i < givenStart.length; i++) {
      start[givenStart[i]!] = rows[stocks + givenStart[i]!]!;
    }
    const isLast = index === instance.years - 1;
    const ends = isLast ? closing : rows;
    const end = isLast ? this.region * shape.stocks.width : stocks + base.width;
    const isRestarted = this.restart !== null && this.restart.index === index;
    if (isRestarted) {
      const unadjusted = this.region * shape.stocks.width;
      for (let i = 0; i < givenEnd.length; i++) {
        next[givenEnd[i]!] = base.unadjusted[unadjusted + givenEnd[i]!]!;
      }
    } else {
      for (let i = 0; i < givenEnd.length; i++) next[givenEnd[i]!] = ends[end + givenEnd[i]!]!;
    }

    const { behaviours } = course;
    for (let i = 0; i < behaviours.length; i++) behaviours[i]!.year();
    if (isRestarted) {
      for (let i = 0; i < givenEnd.length; i++) next[givenEnd[i]!] = ends[end + givenEnd[i]!]!;
      instance.adjust(this.restart!, behaviours);
    }

    const { flowCells, flowPlaces, flowFrom, stockCells, stockPlaces, stockFrom } = course;
    for (let k = flowFrom[index]!; k < flowFrom[index + 1]!; k++) {
      figures[flowPlaces[k]!] = now[flowCells[k]!]!;
    }
    for (let k = stockFrom[index]!; k < stockFrom[index + 1]!; k++) {
      figures[stockPlaces[k]!] = next[stockCells[k]!]!;
    }
    for (let i = 0; i < keptFlows.length; i++) before[keptFlows[i]!] = now[keptFlows[i]!]!;
    for (let i = 0; i < givenBefore.length; i++) {
      before[givenBefore[i]!] = rows[row + givenBefore[i]!]!;
    }
    for (let i = 0; i < keptStocks.length; i++) start[keptStocks[i]!] = next[keptStocks[i]!]!;
  }

  /** Lays out flows of a year as they were in the run before. */
  private layGiven(cells: Int32Array, index: number): void {
    const { now } = this.instance.block;
    const { rows, width } = this.base;
    const row = (this.region * this.instance.years + index) * width;
    for (let i = 0; i < cells.length; i++) now[cells[i]!] = rows[row + cells[i]!]!;
  }

  private readLevers(cells: Int32Array, index: number): void {
    const { pathBase, pathStride, levers, reference, block } = this.instance;
    const { planPaths, referencePaths } = block;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      const at = pathBase[cell]! + pathStride[cell]! * index;
      levers[cell] = planPaths[at]!;
      reference[cell] = referencePaths[at]!;
    }
  }

  /** Adds to a layout what of it is watched, and what of the run before it is given. */
  private watchedAlong(layout: CourseLayout): Course {
    const { modules, givenFlows } = layout;
    const { shape, years } = this.instance;
    const flows: { cell: number; place: number; index: number }[] = [];
    const stocks: { cell: number; place: number; index: number }[] = [];
    this.watched.forEach(({ output, cell, index }, at) => {
      if (!modules.includes(this.layouts.ownerOf(output))) return;
      const flow = shape.flows.slots.get(output);
      if (flow !== undefined) flows.push({ cell: flow.offset + cell, place: at, index });
      else {
        const { offset } = shape.stocks.slots.get(output)!;
        stocks.push({ cell: offset + cell, place: at, index: index - 1 });
      }
    });
    for (const list of [flows, stocks]) list.sort((a, b) => a.index - b.index);
    /** Where the cells of a year begin, and after all years where they end. */
    const beginnings = (list: readonly { readonly index: number }[]): Int32Array => {
      let at = 0;
      return Int32Array.from({ length: years + 1 }, (_, index) => {
        while (at < list.length && list[at]!.index < index) at++;
        return at;
      });
    };
    return {
      ...layout,
      steadyFlows: givenFlows.filter((cell) => this.isSteady(cell)),
      changingFlows: givenFlows.filter((cell) => !this.isSteady(cell)),
      flowCells: Int32Array.from(flows, ({ cell }) => cell),
      flowPlaces: Int32Array.from(flows, (entry) => entry.place),
      flowFrom: beginnings(flows),
      stockCells: Int32Array.from(stocks, ({ cell }) => cell),
      stockPlaces: Int32Array.from(stocks, (entry) => entry.place),
      stockFrom: beginnings(stocks),
    };
  }

  /** Whether the run before gives a flow the same value in all years, to the bit. */
  private isSteady(cell: number): boolean {
    const known = this.steadiness[cell]!;
    if (known !== UNKNOWN) return known === STEADY;
    const { rows, width } = this.base;
    const { years } = this.instance;
    const first = this.region * years * width + cell;
    let year = 1;
    while (year < years && Object.is(rows[first + year * width], rows[first])) year++;
    this.steadiness[cell] = year === years ? STEADY : CHANGING;
    return year === years;
  }
}
