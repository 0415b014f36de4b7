/** What a programme costs, and the page that shows a policy officer how to write one. */
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { missingIn } from "../../engine/analysis/missing.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { suppliedIn } from "../../cli/shipped.ts";
import { summaryText } from "../../cli/summary.ts";
import { indicatorsTable } from "../../viz/files/result-tables.ts";
import { root } from "../arbitraries/root.ts";
import { WithPlan } from "../arbitraries/shipped.ts";

function runOf(text: string) {
  const planPath = "kortrijk/own.yaml";
  const files = new WithPlan(planPath, text);
  const shipped = suppliedIn(files);
  const { scenario, diagnostics } = resolveScenario({ files, planPath, catalogue, shipped });
  expect(diagnostics).toEqual([]);
  return runScenario(scenario!, false);
}

const BASIS = "grade: assumption, source: test, note: guessed";
const price = (value: number, more = ""): string =>
  `{ value: ${value} EUR2024/benches, low: 0, high: 1000000, ${BASIS}${more} }`;

interface Programme {
  readonly more: string;
  readonly lever?: string;
}

const run = ({ more, lever }: Programme) =>
  runOf(
    [
      "id: own",
      "extends: ./referentie.yaml",
      "programmes:",
      "  park.benches: { title: { nl: Banken, en: Benches }, meaning: { nl: Telt, en: Counts },",
      `    theme: space, actor: city, source: test, ${more} }`,
      ...(lever === undefined ? [] : ["levers:", `  park.benches: ${lever}`]),
      "",
    ].join("\n"),
  );

const SPENT = "park.benches_cost";
const KEPT = "park.benches_upkeep";
const STEPS = "{ 2024: 10 benches/year, 2030: 30 benches/year, shape: step, source: test }";
const COUNTED = "unit: { count: benches }, since: 2026";
const LEVEL = `present: { id: park.all, title: { nl: Alle, en: All }, value: 400 benches, low: 300, high: 500, ${BASIS} }`;

describe("what a programme costs", () => {
  it("costs what is delivered in the year", () => {
    const { run: years } = run({ more: `${COUNTED}, cost: ${price(250)}`, lever: STEPS });
    const at = (year: number): number => years.at(SPENT, year);
    expect([2024, 2025, 2026, 2029, 2030, 2050].map(at)).toEqual([0, 0, 2500, 2500, 7500, 7500]);
  });

  it("keeps up all there is", () => {
    const { run: years } = run({
      more: `${COUNTED}, ${LEVEL.replace("low: 300, high: 500", "low: 300 benches, high: 500 benches")}, upkeep: ${price(2)}`,
      lever: STEPS,
    });
    expect(years.at(KEPT, 2025)).toBe(800);
    // 400 on 1 January 2026, 410 a year later.
    expect(years.at(KEPT, 2026)).toBe(810);
  });

  it("keeps up what was delivered where nobody asks for all there is", () => {
    const { run: years } = run({ more: `${COUNTED}, upkeep: ${price(2)}`, lever: STEPS });
    expect([2025, 2026, 2027].map((year) => years.at(KEPT, year))).toEqual([0, 10, 30]);
  });

  it("costs what a counted stock grows by, and brings nothing back when it falls", () => {
    const each = price(1000).replace("benches", "inhabitant");
    const { run: years } = run({
      more: `unit: inhabitants, since: 2026, counts: demography.population_3_11, cost: ${each}, upkeep: ${each}`,
    });
    const stock = (year: number): number => years.at("demography.population_3_11", year);
    const changes = Array.from({ length: 24 }, (_, at) => stock(2027 + at) - stock(2026 + at));
    expect(Math.min(...changes)).toBeLessThan(0);
    expect(Math.max(...changes)).toBeGreaterThan(0);
    changes.forEach((change, at) => {
      expect(years.at(SPENT, 2026 + at)).toBeCloseTo(1000 * Math.max(0, change), 5);
      const mean = (stock(2026 + at) + stock(2027 + at)) / 2 - stock(2026);
      expect(years.at(KEPT, 2026 + at)).toBeCloseTo(1000 * Math.max(0, mean), 5);
    });
    expect(years.at(SPENT, 2025)).toBe(0);
  });

  it("costs the amount of each year of an annual programme", () => {
    const { run: years } = run({
      more: `unit: { count: benches }, annual: true, cost: ${price(3)}`,
      lever: STEPS,
    });
    expect([2024, 2029, 2030].map((year) => years.at(SPENT, year))).toEqual([30, 30, 90]);
  });

  it("has no costs while the price is unknown, and says what is missing", () => {
    const outcome = run({
      more: `${COUNTED}, cost: unknown, upkeep: { value: unknown }`,
      lever: STEPS,
    });
    const region = outcome.scenario.model.regions[0]!;
    expect([...missingIn(region)]).toEqual(expect.arrayContaining([SPENT, KEPT]));
    const shown = new Set(indicatorsTable(outcome).rows.map((row) => row[2]));
    expect([shown.has(SPENT), shown.has(KEPT), shown.has("park.benches")]).toEqual([
      false,
      false,
      true,
    ]);
    const { missing } = outcome.scenario.notes.regions[0]!;
    expect(missing![SPENT]).toEqual({
      nl: 'wat een eenheid van "Banken" kost',
      en: 'what a unit of "Benches" costs',
    });
    expect(missing![KEPT]!.nl).toContain("onderhoud");
  });

  it("is a parameter with its range and source, in prices of a year", () => {
    const { scenario } = run({ more: `${COUNTED}, cost: ${price(250)}`, lever: STEPS });
    const [region] = scenario.notes.regions;
    expect(region!.parameters["park.benches_unit_cost"]).toMatchObject([
      { grade: "assumption", source: "test", low: 0, high: 1_000_000 },
    ]);
  });

  it("adds up to the price times all that is delivered, whatever the price", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (euros) => {
        const { run: years } = run({ more: `${COUNTED}, cost: ${price(euros)}`, lever: STEPS });
        let spent = 0;
        for (let year = 2024; year <= 2050; year++) spent += years.at(SPENT, year);
        // 4 years of 10 and 21 of 30.
        expect(spent).toBeCloseTo(euros * 670, 4);
      }),
      { numRuns: 8 },
    );
  });
});

describe("docs/nl/programmas.md", () => {
  const page = fs.readFileSync(path.join(root, "docs/nl/programmas.md"), "utf8");
  const [plan] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text!);

  it("shows a plan that runs, with the numbers that it shows", () => {
    const outcome = runOf(plan!);
    const [, ...rows] = indicatorsTable(outcome).rows;
    const told = [
      ...page.matchAll(/^\| `(green\.[a-z0-9_]+)` +\|[^|]*\| ([^|]*?) +\| ([^|]*?) +\|$/gm),
    ];
    expect(told.length).toBe(6);
    for (const [, id, ...figures] of told) {
      for (const [at, year] of [2030, 2040].entries()) {
        const row = rows.find((cells) => cells[2] === id && cells[5] === year);
        const number = Number(figures[at]!.split(" ")[0]);
        if (figures[at] === "") expect(row).toBeUndefined();
        else expect((row![6] as number) / number).toBeCloseTo(1, 3);
      }
    }
  });

  it("tells its costs, its goals and its placeholder in the summary", () => {
    const outcome = runOf(plan!);
    const text = summaryText(outcome, "nl");
    expect(text).toContain("76.000 m² groendaken (6,1 miljoen euro van 2024)");
    const results = outcome.targets[0]!.results.filter(({ target }) =>
      target.id.startsWith("green_roofs"),
    );
    expect(results.map(({ reached }) => Math.round(reached! * 100) / 100)).toEqual([70000, 1.08]);
    const { interpreted } = outcome.scenario.notes.targets["green_roofs_per_inhabitant_2040"]!;
    expect(interpreted.nl).toContain("gelezen als het einde van dat jaar");
  });
});
