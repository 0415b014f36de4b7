/** The page of one municipality: its goals, what was measured against its path, and its data. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { quantitiesOf } from "../../../engine/scenario/address.ts";
import { GRADE } from "../../grade-words.ts";
import { displayUnit, formatNumber, formatQuantity, type Language } from "../../numbers.ts";
import { figure } from "../report/charts.ts";
import { goalCounts, goalsTable } from "../report/goals.ts";
import { markup, type Html } from "../report/html.ts";
import { mainTable } from "../report/key-figures.ts";
import { modelLimits } from "../report/model-limits.ts";
import { pageText, type Part } from "../report/page.ts";
import { reportView } from "../report/run-view.ts";
import { sourceNamer } from "../report/source-names.ts";
import { table, type TableCell } from "../report/table.ts";
import { embedBlock } from "./embed.ts";
import { downloads, siteFoot, siteNav } from "./frame.ts";
import type { DataTable } from "./open-data.ts";
import { spansText } from "./path-charts.ts";
import { qualityTable } from "./quality.ts";
import { lastOf, recordedOf, type Recorded } from "./recorded.ts";
import {
  embedName,
  memberFolder,
  membersOf,
  otherThan,
  pageName,
  type Member,
  type Site,
} from "./site.ts";
import { SITE_STYLE } from "./style.ts";

const TEXTS = {
  goals: { nl: "De doelen", en: "The goals" },
  goalsLead: {
    nl: "Bereikt is wat het plan volgens het model in het jaar van het doel haalt: een berekening. Helemaal rechts staat het laatste jaar waarvan een cijfer bekend is, en of dat gemeten is.",
    en: "Reached is what the plan reaches by the model in the year of the goal: a computation. On the far right stands the last year of which a figure is known, and whether it was measured.",
  },
  noGoals: {
    nl: "Van deze gemeente zijn geen doelen bekend.",
    en: "No goals of this municipality are known.",
  },
  last: { nl: "Laatst bekend cijfer", en: "Last known figure" },
  never: { nl: "geen", en: "none" },
  placeholder: { nl: "voorlopig", en: "for now" },
  paths: { nl: "Bekende cijfers tegenover het pad", en: "Known figures against the path" },
  pathsLead: {
    nl: "De volle lijn is het pad van het plan, de streepjeslijn ongewijzigd beleid. Open cirkels en vierkantjes zijn bekende cijfers van voor en na het startjaar; onder de figuur staat of ze gemeten zijn. Een ruit is een doel.",
    en: "The full line is the path of the plan, the dashed line unchanged policy. Open circles and squares are known figures of before and after the base year; below the figure stands whether they were measured. A diamond is a goal.",
  },
  main: { nl: "Kerncijfers", en: "Main indicators" },
  measured: {
    nl: "Wat gemeten, afgeleid en aangenomen is",
    en: "What is measured, derived and assumed",
  },
  measuredLead: {
    nl: "Van deze indicatoren zijn cijfers bekend. Al het andere op deze bladzijde is berekend.",
    en: "Figures of these indicators are known. All else on this page is computed.",
  },
  noMeasured: {
    nl: "Van geen enkele indicator is een meting bekend: alles op deze bladzijde is berekend.",
    en: "No measurement of any indicator is known: all on this page is computed.",
  },
  indicator: { nl: "Indicator", en: "Indicator" },
  years: { nl: "Jaren en hoe goed", en: "Years and how well founded" },
  value: { nl: "Laatste waarde", en: "Last value" },
  path: { nl: "Pad van het plan", en: "Path of the plan" },
  source: { nl: "Bron van de laatste", en: "Source of the last" },
  quality: { nl: "Hoe goed de cijfers gegrond zijn", en: "How well founded the figures are" },
  qualityLead: {
    nl: "Op deze cijfers rust elk deel van het model. De score is 100 als alles gemeten is, 40 als het van een groter geheel afgeleid is, 20 als het aannames zijn. Voorlopig: ingevuld tot de gemeente het cijfer levert.",
    en: "Each part of the model rests on these figures. The score is 100 where all was measured, 40 where it is derived from a larger whole, 20 where it is assumed. For now: filled in until the municipality supplies the figure.",
  },
  data: { nl: "Open data", en: "Open data" },
  limits: { nl: "Grenzen van het model", en: "Limits of the model" },
} as const satisfies Record<string, Text>;

/** `2021 (afgeleid)`: which year, and how well founded where it was not measured. */
function lastCell(last: Recorded | null, language: Language): TableCell {
  if (last === null) return TEXTS.never[language];
  const { year, value, unit, grade, isPlaceholder } = last;
  const how = [
    GRADE[grade][language],
    ...(isPlaceholder ? [TEXTS.placeholder[language]] : []),
  ].join(", ");
  const quantity = formatQuantity(value, unit, language);
  return {
    shown: markup`${`${year}`}<br><span class="small">${quantity} (${how})</span>`,
    value: year,
  };
}

/** Every indicator that was measured, with its years and the path in the last of them. */
function measuredTable(
  { outcome }: Member,
  recorded: readonly Recorded[],
  language: Language,
): Html {
  const outputs = quantitiesOf(outcome.catalogue, "outputs");
  const sourceName = sourceNamer(outcome.scenario);
  const { own, run } = outcome;
  const rows = [...new Set(recorded.map(({ indicator }) => indicator))].map(
    (indicator): TableCell[] => {
      const those = recorded.filter((one) => one.indicator === indicator);
      const last = those.at(-1)!;
      const { first, years } = run.shape;
      const isInRun = last.year >= first && last.year < first + years;
      const hasPath = isInRun && own.run.has(indicator);
      const display = displayUnit(last.unit, last.value);
      const course = hasPath ? own.run.at(indicator, last.year, 0, 0) : NaN;
      return [
        outputs.get(indicator)?.label[language] ?? indicator,
        spansText(those, language),
        {
          shown: `${formatQuantity(last.value, last.unit, language)} (${last.year})`,
          value: last.value,
        },
        Number.isNaN(course)
          ? "–"
          : {
              shown: formatNumber(course / display.factor, language, display.decimals),
              value: course,
            },
        last.source.split("; ").map(sourceName).join("; "),
      ];
    },
  );
  return table({
    caption: TEXTS.measured[language],
    columns: [
      { title: TEXTS.indicator[language] },
      { title: TEXTS.years[language] },
      { title: TEXTS.value[language], kind: "number" },
      { title: TEXTS.path[language], kind: "number" },
      { title: TEXTS.source[language] },
    ],
    rows,
    hasHeading: true,
    isWide: true,
  });
}

/** @returns the text of the page */
export function municipalityPage(
  site: Site,
  at: number,
  tables: readonly DataTable[],
  language: Language,
): string {
  const members = membersOf(site);
  const member = members[at]!;
  const { id, title, outcome } = member;
  const say = (key: keyof typeof TEXTS): string => TEXTS[key][language];
  const view = reportView({ outcome, language }, 0);
  const recorded = recordedOf(outcome);
  const name = title[language];
  const region = site.outcome.scenario.notes.title[language];
  const plan = site.outcome.scenario.title;
  const { first, last } = outcome.scenario.model;
  const root = "../../";
  const lead = {
    nl: `Hoe ${name} ervoor staat met het plan "${plan.nl}", ${first}–${last}: de doelen, wat gemeten is en wat het model verwacht.`,
    en: `How ${name} stands with the plan "${plan.en}", ${first}–${last}: the goals, what was measured and what the model expects.`,
  }[language];
  const goals = goalsTable(view, {
    title: say("last"),
    cell: ({ target }) => lastCell(lastOf(recorded, target.indicator), language),
  });
  const charts = site.charts[language].members[at]!;
  const parts: Part[] = [
    {
      ...{ id: "goals", title: say("goals") },
      body:
        goals === null
          ? markup`<p>${say("noGoals")}</p>`
          : markup`<p>${say("goalsLead")}</p>
              ${goalCounts(view)}${goals}`,
    },
    ...(charts.length === 0
      ? []
      : [
          {
            ...{ id: "paths", title: say("paths") },
            body: markup`<p>${say("pathsLead")}</p>
              <div class="figures">
                ${charts.map(
                  (chart, number): Html =>
                    markup`<div>${figure(chart, number + 1, "", language, 3)}
                      ${embedBlock(embedName(id, chart.id, language, site), `${chart.title}: ${name}`, site, language)}</div>`,
                )}
              </div>`,
          },
        ]),
    { id: "main", title: say("main"), body: markup`${mainTable(view)}` },
    {
      ...{ id: "measured", title: say("measured") },
      body:
        recorded.length === 0
          ? markup`<p>${say("noMeasured")}</p>`
          : markup`<p>${say("measuredLead")}</p>
              ${measuredTable(member, recorded, language)}`,
    },
    {
      ...{ id: "quality", title: say("quality") },
      body: markup`<p>${say("qualityLead")}</p>
        ${qualityTable(member, language)}`,
    },
    {
      ...{ id: "data", title: say("data") },
      body: downloads(
        tables.filter((one) => one.member === id),
        root,
        site,
        language,
      ),
    },
    {
      ...{ id: "limits", title: say("limits"), isShort: true as const },
      body: modelLimits(outcome.catalogue, language),
    },
  ];
  const beside = [members[at - 1], members[at + 1]].flatMap((other, side) =>
    other === undefined
      ? []
      : [
          {
            href: `${root}${memberFolder(other.id)}/${pageName(language, site)}`,
            title: side === 0 ? `← ${other.title[language]}` : `${other.title[language]} →`,
          },
        ],
  );
  return pageText(
    {
      language,
      title: `${name} · ${region}`,
      description: lead,
      head: markup`${siteNav(
        [{ href: `${root}${pageName(language, site)}`, title: region }, ...beside],
        pageName(otherThan(language), site),
        language,
      )}
        <h1>${name}</h1>
        <p class="lead">${lead}</p>`,
      parts,
      foot: siteFoot(site, language),
      style: SITE_STYLE,
    },
    site.files,
  );
}
