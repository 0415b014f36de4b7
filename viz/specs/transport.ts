import { MEMBER_COLOURS } from "../theme/colours.ts";
import { cellsOf, referenceLine } from "./reference.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { onFirstJanuary, perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const CARS = "mobility.cars_by_drive";
const ENERGY = "mobility.energy";

/** Neighbours in the stack differ in lightness. */
const CARRIERS = ["diesel", "petrol", "biofuel", "electricity"];

/** What drives the cars of the city, and when have petrol and diesel gone? */
export const carsByDrive = yearChart({
  id: "cars-by-drive",
  title: { nl: "Personenwagens naar aandrijving", en: "Cars by drive" },
  question: {
    nl: "Waarop rijden de wagens van de stad, en wanneer zijn benzine en diesel weg?",
    en: "What drives the cars of the city, and when have petrol and diesel gone?",
  },
  needs: [CARS],
  drawn(input, language) {
    const group = memberSeries(input, CARS, "drive", MEMBER_COLOURS.drive);
    const options: StackedOptions = {
      title: this.title[language],
      unit: onFirstJanuary(group, language),
      modules: ["mobility"],
      sum: "mobility.cars",
    };
    return { kind: "areas", group, options };
  },
});

/** How much energy does traffic on the territory use, and in which form? */
export const energyOfTransport = yearChart({
  id: "energy-of-transport",
  title: {
    nl: "Energieverbruik van vervoer naar energiedrager",
    en: "Energy of transport by carrier",
  },
  question: {
    nl: "Hoeveel energie verbruikt het verkeer op het grondgebied, en in welke vorm?",
    en: "How much energy does traffic on the territory use, and in which form?",
  },
  needs: [ENERGY],
  drawn(input, language) {
    const group = memberSeries(input, ENERGY, "carrier", MEMBER_COLOURS.carrier, CARRIERS);
    const options: StackedOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["mobility"],
      sum: "mobility.final_energy",
      reference: referenceLine(input, group, cellsOf(input, ENERGY, "carrier")),
    };
    return { kind: "areas", group, options };
  },
});
