/** Indicators of a plan in some years. */
import { futureYears, MAIN_INDICATORS } from "../../../engine/analysis/main-indicators.ts";
import { shows } from "../../../engine/analysis/missing.ts";
import type { NoteFault } from "../fault.ts";
import { isFault, noteFault } from "../fault.ts";
import { figureIn, seriesDisplay } from "../series-figure.ts";
import { findSubject, type SeriesSubject } from "../subject.ts";
import type { MadeTable, TableQuestion } from "../table.ts";
import { numberCell, textCell } from "./cells.ts";

/** The indicators behind the colon, else the main ones that the plan has. */
export function indicatorSubjects({
  tag,
  plan,
  facts,
}: TableQuestion): SeriesSubject[] | NoteFault {
  const { scenario, run } = plan.outcome;
  const ids =
    tag.subjects.length > 0
      ? tag.subjects
      : MAIN_INDICATORS.filter((id) => shows(scenario, run, facts.region, id));
  const found: SeriesSubject[] = [];
  for (const id of ids) {
    const subject = findSubject(id, plan, facts.region, { hasYears: true, isAsked: false });
    if (isFault(subject)) return subject;
    if (subject.kind !== "series") {
      return noteFault("bad-tag", { nl: `${id} is geen indicator`, en: `${id} is no indicator` });
    }
    found.push(subject);
  }
  return found;
}

/** The years of a table: those named, else the first and those that a summary shows. */
export function tableYears({ tag, plan }: TableQuestion): number[] {
  const { first, last } = plan.outcome.scenario.model;
  if (tag.years.length === 0) return [...new Set([first, ...futureYears(first, last)])];
  return tag.years.map((year) => (year === "first" ? first : year === "last" ? last : year));
}

/** What an indicator is called, with its unit. */
export function labelOf(
  subject: SeriesSubject,
  { plan, facts }: Pick<TableQuestion, "plan" | "facts">,
): string {
  const { language, region } = facts;
  const { output, own, address, id } = subject;
  const { notes } = plan.outcome.scenario;
  const label = own === null ? output!.label[language] : notes.indicators![own.id]!.title[language];
  const unit = seriesDisplay(subject, { plan, isReference: false }, region).label[language];
  const members = address.slice(id.length);
  const name = members === "" ? label : `${label} ${members}`;
  return unit === "" || name.toLowerCase().includes(unit.toLowerCase())
    ? name
    : `${name} (${unit})`;
}

export function indicatorsTable(question: TableQuestion): MadeTable | NoteFault {
  const { plan, facts } = question;
  const subjects = indicatorSubjects(question);
  if (isFault(subjects)) return subjects;
  const years = tableYears(question);
  const course = { plan, isReference: false };
  const rows = [];
  for (const subject of subjects) {
    const display = seriesDisplay(subject, course, facts.region);
    const cells = [];
    for (const year of years) {
      const value = figureIn(subject, year, course, facts.region);
      if (isFault(value)) return value;
      cells.push(numberCell(value, display, facts.language));
    }
    rows.push([textCell(labelOf(subject, question)), ...cells]);
  }
  const { title } = plan.outcome.scenario.notes;
  return {
    caption: { nl: `Kerncijfers van ${title.nl}`, en: `Main indicators of ${title.en}` },
    head: [
      [{ nl: "Indicator", en: "Indicator" }, "left"],
      ...years.map((year) => [{ nl: `${year}`, en: `${year}` }, "right"] as const),
    ],
    rows,
  };
}
