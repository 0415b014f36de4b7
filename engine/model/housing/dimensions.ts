/** The axes along which only dwellings are cut. */
import type { Dimension } from "../../scenario/declarations.ts";
import { member } from "../declare.ts";

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
  tenure: {
    label: { nl: "Eigendom", en: "Tenure" },
    members: [
      member("owner", "Eigenaar", "Owner-occupied"),
      member("private_rent", "Private huur", "Private rent"),
      member("social_rent", "Sociale huur", "Social rent"),
    ],
  },
} as const satisfies Readonly<Record<string, Dimension>>;
