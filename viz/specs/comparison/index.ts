/** All charts of a comparison, in the order in which a report shows them. */
import type { ComparedIndicator } from "../../../engine/analysis/comparison.ts";
import { MEMBER_COLOURS } from "../../theme/colours.ts";
import type { Language } from "../../numbers.ts";
import { planLines } from "./plan-lines.ts";
import { partsOf, stackedPanels, type Parts } from "./stacked-panels.ts";
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
] as const;

/** `lines-emissions-total`. */
const lineChart = (view: ComparisonView, indicator: ComparedIndicator): ComparisonChart => ({
  id: `lines-${indicator.id.replaceAll(/[^a-z0-9]+/g, "-").replace(/-$/, "")}`,
  title: indicator.label,
  question: {
    nl: `Hoe verloopt in elk plan: ${indicator.label.nl}?`,
    en: `How does this go in each plan: ${indicator.label.en}?`,
  },
  spec: (language) => planLines(view, indicator, language),
});

interface PartsChart extends Omit<ComparisonChart, "spec"> {
  readonly parts: Parts;
  readonly total?: string;
  readonly when: "flow" | "stock";
}

const PARTS: readonly PartsChart[] = [
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
    when: "stock",
  },
];

function partsCharts(view: ComparisonView): ComparisonChart[] {
  return PARTS.flatMap(({ parts, total, when, ...chart }): ComparisonChart[] => {
    const group = partsOf(view, parts);
    if (group === null) return [];
    const { display } = group;
    const time = {
      flow: { nl: "per jaar", en: "per year" },
      stock: { nl: "op 1 januari", en: "on 1 January" },
    }[when];
    const spec = (language: Language) =>
      stackedPanels(view, group, language, {
        title: `${chart.title[language]} (${display.one === undefined ? display.label[language] : language === "nl" ? "aantal" : "number"})`,
        unit: `${display.label[language]} ${time[language]}`,
        ...(total === undefined ? {} : { total }),
      });
    return [{ ...chart, spec }];
  });
}

/** The charts that a comparison can fill. */
export function comparisonChartsOf(
  view: ComparisonView,
  indicators: readonly string[] = LINE_INDICATORS,
): readonly ComparisonChart[] {
  const lines = indicators.flatMap((id) => {
    const indicator = found(view, id);
    return indicator === null ? [] : [lineChart(view, indicator)];
  });
  return [...lines, ...partsCharts(view)];
}
