/** Two independent tables of draws of all inputs, A and B, from the draws of an ensemble. */
import { Draws, type DrawOptions } from "../ensemble/draws.ts";
import type { FactorInput } from "./factors.ts";
import type { UniformTable } from "./sobol-design.ts";

/** Rows that are drawn at once. */
const DRAWN = 64;

const within =
  (table: string) =>
  ({ name, group }: FactorInput): FactorInput => ({
    name: `sensitivity ${table} ${name}`,
    group: group === null ? null : { ...group, name: `sensitivity ${table} ${group.name}` },
  });

/**
 * Each input has a stream, or a dimension of one sequence, in either table; the inputs of a group are
 * correlated within a table, as in an ensemble, and independent of the other one.
 */
export function drawnTables(
  inputs: readonly FactorInput[],
  options: DrawOptions,
): readonly [UniformTable, UniformTable] {
  const width = inputs.length;
  const both = [...inputs.map(within("A")), ...inputs.map(within("B"))];
  const draws = new Draws(both, options);
  const drawn = new Float64Array(2 * width * DRAWN);
  let from = -1;
  const table =
    (first: number): UniformTable =>
    (row, into) => {
      const block = row - (row % DRAWN);
      if (block !== from) {
        draws.fill(block, block + DRAWN, drawn);
        from = block;
      }
      for (let input = 0; input < width; input++) {
        into[input] = drawn[(first + input) * DRAWN + row - block]!;
      }
    };
  return [table(0), table(width)];
}
