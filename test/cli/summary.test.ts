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
