/** The charts of a report, by theme: the question, the picture, and what it shows in words. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import type { DrawnChart, ShownChart } from "../drawn-chart.ts";
import { chartPlaces, chartTable } from "./chart-numbers.ts";
import { markup, Html } from "./html.ts";

interface ChartTheme {
  readonly id: string;
  readonly title: Text;
  readonly modules: readonly string[];
}

/** In the order in which a report shows them. */
export const CHART_THEMES: readonly ChartTheme[] = [
  {
    id: "climate",
    title: { nl: "CO₂ en klimaat", en: "CO₂ and climate" },
    modules: ["emissions", "climate"],
  },
  {
    id: "people",
    title: { nl: "Bevolking en voorzieningen", en: "People and services" },
    modules: ["demography", "services"],
  },
  { id: "homes", title: { nl: "Wonen", en: "Housing" }, modules: ["housing"] },
  {
    id: "buildings",
    title: { nl: "Andere gebouwen en bedrijven", en: "Other buildings and business" },
    modules: ["tertiary", "municipal", "industry", "agriculture"],
  },
  { id: "heat", title: { nl: "Warmtenetten", en: "Heat networks" }, modules: ["heat"] },
  { id: "mobility", title: { nl: "Mobiliteit", en: "Mobility" }, modules: ["mobility"] },
  {
    id: "power",
    title: { nl: "Wind, zon en elektriciteit", en: "Wind, sun and electricity" },
    modules: ["renewables", "electricity"],
  },
  { id: "money", title: { nl: "Kosten", en: "Costs" }, modules: ["costs"] },
];

/** What shows no module's figures in particular: goals, checks, programmes, indicators of plans. */
export const OTHER: ChartTheme = {
  id: "plan",
  title: { nl: "Wat het plan zelf opvolgt", en: "What the plan itself follows" },
  modules: [],
};

/** What a table of the report says better than a picture: whether each check holds. */
const IN_TABLES = new Set(["checks"]);

/** The charts that a report shows. */
export const reportCharts = (charts: readonly DrawnChart[]): DrawnChart[] =>
  charts.filter(({ id }) => !IN_TABLES.has(id));

/** The theme of a chart: that of the first module it shows that has one. */
function themeOf({ modules }: DrawnChart): ChartTheme {
  const themes = modules.flatMap(
    (module) => CHART_THEMES.find((theme) => theme.modules.includes(module)) ?? [],
  );
  return themes[0] ?? OTHER;
}

const WORDS = {
  figure: { nl: "Figuur", en: "Figure" },
  shows: { nl: "Wat de figuur toont", en: "What the figure shows" },
} as const satisfies Record<string, Text>;

/**
 * One chart with its caption; the picture itself names the plan and the source.
 *
 * @param level of its heading: one below that of the part in which it stands
 */
export function figure(
  chart: ShownChart,
  number: number,
  scope: string,
  language: Language,
  level: 3 | 4 = 4,
): Html {
  const id = `${scope}figure-${chart.id}`;
  const heading =
    level === 3
      ? markup`<h3 id="${id}">${chart.question}</h3>`
      : markup`<h4 id="${id}">${chart.question}</h4>`;
  return markup`<section class="figure">
    ${heading}
    <figure class="chart" data-chart="${chart.id}">
      <div class="picture" role="group" aria-label="${chart.title}" tabindex="0">${new Html(chart.svg)}</div>
      ${chartPlaces(chart)}
      <figcaption>
        ${WORDS.figure[language]} ${number}. ${chart.title}.
        <details>
          <summary>${WORDS.shows[language]}</summary>
          <p>${chart.alternative}</p>
        </details>
      </figcaption>
    </figure>
    ${chartTable(chart, language)}
  </section> `;
}

export interface ChartGroup {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/**
 * Charts by theme, those of a theme in the order in which they came.
 *
 * @param scope begins every id; empty where there is one region
 * @param first number of the first figure
 */
export function chartGroups(
  charts: readonly DrawnChart[],
  scope: string,
  first: number,
  language: Language,
): ChartGroup[] {
  let number = first;
  return [...CHART_THEMES, OTHER].flatMap((theme): ChartGroup[] => {
    const those = charts.filter((chart) => themeOf(chart) === theme);
    if (those.length === 0) return [];
    const id = `${scope}theme-${theme.id}`;
    const title = theme.title[language];
    return [
      {
        ...{ id, title },
        body: markup`<section>
          <h3 id="${id}">${title}</h3>
          <div class="figures">
            ${those.map((chart) => figure(chart, number++, scope, language))}
          </div>
        </section> `,
      },
    ];
  });
}
