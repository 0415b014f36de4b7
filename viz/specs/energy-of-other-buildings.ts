import { MEMBER_COLOURS } from "../theme/colours.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import type { Chart } from "./frame.ts";
import { cellsOf, referenceLine } from "./reference.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

/** Neighbours in the stack differ in lightness. */
const ORDER = [
  "biomass",
  "natural_gas",
  "heating_oil",
  "lpg",
  "coal",
  "electricity",
  "network_heat",
  "diesel",
  "petrol",
  "biofuel",
];

const byCarrier = (module: string, sum: string, id: string, title: Text, question: Text): Chart => {
  const output = `${module}.energy`;
  return yearChart({
    id,
    title,
    question,
    needs: [output],
    drawn(input, language) {
      const group = memberSeries(input, output, "carrier", MEMBER_COLOURS.carrier, ORDER);
      const options: StackedOptions = {
        title: title[language],
        unit: perYear(group, language),
        modules: [module],
        sum,
        reference: referenceLine(input, group, cellsOf(input, output, "carrier")),
      };
      return { kind: "areas", group, options };
    },
  });
};

/** How much energy do services use, and in which form? */
export const energyOfServices = byCarrier(
  "tertiary",
  "tertiary.final_energy",
  "energy-of-services",
  {
    nl: "Energieverbruik van tertiaire gebouwen naar energiedrager",
    en: "Energy of tertiary buildings by carrier",
  },
  {
    nl: "Hoeveel energie verbruiken winkels, kantoren, scholen en zorg, en in welke vorm?",
    en: "How much energy do shops, offices, schools and care use, and in which form?",
  },
);

/** How much energy do the city's own buildings use, and in which form? */
export const energyOfTheCity = byCarrier(
  "municipal",
  "municipal.buildings_energy",
  "energy-of-the-city",
  {
    nl: "Energieverbruik van stadsgebouwen naar energiedrager",
    en: "Energy of the city's buildings by carrier",
  },
  {
    nl: "Hoeveel energie verbruiken de eigen gebouwen van de stad, en in welke vorm?",
    en: "How much energy do the city's own buildings use, and in which form?",
  },
);
