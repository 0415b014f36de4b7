import { describe, expect, it } from "vitest";
import { GWh, inputs2021, OTHER_METERS, run2021 as run } from "./electricity-2021.ts";

describe("electricity, Kortrijk in 2021", () => {
  it("meets the offtake of 2021 within 1 %", () => {
    const offtake = run().at("electricity.offtake", 2021) / GWh;
    expect(Math.abs(offtake / 369.52 - 1)).toBeLessThan(0.01);
    expect(run().at("electricity.use", 2021) / GWh).toBeCloseTo(399.8, -0.5);
  });

  it("finds the 17.1 % of 2021", () => {
    expect(run().at("electricity.renewable_share", 2021)).toBeCloseTo(0.171, 3);
  });

  it("takes heating and cars out of the household meters", () => {
    const households = run().at("electricity.household_use", 2021) / GWh;
    // Heating comes back as a use of its own, cars do not: they are transport.
    expect(households).toBeCloseTo(94.77 + 19.7 - 1.35, 9);
    expect(run().at("electricity.use_by", 2021, 0) / GWh).toBeCloseTo(95.62, 9);
    const moreCars = { "mobility.electricity": [100 * GWh] };
    expect(run(moreCars).at("electricity.household_use", 2021) / GWh).toBeCloseTo(households, 9);
  });

  it("counts every metered kWh once: meters and roofs on one side, uses on the other", () => {
    const behindMeters = 94.77 + OTHER_METERS + 0.543 * 55.8;
    // Within 0.5 GWh: the shares of branches are those of 2020, rounded.
    expect(run().at("electricity.use", 2021) / GWh - behindMeters).toBeCloseTo(0, 0);
  });

  it("does not clip the share of a city that makes more than it uses", () => {
    const result = run({ "renewables.production": [1000 * GWh] });
    expect(result.at("electricity.renewable_share", 2021)).toBeGreaterThan(2);
  });

  it("gives a city that uses nothing a share of 0", () => {
    const nothing = Object.fromEntries(
      Object.entries(inputs2021).map(([id, values]) => [id, values.map(() => 0)]),
    );
    const result = run({ ...nothing, "renewables.production": [GWh] });
    expect(result.at("electricity.renewable_share", 2021)).toBe(0);
    expect(result.at("electricity.injection", 2021)).toBe(GWh);
  });

  it("imports what neither roofs nor turbines cover, in the account of every use", () => {
    const result = run({}, true);
    const account = result.accounts[0]!.get("electricity.electricity")!;
    const uses = account.length / 4;
    const sum = (column: number): number =>
      account.slice(column * uses, (column + 1) * uses).reduce((a, b) => a + b, 0) / GWh;
    const [own, local, imported, used] = [sum(0), sum(1), sum(2), sum(3)];
    expect(own).toBeCloseTo(0.543 * 55.8, 9);
    expect(own + local).toBeCloseTo(68.4, 9);
    expect(imported).toBeCloseTo(used - 68.4, 9);
  });
});
