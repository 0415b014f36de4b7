/** The report of an ensemble: how sure the figures of a plan are, which goals it meets how often, and what was drawn. */
import { isEvaluated, type EnsembleRecord } from "../../../engine/analysis/ensemble/record.ts";
import { GRADES, type Text } from "../../../engine/scenario/declarations.ts";
import { holdsFrom, likelihood, shareText } from "../../ensemble-words.ts";
import { GRADE } from "../../grade-words.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { statusWord } from "../../specs/goals.ts";
import type { EnsembleCharts } from "../ensemble-charts.ts";
import { chartGroups } from "./charts.ts";
import { fold } from "./fold.ts";
import { markup, type Html } from "./html.ts";
import { pageText, type PageFiles, type Part } from "./page.ts";
import { table } from "./table.ts";

/** The bands of the main indicators of a plan in a region, as the screen writes them. */
export interface BandTable {
  readonly years: readonly number[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
}

export interface EnsembleReport {
  /** The plans, in the order in which they were given. */
  readonly records: readonly EnsembleRecord[];
  /** Per region those of all plans together and of each by itself. */
  readonly charts: readonly (readonly EnsembleCharts[])[];
  /** `[region][plan]`. */
  readonly bands: readonly (readonly BandTable[])[];
  /** How it was drawn, and members that came to nothing; per plan. */
  readonly reading: readonly (readonly string[])[];
  /** What a band is, and what it leaves out. */
  readonly meaning: string;
  /** One per plan. */
  readonly hashes: readonly { readonly scenario: string; readonly engine: string }[];
  readonly language: Language;
  readonly version: string;
  readonly files: PageFiles;
}

const TEXTS = {
  title: { nl: "Hoe zeker is het", en: "How sure is it" },
  lead: {
    nl: "Hoe ver de uitkomsten uiteenlopen als de aannames anders zijn dan gedacht, en hoe vaak elk doel dan gehaald wordt.",
    en: "How far the results lie apart if assumptions turn out otherwise, and how often each goal is met then.",
  },
  short: { nl: "In het kort", en: "In short" },
  goals: { nl: "De doelen", en: "The goals" },
  bands: { nl: "Kerncijfers met hun band", en: "Key figures with their bands" },
  bandsLead: {
    nl: "In het midden, en tussen haakjes waartussen 9 van de 10 doorrekeningen liggen. Een streepje: geen waarde.",
    en: "In the middle, and between brackets where 9 in 10 runs lie. A dash: no value.",
  },
  figure: { nl: "Kerncijfer", en: "Key figure" },
  charts: { nl: "Figuren", en: "Figures" },
  drawn: { nl: "Wat er geloot werd", en: "What was drawn" },
  list: { nl: "De lijst: elk cijfer dat geloot werd", en: "The list: every figure that was drawn" },
  still: {
    nl: "Wat geen marge heeft staat vast, en staat met de rest in uncertain-inputs.csv.",
    en: "What has no range stands still, and stands with the rest in uncertain-inputs.csv.",
  },
  not: { nl: "Wat een band niet is", en: "What a band is not" },
  goal: { nl: "Doel", en: "Goal" },
  plan: { nl: "Plan", en: "Plan" },
  chance: { nl: "Kans", en: "Chance" },
  words: { nl: "In woorden", en: "In words" },
  from: { nl: "Geldt vanaf (9 van de 10)", en: "Holds from (9 in 10)" },
  plain: { nl: "Zonder loting", en: "Without drawing" },
  grade: { nl: "Waarop het berust", en: "What it rests on" },
  count: { nl: "Gegevens", en: "Figures" },
  address: { nl: "Gegeven", en: "Figure" },
  range: { nl: "Marge", en: "Range" },
  spread: { nl: "Verdeling", en: "Distribution" },
  source: { nl: "Bron", en: "Source" },
} as const satisfies Record<string, Text>;

/** What a band is often taken for. */
const NOT: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    "Geen voorspelling: of de marges juist zijn, is deels een oordeel.",
    "Geen pad: geen enkele doorrekening volgt de rand van een band, elk jaar heeft er een van zichzelf.",
    "Geen oordeel over plannen: banden van twee plannen kunnen elkaar overlappen terwijl het ene in elke doorrekening lager ligt. Zie differences.csv, doorrekening per doorrekening.",
    "Geen twijfel over wat het plan zich voorneemt: dat een belofte wordt nagekomen is niet geloot.",
  ],
  en: [
    "No forecast: whether the ranges are right is partly a judgement.",
    "No path: no single run follows the edge of a band, each year has one of its own.",
    "No verdict on plans: bands of two plans may overlap although the one is lower in every run. See differences.csv, run by run.",
    "No doubt about what the plan intends: whether a promise is kept is not drawn.",
  ],
};

/** How goals fare, in one sentence. */
function goalsSentence(record: EnsembleRecord, region: number, language: Language): string {
  const goals = record.regions[region]!.goals.filter(isEvaluated);
  if (goals.length === 0) return "";
  const count = (test: (share: number) => boolean): number =>
    goals.filter(({ met, evaluable }) => test(met / evaluable)).length;
  const [all, likely, open, unlikely, none] = [
    count((share) => share === 1),
    count((share) => share >= 2 / 3 && share < 1),
    count((share) => share >= 1 / 3 && share < 2 / 3),
    count((share) => share > 0 && share < 1 / 3),
    count((share) => share === 0),
  ];
  return language === "nl"
    ? `Van ${goals.length} doelen die te toetsen zijn: ${all} in elke doorrekening gehaald, ${likely} waarschijnlijk of meer, ${open} kan beide kanten op, ${unlikely} onwaarschijnlijk of minder, ${none} in geen enkele.`
    : `Of ${goals.length} goals that can be tested: ${all} met in every run, ${likely} likely or more, ${open} about as likely as not, ${unlikely} unlikely or less, ${none} in none.`;
}

function summaryOf(report: EnsembleReport, region: number): Html {
  const { records, bands, reading, meaning, language } = report;
  const plans = records.map((record, plan) => {
    const { years, rows } = bands[region]![plan]!;
    const last = years.length - 1;
    const told = rows.map(({ label, cells }) => markup`<li>${label}: ${cells[last]!}</li>\n`);
    const heading =
      records.length === 1 ? null : markup`<h3>${record.scenario.notes.title[language]}</h3>\n`;
    const lead =
      language === "nl"
        ? `In ${years[last]!}, in het midden en tussen haakjes in 9 van de 10 doorrekeningen:`
        : `In ${years[last]!}, in the middle and between brackets in 9 of 10 runs:`;
    return markup`${heading}<p>${goalsSentence(record, region, language)}</p>
<p>${lead}</p>
<ul>
${told}</ul>
`;
  });
  return markup`<p>${reading[0]![0]!}</p>
${plans}<p><strong>${meaning}</strong></p>
`;
}

function goalsOf({ records, language }: EnsembleReport, region: number): Html | null {
  const isOne = records.length === 1;
  const say = (key: keyof typeof TEXTS): string => TEXTS[key][language];
  const rows = records.flatMap((record) =>
    record.regions[region]!.goals.filter(isEvaluated).map((goal) => {
      const { target, met, evaluable, status } = goal;
      const name = `${target.year} ${record.scenario.notes.targets[target.id]!.short[language]}`;
      return [
        name,
        ...(isOne ? [] : [record.scenario.notes.title[language]]),
        { shown: shareText(met, evaluable, language), value: met / evaluable },
        likelihood(met, evaluable, language),
        holdsFrom(goal, language),
        statusWord(status, language),
      ];
    }),
  );
  if (rows.length === 0) return null;
  return table({
    caption: say("goals"),
    columns: [
      { title: say("goal") },
      ...(isOne ? [] : [{ title: say("plan") }]),
      { title: say("chance"), kind: "number" },
      ...(["words", "from", "plain"] as const).map((key) => ({ title: say(key) })),
    ],
    rows,
    ...{ hasHeading: true, isWide: true },
  });
}

const bandsOf = ({ records, bands, language }: EnsembleReport, region: number): Html =>
  markup`<p>${TEXTS.bandsLead[language]}</p>
${records.map((record, plan) => {
  const { years, rows } = bands[region]![plan]!;
  return table({
    caption: record.scenario.notes.title[language],
    columns: [
      { title: TEXTS.figure[language] },
      ...years.map((year) => ({ title: `${year}`, kind: "number" as const })),
    ],
    rows: rows.map(({ label, cells }) => [label, ...cells]),
    isWide: true,
  });
})}`;

/** Six figures tell a range apart. */
const short = (value: number, language: Language): string => {
  const [, decimals = ""] = `${Number(value.toPrecision(6))}`.split(".");
  return formatNumber(value, language, decimals.includes("e") ? 6 : Math.min(6, decimals.length));
};

function rangeOf(
  { low, high, lowFactor, highFactor, unit }: EnsembleRecord["inputs"][number],
  language: Language,
): string {
  if (low !== null && high !== null) {
    return `${short(low, language)} – ${short(high, language)} ${unit === "1" ? "" : unit}`.trim();
  }
  if (lowFactor === null || highFactor === null) return "–";
  return `× ${short(lowFactor, language)} – × ${short(highFactor, language)}`;
}

function drawnOf({ records, reading, language }: EnsembleReport): Html {
  const say = (key: keyof typeof TEXTS): string => TEXTS[key][language];
  return markup`${records.map((record, plan) => {
    const drawn = record.inputs.filter(({ input }) => input !== null);
    const title = record.scenario.notes.title[language];
    const counts = GRADES.map((grade) => ({
      grade,
      count: drawn.filter((one) => one.grade === grade).length,
    }));
    return markup`${records.length === 1 ? null : markup`<h3>${title}</h3>\n`}${reading[plan]!.map((text) => markup`<p>${text}</p>\n`)}
${table({
  caption: say("drawn"),
  columns: [{ title: say("grade") }, { title: say("count"), kind: "number" }],
  rows: counts
    .filter(({ count }) => count > 0)
    .map(({ grade, count }) => [
      GRADE[grade][language],
      { shown: formatNumber(count, language), value: count },
    ]),
  hasHeading: true,
})}<p>${say("still")}</p>
${fold(
  `drawn-${plan + 1}`,
  say("list"),
  "when-open",
  table({
    caption: say("list"),
    columns: (["address", "range", "spread", "grade", "source"] as const).map((key) => ({
      title: say(key),
    })),
    rows: drawn.map((one) => [
      one.year === null ? one.address : `${one.address}, ${one.year}`,
      rangeOf(one, language),
      one.distribution,
      GRADE[one.grade][language],
      one.source,
    ]),
    ...{ isWide: true, hasHeading: true },
  }),
)}`;
  })}`;
}

/** @returns the whole page, the same bytes for the same ensemble */
export function ensembleReport(report: EnsembleReport): string {
  const { records, charts, meaning, hashes, language, version, files } = report;
  const [first] = records;
  const say = (key: keyof typeof TEXTS): string => TEXTS[key][language];
  const titles = records.map(({ scenario }) => scenario.notes.title[language]);
  const title = `${say("title")}: ${titles.join(" · ")}`;
  const { regions } = first!;
  let shown = 0;
  const parts = regions.flatMap(({ id, title: place }, region): Part[] => {
    const isOnly = regions.length === 1;
    const scope = isOnly ? "" : `${id.replaceAll("_", "-")}-`;
    const named = (key: keyof typeof TEXTS): string =>
      isOnly ? say(key) : `${say(key)}: ${place[language]}`;
    const goals = goalsOf(report, region);
    const groups = charts[region]!.flatMap(({ charts: drawn, plan }) => {
      const own = records.length > 1 && plan !== null ? `${scope}plan-${plan + 1}-` : scope;
      const made = chartGroups(drawn, own, shown + 1, language);
      shown += drawn.length;
      return made.map((group) => ({
        ...group,
        heading:
          records.length > 1 && plan !== null && group === made[0]
            ? markup`<p><strong>${titles[plan]!}</strong></p>\n`
            : null,
      }));
    });
    return [
      { id: `${scope}summary`, title: named("short"), body: summaryOf(report, region) },
      ...(goals === null ? [] : [{ id: `${scope}goals`, title: named("goals"), body: goals }]),
      { id: `${scope}bands`, title: named("bands"), body: bandsOf(report, region) },
      {
        ...{ id: `${scope}charts`, title: named("charts") },
        body: markup`${groups.map(({ heading, body }) => markup`${heading}${body}`)}`,
      },
    ];
  });
  const lines = NOT[language].map((text) => markup`<li>${text}</li>\n`);
  return pageText(
    {
      ...{ language, title, description: say("lead") },
      head: markup`<h1>${title}</h1>
<p>${say("lead")}</p>`,
      parts: [
        ...parts,
        { id: "drawn", title: say("drawn"), body: drawnOf(report) },
        {
          ...{ id: "not", title: say("not"), isShort: true },
          body: markup`<p>${meaning}</p>
<ul>
${lines}</ul>`,
        },
      ],
      foot: markup`<p class="small">ademruimte ${version} · ${records.map(({ scenario }, at) => `${at === 0 ? "" : " · "}${scenario.notes.id} ${hashes[at]!.scenario.slice(0, 12)}`)}</p>`,
    },
    files,
  );
}
