/** What `open` says of itself and at the desk, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const OPEN = {
  open: {
    nl: "Kies een plan uit een lijst (of geef er een), reken het door en open het verslag in de browser",
    en: "Choose a plan from a list (or give one), run it and open the report in the browser",
  },
  plans: {
    nl: "Plannen, mappen met resultaten of verslagen; niets om te kiezen",
    en: "Plans, folders of results or reports; none to choose",
  },
  from: {
    nl: "Map waarvan de plannen, ook die in haar map plannen, in de lijst komen",
    en: "Folder whose plans, those in its folder plannen too, are in the list",
  },
  browser: {
    nl: "Open het verslag in de browser (--no-open: niet)",
    en: "Open the report in the browser (--no-open: do not)",
  },
  wait: {
    nl: "Wacht aan het eind op Enter, voor een venster dat anders verdwijnt",
    en: "Wait for Enter at the end, for a window that would vanish",
  },
  out: {
    nl: "Map voor de resultaten (standaard results in de map van het project)",
    en: "Folder for the results (default results in the folder of the project)",
  },
  exampleChoose: { nl: "Kies uit een lijst", en: "Choose from a list" },
  exampleGiven: {
    nl: "Reken dit plan door en open het verslag",
    en: "Run this plan and open the report",
  },
  noJson: {
    nl: "open is voor wie aan het scherm zit. Voor een ander programma: simulate PLAN.yaml --json",
    en: "open is for whoever sits at the screen. For another program: simulate PLAN.yaml --json",
  },
  noTerminal: {
    nl: "Hier kan niemand kiezen. Geef het plan erbij: simulate open PLAN.yaml",
    en: "Nobody can choose here. Give the plan: simulate open PLAN.yaml",
  },
  what: {
    nl: "ademruimte rekent een plan van een stad door, van 2024 tot 2050, en toont het verslag in uw browser.\nKies een plan, of sleep een planbestand in dit venster en druk op Enter.",
    en: "ademruimte runs a city's plan, from 2024 to 2050, and shows the report in your browser.\nChoose a plan, or drag a plan file into this window and press Enter.",
  },
  noPlans: { nl: "Er zijn hier nog geen plannen.", en: "There are no plans here yet." },
  morePlans: {
    nl: "oudere plannen; geef er een met zijn pad",
    en: "older plans; give one by its path",
  },
  question: {
    nl: "Nummer of bestand (n: nieuw plan, Enter: stoppen): ",
    en: "Number or file (n: new plan, Enter: stop): ",
  },
  noNumber: { nl: "Er is geen plan met dat nummer.", en: "There is no plan of that number." },
  newName: {
    nl: "Hoe heet het nieuwe plan (bijvoorbeeld Meer wind)? ",
    en: "What is the new plan called (for instance More wind)? ",
  },
  badName: {
    nl: "Die naam heeft geen letters of cijfers waar een bestand naar kan heten.",
    en: "That name has no letters or digits that a file can be named by.",
  },
  taken: { nl: "Dat bestand is er al", en: "That file exists already" },
  cannotWrite: { nl: "Dit bestand kan niet gemaakt worden", en: "This file cannot be made" },
  made: {
    nl: "Gemaakt: een klein plan dat voortbouwt op ongewijzigd beleid. Pas het aan, bewaar, en kies het hieronder",
    en: "Made: a small plan that builds on unchanged policy. Change it, save, and choose it below",
  },
  running: { nl: "Rekent door", en: "Running" },
  elsewhere: {
    nl: "De resultaten komen daarom in",
    en: "The results therefore go to",
  },
  opening: { nl: "Gaat open in de browser", en: "Opens in the browser" },
  notOpened: {
    nl: "De browser ging niet vanzelf open. Open dit bestand zelf",
    en: "The browser did not open by itself. Open this file yourself",
  },
  compare: { nl: "Naast elkaar leggen kan met", en: "Lay them side by side with" },
  close: {
    nl: "Druk op Enter om dit venster te sluiten. ",
    en: "Press Enter to close this window. ",
  },
} as const satisfies Record<string, Text>;
