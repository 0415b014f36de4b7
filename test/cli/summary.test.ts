/** The summary is read on a terminal: it must fit one, in both languages, whatever the plan. */
import { describe, expect, it } from "vitest";
import path from "node:path";
import { root } from "../arbitraries/root.ts";
import { simulate } from "./simulate.ts";

const plan = (name: string): string => path.join(root, "scenarios", "kortrijk", `${name}.yaml`);
const WIND = ["--set", "renewables.wind_capacity=500 MW"];

describe.each(["nl", "en"])("the summary (%s)", (language) => {
  it.each([
    ["referentie", []],
    ["kortrijk-2040", []],
    ["kortrijk-2040", WIND],
  ])("fits a screen: %s %s", (name, more) => {
    const { out, status } = simulate([plan(name), "--no-files", "--lang", language, ...more]);
    expect(status).toBe(0);
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(54);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  it("says that 500 MW of wind is more than can be built, and why", () => {
    const { out } = simulate([plan("kortrijk-2040"), "--no-files", "--lang", language, ...WIND]);
    expect(out.replace(/\s+/g, " ")).toMatch(/60 (van|of) 500 MW/);
  });
});

describe("a plan that assumes otherwise than the region", () => {
  const ASSUMED = ["--set", "demography.housing_pull=0.5 person/dwelling"];

  it("says so apart from its levers, with the region's figure", () => {
    const { out } = simulate([plan("referentie"), "--no-files", ...ASSUMED]);
    expect(out).toContain("\nAannames die dit plan anders maakt");
    expect(out.replace(/\s+/g, " ")).toContain(
      "opgeleverde woning: 0,5 inwoners per woning (regio 0; zonder marge; --set)",
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
