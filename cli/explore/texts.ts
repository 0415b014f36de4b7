/** What `explore` says of itself, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const EXPLORE = {
  explore: {
    nl: "Maak van een plan één webpagina met schuivers, die overal zonder netwerk opent",
    en: "Make one web page with sliders of a plan, which opens anywhere without a network",
  },
  plans: {
    nl: "Plannen: het eerste gaat open, de andere kunnen ernaast gelegd worden (paden of meegeleverde namen)",
    en: "Plans: the first is opened, the others can be laid beside it (paths or supplied names)",
  },
  public: {
    nl: "Pagina voor bewoners: minder schuivers, gewone woorden en een verhaal in stappen (uit dit bestand, of het meegeleverde)",
    en: "Page for residents: fewer sliders, plain words and a story in steps (of this file, or the supplied one)",
  },
  out: {
    nl: "Bestand voor de pagina (standaard results/ID-verkenner.html)",
    en: "File for the page (default results/ID-explorer.html)",
  },
  example: {
    nl: "Een pagina met schuivers van het plan van Kortrijk, met de referentie om ernaast te leggen",
    en: "A page with sliders of Kortrijk's plan, with the reference to lay beside it",
  },
  examplePublic: {
    nl: "De pagina voor bewoners",
    en: "The page for residents",
  },
  noPlan: { nl: "Geef minstens één plan op.", en: "Give at least one plan." },
  wrote: { nl: "Geschreven", en: "Written" },
  howTo: {
    nl: "Open het bestand in een browser, of zet het op een stick of een website: het heeft niets anders nodig.",
    en: "Open the file in a browser, or put it on a stick or a web site: it needs nothing else.",
  },
} as const satisfies Record<string, Text>;

/** What stands behind the plan's id in the name of the file. */
export const FILE_NAME = { nl: "verkenner", en: "explorer" } as const;
