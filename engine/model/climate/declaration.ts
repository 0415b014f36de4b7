import type { ModuleDeclaration } from "../../scenario/declarations.ts";
import { intensive, text } from "../declare.ts";

export const declaration = {
  id: "climate",
  label: text("Klimaat", "Climate"),
  parameters: {
    degree_day_path: intensive(
      "1",
      ["year"],
      [0, 3],
      text(
        "Graaddagen tegenover het gemiddelde van 2018-2021",
        "Degree days against the mean of 2018-2021",
      ),
    ),
    normal_degree_days: intensive(
      "K.day",
      [],
      [0, 1e4],
      text(
        "Graaddagen (basis 16,5 °C) in een gewoon jaar, index 1",
        "Degree days (base 16.5 °C) of an ordinary year, index 1",
      ),
    ),
    heat_wave_path: intensive(
      "day",
      ["year"],
      [0, 366],
      text("Verwachte hittegolfdagen", "Expected heat-wave days"),
    ),
  },
  levers: {},
  inputs: {},
  state: {},
  outputs: {
    degree_day_index: {
      unit: "1",
      kind: "flow",
      dims: [],
      label: text("Graaddagenindex", "Degree-day index"),
      meaning: text(
        "Graaddagen van een gewoon jaar tegenover het gemiddelde van 2018-2021; alle ruimteverwarming volgt deze index.",
        "Degree days of an ordinary year against the mean of 2018-2021; all heating of rooms follows this index.",
      ),
      scale: "intensive",
      weight: ["demography.population"],
      equation: "CLI-1",
      from: ["p.degree_day_path"],
      min: 0,
    },
    degree_days: {
      unit: "K.day",
      kind: "flow",
      dims: [],
      label: text("Graaddagen", "Degree days"),
      meaning: text(
        "Graaddagen met basis 16,5 °C van een gewoon jaar in het klimaat van dat jaar.",
        "Degree days with base 16.5 °C of an ordinary year in the climate of that year.",
      ),
      scale: "intensive",
      weight: ["demography.population"],
      equation: "CLI-2",
      from: ["p.degree_day_path", "p.normal_degree_days"],
      min: 0,
    },
    heat_wave_days: {
      unit: "day",
      kind: "flow",
      dims: [],
      label: text("Hittegolfdagen", "Heat-wave days"),
      meaning: text(
        "Dagen per jaar die tot een hittegolf behoren, volgens de klimaatprojectie; ze sturen niets aan.",
        "Days a year that belong to a heat wave, by the climate projection; they drive nothing.",
      ),
      scale: "intensive",
      weight: ["demography.population"],
      equation: "CLI-3",
      from: ["p.heat_wave_path"],
      min: 0,
    },
  },
  constraints: {},
  accounts: {},
} as const satisfies ModuleDeclaration;
