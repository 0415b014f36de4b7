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
    equation: "SEC-11",
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
  label: text("Vervoer", "Transport"),
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
    population_start: { from: "demography.population", when: "start" },
    population_end: { from: "demography.population", when: "end" },
  },
  state: {
    traffic_grown: { dims: [] },
    fuel_intensity: { dims: [] },
  },
  outputs: {
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
