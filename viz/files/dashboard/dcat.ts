/**
 * The open data of a dashboard as a catalogue by DCAT-AP 3 (semiceu.github.io/DCAT-AP) and its Flemish
 * profile (data.vlaanderen.be/doc/applicatieprofiel/DCAT-AP-VL), in JSON-LD: one dataset for all
 * municipalities together and one for each, a distribution per table.
 */
import type { Text } from "../../../engine/scenario/declarations.ts";
import { DATA_PACKAGE } from "./data-package.ts";
import type { DataTable } from "./open-data.ts";
import { membersOf, pageName, memberFolder, type Member, type Site } from "./site.ts";
import { dataAbout } from "./words.ts";

export const CATALOGUE = "data/dcat.jsonld";

const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  locn: "http://www.w3.org/ns/locn#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  spdx: "http://spdx.org/rdf/terms#",
  vcard: "http://www.w3.org/2006/vcard/ns#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
} as const;

const AUTHORITY = "http://publications.europa.eu/resource/authority";
const LANGUAGE_IDS = { nl: `${AUTHORITY}/language/NLD`, en: `${AUTHORITY}/language/ENG` } as const;
/** Environment, energy, regions and cities. */
const THEMES = ["ENVI", "ENER", "REGI"].map((theme) => `${AUTHORITY}/data-theme/${theme}`);
const ACCESS = `${AUTHORITY}/access-right/PUBLIC`;
const CSV_TYPE = `${AUTHORITY}/file-type/CSV`;
const MEDIA_TYPE = "https://www.iana.org/assignments/media-types/text/csv";
const FREQUENCY = `${AUTHORITY}/frequency/IRREG`;

const KEYWORDS: readonly Text[] = [
  { nl: "klimaat", en: "climate" },
  { nl: "energie", en: "energy" },
  { nl: "lokaal energie- en klimaatpact", en: "local energy and climate pact" },
  { nl: "scenario", en: "scenario" },
];

type Node = Readonly<Record<string, unknown>>;

const inBoth = ({ nl, en }: Text): Node[] => [
  { "@value": nl, "@language": "nl" },
  { "@value": en, "@language": "en" },
];
const ref = (id: string): Node => ({ "@id": id });
const typed = (value: string, type: string): Node => ({ "@value": value, "@type": `xsd:${type}` });

/** Addresses are whole where the site's own is known, and relative to this file where not. */
export const addressIn =
  ({ publication: { baseUrl } }: Pick<Site, "publication">) =>
  (path: string): string =>
    baseUrl === null ? `../${path}` : `${baseUrl}/${path}`;

interface DatasetOf {
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  /** Page on which it is shown. */
  readonly page: string;
  readonly place: Text;
  readonly tables: readonly DataTable[];
}

export function catalogueText(site: Site, tables: readonly DataTable[]): string {
  const { outcome, publication, hashes, version } = site;
  const { licence, publisher, issued, contact } = publication;
  const { first, last } = outcome.total.scenario.model;
  const address = addressIn(site);
  const agent = { "@id": "#publisher", "@type": "foaf:Agent", "foaf:name": publisher };
  const date = issued === null ? {} : { "dct:issued": typed(issued, "date") };
  const distribution = ({ path, kind, bytes }: DataTable): Node => ({
    ...{ "@id": address(path), "@type": "dcat:Distribution" },
    ...{ "dct:title": inBoth(kind.title), "dct:description": inBoth(kind.about), ...date },
    ...{ "dcat:accessURL": ref(address(path)), "dcat:downloadURL": ref(address(path)) },
    ...{ "dct:format": ref(CSV_TYPE), "dcat:mediaType": ref(MEDIA_TYPE) },
    "dct:license": ref(licence.url),
    "dcat:byteSize": typed(`${bytes.length}`, "nonNegativeInteger"),
    "dct:conformsTo": ref(address(DATA_PACKAGE)),
    "spdx:checksum": {
      "@type": "spdx:Checksum",
      "spdx:algorithm": ref("spdx:checksumAlgorithm_sha256"),
      "spdx:checksumValue": typed(site.sha256(bytes), "hexBinary"),
    },
  });
  const dataset = (of: DatasetOf): Node => ({
    ...{ "@id": `#${of.id}`, "@type": "dcat:Dataset", "dct:identifier": of.id },
    ...{ "dct:title": inBoth(of.title), "dct:description": inBoth(of.description), ...date },
    ...{ "dct:publisher": agent, "dct:accessRights": ref(ACCESS), "dcat:theme": THEMES.map(ref) },
    "dcat:keyword": KEYWORDS.flatMap(inBoth),
    "dct:language": [LANGUAGE_IDS.nl, LANGUAGE_IDS.en].map(ref),
    "dct:spatial": {
      ...{ "@type": "dct:Location", "skos:prefLabel": inBoth(of.place) },
    },
    "dct:temporal": {
      "@type": "dct:PeriodOfTime",
      "dcat:startDate": typed(`${first}-01-01`, "date"),
      "dcat:endDate": typed(`${last}-12-31`, "date"),
    },
    "dct:accrualPeriodicity": ref(FREQUENCY),
    "dcat:landingPage": ref(address(of.page)),
    "dcat:version": hashes.scenario.slice(0, 12),
    ...(contact === null
      ? {}
      : {
          "dcat:contactPoint": {
            ...{ "@type": "vcard:Kind", "vcard:fn": publisher },
            ...(contact.startsWith("mailto:")
              ? { "vcard:hasEmail": ref(contact) }
              : { "vcard:hasURL": ref(contact) }),
          },
        }),
    "dcat:distribution": of.tables.map(distribution),
  });
  const about = dataAbout(outcome);
  const { id, title, notes } = outcome.scenario;
  const datasets = [
    dataset({
      ...{ id, title, description: about, page: pageName(site.language, site) },
      ...{ place: notes.title, tables: tables.filter(({ member }) => member === null) },
    }),
    ...membersOf(site).map((member: Member) => {
      const named = (language: "nl" | "en"): string =>
        `${member.title[language]}: ${title[language]}`;
      return dataset({
        ...{ id: `${id}-${member.id}`, title: { nl: named("nl"), en: named("en") } },
        ...{ description: about, place: member.title },
        page: `${memberFolder(member.id)}/${pageName(site.language, site)}`,
        tables: tables.filter((table) => table.member === member.id),
      });
    }),
  ];
  const catalogue = {
    "@context": CONTEXT,
    ...{ "@id": "#catalogue", "@type": "dcat:Catalog" },
    ...{ "dct:title": inBoth(title), "dct:description": inBoth(about), ...date },
    ...{ "dct:publisher": agent, "dct:license": ref(licence.url) },
    "dct:language": [LANGUAGE_IDS.nl, LANGUAGE_IDS.en].map(ref),
    "foaf:homepage": ref(address(pageName(site.language, site))),
    "dcat:themeTaxonomy": ref(`${AUTHORITY}/data-theme`),
    "dct:creator": { "@type": "foaf:Agent", "foaf:name": `ademruimte ${version}` },
    "dcat:dataset": datasets,
  };
  return `${JSON.stringify(catalogue, null, 1)}\n`;
}
