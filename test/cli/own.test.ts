/** Own indicators and checks as a person and a program meet them. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readCsv, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const plan = path.join(folder, "plan.yaml");
fs.writeFileSync(
  plan,
  `id: eigen
title: { nl: Eigen, en: Own }
region: kortrijk
indicators:
  social_rate:
    formula: housing.social_dwellings / demography.households
    unit: dwellings per 100 households
    title: { nl: Sociale woningen, en: Social dwellings }
  hole: { formula: 1 / (year - 2030), unit: "1", title: Gat }
checks:
  crowded: { expect: demography.population < 80000 persons, title: Niet te vol }
  lived_in: { expect: demography.population > 0 persons }
`,
);

describe("a plan with indicators and checks of its own", () => {
  it("tells them in the summary, and ends with 3 when a check fails and that was asked", () => {
    const { out, error, status } = simulate([plan, "--no-files", "--strict"]);
    expect(status).toBe(3);
    expect(out).toMatch(/Sociale woningen \(woningen per 100 huishoudens\) +9,1\d/);
    expect(out).toMatch(/Controles die niet kloppen \(1 van 2\)/);
    expect(out).toMatch(/ {2}2024 Niet te vol: 80\.032 tegenover 80\.000 inwoners/);
    expect(error).toContain("heeft geen waarde in 2030: er wordt door nul gedeeld");
    expect(error).toMatch(/plan\.yaml:9:3/);
  });

  it("writes them for programs: tables, run.json and --json say the same", () => {
    const { out, status } = simulate([plan, "--out", folder, "--json"]);
    expect(status).toBe(0);
    const { diagnostics, result } = JSON.parse(out);
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(["no-value"]);
    const [region] = result.regions;
    const { unit, kind, values } = region.indicators.social_rate;
    expect([unit, kind, values.length]).toEqual(["dwellings per 100 households", "stock", 27]);
    expect(region.indicators.hole.values[6]).toBeNull();
    const file = (name: string): string => fs.readFileSync(path.join(result.folder, name), "utf8");
    const rows = readCsv(file("indicators.csv")).filter(
      (row) => row["indicator"] === "social_rate",
    );
    expect(rows.map(({ value }) => Number(value))).toEqual(values);
    expect(region.checks).toMatchObject([
      { id: "crowded", status: "fails", year: 2024, right: 80000, unit: "person", failing: 27 },
      { id: "lived_in", status: "holds", year: null, evaluated: 27 },
    ]);
    expect(readCsv(file("checks.csv")).map(({ check, status: is }) => [check, is])).toEqual([
      ["crowded", "fails"],
      ["lived_in", "holds"],
    ]);
    const [own] = JSON.parse(file("run.json")).own;
    expect(own.checks).toEqual(region.checks);
    expect(own.indicators.social_rate).toEqual(region.indicators.social_rate);
    expect(fs.existsSync(path.join(result.folder, "charts", "own-social-rate.svg"))).toBe(true);
    expect(fs.existsSync(path.join(result.folder, "charts", "checks.png"))).toBe(true);
  });
});
