/** What a run assumes: what the plan decides, on which laws unchanged policy rests, what was measured. */
import { parseAddress } from "../../../engine/scenario/address.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { assumptionText } from "../../assumption-sentences.ts";
import { budgetText } from "../../budget-sentences.ts";
import { failedText } from "../../check-sentences.ts";
import { ACTORS_NAMED } from "../../group-names.ts";
import { GRADE } from "../../grade-words.ts";
import {
  deliveryText,
  leverText,
  measuresAndDeliveries,
  packageText,
  type ChangedLever,
} from "../../lever-sentences.ts";
import { marginText } from "../../measured-words.ts";
import { nameOf } from "../../names.ts";
import { displayUnit, formatNumber } from "../../numbers.ts";
import { ALONE, VERDICTS } from "../../on-course-words.ts";
import { restartSentence } from "../../restart-sentence.ts";
import { MAIN_DISPLAY } from "../../run-view.ts";
import { markup, type Html } from "./html.ts";
import { checkMark } from "./marks.ts";
import { block, list } from "./prose.ts";
import type { ReportView } from "./run-view.ts";
import { sourceNamer } from "./source-names.ts";
import { table, type TableCell } from "./table.ts";

const TEXTS = {
  levers: { nl: "Wat het plan anders beslist", en: "What the plan decides otherwise" },
  leversCaption: {
    nl: "Wat het plan anders beslist dan ongewijzigd beleid (ref.: ongewijzigd beleid in het laatste jaar)",
    en: "What the plan decides otherwise than unchanged policy (ref.: unchanged policy in the last year)",
  },
  noChanges: {
    nl: "Dit plan volgt in alles de referentie (ongewijzigd beleid).",
    en: "This plan follows the reference in everything (unchanged policy).",
  },
  what: { nl: "Wat", en: "What" },
  who: { nl: "Wie beslist", en: "Who decides" },
  source: { nl: "Bron", en: "Source" },
  where: { nl: "Waar", en: "Where" },
  packages: { nl: "Pakketten van maatregelen", en: "Packages of measures" },
  deliveries: { nl: "Wat de programma's leveren", en: "What the programmes deliver" },
  deliveriesCaption: {
    nl: "Wat de programma's van het plan in alle jaren samen leveren",
    en: "What the programmes of the plan deliver in all years together",
  },
  parameters: {
    nl: "Wat het plan anders aanneemt dan de regio, ook in de referentie",
    en: "What the plan assumes otherwise than the region, in the reference too",
  },
  own: { nl: "Getallen van het plan zelf", en: "Numbers of the plan's own" },
  laws: {
    nl: "Wetten waarop ongewijzigd beleid steunt",
    en: "Laws that unchanged policy rests on",
  },
  announced: {
    nl: "Aangekondigd, en niet meegeteld",
    en: "Announced, and not counted",
  },
  law: { nl: "Wet of besluit", en: "Law or decision" },
  decided: { nl: "Beslist", en: "Decided" },
  inForce: { nl: "Van kracht", en: "In force" },
  checks: { nl: "Controles", en: "Checks" },
  checksCaption: {
    nl: "Wat het plan van zijn resultaten verwacht",
    en: "What the plan expects of its results",
  },
  expects: { nl: "Verwachting", en: "Expectation" },
  years: { nl: "Jaren", en: "Years" },
  status: { nl: "Hoe het staat", en: "Status" },
  budgets: { nl: "Budgetten", en: "Budgets" },
  measured: { nl: "Op koers?", en: "On course?" },
  measuredCaption: {
    nl: "Wat gemeten werd, naast wat het plan en ongewijzigd beleid ervan zeggen",
    en: "What was measured, beside what the plan and unchanged policy say of it",
  },
  quantity: { nl: "Wat gemeten werd", en: "What was measured" },
  year: { nl: "Jaar", en: "Year" },
  value: { nl: "Gemeten", en: "Measured" },
  margin: { nl: "Marge", en: "Margin" },
  plan: { nl: "Plan", en: "Plan" },
  reference: { nl: "Ongewijzigd beleid", en: "Unchanged policy" },
  unit: { nl: "Eenheid", en: "Unit" },
  verdict: { nl: "Oordeel", en: "Verdict" },
  grade: { nl: "Hoe zeker", en: "How sure" },
} as const satisfies Record<string, Text>;

/** A plain space at which a line may break: what a terminal keeps together need not be so here. */
const breakable = (text: string): string => text.replaceAll("\u00a0", " ");

/** Where a plan sets a lever: its source, or the file and the line. */
function setAt({ id, changes }: ChangedLever, { outcome }: ReportView): string {
  const { levers } = outcome.scenario.notes;
  const set = (levers[changes[0]!.lever] ?? levers[id])?.set;
  if (set === undefined) return "";
  const named = set.source === "" ? "" : sourceNamer(outcome.scenario)(set.source);
  return named === "" ? `${set.origin.file}:${set.origin.line}` : named;
}

function leversTable(levers: readonly ChangedLever[], view: ReportView): Html | null {
  if (levers.length === 0) return null;
  const { language } = view;
  return table({
    caption: TEXTS.leversCaption[language],
    columns: [
      { title: TEXTS.what[language] },
      { title: TEXTS.who[language] },
      { title: TEXTS.source[language] },
    ],
    rows: levers.map((lever): TableCell[] => [
      breakable(leverText(lever, view)),
      ACTORS_NAMED[lever.changes[0]!.declaration.actor][language],
      setAt(lever, view),
    ]),
  });
}

function deliveriesTable(programmes: readonly ChangedLever[], view: ReportView): Html | null {
  if (programmes.length === 0) return null;
  const { language, outcome } = view;
  const notes = outcome.scenario.notes.programmes ?? {};
  const named = sourceNamer(outcome.scenario);
  return table({
    caption: TEXTS.deliveriesCaption[language],
    columns: [
      { title: TEXTS.what[language] },
      { title: TEXTS.who[language] },
      { title: TEXTS.source[language] },
    ],
    rows: programmes.map((programme): TableCell[] => [
      breakable(deliveryText(programme, view)),
      ACTORS_NAMED[programme.changes[0]!.declaration.actor][language],
      named(notes[programme.id]?.source ?? ""),
    ]),
  });
}

/** `2022-10-28` as goals write a day: `28-10-2022`; a year or a month stays what it is. */
function dayCell(date: string): TableCell {
  if (date === "") return "–";
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const shown = day === null ? date : `${Number(day[3])}-${Number(day[2])}-${day[1]!}`;
  return { shown, value: date, isText: true };
}

function lawsTable({ outcome, region, language }: ReportView, status: "decided" | "announced") {
  const laws = outcome.scenario.notes.regions[region]!.laws ?? [];
  const those = laws.filter((law) => law.status === status);
  if (those.length === 0) return null;
  const named = sourceNamer(outcome.scenario);
  return table({
    caption: TEXTS[status === "decided" ? "laws" : "announced"][language],
    columns: [
      { title: TEXTS.law[language] },
      { title: TEXTS.decided[language], kind: "day" },
      { title: TEXTS.inForce[language], kind: "day" },
      { title: TEXTS.source[language] },
    ],
    rows: those.map(({ what, decided, inForce, source, where }): TableCell[] => [
      what[language],
      dayCell(decided),
      dayCell(inForce),
      markup`<span class="small"
        >${[named(source), where].filter((text) => text !== "").join(", ")}</span
      >`,
    ]),
    isWide: true,
    hasHeading: true,
  });
}

function checksTable({ outcome, region, language }: ReportView): Html | null {
  const { checks } = outcome.own.results[region]!;
  if (checks.length === 0) return null;
  return table({
    caption: TEXTS.checksCaption[language],
    columns: [
      { title: TEXTS.expects[language] },
      { title: TEXTS.years[language] },
      { title: TEXTS.status[language] },
      { title: TEXTS.source[language] },
    ],
    rows: checks.map((result): TableCell[] => {
      const { check, status, missing } = result;
      const note = outcome.scenario.notes.checks![check.id]!;
      const said =
        status === "fails"
          ? `${result.year}: ${failedText(result, language)}`
          : (missing?.[language] ?? "");
      return [
        markup`${note.title[language]}<br><code class="small">${check.expect}</code>`,
        check.from === check.to ? `${check.from}` : `${check.from}–${check.to}`,
        {
          shown: markup`${checkMark(status, language)}${
            said === "" ? null : markup`<br><span class="small">${said}</span>`
          }`,
          value: status,
          isText: true,
        },
        note.source,
      ];
    }),
  });
}

function budgetList({ outcome, region, language }: ReportView): Html | null {
  return list(
    outcome.budgets[region]!.results.map((result) => {
      const { id, from, to } = result.budget;
      const { title, source } = outcome.scenario.notes.budgets![id]!;
      const told = `${title[language]}, ${from}–${to}: ${budgetText(result, language, true)}.`;
      return markup`${told} <span class="small">${TEXTS.source[language]}: ${source}</span>`;
    }),
  );
}

function measuredTable(view: ReportView): Html | null {
  const { outcome, region, language } = view;
  const measured = outcome.onCourse[region]!.indicators.flatMap(({ indicator, unit, points }) =>
    points.map((point) => ({ indicator, unit, point })),
  );
  if (measured.length === 0) return null;
  const isChanged = outcome.changes[region]!.levers.length > 0;
  const words = isChanged ? VERDICTS : ALONE;
  const named = sourceNamer(outcome.scenario);
  const rows = measured.map(({ indicator, unit, point }): TableCell[] => {
    const { measured: one, plan, reference, verdict } = point;
    const largest = Math.max(...[one.value, plan ?? 0, reference ?? 0].map(Math.abs));
    const display = MAIN_DISPLAY[unit] ?? displayUnit(unit, largest);
    const figure = (value: number | null): TableCell =>
      value === null
        ? "–"
        : {
            shown: formatNumber(value / display.factor, language, display.decimals),
            value: value / display.factor,
          };
    const own = outcome.scenario.notes.indicators?.[indicator]?.title[language];
    return [
      parseAddress(indicator) === null ? (own ?? indicator) : (own ?? nameOf(indicator, view)),
      { shown: `${one.year}`, value: one.year },
      figure(one.value),
      marginText(one, language),
      figure(plan),
      ...(isChanged ? [figure(reference)] : []),
      display.label[language],
      verdict === null ? "–" : words[verdict][language],
      GRADE[one.record.grade][language],
      markup`<span class="small">${named(one.record.source)}</span>`,
    ];
  });
  return table({
    caption: TEXTS.measuredCaption[language],
    columns: [
      { title: TEXTS.quantity[language] },
      { title: TEXTS.year[language] },
      { title: TEXTS.value[language], kind: "number" },
      { title: TEXTS.margin[language], kind: "number" },
      { title: TEXTS.plan[language], kind: "number" },
      ...(isChanged ? [{ title: TEXTS.reference[language], kind: "number" } as const] : []),
      { title: TEXTS.unit[language], kind: "unit" },
      { title: TEXTS.verdict[language] },
      { title: TEXTS.grade[language] },
      { title: TEXTS.source[language] },
    ],
    rows,
    name: "narrow",
    isWide: true,
  });
}

/** What the plan itself assumes, in parts with headings of the third level. */
export function assumptions(view: ReportView): Html {
  const { outcome, region, scope, language } = view;
  const { notes } = outcome.scenario;
  const id = (name: string): string => `${scope}assumed-${name}`;
  const { measures, deliveries } = measuresAndDeliveries(view);
  const restart = restartSentence(view);
  const own = Object.entries(notes.ownParameters ?? {});
  const isUnchanged = measures.length + deliveries.length === 0;
  return markup`${isUnchanged ? markup`<p>${TEXTS.noChanges[language]}</p> ` : null}${
    restart === null ? null : markup`<p>${restart}</p> `
  }${block(
    id("packages"),
    TEXTS.packages[language],
    list((notes.packages ?? []).map((one) => packageText(one, language))),
  )}${block(id("levers"), TEXTS.levers[language], leversTable(measures, view))}${block(
    id("programmes"),
    TEXTS.deliveries[language],
    deliveriesTable(deliveries, view),
  )}${block(
    id("parameters"),
    TEXTS.parameters[language],
    list(
      outcome.changes[region]!.parameters.map((change) => breakable(assumptionText(change, view))),
    ),
  )}${block(
    id("own"),
    TEXTS.own[language],
    list(
      own.map(([name, { title, text, source, note }]) =>
        [`${title[language]} (${name}): ${text}`, source, note]
          .filter((part) => part !== "")
          .join(". "),
      ),
    ),
  )}${block(id("budgets"), TEXTS.budgets[language], budgetList(view))}${block(
    id("checks"),
    TEXTS.checks[language],
    checksTable(view),
  )}${block(id("measured"), TEXTS.measured[language], measuredTable(view))}${block(
    id("laws"),
    TEXTS.laws[language],
    lawsTable(view, "decided"),
  )}${block(id("announced"), TEXTS.announced[language], lawsTable(view, "announced"))}`;
}
