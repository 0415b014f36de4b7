/**
 * Totals of a group: amounts are sums of amounts, ratios are ratios of sums. What an output declares
 * as its ratio holds in every region by itself, so that it is true of several together.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runGroup } from "../../engine/analysis/group/run-group.ts";
import { columnOf, ratioOf } from "../../engine/analysis/group/total-terms.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { anyCity } from "../arbitraries/city.ts";
import { inventedGroup, renamed } from "../arbitraries/invented-group.ts";
import { shipped, shippedCatalogue as catalogue } from "../arbitraries/shipped.ts";
import { declaredOutputs, simulate, wholeSeries } from "./whole-run.ts";

const plan = shipped("kortrijk/kortrijk-2040.yaml");
const isLocal = (dims: readonly string[]): boolean =>
  dims.some((dim) => catalogue.dimensions[dim]!.isLocal === true);

describe("what is declared of totals", () => {
  it.each(declaredOutputs.filter(([, { scale }]) => scale === "intensive"))(
    "%s says in exactly one way what it is of several regions",
    (_, { ratio, weight, noTotal, dims }) => {
      const ways = [ratio, weight, noTotal].filter((way) => way !== undefined).length;
      expect(ways).toBe(isLocal(dims) ? 0 : 1);
    },
  );

  it("is nothing where amounts add up", () => {
    for (const [id, { scale, ratio, weight, noTotal }] of declaredOutputs) {
      if (scale === "extensive")
        expect([ratio, weight, noTotal], id).toEqual(Array(3).fill(undefined));
    }
  });

  it("is what the output is in any region by itself", () => {
    const parameters = quantitiesOf(catalogue, "parameters");
    fc.assert(
      fc.property(anyCity(plan.model), ({ model }) => {
        const region = model.regions[0]!;
        const run = simulate(model);
        for (const [id, output] of declaredOutputs) {
          if (output.ratio === undefined || !run.has(id)) continue;
          const [module = ""] = id.split(".");
          const ratio = ratioOf(module, output, run.size(id), {
            ...{ catalogue, run, region: 0, dimensions: region.dimensions },
            parameter: (of) => {
              expect(parameters.get(of)?.scale, of).toBe("extensive");
              return region.parameters[of]!;
            },
          });
          const own = columnOf(run, id, 0);
          const years = run.shape.years + (output.kind === "stock" ? 1 : 0);
          for (let index = 0; index < years; index++) {
            for (let cell = 0; cell < run.size(id); cell++) {
              const [wanted, got] = [own(index, cell), ratio(index, cell)];
              if (!(Math.abs(wanted - got) <= 1e-12 * Math.max(1, Math.abs(wanted)))) {
                expect.fail(`${id} is ${wanted} in year ${index}, its ratio ${got}`);
              }
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("the total of a group", () => {
  const alone = runGroup(inventedGroup([renamed(plan, "a")]));

  it("is to the bit the region itself where there is one, but for what has no total", () => {
    const [member] = alone.members;
    const { run, scenario } = alone.total;
    const missing = new Set(scenario.model.regions[0]!.missing);
    for (const [id, { scale, weight }] of declaredOutputs) {
      if (missing.has(id)) continue;
      for (let cell = 0; cell < run.size(id); cell++) {
        const [mine, own] = [run, member!.run].map((of) => wholeSeries(of, id, cell));
        if (scale === "extensive") expect(mine, id).toEqual(own);
        else
          mine!.forEach((value, at) => {
            const wanted = own![at]!;
            if (weight === undefined || value !== 0) {
              expect(Math.abs(value - wanted), id).toBeLessThanOrEqual(
                1e-12 * Math.max(1, Math.abs(wanted)),
              );
            }
          });
      }
    }
  });

  it("is twice as much and the same ratios of two that are alike", () => {
    const two = runGroup(inventedGroup([renamed(plan, "a"), renamed(plan, "b")]));
    expect(two.total.run.at("demography.population", 2040)).toBe(
      2 * alone.total.run.at("demography.population", 2040),
    );
    expect(two.total.run.at("emissions.per_inhabitant", 2040)).toBeCloseTo(
      alone.total.run.at("emissions.per_inhabitant", 2040),
      9,
    );
    const { dimensions } = two.total.scenario.model.regions[0]!;
    expect(dimensions["district"]).toHaveLength(
      2 * plan.model.regions[0]!.dimensions["district"]!.length,
    );
    expect(two.total.scenario.notes.regions[0]!.members["district"]!["b_venning"]).toEqual({
      nl: "B: Venning",
      en: "B: Venning",
    });
  });
});
