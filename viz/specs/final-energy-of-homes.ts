import { MEMBER_COLOURS } from "../theme/colours.ts";
import { cellsOf, referenceLine } from "./reference.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const OUTPUT = "housing.final_energy_by_carrier";

/** Neighbours in the stack differ in lightness. */
const ORDER = [
  "natural_gas",
  "heating_oil",
  "lpg",
  "coal",
  "electricity",
  "network_heat",
  "biomass",
  "diesel",
  "petrol",
  "biofuel",
];

/** How much energy do the dwellings use, and in which form? */
export const finalEnergyOfHomes = yearChart({
  id: "final-energy-of-homes",
  title: {
    nl: "Energieverbruik van de woningen naar energiedrager",
    en: "Final energy of homes by carrier",
  },
  question: {
    nl: "Hoeveel energie verbruiken de woningen, en in welke vorm?",
    en: "How much energy do the dwellings use, and in which form?",
  },
  needs: [OUTPUT],
  drawn(input, language) {
    const group = memberSeries(input, OUTPUT, "carrier", MEMBER_COLOURS.carrier, ORDER);
    const options: StackedOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["housing"],
      sum: "housing.final_energy",
      reference: referenceLine(input, group, cellsOf(input, OUTPUT, "carrier")),
    };
    return { kind: "areas", group, options };
  },
});
