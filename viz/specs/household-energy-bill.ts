import { CONCEPT_COLOURS } from "../theme/colours.ts";
import type { LinesOptions } from "./lines.ts";
import { referenceSeries } from "./reference.ts";
import { chosenSeries } from "./series.ts";
import { perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const HOME = "costs.household_energy_bill";
const CAR = "costs.household_transport_bill";

/** What does a household pay for its energy, at home and on the road? */
export const householdEnergyBill = yearChart({
  id: "household-energy-bill",
  title: { nl: "Energiefactuur van een huishouden", en: "Energy bill of a household" },
  question: {
    nl: "Wat betaalt een gemiddeld huishouden voor energie, thuis en voor de wagen?",
    en: "What does a mean household pay for energy, at home and for the car?",
  },
  needs: [HOME, CAR],
  drawn(input, language) {
    const group = chosenSeries(input, [
      { output: HOME, label: { nl: "Woning", en: "Home" }, colour: CONCEPT_COLOURS.home_bill },
      { output: CAR, label: { nl: "Wagen", en: "Car" }, colour: CONCEPT_COLOURS.car_bill },
    ]);
    const options: LinesOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["costs"],
      reference: referenceSeries(input, group),
      notes: [
        language === "nl"
          ? "Met belastingen, in prijzen van 2024: algemene prijsstijging is eruit gehaald. Zonder onderhoud en investeringen."
          : "With taxes, in prices of 2024: general inflation is taken out. Without maintenance and investment.",
      ],
    };
    return { kind: "lines", group, options };
  },
});
