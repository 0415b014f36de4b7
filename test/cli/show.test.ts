/** `simulate show` prints what a plan comes to, says where all of it comes from, and runs again. */
import fs from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { simulate, temporaryFolder } from "./simulate.ts";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const put = (file: string, text: string): void => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
};
const at = (...words: string[]) => simulate(words, { cwd: folder });

interface Answer {
  readonly kind: string;
  readonly result: {
    readonly plan: string;
    readonly scenario: { readonly scenarioHash: string };
    readonly laws: readonly {
      readonly what: { readonly nl: string };
      readonly decided: string;
      readonly status: string;
      readonly at: { readonly file: string; readonly line: number };
    }[];
    readonly levers: readonly { readonly id: string; readonly set: readonly unknown[] }[];
  } | null;
}
const answer = (...words: string[]): Answer => JSON.parse(at(...words, "--json").out) as Answer;

const hashOf = (plan: string): string => answer(plan, "--no-files").result!.scenario.scenarioHash;

const COMPOSED = {
  "measures/wind.yaml":
    "id: wind\nlevers:\n  renewables.wind_capacity: { 2030: 20 MW, 2040: 31 MW, shape: s-curve }\n",
  "measures/rate.yaml": [
    "id: rate",
    "levers:",
    "  housing.renovation_rate: +20 %",
    "  mobility.battery_share_of_sales: 2 years later",
    "",
  ].join("\n"),
  "parent.yaml": [
    "id: parent",
    "region: kortrijk",
    "include: [measures/wind.yaml]",
    "levers:",
    "  heat.connection_share: { venning: 30 %, gentse_poort: 20 % }",
    "parameters:",
    "  demography.life_expectancy[male]:",
    "    2024: { value: 80 year, low: 79 year, high: 81 year }",
    "    2040: { value: 84.1 year, low: 82 year, high: 86 year }",
    "    note: a guess",
    "targets:",
    "  more_wind: { indicator: renewables.wind_capacity, at_least: 31 MW, year: 2040, source: nota }",
    "",
  ].join("\n"),
  "plan.yaml": [
    "id: plan",
    "title: { nl: Mijn plan, en: My plan }",
    "extends: ./parent.yaml",
    "include:",
    "  - measures/rate.yaml",
    "levers:",
    "  renewables.wind_capacity: { 2040: +10 %, 2050: x 1.5 }",
    "  heat.connection_share[venning]: { 2040: 50 % }",
    '  renewables.pv_carport_capacity: "wish * ramp(2026, 2040)"',
    "parameters:",
    "  wish: 20 MW",
    "  demography.life_expectancy[male]:",
    "    2035: { value: 83 year, low: 79 year, high: 85 year, note: a guess }",
    "indicators:",
    "  per_head: { formula: renewables.wind_capacity / demography.population, unit: kW, title: Wind }",
    "checks:",
    '  people: { expect: "demography.population >= 80000 persons", year: 2035, source: nota }',
    "",
  ].join("\n"),
} as const;

/** The file that is meant: files of the program are told from its own folder. */
const place = (told: string): string => path.resolve(folder, told.replace(/^<ademruimte>/, root));

describe("the plan that is printed", () => {
  it.each([
    "referentie",
    "kortrijk-2040",
    "veel-bouwen",
    "weinig-bouwen",
    "renovatie-eerst",
    "warmtenetten-eerst",
    "hernieuwbaar-eerst",
    "vijf-jaar-later",
    "beste-combinatie",
  ])("computes the same as %s", (plan) => {
    put("printed.yaml", at("show", plan).out);
    expect(hashOf("printed.yaml")).toBe(hashOf(plan));
  });

  it("computes the same as one of several levels, packages, changes and formulas", () => {
    for (const [file, text] of Object.entries(COMPOSED)) put(file, text);
    const { out, status } = at("show", "plan.yaml");
    expect(status).toBe(0);
    put("printed.yaml", out);
    expect(hashOf("printed.yaml")).toBe(hashOf("plan.yaml"));
    // What only formulas of levers used is a remark: those are worked out.
    expect(out).toMatch(/^ {2}# wish: 20 MW +# plan\.yaml:11$/m);
    expect(at("validate", "printed.yaml").error).toBe("");
    expect(out).not.toMatch(/^(?:extends|include):/m);
    expect(out).toMatch(
      /housing\.renovation_rate: 1\.56 %\/year +# \+20 % \(measures\/rate\.yaml:3\)/,
    );
    expect(out).toMatch(/2040: 34\.1 MW +# plan\.yaml:7/);
  });

  it("names for every value the line that holds it", () => {
    const { out } = at("show", "kortrijk-2040");
    const values = [...out.matchAll(/^ +([^:#]+): (.+?) +# (\S+):(\d+)$/gm)];
    expect(values.length).toBeGreaterThan(40);
    for (const [, key, value, file, line] of values) {
      const text = fs.readFileSync(place(file!), "utf8").split("\n")[Number(line) - 1];
      expect(text).toContain(key);
      expect(text).toContain(value);
    }
    const bare = out
      .slice(out.indexOf("levers:"), out.indexOf("\n#\n"))
      .split("\n")
      .filter((text) => /^ +\d{4}: /.test(text) && !text.includes("#"));
    expect(bare).toEqual([]);
  });

  it("lists what follows the reference with its row, and with --all every parameter", () => {
    const { out } = at("show", "kortrijk-2040");
    const row = /# housing\.completions .*\n# +320 \S+ +(\S+):(\d+);/.exec(out)!;
    const table = fs.readFileSync(place(row[1]!), "utf8").split("\n");
    expect(table[Number(row[2]) - 1]).toContain("housing.completions");
    expect(out).not.toContain("# demography.life_expectancy");
    expect(at("show", "kortrijk-2040", "--all").out).toContain("# demography.life_expectancy");
  });

  it("can be of one subject only, in either language", () => {
    const { out } = at("show", "kortrijk-2040", "windvermogen");
    expect(out).toContain("renewables.wind_capacity:");
    expect(out).not.toContain("housing.renovation_rate");
    expect(at("show", "kortrijk-2040", "wind capacity").out).toContain("renewables.wind_capacity:");
  });
});

describe("simulate show referentie", () => {
  it("lists every decided law with its date and source, and apart what is only announced", () => {
    const { out } = at("show", "referentie");
    const laws = answer("show", "referentie").result!.laws;
    const decided = laws.filter(({ status }) => status === "decided");
    expect(decided.length).toBeGreaterThan(5);
    const [before, after] = out.split(/^# Aangekondigd, niet beslist: telt NIET mee/m) as [
      string,
      string,
    ];
    for (const { what, decided: day, at: place } of decided) {
      expect(day).toMatch(/^\d{4}/);
      expect(before).toContain(`- ${what.nl} (beslist ${day}`);
      expect(before).toContain(`${place.file}:${place.line}`);
    }
    for (const { what, status } of laws) {
      if (status === "announced") expect(after).toContain(`- ${what.nl}`);
    }
  });
});

describe("for another program", () => {
  it("is one object with the plan as text", () => {
    for (const [file, text] of Object.entries(COMPOSED)) put(file, text);
    const { kind, result } = answer("show", "plan.yaml");
    expect(kind).toBe("show");
    expect(result!.plan).toBe(at("show", "plan.yaml").out);
    const wind = result!.levers.find(({ id }) => id === "renewables.wind_capacity")!;
    expect(wind.set).toMatchObject([{ by: "plan", at: { file: "plan.yaml", line: 7 } }]);
  });
});

it("tells what is wrong with a plan that fails, and shows nothing", () => {
  put("plan.yaml", "id: plan\nregion: kortrijk\nlevers:\n  housing.renovation_rat: 3 %\n");
  const { out, error, status } = at("show", "plan.yaml");
  expect([status, out]).toEqual([1, ""]);
  expect(error).toContain("bedoelde u housing.renovation_rate?");
  expect(answer("show", "plan.yaml")).toMatchObject({ kind: "failure", result: null });
});

describe("what a plan says of how figures are spread", () => {
  it("is kept where it is shown year by year, and reads back", () => {
    put("ademruimte.yaml", "");
    const basis = "grade: assumption, source: nota";
    const spread = (sd: number, mean: number): string =>
      `value: ${mean} g/kWh, low: ${mean / 2}, high: ${2 * mean}, distribution: "normal(${mean}, ${sd})"`;
    put(
      "below.yaml",
      `id: below\nregion: kortrijk\nparameters:\n  emissions.grid_factor: { ${spread(20, 150)}, group: "power: 0.5", ${basis} }\n`,
    );
    put(
      "plan.yaml",
      [
        "id: plan",
        "extends: ./below.yaml",
        "parameters:",
        "  emissions.grid_factor:",
        `    2030: { ${spread(12, 80)}, group: "power: 0.5", ${basis} }`,
        `    2050: { ${spread(1.5, 8)}, group: "power: 0.5", ${basis} }`,
        "",
      ].join("\n"),
    );
    const shown = at("show", "plan.yaml", "--lang", "en").out;
    // In the unit of the figure that it stands with, which is the model's.
    expect(shown).toMatch(
      /2030:\n +value: 0\.08 kg\/kWh .*\n.*\n +distribution: normal\(0\.08, 0\.012\)/,
    );
    expect(shown).toMatch(
      /2050:\n +value: 0\.008 kg\/kWh .*\n.*\n +distribution: normal\(0\.008, 0\.0015\)/,
    );
    expect(shown.match(/group: "power: 0\.5"/g)).toHaveLength(27);
    put("shown.yaml", shown);
    expect(at("validate", "shown.yaml").status).toBe(0);
    const [found] = (
      JSON.parse(at("list", "parameters", "shown.yaml", "grid_factor", "power", "--json").out) as {
        result: readonly {
          readonly groups: readonly string[];
          readonly distributions: unknown[];
        }[];
      }
    ).result;
    expect(found!.groups).toEqual(["power"]);
    expect(found!.distributions).toHaveLength(3);
  });
});
