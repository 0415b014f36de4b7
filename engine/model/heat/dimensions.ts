/** The axes along which only heat networks are cut. */
import type { Dimension } from "../../scenario/declarations.ts";
import { dimensions as shared } from "../dimensions.ts";

export const dimensions = {
  district: {
    label: { nl: "Wijk", en: "District" },
    plural: { nl: "wijken", en: "districts" },
    isLocal: true,
    members: "region",
  },
  /** The sources a plan can develop; the backup boiler takes what they leave. */
  network_source: {
    label: { nl: "Te ontwikkelen warmtebron", en: "Heat source to develop" },
    members: shared.heat_source.members.filter(({ id }) => id !== "backup"),
  },
} as const satisfies Readonly<Record<string, Dimension>>;
