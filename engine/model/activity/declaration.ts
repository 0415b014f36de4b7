/** What industry and agriculture declare alike. */
import type { LeverDeclaration, OutputDeclaration, Text } from "../../scenario/declarations.ts";
import { baseYearParameters } from "../base-year.ts";
import { intensive, text } from "../declare.ts";
import { STAGES } from "../retirement.ts";

/** All fossil heat, and the oil in it. */
export const FOSSIL_KINDS = 2;

/** @param sector whose rows of an inventory these are */
export const activityParameters = (sector: string, of: Text) => ({
  ...baseYearParameters(sector, of),
  space_heating_share: intensive(
    "1",
    [],
    [0, 1],
    text(
      "Deel van de brandstof dat met het weer meebeweegt",
      "Share of the fuel that moves with the weather",
    ),
  ),
  population_weight: intensive(
    "1",
    [],
    [0, 1],
    text(
      "Deel van de activiteit dat de bevolking volgt",
      "Part of the activity that follows the population",
    ),
  ),
  activity_growth: intensive(
    "1/year",
    [],
    [-0.2, 0.2],
    text(
      "Groei van de activiteit naast de bevolking",
      "Growth of the activity beside the population",
    ),
  ),
  heating_life: intensive(
    "year",
    [],
    [STAGES, 100],
    text("Gemiddelde levensduur van ketels en ovens", "Mean life of boilers and furnaces"),
  ),
  oil_leaves: intensive(
    "1",
    [],
    [0, 1],
    text(
      "Aandeel van vervangen stookoliesystemen dat naar gas gaat als er geen warmtepomp komt",
      "Share of replaced oil systems that goes to gas when no heat pump comes",
    ),
  ),
  boiler_efficiency: intensive(
    "1",
    [],
    [0.1, 1.1],
    text("Rendement van ketels", "Efficiency of boilers"),
  ),
  heat_pump_performance: intensive(
    "1",
    [],
    [1, 8],
    text("Seizoensprestatie van warmtepompen", "Seasonal performance of heat pumps"),
  ),
  price_response: intensive(
    "1",
    ["year"],
    [-0.9, 1],
    text(
      "Blijvende reactie van het brandstofverbruik op de prijzen sinds 2022",
      "Lasting response of fuel use to the prices since 2022",
    ),
  ),
  electricity_price_response: intensive(
    "1",
    ["year"],
    [-0.9, 1],
    text(
      "Blijvende reactie van het elektriciteitsgebruik op de prijzen sinds 2022",
      "Lasting response of electricity use to the prices since 2022",
    ),
  ),
});

const lever = {
  dims: [],
  scale: "intensive",
  min: 0,
  kind: "flow",
  theme: "economy",
  actor: "company",
} as const;

export const activityLevers = (module: string, of: Text) => ({
  efficiency_rate: {
    ...lever,
    unit: "1/year",
    label: text(
      `Besparing op warmte ${of.nl} per eenheid activiteit`,
      `Heat saved ${of.en} per unit of activity`,
    ),
    max: 0.1,
    effect: { output: `${module}.final_energy`, direction: "down" },
  } as const satisfies LeverDeclaration,
  electricity_efficiency_rate: {
    ...lever,
    unit: "1/year",
    label: text(
      `Besparing op elektriciteit ${of.nl} per eenheid activiteit`,
      `Electricity saved ${of.en} per unit of activity`,
    ),
    max: 0.1,
    effect: { output: `${module}.final_energy`, direction: "down" },
  } as const satisfies LeverDeclaration,
  electrification: {
    ...lever,
    unit: "1",
    label: text(
      `Aandeel warmtepompen bij vervanging van fossiele warmte ${of.nl}`,
      `Share of heat pumps when fossil heat is replaced ${of.en}`,
    ),
    max: 1,
    effect: { output: `${module}.fossil_energy`, direction: "down" },
  } as const satisfies LeverDeclaration,
});

export const activityInputs = {
  degree_day_index: { from: "climate.degree_day_index", when: "year" },
  population_start: { from: "demography.population", when: "start" },
  population_end: { from: "demography.population", when: "end" },
} as const;

export const activityState = {
  /** Fossil systems by stage of life, `[stage][all, oil]`, shares of the base year. */
  stages: { dims: [], length: STAGES * FOSSIL_KINDS },
  /** What is still fossil, and still oil. */
  kept: { dims: [], length: FOSSIL_KINDS },
  grown: { dims: [] },
  heat_intensity: { dims: [] },
  electricity_intensity: { dims: [] },
} as const;

const heat = [
  "p.base_year",
  "p.base_population",
  "p.base_energy",
  "p.base_degree_days",
  "p.space_heating_share",
  "p.population_weight",
  "p.activity_growth",
  "p.heating_life",
  "p.price_response",
  "l.efficiency_rate",
  "l.electrification",
  "in.degree_day_index",
  "in.population_start",
  "in.population_end",
];
const electricity = [
  "p.boiler_efficiency",
  "p.heat_pump_performance",
  "p.electricity_price_response",
  "l.electricity_efficiency_rate",
];

export const activityOutputs = (of: Text) => {
  const flow = { unit: "kWh", kind: "flow", scale: "extensive", min: 0 } as const;
  return {
    energy: {
      ...flow,
      dims: ["carrier"],
      label: text(`Energie ${of.nl} naar drager`, `Energy ${of.en} by carrier`),
      meaning: text(
        `Eindenergie ${of.nl}; warmtenetten en installaties onder emissiehandel niet inbegrepen.`,
        `Final energy ${of.en}; without heat networks and plants under emissions trading.`,
      ),
      equation: "ACT-4",
      from: [...heat, ...electricity, "p.oil_leaves"],
      total: "final_energy",
    },
    inventory_energy: {
      ...flow,
      dims: ["carrier"],
      label: text(
        `Energie ${of.nl} in de inventaris van het basisjaar`,
        `Energy ${of.en} in the inventory of the base year`,
      ),
      meaning: text(
        "Wat de inventaris telt en waarop het model rekent; elk jaar hetzelfde.",
        "What the inventory counts and the model builds on; the same in every year.",
      ),
      equation: "ACT-4",
      from: ["p.base_energy"],
    },
    final_energy: {
      ...flow,
      dims: [],
      label: text(`Energie ${of.nl}`, `Energy ${of.en}`),
      meaning: text("Som over de energiedragers.", "Sum over the carriers."),
      equation: "ACT-4",
      from: [...heat, ...electricity],
    },
    fossil_energy: {
      ...flow,
      dims: [],
      label: text(`Fossiele brandstof ${of.nl}`, `Fossil fuel ${of.en}`),
      meaning: text(
        "Gas, stookolie, LPG en steenkool voor warmte; brandstof van voertuigen en machines niet.",
        "Gas, oil, LPG and coal for heat; not the fuel of vehicles and machines.",
      ),
      equation: "ACT-3",
      from: heat,
    },
  } as const satisfies Record<string, OutputDeclaration>;
};
