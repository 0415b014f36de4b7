import { MEMBER_COLOURS } from "../theme/colours.ts";
import { memberSeries } from "./series.ts";
import type { StackedOptions } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";
import { yearChart } from "./year-chart.ts";

const OUTPUT = "electricity.use_by";

/** What households use stands together; neighbours in the stack differ in lightness. */
const ORDER = [
  "household_base",
  "household_heat_pumps",
  "household_direct_heating",
  "transport",
  "tertiary",
  "municipal_buildings",
  "public_lighting",
  "industry",
  "agriculture",
  "heat_networks",
];

/** What is electricity needed for, and how much is added? */
export const electricityByUse = yearChart({
  id: "electricity-by-use",
  title: { nl: "Elektriciteitsverbruik naar gebruik", en: "Electricity use by purpose" },
  question: {
    nl: "Waarvoor is elektriciteit nodig, en hoeveel komt er bij?",
    en: "What is electricity needed for, and how much is added?",
  },
  needs: [OUTPUT],
  drawn(input, language) {
    const group = memberSeries(
      input,
      OUTPUT,
      "electricity_use",
      MEMBER_COLOURS.electricity_use,
      ORDER,
    );
    const options: StackedOptions = {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["electricity"],
      sum: "electricity.use",
    };
    return { kind: "areas", group, options };
  },
});
