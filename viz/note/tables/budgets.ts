/** The budgets of a plan, and how it and unchanged policy use them. */
import type { BudgetUse } from "../../../engine/analysis/budgets.ts";
import { isFault, type NoteFault } from "../fault.ts";
import { budgetDisplay } from "../goal-display.ts";
import type { MadeTable, NoteCell, TableQuestion } from "../table.ts";
import { PERCENT } from "../units.ts";
import { quantityCell, textCell, yearCell } from "./cells.ts";
import { chosenOf } from "./chosen.ts";

export function budgetsTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const { language, region } = facts;
  const { scenario, budgets } = plan.outcome;
  const chosen = chosenOf(question, budgets[region]!.results, ({ budget }) => budget.id);
  if (isFault(chosen)) return chosen;
  const usedUp = (use: BudgetUse | null): NoteCell =>
    use !== null && use.usedUp === null
      ? textCell({ nl: "niet", en: "never" }[language])
      : yearCell(use?.usedUp?.year ?? null);
  const rows = chosen.map((result) => {
    const { budget, plan: use, reference } = result;
    const display = budgetDisplay(result);
    return [
      textCell(
        `${scenario.notes.budgets![budget.id]!.title[language]}, ${budget.from}\u2013${budget.to}`,
      ),
      quantityCell(budget.amount, display, language),
      quantityCell(use?.used ?? null, display, language),
      quantityCell(use?.share ?? null, { ...PERCENT, decimals: 0 }, language),
      { ...usedUp(use), align: "right" as const },
      { ...usedUp(reference), align: "right" as const },
    ];
  });
  const { title } = scenario.notes;
  return {
    caption: { nl: `Budgetten van ${title.nl}`, en: `Budgets of ${title.en}` },
    head: [
      [{ nl: "Budget", en: "Budget" }, "left"],
      [{ nl: "Bedrag", en: "Amount" }, "right"],
      [{ nl: "Verbruikt", en: "Used" }, "right"],
      [{ nl: "Aandeel", en: "Share" }, "right"],
      [{ nl: "Op in", en: "Used up in" }, "right"],
      [{ nl: "Ongewijzigd beleid: op in", en: "Unchanged policy: used up in" }, "right"],
    ],
    rows,
  };
}
