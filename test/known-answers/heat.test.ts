import { describe, expect, it } from "vitest";
import { heat } from "../../engine/model/heat/module.ts";
import type { RecordedSeries } from "../../engine/run/instance.ts";
import { LoneModule, withLevers, withParameters, type Values } from "../arbitraries/lone-module.ts";

const alone = new LoneModule(heat);
const { kortrijk, first, last, years } = alone;

const H = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([id, given]) => [`heat.${id}`, given]));
const always = (values: readonly number[], rows: number): number[] =>
  Array.from({ length: rows }, () => values).flat();

interface Surroundings {
  readonly networkHeat?: number;
  readonly demolished?: number;
  readonly connectable?: number;
  readonly tertiaryGas?: number;
  /** Useful heat of the tertiary sector, by year of the run. */
  readonly tertiary?: (index: number) => number;
}

/** What the heat module reads, the same in all years. */
function around(given: Surroundings = {}): RecordedSeries {
  return {
    "housing.dwellings_by_heating": always([30e3, 2e3, 1500, 900, 500, 80], years + 1),
    "housing.connectable": always([given.connectable ?? 33e3], years + 1),
    "housing.network_demolished": always([given.demolished ?? 0], years),
    "housing.useful_heat": always([380e6], years),
    "housing.useful_heat_network": always([given.networkHeat ?? 0.8e6], years),
    "tertiary.useful_heat": Array.from({ length: years }, (_, index) =>
      given.tertiary ? given.tertiary(index) : 180e6,
    ),
    "municipal.useful_heat": always([12e6], years),
    "tertiary.energy": always(
      [given.tertiaryGas ?? 220e6, 30e6, 0, 0, 0, 0, 0, 0, 250e6, 0],
      years,
    ),
  };
}

const wish = (share: number, start: number): Values =>
  H({
    connection_share: alone.flat(kortrijk, "heat.connection_share", share),
    build_start: alone.flat(kortrijk, "heat.build_start", start),
  });
const unlimited = H({ metres_per_year: alone.flat(kortrijk, "heat.metres_per_year", 1e9) });
const atOnce = H({ uptake_duration: [1] });

describe("connections", () => {
  it("counts the buildings of the five districts", () => {
    const sum = (id: string): number =>
      kortrijk.parameters[id]!.reduce((total, value) => total + value, 0);
    expect(sum("heat.district_dwellings") + sum("heat.district_others")).toBe(5439);
    expect(0.4 * 5439).toBeCloseTo(2176, 0);
  });

  it("lays 21.8 km in 14.5 years", () => {
    const region = withLevers(withParameters(kortrijk, atOnce), wish(0.4, 2024));
    const run = alone.run(region, around());
    const laid = run.series("heat.metres_laid");
    for (let year = 0; year < 14; year++) expect(laid[year]).toBeCloseTo(1500, 6);
    expect(laid[14]).toBeCloseTo(756, 6);
    expect(laid[15]).toBeCloseTo(0, 6);
    expect(laid.reduce((sum, value) => sum + value, 0) / 1500).toBeCloseTo(14.504, 3);
    expect(run.at("heat.district_share_connected", 2050)).toBeCloseTo(0.4, 9);
    // In 2030 six years of pipe lie in the ground, and the limit is named.
    const { wished, got } = run.constraint("heat.metres_laid", 2030, 2);
    expect(wished).toBeCloseTo(0.4, 9);
    expect(got).toBeCloseTo(900 / 5439, 9);
  });

  it("follows the S-curve when nothing binds", () => {
    const run = alone.run(withLevers(kortrijk, { ...wish(0.4, 2027), ...unlimited }), around());
    for (let year = first; year <= last; year++) {
      const x = Math.min(1, Math.max(0, (year - 2027) / 15));
      const share = 0.4 * (3 * x * x - 2 * x * x * x);
      expect(run.at("heat.district_share_connected", year)).toBeCloseTo(share, 12);
      expect(run.at("heat.connected_share_by_district", year, 3)).toBeCloseTo(share, 12);
    }
    const half = withParameters(kortrijk, { "heat.uptake_duration": [7.5] });
    const fast = alone.run(withLevers(half, { ...wish(0.4, 2027), ...unlimited }), around());
    expect(fast.at("heat.district_share_connected", 2031)).toBeGreaterThan(
      2 * run.at("heat.district_share_connected", 2031),
    );
    expect(fast.at("heat.district_share_connected", 2050)).toBeCloseTo(0.4, 12);
  });

  it("connects no more dwellings than the stock has to offer", () => {
    const region = withLevers(withParameters(kortrijk, atOnce), {
      ...wish(1, 2024),
      ...unlimited,
    });
    const run = alone.run(region, around({ connectable: 1000 }));
    expect(run.at("heat.new_dwellings_connected", 2024)).toBeCloseTo(500, 9);
    expect(run.at("heat.others_connected", 2025)).toBeCloseTo(1470, 9);
    const { wished, got } = run.constraint("heat.connectable_dwellings", 2025, 0);
    expect([wished, got < 0.6]).toEqual([1, true]);
  });

  it("uses the metres that dwellings leave for other buildings", () => {
    const region = withLevers(withParameters(kortrijk, atOnce), {
      ...wish(1, 2024),
      // Exactly what 500 dwellings and 1470 other buildings need.
      "heat.metres_per_year": alone.flat(kortrijk, "heat.metres_per_year", 19_700),
    });
    const run = alone.run(region, around({ connectable: 1000 }));
    expect(run.at("heat.others_connected", 2025)).toBeCloseTo(1470, 9);
    expect(run.at("heat.metres_laid", 2024)).toBeCloseTo(19_700, 6);
  });

  it("lays nothing before the run", () => {
    const share = (start: number): number =>
      alone
        .run(withLevers(kortrijk, { ...wish(0.4, start), ...unlimited }), around())
        .at("heat.district_share_connected", 2030);
    expect(share(2010)).toBe(share(2024));
    expect(share(2024)).toBeGreaterThan(share(2025));
  });

  it("loses demolished dwellings in proportion, also outside the districts", () => {
    const run = alone.run(kortrijk, around({ demolished: 8 }));
    expect(run.at("heat.dwellings_connected", 2024)).toBe(80);
    expect(run.at("heat.dwellings_connected", 2025)).toBeCloseTo(72, 9);
    expect(run.at("heat.dwellings_connected", 2050)).toBeCloseTo(0, 9);
  });
});

describe("heat", () => {
  it("delivers half the heat of a district at half the buildings", () => {
    const region = withLevers(withParameters(kortrijk, atOnce), {
      ...wish(0.5, 2024),
      ...unlimited,
    });
    const run = alone.run(region, around({ tertiary: (index) => (index < 10 ? 180e6 : 90e6) }));
    const all = kortrijk.parameters["heat.district_other_heat"]!;
    const total = all.reduce((sum, value) => sum + value, 0);
    expect(total / 1e6).toBeCloseTo(53.96, 1);
    // Half of the half in the year of connecting: the mean of the stocks.
    expect(run.at("heat.delivered_others", 2024)).toBeCloseTo(total / 4, 3);
    expect(run.at("heat.delivered_others", 2030)).toBeCloseTo(total / 2, 3);
    expect(run.at("heat.delivered_others", 2040)).toBeCloseTo(total / 4, 3);
    expect(run.at("heat.displaced_gas", 2030)).toBeCloseTo(total / 2 / 0.88, 3);
    // Of 0.8 GWh for dwellings a part is outside the districts.
    const dwellings = run.at("heat.delivered_by_district", 2030, 1) - all[1]! / 2;
    const onNetworks = run.at("heat.dwellings_connected", 2030);
    expect(dwellings).toBeCloseTo((0.8e6 * 71) / onNetworks, 3);
  });

  it("loses 15 % on the way", () => {
    const run = alone.run(kortrijk, around({ networkHeat: 8.5e6 }));
    expect(run.at("heat.delivered", 2030)).toBe(8.5e6);
    expect(run.at("heat.fed_in", 2030)).toBeCloseTo(10e6, 3);
    expect(run.at("heat.losses", 2030)).toBeCloseTo(1.5e6, 3);
  });

  const potential = (...values: readonly number[]): Values =>
    H({ source_potential: always(values, years) });
  const supply = (run: ReturnType<LoneModule["run"]>): number[] =>
    [0, 1, 2, 3, 4, 5].map((source) =>
      Math.round(run.at("heat.fed_in_by_source", 2030, source) / 1e3),
    );

  it("covers at most 80 % with base load", () => {
    const fed = around({ networkHeat: 8.5e6 });
    const with_ = (...values: readonly number[]): number[] =>
      supply(alone.run(withLevers(kortrijk, potential(...values)), fed));
    expect(with_(38e6, 0, 0, 0, 0)).toEqual([8000, 0, 0, 0, 0, 2000]);
    expect(with_(5e6, 38e6, 38e6, 38e6, 0)).toEqual([5000, 3000, 0, 0, 0, 2000]);
    expect(with_(0, 0, 0, 38e6, 0)).toEqual([0, 0, 0, 2000, 0, 8000]);
    expect(with_(3e6, 0, 0, 38e6, 38e6)).toEqual([3000, 0, 0, 2000, 5000, 0]);
    expect(with_(0, 0, 0, 0, 0)).toEqual([0, 0, 0, 0, 0, 10000]);
  });

  it("burns gas only for what the sources leave", () => {
    const run = alone.run(
      withLevers(kortrijk, potential(4e6, 2e6, 0, 0, 1e6)),
      around({ networkHeat: 8.5e6 }),
    );
    expect(run.at("heat.residual_heat_recovered", 2030)).toBeCloseTo(4e6, 3);
    expect(run.at("heat.plant_gas", 2030)).toBeCloseTo(3e6 / 0.95, 3);
    // Pumps 2 % of 10 GWh, a quarter of the bore-holes' 2 GWh, 0.317 of the heat pump's 1 GWh.
    expect(run.at("heat.plant_electricity", 2030)).toBeCloseTo(0.2e6 + 0.5e6 + 0.317e6, 3);
    const { wished, got } = run.constraint("heat.base_load", 2030, 0);
    expect([wished, got]).toEqual([4e6, 4e6]);
  });

  it("uses residual heat only as far as the network needs heat", () => {
    const run = alone.run(withLevers(kortrijk, potential(38e6, 0, 0, 0, 0)), around());
    const { wished, got } = run.constraint("heat.base_load", 2030, 0);
    expect(wished).toBe(38e6);
    expect(got).toBeCloseTo((0.8 * 0.8e6) / 0.85, 3);
  });

  it("adds up the heat of buildings", () => {
    expect(alone.run(kortrijk, around()).at("heat.building_demand", 2030)).toBe(572e6);
  });
});
