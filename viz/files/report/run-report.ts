/** The report of a run: one page in which everything stands that a reader needs. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { historyTable, parametersTable, referenceTable, sourcesTable } from "./annex.ts";
import { assumptions } from "./assumptions.ts";
import type { Language } from "../../numbers.ts";
import { chartGroups, reportCharts } from "./charts.ts";
import { citation, hashLine } from "./citation.ts";
import { fold, type OnPaper } from "./fold.ts";
import { goalCounts, goalsTable } from "./goals.ts";
import { markup, type Html } from "./html.ts";
import { ownTable, subjectTable } from "./key-figures.ts";
import { modelLimits } from "./model-limits.ts";
import { pageText, type Part } from "./page.ts";
import { reportView, type RunReport } from "./run-view.ts";
import { subjectsOf, type Subject } from "./subjects.ts";
import { summary } from "./summary.ts";

const TEXTS = {
  report: { nl: "Verslag van het plan", en: "Report of the plan" },
  of: {
    nl: "Wat dit plan volgens het model ademruimte betekent voor",
    en: "What this plan means, by the ademruimte model, for",
  },
  summary: { nl: "In het kort", en: "In short" },
  goals: { nl: "De doelen", en: "The goals" },
  charts: { nl: "Figuren", en: "Figures" },
  figures: { nl: "Kerncijfers per onderwerp", en: "Key figures by subject" },
  figuresLead: {
    nl: "Voorraden (inwoners, woningen, vermogen) gelden op 1 januari van het jaar, de rest over het hele jaar. Een streepje betekent dat er geen waarde is; dat is niet hetzelfde als nul.",
    en: "Stocks (people, dwellings, capacity) are those of 1 January of the year, all else is of the whole year. A dash means that there is no value, which is not the same as nought.",
  },
  assumed: { nl: "Wat er aangenomen is", en: "What is assumed" },
  annex: { nl: "Waar elk cijfer vandaan komt", en: "Where every figure comes from" },
  annexLead: {
    nl: "Alle cijfers waarmee gerekend is, met waarde, marge, bron en hoe zeker ze zijn. Van tabellen met veel waarden staan het aantal, de kleinste en de grootste er, en na openklappen de eerste en de laatste; run.json heeft ze allemaal.",
    en: "All figures that were used, with value, range, source and how sure they are. Of tables with many values their number, the smallest and the largest are shown, and when opened the first and the last; run.json has them all.",
  },
  annexWords: {
    nl: "Bronnen en toelichtingen staan in de taal waarin ze geschreven zijn, vaak het Engels.",
    en: "Sources and notes are in the language in which they were written.",
  },
  annexPaper: {
    nl: "Op papier staat hiervan alleen wat op het scherm opengeklapt was. Alles staat in report.html en, als tabellen, in indicators.xlsx.",
    en: "On paper stands only what was opened on the screen. All of it stands in report.html and, as tables, in indicators.xlsx.",
  },
  reference: { nl: "Ongewijzigd beleid", en: "Unchanged policy" },
  history: { nl: "Waarnemingen", en: "Observations" },
  sources: { nl: "Bronnen", en: "Sources" },
  own: { nl: "Eigen indicatoren", en: "Own indicators" },
  limits: { nl: "Grenzen van het model", en: "Limits of the model" },
  cite: { nl: "Hoe dit te citeren", en: "How to cite this" },
  source: { nl: "Bron: model ademruimte, plan", en: "Source: ademruimte model, plan" },
} as const satisfies Record<string, Text>;

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly body: Html | null;
}

/** Headings of the third level, each with what it folds. */
function partOf(
  id: string,
  title: string,
  lead: Html | null,
  onPaper: OnPaper,
  entries: readonly Entry[],
): Part[] {
  const filled = entries.filter(({ body }) => body !== null);
  if (lead === null && filled.length === 0) return [];
  return [
    {
      ...{ id, title },
      ...(onPaper === "when-open" ? { isShort: true } : {}),
      body: markup`${lead}${filled.map((entry) =>
        fold(entry.id, entry.title, onPaper, entry.body!),
      )}`,
    },
  ];
}

function partsOf(report: RunReport, region: number, figuresBefore: number): Part[] {
  const view = reportView(report, region);
  const { outcome, scope, ofRegion, language } = view;
  const say = (text: Text): string => `${text[language]}${ofRegion}`;
  const charts = reportCharts(report.charts[region]!);
  const groups = chartGroups(charts, scope, figuresBefore + 1, language);
  const goals = goalsTable(view);
  const bySubject = (kind: string, make: (subject: Subject) => Html | null): Entry[] =>
    subjectsOf(outcome.catalogue).map((subject) => ({
      id: `${scope}${kind}-${subject.id}`,
      title: subject.title[language],
      body: make(subject),
    }));
  return [
    { id: `${scope}summary`, title: say(TEXTS.summary), body: summary(report.split, view) },
    ...(goals === null
      ? []
      : [
          {
            id: `${scope}goals`,
            title: say(TEXTS.goals),
            body: markup`${goalCounts(view)}${goals}`,
          },
        ]),
    {
      id: `${scope}charts`,
      title: say(TEXTS.charts),
      body: markup`${groups.map(({ body }) => body)}`,
      below: groups.map(({ id, title }) => ({ id, title })),
    },
    ...partOf(
      `${scope}figures`,
      say(TEXTS.figures),
      markup`<p>${TEXTS.figuresLead[language]}</p> `,
      "always",
      [
        { id: `${scope}figures-own`, title: TEXTS.own[language], body: ownTable(view) },
        ...bySubject("figures", (subject) => subjectTable(subject, view)),
      ],
    ),
    { id: `${scope}assumed`, title: say(TEXTS.assumed), body: assumptions(view) },
    ...partOf(`${scope}annex`, say(TEXTS.annex), annexLead(language), "when-open", [
      ...bySubject("annex", (subject) => parametersTable(subject, view)),
      {
        id: `${scope}annex-reference`,
        title: TEXTS.reference[language],
        body: referenceTable(view),
      },
      { id: `${scope}annex-history`, title: TEXTS.history[language], body: historyTable(view) },
      ...(region === 0
        ? [{ id: "annex-sources", title: TEXTS.sources[language], body: sourcesTable(view) }]
        : []),
    ]),
  ];
}

const annexLead = (language: Language): Html =>
  markup`<p>${TEXTS.annexLead[language]}</p>
    <p>${TEXTS.annexWords[language]}</p>
    <p class="paper-only">${TEXTS.annexPaper[language]}</p> `;

/** @returns the text of `report.markup` */
export function runReport(report: RunReport): string {
  const { outcome, language, files } = report;
  const { model, notes } = outcome.scenario;
  const title = notes.title[language];
  const places = notes.regions.map((region) => region.title[language]).join(", ");
  const years = `${model.first}–${model.last}`;
  let figures = 0;
  const parts = model.regions.flatMap((_, region) => {
    const made = partsOf(report, region, figures);
    figures += reportCharts(report.charts[region]!).length;
    return made;
  });
  return pageText(
    {
      language,
      title: `${title} · ademruimte`,
      description: `${TEXTS.of[language]} ${places}, ${years}.`,
      head: markup`<p class="small">${TEXTS.report[language]}</p>
        <h1>${title}</h1>
        <p>${TEXTS.of[language]} ${places}, ${years}.</p>
        <p class="hashes">${hashLine(report)}</p>`,
      parts: [
        ...parts,
        {
          id: "limits",
          title: TEXTS.limits[language],
          isShort: true,
          body: modelLimits(outcome.catalogue, language),
        },
        { id: "cite", title: TEXTS.cite[language], body: citation(report), isShort: true },
      ],
      foot: markup`<p class="small">${TEXTS.source[language]} ${title}.</p>`,
    },
    files,
  );
}
