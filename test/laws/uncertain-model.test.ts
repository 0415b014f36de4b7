/**
 * From a scenario to the values of a member: the plain run in the middle, the ends of the ranges
 * where one assumption at a time has them, and nothing left behind from member to member.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assumptionsOf } from "../../engine/analysis/assumptions.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import type { RegionValues } from "../../engine/run/instance.ts";
import { shipped, shippedCatalogue as catalogue, SHIPPED_PLANS } from "../arbitraries/shipped.ts";

const scenario = shipped("kortrijk/kortrijk-2040.yaml");
const instance = instanceFor(scenario.model);
const uncertain = new UncertainModel(scenario, instance);
const central = scenario.model.regions.map((region) => instance.flatten(region));

const copyOf = ({ parameters, plan, reference, byYear }: RegionValues) => ({
  parameters: Float64Array.from(parameters),
  plan: Float64Array.from(plan),
  reference: Float64Array.from(reference),
  byYear: byYear.map((row) => Float64Array.from(row)),
});
const rows = (values: readonly RegionValues[], of = instance): Float64Array => {
  const run = of.trajectories(values.map(({ id }) => id));
  of.run(values, run);
  return Float64Array.from([...run.rows, ...run.closing]);
};

/** Far faster than `toEqual`, of which there would be thousands. */
function expectSame(is: ArrayLike<number>, wanted: ArrayLike<number>, what: string): void {
  expect(is.length).toBe(wanted.length);
  for (let at = 0; at < is.length; at++) {
    if (!Object.is(is[at], wanted[at])) throw new Error(`${what}: ${is[at]} is not ${wanted[at]}`);
  }
}

describe("the values of a member", () => {
  it.each(SHIPPED_PLANS)("are those of the plain run in the middle: %s", (plan) => {
    const other = shipped(plan);
    const own = new UncertainModel(other, instance);
    own.at(own.inputs.map((_, i) => (i % 7) / 7 + 0.01));
    const { regions, history } = own.central();
    const plain = other.model.regions.map((region) => instance.flatten(region));
    expect(regions.map(copyOf)).toEqual(plain.map(copyOf));
    own.observations.forEach(({ region, id, year }, place) => {
      const points = other.model.regions[region]!.history[id]!;
      expect(history[place]).toBe(points.find(([at]) => at === year)![1]);
      expect(own.historyPlace(region, id, year)).toBe(place);
    });
  });

  it("are at an end of one range what one assumption at a time has there, to the bit", () => {
    const { first, last, regions } = scenario.model;
    const { parameterBlock, leverBlock } = instance;
    const assumptions = regions.flatMap((region, at) =>
      assumptionsOf({
        ...{ catalogue, region, notes: scenario.notes.regions[at]! },
        ...{ first, last, parameterBlock, leverBlock },
      }),
    );
    // One at a time a lever of a plan follows the reference in all years or in none; a member makes
    // its years before the first point of the plan again, which test/laws/member-levers tries.
    const withoutRecipes = scenario.notes.regions.map((known) => ({ ...known, recipes: {} }));
    const steady = { ...scenario, notes: { ...scenario.notes, regions: withoutRecipes } };
    const uncertain = new UncertainModel(steady, instance);
    const own = uncertain.inputs.filter(({ assumption }) => assumption.kind !== "history");
    expect(own.map(({ assumption }) => assumption)).toEqual(assumptions);
    const positions = new Float64Array(uncertain.inputs.length);
    uncertain.inputs.forEach(({ assumption }, input) => {
      if (assumption.kind === "history") return;
      for (const [position, changes] of [
        [-1, assumption.low],
        [1, assumption.high],
      ] as const) {
        const expected = copyOf(central[0]!);
        const blocks = {
          parameters: expected.parameters,
          planPaths: expected.plan,
          referencePaths: expected.reference,
        };
        for (const { into, at, values } of changes) {
          for (let i = 0; i < at.length; i++) blocks[into][at[i]!] = values[i]!;
        }
        const region = uncertain.atPositions(positions.fill(0).fill(position, input, input + 1))
          .regions[0]!;
        expectSame(region.parameters, expected.parameters, assumption.address);
        expectSame(region.plan, expected.plan, assumption.address);
        expectSame(region.reference, expected.reference, assumption.address);
      }
    });
  });

  it("stand in every place where the engine reads them", () => {
    const uniforms = Float64Array.from(uncertain.inputs, (_, i) => ((i * 7919) % 997) / 997 + 5e-4);
    const { regions } = uncertain.at(uniforms);
    regions.forEach(({ plan, reference, byYear }) => {
      const { pathBase, pathStride, leverBlock } = instance;
      byYear.forEach((row, year) => {
        pathBase.forEach((base, lever) => {
          const place = base + pathStride[lever]! * year;
          expect(row[lever]).toBe(plan[place]);
          expect(row[leverBlock.width + lever]).toBe(reference[place]);
        });
      });
    });
  });

  it("do not depend on the members before, and neither does their run", () => {
    const number = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    const row = fc.array(number, {
      minLength: uncertain.inputs.length,
      maxLength: uncertain.inputs.length,
    });
    const fresh = instanceFor(scenario.model);
    fc.assert(
      fc.property(row, row, (one, other) => {
        const first = rows(uncertain.at(one).regions);
        const values = uncertain.at(one).regions.map(copyOf);
        rows(uncertain.at(other).regions);
        expect(uncertain.at(one).regions.map(copyOf)).toEqual(values);
        expect(rows(uncertain.at(one).regions)).toEqual(first);
        // What modules keep of the parameters is that of this member: another instance agrees.
        const elsewhere = new UncertainModel(scenario, fresh);
        expect(rows(elsewhere.at(one).regions, fresh)).toEqual(first);
      }),
      { numRuns: 10 },
    );
  });

  it("are those of the quantiles of their inputs, to the bit, and never fall with the number", () => {
    const number = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
    const input = fc.nat(uncertain.inputs.length - 1);
    fc.assert(
      fc.property(number, number, input, (one, other, at) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const { position } = uncertain.inputs[at]!;
        expect(position(low)).toBeLessThanOrEqual(position(high));
        const byNumber = copyOf(uncertain.at(uncertain.inputs.map(() => one)).regions[0]!);
        const positions = uncertain.inputs.map((each) => each.position(one));
        const byPosition = copyOf(uncertain.atPositions(positions).regions[0]!);
        expectSame(byNumber.parameters, byPosition.parameters, "a parameter");
        expectSame(byNumber.reference, byPosition.reference, "a path");
      }),
    );
  });

  it("hold the run for the median, and the range for what its grade promises", () => {
    for (const { assumption, explicit, position, name } of uncertain.inputs) {
      if (explicit) continue;
      const [low, middle, high] = [position(0.001), position(0.5), position(0.999)];
      // A triangle stands on an end; else the run is the median.
      if (low! < -0.05 && high! > 0.05) expect(middle, name).toBeCloseTo(0, 12);
      if (low! < -1.3 && high! > 1.3) {
        const tail = { assumption: 0.1, literature: 0.05, derived: 0.05 }[
          assumption.grade as "assumption"
        ];
        if (tail !== undefined && low! < -1.9 && high! > 1.9) {
          expect(Math.abs(position(tail) + 1), name).toBeLessThan(0.1);
          expect(Math.abs(position(1 - tail) - 1), name).toBeLessThan(0.1);
        }
      }
    }
  });

  it("keep calendar years whole", () => {
    const { offset } = instance.parameterBlock.slots.get("demography.net_migration_settled_year")!;
    const years = new Set<number>();
    for (const uniform of [0.05, 0.21, 0.34, 0.5, 0.63, 0.88, 0.97]) {
      const { parameters } = uncertain.at(uncertain.inputs.map(() => uniform)).regions[0]!;
      expect(Number.isInteger(parameters[offset]!)).toBe(true);
      years.add(parameters[offset]!);
    }
    expect(years.size).toBeGreaterThan(3);
  });

  it("keep to the declared bounds, and shares to their whole", () => {
    const { parameterBlock } = instance;
    const sums = catalogue.modules.flatMap(({ id, parameters }) =>
      Object.entries(parameters).flatMap(([name, { sumsToOne, dims }]) =>
        sumsToOne === true && !dims.includes("year")
          ? [{ id: `${id}.${name}`, size: parameterBlock.slots.get(`${id}.${name}`)!.size, dims }]
          : [],
      ),
    );
    expect(sums.length).toBeGreaterThan(3);
    const number = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    const row = fc.array(number, {
      minLength: uncertain.inputs.length,
      maxLength: uncertain.inputs.length,
    });
    fc.assert(
      fc.property(row, (uniforms) => {
        const { parameters } = uncertain.at(uniforms).regions[0]!;
        for (const { id, parameters: declared } of catalogue.modules) {
          for (const [name, { min, max }] of Object.entries(declared)) {
            const slot = parameterBlock.slots.get(`${id}.${name}`);
            if (slot === undefined) continue;
            for (let cell = slot.offset; cell < slot.offset + slot.size; cell++) {
              const value = parameters[cell]!;
              if (!(value >= Math.min(min, central[0]!.parameters[cell]!) && value <= max + 1e-12))
                throw new Error(`${id}.${name}: ${value} is not from ${min} to ${max}`);
            }
          }
        }
        for (const { id, size, dims } of sums) {
          const { offset } = parameterBlock.slots.get(id)!;
          const last = instance.structure.sizes[dims.at(-1)!]!;
          for (let whole = offset; whole < offset + size; whole += last) {
            let [sum, was] = [0, 0];
            for (let cell = whole; cell < whole + last; cell++) {
              sum += parameters[cell]!;
              was += central[0]!.parameters[cell]!;
            }
            expect(sum).toBeCloseTo(was, 9);
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});
