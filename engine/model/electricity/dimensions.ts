/** The axes along which only electricity is cut. */
import type { Dimension } from "../../scenario/declarations.ts";
import { member } from "../declare.ts";

export const dimensions = {
  electricity_use: {
    label: { nl: "Gebruik", en: "Use" },
    members: [
      member("household_base", "Huishoudens, apparaten", "Households, appliances"),
      member(
        "household_direct_heating",
        "Huishoudens, elektrische verwarming",
        "Households, direct heating",
      ),
      member("household_heat_pumps", "Huishoudens, warmtepompen", "Households, heat pumps"),
      member("tertiary", "Tertiair", "Tertiary"),
      member("municipal_buildings", "Stadsgebouwen", "Municipal buildings"),
      member("public_lighting", "Openbare verlichting", "Public lighting"),
      member("industry", "Industrie (niet-ETS)", "Industry (non-ETS)"),
      member("agriculture", "Landbouw", "Agriculture"),
      member("transport", "Voertuigen", "Vehicles"),
      member("heat_networks", "Warmtenetten", "Heat networks"),
    ],
  },
  electricity_origin: {
    label: { nl: "Herkomst", en: "Origin" },
    members: [
      member("behind_meter", "Eigen zon achter de meter", "Own sun behind the meter"),
      member(
        "local_grid",
        "Zon en wind van de stad via het net",
        "Local sun and wind over the grid",
      ),
      member("imported", "Van elders", "From elsewhere"),
    ],
  },
  electricity_source: {
    label: { nl: "Eigen opwekking", en: "Own production" },
    members: [member("solar", "Zon", "Solar"), member("wind", "Wind", "Wind")],
  },
} as const satisfies Readonly<Record<string, Dimension>>;
