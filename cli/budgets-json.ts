/** Budgets, as `run.json` and `--json` tell them (docs/reference/json.md). */
import { inBudgetUnit, type BudgetResult, type BudgetUse } from "../engine/analysis/budgets.ts";
import type { RunOutcome } from "../engine/analysis/outcome.ts";
import { comparedBudgets } from "../engine/analysis/compared-budgets.ts";
import type { Comparison } from "../engine/analysis/comparison.ts";
import type { BudgetModel, ScenarioNotes } from "../engine/scenario/resolved.ts";

/** How one run uses a budget, amounts in the unit in which the budget was stated. */
function useRecord(budget: BudgetModel, use: BudgetUse | null): object | null {
  if (use === null) return null;
  const shown = (value: number): number => inBudgetUnit(budget, value);
  return {
    status: use.status,
    used: shown(use.used),
    share: use.share,
    remaining: shown(use.remaining),
    usedUpIn: use.usedUp?.year ?? null,
    usedUpAt: use.usedUp?.moment ?? null,
    cumulative: use.cumulative.map(shown),
  };
}

/** One budget of one run. */
export function budgetRecord(result: BudgetResult, notes: ScenarioNotes): object {
  const { budget, status, plan, reference, low, high, weakest, missing } = result;
  const { id, indicator, amount, from, to, unit } = budget;
  const { title, source, note, grade, by } = notes.budgets![id]!;
  const shown = (value: number | null): number | null =>
    value === null ? null : inBudgetUnit(budget, value);
  return {
    ...{ id, text: title, indicator, unit, amount: shown(amount), from, to, status },
    plan: useRecord(budget, plan),
    reference: useRecord(budget, reference),
    ...{ low: shown(low), high: shown(high), weakest, missing, grade, source, note, by },
  };
}

/** Those of one region. */
export const budgetRecords = ({ budgets, scenario }: RunOutcome, region: number): object[] =>
  budgets[region]!.results.map((result) => budgetRecord(result, scenario.notes));

/** Of a comparison: every budget that any of its plans names, and how each plan uses it. */
export const comparedBudgetRecords = (comparison: Comparison, region: string): object[] =>
  comparedBudgets(comparison, region).map(({ budget, title, source, by, uses }) => {
    const { id, indicator, amount, from, to, unit } = budget;
    const shown = inBudgetUnit(budget, amount);
    return {
      ...{ id, text: title, indicator, unit, amount: shown, from, to, source, by },
      plans: comparison.runs.map((run, at) => ({
        plan: run.id,
        use: useRecord(budget, uses[at] ?? null),
      })),
    };
  });
