/** Levers by formula, worked out by hand: over plans that extend one another, packages, tables and shares. */
import { describe, expect, it } from "vitest";
import { madeLevers } from "../../engine/analysis/lever-making.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario, type Resolution } from "../../engine/scenario/resolve.ts";
import { townFiles } from "../diagnostics/cases.ts";
import { smallModel } from "../diagnostics/small-model.ts";

const FIRST = 2024;
const WIND = "renewables.wind_capacity";

/** The last of the files is the plan. */
function resolve(
  files: Readonly<Record<string, string>>,
  sets: readonly string[] = [],
): Resolution {
  const town = townFiles();
  for (const [file, text] of Object.entries(files)) town.put(file, text);
  const planPath = Object.keys(files).at(-1)!;
  return resolveScenario({
    ...{ files: town, planPath, catalogue: smallModel, sets },
    formulas: () => parseFormula,
  });
}

function values(
  { scenario, diagnostics }: Resolution,
  lever: string,
  years: readonly number[],
  cell = 0,
  cells = 1,
): number[] {
  expect(diagnostics).toEqual([]);
  const path = scenario!.model.regions[0]!.levers[lever]!;
  return years.map((year) => path[(year - FIRST) * cells + cell]!);
}

const plan = (levers: string, more = "region: ./regions/town"): string =>
  `id: plan\n${more}\nlevers:\n${levers}`;

describe("over three plans that extend one another", () => {
  // The region says 6 MW.
  const files = (top: string): Record<string, string> => ({
    "grand.yaml":
      "id: grand\nregion: ./regions/town\nlevers:\n  renewables.wind_capacity: inherited + 4 MW\n",
    "parent.yaml":
      "id: parent\nextends: ./grand.yaml\nlevers:\n  renewables.wind_capacity: inherited * 2 + reference\n",
    "plan.yaml": `id: plan\nextends: ./parent.yaml\nlevers:\n  renewables.wind_capacity: ${top}\n`,
  });

  it.each([
    // 6 + 4 = 10; 2 x 10 + 6 = 26; the reference stays 6 at every level.
    ["inherited", [26_000, 26_000]],
    ["inherited - reference", [20_000, 20_000]],
    ["reference", [6000, 6000]],
    ["inherited + (year - 2024) * 1 MW", [26_000, 32_000]],
    ["inherited * (1 + step(2030))", [26_000, 52_000]],
    ['{ 2030: "inherited + 5 MW" }', [26_000, 31_000]],
  ])("%s", (top, expected) => {
    expect(values(resolve(files(top)), WIND, [2024, 2030])).toEqual(expected);
  });

  it("lets --set come last", () => {
    const resolution = resolve(files("inherited + 1 MW"), [`${WIND}=inherited * 2`]);
    expect(values(resolution, WIND, [2024])).toEqual([54_000]);
  });

  it("gives an own parameter the value of the plan on top, in the formulas below as well", () => {
    const layered = {
      "parent.yaml": `id: parent\nregion: ./regions/town\nparameters: { wish: 20 MW }\nlevers:\n  ${WIND}: wish / 2\n`,
      "plan.yaml": "id: plan\nextends: ./parent.yaml\nparameters: { wish: 30 MW }\n",
    };
    expect(values(resolve(layered), WIND, [2040])).toEqual([15_000]);
    expect(values(resolve(layered, ["wish=8 MW"]), WIND, [2040])).toEqual([4000]);
  });
});

describe("in packages", () => {
  const wind = (formula: string): string => `id: wind\nlevers:\n  ${WIND}: ${formula}\n`;

  it("stands on the plan that is extended, and the plan itself on the package", () => {
    const files = {
      "wind.yaml": wind("inherited + 10 MW"),
      "parent.yaml": plan(`  ${WIND}: 20 MW\n`).replace("id: plan", "id: parent"),
      "plan.yaml": `id: plan\nextends: ./parent.yaml\ninclude: [wind.yaml]\nlevers:\n  ${WIND}: inherited / 2\n`,
    };
    expect(values(resolve(files), WIND, [2030])).toEqual([15_000]);
  });

  it("computes with the parameter that the package brings", () => {
    const files = {
      "wind.yaml": `${wind("wish * ramp(2026, 2036)")}parameters: { wish: 31 MW }\n`,
      "plan.yaml": "id: plan\nregion: ./regions/town\ninclude: [wind.yaml]\n",
    };
    expect(values(resolve(files), WIND, [2026, 2031, 2036])).toEqual([0, 15_500, 31_000]);
  });

  it("contradicts another formula in another package, and not the same one", () => {
    const files = (other: string): Record<string, string> => ({
      "wind.yaml": wind("reference + 10 MW"),
      "more.yaml": wind(other).replace("id: wind", "id: more"),
      "plan.yaml": "id: plan\nregion: ./regions/town\ninclude: [wind.yaml, more.yaml]\n",
    });
    expect(values(resolve(files("reference + 10 MW")), WIND, [2030])).toEqual([16_000]);
    const { diagnostics } = resolve(files("reference + 11 MW"));
    expect(diagnostics.map(({ code }) => code)).toEqual(["conflicting-packages"]);
  });
});

describe("in a table of years", () => {
  const table = (text: string, more = ""): Resolution =>
    resolve({ "plan.yaml": `${plan(`  ${WIND}: ${text}\n`)}${more}` });

  it.each([
    ['{ 2030: "6 MW + 2 MW", 2040: 18 MW }', [6000, 8000, 13_000, 18_000]],
    ['{ 2030: { formula: "6 MW + 2 MW" }, 2040: { value: 18 MW } }', [6000, 8000, 13_000, 18_000]],
    // The year of the point, and its value holds: not the formula.
    ['{ 2030: "(year - 2022) * 1 MW" }', [6000, 8000, 8000, 8000]],
    ['{ 2030: "(year - 2022) * 1 MW", 2040: 18 MW, shape: step }', [6000, 8000, 8000, 18_000]],
    ['{ 2030: "inherited + 2 MW", 2040: +200 % }', [6000, 8000, 13_000, 18_000]],
    ['{ 2030: 8 MW, 2040: "31 MW * ramp(2030, 2050)" }', [6000, 8000, 11_750, 15_500]],
  ])("%s", (text, expected) => {
    expect(values(table(text), WIND, [2024, 2030, 2035, 2040])).toEqual(expected);
  });

  it("takes an own parameter by its name alone", () => {
    const resolution = table("{ 2030: 10 MW, 2040: wish }", "parameters:\n  wish: 31 MW\n");
    expect(values(resolution, WIND, [2030, 2040, 2050])).toEqual([10_000, 31_000, 31_000]);
  });

  it("says how each year was made", () => {
    const { scenario } = table('{ 2030: "6 MW + 2 MW", 2040: 18 MW }');
    const [lever] = madeLevers(smallModel, scenario!, 0);
    const made = new Map(lever!.years.map(({ year, made: how }) => [year, how]));
    expect([2029, 2030, 2031, 2040, 2041].map((year) => made.get(year))).toEqual([
      ...([
        "before the first point",
        "formula",
        "between",
        "given",
        "held after the last",
      ] as const),
    ]);
    expect(lever!.years[6]!.rule!.text).toBe('{ 2030: "6 MW + 2 MW", 2040: 18 MW, shape: linear }');
  });
});

describe("shares of one whole", () => {
  const shares = (lines: string): Resolution =>
    resolve({ "plan.yaml": plan(`  housing.heating_mix:\n${lines}`) });
  const members = smallModel.dimensions["heating_choice"]!.members as readonly { id: string }[];
  const at = (resolution: Resolution, id: string, year: number): number =>
    values(
      ...([resolution, "housing.heating_mix", [year]] as const),
      members.findIndex((member) => member.id === id),
      members.length,
    )[0]!;

  it("are formulas of each member that add up to the whole", () => {
    const resolution = shares(
      '    gas: "70 % * (1 - ramp(2026, 2036))"\n    heat_pump: "30 % + 70 % * ramp(2026, 2036)"\n',
    );
    expect(at(resolution, "gas", 2031)).toBeCloseTo(0.35, 12);
    expect(at(resolution, "heat_pump", 2031)).toBeCloseTo(0.65, 12);
    expect(at(resolution, "gas", 2040)).toBe(0);
    expect(at(resolution, "heat_pump", 2040)).toBe(1);
  });

  it("are refused when the formulas do not, with the year", () => {
    const { diagnostics } = shares(
      '    gas: "70 % * (1 - ramp(2026, 2036))"\n    heat_pump: "30 % + 60 % * ramp(2026, 2036)"\n',
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["shares-not-one"]);
    expect(diagnostics[0]!.message.en).toContain("2027");
  });
});
