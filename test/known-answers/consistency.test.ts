/** Where the goals of Kortrijk contradict each other, with the numbers worked out by hand; and silence elsewhere. */
import { describe, expect, it } from "vitest";
import { findContradictions, RULES, type Finding } from "../../engine/analysis/consistency.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { ResolvedScenario, TargetModel } from "../../engine/scenario/resolved.ts";
import { findingSentence } from "../../viz/consistency-sentences.ts";
import { shipped } from "../arbitraries/shipped.ts";

const plan = shipped("kortrijk/kortrijk-2040.yaml");
const outcome = runScenario(plan, false);
const region = plan.model.regions[0]!;

/** What is found when these are the goals. */
function found(targets: readonly TargetModel[], scenario: ResolvedScenario = plan): Finding[] {
  const { run, reference, catalogue } = outcome;
  const changed = { ...scenario, model: { ...scenario.model, targets } };
  return findContradictions({ scenario: changed, catalogue, regionIndex: 0, run, reference });
}

const known = (id: string): TargetModel => plan.model.targets.find((goal) => goal.id === id)!;
const goal = (id: string, more: Partial<TargetModel>): TargetModel => ({ ...known(id), ...more });
const rules = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule);

const ofKortrijk = outcome.findings[0]!.found;
const about = (id: string): Finding => ofKortrijk.find(({ targets }) => targets[0] === id)!;

describe("the goals of Kortrijk", () => {
  it("count 11 turbines of 3 MW where 31 MW takes 8.3", () => {
    const { rule, wanted, against, figures } = about("wind_turbines_2040");
    expect(rule).toBe("count-and-capacity");
    expect(wanted).toBe(11);
    expect(against).toBeCloseTo((31 - 6) / 3, 12);
    expect(figures["made"]).toBe(39e3);
  });

  it("want label C by 2030 at 8.5 % of the stock a year, where 0.8 to 2 % was reached", () => {
    const { rule, wanted, against, figures } = about("epc_c_2030");
    expect(rule).toBe("faster-than-ever");
    expect(wanted).toBeCloseTo(
      (1 - outcome.run.at("housing.share_label_c_or_better", 2024)) / 6,
      12,
    );
    expect(wanted).toBeCloseTo(0.085, 3);
    expect(against).toBeCloseTo(0.02, 12);
    expect(figures["low"]).toBeCloseTo(0.008, 12);
    expect(figures["reference"]).toBeCloseTo(0.013, 12);
    expect(figures["plan"]).toBeCloseTo(0.03, 12);
  });

  it("want 38 GWh from networks whose customers can take half of that", () => {
    const { rule, wanted, against, figures, targets } = about("residual_heat_2040");
    expect(rule).toBe("more-heat-than-asked");
    expect(targets).toHaveLength(3);
    expect(wanted).toBe(38e6);
    const sum = (id: string): number => region.parameters[id]!.reduce((all, value) => all + value);
    const perDwelling =
      outcome.run.at("housing.useful_heat", 2024) / outcome.run.at("housing.occupied", 2024);
    const now = sum("heat.district_dwellings") * perDwelling + sum("heat.district_other_heat");
    expect(figures["now"]).toBeCloseTo(now, 3);
    expect(against).toBeCloseTo(((now * 0.4 * 0.55) / 0.85) * 0.8, 3);
    expect(against).toBeLessThan(25e6);
  });

  it("ask fewer dwellings than the trend builds, and more than there are extra households", () => {
    const { rule, wanted, against, figures } = about("dwellings_2040");
    expect(rule).toBe("dwellings-and-households");
    expect(wanted).toBe(3760);
    expect(against).toBe(outcome.reference.at("housing.dwellings_added", 2040));
    const households = (year: number): number => outcome.run.at("demography.households", year);
    expect(figures["households"]).toBeCloseTo(households(2040) - households(2024), 9);
    expect(figures["outlook"]).toBe(2966);
  });

  it("give two parts of the sewerage that are 201 more than the total", () => {
    const { rule, wanted, against } = about("sewerage_2033");
    expect([rule, wanted, against]).toEqual(["parts-and-total", 7500, 7701]);
  });

  it("add 100 childcare places where 60 per 100 children takes more", () => {
    const { rule, wanted, against } = about("childcare_places_2030");
    expect([rule, wanted]).toEqual(["places-and-ratio", 60]);
    const children = outcome.run.at("demography.population_0_2", 2030);
    const present = outcome.run.at("services.childcare_places", 2024);
    expect(against).toBeCloseTo((100 * (present + 100)) / children, 9);
  });

  it("are told in both languages, with their numbers", () => {
    for (const finding of ofKortrijk) {
      for (const language of ["nl", "en"] as const) {
        expect(findingSentence(finding, outcome, language)).not.toMatch(/undefined|NaN/);
      }
    }
    expect(findingSentence(about("wind_turbines_2040"), outcome, "en")).toContain("8.3");
  });
});

const share = "housing.share_label_c_or_better";
const now = outcome.run.at(share, 2024);

describe("each rule", () => {
  const wind = known("wind_2040");
  const cap = goal("wind_2040", { id: "cap", direction: "at_most", value: 20e3 });
  const trend = outcome.reference.at("housing.dwellings_added", 2040);
  const households =
    outcome.run.at("demography.households", 2040) - outcome.run.at("demography.households", 2024);
  const fits = [wind, goal("wind_turbines_2040", { value: 8 })];
  const c = (value: number): TargetModel => goal("epc_c_2030", { value });
  const parameter = (id: string): readonly number[] => region.parameters[id]!;
  const windFor = (years: number): number =>
    outcome.run.at("renewables.wind_capacity", 2024) +
    years * parameter("renewables.wind_permits_per_year")[0]!;
  const [carParks] = parameter("renewables.pv_potential").slice(-1);
  const carports = (value: number): TargetModel =>
    goal("wind_2050", { indicator: "renewables.pv_carport_capacity", value });
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  /** Share of the buildings that six years of pipe can reach. */
  const reach =
    outcome.run.at("heat.district_share_connected", 2024) +
    (6 * Math.max(...region.levers["heat.metres_per_year"]!.slice(0, 7))) /
      ((sum(parameter("heat.district_dwellings")) + sum(parameter("heat.district_others"))) *
        parameter("heat.metres_per_connection")[0]!);
  const network = (value: number): TargetModel =>
    goal("heat_network_districts_2040", { value, year: 2030 });

  it.each<[string, readonly TargetModel[], readonly string[]]>([
    ["8 turbines for 31 MW", fits, []],
    [
      "9.4 turbines for 31 MW",
      [wind, goal("wind_turbines_2040", { value: 9.4 })],
      ["count-and-capacity"],
    ],
    ["label C at 2.9 % a year", [c(now + 6 * 0.029)], []],
    ["label C at 3.1 % a year", [c(now + 6 * 0.031)], ["faster-than-ever"]],
    [
      "as much heat as the customers ask",
      [
        goal("residual_heat_2040", { value: 19e6 }),
        known("heat_network_districts_2040"),
        known("building_heat_demand_2040"),
      ],
      [],
    ],
    [
      "heat for customers who save nothing",
      [goal("residual_heat_2040", { value: 34e6 }), known("heat_network_districts_2040")],
      [],
    ],
    ["heat without a network", [known("residual_heat_2040")], []],
    [
      "dwellings above the trend",
      [goal("dwellings_2040", { value: trend + 10 })],
      trend + 10 > households ? ["dwellings-and-households"] : [],
    ],
    [
      "parts that add up",
      [known("sewerage_2027"), known("sewerage_2028_2033"), goal("sewerage_2033", { value: 7701 })],
      [],
    ],
    [
      "250 childcare places",
      [known("childcare_ratio"), goal("childcare_places_2030", { value: 250 })],
      [],
    ],
    ["at least 31 and at most 20 MW", [wind, cap], ["excluding"]],
    ["at least 31 and at most 40 MW", [wind, { ...cap, value: 40e3 }], []],
    ["at most 20 MW five years before", [wind, { ...cap, year: 2035 }], []],
    ["100 % of the dwellings", [goal("epc_a_2050", { value: now, indicator: share })], []],
    [
      "101 % with label C",
      [goal("epc_a_2050", { value: 1.01, indicator: share })],
      ["beyond-bound"],
    ],
    ["70 MW of wind where 60 fit", [goal("wind_2050", { value: 70e3 })], ["beyond-potential"]],
    ["carports over all car parks", [carports(0.99 * carParks!)], []],
    ["carports beyond the car parks", [carports(1.01 * carParks!)], ["beyond-potential"]],
    [
      "wind of three years of permits",
      [goal("wind_2050", { value: windFor(2.9), year: 2027 })],
      [],
    ],
    ["districts as far as pipe is laid", [network(0.98 * reach)], []],
    ["districts a little farther", [network(1.02 * reach)], ["faster-than-possible"]],
    [
      "50 MW of wind in three years",
      [goal("wind_2050", { value: 50e3, year: 2027 })],
      ["faster-than-possible"],
    ],
    [
      "40 % on a network by 2030",
      [goal("heat_network_districts_2040", { year: 2030 })],
      ["faster-than-possible"],
    ],
    ["less wind later", [wind, goal("wind_2050", { value: 30e3 })], ["later-weaker"]],
    [
      "forecasts that rise",
      [
        { ...wind, direction: "about", value: 20e3 },
        goal("wind_2050", { direction: "about", value: 40e3 }),
      ],
      [],
    ],
    ["more wind later", [wind, known("wind_2050")], []],
  ])("%s", (_, targets, expected) => {
    expect(rules(found(targets))).toEqual(expected);
  });

  it("says nothing of what the region does not know", () => {
    const parameters = { ...region.parameters };
    delete (parameters as Record<string, unknown>)["renewables.turbine_capacity"];
    const model = { ...plan.model, regions: [{ ...region, parameters }] };
    expect(rules(found([wind, known("wind_turbines_2040")], { ...plan, model }))).toEqual([]);
  });

  it("says nothing of a plan without contradictions", () => {
    const households2040 = goal("dwellings_2040", { value: Math.min(trend, households) });
    const invented = [
      ...fits,
      c(now + 0.05),
      known("wind_2050"),
      known("co2_2030"),
      known("co2_2040"),
    ];
    expect(rules(found(invented))).toEqual([]);
    expect(rules(found([households2040]))).toEqual(
      trend > households ? ["dwellings-and-households"] : [],
    );
  });

  it("has fired somewhere above", () => {
    const fired = new Set(rules(ofKortrijk));
    const general = [
      "excluding",
      "beyond-bound",
      "beyond-potential",
      "faster-than-possible",
      "later-weaker",
    ];
    expect(new Set([...fired, ...general])).toEqual(new Set(RULES));
  });
});
