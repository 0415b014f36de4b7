/** What `export` says of itself, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const EXPORT = {
  export: {
    nl: "Geef uitkomsten door aan andere programma's: IAMC-tabel of datapakket (Frictionless)",
    en: "Hand results to other programs: IAMC table or data package (Frictionless)",
  },
  plans: {
    nl: "Paden van plannen, namen van meegeleverde (referentie), of de map van één ensemble",
    en: "Paths of plans, names of supplied ones (referentie), or the folder of one ensemble",
  },
  format: {
    nl: "iamc: één tabel van alle plannen, voor pyam en IIASA; datapackage: per plan een map met tabellen en hun schema",
    en: "iamc: one table of all plans, for pyam and IIASA; datapackage: a folder per plan with tables and their schema",
  },
  layout: {
    nl: "Bij iamc: een kolom per jaar (wide, standaard) of een rij per jaar (long)",
    en: "With iamc: a column per year (wide, the default) or a row per year (long)",
  },
  out: {
    nl: "Map, of bij iamc ook een bestand dat op .csv eindigt (standaard results)",
    en: "Folder, or with iamc a file that ends in .csv (default results)",
  },
  onlyIamc: {
    nl: "--layout hoort bij --format iamc",
    en: "--layout goes with --format iamc",
  },
  noEnsemble: {
    nl: "geef het plan zelf, of de map die simulate ensemble schreef",
    en: "give the plan itself, or the folder that simulate ensemble wrote",
  },
  exampleEnsemble: { nl: "De banden van een ensemble", en: "The bands of an ensemble" },
  noPlan: { nl: "geef minstens één plan", en: "give at least one plan" },
  variables: { nl: "variabelen", en: "variables" },
  tables: { nl: "tabellen", en: "tables" },
  leftOut: {
    nl: "uitkomsten staan er niet in",
    en: "results are not in it",
  },
  why: { nl: "--json zegt welke en waarom", en: "--json says which and why" },
  example: {
    nl: "Twee plannen als IAMC-tabel",
    en: "Two plans as an IAMC table",
  },
  examplePackage: { nl: "Een datapakket", en: "A data package" },
} as const satisfies Record<string, Text>;
