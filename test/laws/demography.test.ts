/** Laws of the demography module alone, over any parameters, levers and answers from housing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { declaration } from "../../engine/model/demography/declaration.ts";
import { demography } from "../../engine/model/demography/module.ts";
import { AGES, COHORTS } from "../../engine/model/demography/life-table.ts";
import { Instance, type RegionValues } from "../../engine/run/instance.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import {
  demographyAlone,
  runDemography,
  type HousingSays,
} from "../arbitraries/demography-region.ts";
import { agrees, withLevers, withParameters } from "../arbitraries/lone-module.ts";

const { kortrijk, first, last, years } = demographyAlone;
const LEVER = "demography.arrivals_change";
const outputs = Object.entries(declaration.outputs);
/** Columns of the account of the cohorts; the last is of a restart, which no run here has. */
const COLUMNS = declaration.accounts.cohorts.columns.length;
const at = (t: Trajectories, id: string, year: number, cell = 0): number =>
  t.at(`demography.${id}`, year, cell);

/** As `expect`, but cheap enough for every cell of every year. */
function holds(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

interface Case {
  readonly region: RegionModel;
  readonly housing: HousingSays;
}

/** Who lives in the city: as in Kortrijk, nobody, some ages only, the very old only, a single person. */
const anyPeople: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.constant(kortrijk.parameters["demography.population"]!),
  fc.constant(new Array<number>(2 * AGES).fill(0)),
  fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })), {
    minLength: 2 * AGES,
    maxLength: 2 * AGES,
  }),
  fc
    .record({ cell: fc.nat(2 * AGES - 1), persons: fc.constantFrom(1, 1e-3, 1e8) })
    .map(({ cell, persons }) =>
      Array.from({ length: 2 * AGES }, (_, index) => (index === cell ? persons : 0)),
    ),
);

/** Anything a region can be: parameters far from Kortrijk's, all leaving, all dying, odd people. */
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    base: demographyAlone.anyParameters(kortrijk),
    people: anyPeople,
    change: demographyAlone.anyPath(kortrijk, LEVER, -8000, 8000),
    net: fc.tuple(
      fc.double({ min: -6000, max: 6000, noNaN: true }),
      fc.double({ min: -6000, max: 6000, noNaN: true }),
    ),
    departure: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    headship: fc.constantFrom(null, 0, 0.01, 1),
    alone: fc.constantFrom(null, 0, 1),
    collective: fc.constantFrom(null, 0, 1),
    pull: fc.double({ min: 0, max: 10, noNaN: true }),
    push: fc.double({ min: 0, max: 10, noNaN: true }),
    extra: fc.array(fc.double({ min: 0, max: 2000, noNaN: true }), {
      minLength: years,
      maxLength: years,
    }),
    shortage: fc.array(fc.double({ min: 0, max: 3000, noNaN: true }), {
      minLength: years + 1,
      maxLength: years + 1,
    }),
  })
  .map((drawn) => {
    const flat = (id: string, value: number | null): readonly number[] => {
      const given = drawn.base.parameters[`demography.${id}`]!;
      return value === null ? given : given.map(() => value);
    };
    const region = withParameters(drawn.base, {
      "demography.population": drawn.people,
      "demography.net_migration_start": [drawn.net[0]],
      "demography.net_migration_long_run": [drawn.net[1]],
      "demography.departure_rate": flat("departure_rate", drawn.departure),
      "demography.headship_rate": flat("headship_rate", drawn.headship),
      "demography.living_alone_share": flat("living_alone_share", drawn.alone),
      "demography.collective_share": flat("collective_share", drawn.collective),
      "demography.housing_pull": [drawn.pull],
      "demography.housing_push": [drawn.push],
    });
    return {
      region: withLevers(region, { [LEVER]: drawn.change }),
      housing: { extra: drawn.extra, shortage: drawn.shortage },
    };
  });

const forAnyCase = (check: (given: Case) => void): void =>
  fc.assert(fc.property(anyCase, check), { numRuns: 60 });

describe("demography, for any region", () => {
  it("stays at or above zero in odd regions, and within every declared bound", () => {
    forAnyCase(({ region, housing }) => {
      const t = runDemography(region, housing);
      for (const [id, declared] of outputs) {
        const { min } = declared as { readonly min?: number };
        if (min === undefined) continue;
        const end = declared.kind === "stock" ? last + 1 : last;
        for (let year = first; year <= end; year++) {
          for (let cell = 0; cell < t.size(`demography.${id}`); cell++) {
            const value = at(t, id, year, cell);
            holds(value >= min, `${id}[${cell}] is ${value} in ${year}`);
          }
        }
      }
    });
  });

  it("closes the account of every cohort: it opens next year where it closed, a year older", () => {
    forAnyCase(({ region, housing }) => {
      const cells = 2 * COHORTS;
      const record = runDemography(region, housing).accounts[0]!.get("demography.cohorts")!;
      const cell = (year: number, column: number, sex: number, cohort: number): number =>
        record[(year * COLUMNS + column) * cells + sex * COHORTS + cohort]!;
      const closing = (year: number, sex: number, cohort: number): number =>
        cell(year, 0, sex, cohort) +
        cell(year, 1, sex, cohort) +
        cell(year, 2, sex, cohort) -
        cell(year, 3, sex, cohort) -
        cell(year, 4, sex, cohort);
      for (let year = 0; year < years; year++) {
        for (let sex = 0; sex < 2; sex++) {
          for (let cohort = 0; cohort < COHORTS; cohort++) {
            for (let column = 0; column < COLUMNS; column++) {
              holds(cell(year, column, sex, cohort) >= 0, `column ${column} of ${cohort}`);
            }
            holds(cohort === 0 || cell(year, 1, sex, cohort) === 0, `births of ${cohort}`);
            if (year + 1 === years || cohort === COHORTS - 1) continue;
            // 99 and 100 both go to 100.
            const oldest = cohort === COHORTS - 2 ? closing(year, sex, COHORTS - 1) : 0;
            const opening = cell(year + 1, 0, sex, cohort + 1);
            const scale = opening + cell(year, 0, sex, cohort) + cell(year, 2, sex, cohort);
            const closed = closing(year, sex, cohort) + oldest;
            holds(agrees(closed, opening, scale), `${closed} became ${opening} of ${cohort}`);
          }
        }
      }
    });
  });

  it("has an account whose cells add up to the flows and stocks of the city", () => {
    forAnyCase(({ region, housing }) => {
      const t = runDemography(region, housing);
      const record = t.accounts[0]!.get("demography.cohorts")!;
      const columns = ["population", "births", "arrivals", "departures", "deaths"];
      for (let year = 0; year < years; year++) {
        const people = at(t, "population", first + year) + at(t, "arrivals", first + year);
        columns.forEach((id, column) => {
          let sum = 0;
          for (let cell = 0; cell < 2 * COHORTS; cell++) {
            sum += record[(year * COLUMNS + column) * 2 * COHORTS + cell]!;
          }
          const flow = at(t, id, first + year);
          holds(agrees(sum, flow, people), `${id}: cells ${sum}, city ${flow}`);
        });
      }
    });
  });

  it("closes the account of the city", () => {
    forAnyCase(({ region, housing }) => {
      const t = runDemography(region, housing);
      for (let year = first; year <= last; year++) {
        const opening = at(t, "population", year);
        const closing = at(t, "population", year + 1);
        const moved = at(t, "natural_balance", year) + at(t, "net_migration", year);
        expect(agrees(closing - opening, moved, opening + at(t, "arrivals", year))).toBe(true);
        const added = at(t, "population_added", year + 1);
        expect(agrees(closing - at(t, "population", first), added, closing)).toBe(true);
      }
    });
  });

  it("has sexes, age groups and households that add up", () => {
    forAnyCase(({ region, housing }) => {
      const t = runDemography(region, housing);
      for (let year = first; year <= last + 1; year++) {
        const total = at(t, "population", year);
        const sum = (id: string, ...cells: number[]): number =>
          cells.reduce((whole, cell) => whole + at(t, id, year, cell), 0);
        expect(agrees(sum("population_by_sex", 0, 1), total, total)).toBe(true);
        expect(agrees(sum("population_by_age_group", 0, 1, 2, 3, 4, 5, 6), total, total)).toBe(
          true,
        );
        const young =
          at(t, "population_0_2", year) +
          at(t, "population_3_11", year) +
          at(t, "population_12_17", year);
        const grown = at(t, "population_18_64", year) + at(t, "population_65_plus", year);
        expect(agrees(young + grown, total, total)).toBe(true);
        expect(at(t, "population_25_64", year)).toBeLessThanOrEqual(
          at(t, "population_18_64", year),
        );
        expect(at(t, "population_80_plus", year)).toBeLessThanOrEqual(
          at(t, "population_65_plus", year),
        );
        const inHouseholds =
          at(t, "private_population", year) + at(t, "collective_population", year);
        expect(agrees(inHouseholds, total, total)).toBe(true);
      }
    });
  });

  it("has households by size that add up to households and to persons", () => {
    forAnyCase(({ region, housing }) => {
      const t = runDemography(region, housing);
      for (let year = first; year <= last + 1; year++) {
        const persons = at(t, "private_population", year);
        const households = at(t, "households", year);
        const [one, two, three, four] = [0, 1, 2, 3].map((size) =>
          at(t, "households_by_size", year, size),
        ) as [number, number, number, number];
        const size = at(t, "mean_size_4_plus", year);
        expect(agrees(one + two + three + four, households, households)).toBe(true);
        expect(agrees(one + 2 * two + 3 * three + size * four, persons, persons)).toBe(true);
        expect(households).toBeLessThanOrEqual(persons * (1 + 1e-12));
        expect(size).toBeGreaterThanOrEqual(4 - 1e-9);
        expect(agrees(at(t, "household_size", year) * households, persons, persons)).toBe(true);
      }
    });
  });

  it("has the households that its people form, each by the rates of their own age and sex", () => {
    const rates = fc
      .record({
        values: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
          minLength: 2 * AGES,
          maxLength: 2 * AGES,
        }),
        alike: fc.constantFrom(1, 2, 5, 40),
      })
      .map(({ values, alike }) => values.map((_, cell) => values[cell - (cell % alike)]!));
    fc.assert(
      fc.property(anyCase, rates, rates, rates, (given, headship, alone, collective) => {
        const region = withParameters(given.region, {
          "demography.headship_rate": headship,
          "demography.living_alone_share": alone,
          "demography.collective_share": collective,
        });
        const parameter = (name: string): number => region.parameters[`demography.${name}`]![0]!;
        const t = runDemography(region, given.housing);
        const record = t.accounts[0]!.get("demography.cohorts")!;
        const threes = parameter("three_person_share");
        const highest = 3 * threes + (1 - threes) * parameter("highest_size_4_plus");
        for (let year = first; year <= last; year++) {
          const people = record.subarray((year - first) * COLUMNS * 2 * COHORTS);
          let grouped = 0;
          let heading = 0;
          for (let cell = 0; cell < 2 * AGES; cell++) {
            const persons = people[cell < AGES ? cell + 1 : cell + 2]!;
            const inHouseholds = persons * (1 - collective[cell]!);
            grouped += persons - inHouseholds;
            heading +=
              inHouseholds * Math.min(1, headship[cell]! * parameter("headship_calibration"));
          }
          const total = at(t, "population", year);
          const households = Math.max(heading, (total - grouped) / highest);
          holds(agrees(at(t, "collective_population", year), grouped, total), "collective");
          holds(agrees(at(t, "households", year), households, total), "households");
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is twice as large when everything extensive is", () => {
    forAnyCase(({ region, housing }) => {
      const twice = demographyAlone.scaled(region, 2);
      const small = runDemography(region, housing);
      const large = runDemography(twice, {
        extra: housing.extra!.map((value) => 2 * value),
        shortage: housing.shortage!.map((value) => 2 * value),
      });
      for (const [id, { scale }] of outputs) {
        for (let year = first; year <= last; year++) {
          const factor = scale === "extensive" ? 2 : 1;
          // Doubling is exact in binary; only numbers near the smallest there are can round.
          const gap = at(large, id, year) - factor * at(small, id, year);
          holds(Math.abs(gap) < 1e-300, `${id} is off by ${gap} in ${year}`);
        }
      }
    });
  });

  it("has nothing from nothing: nobody and no arrivals give no births and no households", () => {
    const t = runDemography(
      withParameters(kortrijk, {
        "demography.population": new Array<number>(2 * AGES).fill(0),
        "demography.net_migration_start": [0],
        "demography.net_migration_long_run": [0],
      }),
    );
    for (const id of [
      "population",
      "births",
      "deaths",
      "departures",
      "households",
      "household_size",
    ]) {
      for (let year = first; year <= last; year++) expect(at(t, id, year)).toBe(0);
    }
  });
});

describe("the lever and housing", () => {
  it("never has fewer people, households or births when more arrive", () => {
    const more = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(anyCase, more, ({ region, housing }, extra) => {
        const path = region.levers[LEVER]!;
        const fewer = runDemography(region, housing);
        const grown = runDemography(
          withLevers(region, { [LEVER]: path.map((value) => value + extra) }),
          housing,
        );
        for (const id of ["population", "population_65_plus", "births", "deaths", "arrivals"]) {
          for (let year = first; year <= last; year++) {
            const before = at(fewer, id, year);
            const after = at(grown, id, year);
            holds(after >= before * (1 - 1e-12) - 1e-9, `${id}: ${before} became ${after}`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("changes nothing before the year in which a path changes", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: years - 1 }), ({ region, housing }, from) => {
        const later = (values: readonly number[], by: number): number[] =>
          values.map((value, index) => (index % years >= from ? value + by : value));
        const changed = withParameters(
          withLevers(region, { [LEVER]: later(region.levers[LEVER]!, 100) }),
          {
            "demography.total_fertility": later(
              region.parameters["demography.total_fertility"]!,
              0.3,
            ),
            "demography.life_expectancy": later(
              region.parameters["demography.life_expectancy"]!,
              -0.5,
            ).map((value) => Math.max(60, value)),
          },
        );
        const before = runDemography(region, housing);
        const after = runDemography(changed, {
          extra: housing.extra!.map((value, index) => (index >= from ? value + 50 : value)),
          shortage: housing.shortage!.map((value, index) => (index >= from ? value + 50 : value)),
        });
        for (const [id, { kind }] of outputs) {
          const end = kind === "stock" ? first + from : first + from - 1;
          for (let year = first; year <= end; year++) {
            holds(at(after, id, year) === at(before, id, year), `${id} in ${year}`);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("brings people for extra dwellings and keeps them away for a shortage, by pull and push", () => {
    const region = withParameters(kortrijk, {
      "demography.housing_pull": [2],
      "demography.housing_push": [0.5],
    });
    const extra = new Array<number>(years).fill(0);
    extra[3] = 100;
    const shortage = new Array<number>(years + 1).fill(0);
    shortage[10] = 40;
    const base = runDemography(region);
    const moved = runDemography(region, { extra, shortage });
    const difference = (year: number): number =>
      at(moved, "arrivals", year) - at(base, "arrivals", year);
    // Dwellings completed in 2027 draw people in 2028; a shortage of 1 January acts in its year.
    for (let year = first; year <= last; year++) {
      const wanted = year === 2028 ? 200 : year === 2034 ? -20 : 0;
      expect(difference(year)).toBeCloseTo(wanted, 8);
    }
  });

  it("says what it got when fewer than nobody would have to arrive", () => {
    const region = withLevers(kortrijk, {
      [LEVER]: new Array<number>(years).fill(-50_000),
    });
    const t = runDemography(region);
    const reference = runDemography(kortrijk);
    for (let year = first; year <= last; year++) {
      const { wished, got } = t.constraint("demography.arrivals_not_negative", year);
      expect(at(t, "arrivals", year)).toBe(0);
      expect(wished).toBe(-50_000);
      expect(got).toBeCloseTo(-at(reference, "arrivals", year), 8);
      const free = reference.constraint("demography.arrivals_not_negative", year);
      expect(free.got).toBe(free.wished);
    }
  });
});

/** A region's values, with what it gives in an instance of its own. */
interface Kept {
  readonly values: RegionValues;
  readonly rows: Float64Array;
}

describe("the tables kept between runs", () => {
  const fresh = ({ region, housing }: Case): Trajectories => {
    const structure = { first, last, sizes: demographyAlone.sizes(region) };
    const feeds = { "housing.extra_completed": 1, "housing.shortage": 1 };
    const instance = new Instance([demography], structure, feeds);
    const into = instance.trajectories([region.id]);
    const recorded = {
      "housing.extra_completed": housing.extra!,
      "housing.shortage": housing.shortage!,
    };
    instance.run([instance.flatten(region)], into, { recorded });
    return into;
  };

  it("give the same bits as a fresh instance, whatever ran before", () => {
    fc.assert(
      fc.property(fc.array(anyCase, { minLength: 2, maxLength: 4 }), (cases) => {
        const used = cases.map(({ region, housing }) => runDemography(region, housing));
        const again = cases.map(({ region, housing }) => runDemography(region, housing));
        cases.forEach((given, index) => {
          const { rows } = fresh(given);
          expect(used[index]!.rows).toEqual(rows);
          expect(again[index]!.rows).toEqual(rows);
        });
      }),
      { numRuns: 10 },
    );
  });

  it("are kept for the same values only, in whatever place a region runs", () => {
    const none = {
      extra: new Array<number>(years).fill(0),
      shortage: new Array<number>(years + 1).fill(0),
    };
    const recorded = {
      "housing.extra_completed": none.extra,
      "housing.shortage": none.shortage,
    };
    fc.assert(
      fc.property(anyCase, anyCase, (one, other) => {
        const structure = { first, last, sizes: demographyAlone.sizes(kortrijk) };
        const feeds = { "housing.extra_completed": 1, "housing.shortage": 1 };
        const instance = new Instance([demography], structure, feeds);
        const [a, b] = [one, other].map(({ region }) => ({
          values: instance.flatten(region),
          rows: fresh({ region, housing: none }).rows,
        })) as [Kept, Kept];
        for (const regions of [[a], [a], [b], [a, b], [a, b], [b, a], [b], [a]]) {
          const into = instance.trajectories(regions.map((_, place) => `${place}`));
          instance.run(
            regions.map(({ values }) => values),
            into,
            { recorded },
          );
          regions.forEach(({ rows }, place) => {
            const from = place * rows.length;
            expect(into.rows.subarray(from, from + rows.length)).toEqual(rows);
          });
        }
      }),
      { numRuns: 6 },
    );
  });

  it("notice a change of any one parameter", () => {
    fc.assert(
      fc.property(demographyAlone.anyParameters(kortrijk), (moved) => {
        const none = new Array<number>(years + 1).fill(0);
        for (const [id, values] of Object.entries(moved.parameters)) {
          const region = withParameters(kortrijk, { [id]: values });
          runDemography(kortrijk);
          const used = runDemography(region);
          const { rows } = fresh({ region, housing: { extra: none.slice(1), shortage: none } });
          holds(
            used.rows.every((value, at) => value === rows[at]),
            `${id} was not noticed`,
          );
        }
      }),
      { numRuns: 3 },
    );
  });

  it("notice a change of one sex alone", () => {
    const none = new Array<number>(years + 1).fill(0);
    const bySex = Object.entries(declaration.parameters).filter(
      ([, { dims }]) => (dims as readonly string[])[0] === "sex",
    );
    fc.assert(
      fc.property(demographyAlone.anyParameters(kortrijk), (moved) => {
        for (const [name] of bySex) {
          const id = `demography.${name}`;
          const own = kortrijk.parameters[id]!;
          for (const sex of [0, 1]) {
            const isMoved = (at: number): boolean => Math.floor((2 * at) / own.length) === sex;
            const values = own.map((value, at) =>
              isMoved(at) ? moved.parameters[id]![at]! : value,
            );
            const region = withParameters(kortrijk, { [id]: values });
            runDemography(kortrijk);
            const used = runDemography(region);
            const { rows } = fresh({ region, housing: { extra: none.slice(1), shortage: none } });
            holds(
              used.rows.every((value, at) => value === rows[at]),
              `${id} of sex ${sex} was not noticed`,
            );
          }
        }
      }),
      { numRuns: 3 },
    );
  });

  it("keep regions that step together apart", () => {
    fc.assert(
      fc.property(anyCase, anyCase, (one, other) => {
        const structure = { first, last, sizes: demographyAlone.sizes(kortrijk) };
        const feeds = { "housing.extra_completed": 1, "housing.shortage": 1 };
        const instance = new Instance([demography], structure, feeds);
        const recorded = {
          "housing.extra_completed": new Array<number>(years).fill(0),
          "housing.shortage": new Array<number>(years + 1).fill(0),
        };
        const together = instance.trajectories(["one", "other"]);
        const values = [instance.flatten(one.region), instance.flatten(other.region)];
        instance.run(values, together, { recorded });
        [one, other].forEach(({ region }, index) => {
          const alone = runDemography(region);
          for (let year = first; year <= last; year++) {
            for (const [id] of outputs) {
              const value = together.at(`demography.${id}`, year, 0, index);
              holds(value === at(alone, id, year), `${id} of region ${index} in ${year}`);
            }
          }
        });
      }),
      { numRuns: 15 },
    );
  });
});
