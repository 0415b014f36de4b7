/** What the pages of a dashboard share: the way between them, their foot, and how files are named. */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { formatNumber, type Language } from "../../numbers.ts";
import { markup, type Html } from "../report/html.ts";
import { CATALOGUE } from "./dcat.ts";
import { DATA_PACKAGE } from "./data-package.ts";
import type { DataTable } from "./open-data.ts";
import { table } from "../report/table.ts";
import { otherThan, type Site } from "./site.ts";

const TEXTS = {
  other: { nl: "Nederlands", en: "English" },
  nav: { nl: "Dit dashboard", en: "This dashboard" },
  download: { nl: "Bestand", en: "File" },
  what: { nl: "Wat erin staat", en: "What it holds" },
  size: { nl: "Grootte (kB)", en: "Size (kB)" },
  files: { nl: "Open data", en: "Open data" },
  package: {
    nl: "beschrijving van alle tabellen (Data Package van Frictionless): kolommen, eenheden, bronnen, licentie",
    en: "description of all tables (Data Package of Frictionless): columns, units, sources, licence",
  },
  catalogue: {
    nl: "catalogus voor dataportalen (DCAT-AP, JSON-LD)",
    en: "catalogue for data portals (DCAT-AP, JSON-LD)",
  },
  licence: { nl: "Licentie", en: "Licence" },
  publisher: { nl: "Uitgever", en: "Publisher" },
  issued: { nl: "Uitgegeven op", en: "Published on" },
  contact: { nl: "Contact", en: "Contact" },
  plan: { nl: "Plan", en: "Plan" },
  signed: { nl: "Berekend met", en: "Computed with" },
  lead: {
    nl: "Elke tabel is een CSV met komma's en decimale punten, een rij per waarneming. Een lege cel is een ontbrekende waarde, geen nul.",
    en: "Every table is a CSV with commas and decimal points, a row per observation. An empty cell is a missing value, not a nought.",
  },
  keep: {
    nl: "De bronnen waarop de cijfers rusten houden hun eigen licentie; ze staan met hun uitgever in datapackage.json.",
    en: "The sources on which the figures rest keep their own licence; they stand with their publisher in datapackage.json.",
  },
} as const satisfies Record<string, Text>;

export interface NavLink {
  readonly href: string;
  readonly title: string;
}

/** @param other where the same page stands in the other language */
export const siteNav = (links: readonly NavLink[], other: string, language: Language): Html => {
  const into = otherThan(language);
  return markup`<div class="site-nav" role="navigation" aria-label="${TEXTS.nav[language]}">
    <ul>${links.map(({ href, title }) => markup`<li><a href="${href}">${title}</a></li>`)}</ul>
    <a href="${other}" lang="${into}" hreflang="${into}">${TEXTS.other[into]}</a>
  </div> `;
};

const link = (href: string, text: string): Html => markup`<a href="${href}">${text}</a>`;

/**
 * The tables to download, and under which licence.
 *
 * @param root from the page to the folder of the site: empty, or `../../`
 */
export function downloads(
  tables: readonly DataTable[],
  root: string,
  site: Site,
  language: Language,
): Html {
  const say = (key: keyof typeof TEXTS): string => TEXTS[key][language];
  const { licence, publisher, issued, contact } = site.publication;
  const kilobytes = (bytes: Uint8Array): string =>
    formatNumber(bytes.length / 1000, language, bytes.length < 100_000 ? 1 : 0);
  const rows = tables.map(({ path, kind, bytes }) => [
    markup`<a href="${root}${path}" download>${path.slice(path.lastIndexOf("/") + 1)}</a>`,
    kind.about[language],
    { shown: kilobytes(bytes), value: bytes.length },
  ]);
  const facts: [string, Html][] = [
    [say("licence"), link(licence.url, licence.title)],
    [say("publisher"), markup`${publisher}`],
    ...(issued === null ? [] : [[say("issued"), markup`${issued}`] as [string, Html]]),
    ...(contact === null
      ? []
      : [[say("contact"), link(contact, contact.replace(/^mailto:/, ""))] as [string, Html]]),
  ];
  return markup`<p>${say("lead")}</p>
    ${table({
      caption: say("files"),
      columns: [
        { title: say("download") },
        { title: say("what") },
        { title: say("size"), kind: "number" },
      ],
      rows,
      hasHeading: true,
      isWide: true,
    })}
    <ul>
      <li><a href="${root}${DATA_PACKAGE}" download>datapackage.json</a>: ${say("package")}</li>
      <li><a href="${root}${CATALOGUE}" download>dcat.jsonld</a>: ${say("catalogue")}</li>
    </ul>
    <dl class="facts">${facts.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    <p>${say("keep")}</p>`;
}

/** Plan, program and the marks by which a run is known again. */
export function siteFoot(site: Site, language: Language): Html {
  const { hashes, version, outcome } = site;
  const marks = [hashes.engine, hashes.scenario, hashes.notes].map((one) => one.slice(0, 12));
  return markup`<p class="small">${TEXTS.plan[language]}: ${outcome.scenario.title[language]}. ${TEXTS.signed[language]} ademruimte ${version}.</p>
    <p class="hashes">${marks.join(" · ")}</p>`;
}
