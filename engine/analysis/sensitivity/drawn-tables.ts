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
 * Sobol points fill their first dimensions most evenly, so what matters most comes first.
 *
 * Each input has a stream, or a dimension of one sequence, in either table; the inputs of a group are
 * correlated within a table, as in an ensemble, and independent of the other one.
 *
 * @param first the inputs that matter most, by their number
 */
export function drawnTables(
  inputs: readonly FactorInput[],
  options: DrawOptions,
  first: readonly number[] = [],
): readonly [UniformTable, UniformTable] {
  const width = inputs.length;
  const early = new Set(first);
  const order = [...first, ...inputs.keys()].filter(
    (input, at) => at < first.length || !early.has(input),
  );
  const ordered = order.map((input) => inputs[input]!);
  const [leading, others] = [ordered.slice(0, first.length), ordered.slice(first.length)];
  const both = [leading, others].flatMap((of) => [...of.map(within("A")), ...of.map(within("B"))]);
  /** Where an input stands among the draws of table A, and how far behind it those of table B. */
  const places = new Int32Array(width);
  order.forEach((input, at) => (places[input] = at < first.length ? at : at + first.length));
  const shifts = Int32Array.from(inputs, (_, input) =>
    early.has(input) ? first.length : width - first.length,
  );
  const draws = new Draws(both, options);
  const drawn = new Float64Array(2 * width * DRAWN);
  let from = -1;
  const table =
    (isB: boolean): UniformTable =>
    (row, into) => {
      const block = row - (row % DRAWN);
      if (block !== from) {
        draws.fill(block, block + DRAWN, drawn);
        from = block;
      }
      for (let input = 0; input < width; input++) {
        const place = places[input]! + (isB ? shifts[input]! : 0);
        into[input] = drawn[place * DRAWN + row - block]!;
      }
    };
  return [table(false), table(true)];
}
