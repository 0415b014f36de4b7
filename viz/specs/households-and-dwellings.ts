import { CONCEPT_COLOURS } from "../theme/colours.ts";
import type { Chart } from "./frame.ts";
import { lines } from "./lines.ts";
import { chosenSeries } from "./series.ts";

const HOUSEHOLDS = "demography.households";
const DWELLINGS = "housing.dwellings";
const OCCUPIED = "housing.occupied";

/** Are there enough dwellings for the households of the city? */
export const householdsAndDwellings: Chart = {
  id: "households-and-dwellings",
  title: { nl: "Huishoudens en woningen", en: "Households and dwellings" },
  question: {
    nl: "Zijn er genoeg woningen voor de huishoudens van de stad?",
    en: "Are there enough dwellings for the households of the city?",
  },
  needs: [HOUSEHOLDS, DWELLINGS, OCCUPIED],
  spec(input, language) {
    const group = chosenSeries(input, [
      {
        output: DWELLINGS,
        label: { nl: "Woningen", en: "Dwellings" },
        colour: CONCEPT_COLOURS.dwellings,
      },
      {
        output: HOUSEHOLDS,
        label: { nl: "Huishoudens", en: "Households" },
        colour: CONCEPT_COLOURS.households,
      },
      {
        output: OCCUPIED,
        label: { nl: "Bewoonde woningen", en: "Occupied dwellings" },
        colour: CONCEPT_COLOURS.occupied,
      },
    ]);
    return lines(input, language, group, {
      title: `${this.title[language]} (${language === "nl" ? "aantal" : "number"})`,
      unit: language === "nl" ? "aantal op 1 januari" : "number on 1 January",
      modules: ["demography", "housing"],
      fromZero: false,
      notes: [
        language === "nl"
          ? "De verticale as begint niet bij nul."
          : "The vertical axis does not begin at zero.",
      ],
    });
  },
};
