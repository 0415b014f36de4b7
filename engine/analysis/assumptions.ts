/**
 * What of a region is not measured, one entry for each figure that may be otherwise by itself, with
 * the values that it has at the ends of its stated range.
 *
 * A path over years that is given by several rows is one assumption: all its points are low or all
 * are high. A table column with a relative range is one as well. Shares of one whole make room for
 * the one that moves, in proportion. A reference path takes the plan with it where the plan follows
 * it: where the two are the same in all years.
 */
import {
  axesOf,
  formatAddress,
  parseAddress,
  quantitiesOf,
  type Axis,
} from "../scenario/address.ts";
import { GRADES, type Catalogue, type Grade } from "../scenario/declarations.ts";
import type { Provenance, RegionModel, ScenarioNotes } from "../scenario/resolved.ts";
import type { Change } from "../run/partial-runs.ts";
import type { Block } from "../run/layout.ts";

export interface Assumption {
  readonly kind: "parameter" | "reference" | "history";
  /** `module.name` of the parameter or lever; of an observation, of the output. */
  readonly id: string;
  /** With the members it holds for: `demography.life_expectancy[male]`. */
  readonly address: string;
  /** The shares of one whole have the same name here; null where there is no whole. */
  readonly whole: string | null;
  /** Of an observation its year; null where the assumption is about all years. */
  readonly year: number | null;
  /** The weakest of its records. */
  readonly grade: Grade;
  readonly records: readonly Provenance[];
  /**
   * What changes in the blocks of the region when it is at the low or high end of its range;
   * nothing of an observation, which only goals compare with.
   */
  readonly low: readonly Change[];
  readonly high: readonly Change[];
}

/**
 * How far an assumption reaches: the cells that its records give, and what they would be at either
 * end of the range if nothing stopped them, neither bounds nor the whole that shares belong to.
 */
export interface Reach {
  readonly into: "parameters" | "referencePaths";
  /** Where the quantity begins in that block, and the places of the cells in the quantity. */
  readonly offset: number;
  readonly at: readonly number[];
  readonly value: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Declared bounds of the quantity. */
  readonly min: number;
  readonly max: number;
  /** Number of shares of one whole, and how far apart they lie; 0 where there are none. */
  readonly shares: number;
  readonly stride: number;
  /** Of a reference path: whether the plan follows it at a place. */
  readonly follows: ((at: number) => boolean) | null;
}

export interface AssumptionQuestion {
  readonly catalogue: Catalogue;
  readonly region: RegionModel;
  readonly notes: ScenarioNotes["regions"][number];
  readonly first: number;
  readonly last: number;
  /** Where parameters and levers lie in the blocks of the instance. */
  readonly parameterBlock: Block;
  readonly leverBlock: Block;
}

type Side = "low" | "high";

export const weakest = (grades: Iterable<Grade>): Grade => {
  let at = 0;
  for (const grade of grades) at = Math.max(at, GRADES.indexOf(grade));
  return GRADES[at]!;
};

/** Records of one quantity that move together: the same members, whatever the year. */
interface Group {
  readonly members: readonly string[];
  readonly records: Provenance[];
}

/** How a quantity lies in its flat values: cells along all dimensions but the years. */
interface Shape {
  readonly axes: readonly Axis[];
  readonly cells: number;
  readonly years: number;
  /** Place of a cell in a year; the same in all years for what has none. */
  at(cell: number, year: number): number;
  /** Number of shares of one whole, and how far apart they lie; 0 where there are none. */
  readonly shares: number;
  readonly stride: number;
}

function groupsOf(records: readonly Provenance[], years: boolean): Group[] {
  const groups = new Map<string, Group>();
  for (const record of records) {
    const members = [...(parseAddress(record.address ?? "")?.members ?? [])];
    if (years && record.year !== undefined) {
      const at = members.indexOf(`${record.year}`);
      if (at >= 0) members.splice(at, 1);
    }
    const key = members.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { members, records: [record] });
    else group.records.push(record);
  }
  // The more members, the narrower: of two records for a cell the narrower holds.
  return [...groups.values()].sort((a, b) => a.members.length - b.members.length);
}

/** Which group holds for each cell; -1 where none does. */
function ownersOf(groups: readonly Group[], { axes, cells }: Shape): Int32Array {
  const owners = new Int32Array(cells).fill(-1);
  groups.forEach(({ members }, group) => {
    let from = 0;
    let size = cells;
    members.forEach((member, axis) => {
      const { ids, index } = axes[axis]!;
      size /= ids.length;
      from += (index.get(member) ?? 0) * size;
    });
    owners.fill(group, from, from + size);
  });
  return owners;
}

/** A measurement may have a range as well: that of its error, or of what it is taken to stand for. */
const isRanged = ({ low, lowFactor }: Provenance): boolean =>
  low !== undefined || lowFactor !== undefined;

/** The value at one end of the range of a record; a figure without a range stays. */
function endOf(record: Provenance, side: Side, value: number): number {
  if (!isRanged(record)) return value;
  if (record.lowFactor !== undefined) {
    return value * (side === "low" ? record.lowFactor : record.highFactor!);
  }
  return side === "low" ? record.low! : record.high!;
}

/** Points of a path in order of year. Where the plan's begin only they count, before only the region's. */
interface Points {
  readonly all: readonly Provenance[];
  readonly plan: readonly Provenance[];
  /** First year of the plan's points; before it those of `all` count. */
  readonly from: number;
}

function pointsOf(records: readonly Provenance[]): Points {
  const all = records.filter(({ year }) => year !== undefined);
  if (all.length > 1) all.sort((a, b) => a.year! - b.year!);
  const plan = all.filter(({ by }) => by !== undefined);
  if (plan.length === 0) return { all, plan, from: Infinity };
  if (plan.length === all.length) return { all, plan, from: -Infinity };
  return { all: all.filter(({ by }) => by === undefined), plan, from: plan[0]!.year! };
}

/** The same of a path: between two points the ends are mixed as the values themselves are. */
function endOfPath(points: readonly Provenance[], side: Side, year: number, value: number): number {
  let next = 0;
  while (next < points.length && points[next]!.year! <= year) next++;
  const [before, after] = [points[next - 1], points[next]];
  if (before === undefined) return endOf(after!, side, after!.value!);
  const from = endOf(before, side, before.value!);
  if (after === undefined) return from;
  const to = endOf(after, side, after.value!);
  const rise = after.value! - before.value!;
  // Steps and straight lines alike; where nothing rises the line of the years serves.
  const share =
    rise === 0
      ? (year - before.year!) / (after.year! - before.year!)
      : (value - before.value!) / rise;
  return from + (to - from) * share;
}

/** Lets the other shares of a whole make room for those of it that were moved. */
function makeRoom(
  whole: number,
  ends: Float64Array,
  isMoved: Uint8Array,
  values: readonly number[],
  { shares, stride }: Shape,
): void {
  let taken = 0;
  let left = 0;
  let others = 0;
  for (let i = 0; i < shares; i++) {
    const at = whole + i * stride;
    if (isMoved[at] === MOVED) taken += ends[at]!;
    else {
      left += values[at]!;
      others++;
    }
  }
  const tooMuch = taken > 1 || others === 0;
  for (let i = 0; i < shares; i++) {
    const at = whole + i * stride;
    if (isMoved[at] === MOVED) {
      if (tooMuch && taken > 0) ends[at] = ends[at]! / taken;
    } else if (tooMuch) ends[at] = 0;
    else ends[at] = left > 0 ? (values[at]! * (1 - taken)) / left : (1 - taken) / others;
  }
}

/** An observation of an earlier year that a goal compares with; null when nothing is left open. */
export const observationAssumption = (id: string, record: Provenance): Assumption | null =>
  isRanged(record) && record.low !== record.high
    ? {
        kind: "history",
        id,
        address: id,
        whole: null,
        year: record.year!,
        grade: record.grade,
        records: [record],
        low: [],
        high: [],
      }
    : null;

/** Places in a quantity, in order, and what they hold at one end of a range. */
interface Moved {
  readonly at: number[];
  readonly values: number[];
}

const MOVED = 1;
const SETTLED = 2;

/** Room for the values of one quantity, used again for the next. */
class Scratch {
  ends = new Float64Array(0);
  isMoved = new Uint8Array(0);

  fit(length: number): void {
    if (this.ends.length >= length) return;
    this.ends = new Float64Array(length);
    this.isMoved = new Uint8Array(length);
  }
}

/** Everything that is the same for all assumptions of a quantity. */
interface Subject {
  readonly owners: Int32Array;
  readonly shape: Shape;
  readonly values: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly first: number;
}

/** The value of a cell at one end of the range of its record, or of the points of its path. */
function endAt(
  record: Provenance,
  points: Points,
  side: Side,
  year: number,
  value: number,
): number {
  if (points.all.length === 0) return endOf(record, side, value);
  return endOfPath(year < points.from ? points.all : points.plan, side, year, value);
}

/** The values of a quantity that differ when a group of its records is at one end. */
function movedValues(
  group: number,
  record: Provenance,
  points: Points,
  { owners, shape, values, min, max, first }: Subject,
  side: Side,
  scratch: Scratch,
): Moved {
  scratch.fit(values.length);
  const { ends, isMoved } = scratch;
  const { shares, stride } = shape;
  const touched: number[] = [];
  for (let cell = 0; cell < owners.length; cell++) {
    if (owners[cell] !== group) continue;
    for (let year = 0; year < shape.years; year++) {
      const at = shape.at(cell, year);
      const value = values[at]!;
      const end = endAt(record, points, side, first + year, value);
      const kept = end < min ? min : end > max ? max : end;
      if (kept === value) continue;
      ends[at] = kept;
      isMoved[at] = MOVED;
      touched.push(at);
    }
  }
  const moved: Moved = { at: [], values: [] };
  const keep = (at: number): void => {
    if (ends[at] === values[at]) return;
    moved.at.push(at);
    moved.values.push(ends[at]!);
  };
  for (const at of touched) {
    if (shares === 0) {
      keep(at);
      continue;
    }
    const whole = at - (at % (shares * stride)) + (at % stride);
    // Several shares of it may have moved; the whole is settled once.
    if (isMoved[at] === SETTLED) continue;
    makeRoom(whole, ends, isMoved, values, shape);
    for (let i = 0; i < shares; i++) {
      keep(whole + i * stride);
      if (isMoved[whole + i * stride] === MOVED) isMoved[whole + i * stride] = SETTLED;
    }
  }
  for (const at of touched) isMoved[at] = 0;
  return moved;
}

/** Whether a range is one factor on all values along the last dimension. */
const movesAlike = ({ members, records }: Group, { axes }: Shape): boolean =>
  records.length === 1 && records[0]!.lowFactor !== undefined && members.length < axes.length;

/** Where a quantity lies in the blocks of the region. */
type Location = Pick<Reach, "into" | "offset" | "follows">;

const changeOf = (into: Change["into"], { at, values }: Moved, offset: number): Change[] =>
  at.length === 0 ? [] : [{ into, at: at.map((place) => place + offset), values }];

function changesOf(moved: Moved, { into, offset, follows }: Location): Change[] {
  const own = changeOf(into, moved, offset);
  if (follows === null) return own;
  const followed: Moved = { at: [], values: [] };
  moved.at.forEach((at, index) => {
    if (!follows(at)) return;
    followed.at.push(at);
    followed.values.push(moved.values[index]!);
  });
  return [...own, ...changeOf("planPaths", followed, offset)];
}

/** All cells of a group that its range would move, bounds and wholes left aside. */
function reachOf(
  group: number,
  record: Provenance,
  points: Points,
  { owners, shape, values, min, max, first }: Subject,
  location: Location,
): Reach {
  const [at, value, low, high]: number[][] = [[], [], [], []];
  for (let cell = 0; cell < owners.length; cell++) {
    if (owners[cell] !== group) continue;
    for (let year = 0; year < shape.years; year++) {
      const place = shape.at(cell, year);
      const central = values[place]!;
      const ends = [
        endAt(record, points, "low", first + year, central),
        endAt(record, points, "high", first + year, central),
      ] as const;
      if (ends[0] === central && ends[1] === central) continue;
      at!.push(place);
      value!.push(central);
      low!.push(ends[0]);
      high!.push(ends[1]);
    }
  }
  const { shares, stride } = shape;
  return {
    ...location,
    ...{ at: at!, value: value!, low: low!, high: high!, min, max, shares, stride },
  };
}

/**
 * All assumptions of a region whose range moves something, in the order of the declarations.
 *
 * @param each is told of each of them how far it reaches, when somebody wants to know
 */
export function assumptionsOf(
  question: AssumptionQuestion,
  each?: (assumption: Assumption, reach: Reach) => void,
): Assumption[] {
  const { catalogue, region, notes, first, last, parameterBlock, leverBlock } = question;
  const years = last - first + 1;
  const axes = axesOf(catalogue, region.dimensions, { first, last });
  const found: Assumption[] = [];
  const scratch = new Scratch();
  const collect = (
    kind: Assumption["kind"],
    id: string,
    records: readonly Provenance[],
    shape: Shape,
    values: readonly number[],
    within: { readonly min: number; readonly max: number; readonly levelIsFound?: true },
    location: Location,
  ): void => {
    const groups = groupsOf(records, kind === "parameter");
    const { min, max } = within;
    const subject = { owners: ownersOf(groups, shape), shape, values, min, max, first };
    groups.forEach((group, number) => {
      if (!group.records.some(isRanged)) return;
      const points = pointsOf(group.records);
      const [record] = group.records;
      // It is uncertain, and yet moves nothing: no cell is written for it.
      const isVoid = within.levelIsFound === true && movesAlike(group, shape);
      const at = (side: Side): Change[] =>
        isVoid
          ? []
          : changesOf(movedValues(number, record!, points, subject, side, scratch), location);
      const [low, high] = [at("low"), at("high")];
      if (!isVoid && low.length === 0 && high.length === 0) return;
      const grade = weakest(group.records.map((record) => record.grade));
      const address = formatAddress(id, group.members);
      const whole =
        shape.shares > 0 ? `${kind} ${formatAddress(id, group.members.slice(0, -1))}` : null;
      const { records } = group;
      const assumption = { kind, id, address, whole, year: null, grade, records, low, high };
      found.push(assumption);
      const reach = reachOf(number, record!, points, subject, location);
      each?.(assumption, isVoid ? { ...reach, at: [], value: [], low: [], high: [] } : reach);
    });
  };

  for (const [id, declared] of quantitiesOf(catalogue, "parameters")) {
    const records = notes.parameters[id];
    const slot = parameterBlock.slots.get(id);
    if (records === undefined || slot === undefined) continue;
    const all = declared.dims.map(axes);
    const timeless = all.filter(({ isYear }) => !isYear);
    const yearAxis = all.findIndex(({ isYear }) => isYear);
    let inner = 1;
    all.forEach(({ ids, isYear }, at) => {
      if (!isYear && at > yearAxis) inner *= ids.length;
    });
    const shape: Shape = {
      axes: timeless,
      cells: timeless.reduce((size, { ids }) => size * ids.length, 1),
      years: yearAxis < 0 ? 1 : years,
      at: (cell, year) =>
        yearAxis < 0
          ? cell
          : ((cell - (cell % inner)) / inner) * years * inner + year * inner + (cell % inner),
      shares: declared.sumsToOne === true ? (timeless.at(-1)?.ids.length ?? 0) : 0,
      stride: yearAxis >= 0 && yearAxis === all.length - 1 ? years : 1,
    };
    const location = { into: "parameters", offset: slot.offset, follows: null } as const;
    collect("parameter", id, records, shape, region.parameters[id]!, declared, location);
  }
  for (const [id, declared] of quantitiesOf(catalogue, "levers")) {
    const records = notes.reference[id];
    const slot = leverBlock.slots.get(id);
    if (records === undefined || slot === undefined) continue;
    const { size } = slot;
    const timeless = declared.dims.map(axes);
    const shape: Shape = {
      axes: timeless,
      cells: size,
      years,
      at: (cell, year) => year * size + cell,
      shares: declared.sumsToOne === true ? (timeless.at(-1)?.ids.length ?? 0) : 0,
      stride: 1,
    };
    const plan = region.levers[id]!;
    const reference = region.reference[id]!;
    const differs = new Uint8Array(size);
    for (let at = 0; at < plan.length; at++) if (plan[at] !== reference[at]) differs[at % size] = 1;
    /** Shares follow together or not at all. */
    const width = Math.max(1, shape.shares);
    const follows = (at: number): boolean => {
      const from = (at % size) - ((at % size) % width);
      for (let cell = from; cell < from + width; cell++) if (differs[cell] === 1) return false;
      return true;
    };
    const location = { into: "referencePaths", offset: slot.offset * years, follows } as const;
    collect("reference", id, records, shape, reference, declared, location);
  }
  return found;
}
