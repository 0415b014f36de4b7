import type { ModuleDeclaration } from "../../scenario/declarations.ts";
import { intensive, text } from "../declare.ts";
import { dimensions } from "./dimensions.ts";

export const declaration = {
  id: "services",
  label: text("Opvang, scholen en zorg", "Childcare, schools and care"),
  dimensions,
  parameters: {
    rate: intensive(
      "1",
      ["service", "sex", "age"],
      [0, 1],
      text(
        "Gebruikers van een voorziening per inwoner van een leeftijd",
        "Users of a service per inhabitant of an age",
      ),
    ),
  },
  levers: {},
  inputs: {
    population: { from: "demography.population_by_age", when: "end" },
  },
  state: {
    /** Users on the first 1 January. */
    opening: { dims: ["service"] },
    /** Which table of age bands belongs to the region. */
    bands: { dims: [] },
  },
  outputs: {
    use: {
      unit: "person",
      kind: "stock",
      dims: ["service"],
      label: text("Gebruikers van voorzieningen", "Users of services"),
      meaning: text(
        "Inwoners die een voorziening gebruiken als elke leeftijd het even vaak blijft doen; plaatsen zijn iets anders, en gebruikers van elders tellen niet mee.",
        "Inhabitants who use a service if every age goes on using it as often; places are another matter, and users from elsewhere are not counted.",
      ),
      scale: "extensive",
      equation: "SER-1",
      from: ["p.rate", "in.population"],
      min: 0,
    },
    use_growth: {
      unit: "1",
      kind: "stock",
      dims: ["service"],
      label: text("Groei van het gebruik van voorzieningen", "Growth of the use of services"),
      meaning: text(
        "Gebruikers tegenover die van de eerste 1 januari; 0 waar er toen geen waren.",
        "Users against those of the first 1 January; 0 where there were none then.",
      ),
      scale: "intensive",
      ratio: { of: ["services.use"], per: ["services.use"], perFirst: true, less: 1 },
      equation: "SER-2",
      from: ["p.rate", "in.population"],
      min: -1,
    },
  },
  constraints: {},
  accounts: {},
} as const satisfies ModuleDeclaration;
