/** What the command `ensemble` says in its help, in both languages. */
import type { Text } from "../engine/scenario/declarations.ts";

export const ENSEMBLE = {
  ensemble: {
    nl: "Reken een plan duizenden keren, telkens met andere cijfers binnen hun marge: banden en kansen",
    en: "Run a plan thousands of times, each with other figures within their ranges: bands and probabilities",
  },
  plans: {
    nl: "Een plan, of meer plannen om ze met dezelfde geloten cijfers naast elkaar te leggen",
    en: "A plan, or several to put side by side on the same draws",
  },
  members: {
    nl: "Hoeveel keer gerekend wordt (standaard 10000; minstens 200 voor een band)",
    en: "How many times it is run (10000 by default; at least 200 for a band)",
  },
  seed: {
    nl: "Startgetal of -woord van het loten (standaard 1): hetzelfde geeft dezelfde cijfers",
    en: "Seed of the draws, a number or word (1 by default): the same gives the same figures",
  },
  sampling: {
    nl: "random: lukraak loten (standaard); sobol: evenwichtig verdeeld",
    en: "random: draw blindly (default); sobol: spread evenly",
  },
  workers: {
    nl: "Hoeveel rekenkernen tegelijk (standaard alle); de cijfers hangen er niet van af",
    en: "How many cores at once (all by default); the figures do not depend on it",
  },
  resume: {
    nl: "Ga verder met een onderbroken berekening van dezelfde doorrekeningen",
    en: "Go on with an interrupted run of the same members",
  },
  cells: {
    nl: "Ook banden van elke uitsplitsing (tables/)",
    en: "Bands of every breakdown too (tables/)",
  },
  shard: {
    nl: "Reken alleen deel K van N (bv. 1/3), voor meer machines; simulate merge legt de delen samen",
    en: "Run part K of N only (as 1/3), for several machines; simulate merge puts the parts together",
  },
  strict: {
    nl: "Status 3 als een doel in meer dan de helft van de doorrekeningen gemist wordt",
    en: "Status 3 when a goal is missed in more than half of the runs",
  },
  example: {
    nl: "Hoe zeker is het plan van Kortrijk?",
    en: "How sure is the plan of Kortrijk?",
  },
  exampleSeveral: {
    nl: "Welk plan is beter, en hoe vaak?",
    en: "Which plan is better, and how often?",
  },
  exampleQuick: {
    nl: "Snel kijken, zonder bestanden",
    en: "A quick look, without files",
  },
  read: {
    nl: "Hoe u dit leest en in een nota schrijft",
    en: "How to read this and write it in a note",
  },
} as const satisfies Record<string, Text>;
