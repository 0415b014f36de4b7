import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renewables } from "../../engine/model/renewables/module.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { RegionModel } from "../../engine/scenario/resolved.ts";
import { agrees, LoneModule, withLevers, withParameters } from "../arbitraries/lone-module.ts";

const alone = new LoneModule(renewables);
const { kortrijk, first, last, years } = alone;
const { declaration } = renewables;
const RUNS = { numRuns: 150 };

const WIND = "renewables.wind_capacity";
const ROOFS = "renewables.pv_roof_share";
const CAR_PARKS = "renewables.pv_carport_capacity";

const anyLevers = (region: RegionModel): fc.Arbitrary<RegionModel> =>
  fc
    .tuple(
      fc.constantFrom(1e4, 1e5, 1e6).chain((top) => alone.anyPath(region, WIND, 0, top)),
      fc.option(alone.anyPath(region, ROOFS, 0, 1), { nil: region.reference[ROOFS]! }),
      fc.constantFrom(0, 3e4, 1e5).chain((top) => alone.anyPath(region, CAR_PARKS, 0, top)),
    )
    .map(([wind, roofs, carParks]) =>
      withLevers(region, { [WIND]: wind, [ROOFS]: roofs, [CAR_PARKS]: [...carParks] }),
    );

/** Kortrijk with any parameters and levers, now and then with something missing altogether. */
const anyRegion: fc.Arbitrary<RegionModel> = alone
  .anyParameters(kortrijk)
  .chain(anyLevers)
  .chain((region) =>
    fc
      .constantFrom("plain", "plain", "no wind", "no room", "no panels", "tiny", "huge")
      .map((oddity) => {
        const zero = (id: string): RegionModel =>
          withParameters(region, { [id]: region.parameters[id]!.map(() => 0) });
        if (oddity === "no wind") return alone.without(region, "wind_project");
        if (oddity === "no room") return zero("renewables.pv_potential");
        if (oddity === "no panels") return zero("renewables.pv_start_capacity");
        if (oddity === "tiny") return alone.scaled(region, 1e-6);
        return oddity === "huge" ? alone.scaled(region, 1e6) : region;
      }),
  );

const forAny = (law: (run: Trajectories, region: RegionModel) => void, record = false): void => {
  fc.assert(
    fc.property(anyRegion, (region) => law(alone.run(region, {}, record), region)),
    RUNS,
  );
};

describe("renewables, for any region and plan", () => {
  it("is nowhere negative, and keeps shares within 0 and 1", () => {
    forAny((run) => {
      for (const [name, { min, ...output }] of Object.entries(declaration.outputs)) {
        const id = `renewables.${name}`;
        for (let cell = 0; cell < run.size(id); cell++) {
          for (const value of run.series(id, cell)) {
            expect(value).toBeGreaterThanOrEqual(min);
            if ("max" in output) expect(value).toBeLessThanOrEqual(output.max);
          }
        }
      }
    });
  });

  it("adds up", () => {
    forAny((run) => {
      for (let year = first; year <= last; year++) {
        const at = (name: string, cell = 0): number => run.at(`renewables.${name}`, year, cell);
        const segments = [0, 1, 2, 3].map((cell) => at("pv_capacity_by_segment", cell));
        const total = at("pv_capacity");
        expect(
          agrees(
            segments.reduce((sum, value) => sum + value, 0),
            total,
            total,
          ),
        ).toBe(true);
        expect(agrees(at("pv_roof_capacity") + at("pv_carport_capacity"), total, total)).toBe(true);
        const produced = at("wind_production") + at("pv_production");
        expect(agrees(produced, at("production"), produced)).toBe(true);
      }
    });
  });

  it("closes its accounts", () => {
    forAny((run) => {
      for (const [name, { columns }] of Object.entries(declaration.accounts)) {
        const cells = name === "pv" ? 4 : 1;
        const record = run.accounts[0]!.get(`renewables.${name}`)!;
        const at = (column: string, year: number, cell: number): number =>
          record[
            (year * columns.length + (columns as readonly string[]).indexOf(column)) * cells + cell
          ]!;
        for (let year = 0; year < years; year++) {
          for (let cell = 0; cell < cells; cell++) {
            let balance = at("opening", year, cell) - at("closing", year, cell);
            let scale = at("opening", year, cell);
            for (const column of columns) {
              const value = at(column, year, cell);
              if (column.startsWith("in_")) balance += value;
              if (column.startsWith("out_")) balance -= value;
              if (column.startsWith("in_")) scale += value;
              expect(value).toBeGreaterThanOrEqual(0);
            }
            expect(agrees(balance, 0, scale)).toBe(true);
            if (year > 0) {
              const before = at("closing", year - 1, cell);
              expect(agrees(at("opening", year, cell), before, before)).toBe(true);
            }
          }
        }
      }
    }, true);
  });

  it("stays within room, installation and permits", () => {
    forAny((run, { parameters }) => {
      const p = (name: string): readonly number[] => parameters[`renewables.${name}`]!;
      const known = p("project_capacity").reduce((sum, value) => sum + value, 0);
      for (let year = first; year <= last; year++) {
        expect(run.at("renewables.pv_added", year)).toBeLessThanOrEqual(
          p("pv_installation_limit")[0]! * (1 + 1e-9),
        );
        for (let segment = 0; segment < 4; segment++) {
          const room = Math.max(p("pv_potential")[segment]!, p("pv_start_capacity")[segment]!);
          expect(run.at("renewables.pv_capacity_by_segment", year, segment)).toBeLessThanOrEqual(
            room * (1 + 1e-9),
          );
        }
        const most = Math.max(known, p("wind_potential")[0]!);
        expect(run.at(WIND, year)).toBeLessThanOrEqual(most * (1 + 1e-9));
        // Nothing that the plan wished can run before permit and construction have passed.
        if (year < first + Math.max(1, Math.round(p("wind_permit_time")[0]!))) {
          expect(run.at(WIND, year)).toBeLessThanOrEqual(known * (1 + 1e-9));
        }
      }
    });
  });

  it("says what was wished and reports a shortfall once, where there is one", () => {
    forAny((run, { levers }) => {
      const groups = [
        [WIND, WIND, "wind_permit_time wind_potential wind_permits_per_year wind_permit_success"],
        [CAR_PARKS, CAR_PARKS, "pv_carport_installation pv_carport_potential"],
      ] as const;
      for (const [lever, output, names] of groups) {
        for (let index = 0; index < years; index++) {
          const wish = levers[lever]![index]!;
          const short = Math.max(0, wish - run.at(output, first + index));
          let reported = 0;
          for (const name of names.split(" ")) {
            const { wished, got } = run.constraint(`renewables.${name}`, first + index);
            expect(wished).toBe(wish);
            expect(got).toBeLessThanOrEqual(wished);
            reported += wished - got;
          }
          expect(agrees(reported, short, wish)).toBe(true);
        }
      }
    });
  });

  it("blames installers for missing roofs only when they had no time left", () => {
    forAny((run, { levers, parameters }) => {
      const limit = parameters["renewables.pv_installation_limit"]![0]!;
      for (let year = first + 1; year <= last; year++) {
        const { wished, got } = run.constraint("renewables.pv_roof_installation", year);
        expect(wished).toBeGreaterThanOrEqual(levers[ROOFS]![year - first]!);
        expect(wished).toBeLessThanOrEqual(1);
        expect(got).toBeLessThanOrEqual(wished);
        if (wished - got <= 1e-9) continue;
        const placed = run.at("renewables.pv_added", year - 1);
        expect(agrees(placed, limit, limit)).toBe(true);
      }
    });
  });

  it("doubles with everything extensive", () => {
    fc.assert(
      fc.property(anyRegion, fc.constantFrom(0.5, 2, 4), (region, factor) => {
        const one = alone.run(region);
        const other = alone.run(alone.scaled(region, factor));
        for (const [name, { scale }] of Object.entries(declaration.outputs)) {
          const id = `renewables.${name}`;
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

  it("foresees nothing but the wish it has to prepare", () => {
    fc.assert(
      fc.property(
        anyRegion,
        anyLevers(kortrijk),
        fc.integer({ min: 1, max: years - 1 }),
        (region, other, from) => {
          const changed = withLevers(
            region,
            Object.fromEntries(
              [WIND, ROOFS, CAR_PARKS].map((id) => [
                id,
                region.levers[id]!.map((value, at) => (at < from ? value : other.levers[id]![at]!)),
              ]),
            ),
          );
          const before = alone.run(region);
          const after = alone.run(changed);
          for (const [name, { kind }] of Object.entries(declaration.outputs)) {
            // What is ready on 1 January of a year was made in the year before.
            const until = kind === "stock" ? from : from - 1;
            const id = `renewables.${name}`;
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

  it("never builds less when a plan wishes more", () => {
    // A wish that falls ends turbines of different age at different times, and panels that came early
    // wear out early, which shows when not even replacements can be installed: no law holds there.
    const rising = alone.anyParameters(kortrijk, [
      "renewables.pv_lifetime",
      "renewables.pv_installation_limit",
      "renewables.pv_lifetime_shape",
      "renewables.pv_start_capacity",
      "renewables.wind_permit_success",
      "renewables.project_success",
    ]);
    const step = fc.array(fc.double({ min: 0, max: 5e3, noNaN: true }), {
      minLength: years,
      maxLength: years,
    });
    const summed = (steps: readonly number[], start: number): number[] => {
      let at = start;
      return steps.map((value) => (at += value));
    };
    fc.assert(
      fc.property(rising, step, step, (region, steps, more) => {
        const low = summed(steps, 0);
        const extra = summed(more, 0);
        const cases = [
          [WIND, WIND, low, extra],
          [CAR_PARKS, CAR_PARKS, low, extra],
          [
            ROOFS,
            "renewables.pv_roof_capacity",
            low.map((value) => value / 2e5),
            extra.map((value) => value / 4e5),
          ],
        ] as const;
        for (const [lever, output, base, added] of cases) {
          const cap = lever === ROOFS ? 1 : 1e9;
          const less = alone.run(
            withLevers(region, { [lever]: base.map((value) => Math.min(cap, value)) }),
          );
          const plenty = alone.run(
            withLevers(region, {
              [lever]: base.map((value, index) => Math.min(cap, value + added[index]!)),
            }),
          );
          const raised = plenty.series(output);
          less.series(output).forEach((value, index) => {
            expect(raised[index]!).toBeGreaterThanOrEqual(value * (1 - 1e-9) - 1e-6);
          });
        }
      }),
      RUNS,
    );
  });

  it("moves no bit when a lever is set to its reference path", () => {
    const set = withLevers(kortrijk, {
      [WIND]: [...kortrijk.reference[WIND]!],
      [ROOFS]: [...kortrijk.reference[ROOFS]!],
    });
    expect(alone.run(set).rows).toEqual(alone.run(kortrijk).rows);
  });
});
