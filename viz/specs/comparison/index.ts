/** All charts of a comparison, in the order in which a report shows them. */
import type { ComparedIndicator } from "../../../engine/analysis/comparison.ts";
import { isOwnId } from "../../../engine/analysis/run-series.ts";
import { futureYears } from "../../../engine/analysis/main-indicators.ts";
import { MEMBER_COLOURS } from "../../theme/colours.ts";
import type { Language } from "../../numbers.ts";
import { modulesOfOutputs } from "../frame.ts";
import { listed } from "../listed.ts";
import { comparedBudgetCharts } from "./budget-lines.ts";
import { differencePanels } from "./difference-panels.ts";
import { planLines } from "./plan-lines.ts";
import { sectorBars } from "./sector-bars.ts";
import { partsOf, stackedPanels, type Parts } from "./stacked-panels.ts";
import { matrixParts, targetMatrix } from "./target-matrix.ts";
import { found, type ComparisonChart, type ComparisonView } from "./view.ts";

/** What is drawn as lines when nobody asks for other indicators. */
export const LINE_INDICATORS = [
  "emissions.total",
  "emissions.per_inhabitant",
  "demography.population",
  "housing.dwellings",
  "housing.share_label_c_or_better",
  "heat.delivered",
  "renewables.production",
  "electricity.renewable_share",
  "mobility.cars",
  "mobility.share_electric",
  "costs.annual_cost",
  "costs.household_energy_bill",
] as const;

/** `lines-emissions-total`. */
const lineChart = (view: ComparisonView, indicator: ComparedIndicator): ComparisonChart => ({
  id: `lines-${indicator.id.replaceAll(/[^a-z0-9]+/g, "-").replace(/-$/, "")}`,
  title: indicator.label,
  question: {
    nl: `Hoe verloopt in elk plan: ${indicator.label.nl}?`,
    en: `How does this go in each plan: ${indicator.label.en}?`,
  },
  modules: modulesOfOutputs([indicator.id]),
  spec: (language) => planLines(view, indicator, language),
});

interface PartsChart extends Omit<ComparisonChart, "spec" | "modules"> {
  readonly parts: Parts;
  readonly total?: string;
  readonly told?: string;
  readonly when: "flow" | "stock";
}

export const PARTS_CHARTS: readonly PartsChart[] = [
  {
    id: "emissions-by-sector",
    title: {
      nl: "CO₂-uitstoot naar sector, per plan",
      en: "CO₂ emissions by sector, plan by plan",
    },
    question: {
      nl: "Welke sector stoot in welk plan hoeveel uit?",
      en: "Which sector emits how much in which plan?",
    },
    parts: {
      output: "emissions.by_sector",
      dimension: "sector",
      colours: MEMBER_COLOURS.sector,
    },
    total: "emissions.total",
    when: "flow",
  },
  {
    id: "final-energy-by-carrier",
    title: {
      nl: "Eindenergie naar energiedrager, per plan",
      en: "Final energy by carrier, plan by plan",
    },
    question: {
      nl: "Welke energie gebruikt de stad in welk plan, en hoeveel?",
      en: "Which energy does the city use in which plan, and how much?",
    },
    parts: {
      output: "emissions.energy",
      dimension: "carrier",
      colours: MEMBER_COLOURS.carrier,
    },
    when: "flow",
  },
  {
    id: "dwellings-by-heating",
    title: {
      nl: "Woningen naar hoofdverwarming, per plan",
      en: "Dwellings by main heating, plan by plan",
    },
    question: {
      nl: "Waarmee worden de woningen in elk plan verwarmd?",
      en: "What heats the dwellings in each plan?",
    },
    parts: {
      output: "housing.dwellings_by_heating",
      dimension: "heating",
      colours: MEMBER_COLOURS.heating,
    },
    // Plans seldom differ in how many dwellings there are, but in when natural gas is gone.
    told: "gas",
    when: "stock",
  },
];

function partsCharts(view: ComparisonView): ComparisonChart[] {
  return PARTS_CHARTS.flatMap(({ parts, total, told, when, ...chart }): ComparisonChart[] => {
    const group = partsOf(view, parts);
    if (group === null) return [];
    const { display } = group;
    const time = {
      flow: { nl: "per jaar", en: "per year" },
      stock: { nl: "op 1 januari", en: "on 1 January" },
    }[when];
    const spec = (language: Language) =>
      stackedPanels(view, group, language, {
        title: chart.title[language],
        unit: `${display.label[language]} ${time[language]}`,
        ...(total === undefined ? {} : { total }),
        ...(told === undefined ? {} : { told }),
      });
    return [{ ...chart, modules: modulesOfOutputs([parts.output]), spec }];
  });
}

function sectorChart(view: ComparisonView, years: readonly number[]): ComparisonChart[] {
  const { parts } = PARTS_CHARTS[0]!;
  const group = partsOf(view, parts);
  if (group === null) return [];
  const title = {
    nl: `CO₂-uitstoot naar sector in ${listed(years.map(String), "nl")}`,
    en: `CO₂ emissions by sector in ${listed(years.map(String), "en")}`,
  };
  const { label } = group.display;
  return [
    {
      id: "sectors-in-years",
      title,
      question: {
        nl: "Wat blijft er in elk plan over, en bij wie?",
        en: "What is left in each plan, and with whom?",
      },
      modules: modulesOfOutputs([parts.output]),
      spec: (language) =>
        sectorBars(
          view,
          group,
          years,
          language,
          title[language],
          `${label[language]} ${language === "nl" ? "per jaar" : "per year"}`,
        ),
    },
  ];
}

function differenceChart(
  view: ComparisonView,
  indicators: readonly ComparedIndicator[],
): ComparisonChart[] {
  if (differencePanels(view, indicators, "nl") === null) return [];
  return [
    {
      id: "differences",
      title: { nl: "Verschil met de referentie", en: "Difference to the reference" },
      question: {
        nl: "Wat brengt elk plan bij, en vanaf wanneer?",
        en: "What does each plan add, and from when?",
      },
      modules: modulesOfOutputs(indicators.map(({ id }) => id)),
      spec: (language) => differencePanels(view, indicators, language)!,
    },
  ];
}

/** One table, or several where there are more plans or goals than fit on a page. */
const targetCharts = (view: ComparisonView): ComparisonChart[] =>
  matrixParts(view).map((part, at, { length }) => ({
    id: at === 0 ? "targets-by-plan" : `targets-by-plan-${at + 1}`,
    title: { nl: "Doelen per plan", en: "Goals by plan" },
    question: {
      nl: "Welk plan haalt welke doelen, en wat ontbreekt er?",
      en: "Which plan meets which goals, and what is lacking?",
    },
    modules: [],
    spec: (language) => targetMatrix(view, part, { number: at + 1, of: length }, language),
  }));

/** What was asked for instead of the usual. */
export interface ChartQuestion {
  /** Ids and addresses of what is drawn as lines and as differences. */
  readonly indicators?: readonly string[];
  /** Years for the bars of the sectors. */
  readonly years?: readonly number[];
}

/** A plan may define hundreds of indicators; the others are in indicators.csv. */
const MOST_LINES = 24;

/** The indicators that plans define themselves, when nobody asks for others. */
const ownIds = ({ comparison, region }: ComparisonView): string[] =>
  comparison.regions[region]!.indicators.map(({ id }) => id).filter(isOwnId);

/** The charts that a comparison can fill. */
export function comparisonChartsOf(
  view: ComparisonView,
  { indicators, years = futureYears(view.first, view.last) }: ChartQuestion = {},
): readonly ComparisonChart[] {
  const drawn = (ids: readonly string[]): ComparedIndicator[] =>
    ids.flatMap((id) => found(view, id) ?? []).slice(0, MOST_LINES);
  const asked = drawn(indicators ?? LINE_INDICATORS);
  const lines = indicators === undefined ? [...asked, ...drawn(ownIds(view))] : asked;
  return [
    ...lines.slice(0, MOST_LINES).map((indicator) => lineChart(view, indicator)),
    ...partsCharts(view),
    ...sectorChart(view, years),
    ...differenceChart(view, asked),
    ...targetCharts(view),
    ...comparedBudgetCharts(view),
  ];
}
