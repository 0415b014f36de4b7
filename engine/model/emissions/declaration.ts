import type { ModuleDeclaration, Text } from "../../scenario/declarations.ts";
import { text } from "../declare.ts";

const factor = (label: Text) =>
  ({ unit: "kg/kWh", dims: [], label, scale: "intensive", min: 0, max: 2 }) as const;

/** The factor of a fuel, against which the rows of an inventory are held. */
const fuelFactor = (carrier: string, label: Text) =>
  ({ ...factor(label), inventory: { what: "factor", carriers: [carrier] } }) as const;

const amount = (label: Text, meaning: Text, equation: string, from: readonly string[]) =>
  ({
    unit: "kg",
    kind: "flow",
    dims: [],
    label,
    meaning,
    scale: "extensive",
    equation,
    from,
    min: 0,
  }) as const;

const electricityFactor = [
  "p.grid_factor",
  "p.green_purchases",
  "in.electricity_use",
  "in.production",
];
const heatFactor = [
  ...electricityFactor,
  "p.factor_natural_gas",
  "in.plant_gas",
  "in.plant_electricity",
  "in.delivered_dwellings",
  "in.delivered_others",
];
const factors = [
  ...heatFactor,
  "p.factor_heating_oil",
  "p.factor_lpg",
  "p.factor_coal",
  "p.factor_biomass",
  "p.factor_diesel",
  "p.factor_petrol",
  "p.factor_biofuel",
];
const householdEnergy = [
  "in.dwelling_energy",
  "in.household_electricity",
  "in.delivered_dwellings",
];
const tertiaryEnergy = ["in.tertiary", "in.displaced_gas", "in.delivered_others"];
const municipalEnergy = ["in.municipal", "in.public_lighting"];
const energy = [
  ...householdEnergy,
  ...tertiaryEnergy,
  ...municipalEnergy,
  "in.industry",
  "in.transport",
  "in.agriculture",
];
const all = [...new Set([...factors, ...energy])];
/** What the inventory of the base year rests on. */
const inventory = [
  "p.inventory_households_energy",
  "p.inventory_grid_factor",
  "p.inventory_renewable_production",
  "in.inventory_tertiary",
  "in.inventory_municipal",
  "in.inventory_industry",
  "in.inventory_transport",
  "in.inventory_agriculture",
  "p.factor_natural_gas",
  "p.factor_heating_oil",
  "p.factor_lpg",
  "p.factor_coal",
  "p.factor_biomass",
  "p.factor_diesel",
  "p.factor_petrol",
  "p.factor_biofuel",
];
const anchor = [...inventory, "p.change_2005_to_inventory"];
const causes = (...lists: (readonly string[])[]): readonly string[] => [...new Set(lists.flat())];

export const declaration = {
  id: "emissions",
  label: text("CO₂-uitstoot", "CO₂ emissions"),
  parameters: {
    factor_natural_gas: fuelFactor(
      "natural_gas",
      text("Emissiefactor van aardgas", "Emission factor of natural gas"),
    ),
    factor_heating_oil: fuelFactor(
      "heating_oil",
      text("Emissiefactor van stookolie", "Emission factor of heating oil"),
    ),
    factor_lpg: fuelFactor("lpg", text("Emissiefactor van lpg", "Emission factor of LPG")),
    factor_coal: fuelFactor("coal", text("Emissiefactor van steenkool", "Emission factor of coal")),
    factor_biomass: fuelFactor(
      "biomass",
      text("Emissiefactor van biomassa", "Emission factor of biomass"),
    ),
    factor_diesel: fuelFactor(
      "diesel",
      text("Emissiefactor van diesel", "Emission factor of diesel"),
    ),
    factor_petrol: fuelFactor(
      "petrol",
      text("Emissiefactor van benzine", "Emission factor of petrol"),
    ),
    factor_biofuel: fuelFactor(
      "biofuel",
      text("Emissiefactor van biobrandstof", "Emission factor of biofuel"),
    ),
    grid_factor: {
      unit: "kg/kWh",
      dims: ["year"],
      label: text(
        "Nationale emissiefactor van elektriciteit",
        "National emission factor of electricity",
      ),
      scale: "intensive",
      min: 0,
      max: 2,
    },
    green_purchases: {
      unit: "kWh",
      dims: ["year"],
      label: text(
        "Gecertificeerde groene stroom, elders gekocht",
        "Certified green electricity bought from elsewhere",
      ),
      scale: "extensive",
      min: 0,
      max: 1e13,
    },
    change_2005_to_inventory: {
      unit: "1",
      dims: [],
      label: text(
        "Verandering van de uitstoot van 2005 tot de inventaris van het basisjaar",
        "Change of emissions from 2005 to the inventory of the base year",
      ),
      scale: "intensive",
      min: -0.99,
      max: 100,
      inventory: { what: "co2", since: 2005, yearOf: "emissions.inventory_year" },
    },
    inventory_year: {
      unit: "year",
      dims: [],
      label: text("Jaar van de inventaris", "Year of the inventory"),
      scale: "intensive",
      min: 1990,
      max: 2100,
      inventory: {
        what: "base_year",
        describedBy: [
          "inventory_grid_factor",
          "inventory_renewable_production",
          "inventory_households",
          "inventory_weather",
        ],
      },
    },
    inventory_households_energy: {
      unit: "kWh",
      dims: ["carrier"],
      label: text(
        "Energie van huishoudens in de inventaris van het basisjaar",
        "Energy of households in the inventory of the base year",
      ),
      scale: "extensive",
      min: 0,
      max: 1e13,
      inventory: {
        what: "energy",
        sectors: ["households"],
        yearOf: "emissions.inventory_year",
      },
    },
    inventory_grid_factor: factor(
      text("Nationale factor in de inventaris", "National factor in the inventory"),
    ),
    inventory_renewable_production: {
      unit: "kWh",
      dims: [],
      label: text(
        "Hernieuwbare productie in het jaar van de inventaris",
        "Renewable production in the year of the inventory",
      ),
      scale: "extensive",
      min: 0,
      max: 1e13,
    },
    inventory_households: {
      unit: "household",
      dims: [],
      label: text(
        "Gemiddelde huishoudens in het jaar van de inventaris",
        "Mean households in the year of the inventory",
      ),
      scale: "extensive",
      min: 0,
      max: 1e8,
    },
    inventory_weather: {
      unit: "1",
      dims: ["sector"],
      label: text(
        "Brandstof in de inventaris tegenover een jaar met normaal weer",
        "Fuel in the inventory against a year of normal weather",
      ),
      scale: "intensive",
      min: 0.1,
      max: 3,
    },
  },
  levers: {},
  inputs: {
    dwelling_energy: { from: "housing.final_energy_by_carrier", when: "year" },
    household_electricity: { from: "electricity.household_use", when: "year" },
    tertiary: { from: "tertiary.energy", when: "year" },
    municipal: { from: "municipal.energy", when: "year" },
    public_lighting: { from: "municipal.public_lighting", when: "year" },
    industry: { from: "industry.energy", when: "year" },
    transport: { from: "mobility.energy", when: "year" },
    agriculture: { from: "agriculture.energy", when: "year" },
    inventory_tertiary: { from: "tertiary.inventory_energy", when: "year" },
    inventory_municipal: { from: "municipal.inventory_energy", when: "year" },
    inventory_industry: { from: "industry.inventory_energy", when: "year" },
    inventory_transport: { from: "mobility.inventory_energy", when: "year" },
    inventory_agriculture: { from: "agriculture.inventory_energy", when: "year" },
    displaced_gas: { from: "heat.displaced_gas", when: "year" },
    delivered_dwellings: { from: "heat.delivered_dwellings", when: "year" },
    delivered_others: { from: "heat.delivered_others", when: "year" },
    plant_gas: { from: "heat.plant_gas", when: "year" },
    plant_electricity: { from: "heat.plant_electricity", when: "year" },
    electricity_use: { from: "electricity.use", when: "year" },
    production: { from: "renewables.production", when: "year" },
    population_start: { from: "demography.population", when: "start" },
    population_end: { from: "demography.population", when: "end" },
  },
  state: {
    factors: { dims: ["carrier"] },
    /** Energy of all sectors in the inventory of the base year, and its CO2. */
    inventory_energy: { dims: ["carrier"] },
    inventory_co2: { dims: [] },
    cumulative: { dims: [] },
  },
  outputs: {
    total: {
      ...amount(
        text("CO₂-uitstoot", "CO₂ emissions"),
        text(
          "Territoriale CO₂ van zes sectoren; zonder emissiehandel, andere broeikasgassen en ingevoerde goederen.",
          "Territorial CO₂ of six sectors; without emissions trading, other greenhouse gases and imported goods.",
        ),
        "EMI-3",
        all,
      ),
      inventory: { what: "co2" },
      observed: { output: "total_2005", year: 2005 },
    },
    by_sector: {
      ...amount(
        text("CO₂-uitstoot per sector", "CO₂ emissions by sector"),
        text("Elke kWh hoort bij één sector.", "Every kWh belongs to one sector."),
        "EMI-3",
        all,
      ),
      dims: ["sector"],
      total: "total",
    },
    by_carrier: {
      ...amount(
        text("CO₂-uitstoot per energiedrager", "CO₂ emissions by carrier"),
        text(
          "Gas en stroom van warmtenetten tellen bij warmte van een net.",
          "Gas and electricity of heat networks count as network heat.",
        ),
        "EMI-3",
        all,
      ),
      dims: ["carrier"],
      total: "total",
    },
    by_sector_carrier: {
      ...amount(
        text("CO₂-uitstoot per sector en energiedrager", "CO₂ emissions by sector and carrier"),
        text("Eindenergie maal factor.", "Final energy times factor."),
        "EMI-3",
        all,
      ),
      dims: ["sector", "carrier"],
      total: "total",
    },
    energy: {
      ...amount(
        text("Eindenergie per sector en energiedrager", "Final energy by sector and carrier"),
        text(
          "Wat afnemers verbruiken; energie van centrales van warmtenetten zit in de geleverde warmte.",
          "What customers use; energy of heat-network plants is inside delivered heat.",
        ),
        "EMI-4",
        energy,
      ),
      unit: "kWh",
      dims: ["sector", "carrier"],
      total: "final_energy",
    },
    final_energy: {
      ...amount(
        text("Eindenergie", "Final energy"),
        text("Som over sectoren en energiedragers.", "Sum over sectors and carriers."),
        "EMI-4",
        energy,
      ),
      unit: "kWh",
      inventory: { what: "energy" },
    },
    households: {
      ...amount(
        text("CO₂-uitstoot van huishoudens", "CO₂ emissions of households"),
        text(
          "Verwarming, warm water, koken en toestellen van woningen; zonder wagens.",
          "Heating, hot water, cooking and appliances of dwellings; without cars.",
        ),
        "EMI-3",
        causes(factors, householdEnergy),
      ),
      inventory: { what: "co2", sectors: ["households"] },
    },
    tertiary: {
      ...amount(
        text("CO₂-uitstoot van de tertiaire sector", "CO₂ emissions of the tertiary sector"),
        text(
          "Diensten, handel, scholen en zorg; zonder stadsgebouwen.",
          "Services, trade, schools and care; without municipal buildings.",
        ),
        "EMI-3",
        causes(factors, tertiaryEnergy),
      ),
      inventory: { what: "co2", sectors: ["tertiary"] },
    },
    municipal: {
      ...amount(
        text("CO₂-uitstoot van de stad", "CO₂ emissions of the city"),
        text("Stadsgebouwen en openbare verlichting.", "Municipal buildings and public lighting."),
        "EMI-3",
        causes(factors, municipalEnergy),
      ),
      inventory: { what: "co2", sectors: ["municipal"] },
    },
    municipal_buildings: {
      ...amount(
        text("CO₂-uitstoot van stadsgebouwen", "CO₂ emissions of municipal buildings"),
        text("Zonder openbare verlichting.", "Without public lighting."),
        "EMI-3",
        causes(factors, ["in.municipal"]),
      ),
      inventory: { what: "co2", sectors: ["municipal_buildings"] },
    },
    municipal_lighting: {
      ...amount(
        text("CO₂-uitstoot van openbare verlichting", "CO₂ emissions of public lighting"),
        text("Straatverlichting op het grondgebied.", "Street lighting on the territory."),
        "EMI-3",
        causes(electricityFactor, ["in.public_lighting"]),
      ),
      inventory: { what: "co2", sectors: ["public_lighting"] },
    },
    industry: {
      ...amount(
        text("CO₂-uitstoot van industrie", "CO₂ emissions of industry"),
        text("Bedrijven buiten emissiehandel.", "Firms outside emissions trading."),
        "EMI-3",
        causes(factors, ["in.industry"]),
      ),
      inventory: { what: "co2", sectors: ["industry"] },
    },
    transport: {
      ...amount(
        text("CO₂-uitstoot van vervoer", "CO₂ emissions of transport"),
        text(
          "Wegverkeer op het grondgebied, doorgaand verkeer inbegrepen.",
          "Road traffic on the territory, through traffic included.",
        ),
        "EMI-3",
        causes(factors, ["in.transport"]),
      ),
      inventory: { what: "co2", sectors: ["transport"] },
    },
    agriculture: {
      ...amount(
        text("CO₂-uitstoot van landbouw", "CO₂ emissions of agriculture"),
        text(
          "Alleen CO₂ van energie; geen methaan of lachgas.",
          "CO₂ of energy only; no methane or nitrous oxide.",
        ),
        "EMI-3",
        causes(factors, ["in.agriculture"]),
      ),
      inventory: { what: "co2", sectors: ["agriculture"] },
    },
    per_inhabitant: {
      ...amount(
        text("CO₂-uitstoot per inwoner", "CO₂ emissions per inhabitant"),
        text("Totaal gedeeld door de gemiddelde bevolking.", "Total over the mean population."),
        "EMI-5",
        causes(all, ["in.population_start", "in.population_end"]),
      ),
      unit: "kg/person",
      scale: "intensive",
      ratio: { of: ["emissions.total"], per: ["demography.population"] },
      inventory: { what: "outdated" },
    },
    change_since_2005: {
      unit: "1",
      kind: "flow",
      dims: [],
      label: text("CO₂-uitstoot tegenover 2005", "CO₂ emissions against 2005"),
      meaning: text(
        "Totaal gedeeld door het totaal van 2005, min 1.",
        "Total over the total of 2005, less 1.",
      ),
      scale: "intensive",
      ratio: { of: ["emissions.total"], per: ["emissions.total_2005"], less: 1 },
      equation: "EMI-6",
      from: causes(all, anchor),
      min: -1,
      inventory: { what: "co2", since: 2005 },
    },
    inventory_total: amount(
      text(
        "CO₂-uitstoot in de inventaris van het basisjaar",
        "CO₂ emissions in the inventory of the base year",
      ),
      text(
        "Energie waarop de sectoren rekenen, met de factoren van dat jaar; elk jaar hetzelfde.",
        "Energy that the sectors build on, with the factors of that year; the same in every year.",
      ),
      "EMI-8",
      inventory,
    ),
    total_2005: amount(
      text("CO₂-uitstoot in 2005", "CO₂ emissions in 2005"),
      text(
        "Inventaris van het basisjaar, teruggerekend met de verandering sinds 2005; elk jaar hetzelfde.",
        "Inventory of the base year, taken back by the change since 2005; the same in every year.",
      ),
      "EMI-9",
      anchor,
    ),
    local_electricity_factor: {
      unit: "kg/kWh",
      kind: "flow",
      dims: [],
      label: text("Lokale emissiefactor van elektriciteit", "Local emission factor of electricity"),
      meaning: text(
        "Nationale factor, verlaagd met wat de stad zelf hernieuwbaar maakt.",
        "National factor, lowered by what the city makes from renewables itself.",
      ),
      scale: "intensive",
      weight: ["electricity.use"],
      equation: "EMI-1",
      from: electricityFactor,
      min: 0,
    },
    heat_network_factor: {
      unit: "kg/kWh",
      kind: "flow",
      dims: [],
      label: text("Emissiefactor van warmtenetten", "Emission factor of heat networks"),
      meaning: text(
        "Uitstoot van gas en stroom van de centrales per geleverde kWh warmte.",
        "Emissions of the plants' gas and electricity per kWh of delivered heat.",
      ),
      scale: "intensive",
      weight: ["heat.delivered"],
      equation: "EMI-2",
      from: heatFactor,
      min: 0,
    },
    cumulative: {
      ...amount(
        text("Opgetelde CO₂-uitstoot", "Cumulative CO₂ emissions"),
        text("Som sinds 1 januari van het eerste jaar.", "Sum since 1 January of the first year."),
        "EMI-7",
        all,
      ),
      kind: "stock",
    },
  },
  constraints: {},
  accounts: {
    energy: {
      dims: ["carrier"],
      unit: "kWh",
      label: text("Energiebalans per energiedrager", "Energy balance by carrier"),
      columns: [
        "in_supplied",
        "in_renewable_production",
        "in_heat_networks",
        "out_households",
        "out_tertiary",
        "out_municipal",
        "out_industry",
        "out_transport",
        "out_agriculture",
        "out_heat_networks",
        "out_exported",
      ],
    },
  },
} as const satisfies ModuleDeclaration;
