/** The report of a sensitivity analysis: per figure where its uncertainty comes from, and how far it moves. */
import type { SensitivityOutcome } from "../../../engine/analysis/sensitivity/outcome.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { shareSentences } from "../../sensitivity-sentences.ts";
import { figureWords, sharesTold } from "../../sensitivity-words.ts";
import type { DrawnChart } from "../drawn-chart.ts";
import { figure } from "./charts.ts";
import { markup, type Html } from "./html.ts";
import { pageText, type PageFiles, type Part } from "./page.ts";

export interface SensitivityReport {
  readonly outcome: SensitivityOutcome;
  /** Figures that have charts, by their number. */
  readonly charted: readonly number[];
  readonly charts: readonly DrawnChart[];
  readonly hashes: { readonly scenario: string; readonly engine: string };
  readonly language: Language;
  readonly version: string;
  readonly files: PageFiles;
}

const TEXTS = {
  nl: {
    title: "Gevoeligheid",
    lead: "Van welke aannames de onzekerheid komt, en hoe ver één aanname een cijfer kan verschuiven.",
    in: (value: string) => `In het plan: ${value}.`,
    span: (low: string, high: string) =>
      `Met alle aannames tegelijk onzeker liggen negen op de tien doorrekeningen tussen ${low} en ${high}.`,
    method: "Hoe dit berekend is",
    methods: (inputs: string, runs: string, seed: string) => [
      `Het plan is ${runs} keer doorgerekend met ${inputs} onzekere gegevens, telkens met andere waarden binnen hun marges (startgetal ${seed}; dezelfde opdracht geeft dezelfde uitkomst).`,
      "Onzekerheid is hier de variantie van die uitkomsten: hoe ver ze uit elkaar liggen. Het aandeel van een aanname is het deel dat zou wegvallen als ze gekend was. Wat pas ontstaat doordat aannames samen afwijken, staat apart.",
      "De marge bij een aandeel zegt hoe nauwkeurig dit aantal doorrekeningen het laat schatten. Ze zegt niet of de marges van de aannames zelf juist zijn: die zijn deels een oordeel, en staan met bron en reden in het rapport van het plan.",
      "Alle cijfers staan in sensitivity.csv.",
    ],
    foot: (version: string) => `Gemaakt met ademruimte ${version}`,
  },
  en: {
    title: "Sensitivity",
    lead: "Which assumptions the uncertainty comes from, and how far one assumption can move a figure.",
    in: (value: string) => `In the plan: ${value}.`,
    span: (low: string, high: string) =>
      `With all assumptions uncertain at once, nine in ten runs lie between ${low} and ${high}.`,
    method: "How this was computed",
    methods: (inputs: string, runs: string, seed: string) => [
      `The plan was run ${runs} times with ${inputs} uncertain figures, each time with other values within their ranges (seed ${seed}; the same command gives the same results).`,
      "Uncertainty is the variance of those results here: how far they lie apart. The share of an assumption is the part that would go if it were known. What only comes from assumptions being off together stands by itself.",
      "The interval at a share says how precisely this number of runs lets it be estimated. It does not say whether the ranges of the assumptions are right: those are partly judgements, and stand with source and reason in the report of the plan.",
      "All figures are in sensitivity.csv.",
    ],
    foot: (version: string) => `Made with ademruimte ${version}`,
  },
} as const;

/** @returns the whole page, the same bytes for the same analysis */
export function sensitivityReport(report: SensitivityReport): string {
  const { outcome, charted, language, hashes, version, files } = report;
  const said = TEXTS[language];
  const { scenario, study, inputs, seed } = outcome;
  const title = `${said.title}: ${scenario.notes.title[language]}`;
  const number = (value: number): string => formatNumber(value, language);
  let shown = 0;
  const parts: Part[] = charted.map((at, place) => {
    const charts = chartsOf(report, place);
    const first = shown + 1;
    shown += charts.length;
    const words = figureWords(outcome, outcome.figures[at]!, [], language);
    return {
      ...{ id: `figure-${at + 1}`, title: words.title },
      body: markup`${paragraphs(outcome, at, language)}<div class="figures">
${charts.map((chart, each) => figure(chart, first + each, "", language))}</div>`,
    };
  });
  const method = said.methods(number(inputs.length), number(study.runs), `${seed}`);
  parts.push({
    ...{ id: "method", title: said.method, isShort: true },
    body: markup`${method.map((text) => markup`<p>${text}</p>\n`)}`,
  });
  return pageText(
    {
      ...{ language, title, description: said.lead, parts },
      head: markup`<h1>${title}</h1>
<p>${said.lead}</p>`,
      foot: markup`<p>${said.foot(version)} · ${scenario.notes.id} · ${hashes.scenario.slice(0, 12)}</p>`,
    },
    files,
  );
}

/** The charts of one of the charted figures, which were drawn one figure after the other. */
function chartsOf({ charts, charted, outcome }: SensitivityReport, place: number): DrawnChart[] {
  const before = charted.slice(0, place).reduce((sum, at) => sum + chartsPer(outcome, at), 0);
  return charts.slice(before, before + chartsPer(outcome, charted[place]!));
}

/** A tornado, and shares where uncertainty was divided. */
const chartsPer = ({ study }: SensitivityOutcome, at: number): number =>
  study.figures[at]!.indices === null ? 1 : 2;

function paragraphs(outcome: SensitivityOutcome, at: number, language: Language): Html {
  const said = TEXTS[language];
  const { central, span } = outcome.study.figures[at]!;
  const ends = span === null ? [] : [span.low, span.high];
  const words = figureWords(outcome, outcome.figures[at]!, [central, ...ends], language);
  const unit = words.unit === "" ? "" : ` ${words.unit}`;
  const told = sharesTold(outcome, at, language);
  const shares = told === null ? [] : shareSentences(told, words.subject, language);
  const spans =
    span === null ? [] : [said.span(words.write(span.low), `${words.write(span.high)}${unit}`)];
  return markup`<p>${[said.in(`${words.write(central)}${unit}`), ...spans].join(" ")}</p>
${shares.length === 0 ? null : markup`<p><strong>${shares[0]!}</strong> ${shares.slice(1).join(" ")}</p>\n`}`;
}
