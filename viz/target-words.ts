/** How goals fare, in words for terminal, report, workbook and note. */
import type { TargetStatus } from "../engine/analysis/targets.ts";
import type { Text } from "../engine/scenario/declarations.ts";

export const STATUS: Readonly<Record<TargetStatus, Text>> = {
  met: { nl: "gehaald", en: "met" },
  met_by_trend: { nl: "gehaald, ook zonder het plan", en: "met, also without the plan" },
  missed: { nl: "gemist", en: "missed" },
  uncertain: {
    nl: "onzeker: de marge van de aannames valt aan beide kanten van het doel",
    en: "uncertain: the range of the assumptions lies on both sides of the goal",
  },
  not_evaluable: { nl: "niet te beoordelen", en: "cannot be judged" },
  not_modelled: { nl: "nog niet in het model", en: "not in the model yet" },
  tracked: { nl: "enkel gevolgd, niet beoordeeld", en: "only followed, not judged" },
};
