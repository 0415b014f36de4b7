/** The comparisons that a condition is made of: what a check tells of when it fails. */
import type { FormulaTree } from "./tree.ts";

const COMPARISONS: ReadonlySet<string> = new Set([
  "less",
  "less_equal",
  "greater",
  "greater_equal",
  "equal",
  "unequal",
  "within",
]);

export const isComparison = (tree: FormulaTree): boolean =>
  tree.op === "call" && COMPARISONS.has(tree.name);

/** The comparisons of a condition, in the order in which they are written. */
export function comparisonsOf(tree: FormulaTree): FormulaTree[] {
  if (tree.op !== "call") return [];
  return isComparison(tree) ? [tree] : tree.args.flatMap(comparisonsOf);
}
