/** Where the model could not do what the plan asked, and which limit bound. */
import { addressOfCell } from "../scenario/address.ts";
import type { Catalogue, Text } from "../scenario/declarations.ts";
import type { RegionModel } from "../scenario/resolved.ts";
import { modulesWithoutFigure } from "./missing.ts";
import type { Trajectories } from "../run/trajectories.ts";

export interface BoundConstraint {
  readonly year: number;
  /** Address of the lever: `heat.connection_share[venning]`. */
  readonly lever: string;
  readonly unit: string;
  readonly wished: number;
  readonly got: number;
  /** Code of the limit, `heat.metres`. */
  readonly limit: string;
  readonly label: Text;
}

/** A shortfall below this share of the wish is rounding, not a limit. */
const NOTICEABLE = 1e-9;

/**
 * Rows where a limit keeps more from being done than another run of the same region says: what this
 * run wishes for that the other did not, and what is lacking of it.
 *
 * @param others what is bound in the other run, unchanged policy for instance
 */
export function boundBeyond(
  bound: readonly BoundConstraint[],
  others: readonly BoundConstraint[],
): BoundConstraint[] {
  const keyOf = ({ limit, lever, year }: BoundConstraint): string => `${limit} ${lever} ${year}`;
  const lacking = ({ wished, got }: BoundConstraint): number => Math.abs(wished - got);
  const allowed = new Map(others.map((row) => [keyOf(row), lacking(row)]));
  return bound.filter(
    (row) =>
      lacking(row) >
      (allowed.get(keyOf(row)) ?? 0) + NOTICEABLE * Math.max(1, Math.abs(row.wished)),
  );
}

/** Rows in order of year, module and cell, for one region. */
export function boundConstraints(
  run: Trajectories,
  catalogue: Catalogue,
  region: RegionModel,
  regionIndex: number,
): BoundConstraint[] {
  const rows: BoundConstraint[] = [];
  const withheld = modulesWithoutFigure(region);
  const { first, years, constraints } = run.shape;
  for (let year = first; year < first + years; year++) {
    for (const module of catalogue.modules) {
      if (withheld.has(module.id)) continue;
      for (const [name, { lever, unit, label }] of Object.entries(module.constraints)) {
        const limit = `${module.id}.${name}`;
        const slot = constraints.slots.get(limit);
        if (slot === undefined) continue;
        for (let cell = 0; cell < slot.size / 2; cell++) {
          const { wished, got } = run.constraint(limit, year, cell, regionIndex);
          if (Math.abs(wished - got) <= NOTICEABLE * Math.max(1, Math.abs(wished))) continue;
          const address = addressOfCell(
            `${module.id}.${lever}`,
            cell,
            catalogue,
            region.dimensions,
          );
          rows.push({ year, lever: address, unit, wished, got, limit, label });
        }
      }
    }
  }
  return rows;
}
