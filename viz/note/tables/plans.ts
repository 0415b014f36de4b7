/** The plans of a note. */
import type { MadeTable, TableQuestion } from "../table.ts";
import { textCell } from "./cells.ts";

export function plansTable({ facts }: TableQuestion): MadeTable {
  const { language, plans, region } = facts;
  return {
    caption: { nl: "Plannen van deze nota", en: "Plans of this note" },
    head: [
      [{ nl: "Plan", en: "Plan" }, "left"],
      [{ nl: "Regio", en: "Region" }, "left"],
      [{ nl: "Jaren", en: "Years" }, "left"],
      [{ nl: "Vingerafdruk", en: "Fingerprint" }, "left"],
    ],
    rows: plans.map(({ outcome, hashes }) => {
      const { model, notes } = outcome.scenario;
      return [
        textCell(notes.title[language]),
        textCell(notes.regions[region]!.title[language]),
        textCell(`${model.first}\u2013${model.last}`),
        textCell(hashes.scenario.slice(0, 12)),
      ];
    }),
    plans,
  };
}
