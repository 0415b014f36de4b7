import { MEMBER_COLOURS } from "../theme/colours.ts";
import type { Chart } from "./frame.ts";
import { memberSeries } from "./series.ts";
import { stackedAreas } from "./stacked-areas.ts";
import { onFirstJanuary } from "./time-of-measurement.ts";

const OUTPUT = "housing.dwellings_by_label";

/** How fast does the dwelling stock become efficient? */
export const dwellingsByEpcLabel: Chart = {
  id: "dwellings-by-epc-label",
  title: { nl: "Woningen naar EPC-label", en: "Dwellings by EPC label" },
  question: {
    nl: "Hoe snel wordt het woningbestand zuiniger?",
    en: "How fast does the dwelling stock become efficient?",
  },
  needs: [OUTPUT],
  spec(input, language) {
    const group = memberSeries(input, OUTPUT, "epc", MEMBER_COLOURS.epc);
    return stackedAreas(input, language, group, {
      title: `${this.title[language]} (${language === "nl" ? "aantal" : "number"})`,
      unit: onFirstJanuary(group, language),
      modules: ["housing"],
    });
  },
};
