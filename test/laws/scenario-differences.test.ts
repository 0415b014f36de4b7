import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scenarioDifferences } from "../../engine/analysis/scenario-differences.ts";
import type { Difference, ScenarioDifferences } from "../../engine/analysis/difference.ts";
import { axesOf, membersOfCell, parseAddress } from "../../engine/scenario/address.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { RegionModel, ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { resolvedWith } from "../arbitraries/own-plan.ts";
import { shipped, SHIPPED_PLANS } from "../arbitraries/shipped.ts";

const reference = shipped("kortrijk/referentie.yaml");
const plan = shipped("kortrijk/kortrijk-2040.yaml");

/** What plans of the shipped city may say, in values that are not those of the plan. */
const SAYINGS: Readonly<Record<string, (value: number) => string>> = {
  wind: (x) => `renewables.wind_capacity: { 2030: ${1 + x} MW, 2045: ${20 + x} MW }`,
  renovation: (x) => `housing.renovation_rate: ${1 + x / 10} %`,
  centre: (x) => `heat.connection_share[kortrijk_centrum]: ${x + 1} %`,
  districts: (x) => `heat.connection_share: ${x + 2} %`,
  completions: (x) => `housing.completions: ${300 + x} dwellings/year`,
  cars: (x) => `mobility.shared_cars: ${x + 100} vehicles`,
  trees: (x) => `green.trees_added: ${x + 1} trees/year`,
};
const ASSUMED: Readonly<Record<string, (value: number) => string>> = {
  pull: (x) =>
    `demography.housing_pull: { value: ${x / 100 + 0.1} persons/dwelling, grade: measured, source: raming }`,
  life: (x) =>
    `demography.life_expectancy[male]: { 2030: ${80 + x / 10} years, grade: measured, source: raming }`,
};

const saying = (of: typeof SAYINGS): fc.Arbitrary<readonly string[]> =>
  fc
    .subarray(Object.keys(of))
    .chain((keys) => fc.tuple(...keys.map((key) => fc.nat(20).map((x) => of[key]!(x)))));

/** Example figures. */
const observedIn = (year: number, thousands: number): readonly string[] => [
  `demography.population: { ${year}: ${thousands}000 persons, source: proef }`,
];

const anyPlan = fc
  .record({
    levers: saying(SAYINGS),
    parameters: saying(ASSUMED),
    goal: fc.option(fc.integer({ min: 10, max: 90 })),
    start: fc.option(fc.tuple(fc.constantFrom(2026, 2028), fc.integer({ min: 78, max: 84 }))),
    parent: fc.constantFrom("./referentie.yaml", "./kortrijk-2040.yaml", "./veel-bouwen.yaml"),
  })
  .map(({ levers, parameters, goal, start, parent }) => {
    const section = (name: string, lines: readonly string[]): string =>
      lines.length === 0 ? "" : `${name}:\n${lines.map((line) => `  ${line}\n`).join("")}`;
    const targets =
      goal === null
        ? []
        : [
            `co2_2030: { indicator: emissions.total, change: -${goal} %, vs: 2005, year: 2030, source: proef }`,
          ];
    const observed = start === null ? [] : observedIn(...start);
    return resolvedWith(
      [
        ...[section("levers", levers), section("parameters", parameters)],
        ...[section("targets", targets), section("observations", observed)],
        start === null ? "" : `start_from: ${start[0]}\n`,
      ].join(""),
      parent,
    );
  });

const RUNS = { numRuns: 12 };

const swapped = ({ reference: old, plan: other, rows }: ScenarioDifferences): unknown => ({
  reference: other,
  plan: old,
  rows: rows.map((row) => {
    const turn = <T>(of: { readonly old: T; readonly new: T }) => ({
      ...of,
      ...{ old: of.new, new: of.old },
    });
    const largest = row.largest === null ? null : turn(row.largest);
    return { ...turn(row), points: row.points.map(turn), largest };
  }),
});

/** Where the flat values of a quantity differ: its address without the year, and the year. */
function differingCells(
  old: ResolvedScenario,
  other: ResolvedScenario,
  key: "parameters" | "levers",
): string[] {
  const [a, b] = [old.model.regions[0]!, other.model.regions[0]!];
  const axes = axesOf(catalogue, a.dimensions, old.model);
  return catalogue.modules.flatMap((module) =>
    Object.entries(module[key]).flatMap(([name, { dims }]) => {
      const id = `${module.id}.${name}`;
      const [before, after] = [a[key][id]!, b[key][id]!];
      const along = dims.map(axes);
      const years = key === "levers" ? [axes("year")] : [];
      return before.flatMap((value, cell) => {
        if (value === after[cell]) return [];
        const members = membersOfCell([...years, ...along], cell);
        const at = [...years, ...along].findIndex(({ isYear }) => isYear);
        const [year = ""] = at < 0 ? [] : members.splice(at, 1);
        return [`${id}[${members.join()}] ${year}`];
      });
    }),
  );
}

const told = (rows: readonly Difference[], ...kinds: Difference["kind"][]): string[] =>
  rows
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ points }) => points)
    .map(({ address, year }) => {
      const { id, members } = parseAddress(address)!;
      return `${id}[${members.join()}] ${year ?? ""}`;
    });

describe("what two scenarios assume differently, for any plans", () => {
  it("is nothing between a scenario and itself", () => {
    for (const name of SHIPPED_PLANS) {
      expect(scenarioDifferences(shipped(name), shipped(name)).rows).toEqual([]);
    }
    fc.assert(
      fc.property(anyPlan, (one) => {
        const copy = JSON.parse(JSON.stringify(one)) as ResolvedScenario;
        expect(scenarioDifferences(one, copy).rows).toEqual([]);
      }),
      RUNS,
    );
  });

  it("is the same the other way about, old and new exchanged", () => {
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        expect(swapped(scenarioDifferences(one, other))).toEqual(scenarioDifferences(other, one));
      }),
      RUNS,
    );
  });

  it("holds every figure of the models that differs, once, and no other", () => {
    const base = (cells: readonly string[]): string[] =>
      cells
        .filter((cell) => catalogue.modules.some(({ id }) => cell.startsWith(`${id}.`)))
        .filter((cell) => !/_added\b|sewerage/.test(cell))
        .sort();
    fc.assert(
      fc.property(anyPlan, anyPlan, (one, other) => {
        const { rows } = scenarioDifferences(one, other);
        expect(base(told(rows, "lever"))).toEqual(base(differingCells(one, other, "levers")));
        expect(base(told(rows, "parameter", "data"))).toEqual(
          base(differingCells(one, other, "parameters")),
        );
        for (const { points, largest } of rows) {
          for (const point of points) expect(point.old).not.toBe(point.new);
          if (points.length > 0) expect(points).toContain(largest);
        }
      }),
      RUNS,
    );
  });

  it("never has a lever that both set alike", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), (shared, own) => {
        const both = `levers:\n  ${SAYINGS["wind"]!(shared)}\n`;
        const one = resolvedWith(both);
        const other = resolvedWith(`${both}  ${SAYINGS["cars"]!(own)}\n`);
        const addresses = scenarioDifferences(one, other).rows.map(({ address }) => address);
        expect(addresses).not.toContain("renewables.wind_capacity");
        expect(addresses).toEqual(["mobility.shared_cars"]);
      }),
      RUNS,
    );
  });
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** All places in a piece of data that hold no further data. */
function leavesOf(data: Json, at: readonly (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(data)) return data.flatMap((item, index) => leavesOf(item, [...at, index]));
  if (typeof data !== "object" || data === null) return [[...at]];
  return Object.entries(data).flatMap(([key, item]) => leavesOf(item, [...at, key]));
}

function altered(leaf: Json): Json {
  if (typeof leaf === "number") return leaf + 1;
  if (typeof leaf === "boolean") return !leaf;
  return leaf === null ? 1 : `${leaf as string}x`;
}

describe("every difference of the models", () => {
  const leaves = leavesOf(plan.model as unknown as Json).filter(
    // What kind of data it is, is no assumption; a run of another format does not load.
    ([key]) => key !== "format",
  );

  it("is in some row, wherever it is", () => {
    // Few of the many numbers, and all that is not one of them.
    const [figures, others] = [true, false].map((isFigure) =>
      leaves.filter(([key, , part]) => (key === "regions" && part !== "id") === isFigure),
    );
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...figures!), fc.constantFrom(...others!)), (leaf) => {
        const model = structuredClone(plan.model) as unknown as Json;
        let within = model as { [key: string]: Json };
        for (const key of leaf.slice(0, -1)) within = within[key] as { [key: string]: Json };
        const last = leaf.at(-1)!;
        within[last] = altered(within[last]!);
        const other = { ...plan, model: model as unknown as ResolvedScenario["model"] };
        // A programme of another name is one that this model cannot be built with.
        const catalogues = [catalogue, catalogue] as const;
        expect(scenarioDifferences(plan, other, catalogues).rows.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it("tells of a section that no version of this engine knows", () => {
    const other = { ...plan, model: { ...plan.model, novelty: [{ id: "a", value: 3 }] } };
    const { rows } = scenarioDifferences(plan, other);
    expect(rows.map(({ kind, address, background }) => [kind, address, background])).toEqual([
      ["other", "a", true],
    ]);
    expect(rows[0]!.new.text!.en).toBe("value 3");
  });
});

describe("a difference", () => {
  const between = (sections: string): readonly Difference[] =>
    scenarioDifferences(plan, resolvedWith(sections)).rows;

  it("of a lever says where both paths come from and who decides", () => {
    const { rows } = scenarioDifferences(reference, plan);
    const wind = rows.find(({ address }) => address === "renewables.wind_capacity")!;
    expect(wind).toMatchObject({ kind: "lever", unit: "kW", theme: "renewables" });
    expect(wind.background).toBe(false);
    expect(wind.years.at(-1)).toBe(2050);
    expect(wind.new).toMatchObject({ by: "wind", grade: null });
    expect(wind.new.origin!.file).toBe("kortrijk/measures/wind.yaml");
    expect(wind.old.by).toBeNull();
    expect(wind.old.sourceTitle).not.toBeNull();
    expect(wind.old.origin!.file).toBe("regions/kortrijk/reference/renewables.csv");
  });

  it("of a lever that the city does not decide about is background", () => {
    const [row] = between("levers:\n  housing.completions: 500 dwellings/year\n");
    expect(row).toMatchObject({ actor: "market", background: true, reason: "outside-reach" });
  });

  it("of a parameter that a plan sets is background, with the sources of both", () => {
    const [row] = between(`parameters:\n  ${ASSUMED["pull"]!(30)}\n`);
    expect(row).toMatchObject({ kind: "parameter", background: true, reason: "assumption" });
    expect(row!.old.by).toBeNull();
    expect(row!.new).toMatchObject({ by: "eigen", source: "raming", grade: "measured" });
    expect(row!.points).toMatchObject([{ year: null, new: 0.4 }]);
  });

  it("of a goal moves no result, and is no background", () => {
    const [row] = between(
      "targets:\n  co2_2030: { indicator: emissions.total, change: -41 %, vs: 2005, year: 2030, source: proef }\n",
    );
    expect(row).toMatchObject({ kind: "target", address: "co2_2030", background: false });
    expect(row!.new.text!.nl).toContain("-0.41");
    expect(row!.new.origin!.file).toBe("kortrijk/eigen.yaml");
  });

  const withRegion = (change: (region: RegionModel) => Partial<RegionModel>): ResolvedScenario => {
    const [region] = plan.model.regions;
    const changed = { ...region!, ...change(region!) };
    return { ...plan, model: { ...plan.model, regions: [changed] } };
  };

  it("of many cells of a table is one row, with the cell that differs most", () => {
    const id = "demography.population";
    const other = withRegion(({ parameters }) => ({
      parameters: {
        ...parameters,
        [id]: parameters[id]!.map((value, at) => (at === 5 ? value * 2 : value * 1.01)),
      },
    }));
    const { rows } = scenarioDifferences(plan, other);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ kind: "data", address: id, background: true, reason: "data" });
    expect(rows[0]!.points.length).toBeGreaterThan(150);
    expect(rows[0]!.largest!.new).toBe(2 * rows[0]!.largest!.old!);
    expect(rows[0]!.new.sourceTitle).not.toBeNull();
  });

  it("of unchanged policy is told once, not of every lever that follows it", () => {
    const id = "housing.demolition_rate";
    const path = plan.model.regions[0]!.reference[id]!.map((value) => value * 2);
    const other = withRegion(({ levers, reference: paths }) => ({
      reference: { ...paths, [id]: path },
      levers: { ...levers, [id]: path },
    }));
    const { rows } = scenarioDifferences(plan, other);
    expect(rows.map(({ kind, address }) => [kind, address])).toEqual([["reference", id]]);
    expect(rows[0]).toMatchObject({ background: true, reason: "data" });
  });

  it("of what only one of the two has leaves the other open", () => {
    const id = "heat.of_an_older_engine";
    const other = withRegion(({ parameters }) => ({ parameters: { ...parameters, [id]: [3, 4] } }));
    const { rows } = scenarioDifferences(other, plan);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.points).toEqual([
      { address: id, year: null, old: 3, new: null },
      { address: id, year: null, old: 4, new: null },
    ]);
  });

  it("of a module that only one of them computes is told of the module", () => {
    const without = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
      Object.fromEntries(Object.entries(values).filter(([id]) => !id.startsWith("climate.")));
    const { model } = withRegion(({ parameters, levers, reference: paths }) => ({
      parameters: without(parameters),
      levers: without(levers),
      reference: without(paths),
    }));
    const modules = model.modules.filter((id) => id !== "climate");
    const { rows } = scenarioDifferences({ ...plan, model: { ...model, modules } }, plan);
    expect(rows.map(({ kind, address }) => [kind, address])).toEqual([["module", "climate"]]);
    expect(rows[0]!.new.text!.nl).toBe("berekend");
  });

  it("of years is told once, and the years of both are compared", () => {
    const { first, last } = plan.model;
    const { rows } = scenarioDifferences(plan, laterBy2(plan));
    expect(rows.filter(({ background }) => background).map(({ kind }) => kind)).toEqual(["years"]);
    expect(rows[0]!.old.text!.nl).toBe(`${first}-${last}`);
    expect(rows[0]!.new.text!.nl).toBe(`${first + 2}-${last}`);
  });
});

/** The same scenario without its first two years. */
function laterBy2({ model, notes }: ResolvedScenario): ResolvedScenario {
  const years = model.last - model.first + 1;
  const cut = (paths: Readonly<Record<string, readonly number[]>>) =>
    Object.fromEntries(
      Object.entries(paths).map(([id, path]) => [id, path.slice((2 * path.length) / years)]),
    );
  const [region] = model.regions;
  const axes = axesOf(catalogue, region!.dimensions, model);
  const parameters = Object.fromEntries(
    Object.entries(region!.parameters).map(([id, values]) => {
      const [module, name] = id.split(".") as [string, string];
      const declared = catalogue.modules.find((one) => one.id === module)?.parameters[name];
      const dims = declared?.dims.map(axes) ?? [];
      const at = dims.findIndex(({ isYear }) => isYear);
      if (at < 0) return [id, values];
      const late = (cell: number): boolean =>
        Number(membersOfCell(dims, cell)[at]) >= model.first + 2;
      return [id, values.filter((_, cell) => late(cell))];
    }),
  );
  const regions = [
    { ...region!, parameters, levers: cut(region!.levers), reference: cut(region!.reference) },
  ];
  return { model: { ...model, first: model.first + 2, regions }, notes };
}
