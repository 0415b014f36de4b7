/** What was measured in the years of the run, beside the plan and unchanged policy. */
import { VERDICTS } from "../../on-course-words.ts";
import { isFault, type NoteFault } from "../fault.ts";
import { seriesDisplay } from "../series-figure.ts";
import { findSubject } from "../subject.ts";
import type { MadeTable, NoteCell, TableQuestion } from "../table.ts";
import { numberCell, textCell, yearCell } from "./cells.ts";
import { chosenOf } from "./chosen.ts";
import { labelOf } from "./indicators.ts";

export function onCourseTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const { language, region } = facts;
  const { onCourse, scenario } = plan.outcome;
  const chosen = chosenOf(question, onCourse[region]!.indicators, ({ indicator }) => indicator);
  if (isFault(chosen)) return chosen;
  const rows: NoteCell[][] = [];
  for (const { indicator, points } of chosen) {
    const subject = findSubject(indicator, plan, region, { hasYears: true, isAsked: false });
    if (isFault(subject)) return subject;
    if (subject.kind !== "series") continue;
    const display = seriesDisplay(subject, { plan, isReference: false }, region);
    for (const { measured, plan: own, reference, verdict } of points) {
      rows.push([
        textCell(labelOf(subject, question)),
        yearCell(measured.year),
        numberCell(measured.value, display, language),
        numberCell(own, display, language),
        numberCell(reference, display, language),
        textCell(verdict === null ? "\u2013" : VERDICTS[verdict][language]),
      ]);
    }
  }
  const { title } = scenario.notes;
  return {
    caption: { nl: `Ligt ${title.nl} op koers?`, en: `Is ${title.en} on course?` },
    head: [
      [{ nl: "Indicator", en: "Indicator" }, "left"],
      [{ nl: "Jaar", en: "Year" }, "right"],
      [{ nl: "Gemeten", en: "Measured" }, "right"],
      [{ nl: "Plan", en: "Plan" }, "right"],
      [{ nl: "Ongewijzigd beleid", en: "Unchanged policy" }, "right"],
      [{ nl: "Oordeel", en: "Verdict" }, "left"],
    ],
    rows,
  };
}
