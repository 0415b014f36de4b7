/** The report of a comparison of plans: one page in which everything stands that a reader needs. */
import { indicatorOf } from "../../../../engine/analysis/comparison.ts";
import type { Text } from "../../../../engine/scenario/declarations.ts";
import { formatNumber, formatSigned } from "../../../numbers.ts";
import { chartGroups, reportCharts } from "../charts.ts";
import { markup, type Html } from "../html.ts";
import { modelLimits } from "../model-limits.ts";
import { pageText, type Part } from "../page.ts";
import { list } from "../prose.ts";
import { table } from "../table.ts";
import { assumedBlocks, warningsOf } from "./assumed.ts";
import { attributionBlocks } from "./attribution.ts";
import { costBlocks } from "./costs.ts";
import { budgetsTable, measuredTable } from "./followed.ts";
import { goalCountsTable, goalsTable } from "./goals.ts";
import { indicatorsTable } from "./indicators.ts";
import {
  closestYear,
  comparedView,
  displayFor,
  others,
  planName,
  say,
  type ComparedView,
  type ComparisonReport,
} from "./view.ts";

const TEXTS = {
  report: { nl: "Verslag van een vergelijking", en: "Report of a comparison" },
  summary: { nl: "In het kort", en: "In short" },
  indicators: { nl: "Kerncijfers per plan", en: "Main indicators by plan" },
  goals: { nl: "Doelen per plan", en: "Goals by plan" },
  charts: { nl: "Figuren", en: "Figures" },
  work: { nl: "Wat het werk doet", en: "What does the work" },
  costs: { nl: "Kosten, en de kost per vermeden ton", en: "Costs, and the cost per tonne avoided" },
  followed: { nl: "Budgetten en metingen", en: "Budgets and measurements" },
  assumed: { nl: "Wat anders aangenomen wordt", en: "What is assumed differently" },
  limits: { nl: "Grenzen van het model", en: "Limits of the model" },
  cite: { nl: "Hoe dit te citeren", en: "How to cite this" },
  onRequest: {
    nl: "Met zoveel plannen wordt het verschil alleen op vraag verdeeld: simulate compare … --explain emissions.total",
    en: "With so many plans the difference is split only when asked for: simulate compare … --explain emissions.total",
  },
} as const satisfies Record<string, Text>;

/** Of more plans the title counts how many they are. */
const MOST_NAMED = 3;

const short = (hash: string): string => hash.slice(0, 12);

/** Which plans stand side by side, and how each is signed. */
function plansTable(view: ComparedView): Html {
  const { report, outcome } = view;
  const { runs, reference } = outcome.comparison;
  return table({
    caption: say(view, "De plannen", "The plans"),
    columns: [
      { title: "Plan" },
      { title: say(view, "Rol", "Role") },
      { title: say(view, "Jaren", "Years") },
      { title: say(view, "Kenmerk van het plan", "Mark of the plan") },
    ],
    rows: runs.map(({ id, scenario }, at) => [
      markup`${planName(view, at)}<code class="small">${id}</code>`,
      at === reference ? say(view, "de referentie", "the reference") : "–",
      `${scenario.model.first}–${scenario.model.last}`,
      markup`<code>${short(report.hashes[at]!.scenario)}</code>`,
    ]),
  });
}

/** What each plan does to the emissions and its goals, in a sentence each. */
function sentences(view: ComparedView): string[] {
  const { outcome, region, language } = view;
  const { comparison } = outcome;
  const year = closestYear(view);
  const indicator = indicatorOf(comparison, region, "emissions.total");
  const { targets } = comparison.regions[region]!;
  return comparison.runs.map((_, at) => {
    const name = planName(view, at);
    const path = indicator?.paths[at] ?? null;
    const value = path?.values[year - (path?.first ?? 0)] ?? null;
    const difference = path?.isSame === true ? (path.differences[year - path.first] ?? null) : null;
    const display = displayFor(path?.unit ?? "kg", []);
    const unit = `${display.label[language]} CO₂`;
    const amount = (of: number): string =>
      formatNumber(of / display.factor, language, display.decimals);
    const emissions =
      value === null
        ? say(view, "geen waarde voor de CO₂-uitstoot", "no value of the CO₂ emissions")
        : at === comparison.reference || difference === null
          ? `${amount(value)} ${unit} in ${year}`
          : say(
              view,
              `${amount(value)} ${unit} in ${year}, ${formatSigned(difference / display.factor, language, display.decimals)} tegenover de referentie`,
              `${amount(value)} ${unit} in ${year}, ${formatSigned(difference / display.factor, language, display.decimals)} against the reference`,
            );
    const count = (...statuses: readonly string[]): number =>
      targets.filter((target) => statuses.includes(target.runs[at]?.status ?? "")).length;
    const goals =
      targets.length === 0
        ? ""
        : say(
            view,
            `; doelen: ${count("met", "met_by_trend")} gehaald, ${count("missed")} gemist, ${count("uncertain")} onzeker`,
            `; goals: ${count("met", "met_by_trend")} met, ${count("missed")} missed, ${count("uncertain")} uncertain`,
          );
    return `${name}: ${emissions}${goals}.`;
  });
}

function missedEverywhere(view: ComparedView): Html | null {
  const { outcome, region, language } = view;
  const { targets } = outcome.comparison.regions[region]!;
  const names = targets
    .filter(({ runs }) => runs.every((one) => one?.status === "missed"))
    .map(({ short: name, runs }) => `${runs[0]!.target.year} ${name[language]}`);
  return names.length === 0
    ? null
    : markup`<h3 id="${view.scope}missed">${say(view, "In elk plan gemist", "Missed in every plan")}</h3>\n${list(names)}`;
}

const part = (id: string, title: string, ...body: readonly (Html | null)[]): Part[] =>
  body.every((one) => one === null) ? [] : [{ id, title, body: markup`${body}` }];

function partsOf(report: ComparisonReport, region: number, figuresBefore: number): Part[] {
  const view = comparedView(report, region);
  const { scope, ofRegion, language } = view;
  const title = (text: Text): string => `${text[language]}${ofRegion}`;
  const charts = reportCharts(report.charts[region]!);
  const groups = chartGroups(charts, scope, figuresBefore + 1, language);
  const warnings = warningsOf(view);
  const work = attributionBlocks(view);
  const costs = costBlocks(view);
  return [
    ...part(
      `${scope}summary`,
      title(TEXTS.summary),
      list(sentences(view)),
      warnings === null
        ? null
        : markup`<div class="warning" role="note"><h3 id="${scope}warnings">${say(view, "Let op", "Mind")}</h3>\n${warnings}</div>\n`,
      plansTable(view),
      missedEverywhere(view),
    ),
    ...part(`${scope}indicators`, title(TEXTS.indicators), indicatorsTable(view)),
    ...part(`${scope}goals`, title(TEXTS.goals), goalCountsTable(view), goalsTable(view)),
    {
      id: `${scope}charts`,
      title: title(TEXTS.charts),
      body: markup`${groups.map(({ body }) => body)}`,
      below: groups.map(({ id, title: name }) => ({ id, title: name })),
    },
    ...part(
      `${scope}work`,
      title(TEXTS.work),
      ...(work.length > 0
        ? work
        : others(view).length > 0
          ? [markup`<p>${TEXTS.onRequest[language]}</p>\n`]
          : []),
    ),
    ...part(`${scope}costs`, title(TEXTS.costs), ...costs),
    ...part(`${scope}followed`, title(TEXTS.followed), budgetsTable(view), measuredTable(view)),
    ...part(`${scope}assumed`, title(TEXTS.assumed), ...assumedBlocks(view)),
  ];
}

/** @returns the text of `report.html` */
export function comparisonReport(report: ComparisonReport): string {
  const { outcome, language, version, hashes, files } = report;
  const { comparison } = outcome;
  const { runs, reference, first, last } = comparison;
  const view = comparedView(report, 0);
  const names = runs.map((_, at) => planName(view, at));
  const besides = names.filter((_, at) => at !== reference);
  const title =
    besides.length > MOST_NAMED
      ? say(
          view,
          `${besides.length} plannen naast ${names[reference]!}`,
          `${besides.length} plans beside ${names[reference]!}`,
        )
      : [names[reference]!, ...besides].join(say(view, " naast ", " beside "));
  const places = comparison.regions.map((region) => region.title[language]).join(", ");
  const lead = say(
    view,
    `${runs.length} plannen voor ${places} naast elkaar, ${first}–${last}; elk wordt vergeleken met ${names[reference]!}.`,
    `${runs.length} plans for ${places} side by side, ${first}–${last}; each is held against ${names[reference]!}.`,
  );
  let figures = 0;
  const parts = comparison.regions.flatMap((_, region) => {
    const made = partsOf(report, region, figures);
    figures += reportCharts(report.charts[region]!).length;
    return made;
  });
  const { engine } = hashes[reference]!;
  const signed = names.map((name, at) => `${name} (${short(hashes[at]!.scenario)})`).join(", ");
  const cited = say(
    view,
    `Vergelijking van plannen voor ${places}, ${first}–${last}: ${signed}. Doorgerekend met het model ademruimte ${version} (rekenmodel ${short(engine)}).`,
    `Comparison of plans for ${places}, ${first}–${last}: ${signed}. Computed with the ademruimte model ${version} (engine ${short(engine)}).`,
  );
  return pageText(
    {
      language,
      title: `${title} · ademruimte`,
      description: lead,
      head: markup`<p class="small">${TEXTS.report[language]}</p>
<h1>${title}</h1>
<p>${lead}</p>
<p class="hashes">ademruimte ${version} · ${say(view, "rekenmodel", "engine")} ${short(engine)} · ${report.id}</p>`,
      parts: [
        ...parts,
        {
          id: "limits",
          title: TEXTS.limits[language],
          isShort: true,
          body: modelLimits(runs[reference]!.catalogue, language),
        },
        {
          id: "cite",
          title: TEXTS.cite[language],
          isShort: true,
          body: markup`<blockquote><p>${cited}</p></blockquote>
<p>${say(view, "Waar elk cijfer van een plan vandaan komt, staat in het verslag van dat plan.", "Where every figure of a plan comes from stands in the report of that plan.")}</p>
`,
        },
      ],
      foot: markup`<p class="small">${say(view, "Bron", "Source")}: ${say(view, "model ademruimte", "ademruimte model")}, ${names.join(", ")}.</p>`,
    },
    files,
  );
}
