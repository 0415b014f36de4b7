/** What the command `merge` says in its help and on the screen, in both languages. */
import type { Text } from "../engine/scenario/declarations.ts";

export const MERGE = {
  merge: {
    nl: "Voeg de delen van een ensemble samen: dezelfde banden en kansen als op één machine",
    en: "Merge the parts of an ensemble: the same bands and probabilities as on one machine",
  },
  folder: {
    nl: "De map met de delen (simulate ensemble … --shard K/N --out MAP)",
    en: "The folder of the parts (simulate ensemble … --shard K/N --out DIR)",
  },
  memory: {
    nl: "Geheugen voor de delen, zoals 512MB (standaard 256MB); de delen mogen samen veel groter zijn",
    en: "Memory for the parts, as 512MB (256MB by default); together they may be much larger",
  },
  out: {
    nl: "Map voor de resultaten (standaard results)",
    en: "Folder for the results (results by default)",
  },
  example: {
    nl: "Alle delen zijn er: wat zeggen ze samen?",
    en: "All parts are there: what do they say together?",
  },
  badMemory: {
    nl: "--memory: geef een hoeveelheid vanaf 32MB, zoals 512MB of 2GB, niet",
    en: "--memory: give an amount from 32MB on, as 512MB or 2GB, not",
  },
  noFolder: { nl: "dit is geen map:", en: "this is no folder:" },
  progress: { nl: "{done} van {all} jaren samengevoegd", en: "{done} of {all} years merged" },
} as const satisfies Record<string, Text>;
