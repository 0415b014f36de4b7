/**
 * Lays what plans say about a parameter over what the region says: values, and where each comes
 * from. A path of a plan that begins in a later year leaves the years before it to what it inherits.
 */
import { parseAddress, type Axes, type Axis } from "../address.ts";
import type { ParameterDeclaration } from "../declarations.ts";
import { evaluatePath } from "../levers/lever-path.ts";
import type { ParameterPath, ParameterSetting } from "./plan-parameters.ts";
import { replacing, type ReplaceableRecord } from "./replaced-figures.ts";
import { normaliseShares, shareStride } from "../region/region-values.ts";
import type { Provenance } from "../resolved.ts";

export interface OverlaidParameter {
  /** In declared order of the dimensions, dense over the years of the run. */
  readonly values: readonly number[];
  readonly records: readonly Provenance[];
  /** What shares of one whole add up to when that is not 1, else null. */
  readonly wrongSum: number | null;
}

/** Everything that the plans of a chain say about one parameter, the outermost parent first. */
export class ParameterOverlay {
  /** The setting to blame for the parameter as it ends up. */
  last: ParameterSetting;
  /** Per cell what the plans say, each laid over the one before. */
  private readonly stacks = new Map<number, ParameterPath[]>();

  constructor(first: ParameterSetting) {
    this.last = first;
    this.add(first);
  }

  add(setting: ParameterSetting): void {
    this.last = setting;
    if (setting.whole) {
      for (const cell of [...this.stacks.keys()]) {
        if (!setting.cells.has(cell)) this.stacks.delete(cell);
      }
    }
    for (const [cell, path] of setting.cells) {
      if (path === null) this.stacks.delete(cell);
      else if (path.path.kind === "constant") this.stacks.set(cell, [path]);
      else this.stacks.set(cell, [...(this.stacks.get(cell) ?? []), path]);
    }
  }

  /** Whether the region's values hold after all. */
  get isEmpty(): boolean {
    return this.stacks.size === 0;
  }

  over(
    own: readonly number[],
    records: readonly Provenance[],
    declaration: ParameterDeclaration,
    axes: Axes,
    first: number,
  ): OverlaidParameter {
    const all = declaration.dims.map(axes);
    const yearAxis = all.findIndex(({ isYear }) => isYear);
    const years = yearAxis < 0 ? 1 : all[yearAxis]!.ids.length;
    const inner =
      yearAxis < 0 ? 1 : all.slice(yearAxis + 1).reduce((size, { ids }) => size * ids.length, 1);
    const values = [...own];
    const ownUntil = new Map<number, number>();
    const covers = records.map((record) => coverOf(record, all));
    const given = new Map<Provenance, ReplaceableRecord>();
    /** Notes what a record of the plan replaces in a cell: what the region says of it. */
    const note = (record: Provenance, cell: number, year: number): void => {
      let told = given.get(record);
      if (told === undefined) given.set(record, (told = { ...record }));
      const block = (cell - (cell % inner)) * years + (cell % inner);
      const at = Math.min(Math.max(year - first, 0), years - 1);
      const mine = records.filter((_, other) => isAbout(covers[other]!, cell));
      const old = governing(mine, year);
      if (old === null) return;
      const points = mine.flatMap((point) =>
        point.year === undefined ? [] : [{ year: point.year, value: point.value! }],
      );
      replacing(told, old, own[block + at * inner]!, points);
    };
    for (const [cell, stack] of [...this.stacks].sort(([a], [b]) => a - b)) {
      const block = (cell - (cell % inner)) * years + (cell % inner);
      let column = Array.from({ length: years }, (_, i) => values[block + i * inner]!);
      for (const { path } of stack) {
        column = evaluatePath(path, { first, inherited: column, reference: column });
      }
      column.forEach((value, i) => (values[block + i * inner] = value));
      const starts = stack.map(({ path }) =>
        path.kind === "constant" ? -Infinity : path.points[0]!.year,
      );
      ownUntil.set(cell, Math.min(...starts));
      stack.forEach(({ path, records: mine }, level) => {
        const until = Math.min(Infinity, ...starts.slice(level + 1));
        mine.forEach((record, point) => {
          const year = path.kind === "constant" ? first : path.points[point]!.year;
          if (path.kind === "constant" || year < until) note(record, cell, year);
        });
      });
    }
    const kept = records.filter((_, at) => isUsed(covers[at]!, ownUntil, first, covers));
    let wrongSum: number | null = null;
    if (declaration.sumsToOne) {
      const size = all.filter(({ isYear }) => !isYear).at(-1)?.ids.length ?? 0;
      const { wrongAt, sum } = normaliseShares(values, size, shareStride(all));
      if (wrongAt >= 0) wrongSum = sum;
    }
    return { values, records: [...kept, ...given.values()], wrongSum };
  }
}

const isAbout = ({ first, count }: Cover, cell: number): boolean =>
  first <= cell && cell < first + count;

/** The record of those about a cell that says most about it: the narrowest, of the latest year. */
function governing(records: readonly Provenance[], year: number): Provenance | null {
  const members = ({ address }: Provenance): number =>
    address === undefined ? 0 : parseAddress(address)!.members.length;
  let best: Provenance | null = null;
  for (const record of records) {
    if (best === null) {
      best = record;
      continue;
    }
    const narrower = members(record) - members(best);
    const later = record.year !== undefined && record.year <= year;
    const isLater =
      later && (best.year === undefined || best.year > year || record.year! > best.year);
    if (narrower > 0 || (narrower === 0 && isLater)) best = record;
  }
  return best;
}

/** Cells, the years left aside, that a record gives; and the year when it is a point of a path. */
interface Cover {
  readonly first: number;
  readonly count: number;
  readonly year: number | null;
}

const YEAR = /^\d{4}$/;

function coverOf({ address }: Provenance, axes: readonly Axis[]): Cover {
  const members = address === undefined ? [] : parseAddress(address)!.members;
  let first = 0;
  let count = 1;
  let year: number | null = null;
  let next = 0;
  for (const axis of axes) {
    const member = members[next];
    if (axis.isYear) {
      if (member === undefined || !YEAR.test(member)) continue;
      year = Number(member);
      next++;
      continue;
    }
    const size = axis.ids.length;
    first *= size;
    if (member === undefined) count *= size;
    else {
      first += axis.index.get(member)!;
      next++;
    }
  }
  return { first, count, year };
}

/** Whether a record of the region still gives a value of some cell in some year. */
function isUsed(
  cover: Cover,
  ownUntil: ReadonlyMap<number, number>,
  first: number,
  others: readonly Cover[],
): boolean {
  for (let cell = cover.first; cell < cover.first + cover.count; cell++) {
    const until = ownUntil.get(cell);
    if (until === undefined) return true;
    if (until <= first) continue;
    if (cover.year === null || cover.year < until) return true;
    // The first point behind the plan's still bends the line towards it.
    const year = cover.year;
    const nearer = others.some(
      (other) =>
        other.year !== null &&
        other.year >= until &&
        other.year < year &&
        other.first <= cell &&
        cell < other.first + other.count,
    );
    if (!nearer) return true;
  }
  return false;
}
