/**
 * What a formula says, as plain data: the whole of the language, and all that is ever evaluated. The
 * text of a plan is turned into such a tree once; results, `show` and `explain` can keep it.
 */

/** What stands between operands, and the functions that may be called by name. */
export const OPERATORS = [
  "add",
  "subtract",
  "multiply",
  "divide",
  "power",
  "negate",
  "less",
  "less_equal",
  "greater",
  "greater_equal",
  "equal",
  "unequal",
  "and",
  "or",
  "not",
  "choose",
] as const;

export const FUNCTIONS = [
  "abs",
  "min",
  "max",
  "sqrt",
  "exp",
  "log",
  "round",
  "floor",
  "ceil",
  "clamp",
  "within",
  "ramp",
  "scurve",
  "step",
  "at",
  "cumulative",
  "previous",
  "change",
  "sum",
] as const;

export type FormulaOperator = (typeof OPERATORS)[number];
export type FormulaFunction = (typeof FUNCTIONS)[number];
export type FormulaOperation = FormulaOperator | FormulaFunction;

/** Numbers are in canonical units (`31 MW` is 31000, `5 %` is 0.05). */
export type FormulaTree =
  | { readonly op: "number"; readonly value: number }
  /** An address as users write it: `year`, `inherited`, `housing.dwellings`, `heat.connection_share[venning]`. */
  | { readonly op: "name"; readonly name: string }
  | {
      readonly op: "call";
      readonly name: FormulaOperation;
      readonly args: readonly FormulaTree[];
    };

/** The names a tree reads, each once, in the order of their first appearance; `year` among them. */
export function namesOf(tree: FormulaTree): readonly string[] {
  const names = new Set<string>();
  const visit = (node: FormulaTree): void => {
    if (node.op === "name") names.add(node.name);
    else if (node.op === "call") node.args.forEach(visit);
  };
  visit(tree);
  return [...names];
}
