/** A part of a formula, while it is read. */
import type { Unit } from "../units/units.ts";
import type { FormulaTree } from "./tree.ts";
import type { Span } from "./written-formula.ts";

/** Its tree, what it measures (null: a condition) and where it stands. */
export interface Part extends Span {
  readonly tree: FormulaTree;
  readonly unit: Unit | null;
  /** The name of a share stands there alone. */
  readonly share?: boolean;
}

/** A number that is written, with or without a sign; null when it has to be computed. */
export function literalOf(tree: FormulaTree): number | null {
  if (tree.op === "number") return tree.value;
  if (tree.op === "call" && tree.name === "negate" && tree.args[0]!.op === "number") {
    return -tree.args[0]!.value;
  }
  return null;
}

/** A column in `dwelling per 100 household` is brought to dwellings per household. */
export function inBaseUnits(name: FormulaTree, { up, down }: Unit): FormulaTree {
  let tree = name;
  if (up !== 1) tree = { op: "call", name: "multiply", args: [tree, { op: "number", value: up }] };
  if (down !== 1)
    tree = { op: "call", name: "divide", args: [tree, { op: "number", value: down }] };
  return tree;
}
