/**
 * Modules know one another only by what they say: some of them, fed with what the others said in a
 * whole run, say the same to the last bit.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { anyCity, type City } from "../arbitraries/city.ts";
import {
  FedModules,
  modulesNamed,
  recordedFrom,
  unadjustedFrom,
} from "../arbitraries/fed-modules.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { simulate } from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
const ids = catalogue.modules.map(({ id }) => id);

/** Every output, opening and closing stocks, and what was wished and got under every limit. */
function expectSameBits(part: Trajectories, whole: Trajectories, what: string): void {
  const { first, years, flows, stocks, constraints } = part.shape;
  const same = (mine: number, full: number, id: string, year: number): void => {
    if (!Object.is(mine, full)) expect.fail(`${what}: ${id} in ${year} is ${mine}, not ${full}`);
  };
  for (let year = first; year <= first + years; year++) {
    for (const block of year < first + years ? [flows, stocks] : [stocks]) {
      for (const { id, size } of block.slots.values()) {
        for (let cell = 0; cell < size; cell++) {
          same(part.at(id, year, cell), whole.at(id, year, cell), id, year);
        }
      }
    }
    if (year === first + years) return;
    for (const { id, size } of constraints.slots.values()) {
      for (let cell = 0; cell < size / 2; cell++) {
        const [mine, full] = [part.constraint(id, year, cell), whole.constraint(id, year, cell)];
        same(mine.wished, full.wished, `${id}, wished`, year);
        same(mine.got, full.got, `${id}, got`, year);
      }
    }
  }
}

function expectSameAlone(city: City, subsets: readonly (readonly string[])[]): void {
  const { model } = city;
  const whole = simulate(model);
  const recorded = recordedFrom(whole);
  const unadjusted = unadjustedFrom(whole);
  for (const subset of subsets) {
    const part = new FedModules(modulesNamed(...subset), model, (id) => whole.size(id));
    expectSameBits(part.run(model.regions[0]!, recorded, unadjusted), whole, subset.join("+"));
  }
}

describe("modules fed with what the others said", () => {
  it.each(ids)("%s alone says the same to the last bit", (id) => {
    fc.assert(
      fc.property(anyCity(base), (city) => expectSameAlone(city, [[id]])),
      { numRuns: 15 },
    );
  });

  it("say the same when they are the first of the list", () => {
    const prefixes = ids.map((_, index) => ids.slice(0, index + 1));
    fc.assert(
      fc.property(anyCity(base), (city) => expectSameAlone(city, prefixes)),
      { numRuns: 5 },
    );
  });

  it("say the same whichever they are", () => {
    fc.assert(
      fc.property(anyCity(base), fc.subarray(ids, { minLength: 1 }), (city, subset) =>
        expectSameAlone(city, [subset]),
      ),
      { numRuns: 30 },
    );
  });

  it("start from their own figure for the year before the run", () => {
    const readers = catalogue.modules.flatMap(({ id, inputs }) =>
      Object.values(inputs).flatMap(({ when, before }) =>
        when === "year-before" ? [{ id, before: `${id}.${before}` }] : [],
      ),
    );
    expect(readers.length).toBeGreaterThan(0);
    const region = {
      ...base.regions[0]!,
      // A pull of new dwellings, so that demography listens to housing.
      parameters: { ...base.regions[0]!.parameters, "demography.housing_pull": [1] },
    };
    const whole = simulate({ ...base, regions: [region] });
    for (const { id, before } of readers) {
      const other = { ...region, parameters: { ...region.parameters, [before]: [1234] } };
      const expected = simulate({ ...base, regions: [other] });
      expect(expected.rows, `${before} moves nothing`).not.toEqual(whole.rows);
      const part = new FedModules(modulesNamed(id), base, (output) => whole.size(output));
      expectSameBits(part.run(other, recordedFrom(expected)), expected, `${id} with ${before}`);
    }
  });
});
