/** Reads the cell accounts that a run recorded, a year at a time. */
import type { ChartInput } from "./input.ts";

export interface AccountYear {
  /** Value of a column for a cell, in the account's unit; 0 for a column that it lacks. */
  at(column: string, cell?: number): number;
}

/**
 * One year of an account.
 *
 * @param id `housing.dwelling_heat`
 * @param cells how many cells it has: the members of its dimension, 1 when it has none
 * @returns null when the run did not record it
 */
export function accountIn(
  { catalogue, run, region }: ChartInput,
  id: string,
  cells: number,
  year: number,
): AccountYear | null {
  const [module = "", name = ""] = id.split(".");
  const account = catalogue.modules.find((one) => one.id === module)?.accounts[name];
  const records = run.accounts[region]?.get(id);
  if (account === undefined || records === undefined) return null;
  const { columns } = account;
  const base = (year - run.shape.first) * columns.length * cells;
  return {
    at(column, cell = 0) {
      const place = columns.indexOf(column);
      return place < 0 ? 0 : records[base + place * cells + cell]!;
    },
  };
}
