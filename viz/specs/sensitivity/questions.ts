/** What the charts of a sensitivity analysis answer. */
import type { Text } from "../../../engine/scenario/declarations.ts";

export const SENSITIVITY_QUESTIONS = {
  tornado: {
    nl: "Hoe ver kan één aanname dit cijfer verschuiven?",
    en: "How far can one assumption move this figure?",
  },
  shares: {
    nl: "Van welke aannames komt de onzekerheid over dit cijfer?",
    en: "Which assumptions does the uncertainty about this figure come from?",
  },
} as const satisfies Record<string, Text>;
