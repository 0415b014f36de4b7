/** The goals of a run: what is asked, what is reached, how sure that is and where it comes from. */
import { dateOf } from "../../../engine/analysis/target-basis.ts";
import { inTargetUnit } from "../../../engine/analysis/target-units.ts";
import type { GroundedResult } from "../../../engine/analysis/targets.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { TargetModel } from "../../../engine/scenario/resolved.ts";
import { GRADE } from "../../grade-words.ts";
import { STATUS } from "../../target-words.ts";
import { inStatedUnit, yearCell } from "./figures.ts";
import type { Sheet, SheetCell, SheetRow } from "./sheet.ts";
import { quantityName, regionName, say, sourceName, type RunView } from "./view.ts";
import { DIRECTIONS, WORDS } from "./words.ts";

const TEXTS = {
  title: { nl: "Wat er van elk doel komt", en: "What becomes of each goal" },
  sorted: {
    nl: "De gemiste doelen staan eerst. Bij doelen in procent is het tekort een aantal procentpunten.",
    en: "The goals that are missed stand first. Where a goal is in per cent, the gap is in percentage points.",
  },
  span: {
    nl: "Laag en Hoog: tussen welke uitkomsten de aannames die het meest uitmaken het doel kunnen brengen.",
    en: "Low and High: between which outcomes the assumptions that matter most could bring the goal.",
  },
  wanted: { nl: "Gewenst", en: "Wanted" },
  reached: { nl: "Bereikt", en: "Reached" },
  gap: { nl: "Tekort", en: "Gap" },
  direction: { nl: "Minstens of hoogstens", en: "At least or at most" },
  date: { nl: "Beoordeeld op", en: "Judged on" },
  reachedIn: { nl: "Gehaald vanaf", en: "Met from" },
  indicator: { nl: "Gaat over", en: "Is about" },
  section: { nl: "Deel van de bron", en: "Part of the source" },
  interpreted: { nl: "Zo gelezen", en: "Read as" },
  short: { nl: "Kort", en: "In short" },
} as const satisfies Record<string, Text>;

/** What asks for attention comes first. */
const ORDER = [
  ...["missed", "uncertain", "met", "met_by_trend", "not_evaluable", "not_modelled", "tracked"],
];

export const isBefore = (one: string, other: string): number =>
  ORDER.indexOf(one) - ORDER.indexOf(other);

/** The day on which a goal is judged: `1-1-2040`, or the year. */
export function dayOf(date: string): string {
  const [year, month, day] = date.split("-");
  return month === undefined ? year! : `${Number(day)}-${Number(month)}-${year}`;
}

/** The year, or the day, as a cell. */
const dateCell = (target: TargetModel, { outcome }: RunView): SheetCell => {
  const date = dateOf(target, outcome.own.run);
  return /^\d+$/.test(date) ? yearCell(Number(date)) : dayOf(date);
};

export function goalsSheet(view: RunView, name: string): Sheet | null {
  const { outcome } = view;
  const withRegion = outcome.targets.length > 1;
  const rows = outcome.targets.flatMap(({ results }, region) =>
    [...results]
      .sort((one, other) => isBefore(one.status, other.status))
      .map((result): SheetRow => {
        const cells = cellsOf(result, region, view);
        return { cells: withRegion ? [regionName(view, region), ...cells] : cells };
      }),
  );
  if (rows.length === 0) return null;
  const head: Text[] = [
    ...(withRegion ? [WORDS.region] : []),
    ...[WORDS.goal, WORDS.status, TEXTS.date, TEXTS.direction, TEXTS.wanted, TEXTS.reached],
    ...[TEXTS.gap, WORDS.unit, WORDS.low, WORDS.high, TEXTS.reachedIn, TEXTS.indicator],
    ...[WORDS.missing, TEXTS.interpreted, WORDS.remark, WORDS.source, TEXTS.section, WORDS.grade],
    WORDS.id,
  ];
  const shift = withRegion ? 1 : 0;
  return {
    name,
    title: say(TEXTS.title, view),
    lines: [say(TEXTS.sorted, view), say(TEXTS.span, view)],
    tables: [{ head: head.map((text) => say(text, view)), rows }],
    widths: [
      ...(withRegion ? [16] : []),
      ...[60, 18, 14, 14, 12, 12, 12, 24, 12, 12, 12, 40, 46, 80, 80, 44, 16, 18, 28],
    ],
    fixed: 1 + shift,
    pagesAcross: 2,
    wrapped: [0, 1, 11, 12, 13, 14, 15].map((column) => column + shift),
  };
}

function cellsOf(result: GroundedResult, region: number, view: RunView): SheetCell[] {
  const { outcome, language } = view;
  const { target, status, reached, gap, low, high, yearReached, missing } = result;
  const note = outcome.scenario.notes.targets[target.id]!;
  const inUnit = (value: number | null): number | null =>
    value === null ? null : inTargetUnit(target, value, outcome.catalogue);
  const values = [target.value, reached, gap, low, high].map(inUnit);
  const figures = inStatedUnit(target.unit, values, language);
  const [wanted, got, lacking, from, to] = values.map((value) => figures.cell(value));
  return [
    ...[note.what[language], STATUS[status][language].split(":")[0]!, dateCell(target, view)],
    ...[DIRECTIONS[target.direction][language], wanted!, got!, lacking!],
    ...[figures.unit, from!, to!, yearReached === null ? null : yearCell(yearReached)],
    ...[quantityName(target.indicator, region, view), missing?.[language] ?? null],
    ...[note.interpreted[language] || null, note.remark[language] || null],
    ...[sourceName(note.source, view), note.section || null, GRADE[note.grade][language]],
    target.id,
  ];
}
