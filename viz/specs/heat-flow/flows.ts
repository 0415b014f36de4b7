/**
 * The heat of a year from its source through what makes it to who uses it, as the accounts of the
 * model have it. Nothing is estimated here: every band is a column of an account, or a district's
 * part of one.
 */
import { modulesWithoutFigure } from "../../../engine/analysis/missing.ts";
import type { Text } from "../../../engine/scenario/declarations.ts";
import { CONCEPT_COLOURS, DISTRICT_COLOURS, MEMBER_COLOURS } from "../../theme/colours.ts";
import { accountIn, type AccountYear } from "../accounts.ts";
import { members, type ChartInput } from "../input.ts";
import type { Flow } from "./sankey.ts";

export interface HeatNode {
  readonly id: string;
  /** 0: where it comes from; 1: what makes or carries it; 2: who uses it. */
  readonly column: 0 | 1 | 2;
  readonly label: Text;
  readonly colour: string;
  /** Of a heat network: where it lies. */
  readonly place?: Text;
}

const node = (column: 0 | 1 | 2, id: string, nl: string, en: string, colour: string): HeatNode => ({
  id,
  column,
  label: { nl, en },
  colour,
});

const { carrier, heat_source: heatSource, heating, sector } = MEMBER_COLOURS;

const SOURCES: readonly HeatNode[] = [
  node(0, "natural_gas", "Aardgas", "Natural gas", carrier.natural_gas),
  node(0, "heating_oil", "Stookolie", "Heating oil", carrier.heating_oil),
  node(0, "lpg_coal", "LPG en steenkool", "LPG and coal", carrier.lpg),
  node(0, "biomass", "Biomassa", "Biomass", carrier.biomass),
  node(0, "electricity", "Elektriciteit", "Electricity", carrier.electricity),
  node(0, "environment", "Omgevingswarmte", "Ambient heat", CONCEPT_COLOURS.ambient_heat),
  node(0, "residual", "Restwarmte", "Residual heat", heatSource.residual),
  node(0, "boreholes", "Boorgatenveld", "Bore-hole field", heatSource.boreholes),
  node(0, "geothermal", "Diepe geothermie", "Deep geothermal", heatSource.geothermal),
  node(0, "solar_thermal", "Zonthermie", "Solar thermal", heatSource.solar_thermal),
];

const SYSTEMS: readonly HeatNode[] = [
  node(1, "gas", "Gasketels", "Gas boilers", heating.gas),
  node(1, "oil", "Stookolieketels", "Oil boilers", heating.oil),
  node(1, "biomass_other", "Hout, LPG, kolen", "Wood, LPG, coal", heating.biomass),
  node(1, "electric", "Elektrisch (direct)", "Direct electric", heating.electric),
  node(1, "heat_pump", "Warmtepompen", "Heat pumps", heating.heat_pump),
];

const USERS: readonly HeatNode[] = [
  node(2, "homes", "Woningen", "Homes", sector.households),
  node(2, "services", "Diensten", "Services", sector.tertiary),
  node(2, "city", "Stadsgebouwen", "City buildings", sector.municipal),
  node(2, "losses", "Verlies", "Losses", CONCEPT_COLOURS.losses),
];

/** Columns of the accounts of buildings, by the source that they are of. */
const CARRIERS: readonly (readonly [column: string, source: string])[] = [
  ["in_natural_gas", "natural_gas"],
  ["in_heating_oil", "heating_oil"],
  ["in_lpg", "lpg_coal"],
  ["in_coal", "lpg_coal"],
  ["in_biomass", "biomass"],
  ["in_electricity", "electricity"],
  ["in_environment", "environment"],
];

/** Heating of homes and of other buildings, by the system that it is drawn as. */
const DRAWN_AS: Readonly<Record<string, string>> = {
  gas: "gas",
  oil: "oil",
  other: "biomass_other",
  biomass: "biomass_other",
  electric: "electric",
  heat_pump: "heat_pump",
};

/** What a source of heat networks draws on besides gas and electricity. */
const HEAT_BEHIND: Readonly<Record<string, string>> = {
  residual: "residual",
  boreholes: "boreholes",
  geothermal: "geothermal",
  solar_thermal: "solar_thermal",
  heat_pump: "environment",
  backup: "natural_gas",
};

const ACCOUNTS = {
  homes: ["housing.dwelling_heat", "heating"],
  services: ["tertiary.tertiary_heat", "service_heating"],
  city: ["municipal.municipal_heat", "service_heating"],
  networks: ["heat.heat", null],
  districts: ["heat.heat_by_district", "district"],
  plants: ["heat.heat_sources", "heat_source"],
} as const;

type Accounts = Readonly<Record<keyof typeof ACCOUNTS, AccountYear>>;

const count = (input: ChartInput, dimension: string | null): number =>
  dimension === null ? 1 : members(input, dimension).length;

function accountsOf(input: ChartInput, year: number): Accounts | null {
  const read = Object.entries(ACCOUNTS).map(
    ([name, [id, dimension]]) =>
      [name, accountIn(input, id, count(input, dimension), year)] as const,
  );
  return read.some(([, account]) => account === null)
    ? null
    : (Object.fromEntries(read) as unknown as Accounts);
}

/** Modules whose accounts are drawn, and behind which every figure has to be known. */
export const MODULES = ["housing", "tertiary", "municipal", "heat"] as const;

export function isKnown(input: ChartInput): boolean {
  const region = input.scenario.model.regions[input.region];
  const unknown = region === undefined ? new Set<string>() : modulesWithoutFigure(region);
  return (
    !MODULES.some((id) => unknown.has(id)) && accountsOf(input, input.run.shape.first) !== null
  );
}

/** Id of the node of a district's network; a colon is in no id of a system. */
const networkOf = (district: string): string => `network:${district}`;
const ELSEWHERE = networkOf("elsewhere*");
export const SMALL_NETWORKS = networkOf("small*");
export const SMALL_SOURCES = "small*";

/** All nodes that a picture of this region may have, in the order in which they are declared. */
export function heatNodes(input: ChartInput): HeatNode[] {
  const districts = members(input, "district");
  const networks = districts.map(({ id, label }, i): HeatNode => ({
    id: networkOf(id),
    column: 1,
    label: { nl: `Net ${label.nl}`, en: `${label.en} network` },
    colour: DISTRICT_COLOURS[i % DISTRICT_COLOURS.length]!,
    place: label,
  }));
  const elsewhere =
    districts.length === 0
      ? node(1, ELSEWHERE, "Warmtenetten", "Heat networks", heating.network)
      : node(1, ELSEWHERE, "Bestaande netten", "Existing networks", heating.network);
  const existing = { nl: "bestaande netten", en: "existing networks" };
  return [
    ...SOURCES,
    node(0, SMALL_SOURCES, "Andere bronnen", "Other sources", carrier.lpg),
    ...SYSTEMS,
    ...networks,
    { ...elsewhere, place: existing },
    node(1, SMALL_NETWORKS, "Kleinere netten", "Smaller networks", heating.network),
    ...USERS,
  ];
}

/** Adds up flows between the same two nodes. */
class Flows {
  private readonly amounts = new Map<string, Map<string, number>>();

  add(from: string, to: string, value: number): void {
    const own = this.amounts.get(from) ?? new Map<string, number>();
    own.set(to, (own.get(to) ?? 0) + value);
    this.amounts.set(from, own);
  }

  /** Those that are more than what rounding leaves behind. */
  all(): Flow[] {
    const flows = [...this.amounts].flatMap(([from, own]) =>
      [...own].map(([to, value]): Flow => ({ from, to, value })),
    );
    const largest = Math.max(0, ...flows.map(({ value }) => value));
    return flows.filter(({ value }) => value > largest * 1e-9);
  }
}

/**
 * Heat of a year in kWh: what goes into every system is what comes out of it, losses included. Who
 * uses heat is given useful heat, which adds up to `heat.building_demand`.
 */
export function heatFlows(input: ChartInput, year: number): Flow[] {
  const accounts = accountsOf(input, year);
  if (accounts === null) return [];
  const flows = new Flows();
  addBuildings(flows, input, accounts, year);
  addNetworks(flows, input, accounts);
  return flows.all();
}

/** What burns or pumps in the buildings themselves. */
function addBuildings(
  flows: Flows,
  input: ChartInput,
  { homes, services, city, networks }: Accounts,
  year: number,
): void {
  // A connected office still stands among the gas boilers of its sector's account: the network's heat
  // and the gas that it replaces are taken out there.
  const replaced = {
    gas: input.run.at("heat.displaced_gas", year, 0, input.region),
    heat: networks.at("out_others"),
  };
  const put = (user: string, account: AccountYear, dimension: string, hot: string): void => {
    members(input, dimension).forEach(({ id }, cell) => {
      const system = DRAWN_AS[id];
      if (system === undefined) return;
      const isReplaced = user === "services" && id === "gas";
      let supplied = 0;
      for (const [column, source] of CARRIERS) {
        const isGas = source === "natural_gas";
        // Gas for cooking heats no building.
        const cooking = isGas ? account.at("out_cooking", cell) : 0;
        const elsewhere = isReplaced && isGas ? replaced.gas : 0;
        const value = Math.max(0, account.at(column, cell) - cooking - elsewhere);
        flows.add(source, system, value);
        supplied += value;
      }
      const made = account.at("out_space_heat", cell) + account.at(hot, cell);
      const useful = Math.min(supplied, Math.max(0, made - (isReplaced ? replaced.heat : 0)));
      flows.add(system, user, useful);
      flows.add(system, "losses", supplied - useful);
    });
  };
  put("homes", homes, "heating", "out_hot_water");
  put("services", services, "service_heating", "out_hot_water_and_kitchens");
  put("city", city, "service_heating", "out_hot_water_and_kitchens");
}

/** The networks, each with its part of every source; what lies in no district is one more. */
function addNetworks(
  flows: Flows,
  input: ChartInput,
  { networks, districts, plants }: Accounts,
): void {
  const places = members(input, "district");
  const inDistricts = (column: string): number =>
    places.reduce((sum, _, cell) => sum + districts.at(column, cell), 0);
  const elsewhere: AccountYear = {
    at: (column) => Math.max(0, networks.at(column) - inDistricts(column)),
  };
  const cells = [
    ...places.map(({ id }, cell) => ({
      network: networkOf(id),
      at: (column: string) => districts.at(column, cell),
    })),
    { network: ELSEWHERE, at: (column: string) => elsewhere.at(column) },
  ];
  for (const { network, at } of cells) {
    members(input, "heat_source").forEach(({ id }, source) => {
      const fed = plants.at("out_fed_in", source);
      const part = fed > 0 ? at(`in_${id}`) / fed : 0;
      const of = (column: string): number => plants.at(column, source) * part;
      flows.add("natural_gas", network, of("in_natural_gas"));
      flows.add("electricity", network, of("in_electricity"));
      flows.add(HEAT_BEHIND[id]!, network, of("in_other_heat"));
      flows.add(network, "losses", of("out_conversion_losses"));
    });
    flows.add(network, "homes", at("out_dwellings"));
    flows.add(network, "services", at("out_others"));
    flows.add(network, "losses", at("out_losses"));
  }
}
