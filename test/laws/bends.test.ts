/**
 * Every lifetime, lead time and potential shapes a path: halved, it bends the path of its output,
 * which is more than lowering it by an amount or by a factor.
 */
import { describe, expect, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import { axesOf } from "../../engine/scenario/address.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import {
  declaredLevers,
  declaredParameters,
  withLevers,
  withParameter,
} from "../arbitraries/city.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { simulate, wholeSeries } from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
const region = base.regions[0]!;

interface Bend {
  /** The member that is halved; all of them when absent. */
  readonly member?: string;
  readonly output: string;
  /** Members of the output, in its order of dimensions. */
  readonly of?: string;
  /** Levers, or members of them, held at one value, so that the limit is felt. */
  readonly plan?: Readonly<Record<string, number>>;
  /** Figures for a city in which the limit is felt. */
  readonly figures?: Readonly<Record<string, number>>;
}

const windWish = { plan: { "renewables.wind_capacity": 44_000 } };
/**
 * A source alone, that gives what it may cover of the year's heat while the networks are young, and
 * all that it has when they have grown.
 */
const covering = (member: string, potential: number): Bend => ({
  member,
  output: "heat.fed_in_by_source",
  of: member,
  plan: { "heat.source_potential": 0, [`heat.source_potential[${member}]`]: potential },
});

const BENDS: Readonly<Record<string, readonly Bend[]>> = {
  "housing.heating_lifetime": [
    { output: "housing.dwellings_by_heating", of: "gas" },
    { output: "housing.heating_replaced" },
  ],
  "housing.heating_lifetime_shape": [{ output: "housing.heating_replaced" }],
  "tertiary.heating_life": [{ output: "tertiary.energy", of: "natural_gas" }],
  "municipal.heating_life": [
    { output: "municipal.energy", of: "heating_oil" },
    { output: "municipal.new_fossil_systems", plan: { "municipal.heating_mix": 1 / 6 } },
  ],
  "industry.heating_life": [{ output: "industry.energy", of: "natural_gas" }],
  "agriculture.heating_life": [{ output: "agriculture.energy", of: "heating_oil" }],
  "heat.uptake_duration": [{ output: "heat.district_share_connected" }],
  "heat.metres_per_year": [{ output: "heat.district_share_connected" }],
  "heat.connectable_share": [
    {
      output: "heat.district_share_connected",
      plan: { "heat.metres_per_year": 1e6 },
      figures: { "heat.connectable_share": 0.002 },
    },
  ],
  "heat.source_potential": [
    { output: "heat.residual_heat_recovered" },
    { output: "heat.plant_gas" },
  ],
  "heat.max_cover": [
    covering("residual", 15e6),
    covering("boreholes", 15e6),
    covering("geothermal", 15e6),
    covering("solar_thermal", 4e6),
    covering("heat_pump", 15e6),
  ],
  "renewables.wind_lifetime": [{ output: "renewables.wind_capacity" }],
  "renewables.wind_permit_time": [{ output: "renewables.wind_capacity", ...windWish }],
  "renewables.wind_permit_success": [{ output: "renewables.wind_capacity" }],
  "renewables.wind_permits_per_year": [{ output: "renewables.wind_capacity", ...windWish }],
  "renewables.wind_potential": [{ output: "renewables.wind_capacity" }],
  "renewables.pv_lifetime": [{ output: "renewables.pv_production" }],
  "renewables.pv_lifetime_shape": [
    { output: "renewables.pv_production", figures: { "renewables.pv_replacement_share": 0 } },
  ],
  "renewables.pv_potential": ["homes", "businesses", "city_roofs", "car_parks"].map((member) => ({
    member,
    output: "renewables.pv_capacity_by_segment",
    of: member,
  })),
  "renewables.pv_installation_limit": [
    { output: "renewables.pv_capacity", plan: { "renewables.pv_roof_share": 0.8 } },
  ],
  "costs.life": [{ output: "costs.annual_capital" }],
  "mobility.survival_scale": [{ output: "mobility.share_electric" }, { output: "mobility.sales" }],
  "mobility.survival_shape": [{ output: "mobility.sales" }],
  "mobility.vehicle_scale": ["vans", "lorries", "buses"].map((member) => ({
    member,
    output: "mobility.electric_km_share",
    of: member,
  })),
};

/** What is named like a lifetime, a lead time or a potential and is none. */
const NOT_SO: Readonly<Record<string, string>> = {
  "demography.life_expectancy": "lives of people: the known answers of the life table hold them",
  "demography.death_rate": "the same, as rates of the base life table",
  "renewables.project_capacity": "a permit that is there, one by one: a size, not a limit",
  "renewables.project_success": "the chance of such a permit",
  "housing.lifelong_added": "dwellings for a whole life, counted",
  "renewables.pv_roof_share": "a wish, as a share of the potential",
  "mobility.cars_per_1000": "a wish: cars that people want",
};
const NAMES = /life|potential|limit|\bterms?\b|permit|duration|\broom\b|per_year|_time\b|max_cover/;

const declared = [...declaredParameters, ...declaredLevers];

describe("every lifetime, lead time and potential", () => {
  it("has a path that it bends", () => {
    const named = declared.flatMap(([id, { label }]) =>
      NAMES.test(id) || NAMES.test(label.en.toLowerCase()) ? [id] : [],
    );
    expect(named.filter((id) => !(id in BENDS) && !(id in NOT_SO))).toEqual([]);
    expect([...Object.keys(BENDS), ...Object.keys(NOT_SO)].filter((id) => !known(id))).toEqual([]);
  });

  it("is tried for all of its members or for all at once", () => {
    for (const [id, bends] of Object.entries(BENDS)) {
      const members = bends.flatMap(({ member }) => member ?? []);
      const [, { dims }] = declared.find(([name]) => name === id)!;
      if (members.length > 0) expect(members, id).toEqual(membersOf(dims));
    }
  });

  const cases = Object.entries(BENDS).flatMap(([id, bends]) =>
    bends.map((bend) => ({ id, ...bend, name: bend.member ? `${id}[${bend.member}]` : id })),
  );
  it.each(cases)("$name bends $output when it is halved", ({ id, ...bend }) => {
    const model = feelingIt(bend);
    const cell = bend.of === undefined ? 0 : cellOf(bend.output, bend.of);
    const whole = wholeSeries(simulate(model), bend.output, cell);
    const half = wholeSeries(simulate(halved(model, id, bend.member)), bend.output, cell);
    expectBent(half, whole);
  });
});

const known = (id: string): boolean => declared.some(([name]) => name === id);

const membersOf = (dims: readonly string[]): readonly string[] =>
  axesOf(catalogue, region.dimensions)(dims[0]!).ids;

function cellOf(output: string, member: string): number {
  const [module, name] = output.split(".") as [string, string];
  const { dims } = catalogue.modules.find(({ id }) => id === module)!.outputs[name]!;
  return position(dims, member);
}

function position(dims: readonly string[], member: string): number {
  const at = membersOf(dims).indexOf(member);
  if (at < 0) throw new Error(`${dims.join()} has no member ${member}`);
  return at;
}

function feelingIt({ plan = {}, figures = {} }: Bend): ScenarioModel {
  let model = base;
  for (const [address, value] of Object.entries(plan)) {
    const [id, member] = address.split(/[[\]]/) as [string, string | undefined];
    const isMeant = cellsOf(id, member);
    const held = model.regions[0]!.levers[id]!.map((given, at) => (isMeant(at) ? value : given));
    model = withLevers(model, { [id]: held });
  }
  for (const [id, value] of Object.entries(figures)) {
    model = withParameter(
      model,
      id,
      region.parameters[id]!.map(() => value),
    );
  }
  return model;
}

/** Which cells of a parameter or lever are a member's; all of them without one. */
function cellsOf(id: string, member: string | undefined): (cell: number) => boolean {
  if (member === undefined) return () => true;
  const [, { dims }] = declared.find(([name]) => name === id)!;
  const at = position(dims, member);
  const width = membersOf(dims).length;
  return (cell) => cell % width === at;
}

function halved(model: ScenarioModel, id: string, member: string | undefined): ScenarioModel {
  const [given] = model.regions;
  const isMeant = cellsOf(id, member);
  const half = (values: readonly number[]): number[] =>
    values.map((value, cell) => (isMeant(cell) ? value / 2 : value));
  return declaredLevers.some(([name]) => name === id)
    ? withLevers(model, { [id]: half(given!.levers[id]!) })
    : withParameter(model, id, half(given!.parameters[id]!));
}

/** From the first year that differs: neither the difference nor the ratio stays as it is. */
function expectBent(half: readonly number[], whole: readonly number[]): void {
  const scale = Math.max(...whole.map(Math.abs));
  const from = whole.findIndex((value, at) => Math.abs(half[at]! - value) > 1e-6 * scale);
  expect(from, "nothing moves").toBeGreaterThanOrEqual(0);
  const later = whole.slice(from).map((value, at) => [half[from + at]!, value] as const);
  const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  expect(spread(later.map(([mine, theirs]) => mine - theirs)) / scale, "an amount").toBeGreaterThan(
    1e-3,
  );
  const ratios = later.flatMap(([mine, theirs]) => (theirs === 0 ? [] : [mine / theirs]));
  expect(spread(ratios), "a factor").toBeGreaterThan(1e-3);
}
