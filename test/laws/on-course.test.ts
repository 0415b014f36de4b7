/** What holds of measured values whatever was measured: they are compared, and move nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WithPlan } from "../arbitraries/shipped.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { catalogue } from "../../engine/model/index.ts";
import {
  DEFAULT_TOLERANCE,
  fitOf,
  verdictOf,
  type Fit,
  type Measured,
} from "../../engine/analysis/on-course.ts";
import { runScenario, type RunOutcome } from "../../engine/analysis/outcome.ts";
import { resolutionOf, resolvedWith, runWith } from "../arbitraries/own-plan.ts";

const sun = `indicators:
  sun_per_head: { formula: renewables.pv_capacity / demography.population, unit: kW/person }
`;

const point = (outcome: RunOutcome, indicator: string, year: number) =>
  outcome.onCourse[0]!.indicators.find((one) => one.indicator === indicator)!.points.find(
    ({ measured }) => measured.year === year,
  )!;

const FITS: readonly Fit[] = ["fits", "above", "below"];

describe("what was measured", () => {
  const bare = resolvedWith("");
  const plain = runScenario(bare, false);

  it("moves no result of a run, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2024, max: 2050 }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (year, value, margin) => {
          const [low, high] = [Math.max(0, value - margin), value + margin];
          const measured = `{ value: ${value} kt, low: ${low} kt, high: ${high} kt }`;
          const scenario = resolvedWith(
            `observations:\n  emissions.total: { ${year}: ${measured}, source: example }\n`,
          );
          const [region] = scenario.model.regions;
          const { observations, ...others } = region!;
          expect(Object.keys(observations!)).toEqual(["emissions.total"]);
          expect({ ...scenario.model, regions: [others] }).toEqual(bare.model);
          const outcome = runScenario(scenario, false);
          expect(outcome.run.rows).toEqual(plain.run.rows);
          expect(outcome.targets[0]!.results.map(({ status }) => status)).toEqual(
            plain.targets[0]!.results.map(({ status }) => status),
          );
        },
      ),
      { numRuns: 12 },
    );
  });

  it("fits the course that it was read from", () => {
    for (const [unit, factor, indicator] of [
      ["kt", 1e6, "emissions.total"],
      ["MW", 1e3, "renewables.pv_capacity"],
      ["persons", 1, "demography.population"],
    ] as const) {
      const value = plain.run.at(indicator, 2035) / factor;
      const outcome = runWith(
        `observations:\n  ${indicator}: { 2035: ${value} ${unit}, source: example, tolerance: 0 % }\n`,
      );
      expect(point(outcome, indicator, 2035).planFit).toBe("fits");
    }
  });

  it("lies on one side of a course, and within it exactly where the range says", () => {
    const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(finite, finite, finite), finite, (limits, course) => {
        const [low, value, high] = [...limits].sort((a, b) => a - b) as [number, number, number];
        const fit = fitOf({ value, low, high } as Measured, course);
        const slack = 1e-8 * Math.max(1, Math.abs(value));
        if (fit === "fits") expect(course >= low - slack && course <= high + slack).toBe(true);
        if (fit === "above") expect(course).toBeLessThan(low);
        if (fit === "below") expect(course).toBeGreaterThan(high);
      }),
    );
  });

  it("says the same of two plans that change places, the names apart", () => {
    const swapped = { plan: "reference", reference: "plan" } as const;
    for (const plan of FITS) {
      for (const reference of FITS) {
        const verdict = verdictOf(plan, reference)!;
        const turned = verdict in swapped ? swapped[verdict as "plan"] : verdict;
        expect(verdictOf(reference, plan)).toBe(turned);
      }
      expect([verdictOf(plan, null), verdictOf(null, plan)]).toEqual([null, null]);
    }
  });
});

describe("how far off a course may be", () => {
  it("is the stated range, else the plan's tolerance, else the default", () => {
    const outcome = runWith(`observations:
  emissions.total:
    2024: { value: 320 kt, low: 300 kt }
    2025: 320 kt
    source: example
    tolerance: 10 %
  demography.population: { 2026: 80000 persons, source: example }
  electricity.use: { 2024: 400 GWh, source: example }
`);
    const { measured: ranged } = point(outcome, "emissions.total", 2024);
    expect([ranged.low, ranged.high, ranged.basis]).toEqual([300e6, 320e6, "range"]);
    const { measured: tolerated } = point(outcome, "emissions.total", 2025);
    expect([tolerated.low, tolerated.high, tolerated.basis]).toEqual([288e6, 352e6, "plan"]);
    const { measured: stock } = point(outcome, "demography.population", 2026);
    expect([stock.low, stock.high, stock.basis]).toEqual([78400, 81600, "default"]);
    const { measured: flow } = point(outcome, "electricity.use", 2024);
    expect(flow.high).toBeCloseTo(400e6 * (1 + DEFAULT_TOLERANCE.flow), 0);
  });
});

describe("whose measurement counts", () => {
  it("is the plan's for a year that the region's history has too, and else the region's", () => {
    const known = runWith("");
    expect(point(known, "housing.dwellings", 2025).measured.value).toBe(40289);
    const changed = runWith(
      "observations:\n  housing.dwellings: { 2025: 40300 dwellings, source: example }\n",
    );
    const points = changed.onCourse[0]!.indicators.find(
      ({ indicator }) => indicator === "housing.dwellings",
    )!.points;
    expect(points.map(({ measured }) => measured.value)).toEqual([40300]);
  });

  it("leaves the first 1 January out: the run starts from it", () => {
    const indicators = runWith("").onCourse[0]!.indicators;
    expect(indicators.map(({ indicator }) => indicator)).toEqual([
      "demography.births",
      "demography.deaths",
      "demography.net_migration",
      "housing.dwellings",
    ]);
  });

  it("may be about an own indicator, and about one cell of a result", () => {
    const outcome = runWith(`${sun}observations:
  sun_per_head: { 2026: 1.1 kW/person, source: example }
  housing.dwellings_by_heating[gas]: { 2026: 33000 dwellings, source: example }
`);
    expect(point(outcome, "sun_per_head", 2026).verdict).not.toBeNull();
    const gas = point(outcome, "housing.dwellings_by_heating[gas]", 2026);
    expect(gas.plan).toBe(outcome.run.at("housing.dwellings_by_heating", 2026, gas.measured.cell));
  });

  it("is said in any order with the same result", () => {
    const one = "  emissions.total: { 2025: 309 kt, 2026: 300 kt, source: example }\n";
    const two = "  demography.population: { 2026: 81000 persons, source: example }\n";
    const turned = "  emissions.total: { source: example, 2026: 300 kt, 2025: 309 kt }\n";
    const textOf = (entries: string): string =>
      JSON.stringify(resolvedWith(`observations:\n${entries}`).model);
    expect(textOf(`${one}${two}`)).toBe(textOf(`${two}${turned}`));
  });

  it("cannot be taken away where nobody said it", () => {
    const { diagnostics } = resolutionOf("observations:\n  emissions.total: null\n");
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-key"]);
  });
});

/** A plan beside the shipped ones, with tables beside it. */
class WithTables extends WithPlan {
  constructor(
    text: string,
    private readonly tables: Readonly<Record<string, string>>,
  ) {
    super("kortrijk/tabel.yaml", text);
  }

  private bytesOf(file: string): Uint8Array | null {
    const text = this.tables[file.replace("kortrijk/", "")];
    return text === undefined ? null : new TextEncoder().encode(text);
  }

  override size(file: string): number | null {
    return this.bytesOf(file)?.length ?? super.size(file);
  }

  override read(file: string): Uint8Array {
    return this.bytesOf(file) ?? super.read(file);
  }
}

describe("measurements in tables", () => {
  it("are those of all tables of a plan", () => {
    const head = "indicator,year,value,unit,source\n";
    const { scenario } = resolveScenario({
      files: new WithTables(
        "id: tabel\nextends: ./kortrijk-2040.yaml\nobservations: [a.csv, b.csv]\n",
        {
          "a.csv": `${head}emissions.total,2025,309.125,kt,example\n`,
          "b.csv": `${head}emissions.total,2024,318,kt,example\n`,
        },
      ),
      planPath: "kortrijk/tabel.yaml",
      catalogue,
      formulas: () => parseFormula,
    });
    const { values } = scenario!.model.regions[0]!.observations!["emissions.total"]!;
    expect(values.map(({ year, value }) => [year, value])).toEqual([
      [2024, 318e6],
      [2025, 309.125e6],
    ]);
    const records = scenario!.notes.regions[0]!.observations!["emissions.total"]!;
    expect(records.map(({ origin: { file, line } }) => [file, line])).toEqual([
      ["kortrijk/b.csv", 2],
      ["kortrijk/a.csv", 2],
    ]);
  });
});
