/** Figures of the region as the pages show them: compact values with range, grade and source. */
import { axesOf, membersOfCell, parseAddress } from "../../engine/scenario/address.ts";
import type { Catalogue } from "../../engine/scenario/declarations.ts";
import type { Provenance, ResolvedScenario } from "../../engine/scenario/resolved.ts";

/** More rows than this for one quantity are summed up in one. */
const MOST_ROWS = 8;

/** More points than this of one path are shown by the first and the last. */
const MOST_POINTS = 3;

export interface Figure {
  /** Members that the row is about; empty when it is the whole quantity. */
  readonly members: string;
  readonly value: string;
  readonly range: string;
  readonly records: readonly Provenance[];
}

/** Up to five significant digits, thousands apart by a comma; no locale is asked. */
export function number(value: number, unit = ""): string {
  if (unit === "year" && value >= 1900) return String(value);
  if (value === 0) return "0";
  if (Math.abs(value) >= 1e12) return value.toExponential(2).replace("e+", "e");
  const short = Number(value.toPrecision(Math.abs(value) >= 10_000 ? 8 : 5));
  const [whole = "", fraction] = String(Math.abs(short)).split(".");
  const rounded = Math.abs(short) >= 10_000 ? String(Math.round(Math.abs(short))) : whole;
  const text = rounded.replace(/\B(?=(\d{3})+$)/g, ",");
  const decimals = fraction === undefined || Math.abs(short) >= 10_000 ? "" : `.${fraction}`;
  return `${value < 0 ? "-" : ""}${text}${decimals}`;
}

function range(record: Provenance, unit: string): string {
  const { low, high, lowFactor, highFactor } = record;
  if (low !== undefined && high !== undefined) {
    return low === high ? number(low, unit) : `${number(low, unit)} to ${number(high, unit)}`;
  }
  if (lowFactor === undefined || highFactor === undefined) return "";
  return `${number(100 * lowFactor)} to ${number(100 * highFactor)} % of each`;
}

const extent = (values: readonly number[], unit: string): string => {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return low === high ? number(low, unit) : `${number(low, unit)} to ${number(high, unit)}`;
};

interface Group {
  readonly members: readonly string[];
  readonly records: { readonly year: number | null; readonly record: Provenance }[];
}

export interface Quantity {
  readonly id: string;
  readonly unit: string;
  readonly dims: readonly string[];
  /** Whether the values have the years of the run before the dims, as paths of levers do. */
  readonly isPath: boolean;
  readonly values: readonly number[];
  readonly records: readonly Provenance[];
}

/** The rows of one quantity: one per cell, path or table column, or one for all when they are many. */
export function figuresOf(
  quantity: Quantity,
  scenario: ResolvedScenario,
  catalogue: Catalogue,
): Figure[] {
  const { first, last, regions } = scenario.model;
  const { id, unit, isPath, values, records } = quantity;
  const dims = isPath ? ["year", ...quantity.dims] : quantity.dims;
  const axes = axesOf(catalogue, regions[0]!.dimensions, { first, last });
  const yearAt = dims.indexOf("year");
  const cellDims = dims.filter((dim) => dim !== "year");
  const cellAxes = cellDims.map(axes);
  const all = dims.map(axes);

  const groups = new Map<string, Group>();
  for (const record of records) {
    const { members } = parseAddress(record.address ?? id)!;
    // Addresses of paths name no year.
    const hasYear = yearAt >= 0 && !isPath && members.length === dims.length;
    const year = hasYear ? Number(members[yearAt]) : null;
    const own = hasYear ? members.filter((_, at) => at !== yearAt) : members;
    const key = own.join(", ");
    const group = groups.get(key) ?? { members: own, records: [] };
    group.records.push({ year, record });
    groups.set(key, group);
  }
  const valuesOf = ({ members }: Group): { year: number; value: number }[] =>
    values.flatMap((value, cell) => {
      const position = membersOfCell(all, cell);
      const cellMembers = position.filter((_, at) => at !== yearAt);
      if (!members.every((member, at) => cellMembers[at] === member)) return [];
      return [{ year: yearAt < 0 ? 0 : Number(position[yearAt]), value }];
    });

  const figure = (group: Group): Figure => {
    const cells = valuesOf(group);
    const free = cellAxes.slice(group.members.length);
    const width = free.reduce((size, { ids }) => size * ids.length, 1);
    const given = group.records.map(({ record }) => record);
    const members = group.members.join(", ");
    if (width !== 1) {
      const what = `${cells.length} values, ${extent(
        cells.map(({ value }) => value),
        unit,
      )}`;
      return { members, value: what, range: ranges(group, unit), records: given };
    }
    return { members, value: path(cells, group, unit), range: ranges(group, unit), records: given };
  };

  if (groups.size <= MOST_ROWS) return [...groups.values()].map(figure);
  const value = `${values.length} values, ${extent(values, unit)}`;
  return [{ members: "", value, range: "see the file", records }];
}

/** A path by the points given, of many the first and the last; one value when all are the same. */
function path(
  cells: readonly { year: number; value: number }[],
  { records }: Group,
  unit: string,
): string {
  const given = records.flatMap(({ record: { year, value } }) =>
    year === undefined || value === undefined ? [] : [{ year, value }],
  );
  const points = given.length > 0 ? given : cells;
  const start = points[0]!;
  if (points.every(({ value }) => value === start.value)) return number(start.value, unit);
  const shown = points.length <= MOST_POINTS ? points : [start, points.at(-1)!];
  const texts = shown.map(({ year, value }) => `${year}: ${number(value, unit)}`);
  return texts.join("; ") + (shown.length < points.length ? `; ${points.length} points` : "");
}

/** The stated range; of a path those of its first and last point. */
function ranges({ records }: Group, unit: string): string {
  const stated = records.filter(({ record }) => range(record, unit) !== "");
  if (stated.length === 0) return "";
  const [start, end] = [stated[0]!, stated.at(-1)!];
  const texts = new Set(stated.map(({ record }) => range(record, unit)));
  if (texts.size === 1 || start === end) return range(start.record, unit);
  const year = (at: number | null | undefined): string =>
    at === null || at === undefined ? "" : `${at}: `;
  return `${year(start.record.year ?? start.year)}${range(start.record, unit)}; ${year(end.record.year ?? end.year)}${range(end.record, unit)}`;
}
