/** The split of the difference between two scenarios over what differs between them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attribute,
  attributionObstacle,
  type AttributedIndicator,
  type Attribution,
} from "../../engine/analysis/attribution.ts";
import { ATTRIBUTED_BY, BACKGROUND } from "../../engine/analysis/attribution/groups.ts";
import { runScenario } from "../../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { anyLevers, withLevers } from "../arbitraries/city.ts";
import { indicatorsText, resolvedWith } from "../arbitraries/own-plan.ts";
import { shipped } from "../arbitraries/shipped.ts";

const reference = shipped("kortrijk/referentie.yaml");
const plan = shipped("kortrijk/kortrijk-2040.yaml");
const EMISSIONS = ["emissions.total"] as const;
const FEW = ["emissions.total", "demography.population", "renewables.wind_capacity"] as const;

/** A plan of any levers: every one of them is a measure of its own. */
const anyPlan = (): fc.Arbitrary<ResolvedScenario> =>
  anyLevers(reference.model).map((levers) => ({
    model: withLevers(reference.model, levers),
    notes: {
      ...reference.notes,
      levers: Object.fromEntries(
        Object.keys(levers).map((id) => {
          const origin = { file: "plan.yaml", line: 1, column: 1 };
          return [id, { set: { by: "plan", origin, source: "" } }];
        }),
      ),
    },
  }));

/** The same, but only so many levers. */
const fewLevers = (most: number): fc.Arbitrary<ResolvedScenario> =>
  fc.tuple(anyPlan(), fc.array(fc.nat(), { minLength: 1, maxLength: most })).map(([one, picks]) => {
    const ids = Object.keys(one.notes.levers);
    const chosen = new Set(picks.map((pick) => ids[pick % Math.max(1, ids.length)]!));
    const { levers } = one.model.regions[0]!;
    return {
      model: withLevers(
        reference.model,
        Object.fromEntries(
          Object.entries(levers)
            .filter(([id]) => chosen.has(id))
            .map(([id, path]) => [id, [...path]]),
        ),
      ),
      notes: {
        ...one.notes,
        levers: Object.fromEntries(
          Object.entries(one.notes.levers).filter(([id]) => chosen.has(id)),
        ),
      },
    };
  });

const sizeOf = ({ reference: a, plan: b }: AttributedIndicator): number =>
  Math.max(1e-9, ...[...a, ...b].map(Math.abs).filter(Number.isFinite));

function expectToAddUp({ indicators }: Attribution): void {
  for (const one of indicators) {
    one.years.forEach((year, at) => {
      const sum = one.parts.reduce((total, { part }) => total + part[at]!, 0);
      const difference = one.plan[at]! - one.reference[at]!;
      const off = Math.abs(sum - difference);
      if (Number.isNaN(difference)) return;
      if (!(off <= 1e-9 * sizeOf(one))) {
        expect.fail(`${one.id} in ${year}: parts ${sum}, difference ${difference}`);
      }
    });
  }
}

/** What no group can move is the same in both, but for how sums are rounded. */
function expectRoundingOnly(difference: Float64Array, values: Float64Array, id: string): void {
  difference.forEach((value, at) => {
    expect(Math.abs(value), id).toBeLessThanOrEqual(1e-12 * Math.abs(values[at]!));
  });
}

const partOf = ({ groups, indicators }: Attribution, indicator: string, group: string) =>
  indicators
    .find(({ id }) => id === indicator)!
    .parts.find((part) => groups[part.group]!.id === group);

/** What is to be of the opposite sign to the last bit. */
function expectOpposite(a: Float64Array, b: Float64Array, what: string): void {
  a.forEach((value, at) => {
    if (value !== -b[at]! && !(Number.isNaN(value) && Number.isNaN(b[at]))) {
      expect.fail(`${what}, value ${at}: ${value} and ${b[at]}`);
    }
  });
}

function expectSwapped(there: Attribution, back: Attribution): void {
  expect(back.groups.map(({ id }) => id)).toEqual(there.groups.map(({ id }) => id));
  there.indicators.forEach((one, at) => {
    const other = back.indicators[at]!;
    expect(other.id).toBe(one.id);
    expect(other.reference).toEqual(one.plan);
    expect(other.plan).toEqual(one.reference);
    expect(other.parts.map(({ group }) => group)).toEqual(one.parts.map(({ group }) => group));
    one.parts.forEach((part, i) => {
      const swapped = other.parts[i]!;
      expectOpposite(part.part, swapped.part, `${one.id}, part ${i}`);
      expectOpposite(part.alone, swapped.last, `${one.id}, alone ${i}`);
      expectOpposite(part.last, swapped.alone, `${one.id}, last ${i}`);
      expect(swapped.standardError).toEqual(part.standardError);
    });
  });
}

describe("the parts of a difference", () => {
  it("add up to it, for every figure and every way to group", () => {
    for (const by of ATTRIBUTED_BY) {
      expectToAddUp(attribute(reference, plan, by, { exactGroups: 7 }));
    }
  });

  it("add up for any plans", () => {
    fc.assert(
      fc.property(fewLevers(5), fewLevers(3), (one, other) => {
        expectToAddUp(attribute(one, other, "measure"));
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it("begin and end where the runs of the two do, to the last bit", () => {
    const runs = [reference, plan].map((scenario) => runScenario(scenario, false).run);
    const { indicators } = attribute(reference, plan, "measure");
    expect(indicators.length).toBeGreaterThan(100);
    for (const { id, years, reference: from, plan: to } of indicators) {
      if (!runs[0]!.has(id)) continue;
      expect([...from]).toEqual(years.map((year) => runs[0]!.at(id, year)));
      expect([...to]).toEqual(years.map((year) => runs[1]!.at(id, year)));
    }
  });

  it("are the whole difference, exactly, when a single measure differs", () => {
    for (const scenario of [
      resolvedWith("levers: { renewables.wind_capacity: 50 MW }\n"),
      resolvedWith("levers: { housing.completions: 500 dwellings/year }\n"),
      resolvedWith('levers: { "heat.connection_share[venning]": 80 % }\n'),
    ]) {
      for (const by of ATTRIBUTED_BY) {
        const { groups, indicators } = attribute(plan, scenario, by);
        expect(groups).toHaveLength(1);
        for (const { id, reference: from, plan: to, parts } of indicators) {
          const difference = to.map((value, at) => value - from[at]!);
          if (parts.length === 0) expectRoundingOnly(difference, to, id);
          else expect([...parts[0]!.part], id).toEqual([...difference]);
        }
      }
    }
  });

  it("are none between a plan and itself", () => {
    for (const by of ATTRIBUTED_BY) {
      const { groups, indicators } = attribute(plan, plan, by);
      expect(groups).toEqual([]);
      for (const { reference: from, plan: to, parts } of indicators) {
        expect(parts).toEqual([]);
        expect(to).toEqual(from);
      }
    }
  });

  it("change their signs, and nothing else, when the two are swapped", () => {
    for (const by of ATTRIBUTED_BY) {
      const options = { indicators: FEW };
      const there = attribute(reference, plan, by, options);
      expectSwapped(there, attribute(plan, reference, by, options));
    }
  });

  it("do so for any plans, sampled splits included", () => {
    fc.assert(
      fc.property(fewLevers(4), fewLevers(4), (one, other) => {
        const options = { exactGroups: 3 };
        const there = attribute(one, other, "lever", options);
        expectSwapped(there, attribute(other, one, "lever", options));
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it("are nothing for a measure that moves nothing, and the same for the others without it", () => {
    const without = resolvedWith("levers: { green.trees_added: null }\n", "./kortrijk-2040.yaml");
    const options = { indicators: EMISSIONS };
    const [all, less] = [plan, without].map((one) => attribute(reference, one, "lever", options));
    expect(all!.groups.map(({ id }) => id)).toContain("green.trees_added");
    expect(partOf(all!, "emissions.total", "green.trees_added")).toBeUndefined();
    for (const { group, part } of less!.indicators[0]!.parts) {
      const { id } = less!.groups[group]!;
      expect([...part]).toEqual([...partOf(all!, "emissions.total", id)!.part]);
    }
  });

  it("are linear: those of a sum are the sums of those of its terms", () => {
    const sections = indicatorsText({
      both: ["2 * emissions.total / 1 kg + 3 * electricity.use / 1 kWh", "1"],
      product: ["emissions.total / demography.population", "kg/person"],
    });
    const [one, other] = ["./referentie.yaml", "./kortrijk-2040.yaml"].map((parent) =>
      resolvedWith(sections, parent),
    );
    const found = attribute(one!, other!, "measure", {
      indicators: ["both", "product", "emissions.total", "electricity.use"],
    });
    expectToAddUp(found);
    const sum = found.indicators.find(({ id }) => id === "both")!;
    expect(sum.parts.length).toBeGreaterThan(3);
    for (const { group, part } of sum.parts) {
      const { id } = found.groups[group]!;
      const [total, use] = ["emissions.total", "electricity.use"].map(
        (term) => partOf(found, term, id)?.part,
      );
      part.forEach((value, at) => {
        const wanted = 2 * (total?.[at] ?? 0) + 3 * (use?.[at] ?? 0);
        expect(Math.abs(value - wanted)).toBeLessThan(1e-9 * sizeOf(sum));
      });
    }
    // What is divided is evaluated in every mix, not put together from parts.
    const product = found.indicators.find(({ id }) => id === "product")!;
    const [from, to] = [one!, other!].map((scenario) =>
      runScenario(scenario, false).own.run.series("product"),
    );
    expect([...product.reference]).toEqual(from);
    expect([...product.plan]).toEqual(to);
  });

  it("agree with a sample of the orders within four standard errors", () => {
    const exact = attribute(reference, plan, "lever", { indicators: EMISSIONS });
    const sampled = attribute(reference, plan, "lever", {
      indicators: EMISSIONS,
      exactGroups: 4,
    });
    expectToAddUp(sampled);
    const [is, guess] = [exact.indicators[0]!, sampled.indicators[0]!];
    expect(is.sampledOrders).toBeNull();
    expect(guess.sampledOrders).toBe(256);
    expect(guess.parts.length).toBeGreaterThan(7);
    guess.parts.forEach(({ part, standardError, alone, last }, i) => {
      const of = is.parts[i]!;
      expect(alone).toEqual(of.alone);
      expect(last).toEqual(of.last);
      part.forEach((value, at) => {
        const room = 4 * standardError![at]! + 1e-9 * sizeOf(is);
        expect(Math.abs(value - of.part[at]!)).toBeLessThanOrEqual(room);
      });
    });
  });
});

describe("the groups of a difference", () => {
  it("are the packages of a plan, and its own levers one by one", () => {
    const own = resolvedWith("levers: { housing.completions: 500 dwellings/year }\n");
    const { groups } = attribute(reference, own, "measure", { indicators: EMISSIONS });
    expect(groups.map(({ id }) => id)).toEqual([
      ...["groen", "housing.completions", "levenslang-wonen", "mobiliteit", "renovatie"],
      ...["sociaal-wonen", "stadsgebouwen", "warmtenet", "water", "wind", "zon"],
      "zorg-en-opvang",
    ]);
  });

  it("never hold a lever that both share", () => {
    const own = resolvedWith("levers: { renewables.wind_capacity: 40 MW }\n");
    for (const by of ATTRIBUTED_BY) {
      const { groups } = attribute(plan, own, by, { indicators: EMISSIONS });
      const levers = groups.flatMap((group) => group.levers.map(({ lever }) => lever));
      expect(levers).toEqual(["renewables.wind_capacity"]);
    }
  });

  it("name what is taken away, and what takes whose place", () => {
    const options = { indicators: EMISSIONS };
    const gone = resolvedWith("levers: { renewables.wind_capacity: null }\n");
    expect(attribute(plan, gone, "measure", options).groups).toMatchObject([
      { id: "wind", name: { kind: "measure", has: [], without: [{ en: "Wind turbines" }] } },
    ]);
    const other = resolvedWith("levers: { renewables.wind_capacity: 40 MW }\n");
    const name = (list: Attribution): unknown => list.groups[0]!.name;
    expect(name(attribute(plan, other, "measure", options))).toMatchObject({
      has: [{ en: "Wind capacity" }],
      without: [{ en: "Wind turbines" }],
    });
    expect(name(attribute(other, plan, "measure", options))).toMatchObject({
      has: [{ en: "Wind turbines" }],
      without: [{ en: "Wind capacity" }],
    });
  });

  it("keep together what can only be taken over together", () => {
    // Shares of one whole, of which two packages each set some.
    const mixed = resolvedWith(
      'levers: { "municipal.heating_mix[gas]": 10 %, "municipal.heating_mix[heat_pump]": 90 % }\n',
    );
    const { groups } = attribute(reference, mixed, "measure", { indicators: EMISSIONS });
    const holding = groups.filter(({ levers }) =>
      levers.some(({ lever }) => lever === "municipal.heating_mix"),
    );
    expect(holding).toHaveLength(1);
    expect(holding[0]).toMatchObject({ id: "municipal.heating_mix" });
  });

  it("do not depend on the order of keys", () => {
    const keys = [
      "  renewables.wind_capacity: 40 MW\n",
      "  housing.completions: 500 dwellings/year\n",
      "  mobility.shared_cars: 400 cars\n",
    ];
    const [there, back] = [keys, [...keys].reverse()].map((lines) =>
      attribute(reference, resolvedWith(`levers:\n${lines.join("")}`), "measure", {
        indicators: FEW,
      }),
    );
    expect(back).toEqual(there);
  });

  it("put parameters of a plan into the background, whatever the levers are grouped by", () => {
    const other = resolvedWith(
      "levers: { renewables.wind_capacity: 40 MW }\n" +
        "parameters:\n  demography.net_migration_long_run: { value: 900 persons/year, low: 800 persons/year, high: 1000 persons/year, note: proef }\n",
    );
    const { run } = runScenario(other, false);
    for (const by of ATTRIBUTED_BY) {
      const found = attribute(plan, other, by, { indicators: FEW });
      expect(found.groups.at(-1)).toMatchObject({
        id: BACKGROUND,
        parameters: [{ region: 0, parameter: "demography.net_migration_long_run" }],
      });
      expect(found.groups).toHaveLength(2);
      expectToAddUp(found);
      for (const { id, years, plan: to } of found.indicators) {
        expect([...to]).toEqual(years.map((year) => run.at(id, year)));
      }
      const [lone] = found.indicators.filter(({ id }) => id === "demography.population");
      expect(lone!.parts.map(({ group }) => found.groups[group]!.id)).toEqual([BACKGROUND]);
    }
  });
});

describe("numbers of a plan's own", () => {
  it("are background too, and read as they stand in each mix", () => {
    const [one, other] = [2, 4].map((number) =>
      resolvedWith(
        `parameters:\n  divisor: { value: ${number}, source: proef }\n` +
          (number === 4 ? "levers: { renewables.wind_capacity: 40 MW }\n" : "") +
          indicatorsText({ mine: ["emissions.total / 1 kg / divisor", "1"] }),
      ),
    );
    const found = attribute(one!, other!, "measure", { indicators: ["mine"] });
    expect(found.groups.map(({ id }) => id)).toEqual(["renewables.wind_capacity", BACKGROUND]);
    const [mine] = found.indicators;
    expectToAddUp(found);
    const run = (scenario: ResolvedScenario): number[] =>
      runScenario(scenario, false).own.run.series("mine");
    expect([...mine!.reference]).toEqual(run(one!));
    expect([...mine!.plan]).toEqual(run(other!));
    expect(mine!.parts).toHaveLength(2);
  });
});

describe("what is compared", () => {
  it("is left out where only one of the two has it", () => {
    const mine = resolvedWith(
      "programmes:\n  green.benches: { unit: { count: bench }, title: { nl: Banken, en: Benches }, meaning: { nl: Banken, en: Benches }, theme: space, actor: city, since: 2024, source: proef }\n" +
        "levers: { green.benches: 10 bench/year }\n" +
        indicatorsText({ per_bench: ["emissions.total / 1 kg", "1"] }),
    );
    const { groups, indicators } = attribute(plan, mine, "measure");
    expect(groups).toEqual([]);
    const ids = indicators.map(({ id }) => id);
    expect(ids).not.toContain("green.benches");
    expect(ids).not.toContain("per_bench");
    expect(ids).toContain("green.trees_added");
  });

  it("is not an own indicator that the two define differently", () => {
    const [one, other] = ["emissions.total / 1 kg", "emissions.total / 2 kg"].map((formula) =>
      resolvedWith(indicatorsText({ mine: [formula, "1"], same: ["year / 1", "1"] })),
    );
    const ids = attribute(one!, other!, "measure").indicators.map(({ id }) => id);
    expect(ids).not.toContain("mine");
    expect(ids).toContain("same");
  });

  it("needs the same years and region", () => {
    const { model, notes } = plan;
    const shorter = { notes, model: { ...model, last: model.last - 1 } };
    expect(attributionObstacle(plan, shorter)?.nl).toContain("jaren");
    const elsewhere = {
      notes,
      model: { ...model, regions: model.regions.map((region) => ({ ...region, id: "elders" })) },
    };
    expect(attributionObstacle(plan, elsewhere)?.en).toContain("region");
    expect(attributionObstacle(plan, plan)).toBeNull();
    expect(() => attribute(plan, shorter, "measure")).toThrow();
  });
});
