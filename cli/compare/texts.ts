/** What `compare` says of itself, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const COMPARE = {
  compare: {
    nl: "Leg plannen naast elkaar: wat elk brengt en kost, en welke maatregel het werk doet",
    en: "Lay plans side by side: what each brings and costs, and which measure does the work",
  },
  plans: {
    nl: "Paden van plannen, namen van meegeleverde (referentie) of mappen van bewaarde berekeningen; het eerste is de referentie, één alleen komt naast ongewijzigd beleid",
    en: "Paths of plans, names of supplied ones (referentie) or folders of stored runs; the first is the reference, one alone stands beside unchanged policy",
  },
  reference: {
    nl: "Het plan waarmee de andere vergeleken worden: id, pad of naam (standaard het eerste)",
    en: "The plan that the others are compared with: id, path or name (default the first)",
  },
  years: {
    nl: "Jaren in de tabel, bv. 2030,2040 (standaard het eerste jaar, 2030, 2040 en 2050)",
    en: "Years in the table, e.g. 2030,2040 (default the first year, 2030, 2040 and 2050)",
  },
  indicators: {
    nl: "Indicatoren in de tabel, met komma's ertussen (standaard de kerncijfers)",
    en: "Indicators in the table, with commas between (default the main ones)",
  },
  explain: {
    nl: "Verdeel het verschil in deze indicator over de maatregelen (herhaalbaar; standaard emissions.total)",
    en: "Split the difference in this indicator over the measures (repeatable; default emissions.total)",
  },
  by: {
    nl: "Verdeel over maatregelen (measure), thema's (theme), wie beslist (actor) of hefbomen (lever)",
    en: "Split it over measures, themes, those who decide (actor) or levers",
  },
  set: {
    nl: 'Zet een hefboom in alle plannen anders, bv. renewables.wind_capacity="20 MW" (herhaalbaar)',
    en: 'Set a lever in all plans, e.g. renewables.wind_capacity="20 MW" (repeatable)',
  },
  strict: {
    nl: "Status 3 als een plan, de referentie niet meegeteld, een doel mist of een controle niet haalt",
    en: "Status 3 when a plan, the reference left aside, misses a goal or fails a check",
  },
  example: {
    nl: "Wat brengt het plan, naast ongewijzigd beleid?",
    en: "What does the plan bring, beside unchanged policy?",
  },
  exampleExplain: {
    nl: "Welke maatregel doet het werk, ook in een andere indicator?",
    en: "Which measure does the work, in another indicator too?",
  },
  exampleYears: { nl: "Drie plannen, in twee jaren", en: "Three plans, in two years" },
} as const satisfies Record<string, Text>;
