/** How a year of a lever was made, in words for terminal, report, workbook and note. */
import type { Made } from "../engine/analysis/lever-making.ts";
import type { Text } from "../engine/scenario/declarations.ts";

export const MADE: Readonly<Record<Made, Text>> = {
  given: { nl: "zo gegeven", en: "as given" },
  between: { nl: "tussen twee punten", en: "between two points" },
  "before the first point": { nl: "vóór het eerste punt", en: "before the first point" },
  "held after the last": { nl: "zoals het laatste punt", en: "as the last point" },
  relative: { nl: "verandering van wat eronder ligt", en: "change of what lies below" },
  formula: { nl: "met de formule", en: "by the formula" },
  reference: { nl: "ongewijzigd beleid", en: "unchanged policy" },
};
