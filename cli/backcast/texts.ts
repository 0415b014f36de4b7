/** What `backcast` says of itself, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const BACKCAST = {
  backcast: {
    nl: "Reken terug van een doel: wat moet er veranderen om het te halen?",
    en: "Reason back from a goal: what must change to meet it?",
  },
  plan: {
    nl: "Pad van het plan, of de naam van een meegeleverd (kortrijk-2040)",
    en: "Path of the plan, or the name of a supplied one (kortrijk-2040)",
  },
  target: {
    nl: "Doel van het plan, bv. co2_2040 (herhaalbaar: dan moeten ze allemaal gehaald worden)",
    en: "Goal of the plan, e.g. co2_2040 (repeatable: then all of them must be met)",
  },
  vary: {
    nl: 'Hefbomen die mogen bewegen, met komma\'s, * voor alle en eventueel grenzen: "housing.renovation_rate <= 5 %, heat.*"',
    en: 'Levers that may move, apart by commas, * for all, with bounds if you like: "housing.renovation_rate <= 5 %, heat.*"',
  },
  least: {
    nl: "change: zo weinig mogelijk veranderen (standaard); cost: zo weinig mogelijk extra kosten",
    en: "change: change as little as possible (default); cost: as little extra cost as possible",
  },
  from: {
    nl: "Eerste jaar dat mag veranderen (standaard het jaar na het begin van het plan)",
    en: "First year that may change (default the year after the plan begins)",
  },
  robust: {
    nl: "Ook als wat onzeker is anders uitvalt: in dit deel van de gevallen gehaald (standaard 0.8)",
    en: "Also where what is uncertain turns out otherwise: met in this part of the cases (default 0.8)",
  },
  members: {
    nl: "Bij --robust: hoeveel gevallen er geloot worden (standaard 1000)",
    en: "With --robust: how many cases are drawn (default 1000)",
  },
  seed: {
    nl: "Bij --robust: startgetal van de loting (standaard 1)",
    en: "With --robust: seed of the draws (default 1)",
  },
  sampling: {
    nl: "Bij --robust: random (standaard) of sobol, dat evenwichtig spreidt",
    en: "With --robust: random (default) or sobol, which spreads evenly",
  },
  workers: {
    nl: "Bij --robust: aantal rekendraden (standaard één per rekenkern)",
    en: "With --robust: number of threads (default one per core)",
  },
  out: {
    nl: "Bestand voor het plan dat eruit komt (standaard naast het plan)",
    en: "File for the plan that comes of it (default beside the plan)",
  },
  files: { nl: "Schrijf het plan (--no-files: niet)", en: "Write the plan (--no-files: do not)" },
  strict: {
    nl: "Status 3 als de doelen niet te halen zijn",
    en: "Status 3 when the goals cannot be met",
  },
  example: {
    nl: "Hoeveel sociale woningen per jaar vraagt het doel?",
    en: "How many social dwellings a year does the goal take?",
  },
  exampleSeveral: {
    nl: "Met meerdere hefbomen, elk binnen een grens",
    en: "With several levers, each within a bound",
  },
  noTarget: { nl: "geef een doel: --target co2_2040", en: "give a goal: --target co2_2040" },
  noVary: {
    nl: "geef hefbomen: --vary housing.renovation_rate",
    en: "give levers: --vary housing.renovation_rate",
  },
  badShare: {
    nl: "--robust: geef een deel boven 0 en onder 1, bv. 0.8",
    en: "--robust: give a part above 0 and below 1, e.g. 0.8",
  },
  onlyRobust: {
    nl: "--members, --seed, --sampling en --workers horen bij --robust",
    en: "--members, --seed, --sampling and --workers go with --robust",
  },
} as const satisfies Record<string, Text>;
