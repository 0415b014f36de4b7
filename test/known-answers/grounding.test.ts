/** What a result rests on, on a model small enough to work out by hand, and on Kortrijk. */
import { describe, expect, it } from "vitest";
import { assumptionsOf } from "../../engine/analysis/assumptions.ts";
import { isUncertain, type Inputs, type Span } from "../../engine/analysis/grounding.ts";
import { instanceFor, runScenario } from "../../engine/analysis/outcome.ts";
import { reachedOf, yearsCompared } from "../../engine/analysis/targets.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import type { Provenance, RegionModel, ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { shipped, shippedCatalogue as catalogue } from "../arbitraries/shipped.ts";
import { simulate } from "../laws/whole-run.ts";

const plan = shipped("kortrijk/kortrijk-2040.yaml");
const outcome = runScenario(plan, false);
const { grounding } = outcome.grounding[0]!;
const region = plan.model.regions[0]!;

/** The same scenario with the values of one assumption written into it. */
function moved(address: string, side: "low" | "high"): ResolvedScenario {
  const assumption = grounding.assumptions.find((candidate) => candidate.address === address)!;
  const instance = instanceFor(plan.model);
  const changed = (
    values: RegionModel["parameters"],
    into: string,
    slots: ReadonlyMap<string, { readonly offset: number }>,
    factor: number,
  ): RegionModel["parameters"] => {
    const change = assumption[side].find((candidate) => candidate.into === into);
    if (change === undefined) return values;
    const mine = [...values[assumption.id]!];
    const offset = slots.get(assumption.id)!.offset * factor;
    Array.from(change.at, (at, index) => (mine[at - offset] = change.values[index]!));
    return { ...values, [assumption.id]: mine };
  };
  const years = plan.model.last - plan.model.first + 1;
  const { parameterBlock, leverBlock } = instance;
  const other: RegionModel = {
    ...region,
    parameters: changed(region.parameters, "parameters", parameterBlock.slots, 1),
    levers: changed(region.levers, "planPaths", leverBlock.slots, years),
    reference: changed(region.reference, "referencePaths", leverBlock.slots, years),
  };
  return { ...plan, model: { ...plan.model, regions: [other] } };
}

const provenance = (more: Partial<Provenance>): Provenance => ({
  grade: "assumption",
  source: "test",
  where: "",
  note: "",
  origin: { file: "test.csv", line: 1, column: 1 },
  ...more,
});

/** The assumptions of Kortrijk when only these records are known. */
function assumed(
  parameters: Readonly<Record<string, readonly Provenance[]>>,
  reference: Readonly<Record<string, readonly Provenance[]>> = {},
  model: RegionModel = region,
) {
  const { parameterBlock, leverBlock } = instanceFor(plan.model);
  const notes = { ...plan.notes.regions[0]!, parameters, reference };
  const { first, last } = plan.model;
  const found = assumptionsOf({
    ...{ catalogue, region: model, notes, first, last, parameterBlock, leverBlock },
  });
  /** The values of a side by their place in the quantity. */
  const values = (index: number, side: "low" | "high", into = 0): Map<number, number> => {
    const { kind, id } = found[index]!;
    const block = kind === "parameter" ? parameterBlock : leverBlock;
    const factor = kind === "parameter" ? 1 : last - first + 1;
    const offset = block.slots.get(id)!.offset * factor;
    const change = found[index]![side][into]!;
    return new Map(Array.from(change.at, (at, i) => [at - offset, change.values[i]!]));
  };
  return { found, values };
}

describe("an assumption", () => {
  it("moves a figure to the ends of its range, and one without a range not at all", () => {
    const id = "housing.frictional_vacancy";
    const other = "electricity.metered_offtake";
    const { found, values } = assumed({
      [id]: [provenance({ grade: "measured", low: 0.01, high: 0.03 })],
      [other]: [provenance({ grade: "measured" })],
    });
    expect(found.map(({ address }) => address)).toEqual([id]);
    expect([...values(0, "low")]).toEqual([[0, 0.01]]);
    expect([...values(0, "high")]).toEqual([[0, 0.03]]);
  });

  it("goes no farther than a figure can", () => {
    const id = "housing.frictional_vacancy";
    const { min, max } = quantitiesOf(catalogue, "parameters").get(id)!;
    const { values } = assumed({ [id]: [provenance({ low: min - 1, high: max + 1 })] });
    expect([values(0, "low").get(0), values(0, "high").get(0)]).toEqual([min, max]);
  });

  it("moves a path as one, between its points as the path itself lies between them", () => {
    const id = "demography.life_expectancy";
    const at = (year: number, value: number, low: number, high: number): Provenance =>
      provenance({ address: `${id}[male,${year}]`, year, value, low, high });
    const path = region.parameters[id]!.slice();
    const years = plan.model.last - plan.model.first + 1;
    for (let y = 0; y < years; y++) path[y] = 80 + ((2024 + y - 2020) / 40) * 8;
    const { found, values } = assumed(
      { [id]: [at(2020, 80, 79, 80), at(2060, 88, 84, 90)] },
      {},
      { ...region, parameters: { ...region.parameters, [id]: path } },
    );
    expect(found.map(({ address }) => address)).toEqual([`${id}[male]`]);
    expect(values(0, "low").get(2040 - 2024)).toBeCloseTo(81.5, 9);
    expect(values(0, "high").get(2040 - 2024)).toBeCloseTo(85, 9);
    expect(values(0, "low").size).toBe(years);
  });

  it("takes the plan's own points from the year where they begin", () => {
    const id = "demography.life_expectancy";
    const at = (year: number, low: number, by?: string): Provenance =>
      provenance({
        ...{ address: `${id}[male,${year}]`, year, value: 80, low, high: 80 },
        ...(by === undefined ? {} : { by }),
      });
    const flat = region.parameters[id]!.map(() => 80);
    const { values } = assumed(
      { [id]: [at(2024, 79), at(2060, 79), at(2040, 70, "plan")] },
      {},
      { ...region, parameters: { ...region.parameters, [id]: flat } },
    );
    expect(values(0, "low").get(2039 - 2024)).toBe(79);
    expect(values(0, "low").get(2040 - 2024)).toBe(70);
    expect(values(0, "low").get(2050 - 2024)).toBe(70);
  });

  it("lets the other shares of a whole make room", () => {
    const id = "housing.label_share";
    const given = region.parameters[id]!;
    const shares = given.map((_, index) => (index === 0 ? 0.4 : index < 4 ? 0.2 : 0));
    const [first] = plan.model.regions[0]!.parameters[id]!.keys();
    const members = catalogue.dimensions["epc"]!.members as readonly { readonly id: string }[];
    const { values } = assumed(
      { [id]: [provenance({ address: `${id}[${members[0]!.id}]`, low: 0.1, high: 0.7 })] },
      {},
      { ...region, parameters: { ...region.parameters, [id]: shares } },
    );
    expect(first).toBe(0);
    expect(values(0, "low").get(0)).toBe(0.1);
    expect(values(0, "low").get(1)).toBeCloseTo(0.3, 12);
    expect(values(0, "high").get(2)).toBeCloseTo(0.1, 12);
  });

  it("multiplies a table column, but for cells with a record of their own", () => {
    const id = "demography.headship_rate";
    const ages = region.parameters[id]!.length / 2;
    const { found, values } = assumed({
      [id]: [
        provenance({ address: `${id}[male]`, lowFactor: 0.9, highFactor: 1.1 }),
        provenance({ address: `${id}[male,40]`, low: 0.2, high: 0.3 }),
      ],
    });
    expect(found.map(({ address }) => address)).toEqual([`${id}[male]`, `${id}[male,40]`]);
    const stated = region.parameters[id]!;
    const column = values(0, "low");
    expect(column.get(41)).toBe(stated[41]! * 0.9);
    expect(column.has(40)).toBe(false);
    expect([...column.keys()].every((cell) => cell < ages)).toBe(true);
    expect(values(1, "high").get(40)).toBe(0.3);
  });

  it("takes the plan along where it follows the reference, and not where it does not", () => {
    const records = (id: string): Record<string, Provenance[]> => ({
      [id]: [provenance({ year: 2024, value: region.reference[id]![0]!, low: 0, high: 2e-2 })],
    });
    const own = assumed({}, records("housing.renovation_rate"));
    expect(own.found[0]!.low.map(({ into }) => into)).toEqual(["referencePaths"]);
    const followed = assumed({}, records("housing.completions"));
    expect(followed.found[0]!.low.map(({ into }) => into)).toEqual(["referencePaths", "planPaths"]);
  });
});

describe("the span of a figure", () => {
  const total = grounding.indicators.find(({ indicator }) => indicator === "emissions.total")!;
  const span = total.spans.get(2040)!;

  it("is what whole runs give, one assumption at a time", () => {
    for (const { assumption, low, high } of span.leading) {
      for (const [side, value] of [
        ["low", low],
        ["high", high],
      ] as const) {
        const other = simulate(moved(assumption.address, side).model);
        expect(other.at("emissions.total", 2040)).toBeCloseTo(value, 3);
      }
    }
  });

  it("has the five widest, and joins them as independent ones", () => {
    expect(span.leading).toHaveLength(5);
    const widths = span.leading.map(
      ({ low, high }) => Math.max(low, high, span.central) - Math.min(low, high, span.central),
    );
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    const side = (pick: (...values: number[]) => number): number =>
      Math.hypot(
        ...span.leading.map(({ low, high }) => pick(0, low - span.central, high - span.central)),
      );
    expect(span.low).toBeCloseTo(span.central - side(Math.min), 3);
    expect(span.high).toBeCloseTo(span.central + side(Math.max), 3);
  });

  it("is as weak as the weakest of all that moves it", () => {
    expect(span.weakest).toBe("assumption");
    expect(span.leading.map(({ assumption }) => assumption.grade)).toContain("assumption");
  });

  it("ends where the figure does", () => {
    const notes = plan.notes.regions[0]!;
    const nearlyNothing = (id: string): Provenance[] => {
      const [value] = region.parameters[id]!;
      return [provenance({ low: 0.01 * value!, high: value! })];
    };
    const parameters = {
      ...notes.parameters,
      "renewables.wind_potential": nearlyNothing("renewables.wind_potential"),
      "renewables.wind_permits_per_year": nearlyNothing("renewables.wind_permits_per_year"),
      "renewables.wind_permit_success": nearlyNothing("renewables.wind_permit_success"),
    };
    const regions = [{ ...notes, parameters }];
    const other = runScenario({ ...plan, notes: { ...plan.notes, regions } }, false);
    const { low, central, leading } = other.grounding[0]!.grounding.targets.get("wind_2050")!;
    const falls = leading.map((effect) => Math.min(0, effect.low - central));
    expect(Math.hypot(...falls)).toBeGreaterThan(central);
    expect(low).toBe(0);
  });

  it("asks no question twice: of the shares of a whole only the widest is among the five", () => {
    const all = [...grounding.targets.values()];
    for (const { spans } of grounding.indicators) all.push(...spans.values());
    for (const { leading } of all) {
      const wholes = leading.flatMap(({ assumption: { whole } }) => (whole === null ? [] : whole));
      expect(new Set(wholes).size).toBe(wholes.length);
    }
    const wholes = grounding.assumptions.filter(({ whole }) => whole !== null);
    expect(wholes.length).toBeGreaterThan(new Set(wholes.map(({ whole }) => whole)).size);
  });

  it("is the same for a goal on the total and for the change since 2005", () => {
    const change = grounding.indicators
      .find(({ indicator }) => indicator === "emissions.change_since_2005")!
      .spans.get(2040)!;
    const goal = grounding.targets.get("co2_2040")!;
    expect(goal.central).toBeCloseTo(change.central, 12);
    expect(goal.low).toBeCloseTo(change.low, 9);
    expect(goal.high).toBeCloseTo(change.high, 9);
  });

  it("counts the records that reach the figure, and the plan's own levers", () => {
    const wind = grounding.indicators.find(
      ({ indicator }) => indicator === "renewables.wind_capacity",
    )!.inputs;
    expect(wind.plan).toBe(1);
    expect(wind.measured).toBeGreaterThan(0);
    const reference = plan.notes.regions[0]!.reference["renewables.wind_capacity"]!;
    const unchanged = runScenario(
      { ...plan, model: { ...plan.model, regions: [{ ...region, levers: region.reference }] } },
      false,
    );
    const without = unchanged.grounding[0]!.grounding.indicators.find(
      ({ indicator }) => indicator === "renewables.wind_capacity",
    )!.inputs;
    const all = (inputs: Inputs): number => Object.values(inputs).reduce((sum, one) => sum + one);
    expect(without.plan).toBe(0);
    expect(all(without)).toBe(all(wind) - 1 + reference.length);
    const { inputs } = total;
    expect(inputs.assumption).toBeGreaterThan(wind.assumption);
    expect(inputs.measured).toBeGreaterThanOrEqual(wind.measured);
  });
});

describe("an observation of an earlier year", () => {
  it("moves the goal that compares with it to the ends of its own range", () => {
    const id = "emissions.municipal_buildings";
    const notes = plan.notes.regions[0]!;
    const record = provenance({ year: 2019, value: 5e6, low: 4e6, high: 8e6 });
    const regions = [{ ...region, history: { ...region.history, [id]: [[2019, 5e6] as const] } }];
    const history = { ...notes.history, [id]: [record] };
    const other = runScenario(
      {
        model: { ...plan.model, regions },
        notes: { ...plan.notes, regions: [{ ...notes, history }] },
      },
      false,
    );
    const reached = other.run.at(id, 2030);
    const { central, leading } = other.grounding[0]!.grounding.targets.get("municipal_co2_2030")!;
    const effect = leading.find(({ assumption }) => assumption.kind === "history")!;
    expect(central).toBeCloseTo(reached / 5e6 - 1, 12);
    expect(effect.low).toBeCloseTo(reached / 4e6 - 1, 12);
    expect(effect.high).toBeCloseTo(reached / 8e6 - 1, 12);
  });
});

describe("a goal that a plan promises to meet", () => {
  it("rests on the plan, and not on what was measured", () => {
    expect(grounding.targets.get("trees_2030")!.weakest).toBe("plan");
    expect(grounding.targets.get("lifelong_dwellings")!.weakest).toBe("plan");
    expect(grounding.targets.get("co2_2040")!.weakest).toBe("assumption");
  });
});

describe("a goal from some year on", () => {
  const target = plan.model.targets.find(({ id }) => id === "municipal_fossil_free")!;

  it("looks at its year and at all that follow", () => {
    const { first, years } = outcome.run.shape;
    const last = first + years - 1;
    expect(yearsCompared(target, 2048, false, outcome.run.shape)).toEqual([2048, 2049, 2050]);
    expect(yearsCompared(target, first, false, outcome.run.shape).at(-1)).toBe(last);
    expect(reachedOf(target, [0, 3, 1])).toBe(3);
    expect(reachedOf({ ...target, direction: "at_least" }, [2, 0, 1])).toBe(0);
  });

  it("is missed when it is left again", () => {
    const relapse = ["gas", "oil", "other", "biomass", "electric", "heat_pump"].map((system) => {
      const share = { gas: "100 %", heat_pump: "0 %" }[system] ?? "0 %";
      const before = system === "heat_pump" ? "100 %" : "0 %";
      return `municipal.heating_mix[${system}]={ 2024: ${before}, 2025: ${share}, shape: step }`;
    });
    const mine = shipped("kortrijk/kortrijk-2040.yaml", relapse);
    const status = runScenario(mine, false).targets[0]!.results.find(
      (result) => result.target.id === target.id,
    )!.status;
    expect(status).toBe("missed");
  });
});

describe("a goal inside the span of what is reached", () => {
  const target = plan.model.targets.find(({ id }) => id === "wind_2040")!;
  const span = (low: number, high: number): Span => ({
    ...{ central: (low + high) / 2, low, high, weakest: "assumption", leading: [] },
  });

  it.each([
    [20e3, 30e3, false],
    [20e3, 31e3, true],
    [31e3, 40e3, false],
    [30e3, 40e3, true],
  ])("%d to %d kW against at least 31 MW: uncertain %s", (low, high, uncertain) => {
    expect(isUncertain(target, span(low, high))).toBe(uncertain);
  });

  it("is uncertain, whatever the central run gives, and every other keeps its verdict", () => {
    for (const { status, target: goal, low, high, reached } of outcome.targets[0]!.results) {
      if (low === null) continue;
      expect(low).toBeLessThanOrEqual(reached! + 1e-9 * Math.abs(reached!));
      expect(high).toBeGreaterThanOrEqual(reached! - 1e-9 * Math.abs(reached!));
      const inside = isUncertain(goal, span(low, high!));
      if (goal.kind === "outlook" || goal.direction === "about") expect(status).toBe("tracked");
      else expect(status === "uncertain", goal.id).toBe(inside);
    }
  });
});
