import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NETWORK_HEAT } from "../../engine/model/carriers.ts";
import { declaration } from "../../engine/model/sectors/declaration.ts";
import { sectors } from "../../engine/model/sectors/module.ts";
import type { ParameterDeclaration } from "../../engine/scenario/declarations.ts";
import { kortrijkParameters, type Parameters } from "../arbitraries/kortrijk-parameters.ts";
import { runModules } from "../arbitraries/module-run.ts";

const FIRST = 2024;
const LAST = 2034;
const YEARS = LAST - FIRST + 1;
const CARRIERS = 10;
const NAMES = ["transport"] as const;

const kortrijk = kortrijkParameters(declaration, FIRST, LAST);
const declared: Readonly<Record<string, ParameterDeclaration>> = declaration.parameters;
const scaleOf = (id: string): string => declared[id.slice("sectors.".length)]!.scale;

interface City {
  readonly parameters: Parameters;
  readonly population: number[];
}

/** Kortrijk with every parameter anywhere between half and twice its value, within its bounds. */
const city: fc.Arbitrary<City> = fc
  .record({
    factors: fc.array(fc.integer({ min: 50, max: 200 }), { minLength: 42, maxLength: 42 }),
    population: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1e7 })), {
      minLength: YEARS + 1,
      maxLength: YEARS + 1,
    }),
  })
  .map(({ factors, population }) => ({
    population,
    parameters: Object.fromEntries(
      Object.entries(kortrijk).map(([id, values], index) => {
        const { unit, min, max } = declared[id.slice("sectors.".length)]!;
        const factor = unit === "year" && id.endsWith("base_year") ? 1 : factors[index]! / 100;
        return [id, values.map((value) => Math.min(max, Math.max(min, value * factor)))];
      }),
    ),
  }));

const simulate = ({ parameters, population }: City) =>
  runModules([sectors], {
    first: FIRST,
    last: LAST,
    parameters,
    recorded: { "demography.population": population },
  });

const close = (actual: number, expected: number, scale = Math.abs(expected)): void =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1e-6, scale));

const set = (given: City, changes: Parameters): City => ({
  ...given,
  parameters: { ...given.parameters, ...changes },
});

const zeros = (id: string): number[] => kortrijk[id]!.map(() => 0);

describe("sectors, for any city", () => {
  it("adds carriers up to the total of each sector, and nothing is negative", () => {
    fc.assert(
      fc.property(city, (given) => {
        const run = simulate(given);
        for (let year = FIRST; year <= LAST; year++) {
          for (const name of NAMES) {
            let total = 0;
            for (let carrier = 0; carrier < CARRIERS; carrier++) {
              const amount = run.at(`sectors.${name}_energy`, year, carrier);
              expect(amount).toBeGreaterThanOrEqual(0);
              total += amount;
            }
            close(run.at(`sectors.${name}_total`, year), total);
            expect(run.at(`sectors.${name}_energy`, year, NETWORK_HEAT)).toBe(0);
          }
        }
      }),
    );
  });

  it("makes nothing from nothing: without people, what follows people uses nothing", () => {
    fc.assert(
      fc.property(city, (given) => {
        const empty = set(
          { ...given, population: given.population.map(() => 0) },
          {
            "sectors.traffic_population_weight": [1],
          },
        );
        const run = simulate(empty);
        for (const name of NAMES) {
          for (const value of run.series(`sectors.${name}_total`)) expect(value).toBe(0);
        }
      }),
    );
  });

  it("makes nothing from nothing: without base energy a sector uses none", () => {
    const bases = ["sectors.motor_fuel_base", "sectors.depot_electricity"];
    fc.assert(
      fc.property(city, (given) => {
        const run = simulate(set(given, Object.fromEntries(bases.map((id) => [id, zeros(id)]))));
        for (const name of NAMES) {
          for (const value of run.series(`sectors.${name}_total`)) expect(value).toBe(0);
        }
      }),
    );
  });

  it("doubles with the city", () => {
    fc.assert(
      fc.property(city, (given) => {
        const one = simulate(given);
        const two = simulate({
          population: given.population.map((value) => 2 * value),
          parameters: Object.fromEntries(
            Object.entries(given.parameters).map(([id, values]) => [
              id,
              scaleOf(id) === "extensive" ? values.map((value) => 2 * value) : values,
            ]),
          ),
        });
        for (let year = FIRST; year <= LAST; year++) {
          for (const name of NAMES) {
            const id = `sectors.${name}_total`;
            close(two.at(id, year), 2 * one.at(id, year));
          }
        }
      }),
    );
  });

  it("sees no future: a path changed after a year changes nothing before it", () => {
    const paths = Object.keys(kortrijk).filter((id) =>
      (declared[id.slice("sectors.".length)]!.dims as readonly string[]).includes("year"),
    );
    fc.assert(
      fc.property(
        city,
        fc.constantFrom(...paths),
        fc.integer({ min: 1, max: YEARS - 1 }),
        (given, id, from) => {
          const changed = given.parameters[id]!.map((value, at) =>
            at % YEARS >= from ? value * 0.5 : value,
          );
          const one = simulate(given);
          const two = simulate(set(given, { [id]: changed }));
          for (let year = FIRST; year < FIRST + from; year++) {
            for (const name of NAMES) {
              const total = `sectors.${name}_total`;
              expect(two.at(total, year)).toBe(one.at(total, year));
            }
          }
        },
      ),
    );
  });
});
