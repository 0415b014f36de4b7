/** Every goal of the city, from its row to the files of a run, and what stands beside it. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { baseOf, dateOf, observedOf } from "../../engine/analysis/target-basis.ts";
import type { GroundedResult } from "../../engine/analysis/targets.ts";
import { catalogue } from "../../engine/model/index.ts";
import { readCsv } from "../../engine/scenario/region/csv.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { runResult } from "../../cli/json.ts";
import { summaryText } from "../../cli/summary.ts";
import { targetsTable } from "../../viz/files/result-tables.ts";
import { chartsOf } from "../../viz/specs/index.ts";
import { chartInput } from "../../viz/specs/input.ts";
import { root } from "../arbitraries/root.ts";
import { shipped, WithPlan } from "../arbitraries/shipped.ts";

const FILE = "scenarios/regions/kortrijk/targets.csv";
const { table } = readCsv(FILE, fs.readFileSync(path.join(root, FILE), "utf8"));
const rows = table.rows.map(({ cells }) =>
  Object.fromEntries(table.header.map((name, at) => [name, (cells[at] ?? "").trim()])),
);

const outcome = runScenario(shipped("kortrijk/kortrijk-2040.yaml"), false);
const [header, ...body] = targetsTable(outcome).rows;
const written = new Map(
  body.map((cells) => [cells[2], Object.fromEntries(header!.map((name, at) => [name, cells[at]]))]),
);
const hashes = { scenario: "", notes: "", engine: "" };
interface JsonTarget extends Record<string, unknown> {
  readonly id: string;
  readonly interpreted: { readonly nl: string; readonly en: string };
}
const json = runResult(outcome, hashes, null) as {
  readonly regions: readonly { readonly targets: readonly JsonTarget[] }[];
};

/** Goals of a plan of its own beside those of the city. */
function own(targets: readonly string[]) {
  const planPath = "kortrijk/own.yaml";
  const text = `id: own\nextends: ./kortrijk-2040.yaml\ntargets:\n${targets.map((line) => `  ${line}\n`).join("")}`;
  const files = new WithPlan(planPath, text);
  const { scenario, diagnostics } = resolveScenario({ files, planPath, catalogue });
  expect(diagnostics).toEqual([]);
  const run = runScenario(scenario!, false);
  const find = (id: string): GroundedResult =>
    run.targets[0]!.results.find(({ target }) => target.id === id)!;
  return { run, find };
}

describe("the goals of Kortrijk", () => {
  it("are all there, and none twice", () => {
    expect(rows.length).toBe(55);
    expect(written.size).toBe(55);
    expect(json.regions[0]!.targets.length).toBe(55);
  });

  it.each(rows.map((row) => [row["id"]!, row] as const))("%s", (id, row) => {
    const file = written.get(id)!;
    expect(file).toMatchObject({
      ...{ indicator: row["indicator"], direction: row["direction"], unit: row["unit"] },
      ...{ section: row["section"], what_en: row["what"], what_nl: row["what_nl"] },
      ...{ interpreted_en: row["interpreted"], interpreted_nl: row["interpreted_nl"] },
      ...{ remark_en: row["remark"], remark_nl: row["remark_nl"] },
      ...{ year: Number(row["target_year"]), grade: row["grade"], source: row["source"] },
    });
    expect(file["wanted"]).toBeCloseTo(Number(row["value"]), 9);
    // What is read into a goal is told in both languages.
    expect(row["interpreted_nl"] === "").toBe(row["interpreted"] === "");
    expect(row["remark_nl"] === "").toBe(row["remark"] === "");
    const note = outcome.scenario.notes.targets[id]!;
    expect(note.interpreted).toEqual({ nl: row["interpreted_nl"], en: row["interpreted"] });
    const told = json.regions[0]!.targets.find((target) => target.id === id)!;
    expect(told).toMatchObject({ interpreted: note.interpreted, remark: note.remark });
    expect(told).toMatchObject({ section: row["section"], status: file["status"] });
  });

  it("say on which day they are read", () => {
    const dates = (id: string): unknown => written.get(id)!["date"];
    expect(dates("wind_2040")).toBe("2040-01-01");
    expect(dates("trees_2030")).toBe("2030-12-31");
    expect(dates("co2_2030")).toBe("2030");
    const text = summaryText(outcome, "nl");
    expect(text).toMatch(/ 1-1-2040 1\.000 extra sociale woningen/);
    expect(text).toMatch(/ 2030 CO₂ −40 %/);
  });

  it("follow the latest observation, in whichever order they stand", () => {
    const { model, notes } = outcome.scenario;
    const target = model.targets.find(({ id }) => id === "road_deaths_2040")!;
    const [region] = notes.regions;
    const [record] = region!.history[target.indicator]!;
    const records = [2019, 2022, 2021].map((year) => ({ ...record!, year, value: year - 2000 }));
    const history = { ...region!.history, [target.indicator]: records };
    const later = { model, notes: { ...notes, regions: [{ ...region!, history }] } };
    const found = observedOf(target, outcome.catalogue, later, 0);
    expect(found).toMatchObject({ year: 2022, value: 22 });
  });

  it("have every outlook of others on people drawn beside the run, as no goal", () => {
    const input = chartInput(outcome);
    const specs = chartsOf(input).map((chart) => JSON.stringify(chart.spec(input, "en")));
    const [households] = outcome.run.series("demography.households", 0, 0);
    const about = outcome.scenario.model.targets.filter(
      ({ direction, indicator }) => direction === "about" && indicator.startsWith("demography."),
    );
    // The note counts its 6500 people from the 78 841 of 2023.
    const shown = [78_841 + 6500, households! + 2966, 21_700].map((value) =>
      Math.round(value).toLocaleString("en"),
    );
    expect(about).toHaveLength(shown.length);
    for (const value of shown) {
      const text = `The city's outlook (no goal) 2040: ${value}\u00a0`;
      expect(specs.filter((spec) => spec.includes(text))).toHaveLength(1);
    }
  });

  it("follow what was observed, and say where nothing was", () => {
    const of = (id: string) => {
      const target = outcome.scenario.model.targets.find((one) => one.id === id)!;
      return observedOf(target, outcome.catalogue, outcome.scenario, 0);
    };
    expect(of("road_deaths_2040")).toEqual({
      ...{ year: 2023, value: 2.6, grade: "measured", source: "kortrijk-2040-note" },
      isPlaceholder: false,
    });
    expect(of("overnight_stays")).toBeNull();
    expect(of("wind_2040")).toBeNull();
    expect(written.get("road_deaths_2040")).toMatchObject({ observed: 2.6, observed_year: 2023 });
    expect(written.get("uitpas_share")).toMatchObject({ observed: null, status: "tracked" });
    expect(summaryText(outcome, "en").replace(/\s+/g, " ")).toContain(
      "No road deaths: 2.6 in 2023; 2 not",
    );
  });

  it("cannot be judged without the base year, which is never guessed", () => {
    const { target, status, missing } = outcome.targets[0]!.results.find(
      (result) => result.target.id === "municipal_co2_2030",
    )!;
    expect(status).toBe("not_evaluable");
    expect(missing!.nl).toContain("2019");
    expect(baseOf(target, outcome.own.run, outcome.catalogue, outcome.scenario, 0)).toBeNull();
  });
});

describe("a goal of a plan", () => {
  it("compares with what was observed before the run, with its source and grade", () => {
    const { run, find } = own([
      "use: { indicator: electricity.use, change: -1 %, vs: 2021, year: 2030, source: test }",
    ]);
    const { target, status, reached } = find("use");
    expect(baseOf(target, run.own.run, run.catalogue, run.scenario, 0)).toMatchObject({
      ...{ year: 2021, value: 399.8e6, unit: "kWh", from: "history" },
      ...{ grade: "derived", source: "kortrijk-2040-note" },
    });
    expect(reached).toBeCloseTo(run.run.at("electricity.use", 2030) / 399.8e6 - 1, 12);
    expect(status).toBe("missed");
  });

  it("is read on the first of January unless it says the end of the year", () => {
    const wind = (by: string): string =>
      `{ indicator: renewables.wind_capacity, at_least: 1 MW, year: 2035${by}, source: test }`;
    const { run, find } = own([`start: ${wind("")}`, `end: ${wind(", by: end")}`]);
    const at = (year: number): number => run.run.at("renewables.wind_capacity", year);
    expect(at(2036)).toBeGreaterThan(at(2035));
    expect([find("start").reached, find("end").reached]).toEqual([at(2035), at(2036)]);
    const dates = ["start", "end"].map((id) => dateOf(find(id).target, run.own.run));
    expect(dates).toEqual(["2035-01-01", "2035-12-31"]);
  });

  it("says what was read into it, and is then an assumption", () => {
    const goal = "indicator: renewables.wind_capacity, at_least: 1 MW, year: 2035, source: test";
    const { run } = own([
      `plain: { ${goal} }`,
      `read: { ${goal}, interpreted: { nl: Zonder jaar, en: No year }, remark: Ook elders }`,
    ]);
    const { plain, read } = run.scenario.notes.targets;
    expect(plain).toMatchObject({ grade: "literature", interpreted: { nl: "", en: "" } });
    expect(read).toMatchObject({
      ...{ grade: "assumption", interpreted: { nl: "Zonder jaar", en: "No year" } },
      remark: { nl: "Ook elders", en: "Ook elders" },
    });
  });

  it("may be met, missed, met by the trend, uncertain, not evaluable or only followed", () => {
    const { find } = own([
      "met: { indicator: green.trees_added, at_least: 1000 trees, year: 2030, source: test }",
      "missed: { indicator: housing.dwellings, at_least: 100000 dwellings, year: 2040, source: test }",
      "trend: { indicator: demography.population, at_least: 1000 inhabitants, year: 2040, source: test }",
      "uncertain: { indicator: demography.population, at_least: 86000 inhabitants, year: 2040, source: test }",
      "unknown: { indicator: services.care_home_places, at_least: 1 place, year: 2040, source: test }",
      "outlook: { indicator: demography.population, equals: 86000 inhabitants, year: 2040, source: test }",
    ]);
    const statuses = ["met", "missed", "trend", "uncertain", "unknown", "outlook"].map(
      (id) => find(id).status,
    );
    expect(statuses).toEqual([
      ...["met", "missed", "met_by_trend", "uncertain", "not_evaluable", "tracked"],
    ]);
    expect(find("unknown").missing!.nl).toContain("hoeveel er in 2024 is");
  });
});
