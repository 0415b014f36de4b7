/** What a plan asks of its levers in some years, beside unchanged policy. */
import { nameOf } from "../../names.ts";
import { displayUnit } from "../../numbers.ts";
import { isFault, type NoteFault } from "../fault.ts";
import type { MadeTable, TableQuestion } from "../table.ts";
import { numberCell, textCell } from "./cells.ts";
import { chosenOf, outsideRun } from "./chosen.ts";
import { tableYears } from "./indicators.ts";

/** Those that the plan sets otherwise than unchanged policy, a row for each member. */
export function leversTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const { language, region } = facts;
  const { outcome } = plan;
  const { first, last } = outcome.scenario.model;
  const years = tableYears(question);
  const wrong = outsideRun(years, question);
  if (wrong !== null) return wrong;
  const chosen = chosenOf(question, outcome.changes[region]!.levers, ({ lever }) => lever);
  if (isFault(chosen)) return chosen;
  const view = { outcome, region, language };
  const until = years.at(-1) ?? last;
  const rows = chosen.map(({ lever, declaration, plan: path, reference }) => {
    const largest = Math.max(...path.map(Math.abs), ...(reference ?? []).map(Math.abs));
    const display = displayUnit(declaration.unit, largest);
    return [
      textCell(`${nameOf(lever, view)} (${display.label[language]})`),
      ...years.map((year) => numberCell(path[year - first]!, display, language)),
      numberCell(reference?.[until - first] ?? null, display, language),
    ];
  });
  const { title } = outcome.scenario.notes;
  return {
    caption: { nl: `Wat ${title.nl} wijzigt`, en: `What ${title.en} changes` },
    head: [
      [{ nl: "Hefboom", en: "Lever" }, "left"],
      ...years.map((year) => [{ nl: `${year}`, en: `${year}` }, "right"] as const),
      [{ nl: `Ongewijzigd beleid ${until}`, en: `Unchanged policy ${until}` }, "right"],
    ],
    rows,
  };
}
