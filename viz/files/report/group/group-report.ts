/** The report of a run over several municipalities: what they reach together, and each beside the others. */
import { benchmark, type Benchmark } from "../../../../engine/analysis/group/benchmark.ts";
import type { GroupOutcome } from "../../../../engine/analysis/group/group-outcome.ts";
import type { Text } from "../../../../engine/scenario/declarations.ts";
import { resultProse } from "../../../result-sentences.ts";
import { formatNumber, type Language } from "../../../numbers.ts";
import { midSentence } from "../../../../engine/scenario/address.ts";
import { yearOf } from "../../../specs/group/compared-frame.ts";
import { CHARTED } from "../../../specs/group/index.ts";
import { isCompared } from "../../../specs/group/words.ts";
import { listed } from "../../../specs/listed.ts";
import { groupView, type GroupView } from "../../../specs/group/group-view.ts";
import { meanMoves } from "../../../specs/group/moves-matrix.ts";
import { movesStanding } from "../../../specs/group/moves-standing.ts";
import { indicatorKey } from "../../../specs/group/titles.ts";
import type { DrawnChart } from "../../drawn-chart.ts";
import { chartGroups, figure, reportCharts } from "../charts.ts";
import { fold } from "../fold.ts";
import { goalCounts, goalsTable } from "../goals.ts";
import { markup, type Html } from "../html.ts";
import { mainTable, ownTable } from "../key-figures.ts";
import { modelLimits } from "../model-limits.ts";
import { pageText, type PageFiles, type Part } from "../page.ts";
import { paragraphs } from "../prose.ts";
import { reportView, type ReportHashes, type ReportView } from "../run-view.ts";
import { EACH_TEXTS, memberReports } from "./member-reports.ts";
import { groupSources, withheldList } from "./group-annex.ts";
import {
  foundationTable,
  indicatorTable,
  overviewTable,
  tellingTable,
} from "./municipality-tables.ts";

export interface GroupReport {
  readonly outcome: GroupOutcome;
  /** What `benchmark` finds, where somebody has asked already. */
  readonly compared?: Benchmark;
  /** Of municipalities side by side, as `drawGroupCharts` draws them. */
  readonly charts: readonly DrawnChart[];
  /** Of the group as one region, as `drawCharts` draws those of `outcome.total`; may be none. */
  readonly totalCharts: readonly DrawnChart[];
  readonly language: Language;
  readonly hashes: ReportHashes;
  /** Where the report of each municipality is, seen from this one, in their order; null without. */
  readonly each: readonly string[] | null;
  /** Of this program. */
  readonly version: string;
  readonly files: PageFiles;
}

const TEXTS = {
  report: {
    nl: "Verslag van een plan over meerdere gemeenten",
    en: "Report of a plan over several municipalities",
  },
  total: { nl: "Wat de groep bereikt", en: "What the group reaches" },
  totalLead: {
    nl: "Alle gemeenten samen. Hoeveelheden zijn sommen, verhoudingen zijn uit sommen berekend. Hoe ver aannames een cijfer kunnen verschuiven, is alleen per gemeente berekend.",
    en: "All municipalities together. Amounts are sums, ratios are computed from sums. How far assumptions could move a figure was computed for each municipality only.",
  },
  goals: { nl: "De doelen van de groep", en: "The goals of the group" },
  compared: { nl: "De gemeenten naast elkaar", en: "The municipalities side by side" },
  star: {
    nl: "Sterretje: het cijfer rust op dezelfde aanname als elders. Een verschil met andere gemeenten zegt dan niets over de gemeente zelf.",
    en: "Asterisk: the figure rests on the same assumption as elsewhere. A difference with other municipalities then says nothing of the municipality itself.",
  },
  how: {
    nl: "Alles staat per inwoner, per woning of als aandeel, zodat grote en kleine gemeenten te vergelijken zijn. Het cijfer van de groep is het totaal gedeeld door het totaal, niet het gemiddelde van de gemeenten.",
    en: "All is per inhabitant, per dwelling or a share, so that large and small municipalities can be compared. The figure of the group is the total over the total, not the mean of the municipalities.",
  },
  caution: {
    nl: "Een plaats in de rij is een bereik, zoals 3–7: gemeenten waarvan de marges elkaar raken, delen hun plaatsen. Plaats 1 is het hoogste cijfer, niet het beste.",
    en: "A place in the order is a range, such as 3–7: municipalities whose ranges touch share their places. Place 1 is the highest figure, not the best.",
  },
  charts: { nl: "Figuren per indicator", en: "Figures by indicator" },
  places: { nl: "Plaatsen per indicator", en: "Places by indicator" },
  placesLead: {
    nl: "Van elke indicator alle gemeenten, met het verschil met de groep, de marge en de plaats.",
    en: "All municipalities for each indicator, with the difference with the group, the range and the place.",
  },
  moves: { nl: "Verhuizingen tussen de gemeenten", en: "Moves between the municipalities" },
  who: { nl: "Van waar naar waar", en: "From where to where" },
  quality: { nl: "Waarop de cijfers rusten", en: "What the figures rest on" },
  qualityLead: {
    nl: "Van sommige gemeenten is meer gemeten dan van andere. Per indicator staat hier welk deel van het cijfer van het eerste jaar op eigen cijfers rust. Vanaf de helft krijgt een gemeente een plaats.",
    en: "Of some municipalities more was measured than of others. For each indicator this is the part of the figure of the first year that rests on figures of its own. From half of it on a municipality has a place.",
  },
  telling: {
    nl: "Welke gegevens gemeenten onderscheiden",
    en: "Which data tell municipalities apart",
  },
  tellingLead: {
    nl: "Aantal gemeenten waarvan dit gegeven een eigen cijfer is, naar omvang geschaald is van een groter geheel, of een aanname is.",
    en: "Number of municipalities of which this is a figure of their own, is scaled by size from a larger whole, or is an assumption.",
  },
  sums: { nl: "Hoe er opgeteld is", en: "How sums were made" },
  city: { nl: "Figuren van de groep", en: "Figures of the group" },
  shared: { nl: "Wat gemeenten delen", en: "What municipalities share" },
  annex: { nl: "Bronnen van de groep", en: "Sources of the group" },
  limits: { nl: "Grenzen van het model", en: "Limits of the model" },
  source: { nl: "Bron: model ademruimte, plan", en: "Source: ademruimte model, plan" },
} as const satisfies Record<string, Text>;

/** @returns the text of report.html */
export function groupReport(report: GroupReport): string {
  const { outcome, language, hashes, version, files, totalCharts } = report;
  const view = groupView(outcome, report.compared ?? benchmark(outcome));
  const total = reportView({ outcome: outcome.total, language }, 0);
  const { scenario } = outcome;
  const say = (text: Text): string => text[language];
  const title = scenario.title[language];
  const { first, last } = view;
  const names = view.names.map((name) => name[language]);
  const lead = {
    nl: `Wat dit plan volgens het model ademruimte betekent voor ${scenario.notes.title.nl}, ${names.length} gemeenten, ${first}–${last}.`,
    en: `What this plan means, by the ademruimte model, for ${scenario.notes.title.en}, ${names.length} municipalities, ${first}–${last}.`,
  }[language];
  const city = reportCharts(totalCharts);
  const themes = chartGroups(city, "", 1 + report.charts.length, language);
  const ids = scenario.model.members;
  const parts: Part[] = [
    { id: "total", title: say(TEXTS.total), body: totalPart(total, language) },
    ...goalsPart(total, language),
    { id: "compared", title: say(TEXTS.compared), body: comparedPart(view, language) },
    chartsPart(view, report.charts, language),
    placesPart(view, language),
    ...movesPart(view, report.charts, language),
    {
      ...{ id: "each", title: say(EACH_TEXTS.title), isShort: true as const },
      body: memberReports({ ids, names, each: report.each }, language),
    },
    {
      ...{ id: "quality", title: say(TEXTS.quality) },
      body: markup`<p>${say(TEXTS.qualityLead)}</p>
        ${foundationTable(view, language)}
        ${fold(
          "telling",
          say(TEXTS.telling),
          "always",
          markup`<p>${say(TEXTS.tellingLead)}</p> ${tellingTable(view, language)}`,
        )}`,
    },
    ...(city.length === 0
      ? []
      : [
          {
            ...{ id: "city", title: say(TEXTS.city) },
            body: markup`${themes.map(({ body }) => body)}`,
            below: themes.map(({ id, title: name }) => ({ id, title: name })),
          },
        ]),
    {
      ...{ id: "sums", title: say(TEXTS.sums), isShort: true as const },
      body: withheldList(outcome, language),
    },
    {
      ...{ id: "annex", title: say(TEXTS.annex), isShort: true as const },
      body: groupSources(outcome, language),
    },
    {
      ...{ id: "limits", title: say(TEXTS.limits), isShort: true as const },
      body: modelLimits(outcome.total.catalogue, language),
    },
  ];
  const marks = `ademruimte ${version} · ${hashes.engine.slice(0, 12)} · ${hashes.scenario.slice(0, 12)} · ${hashes.notes.slice(0, 12)}`;
  return pageText(
    {
      language,
      title: `${title} · ademruimte`,
      description: lead,
      head: markup`<p class="small">${say(TEXTS.report)}</p>
        <h1>${title}</h1>
        <p>${lead}</p>
        <p class="small">${names.join(", ")}</p>
        <p class="hashes">${marks}</p>`,
      parts,
      foot: markup`<p class="small">${say(TEXTS.source)} ${title}.</p>`,
    },
    files,
  );
}

const totalPart = (total: ReportView, language: Language): Html =>
  markup`<p>${TEXTS.totalLead[language]}</p>
    ${paragraphs([resultProse(total).join(" ")].filter((text) => text !== ""))}
    ${mainTable(total)}${ownTable(total)}`;

function goalsPart(total: ReportView, language: Language): Part[] {
  const goals = goalsTable(total);
  if (goals === null) return [];
  return [
    {
      ...{ id: "goals", title: TEXTS.goals[language] },
      body: markup`${goalCounts(total)}${goals}`,
    },
  ];
}

/** What can be compared, and what cannot as at most one municipality has figures of its own. */
function comparableSentences(view: GroupView, language: Language): string[] {
  const of = (isComparable: boolean): string[] =>
    view.benchmark.results
      .filter(
        (result) => yearOf(result, view).figures.filter(isCompared).length >= 2 === isComparable,
      )
      .map(({ indicator }) => midSentence(indicator.short[language]));
  const [can, cannot] = [of(true), of(false)];
  const words = {
    nl: {
      can: "Te vergelijken",
      cannot: "Niet te vergelijken, omdat hoogstens één gemeente er eigen cijfers voor heeft",
    },
    en: {
      can: "To be compared",
      cannot: "Not to be compared, as at most one municipality has figures of its own for it",
    },
  }[language];
  return [
    ...(can.length === 0 ? [] : [`${words.can}: ${listed(can, language)}.`]),
    ...(cannot.length === 0 ? [] : [`${words.cannot}: ${listed(cannot, language)}.`]),
  ];
}

const comparedPart = (view: GroupView, language: Language): Html =>
  markup`${paragraphs([
    TEXTS.how[language],
    TEXTS.caution[language],
    ...comparableSentences(view, language),
  ])}
    ${overviewTable(view, language)}
    <p class="note">${TEXTS.star[language]}</p>`;

const MOVES = "moves-matrix";

function chartsPart(view: GroupView, charts: readonly DrawnChart[], language: Language): Part {
  let number = 1;
  const groups = CHARTED.flatMap((id) => {
    const result = view.benchmark.results.find(({ indicator }) => indicator.id === id);
    if (result === undefined) return [];
    const key = indicatorKey(result);
    const those = charts.filter((chart) => chart.id.endsWith(`-${key}`));
    if (those.length === 0) return [];
    return [
      {
        ...{ id: `charts-${key}`, title: result.indicator.title[language] },
        body: markup`<section>
          <h3 id="${`charts-${key}`}">${result.indicator.title[language]}</h3>
          <div class="figures">
            ${those.map((chart) => figure(chart, number++, "", language))}
          </div>
        </section> `,
      },
    ];
  });
  return {
    ...{ id: "charts", title: TEXTS.charts[language] },
    body: markup`${groups.map(({ body }) => body)}`,
    below: groups.map(({ id, title }) => ({ id, title })),
  };
}

const placesPart = (view: GroupView, language: Language): Part => ({
  ...{ id: "places", title: TEXTS.places[language] },
  body: markup`<p>${TEXTS.placesLead[language]}</p>
    ${view.benchmark.results.map((result) =>
      fold(
        `places-${indicatorKey(result)}`,
        result.indicator.title[language],
        "always",
        indicatorTable(view, result, language),
      ),
    )}`,
});

function movesPart(view: GroupView, charts: readonly DrawnChart[], language: Language): Part[] {
  const chart = charts.find(({ id }) => id === MOVES);
  const { between, left, came } = meanMoves(view.outcome.moves);
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const within = sum(between.map(sum));
  if (within === 0) return [];
  const number = (value: number): string => formatNumber(value, language);
  const told = {
    nl: `In een gemiddeld jaar verhuizen ${number(within)} mensen van de ene gemeente van de groep naar de andere. Er vertrekken ${number(sum(left))} mensen uit de groep en er komen er ${number(sum(came))} van elders. Wie binnen de groep vertrekt, komt er ook aan: voor de groep als geheel verandert dat niets.`,
    en: `In a mean year ${number(within)} people move from one municipality of the group to another. ${number(sum(left))} people leave the group and ${number(sum(came))} come from elsewhere. Who leaves within the group arrives in it: for the group as a whole that changes nothing.`,
  }[language];
  const standing = movesStanding(view.outcome.scenario, language);
  const place = charts.filter(({ id }) => id !== MOVES).length + 1;
  return [
    {
      ...{ id: "moves", title: TEXTS.moves[language] },
      body: markup`<p>${told}</p>
        ${standing === null ? null : markup`<p>${standing}</p>`}
        ${
          chart === undefined
            ? null
            : markup`<h3 id="moves-who">${TEXTS.who[language]}</h3>
                <div class="figures">${figure(chart, place, "", language)}</div>`
        }`,
    },
  ];
}
