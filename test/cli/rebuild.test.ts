/** A run.json holds all that a run is made of: whoever has it can do the run again. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { readCsv, simulate, temporaryFolder } from "./simulate.ts";

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const plan = path.join(folder, "plan.yaml");
fs.writeFileSync(
  plan,
  `id: eigen
extends: kortrijk-2040
include: [wonen-3]
parameters: { wens: 31 MW }
levers:
  renewables.wind_capacity: "6 MW + (wens - 6 MW) * scurve(2026, 2040)"
  housing.completions: +12 %
indicators:
  jaren_wind: { formula: "cumulative(renewables.wind_capacity / wens)", unit: "1" }
checks:
  klein: { expect: "demography.population < 80000 persons" }
targets:
  wind_veel: { indicator: jaren_wind, at_least: 4, year: 2035, by: end, source: wij }
`,
);

describe("the scenario in run.json", () => {
  it("gives every indicator, check and goal again", () => {
    const { out, status } = simulate([plan, "--out", folder, "--json", "--set", "wens=25 MW"]);
    expect(status).toBe(0);
    const { result } = JSON.parse(out) as { result: { folder: string } };
    const file = (name: string): string => fs.readFileSync(path.join(result.folder, name), "utf8");
    const { scenario } = JSON.parse(file("run.json")) as { scenario: ResolvedScenario };
    const { own, targets } = runScenario(scenario);
    const rows = readCsv(file("indicators.csv"));
    expect(new Set(rows.map(({ indicator }) => indicator))).toContain("jaren_wind");
    for (const { indicator, year, value } of rows) {
      const again = own.run.at(indicator!, Number(year));
      expect(`${again}`, `${indicator} in ${year}`).toBe(value);
    }
    expect(own.results[0]!.checks.map(({ check, status: is }) => [check.id, is])).toEqual(
      readCsv(file("checks.csv")).map(({ check, status: is }) => [check, is]),
    );
    expect(targets[0]!.results.map(({ target, status: is }) => [target.id, is])).toEqual(
      readCsv(file("targets.csv")).map(({ target, status: is }) => [target, is]),
    );
  });
});
