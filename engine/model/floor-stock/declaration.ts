/** What tertiary and municipal buildings declare alike. */
import type {
  Actor,
  AccountDeclaration,
  ConstraintDeclaration,
  LeverDeclaration,
  OutputDeclaration,
  Text,
} from "../../scenario/declarations.ts";
import { baseYearParameters } from "../base-year.ts";
import { extensive, intensive, text } from "../declare.ts";
import { STAGES } from "../retirement.ts";

/** Kinds of floor the stock tells apart: unrenovated, partly renovated, deeply renovated, new. */
export const FLOOR_KINDS = 4;
/** Gas, oil, other: the first members of `service_heating`. */
export const FOSSIL_SYSTEMS = 3;

/** Whose floor it is: `van tertiaire gebouwen`, `of tertiary buildings`. */
export type Whose = Text;

/** @param sector whose rows of an inventory these are */
export const floorParameters = (sector: string, of: Whose) => ({
  ...baseYearParameters(sector, of),
  base_floor_area: extensive(
    "m2",
    [],
    1e10,
    text(`Vloeroppervlakte ${of.nl} in het basisjaar`, `Floor area ${of.en} in the base year`),
  ),
  base_floor_share: {
    ...intensive(
      "1",
      ["floor_state"],
      [0, 1],
      text(
        "Aandeel van elke toestand in de vloeroppervlakte van het basisjaar",
        "Share of each state in the floor area of the base year",
      ),
    ),
    sumsToOne: true as const,
  },
  direct_heating_share: intensive(
    "1",
    [],
    [0, 0.5],
    text(
      "Aandeel van de elektriciteit van het basisjaar dat direct verwarmt",
      "Share of the electricity of the base year that heats directly",
    ),
  ),
  heat_pump_share: intensive(
    "1",
    [],
    [0, 0.5],
    text(
      "Aandeel van de elektriciteit van het basisjaar dat warmtepompen aandrijft",
      "Share of the electricity of the base year that drives heat pumps",
    ),
  ),
  space_heating_share: intensive(
    "1",
    [],
    [0, 1],
    text(
      "Deel van de warmte dat met het weer en de isolatie meebeweegt",
      "Share of the heat that moves with the weather and insulation",
    ),
  ),
  floor_growth: intensive(
    "1/year",
    [],
    [-0.1, 0.1],
    text(
      "Groei van de vloeroppervlakte naast de bevolking",
      "Growth of floor beside the population",
    ),
  ),
  population_weight: intensive(
    "1",
    [],
    [0, 1],
    text(
      "Deel van de vloeroppervlakte dat de bevolking volgt",
      "Part of the floor that follows the population",
    ),
  ),
  demolition_rate: intensive(
    "1/year",
    [],
    [0, 0.1],
    text("Gesloopt deel van de vloeroppervlakte per jaar", "Share of floor demolished per year"),
  ),
  partial_saving: intensive(
    "1",
    [],
    [0, 0.9],
    text("Warmte bespaard door een gedeeltelijke renovatie", "Heat saved by a partial renovation"),
  ),
  deep_saving: intensive(
    "1",
    [],
    [0, 0.95],
    text("Warmte bespaard door een diepe renovatie", "Heat saved by a deep renovation"),
  ),
  new_heat_demand: intensive(
    "1",
    [],
    [0.05, 1],
    text(
      "Ruimtewarmte van nieuwe vloer tegenover ongerenoveerde",
      "Heating of new floor against unrenovated floor",
    ),
  ),
  heating_life: intensive(
    "year",
    [],
    [STAGES, 100],
    text("Gemiddelde levensduur van verwarming op brandstof", "Mean life of fuel heating systems"),
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
  electricity_intensity_change: intensive(
    "1/year",
    [],
    [-0.2, 0.2],
    text(
      "Verandering van de elektriciteit van licht en toestellen per m2",
      "Change of electricity for light and equipment per m2",
    ),
  ),
  price_response: intensive(
    "1",
    ["year"],
    [-0.9, 1],
    text(
      "Blijvende reactie van de warmtevraag op de prijzen sinds 2022",
      "Lasting response of heat to the prices since 2022",
    ),
  ),
  electricity_price_response: intensive(
    "1",
    ["year"],
    [-0.9, 1],
    text(
      "Blijvende reactie van licht en toestellen op de prijzen sinds 2022",
      "Lasting response of light and equipment to the prices since 2022",
    ),
  ),
});

const share = { unit: "1", scale: "intensive", min: 0, max: 1, kind: "flow" } as const;

/** Who decides about the stock as it stands, and about what is put into new buildings. */
export const floorLevers = (module: string, of: Whose, owner: Actor, builder: Actor) => ({
  renovation_rate: {
    ...share,
    unit: "1/year",
    dims: [],
    label: text(`Renovatiegraad ${of.nl}`, `Renovation rate ${of.en}`),
    max: 0.15,
    theme: "heat",
    actor: owner,
    effect: { output: `${module}.useful_heat`, direction: "down" },
  } as const satisfies LeverDeclaration,
  renovation_depth: {
    ...share,
    dims: ["floor_depth"],
    label: text(`Diepte van de renovaties ${of.nl}`, `Depth of renovations ${of.en}`),
    sumsToOne: true,
    theme: "heat",
    actor: owner,
    effect: { output: `${module}.useful_heat`, direction: "down", member: "deep" },
  } as const satisfies LeverDeclaration,
  heating_mix: {
    ...share,
    dims: ["service_heating"],
    label: text(
      `Wat versleten verwarming op brandstof ${of.nl} vervangt`,
      `What replaces worn fuel heating ${of.en}`,
    ),
    short: text(`Nieuwe verwarming ${of.nl}`, `New heating ${of.en}`),
    sumsToOne: true,
    theme: "heat",
    actor: owner,
    effect: { output: `${module}.fossil_heat_share`, direction: "down", member: "heat_pump" },
  } as const satisfies LeverDeclaration,
  new_heating_mix: {
    ...share,
    dims: ["service_heating"],
    label: text(`Verwarming van nieuwe vloeroppervlakte ${of.nl}`, `Heating of new floor ${of.en}`),
    short: text(`Verwarming nieuwe vloer ${of.nl}`, `Heating of new floor ${of.en}`),
    sumsToOne: true,
    theme: "heat",
    actor: builder,
    effect: { output: `${module}.fossil_heat_share`, direction: "down", member: "heat_pump" },
  } as const satisfies LeverDeclaration,
});

export const floorInputs = {
  degree_day_index: { from: "climate.degree_day_index", when: "year" },
  population_start: { from: "demography.population", when: "start" },
  population_end: { from: "demography.population", when: "end" },
} as const;

/** How many single figures the state holds. */
export const FLOOR_FIGURES = 19;

export const floorState = {
  /** Floor by kind on 1 January. */
  floor: { dims: [], length: FLOOR_KINDS },
  /** Fossil systems by stage of life, weighed by heat: `[stage][system]`. */
  stages: { dims: [], length: STAGES * FOSSIL_SYSTEMS },
  /** All systems on 1 January, weighed by heat. */
  systems: { dims: ["service_heating"] },
  /** Single figures that a year reads, side by side: FIGURES in stock.ts. */
  figures: { dims: [], length: FLOOR_FIGURES },
  /** Energy of the base year that is the sector's own. */
  own: { dims: ["carrier"] },
} as const;

const need = [
  "p.base_year",
  "p.base_population",
  "p.floor_growth",
  "p.population_weight",
  "in.population_start",
  "in.population_end",
];
/** All that sets the floor, whatever state it is in. */
const floorCauses = [...need, "p.base_floor_area", "p.demolition_rate"];
const states = ["p.demolition_rate", "p.base_floor_share", "l.renovation_rate"];
/** What is used of the floor; its area itself only scales figures per m2. */
const use = [...need, ...states, "l.renovation_depth"];
const ownBase = ["p.base_energy", "p.direct_heating_share", "p.heat_pump_share"];
const room = ["p.partial_saving", "p.deep_saving", "p.new_heat_demand"];

/** Names of the figures that a module takes from its meters because another owns them. */
export const heatCauses = (elsewhere: readonly string[]): readonly string[] => [
  ...use,
  ...ownBase,
  ...room,
  ...elsewhere,
  "p.base_degree_days",
  "p.space_heating_share",
  "p.boiler_efficiency",
  "p.heat_pump_performance",
  "p.price_response",
  "in.degree_day_index",
];
/** Which systems heat: a price moves all alike, and so do weather and floor. */
const mixing = ["p.heating_life", "l.heating_mix", "l.new_heating_mix"];
export const systemCauses = (elsewhere: readonly string[]): readonly string[] => [
  ...heatCauses(elsewhere),
  ...mixing,
];
export const energyCauses = (elsewhere: readonly string[]): readonly string[] => [
  ...systemCauses(elsewhere),
  "p.electricity_intensity_change",
  "p.electricity_price_response",
];

/** Outputs that both have; `elsewhere` as in {@link heatCauses}, `totalEnergy` the sum over carriers. */
export const floorOutputs = (
  module: string,
  of: Whose,
  elsewhere: readonly string[],
  totalEnergy: string,
) => {
  const flow = { kind: "flow", scale: "extensive", min: 0 } as const;
  const stock = { kind: "stock", scale: "extensive", min: 0 } as const;
  return {
    floor_area: {
      ...stock,
      unit: "m2",
      dims: [],
      label: text(`Vloeroppervlakte ${of.nl}`, `Floor area ${of.en}`),
      meaning: text(
        `Nuttige vloeroppervlakte ${of.nl}, leegstand inbegrepen.`,
        `Useful floor area ${of.en}, empty floor included.`,
      ),
      equation: "FLO-4",
      from: floorCauses,
    },
    floor_area_by_state: {
      ...stock,
      unit: "m2",
      dims: ["floor_state"],
      label: text(`Vloeroppervlakte ${of.nl} naar toestand`, `Floor area ${of.en} by state`),
      meaning: text(
        "Ongerenoveerd, geheel of gedeeltelijk gerenoveerd, en nieuw (onder de energieprestatieregels gebouwd).",
        "Unrenovated, wholly or partly renovated, and new (built under the energy performance rules).",
      ),
      equation: "FLO-3",
      from: [...floorCauses, ...states],
      total: "floor_area",
    },
    renovated: {
      ...flow,
      unit: "m2",
      dims: [],
      label: text(`Gerenoveerde vloeroppervlakte ${of.nl}`, `Floor area renovated ${of.en}`),
      meaning: text(
        "Vloer die in het jaar gedeeltelijk of diep gerenoveerd wordt; een tweede, diepere renovatie telt opnieuw.",
        "Floor partly or deeply renovated in the year; a second, deeper renovation counts again.",
      ),
      equation: "FLO-3",
      from: [...floorCauses, ...states, "l.renovation_depth"],
    },
    built: {
      ...flow,
      unit: "m2",
      dims: [],
      label: text(`Nieuwe vloeroppervlakte ${of.nl}`, `New floor area ${of.en}`),
      meaning: text(
        "Vloer die in het jaar gebouwd wordt, vervanging van sloop inbegrepen.",
        "Floor built in the year, replacement of demolished floor included.",
      ),
      equation: "FLO-4",
      from: floorCauses,
    },
    energy: {
      ...flow,
      unit: "kWh",
      dims: ["carrier"],
      label: text(`Energie ${of.nl} naar drager`, `Energy ${of.en} by carrier`),
      meaning: text(
        `Eindenergie ${of.nl}; klanten van warmtenetten staan er nog met hun brandstof in.`,
        `Final energy ${of.en}; customers of heat networks still count with their fuel.`,
      ),
      equation: "FLO-9",
      from: energyCauses(elsewhere),
      total: totalEnergy,
    },
    inventory_energy: {
      ...flow,
      unit: "kWh",
      dims: ["carrier"],
      label: text(
        `Energie ${of.nl} in de inventaris van het basisjaar`,
        `Energy ${of.en} in the inventory of the base year`,
      ),
      meaning: text(
        "Wat de inventaris telt, met wat andere modules eraan ontlenen; elk jaar hetzelfde.",
        "What the inventory counts, with what other modules take from it; the same in every year.",
      ),
      equation: "FLO-11",
      from: ["p.base_energy"],
    },
    useful_heat: {
      ...flow,
      unit: "kWh",
      dims: [],
      label: text(`Nuttige warmte ${of.nl}`, `Useful heat ${of.en}`),
      meaning: text(
        "Warmte voor ruimten, water en keukens, elektrisch opgewekte inbegrepen; vóór de levering door warmtenetten.",
        "Heat for rooms, water and kitchens, that made from electricity included; before delivery by heat networks.",
      ),
      equation: "FLO-8",
      from: heatCauses(elsewhere),
    },
    heat_by_system: {
      ...flow,
      unit: "kWh",
      dims: ["service_heating"],
      label: text(`Nuttige warmte ${of.nl} naar verwarming`, `Useful heat ${of.en} by system`),
      meaning: text(
        "Nuttige warmte naar het systeem dat ze maakt.",
        "Useful heat by the system that makes it.",
      ),
      equation: "FLO-6",
      from: systemCauses(elsewhere),
      total: "useful_heat",
    },
    heating_placed: {
      ...flow,
      unit: "kWh",
      dims: ["service_heating"],
      label: text(
        `Geplaatste verwarming ${of.nl}, naar de warmte die ze maakt`,
        `Heating installed ${of.en}, by the heat it makes`,
      ),
      meaning: text(
        "Nuttige warmte per jaar van wat in het jaar geplaatst wordt; zonder brandstof volgt elk systeem zichzelf op in gelijk tempo.",
        "Useful heat a year of what is installed in the year; systems without fuel are followed by their like at an even pace.",
      ),
      equation: "FLO-13",
      from: systemCauses(elsewhere),
    },
    heat_saved: {
      ...flow,
      unit: "kWh",
      dims: [],
      label: text(
        `Warmte bespaard door de renovaties ${of.nl}`,
        `Heat saved by the renovations ${of.en}`,
      ),
      meaning: text(
        "Nuttige warmte die de renovaties van dit ene jaar voortaan per jaar besparen.",
        "Useful heat that the renovations of this one year save in every year from now on.",
      ),
      equation: "FLO-14",
      from: heatCauses(elsewhere),
    },
    fossil_heat_share: {
      unit: "1",
      kind: "flow",
      scale: "intensive",
      ratio: {
        of: ["gas", "oil", "other"].map((system) => `${module}.heat_by_system[${system}]`),
        per: [`${module}.useful_heat`],
      },
      min: 0,
      max: 1,
      dims: [],
      label: text(
        `Aandeel fossiele brandstof in de warmte ${of.nl}`,
        `Share of fossil fuel in the heat ${of.en}`,
      ),
      meaning: text(
        "Nuttige warmte uit gas, stookolie, LPG en steenkool, gedeeld door alle nuttige warmte; vóór warmtenetten.",
        "Useful heat from gas, oil, LPG and coal, divided by all useful heat; before heat networks.",
      ),
      equation: "FLO-6",
      from: fossilCauses(elsewhere),
    },
    heat_per_floor: {
      unit: "kWh/m2",
      kind: "flow",
      scale: "intensive",
      noTotal: text(
        "hoeveel vloer in gebruik is, wat het model niet als bedrag geeft",
        "how much floor is in use, which the model does not give as an amount",
      ),
      min: 0,
      dims: [],
      label: text(`Nuttige warmte ${of.nl} per m2`, `Useful heat ${of.en} per m2`),
      meaning: text(
        "Nuttige warmte, gedeeld door de vloer in gebruik; zo onzeker als de vloeroppervlakte.",
        "Useful heat, divided by the floor in use; as uncertain as the floor area.",
      ),
      equation: "FLO-12",
      from: [...heatCauses(elsewhere), "p.base_floor_area"],
    },
  } as const satisfies Record<string, OutputDeclaration>;
};

/** Fossil systems put in: as the share of heat they make, floor in use or not. */
export const installedCauses = (elsewhere: readonly string[]): readonly string[] =>
  fossilCauses(elsewhere);

/** A share of heat: what moves all heat alike is no cause of it. */
const fossilCauses = (elsewhere: readonly string[]): readonly string[] => [
  ...use,
  ...ownBase,
  ...room,
  ...elsewhere,
  ...mixing,
  "p.boiler_efficiency",
  "p.heat_pump_performance",
];

export const floorConstraints = {
  eligible: {
    lever: "renovation_rate",
    unit: "1/year",
    label: text("vloer die er nog is", "floor that is left"),
  } as const satisfies ConstraintDeclaration,
};

export const floorAccount = (of: Whose) =>
  ({
    dims: ["floor_state"],
    unit: "m2",
    label: text(`Vloeroppervlakte ${of.nl}`, `Floor area ${of.en}`),
    columns: ["opening", "in_new", "in_renovated", "out_renovated", "out_demolished", "closing"],
  }) as const satisfies AccountDeclaration;

export const floorHeatAccount = (of: Whose) =>
  ({
    dims: ["service_heating"],
    unit: "kWh",
    label: text(`Warmte ${of.nl} per verwarming`, `Heat ${of.en} by heating system`),
    columns: [
      "in_natural_gas",
      "in_heating_oil",
      "in_lpg",
      "in_coal",
      "in_biomass",
      "in_electricity",
      "in_environment",
      "out_space_heat",
      "out_hot_water_and_kitchens",
      "out_conversion_losses",
    ],
  }) as const satisfies AccountDeclaration;
