/** Costs of small cities, done by hand. */
import { describe, expect, it } from "vitest";
import { annuityValue } from "../../engine/model/costs/equations.ts";
import { kindsOfExpense } from "../../engine/model/costs/measures.ts";
import {
  cellOf,
  cells,
  first,
  kortrijk,
  last,
  measureAt,
  payers,
  region,
  run,
  years,
} from "../arbitraries/costs-run.ts";

/** Cells of `financing` x `payer`, or of `cost_measure`, that are the same for all members. */
const everyExpense = (...shares: readonly number[]): number[] =>
  Array.from({ length: 14 }, () => shares).flat();
const HOUSEHOLDS_PAY = everyExpense(1, 0, 0, 0);
/** Homes' panels are households', all else companies'. */
const kindsOwned = (): number[] =>
  kindsOfExpense.flatMap(([kind]) => (kind === "home_panels" ? [1, 0, 0, 0] : [0, 1, 0, 0]));
const inYear =
  (year: number, values: readonly number[]) =>
  (index: number): readonly number[] =>
    index === year - first ? values : values.map(() => 0);

describe("what is placed", () => {
  it("prices what is placed", () => {
    const city = region({
      renovation_house_cost: [10_000, 20_000, 30_000, 60_000],
      renovation_apartment_cost: [5000, 10_000, 15_000, 30_000],
      pv_cost: 1000,
      wind_cost: 1400,
      car_cost: 30_000,
      heating_cost: 5000,
      pipe_cost: 1500,
      network_dwelling_cost: 10_000,
      network_building_cost: 5000,
      service_renovation_cost: 8,
      service_heating_cost: 300,
      service_full_load_hours: 1500,
    });
    const series = run(city, {
      "housing.renovated_by_depth": [10, 0, 0, 6],
      "housing.renovated_apartments_by_depth": [4, 0, 0, 1],
      "housing.heating_placed": [3, 0, 0, 2, 0],
      "housing.heating_placed_new": [0, 0, 0, 7, 0],
      "heat.new_dwellings_connected": [5],
      "heat.new_others_connected": [2],
      "heat.metres_laid": [70],
      "renewables.pv_added_by_segment": [100, 50, 0, 10],
      "renewables.wind_added": [3000],
      "tertiary.heat_saved": [10_000],
      "municipal.heat_saved": [1000],
      "tertiary.heating_placed": [150_000, 0, 0, 0, 0, 300_000],
      "municipal.heating_placed": [0, 0, 0, 0, 0, 30_000],
      "mobility.sales_by_drive": [4, 0, 0, 6],
    });
    const by = (measure: string): number =>
      series.at("costs.investment_by_measure", 2030, measureAt(measure));
    const wanted: Record<string, number> = {
      renovation_house_one_step: 6 * 10_000,
      renovation_house_to_a: 5 * 60_000,
      renovation_apartment_one_step: 4 * 5000,
      renovation_apartment_to_a: 30_000,
      heating_gas: 15_000,
      heating_heat_pump: 10_000,
      heating_new_dwellings: 35_000,
      network_dwellings: 50_000,
      network_buildings: 10_000,
      network_pipes: 105_000,
      pv_homes: 100_000,
      pv_businesses: 50_000,
      pv_car_parks: 10_000,
      wind_turbines: 4.2e6,
      renovation_tertiary: 80_000,
      renovation_municipal: 8000,
      heating_tertiary: 90_000,
      heating_municipal: 6000,
      cars_petrol: 120_000,
      cars_battery: 180_000,
    };
    for (const [measure, amount] of Object.entries(wanted)) {
      expect(by(measure), measure).toBeCloseTo(amount, 6);
    }
    const sum = Object.values(wanted).reduce((all, one) => all + one, 0);
    expect(series.at("costs.investment", 2030)).toBeCloseTo(sum, 4);
  });

  it("lets building work grow dearer from the price year on", () => {
    const city = region({ construction_cost_change: 0.02, pipe_cost: 1000 });
    const series = run(city, { "heat.metres_laid": [1] });
    expect(series.at("costs.investment", 2024)).toBeCloseTo(1000, 9);
    expect(series.at("costs.investment", 2026)).toBeCloseTo(1040.4, 9);
    expect(series.at("costs.investment", 2050)).toBeCloseTo(1000 * Math.pow(1.02, 26), 6);
  });

  it("lets a price fall with each doubling beyond its path", () => {
    const placed = {
      "renewables.wind_added": [10],
      "renewables.pv_added_by_segment": [1, 0, 0, 0],
    };
    const figures = { wind_cost: 1000, pv_cost: 500 };
    // One doubling by 2025, three by 2027; none of solar panels.
    const doublings = [
      ...Array.from({ length: years }, () => 0),
      ...Array.from({ length: years }, () => 0),
      ...Array.from({ length: years }, (_, at) => Math.min(at, 3)),
      ...Array.from({ length: years }, () => 0),
    ];
    const learning = region({
      ...figures,
      learning_rate: [0.1, 0.2, 0.15, 0.02],
      extra_doublings: doublings,
    });
    const series = run(learning, placed);
    expect(series.at("costs.investment", first)).toBe(10 * 1000 + 500);
    expect(series.at("costs.investment", first + 1)).toBeCloseTo(10 * 850 + 500, 9);
    expect(series.at("costs.investment", last)).toBeCloseTo(
      10 * 1000 * 0.85 * 0.85 * 0.85 + 500,
      9,
    );
    // Without a doubling no learning rate moves a bit.
    const path = run(region({ ...figures, learning_rate: 0.4 }), placed);
    expect(path.at("costs.investment", last)).toBe(10 * 1000 + 500);
  });

  it("has every technology learn at its own rate", () => {
    const placed = {
      "housing.renovated_by_depth": [0, 0, 0, 1],
      "housing.heating_placed": [1, 0, 0, 1, 0],
      "tertiary.heating_placed": [1000, 0, 0, 0, 0, 1000],
      "tertiary.heat_saved": [10],
      "renewables.pv_added_by_segment": [1, 0, 0, 0],
      "renewables.wind_added": [1],
    };
    const series = run(
      region({
        ...{ renovation_house_cost: 1000, heating_cost: 1000, service_heating_cost: 1000 },
        ...{ service_full_load_hours: 1000, service_renovation_cost: 100 },
        ...{ pv_cost: 1000, wind_cost: 1000 },
        learning_rate: [0.1, 0.2, 0.3, 0.4],
        extra_doublings: 1,
      }),
      placed,
    );
    const by = (measure: string): number =>
      series.at("costs.investment_by_measure", first, measureAt(measure));
    const wanted = {
      renovation_house_to_a: 600,
      heating_gas: 1000,
      heating_heat_pump: 900,
      heating_tertiary: 1900,
      renovation_tertiary: 600,
      pv_homes: 800,
      wind_turbines: 700,
    };
    for (const [measure, amount] of Object.entries(wanted)) {
      expect(by(measure), measure).toBeCloseTo(amount, 9);
    }
  });

  it("replaces what wears out", () => {
    const city = region({
      charging_cost: [0, 100],
      life: 10,
      source_cost: 100,
      source_full_load_hours: 1000,
    });
    const [residual, backup] = ["residual", "backup"].map((id) => cellOf("heat_source", id));
    const series = run(city, {
      // 40 points stand; 60 from 2026 on.
      "mobility.charging_points": (index) => [index < 2 ? 40 : 60],
      // A source comes in 2028; networks with 1 GWh of heat, as at the start.
      "heat.fed_in_by_source": (index) =>
        [0, 1, 2, 3, 4, 5].map((at) =>
          at === residual ? (index < 4 ? 0 : 6e5) : at === backup ? (index < 4 ? 1e6 : 4e5) : 0,
        ),
    });
    const by = (measure: string, year: number): number =>
      series.at("costs.investment_by_measure", year, measureAt(measure));
    // 4 of the 40 wear out each year, and 20 come on top in 2025, the year before they stand.
    expect(by("charging_public", 2024)).toBeCloseTo(400, 9);
    expect(by("charging_public", 2025)).toBeCloseTo(2400, 9);
    expect(by("charging_public", 2033)).toBeCloseTo(400, 9);
    // What was placed in 2025 is placed anew ten years later.
    expect(by("charging_public", 2035)).toBeCloseTo(2400, 9);
    expect(by("source_residual", 2027)).toBe(0);
    expect(by("source_residual", 2028)).toBeCloseTo(60_000, 6);
    expect(by("source_residual", 2038)).toBeCloseTo(60_000, 6);
    expect(by("source_residual", 2037)).toBe(0);
    // The backup boilers carry all heat alone, so the new source spares none of them.
    expect(by("source_backup", 2028)).toBeCloseTo(by("source_backup", 2025), 6);
    expect(by("source_backup", 2025)).toBeCloseTo(10_000, 6);
  });
});

describe("who pays", () => {
  it("moves premiums from one payer to another", () => {
    const city = region({
      renovation_house_cost: 10_000,
      payer_share: everyExpense(0.6, 0.2, 0.1, 0.1),
      vat: 0.2,
      premium: 0.25,
    });
    const given = { "housing.renovated_by_depth": [1, 0, 0, 0] };
    const paid = (of: typeof city, at: number): number =>
      run(of, given).at("costs.investment_by_payer", 2030, at);
    // 6000 x 1.2 = 7200, a quarter of it from the higher government; the city pays VAT, companies none.
    [5400, 2000, 1200, 2800].forEach((amount, at) => {
      expect(paid(city, at), payers[at]).toBeCloseTo(amount, 9);
    });
    expect(run(city, given).at("costs.investment", 2030)).toBeCloseTo(11_400, 9);
    const without = region({ premium: 0 }, city);
    expect(run(without, given).at("costs.investment", 2030)).toBeCloseTo(11_400, 9);
    expect(paid(without, 3)).toBeCloseTo(1000, 9);
  });

  it("keeps up what stands", () => {
    const city = region({
      heating_cost: 5000,
      car_cost: 30_000,
      wind_cost: 1000,
      vat: 0.2,
      upkeep: 0.02,
      payer_share: HOUSEHOLDS_PAY,
      household_car_share: 0.7,
    });
    const series = run(city, {
      "housing.dwellings_by_heating": (index) => [index, 0, 0, 0, 0, 0],
      "mobility.cars_by_drive": [10, 0, 0, 0],
      "renewables.wind_capacity": [100],
    });
    const by = (at: number): number => series.at("costs.operation_by_payer", 2026, at);
    // 2.5 boilers on average, 10 cars of which 3 are companies', and a turbine that households own.
    expect(by(0)).toBeCloseTo(0.02 * 1.2 * (2.5 * 5000 + 7 * 30_000 + 100_000), 6);
    expect(by(1)).toBeCloseTo(0.02 * 3 * 30_000, 6);
    expect(series.at("costs.operation", 2026)).toBeCloseTo(by(0) + by(1), 6);
  });
});

describe("capital", () => {
  it("is worth what was invested", () => {
    expect(annuityValue(1, 0.1)).toBeCloseTo(0.5 + 0.5 / 1.1, 12);
    expect(annuityValue(2, 0)).toBe(2);
    expect(annuityValue(2.5, 0)).toBe(2.5);
    // Half of the first year, two whole ones, and half of the fourth.
    expect(annuityValue(3, 0.05)).toBeCloseTo(0.5 + 1 / 1.05 + 1 / 1.05 ** 2 + 0.5 / 1.05 ** 3, 12);
    expect(annuityValue(2.5, 0.05)).toBeCloseTo(
      0.5 + 1 / 1.05 + 0.75 / 1.05 ** 2 + 0.25 / 1.05 ** 3,
      12,
    );
  });

  it("adds up what a year costs society", () => {
    // One turbine of EUR 1000 that lasts two years at 0 %, upkeep 10 EUR, one kWh of gas a year.
    const city = region({
      wind_cost: 1000,
      life: 2,
      discount_rate: 0,
      upkeep: 0.01,
      payer_share: HOUSEHOLDS_PAY,
      vat: 0.2,
      premium: 0.3,
      energy_price: 0.1,
      energy_duty: 0.02,
      energy_vat: 0.06,
      carbon_price: 0.5,
    });
    const gas = new Array<number>(60).fill(0).map((_, at) => (at === 0 ? 1 : 0));
    const series = run(city, {
      "renewables.wind_added": inYear(2026, [1]),
      "renewables.wind_capacity": (index) => [index === 3 || index === 4 ? 1 : 0],
      "emissions.energy": gas,
      "emissions.by_sector_carrier": gas.map((kWh) => 0.2 * kWh),
    });
    const cost = (year: number): number => series.at("costs.annual_cost", year);
    expect(series.at("costs.annual_capital", 2026)).toBeCloseTo(250, 9);
    expect(cost(2025)).toBeCloseTo(0.08, 12);
    expect(cost(2026)).toBeCloseTo(250 + 5 + 0.08, 9);
    expect(cost(2027)).toBeCloseTo(500 + 10 + 0.08, 9);
    expect(cost(2028)).toBeCloseTo(250 + 5 + 0.08, 9);
    expect(cost(2029)).toBeCloseTo(0.08, 9);
    expect(series.atEnd("costs.discounted_cost")).toBeCloseTo(1000 + 20 + years * 0.08, 6);
  });
});

/** Energy of one sector and carrier, in the cells of `sector` x `carrier`. */
const used = (sector: string, carrier: string, amount: number): number[] => {
  const all = new Array<number>(60).fill(0);
  all[cellOf("sector", sector) * 10 + cellOf("carrier", carrier)] = amount;
  return all;
};
const plus = (...lists: readonly (readonly number[])[]): number[] =>
  lists[0]!.map((_, at) => lists.reduce((sum, list) => sum + list[at]!, 0));

describe("energy", () => {
  const prices = (household: number, company: number, city: number): number[] =>
    [household, company, city].flatMap((each) => new Array<number>(10).fill(each));
  const paidFor = (series: ReturnType<typeof run>, carrier: string, payer: number): number =>
    series.at("costs.energy_spending_by_carrier", 2030, cellOf("carrier", carrier) * 4 + payer);

  it("sells energy at a price with its taxes", () => {
    const city = region({
      energy_price: prices(0.1, 0.06, 0.08),
      energy_price_index: 0.5,
      energy_vat: 0.06,
      carbon_price: 0.1,
      household_car_share: 0.75,
    });
    const energy = plus(
      used("households", "natural_gas", 1000),
      used("industry", "natural_gas", 500),
      used("municipal", "natural_gas", 100),
      used("agriculture", "diesel", 300),
      used("transport", "diesel", 800),
      used("households", "biomass", 50),
    );
    const kilograms = energy.map((kWh) => 0.2 * kWh);
    const series = run(city, {
      "emissions.energy": energy,
      "emissions.by_sector_carrier": kilograms,
      "mobility.car_energy_by_carrier": cells("carrier", { diesel: 400 }),
      "mobility.car_km": [1000],
      "mobility.resident_km": [500],
      "demography.households": [2],
    });
    // Gas: 50 EUR and 200 kg of CO2 at 0.1, with VAT.
    expect(paidFor(series, "natural_gas", 0)).toBeCloseTo((50 + 20) * 1.06, 9);
    expect(paidFor(series, "natural_gas", 1)).toBeCloseTo(15 + 10, 9);
    expect(paidFor(series, "natural_gas", 2)).toBeCloseTo((4 + 2) * 1.06, 9);
    // Three quarters of 400 kWh of cars; farms pay no CO2, and biomass has none that counts.
    expect(paidFor(series, "diesel", 0)).toBeCloseTo((15 + 6) * 1.06, 9);
    expect(paidFor(series, "diesel", 1)).toBeCloseTo((300 + 500) * 0.03 + 10, 9);
    expect(paidFor(series, "biomass", 0)).toBeCloseTo(2.5 * 1.06, 9);
    const spent = (70 + 21 + 2.5 + 6) * 1.06 + 25 + 34;
    expect(series.at("costs.energy_spending", 2030)).toBeCloseTo(spent, 9);
    const byPayer = payers.map((_, at) => series.at("costs.energy_spending_by_payer", 2030, at));
    expect(byPayer[0]).toBeCloseTo((70 + 21 + 2.5) * 1.06, 9);
    expect(byPayer[1]).toBeCloseTo(59, 9);
    expect(byPayer[3]).toBe(0);
    // Residents drive half of what is driven in the city.
    expect(series.at("costs.household_energy_bill", 2030)).toBeCloseTo((72.5 * 1.06) / 2, 9);
    expect(series.at("costs.household_transport_bill", 2030)).toBeCloseTo((21 * 1.06) / 4, 9);
  });

  it("pays for panels by what need not be bought", () => {
    const city = region({
      energy_price: prices(0.3, 0.2, 0.25),
      energy_duty: 0.04,
      injection_price: 0.05,
      payer_share: kindsOwned(),
    });
    const series = run(city, {
      "emissions.energy": plus(
        used("households", "electricity", 4000),
        used("tertiary", "electricity", 100),
      ),
      "electricity.self_consumed": [1000],
      "renewables.pv_production": [2500],
      "renewables.wind_production": [1000],
      "renewables.pv_capacity_by_segment": [3, 1, 0, 0],
      "demography.households": [1],
    });
    // Households own three quarters: 750 kWh used, 1125 sold. Firms use no more than they need.
    expect(paidFor(series, "electricity", 0)).toBeCloseTo(3250 * 0.3 - 1125 * 0.05, 9);
    expect(paidFor(series, "electricity", 1)).toBeCloseTo(-(625 - 100 + 1000) * 0.05, 9);
    expect(series.at("costs.household_energy_bill", 2030)).toBeCloseTo(975 - 56.25, 9);
    expect(series.at("costs.annual_cost", 2030)).toBeCloseTo(
      3250 * 0.26 - (1125 + 525 + 1000) * 0.05,
      9,
    );
  });

  it("sells heat at no more than gas would cost", () => {
    const city = region({
      energy_price: prices(0.1, 0.06, 0.08),
      carbon_price: 0.1,
      network_price_to_gas: 1.1,
      energy_vat: 0.06,
    });
    const energy = plus(
      used("households", "natural_gas", 1000),
      used("households", "network_heat", 100),
      used("tertiary", "network_heat", 200),
    );
    const series = run(city, {
      "emissions.energy": energy,
      "emissions.by_sector_carrier": energy.map((kWh, at) => (at % 10 === 0 ? 0.2 * kWh : 0)),
      "heat.plant_gas": [50],
      "heat.plant_electricity": [10],
    });
    const heat = 100 * 1.1 * (0.1 + 0.02);
    expect(paidFor(series, "network_heat", 0)).toBeCloseTo(heat * 1.06, 9);
    // Firms pay firms; what is left is the income from dwellings.
    expect(paidFor(series, "network_heat", 1)).toBeCloseTo(-heat, 9);
    expect(paidFor(series, "natural_gas", 1)).toBeCloseTo(50 * (0.06 + 0.02), 9);
    expect(paidFor(series, "electricity", 1)).toBeCloseTo(0.6, 9);
    // To society heat costs what the plants burn.
    expect(series.at("costs.annual_cost", 2030)).toBeCloseTo(100 + 3 + 0.6, 9);
  });

  it("bills a household as the regulator would", () => {
    // The regulator's typical household: 3500 kWh of electricity for 1305 EUR in January 2025, and
    // 17 000 kWh of gas, upper heating value, at 0.085 EUR: 1445 EUR.
    const shipped = kortrijk;
    const series = run(shipped, {
      "emissions.energy": plus(
        used("households", "electricity", 3500),
        used("households", "natural_gas", 17_000 * 0.903),
      ),
      "demography.households": [1],
    });
    const inEurosOf2024 = 132.04 / 135.34;
    expect(series.at("costs.household_energy_bill", 2025)).toBeCloseTo(
      (1305 + 1445) * inEurosOf2024,
      0,
    );
  });

  it("adds upkeep and annuities of their own to what households pay in a year", () => {
    const city = region({
      heating_cost: 1000,
      life: 2,
      household_discount_rate: 0,
      payer_share: HOUSEHOLDS_PAY,
      upkeep: 0.01,
      vat: 0.2,
      premium: 0.5,
      energy_price: 0.1,
    });
    const series = run(city, {
      "housing.heating_placed": inYear(2026, [4, 0, 0, 0, 0]),
      "housing.dwellings_by_heating": [4, 0, 0, 0, 0, 0],
      "emissions.energy": used("households", "natural_gas", 100),
      "demography.households": [4],
    });
    // Half of 4800 over two years, 48 of upkeep and 10 of gas.
    expect(series.at("costs.household_annual_cost", 2027)).toBeCloseTo(
      1200 / 4 + 48 / 4 + 10 / 4,
      9,
    );
    expect(series.at("costs.household_annual_cost", 2029)).toBeCloseTo(58 / 4, 9);
  });
});
