import { MEMBER_COLOURS } from "../theme/colours.ts";
import type { Chart } from "./frame.ts";
import { memberSeries } from "./series.ts";
import { stackedAreas } from "./stacked-areas.ts";
import { perYear } from "./time-of-measurement.ts";

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
export const electricityByUse: Chart = {
  id: "electricity-by-use",
  title: { nl: "Elektriciteitsverbruik naar gebruik", en: "Electricity use by purpose" },
  question: {
    nl: "Waarvoor is elektriciteit nodig, en hoeveel komt er bij?",
    en: "What is electricity needed for, and how much is added?",
  },
  needs: [OUTPUT],
  spec(input, language) {
    const group = memberSeries(
      input,
      OUTPUT,
      "electricity_use",
      MEMBER_COLOURS.electricity_use,
      ORDER,
    );
    return stackedAreas(input, language, group, {
      title: this.title[language],
      unit: perYear(group, language),
      modules: ["electricity"],
      sum: "electricity.use",
    });
  },
};
