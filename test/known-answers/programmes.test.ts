import { describe, expect, it } from "vitest";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { catalogue, cityOf } from "../../engine/model/index.ts";
import { checkWiring } from "../../engine/run/check-wiring.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { indicatorsTable, targetsTable } from "../../viz/files/result-tables.ts";
import { shipped, WithPlan } from "../arbitraries/shipped.ts";

const ABOUT = "meaning: { nl: Telt, en: Counts }, theme: space, actor: city, source: test";
const FIGURE = "low: 1, high: 900, grade: assumption, source: test, note: guessed";

/** A run of Kortrijk with programmes and levers of a plan of its own. */
function run(programmes: readonly string[], levers: readonly string[] = []) {
  const text = [
    "id: own",
    "extends: ./referentie.yaml",
    "programmes:",
    ...programmes.map((line) => `  ${line}`),
    ...(levers.length > 0 ? ["levers:", ...levers.map((line) => `  ${line}`)] : []),
    "targets:",
    "  benches: { indicator: park.benches, at_least: 100 benches, year: 2030, source: test }",
    "",
  ].join("\n");
  const planPath = "kortrijk/own.yaml";
  const files = new WithPlan(planPath, text);
  const { scenario, diagnostics } = resolveScenario({ files, planPath, catalogue });
  expect(diagnostics).toEqual([]);
  return runScenario(scenario!, false);
}

const programme = (id: string, title: string, more: string): string =>
  `${id}: { title: { nl: ${title}, en: ${title} }, ${ABOUT}, ${more} }`;
const BENCHES = "park.benches";
const benches = (more: string): string =>
  programme(BENCHES, "Banken", `unit: { count: benches }, ${more}`);

describe("a declared programme", () => {
  it("adds up what is delivered from the base year on", () => {
    const outcome = run(
      [benches("since: 2026")],
      [`${BENCHES}: { 2024: 5 benches/year, 2028: 20 benches/year, shape: step, source: test }`],
    );
    const at = (year: number): number => outcome.run.at(BENCHES, year);
    expect([2024, 2026, 2027, 2028, 2029, 2030].map(at)).toEqual([0, 0, 5, 10, 30, 50]);
    const result = outcome.targets[0]!.results.find(({ target }) => target.id === "benches")!;
    expect(result).toMatchObject({ status: "missed", reached: 50, gap: 50, hasMeasure: true });
  });

  it("begins with what was delivered before the run", () => {
    const outcome = run(
      [benches(`since: 2021, delivered: { value: 60 benches, ${FIGURE} }`)],
      [`${BENCHES}: { 2024: 10 benches/year, source: test }`],
    );
    expect(outcome.run.at(BENCHES, 2024)).toBe(60);
    expect(outcome.run.at(BENCHES, 2030)).toBe(120);
    const known = outcome.scenario.notes.regions[0]!.parameters["park.benches_delivered"]!;
    expect(known[0]).toMatchObject({ grade: "assumption", low: 1, high: 900 });
  });

  it("counts the change of a stock since the base year", () => {
    const outcome = run([
      benches("since: 2026"),
      programme("home.more", "Woningen", "unit: dwellings, since: 2026, counts: housing.dwellings"),
    ]);
    const homes = (year: number): number => outcome.run.at("housing.dwellings", year);
    expect(outcome.run.at("home.more", 2025)).toBe(0);
    expect(outcome.run.at("home.more", 2026)).toBe(0);
    expect(outcome.run.at("home.more", 2040)).toBeCloseTo(homes(2040) - homes(2026), 8);
  });

  it("adds deliveries to what there was", () => {
    const level = `present: { id: park.all, title: { nl: Alle, en: All }, value: 400, ${FIGURE} }`;
    const outcome = run(
      [benches(`since: 2024, ${level.replace("value: 400", "value: 400 benches")}`)],
      [`${BENCHES}: { 2024: 10 benches/year, source: test }`],
    );
    expect(outcome.run.at("park.all", 2024)).toBe(400);
    expect(outcome.run.at("park.all", 2034)).toBe(500);
  });

  it("keeps an annual programme year by year", () => {
    const outcome = run(
      [benches("since: 2024"), programme("soil.taken", "Ruimte", "unit: ha/year, annual: true")],
      ["soil.taken: { 2024: 4 ha/year, 2026: 2 ha/year, source: test }"],
    );
    const at = (year: number): number => outcome.run.at("soil.taken", year);
    expect([2024, 2025, 2026, 2050].map(at)).toEqual([40_000, 30_000, 20_000, 20_000]);
  });

  it("divides by the people of the same 1 January", () => {
    const outcome = run(
      [
        benches(
          "since: 2024, per: { park.per_child: { indicator: demography.population_0_2, times: 100, title: { nl: Per kind, en: Per child } } }",
        ),
      ],
      [`${BENCHES}: { 2024: 80 benches/year, source: test }`],
    );
    const people = outcome.run.at("demography.population", 2030);
    const children = outcome.run.at("demography.population_0_2", 2030);
    const perThousand = outcome.run.at("park.benches_per_1000_inhabitants", 2030);
    expect(perThousand).toBeCloseTo((1000 * 480) / people, 10);
    expect(outcome.run.at("park.per_child", 2030)).toBeCloseTo((100 * 480) / children, 8);
    const units = cityOf(outcome.scenario.model).catalogue.modules.flatMap(({ outputs }) =>
      Object.values(outputs).map(({ unit }) => unit),
    );
    expect(units).toContain("benches/1000 person");
  });

  it("divides a year's amount by the mean of the people on both sides of the year", () => {
    const per =
      "per: { soil.per_head: { indicator: demography.population, times: 1, title: { nl: Per hoofd, en: Per head } } }";
    const outcome = run(
      [
        benches("since: 2024"),
        programme("soil.taken", "Ruimte", `unit: ha/year, annual: true, ${per}`),
      ],
      ["soil.taken: { 2024: 4 ha/year, source: test }"],
    );
    const people = (year: number): number => outcome.run.at("demography.population", year);
    const each = 40_000 / ((people(2030) + people(2031)) / 2);
    expect(outcome.run.at("soil.per_head", 2030) / each).toBeCloseTo(1, 10);
    const perThousand = outcome.run.at("soil.taken_per_1000_inhabitants", 2030);
    expect(perThousand / (1000 * each)).toBeCloseTo(1, 10);
  });

  it("has no value, no row and no verdict while a figure is unknown, and says which", () => {
    const outcome = run([benches("since: 2021")]);
    const { missing } = outcome.scenario.model.regions[0]!;
    expect(missing).toContain(BENCHES);
    expect(missing).toContain("park.benches_per_1000_inhabitants");
    const shown = new Set(indicatorsTable(outcome).rows.map((row) => row[2]));
    expect(shown.has(BENCHES)).toBe(false);
    expect(shown.has("demography.population")).toBe(true);
    const [header, ...rows] = targetsTable(outcome).rows;
    const row = rows.find((cells) => cells[header!.indexOf("target")] === "benches")!;
    expect(row[header!.indexOf("status")]).toBe("not_evaluable");
    expect(row[header!.indexOf("reached")]).toBeNull();
    expect(row[header!.indexOf("missing_nl")]).toContain("van 2021 tot 2024");
    expect(row[header!.indexOf("missing_en")]).toContain("planned per year");
  });

  it("is not met by a trend that nobody knows", () => {
    const outcome = run(
      [benches("since: 2024"), programme("soil.taken", "Ruimte", "unit: ha, annual: true")],
      ["soil.taken: { 2024: 1 ha/year, 2030: 0 ha/year, source: test }"],
    );
    expect(outcome.changes[0]!.levers.find(({ lever }) => lever === "soil.taken")!.reference).toBe(
      null,
    );
  });

  it("makes modules that fit behind those of the city", () => {
    const { model } = shipped("kortrijk/kortrijk-2040.yaml");
    const { catalogue: whole, modules } = cityOf(model);
    expect(() => checkWiring(whole.modules, whole.dimensions)).not.toThrow();
    expect(modules.map(({ declaration }) => declaration.id)).toEqual(
      whole.modules.map(({ id }) => id),
    );
    expect(cityOf(model)).toBe(cityOf(model));
  });
});
