import { describe, expect, it } from "vitest";
import { renewables } from "../../engine/model/renewables/module.ts";
import { LoneModule, withLevers, withParameters, type Values } from "../arbitraries/lone-module.ts";

const alone = new LoneModule(renewables);
const { kortrijk, first, last } = alone;
const wind = (...points: [number, number][]): Values => ({
  "renewables.wind_capacity": alone.through(kortrijk, "renewables.wind_capacity", ...points),
});

/** The limit that kept wind below its wish on 1 January of a year. */
function bindingLimit(run: ReturnType<LoneModule["run"]>, year: number): string {
  const ids = [
    "wind_permit_time",
    "wind_potential",
    "wind_permits_per_year",
    "wind_permit_success",
  ].filter((id) => {
    const { wished, got } = run.constraint(`renewables.${id}`, year);
    return wished - got > 1e-6;
  });
  return ids.join();
}

describe("wind turbines", () => {
  it("yields 12.6 GWh from 6 MW", () => {
    const run = alone.run(kortrijk);
    expect(run.at("renewables.wind_capacity", 2024)).toBe(6000);
    expect(run.at("renewables.wind_production", 2024)).toBeCloseTo(12.6e6, 3);
    // 6 MW x 2100 h and 9 MW x 2400 h.
    expect(run.at("renewables.wind_production", 2030)).toBeCloseTo(34.2e6, 3);
    // The year before the permitted turbines run takes half of their yield: the mean of the stocks.
    expect(run.at("renewables.wind_production", 2027)).toBeCloseTo(12.6e6 + 10.8e6, 3);
  });

  it("counts turbines of 3 MW", () => {
    const run = alone.run(withLevers(kortrijk, wind([2024, 6e3], [2040, 31e3], [2050, 44e3])));
    expect(run.at("renewables.wind_turbines", 2024)).toBe(2);
    expect(run.at("renewables.wind_turbines", 2050)).toBeCloseTo(14.67, 2);
  });

  it("reaches the city's 31 MW in 2040 and 44 MW in 2050, and falls short before permits can be ready", () => {
    const run = alone.run(withLevers(kortrijk, wind([2024, 6e3], [2040, 31e3], [2050, 44e3])));
    expect(run.at("renewables.wind_capacity", 2040)).toBeCloseTo(31e3, 6);
    expect(run.at("renewables.wind_capacity", 2050)).toBeCloseTo(44e3, 6);
    expect(run.atEnd("renewables.wind_capacity")).toBeCloseTo(44e3, 6);
    for (const year of [2025, 2026, 2027]) {
      expect(run.at("renewables.wind_capacity", year)).toBe(6000);
      expect(bindingLimit(run, year)).toBe("wind_permit_time");
    }
    expect(bindingLimit(run, 2024)).toBe("");
    expect(bindingLimit(run, 2028)).toBe("");
  });

  it("stops 500 MW of wind at the limits", () => {
    const run = alone.run(withLevers(kortrijk, wind([2024, 6e3], [2030, 500e3])));
    const stands = (year: number): number => run.at("renewables.wind_capacity", year);
    // Sites for 15 MW are known, 12 MW a year come to it: the first permits of 2024 run in 2027.
    expect([2026, 2027, 2028, 2029, 2030, 2050].map(stands)).toEqual([
      6e3, 18e3, 39e3, 51e3, 60e3, 60e3,
    ]);
    expect([2025, 2026].map((year) => bindingLimit(run, year))).toEqual([
      "wind_permit_time",
      "wind_permit_time",
    ]);
    for (const year of [2027, 2028, 2029]) {
      expect(bindingLimit(run, year)).toBe("wind_permits_per_year");
    }
    for (let year = 2030; year <= last; year++) {
      expect(bindingLimit(run, year)).toBe("wind_potential");
      const { wished, got } = run.constraint("renewables.wind_potential", year);
      expect([wished, got]).toEqual([500e3, 60e3]);
    }
  });

  it("keeps a turbine for its lifetime", () => {
    const run = alone.run(withLevers(kortrijk, wind([2024, 0])));
    const stands = (year: number): number => run.at("renewables.wind_capacity", year);
    // Evolis of 2012 stands on 1 January 2036 for the last time; Bellegem of 2028 outlives the run.
    expect([2036, 2037, 2050].map(stands)).toEqual([15e3, 9e3, 9e3]);
    const long = withParameters(kortrijk, { "renewables.wind_lifetime": [25.5] });
    const split = alone.run(withLevers(long, wind([2024, 0])));
    expect(split.at("renewables.wind_capacity", 2037)).toBeCloseTo(12e3, 6);
  });

  it("replaces what ends its life when the wish stands", () => {
    const run = alone.run(kortrijk);
    for (let year = 2028; year <= last; year++) {
      expect(run.at("renewables.wind_capacity", year)).toBeCloseTo(15e3, 6);
    }
    // The six megawatt of 2012 are commissioned anew in 2036, to run on 1 January 2037.
    expect(run.at("renewables.wind_added", 2036)).toBeCloseTo(6e3, 6);
  });

  it("bends, and does not merely shift, when lifetime, permit time or potential halves", () => {
    const plan = withLevers(kortrijk, wind([2024, 6e3], [2040, 80e3]));
    const base = alone.run(plan).series("renewables.wind_capacity");
    const halved = (id: string): number[] =>
      alone
        .run(withParameters(plan, { [id]: plan.parameters[id]!.map((value) => value / 2) }))
        .series("renewables.wind_capacity");
    // Lifetime 12.5: half of the turbines of 2012 are gone on 1 January 2024, before a permit is ready.
    expect(halved("renewables.wind_lifetime")[0]).toBe(3e3);
    expect(halved("renewables.wind_lifetime").at(-1)).toBeCloseTo(60e3, 6);
    expect(halved("renewables.wind_permit_time")[2]).toBeGreaterThan(base[2]!);
    expect(halved("renewables.wind_permit_time").at(-1)).toBeCloseTo(base.at(-1)!, 6);
    expect(halved("renewables.wind_potential")[5]).toBe(base[5]);
    expect(halved("renewables.wind_potential").at(-1)).toBe(30e3);
  });

  it("tries again when a permit is lost, and the time passes once more", () => {
    const lost = withParameters(kortrijk, { "renewables.project_success": [1, 0] });
    const run = alone.run(lost);
    const stands = (year: number): number => run.at("renewables.wind_capacity", year);
    expect([2027, 2028, 2030, 2031].map(stands)).toEqual([6e3, 6e3, 6e3, 15e3]);
    for (const year of [2028, 2029, 2030]) {
      expect(bindingLimit(run, year)).toBe("wind_permit_success");
    }
    const risky = withParameters(kortrijk, { "renewables.wind_permit_success": [0.5] });
    const plan = alone.run(withLevers(risky, wind([2024, 6e3], [2030, 27e3])));
    const sure = alone.run(withLevers(kortrijk, wind([2024, 6e3], [2030, 27e3])));
    expect(plan.at("renewables.wind_capacity", 2030)).toBeLessThan(
      sure.at("renewables.wind_capacity", 2030),
    );
    expect(plan.at("renewables.wind_capacity", 2050)).toBeGreaterThan(26e3);
  });

  it("waits for a known project that is late instead of replacing it", () => {
    const late = withParameters(kortrijk, { "renewables.project_online": [2012, 2032] });
    const run = alone.run(late);
    expect(run.at("renewables.wind_capacity", 2031)).toBe(6000);
    expect(bindingLimit(run, 2030)).toBe("wind_permit_time");
    expect(run.at("renewables.wind_capacity", 2040)).toBeCloseTo(15e3, 6);
  });
});

const P = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([id, given]) => [`renewables.${id}`, given]));
const endless = P({ pv_lifetime: [200], pv_lifetime_shape: [20], pv_installation_limit: [1e9] });
const still = P({ pv_uptake_rate: [0, 0, 0, 0] });

describe("solar panels", () => {
  it("follows the logistic curve in closed form", () => {
    const run = alone.run(withParameters(kortrijk, endless));
    const start = kortrijk.parameters["renewables.pv_start_capacity"]!;
    const room = kortrijk.parameters["renewables.pv_potential"]!;
    for (const segment of [0, 1, 2]) {
      for (const year of [2024, 2030, 2050]) {
        const odds = room[segment]! / start[segment]! - 1;
        const expected = room[segment]! / (1 + odds * Math.exp(-0.204 * (year - first)));
        const actual = run.at("renewables.pv_capacity_by_segment", year, segment);
        expect(actual / expected).toBeCloseTo(1, 9);
      }
    }
    expect(run.at("renewables.pv_carport_capacity", 2050)).toBe(0);
  });

  it("yields 900 kWh per kWp in the first year", () => {
    const unchanging = withParameters(kortrijk, {
      ...endless,
      ...still,
      ...P({ pv_degradation: [0] }),
    });
    const run = alone.run(unchanging);
    expect(run.at("renewables.pv_capacity", 2024)).toBeCloseTo(85e3, 6);
    expect(run.at("renewables.pv_production", 2024)).toBeCloseTo(76.5e6, 0);
    const ageing = alone.run(withParameters(kortrijk, { ...endless, ...still }));
    const yields = ageing.series("renewables.pv_production");
    expect(yields[0]! / (900 * 85e3)).toBeCloseTo(1 - 0.0025, 9);
    yields.slice(1).forEach((value, index) => expect(value / yields[index]!).toBeCloseTo(0.995, 9));
  });

  it("wears panels out after their mean lifetime", () => {
    const long = new LoneModule(renewables, 2024, 2123);
    const fresh = long.kortrijk.parameters["renewables.pv_start_age"]!.map((_, age) =>
      age === 0 ? 1 : 0,
    );
    const alive = long
      .run(
        withParameters(long.kortrijk, {
          ...still,
          ...P({ pv_start_age: fresh, pv_replacement_share: [0] }),
        }),
      )
      .series("renewables.pv_capacity");
    // The years lived by a kilowatt add up to its mean lifetime.
    const lived = alive.reduce((sum, value) => sum + value, 0) / 85e3;
    expect(lived).toBeCloseTo(30, 2);
    expect(alive.at(-1)).toBeLessThan(1e-6);
  });

  it("keeps the stock when all that wears out is replaced", () => {
    const run = alone.run(withParameters(kortrijk, still));
    for (const value of run.series("renewables.pv_capacity")) expect(value).toBeCloseTo(85e3, 6);
    expect(run.at("renewables.pv_added", 2050)).toBeGreaterThan(1000);
  });

  it("shares out what can be installed", () => {
    const plan = withLevers(kortrijk, {
      "renewables.pv_carport_capacity": alone.through(
        kortrijk,
        "renewables.pv_carport_capacity",
        [2024, 0],
        [2030, 6e3],
        [2050, 25e3],
      ),
    });
    const run = alone.run(plan);
    // The plan's car parks come before the uptake on roofs; together they meet the limit.
    expect(run.at("renewables.pv_carport_capacity", 2030)).toBeCloseTo(6e3, 6);
    expect(run.at("renewables.pv_carport_capacity", 2050)).toBeCloseTo(25e3, 6);
    expect(run.at("renewables.pv_added", 2026)).toBeCloseTo(10e3, 6);
    const without = alone.run(kortrijk);
    expect(run.at("renewables.pv_roof_capacity", 2025)).toBeLessThan(
      without.at("renewables.pv_roof_capacity", 2025),
    );
  });

  it("reports which limit held panels back", () => {
    const wish = (lever: string, value: number): Values => ({
      [`renewables.${lever}`]: alone.flat(kortrijk, `renewables.${lever}`, value),
    });
    type Run = ReturnType<LoneModule["run"]>;
    const gap = (run: Run, id: string, year: number): number => {
      const { wished, got } = run.constraint(`renewables.${id}`, year);
      return wished - got;
    };
    const roofs = alone.run(withLevers(kortrijk, wish("pv_roof_share", 0.9)));
    expect(gap(roofs, "pv_roof_installation", 2030)).toBeGreaterThan(0.1);
    const canopies = alone.run(withLevers(kortrijk, wish("pv_carport_capacity", 60e3)));
    expect(gap(canopies, "pv_carport_installation", 2026)).toBeGreaterThan(30e3);
    expect(gap(canopies, "pv_carport_potential", 2026)).toBe(0);
    expect(canopies.at("renewables.pv_carport_capacity", 2050)).toBeCloseTo(30e3, 6);
    expect(gap(canopies, "pv_carport_potential", 2050)).toBeCloseTo(30e3, 6);
    expect(gap(canopies, "pv_carport_installation", 2050)).toBe(0);
  });

  it("says so when installers hold the uptake back that no plan asked for", () => {
    const roofs = (run: ReturnType<LoneModule["run"]>, year: number) =>
      run.constraint("renewables.pv_roof_installation", year);
    const run = alone.run(kortrijk);
    for (let year = first + 1; year <= last; year++) {
      expect(run.at("renewables.pv_added", year - 1)).toBeCloseTo(10e3, 6);
      const { wished, got } = roofs(run, year);
      expect(got).toBe(run.at("renewables.pv_roof_share", year));
      expect(wished).toBeGreaterThan(got);
    }
    // The curve of REN-5 from 85 MWp, before panels wear out faster than they are replaced.
    const start = kortrijk.parameters["renewables.pv_start_capacity"]!;
    const room = kortrijk.parameters["renewables.pv_potential"]!;
    const curve = [0, 1, 2].reduce((sum, segment) => {
      const odds = room[segment]! / start[segment]! - 1;
      return sum + room[segment]! / (1 + odds * Math.exp(-0.204));
    }, 0);
    expect(roofs(run, 2025).wished).toBeCloseTo(curve / 385e3, 9);
    const plenty = alone.run(withParameters(kortrijk, P({ pv_installation_limit: [1e9] })));
    for (let year = first; year <= last; year++) {
      expect(roofs(plenty, year)).toEqual({ wished: 0, got: 0 });
    }
  });

  it("brings 35 % of the roof potential into use by 2030 even on the trend", () => {
    const run = alone.run(kortrijk);
    expect(run.at("renewables.pv_roof_share", 2024)).toBeCloseTo(85 / 385, 9);
    expect(run.at("renewables.pv_roof_share", 2030)).toBeGreaterThan(0.35);
  });

  it("bends when lifetime, potential or installation halves", () => {
    const base = alone.run(kortrijk).series("renewables.pv_capacity");
    const halved = (id: string, region = kortrijk): number[] =>
      alone
        .run(withParameters(region, { [id]: region.parameters[id]!.map((value) => value / 2) }))
        .series("renewables.pv_capacity");
    const end = base.length - 1;
    const rise = (path: number[], at: number): number => path[at]! - path[at - 1]!;
    expect(rise(halved("renewables.pv_lifetime"), end)).toBeLessThan(rise(base, end));
    const small = halved("renewables.pv_potential");
    expect(rise(small, 1) / rise(base, 1)).toBeGreaterThan(0.95);
    expect(small[end]).toBeLessThan(200e3);
    expect(rise(halved("renewables.pv_installation_limit"), 1)).toBeCloseTo(rise(base, 1) / 2, -2);
  });
});
