/**
 * What a plan changes: the levers whose path differs from the reference path, and apart from them the
 * parameters to which it gives another value than the region.
 */
import {
  addressOfCell,
  axesOf,
  membersOfCell,
  parseAddress,
  quantitiesOf,
  type Axis,
  type YearSpan,
} from "../scenario/address.ts";
import type {
  Catalogue,
  LeverDeclaration,
  ParameterDeclaration,
} from "../scenario/declarations.ts";
import type { Provenance, RegionModel, ScenarioNotes } from "../scenario/resolved.ts";

export interface LeverChange {
  /** Address with members. */
  readonly lever: string;
  readonly declaration: LeverDeclaration;
  /** One value per year of the run, canonical units. */
  readonly plan: readonly number[];
  /** Null where nobody states what the reference is. */
  readonly reference: readonly number[] | null;
}

/** In declared order of modules, levers and members. */
export function leverChanges(catalogue: Catalogue, region: RegionModel): LeverChange[] {
  const changes: LeverChange[] = [];
  for (const module of catalogue.modules) {
    for (const [name, declaration] of Object.entries(module.levers)) {
      const id = `${module.id}.${name}`;
      const plan = region.levers[id];
      const reference = region.reference[id];
      if (plan === undefined || reference === undefined) continue;
      if (plan.every((value, index) => value === reference[index])) continue;
      const cells = declaration.dims.reduce((size, dim) => {
        const members = catalogue.dimensions[dim]?.members;
        const length = Array.isArray(members)
          ? members.length
          : (region.dimensions[dim]?.length ?? 0);
        return size * length;
      }, 1);
      for (let cell = 0; cell < cells; cell++) {
        const pick = (_: number, index: number): boolean => index % cells === cell;
        const mine = plan.filter(pick);
        const theirs = reference.filter(pick);
        if (mine.every((value, index) => value === theirs[index])) continue;
        const lever = addressOfCell(id, cell, catalogue, region.dimensions);
        const unknown = region.unknownReference?.includes(id) === true;
        changes.push({ lever, declaration, plan: mine, reference: unknown ? null : theirs });
      }
    }
  }
  return changes;
}

/** One key of a plan's `parameters:` (or of one point of a path) that moves a value. */
export interface ParameterChange {
  /** As the plan addresses it: without members when it sets all. */
  readonly parameter: string;
  readonly declaration: ParameterDeclaration;
  readonly record: Provenance;
  /** What the plan gives, in the canonical unit: the first cell and year that it moves. */
  readonly plan: number;
  /** What the region gives in the same place. */
  readonly region: number;
  /** Calendar year of the place, for parameters with years. */
  readonly year: number | null;
}

/** In declared order of modules and parameters; one change per record of the plan that moves something. */
export function parameterChanges(
  catalogue: Catalogue,
  region: RegionModel,
  notes: ScenarioNotes["regions"][number],
  span: YearSpan,
): ParameterChange[] {
  const changes: ParameterChange[] = [];
  const { replaced = {} } = notes;
  for (const [id, declaration] of quantitiesOf(catalogue, "parameters")) {
    const own = replaced[id];
    const plan = region.parameters[id];
    if (own === undefined || plan === undefined) continue;
    const axes = declaration.dims.map(axesOf(catalogue, region.dimensions, span));
    for (const record of notes.parameters[id] ?? []) {
      if (record.by === undefined) continue;
      const members = record.address === undefined ? [] : parseAddress(record.address)!.members;
      const cell = plan.findIndex(
        (value, at) => value !== own[at] && isWithin(membersOfCell(axes, at), axes, members),
      );
      if (cell < 0) continue;
      const yearAxis = axes.findIndex(({ isYear }) => isYear);
      changes.push({
        parameter: record.address ?? id,
        declaration,
        record,
        plan: plan[cell]!,
        region: own[cell]!,
        year: yearAxis < 0 ? null : Number(membersOfCell(axes, cell)[yearAxis]),
      });
    }
  }
  return changes;
}

/** Whether a cell is covered by an address, in which a year or trailing members may be left out. */
function isWithin(
  cell: readonly string[],
  axes: readonly Axis[],
  address: readonly string[],
): boolean {
  let next = 0;
  return axes.every(({ isYear }, at) => {
    const member = address[next];
    if (member === undefined || (isYear && !/^\d{4}$/.test(member))) return true;
    next++;
    return member === cell[at];
  });
}
