/** What a setting of a lever or a parameter claims, cell by cell, for packages to be compared. */
import { formatAddress, type Naming } from "../address.ts";
import { changesInherited, leansOnInherited, type LeverPath } from "../levers/lever-path.ts";
import type { LeverSetting } from "../levers/lever-setting.ts";
import type { Claim } from "./package-conflicts.ts";
import type { ParameterSetting } from "../parameters/plan-parameters.ts";

/** Where the cells of a quantity are. */
export interface CellSpace {
  /** Without the years. */
  readonly dims: readonly string[];
  /** First year of the run; null when the region could not be read. */
  readonly first: number | null;
  members(dimension: string): Naming | null;
}

/** A claim on one cell, and whether nothing of what was there before is left. */
export interface CellClaim extends Claim {
  readonly wholly: boolean;
}

export const leverClaims = (setting: LeverSetting, space: CellSpace): CellClaim[] =>
  claimsOf("lever", setting, space, ({ path }) => path);

export const parameterClaims = (setting: ParameterSetting, space: CellSpace): CellClaim[] =>
  claimsOf(
    "parameter",
    setting,
    space,
    ({ path }) => path,
    ({ records }) => records.map(({ low, high }) => [low ?? null, high ?? null]),
  );

type CellSetting<P> = Pick<LeverSetting, "id" | "whole" | "entry"> & {
  readonly cells: ReadonlyMap<number, P | null>;
};

function claimsOf<P>(
  kind: string,
  { id, whole, cells, entry }: CellSetting<P>,
  space: CellSpace,
  pathOf: (cell: P) => LeverPath | null,
  besides: (cell: P) => unknown = () => null,
): CellClaim[] {
  const claim = (cell: number, said: P | null, unmentioned: boolean): CellClaim => {
    const path = said === null ? null : pathOf(said);
    const { first } = space;
    return {
      slot: `${kind} ${id} ${cell}`,
      name: formatAddress(id, membersAt(cell, space)),
      value: path === null ? "null" : JSON.stringify([pathValue(path), besides(said!)]),
      changes: path !== null && changesInherited(path),
      wholly: path === null || (first !== null && !leansOnInherited(path, first)),
      ...(unmentioned ? { unmentioned } : {}),
      entry,
    };
  };
  const claims = [...cells].map(([cell, said]) => claim(cell, said, false));
  // Where nothing could be read, nothing is known of what is left out.
  if (!whole || cells.size === 0) return claims;
  const count = sizesOf(space).reduce((product, size) => product * size, 1);
  for (let cell = 0; cell < count; cell++) {
    if (!cells.has(cell)) claims.push(claim(cell, null, true));
  }
  return claims;
}

const sizesOf = ({ dims, members }: CellSpace): number[] =>
  dims.map((dimension) => members(dimension)?.ids.length ?? 1);

function membersAt(cell: number, space: CellSpace): string[] {
  const names: string[] = [];
  let rest = cell;
  for (const dimension of [...space.dims].reverse()) {
    const ids = space.members(dimension)?.ids ?? [];
    if (ids.length === 0) return [];
    names.unshift(ids[rest % ids.length]!);
    rest = Math.floor(rest / ids.length);
  }
  return names;
}

/** A path as data of which equal ones are equal: `hold` is another name for `step`. */
function pathValue(path: LeverPath): unknown {
  return path.kind === "points" && path.shape === "hold" ? { ...path, shape: "step" } : path;
}
