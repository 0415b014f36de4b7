/** `simulate list`: everything that can be set, read or shown, in either language. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { LISTS } from "../../cli/commands/list.ts";
import { catalogue } from "../../engine/model/index.ts";
import { charts } from "../../viz/specs/index.ts";
import { root } from "../arbitraries/root.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { PLAN, simulate, temporaryFolder } from "./simulate.ts";

interface Row {
  readonly id: string;
  readonly unit: string;
  readonly label: string;
}

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const rows = (...args: string[]): Row[] => {
  const { status, out } = simulate(["list", ...args, "--json"]);
  expect(status).toBe(0);
  return (JSON.parse(out) as { result: Row[] }).result;
};
const bare = ({ id }: Row): string => id.replace(/\[.*/, "");

describe("simulate list", () => {
  it.each(["levers", "parameters"] as const)("has all %s", (what) => {
    const all = catalogue.modules.flatMap((module) =>
      Object.keys(module[what]).map((name) => `${module.id}.${name}`),
    );
    expect(rows(what).map(bare)).toEqual(expect.arrayContaining(all));
  });

  it("has all outputs as indicators, and those that a plan adds", () => {
    const all = catalogue.modules.flatMap(({ id, outputs }) =>
      Object.keys(outputs).map((name) => `${id}.${name}`),
    );
    expect(rows("indicators").map(bare)).toEqual(expect.arrayContaining(all));
    const scenarios = path.join(folder, "scenarios");
    fs.cpSync(path.join(root, "scenarios"), scenarios, { recursive: true });
    fs.copyFileSync(path.join(root, "ademruimte.yaml"), path.join(folder, "ademruimte.yaml"));
    const plan = path.join(scenarios, "kortrijk", "own.yaml");
    fs.writeFileSync(
      plan,
      `id: own
title: { nl: Eigen, en: Own }
extends: ./referentie.yaml
indicators:
  sun_per_head:
    formula: renewables.pv_capacity / demography.population
    unit: kW
    title: { nl: Zon per inwoner, en: Solar per head }
`,
    );
    expect(rows("indicators", plan, "--lang", "en")).toContainEqual({
      id: "sun_per_head",
      unit: "kW",
      label: "Solar per head",
    });
  });

  it("has the goals of the city, and of a plan", () => {
    const { targets } = shipped("kortrijk/referentie.yaml").model;
    expect(rows("targets").map(bare)).toEqual(targets.map(({ id }) => id));
    expect(rows("targets", PLAN).length).toBeGreaterThanOrEqual(targets.length);
  });

  it("has the charts by the question that they answer", () => {
    expect(rows("charts", "--lang", "en")).toEqual(
      charts.map(({ id, question }) => ({ id, unit: "", label: question.en })),
    );
  });

  it.each(LISTS)("says %s line by line, in Dutch unless asked otherwise", (what) => {
    const [dutch, english] = [rows(what), rows(what, "--lang", "en")];
    const { status, out } = simulate(["list", what]);
    expect(status).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(dutch.length);
    expect(out).toContain(dutch[0]!.label);
    expect(dutch.some(({ label }, at) => label !== english[at]!.label)).toBe(true);
  });

  it("asks which list", () => {
    const { status, error } = simulate(["list"]);
    expect(status).toBe(2);
    expect(error).toContain("levers, indicators, targets, parameters, charts");
  });

  it("says what a lever is without a plan, within which bounds, and whose it is", () => {
    const rate = rows("levers").find(({ id }) => id === "housing.renovation_rate")!;
    expect(rate).toMatchObject({ unit: "1/year", min: 0 });
    expect(Object.keys(rate)).toEqual(expect.arrayContaining(["reference", "max", "actor"]));
    const line = simulate(["list", "levers"])
      .out.split("\n")
      .find((text) => text.startsWith("housing.renovation_rate"));
    expect(line).toMatch(/% per jaar.*referentie 2024: .*; 0 tot .*; /);
  });

  it("says what a parameter is, how sure, and from where; and what a goal wants", () => {
    const saving = rows("parameters").find(({ id }) => id === "municipal.deep_saving")!;
    expect(Object.keys(saving)).toEqual(expect.arrayContaining(["grades", "sources"]));
    for (const target of rows("targets")) expect(target).toHaveProperty("year");
    expect(simulate(["list", "targets"]).out).toMatch(/2030: (minstens|hoogstens)/);
  });

  it("ends with 1 when the plan is wrong", () => {
    expect(simulate(["list", "targets", path.join(folder, "nowhere.yaml")]).status).toBe(1);
  });
});
