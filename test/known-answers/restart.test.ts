/** Restarts whose outcome can be worked out by hand. */
import { describe, expect, it } from "vitest";
import { renewables } from "../../engine/model/renewables/module.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { LoneModule, withLevers, withParameters } from "../arbitraries/lone-module.ts";

const alone = new LoneModule(renewables);
const { kortrijk } = alone;

/** Wind capacity in MW on 1 January of some years, restarted from what is observed on one of them. */
function windAfter(
  region: RegionModel,
  [year, observed]: readonly [year: number, megawatt: number],
  years: readonly number[],
): number[] {
  const restart = { year, observed: { "renewables.wind_capacity": [observed * 1000] } };
  const run = alone.run({ ...region, restart }, {}, true);
  const stands = (at: number): number => run.at("renewables.wind_capacity", at) / 1000;
  return years.map((at) => Number(stands(at).toFixed(9)));
}

// Evolis, 6 MW of 2012 with 2100 h, stands until 2036; Bellegem, 9 MW with 2400 h, is to run in 2028.
describe("a restart from observed wind turbines", () => {
  it("builds no permitted turbine twice", () => {
    // Bellegem runs two years early, so that nothing is left to come in 2028.
    expect(windAfter(kortrijk, [2026, 15], [2025, 2026, 2027, 2028, 2036, 2040])).toEqual([
      6, 15, 15, 15, 15, 15,
    ]);
    // A third of it runs early; the rest comes when it was to come.
    expect(windAfter(kortrijk, [2026, 9], [2026, 2027, 2028, 2040])).toEqual([9, 9, 15, 15]);
    // What was not under way either is as old as what stood.
    const retired = withLevers(kortrijk, {
      "renewables.wind_capacity": alone.flat(kortrijk, "renewables.wind_capacity", 0),
    });
    expect(windAfter(retired, [2026, 18], [2026, 2028, 2036, 2037])).toEqual([18, 18, 18, 9]);
  });

  it("gives turbines that run early the yield and the life of their project", () => {
    const observed = { "renewables.wind_capacity": [15e3] };
    const run = alone.run({ ...kortrijk, restart: { year: 2026, observed } });
    expect(run.at("renewables.wind_production", 2026)).toBeCloseTo(6e3 * 2100 + 9e3 * 2400, 3);
    expect(run.at("renewables.wind_added", 2027)).toBe(0);
    const short = withParameters(kortrijk, { "renewables.wind_lifetime": [20] });
    const unwanted = withLevers(short, {
      "renewables.wind_capacity": alone.flat(kortrijk, "renewables.wind_capacity", 0),
    });
    // Evolis stood until 2031; what runs since 2026 stands on 1 January 2045 for the last time.
    expect(windAfter(unwanted, [2026, 15], [2031, 2032, 2045, 2046])).toEqual([15, 9, 9, 0]);
  });

  it("is sure of what runs early, however the rest of its permit fares", () => {
    const contested = withParameters(kortrijk, { "renewables.project_success": [1, 0] });
    expect(windAfter(contested, [2026, 15], [2026, 2028, 2031])).toEqual([15, 15, 15]);
    // Three megawatt run; the other six are lost in 2028, and are permitted again in three years.
    expect(windAfter(contested, [2026, 9], [2026, 2028, 2030, 2031])).toEqual([9, 9, 9, 15]);
  });

  it("takes from permits of the plan too, the earliest first", () => {
    const plan = withLevers(kortrijk, {
      "renewables.wind_capacity": alone.through(
        kortrijk,
        "renewables.wind_capacity",
        ...([
          [2026, 6e3],
          [2027, 18e3],
          [2028, 27e3],
        ] as const),
      ),
    });
    // Permits for 3 MW in 2027 beside Bellegem, and for 9 MW in 2028.
    expect(windAfter(plan, [2030, 27], [2027, 2028, 2030, 2031])).toEqual([9, 27, 27, 27]);
    expect(windAfter(plan, [2026, 8], [2026, 2027, 2028])).toEqual([8, 9, 27]);
    expect(windAfter(plan, [2026, 27], [2026, 2027, 2028, 2035])).toEqual([27, 27, 27, 27]);
  });
});
