/** The laws of the housing stock, on the module alone, for any valid region. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declaration } from "../../engine/model/housing/declaration.ts";
import { AGE_CLASSES } from "../../engine/model/housing/heating-age.ts";
import { slotOf, viewOf } from "../../engine/run/layout.ts";
import type {
  LeverDeclaration,
  OutputDeclaration,
  ParameterDeclaration,
} from "../../engine/scenario/declarations.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import {
  always,
  anyLevers,
  anyOddity,
  declaredLevers,
  declaredParameters,
  FIRST,
  instanceUntil,
  kortrijk,
  runHousing,
  sizesFor,
  withLevers,
  withOddity,
  withParameters,
  type HousingCase,
} from "../arbitraries/housing-run.ts";

const base = kortrijk();
const last = base.last;
const outputs = Object.entries(declaration.outputs) as [string, OutputDeclaration][];
const years = Array.from({ length: last - FIRST + 1 }, (_, index) => FIRST + index);

function expectClose(actual: number, wanted: number, scale: number, what: string): void {
  if (Math.abs(actual - wanted) > 1e-9 * Math.max(1, Math.abs(scale))) {
    expect.fail(`${what}: ${actual} is not ${wanted}`);
  }
}

function forAnyHousing(
  check: (run: Trajectories, given: HousingCase) => void,
  record = false,
  numRuns = 150,
): void {
  fc.assert(
    fc.property(anyOddity(base), (oddity) => {
      const given = withOddity(base, oddity);
      check(runHousing(given, record), given);
    }),
    { numRuns },
  );
}

const sumOf = (run: Trajectories, id: string, year: number): number => {
  let sum = 0;
  for (let cell = 0; cell < run.size(id); cell++) sum += run.at(id, year, cell);
  return sum;
};

const declarationOf = (name: string): ParameterDeclaration | LeverDeclaration =>
  [...declaredParameters, ...declaredLevers].find(([known]) => known === name)![1];

describe("housing, for any region", () => {
  it("stays within the declared bounds and finite", () => {
    forAnyHousing((run) => {
      for (const [name, { min, max }] of outputs) {
        const id = `housing.${name}`;
        for (const year of years) {
          for (let cell = 0; cell < run.size(id); cell++) {
            const value = run.at(id, year, cell);
            const within =
              Number.isFinite(value) && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
            if (!within) expect.fail(`${id} is ${value} in ${year}`);
          }
        }
      }
    });
  });

  it("has parts that add up to their total", () => {
    forAnyHousing((run) => {
      for (const [name, { total }] of outputs) {
        if (total === undefined) continue;
        for (const year of years) {
          const whole = run.at(`housing.${total}`, year);
          expectClose(sumOf(run, `housing.${name}`, year), whole, whole, `${name} in ${year}`);
        }
      }
    });
  });

  it("closes its account in every cell, from one year to the next", () => {
    const { columns } = declaration.accounts.dwellings;
    forAnyHousing((run) => {
      const record = run.accounts[0]!.get("housing.dwellings")!;
      const cells = record.length / years.length / columns.length;
      const at = (year: number, column: (typeof columns)[number], cell: number): number =>
        record[(year * columns.length + columns.indexOf(column)) * cells + cell]!;
      years.forEach((calendarYear, year) => {
        const closing = { dwellings: 0, network: 0 };
        for (let cell = 0; cell < cells; cell++) {
          let balance = at(year, "opening", cell);
          let scale = balance;
          for (const column of columns) {
            const value = at(year, column, cell);
            if (value < 0) expect.fail(`${column} of cell ${cell} is ${value} in ${calendarYear}`);
            if (column.startsWith("in_")) balance += value;
            if (column.startsWith("out_")) balance -= value;
            if (column.startsWith("in_")) scale += value;
          }
          expectClose(balance, at(year, "closing", cell), scale, `cell ${cell}, ${calendarYear}`);
          if (year > 0) {
            expectClose(at(year, "opening", cell), at(year - 1, "closing", cell), scale, "opening");
          }
          closing.dwellings += at(year, "closing", cell);
          if (cell % 6 === 5) closing.network += at(year, "closing", cell);
        }
        const next = (id: string, cell = 0): number =>
          run.at(`housing.${id}`, calendarYear + 1, cell);
        expectClose(closing.dwellings, next("dwellings"), closing.dwellings, "dwellings");
        expectClose(
          closing.network,
          next("dwellings_by_heating", 5),
          closing.dwellings,
          "on a network",
        );
      });
    }, true);
  });

  it("balances the stock: closing = opening + completions - demolitions", () => {
    forAnyHousing((run) => {
      for (const year of years) {
        const at = (id: string, when = year): number => run.at(`housing.${id}`, when);
        const closing = at("dwellings") + at("completions") - at("demolished");
        expectClose(at("dwellings", year + 1), closing, closing, `dwellings in ${year}`);
        expectClose(
          at("dwellings_added"),
          at("dwellings") - at("dwellings", FIRST),
          at("dwellings"),
          "added",
        );
      }
    });
  });

  it("keeps the ages of each heating system equal to the dwellings that have it", () => {
    forAnyHousing((run) => {
      const instance = instanceUntil(last);
      const state = instance["block"].state;
      const ages = viewOf(state, slotOf(instance.stateBlock, "housing.ages"));
      const dwellings = run.at("housing.dwellings", last + 1);
      for (let system = 0; system < 5; system++) {
        let sum = 0;
        for (let age = 0; age < AGE_CLASSES; age++) sum += ages[age * 5 + system]!;
        const wanted = run.at("housing.dwellings_by_heating", last + 1, system);
        expectClose(sum, wanted, dwellings, `ages of system ${system}`);
      }
    });
  });

  it("has a legal pipeline that never exceeds the stock of E and F", () => {
    forAnyHousing((run) => {
      for (const year of years) {
        const poor =
          run.at("housing.dwellings_by_label", year, 0) +
          run.at("housing.dwellings_by_label", year, 1);
        expect(run.at("housing.legal_pipeline", year)).toBeLessThanOrEqual(poor * (1 + 1e-9));
      }
    });
  });

  it("connects what the heat network asks for, as long as there are dwellings to connect", () => {
    forAnyHousing((run, given) => {
      for (const year of years.slice(1)) {
        const network = (when: number): number => run.at("housing.dwellings_by_heating", when, 5);
        const asked = given.connected[year - 1 - FIRST]!;
        const connected = Math.min(asked, run.at("housing.connectable", year));
        const closing = network(year) + connected - run.at("housing.network_demolished", year);
        expectClose(network(year + 1), closing, run.at("housing.dwellings", year), `in ${year}`);
      }
    });
  });

  it("puts every household in a dwelling or counts it as a shortage", () => {
    forAnyHousing((run, given) => {
      for (const year of years) {
        const at = (id: string): number => run.at(`housing.${id}`, year);
        const households = given.households[year - FIRST]!;
        expectClose(at("occupied") + at("shortage"), households, households, `in ${year}`);
        expect(at("occupied") + at("vacant")).toBeLessThanOrEqual(at("dwellings") * (1 + 1e-9));
      }
    });
  });

  it("reports what it could not do, and nothing when all was possible", () => {
    const met = new Set<string>();
    forAnyHousing((run) => {
      for (const year of years) {
        for (const name of Object.keys(declaration.constraints)) {
          const cells = name === "no_longer_sold" ? 5 : 1;
          for (let cell = 0; cell < cells; cell++) {
            const { wished, got } = run.constraint(`housing.${name}`, year, cell);
            expect(got).toBeLessThanOrEqual(wished);
            if (got < wished) met.add(name);
          }
        }
      }
    });
    expect([...met].sort()).toEqual(Object.keys(declaration.constraints).sort());
    const reference = runHousing(base);
    for (const year of years) {
      for (const name of ["eligible", "social_share"]) {
        const { wished, got } = reference.constraint(`housing.${name}`, year);
        expect(got).toBe(wished);
      }
    }
  });

  it("doubles with a region twice as large", () => {
    const grow = (
      values: HousingCase["levers"],
      declared: readonly [string, { scale: string }][],
    ) =>
      Object.fromEntries(
        declared.map(([name, { scale }]) => {
          const given = values[`housing.${name}`]!;
          return [
            `housing.${name}`,
            scale === "extensive" ? given.map((value) => 2 * value) : [...given],
          ];
        }),
      );
    forAnyHousing((run, given) => {
      const twice = runHousing({
        ...given,
        parameters: grow(given.parameters, declaredParameters),
        levers: grow(given.levers, declaredLevers),
        reference: grow(given.reference, declaredLevers),
        households: given.households.map((value) => 2 * value),
        people: given.people.map((value) => 2 * value),
        connected: given.connected.map((value) => 2 * value),
      });
      for (const [name, { scale }] of outputs) {
        const id = `housing.${name}`;
        const times = scale === "extensive" ? 2 : 1;
        for (const year of years) {
          for (let cell = 0; cell < run.size(id); cell++) {
            const wanted = times * run.at(id, year, cell);
            expectClose(twice.at(id, year, cell), wanted, wanted, `${id} in ${year}`);
          }
        }
      }
    });
  });

  it("changes nothing before the year in which a path changes", () => {
    fc.assert(
      fc.property(anyLevers(base), fc.integer({ min: FIRST + 1, max: last }), (levers, from) => {
        const late = Object.fromEntries(
          Object.entries(levers).map(([id, values]) => {
            const width = values.length / years.length;
            const before = base.levers[id]!.slice(0, (from - FIRST) * width);
            return [id, [...before, ...values.slice(before.length)]];
          }),
        );
        const one = runHousing(base);
        const other = runHousing(withLevers(base, late));
        for (const [name, { kind }] of outputs) {
          const id = `housing.${name}`;
          for (const year of years.filter((y) => y < from || (kind === "stock" && y === from))) {
            for (let cell = 0; cell < one.size(id); cell++) {
              if (other.at(id, year, cell) !== one.at(id, year, cell)) {
                expect.fail(`${id} in ${year} knew of ${from}`);
              }
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("moves only through what its outputs declare", () => {
    fc.assert(
      fc.property(
        anyOddity(base),
        fc.constantFrom(...[...declaredParameters, ...declaredLevers].map(([name]) => name)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (oddity, name, share) => {
          const given = withOddity(base, oddity);
          const declared = declarationOf(name);
          const isLever = name in declaration.levers;
          const kind = isLever ? "levers" : "parameters";
          const id = `housing.${name}`;
          const size = sizesFor(last)[declared.dims.at(-1) ?? ""] ?? 1;
          const changed = given[kind][id]!.map((value, at) => {
            if (declared.sumsToOne) return value * (1 - share) + (at % size === 0 ? share : 0);
            const moved =
              value + (declared.min + (declared.max - declared.min) / 3 - value) * share;
            return declared.unit === "year" && isLever ? Math.round(moved) : moved;
          });
          const one = runHousing(given);
          const other = runHousing({ ...given, [kind]: { ...given[kind], [id]: changed } });
          for (const [output, { from }] of outputs) {
            if (from.includes(`${isLever ? "l" : "p"}.${name}`)) continue;
            for (const year of years) {
              const scale = sumOf(one, `housing.${output}`, year);
              for (let cell = 0; cell < one.size(`housing.${output}`); cell++) {
                const was = one.at(`housing.${output}`, year, cell);
                const is = other.at(`housing.${output}`, year, cell);
                expectClose(is, was, scale, `${output} in ${year}, moved by ${name}`);
              }
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("each lever of housing", () => {
  for (const [name, lever] of declaredLevers) {
    const { output, direction, member } = lever.effect;
    it(`${name} moves ${output} ${direction} and never the other way`, () => {
      let moved = 0;
      const size = sizesFor(last)[lever.dims.at(-1) ?? ""] ?? 1;
      const dimension = { renovation_depth: 3, heating_mix: 3, new_heating_mix: 3 };
      const chosen = dimension[name as keyof typeof dimension];
      const top = lever.scale === "extensive" ? 3000 : lever.max;
      fc.assert(
        fc.property(
          anyLevers(base),
          fc.integer({ min: 0, max: 400 }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          (levers, connected, strength) => {
            const given = {
              ...withLevers(base, levers),
              connected: base.connected.map(() => connected),
            };
            const raised = given.levers[`housing.${name}`]!.map((value, at) => {
              if (member !== undefined) {
                return value * (1 - strength) + (at % size === chosen ? strength : 0);
              }
              const higher = value + (top - value) * strength;
              return lever.unit === "year" ? Math.round(higher) : higher;
            });
            const low = runHousing(given);
            const high = runHousing(withLevers(given, { [`housing.${name}`]: raised }));
            // Over all years: more demolition at first leaves less to demolish at the end.
            const whole = (run: Trajectories): number =>
              years.reduce((sum, year) => sum + sumOf(run, output, year), 0);
            const rise = (whole(high) - whole(low)) * (direction === "up" ? 1 : -1);
            const noise = 1e-9 * Math.max(1, whole(low));
            if (rise < -noise) expect.fail(`${output} went the wrong way by ${-rise}`);
            if (rise > noise) moved += 1;
          },
        ),
        { numRuns: 150 },
      );
      expect(moved).toBeGreaterThan(0);
    });
  }
});

describe("housing, nothing from nothing", () => {
  it("heats nothing without households", () => {
    const none = base.households.map(() => 0);
    const run = runHousing({ ...base, households: none, people: none });
    for (const year of years) {
      expect(run.at("housing.useful_heat", year)).toBe(0);
      expect(run.at("housing.final_energy", year)).toBe(0);
      expect(run.at("housing.occupied", year)).toBe(0);
    }
  });

  it("has no dwellings, renovations or heat where none stand and none are built", () => {
    const empty = always(
      withParameters(base, { "housing.opening_dwellings": [0] }),
      "completions",
      0,
    );
    const run = runHousing(empty);
    for (const [name] of outputs) {
      if (name === "shortage") continue;
      for (const year of years) expect(sumOf(run, `housing.${name}`, year)).toBe(0);
    }
  });

  it("renovates apartments as all dwellings of their label", () => {
    const of = (given: HousingCase, law: (part: number, whole: number, year: number) => void) => {
      const run = runHousing(given, true);
      const { columns } = declaration.accounts.dwellings;
      const record = run.accounts[0]!.get("housing.dwellings")!;
      const column = columns.indexOf("out_renovated");
      const [apartment, types, systems, labels] = [3, 4, 6, 7];
      const cells = labels * types * systems;
      years.forEach((year, index) => {
        let moved = 0;
        for (let label = 0; label < labels; label++) {
          for (let system = 0; system < systems; system++) {
            const cell = (label * types + apartment) * systems + system;
            moved += record[(index * columns.length + column) * cells + cell]!;
          }
        }
        let depths = 0;
        for (let depth = 0; depth < 4; depth++) {
          depths += run.at("housing.renovated_apartments_by_depth", year, depth);
        }
        expectClose(depths, moved, moved, `apartments that leave their label in ${year}`);
        for (let depth = 0; depth < 4; depth++) {
          law(
            run.at("housing.renovated_apartments_by_depth", year, depth),
            run.at("housing.renovated_by_depth", year, depth),
            year,
          );
        }
      });
    };
    of(base, (part, whole) => {
      expect(part).toBeLessThanOrEqual(whole * (1 + 1e-12));
    });
    // Without new dwellings every label keeps the types of the start.
    const share = base.parameters["housing.type_share"]![3]!;
    of(always(base, "completions", 0), (part, whole, year) => {
      expectClose(part, share * whole, whole, `apartments in ${year}`);
    });
  });

  it("puts in what is replaced, renovated deeply or built", () => {
    const run = runHousing(base);
    for (const year of years) {
      let placed = 0;
      let built = 0;
      for (let system = 0; system < 5; system++) {
        placed += run.at("housing.heating_placed", year, system);
        built += run.at("housing.heating_placed_new", year, system);
      }
      const replaced = run.at("housing.heating_replaced", year);
      const deep = run.at("housing.renovated_by_depth", year, 3);
      expectClose(built, run.at("housing.completions", year), built, `built in ${year}`);
      // Of the deeply renovated, those on a network keep it.
      expect(placed).toBeGreaterThanOrEqual(replaced * (1 - 1e-12));
      expect(placed).toBeLessThanOrEqual((replaced + deep) * (1 + 1e-12));
    }
  });

  it("builds nothing beyond the reference when the plan is the reference", () => {
    const run = runHousing(base);
    expect(run.series("housing.extra_completed").every((value) => value === 0)).toBe(true);
  });
});

describe("housing, what a life, a term or a rate does to the path", () => {
  const times = (parameter: string, factor: number): HousingCase =>
    withParameters(base, {
      [`housing.${parameter}`]: base.parameters[`housing.${parameter}`]!.map((v) => v * factor),
    });
  /** How far a path is from the straight line between its ends, relative to the change. */
  const path = (run: Trajectories, id: string, cell = 0): number[] => run.series(id, cell);

  it("bends the gas dwellings when heating systems live half as long", () => {
    const ban = (given: HousingCase): HousingCase =>
      always(given, "last_sale", 2030, 2021, 2200, 2200, 2200);
    const long = path(runHousing(ban(base)), "housing.dwellings_by_heating");
    const short = path(
      runHousing(ban(times("heating_lifetime", 0.5))),
      "housing.dwellings_by_heating",
    );
    // Half the life halves the time to the half, so the shares differ at every later age.
    const halfOf = (values: number[]): number => values.findIndex((v) => v < values[6]! / 2) - 6;
    expect(halfOf(short)).toBeLessThanOrEqual(Math.ceil(halfOf(long) / 2) + 1);
    expect(short[20]! / short[6]!).toBeLessThan(0.05);
    expect(long[20]! / long[6]!).toBeGreaterThan(0.2);
  });

  it("halves the obligation five years later when half as many dwellings are sold", () => {
    const many = path(runHousing(base), "housing.renovated_by_law");
    const few = path(runHousing(times("sale_rate", 0.5)), "housing.renovated_by_law");
    expect(many.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(few[4]! / many[4]!).toBeCloseTo(0.5, 6);
    // Fewer obligations leave more dwellings to sell later: the ratio rises with the years.
    expect(few.at(-1)! / many.at(-1)!).toBeGreaterThan(0.55);
  });
});
