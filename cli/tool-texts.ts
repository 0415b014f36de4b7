/** What the commands beside a run say of themselves: help, options and answers, in both languages. */
import type { Text } from "../engine/scenario/declarations.ts";

export const TOOLS = {
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
  schema: {
    nl: "Schema (JSON Schema) waarmee een editor plannen aanvult en nakijkt",
    en: "Schema (JSON Schema) with which an editor completes and checks plans",
  },
  schemaPlan: {
    nl: "Plan waarvan de stad en de eigen namen in het schema komen (standaard: Kortrijk)",
    en: "Plan whose city and own names go into the schema (default: Kortrijk)",
  },
  schemaKind: {
    nl: "plan: voor plannen; package: voor pakketten maatregelen",
    en: "plan: for plans; package: for packages of measures",
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
} as const satisfies Record<string, Text>;
