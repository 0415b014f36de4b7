/** The axes along which only heat networks are cut. */
import type { Dimension, Member } from "../../scenario/declarations.ts";
import { member } from "../declare.ts";

/** Sources of a heat network in merit order, without the backup boiler. */
const networkSources: Member[] = [
  member("residual", "Restwarmte", "Residual heat"),
  member("boreholes", "Boorgatenveld", "Bore-hole field"),
  member("geothermal", "Diepe geothermie", "Deep geothermal"),
  member("solar_thermal", "Zonthermie", "Solar thermal"),
  member("heat_pump", "Warmtepomp", "Heat pump"),
];

export const dimensions = {
  district: {
    label: { nl: "Wijk", en: "District" },
    plural: { nl: "wijken", en: "districts" },
    members: "region",
  },
  heat_source: {
    label: { nl: "Warmtebron", en: "Heat source" },
    members: [...networkSources, member("backup", "Back-upketel (gas)", "Backup boiler (gas)")],
  },
  /** The sources a plan can develop; the backup boiler takes what they leave. */
  network_source: {
    label: { nl: "Te ontwikkelen warmtebron", en: "Heat source to develop" },
    members: networkSources,
  },
} as const satisfies Readonly<Record<string, Dimension>>;
