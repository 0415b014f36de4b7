import type { ModuleDeclaration, ParameterDeclaration, Text } from "../../scenario/declarations.ts";
import { intensive, text } from "../declare.ts";

const energy = <const D extends readonly string[]>(dims: D, label: Text) =>
  ({
    unit: "kWh",
    dims,
    label,
    scale: "extensive",
    min: 0,
    max: 1e13,
  }) as const satisfies ParameterDeclaration;

const byCarrier = (label: Text, meaning: Text, total: string, from: readonly string[]) =>
  ({
    unit: "kWh",
    kind: "flow",
    dims: ["carrier"],
    label,
    meaning,
    scale: "extensive",
    equation: "SEC-6",
    from,
    min: 0,
    total,
  }) as const;

const scalar = (label: Text, meaning: Text, equation: string, from: readonly string[]) =>
  ({
    unit: "kWh",
    kind: "flow",
    dims: [],
    label,
    meaning,
    scale: "extensive",
    equation,
    from,
    min: 0,
  }) as const;

const population = ["p.base_population", "in.population_start", "in.population_end"];
const heat = [
  "p.base_year",
  "p.base_degree_days",
  "in.degree_day_index",
  "p.space_heating_share",
  "p.population_weight",
  "p.activity_growth",
  "p.heat_intensity_change",
  "p.price_response",
  "p.boiler_efficiency",
];
const buildings = [
  ...heat,
  "p.electricity_intensity_change",
  "p.electricity_price_response",
  "p.heating_system_life",
  "p.heat_pump_choice",
  "p.oil_leaves",
  "p.heat_pump_performance",
  ...population,
];
const services = ["p.metered_services", "p.collective_dwelling_gas", "p.municipal_share"];
const serviceMeters = [...services, "p.public_lighting_base", "p.charging_at_work"];
const transport = [
  "p.base_year",
  "p.motor_fuel_base",
  "p.diesel_share",
  "p.biofuel_share",
  "p.depot_electricity",
  "p.base_electric_share",
  "p.electric_share",
  "p.traffic_growth",
  "p.traffic_population_weight",
  "p.fuel_intensity_change",
  "p.electricity_per_fuel",
  ...population,
];

export const declaration = {
  id: "sectors",
  label: text("Andere sectoren", "Other sectors"),
  parameters: {
    base_year: intensive(
      "year",
      [],
      [1990, 2100],
      text("Jaar van de gemeten energie", "Year of the measured energy"),
    ),
    base_population: {
      unit: "person",
      dims: [],
      label: text("Gemiddelde bevolking van het basisjaar", "Mean population of the base year"),
      scale: "extensive",
      min: 0,
      max: 1e8,
    },
    metered_services: energy(
      ["carrier"],
      text(
        "Energie van tertiaire afnemers in het basisjaar, met stadsgebouwen en openbare verlichting",
        "Energy of tertiary customers in the base year, municipal buildings and public lighting included",
      ),
    ),
    collective_dwelling_gas: energy(
      [],
      text(
        "Gas van collectieve ketels van flats, gemeten als tertiair",
        "Gas of collective boilers of flats, metered as tertiary",
      ),
    ),
    charging_at_work: energy(
      [],
      text(
        "Voertuigen geladen op tertiaire meters in het basisjaar",
        "Vehicles charged on tertiary meters in the base year",
      ),
    ),
    public_lighting_base: energy(
      [],
      text("Openbare verlichting in het basisjaar", "Public lighting in the base year"),
    ),
    municipal_share: intensive(
      "1",
      [],
      [0, 1],
      text(
        "Aandeel van stadsgebouwen in de energie van tertiaire afnemers",
        "Share of municipal buildings in the energy of tertiary customers",
      ),
    ),
    industry_base: energy(
      ["carrier"],
      text(
        "Energie van industrie buiten emissiehandel in het basisjaar",
        "Energy of industry outside emissions trading in the base year",
      ),
    ),
    agriculture_base: energy(
      ["carrier"],
      text("Energie van landbouw in het basisjaar", "Energy of agriculture in the base year"),
    ),
    base_degree_days: intensive(
      "1",
      [],
      [0, 3],
      text(
        "Graaddagen van het basisjaar tegenover het gemiddelde van 2018-2021",
        "Degree days of the base year against the mean of 2018-2021",
      ),
    ),
    space_heating_share: intensive(
      "1",
      ["activity_sector"],
      [0, 1],
      text(
        "Deel van de brandstof dat met het weer meebeweegt",
        "Share of the fuel that moves with the weather",
      ),
    ),
    population_weight: intensive(
      "1",
      ["activity_sector"],
      [0, 1],
      text(
        "Deel van de activiteit dat de bevolking volgt",
        "Part of the activity that follows the population",
      ),
    ),
    activity_growth: intensive(
      "1/year",
      ["activity_sector"],
      [-0.2, 0.2],
      text(
        "Groei van de activiteit naast de bevolking",
        "Growth of the activity beside the population",
      ),
    ),
    heat_intensity_change: intensive(
      "1/year",
      ["activity_sector"],
      [-0.2, 0.2],
      text(
        "Verandering van de brandstof per eenheid activiteit",
        "Change of fuel per unit of activity",
      ),
    ),
    electricity_intensity_change: intensive(
      "1/year",
      ["activity_sector"],
      [-0.2, 0.2],
      text(
        "Verandering van de elektriciteit per eenheid activiteit",
        "Change of electricity per unit of activity",
      ),
    ),
    heating_system_life: intensive(
      "year",
      ["activity_sector"],
      [5, 100],
      text("Gemiddelde levensduur van verwarming", "Mean life of heating systems"),
    ),
    heat_pump_choice: intensive(
      "1",
      ["activity_sector", "year"],
      [0, 1],
      text(
        "Aandeel warmtepompen bij vervanging van fossiele verwarming",
        "Share of heat pumps when fossil heating is replaced",
      ),
    ),
    oil_leaves: intensive(
      "1",
      ["activity_sector"],
      [0, 1],
      text(
        "Aandeel van vervangen stookoliesystemen dat naar gas gaat als er geen warmtepomp komt",
        "Share of replaced oil systems that goes to gas when no heat pump comes",
      ),
    ),
    boiler_efficiency: intensive(
      "1",
      ["activity_sector"],
      [0.1, 1.1],
      text("Rendement van ketels", "Efficiency of boilers"),
    ),
    heat_pump_performance: intensive(
      "1",
      ["activity_sector"],
      [1, 8],
      text("Seizoensprestatie van warmtepompen", "Seasonal performance of heat pumps"),
    ),
    price_response: intensive(
      "1",
      ["year"],
      [-1, 1],
      text(
        "Blijvende reactie van het brandstofverbruik op de prijzen sinds 2022",
        "Lasting response of fuel use to the prices since 2022",
      ),
    ),
    electricity_price_response: intensive(
      "1",
      ["year"],
      [-1, 1],
      text(
        "Blijvende reactie van het elektriciteitsgebruik op de prijzen sinds 2022",
        "Lasting response of electricity use to the prices since 2022",
      ),
    ),
    lighting_intensity: intensive(
      "1",
      ["year"],
      [0, 3],
      text(
        "Elektriciteit van openbare verlichting tegenover het basisjaar",
        "Electricity of public lighting against the base year",
      ),
    ),
    motor_fuel_base: energy(
      [],
      text(
        "Motorbrandstof op het grondgebied in het basisjaar, biobrandstof inbegrepen",
        "Motor fuel on the territory in the base year, biofuel included",
      ),
    ),
    diesel_share: intensive(
      "1",
      [],
      [0, 1],
      text("Aandeel diesel in de fossiele motorbrandstof", "Share of diesel in fossil motor fuel"),
    ),
    biofuel_share: intensive(
      "1",
      ["year"],
      [0, 1],
      text("Aandeel biobrandstof in motorbrandstof", "Share of biofuel in motor fuel"),
    ),
    depot_electricity: energy(
      [],
      text(
        "Elektriciteit van vervoerbedrijven in het basisjaar",
        "Electricity of transport firms in the base year",
      ),
    ),
    base_electric_share: intensive(
      "1",
      [],
      [0, 0.95],
      text(
        "Aandeel van het verkeer met stekker in het basisjaar",
        "Share of the traffic driven on a plug in the base year",
      ),
    ),
    electric_share: intensive(
      "1",
      ["year"],
      [0, 1],
      text("Aandeel van het verkeer met stekker", "Share of the traffic driven on a plug"),
    ),
    traffic_growth: intensive(
      "1/year",
      [],
      [-0.2, 0.2],
      text("Groei van het verkeer naast de bevolking", "Growth of traffic beside the population"),
    ),
    traffic_population_weight: intensive(
      "1",
      [],
      [0, 1],
      text(
        "Deel van het verkeer dat de bevolking volgt",
        "Part of the traffic that follows the population",
      ),
    ),
    fuel_intensity_change: intensive(
      "1/year",
      [],
      [-0.2, 0.2],
      text(
        "Verandering van het brandstofverbruik per kilometer",
        "Change of fuel per kilometre of combustion vehicles",
      ),
    ),
    electricity_per_fuel: intensive(
      "1",
      [],
      [0, 2],
      text(
        "Elektriciteit aan de meter per eenheid vervangen motorbrandstof",
        "Electricity at the meter per unit of motor fuel replaced",
      ),
    ),
  },
  levers: {},
  inputs: {
    degree_day_index: { from: "climate.degree_day_index", when: "year" },
    population_start: { from: "demography.population", when: "start" },
    population_end: { from: "demography.population", when: "end" },
  },
  state: {
    /** Fuel and electricity of the base year in normal weather. */
    base: { dims: ["activity_sector", "carrier"] },
    /** Powers of the yearly changes, 1 in the base year. */
    grown: { dims: ["activity_sector"] },
    heat_intensity: { dims: ["activity_sector"] },
    electricity_intensity: { dims: ["activity_sector"] },
    fossil_kept: { dims: ["activity_sector"] },
    oil_kept: { dims: ["activity_sector"] },
    traffic_grown: { dims: [] },
    fuel_intensity: { dims: [] },
  },
  outputs: {
    tertiary_energy: byCarrier(
      text("Energie van tertiaire gebouwen", "Energy of tertiary buildings"),
      text(
        "Eindenergie van tertiaire afnemers zonder stadsgebouwen, openbare verlichting, collectieve ketels van flats en voertuigen; vóór de aftrek van klanten van warmtenetten.",
        "Final energy of tertiary customers without municipal buildings, public lighting, collective boilers of flats and vehicles; before heat-network customers are deducted.",
      ),
      "tertiary_total",
      [...serviceMeters, ...buildings],
    ),
    tertiary_total: scalar(
      text("Energie van tertiaire gebouwen, totaal", "Energy of tertiary buildings, total"),
      text("Som over de energiedragers.", "Sum over the carriers."),
      "SEC-6",
      [...serviceMeters, ...buildings],
    ),
    tertiary_useful_heat: scalar(
      text("Nuttige warmte van tertiaire gebouwen", "Useful heat of tertiary buildings"),
      text(
        "Brandstoffen maal rendement en warmte van warmtepompen; zonder directe elektrische verwarming.",
        "Fuels times efficiency and heat of heat pumps; without direct electric heating.",
      ),
      "SEC-8",
      [...services, ...heat, ...population],
    ),
    municipal_energy: byCarrier(
      text("Energie van stadsgebouwen", "Energy of municipal buildings"),
      text(
        "Eindenergie van gebouwen van de stad, zonder openbare verlichting.",
        "Final energy of the city's buildings, without public lighting.",
      ),
      "municipal_total",
      [...serviceMeters, ...buildings],
    ),
    municipal_total: scalar(
      text("Energie van stadsgebouwen, totaal", "Energy of municipal buildings, total"),
      text("Som over de energiedragers.", "Sum over the carriers."),
      "SEC-6",
      [...serviceMeters, ...buildings],
    ),
    municipal_useful_heat: scalar(
      text("Nuttige warmte van stadsgebouwen", "Useful heat of municipal buildings"),
      text(
        "Brandstoffen maal rendement en warmte van warmtepompen; zonder directe elektrische verwarming.",
        "Fuels times efficiency and heat of heat pumps; without direct electric heating.",
      ),
      "SEC-8",
      [...services, ...heat, ...population],
    ),
    public_lighting: scalar(
      text("Elektriciteit van openbare verlichting", "Electricity of public lighting"),
      text(
        "Elektriciteit van straatverlichting op het grondgebied.",
        "Electricity of street lighting on the territory.",
      ),
      "SEC-10",
      ["p.public_lighting_base", "p.lighting_intensity"],
    ),
    industry_energy: byCarrier(
      text(
        "Energie van industrie buiten emissiehandel",
        "Energy of industry outside emissions trading",
      ),
      text(
        "Eindenergie van bedrijven buiten het Europese emissiehandelssysteem.",
        "Final energy of firms outside the European emissions trading system.",
      ),
      "industry_total",
      ["p.industry_base", ...buildings],
    ),
    industry_total: scalar(
      text("Energie van industrie, totaal", "Energy of industry, total"),
      text("Som over de energiedragers.", "Sum over the carriers."),
      "SEC-6",
      ["p.industry_base", ...buildings],
    ),
    agriculture_energy: byCarrier(
      text("Energie van landbouw", "Energy of agriculture"),
      text(
        "Eindenergie van land- en tuinbouw, gasolie van werktuigen inbegrepen.",
        "Final energy of farming and horticulture, gas oil of machines included.",
      ),
      "agriculture_total",
      ["p.agriculture_base", ...buildings],
    ),
    agriculture_total: scalar(
      text("Energie van landbouw, totaal", "Energy of agriculture, total"),
      text("Som over de energiedragers.", "Sum over the carriers."),
      "SEC-6",
      ["p.agriculture_base", ...buildings],
    ),
    transport_energy: {
      ...byCarrier(
        text("Energie van vervoer", "Energy of transport"),
        text(
          "Eindenergie van wegverkeer op het grondgebied, elektriciteit van voertuigen waar ze ook laden inbegrepen.",
          "Final energy of road traffic on the territory, electricity of vehicles wherever they charge included.",
        ),
        "transport_total",
        transport,
      ),
      equation: "SEC-11",
    },
    transport_total: scalar(
      text("Energie van vervoer, totaal", "Energy of transport, total"),
      text("Som over de energiedragers.", "Sum over the carriers."),
      "SEC-11",
      transport,
    ),
  },
  constraints: {},
  accounts: {},
} as const satisfies ModuleDeclaration;
