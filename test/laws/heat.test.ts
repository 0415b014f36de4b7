import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heat } from "../../engine/model/heat/module.ts";
import type { RecordedSeries } from "../../engine/run/instance.ts";
import { sizeOf } from "../../engine/run/layout.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { agrees, LoneModule, withLevers, withParameters } from "../arbitraries/lone-module.ts";

const alone = new LoneModule(heat);
const { kortrijk, first, last, years } = alone;
const { declaration } = heat;
const RUNS = { numRuns: 150 };
const NETWORK = 5;
const HEATINGS = 6;
const CARRIERS = 10;

const SHARE = "heat.connection_share";
const START = "heat.build_start";
const METRES = "heat.metres_per_year";
const SOURCES = "heat.source_potential";

interface City {
  readonly region: RegionModel;
  readonly recorded: RecordedSeries;
}

const anyLevers = (region: RegionModel): fc.Arbitrary<RegionModel> =>
  fc
    .tuple(
      alone.anyPath(region, SHARE, 0, 1),
      alone.anyPath(region, START, 2015, 2055, true),
      fc.constantFrom(0, 3000, 1e5).chain((top) => alone.anyPath(region, METRES, 0, top)),
      fc.constantFrom(0, 2e6, 1e8).chain((top) => alone.anyPath(region, SOURCES, 0, top)),
    )
    .map(([share, start, metres, sources]) =>
      withLevers(region, { [SHARE]: share, [START]: start, [METRES]: metres, [SOURCES]: sources }),
    );

/** What housing and the other sectors say: any figures, zero among them. */
const anySurroundings: fc.Arbitrary<RecordedSeries> = fc
  .record({
    network: fc.constantFrom(0, 80, 5000),
    connectable: fc.constantFrom(0, 500, 33e3),
    demolished: fc.constantFrom(0, 1, 300),
    housing: fc.constantFrom(0, 380e6),
    perDwelling: fc.constantFrom(0, 8000, 20e3),
    tertiary: fc.array(fc.integer({ min: 0, max: 400 }), {
      minLength: years,
      maxLength: years,
    }),
    empty: fc.boolean(),
    gas: fc.constantFrom(0, 1e6, 220e6),
  })
  .map(({ network, connectable, demolished, housing, perDwelling, tertiary, empty, gas }) => {
    const always = (value: number, rows: number): number[] =>
      Array.from({ length: rows }, () => value);
    const cells = (width: number, at: number, value: number, rows: number): number[] =>
      Array.from({ length: width * rows }, (_, cell) => (cell % width === at ? value : 0));
    return {
      "housing.dwellings_by_heating": cells(HEATINGS, NETWORK, network, years + 1),
      "housing.connectable": always(connectable, years + 1),
      "housing.network_demolished": always(demolished, years),
      "housing.useful_heat": always(housing, years),
      "housing.useful_heat_network": always(network * perDwelling, years),
      "tertiary.useful_heat": tertiary.map((value) => (empty ? 0 : value * 1e6)),
      "municipal.useful_heat": always(12e6, years),
      "tertiary.energy": cells(CARRIERS, 0, gas, years),
    };
  });

const anyCity: fc.Arbitrary<City> = fc
  .tuple(
    alone.anyParameters(kortrijk).chain(anyLevers),
    anySurroundings,
    fc.constantFrom("plain", "plain", "no districts", "empty districts", "tiny", "huge"),
  )
  .map(([region, recorded, oddity]) => {
    if (oddity === "no districts") return { region: alone.without(region, "district"), recorded };
    if (oddity === "tiny") return { region: alone.scaled(region, 1e-6), recorded };
    if (oddity === "huge") return { region: alone.scaled(region, 1e6), recorded };
    if (oddity !== "empty districts") return { region, recorded };
    const none = region.parameters["heat.district_dwellings"]!.map(() => 0);
    return {
      region: withParameters(region, {
        "heat.district_dwellings": none,
        "heat.district_others": none,
      }),
      recorded,
    };
  });

const forAny = (law: (run: Trajectories, city: City) => void, record = false): void => {
  fc.assert(
    fc.property(anyCity, (city) => law(alone.run(city.region, city.recorded, record), city)),
    RUNS,
  );
};

const sum = (run: Trajectories, id: string, year: number): number => {
  let total = 0;
  for (let cell = 0; cell < run.size(id); cell++) total += run.at(id, year, cell);
  return total;
};

describe("heat, for any region and plan", () => {
  it("is nowhere negative, and keeps shares within 0 and 1", () => {
    forAny((run) => {
      for (const [name, { min, ...output }] of Object.entries(declaration.outputs)) {
        const id = `heat.${name}`;
        for (let cell = 0; cell < run.size(id); cell++) {
          for (const value of run.series(id, cell)) {
            expect(value).toBeGreaterThanOrEqual(min);
            if ("max" in output) expect(value).toBeLessThanOrEqual(output.max);
          }
        }
      }
    });
  });

  it("adds up, and puts in what comes out", () => {
    forAny((run) => {
      for (let year = first; year <= last; year++) {
        const at = (name: string): number => run.at(`heat.${name}`, year);
        const fed = at("fed_in");
        expect(agrees(sum(run, "heat.fed_in_by_source", year), fed, fed)).toBe(true);
        expect(agrees(at("delivered") + at("losses"), fed, fed)).toBe(true);
        const delivered = at("delivered_dwellings") + at("delivered_others");
        expect(agrees(delivered, at("delivered"), delivered)).toBe(true);
        expect(sum(run, "heat.delivered_by_district", year)).toBeLessThanOrEqual(
          delivered * (1 + 1e-9) + 1e-9,
        );
        const others = sum(run, "heat.others_connected_by_district", year);
        expect(agrees(others, at("others_connected"), others)).toBe(true);
      }
    });
  });

  it("closes its accounts", () => {
    forAny((run, { region }) => {
      const sizes = alone.sizes(region);
      for (const [name, { columns, dims }] of Object.entries(declaration.accounts)) {
        const cells = sizeOf(dims, sizes);
        const record = run.accounts[0]!.get(`heat.${name}`)!;
        const at = (column: string, year: number, cell: number): number => {
          const position = (columns as readonly string[]).indexOf(column);
          return position < 0 ? 0 : record[(year * columns.length + position) * cells + cell]!;
        };
        for (let year = 0; year < years; year++) {
          for (let cell = 0; cell < cells; cell++) {
            let balance = at("opening", year, cell) - at("closing", year, cell);
            let scale = at("opening", year, cell);
            for (const column of columns) {
              const value = at(column, year, cell);
              if (!(value >= 0)) expect.fail(`${name}: ${column} is ${value} in year ${year}`);
              if (column.startsWith("in_")) balance += value;
              if (column.startsWith("out_")) balance -= value;
              if (column.startsWith("in_")) scale += value;
            }
            if (!agrees(balance, 0, scale))
              expect.fail(`${name} is ${balance} off in year ${year}`);
            if (year > 0) {
              const before = at("closing", year - 1, cell);
              if (!agrees(at("opening", year, cell), before, before)) {
                expect.fail(`${name} opens year ${year} otherwise than it closed`);
              }
            }
          }
        }
      }
    }, true);
  });

  it("keeps one account with the housing stock", () => {
    forAny((run, { recorded }) => {
      // The housing stock takes up a year's connections in the next year, and loses what it demolishes.
      let network = recorded["housing.dwellings_by_heating"]![NETWORK]!;
      expect(run.at("heat.dwellings_connected", first)).toBe(network);
      for (let year = first; year < last; year++) {
        const demolished = recorded["housing.network_demolished"]![0]!;
        const added = run.at("heat.new_dwellings_connected", year);
        network = Math.max(0, network - demolished) + added;
        const connected = run.at("heat.dwellings_connected", year + 1);
        expect(agrees(connected, network, network + demolished)).toBe(true);
      }
    });
  });

  it("never disconnects, and stays within the metres and the dwellings there are", () => {
    forAny((run, { region, recorded }) => {
      const share = region.parameters["heat.connectable_share"]![0]!;
      const connectable = recorded["housing.connectable"]![0]!;
      for (let year = first; year <= last; year++) {
        const metres = region.levers[METRES]![year - first]!;
        expect(run.at("heat.metres_laid", year)).toBeLessThanOrEqual(metres * (1 + 1e-9) + 1e-12);
        expect(run.at("heat.new_dwellings_connected", year)).toBeLessThanOrEqual(
          share * connectable * (1 + 1e-9),
        );
        const others = run.at("heat.others_connected", year);
        if (year < last) {
          expect(run.at("heat.others_connected", year + 1)).toBeGreaterThanOrEqual(others);
        }
      }
    });
  });

  it("never replaces more gas than there is, and sells no more heat than that gas could give", () => {
    forAny((run, { region, recorded }) => {
      const efficiency = region.parameters["heat.customer_boiler_efficiency"]![0]!;
      const gas = recorded["tertiary.energy"]![0]!;
      for (let year = first; year <= last; year++) {
        expect(run.at("heat.displaced_gas", year)).toBeLessThanOrEqual(gas);
        expect(run.at("heat.delivered_others", year)).toBeLessThanOrEqual(
          gas * efficiency * (1 + 1e-9),
        );
      }
    });
  });

  it("reports what sources could give, and what held connections back", () => {
    forAny((run, { region }) => {
      const districts = region.dimensions["district"]!.length;
      for (let year = first; year <= last; year++) {
        for (let source = 0; source < 5; source++) {
          const { wished, got } = run.constraint("heat.base_load", year, source);
          expect(wished).toBe(region.levers[SOURCES]![(year - first) * 5 + source]);
          expect(got).toBe(run.at("heat.fed_in_by_source", year, source));
        }
        for (let district = 0; district < districts; district++) {
          for (const id of ["heat.metres_laid", "heat.connectable_dwellings"]) {
            const { wished, got } = run.constraint(id, year, district);
            expect(got).toBeLessThanOrEqual(wished);
            expect(got).toBeGreaterThanOrEqual(
              Math.min(wished, run.at("heat.connected_share_by_district", year, district)),
            );
          }
        }
      }
    });
  });

  it("doubles with everything extensive", () => {
    fc.assert(
      fc.property(anyCity, fc.constantFrom(0.5, 2, 4), ({ region, recorded }, factor) => {
        const one = alone.run(region, recorded);
        const grown = Object.fromEntries(
          Object.entries(recorded).map(([id, values]) => [id, values.map((v) => v * factor)]),
        );
        const other = alone.run(alone.scaled(region, factor), grown);
        for (const [name, { scale }] of Object.entries(declaration.outputs)) {
          const id = `heat.${name}`;
          for (let cell = 0; cell < one.size(id); cell++) {
            const theirs = other.series(id, cell);
            one.series(id, cell).forEach((value, index) => {
              const wanted = scale === "extensive" ? value * factor : value;
              expect(agrees(theirs[index]!, wanted, wanted)).toBe(true);
            });
          }
        }
      }),
      RUNS,
    );
  });

  it("foresees nothing", () => {
    fc.assert(
      fc.property(
        anyLevers(kortrijk),
        anyLevers(kortrijk),
        anySurroundings,
        fc.integer({ min: 1, max: years - 1 }),
        (region, other, recorded, from) => {
          const changed = withLevers(
            region,
            Object.fromEntries(
              [SHARE, START, METRES, SOURCES].map((id) => {
                const cells = region.levers[id]!.length / years;
                const values = region.levers[id]!.map((value, at) =>
                  at < from * cells ? value : other.levers[id]![at]!,
                );
                return [id, values];
              }),
            ),
          );
          const before = alone.run(region, recorded);
          const after = alone.run(changed, recorded);
          for (const [name, { kind }] of Object.entries(declaration.outputs)) {
            const until = kind === "stock" ? from + 1 : from;
            const id = `heat.${name}`;
            for (let cell = 0; cell < before.size(id); cell++) {
              expect(after.series(id, cell).slice(0, until)).toEqual(
                before.series(id, cell).slice(0, until),
              );
            }
          }
        },
      ),
      RUNS,
    );
  });

  it("connects more when a plan wishes more, begins earlier or can lay more", () => {
    const share = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 5,
      maxLength: 5,
    });
    const always = (values: readonly number[]): number[] =>
      Array.from({ length: years }, () => values).flat();
    fc.assert(
      fc.property(
        share,
        share,
        fc.integer({ min: 2024, max: 2045 }),
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        anySurroundings,
        (shares, more, start, later, metres, extra, surroundings) => {
          const recorded = {
            ...surroundings,
            "housing.network_demolished": always([0]),
          };
          const base = {
            [SHARE]: always(shares),
            [START]: always([start, start, start, start, start]),
            [METRES]: always([metres]),
          };
          const connected = (levers: Record<string, number[]>): number[] =>
            alone
              .run(withLevers(kortrijk, { ...base, ...levers }), recorded)
              .series("heat.district_share_connected");
          const low = connected({});
          const raised = shares.map((value, at) => Math.max(value, more[at]!));
          const delayed = start + later;
          const atLeast = (high: readonly number[], less: readonly number[]): void =>
            less.forEach((value, index) => {
              expect(high[index]!).toBeGreaterThanOrEqual(value - 1e-12);
            });
          atLeast(connected({ [SHARE]: always(raised) }), low);
          atLeast(connected({ [METRES]: always([metres + extra]) }), low);
          atLeast(
            low,
            connected({ [START]: always([delayed, delayed, delayed, delayed, delayed]) }),
          );
        },
      ),
      RUNS,
    );
  });

  it("burns no more gas when any source can give more", () => {
    fc.assert(
      fc.property(
        anyCity,
        fc.integer({ min: 0, max: 4 }),
        fc.double({ min: 0, max: 1e8, noNaN: true }),
        ({ region, recorded }, source, more) => {
          const raised = region.levers[SOURCES]!.map((value, at) =>
            at % 5 === source ? value + more : value,
          );
          const low = alone.run(region, recorded).series("heat.plant_gas");
          const high = alone
            .run(withLevers(region, { [SOURCES]: raised }), recorded)
            .series("heat.plant_gas");
          high.forEach((value, index) => {
            expect(value).toBeLessThanOrEqual(low[index]! * (1 + 1e-9) + 1e-6);
          });
        },
      ),
      RUNS,
    );
  });

  it("moves no bit when a lever is set to its reference path", () => {
    fc.assert(
      fc.property(anySurroundings, (recorded) => {
        const copies = Object.fromEntries(
          Object.entries(kortrijk.reference).map(([id, values]) => [id, [...values]]),
        );
        const set = withLevers(kortrijk, copies);
        expect(alone.run(set, recorded).rows).toEqual(alone.run(kortrijk, recorded).rows);
      }),
      { numRuns: 10 },
    );
  });
});
