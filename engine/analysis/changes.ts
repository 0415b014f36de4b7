/** What a plan changes: the levers whose path differs from the reference path. */
import { addressOfCell } from "../scenario/address.ts";
import type { Catalogue, LeverDeclaration } from "../scenario/declarations.ts";
import type { RegionModel } from "../scenario/resolved.ts";

export interface LeverChange {
  /** Address with members. */
  readonly lever: string;
  readonly declaration: LeverDeclaration;
  /** One value per year of the run, canonical units. */
  readonly plan: readonly number[];
  readonly reference: readonly number[];
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
        changes.push({ lever, declaration, plan: mine, reference: theirs });
      }
    }
  }
  return changes;
}
