/** The summary is read on a terminal: it must fit one, in both languages, whatever the plan. */
import { describe, expect, it } from "vitest";
import path from "node:path";
import { summaryText } from "../../cli/summary.ts";
import { filled, wrap } from "../../cli/summary/layout.ts";
import { baseSteps } from "../../engine/analysis/base-steps.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { dateOf } from "../../engine/analysis/target-basis.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Text } from "../../engine/scenario/declarations.ts";
import { parseNumber, type Language } from "../../viz/numbers.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { simulate } from "./simulate.ts";

const plan = (name: string): string => path.join(root, "scenarios", "kortrijk", `${name}.yaml`);
const WIND = ["--set", "renewables.wind_capacity=500 MW"];
const PLANS = [
  "referentie",
  "kortrijk-2040",
  "veel-bouwen",
  "weinig-bouwen",
  "renovatie-eerst",
  "warmtenetten-eerst",
  "hernieuwbaar-eerst",
  "vijf-jaar-later",
  "beste-combinatie",
] as const;
const LANGUAGES: readonly Language[] = ["nl", "en"];
const oneLine = (text: string): string => text.replace(/\s+/g, " ");

describe.each(LANGUAGES)("the summary (%s)", (language) => {
  it.each([...PLANS.map((name) => [name, []] as const), ["kortrijk-2040", WIND] as const])(
    "fits a screen: %s %s",
    (name, sets) => {
      const { out, status } = simulate([plan(name), "--no-files", "--lang", language, ...sets]);
      expect(status).toBe(0);
      const lines = out.trimEnd().split("\n");
      expect(lines.length).toBeLessThanOrEqual(62);
      expect(lines.filter((line) => line.length > 100)).toEqual([]);
      expect(out).not.toMatch(/…|undefined|NaN|\u00a0/);
    },
  );

  it.each(PLANS)("names every missed and uncertain goal and every contradiction: %s", (name) => {
    const outcome = runScenario(shipped(`kortrijk/${name}.yaml`), false);
    const text = summaryText(outcome, language);
    const lines = text.split("\n");
    for (const { target, status } of outcome.targets[0]!.results) {
      const name = outcome.scenario.notes.targets[target.id]!.short[language];
      // The day on which a stock is read; a year's amount has a year.
      const [year, month, day] = dateOf(target, outcome.own.run).split("-");
      const date = month === undefined ? year! : `${Number(day)}-${Number(month)}-${year}`;
      const inList = `${target.by === "start" ? year : date} ${name}`;
      const named = status === "uncertain" ? inList : `${date} ${name}`;
      if (status === "missed") {
        const own = lines.filter((line) => line.trimStart().startsWith(`${named} `));
        // Where there are too many for the screen, they stand in a running list.
        if (!text.includes(`${inList}: `)) expect(own).toHaveLength(1);
      } else if (status === "uncertain") expect(text).toContain(`${named}: `);
      else expect(text).not.toContain(named);
    }
    const from = lines.findIndex((line) => /tegenspreken|contradict/.test(line));
    const found = lines.slice(from + 1).findIndex((line) => !line.startsWith("  "));
    expect(found).toBe(outcome.findings[0]!.found.length);
  });

  it("says that 500 MW of wind is more than can be built, and why", () => {
    const { out } = simulate([plan("kortrijk-2040"), "--no-files", "--lang", language, ...WIND]);
    expect(oneLine(out)).toMatch(/60 (van|of) 500 MW/);
    // What was set by hand is told first.
    expect(out.split("\n")[1]).toMatch(/^ {2}(Windvermogen|Wind capacity): 500 MW/);
  });
});

describe("what the plan of Kortrijk changes", () => {
  const outcome = runScenario(shipped("kortrijk/kortrijk-2040.yaml"), false);
  const text = oneLine(summaryText(outcome, "nl"));

  it("is told in the order of the plan, a lever with its members once", () => {
    const places = [
      "Renovatiegraad van de woningen: 1,3 → 3,0 % per jaar (2030; lineair)",
      "Nieuwe sociale woningen: 23 → 67 per jaar (2025)",
      "Gebouwen op het warmtenet (5 wijken): 40 % (ref. 0)",
      "Warmtebron (restwarmte): 0 → 38 GWh per jaar (2040; lineair)",
      "Nieuwe verwarming van stadsgebouwen (warmtepomp): 100 % (ref. 70)",
      "Windvermogen: 6 → 31 (2040) → 44 MW (2050; lineair; ref. 15)",
      "Programma's (10): 2.600 levenslange woningen",
    ].map((words) => text.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("names the assumptions that matter most in full, as many as there is room for", () => {
    const [, named = ""] = /Vooral gevoelig voor \(kt\): (.*?) Eigen indicatoren/.exec(text)!;
    const span = /^[^·]+ \d+–\d+$/;
    expect(named.split(" · ").filter((each) => !span.test(each))).toEqual([]);
    expect(named).toMatch(/^Nationale emissiefactor van elektriciteit \d+–\d+/);
  });

  it("lists every lever, and how the years between its points are made, before the background", () => {
    const ids = new Set(outcome.changes[0]!.levers.map(({ lever }) => lever.split("[")[0]!));
    const programmes = new Set(outcome.scenario.model.programmes!.map(({ id }) => id));
    const measures = [...ids].filter((id) => !programmes.has(id));
    const [, told = ""] = /2050\) ─+ (.*?) Programma's \(/.exec(text)!;
    expect(told.split(" · ")).toHaveLength(measures.length);
    expect(told).not.toContain("run.json");
  });

  it("says all that there is where there is room", () => {
    const { model, notes } = outcome.scenario;
    const without = { ...model, targets: [], checks: [] };
    const bare = runScenario({ model: without, notes }, false);
    const roomy = oneLine(summaryText(bare, "nl"));
    const [, named = ""] = /Vooral gevoelig voor \(kt\): (.*?) Eigen indicatoren/.exec(roomy)!;
    expect(named.split(" · ")).toHaveLength(5);
    expect(roomy).not.toMatch(/en nog \d+: run\.json/);
  });

  it("says how much of the change since 2005 is weather and another method", () => {
    const steps = new Map(
      baseSteps(outcome.scenario.model, outcome.run).map(({ id, value }) => [id, value / 1e6]),
    );
    const [, told = ""] = /Van "tegenover 2005" is ([\d,]+) kt/.exec(text)!;
    const sum = steps.get("weather")! + steps.get("household_fuels")! + steps.get("household_gas")!;
    expect(parseNumber(told, "nl")).toBeCloseTo(-sum, 1);
  });

  it("names the members of each region after that region", () => {
    const { model, notes } = shipped("kortrijk/kortrijk-2040.yaml");
    const district = Object.keys(notes.regions[0]!.members["district"]!)[0]!;
    const only = (name: string): Text => ({ nl: name, en: name });
    const twice = {
      model: {
        ...model,
        regions: model.regions.flatMap((region) =>
          ["a", "b"].map((id) => ({
            ...region,
            id,
            levers: {
              ...region.levers,
              "heat.connection_share": region.reference["heat.connection_share"]!.map(
                (value, at) => (at % 5 === 0 ? 0.3 : value),
              ),
            },
          })),
        ),
      },
      notes: {
        ...notes,
        regions: ["Noord", "Zuid"].map((name) => ({
          ...notes.regions[0]!,
          title: only(name),
          members: { district: { [district]: only(`Wijk ${name}`) } },
        })),
      },
    };
    const [north = "", south = ""] = summaryText(runScenario(twice, false), "nl").split("\n\n");
    expect(oneLine(north)).toContain("Gebouwen op het warmtenet (Wijk Noord): 30 %");
    expect(oneLine(south)).toContain("Gebouwen op het warmtenet (Wijk Zuid): 30 %");
  });
});

describe("names and lines", () => {
  it("has short names that are short", () => {
    const { catalogue } = runScenario(shipped("kortrijk/kortrijk-2040.yaml"), false);
    for (const kind of ["levers", "parameters"] as const) {
      for (const [id, { label, short }] of quantitiesOf(catalogue, kind)) {
        for (const language of LANGUAGES) {
          if (short === undefined) continue;
          expect(short[language].length, id).toBeLessThanOrEqual(48);
          expect(short[language].length, id).toBeLessThanOrEqual(label[language].length);
        }
      }
    }
  });

  it("keeps every item whole on a line, and loses none", () => {
    const items = ["a".repeat(60), "b".repeat(50), "c".repeat(30), "d ".repeat(80).trim(), "e"];
    const lines = filled(items);
    expect(lines.every((line) => line.length <= 100)).toBe(true);
    expect(lines[0]).toBe(`  ${items[0]!} · ${items[2]!} · e`);
    for (const item of items) expect(oneLine(lines.join(" "))).toContain(item);
  });

  it("breaks lines only at spaces", () => {
    const words = "woord ".repeat(60).trim();
    expect(oneLine(wrap(words).join("\n")).trim()).toBe(words);
  });
});

describe("a plan that assumes otherwise than the region", () => {
  const ASSUMED = ["--set", "demography.housing_pull=0.5 person/dwelling"];

  it("says so apart from its levers, with the region's figure", () => {
    const { out } = simulate([plan("referentie"), "--no-files", ...ASSUMED]);
    expect(out).toContain("\nAannames die dit plan anders maakt");
    expect(oneLine(out)).toContain(
      "Extra aankomsten per extra woning: 0,5 inwoners per woning (regio 0; zonder marge; --set)",
    );
    expect(out).toContain("Dit plan volgt in alles de referentie");
  });

  it("gives them to other programs too", () => {
    const { out } = simulate([plan("referentie"), "--no-files", "--json", ...ASSUMED]);
    const { result } = JSON.parse(out) as {
      result: { regions: { assumptions: Record<string, unknown>[]; changes: unknown[] }[] };
    };
    expect(result.regions[0]!.changes).toEqual([]);
    expect(result.regions[0]!.assumptions).toEqual([
      {
        parameter: "demography.housing_pull",
        unit: "person/dwelling",
        year: null,
        plan: 0.5,
        region: 0,
        low: null,
        high: null,
        grade: "assumption",
        source: "--set",
        stated: null,
        note: "",
        by: "--set",
      },
    ]);
  });

  it("points at a wrong one", () => {
    const { error, status } = simulate([
      plan("referentie"),
      "--no-files",
      "--set",
      "demography.housing_pull=3 GWh",
    ]);
    expect(status).toBe(1);
    expect(error).toContain("fout[wrong-unit]: demography.housing_pull");
  });
});

describe("a wrong command line", () => {
  it.each([
    [[]],
    [["a.yaml", "b.yaml"]],
    [["a.yaml", "--cvs", "be"]],
    [["a.yaml", "--out", "x", "--out", "y"]],
    [["list", "nothing"]],
  ])("ends with 2 and says so as JSON too: %s", (args) => {
    expect(simulate(args)).toMatchObject({ status: 2, out: "" });
    const { status, out } = simulate([...args, "--json"]);
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      kind: "failure",
      result: null,
      diagnostics: [{ code: "command-line" }],
    });
  });

  it("suggests the option that was meant", () => {
    expect(simulate(["a.yaml", "--cvs", "be"]).error).toContain("--csv");
  });
});

describe("exit statuses", () => {
  it.each([
    [[plan("kortrijk-2040"), "--no-files"], 0],
    [[plan("nowhere"), "--no-files"], 1],
    [[plan("kortrijk-2040"), "--no-files", "--strict", "--quiet"], 3],
    [["validate", plan("kortrijk-2040")], 0],
    [["validate", plan("kortrijk-2040"), plan("kortrijk-2040")], 1],
  ])("%s: %i", (args, status) => {
    expect(simulate(args).status).toBe(status);
  });
});
