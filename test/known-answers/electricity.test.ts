import { describe, expect, it } from "vitest";
import { declaration } from "../../engine/model/electricity/declaration.ts";
import { electricity } from "../../engine/model/electricity/module.ts";
import { kortrijkParameters } from "../arbitraries/kortrijk-parameters.ts";
import { runModules } from "../arbitraries/module-run.ts";

const GWh = 1e6;

/** A vector by carrier with electricity alone. */
const carriers = (gigawattHours: number): number[] => [
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  gigawattHours * GWh,
  0,
];

/** What the other modules would say about 2021, from the inventory of that year. */
const inputs2021 = {
  "demography.households": [33_943, 34_240],
  "housing.direct_heating_electricity": [15 * GWh],
  "housing.heat_pump_electricity": [2.5 * GWh],
  "sectors.tertiary_energy": carriers(0.95 * (166.7 - 3.9 - 0.9)),
  "sectors.municipal_energy": carriers(0.05 * (166.7 - 3.9 - 0.9)),
  "sectors.public_lighting": [3.9 * GWh],
  "sectors.industry_energy": carriers(115.0),
  "sectors.agriculture_energy": carriers(2.1),
  "sectors.transport_energy": carriers(1.35 + 2.25),
  "heat.plant_electricity": [0],
  "renewables.pv_production": [55.8 * GWh],
  "renewables.production": [68.4 * GWh],
};

const run = (changes: Readonly<Record<string, number[]>> = {}, record = false) =>
  runModules([electricity], {
    first: 2021,
    last: 2021,
    parameters: kortrijkParameters(declaration, 2021, 2021),
    recorded: { ...inputs2021, ...changes },
    record,
  });

describe("electricity, Kortrijk in 2021", () => {
  it("meets the offtake of 2021 within 1 %", () => {
    const offtake = run().at("electricity.offtake", 2021) / GWh;
    expect(Math.abs(offtake / 369.52 - 1)).toBeLessThan(0.01);
    expect(run().at("electricity.use", 2021) / GWh).toBeCloseTo(399.8, -0.5);
  });

  it("finds the 17.1 % of 2021", () => {
    expect(run().at("electricity.renewable_share", 2021)).toBeCloseTo(0.171, 3);
  });

  it("gives households what their meters and roofs gave them, without charging of cars", () => {
    const households = run().at("electricity.household_use", 2021) / GWh;
    expect(households).toBeCloseTo(94.77 + 0.65 * 30.3 - 1.35, 0);
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
