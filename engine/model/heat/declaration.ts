import type { ModuleDeclaration, ParameterDeclaration, Text } from "../../scenario/declarations.ts";
import { intensive, text } from "../declare.ts";
import { dimensions } from "./dimensions.ts";

const ofDistrict = <const U extends string>(unit: U, label: Text) =>
  ({
    unit,
    dims: ["district"],
    label,
    scale: "extensive",
    min: 0,
    max: 1e13,
  }) as const satisfies ParameterDeclaration;

const connections = [
  "p.district_dwellings",
  "p.district_others",
  "p.uptake_duration",
  "p.metres_per_connection",
  "p.connectable_share",
  "l.connection_share",
  "l.build_start",
  "l.metres_per_year",
  "in.network_dwellings",
  "in.network_demolished",
  "in.connectable",
];
const toOthers = [
  ...connections,
  "p.district_other_heat",
  "p.customer_boiler_efficiency",
  "in.tertiary_useful_heat",
  "in.tertiary_energy",
];
const delivery = [...toOthers, "in.useful_heat_network"];
const feed = [...delivery, "p.loss_share"];
const sources = [...feed, "p.max_cover", "l.source_potential"];

const stock = <const U extends string, const D extends readonly string[]>(
  unit: U,
  dims: D,
  label: Text,
  meaning: Text,
) =>
  ({
    unit,
    kind: "stock",
    dims,
    label,
    meaning,
    scale: "extensive",
    equation: "HEA-2",
    from: connections,
    min: 0,
  }) as const;

const flow = <const U extends string, const D extends readonly string[]>(
  unit: U,
  dims: D,
  label: Text,
  meaning: Text,
  equation: string,
  from: readonly string[],
) =>
  ({
    unit,
    kind: "flow",
    dims,
    label,
    meaning,
    scale: "extensive",
    equation,
    from,
    min: 0,
  }) as const;

/** One source of heat each, then where the heat goes. */
const BALANCE = [
  "in_residual",
  "in_boreholes",
  "in_geothermal",
  "in_solar_thermal",
  "in_heat_pump",
  "in_backup",
  "out_dwellings",
  "out_others",
  "out_losses",
] as const;

export const declaration = {
  id: "heat",
  label: text("Warmte en warmtenetten", "Heat and heat networks"),
  dimensions,
  parameters: {
    district_dwellings: ofDistrict(
      "dwelling",
      text(
        "Woningen van een wijk die op een warmtenet kunnen",
        "Dwellings of a district that a heat network can serve",
      ),
    ),
    district_others: ofDistrict(
      "building",
      text(
        "Andere gebouwen van een wijk die op een warmtenet kunnen",
        "Other buildings of a district that a heat network can serve",
      ),
    ),
    district_other_heat: ofDistrict(
      "kWh",
      text(
        "Nuttige warmte van die andere gebouwen in een normaal jaar",
        "Useful heat of those other buildings in a normal year",
      ),
    ),
    uptake_duration: intensive(
      "year",
      [],
      [1, 100],
      text(
        "Jaren van de eerste leiding tot het uiteindelijke aandeel",
        "Years from the first pipe to the final share",
      ),
    ),
    metres_per_connection: intensive(
      "m/connection",
      [],
      [0, 1000],
      text("Leiding per aansluiting", "Pipe per connection"),
    ),
    connectable_share: intensive(
      "1",
      [],
      [0, 1],
      text(
        "Deel van de overblijvende geschikte woningen dat in een jaar hoogstens aansluit",
        "Part of the remaining suitable dwellings that can connect in a year",
      ),
    ),
    loss_share: intensive(
      "1",
      [],
      [0, 0.9],
      text("Warmteverlies in de leidingen", "Heat lost in the pipes"),
    ),
    pumping_share: intensive(
      "1",
      [],
      [0, 1],
      text(
        "Pompstroom per eenheid ingevoede warmte",
        "Pumping electricity per unit of heat fed in",
      ),
    ),
    source_electricity: intensive(
      "1",
      ["network_source"],
      [0, 1],
      text(
        "Elektriciteit per eenheid warmte van een bron",
        "Electricity per unit of heat of a source",
      ),
    ),
    max_cover: intensive(
      "1",
      ["network_source"],
      [0, 1],
      text(
        "Deel van de jaarwarmte dat een bron hoogstens dekt",
        "Part of the year's heat that a source can cover",
      ),
    ),
    backup_efficiency: intensive(
      "1",
      [],
      [0.3, 1.1],
      text("Rendement van de back-upketel", "Efficiency of the backup boiler"),
    ),
    customer_boiler_efficiency: intensive(
      "1",
      [],
      [0.3, 1.1],
      text("Rendement van de vervangen gasketels", "Efficiency of the gas boilers replaced"),
    ),
  },
  levers: {
    connection_share: {
      unit: "1",
      dims: ["district"],
      label: text(
        "Gebouwen op het warmtenet, uiteindelijk",
        "Buildings on the heat network, finally",
      ),
      short: text("Gebouwen op het warmtenet", "Buildings on the heat network"),
      scale: "intensive",
      min: 0,
      max: 1,
      kind: "stock",
      theme: "heat",
      actor: "city",
      effect: { output: "heat.district_share_connected", direction: "up" },
    },
    build_start: {
      unit: "year",
      dims: ["district"],
      label: text(
        "Eerste jaar waarin het warmtenet gelegd wordt",
        "First year of laying the network",
      ),
      scale: "intensive",
      min: 2000,
      max: 2100,
      kind: "stock",
      theme: "heat",
      actor: "city",
      effect: { output: "heat.district_share_connected", direction: "down" },
    },
    source_potential: {
      unit: "kWh/year",
      dims: ["network_source"],
      label: text("Warmte die een bron kan leveren", "Heat that a source can feed in"),
      short: text("Warmtebron", "Heat source"),
      scale: "extensive",
      min: 0,
      max: 1e13,
      kind: "flow",
      theme: "heat",
      actor: "company",
      effect: { output: "heat.plant_gas", direction: "down" },
    },
    metres_per_year: {
      unit: "m/year",
      dims: [],
      label: text(
        "Warmteleiding die per jaar gelegd kan worden",
        "Heat pipe that can be laid per year",
      ),
      scale: "extensive",
      min: 0,
      max: 1e9,
      kind: "flow",
      theme: "heat",
      actor: "city",
      effect: { output: "heat.district_share_connected", direction: "up" },
    },
  },
  inputs: {
    network_dwellings: { from: "housing.dwellings_by_heating", when: "start" },
    connectable: { from: "housing.connectable", when: "end" },
    network_demolished: { from: "housing.network_demolished", when: "year" },
    useful_heat: { from: "housing.useful_heat", when: "year" },
    useful_heat_network: { from: "housing.useful_heat_network", when: "year" },
    tertiary_useful_heat: { from: "tertiary.useful_heat", when: "year" },
    municipal_useful_heat: { from: "municipal.useful_heat", when: "year" },
    tertiary_energy: { from: "tertiary.energy", when: "year" },
  },
  state: {
    dwellings: { dims: ["district"] },
    others: { dims: ["district"] },
    dwellings_elsewhere: { dims: [] },
    tertiary_base: { dims: [] },
    dwellings_lacking: { dims: ["district"] },
    others_lacking: { dims: ["district"] },
    others_heat: { dims: ["district"] },
    dwellings_mean: { dims: ["district"] },
    wished_share: { dims: ["district"] },
    share_reached: { dims: ["district"] },
    dwellings_connected: { dims: [] },
    buildings: { dims: [] },
    per_building: { dims: ["district"] },
    heat_per_other: { dims: ["district"] },
    metres_bound: { dims: [] },
    connectable_bound: { dims: [] },
  },
  outputs: {
    dwellings_connected: stock(
      "dwelling",
      [],
      text("Woningen op een warmtenet", "Dwellings on a heat network"),
      text(
        "In de wijken en op bestaande netten erbuiten; aangesloten in de loop van het vorige jaar inbegrepen.",
        "In the districts and on existing networks elsewhere; including those connected in the year before.",
      ),
    ),
    dwellings_connected_by_district: stock(
      "dwelling",
      ["district"],
      text("Woningen op een warmtenet per wijk", "Dwellings on a heat network by district"),
      text(
        "Zonder bestaande netten buiten de wijken.",
        "Without existing networks outside the districts.",
      ),
    ),
    others_connected: stock(
      "building",
      [],
      text("Andere gebouwen op een warmtenet", "Other buildings on a heat network"),
      text(
        "Winkels, kantoren, scholen, zorg en andere niet-huishoudelijke aansluitingen in de wijken.",
        "Shops, offices, schools, care and other non-household connections in the districts.",
      ),
    ),
    others_connected_by_district: {
      ...stock(
        "building",
        ["district"],
        text(
          "Andere gebouwen op een warmtenet per wijk",
          "Other buildings on a network by district",
        ),
        text(
          "Niet-huishoudelijke aansluitingen naar wijk.",
          "Non-household connections by district.",
        ),
      ),
      total: "others_connected",
    },
    connected_share_by_district: {
      unit: "1",
      kind: "stock",
      dims: ["district"],
      label: text(
        "Aandeel gebouwen op het warmtenet per wijk",
        "Share of buildings connected by district",
      ),
      meaning: text(
        "Woningen en andere gebouwen samen, als deel van die met een gasaansluiting.",
        "Dwellings and other buildings together, as a share of those with a gas connection.",
      ),
      scale: "intensive",
      equation: "HEA-2",
      from: connections,
      min: 0,
      max: 1,
    },
    district_share_connected: {
      unit: "1",
      kind: "stock",
      dims: [],
      label: text("Aandeel gebouwen op het warmtenet", "Share of buildings connected"),
      meaning: text(
        "Van de gebouwen met een gasaansluiting in de wijken met een netplan, woningen en andere samen.",
        "Of the buildings with a gas connection in the districts with a network plan, dwellings and others together.",
      ),
      scale: "intensive",
      ratio: {
        of: ["heat.dwellings_connected_by_district", "heat.others_connected_by_district"],
        per: ["p.district_dwellings", "p.district_others"],
      },
      equation: "HEA-2",
      from: connections,
      min: 0,
      max: 1,
    },
    new_dwellings_connected: flow(
      "dwelling",
      [],
      text("Nieuw aangesloten woningen", "Dwellings newly connected"),
      text(
        "Bestaande woningen die in het jaar overstappen op een warmtenet.",
        "Existing dwellings that switch to a heat network in the year.",
      ),
      "HEA-3",
      connections,
    ),
    new_others_connected: flow(
      "building",
      [],
      text("Nieuw aangesloten andere gebouwen", "Other buildings newly connected"),
      text(
        "Niet-huishoudelijke aansluitingen van het jaar.",
        "Non-household connections of the year.",
      ),
      "HEA-3",
      connections,
    ),
    metres_laid: flow(
      "m",
      [],
      text("Gelegde warmteleiding", "Heat pipe laid"),
      text(
        "Straatleiding en aftakking voor de aansluitingen van het jaar, zonder transportleiding naar een bron.",
        "Street pipe and branches for the year's connections, without the main to a source.",
      ),
      "HEA-3",
      connections,
    ),
    delivered: flow(
      "kWh",
      [],
      text("Geleverde warmte van warmtenetten", "Heat delivered by heat networks"),
      text("Nuttige warmte bij de klant.", "Useful heat at the customer."),
      "HEA-5",
      delivery,
    ),
    delivered_dwellings: flow(
      "kWh",
      [],
      text("Geleverd aan woningen", "Delivered to dwellings"),
      text(
        "Nuttige warmte van bewoonde woningen op een warmtenet.",
        "Useful heat of occupied dwellings on a heat network.",
      ),
      "HEA-5",
      ["in.useful_heat_network"],
    ),
    delivered_others: flow(
      "kWh",
      [],
      text("Geleverd aan andere gebouwen", "Delivered to other buildings"),
      text(
        "Nuttige warmte van niet-huishoudelijke klanten.",
        "Useful heat of non-household customers.",
      ),
      "HEA-5",
      toOthers,
    ),
    delivered_by_district: flow(
      "kWh",
      ["district"],
      text("Geleverde warmte per wijk", "Heat delivered by district"),
      text(
        "Zonder bestaande netten buiten de wijken.",
        "Without existing networks outside the districts.",
      ),
      "HEA-5",
      delivery,
    ),
    fed_in: flow(
      "kWh",
      [],
      text("Ingevoede warmte", "Heat fed in"),
      text("Geleverde warmte en leidingverlies.", "Heat delivered and losses of the pipes."),
      "HEA-6",
      feed,
    ),
    fed_in_by_source: {
      ...flow(
        "kWh",
        ["heat_source"],
        text("Ingevoede warmte per bron", "Heat fed in by source"),
        text("In volgorde van inzet.", "In order of use."),
        "HEA-7",
        sources,
      ),
      total: "fed_in",
    },
    losses: flow(
      "kWh",
      [],
      text("Leidingverlies", "Losses of the pipes"),
      text("Ingevoede min geleverde warmte.", "Heat fed in less heat delivered."),
      "HEA-6",
      feed,
    ),
    residual_heat_recovered: flow(
      "kWh",
      [],
      text("Teruggewonnen restwarmte", "Residual heat recovered"),
      text(
        "Restwarmte aan de bron, vóór het leidingverlies.",
        "Residual heat at the source, before losses of the pipes.",
      ),
      "HEA-7",
      sources,
    ),
    plant_gas: flow(
      "kWh",
      [],
      text("Gas van back-upketels", "Gas of backup boilers"),
      text(
        "Onderste verbrandingswaarde; hoort bij de geleverde warmte, niet bij een sector.",
        "Lower heating value; belongs to the heat delivered, not to a sector.",
      ),
      "HEA-8",
      [...sources, "p.backup_efficiency"],
    ),
    plant_electricity: flow(
      "kWh",
      [],
      text("Elektriciteit van warmtenetten", "Electricity of heat networks"),
      text("Pompen en warmtepompen van het net.", "Pumps and heat pumps of the network."),
      "HEA-8",
      [...sources, "p.pumping_share", "p.source_electricity"],
    ),
    displaced_gas: flow(
      "kWh",
      [],
      text("Vervangen tertiair gas", "Tertiary gas replaced"),
      text(
        "Gas dat andere gebouwen niet meer stoken omdat ze aangesloten zijn; onderste verbrandingswaarde.",
        "Gas that other buildings no longer burn because they are connected; lower heating value.",
      ),
      "HEA-9",
      toOthers,
    ),
    building_demand: flow(
      "kWh",
      [],
      text("Warmtevraag van gebouwen", "Heat demand of buildings"),
      text(
        "Nuttige warmte van woningen, tertiaire en stadsgebouwen; zonder koeling, die niet gemodelleerd is.",
        "Useful heat of dwellings, tertiary and municipal buildings; without cooling, which is not modelled.",
      ),
      "HEA-10",
      ["in.useful_heat", "in.tertiary_useful_heat", "in.municipal_useful_heat"],
    ),
  },
  constraints: {
    metres_laid: {
      lever: "connection_share",
      unit: "1",
      label: text("tempo van aanleg", "pace of laying pipe"),
    },
    connectable_dwellings: {
      lever: "connection_share",
      unit: "1",
      label: text(
        "woningen die nog op een warmtenet kunnen",
        "dwellings that can still join a heat network",
      ),
    },
    base_load: {
      lever: "source_potential",
      unit: "kWh/year",
      label: text("warmtevraag die ze dekt", "demand it covers"),
    },
  },
  accounts: {
    heat: {
      dims: [],
      unit: "kWh",
      label: text("Warmtebalans van de warmtenetten", "Heat balance of the heat networks"),
      columns: BALANCE,
    },
    heat_by_district: {
      dims: ["district"],
      unit: "kWh",
      label: text(
        "Warmtebalans van de warmtenetten per wijk",
        "Heat balance of the heat networks by district",
      ),
      columns: BALANCE,
    },
    heat_sources: {
      dims: ["heat_source"],
      unit: "kWh",
      label: text(
        "Energie van de warmtebronnen van warmtenetten",
        "Energy of the heat sources of heat networks",
      ),
      columns: [
        "in_natural_gas",
        "in_electricity",
        "in_other_heat",
        "out_fed_in",
        "out_conversion_losses",
      ],
    },
    heat_connections: {
      dims: ["district"],
      unit: "connection",
      label: text("Aansluitingen op warmtenetten per wijk", "Heat network connections by district"),
      columns: ["opening", "in_connected", "out_demolished", "closing"],
    },
  },
} as const satisfies ModuleDeclaration;
