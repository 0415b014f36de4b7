/**
 * The laws of the whole city, for any valid scenario: random levers, parameters and oddities.
 * Each says what must hold, none repeats an equation. `npm run mutants` shows that they bite.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../engine/model/index.ts";
import { axesOf } from "../../engine/scenario/address.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import {
  anyCity,
  anyLevers,
  declaredLevers,
  scaled,
  withLevers,
  withZero,
  without,
  type City,
} from "../arbitraries/city.ts";
import { shipped } from "../arbitraries/shipped.ts";
import {
  declaredOutputs,
  expectClose,
  expectClosedAccounts,
  expectTotals,
  expectWithinBounds,
  simulate,
  wholeSeries,
  yearsOf,
} from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
const RUNS = 120;

function forAnyCity(check: (run: Trajectories, city: City) => void, record = false): void {
  fc.assert(
    fc.property(anyCity(base), (city) => check(simulate(city.model, record), city)),
    { numRuns: RUNS },
  );
}

describe("any city", () => {
  it("has every output within its declared bounds, and nothing negative that cannot be", () => {
    forAnyCity((run, { oddity }) => expectWithinBounds(run, oddity));
  });

  it("has parts that add up to their total", () => {
    forAnyCity(expectTotals);
  });

  it("closes every account, cell by cell, and opens next year where it closed", () => {
    forAnyCity(expectClosedAccounts, true);
  });

  it("ages or loses its people, and makes none appear", () => {
    forAnyCity((run) => {
      const record = run.accounts[0]!.get("demography.cohorts")!;
      const { columns } = catalogue.modules.find(({ id }) => id === "demography")!.accounts[
        "cohorts"
      ]!;
      const cohorts = 102;
      const cells = 2 * cohorts;
      const at = (y: number, column: string, sex: number, cohort: number): number =>
        record[(y * columns.length + columns.indexOf(column)) * cells + sex * cohorts + cohort]!;
      for (let y = 0; y + 1 < run.shape.years; y++) {
        for (let sex = 0; sex < 2; sex++) {
          const end = (cohort: number): number =>
            at(y, "population", sex, cohort) +
            at(y, "births", sex, cohort) +
            at(y, "immigration", sex, cohort) -
            at(y, "emigration", sex, cohort) -
            at(y, "deaths", sex, cohort);
          // Cohort 0 holds the newborn, cohort 101 everyone of 100 and over.
          for (let cohort = 0; cohort < cohorts - 2; cohort++) {
            const next = at(y + 1, "population", sex, cohort + 1);
            expectClose(
              end(cohort),
              next,
              at(y, "population", sex, cohort),
              `cohort ${cohort}, ${y}`,
            );
          }
          const oldest = at(y + 1, "population", sex, cohorts - 1);
          expectClose(end(cohorts - 2) + end(cohorts - 1), oldest, oldest, `oldest in ${y}`);
        }
      }
    }, true);
  });

  it("uses no kWh twice: the electricity of the sectors and of heat networks is gross use", () => {
    forAnyCity((run) => {
      const { ids: carriers } = axesOf(catalogue, {})("carrier");
      const { ids: sectors } = axesOf(catalogue, {})("sector");
      const electricity = carriers.indexOf("electricity");
      const network = carriers.indexOf("network_heat");
      for (const year of yearsOf(run)) {
        let use = run.at("heat.plant_electricity", year);
        let heat = 0;
        for (let sector = 0; sector < sectors.length; sector++) {
          use += run.at("emissions.energy", year, sector * carriers.length + electricity);
          heat += run.at("emissions.energy", year, sector * carriers.length + network);
        }
        expectClose(use, run.at("electricity.use", year), use, `electricity in ${year}`);
        expectClose(heat, run.at("heat.delivered", year), heat, `network heat in ${year}`);
      }
    });
  });

  it("keeps the homes of the housing stock and the connections of the networks in one account", () => {
    forAnyCity((run) => {
      const { ids } = axesOf(catalogue, {})("heating");
      const network = ids.indexOf("network");
      for (const year of yearsOf(run).slice(1)) {
        const homes = run.at("housing.dwellings_by_heating", year, network);
        const pending = run.at("heat.new_dwellings_connected", year - 1);
        const connected = run.at("heat.dwellings_connected", year);
        expectClose(homes + pending, connected, connected + homes, `connections in ${year}`);
      }
    });
  });

  it("gives the same bits whatever else runs beside it", () => {
    fc.assert(
      fc.property(anyLevers(base), anyLevers(base), (first, second) => {
        const models = [withLevers(base, first), withLevers(base, second)];
        const both = { ...base, regions: models.map((model) => model.regions[0]!) };
        const together = simulate(both);
        models.forEach((model, region) => {
          const alone = simulate(model);
          const rows = together.rows.subarray(
            region * alone.rows.length,
            (region + 1) * alone.rows.length,
          );
          expect(rows).toEqual(alone.rows);
        });
      }),
      { numRuns: 10 },
    );
  });
});

describe("a region twice as large", () => {
  it("has extensive outputs twice as large and intensive ones unchanged", () => {
    fc.assert(
      fc.property(anyCity(base), fc.constantFrom(0.5, 2, 4), ({ model }, factor) => {
        const one = simulate(model);
        const other = simulate(scaled(model, factor));
        for (const [id, { scale }] of declaredOutputs) {
          const times = scale === "extensive" ? factor : 1;
          for (let cell = 0; cell < one.size(id); cell++) {
            const [mine, theirs] = [one.series(id, cell), other.series(id, cell)];
            mine.forEach((value, index) => {
              expectClose(theirs[index]!, value * times, value * times, `${id}, year ${index}`);
            });
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("a region split in two", () => {
  /** By module and unit: what is a difference, or what others leave, rounds like what it is from. */
  const largest = (run: Trajectories): Map<string, number> => {
    const sizes = new Map<string, number>();
    for (const [id, { unit }] of declaredOutputs) {
      const key = `${id.split(".")[0]} ${unit}`;
      for (let cell = 0; cell < run.size(id); cell++) {
        const values = wholeSeries(run, id, cell).map(Math.abs);
        sizes.set(key, Math.max(sizes.get(key) ?? 0, ...values));
      }
    }
    return sizes;
  };

  it("has parts whose extensive outputs add up to the whole, and whose intensive ones are its own", () => {
    const part = fc.oneof(fc.constant(0.5), fc.double({ min: 0.01, max: 0.99, noNaN: true }));
    fc.assert(
      fc.property(anyCity(base), part, ({ model }, share) => {
        const whole = simulate(model);
        const regions = [share, 1 - share].map((factor) => scaled(model, factor).regions[0]!);
        const parts = simulate({ ...model, regions });
        const sizes = largest(whole);
        for (const [id, { scale, unit }] of declaredOutputs) {
          const size = sizes.get(`${id.split(".")[0]} ${unit}`)!;
          const cells = Array.from({ length: whole.size(id) }, (_, cell) =>
            wholeSeries(whole, id, cell),
          );
          cells.forEach((values, cell) => {
            const [one, other] = [0, 1].map((region) => wholeSeries(parts, id, cell, region));
            values.forEach((value, index) => {
              const [mine, theirs] = [one![index]!, other![index]!];
              const what = `${id}, year ${index}`;
              if (scale === "extensive") expectClose(mine + theirs, value, size, what);
              else {
                expectClose(mine, value, size, what);
                expectClose(theirs, value, size, what);
              }
            });
          });
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("nothing from nothing", () => {
  const zero = (model: ScenarioModel, lever: string): ScenarioModel =>
    withLevers(model, { [lever]: model.regions[0]!.levers[lever]!.map(() => 0) });

  const expectNothing = (model: ScenarioModel, ids: readonly string[]): void => {
    const run = simulate(model);
    for (const id of ids) {
      for (let cell = 0; cell < run.size(id); cell++) {
        wholeSeries(run, id, cell).forEach((value, index) => {
          if (Math.abs(value) > 0) expect.fail(`${id} is ${value} in year ${index}`);
        });
      }
    }
  };

  /** With any levers and figures, but without the oddities that say nothing themselves. */
  const forAnyPlan = (check: (model: ScenarioModel) => void): void => {
    fc.assert(
      fc.property(anyCity(base, ["plain"]), ({ model }) => check(model)),
      { numRuns: 25 },
    );
  };

  it("has no births, households or household energy without people and arrivals", () => {
    forAnyPlan((model) => {
      const empty = withZero(zero(model, "demography.arrivals_change"), [
        "demography.population",
        "demography.net_migration_start",
        "demography.net_migration_long_run",
        "demography.extra_completed_before",
        "demography.housing_pull",
      ]);
      expectNothing(empty, [
        "demography.births",
        "demography.households",
        "housing.useful_heat",
        "housing.final_energy",
        "electricity.household_use",
        "emissions.households",
      ]);
    });
  });

  const withoutEnergy = [
    ["tertiary", ["tertiary.base_energy"], ["tertiary"]],
    ["municipal", ["municipal.base_energy", "municipal.public_lighting_base"], ["municipal"]],
    ["municipal_buildings", ["municipal.base_energy"], ["municipal_buildings"]],
    ["municipal_lighting", ["municipal.public_lighting_base"], ["municipal_lighting"]],
    ["industry", ["industry.base_energy"], ["industry"]],
    ["agriculture", ["agriculture.base_energy"], ["agriculture"]],
    ["transport", ["mobility.base_fuel", "mobility.depot_electricity"], ["transport"]],
  ] as const;
  it.each(withoutEnergy)("has no emissions of %s without its energy", (_, figures, silent) => {
    forAnyPlan((model) => {
      const idle = withZero(model, figures);
      expectNothing(
        idle,
        silent.map((name) => `emissions.${name}`),
      );
    });
  });

  it("has no wind without projects and without a wish", () => {
    forAnyPlan((model) => {
      expectNothing(zero(without(model, "wind_project"), "renewables.wind_capacity"), [
        "renewables.wind_capacity",
        "renewables.wind_turbines",
        "renewables.wind_added",
        "renewables.wind_production",
      ]);
    });
  });

  it("has no heat of households and no dwellings on a network without dwellings", () => {
    forAnyPlan((model) => {
      const unbuilt = withZero(zero(model, "housing.completions"), [
        "housing.opening_dwellings",
        "housing.opening_social",
        "housing.connected_before",
      ]);
      expectNothing(unbuilt, [
        "housing.dwellings",
        "housing.useful_heat",
        "housing.final_energy",
        "heat.dwellings_connected",
        "heat.delivered_dwellings",
      ]);
    });
  });

  it("has no network heat for other buildings without districts", () => {
    forAnyPlan((model) => expectNothing(without(model, "district"), ["heat.delivered_others"]));
  });
});

describe("no clairvoyance", () => {
  it("changes nothing before the year in which a path changes", () => {
    const last = base.last - base.first;
    fc.assert(
      fc.property(anyLevers(base), fc.integer({ min: 1, max: last }), (levers, from) => {
        // What is under construction for years is begun in time: the wish for wind is known ahead.
        const known = new Set(["renewables.wind_capacity"]);
        const mixed: Record<string, number[]> = {};
        for (const [id, values] of Object.entries(levers)) {
          if (known.has(id)) continue;
          const reference = base.regions[0]!.levers[id]!;
          const width = reference.length / (last + 1);
          // A state wished on 1 January is built in the year before it.
          const kind = declaredLevers.find(([name]) => name === id)![1].kind;
          const changes = (kind === "stock" ? from + 1 : from) * width;
          mixed[id] = reference.map((value, at) => (at < changes ? value : values[at]!));
        }
        const before = simulate(base);
        const after = simulate(withLevers(base, mixed));
        const { flows, constraints } = before.shape;
        for (let y = 0; y <= from; y++) {
          const row = (run: Trajectories): Float64Array =>
            run.rows.subarray(y * run.width, (y + 1) * run.width);
          // In the year of the change its stocks of 1 January still stand.
          const start = y < from ? 0 : flows.width;
          const end = before.width - (y < from ? 0 : constraints.width);
          expect(row(after).subarray(start, end)).toEqual(row(before).subarray(start, end));
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Levers that may move a single year the wrong way beside some plan, though never their sum. */
const YEARLY_EXCEPTIONS: Readonly<Record<string, string>> = {
  "housing.demolition_rate": "where demolition outruns building, ever fewer dwellings are left",
  "housing.renovation_rate":
    "once no poor label is left, demolition takes from label A+, and what stays is label A",
};

describe("each lever", () => {
  for (const [id, lever] of declaredLevers) {
    const { output, direction, member } = lever.effect;
    it(`${id} moves ${output} ${direction} and never the other way`, () => {
      // It has something to move in the shipped plan or in unchanged policy…
      const unchanged = onReference(base);
      const moves = [base, unchanged, lowest(base, id)].some((model) =>
        [0.1, 0.5, 0.9].some((part) => rise(model, raise(model, id, member, part)).size > 0),
      );
      expect(moves, `${id} never moves ${output}`).toBe(true);
      // …beside these moves no year the other way…
      for (const model of [base, unchanged]) {
        for (const part of [0.01, 0.1, 0.3, 0.6, 1]) {
          expectNoYearAgainst(rise(model, raise(model, id, member, part)));
        }
      }
      // …and moves it one way only, whatever else a plan does.
      fc.assert(
        fc.property(
          anyLevers(base),
          fc.double({ min: 0, max: 1, noNaN: true }),
          (others, strength) => {
            const model = withLevers(base, others);
            const moved = rise(model, raise(model, id, member, strength));
            if (moved.size < 0) {
              expect.fail(`${output}: ${moved.before} became ${moved.after} when ${id} rose`);
            }
            if (!(id in YEARLY_EXCEPTIONS)) expectNoYearAgainst(moved);
          },
        ),
        { numRuns: 25 },
      );

      function expectNoYearAgainst({ against }: { readonly against: readonly number[] }): void {
        if (against.length === 0) return;
        expect.fail(`${output} moves the wrong way in ${against.join(", ")} when ${id} rises`);
      }

      /** How far the output moves in the declared direction, and the years in which it does not. */
      function rise(low: ScenarioModel, high: ScenarioModel) {
        const [slow, fast] = [simulate(low), simulate(high)];
        const [lows, highs] = [wholeSeries(slow, output), wholeSeries(fast, output)];
        const sum = (values: readonly number[]): number =>
          values.reduce((all, one) => all + one, 0);
        const [before, after] = [sum(lows), sum(highs)];
        const sign = direction === "up" ? 1 : -1;
        const moved = sign * (after - before);
        // Rounding counts as nothing.
        const size = Math.abs(moved) <= 1e-9 * Math.max(1, Math.abs(before)) ? 0 : moved;
        const largest = Math.max(1e-6, ...lows.map(Math.abs));
        const against = lows.flatMap((value, index) =>
          sign * (highs[index]! - value) < -1e-9 * largest ? [slow.shape.first + index] : [],
        );
        return { size, before, after, against };
      }
    });
  }

  it("moves an output of one cell", () => {
    const run = simulate(base);
    for (const [, { effect }] of declaredLevers) expect(run.size(effect.output)).toBe(1);
  });
});

/** The lever at its lower bound: a last year of sale can only be put off from there. */
const lowest = (model: ScenarioModel, id: string): ScenarioModel => {
  const { min, sumsToOne } = declaredLevers.find(([name]) => name === id)![1];
  const values = model.regions[0]!.levers[id]!;
  return sumsToOne ? model : withLevers(model, { [id]: values.map(() => min) });
};

const onReference = (model: ScenarioModel): ScenarioModel => ({
  ...model,
  regions: model.regions.map((region) => ({ ...region, levers: region.reference })),
});

/** The lever nearer to its upper bound by a share of the way; for shares, the named member grows. */
function raise(
  model: ScenarioModel,
  id: string,
  member: string | undefined,
  strength: number,
): ScenarioModel {
  const lever = declaredLevers.find(([name]) => name === id)![1];
  const values = model.regions[0]!.levers[id]!;
  const reference = model.regions[0]!.reference[id]!;
  const top =
    lever.scale === "extensive"
      ? Math.min(lever.max, 10 * Math.max(1, ...reference, ...values))
      : lever.max;
  if (member === undefined) {
    const raisedValues = values.map((value) => {
      const moved = value + (Math.max(value, top) - value) * strength;
      return lever.unit === "year" ? Math.round(moved) : moved;
    });
    return withLevers(model, { [id]: raisedValues });
  }
  const dim = lever.dims.at(-1)!;
  const { ids } = axesOf(catalogue, model.regions[0]!.dimensions)(dim);
  const chosen = ids.indexOf(member);
  const raisedValues = values.map((value, at) => {
    const isChosen = at % ids.length === chosen;
    return value * (1 - strength) + (isChosen ? strength : 0);
  });
  return withLevers(model, { [id]: raisedValues });
}

describe("every limit of the model", () => {
  it("binds in some generated plan", () => {
    const met = new Set<string>();
    forAnyCity((run) => {
      for (const { id, size } of run.shape.constraints.slots.values()) {
        for (let cell = 0; cell < size / 2; cell++) {
          for (const year of yearsOf(run)) {
            const { wished, got } = run.constraint(id, year, cell);
            if (Math.abs(wished - got) > 1e-9 * Math.max(1, Math.abs(wished))) met.add(id);
          }
        }
      }
    });
    const all = catalogue.modules.flatMap((module) =>
      Object.keys(module.constraints).map((name) => `${module.id}.${name}`),
    );
    expect(all.filter((id) => !met.has(id))).toEqual([]);
  });
});
