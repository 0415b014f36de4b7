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
    nl: "Pagina voor bewoners: minder schuivers, gewone woorden en een verhaal in stappen (het meegeleverde, of dat van --story)",
    en: "Page for residents: fewer sliders, plain words and a story in steps (the supplied one, or that of --story)",
  },
  story: {
    nl: "Pagina voor bewoners met dit verhaal: een bestand, of de naam van een meegeleverd verhaal",
    en: "Page for residents with this story: a file, or the name of a supplied story",
  },
  out: {
    nl: "Bestand voor de pagina (standaard results/ID-verkenner.html)",
    en: "File for the page (default results/ID-explorer.html)",
  },
  serve: {
    nl: "Toon de pagina op deze computer, en opnieuw telkens als het plan opgeslagen wordt (stop met Ctrl-C)",
    en: "Show the page on this computer, and anew whenever the plan is saved (end with Ctrl-C)",
  },
  port: {
    nl: "Bij --serve: poort van het adres (standaard 2040, of een andere die vrij is)",
    en: "With --serve: port of the address (default 2040, or another that is free)",
  },
  open: {
    nl: "Bij --serve: open het adres in uw browser (--no-open: niet)",
    en: "With --serve: open the address in your browser (--no-open: do not)",
  },
  onlyServe: {
    nl: "--port en --no-open horen bij --serve.",
    en: "--port and --no-open go with --serve.",
  },
  serveOrOut: {
    nl: "--serve schrijft geen bestand: kies --serve of --out.",
    en: "--serve writes no file: choose --serve or --out.",
  },
  badPort: {
    nl: "--port: geef een geheel getal van 1 tot 65535.",
    en: "--port: give a whole number from 1 to 65535.",
  },
  serving: { nl: "De verkenner staat op", en: "The explorer is at" },
  ending: {
    nl: "Ze laadt opnieuw als u het plan opslaat. Stop met Ctrl-C.",
    en: "It loads again when you save the plan. End with Ctrl-C.",
  },
  renewed: { nl: "Opnieuw gelezen.", en: "Read again." },
  example: {
    nl: "Een pagina met schuivers van het plan van Kortrijk, met de referentie om ernaast te leggen",
    en: "A page with sliders of Kortrijk's plan, with the reference to lay beside it",
  },
  examplePublic: {
    nl: "De pagina voor bewoners",
    en: "The page for residents",
  },
  exampleServe: {
    nl: "Zie in de browser wat elke wijziging van uw plan doet",
    en: "See in the browser what every change of your plan does",
  },
  noPlan: {
    nl: "Geef minstens één plan op: simulate explore PLAN.yaml",
    en: "Give at least one plan: simulate explore PLAN.yaml",
  },
  onlyStory: {
    nl: "Van welk plan is dit het verhaal? simulate explore PLAN.yaml --story VERHAAL.yaml",
    en: "Of which plan is this the story? simulate explore PLAN.yaml --story STORY.yaml",
  },
  storyAsPlan: {
    nl: "is een verhaal en geen plan. Zo hoort het: simulate explore PLAN.yaml",
    en: "is a story and no plan. This is how: simulate explore PLAN.yaml",
  },
  publicAlone: {
    nl: "Achter --public staat geen waarde; een verhaal geeft u met --story",
    en: "--public takes no value; give a story with --story",
  },
  wrote: { nl: "Geschreven", en: "Written" },
  howTo: {
    nl: "Open het bestand in een browser, of zet het op een stick of een website: het heeft niets anders nodig.",
    en: "Open the file in a browser, or put it on a stick or a web site: it needs nothing else.",
  },
} as const satisfies Record<string, Text>;

/** What stands behind the plan's id in the name of the file. */
export const FILE_NAME = { nl: "verkenner", en: "explorer" } as const;
