/** Holds a run against what the plan expects of it. Reads series, never changes them. */
import type { Text } from "../scenario/declarations.ts";
import { comparisonsOf, isComparison } from "../scenario/formula/formula-comparisons.ts";
import type { FormulaTree } from "../scenario/formula/tree.ts";
import type { CheckModel } from "../scenario/resolved.ts";
import type { NoValue, NoValueFinder } from "./no-value.ts";
import type { OwnColumns } from "./own-series.ts";

export type CheckStatus = "holds" | "fails" | "not_evaluable";

export interface CheckResult {
  readonly check: CheckModel;
  readonly status: CheckStatus;
  /** The first year in which it fails; null when it does not. */
  readonly year: number | null;
  /** Years in which it fails, and in which it could be evaluated at all. */
  readonly failing: number;
  readonly evaluated: number;
  /** What is compared in the first year that fails. */
  readonly compared: Compared | null;
  /** Without what it cannot be evaluated; null when it can. */
  readonly missing: Text | null;
  /** Years that were passed over because something is divided by nought, and what. */
  readonly gaps: { readonly years: readonly number[]; readonly why: NoValue } | null;
}

/** Both sides of the comparison that decides, in a canonical unit. */
export interface Compared {
  readonly left: number;
  readonly right: number;
  readonly unit: string;
  /** How far both lie apart, in that unit. */
  readonly apart: number;
  /** Of `within`: the share of the right side by which the left one may differ. */
  readonly share: number | null;
}

export function evaluateCheck(
  check: CheckModel,
  columns: OwnColumns,
  finder: NoValueFinder,
): CheckResult {
  const formula = columns.own.formula(check.tree);
  const column = columns.evaluate(formula);
  let [failing, evaluated] = [0, 0];
  let year: number | null = null;
  const without: number[] = [];
  for (let at = check.from; at <= check.to; at++) {
    const value = columns.at(column, at);
    if (Number.isNaN(value)) {
      without.push(at);
      continue;
    }
    evaluated++;
    if (value !== 0) continue;
    failing++;
    year ??= at;
  }
  const why = without.length === 0 ? null : finder.of(formula.tree, without[0]!);
  const isGap = why !== null && (why.reason === "zero" || why.reason === "domain");
  return {
    check,
    status: failing > 0 ? "fails" : evaluated > 0 ? "holds" : "not_evaluable",
    year,
    failing,
    evaluated,
    compared: year === null ? null : comparedIn(check, formula.tree, year, finder),
    missing: evaluated === 0 && why !== null ? why.text : null,
    gaps: isGap ? { years: without, why } : null,
  };
}

/** The two sides of the comparison because of which a condition is not what it should be. */
function comparedIn(
  { units }: CheckModel,
  tree: FormulaTree,
  year: number,
  finder: NoValueFinder,
): Compared | null {
  const deciding = decidingIn(tree, true, year, finder);
  if (deciding?.op !== "call") return null;
  const place = comparisonsOf(tree).indexOf(deciding);
  const [left, right, share] = deciding.args.map((arg) => finder.value(arg, year));
  return {
    left: left!,
    right: right!,
    unit: units[place] ?? "1",
    apart: Math.abs(left! - right!),
    share: deciding.name === "within" ? share! : null,
  };
}

/** @param wanted what the condition should be, and is not */
function decidingIn(
  tree: FormulaTree,
  wanted: boolean,
  year: number,
  finder: NoValueFinder,
): FormulaTree | null {
  if (tree.op !== "call") return null;
  if (isComparison(tree)) return tree;
  if (tree.name === "not") return decidingIn(tree.args[0]!, !wanted, year, finder);
  const wrong = tree.args.find((arg) => (finder.value(arg, year) !== 0) !== wanted);
  return wrong === undefined ? null : decidingIn(wrong, wanted, year, finder);
}
