/** The axes along which only services are cut. */
import type { Dimension } from "../../scenario/declarations.ts";

export const dimensions = {
  /** Services whose use follows from the ages of the people, as the region names them. */
  service: { label: { nl: "Voorziening", en: "Service" }, members: "region" },
} as const satisfies Readonly<Record<string, Dimension>>;
