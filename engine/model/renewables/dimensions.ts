/** The axes along which only wind and sun are cut. */
import type { Dimension, Member } from "../../scenario/declarations.ts";
import { member } from "../declare.ts";

/** Years since panels were installed, counted back from the first 1 January; 12 is open. */
const panelAges: Member[] = Array.from({ length: 13 }, (_, age) =>
  age === 12
    ? member("12_plus", "12 en meer", "12 and over")
    : member(`${age}`, `${age}`, `${age}`),
);

export const dimensions = {
  /** Wind projects that stand or are permitted when the run begins, one by one. */
  wind_project: {
    label: { nl: "Windproject", en: "Wind project" },
    isLocal: true,
    members: "region",
  },
  panel_age: {
    label: { nl: "Leeftijd van zonnepanelen", en: "Age of panels" },
    members: panelAges,
  },
} as const satisfies Readonly<Record<string, Dimension>>;
