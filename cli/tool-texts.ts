/** What the commands beside a run say of themselves: help, options and answers, in both languages. */
import type { Text } from "../engine/scenario/declarations.ts";

export const TOOLS = {
  init: {
    nl: "Maak een projectmap met een plan dat loopt en een regio om in te vullen, leeg of van een gemeente",
    en: "Make a project folder with a plan that runs and a region to fill in, empty or of a municipality",
  },
  initFolder: { nl: "De nieuwe map", en: "The new folder" },
  initWrote: { nl: "Gemaakt in", en: "Made in" },
  initNext: { nl: "Reken het plan door met", en: "Run the plan with" },
  initNoFolder: {
    nl: "Welke map? Geef een naam, of begin van een gemeente met --region en haar NIS-code",
    en: "Which folder? Give a name, or start from a municipality with --region and its NIS code",
  },
  initOnlyRegion: { nl: "hoort bij --region", en: "belongs with --region" },
  initRegion: {
    nl: "Begin van een Vlaamse gemeente: haar NIS-code (34027) of naam",
    en: "Start from a Flemish municipality: its NIS code (34027) or name",
  },
  initAnswers: {
    nl: "Bij --region: bestand met antwoorden (name, population, men, households, area)",
    en: "With --region: file of answers (name, population, men, households, area)",
  },
  initName: { nl: "Bij --region: naam van de gemeente", en: "With --region: its name" },
  initPopulation: {
    nl: "Bij --region: inwoners op 1 januari 2024",
    en: "With --region: inhabitants on 1 January 2024",
  },
  initHouseholds: {
    nl: "Bij --region: private huishoudens op 1 januari 2024",
    en: "With --region: private households on 1 January 2024",
  },
  initArea: { nl: "Bij --region: oppervlakte in km2", en: "With --region: area in km2" },
  initFiles: { nl: "bestanden", en: "files" },
  initTaken: {
    nl: "Niet beantwoord, dus aangenomen",
    en: "Not answered, so assumed",
  },
  initDefaults: {
    nl: "cijfers zijn nog een standaard; waar u de echte vindt, staat ook in",
    en: "figures are still a default; where to find the real ones is also in",
  },
  exampleInitRegion: {
    nl: "Menen, met de cijfers die meegeleverd zijn",
    en: "Menen, with the figures that are supplied",
  },
  exampleInitOther: {
    nl: "Elke andere Vlaamse gemeente",
    en: "Any other Flemish municipality",
  },
  exampleInit: { nl: "Met uitleg in het Nederlands", en: "With remarks in Dutch" },
  exampleInitEnglish: { nl: "Met uitleg in het Engels", en: "With remarks in English" },
  unknownCommand: { nl: "Er is geen opdracht", en: "There is no command" },
  validate: {
    nl: "Kijk plannen, pakketten maatregelen of de map van een regio alleen na",
    en: "Only check plans, packages of measures or the folder of a region",
  },
  validatePlans: {
    nl: "Paden van plannen, pakketten of mappen van regio's",
    en: "Paths of plans, packages or folders of regions",
  },
  exampleValidate: { nl: "Alle plannen van een map", en: "All plans of a folder" },
  exampleValidatePackage: { nl: "Een pakket maatregelen", en: "A package of measures" },
  exampleValidateRegion: { nl: "De cijfers van een regio", en: "The figures of a region" },
  inOrder: { nl: "in orde", en: "correct" },
  withErrors: { nl: "met fouten", en: "with errors" },
  list: {
    nl: "Toon wat het model kent; met woorden erachter alleen wat daarop lijkt",
    en: "Show what the model knows; with words behind it only what holds them",
  },
  listWhat: { nl: "Welke lijst", en: "Which list" },
  whichList: { nl: "Welke lijst wilt u? Kies uit", en: "Which list do you want? Choose from" },
  listWords: {
    nl: "Woorden om op te zoeken, in het Nederlands of Engels; het eerste mag een plan zijn (een .yaml-bestand of de naam van een meegeleverd plan)",
    en: "Words to look for, in Dutch or English; the first may be a plan (a .yaml file or the name of a supplied plan)",
  },
  listPlan: {
    nl: "Van welk plan (standaard: Kortrijk, ongewijzigd beleid)",
    en: "Of which plan (default: Kortrijk, unchanged policy)",
  },
  listNothing: { nl: "Niets gevonden voor", en: "Nothing found for" },
  listNear: { nl: "Bedoelde u", en: "Did you mean" },
  listElsewhere: { nl: "Wel in:", en: "But in:" },
  listEmpty: { nl: "Deze lijst is leeg.", en: "This list is empty." },
  exampleListWord: { nl: "Alles over wind", en: "All about wind" },
  exampleListPlan: {
    nl: "De doelen van een plan die over CO2 gaan",
    en: "The goals of a plan that are about CO2",
  },
  exampleListJson: { nl: "Voor een ander programma", en: "For another program" },
  explain: {
    nl: "Leg uit waar een cijfer vandaan komt, of wat een hefboom beweegt",
    en: "Explain where a figure comes from, or what a lever moves",
  },
  explainId: {
    nl: "Id van een uitkomst, hefboom, parameter, doel, eigen indicator, controle, wet of pakket (zie simulate list)",
    en: "Id of a result, lever, parameter, goal, own indicator, check, law or package (see simulate list)",
  },
  explainPlan: {
    nl: "Plan waarvan de cijfers getoond worden (standaard: Kortrijk, ongewijzigd beleid)",
    en: "Plan of which the figures are shown (default: Kortrijk, unchanged policy)",
  },
  explainYear: {
    nl: "Alleen dit jaar (standaard: het eerste, 2030, 2040 en 2050)",
    en: "Only this year (default: the first, 2030, 2040 and 2050)",
  },
  explainDepth: {
    nl: "Hoeveel stappen terug (standaard: zoveel als vlot leest)",
    en: "How many steps back (default: as many as read easily)",
  },
  noYear: { nl: "--year: dit plan loopt van", en: "--year: this plan runs from" },
  noDepth: { nl: "--depth: een geheel getal vanaf 0", en: "--depth: a whole number from 0" },
  exampleExplain: {
    nl: "Waar komt de uitstoot van 2040 vandaan?",
    en: "Where do the emissions of 2040 come from?",
  },
  exampleExplainLever: {
    nl: "Wat beweegt deze hefboom, en wie zette hem?",
    en: "What does this lever move, and who set it?",
  },
  schema: {
    nl: "Schema (JSON Schema) waarmee een editor plannen aanvult en nakijkt",
    en: "Schema (JSON Schema) with which an editor completes and checks plans",
  },
  schemaPlan: {
    nl: "Plan waarvan de stad en de eigen namen in het schema komen (standaard: Kortrijk)",
    en: "Plan whose city and own names go into the schema (default: Kortrijk)",
  },
  schemaKind: {
    nl: "plan: voor plannen; package: voor pakketten maatregelen; story: voor verhalen",
    en: "plan: for plans; package: for packages of measures; story: for stories",
  },
  schemaOut: {
    nl: "Bestand om te schrijven (standaard: op het scherm)",
    en: "File to write (default: on the screen)",
  },
  schemaWrote: { nl: "Schema", en: "Schema" },
  exampleSchema: {
    nl: "Voor de plannen van uw eigen stad",
    en: "For the plans of your own city",
  },
  exampleSchemaPackage: {
    nl: "Voor pakketten maatregelen",
    en: "For packages of measures",
  },
  exampleSchemaStory: {
    nl: "Voor verhalen voor bewoners, over dat plan",
    en: "For stories for residents, about that plan",
  },
} as const satisfies Record<string, Text>;

const NOUNS = {
  files: { nl: ["bestand", "bestanden"], en: ["file", "files"] },
  municipalities: { nl: ["gemeente", "gemeenten"], en: ["municipality", "municipalities"] },
  levers: { nl: ["hefboom", "hefbomen"], en: ["lever", "levers"] },
  parameters: { nl: ["parameter", "parameters"], en: ["parameter", "parameters"] },
  targets: { nl: ["doel", "doelen"], en: ["goal", "goals"] },
  indicators: {
    nl: ["eigen indicator", "eigen indicatoren"],
    en: ["own indicator", "own indicators"],
  },
  checks: { nl: ["controle", "controles"], en: ["check", "checks"] },
  budgets: { nl: ["budget", "budgetten"], en: ["budget", "budgets"] },
  programmes: { nl: ["programma", "programma's"], en: ["programme", "programmes"] },
  observations: { nl: ["meting", "metingen"], en: ["measurement", "measurements"] },
} as const;

/** A number of things: `1 hefboom`, `2 hefbomen`. */
export const counted = (thing: keyof typeof NOUNS, count: number, language: keyof Text): string =>
  `${count} ${NOUNS[thing][language][count === 1 ? 0 : 1]}`;
