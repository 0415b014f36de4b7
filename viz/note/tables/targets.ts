/** The goals of a plan: what is wanted and reached, and how each fares. */
import type { GroundedResult } from "../../../engine/analysis/targets.ts";
import { isFault, type NoteFault } from "../fault.ts";
import { gapDisplay, SHORT_STATUS, targetDisplay } from "../goal-display.ts";
import type { MadeTable, TableQuestion } from "../table.ts";
import { quantityCell, textCell, yearCell } from "./cells.ts";
import { chosenOf, namedYears } from "./chosen.ts";

/** With ids behind the colon only those goals; with years only the goals of those years. */
export function targetsTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const { language, region } = facts;
  const { scenario, targets, catalogue } = plan.outcome;
  const chosen = chosenOf<GroundedResult>(
    question,
    targets[region]!.results,
    ({ target }) => target.id,
  );
  if (isFault(chosen)) return chosen;
  const years = namedYears(question);
  const rows = chosen
    .filter(({ target }) => years.length === 0 || years.includes(target.year))
    .map((result) => {
      const { target, reached, gap, status } = result;
      const display = targetDisplay(result, catalogue);
      const isChange = target.kind === "change" || target.kind === "annual_change";
      return [
        textCell(scenario.notes.targets[target.id]!.short[language]),
        yearCell(target.year),
        quantityCell(target.value, display, language, isChange),
        quantityCell(reached, display, language, isChange),
        quantityCell(gap, gapDisplay(display), language),
        textCell(SHORT_STATUS[status][language]),
      ];
    });
  return {
    caption: {
      nl: `Doelen van ${scenario.notes.title.nl}`,
      en: `Goals of ${scenario.notes.title.en}`,
    },
    head: [
      [{ nl: "Doel", en: "Goal" }, "left"],
      [{ nl: "Jaar", en: "Year" }, "right"],
      [{ nl: "Gewenst", en: "Wanted" }, "right"],
      [{ nl: "Bereikt", en: "Reached" }, "right"],
      [{ nl: "Tekort", en: "Lacking" }, "right"],
      [{ nl: "Stand", en: "Status" }, "left"],
    ],
    rows,
  };
}
