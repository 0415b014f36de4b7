/** What a plan says about parameters: values, where they come from, and what it leaves alone. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DiskFiles } from "../../cli/disk.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { MemoryFiles } from "../arbitraries/memory-files.ts";
import { root } from "../arbitraries/root.ts";
import { townFiles } from "../diagnostics/cases.ts";
import { smallModel } from "../diagnostics/small-model.ts";

/** Plans by file name, each without `id` and `region`, which follow from the name. */
function resolved(
  plans: Readonly<Record<string, string>>,
  sets: readonly string[] = [],
): ResolvedScenario {
  const files: MemoryFiles = townFiles();
  for (const [name, text] of Object.entries(plans)) {
    files.put(`${name}.yaml`, `id: ${name}\nregion: ./regions/town\n${text}`);
  }
  const { scenario, diagnostics } = resolveScenario({
    files,
    planPath: "plan.yaml",
    catalogue: smallModel,
    sets,
  });
  expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
  return scenario!;
}

const parameter = (scenario: ResolvedScenario, id: string): readonly number[] =>
  scenario.model.regions[0]!.parameters[id]!;
const records = (scenario: ResolvedScenario, id: string) =>
  scenario.notes.regions[0]!.parameters[id]!;

/** What the town says of its demolition rate. */
const OF_TOWN = {
  value: 0.002,
  grade: "literature",
  source: "register",
  where: "table 1",
  note: "",
  origin: { file: "regions/town/parameters/housing.csv", line: 2, column: 1 },
  low: 0.001,
  high: 0.003,
};

describe("a parameter in a plan", () => {
  it("replaces the region's value, with its range, grade, reason and place", () => {
    const scenario = resolved({
      plan: `parameters:
  housing.demolition_rate: { value: 0.3 %/year, low: 0.1, high: 1, note: "Sneller" }
`,
    });
    expect(parameter(scenario, "housing.demolition_rate")).toEqual([0.003]);
    expect(records(scenario, "housing.demolition_rate")).toEqual([
      {
        grade: "assumption",
        source: "",
        where: "",
        note: "Sneller",
        origin: { file: "plan.yaml", line: 4, column: 3 },
        low: 0.001,
        high: 0.01,
        by: "plan",
        replaces: OF_TOWN,
      },
    ]);
    expect(scenario.notes.regions[0]!.replaced).toEqual({ "housing.demolition_rate": [0.002] });
  });

  it("leaves a plan without parameters as it was", () => {
    const { model, notes } = resolved({ plan: "" });
    expect(parameter({ model, notes }, "housing.demolition_rate")).toEqual([0.002]);
    expect(notes.regions[0]!.replaced).toBeUndefined();
  });

  it("sets some members and leaves the others, records too", () => {
    const scenario = resolved({
      plan: `parameters:
  heat.density: { venning: { value: 45 kWh/m2, range: [40, 50] }, source: Telling, grade: derived }
`,
    });
    expect(parameter(scenario, "heat.density")).toEqual([20, 45]);
    expect(records(scenario, "heat.density").map(({ address, grade }) => [address, grade])).toEqual(
      [
        ["heat.density[centre]", "measured"],
        ["heat.density[venning]", "derived"],
      ],
    );
  });

  it("lays points over the years: what is inherited before, held after", () => {
    const point = (value: number) => `{ value: ${value} g/kWh, low: 0, high: 400 }`;
    const scenario = resolved({
      plan: `parameters:
  emissions.grid_factor: { 2026: ${point(200)}, 2028: ${point(100)}, note: "Trager" }
`,
    });
    const path = parameter(scenario, "emissions.grid_factor");
    const expected = [0.16, 0.15, 0.2, 0.15, 0.1, 0.1];
    expected.forEach((value, year) => expect(path[year]).toBeCloseTo(value, 12));
    expect(path.at(-1)).toBe(0.1);
    // The region's point of 2034 still bends its line of 2025; nothing else of it is left.
    expect(
      records(scenario, "emissions.grid_factor").map(({ address, by }) => [address, by]),
    ).toEqual([
      ["emissions.grid_factor[2024]", undefined],
      ["emissions.grid_factor[2034]", undefined],
      ["emissions.grid_factor[2026]", "plan"],
      ["emissions.grid_factor[2028]", "plan"],
    ]);
  });

  it("is inherited, replaced whole by a child, and taken back by null", () => {
    const basis = `parameters:
  housing.demolition_rate: { value: 0.3 %/year, low: 0.1, high: 1, note: "Sneller" }
  heat.density: { centre: { value: 1 kWh/m2, range: [0, 2], note: a }, venning: { value: 2 kWh/m2, range: [0, 3], note: b } }
`;
    const child = (text: string) => resolved({ basis, plan: `extends: ./basis.yaml\n${text}` });
    const inherited = child("");
    expect(parameter(inherited, "housing.demolition_rate")).toEqual([0.003]);
    expect(records(inherited, "housing.demolition_rate")[0]!.origin.file).toBe("basis.yaml");
    const restored = child("parameters: { housing.demolition_rate: null }\n");
    expect(parameter(restored, "housing.demolition_rate")).toEqual([0.002]);
    expect(records(restored, "housing.demolition_rate")[0]!.by).toBeUndefined();
    expect(restored.notes.regions[0]!.replaced).not.toHaveProperty("housing.demolition_rate");
    const member = child("parameters: { 'heat.density[centre]': null }\n");
    expect(parameter(member, "heat.density")).toEqual([20, 2]);
    const whole = child(
      "parameters: { heat.density: { centre: { value: 5 kWh/m2, range: [4, 6], note: c } } }\n",
    );
    expect(parameter(whole, "heat.density")).toEqual([5, 40]);
    expect(records(whole, "heat.density").map(({ by }) => by)).toEqual([undefined, "plan"]);
  });

  it("makes shares fit exactly when they add up but for rounding", () => {
    const scenario = resolved({
      plan: `parameters:
  emissions.fuel_mix: { gas: { value: 66.7 %, range: [60, 80] }, heat_pump: { value: 33.34 %, range: [20, 40] }, note: "Telling" }
`,
    });
    const [gas, pump] = parameter(scenario, "emissions.fuel_mix");
    expect(gas! + pump!).toBe(1);
    expect(gas).toBeCloseTo(0.667, 3);
  });

  it("is set by hand without a range, and marked so", () => {
    const scenario = resolved({ plan: "" }, [
      "housing.demolition_rate=0.4 %/year",
      "emissions.grid_factor={2030: 0.1 kg/kWh}",
      "renewables.wind_capacity=31 MW",
    ]);
    expect(parameter(scenario, "housing.demolition_rate")).toEqual([0.004]);
    expect(records(scenario, "housing.demolition_rate")).toEqual([
      {
        grade: "assumption",
        source: "--set",
        where: "",
        note: "",
        origin: { file: "--set", line: 1, column: 1 },
        by: "--set",
        replaces: OF_TOWN,
      },
    ]);
    expect(parameter(scenario, "emissions.grid_factor")[6]).toBe(0.1);
    expect(scenario.notes.levers["renewables.wind_capacity"]!.set!.by).toBe("--set");
  });
});

describe("a run with parameters of a plan", () => {
  const disk = new DiskFiles(path.join(root, "scenarios"));
  const run = (sets: readonly string[]) => {
    const { scenario } = resolveScenario({
      files: disk,
      planPath: "kortrijk/referentie.yaml",
      catalogue,
      sets,
    });
    return runScenario(scenario!, false);
  };

  it("has the same parameters in its reference, so that only levers part the two", () => {
    const plain = run([]);
    const set = run(["emissions.grid_factor=0.3 kg/kWh"]);
    for (const year of [2030, 2050]) {
      const mine = set.run.at("emissions.total", year, 0, 0);
      expect(set.reference.at("emissions.total", year, 0, 0)).toBe(mine);
      expect(mine).toBeGreaterThan(plain.run.at("emissions.total", year, 0, 0));
    }
  });

  it("lists what it assumes otherwise apart from its levers", () => {
    const { changes } = run([
      "emissions.grid_factor={2030: 0.3 kg/kWh}",
      "demography.housing_pull=0.5 person/dwelling",
      "demography.housing_push=0 person/household",
    ]);
    expect(changes[0]!.levers).toEqual([]);
    // What equals the region's value is no change.
    expect(
      changes[0]!.parameters.map(({ parameter, plan, year }) => [parameter, plan, year]),
    ).toEqual([
      ["demography.housing_pull", 0.5, null],
      ["emissions.grid_factor[2030]", 0.3, 2030],
    ]);
  });
});

describe("a group that a plan names", () => {
  /** Files that put the demolition rate of the town in a group, and what is said of it. */
  const told = (plan: string, others: Readonly<Record<string, string>> = {}): string[] => {
    const files = townFiles().put("plan.yaml", `id: plan\nregion: ./regions/town\n${plan}`);
    for (const [name, text] of Object.entries(others)) files.put(name, text);
    const found = resolveScenario({ files, planPath: "plan.yaml", catalogue: smallModel });
    expect(found.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    return found.diagnostics.map(({ code, help }) => `${code}: ${help?.en}`);
  };
  const rate = (group: string): string =>
    "parameters:\n  housing.demolition_rate:\n" +
    `    { value: 0.3 %/year, low: 0.2, high: 0.4, group: ${group}, note: Seen elsewhere }\n`;
  const density = (group: string): string =>
    "  heat.density:\n" +
    `    centre: { value: 25 kWh/m2, low: 20, high: 30, group: "${group}", note: Seen elsewhere }\n`;
  /** The town's own densities, the first of which is in a group. */
  const ofTown = (group: string): Record<string, string> => ({
    "regions/town/parameters/heat.csv":
      "parameter,value,unit,low,high,grade,source,where,note,group\n" +
      `heat.density[centre],20,kWh/m2,15,25,measured,register,table 2,,${group}\n` +
      `heat.density[venning],40,kWh/m2,35,45,measured,register,table 2,,${group}\n`,
  });

  it("is told about when nothing moves along", () => {
    expect(told(rate("building"))).toEqual([
      "lonely-group: give the group to the figures that move along too, or leave it out",
    ]);
    expect(told(rate("bilding") + density("weather"), ofTown("building"))).toContain(
      "lonely-group: give the group to the figures that move along too, or leave it out",
    );
    expect(told(rate("bilding"), ofTown("building"))).toEqual([
      "lonely-group: did you mean building?",
    ]);
  });

  it("is not, when another figure of the plan or of the region is in it", () => {
    expect(told(rate("building") + density("building: 0.5"))).toEqual([]);
    expect(told(rate("building"), ofTown("building"))).toEqual([]);
  });

  it("counts a path over years as one figure", () => {
    const year = (value: number): string =>
      `{ value: ${value} g/kWh, low: ${value - 10}, high: ${value + 10}, group: grid }`;
    const path = `  emissions.grid_factor:\n    2024: ${year(170)}\n    2034: ${year(70)}\n`;
    expect(told(`parameters:\n${path}    note: Seen elsewhere\n`)).toHaveLength(1);
  });

  it("that it takes away from the region is no mistake", () => {
    const plan =
      "parameters:\n  heat.density[centre]: { value: 25 kWh/m2, low: 20, high: 30, note: Seen elsewhere }\n";
    expect(told(plan, ofTown("building"))).toEqual([]);
  });
});
