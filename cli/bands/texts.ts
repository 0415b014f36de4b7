/** What is said around the figures of an ensemble, in both languages. */
import type { Text } from "../../engine/scenario/declarations.ts";

export const BANDS = {
  members: { nl: "doorrekeningen", en: "runs" },
  indicators: {
    nl: "Kerncijfers: in het midden (en tussen welke cijfers 9 van de 10 doorrekeningen liggen)",
    en: "Main indicators: in the middle (and between which figures 9 runs in 10 lie)",
  },
  own: { nl: "Eigen indicatoren", en: "Own indicators" },
  goals: {
    nl: "Doelen (op 1-1 of in het jaar): in hoeveel van de doorrekeningen gehaald",
    en: "Goals (on 1-1 or in the year): in how many of the runs met",
  },
  goalsShort: { nl: "Doelen: kans", en: "Goals: probability" },
  share: { nl: "kans", en: "chance" },
  words: { nl: "in woorden", en: "in words" },
  from: { nl: "geldt vanaf", en: "holds from" },
  inAll: { nl: "In alle doorrekeningen gehaald", en: "Met in all runs" },
  inNone: { nl: "In geen enkele", en: "In none" },
  nearlyAll: { nl: "In bijna alle", en: "In nearly all" },
  nearlyNone: { nl: "In bijna geen", en: "In nearly none" },
  later: {
    nl: "geldt vanaf: het jaar vanaf wanneer het doel geldt, in het midden en bij 9 van de 10; later = na {last} of nooit",
    en: "holds from: the year from which the goal holds, in the middle and of 9 in 10; later = after {last} or never",
  },
  budgets: { nl: "Budgetten: kans dat ze niet op raken", en: "Budgets: chance that they last" },
  kept: { nl: "niet op", en: "lasts" },
  usedUp: { nl: "op in", en: "used up in" },
  failed: { nl: "Zonder uitkomst", en: "Without a result" },
  reading: { nl: "Hoe dit te lezen", en: "How to read this" },
} as const satisfies Record<string, Text>;
