/** What `migrate` says, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const MIGRATE = {
  migrate: {
    nl: "Breng plannen en regio's van een vroegere versie over naar de vorm van nu, met een diff",
    en: "Bring plans and regions of an earlier version to the form of today, with a diff",
  },
  files: {
    nl: "Plannen, pakketten, region.yaml, of mappen waarin ze staan",
    en: "Plans, packages, region.yaml, or folders that hold them",
  },
  write: {
    nl: "Schrijf de wijzigingen; wat er stond blijft ernaast als BESTAND.orig",
    en: "Write the changes; what was there stays beside it as FILE.orig",
  },
  from: {
    nl: "De vorm van bestanden zonder nummer (standaard: afgeleid uit wat erin staat)",
    en: "The form of files without a number (default: told by what stands in them)",
  },
  strict: {
    nl: "Status 3 als er iets te veranderen is",
    en: "Status 3 when there is something to change",
  },
  example: {
    nl: "Toon wat er in een map verandert",
    en: "Show what changes in a folder",
  },
  exampleWrite: {
    nl: "Verander een plan, en bewaar wat er stond",
    en: "Change a plan, and keep what was there",
  },
  current: { nl: "is van vorm", en: "is of format" },
  since: { nl: "sinds", en: "since" },
  byHand: { nl: "Dit moet met de hand:", en: "This is to be done by hand:" },
  written: { nl: "geschreven; wat er stond:", en: "written; what was there:" },
  notWritten: {
    nl: "Niets geschreven; met --write wel.",
    en: "Nothing written; with --write it is.",
  },
  refused: {
    nl: "Niets geschreven, ook niet met --write: herstel eerst wat hierboven als fout staat, of geef die bestanden niet op.",
    en: "Nothing written, not even with --write: first mend what is told above as an error, or leave those files out.",
  },
  nothing: {
    nl: "geen plan, pakket of regio gevonden",
    en: "no plan, package or region found",
  },
  noPlan: {
    nl: "is geen plan: een plan, pakket of regio eindigt op .yaml, een tabel op .csv",
    en: "is no plan: a plan, package or region ends in .yaml, a table in .csv",
  },
  whatToGive: {
    nl: "geef een plan, een pakket, een region.yaml of de map waarin ze staan: simulate migrate plannen",
    en: "give a plan, a package, a region.yaml or the folder that holds them: simulate migrate plans",
  },
  oneFile: { nl: "bestand bekeken", en: "file looked at" },
  moreFiles: { nl: "bestanden bekeken", en: "files looked at" },
  ofWhich: { nl: "waarvan", en: "of which" },
  unreadable: { nl: "niet te lezen", en: "cannot be read" },
  toChange: { nl: "te veranderen", en: "to change" },
  oneThing: { nl: "zaak met de hand", en: "thing by hand" },
  things: { nl: "zaken met de hand", en: "things by hand" },
  notUtf8: {
    nl: "dit bestand is geen UTF-8; sla het in uw editor op als UTF-8 en probeer opnieuw",
    en: "this file is not UTF-8; save it as UTF-8 in your editor and try again",
  },
} as const satisfies Record<string, Text>;
