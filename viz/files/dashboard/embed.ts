/** One chart as a page of its own, to be shown inside the page of somebody else. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import type { Language } from "../../numbers.ts";
import type { ShownChart } from "../drawn-chart.ts";
import { fontFaces } from "../font-faces.ts";
import { markup, Html } from "../report/html.ts";
import { contentPolicy } from "../report/page.ts";
import type { Site } from "./site.ts";
import { EMBED_STYLE } from "./style.ts";

const TEXTS = {
  shows: { nl: "Wat de figuur toont", en: "What the figure shows" },
  source: { nl: "Bron: model ademruimte, plan", en: "Source: ademruimte model, plan" },
  code: { nl: "Deze figuur insluiten", en: "Embed this figure" },
  say: {
    nl: "Kopieer deze code in uw eigen pagina. De figuur heeft geen scripts en vraagt niets van het netwerk.",
    en: "Copy this code into your own page. The figure has no scripts and asks nothing of the network.",
  },
  replace: {
    nl: "Vervang UW-WEBSITE door het adres waar dit dashboard staat.",
    en: "Put the address of this dashboard in the place of UW-WEBSITE.",
  },
} as const satisfies Record<string, Text>;

/** Pixels: as high as a chart with its texts. */
const HEIGHT = 620;

/** What stands where nobody said where the site will be. */
const PLACEHOLDER = "https://UW-WEBSITE/dashboard";

const escapedName = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** The markup that shows a chart in another page. */
export const embedCode = (file: string, title: string, { publication }: Site): string =>
  `<iframe src="${escapedName(`${publication.baseUrl ?? PLACEHOLDER}/${file}`)}" title="${escapedName(title)}" width="100%" height="${HEIGHT}" style="border:0" loading="lazy" sandbox="allow-popups"></iframe>`;

/** The code, to be unfolded below a chart. */
export const embedBlock = (file: string, title: string, site: Site, language: Language): Html =>
  markup`<details class="embed">
    <summary>${TEXTS.code[language]}</summary>
    <p>${TEXTS.say[language]} ${site.publication.baseUrl === null ? TEXTS.replace[language] : null}</p>
    <code class="code" tabindex="0">${embedCode(file, title, site)}</code>
  </details> `;

/** @returns the whole page, which needs nothing but itself */
export function embedPage(
  chart: ShownChart,
  place: string,
  site: Site,
  language: Language,
): string {
  const { fontFolder } = site.files;
  const title = `${chart.title}: ${place}`;
  const plan = site.outcome.scenario.title[language];
  const { licence, publisher } = site.publication;
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(null)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="ademruimte">
<meta name="description" content="${chart.question}">
<title>${title}</title>
<style>${new Html(`${fontFaces(fontFolder)}${EMBED_STYLE}`)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<div class="picture" role="group" aria-label="${chart.title}" tabindex="0">${new Html(chart.svg)}</div>
<details><summary>${TEXTS.shows[language]}</summary><p>${chart.alternative}</p></details>
<p>${TEXTS.source[language]} ${plan}. ${publisher}, ${licence.title}.</p>
</main>
</body>
</html>
`.text;
}
