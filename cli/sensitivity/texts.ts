/** What `sensitivity` says of itself, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const SENSITIVITY = {
  sensitivity: {
    nl: "Zoek uit van welke aannames de onzekerheid over cijfers en doelen komt",
    en: "Find out which assumptions the uncertainty about figures and goals comes from",
  },
  plan: {
    nl: "Pad van een plan, of naam van een meegeleverd (kortrijk-2040)",
    en: "Path of a plan, or name of a supplied one (kortrijk-2040)",
  },
  of: {
    nl: "Cijfer of doel, bv. emissions.total[2040] of co2_2040 (herhaalbaar; standaard de kerncijfers en doelen)",
    en: "Figure or goal, e.g. emissions.total[2040] or co2_2040 (repeatable; default the main ones and goals)",
  },
  method: {
    nl: "auto: eerst alle aannames zeven (morris), dan de onzekerheid verdelen over de belangrijkste (sobol)",
    en: "auto: first screen all assumptions (morris), then divide uncertainty over the leading ones (sobol)",
  },
  samples: {
    nl: "Hoeveel keer elke belangrijke aanname geloot wordt (standaard 1024; bij morris het aantal vertrekpunten, standaard 16)",
    en: "How often each leading assumption is drawn (default 1024; with morris the number of base points, default 16)",
  },
  resume: {
    nl: "Ga verder met een onderbroken berekening van dezelfde vraag",
    en: "Go on with an interrupted run of the same question",
  },
  example: {
    nl: "Waar komt de onzekerheid over CO₂ in 2040 vandaan?",
    en: "Where does the uncertainty about CO₂ in 2040 come from?",
  },
  exampleGoal: { nl: "Hetzelfde van een doel van het plan", en: "The same of a goal of the plan" },
  exampleScreen: { nl: "Alleen zeven, vlugger", en: "Screening only, faster" },
  badSamples: {
    nl: "--samples: kies een geheel getal van 16 tot 65536; bij --method morris een even getal vanaf 2",
    en: "--samples: choose a whole number from 16 to 65536; with --method morris an even one from 2",
  },
} as const satisfies Record<string, Text>;
