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

/**
 * The inputs of 2021, in the place of the modules that would give them. Sources: Fluvius by statistical
 * sector (offtake: households 94.77, others 274.75, together 369.52 GWh), Fluvius by branch 2020 for
 * the split of the others, Statistiek Vlaanderen (households), the city's note (17.1 %, 6 MW of wind).
 *
 * This is the bookkeeping of a known year, no test of foresight: use per household is calibrated on
 * the same meters, the meters of firms are inputs, and the production of the panels was derived from
 * the 17.1 %. What it can find is a use that is missing, or that stands in two places.
 */
const OTHER_METERS = 274.75;
/** Charging at work and in public passes the meters of services; depots are a branch of their own. */
const CHARGED_ELSEWHERE = 0.9;
const DEPOTS = 1.35;
const LIGHTING = 3.9;
/** Fluvius by branch 2020: services 157.564 of 263.034 GWh, with 7 % of the PV that is self-consumed. */
const SERVICES = 166.7 - LIGHTING - CHARGED_ELSEWHERE;
const inputs2021 = {
  "demography.households": [33_943, 34_240],
  "housing.direct_heating_electricity": [15 * GWh],
  "housing.heat_pump_electricity": [2.5 * GWh],
  "tertiary.energy": carriers(0.95 * SERVICES),
  "municipal.energy": carriers(0.05 * SERVICES),
  "municipal.public_lighting": [LIGHTING * GWh],
  "industry.energy": carriers(115.0),
  "agriculture.energy": carriers(2.1),
  // 1.2 % of road traffic by battery, and depots and stations of transport firms.
  "mobility.electricity": [(2.25 + DEPOTS) * GWh],
  "heat.plant_electricity": [0],
  "renewables.pv_production": [55.8 * GWh],
  // 6 MW of wind at 2100 hours.
  "renewables.production": [(55.8 + 12.6) * GWh],
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
