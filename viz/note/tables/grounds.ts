/** What the figures of a plan rest on: parameters, the assumptions that matter most, and sources. */
import type { Provenance } from "../../../engine/scenario/resolved.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { GRADE } from "../../grade-words.ts";
import { nameOf } from "../../names.ts";
import { EXPLAINED } from "../../../engine/analysis/compared-attribution.ts";
import { findCourse } from "../course.ts";
import { parameterRange, parameterRecord, rangeText, sourceText } from "../facets.ts";
import { isFault, noteFault, type NoteFault } from "../fault.ts";
import { parameterFigure } from "../input-figure.ts";
import type { NumberReading } from "../reading.ts";
import { seriesDisplay } from "../series-figure.ts";
import { findSubject } from "../subject.ts";
import type { MadeTable, NoteCell, TableQuestion } from "../table.ts";
import { numberCell, quantityCell, textCell } from "./cells.ts";
import { comparedYears } from "./chosen.ts";

/** Parameters behind the colon; without them those that the plan sets itself. */
export function parametersTable({ tag, plan, facts }: TableQuestion): MadeTable | NoteFault {
  const { language, region } = facts;
  const { outcome } = plan;
  const { scenario } = outcome;
  const course = findCourse(null, plan, [plan]);
  if (isFault(course)) return course;
  const addresses =
    tag.subjects.length > 0
      ? tag.subjects
      : outcome.changes[region]!.parameters.map(({ parameter }) => parameter);
  const years = tag.years[0] === undefined ? null : { from: tag.years[0], to: tag.years[0] };
  const notes = scenario.notes.regions[region]!;
  const rows: NoteCell[][] = [];
  for (const address of addresses) {
    const subject = findSubject(address, plan, region, { hasYears: true, isAsked: false });
    if (isFault(subject)) return subject;
    if (subject.kind !== "parameter") {
      return noteFault("bad-tag", {
        nl: `${address} is geen parameter`,
        en: `${address} is no parameter`,
      });
    }
    const when = years ?? { from: "first" as const, to: "first" as const };
    const found = parameterFigure(subject, when, course, region, (value, canonical, display) => ({
      ...{ kind: "number", value, canonical, display, sense: "level", against: null },
    }));
    if (isFault(found)) return found;
    const { value, display }: NumberReading = found;
    const record = parameterRecord(subject.address, notes.parameters[subject.id] ?? []);
    const ends = parameterRange(record, value);
    rows.push([
      textCell(nameOf(subject.address, { outcome, region, language })),
      quantityCell(value, display, language),
      {
        ...textCell(ends === null ? "\u2013" : rangeText(...ends, display, language)),
        align: "right",
      },
      textCell(record === undefined ? "\u2013" : GRADE[record.grade][language]),
      textCell(record === undefined ? "\u2013" : sourceText(record.source, scenario, record.where)),
    ]);
  }
  return {
    caption: {
      nl: `Parameters van ${scenario.notes.title.nl}`,
      en: `Parameters of ${scenario.notes.title.en}`,
    },
    head: [
      [{ nl: "Parameter", en: "Parameter" }, "left"],
      [{ nl: "Waarde", en: "Value" }, "right"],
      [{ nl: "Marge", en: "Range" }, "right"],
      [{ nl: "Graad", en: "Grade" }, "left"],
      [{ nl: "Bron", en: "Source" }, "left"],
    ],
    rows,
  };
}

/** The assumptions that move a figure most, and what it becomes at either end of each. */
export function assumptionsTable(question: TableQuestion): MadeTable | NoteFault {
  const { tag, plan, facts } = question;
  const { language, region } = facts;
  const { outcome } = plan;
  const { scenario, grounding } = outcome;
  const id = tag.subjects[0] ?? EXPLAINED[0];
  const [year] = comparedYears(question) as [number];
  const subject = findSubject(id, plan, region, { hasYears: true, isAsked: false });
  if (isFault(subject)) return subject;
  const spans = grounding[region]!.grounding.indicators.find(
    ({ indicator }) => indicator === id,
  )?.spans;
  const span = spans?.get(year);
  if (subject.kind !== "series" || span === undefined) {
    const known = [...(spans?.keys() ?? [])].join(", ");
    return noteFault(
      "tag-without-value",
      {
        nl: `de aannames achter ${id} in ${year} zijn niet doorgerekend`,
        en: `the assumptions behind ${id} in ${year} were not tried`,
      },
      known === "" ? null : { nl: `wel in ${known}`, en: `they were in ${known}` },
    );
  }
  const display = seriesDisplay(subject, { plan, isReference: false }, region);
  const label = subject.output?.label ?? scenario.notes.indicators![subject.id]!.title;
  const unit = (of: keyof Text): string =>
    display.label[of] === "" ? "" : `, ${display.label[of]}`;
  return {
    caption: {
      nl: `Welke aannames wegen het meest op: ${label.nl} in ${year}${unit("nl")}`,
      en: `Which assumptions weigh most on: ${label.en} in ${year}${unit("en")}`,
    },
    head: [
      [{ nl: "Aanname", en: "Assumption" }, "left"],
      [{ nl: "Graad", en: "Grade" }, "left"],
      [{ nl: "Bij de lage waarde", en: "At the low value" }, "right"],
      [{ nl: "Bij de hoge waarde", en: "At the high value" }, "right"],
    ],
    rows: span.leading.map(({ assumption, low, high }) => [
      textCell(nameOf(assumption.address, { outcome, region, language })),
      textCell(GRADE[assumption.grade][language]),
      numberCell(low, display, language),
      numberCell(high, display, language),
    ]),
  };
}

/** The sources that the figures of the run come from; with ids behind the colon only those. */
export function sourcesTable({ tag, plan, facts }: TableQuestion): MadeTable {
  const { scenario } = plan.outcome;
  const { notes } = scenario;
  const region = notes.regions[facts.region]!;
  const used = new Set<string>();
  const take = (lists: Readonly<Record<string, readonly Provenance[]>> | undefined): void => {
    for (const records of Object.values(lists ?? {}))
      for (const { source } of records) used.add(source);
  };
  for (const lists of [region.parameters, region.reference, region.history, region.observations])
    take(lists);
  for (const { source } of Object.values(notes.targets)) used.add(source);
  for (const { source } of region.laws ?? []) used.add(source);
  const wished = new Set(tag.subjects.map((id) => id.toLowerCase()));
  const rows = notes.sources
    .filter(({ id }) => (wished.size === 0 ? used.has(id) : wished.has(id.toLowerCase())))
    .map(({ title, publisher, year, url }) => [
      textCell(title),
      textCell(publisher),
      textCell(year),
      textCell(url),
    ]);
  return {
    caption: { nl: `Bronnen van ${notes.title.nl}`, en: `Sources of ${notes.title.en}` },
    head: [
      [{ nl: "Bron", en: "Source" }, "left"],
      [{ nl: "Uitgever", en: "Publisher" }, "left"],
      [{ nl: "Jaar", en: "Year" }, "left"],
      [{ nl: "Adres", en: "Address" }, "left"],
    ],
    rows,
  };
}
