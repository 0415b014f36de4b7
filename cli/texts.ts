/** What the command itself says: help, options, statuses, in both languages. */
import type { Text } from "../engine/scenario/declarations.ts";

export type Language = keyof Text;

/** The language of help and refusals, read before the command line is parsed. */
export function languageIn(argv: readonly string[]): Language {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return "nl";
  const word = argv[at]!;
  const value = word === "--lang" ? argv[at + 1] : word.slice("--lang=".length);
  return value === "en" ? "en" : "nl";
}

export const HELP = {
  usage: {
    nl: "Gebruik: simulate PLAN.yaml [opties]\n\nRekent een plan van een stad door, van 2024 tot 2050.",
    en: "Usage: simulate PLAN.yaml [options]\n\nRuns a city's plan from 2024 to 2050.",
  },
  run: { nl: "Reken één plan door (standaard)", en: "Run one plan (default)" },
  show: {
    nl: "Toon het plan volledig uitgewerkt, met de herkomst van elke waarde",
    en: "Show the plan fully resolved, with where each value comes from",
  },
  showRegion: {
    nl: "Gemeente die getoond wordt, van een plan over een groep: menen",
    en: "Municipality to show, of a plan over a group: menen",
  },
  showPlan: {
    nl: "Pad van het plan, of de naam van een meegeleverd (referentie)",
    en: "Path of the plan, or the name of a supplied one (referentie)",
  },
  showFilter: {
    nl: "Alleen wat dit woord in zijn id of naam heeft",
    en: "Only what has this word in its id or name",
  },
  showAll: { nl: "Ook alle parameters", en: "All parameters too" },
  exampleShow: {
    nl: "De referentie, met elke wet waarop ze steunt",
    en: "The reference, with every law it rests on",
  },
  exampleShowWord: { nl: "Alles over wind", en: "Everything about wind" },
  plan: {
    nl: "Pad van het plan (YAML), of de naam van een meegeleverd (beste-combinatie)",
    en: "Path of the plan (YAML), or the name of a supplied one (beste-combinatie)",
  },
  out: {
    nl: "Map voor de resultaten (standaard ./results)",
    en: "Folder for the results (default ./results)",
  },
  set: {
    nl: 'Zet een hefboom anders, bv. renewables.wind_capacity="20 MW" (herhaalbaar)',
    en: 'Set a lever, e.g. renewables.wind_capacity="20 MW" (repeatable)',
  },
  csv: {
    nl: "be: puntkomma en decimale komma, voor een Belgische Excel",
    en: "be: semicolon and decimal comma, for a Belgian Excel",
  },
  files: {
    nl: "Schrijf de resultatenmap (--no-files: niet)",
    en: "Write the results folder (--no-files: do not)",
  },
  strict: {
    nl: "Status 3 als een doel gemist wordt of een controle niet klopt",
    en: "Status 3 when a goal is missed or a check fails",
  },
  region: {
    nl: "Van een plan over meer gemeenten alleen deze (menen), ook te schrijven als PLAN.yaml#menen",
    en: "Of a plan over several municipalities only this one (menen), also written PLAN.yaml#menen",
  },
  each: {
    nl: "Van een plan over meer gemeenten voor elke ook een eigen verslag",
    en: "Of a plan over several municipalities a report for each of them as well",
  },
  lang: {
    nl: "Taal van samenvatting en grafieken (standaard nl)",
    en: "Language of summary and charts (default nl)",
  },
  json: { nl: "Antwoord als één JSON-object", en: "Answer as one JSON object" },
  allow: {
    nl: "Map buiten de projectmap waaruit ook gelezen mag worden (herhaalbaar)",
    en: "Folder outside the project folder that may be read from too (repeatable)",
  },
  noFolder: { nl: "er is geen map", en: "there is no folder" },
  plain: {
    nl: "Zinnen in plaats van tabellen, voor een schermlezer",
    en: "Sentences in place of tables, for a screen reader",
  },
  quiet: { nl: "Geen samenvatting", en: "No summary" },
  exampleRun: { nl: "Het plan van Kortrijk", en: "The plan of Kortrijk" },
  exampleSet: { nl: "Wat als er 20 MW wind staat?", en: "What if there were 20 MW of wind?" },
  exampleCsv: {
    nl: "Tabellen voor Excel, in een eigen map",
    en: "Tables for Excel, in a folder of your own",
  },
  exampleJson: { nl: "Voor een ander programma", en: "For another program" },
  statuses: {
    nl: "Status: 0 klaar; 1 de invoer is fout; 2 de opdracht is fout; 3 een doel wordt gemist of een controle klopt niet, en --strict is gegeven; 70 een fout van ons; 130 onderbroken.",
    en: "Status: 0 done; 1 the input is wrong; 2 the command line is wrong; 3 a goal is missed or a check fails, and --strict was given; 70 a bug of ours; 130 interrupted.",
  },
  seeHelp: { nl: "Zie simulate --help.", en: "See simulate --help --lang en." },
  bug: {
    nl: "Dit is een fout in ademruimte zelf, niet in uw plan. Geef ons het onderstaande door:",
    en: "This is a bug in ademruimte itself, not in your plan. Please send us what follows:",
  },
  didYouMean: { nl: "Bedoelde u", en: "Did you mean" },
  once: { nl: "Deze optie mag maar één keer:", en: "This option may be given only once:" },
  quotes: {
    nl: 'Een waarde met een spatie hoort tussen aanhalingstekens: --set renewables.wind_capacity="20 MW"',
    en: 'A value with a space needs quotation marks: --set renewables.wind_capacity="20 MW"',
  },
  wrote: { nl: "Resultaten", en: "Results" },
  report: { nl: "Verslag, in een browser te openen", en: "Report, to open in a browser" },
  correct: { nl: "in orde", en: "correct" },
  // True wherever it stops: the results folder is the last thing a run touches.
  nothingWritten: { nl: "Er is niets geschreven.", en: "Nothing was written." },
} as const satisfies Record<string, Text>;

/** The words that yargs itself uses; it looks them up by their English original. */
type Counted = { readonly one: string; readonly other: string };
const counted = (one: string, other = one): Counted => ({ one, other });

export const yargsStrings: Record<Language, Record<string, string | Counted>> = {
  en: {
    "Not enough non-option arguments: got %s, need at least %s": counted(
      "Give the path of a plan (got %s words, %s needed).",
    ),
    "Too many non-option arguments: got %s, maximum of %s": counted(
      "Too many words: got %s, %s is enough. A value with a space needs quotation marks.",
    ),
  },
  nl: {
    "Commands:": "Opdrachten:",
    "Options:": "Opties:",
    "Examples:": "Voorbeelden:",
    "Positionals:": "Argumenten:",
    boolean: "ja/nee",
    string: "tekst",
    array: "lijst",
    required: "verplicht",
    default: "standaard",
    "default:": "standaard:",
    "choices:": "keuzes:",
    "Show help": "Toon deze hulp",
    "Show version number": "Toon het versienummer",
    "Not enough non-option arguments: got %s, need at least %s": counted(
      "Er ontbreekt iets achter de opdracht, zoals het pad van een plan (%s woorden gekregen, %s nodig).",
    ),
    "Too many non-option arguments: got %s, maximum of %s": counted(
      "Te veel woorden: %s gekregen, %s is genoeg. Een waarde met een spatie hoort tussen aanhalingstekens.",
    ),
    "Unknown argument: %s": counted(
      "Onbekend woord of optie: %s",
      "Onbekende woorden of opties: %s",
    ),
    "Missing required argument: %s": counted("Er ontbreekt: %s", "Er ontbreken: %s"),
    "Invalid values:": "Ongeldige waarde:",
    "Argument: %s, Given: %s, Choices: %s": "Argument: %s, gegeven: %s, keuzes: %s",
    "Not enough arguments following: %s": "Er ontbreekt een waarde achter: %s",
  },
};
