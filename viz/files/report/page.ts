/** The frame of every report: one file that needs nothing else and lets nothing else in. */
import { createHash } from "node:crypto";
import type { Language } from "../../numbers.ts";
import { fontFaces } from "../font-faces.ts";
import { markup, Html } from "./html.ts";
import { PAGE_STYLE } from "./page-style.ts";
import { STYLE } from "./style.ts";

/** A part of a report, with what the table of contents says of it. */
export interface Part {
  /** Plain letters, digits and hyphens, the only one of its kind in the page. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
  /** On paper it begins below the part before it, rather than on a page of its own. */
  readonly isShort?: true;
  /** What stands a level lower in the table of contents. */
  readonly below?: readonly { readonly id: string; readonly title: string }[];
}

export interface Page {
  readonly language: Language;
  /** Of the window, and of what the page says it is. */
  readonly title: string;
  readonly description: string;
  /** Heading and what stands below it. */
  readonly head: Html;
  readonly parts: readonly Part[];
  readonly foot: Html;
  /** Of this kind of page, behind the style that all have. */
  readonly style?: string;
}

export interface PageFiles {
  /** viz/fonts. */
  readonly fontFolder: string;
  /** What makes the page interactive; null for a page without scripts. */
  readonly script: string | null;
}

const WORDS = {
  skip: { nl: "Naar de inhoud", en: "Skip to the content" },
  contents: { nl: "Inhoud", en: "Contents" },
} as const;

const digest = (text: string): string =>
  `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

/** Nothing from elsewhere, and of scripts only ours, by its digest. */
export const contentPolicy = (script: string | null): string =>
  [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "img-src data: blob:",
    "font-src data:",
    "style-src 'unsafe-inline'",
    `script-src ${script === null ? "'none'" : digest(script)}`,
  ].join("; ");

/** @returns the whole page, the same bytes for the same page */
export function pageText(
  { language, title, description, head, parts, foot, style: own = "" }: Page,
  { fontFolder, script }: PageFiles,
): string {
  const style = `${fontFaces(fontFolder)}${STYLE}${PAGE_STYLE}${own}`;
  const entries = parts.map(
    ({ id, title: name, below = [] }) =>
      markup`<li><a href="#${id}">${name}</a>${
        below.length === 0
          ? null
          : markup`<ol>${below.map((one) => markup`<li><a href="#${one.id}">${one.title}</a></li>`)}</ol>`
      }</li>\n`,
  );
  // No space within the script: its digest is that of every character between the tags.
  const page = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="ademruimte">
<meta name="description" content="${description}">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#content">${WORDS.skip[language]}</a>
<div class="sheet">
<header>
${head}
</header>
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">${WORDS.contents[language]}</h2>
<ol>
${entries}</ol>
</nav>
<main id="content" tabindex="-1">
${parts.map(
  ({
    id,
    title: name,
    body,
    isShort,
  }) => markup`<section class="${isShort ? "page short" : "page"}" aria-labelledby="${id}">
<h2 id="${id}">${name}</h2>
${body}
</section>
`,
)}</main>
<footer>
${foot}
</footer>
</div>
${script === null ? null : markup`<script>${new Html(script)}</script>\n`}</body>
</html>
`;
  return page.text;
}
