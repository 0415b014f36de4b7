/** What the commands beside a run say of themselves: help, options and answers, in both languages. */
import type { Text } from "../engine/scenario/declarations.ts";

export const TOOLS = {
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
