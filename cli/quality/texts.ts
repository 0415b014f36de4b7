/** What `quality` says, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const QUALITY = {
  quality: {
    nl: "Toon per module hoe goed de cijfers van een regio onderbouwd zijn, en welke nog voorlopig of algemeen zijn",
    en: "Show per module how well founded the figures of a region are, and which are provisional or general still",
  },
  of: {
    nl: "Map van een regio, naam van een meegeleverde, of een plan",
    en: "Folder of a region, name of a supplied one, or a plan",
  },
  full: {
    nl: "Noem ook alle algemene cijfers bij naam",
    en: "Name all general figures as well",
  },
  exampleRegion: { nl: "de cijfers van een stad", en: "the figures of a city" },
  examplePlan: { nl: "met wat een plan anders invult", en: "with what a plan fills in otherwise" },
  title: { nl: "Kwaliteit van de cijfers van", en: "Quality of the figures of" },
  rule: {
    nl: "Een gemeten cijfer telt 100, officiële vooruitzichten 80, literatuur 60, een afgeleid cijfer 40, een aanname 20, een voorlopig of onbekend cijfer 0; de score is het gemiddelde over de cijfers.",
    en: "A measured figure counts 100, official projections 80, literature 60, a derived figure 40, an assumption 20, a provisional or unknown one 0; the score is the mean over the figures.",
  },
  module: { nl: "module", en: "module" },
  own: { nl: "score", en: "score" },
  all: { nl: "met herkomst", en: "with origins" },
  figures: { nl: "cijfers", en: "figures" },
  measured: { nl: "gemeten", en: "measured" },
  assumed: { nl: "aanname", en: "assumed" },
  general: { nl: "algemeen", en: "general" },
  columns: {
    nl: "score: de cijfers van de module zelf; met herkomst: ook alle cijfers van andere modules waar haar uitkomsten op steunen; algemeen: cijfers die de regio overneemt (Vlaanderen, of een andere stad).",
    en: "score: the module's own figures; with origins: also all figures of other modules that its results rest on; general: figures that the region takes over (Flanders, or another city).",
  },
  placeholders: { nl: "Voorlopig ingevuld", en: "Filled in for now" },
  unknown: { nl: "Onbekend", en: "Unknown" },
  defaults: { nl: "Algemene cijfers", en: "General figures" },
  none: { nl: "geen", en: "none" },
} satisfies Record<string, Text>;
