/** Pages that a note becomes: one for the whole of it, or one for each chart and table. */
import type { Language } from "../../../numbers.ts";
import { recordText, type FreshnessRecord } from "../../../note/freshness.ts";
import { fontFaces } from "../../font-faces.ts";
import { escaped, Html, markup } from "../../report/html.ts";
import { STYLE } from "../../report/style.ts";
import type { NoteHeading } from "./note-html.ts";

export const RECORD_ID = "ademruimte-note";

const NOTE_STYLE = `
nav.contents{margin-bottom:2rem}
main h1{margin-top:0}
.bound td.number{white-space:normal;min-width:5.5rem}
.bound .wide{min-width:0}
main>h2:first-child{border-top:0;margin-top:0}
.scroll table{width:auto;min-width:50%}
img{max-width:100%;height:auto}
blockquote{margin:1rem 0;padding:.1rem 1rem;border-left:4px solid var(--line);color:var(--muted)}
pre{overflow-x:auto;background:var(--band);padding:.8rem;border-radius:4px}
code{font-size:.9em}
@media print{main h2{margin-top:8mm}.scroll table{width:100%}}
`;

const FRAGMENT_STYLE = `
body{font-size:1rem}
.bound td.number{white-space:normal}
.fragment{max-width:60rem;margin:0 auto;padding:.25rem}
.fragment figure.chart{margin:0;max-width:none}
.fragment .picture{border:0;padding:0}
.fragment .scroll{margin:0}
.fragment .scroll table{width:100%}
`;

const INDEX_STYLE = `
iframe{width:100%;border:1px solid var(--line);background:#fff}
main section{margin:0 0 3rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
`;

/** Nothing runs and nothing comes from elsewhere. */
const policy = (frames: boolean): string =>
  [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "img-src data:",
    "font-src data:",
    "style-src 'unsafe-inline'",
    "script-src 'none'",
    ...(frames ? ["frame-src 'self' file:"] : []),
  ].join("; ");

const WORDS = {
  skip: { nl: "Naar de inhoud", en: "Skip to the content" },
  contents: { nl: "Inhoud", en: "Contents" },
  snippet: {
    nl: "Plak dit in de pagina (zet het bestand op dezelfde plaats):",
    en: "Paste this into the page (put the file in the same place):",
  },
  fragments: { nl: "Fragmenten van", en: "Fragments of" },
  about: {
    nl: "Elke grafiek en tabel staat in een bestand op zich, dat niets anders nodig heeft en met het venster meegroeit. Zet het bestand op uw website en plak de regel eronder in de pagina.",
    en: "Every chart and table is a file of its own that needs nothing else and grows with the window. Put the file on your site and paste the line below it into the page.",
  },
} as const;

interface Frame {
  readonly language: Language;
  readonly title: string;
  readonly style: string;
  readonly fontFolder: string;
  readonly hasFrames?: boolean;
}

const page = (
  { language, title, style, fontFolder, hasFrames = false }: Frame,
  body: Html,
): string =>
  markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(hasFrames)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="ademruimte">
<title>${title}</title>
<style>${new Html(fontFaces(fontFolder) + STYLE + style)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;

/** Levels of headings that a table of contents names. */
const LISTED = [1, 2, 3];

/** A whole note as a page that needs nothing else. */
export function notePage(
  note: { readonly body: Html; readonly headings: readonly NoteHeading[]; readonly title: string },
  language: Language,
  fontFolder: string,
): string {
  const listed = note.headings
    .filter(({ level, text }) => LISTED.includes(level) && text !== "")
    .slice(1);
  const contents =
    listed.length < 3
      ? null
      : markup`<nav class="contents" aria-label="${WORDS.contents[language]}"><ol>${listed.map(
          ({ id, text }) => markup`<li><a href="#${id}">${text}</a></li>\n`,
        )}</ol></nav>\n`;
  const body = markup`<a class="skip" href="#content">${WORDS.skip[language]}</a>
<div class="sheet">
${contents}<main id="content" tabindex="-1">
${note.body}</main>
</div>`;
  return page({ language, title: note.title, style: NOTE_STYLE, fontFolder }, body);
}

/** Puts the record into a page: data that no browser runs. */
export const withHtmlRecord = (html: string, record: FreshnessRecord): string =>
  html.replace(
    "</body>",
    () =>
      `<script type="application/json" id="${RECORD_ID}">\n${recordText(record)}\n</script>\n</body>`,
  );

/** One chart or table as a page to show within another. */
export const fragmentPage = (
  body: Html,
  title: string,
  language: Language,
  fontFolder: string,
): string =>
  page(
    { language, title, style: FRAGMENT_STYLE, fontFolder },
    markup`<main class="fragment"><h1 class="aloud">${title}</h1>${body}</main>`,
  );

export interface Fragment {
  /** Name of its file. */
  readonly file: string;
  readonly title: string;
  /** Width by height for a chart, which keeps its form; the height in pixels for a table. */
  readonly shape: { readonly width: number; readonly height: number } | { readonly height: number };
}

/**
 * The line to paste into another page. On a telephone a chart is no lower than where its labels can be
 * read: it is scrolled within its frame.
 */
export function snippet({ file, title, shape }: Fragment): string {
  const style =
    "width" in shape
      ? `aspect-ratio:${shape.width}/${shape.height};min-height:${shape.height}px`
      : `height:${shape.height}px`;
  return `<iframe src="${escaped(file)}" title="${escaped(title)}" loading="lazy" style="width:100%;${style};border:0"></iframe>`;
}

/** Shows every fragment with the line to paste. */
export function fragmentIndex(
  title: string,
  fragments: readonly Fragment[],
  language: Language,
  fontFolder: string,
): string {
  const heading = `${WORDS.fragments[language]} ${title}`;
  const body = markup`<div class="sheet"><main>
<h1>${heading}</h1>
<p>${WORDS.about[language]}</p>
${fragments.map(
  (fragment) => markup`<section><h2>${fragment.title}</h2>
${new Html(snippet(fragment))}
<p>${WORDS.snippet[language]}</p>
<pre tabindex="0"><code>${snippet(fragment)}</code></pre></section>
`,
)}</main></div>`;
  return page(
    { language, title: heading, style: NOTE_STYLE + INDEX_STYLE, fontFolder, hasFrames: true },
    body,
  );
}
