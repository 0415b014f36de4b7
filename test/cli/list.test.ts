/** `simulate list`: everything that can be set, read or shown, in either language. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { LISTS } from "../../cli/lists/rows.ts";
import { catalogue } from "../../engine/model/index.ts";
import { chartNames } from "../../viz/specs/chart-names.ts";
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
const escaped = (text: string): string => text.replace(/[[\]().]/g, "\\$&");
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
    const own = rows("indicators", plan, "--lang", "en").find(({ id }) => id === "sun_per_head");
    expect(own).toMatchObject({ unit: "kW", label: "Solar per head" });
  });

  it("has the goals of the city, and of a plan", () => {
    const { targets } = shipped("kortrijk/referentie.yaml").model;
    expect(rows("targets").map(bare)).toEqual(targets.map(({ id }) => id));
    expect(rows("targets", PLAN).length).toBeGreaterThanOrEqual(targets.length);
  });

  it("has the charts by the question that they answer", () => {
    expect(rows("charts", "--lang", "en").map(({ id, label }) => [id, label])).toEqual(
      chartNames.map(({ id, question }) => [id, question.en]),
    );
    expect(rows("charts", "compare", "--lang", "en").map(({ id }) => id)).toEqual(
      chartNames.flatMap(({ id, of }) => (of === "comparison" ? [id] : [])),
    );
  });

  it("has the packages of measures that are supplied, with what each does", () => {
    const files = fs
      .readdirSync(path.join(root, "scenarios", "measures"))
      .map((name) => name.replace(".yaml", ""));
    const found = rows("measures");
    expect(found.map(({ id }) => id)).toEqual(files.sort());
    for (const one of found) expect(one).toHaveProperty("explanation");
  });

  const FILLED = LISTS.filter((what) => what !== "checks" && what !== "budgets");
  it.each(FILLED)("shows every row of %s with its id and name, on 100 columns", (what) => {
    const found = rows(what);
    const { status, out, error } = simulate(["list", what]);
    expect([status, error]).toEqual([0, ""]);
    for (const { id } of found) expect(out).toMatch(new RegExp(`^  ${escaped(id)}(?:  |$)`, "m"));
    if (what === "measures") expect(out).toMatch(/ wonen {2,}niveau 1 van 4/);
    const words = out.replace(/\s+/g, " ");
    expect(words).toContain(found[0]!.label.split(" ")[0]);
    const wide = out.split("\n").filter((line) => line.length > 100);
    expect(wide.length).toBeLessThan(found.length / 10);
    const english = rows(what, "--lang", "en");
    expect(found.some(({ label }, at) => label !== english[at]!.label)).toBe(true);
  });

  it("asks which list", () => {
    const { status, error } = simulate(["list"]);
    expect(status).toBe(2);
    expect(error).toContain(
      "levers, indicators, targets, parameters, checks, budgets, measures, charts",
    );
  });

  it("says what a lever is without a plan, within which bounds, and whose it is", () => {
    const rate = rows("levers").find(({ id }) => id === "housing.renovation_rate")!;
    expect(rate).toMatchObject({ unit: "1/year", min: 0 });
    expect(Object.keys(rate)).toEqual(expect.arrayContaining(["reference", "max", "actor"]));
    const { out } = simulate(["list", "levers", "housing.renovation_rate"]);
    expect(out).toMatch(/Renovatiegraad van de woningen +1,30 +0 tot 15 +inwoner\n/);
    expect(out).toMatch(/\n {2}housing\.renovation_rate +% per jaar\n/);
  });

  it("says what a parameter is, how sure, and from where; and what a goal wants", () => {
    const saving = rows("parameters").find(({ id }) => id === "municipal.deep_saving")!;
    expect(Object.keys(saving)).toEqual(expect.arrayContaining(["grades", "sources"]));
    for (const target of rows("targets")) expect(target).toHaveProperty("year");
    expect(simulate(["list", "targets"]).out).toMatch(/2030 +(minstens|hoogstens) /);
  });

  it("ends with 1 when the plan is wrong", () => {
    expect(simulate(["list", "targets", path.join(folder, "nowhere.yaml")]).status).toBe(1);
  });
});

describe("simulate list with words", () => {
  const ids = (...args: string[]): string[] => rows(...args).map(bare);

  it.each([
    ["a part of a Dutch word", "wind", "renewables.wind_capacity"],
    ["an English word in a Dutch list", "roof", "renewables.pv_roof_share"],
    ["capitals", "WINDVERMOGEN", "renewables.wind_capacity"],
    ["a part of an id", "heat.connection", "heat.connection_share"],
    ["a member", "venning", "heat.connection_share"],
    ["a unit", "MW", "renewables.wind_capacity"],
    ["a unit in words", "woningen", "housing.completions"],
  ])("finds a lever by %s", (_, word, id) => {
    const found = ids("levers", word);
    expect(found).toContain(id);
    expect(found.length).toBeLessThan(ids("levers").length);
  });

  it("ignores accents and lowered figures", () => {
    expect(ids("targets", "cooperatieve")).toContain("energy_cooperatives_2030");
    expect(ids("targets", "co2")).toContain("co2_2030");
  });

  it("asks that all words occur, however they are given", () => {
    const both = ids("indicators", "woningen", "label");
    expect(both.length).toBeGreaterThan(0);
    expect(both).toEqual(ids("indicators", "woningen label"));
    const [one, other] = [ids("indicators", "woningen"), ids("indicators", "label")];
    expect(both).toEqual(one.filter((id) => other.includes(id)));
  });

  it("takes a first word that is a plan for the plan, and after --plan none", () => {
    const named = ids("targets", PLAN, "wind");
    expect(named).toContain("wind_2040");
    expect(ids("targets", "kortrijk-2040", "wind")).toEqual(named);
    expect(ids("targets", "wind", "--plan", PLAN)).toEqual(named);
    expect(ids("levers", "kortrijk-2040", "--plan", PLAN)).toEqual([]);
    expect(ids("targets", "wind")).toEqual(named);
  });

  it("says what is near, or where else it is, when nothing is found", () => {
    const misspelt = simulate(["list", "levers", "windd"]);
    expect(misspelt).toMatchObject({ status: 0, out: "" });
    expect(misspelt.error).toContain("Bedoelde u wind?");
    const elsewhere = simulate(["list", "levers", "sterfte", "--lang", "en"]);
    expect(elsewhere.error).toMatch(/But in: .*parameters \(\d+\)/);
    expect(rows("levers", "windd")).toEqual([]);
  });
});
