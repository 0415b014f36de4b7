/** The first page of a dashboard: the region as a whole, and its municipalities side by side. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import { groupView } from "../../specs/group/group-view.ts";
import { resultProse } from "../../result-sentences.ts";
import { figure } from "../report/charts.ts";
import { goalCounts, goalsTable } from "../report/goals.ts";
import { overviewTable } from "../report/group/municipality-tables.ts";
import { markup, type Html } from "../report/html.ts";
import { mainTable } from "../report/key-figures.ts";
import { modelLimits } from "../report/model-limits.ts";
import { pageText, type Part } from "../report/page.ts";
import { paragraphs } from "../report/prose.ts";
import { reportView } from "../report/run-view.ts";
import { embedBlock } from "./embed.ts";
import { downloads, siteFoot, siteNav } from "./frame.ts";
import type { DataTable } from "./open-data.ts";
import { countsTable, pactTable, unjudgedTable } from "./pact-table.ts";
import { qualityOverview } from "./quality.ts";
import { embedName, memberFolder, membersOf, otherThan, pageName, type Site } from "./site.ts";
import { SITE_STYLE } from "./style.ts";

const TEXTS = {
  kind: { nl: "Dashboard energie en klimaat", en: "Energy and climate dashboard" },
  towns: { nl: "De gemeenten", en: "The municipalities" },
  townsLead: {
    nl: "Elke gemeente heeft een eigen bladzijde met haar doelen, metingen en gegevens.",
    en: "Every municipality has a page of its own with its goals, measurements and data.",
  },
  goals: { nl: "De doelen van het pact, per gemeente", en: "The pact's goals, by municipality" },
  goalsLead: {
    nl: "Gehaald, gemist of onzeker: zo komt het plan in het jaar van het doel uit. Onzeker betekent dat de marge van de aannames aan beide kanten van het doel valt. Onder het woord staat wat het plan haalt en wat gewild is. Het zijn berekeningen, geen metingen.",
    en: "Met, missed or uncertain: so the plan comes out in the year of the goal. Uncertain means that the range of the assumptions lies on both sides of the goal. Below the word stands what the plan reaches and what is wanted. These are computations, no measurements.",
  },
  unjudged: {
    nl: "Doelen die nergens te beoordelen zijn",
    en: "Goals that cannot be judged anywhere",
  },
  unjudgedLead: {
    nl: "Geen enkele gemeente heeft hiervoor de nodige cijfers aangeleverd. Dat is iets anders dan gemist.",
    en: "No municipality has supplied the figures that these need. That is something else than missed.",
  },
  ownGoals: { nl: "De doelen van de groep", en: "The goals of the group" },
  total: { nl: "De regio samen", en: "The region together" },
  totalLead: {
    nl: "Alle gemeenten samen. Hoeveelheden zijn sommen, verhoudingen zijn uit sommen berekend.",
    en: "All municipalities together. Amounts are sums, ratios are computed from sums.",
  },
  map: { nl: "De gemeenten in beeld", en: "The municipalities in pictures" },
  compared: { nl: "De gemeenten in cijfers", en: "The municipalities in figures" },
  comparedLead: {
    nl: "Alles staat per inwoner, per woning of als aandeel, zodat grote en kleine gemeenten te vergelijken zijn. Sterretje: het cijfer rust op dezelfde aanname als elders, en zegt dus niets over een verschil tussen gemeenten.",
    en: "All is per inhabitant, per dwelling or a share, so that large and small municipalities can be compared. Asterisk: the figure rests on the same assumption as elsewhere, and so says nothing of a difference between municipalities.",
  },
  quality: { nl: "Hoe goed de cijfers gegrond zijn", en: "How well founded the figures are" },
  qualityLead: {
    nl: "Per deel van het model een score van 0 tot 100: 100 als alle cijfers van de gemeente zelf gemeten zijn, 40 als ze van een groter geheel afgeleid zijn, 20 als het aannames zijn, 0 voor wat voorlopig is ingevuld. De meeste gemeenten leverden nog weinig eigen cijfers.",
    en: "A score from 0 to 100 for each part of the model: 100 where all figures of the municipality were measured, 40 where they are derived from a larger whole, 20 where they are assumptions, 0 for what is filled in for now. Most municipalities have supplied few figures of their own.",
  },
  data: { nl: "Open data", en: "Open data" },
  limits: { nl: "Grenzen van het model", en: "Limits of the model" },
} as const satisfies Record<string, Text>;

/** Maps and small multiples; ranks and moves are for the report. */
const isShown = (id: string): boolean => /^municipality-(?:tiles|multiples)-/.test(id);

/** @returns the text of the page */
export function indexPage(site: Site, tables: readonly DataTable[], language: Language): string {
  const { outcome, compared } = site;
  const say = (key: keyof typeof TEXTS): string => TEXTS[key][language];
  const view = groupView(outcome, compared);
  const total = reportView({ outcome: outcome.total, language }, 0);
  const { title, notes } = outcome.scenario;
  const { first, last } = view;
  const members = membersOf(site);
  const place = notes.title[language];
  const charts = site.charts[language].group.filter(({ id }) => isShown(id));
  const lead = {
    nl: `Hoe ${place} ervoor staat met het plan "${title.nl}": doelen, metingen en verwachtingen van ${members.length} gemeenten, ${first}–${last}.`,
    en: `How ${place} stands with the plan "${title.en}": goals, measurements and expectations of ${members.length} municipalities, ${first}–${last}.`,
  }[language];
  const pact = pactTable(site, language);
  const unjudged = unjudgedTable(site, language);
  const ownGoals = goalsTable(total);
  const parts: Part[] = [
    {
      ...{ id: "towns", title: say("towns") },
      body: markup`<p>${say("townsLead")}</p>
        <ul class="towns">${members.map(
          (member) =>
            markup`<li><a href="${memberFolder(member.id)}/${pageName(language, site)}">${member.title[language]}</a></li> `,
        )}</ul>`,
    },
    {
      ...{ id: "goals", title: say("goals") },
      body: markup`<p>${say("goalsLead")}</p>
        ${pact}
        ${
          unjudged === null
            ? null
            : markup`<h3 id="unjudged">${say("unjudged")}</h3>
                <p>${say("unjudgedLead")}</p>
                ${unjudged}`
        }
        ${countsTable(site, language)}`,
    },
    ...(ownGoals === null
      ? []
      : [
          {
            ...{ id: "group-goals", title: say("ownGoals") },
            body: markup`${goalCounts(total)}${ownGoals}`,
          },
        ]),
    {
      ...{ id: "total", title: say("total") },
      body: markup`<p>${say("totalLead")}</p>
        ${paragraphs([resultProse(total).join(" ")].filter((text) => text !== ""))}
        ${mainTable(total)}`,
    },
    ...(charts.length === 0
      ? []
      : [
          {
            ...{ id: "pictures", title: say("map") },
            body: markup`<div class="figures">
              ${charts.map(
                (chart, at): Html =>
                  markup`<div>${figure(chart, at + 1, "", language, 3)}
                    ${embedBlock(
                      embedName(outcome.scenario.model.id, chart.id, language, site),
                      `${chart.title}: ${place}`,
                      site,
                      language,
                    )}</div>`,
              )}
            </div>`,
          },
        ]),
    {
      ...{ id: "figures", title: say("compared") },
      body: markup`<p>${say("comparedLead")}</p>
        ${overviewTable(view, language)}`,
    },
    {
      ...{ id: "quality", title: say("quality") },
      body: markup`<p>${say("qualityLead")}</p>
        ${qualityOverview(site, language)}`,
    },
    {
      ...{ id: "data", title: say("data") },
      body: downloads(
        tables.filter(({ member }) => member === null),
        "",
        site,
        language,
      ),
    },
    {
      ...{ id: "limits", title: say("limits"), isShort: true as const },
      body: modelLimits(outcome.total.catalogue, language),
    },
  ];
  return pageText(
    {
      language,
      title: `${place}: ${say("kind")}`,
      description: lead,
      head: markup`${siteNav([], pageName(otherThan(language), site), language)}
        <p class="small">${say("kind")}</p>
        <h1>${place}</h1>
        <p class="lead">${lead}</p>`,
      parts,
      foot: siteFoot(site, language),
      style: SITE_STYLE,
    },
    site.files,
  );
}
