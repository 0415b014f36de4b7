/** Own indicators and checks against answers worked out from the run and the recorded history. */
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DiskFiles } from "../../cli/disk.ts";
import { inDeclaredUnit } from "../../engine/analysis/run-series.ts";
import { catalogue } from "../../engine/model/index.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import {
  checkOf,
  indicatorOf,
  indicatorsText,
  resolvedWith,
  runWith,
} from "../arbitraries/own-plan.ts";
import { root } from "../arbitraries/root.ts";

const outcome = runWith(
  `${indicatorsText({
    sun_per_head: ["renewables.pv_capacity / demography.population", "kW"],
    social: ["housing.social_dwellings / demography.households", "dwellings per 100 households"],
    per_head: ["emissions.total / demography.population", "t/person"],
    since_2005: ["emissions.total / at(emissions.total, 2005) - 1", "%"],
    growth: ["change(demography.population)", "persons"],
    before: ["previous(emissions.total)", "kt"],
    all: ["cumulative(emissions.total)", "kt"],
    with_history: ["cumulative(emissions.total) + 0 * at(emissions.total, 2005)", "kt"],
    labels: ["sum(housing.dwellings_by_label)", "dwellings"],
    hole: ["1 / (year - 2030)", "1"],
    grid: ["electricity.use * emissions.grid_factor", "kt"],
    size: ["demography.population / demography.households", "persons/household"],
    use_per_head: ["electricity.use / demography.population", "kWh/person"],
  })}targets:
  per_head_2030: { indicator: per_head, change: -40 %, vs: 2005, year: 2030, source: nota }
  never: { indicator: use_per_head, change: -10 %, vs: 2005, year: 2030, source: nota }
  ratio: { indicator: per_head, at_most: 2 t/person, year: 2040, source: nota }
  as_model: { indicator: emissions.per_inhabitant, at_most: 2 t/person, year: 2040, source: nota }
  social_end: { indicator: social, at_least: 9 dwellings per 100 households, year: 2050, by: end, source: nota }
checks:
  wide: { expect: "within(demography.population, 83000 persons, 50 %)", year: 2035 }
  narrow: { expect: "within(demography.population, 83000 persons, 0.1 %)", year: 2035 }
  falling: { expect: "change(emissions.total) < 0 kt or year == 2025" }
  later: { expect: "emissions.total < 200 kt" }
  span: { expect: "emissions.total < 200 kt", from: 2045, to: 2050 }
  neither: { expect: "not (emissions.total > 1 kt or renewables.wind_capacity < 0 kW)", year: 2030 }
  nowhere: { expect: "at(electricity.use, 1990) > 0 GWh" }
`,
);
const { run } = outcome;
const shown = (id: string, year: number): number => {
  const { indicator, values } = indicatorOf(outcome, id);
  return inDeclaredUnit(indicator, values[year - 2024]!);
};
const at = (id: string, year: number): number => run.at(id, year);

describe("an own indicator", () => {
  it("shows a ratio in the unit that is declared", () => {
    expect(shown("social", 2024)).toBeCloseTo(
      (100 * at("housing.social_dwellings", 2024)) / at("demography.households", 2024),
      9,
    );
    expect(shown("social", 2024)).toBeGreaterThan(9);
    expect(shown("social", 2024)).toBeLessThan(9.4);
  });

  it("leaves counted things below the line out where the declared unit does", () => {
    expect(shown("sun_per_head", 2040)).toBe(
      at("renewables.pv_capacity", 2040) / at("demography.population", 2040),
    );
    expect(indicatorOf(outcome, "sun_per_head").indicator).toMatchObject({
      kind: "stock",
      unit: "kW",
      canonical: "kW",
    });
  });

  it("divides what happens in a year by the mean of both its ends, as the model does", () => {
    for (const year of [2024, 2037, 2050]) {
      expect(shown("per_head", year)).toBeCloseTo(at("emissions.per_inhabitant", year) / 1000, 9);
    }
    expect(indicatorOf(outcome, "per_head").indicator.kind).toBe("flow");
  });

  it("has a stock on the 1 January after the run, and a flow has none", () => {
    expect(outcome.own.run.at("size", 2051)).toBe(
      run.at("demography.population", 2051) / run.at("demography.households", 2051),
    );
    expect(outcome.own.run.at("per_head", 2051)).toBeNaN();
  });

  it("reads what is recorded of before the run", () => {
    for (const year of [2024, 2050]) {
      expect(shown("since_2005", year)).toBeCloseTo(
        100 * (at("emissions.total", year) / 389.9e6 - 1),
        0,
      );
    }
    // 1 January 2023: 78 841 inhabitants.
    expect(shown("growth", 2024)).toBe(at("demography.population", 2024) - 78841);
    expect(shown("growth", 2030)).toBe(
      at("demography.population", 2030) - at("demography.population", 2029),
    );
  });

  it("has no value where nothing is recorded, and says nothing of it", () => {
    const { values, gaps } = indicatorOf(outcome, "before");
    expect(values[0]).toBeNaN();
    expect(values[1]).toBe(at("emissions.total", 2024));
    expect(gaps.map(({ years, why }) => [years, why.reason])).toEqual([[[2024], "before"]]);
  });

  it("adds up from the first year of the run, however far back another part looks", () => {
    let sum = 0;
    for (let year = 2024; year <= 2050; year++) sum += at("emissions.total", year);
    expect(shown("all", 2050)).toBeCloseTo(sum / 1e6, 6);
    expect(indicatorOf(outcome, "with_history").values).toEqual(indicatorOf(outcome, "all").values);
  });

  it("adds up members", () => {
    expect(shown("labels", 2040)).toBeCloseTo(at("housing.dwellings", 2040), 6);
  });

  it("reads parameters, those by calendar year in their year", () => {
    const { parameters } = outcome.scenario.model.regions[0]!;
    const factors = parameters["emissions.grid_factor"]!;
    expect(shown("grid", 2050)).toBeCloseTo((at("electricity.use", 2050) * factors[26]!) / 1e6, 9);
  });

  it("has no value where something is divided by nought, and says in which year", () => {
    const { values, gaps } = indicatorOf(outcome, "hole");
    expect(values[6]).toBeNaN();
    expect(values[7]).toBe(1);
    expect(gaps).toMatchObject([{ years: [2030], why: { reason: "zero" } }]);
  });
});

describe("a goal on an own indicator", () => {
  const result = (id: string) =>
    outcome.targets[0]!.results.find(({ target }) => target.id === id)!;

  it("compares with a year before the run by what is recorded of all that the formula reads", () => {
    // Emissions of 2005 by the inhabitants of both its ends.
    const base = run.at("emissions.total_2005", 2024) / ((73625 + 73657) / 2);
    const reached = (shown("per_head", 2030) * 1000) / base - 1;
    expect(result("per_head_2030").reached).toBeCloseTo(reached, 9);
    expect(result("per_head_2030")).toMatchObject({ hasMeasure: expect.any(Boolean) });
  });

  it("cannot be evaluated where one of them is not recorded, and names it", () => {
    expect(result("never")).toMatchObject({
      status: "not_evaluable",
      missing: { nl: "de waarde van electricity.use in 2005" },
    });
  });

  it("reads a stock by the end of the last year", () => {
    const { reached } = result("social_end");
    expect(reached).toBe(outcome.own.run.at("social", 2051));
  });

  it("has the span that the model's own figure has, both ends of the year moved", () => {
    const spans = outcome.grounding[0]!.grounding.targets;
    const [own, model] = [spans.get("ratio")!, spans.get("as_model")!];
    expect(own.weakest).toBe(model.weakest);
    for (const end of ["central", "low", "high"] as const) {
      expect(Math.abs(own[end] / model[end] - 1), end).toBeLessThan(1e-9);
    }
    expect(result("ratio").status).toBe(result("as_model").status);
  });

  it("rests on what its formula reads: the widest of both sides is among its leading ones", () => {
    const spans = outcome.grounding[0]!.grounding.targets;
    const names = spans.get("per_head_2030")!.leading.map(({ assumption }) => assumption.address);
    expect(names).toContain("emissions.grid_factor");
    expect(spans.get("social_end")!.low).toBeLessThan(spans.get("social_end")!.central);
  });
});

describe("a check", () => {
  it("holds or fails in its year, with both sides and how far they lie apart", () => {
    expect(checkOf(outcome, "wide")).toMatchObject({ status: "holds", evaluated: 1, year: null });
    const population = at("demography.population", 2035);
    expect(checkOf(outcome, "narrow")).toMatchObject({
      status: "fails",
      year: 2035,
      compared: {
        left: population,
        right: 83000,
        unit: "person",
        apart: Math.abs(population - 83000),
        share: 0.001,
      },
    });
  });

  it("tells the first year that fails, and in how many years", () => {
    const { status, year, failing, evaluated, compared } = checkOf(outcome, "later");
    expect([status, year, evaluated]).toEqual(["fails", 2024, 27]);
    const over = run.series("emissions.total").filter((value) => value >= 200e6);
    expect(failing).toBe(over.length);
    expect(compared).toMatchObject({ left: at("emissions.total", 2024), right: 200e6, unit: "kg" });
    expect(checkOf(outcome, "span")).toMatchObject({ status: "holds", evaluated: 6 });
  });

  it("tells the comparison that decides, under a negation too", () => {
    expect(checkOf(outcome, "neither")).toMatchObject({
      status: "fails",
      compared: { left: at("emissions.total", 2030), right: 1e6, unit: "kg" },
    });
  });

  it("passes over a year in which nothing can be said, and says so", () => {
    expect(checkOf(outcome, "falling").evaluated).toBe(26);
  });

  it("names what is missing when it cannot be evaluated at all", () => {
    expect(checkOf(outcome, "nowhere")).toMatchObject({
      status: "not_evaluable",
      missing: { en: "the value of electricity.use in 1990" },
    });
  });
});

describe("indicators and checks of a plan that another extends", () => {
  it("are taken over, replaced whole, and taken away with null", () => {
    const idsOf = (sections: string): readonly string[][] => {
      const { model } = resolvedWith(sections);
      return [model.indicators, model.checks ?? []].map((list) => list.map(({ id }) => id));
    };
    expect(idsOf("")).toEqual([
      ["cars_per_household", "sun_per_head"],
      ["households_2035", "population_2040", "renewable_share"],
    ]);
    expect(idsOf("indicators:\n  sun_per_head: null\nchecks:\n  renewable_share: null\n")).toEqual([
      ["cars_per_household"],
      ["households_2035", "population_2040"],
    ]);
    const replaced = runWith(
      `${indicatorsText({ sun_per_head: ["renewables.pv_capacity", "MW"] })}checks:
  renewable_share: { expect: "electricity.renewable_share <= 10 %" }
`,
    );
    expect(indicatorOf(replaced, "sun_per_head").indicator.unit).toBe("MW");
    expect(checkOf(replaced, "renewable_share").status).toBe("fails");
    expect(replaced.scenario.notes.checks!["renewable_share"]!.by).toBe("eigen");
    expect(replaced.scenario.notes.checks!["population_2040"]!.by).toBe("referentie");
  });

  it("are read without the library that parses formulas where each is one operation", () => {
    const { scenario } = resolveScenario({
      files: new DiskFiles(path.join(root, "scenarios")),
      planPath: "kortrijk/kortrijk-2040.yaml",
      catalogue,
      formulas: () => {
        throw new Error("the library was asked for");
      },
    });
    expect(scenario!.model.indicators).toHaveLength(2);
    expect(scenario!.model.checks).toHaveLength(3);
  });
});
