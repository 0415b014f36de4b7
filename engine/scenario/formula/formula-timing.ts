/**
 * When the figures of a formula hold: a stock on 1 January, a flow over the calendar year. A formula
 * that reads both speaks of the year as a whole, as every ratio of the model does: there a stock is
 * the mean of both ends of the year.
 */
import type { FormulaTree } from "./tree.ts";

/** `timeless`: reads nothing of the run year by year, such as a formula of parameters alone. */
export type Timing = "timeless" | "stock" | "flow";

/**
 * @param timingOfName of an output, another indicator or a parameter, by the address in the tree
 */
export function timingOf(tree: FormulaTree, timingOfName: (name: string) => Timing): Timing {
  if (tree.op === "number") return "timeless";
  if (tree.op === "name") return tree.name === "year" ? "timeless" : timingOfName(tree.name);
  // `at(x, 2030)` is one figure, the same in all years.
  if (tree.name === "at") return "timeless";
  let timing: Timing = "timeless";
  for (const arg of tree.args) {
    const of = timingOf(arg, timingOfName);
    if (of === "flow") return "flow";
    if (of === "stock") timing = "stock";
  }
  return timing;
}
