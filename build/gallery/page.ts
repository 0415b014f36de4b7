/** The pages of the gallery as HTML: one by chart, and one for each plan and each comparison. */
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Language } from "../../viz/numbers.ts";
import type { ChartName } from "../../viz/specs/chart-names.ts";
import { galleryCharts } from "./chart-order.ts";
import type { Figure } from "./figures.ts";
import { STYLE } from "./style.ts";

/** A plan or a comparison with its charts. */
export interface Collection {
  readonly id: string;
  readonly kind: "plan" | "example" | "comparison";
  readonly title: Text;
  readonly figures: readonly Figure[];
}

const WORDS = {
  nl: {
    title: "Galerij van grafieken",
    about:
      "Elke grafiek die ademruimte tekent, van alle meegeleverde plannen: per grafiek op deze bladzijde, of per plan. Elke grafiek heeft een beschrijving voor wie ze niet kan zien, en haar cijfers in een Vega-Lite-bestand.",
    skip: "Naar de grafieken",
    contents: "Inhoud",
    plans: "Per plan",
    comparisons: "Plannen naast elkaar",
    charts: "Grafieken van een plan",
    compared: "Grafieken van een vergelijking",
    other: "In English",
    all: "Alle grafieken, per grafiek",
    alternative: "Beschrijving in woorden",
    spec: "Cijfers en tekening (Vega-Lite)",
    drawing: "SVG",
    large: "Groot (PNG)",
    empty: "Geen van deze plannen vult deze grafiek.",
    footer:
      "Gemaakt met npm run gallery. Lettertype: afgeleid van Source Sans 3, SIL Open Font License (fonts/OFL.txt).",
  },
  en: {
    title: "Gallery of charts",
    about:
      "Every chart that ademruimte draws, of all shipped plans: by chart on this page, or by plan. Every chart has a description for who cannot see it, and its figures in a Vega-Lite file.",
    skip: "To the charts",
    contents: "Contents",
    plans: "By plan",
    comparisons: "Plans side by side",
    charts: "Charts of a plan",
    compared: "Charts of a comparison",
    other: "In het Nederlands",
    all: "All charts, by chart",
    alternative: "Description in words",
    spec: "Figures and drawing (Vega-Lite)",
    drawing: "SVG",
    large: "Large (PNG)",
    empty: "None of these plans fills this chart.",
    footer:
      "Made with npm run gallery. Font: derived from Source Sans 3, SIL Open Font License (fonts/OFL.txt).",
  },
} as const;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as text, between tags and in attributes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPES[one]!);

/** File of a page: that of all charts, or that of a plan or a comparison. */
export function pageName(collection: string | null, language: Language): string {
  if (collection === null) return language === "nl" ? "index.html" : "en.html";
  return `${collection}.${language}.html`;
}

const otherOf = (language: Language): Language => (language === "nl" ? "en" : "nl");
const anchorOf = ({ of, id }: ChartName): string => `${of}-${id.toLowerCase()}`;

function link(href: string, text: string): string {
  return `<a href="${escaped(href)}">${escaped(text)}</a>`;
}

function figureHtml(figure: Figure, heading: string, language: Language): string {
  const words = WORDS[language];
  const { file, alternative, width, height } = figure;
  return `<figure>
<h3>${escaped(heading)}</h3>
<img src="${escaped(file)}.png" alt="${escaped(alternative)}" width="${width}" height="${height}" loading="lazy" decoding="async">
<figcaption>
<details><summary>${words.alternative}</summary><p>${escaped(alternative)}</p></details>
<div class="links">${link(`${file}.png`, words.large)} ${link(`${file}.svg`, words.drawing)} ${link(`${file}.vl.json`, words.spec)}</div>
</figcaption>
</figure>`;
}

interface Page {
  readonly title: string;
  readonly about: string;
  readonly nav: string;
  readonly main: string;
  /** The same page in the other language. */
  readonly other: string;
}

function pageHtml({ title, about, nav, main, other }: Page, language: Language): string {
  const words = WORDS[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="fonts/fonts.css">
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#charts">${words.skip}</a>
<header>
<p class="languages"><a href="${escaped(other)}" lang="${otherOf(language)}" hreflang="${otherOf(language)}">${words.other}</a></p>
<h1>${escaped(title)}</h1>
<p>${escaped(about)}</p>
</header>
<nav aria-label="${words.contents}">
${nav}
</nav>
<main id="charts" tabindex="-1">
${main}
</main>
<footer>${escaped(words.footer)}</footer>
</body>
</html>
`;
}

function list(title: string, items: readonly string[], isWide = false): string {
  if (items.length === 0) return "";
  const lines = items.map((item) => `<li>${item}</li>`).join("\n");
  return `<div${isWide ? ' class="wide"' : ""}><h2>${escaped(title)}</h2>\n<ul>\n${lines}\n</ul></div>`;
}

/** Links to the pages of plans and of comparisons; the page itself is no link. */
function collectionLists(
  collections: readonly Collection[],
  language: Language,
  current: string | null,
): string {
  const words = WORDS[language];
  const items = (kinds: readonly Collection["kind"][]): string[] =>
    collections
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ id, title }) =>
        id === current
          ? `<strong aria-current="page">${escaped(title[language])}</strong>`
          : link(pageName(id, language), title[language]),
      );
  return [
    list(words.plans, items(["plan", "example"]), true),
    list(words.comparisons, items(["comparison"]), true),
  ].join("\n");
}

/** All charts, each with the plans or comparisons beside each other. */
export function chartPage(collections: readonly Collection[], language: Language): string {
  const words = WORDS[language];
  const entries = (of: ChartName["of"]): string[] =>
    galleryCharts
      .filter((name) => name.of === of)
      .map((name) => link(`#${anchorOf(name)}`, name.question[language]));
  const sections = galleryCharts.map((name) => {
    const shown = collections.flatMap(({ title, figures }) =>
      figures
        .filter(({ chart }) => chart.id === name.id && chart.of === name.of)
        .map((figure) => figureHtml(figure, title[language], language)),
    );
    const figures =
      shown.length > 0
        ? `<div class="figures">\n${shown.join("\n")}\n</div>`
        : `<p>${escaped(words.empty)}</p>`;
    return `<section id="${anchorOf(name)}">
<h2>${escaped(name.question[language])}</h2>
<p><code>${escaped(name.id)}</code></p>
${figures}
</section>`;
  });
  return pageHtml(
    {
      title: words.title,
      about: words.about,
      nav: [
        collectionLists(collections, language, null),
        list(words.charts, entries("run"), true),
        list(words.compared, entries("comparison"), true),
      ].join("\n"),
      main: sections.join("\n"),
      other: pageName(null, otherOf(language)),
    },
    language,
  );
}

/** All charts of one plan or comparison, in the order of the list of charts. */
export function collectionPage(
  collection: Collection,
  collections: readonly Collection[],
  language: Language,
): string {
  const words = WORDS[language];
  const sections = galleryCharts.flatMap((name) => {
    const shown = collection.figures.filter(
      ({ chart }) => chart.id === name.id && chart.of === name.of,
    );
    if (shown.length === 0) return [];
    const figures = shown.map((figure) => figureHtml(figure, figure.title, language)).join("\n");
    return `<section id="${anchorOf(name)}">
<h2>${escaped(name.question[language])}</h2>
<p><code>${escaped(name.id)}</code></p>
<div class="figures">
${figures}
</div>
</section>`;
  });
  return pageHtml(
    {
      title: `${collection.title[language]}: ${words.title.toLowerCase()}`,
      about: words.about,
      nav: [
        collectionLists(collections, language, collection.id),
        list(words.contents, [link(pageName(null, language), words.all)]),
      ].join("\n"),
      main: sections.join("\n"),
      other: pageName(collection.id, otherOf(language)),
    },
    language,
  );
}
