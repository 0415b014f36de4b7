/** The words of `simulate dashboard`, nl and en. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const DASHBOARD = {
  dashboard: {
    nl: "Bouw een website van doelen, metingen en open data per gemeente, uit bewaarde berekeningen",
    en: "Build a website of goals, measurements and open data by municipality, from stored runs",
  },
  of: {
    nl: "Resultatenmap van een plan over meerdere gemeenten, map met een resultatenmap per gemeente, of een plan",
    en: "Results folder of a plan over several municipalities, folder with a results folder for each, or a plan",
  },
  out: {
    nl: "Map van de website; zonder: results/<plan>-dashboard",
    en: "Folder of the website; without it: results/<plan>-dashboard",
  },
  licence: {
    nl: "Licentie van de open data: CC0-1.0, CC-BY-4.0, ODbL-1.0, of een adres; zonder: de Vlaamse modellicentie voor gratis hergebruik",
    en: "Licence of the open data: CC0-1.0, CC-BY-4.0, ODbL-1.0, or an address; without it: the Flemish model licence for free reuse",
  },
  publisher: {
    nl: "Wie de gegevens uitgeeft; zonder: de naam van de groep",
    en: "Who publishes the data; without it: the name of the group",
  },
  baseUrl: {
    nl: "Adres waar de website zal staan, voor insluitcode en catalogus",
    en: "Address where the website will stand, for embed codes and the catalogue",
  },
  issued: {
    nl: "Dag van uitgave, JJJJ-MM-DD; zonder: geen",
    en: "Day of publication, YYYY-MM-DD; without it: none",
  },
  contact: {
    nl: "E-mailadres of webpagina voor vragen over de gegevens",
    en: "E-mail address or page for questions about the data",
  },
  example: { nl: "De website van een bewaarde berekening", en: "The website of a stored run" },
  wrongLicence: {
    nl: "--licence: geef CC0-1.0, CC-BY-4.0, ODbL-1.0 of een adres dat met https:// begint, niet",
    en: "--licence: give CC0-1.0, CC-BY-4.0, ODbL-1.0 or an address that begins with https://, not",
  },
  wrongBase: {
    nl: "--base-url: geef een adres dat met https:// of http:// begint, niet",
    en: "--base-url: give an address that begins with https:// or http://, not",
  },
  wrongDay: {
    nl: "--issued: geef een dag als 2026-03-01, niet",
    en: "--issued: give a day such as 2026-03-01, not",
  },
  wrongContact: {
    nl: "--contact: geef een e-mailadres of een adres dat met https:// begint, niet",
    en: "--contact: give an e-mail address or an address that begins with https://, not",
  },
  wrote: { nl: "Website", en: "Website" },
  open: { nl: "Open", en: "Open" },
  counted: {
    nl: "{municipalities} gemeenten · {charts} figuren om in te sluiten · {tables} tabellen open data",
    en: "{municipalities} municipalities · {charts} charts to embed · {tables} tables of open data",
  },
  published: {
    nl: "Uitgever van de gegevens: {publisher} · licentie: {licence}",
    en: "Publisher of the data: {publisher} · licence: {licence}",
  },
  change: {
    nl: "Klopt dat niet, geef dan --publisher en --licence.",
    en: "If that is not so, give --publisher and --licence.",
  },
} as const satisfies Record<string, Text>;
