import { CONCEPT_COLOURS } from "../theme/colours.ts";
import { goalMarks, goalNotes } from "./goals.ts";
import type { LinesOptions } from "./lines.ts";
import { chosenSeries } from "./series.ts";
import { yearChart } from "./year-chart.ts";

const HOUSEHOLDS = "demography.households";
const DWELLINGS = "housing.dwellings";
const AVAILABLE = "housing.available";

/** Are there enough dwellings for the households of the city? */
export const householdsAndDwellings = yearChart({
  id: "households-and-dwellings",
  title: { nl: "Huishoudens en woningen", en: "Households and dwellings" },
  question: {
    nl: "Zijn er genoeg woningen voor de huishoudens van de stad?",
    en: "Are there enough dwellings for the households of the city?",
  },
  needs: [HOUSEHOLDS, DWELLINGS, AVAILABLE],
  drawn(input, language) {
    const households = {
      output: HOUSEHOLDS,
      label: { nl: "Huishoudens", en: "Households" },
      colour: CONCEPT_COLOURS.households,
    };
    const group = chosenSeries(input, [
      {
        output: DWELLINGS,
        label: { nl: "Woningen", en: "Dwellings" },
        colour: CONCEPT_COLOURS.dwellings,
      },
      households,
      {
        output: AVAILABLE,
        label: { nl: "Beschikbare woningen", en: "Available dwellings" },
        colour: CONCEPT_COLOURS.available,
      },
    ]);
    // Dwellings and households are on one scale, each with a name of its own.
    const { label } = chosenSeries(input, [households]).display;
    const counted = { ...group, display: { ...group.display, label } };
    const goals = goalMarks(input, HOUSEHOLDS, counted, language);
    const options: LinesOptions = {
      title: this.title[language],
      unit: language === "nl" ? "aantal op 1 januari" : "number on 1 January",
      modules: ["demography", "housing"],
      fromZero: false,
      goals,
      notes: [
        ...goalNotes(goals, language),
        language === "nl"
          ? "Beschikbaar: niet anders in gebruik en niet kort leeg tussen twee bewoners. Waar huishoudens erboven liggen, vindt niet elk een woning."
          : "Available: not used otherwise and not briefly empty between two occupants. Where households lie above, not each finds a dwelling.",
        language === "nl"
          ? "De verticale as begint niet bij nul."
          : "The vertical axis does not begin at zero.",
      ],
    };
    return { kind: "lines", group, options };
  },
});
