/** What `import` says, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const IMPORT = {
  import: {
    nl: "Lees een tabel in (Statbel, Fluvius, CO2-inventaris, Provincies in Cijfers, eigen) als cijfers van een regio",
    en: "Import a table (Statbel, Fluvius, CO2 inventory, Provinces in Figures, your own) as figures of a region",
  },
  files: {
    nl: "CSV, tekst, .xlsx of .zip zoals u het downloadde; verschillende bestanden met één indeling samen",
    en: "CSV, text, .xlsx or .zip as you downloaded it; several files of one layout together",
  },
  region: { nl: "Map van uw regio", en: "Folder of your region" },
  mapping: {
    nl: "YAML-bestand dat zegt wat waar staat, of de naam van een meegeleverd; anders wordt de indeling herkend",
    en: "YAML file that says what stands where, or the name of a supplied one; else the layout is recognised",
  },
  year: { nl: "Alleen dit jaar", en: "Only this year" },
  municipality: {
    nl: "NIS-code of naam zoals het bestand die heeft (anders nis van region.yaml)",
    en: "NIS code or name as the file has it (else nis of region.yaml)",
  },
  grade: {
    nl: "Graad van de cijfers (standaard measured)",
    en: "Grade of the figures (default measured)",
  },
  range: {
    nl: "Hoever ze ernaast kunnen zitten, in procent; nodig als ze niet gemeten zijn",
    en: "How far they could be off, in per cent; needed where they were not measured",
  },
  source: { nl: "Titel van de bron", en: "Title of the source" },
  date: { nl: "Datum van de bron", en: "Date of the source" },
  note: { nl: "Toelichting bij de cijfers", en: "Remark beside the figures" },
  dryRun: {
    nl: "Toon wat zou veranderen en schrijf niets",
    en: "Show what would change and write nothing",
  },
  exampleStatbel: { nl: "kijken, zonder te schrijven", en: "a look, without writing" },
  exampleMapping: { nl: "met een eigen mapping", en: "with a mapping of your own" },
  recognised: { nl: "Herkend", en: "Recognised" },
  figure: { nl: "cijfer", en: "figure" },
  was: { nl: "was", en: "was" },
  becomes: { nl: "wordt", en: "becomes" },
  nothing: { nl: "–", en: "–" },
  total: { nl: "som van", en: "sum of" },
  values: { nl: "waarden", en: "values" },
  rows: { nl: "rijen", en: "rows" },
  inventory: { nl: "inventaris", en: "inventory" },
  leftOut: { nl: "cellen zonder waarde, weggelaten", en: "cells without a value, left out" },
  noughts: {
    nl: "lege cellen die volgens de mapping 0 zijn",
    en: "empty cells that are 0 according to the mapping",
  },
  noChange: {
    nl: "Alles staat er al: er verandert niets.",
    en: "All of it is there already: nothing changes.",
  },
  wouldWrite: { nl: "Zou schrijven", en: "Would write" },
  wrote: { nl: "Geschreven", en: "Written" },
  next: {
    nl: "Daarna: simulate quality",
    en: "Next: simulate quality",
  },
  badRange: {
    nl: "--range: geef een percentage van 0 tot 100, bijvoorbeeld 10",
    en: "--range: give a percentage from 0 to 100, for instance 10",
  },
  needsRange: {
    nl: "wat niet gemeten is, heeft een marge nodig: geef --range, bijvoorbeeld --range 10",
    en: "what was not measured needs a range: give --range, for instance --range 10",
  },
  needsNote: {
    nl: "een afgeleid cijfer of aanname heeft een toelichting nodig: geef --note",
    en: "a derived figure or assumption needs a remark: give --note",
  },
} satisfies Record<string, Text>;
