import type { ModuleDeclaration, Text } from "../../scenario/declarations.ts";
import { text } from "../declare.ts";
import { dimensions } from "./dimensions.ts";

const amount = (label: Text, meaning: Text, equation: string, from: readonly string[]) =>
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

/** A figure of the year in which household meters were read. */
const ofMeters = <const U extends string>(unit: U, label: Text) =>
  ({ unit, dims: [], label, scale: "extensive", min: 0, max: 1e13 }) as const;

const household = [
  "p.metered_offtake",
  "p.metered_self_consumed",
  "p.metered_direct_heating",
  "p.metered_heat_pumps",
  "p.metered_home_charging",
  "p.metered_households",
  "in.households_start",
  "in.households_end",
  "in.direct_heating",
  "in.heat_pumps",
];
const use = [
  ...household,
  "in.tertiary",
  "in.municipal",
  "in.public_lighting",
  "in.industry",
  "in.agriculture",
  "in.transport",
  "in.heat_networks",
];
const balance = [...use, "p.self_consumption_share", "in.pv_production", "in.production"];

export const declaration = {
  id: "electricity",
  label: text("Elektriciteit", "Electricity"),
  dimensions,
  parameters: {
    metered_offtake: ofMeters(
      "kWh",
      text("Gemeten afname van huishoudens", "Metered offtake of households"),
    ),
    metered_self_consumed: {
      ...ofMeters(
        "kWh",
        text(
          "Zelf verbruikte zonne-elektriciteit van huishoudens in het jaar van de meting",
          "Self-consumed PV electricity of households in the year of the meters",
        ),
      ),
      // What an inventory counts as their use and no meter of the grid operator saw.
      inventory: {
        what: "energy",
        sectors: ["households"],
        carriers: ["electricity"],
        yearOf: "emissions.inventory_year",
        less: ["electricity.metered_offtake"],
      },
    },
    metered_direct_heating: ofMeters(
      "kWh",
      text(
        "Directe elektrische verwarming in de gemeten afname",
        "Direct electric heating in the metered offtake",
      ),
    ),
    metered_heat_pumps: ofMeters(
      "kWh",
      text("Warmtepompen in de gemeten afname", "Heat pumps in the metered offtake"),
    ),
    metered_home_charging: ofMeters(
      "kWh",
      text(
        "Laden van wagens thuis in de gemeten afname",
        "Charging of cars at home in the metered offtake",
      ),
    ),
    metered_households: ofMeters(
      "household",
      text("Huishoudens in het jaar van de meting", "Households in the year of the meters"),
    ),
    self_consumption_share: {
      unit: "1",
      dims: ["year"],
      label: text(
        "Deel van de zonne-elektriciteit dat achter de meter blijft",
        "Share of PV electricity that stays behind the meter",
      ),
      scale: "intensive",
      min: 0,
      max: 1,
    },
  },
  levers: {},
  inputs: {
    households_start: { from: "demography.households", when: "start" },
    households_end: { from: "demography.households", when: "end" },
    direct_heating: { from: "housing.direct_heating_electricity", when: "year" },
    heat_pumps: { from: "housing.heat_pump_electricity", when: "year" },
    tertiary: { from: "tertiary.energy", when: "year" },
    municipal: { from: "municipal.energy", when: "year" },
    public_lighting: { from: "municipal.public_lighting", when: "year" },
    industry: { from: "industry.energy", when: "year" },
    agriculture: { from: "agriculture.energy", when: "year" },
    transport: { from: "mobility.electricity", when: "year" },
    heat_networks: { from: "heat.plant_electricity", when: "year" },
    pv_production: { from: "renewables.pv_production", when: "year" },
    production: { from: "renewables.production", when: "year" },
  },
  state: {
    household_base_use: { dims: [] },
  },
  outputs: {
    use: amount(
      text("Elektriciteitsgebruik", "Use of electricity"),
      text(
        "Al wat op het grondgebied verbruikt wordt, van het net en uit eigen opwekking; zonder grote afnemers op het transmissienet.",
        "All that is used on the territory, from the grid and from own production; without large users on the transmission grid.",
      ),
      "ELE-1",
      use,
    ),
    use_by: {
      unit: "kWh",
      kind: "flow",
      dims: ["electricity_use"],
      label: text("Elektriciteitsgebruik per toepassing", "Use of electricity by purpose"),
      meaning: text(
        "Elke kWh hoort bij één toepassing; voertuigen tellen bij vervoer, waar ze ook laden.",
        "Every kWh belongs to one purpose; vehicles count as transport wherever they charge.",
      ),
      scale: "extensive",
      equation: "ELE-1",
      from: use,
      min: 0,
      total: "use",
    },
    household_use: amount(
      text("Elektriciteit van huishoudens", "Electricity of households"),
      text(
        "Toestellen, directe elektrische verwarming en warmtepompen; zonder laden van wagens.",
        "Appliances, direct electric heating and heat pumps; without charging of cars.",
      ),
      "ELE-1",
      household,
    ),
    renewable_share: {
      unit: "1",
      kind: "flow",
      dims: [],
      label: text("Aandeel hernieuwbare elektriciteit", "Renewable share of electricity"),
      meaning: text(
        "Lokale hernieuwbare productie gedeeld door het gebruik; boven 1 als er meer gemaakt dan gebruikt wordt.",
        "Local renewable production over use; above 1 when more is made than used.",
      ),
      scale: "intensive",
      ratio: { of: ["renewables.production"], per: ["electricity.use"] },
      equation: "ELE-2",
      from: [...use, "in.production"],
      min: 0,
    },
    self_consumed: amount(
      text("Zelf verbruikte zonne-elektriciteit", "Self-consumed PV electricity"),
      text(
        "Productie die gebruikt wordt zonder langs de meter naar buiten te gaan.",
        "Production that is used without leaving through the meter.",
      ),
      "ELE-3",
      balance,
    ),
    offtake: amount(
      text("Afname van het net", "Offtake from the grid"),
      text(
        "Gebruik min eigen verbruik van zonne-elektriciteit.",
        "Use less self-consumed PV electricity.",
      ),
      "ELE-4",
      balance,
    ),
    injection: amount(
      text("Injectie op het net", "Injection into the grid"),
      text(
        "Lokale hernieuwbare productie min eigen verbruik; alle windstroom.",
        "Local renewable production less self-consumption; all wind power.",
      ),
      "ELE-5",
      balance,
    ),
    use_by_origin: {
      unit: "kWh",
      kind: "flow",
      dims: ["electricity_origin"],
      label: text("Herkomst van de elektriciteit", "Origin of the electricity used"),
      meaning: text(
        "Een balans van het jaar: op uren zonder zon of wind komt meer van elders.",
        "A balance of the year: in hours without sun or wind more comes from elsewhere.",
      ),
      scale: "extensive",
      equation: "ELE-7",
      from: balance,
      min: 0,
      total: "use",
    },
    exported: amount(
      text("Uitvoer van elektriciteit", "Export of electricity"),
      text(
        "Wat de stad in het jaar meer injecteert dan ze van het net neemt.",
        "What the city injects in the year beyond what it takes from the grid.",
      ),
      "ELE-8",
      [...use, "in.production"],
    ),
  },
  constraints: {},
  accounts: {
    electricity: {
      dims: ["electricity_use"],
      unit: "kWh",
      label: text("Herkomst van de elektriciteit", "Origin of electricity"),
      columns: ["in_self_consumed", "in_local_grid", "in_imported", "out_use"],
    },
    electricity_production: {
      dims: ["electricity_source"],
      unit: "kWh",
      label: text("Bestemming van de eigen opwekking", "Destination of own production"),
      columns: ["in_production", "out_self_consumed", "out_local_grid", "out_exported"],
    },
  },
} as const satisfies ModuleDeclaration;
