import type { Text } from "../../engine/scenario/declarations.ts";
import { MEMBER_COLOURS } from "../theme/colours.ts";
import { cellsOf, referenceLine } from "./reference.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { onFirstJanuary } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const OUTPUT = "housing.dwellings_by_label";
/** The labels below the city's goal lie at the bottom: their border is their number. */
const BELOW_C = ["d", "e", "f"];
const BELOW_C_IN_REFERENCE: Text = {
  nl: "D, E en F samen, ongewijzigd beleid",
  en: "D, E and F together, unchanged policy",
};

/** How fast does the dwelling stock become efficient? */
export const dwellingsByEpcLabel = yearChart({
  id: "dwellings-by-epc-label",
  title: { nl: "Woningen naar EPC-label", en: "Dwellings by EPC label" },
  question: {
    nl: "Hoe snel wordt het woningbestand zuiniger?",
    en: "How fast does the dwelling stock become efficient?",
  },
  needs: [OUTPUT],
  drawn(input, language) {
    const group = memberSeries(input, OUTPUT, "epc", MEMBER_COLOURS.epc);
    const options: StackedOptions = {
      title: this.title[language],
      unit: onFirstJanuary(group, language),
      modules: ["housing"],
      total: "housing.dwellings",
      reference: referenceLine(
        input,
        group,
        cellsOf(input, OUTPUT, "epc", BELOW_C),
        BELOW_C_IN_REFERENCE,
      ),
    };
    return { kind: "areas", group, options };
  },
});
