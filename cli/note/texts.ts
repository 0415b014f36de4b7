/** What `simulate note` says: its help, and what it did. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const NOTE = {
  note: {
    nl: "Vul een nota (Word of Markdown) in met cijfers, tabellen en grafieken van een plan",
    en: "Fill a note (Word or Markdown) with figures, tables and charts of a plan",
  },
  template: {
    nl: "Het sjabloon (.docx of .md), of een nota die al ingevuld is om ze te verversen",
    en: "The template (.docx or .md), or a note that was filled before, to renew it",
  },
  plans: {
    nl: "Het plan, en eventueel andere om mee te vergelijken; bij een ingevulde nota mogen ze weg",
    en: "The plan, and others to compare it with if any; may be left out with a filled note",
  },
  out: {
    nl: "Naam van de ingevulde nota (standaard naast het sjabloon: <sjabloon>-<plan>)",
    en: "Name of the filled note (default beside the template: <template>-<plan>)",
  },
  format: {
    nl: "Van een Markdown-sjabloon: html, één webpagina; fragments, elke grafiek en tabel apart",
    en: "Of a Markdown template: html, one web page; fragments, every chart and table by itself",
  },
  check: {
    nl: "Kijk na of een ingevulde nota nog klopt met het plan, en zoek losse cijfers",
    en: "See whether a filled note still agrees with the plan, and look for unbound numbers",
  },
  ensemble: {
    nl: "Map van een ensemble van het plan: voor banden, kansen en grafieken met banden",
    en: "Folder of an ensemble of the plan: for bands, chances and charts with bands",
  },
  strict: {
    nl: "Status 3 als de nota losse cijfers heeft",
    en: "Status 3 when the note has unbound numbers",
  },
  example: {
    nl: "De meegeleverde nota, in Markdown",
    en: "The supplied note, in Markdown",
  },
  exampleHtml: {
    nl: "Als webpagina, met een tweede plan ernaast",
    en: "As a web page, beside another plan",
  },
  exampleEnsemble: {
    nl: "Met banden en kansen uit een ensemble",
    en: "With bands and chances from an ensemble",
  },
  exampleCheck: {
    nl: "Klopt een nota nog? Het plan staat in de nota zelf",
    en: "Does a note still agree? It knows its plan itself",
  },
  noPlan: {
    nl: "Zeg met welk plan het sjabloon ingevuld wordt: simulate note SJABLOON PLAN.yaml",
    en: "Say which plan fills the template: simulate note TEMPLATE PLAN.yaml",
  },
  onlyMarkdown: {
    nl: "--format html en --format fragments gaan alleen met een Markdown-sjabloon (.md)",
    en: "--format html and --format fragments go with a Markdown template (.md) only",
  },
} as const satisfies Record<string, Text>;
