/** Two sets of flat values of one lever or parameter, held against each other cell by cell. */
import { formatAddress, membersOfCell, type Axis } from "../scenario/address.ts";
import type { DifferingPoint, Pair } from "./difference.ts";

/** The axes of flat values, outermost first. */
export interface Layout {
  readonly axes: readonly Axis[];
}

const cellsOf = ({ axes }: Layout): number => axes.reduce((size, { ids }) => size * ids.length, 1);

const isAlike = (a: Layout, b: Layout): boolean =>
  a.axes.length === b.axes.length &&
  a.axes.every(({ ids }, at) => {
    const others = b.axes[at]!.ids;
    return ids.length === others.length && ids.every((id, index) => id === others[index]);
  });

/** What a cell is called: its address without the year, and the year. */
function cellName(
  id: string,
  { axes }: Layout,
  cell: number,
): { readonly address: string; readonly year: number | null } {
  const members = membersOfCell(axes, cell);
  const at = axes.findIndex(({ isYear }) => isYear);
  if (at < 0) return { address: formatAddress(id, members), year: null };
  const [year] = members.splice(at, 1);
  return { address: formatAddress(id, members), year: Number(year) };
}

/**
 * The cells of a quantity that differ, in the order in which they lie; where only one of the two
 * has a cell the other is null.
 *
 * @param values null where a scenario does not have the quantity
 * @param layouts null where nobody declares the quantity: then values are told apart by their place
 * @param span years outside of these are not compared
 */
export function differingPoints(
  id: string,
  values: Pair<readonly number[] | undefined>,
  layouts: Pair<Layout | null>,
  [first, last]: Pair<number>,
): DifferingPoint[] {
  const [old, other] = values;
  if (old === other) return [];
  const fits = layouts.map(
    (layout, at) =>
      layout !== null && (values[at] === undefined || values[at].length === cellsOf(layout)),
  );
  if (!fits[0] || !fits[1]) return byPlace(id, old ?? [], other ?? []);
  const [before, after] = layouts as Pair<Layout>;
  const isWithin = (year: number | null): boolean =>
    year === null || (year >= first && year <= last);
  if (isAlike(before, after) && old !== undefined && other !== undefined) {
    const points: DifferingPoint[] = [];
    for (let cell = 0; cell < old.length; cell++) {
      if (old[cell] === other[cell]) continue;
      const name = cellName(id, before, cell);
      points.push({ ...name, old: old[cell]!, new: other[cell]! });
    }
    return points;
  }
  return byName(id, values, [before, after]).filter(({ year }) => isWithin(year));
}

/** Where the two have other years or members: by what the cells are called. */
function byName(
  id: string,
  values: Pair<readonly number[] | undefined>,
  layouts: Pair<Layout>,
): DifferingPoint[] {
  const [old, other] = values.map((given, side) => {
    const cells = new Map<string, { address: string; year: number | null; value: number }>();
    given?.forEach((value, cell) => {
      const name = cellName(id, layouts[side]!, cell);
      cells.set(`${name.address} ${name.year ?? ""}`, { ...name, value });
    });
    return cells;
  });
  const keys = [...new Set([...old!.keys(), ...other!.keys()])].sort();
  return keys.flatMap((key): DifferingPoint[] => {
    const [before, after] = [old!.get(key), other!.get(key)];
    const { address, year } = (before ?? after)!;
    const point = { address, year, old: before?.value ?? null, new: after?.value ?? null };
    return point.old === point.new ? [] : [point];
  });
}

function byPlace(id: string, old: readonly number[], other: readonly number[]): DifferingPoint[] {
  const points: DifferingPoint[] = [];
  for (let cell = 0; cell < Math.max(old.length, other.length); cell++) {
    const [before, after] = [old[cell] ?? null, other[cell] ?? null];
    if (before !== after) points.push({ address: id, year: null, old: before, new: after });
  }
  return points;
}
