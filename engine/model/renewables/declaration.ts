import type { ModuleDeclaration, ParameterDeclaration, Text } from "../../scenario/declarations.ts";
import { intensive, text } from "../declare.ts";
import { dimensions } from "./dimensions.ts";

const capacity = <const D extends readonly string[]>(dims: D, label: Text) =>
  ({
    unit: "kW",
    dims,
    label,
    scale: "extensive",
    min: 0,
    max: 1e9,
  }) as const satisfies ParameterDeclaration;

const capacityPerYear = (label: Text) =>
  ({
    unit: "kW/year",
    dims: [],
    label,
    scale: "extensive",
    min: 0,
    max: 1e9,
  }) as const satisfies ParameterDeclaration;

const wind = [
  "p.project_capacity",
  "p.project_online",
  "p.project_success",
  "p.wind_lifetime",
  "p.wind_permit_time",
  "p.wind_permit_success",
  "p.wind_permits_per_year",
  "p.wind_potential",
  "l.wind_capacity",
];
const windYield = ["p.project_full_load_hours", "p.wind_full_load_hours"];
const panels = [
  "p.pv_potential",
  "p.pv_start_capacity",
  "p.pv_start_age",
  "p.pv_uptake_rate",
  "p.pv_installation_limit",
  "p.pv_lifetime",
  "p.pv_lifetime_shape",
  "p.pv_replacement_share",
  "l.pv_roof_share",
  "l.pv_carport_capacity",
];
const panelYield = ["p.pv_full_load_hours", "p.pv_degradation"];

const stock = (label: Text, meaning: Text, equation: string, from: readonly string[]) =>
  ({
    unit: "kW",
    kind: "stock",
    dims: [],
    label,
    meaning,
    scale: "extensive",
    equation,
    from,
    min: 0,
  }) as const;

const flow = <const U extends string>(
  unit: U,
  label: Text,
  meaning: Text,
  equation: string,
  from: readonly string[],
) =>
  ({
    unit,
    kind: "flow",
    dims: [],
    label,
    meaning,
    scale: "extensive",
    equation,
    from,
    min: 0,
  }) as const;

export const declaration = {
  id: "renewables",
  label: text("Hernieuwbare elektriciteit", "Renewable electricity"),
  dimensions,
  parameters: {
    project_capacity: capacity(
      ["wind_project"],
      text(
        "Vermogen van een bestaand of vergund windproject",
        "Capacity of a standing or permitted wind project",
      ),
    ),
    project_online: intensive(
      "year",
      ["wind_project"],
      [1950, 2150],
      text(
        "Eerste jaar waarin een windproject op 1 januari draait",
        "First year in which a wind project runs on 1 January",
      ),
    ),
    project_success: intensive(
      "1",
      ["wind_project"],
      [0, 1],
      text(
        "Deel van een bestaand of vergund windproject dat er komt",
        "Part of a standing or permitted wind project that is built",
      ),
    ),
    project_full_load_hours: intensive(
      "kWh/kW",
      ["wind_project"],
      [0, 8784],
      text("Vollasturen van een windproject", "Full-load hours of a wind project"),
    ),
    wind_full_load_hours: intensive(
      "kWh/kW",
      [],
      [0, 8784],
      text("Vollasturen van nieuwe windturbines", "Full-load hours of new wind turbines"),
    ),
    wind_lifetime: intensive(
      "year",
      [],
      [1, 100],
      text("Levensduur van een windturbine", "Lifetime of a wind turbine"),
    ),
    wind_permit_time: intensive(
      "year",
      [],
      [1, 20],
      text(
        "Tijd van vergunningsaanvraag tot draaiende windturbine",
        "Time from permit application to running wind turbine",
      ),
    ),
    wind_permit_success: intensive(
      "1",
      [],
      [0, 1],
      text(
        "Deel van het aangevraagde windvermogen dat er komt",
        "Part of the wind capacity applied for that is built",
      ),
    ),
    wind_permits_per_year: capacityPerYear(
      text(
        "Windvermogen op nieuwe plaatsen waarvoor per jaar hoogstens vergunningen starten",
        "Wind capacity on new sites for which permits can start per year",
      ),
    ),
    wind_potential: capacity(
      [],
      text("Plaats voor windvermogen in de stad", "Room for wind capacity in the city"),
    ),
    turbine_capacity: intensive(
      "kW/turbine",
      [],
      [1, 1e5],
      text("Vermogen van een windturbine", "Capacity of a wind turbine"),
    ),
    pv_potential: capacity(
      ["pv_segment"],
      text("Plaats voor zonnepanelen per soort", "Room for solar panels by segment"),
    ),
    pv_start_capacity: capacity(
      ["pv_segment"],
      text(
        "Zonnepanelen op de eerste 1 januari per soort",
        "Solar panels on the first 1 January by segment",
      ),
    ),
    pv_start_age: {
      ...intensive(
        "1",
        ["panel_age"],
        [0, 1],
        text(
          "Verdeling van de eerste zonnepanelen over hun leeftijd",
          "Distribution of the first solar panels over their age",
        ),
      ),
      sumsToOne: true,
    },
    pv_uptake_rate: intensive(
      "1/year",
      ["pv_segment"],
      [0, 2],
      text("Groeitempo van zonnepanelen per soort", "Growth rate of solar panels by segment"),
    ),
    pv_installation_limit: capacityPerYear(
      text(
        "Vermogen aan zonnepanelen dat per jaar hoogstens geplaatst wordt",
        "Capacity of solar panels that can be installed per year",
      ),
    ),
    pv_full_load_hours: intensive(
      "kWh/kW",
      [],
      [0, 3000],
      text(
        "Opbrengst van de zonnepanelen van de eerste 1 januari",
        "Yield of the solar panels of the first 1 January",
      ),
    ),
    pv_degradation: intensive(
      "1/year",
      [],
      [0, 0.2],
      text("Jaarlijks opbrengstverlies van zonnepanelen", "Yearly loss of yield of solar panels"),
    ),
    pv_lifetime: intensive(
      "year",
      [],
      [5, 200],
      text("Gemiddelde levensduur van zonnepanelen", "Mean lifetime of solar panels"),
    ),
    pv_lifetime_shape: intensive(
      "1",
      [],
      [1, 20],
      text(
        "Vorm van de Weibull-verdeling van die levensduur",
        "Shape of the Weibull distribution of that lifetime",
      ),
    ),
    pv_replacement_share: intensive(
      "1",
      [],
      [0, 1],
      text(
        "Deel van de versleten zonnepanelen dat vervangen wordt",
        "Part of the worn-out solar panels that is replaced",
      ),
    ),
  },
  levers: {
    wind_capacity: {
      unit: "kW",
      dims: [],
      label: text("Windvermogen, gewenst op 1 januari", "Wind capacity, wished on 1 January"),
      short: text("Windvermogen", "Wind capacity"),
      scale: "extensive",
      min: 0,
      max: 1e9,
      kind: "stock",
      theme: "renewables",
      actor: "company",
      effect: { output: "renewables.wind_capacity", direction: "up" },
    },
    pv_roof_share: {
      unit: "1",
      dims: [],
      label: text(
        "Dakpotentieel met zonnepanelen, gewenst",
        "Roof potential with solar panels, wished",
      ),
      short: text("Benut dakpotentieel", "Roof potential in use"),
      scale: "intensive",
      min: 0,
      max: 1,
      kind: "stock",
      theme: "renewables",
      actor: "citizen",
      effect: { output: "renewables.pv_roof_capacity", direction: "up" },
    },
    pv_carport_capacity: {
      unit: "kW",
      dims: [],
      label: text("Zonnepanelen boven parkings, gewenst", "Solar panels over car parks, wished"),
      short: text("Zonnepanelen boven parkings", "Solar panels over car parks"),
      scale: "extensive",
      min: 0,
      max: 1e9,
      kind: "stock",
      theme: "renewables",
      actor: "city",
      effect: { output: "renewables.pv_carport_capacity", direction: "up" },
    },
  },
  inputs: {},
  state: {
    // One cell per 1 January of the run and the one after it: `years` + 1 are used of 2 x `years`.
    wind_counted_on: { dims: ["year"], length: 2 },
    wind_standing: { dims: ["year"], length: 2 },
    wind_yield: { dims: ["year"], length: 2 },
    wind_arriving: { dims: ["year"], length: 2 },
    wind_permitted: { dims: ["year"], length: 2 },
    wind_limit: { dims: ["year"], length: 2 },
    wind_sites: { dims: [] },
    /** Of every project, the capacity that does not stand before its date. */
    wind_awaited: { dims: ["wind_project"] },
    panel_room: { dims: ["pv_segment"] },
    roof_room: { dims: [] },
    panel_capacity: { dims: ["pv_segment"] },
    /** Of the panels of the first 1 January: how much of each segment's figure is still counted on. */
    panel_start: { dims: ["pv_segment"] },
    roof_capacity: { dims: [] },
    roof_curve: { dims: [] },
    panel_decay: { dims: ["pv_segment"] },
    panels_installed: { dims: ["year", "pv_segment"] },
    panels_installed_in: { dims: ["year"] },
    panel_loss: { dims: ["year"] },
    panel_output: { dims: ["year"] },
    start_panel_loss: { dims: ["year"] },
    start_panel_output: { dims: ["year"], length: 2 },
    panel_fleet: { dims: [] },
    panel_yield: { dims: [] },
    panels_wanted: { dims: ["pv_segment"] },
    panels_worn: { dims: ["pv_segment"] },
  },
  outputs: {
    wind_capacity: {
      ...stock(
        text("Windvermogen", "Wind capacity"),
        text(
          "Windturbines die draaien; vergund maar niet gebouwd telt niet mee.",
          "Running wind turbines; what is permitted but not built does not count.",
        ),
        "REN-2",
        wind,
      ),
      adjustable: true,
    },
    wind_turbines: {
      unit: "turbine",
      kind: "stock",
      dims: [],
      label: text("Windturbines", "Wind turbines"),
      meaning: text(
        "Windvermogen gedeeld door het vermogen van één turbine; niet afgerond.",
        "Wind capacity divided by the capacity of one turbine; not rounded.",
      ),
      scale: "extensive",
      equation: "REN-3",
      from: [...wind, "p.turbine_capacity"],
      min: 0,
    },
    pv_capacity: {
      ...stock(
        text("Zonnepanelen", "Solar panels"),
        text(
          "Piekvermogen van alle zonnepanelen, op daken en boven parkings.",
          "Peak capacity of all solar panels, on roofs and over car parks.",
        ),
        "REN-8",
        panels,
      ),
      adjustable: true,
    },
    pv_capacity_by_segment: {
      unit: "kW",
      kind: "stock",
      adjustable: true,
      dims: ["pv_segment"],
      label: text("Zonnepanelen per soort", "Solar panels by segment"),
      meaning: text(
        "Piekvermogen van zonnepanelen naar plaats.",
        "Peak capacity of solar panels by place.",
      ),
      scale: "extensive",
      equation: "REN-8",
      from: panels,
      min: 0,
      total: "pv_capacity",
    },
    pv_added_by_segment: {
      unit: "kW",
      kind: "flow",
      dims: ["pv_segment"],
      label: text("Nieuwe zonnepanelen per soort", "New solar panels by segment"),
      meaning: text(
        "Piekvermogen dat in het jaar geplaatst wordt, vervanging inbegrepen, naar plaats.",
        "Peak capacity installed in the year, replacement included, by place.",
      ),
      scale: "extensive",
      equation: "REN-7",
      from: panels,
      min: 0,
      total: "pv_added",
    },
    pv_roof_capacity: stock(
      text("Zonnepanelen op daken", "Solar panels on roofs"),
      text(
        "Piekvermogen op woningen, bedrijven, landbouw en stadsgebouwen, zonder parkings.",
        "Peak capacity on homes, businesses, farms and city buildings, without car parks.",
      ),
      "REN-8",
      panels,
    ),
    pv_roof_share: {
      unit: "1",
      kind: "stock",
      dims: [],
      label: text("Deel van het dakpotentieel benut", "Share of the roof potential in use"),
      meaning: text(
        "Zonnepanelen op daken als deel van wat op geschikte daken past; geen deel van het aantal daken.",
        "Solar panels on roofs as a share of what fits on suitable roofs; not a share of the number of roofs.",
      ),
      scale: "intensive",
      // Of what fits on roofs; where more stands than should fit, that counts as full.
      weight: ["p.pv_potential[homes]", "p.pv_potential[businesses]", "p.pv_potential[city_roofs]"],
      equation: "REN-9",
      from: panels,
      min: 0,
      max: 1,
    },
    pv_carport_capacity: stock(
      text("Zonnepanelen boven parkings", "Solar panels over car parks"),
      text(
        "Piekvermogen op luifels boven parkeerplaatsen.",
        "Peak capacity on canopies over parking spaces.",
      ),
      "REN-8",
      panels,
    ),
    wind_production: flow(
      "kWh",
      text("Elektriciteit van wind", "Electricity from wind"),
      text("Opgewekt in een jaar met normale wind.", "Generated in a year with normal wind."),
      "REN-4",
      [...wind, ...windYield],
    ),
    pv_production: flow(
      "kWh",
      text("Elektriciteit van de zon", "Electricity from the sun"),
      text(
        "Opgewekt in een jaar met normale zon, na veroudering van de panelen.",
        "Generated in a year with normal sunshine, after ageing of the panels.",
      ),
      "REN-10",
      [...panels, ...panelYield],
    ),
    production: flow(
      "kWh",
      text("Hernieuwbare elektriciteit", "Renewable electricity"),
      text(
        "Elektriciteit van wind en zon, opgewekt op het grondgebied.",
        "Electricity from wind and sun, generated on the territory.",
      ),
      "REN-10",
      [...wind, ...windYield, ...panels, ...panelYield],
    ),
    wind_added: flow(
      "kW",
      text("Nieuwe windturbines", "New wind turbines"),
      text(
        "Windvermogen dat in het jaar in gebruik komt, vervanging inbegrepen.",
        "Wind capacity commissioned in the year, replacement included.",
      ),
      "REN-2",
      wind,
    ),
    pv_added: flow(
      "kW",
      text("Nieuwe zonnepanelen", "New solar panels"),
      text(
        "Piekvermogen dat in het jaar geplaatst wordt, vervanging inbegrepen.",
        "Peak capacity installed in the year, replacement included.",
      ),
      "REN-7",
      panels,
    ),
  },
  constraints: {
    wind_permit_time: {
      lever: "wind_capacity",
      unit: "kW",
      label: text("vergunnings- en bouwtijd", "time to permit and build"),
    },
    wind_potential: {
      lever: "wind_capacity",
      unit: "kW",
      label: text("plaats voor windturbines", "room for wind turbines"),
    },
    wind_permits_per_year: {
      lever: "wind_capacity",
      unit: "kW",
      label: text(
        "windvermogen waarvoor per jaar vergunningen starten",
        "wind capacity for which permits start per year",
      ),
    },
    wind_permit_success: {
      lever: "wind_capacity",
      unit: "kW",
      label: text("windvergunningen die sneuvelen", "wind permits that are lost"),
    },
    pv_roof_installation: {
      lever: "pv_roof_share",
      unit: "1",
      label: text("te weinig plaatsers", "too few installers"),
    },
    pv_carport_installation: {
      lever: "pv_carport_capacity",
      unit: "kW",
      label: text("te weinig plaatsers", "too few installers"),
    },
    pv_carport_potential: {
      lever: "pv_carport_capacity",
      unit: "kW",
      label: text("plaats boven parkings", "room over car parks"),
    },
  },
  accounts: {
    wind: {
      dims: [],
      unit: "kW",
      label: text("Windvermogen", "Wind capacity"),
      columns: [
        ...(["opening", "in_commissioned", "out_retired"] as const),
        ...(["in_adjustment", "out_adjustment", "closing"] as const),
      ],
    },
    pv: {
      dims: ["pv_segment"],
      unit: "kW",
      label: text("Zonnepanelen per soort", "Solar panels by segment"),
      columns: [
        ...(["opening", "in_installed", "in_replaced", "out_end_of_life"] as const),
        ...(["in_adjustment", "out_adjustment", "closing"] as const),
      ],
    },
  },
} as const satisfies ModuleDeclaration;
