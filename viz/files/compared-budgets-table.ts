/** The budgets of compared plans as a table: a row for each plan, budget and year. */
import { inBudgetUnit, yearsOfBudget } from "../../engine/analysis/budgets.ts";
import { comparedBudgets } from "../../engine/analysis/compared-budgets.ts";
import type { Comparison } from "../../engine/analysis/comparison.ts";
import type { Cell } from "./csv.ts";
import type { Table } from "./result-tables.ts";

/** Amounts in the unit of the budget; none where no plan names a budget. */
export function comparedBudgetsTable(comparison: Comparison): Table[] {
  const { runs, regions } = comparison;
  const rows: Cell[][] = [
    [
      ...["scenario", "region", "budget", "indicator", "unit", "amount", "from", "to", "year"],
      ...["cumulative", "share", "remaining", "status", "used_up_in", "used_up_at"],
      ...["named_by", "source"],
    ],
  ];
  for (const { id: region } of regions) {
    for (const { budget, uses, by, source } of comparedBudgets(comparison, region)) {
      const { id, indicator, unit, amount, from, to } = budget;
      const shown = (value: number): number => inBudgetUnit(budget, value);
      uses.forEach((use, at) => {
        if (use === null) return;
        yearsOfBudget(budget).forEach((year, index) => {
          const used = use.cumulative[index]!;
          rows.push([
            ...[runs[at]!.id, region, id, indicator, unit, shown(amount), from, to, year],
            ...[shown(used), used / amount, shown(amount - used), use.status],
            ...[use.usedUp?.year ?? null, use.usedUp?.moment ?? null, by, source],
          ]);
        });
      });
    }
  }
  return rows.length === 1 ? [] : [{ name: "budgets.csv", rows }];
}
