/** The budgets that any of the compared plans names, and how each of the plans uses them. */
import type { Text } from "../scenario/declarations.ts";
import type { BudgetModel } from "../scenario/resolved.ts";
import { evaluateBudget, type BudgetResult, type BudgetUse } from "./budgets.ts";
import type { ComparedRun, Comparison } from "./comparison.ts";
import { missingInReference } from "./missing.ts";

export interface ComparedBudget {
  readonly budget: BudgetModel;
  readonly title: Text;
  readonly source: string;
  /** Id of the first plan that names it, the reference before the others. */
  readonly by: string;
  /** In the order of the runs: a plan that does not name the budget is held against it all the same. */
  readonly uses: readonly (BudgetUse | null)[];
}

/** A budget of the same id with another amount or other years is another budget. */
const keyOf = (budget: BudgetModel): string => JSON.stringify(budget);

export function comparedBudgets(
  { runs, reference }: Pick<Comparison, "runs" | "reference">,
  region: string,
): ComparedBudget[] {
  const order = [runs[reference]!, ...runs.filter((_, at) => at !== reference)];
  const named = new Map<string, { readonly budget: BudgetModel; readonly run: ComparedRun }>();
  for (const run of order) {
    for (const budget of run.scenario.model.budgets ?? []) {
      const key = keyOf(budget);
      if (!named.has(key)) named.set(key, { budget, run });
    }
  }
  return [...named.values()].map(({ budget, run }) => {
    const { title, source } = run.scenario.notes.budgets![budget.id]!;
    const uses = runs.map((one) => resultIn(one, budget, region)?.plan ?? null);
    return { budget, title, source, by: run.id, uses };
  });
}

/** What one run makes of a budget; null where it has not all of its years. */
function resultIn(run: ComparedRun, budget: BudgetModel, region: string): BudgetResult | null {
  const { scenario, catalogue, series } = run;
  const { model, notes } = scenario;
  const regionIndex = model.regions.findIndex(({ id }) => id === region);
  if (budget.from < model.first || budget.to > model.last) return null;
  const own = model.regions[regionIndex]!;
  return evaluateBudget(budget, {
    ...{ catalogue, region: own, regionIndex, run: series, reference: series, span: null },
    missing: notes.regions[regionIndex]?.missing ?? {},
    missingInReference: missingInReference(model, own),
    lacking: (id) => run.lacking(id, regionIndex),
  });
}
