/**
 * The file of an explorer: one page that holds its script, its style, its fonts and its data, and
 * that asks nothing of any network. The same bytes for the same data.
 */
import { createHash } from "node:crypto";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { PageData } from "../../explorer/session/page-data.ts";
import { escaped } from "../../viz/files/report/html.ts";

/** What the page is made of beside its data. */
export interface PageParts {
  /** The bundle of the page, in ASCII. */
  readonly script: string;
  /** Its style, the fonts in it. */
  readonly style: string;
  /** The licences of the libraries and the font in it. */
  readonly licences: string;
}

/** How a file of ours is known, within its first bytes. */
export const GENERATOR = "ademruimte explorer";

const WORDS = {
  explorer: { nl: "verkenner", en: "explorer" },
  opening: { nl: "De verkenner gaat open …", en: "The explorer is opening …" },
  noScripts: {
    nl: "Deze pagina rekent zelf, en daarvoor moet JavaScript aan staan. Zet het aan in uw browser en laad de pagina opnieuw; er gaat niets naar het internet.",
    en: "This page does its own calculations, and needs JavaScript for that. Switch it on in your browser and load the page again; nothing is sent to the internet.",
  },
} as const satisfies Record<string, Text>;

/** A square that breathes: an icon in the page keeps a browser from asking for one. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b5c86'/%3E%3Cpath d='M3 11l3-4 3 2 4-5' fill='none' stroke='%23fff' stroke-width='2'/%3E%3C/svg%3E";

const digest = (text: string): string =>
  `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/**
 * JSON in which nothing can end the element that it stands in, and nothing is read otherwise by the
 * reader of HTML than it was written: texts are what they were, to the sign.
 */
const dataText = (data: PageData): string =>
  JSON.stringify(data).replace(
    /[<>&\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** What ends a script, or makes its reader look for the end elsewhere. */
const ENDS_SCRIPT = /<!--|<\/?script/i;

/** Nothing from elsewhere; of scripts and styles only ours, by their digests. */
const policy = ({ script, style }: PageParts, isServed: boolean): string =>
  [
    "default-src 'none'",
    `script-src ${digest(script)}`,
    `style-src ${digest(style)}`,
    "img-src data: blob:",
    "font-src data:",
    "worker-src blob:",
    `connect-src ${isServed ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/**
 * @param title of the plan that is opened first
 * @param served what a server calls this version of the page, which may then listen to that server
 * @throws where the script could be read otherwise than it was written, which is a fault of ours
 */
export function explorerHtml(
  data: PageData,
  title: Text,
  parts: PageParts,
  served: string | null = null,
): string {
  const { language } = data;
  const { script, style, licences } = parts;
  if (ENDS_SCRIPT.test(script)) throw new Error("the script of the page ends itself");
  if (ENDS_SCRIPT.test(licences)) throw new Error("the text of the licences ends itself");
  if (/<\//.test(style)) throw new Error("the style of the page ends itself");
  const name = escaped(title[language]);
  return `<!doctype html>
<html lang="${language}"${served === null ? "" : ` data-served="${served}"`}>
<head>
<meta charset="utf-8">
<meta name="generator" content="${GENERATOR}">
<meta http-equiv="Content-Security-Policy" content="${policy(parts, served !== null)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name} – ${WORDS.explorer[language]}</title>
<link rel="icon" href="${ICON}">
<style>${style}</style>
</head>
<body>
<div id="app"><main class="opening"><h1>${name}</h1><p>${WORDS.opening[language]}</p></main></div>
<noscript><p class="no-scripts">${WORDS.noScripts[language]}</p></noscript>
<script type="application/json" id="page-data">${dataText(data)}</script>
<script type="text/plain" id="licences">
${licences}
</script>
<script id="page-script">${script}</script>
</body>
</html>
`;
}
