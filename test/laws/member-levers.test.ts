/**
 * The levers of a plan in a member of an ensemble: made again from the reference and the parameters
 * of that member, as if the plan had been loaded with them.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suppliedIn } from "../../cli/shipped.ts";
import { diagnosticsText } from "../../cli/show-diagnostics.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { catalogue } from "../../engine/model/index.ts";
import type { RegionValues } from "../../engine/run/instance.ts";
import { slotOf } from "../../engine/run/layout.ts";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { shipped, SHIPPED_PLANS, WithPlan } from "../arbitraries/shipped.ts";

const PLAN = `id: probe
title: { nl: Proef, en: Probe }
region: kortrijk
parameters:
  more: 0.5
levers:
  housing.renovation_rate: +20 %
  housing.demolition_rate: { 2030: +0.05 %-punt, 2040: "reference * (1 + more)" }
  housing.completions: { 2035: 400 dwellings/year }
  renewables.wind_capacity: "6 MW + more * renewables.wind_permits_per_year * 1 year * ramp(2026, 2040)"
  agriculture.electrification: "inherited * (1 - agriculture.price_response)"
  housing.renovation_depth[to_a]: 12 %
  housing.renovation_depth[to_c]: 12 %
`;
/** Stands on what the plan makes. */
const SETS = ["agriculture.electrification=+10 %"];

function load(sets: readonly string[] = [], text = PLAN): ResolvedScenario {
  const files = new WithPlan("probe.yaml", text);
  const { scenario, diagnostics } = resolveScenario({
    ...{ files, shipped: suppliedIn(files), planPath: "probe.yaml", catalogue },
    ...{ sets, formulas: () => parseFormula },
  });
  if (scenario === null) throw new Error(diagnosticsText(diagnostics, "en"));
  return scenario;
}

const scenario = load(SETS);
const instance = instanceFor(scenario.model);
const uncertain = new UncertainModel(scenario, instance);
const { first } = scenario.model;
const years = instance.years;
const places = new Map(uncertain.inputs.map(({ assumption }, at) => [assumption.address, at]));

const pathOf = (values: Float64Array, id: string): Float64Array => {
  const { offset, size } = slotOf(instance.leverBlock, id);
  return values.slice(offset * years, (offset + size) * years);
};
const memberAt = (positions: Readonly<Record<string, number>>): RegionValues => {
  const all = new Float64Array(uncertain.inputs.length);
  for (const [address, position] of Object.entries(positions)) {
    const at = places.get(address);
    if (at === undefined) throw new Error(`${address} is not uncertain`);
    all[at] = position;
  }
  return uncertain.atPositions(all).regions[0]!;
};
/** A parameter in a plan, which does not load without a range and a reason. */
const ranged = (value: number, unit: string): string => {
  const text = `${value} ${unit}`.trim();
  return `{ value: ${text}, low: ${text}, high: ${text}, note: "as in the member" }`;
};
const position = fc.double({ min: -1.5, max: 1.5, noNaN: true });

describe("the levers of a plan in a member", () => {
  const plain = instance.flatten(scenario.model.regions[0]!);

  it("are the plan's own in the middle, to the bit", () => {
    memberAt({ "housing.renovation_rate": 1 });
    const { plan, byYear } = memberAt({});
    expect(plan).toEqual(plain.plan);
    expect(byYear).toEqual(plain.byYear);
  });

  it("are as if the plan were loaded with the parameters of the member", () => {
    const permits = "renewables.wind_permits_per_year";
    const response = "agriculture.price_response";
    const parameters = instance.parameterBlock;
    fc.assert(
      fc.property(position, position, (one, other) => {
        const { plan, parameters: values } = memberAt({ [permits]: one, [response]: other });
        const moved = plan.slice();
        const at = (id: string, cell: number): number =>
          values[slotOf(parameters, id).offset + cell]!;
        const points = Array.from({ length: years }, (_, year) => {
          return `${first + year}: ${ranged(at(response, year), "")}`;
        });
        const lines = [
          `  ${permits}: ${ranged(at(permits, 0), "kW/year")}`,
          `  ${response}: { ${points.join(", ")} }`,
        ];
        const text = PLAN.replace("levers:", `${lines.join("\n")}\nlevers:`);
        const loaded = instance.flatten(load(SETS, text).model.regions[0]!);
        expect(pathOf(loaded.plan, "renewables.wind_capacity")).toEqual(
          pathOf(moved, "renewables.wind_capacity"),
        );
        expect(moved).toEqual(loaded.plan);
        if (Math.abs(one) > 1e-6) expect(moved).not.toEqual(plain.plan);
      }),
      { numRuns: 12 },
    );
  });

  it("move along with the reference, as far as the plan leaves them to it", () => {
    const moves = fc.record({
      "housing.renovation_rate": position,
      "housing.demolition_rate": position,
      "housing.completions": position,
      "agriculture.electrification": position,
    });
    fc.assert(
      fc.property(moves, (positions) => {
        const { plan, reference, byYear } = memberAt(positions);
        const both = (id: string) => [pathOf(plan, id), pathOf(reference, id)] as const;
        const [renovated, renovation] = both("housing.renovation_rate");
        renovated.forEach((value, year) => expect(value).toBe(renovation[year]! * 1.2));
        const [demolished, demolition] = both("housing.demolition_rate");
        demolished.forEach((value, year) => {
          if (first + year <= 2029) expect(value).toBe(demolition[year]);
          if (first + year === 2030) expect(value).toBe(demolition[year]! + 0.0005);
          if (first + year >= 2040) expect(value).toBe(demolition[2040 - first]! * 1.5);
        });
        const [completed, completions] = both("housing.completions");
        completed.forEach((value, year) => {
          expect(value).toBe(first + year < 2035 ? completions[year] : 400);
        });
        const [electric, electrification] = both("agriculture.electrification");
        electric.forEach((value, year) => {
          const response = scenario.model.regions[0]!.parameters["agriculture.price_response"]!;
          const wanted = Math.min(1, electrification[year]! * (1 - response[year]!) * 1.1);
          expect(value).toBeCloseTo(wanted, 12);
        });
        byYear.forEach((row, year) => {
          const { offset } = slotOf(instance.leverBlock, "housing.renovation_rate");
          expect(row[offset]).toBe(renovated[year]);
        });
      }),
    );
  });

  it("stay together where shares of one whole are set in part", () => {
    const { plan, reference } = memberAt({
      "housing.renovation_depth[one_step]": 1,
      "housing.renovation_depth[two_steps]": -0.5,
    });
    const id = "housing.renovation_depth";
    expect(pathOf(plan, id)).toEqual(pathOf(plain.plan, id));
    expect(pathOf(reference, id)).not.toEqual(pathOf(plan, id));
  });

  it("need nothing but the resolved scenario", () => {
    const stored = JSON.parse(JSON.stringify(scenario)) as ResolvedScenario;
    const other = new UncertainModel(stored, instance);
    const uniforms = uncertain.inputs.map((_, at) => ((at * 31) % 97) / 97 + 0.005);
    const plan = uncertain.at(uniforms).regions[0]!.plan.slice();
    expect(other.at(uniforms).regions[0]!.plan).toEqual(plan);
  });

  it("are decisions where somebody gave the lever another path", () => {
    const region = scenario.model.regions[0]!;
    const id = "housing.renovation_rate";
    const path = region.levers[id]!.map((value) => value * 1.5);
    const varied: ResolvedScenario = {
      ...scenario,
      model: {
        ...scenario.model,
        regions: [{ ...region, levers: { ...region.levers, [id]: path } }],
      },
    };
    const model = new UncertainModel(varied, instance);
    const { plan } = model.at(model.inputs.map(() => 0.9)).regions[0]!;
    expect(pathOf(plan, id)).toEqual(Float64Array.from(path));
  });

  it.each(SHIPPED_PLANS)("are those of the shipped plan before its first point: %s", (name) => {
    const plan = shipped(name);
    const own = new UncertainModel(plan, instance);
    const { regions } = own.at(own.inputs.map((_, at) => ((at * 17) % 89) / 89 + 0.005));
    for (const [id, recipe] of Object.entries(plan.notes.regions[0]!.recipes ?? {})) {
      const [step] = recipe.steps;
      const path = step!.paths[0]!.path;
      if (recipe.steps.length > 1 || path?.kind !== "points" || !step!.whole) continue;
      const { size } = slotOf(instance.leverBlock, id);
      if (
        catalogue.modules.some(({ levers, id: module }) =>
          Object.entries(levers).some(
            ([lever, { sumsToOne }]) => `${module}.${lever}` === id && sumsToOne === true,
          ),
        )
      )
        continue;
      const until = (path.points[0]!.year - first) * size;
      const made = pathOf(regions[0]!.plan, id);
      const reference = pathOf(regions[0]!.reference, id);
      const cells = new Set(step!.paths[0]!.cells);
      for (let at = 0; at < until; at++) {
        if (cells.has(at % size)) expect(made[at], id).toBe(reference[at]);
      }
    }
  });
});
