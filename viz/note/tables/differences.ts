/** Indicators of plans side by side: one plan beside unchanged policy, or the plans of the note. */
import { findCourse, type Course } from "../course.ts";
import { isFault, type NoteFault } from "../fault.ts";
import { figureIn, seriesDisplay } from "../series-figure.ts";
import type { SeriesSubject } from "../subject.ts";
import type { MadeTable, NoteCell, TableQuestion } from "../table.ts";
import { UNCHANGED } from "../tags.ts";
import { POINTS } from "../units.ts";
import { numberCell, quantityCell, textCell, yearCell } from "./cells.ts";
import { comparedYears } from "./chosen.ts";
import { indicatorSubjects, labelOf } from "./indicators.ts";

type Column = MadeTable["head"][number];

/** The course that the others are held against, and those others, each with the head of its column. */
function coursesOf({
  tag,
  plan,
  facts,
}: TableQuestion): { base: Course; others: Course[] } | NoteFault {
  const { plans } = facts;
  if (tag.plan !== null || plans.length === 1) {
    const base = findCourse(UNCHANGED, plan, plans);
    return isFault(base) ? base : { base, others: [{ plan, isReference: false }] };
  }
  const [first, ...rest] = plans.map((one): Course => ({ plan: one, isReference: false }));
  return { base: first!, others: rest };
}

const headOf = ({ plan, isReference }: Course): Column[0] =>
  isReference
    ? { nl: "Ongewijzigd beleid", en: "Unchanged policy" }
    : plan.outcome.scenario.notes.title;

export function differencesTable(question: TableQuestion): MadeTable | NoteFault {
  const { facts, plan } = question;
  const courses = coursesOf(question);
  if (isFault(courses)) return courses;
  const { base, others } = courses;
  const subjects = indicatorSubjects(question);
  if (isFault(subjects)) return subjects;
  const years = comparedYears(question);
  const rows: NoteCell[][] = [];
  for (const subject of subjects) {
    for (const year of years) {
      const cells = cellsOf(subject, year, base, others, question);
      if (isFault(cells)) return cells;
      const when = years.length === 1 ? [] : [yearCell(year)];
      rows.push([textCell(labelOf(subject, question)), ...when, ...cells]);
    }
  }
  const right = (text: Column[0]): Column => [text, "right"];
  const inYear =
    years.length === 1 ? { nl: ` in ${years[0]}`, en: ` in ${years[0]}` } : { nl: "", en: "" };
  const isAlone = base.isReference;
  return {
    caption: isAlone
      ? {
          nl: `${plan.outcome.scenario.notes.title.nl} naast ongewijzigd beleid${inYear.nl}`,
          en: `${plan.outcome.scenario.notes.title.en} beside unchanged policy${inYear.en}`,
        }
      : {
          nl: `Plannen naast ${headOf(base).nl}${inYear.nl}`,
          en: `Plans beside ${headOf(base).en}${inYear.en}`,
        },
    head: [
      [{ nl: "Indicator", en: "Indicator" }, "left"],
      ...(years.length === 1 ? [] : [right({ nl: "Jaar", en: "Year" })]),
      right(headOf(base)),
      ...others.flatMap((course) => [
        right(headOf(course)),
        right({ nl: "Verschil", en: "Difference" }),
      ]),
    ],
    rows,
    plans: isAlone ? [plan] : facts.plans,
  };
}

/** The value of the base, and of every other course its value and how far that is from it. */
function cellsOf(
  subject: SeriesSubject,
  year: number,
  base: Course,
  others: readonly Course[],
  { facts }: TableQuestion,
): NoteCell[] | NoteFault {
  const { language, region } = facts;
  const display = seriesDisplay(subject, others[0] ?? base, region);
  const isShare = display.label.nl === "%";
  const from = figureIn(subject, year, base, region);
  if (isFault(from)) return from;
  const cells = [numberCell(from, display, language)];
  for (const course of others) {
    const value = figureIn(subject, year, course, region);
    if (isFault(value)) return value;
    const less = value - from;
    const points = { ...POINTS, decimals: display.decimals };
    cells.push(
      numberCell(value, display, language),
      isShare
        ? quantityCell(less, points, language, true)
        : numberCell(less, display, language, true),
    );
  }
  return cells;
}
