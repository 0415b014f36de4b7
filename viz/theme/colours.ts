/**
 * One colour per concept, in every chart. Neighbours in a stack differ in lightness as well as in
 * hue, and any two colours of one chart stay apart, so that charts can be read in grey print and by
 * colour-blind readers (test/known-answers/colours.test.ts);
 * ages run from light to dark. EPC labels keep the order that people know, from green to red, and
 * are lightest in the middle; the green leans to blue, so that labels differ for every eye.
 */
import type { Actor, Theme } from "../../engine/scenario/declarations.ts";

const naturalGas = "#b8552e";
const oil = "#5b3a29";
const electricity = "#f2c14e";
const heatPump = "#4a99bc";
const biomass = "#a9c77f";
const diesel = "#74706b";
const petrol = "#b9b2a8";
const network = "#673987";
const households = "#3f6389";
const tertiary = "#8cb9dd";
const municipal = "#c23b50";
const industry = "#9a8f80";
const transport = "#3b3f46";
const agriculture = "#a9b04a";

/** Colour of each member of a dimension: `MEMBER_COLOURS.heating.gas`. */
export const MEMBER_COLOURS = {
  sex: { male: "#3d7a8c", female: "#d9974a" },
  age_group: {
    "0_2": "#f8ecb0",
    "3_11": "#b9d27c",
    "12_17": "#73bf95",
    "18_24": "#3fa3a0",
    "25_64": "#2a829f",
    "65_79": "#2f5d90",
    "80_plus": "#2a3569",
  },
  epc: {
    f: "#8c1c2b",
    e: "#d4512e",
    d: "#f2a341",
    c: "#f8e68a",
    b: "#93c983",
    a: "#3a9d7c",
    a_plus: "#0b5566",
  },
  heating: {
    gas: naturalGas,
    oil,
    electric: electricity,
    heat_pump: heatPump,
    biomass,
    network,
  },
  carrier: {
    natural_gas: naturalGas,
    heating_oil: oil,
    lpg: "#d49d84",
    coal: "#262323",
    biomass,
    diesel,
    petrol,
    biofuel: "#709144",
    electricity,
    network_heat: network,
  },
  drive: {
    petrol,
    diesel,
    plug_in_hybrid: "#e0935a",
    battery: electricity,
  },
  sector: { households, tertiary, municipal, industry, transport, agriculture },
  heat_source: {
    residual: "#d1495b",
    boreholes: "#e8b98a",
    geothermal: "#7a2e1d",
    solar_thermal: "#f4dc7a",
    heat_pump: heatPump,
    backup: naturalGas,
  },
  electricity_origin: {
    behind_meter: "#edb32c",
    local_grid: "#2d7d5f",
    imported: "#c9ced6",
  },
  electricity_use: {
    household_base: households,
    household_direct_heating: electricity,
    household_heat_pumps: heatPump,
    tertiary,
    municipal_buildings: municipal,
    public_lighting: "#e79aa5",
    industry,
    agriculture,
    transport,
    heat_networks: network,
  },
  payer: {
    household: households,
    company: "#c9b98f",
    city: municipal,
    higher_government: "#8fb6a4",
  },
} as const;

/** Districts come from the region: they take these in order, dark and light in turn. */
export const DISTRICT_COLOURS = [
  "#50276e",
  "#c3a5d1",
  "#8e4783",
  "#ecc0d1",
  "#3f4b8c",
  "#b1c0f3",
  "#7461a4",
  "#d9d1ef",
] as const;

/** Services come from the region: lines of one chart, which take these in order. */
export const SERVICE_COLOURS = [
  "#d98a1f",
  "#4b9b6f",
  "#1f5f8b",
  "#a8324a",
  "#8a6fb0",
  "#17181c",
] as const;

/**
 * Plans of a comparison, in their order; the reference is dark and dashed instead. Each is lighter or
 * darker than any other, for grey print.
 */
export const PLAN_COLOURS = [
  "#473cb7",
  "#ce9922",
  "#229256",
  "#b94481",
  "#8584f8",
  "#3d6b07",
  "#de9de3",
] as const;

/** What became of a goal, beside its shape and its word. */
export const STATUS_COLOURS = {
  met: "#1d7a70",
  met_by_trend: "#6fa9b8",
  uncertain: "#a8842c",
  missed: "#b8431f",
} as const;

/** Concepts that are no member of a dimension. */
export const CONCEPT_COLOURS = {
  population_65_plus: "#5d8fc4",
  population_80_plus: MEMBER_COLOURS.age_group["80_plus"],
  households,
  dwellings: "#9c2f5a",
  available: "#cc86ab",
  others_connected: "#8d99a6",
  ambient_heat: "#6ca9a2",
  losses: "#c5ccd4",
  wind: "#1b7f79",
  pv: "#e3a008",
  renewable_share: "#3c8d40",
  home_bill: "#1f6f8f",
  car_bill: "#c77d3a",
  programme: "#7f9c9b",
  rise: "#cf5c36",
  fall: "#2a9d8f",
} as const;

/** Themes and those who decide, as wedges between two plans: dark and light in turn. */
export const THEME_COLOURS: Readonly<Record<Theme, string>> = {
  people: "#2a3569",
  housing: "#8cb6da",
  heat: "#a63d2f",
  renewables: "#f0bd3a",
  electricity: "#6c3a86",
  mobility: "#b9b2a8",
  economy: "#3b3f46",
  climate: "#8fd2cf",
  services: "#8e4585",
  space: "#8bbf7a",
};

export const ACTOR_COLOURS: Readonly<Record<Actor, string>> = {
  city: "#1d7a70",
  citizen: "#f0bd3a",
  company: "#8c4a2f",
  flanders: "#baabe5",
  federal: "#3e4a89",
  eu: "#77a2c2",
  market: "#4a4f57",
};

/** Wedges of what has no colour of its own: measures and levers, in their order. */
export const GROUP_COLOURS = [
  "#3c6086",
  "#f0bd3a",
  "#a63d2f",
  "#8fd0cf",
  "#673787",
  "#db8e62",
  "#2d7d5f",
  "#c9addf",
  "#3b3f46",
  "#b3b84c",
] as const;

/** An assumption at the low and at the high end of what it may be; told apart by lightness. */
export const END_COLOURS = { low: "#9cc3dd", high: "#2f4b7c" } as const;

/** What an assumption explains by itself, and what only comes from several together. */
export const SHARE_COLOURS = { alone: "#2f4b7c", others: "#8d99a6", together: "#c9ced6" } as const;

/** Shades of a part that is connected, up to a share, and the ink that reads on each. */
export const UPTAKE_COLOURS = [
  { upTo: 0, colour: "#f4f1f6", text: "#52606d" },
  { upTo: 0.2, colour: "#e4d8ec", text: "#1f2933" },
  { upTo: 0.4, colour: "#cab4d8", text: "#1f2933" },
  { upTo: 0.6, colour: "#aa8abf", text: "#1f2933" },
  { upTo: 0.8, colour: network, text: "#ffffff" },
  { upTo: 1, colour: "#3f1f55", text: "#ffffff" },
] as const;

/**
 * Shades of a tile or a cell, from little to much, and the ink that reads on each; far enough apart in
 * lightness for grey print.
 */
export const TILE_SHADES = [
  { colour: "#e2eef3", text: "#1f2933" },
  { colour: "#b4d3df", text: "#1f2933" },
  { colour: "#7db0c4", text: "#1f2933" },
  { colour: "#33708a", text: "#ffffff" },
  { colour: "#14425a", text: "#ffffff" },
] as const;

/** A tile whose figure is not comparable, and one line or dot among many. */
export const COMPARED_COLOURS = {
  none: "#f1f3f5",
  municipality: "#1f6f8f",
  group: "#74706b",
} as const;

/** What carries no concept: text, axes, grid, targets, the reference run. */
export const INK = {
  text: "#1f2933",
  muted: "#52606d",
  axis: "#9aa5b1",
  grid: "#e4e7eb",
  background: "#ffffff",
} as const;
