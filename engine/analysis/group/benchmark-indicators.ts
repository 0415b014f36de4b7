/**
 * By what municipalities are compared: ratios that mean the same in a village and in a city, and what
 * the figure of each municipality rests on (docs/decisions/0027-a-rank-needs-figures-of-its-own.md).
 */
import type { Text } from "../../scenario/declarations.ts";

/** An output, or one of its cells. */
export interface Term {
  readonly output: string;
  /** Member of its only dimension; absent of a scalar output. */
  readonly member?: string;
}

/** A part of a figure that rests on inputs of its own: the traffic in the emissions, say. */
export interface Part {
  /** What it comes to; a figure of one part needs no terms. */
  readonly terms: readonly Term[];
  /**
   * Addresses of the parameters, and of the levers by their reference, that tell municipalities apart
   * in it. The part follows the first of them in proportion, so that its range is that of the part.
   */
  readonly telling: readonly [string, ...string[]];
}

export interface BenchmarkIndicator {
  readonly id: string;
  readonly title: Text;
  /** At most some thirty characters, above a panel or a column. */
  readonly short: Text;
  /** Canonical unit of the figure. */
  readonly unit: string;
  readonly figure:
    /** Sum of the terms over the sum of the others; of a year by the mean stock of that year. */
    | { readonly kind: "ratio"; readonly of: readonly Term[]; readonly per: readonly Term[] }
    /** A ratio that the model computes, weighed by this where several are taken together. */
    | { readonly kind: "weighted"; readonly of: string; readonly by: string }
    /** By which part a stock has grown since the first year. */
    | { readonly kind: "growth"; readonly of: string };
  readonly parts: readonly Part[];
  /** The plan alone decides on it: what differs between municipalities is what they mean to do. */
  readonly isPlanned?: true;
  /** Output whose span of one assumption at a time holds for the figure as well, in proportion. */
  readonly span?: string;
}

const POPULATION: readonly Term[] = [{ output: "demography.population" }];
const DWELLINGS: readonly Term[] = [{ output: "housing.dwellings" }];
const HOUSEHOLDS: readonly Term[] = [{ output: "demography.households" }];

/**
 * What tells the heat of homes apart: metered gas alone. The heat of all homes is set to it when a run
 * opens, so that kinds and labels of dwellings, own as they may be, only share it out.
 */
const HEAT_OF_HOMES = ["housing.metered_gas_anchor"] as const;

export const BENCHMARK_INDICATORS: readonly BenchmarkIndicator[] = [
  {
    id: "co2_per_inhabitant",
    title: { nl: "CO₂-uitstoot per inwoner", en: "CO₂ emissions per inhabitant" },
    short: { nl: "CO₂ per inwoner", en: "CO₂ per inhabitant" },
    unit: "kg/person",
    figure: { kind: "ratio", of: [{ output: "emissions.total" }], per: POPULATION },
    parts: [
      {
        terms: [{ output: "emissions.households" }],
        telling: ["housing.metered_gas_anchor", "electricity.metered_offtake"],
      },
      { terms: [{ output: "emissions.tertiary" }], telling: ["tertiary.base_energy"] },
      { terms: [{ output: "emissions.municipal" }], telling: ["municipal.base_energy"] },
      { terms: [{ output: "emissions.industry" }], telling: ["industry.base_energy"] },
      { terms: [{ output: "emissions.transport" }], telling: ["mobility.base_fuel"] },
      { terms: [{ output: "emissions.agriculture" }], telling: ["agriculture.base_energy"] },
    ],
    span: "emissions.total",
  },
  {
    id: "heat_per_dwelling",
    title: { nl: "Warmtevraag per woning", en: "Heat demand per dwelling" },
    short: { nl: "Warmte per woning", en: "Heat per dwelling" },
    unit: "kWh/dwelling",
    figure: { kind: "ratio", of: [{ output: "housing.useful_heat" }], per: DWELLINGS },
    parts: [{ terms: [], telling: HEAT_OF_HOMES }],
  },
  {
    id: "label_c_share",
    title: { nl: "Woningen met label C of beter", en: "Dwellings with label C or better" },
    short: { nl: "Label C of beter", en: "Label C or better" },
    unit: "1",
    figure: {
      kind: "weighted",
      of: "housing.share_label_c_or_better",
      by: "housing.dwellings",
    },
    parts: [{ terms: [], telling: ["housing.label_share"] }],
    span: "housing.share_label_c_or_better",
  },
  {
    id: "renovation_rate",
    title: {
      nl: "Woningen die in een jaar gerenoveerd worden",
      en: "Dwellings renovated in a year",
    },
    short: { nl: "Renovaties per jaar", en: "Renovations a year" },
    unit: "1/year",
    figure: { kind: "ratio", of: [{ output: "housing.renovated" }], per: DWELLINGS },
    parts: [{ terms: [], telling: ["housing.renovation_rate"] }],
  },
  {
    id: "heat_pump_share",
    title: { nl: "Woningen met een warmtepomp", en: "Dwellings with a heat pump" },
    short: { nl: "Warmtepompen", en: "Heat pumps" },
    unit: "1",
    figure: {
      kind: "ratio",
      of: [{ output: "housing.dwellings_by_heating", member: "heat_pump" }],
      per: DWELLINGS,
    },
    parts: [{ terms: [], telling: ["housing.heating_share[heat_pump]"] }],
  },
  {
    id: "heat_network_share",
    title: { nl: "Woningen op een warmtenet", en: "Dwellings on a heat network" },
    short: { nl: "Warmtenet", en: "Heat network" },
    unit: "1",
    figure: { kind: "ratio", of: [{ output: "heat.dwellings_connected" }], per: DWELLINGS },
    parts: [],
    isPlanned: true,
  },
  {
    id: "renewable_power_per_inhabitant",
    title: {
      nl: "Vermogen van wind en zon per inwoner",
      en: "Capacity of wind and sun per inhabitant",
    },
    short: { nl: "Wind en zon per inwoner", en: "Wind and sun per inhabitant" },
    unit: "kW/person",
    figure: {
      kind: "ratio",
      of: [{ output: "renewables.wind_capacity" }, { output: "renewables.pv_capacity" }],
      per: POPULATION,
    },
    parts: [
      {
        terms: [{ output: "renewables.wind_capacity" }],
        telling: ["renewables.project_capacity"],
      },
      { terms: [{ output: "renewables.pv_capacity" }], telling: ["renewables.pv_start_capacity"] },
    ],
  },
  {
    id: "renewable_share",
    title: {
      nl: "Hernieuwbare elektriciteit tegenover het gebruik",
      en: "Renewable electricity over use",
    },
    short: { nl: "Hernieuwbare stroom", en: "Renewable electricity" },
    unit: "1",
    figure: {
      kind: "ratio",
      of: [{ output: "renewables.production" }],
      per: [{ output: "electricity.use" }],
    },
    parts: [
      {
        terms: [{ output: "renewables.wind_production" }],
        telling: ["renewables.project_capacity", "tertiary.base_energy"],
      },
      {
        terms: [{ output: "renewables.pv_production" }],
        telling: [
          "renewables.pv_start_capacity",
          "tertiary.base_energy",
          "electricity.metered_offtake",
        ],
      },
    ],
  },
  {
    id: "cars_per_household",
    title: { nl: "Personenwagens per huishouden", en: "Cars per household" },
    short: { nl: "Wagens per huishouden", en: "Cars per household" },
    unit: "vehicle/household",
    figure: { kind: "ratio", of: [{ output: "mobility.cars" }], per: HOUSEHOLDS },
    parts: [{ terms: [], telling: ["mobility.cars_per_1000"] }],
  },
  {
    id: "older_share",
    title: { nl: "Inwoners van 65 jaar en ouder", en: "Inhabitants of 65 years and over" },
    short: { nl: "65-plussers", en: "People of 65 and over" },
    unit: "1",
    figure: {
      kind: "ratio",
      of: [{ output: "demography.population_65_plus" }],
      per: POPULATION,
    },
    parts: [{ terms: [], telling: ["demography.population"] }],
  },
  {
    id: "population_growth",
    title: {
      nl: "Groei van de bevolking sinds de start",
      en: "Growth of population since the start",
    },
    short: { nl: "Groei van de bevolking", en: "Population growth" },
    unit: "1",
    figure: { kind: "growth", of: "demography.population" },
    parts: [
      {
        terms: [],
        telling: ["demography.net_migration_long_run", "demography.population"],
      },
    ],
    span: "demography.population",
  },
  {
    id: "dwellings_growth",
    title: {
      nl: "Groei van het aantal woningen sinds de start",
      en: "Growth of dwellings since the start",
    },
    short: { nl: "Groei van de woningen", en: "Growth of dwellings" },
    unit: "1",
    figure: { kind: "growth", of: "housing.dwellings" },
    parts: [{ terms: [], telling: ["housing.completions", "housing.opening_dwellings"] }],
    span: "housing.dwellings",
  },
  {
    id: "energy_bill_per_household",
    title: { nl: "Energiefactuur per huishouden", en: "Energy bill per household" },
    short: { nl: "Energiefactuur", en: "Energy bill" },
    unit: "EUR2024/household",
    figure: {
      kind: "weighted",
      of: "costs.household_energy_bill",
      by: "demography.households",
    },
    parts: [{ terms: [], telling: ["housing.metered_gas_anchor", "electricity.metered_offtake"] }],
  },
  {
    id: "investment_per_inhabitant",
    title: { nl: "Investeringen per inwoner", en: "Investment per inhabitant" },
    short: { nl: "Investeringen per inwoner", en: "Investment per inhabitant" },
    unit: "EUR2024/person",
    figure: { kind: "ratio", of: [{ output: "costs.investment" }], per: POPULATION },
    parts: [
      {
        terms: [],
        telling: ["housing.metered_gas_anchor", "mobility.cars_per_1000", "tertiary.base_energy"],
      },
    ],
  },
];

/** Of what extensive outputs are taken by, beside the whole of them. */
export const MEASURES = {
  inhabitant: "demography.population",
  dwelling: "housing.dwellings",
} as const;

export type Measure = keyof typeof MEASURES;
