/** How well founded a figure is, in words for terminal, report, workbook and note. */
import type { Grade, Text } from "../engine/scenario/declarations.ts";

export const GRADE: Record<Grade, Text> = {
  measured: { nl: "gemeten", en: "measured" },
  "official-projection": { nl: "officiële vooruitzichten", en: "official projection" },
  literature: { nl: "literatuur", en: "literature" },
  derived: { nl: "afgeleid", en: "derived" },
  assumption: { nl: "aanname", en: "assumption" },
};
