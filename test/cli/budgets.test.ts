/** Budgets as a person and a program meet them. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../arbitraries/root.ts";
import { readCsv, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const plan = path.join(folder, "plan.yaml");
fs.writeFileSync(
  plan,
  `id: budget
title: { nl: Budget, en: Budget }
extends: kortrijk-2040
budgets:
  co2:
    indicator: emissions.total
    amount: 4500 kt CO2
    from: 2024
    to: 2050
    title: { nl: Koolstofbudget, en: Carbon budget }
    source: gemeenteraad
  gas: { indicator: housing.metered_gas_hhv, amount: 12 TWh, from: 2024, to: 2040, source: proef }
`,
);

describe("a plan with budgets", () => {
  it("tells them in a line or two of the summary, which still fits the screen", () => {
    const { out, status } = simulate([plan, "--no-files"]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /Koolstofbudget, 2024-2050: op in 2044 \(ref\. 2043\); 5\.\d{3} van 4\.500 kt CO₂ \(1\d\d %\), \d{3} te veel/,
    );
    expect(out).toMatch(/gas, 2024-2040: niet op in 2040/);
    expect(out.split("\n").length - 1).toBeLessThanOrEqual(62);
    for (const line of out.split("\n")) expect([...line].length).toBeLessThanOrEqual(100);
    const english = simulate([plan, "--no-files", "--lang", "en"]).out;
    expect(english).toMatch(
      /Carbon budget, 2024-2050: used up in 2044 \(ref\. 2043\); 5,\d{3} of 4,500 kt/,
    );
  });

  it("writes them for programs: the table, run.json and --json say the same, charts stand beside", () => {
    const { out, status } = simulate([plan, "--out", folder, "--json"]);
    expect(status).toBe(0);
    const { result } = JSON.parse(out);
    const { budgets } = result.regions[0];
    expect(budgets).toMatchObject([
      { id: "co2", status: "used_up", amount: 4500, unit: "kt CO2", plan: { usedUpIn: 2044 } },
      { id: "gas", status: "kept", amount: 12, unit: "TWh", plan: { usedUpIn: null } },
    ]);
    const file = (name: string): string => fs.readFileSync(path.join(result.folder, name), "utf8");
    const rows = readCsv(file("budgets.csv")).filter(({ budget }) => budget === "co2");
    expect(rows.map(({ cumulative }) => Number(cumulative))).toEqual(budgets[0].plan.cumulative);
    expect(JSON.parse(file("run.json")).own[0].budgets).toEqual(budgets);
    const charts = fs.readdirSync(path.join(result.folder, "charts"));
    expect(charts).toContain("budget-co2.svg");
    expect(charts).toContain("budget-gas.png");
  });

  it("names every key on the page of --json", () => {
    const page = fs.readFileSync(path.join(root, "docs/reference/json.md"), "utf8");
    const answers = [
      JSON.parse(simulate([plan, "--no-files", "--json"]).out).result.regions[0].budgets,
      JSON.parse(simulate(["list", "budgets", plan, "--json"]).out).result,
    ];
    const keys = new Set<string>();
    const gather = (value: unknown): void => {
      if (value === null || typeof value !== "object") return;
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) keys.add(key);
        gather(inner);
      }
    };
    answers.forEach(gather);
    for (const key of keys) expect(page).toContain(key);
  });

  it("can be explained, listed, counted and shown, and what is shown runs alike", () => {
    const explained = simulate(["explain", "co2", plan]).out;
    expect(explained).toMatch(/Koolstofbudget \(co2\), budget/);
    expect(explained).toMatch(/In dit plan: op in 2044/);
    expect(explained).toMatch(/gemeenteraad · aanname/);
    expect(simulate(["list", "budgets", plan]).out).toMatch(/4\.500 kt CO₂ +2024–2050/);
    expect(simulate(["validate", plan]).out).toContain("2 budgetten");
    const copy = path.join(folder, "copy.yaml");
    fs.writeFileSync(copy, simulate(["show", plan]).out);
    const budgetsOf = (of: string): unknown =>
      JSON.parse(simulate([of, "--no-files", "--json"]).out).result.regions[0].budgets;
    const told = budgetsOf(copy) as { by: string }[];
    expect(told).toEqual(budgetsOf(plan));
  });
});
