/** The axes along which only people and households are cut. */
import type { Dimension } from "../../scenario/declarations.ts";
import { member } from "../declare.ts";
import { dimensions as shared } from "../dimensions.ts";

export const dimensions = {
  /** Cohorts of a year's account: those born in it, then those aged 0 to 100 on 1 January. */
  cohort: {
    label: { nl: "Cohorte", en: "Cohort" },
    members: [member("newborn", "In het jaar geboren", "Born in the year"), ...shared.age.members],
  },
  age_group: {
    label: { nl: "Leeftijdsgroep", en: "Age group" },
    members: [
      member("0_2", "0-2", "0-2"),
      member("3_11", "3-11", "3-11"),
      member("12_17", "12-17", "12-17"),
      member("18_24", "18-24", "18-24"),
      member("25_64", "25-64", "25-64"),
      member("65_79", "65-79", "65-79"),
      member("80_plus", "80+", "80+"),
    ],
  },
  household_size: {
    label: { nl: "Gezinsgrootte", en: "Household size" },
    members: [
      member("1", "1 persoon", "1 person"),
      member("2", "2 personen", "2 persons"),
      member("3", "3 personen", "3 persons"),
      member("4_plus", "4 of meer personen", "4 or more persons"),
    ],
  },
} as const satisfies Readonly<Record<string, Dimension>>;
