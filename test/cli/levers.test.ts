/** `levers.csv` and its twins: how every year of the levers that a plan sets was made. */
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesBelow, PLAN, readCsv, simulate, temporaryFolder } from "./simulate.ts";

const out = temporaryFolder();
const SETS = ["--set", "renewables.wind_capacity=5 jaar later"];
const MORE = ["--set", "housing.renovation_rate={ 2030: +20 %, 2040: 3 %, shape: step }"];
let rows: Record<string, string>[];
let run: {
  scenario: {
    model: { regions: { levers: Record<string, number[]> }[] };
    notes: { levers: Record<string, { how: { text: string; kind: string }[] }> };
  };
};

beforeAll(() => {
  expect(simulate([PLAN, "--out", out, ...SETS, ...MORE]).status).toBe(0);
  const [folder] = fs.readdirSync(out);
  const files = filesBelow(path.join(out, folder!));
  rows = readCsv(files.get("levers.csv")!.toString("utf8"));
  run = JSON.parse(files.get("run.json")!.toString("utf8")) as typeof run;
});
afterAll(() => fs.rmSync(out, { recursive: true, force: true }));

const of = (lever: string): Record<string, string>[] =>
  rows.filter((row) => row["lever"] === lever);

describe("levers.csv", () => {
  it("has every year of every cell that is set, with the value that the run used", () => {
    const levers = new Set(rows.map((row) => row["lever"]!));
    expect(levers.size).toBeGreaterThan(20);
    for (const lever of levers) {
      expect(of(lever).map(({ year }) => Number(year))).toEqual(
        Array.from({ length: 27 }, (_, at) => 2024 + at),
      );
    }
    const wind = run.scenario.model.regions[0]!.levers["renewables.wind_capacity"]!;
    expect(of("renewables.wind_capacity").map(({ value }) => Number(value))).toEqual(wind);
  });

  it("says of every year how it was made, by which rule, and where that stands", () => {
    const made = (lever: string, year: number): Record<string, string> =>
      of(lever).find((row) => row["year"] === `${year}`)!;
    expect(made("renewables.wind_capacity", 2035)).toMatchObject({
      ...{ made: "relative", rule: "{ change: 5 jaar later }", shape: "" },
      ...{ set_by: "--set", file: "--set", line: "1" },
    });
    const rate = "housing.renovation_rate";
    expect([2024, 2030, 2035, 2040, 2045].map((year) => made(rate, year)["made"])).toEqual([
      ...["before the first point", "relative", "relative", "given", "held after the last"],
    ]);
    expect(made(rate, 2030)).toMatchObject({ shape: "step", set_by: "--set", line: "2" });
    // The years before the first point are those of the measure that the plan includes.
    expect(made(rate, 2026)).toMatchObject({
      shape: "linear",
      rule: "{ 2024: 1.3 %/year, 2030: 3 %/year, shape: linear }",
      file: "scenarios/kortrijk/measures/renovatie.yaml",
    });
    expect(made(rate, 2026)["source"]).toContain("renovatiestrategie");
    const carports = "renewables.pv_carport_capacity";
    expect([2024, 2027, 2030, 2050].map((year) => made(carports, year)["made"])).toEqual([
      ...["given", "between", "given", "given"],
    ]);
    const points = [2024, 2030].map((year) => Number(made(carports, year)["line"]));
    expect(points[1]).toBe(points[0]! + 1);
    expect(made("housing.social_completions", 2024)).toMatchObject({
      ...{ made: "before the first point", set_by: "reference", rule: "", file: "" },
    });
  });
});

describe("run.json and --json", () => {
  it("say how a lever was made, down to what stands by itself", () => {
    const wind = run.scenario.notes.levers["renewables.wind_capacity"]!.how;
    expect(wind.map(({ kind }) => kind)).toEqual(["relative", "points"]);
    const { out: text } = simulate([PLAN, "--no-files", "--json", ...SETS]);
    const { result } = JSON.parse(text) as {
      result: { regions: { changes: { lever: string; how: { text: string }[] }[] }[] };
    };
    const change = result.regions[0]!.changes.find(
      ({ lever }) => lever === "renewables.wind_capacity",
    )!;
    expect(change.how.map((rule) => rule.text)).toEqual([
      "5 jaar later",
      "{ 2024: 6 MW, 2040: 31 MW, 2050: 44 MW, shape: linear }",
    ]);
  });
});

describe("the summary", () => {
  it("says it in plain words behind the figures", () => {
    const { out: text } = simulate([PLAN, "--no-files", ...SETS, ...MORE]);
    const line = text.replace(/\s+/g, " ");
    expect(line).toContain("37,5 MW (2050; 5 jaar later; ref. 15,0)");
    expect(line).toContain("3,0 % per jaar (2040; met sprongen)");
  });
});
