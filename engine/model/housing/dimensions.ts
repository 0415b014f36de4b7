/** The axes along which only dwellings are cut. */
import type { Dimension } from "../../scenario/declarations.ts";
import { member } from "../declare.ts";
import { dimensions as shared } from "../dimensions.ts";

export const dimensions = {
  dwelling_type: {
    label: { nl: "Woningtype", en: "Dwelling type" },
    members: [
      member("detached", "Open bebouwing", "Detached"),
      member("semi_detached", "Halfopen bebouwing", "Semi-detached"),
      member("terraced", "Gesloten bebouwing", "Terraced"),
      member("apartment", "Appartement", "Apartment"),
    ],
  },
  /** Worst first, so that renovation moves to a higher index. */
  epc: {
    label: { nl: "EPC-label", en: "EPC label" },
    members: [
      member("f", "F", "F"),
      member("e", "E", "E"),
      member("d", "D", "D"),
      member("c", "C", "C"),
      member("b", "B", "B"),
      member("a", "A", "A"),
      member("a_plus", "A+", "A+"),
    ],
  },
  /** The systems a household can choose; a heat network comes to it instead. */
  heating_choice: {
    label: { nl: "Gekozen verwarming", en: "Chosen heating" },
    members: shared.heating.members.filter(({ id }) => id !== "network"),
  },
  tenure: {
    label: { nl: "Eigendom", en: "Tenure" },
    members: [
      member("owner", "Eigenaar", "Owner-occupied"),
      member("private_rent", "Private huur", "Private rent"),
      member("social_rent", "Sociale huur", "Social rent"),
    ],
  },
  renovation_depth: {
    label: { nl: "Renovatiediepte", en: "Renovation depth" },
    members: [
      member("one_step", "Een label beter", "One label better"),
      member("two_steps", "Twee labels beter", "Two labels better"),
      member("to_c", "Naar label C", "To label C"),
      member("to_a", "Naar label A", "To label A"),
    ],
  },
} as const satisfies Readonly<Record<string, Dimension>>;
