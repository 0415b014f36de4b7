/** The goals of a plan in a table: what is wanted, what is reached, how it fares, and who says so. */
import { observedOf } from "../../../engine/analysis/target-basis.ts";
import { inTargetUnit } from "../../../engine/analysis/target-units.ts";
import type { GroundedResult } from "../../../engine/analysis/targets.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { dateText, statedWriter } from "../../goal-figures.ts";
import { statedUnitOf, unitOf } from "../../goal-words.ts";
import { formatNumber } from "../../numbers.ts";
import { between } from "../../run-view.ts";
import { NO_BREAK } from "../../spaces.ts";
import { goalGroups, TOLD } from "./goal-groups.ts";
import { markup, type Html } from "./html.ts";
import { statusMark, statusWord } from "./marks.ts";
import type { ReportView } from "./run-view.ts";
import { sourceNamer } from "./source-names.ts";
import { table, type TableCell } from "./table.ts";

const TEXTS = {
  caption: {
    nl: "Alle doelen van het plan, per thema, de gemiste eerst. Een doel is onzeker als de marge van de aannames aan beide kanten ervan valt.",
    en: "All goals of the plan, by theme, those that are missed first. A goal is uncertain where the range of the assumptions lies on both sides of it.",
  },
  goal: { nl: "Doel", en: "Goal" },
  when: { nl: "Wanneer", en: "When" },
  wanted: { nl: "Gewild", en: "Wanted" },
  reached: { nl: "Bereikt", en: "Reached" },
  span: { nl: "Laag–hoog", en: "Low–high" },
  lacking: { nl: "Tekort", en: "Lacking" },
  unit: { nl: "Eenheid", en: "Unit" },
  status: { nl: "Hoe het staat", en: "Status" },
  source: {
    nl: "Alle doelen komen uit eenzelfde bron; klein eronder staat waar ze erin staan",
    en: "All goals come from one source; below each stands its place in it",
  },
  promise: { nl: "belofte van het plan", en: "the plan's promise" },
  noMeasure: { nl: "het plan heeft er geen maatregel voor", en: "the plan has no measure for it" },
  why: { nl: "ontbreekt", en: "lacking" },
  observed: { nl: "waargenomen", en: "observed" },
  atLeast: { nl: "minstens", en: "at least" },
  atMost: { nl: "hoogstens", en: "at most" },
} as const satisfies Record<string, Text>;

/** How many goals fare how, as a list of figures. */
export function goalCounts({ outcome, region, language }: ReportView): Html | null {
  const { results } = outcome.targets[region]!;
  if (results.length === 0) return null;
  const counts = TOLD.flatMap((status) => {
    const count = results.filter((result) => result.status === status).length;
    return count === 0
      ? []
      : [markup`<li><strong>${count}</strong> ${statusMark(status, language)}</li> `];
  });
  return markup`<ul class="counts">
    ${counts}
  </ul> `;
}

function remarks(result: GroundedResult, view: ReportView): string[] {
  const { outcome, region, language } = view;
  const { target, weakest, hasMeasure, missing, status } = result;
  const observed =
    target.kind === "tracked"
      ? observedOf(target, outcome.catalogue, outcome.scenario, region)
      : null;
  return [
    ...(weakest === "plan" && status === "met" ? [TEXTS.promise[language]] : []),
    ...(hasMeasure === false && status === "missed" ? [TEXTS.noMeasure[language]] : []),
    ...(missing === null ? [] : [`${TEXTS.why[language]}: ${missing[language]}`]),
    ...(observed === null
      ? []
      : [
          `${TEXTS.observed[language]} in ${observed.year}: ${formatNumber(observed.value, language, Number.isInteger(observed.value) ? 0 : 1)}`,
        ]),
  ];
}

/** The source that all goals come from; null where they come from several. */
function sharedSource({ outcome, region }: ReportView): string | null {
  const { targets } = outcome.scenario.notes;
  const sources = outcome.targets[region]!.results.map(({ target }) => targets[target.id]!.source);
  const names = new Set(sources.map(sourceNamer(outcome.scenario)));
  return names.size === 1 ? [...names][0]! : null;
}

/** A percentage stays on one line. */
const kept = (text: string): string => text.replace(/(\d) %/g, `$1${NO_BREAK}%`);

/** @param shared the source that the table names once */
function rowOf(result: GroundedResult, shared: string | null, view: ReportView): TableCell[] {
  const { outcome, language } = view;
  const { target, reached, gap, low, high, status } = result;
  const note = outcome.scenario.notes.targets[target.id]!;
  const write = statedWriter(result, view);
  const figure = (value: number | null): TableCell =>
    value === null
      ? "–"
      : { shown: write(value), value: inTargetUnit(target, value, outcome.catalogue) };
  const isWanted = target.kind !== "tracked";
  const bound = target.direction === "at_least" ? TEXTS.atLeast : TEXTS.atMost;
  const lead =
    target.direction === "about" ? null : markup`<span class="small">${bound[language]}</span> `;
  const wanted: TableCell = isWanted
    ? {
        shown: markup`${lead}${write(target.value)}`,
        value: inTargetUnit(target, target.value, outcome.catalogue),
      }
    : "–";
  const named = sourceNamer(outcome.scenario)(note.source);
  const source = [named === shared ? "" : named, note.section]
    .filter((text) => text !== "")
    .join(", ");
  // What is lacking of a percentage is in points, and the unit beside it is not.
  const isPercentage = target.unit.startsWith("%");
  const said = remarks(result, view);
  const { what, short } = note;
  return [
    {
      shown: markup`${short[language]}${
        what[language] === short[language]
          ? null
          : markup`<span class="small">${kept(what[language])}</span>`
      }${said.map((remark) => markup`<span class="small remark">${remark}</span>`)}<span class="small origin">${source}<code class="small">${target.id}</code></span>`,
      value: short[language],
      isText: true,
    },
    {
      shown: statusMark(status, language),
      value: statusWord(status, language),
      isText: true,
    },
    { shown: dateText(target, view), value: target.year },
    wanted,
    figure(reached),
    low === null || high === null || write(low) === write(high)
      ? "–"
      : { shown: between(write(low), write(high), language), value: null },
    gap === null || gap === 0
      ? "–"
      : {
          shown: isPercentage
            ? markup`${write(gap)} <span class="small">${unitOf(target, language)}</span>`
            : write(gap),
          value: inTargetUnit(target, gap, outcome.catalogue),
        },
    statedUnitOf(target, language),
  ];
}

/** A further column of the table of goals. */
export interface GoalColumn {
  readonly title: string;
  cell(result: GroundedResult): TableCell;
}

/**
 * All goals; null where the plan has none.
 *
 * @param last a column behind all others
 */
export function goalsTable(view: ReportView, last: GoalColumn | null = null): Html | null {
  const { outcome, region, language } = view;
  const { results } = outcome.targets[region]!;
  if (results.length === 0) return null;
  const shared = sharedSource(view);
  return table({
    caption:
      TEXTS.caption[language] +
      (shared === null || shared === "" ? "" : ` ${TEXTS.source[language]}: ${shared}.`),
    columns: [
      { title: TEXTS.goal[language] },
      { title: TEXTS.status[language] },
      { title: TEXTS.when[language], kind: "day" },
      { title: TEXTS.wanted[language], kind: "number" },
      { title: TEXTS.reached[language], kind: "number" },
      { title: TEXTS.span[language], kind: "number" },
      { title: TEXTS.lacking[language], kind: "number" },
      { title: TEXTS.unit[language], kind: "unit" },
      ...(last === null ? [] : [{ title: last.title }]),
    ],
    rows: goalGroups(
      results.map((result) => ({
        indicator: result.target.indicator,
        status: result.status,
        cells: [...rowOf(result, shared, view), ...(last === null ? [] : [last.cell(result)])],
      })),
      language,
    ),
    name: "goals",
    isWide: true,
  });
}
