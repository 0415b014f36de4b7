/**
 * Gathers the values of parameters or reference paths from the files of a region and its parents,
 * and lays them out densely. What a region gives replaces what its parent gives.
 */
import type { Axes, Axis } from "../address.ts";
import { replacing, type ReplaceableRecord } from "../parameters/replaced-figures.ts";
import type { Provenance } from "../resolved.ts";

export type PathShape = "linear" | "step";

/** The year of a point that holds at all times; it stands alone in its path. */
export const ALL_YEARS = 0;

export interface Point {
  readonly year: number;
  readonly value: number;
  readonly record: Provenance;
}

/** A value that may change over the years. */
interface Path {
  layer: number;
  shape: PathShape;
  points: Point[];
  /** What the parent gave. */
  replaces?: Path;
}

export interface SlotDeclaration {
  readonly dims: readonly string[];
}

/** Everything given for one declared quantity. */
export class Slot<Declared extends SlotDeclaration = SlotDeclaration> {
  readonly id: string;
  readonly declared: Declared;
  readonly dims: readonly string[];
  readonly axes: readonly Axis[];
  /** The axes without the years; `cell` counts along these. */
  readonly cellAxes: readonly Axis[];
  /** Position of the years among the axes, or -1. */
  readonly yearAxis: number;
  readonly cells: number;
  /** Cells behind the years, which lie side by side within one year. */
  private readonly inner: number;
  private readonly values: (number | undefined)[] = [];
  private readonly layers: number[] = [];
  private readonly records: Provenance[] = [];
  private readonly paths: (Path | undefined)[] = [];
  /** Cells for which something was given that is already reported as wrong. */
  private readonly failed = new Set<number>();
  /** A misspelt address was probably meant for this slot, so that its gaps need no second report. */
  excused = false;

  constructor(id: string, declared: Declared, axes: Axes) {
    this.id = id;
    this.declared = declared;
    this.dims = declared.dims;
    const all: Axis[] = [];
    const cellAxes: Axis[] = [];
    let cells = 1;
    let inner = 1;
    let yearAxis = -1;
    for (let position = 0; position < declared.dims.length; position++) {
      const axis = axes(declared.dims[position]!);
      all.push(axis);
      if (axis.isYear) {
        yearAxis = position;
        inner = 1;
        continue;
      }
      cellAxes.push(axis);
      cells *= axis.ids.length;
      inner *= axis.ids.length;
    }
    this.axes = all;
    this.cellAxes = cellAxes;
    this.yearAxis = yearAxis;
    this.cells = cells;
    this.inner = inner;
  }

  /**
   * Gives a cell its value, in all years.
   *
   * @returns the record of an earlier value of the same region, when there is one
   */
  put(cell: number, value: number, layer: number, record: ReplaceableRecord): Provenance | null {
    const earlier = this.layers[cell];
    if (earlier === layer) return this.records[cell]!;
    if (earlier !== undefined) replacing(record, this.records[cell]!, this.values[cell]!);
    this.layers[cell] = layer;
    this.values[cell] = value;
    this.records[cell] = record;
    return null;
  }

  /** Gives a cell its value in one year. A region's first point drops the path of its parent. */
  putYear(
    cell: number,
    point: Point,
    layer: number,
    shape: PathShape = "linear",
  ): Provenance | null {
    const path = this.paths[cell];
    if (path === undefined || path.layer !== layer) {
      this.paths[cell] = { layer, shape, points: [point] };
      if (path !== undefined) this.paths[cell].replaces = path;
      return null;
    }
    const { points } = path;
    for (let i = 0; i < points.length; i++) {
      const { year, record } = points[i]!;
      if (year === point.year || year === ALL_YEARS || point.year === ALL_YEARS) return record;
    }
    points.push(point);
    return null;
  }

  shapeOf(cell: number, layer: number): PathShape | null {
    const path = this.paths[cell];
    return path === undefined || path.layer !== layer ? null : path.shape;
  }

  /** The value of a cell that has no years; undefined where none is given. */
  valueAt(cell: number): number | undefined {
    return this.values[cell];
  }

  has(cell: number): boolean {
    return this.values[cell] !== undefined || this.paths[cell] !== undefined;
  }

  fail(cell: number): void {
    this.failed.add(cell);
  }

  /** Whether no file gives anything, right or wrong. */
  get isEmpty(): boolean {
    return this.values.length === 0 && this.paths.length === 0 && this.failed.size === 0;
  }

  /** Cells that no file gives a value, right or wrong. */
  holes(): number[] {
    const missing: number[] = [];
    for (let cell = 0; cell < this.cells; cell++) {
      if (!this.has(cell) && !this.failed.has(cell)) missing.push(cell);
    }
    return missing;
  }

  /** Values in declared order of the dimensions, dense over the years of the run. */
  dense(first: number, last: number): number[] {
    if (this.yearAxis < 0) return this.values as number[];
    const { cells, inner } = this;
    const years = last - first + 1;
    const values = new Array<number>(cells * years);
    for (let cell = 0; cell < cells; cell++) {
      const at = ((cell - (cell % inner)) / inner) * years * inner + (cell % inner);
      layPath(this.paths[cell]!, first, last, values, at, inner);
    }
    return values;
  }

  /** Values as `[year][cells]`, for quantities that follow a path without having a year axis. */
  densePath(first: number, last: number): number[] {
    const { cells } = this;
    const values = new Array<number>(cells * (last - first + 1));
    for (let cell = 0; cell < cells; cell++) {
      layPath(this.paths[cell]!, first, last, values, cell, cells);
    }
    return values;
  }

  /** Tells the points of a path what they replace, once all of them are known. */
  tellReplaced(first: number): void {
    for (const { points, replaces } of this.paths.filter((path) => path !== undefined)) {
      if (replaces === undefined) continue;
      replaces.points.sort((a, b) => a.year - b.year);
      for (const { year, record } of points) {
        const when = year === ALL_YEARS ? first : year;
        const value = valueOfPath(replaces, when);
        const before = replaces.points.filter((point) => point.year <= when).at(-1);
        const { record: old } = before ?? replaces.points[0]!;
        replacing(record, old, value, replaces.points);
      }
    }
  }

  /** One record per address or table column that gave a value, in the order of the cells. */
  provenance(): Provenance[] {
    const records: Provenance[] = [];
    let last: Provenance | undefined;
    const add = (record: Provenance | undefined): void => {
      if (record === undefined || record === last || records.includes(record)) return;
      records.push(record);
      last = record;
    };
    for (let cell = 0; cell < this.cells; cell++) {
      const path = this.paths[cell];
      if (path === undefined) add(this.records[cell]);
      else for (let i = 0; i < path.points.length; i++) add(path.points[i]!.record);
    }
    return records;
  }
}

/** What a path, its points in order, says of one year. */
function valueOfPath(path: Path, year: number): number {
  const into = [0];
  layPath(path, year, year, into, 0, 1);
  return into[0]!;
}

/** Writes one value per year at `at`, `at + stride`, …: exact in the years given, flat outside. */
function layPath(
  path: Path,
  first: number,
  last: number,
  into: number[],
  at: number,
  stride: number,
): void {
  const { points, shape } = path;
  if (points.length > 1) points.sort((a, b) => a.year - b.year);
  let next = 0;
  for (let year = first; year <= last; year++) {
    while (next < points.length && points[next]!.year <= year) next++;
    const before = points[next - 1];
    const after = points[next];
    let value: number;
    if (before === undefined) value = after!.value;
    else if (after === undefined || shape === "step" || before.year === year) value = before.value;
    else {
      const share = (year - before.year) / (after.year - before.year);
      value = before.value + (after.value - before.value) * share;
    }
    into[at + (year - first) * stride] = value;
  }
}

/** Distance between neighbours along the last axis that is not the years, in dense values. */
export function shareStride(axes: readonly Axis[]): number {
  const last = axes[axes.length - 1];
  return last !== undefined && last.isYear && axes.length > 1 ? last.ids.length : 1;
}

export interface Sums {
  /** Position of the first group that does not add up to one, or -1. */
  readonly wrongAt: number;
  readonly sum: number;
}

const TOLERANCE = 1e-3;

/**
 * Checks that groups of shares add up to one, and makes their sum exactly one.
 *
 * A group is `size` values, `stride` apart; groups follow each other through the array.
 */
export function normaliseShares(values: number[], size: number, stride: number): Sums {
  if (size === 0) return { wrongAt: -1, sum: 1 };
  for (let block = 0; block < values.length; block += size * stride) {
    for (let at = block; at < block + stride; at++) {
      const sum = sumOf(values, at, size, stride);
      if (!(Math.abs(sum - 1) <= TOLERANCE)) return { wrongAt: at, sum };
      if (sum === 1) continue;
      let largest = at;
      for (let i = 0; i < size; i++) {
        const index = at + i * stride;
        values[index] = values[index]! / sum;
        if (values[index]! > values[largest]!) largest = index;
      }
      // Rounding leaves a last bit or two; the largest share takes it.
      for (let round = 0; round < 4; round++) {
        const left = 1 - sumOf(values, at, size, stride);
        if (left === 0) break;
        values[largest] = values[largest]! + left;
      }
    }
  }
  return { wrongAt: -1, sum: 1 };
}

function sumOf(values: readonly number[], at: number, size: number, stride: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += values[at + i * stride]!;
  return sum;
}
