/** The goals of a plan: what is wanted and reached, and how each fares. */
import type { GroundedResult } from "../../../engine/analysis/targets.ts";
import { nearest } from "../../../engine/scenario/diagnostics/near-miss.ts";
import { STATUS } from "../../target-words.ts";
import { noteFault, type NoteFault } from "../fault.ts";
import { targetDisplay } from "../goal-display.ts";
import type { MadeTable, TableQuestion } from "../table.ts";
import { quantityCell, textCell, yearCell } from "./cells.ts";

/** With ids behind the colon only those goals; with years only the goals of those years. */
export function targetsTable({ tag, plan, facts }: TableQuestion): MadeTable | NoteFault {
  const { language, region } = facts;
  const { scenario, targets, catalogue } = plan.outcome;
  const { results } = targets[region]!;
  const chosen: GroundedResult[] = [];
  for (const id of tag.subjects) {
    const found = results.find(({ target }) => target.id.toLowerCase() === id.toLowerCase());
    if (found === undefined) {
      const near = nearest(
        id,
        results.map(({ target }) => target.id),
      );
      return noteFault(
        "unknown-tag",
        { nl: `er is geen doel ${id}`, en: `there is no goal ${id}` },
        near === null ? null : { nl: `bedoelde u ${near}?`, en: `did you mean ${near}?` },
      );
    }
    chosen.push(found);
  }
  const shown = tag.subjects.length === 0 ? results : chosen;
  const { first, last } = scenario.model;
  const years = tag.years.map((year) => (year === "first" ? first : year === "last" ? last : year));
  const rows = shown
    .filter(({ target }) => years.length === 0 || years.includes(target.year))
    .map((result) => {
      const { target, reached, gap, status } = result;
      const display = targetDisplay(result, catalogue);
      return [
        textCell(scenario.notes.targets[target.id]!.short[language]),
        yearCell(target.year),
        quantityCell(target.value, display, language),
        quantityCell(reached, display, language),
        quantityCell(gap, display, language),
        textCell(STATUS[status][language]),
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
