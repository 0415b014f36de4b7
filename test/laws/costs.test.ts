/** The laws of costs, for any prices and any things placed. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annuityValue } from "../../engine/model/costs/equations.ts";
import { costs } from "../../engine/model/costs/module.ts";
import { kindsOfExpense, measures } from "../../engine/model/costs/measures.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { ModuleDeclaration } from "../../engine/scenario/declarations.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { anyCity } from "../arbitraries/city.ts";
import { recordedFrom } from "../arbitraries/fed-modules.ts";
import {
  alone,
  first,
  kortrijk,
  last,
  payers,
  plain,
  region,
  run,
  surroundedBy,
} from "../arbitraries/costs-run.ts";
import { agrees, withParameters } from "../arbitraries/lone-module.ts";
import { modules } from "../../engine/model/index.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { expectClose, simulate, yearsOf } from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
/** All that happens in the shipped plan, as the costs read it. */
const happening = recordedFrom(simulate(base));
const series = Object.fromEntries(Object.keys(surroundedBy({})).map((id) => [id, happening[id]!]));
const cost = (of: RegionModel): Trajectories => alone.run(of, series);

const anyFigures = alone.anyParameters(kortrijk);
const total = (of: Trajectories, id: string, year: number): number =>
  Array.from({ length: of.size(id) }, (_, cell) => of.at(id, year, cell)).reduce(
    (sum, value) => sum + value,
    0,
  );

describe("costs, for any prices", () => {
  it("are the same by measure, by payer and in all, premiums or not", () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const of = cost(figures);
        const without = cost(
          withParameters(figures, {
            "costs.premium": figures.parameters["costs.premium"]!.map(() => 0),
          }),
        );
        for (const year of yearsOf(of)) {
          const whole = of.at("costs.investment", year);
          expectClose(total(of, "costs.investment_by_payer", year), whole, whole, `${year}, payer`);
          expectClose(total(of, "costs.investment_by_measure", year), whole, whole, `${year}`);
          const plainly = without.at("costs.investment", year);
          expectClose(plainly, whole, whole, `${year}, without premiums`);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are nothing where nothing is placed, used or standing", () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const of = run(figures, {});
        for (const name of Object.keys(costs.declaration.outputs)) {
          const id = `costs.${name}`;
          for (const year of yearsOf(of)) {
            for (let cell = 0; cell < of.size(id); cell++) {
              expect(Math.abs(of.at(id, year, cell)), `${id} in ${year}`).toBe(0);
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("fall on a measure as its own price does", () => {
    const of = cost(kortrijk);
    const prices = Object.entries(costs.declaration.parameters)
      .filter(([name]) => /_cost$/.test(name))
      .map(([name]) => `costs.${name}`);
    expect(prices.length).toBeGreaterThan(10);
    const priced = new Set<number>();
    for (const id of prices) {
      const halved = cost(
        withParameters(kortrijk, { [id]: kortrijk.parameters[id]!.map((value) => value / 2) }),
      );
      measures.forEach(([measure], at) => {
        for (const year of [2030, 2040]) {
          const [whole, half] = [of, halved].map((one) =>
            one.at("costs.investment_by_measure", year, at),
          ) as [number, number];
          if (agrees(half, whole, whole)) continue;
          priced.add(at);
          expect(agrees(half, whole / 2, whole), `${measure} by ${id} in ${year}`).toBe(true);
        }
      });
    }
    // Each measure that the plan has is priced by one of them.
    const placed = measures.flatMap((_, at) =>
      of.at("costs.investment_by_measure", 2030, at) > 0 ||
      of.at("costs.investment_by_measure", 2040, at) > 0
        ? [at]
        : [],
    );
    expect([...priced].sort((a, b) => a - b)).toEqual(placed);
    expect(placed.length).toBeGreaterThan(25);
  });
});

describe("capital", () => {
  const life = (years: number): RegionModel => region({ life: years, wind_cost: 1 });
  const placedIn = (year: number) => ({
    "renewables.wind_added": (index: number) => [index === year - first ? 1000 : 0],
  });

  it("spreads every investment over its life, to its full present value", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.integer({ min: first, max: first + 5 }),
        (lifetime, rate, year) => {
          const of = run(region({ discount_rate: rate }, life(lifetime)), placedIn(year));
          const invested = of.at("costs.investment", year);
          let value = 0;
          for (let y = year; y <= last; y++) {
            value += of.at("costs.annual_capital", y) / Math.pow(1 + rate, y - year);
          }
          expectClose(value, invested, invested, `life ${lifetime}, rate ${rate}`);
          expect(of.at("costs.annual_capital", last)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it("goes on to the end of the run for what lasts longer", () => {
    const of = run(life(40), placedIn(2024));
    const yearly = 1000 / annuityValue(40, plain.parameters["costs.discount_rate"]![0]!);
    for (const year of yearsOf(of)) {
      const expected = year === first ? yearly / 2 : yearly;
      expectClose(of.at("costs.annual_capital", year), expected, yearly, `${year}`);
    }
  });

  it("costs more a year the shorter it lasts, and the dearer money is", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 60, noNaN: true }),
        fc.double({ min: 0.5, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        (lifetime, longer, rate) => {
          const value = annuityValue(lifetime, rate);
          expect(annuityValue(lifetime + longer, rate)).toBeGreaterThan(value);
          expect(annuityValue(lifetime, rate + 0.01)).toBeLessThan(value);
        },
      ),
    );
  });

  it("adds up plainly at a discount rate of 0", () => {
    fc.assert(
      fc.property(anyFigures, fc.constantFrom(0, 0.03), (figures, rate) => {
        const of = cost(withParameters(figures, { "costs.discount_rate": [rate] }));
        let sum = 0;
        for (const year of yearsOf(of)) {
          expectClose(of.at("costs.discounted_cost", year), sum, sum, `${year}`);
          sum += of.at("costs.annual_cost", year) / Math.pow(1 + rate, year - first);
        }
        expectClose(of.atEnd("costs.discounted_cost"), sum, sum, "the end");
      }),
      { numRuns: 20 },
    );
  });
});

describe("households", () => {
  it("pay by household what they pay together", () => {
    fc.assert(
      fc.property(anyCity(base, ["plain"]), ({ model }) => {
        const of = simulate(model);
        for (const year of yearsOf(of)) {
          const households =
            (of.at("demography.households", year) +
              (year < last
                ? of.at("demography.households", year + 1)
                : of.atEnd("demography.households"))) /
            2;
          if (households < 1) continue;
          const bill = of.at("costs.household_energy_bill", year) * households;
          const carKm = of.at("mobility.car_km", year);
          const residents = carKm > 0 ? of.at("mobility.resident_km", year) / carKm : 0;
          const byCars = of.at("costs.household_transport_bill", year) * households;
          if (residents === 0) continue;
          // Wind of theirs is sold beside the bill; nobody has any unless a city says so.
          const spent = of.at("costs.energy_spending_by_payer", year, 0);
          const scale = Math.abs(bill) + Math.abs(byCars / residents) + Math.abs(spent);
          expectClose(bill + byCars / residents, spent, scale, `${year}`);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/**
 * What the modules say that is placed, built, sold or laid: priced here, or said to be not counted.
 * A new output of that kind is to be put in one of the two.
 */
const PRICED = new Set(
  Object.values(costs.declaration.inputs)
    .filter(({ when }) => when === "year")
    .map(({ from }) => from as string),
);
const NOT_COUNTED: Readonly<Record<string, string>> = {
  "housing.completions": "a home is built to live in; its heating is counted",
  "housing.extra_completed": "the same, above the reference",
  "housing.renovated_by_law": "part of the renovated dwellings, which are counted",
  "housing.renovated": "counted by depth",
  "housing.heating_replaced": "counted as what is placed instead",
  "tertiary.renovated": "counted by the heat it saves",
  "municipal.renovated": "counted by the heat it saves",
  "tertiary.built": "a building is built for its use; its heating is counted",
  "municipal.built": "the same",
  "municipal.new_fossil_systems": "counted by the heat it makes",
  "renewables.pv_added": "counted by segment",
  "mobility.sales": "counted by drive",
  "mobility.second_hand": "changes hands, and no source has its price",
};
const PLACES =
  /(?<!dis)placed|added|renovated|built|sales|laid|installed|completions|completed|_connected$|new_|second_hand|replaced/;

describe("what is placed in the city", () => {
  it("is priced, or said not to be", () => {
    const found = modules
      .map(({ declaration }): ModuleDeclaration => declaration)
      .filter(({ id }) => id !== "costs")
      .flatMap(({ id, outputs }) =>
        Object.entries(outputs)
          .filter(([name, { kind }]) => kind === "flow" && PLACES.test(name))
          .map(([name]) => `${id}.${name}`),
      );
    expect(found.filter((id) => !PRICED.has(id) && !(id in NOT_COUNTED))).toEqual([]);
    expect(Object.keys(NOT_COUNTED).filter((id) => !found.includes(id))).toEqual([]);
  });

  it("has for each way of paying somebody who pays, and a measure", () => {
    for (const [kind] of kindsOfExpense) {
      expect(
        measures.some(([, of]) => of === kind),
        kind,
      ).toBe(true);
    }
    const shares = kortrijk.parameters["costs.payer_share"]!;
    kindsOfExpense.forEach((_, at) => {
      const sum = payers.reduce((all, _one, payer) => all + shares[4 * at + payer]!, 0);
      expect(sum).toBeCloseTo(1, 9);
    });
  });
});
