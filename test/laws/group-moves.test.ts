/**
 * Moves between municipalities: nobody is lost on the way and nobody is counted twice, a group that
 * follows the reference is what its members are alone, and a member run again by itself with those
 * who came from the others is to the bit what it was among them.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { scaled, withLevers, withParameter } from "../arbitraries/city.ts";
import {
  anyMovingGroup,
  cohorts,
  runAlone,
  runTogether,
  withoutHomes,
  type MovingGroup,
} from "../arbitraries/moving-groups.ts";
import { withRestart, restartOf } from "../arbitraries/restarted.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { expectClosedAccounts, expectWithinBounds } from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
const YEARS = base.last - base.first + 1;
const CELLS = 204;
const RUNS = { numRuns: 25 };

const sameBits = (one: Float64Array, other: Float64Array): boolean =>
  one.length === other.length && one.every((value, at) => Object.is(value, other[at]));

function expectSameRun(mine: Trajectories, theirs: Trajectories, what: string): void {
  expect(sameBits(mine.rows, theirs.rows), `${what}: rows`).toBe(true);
  expect(sameBits(mine.closing, theirs.closing), `${what}: closing`).toBe(true);
}

const anyGroup = anyMovingGroup(base);
const still = anyGroup.map(({ models, moves }): MovingGroup => ({
  models: models.map(withoutHomes),
  moves,
}));

/** Members with the same rates, homes without influence and one plan that attracts people. */
const alike = (moves: MovingGroup["moves"], change: number): MovingGroup => {
  const model = withoutHomes(base);
  const path = Array.from({ length: YEARS }, () => change);
  return {
    models: ["a", "b", "c"].map((id, at) => {
      const one = at === 0 ? withLevers(model, { "demography.arrivals_change": path }) : model;
      return { ...one, regions: [{ ...one.regions[0]!, id }] };
    }),
    moves,
  };
};

const way = (from: string, to: string, share: number) => ({ from, to, share });
const population = ({ runs }: { readonly runs: readonly Trajectories[] }, year: number): number =>
  runs.reduce((sum, run) => sum + run.at("demography.population", year), 0);

describe("a group that follows the reference", () => {
  it("gives every member the bits that it has alone where all follow the reference", () => {
    fc.assert(
      fc.property(still, (group) => {
        const { runs, exchanged, values } = runTogether(group, { onReference: true });
        group.models.forEach((model, at) => {
          expectSameRun(runs[at]!, runAlone(model, values[at]!), `member ${at}`);
        });
        for (const years of exchanged.received) {
          for (const received of years) expect(received.every((value) => value === 0)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it("moves as many as the shares say, as far as they have a place among all who arrive", () => {
    fc.assert(
      fc.property(still, (group) => {
        const { runs, exchanged } = runTogether(group, { onReference: true });
        const ids = group.models.map(({ regions }) => regions[0]!.id);
        const ways = group.moves.length;
        for (let year = 0; year < YEARS; year++) {
          ids.forEach((id, at) => {
            let sent = 0;
            let got = 0;
            group.moves.forEach(({ from, to, share }, place) => {
              if (to !== id) return;
              const departures = runs[ids.indexOf(from)]!.at("demography.departures", 2024 + year);
              sent += share * departures;
              got += exchanged.carried[year * ways + place]!;
            });
            const lowered = exchanged.lowered[year * ids.length + at]!;
            expect(Math.abs(sent - lowered - got)).toBeLessThanOrEqual(1e-9 * Math.max(1, sent));
            const arrivals = runs[at]!.at("demography.arrivals", 2024 + year);
            expect(got).toBeLessThanOrEqual(arrivals * (1 + 1e-12) + 1e-9);
          });
        }
      }),
      RUNS,
    );
  });
});

describe("any group", () => {
  it("sends as many as arrive, of either sex, in every cohort and year", () => {
    fc.assert(
      fc.property(still, (group) => {
        const mine = runTogether(group, { record: true });
        const reference = runTogether(group, { record: true, onReference: true });
        const ids = group.models.map(({ regions }) => regions[0]!.id);
        const ways = group.moves.length;
        const through = (ran: typeof mine, at: number, end: "from" | "to"): Float64Array => {
          const sum = new Float64Array(YEARS * CELLS);
          group.moves.forEach((move, place) => {
            if (move[end] !== ids[at]) return;
            for (let i = 0; i < sum.length; i++) {
              const year = Math.floor(i / CELLS);
              sum[i]! += ran.exchanged.cells![(year * ways + place) * CELLS + (i % CELLS)]!;
            }
          });
          return sum;
        };
        group.models.forEach((model, at) => {
          const [came, cameReference] = [mine, reference].map((ran) => {
            const within = through(ran, at, "to");
            return cohorts(ran.runs[at]!, model, "immigration").map((all, i) => all - within[i]!);
          });
          const schedule = cohorts(reference.runs[at]!, model, "immigration");
          const left = through(mine, at, "from");
          const all = cohorts(mine.runs[at]!, model, "emigration");
          const change = model.regions[0]!.levers["demography.arrivals_change"]!;
          const whole = reference.runs[at]!.series("demography.arrivals");
          came!.forEach((outside, i) => {
            const year = Math.floor(i / CELLS);
            // From elsewhere as many come as on the reference, and in proportion more or fewer.
            const pull = whole[year]! > 0 ? Math.max(-1, change[year]! / whole[year]!) : 0;
            const extra = whole[year]! > 0 ? 0 : Math.max(0, came![i]!);
            const wanted = (1 + pull) * cameReference![i]! + extra;
            const size = Math.max(1, schedule[i]! * (1 + Math.abs(pull)), all[i]!);
            expect(Math.abs(outside - wanted)).toBeLessThanOrEqual(1e-9 * size);
            expect(left[i]! - all[i]!).toBeLessThanOrEqual(1e-9 * size);
          });
        });
      }),
      RUNS,
    );
  });

  it("has nothing negative, however strongly a plan attracts", () => {
    fc.assert(
      fc.property(anyGroup, (group) => {
        const { runs, exchanged } = runTogether(group, { record: true });
        for (const persons of exchanged.cells!) {
          if (!(persons >= 0)) expect.fail(`${persons} persons moved`);
        }
        runs.forEach((run, at) => {
          expectWithinBounds(run, `member ${at}`);
          expectClosedAccounts(run);
          for (const column of ["population", "births", "immigration", "emigration", "deaths"]) {
            for (const persons of cohorts(run, group.models[at]!, column)) {
              if (!(persons >= -1e-9)) expect.fail(`${column} is ${persons}`);
            }
          }
        });
      }),
      RUNS,
    );
  });

  it("lets no more people leave a member than there are, however many another attracts", () => {
    // A million a year for a city of eighty thousand: more than its neighbours can give.
    const group = alike([way("b", "a", 0.9), way("c", "a", 0.1)], 1e6);
    const { runs } = runTogether(group, { record: true });
    for (const [at, run] of runs.entries()) {
      const [people, born, came, left] = ["population", "births", "immigration", "emigration"].map(
        (column) => cohorts(run, group.models[at]!, column),
      ) as [Float64Array, ...Float64Array[]];
      left!.forEach((persons, cell) => {
        const there = people[cell]! + born![cell]! + came![cell]!;
        expect(persons, `leave member ${at}`).toBeLessThanOrEqual(there * (1 + 1e-9) + 1e-9);
      });
    }
    const [, nearest] = runs;
    expect(nearest!.at("demography.population", 2025)).toBeLessThan(
      nearest!.at("demography.population", 2024),
    );
  });

  it("closes the account of every cohort of every member: it opens next year a year older", () => {
    fc.assert(
      fc.property(anyGroup, (group) => {
        const { runs } = runTogether(group, { record: true });
        runs.forEach((run, at) => {
          const column = (name: string) => cohorts(run, group.models[at]!, name);
          const [people, born, came, left, died] = [
            "population",
            "births",
            "immigration",
            "emigration",
            "deaths",
          ].map(column) as [Float64Array, ...Float64Array[]];
          for (let year = 0; year + 1 < YEARS; year++) {
            for (let sex = 0; sex < 2; sex++) {
              // Cohort 0 are the newborn; 99 and 100 come to 100 together.
              for (let cohort = 0; cohort < 100; cohort++) {
                const i = year * CELLS + sex * 102 + cohort;
                const all = people[i]! + born![i]! + came![i]!;
                const end = all - left![i]! - died![i]!;
                const next = people[i + CELLS + 1]!;
                expect(Math.abs(end - next)).toBeLessThanOrEqual(1e-9 * Math.max(1, all));
              }
            }
          }
        });
      }),
      RUNS,
    );
  });

  it("has members that give the same bits alone, with those who came from the others", () => {
    fc.assert(
      fc.property(anyGroup, fc.boolean(), (drawn, restarts) => {
        const group = restarts
          ? {
              ...drawn,
              models: drawn.models.map((model) =>
                withRestart(model, 2027, restartOf(model, 2027, 0.95)),
              ),
            }
          : drawn;
        const { runs, exchanged, values } = runTogether(group, { record: true });
        group.models.forEach((model, at) => {
          const received = exchanged.received[at]!;
          const alone = runAlone(model, { ...values[at]!, received }, true);
          expectSameRun(alone, runs[at]!, `member ${at}`);
          for (const column of ["immigration", "emigration", "deaths"]) {
            const [mine, theirs] = [alone, runs[at]!].map((run) => cohorts(run, model, column));
            expect(sameBits(mine!, theirs!), column).toBe(true);
          }
        });
      }),
      RUNS,
    );
  });

  it("moves twice as many between municipalities twice as large", () => {
    fc.assert(
      fc.property(anyGroup, ({ models, moves }) => {
        const one = runTogether({ models, moves });
        const two = runTogether({ models: models.map((model) => scaled(model, 2)), moves });
        one.exchanged.carried.forEach((persons, at) => {
          const twice = two.exchanged.carried[at]!;
          expect(Math.abs(twice - 2 * persons)).toBeLessThanOrEqual(1e-9 * Math.max(1, twice));
        });
      }),
      RUNS,
    );
  });

  it("knows nothing of the future of another member", () => {
    fc.assert(
      fc.property(still, fc.integer({ min: 1, max: YEARS - 1 }), (group, from) => {
        const [first, ...others] = group.models;
        const path = first!.regions[0]!.levers["demography.arrivals_change"]!.map((value, year) =>
          year < from ? value : value + 500,
        );
        const changed = withLevers(first!, { "demography.arrivals_change": path });
        const before = runTogether(group).runs;
        const after = runTogether({ ...group, models: [changed, ...others] }).runs;
        before.forEach((run, at) => {
          const { width } = run;
          const rows = run.rows.subarray(0, from * width);
          expect(sameBits(rows, after[at]!.rows.subarray(0, from * width)), `${at}`).toBe(true);
        });
      }),
      RUNS,
    );
  });
});

describe("moves between members with the same rates", () => {
  it("change no total of the group, wherever they go", () => {
    // People of all ages come, so that all who move within the group have a place.
    const ofAllAges = ({ models, moves }: MovingGroup): MovingGroup => ({
      models: models.map((model) =>
        withParameter(model, "demography.arrival_schedule", Array<number>(CELLS).fill(1 / 102)),
      ),
      moves,
    });
    const there = runTogether(ofAllAges(alike([way("a", "b", 0.1)], 900)));
    const elsewhere = runTogether(
      ofAllAges(alike([way("a", "c", 0.06), way("a", "b", 0.04)], 900)),
    );
    for (const { exchanged } of [there, elsewhere]) {
      expect(exchanged.lowered.every((persons) => persons === 0)).toBe(true);
    }
    expect(there.runs[1]!.at("demography.population", 2040)).not.toBeCloseTo(
      elsewhere.runs[1]!.at("demography.population", 2040),
      0,
    );
    for (let year = base.first; year <= base.last + 1; year++) {
      expect(population(elsewhere, year) / population(there, year)).toBeCloseTo(1, 12);
    }
  });

  it("leave a group that follows the reference as it is when twice as many move within it", () => {
    const once = runTogether(alike([way("a", "b", 0.2), way("c", "a", 0.1)], 0));
    const twice = runTogether(alike([way("a", "b", 0.4), way("c", "a", 0.2)], 0));
    once.runs.forEach((run, at) => expectSameRun(twice.runs[at]!, run, `member ${at}`));
    expect(twice.exchanged.carried[0]! / once.exchanged.carried[0]!).toBeCloseTo(2, 12);
  });
});

describe("what a plan attracts", () => {
  it("takes of what a plan attracts the part from members that they have on the reference", () => {
    const group = alike([way("b", "a", 0.2), way("c", "a", 0.1)], 1000);
    const mine = runTogether(group);
    const reference = runTogether(group, { onReference: true });
    const [a, b] = mine.runs;
    const arrivals = reference.runs[0]!.at("demography.arrivals", 2024);
    const pull = 1000 / arrivals;
    expect(a!.at("demography.arrivals", 2024)).toBeCloseTo(arrivals + 1000, 1);
    const adults = ({ exchanged }: typeof mine): number =>
      exchanged.cells!.reduce((sum, persons, at) => {
        return at < CELLS && at % 102 > 0 ? sum + persons : sum;
      }, 0);
    const fromB = adults(reference);
    expect(adults(mine)).toBeCloseTo(fromB * (1 + pull), 6);
    // Fewer mothers leave fewer newborn.
    expect(b!.at("demography.departures", 2024)).toBeCloseTo(
      reference.runs[1]!.at("demography.departures", 2024) + fromB * pull,
      -1,
    );
  });

  it("comes from homes too: who moves into new dwellings of one leaves another", () => {
    const group = alike([way("b", "a", 0.3)], 0);
    const built = withParameter(group.models[0]!, "demography.housing_pull", [1]);
    const more = built.regions[0]!.reference["housing.completions"]!.map((value) => 2 * value);
    const models = [withLevers(built, { "housing.completions": more }), ...group.models.slice(1)];
    const mine = runTogether({ ...group, models });
    const without = runTogether(group);
    for (const year of [2030, 2050]) {
      const [now, before] = [mine, without].map(({ runs }) =>
        runs.map((run) => run.at("demography.population", year)),
      ) as [number[], number[]];
      expect(now[0]).toBeGreaterThan(before[0]!);
      expect(now[1]).toBeLessThan(before[1]!);
      expect(now[2]).toBe(before[2]);
    }
  });
});
