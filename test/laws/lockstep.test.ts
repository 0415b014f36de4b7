/**
 * A run leaves nothing behind: not for the next run of an instance, nor for the region beside it,
 * whether regions run one after the other or, as a group, year by year in turn.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instanceFor } from "../../engine/analysis/outcome.ts";
import { GroupRun } from "../../engine/run/group-run.ts";
import { Instance, type RegionValues } from "../../engine/run/instance.ts";
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { defineModule, type Module } from "../../engine/run/module.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { ModuleDeclaration } from "../../engine/scenario/declarations.ts";
import type { ScenarioModel } from "../../engine/scenario/resolved.ts";
import { anyCity } from "../arbitraries/city.ts";
import { shipped } from "../arbitraries/shipped.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
const text = { nl: "x", en: "x" };

/** Says what it asked and did in the years in which something is asked, and is silent in others. */
const forgetful = defineModule(
  {
    id: "forgetful",
    label: text,
    parameters: {},
    levers: {
      asked: {
        unit: "1",
        dims: [],
        label: text,
        scale: "intensive",
        min: 0,
        max: 1e6,
        kind: "flow",
        theme: "people",
        actor: "city",
        effect: { output: "forgetful.done", direction: "up" },
      },
    },
    inputs: {},
    state: {},
    outputs: {
      done: {
        unit: "1",
        kind: "flow",
        dims: [],
        label: text,
        meaning: text,
        scale: "intensive",
        equation: "FOR-1",
        from: ["l.asked"],
      },
    },
    constraints: { limit: { lever: "asked", unit: "1", label: text } },
    accounts: { book: { dims: [], unit: "1", label: text, columns: ["in_asked", "out_done"] } },
  } as const satisfies ModuleDeclaration,
  ({ l, now, wished, got, account, recording }) => ({
    open() {
      // Nothing stands yet.
    },
    year() {
      if (l.asked[0]! === 0) return;
      now.done[0] = l.asked[0]!;
      wished.limit[0] = got.limit[0] = l.asked[0]!;
      if (recording[0] === 1) account.book.in_asked[0] = account.book.out_done[0] = l.asked[0]!;
    },
  }),
);

/** Runs regions one after the other, or all together year by year, into one record. */
type Runner = (
  instance: Instance,
  values: readonly RegionValues[],
  into: Trajectories,
  options?: { readonly record?: boolean },
) => void;

const oneByOne: Runner = (instance, values, into, options) => {
  instance.run(values, into, options);
};

const nobodyMoves = {
  ...{ from: new Int32Array(0), to: new Int32Array(0), share: new Float64Array(0) },
};

const together: Runner = (instance, values, into, options) => {
  const runs = values.map(({ id }) => instance.trajectories([id]));
  new GroupRun(
    values.map(() => instance),
    nobodyMoves,
  ).run(values, runs, options);
  into.accounts.length = 0;
  runs.forEach((run, at) => {
    into.rows.set(run.rows, at * run.rows.length);
    into.closing.set(run.closing, at * run.closing.length);
    into.accounts.push(...run.accounts);
  });
};

const asking = (id: string, path: readonly number[]) => ({
  id,
  dimensions: {},
  parameters: {},
  reference: { "forgetful.asked": path },
  levers: { "forgetful.asked": path },
  history: {},
});

describe.each([
  ["one after the other", oneByOne],
  ["in lockstep", together],
])("limits and accounts of regions %s", (_, run) => {
  const instance = new Instance([forgetful as Module], {
    first: 2024,
    last: 2026,
    sizes: { year: 3 },
  });

  it("have no memory of the year before, of another region or of an earlier run", () => {
    const regions = [asking("first", [7, 0, 5]), asking("second", [0, 3, 0])];
    const values = regions.map((region) => instance.flatten(region));
    const said = (into: Trajectories, region: number) => ({
      wished: [2024, 2025, 2026].map((year) => into.constraint("forgetful.limit", year, 0, region)),
      book: [...into.accounts[region]!.get("forgetful.book")!],
    });
    const expected = regions.map(({ levers }) => {
      const path = levers["forgetful.asked"];
      return {
        wished: path.map((asked) => ({ wished: asked, got: asked })),
        book: path.flatMap((asked) => [asked, asked]),
      };
    });
    const both = instance.trajectories(["first", "second"]);
    run(instance, values, both, { record: true });
    expect([said(both, 0), said(both, 1)]).toEqual(expected);
    const alone = instance.trajectories(["alone"]);
    for (const at of [0, 1, 0]) {
      run(instance, [values[at]!], alone, { record: true });
      expect(said(alone, 0)).toEqual(expected[at]);
    }
  });

  it("leave the flow of a year in which nothing was said as it was, of the own region only", () => {
    const values = [asking("first", [0, 7, 0]), asking("second", [0, 0, 3])].map((region) =>
      instance.flatten(region),
    );
    const both = instance.trajectories(["first", "second"]);
    run(instance, values, both);
    run(instance, values, both);
    expect(both.series("forgetful.done", 0, 0)).toEqual([0, 7, 7]);
    expect(both.series("forgetful.done", 0, 1)).toEqual([0, 0, 3]);
  });
});

const own = instanceFor(base);
describe.each([
  ["one after the other", oneByOne],
  ["in lockstep", together],
])("an instance that runs regions %s", (_, run) => {
  const used = own;
  const city = anyCity(base, ["plain", "tiny", "huge", "no_people", "no_dwellings", "no_gas"]);

  const outcome = (instance: Instance, models: readonly ScenarioModel[]): Trajectories => {
    const into = instance.trajectories(models.map((_, at) => `region ${at}`));
    run(
      instance,
      models.map(({ regions }) => instance.flatten(regions[0]!)),
      into,
      { record: true },
    );
    return into;
  };

  const sameBits = (mine: Float64Array, theirs: Float64Array): boolean =>
    mine.length === theirs.length && mine.every((value, at) => Object.is(value, theirs[at]));

  it("gives the same bits whatever it ran before, with fewer regions or more", () => {
    const cities = fc.array(city, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(cities, (chosen) => {
        const models = chosen.map(({ model }) => model);
        const [again, fresh] = [outcome(used, models), outcome(instanceFor(base), models)];
        expect(sameBits(again.rows, fresh.rows), "rows").toBe(true);
        expect(sameBits(again.closing, fresh.closing), "closing stocks").toBe(true);
        fresh.accounts.forEach((records, region) => {
          for (const [id, record] of records) {
            expect(sameBits(again.accounts[region]!.get(id)!, record), id).toBe(true);
          }
        });
      }),
      { numRuns: 15 },
    );
  });

  it("gives each region the bits that it has alone, with figures of its own", () => {
    const region = base.regions[0]!;
    // Lives too, which differ between no two generated cities.
    const lives = Object.entries(region.parameters)
      .filter(([id]) => /life/.test(id) && !id.startsWith("demography."))
      .map(([id, values]) => [id, values.map((value) => 0.8 * value)] as const);
    expect(lives.length).toBeGreaterThan(5);
    const other = { ...region, parameters: { ...region.parameters, ...Object.fromEntries(lives) } };
    fc.assert(
      fc.property(city, ({ model }) => {
        const models = [model, { ...base, regions: [other] }, base];
        const all = outcome(used, models);
        models.forEach((one, at) => {
          const alone = outcome(own, [one]);
          const { length } = alone.rows;
          const rows = all.rows.slice(at * length, (at + 1) * length);
          expect(sameBits(rows, alone.rows), `region ${at}`).toBe(true);
        });
      }),
      { numRuns: 5 },
    );
  });

  it("gives each region the bits that it has alone, with every uncertain figure drawn", () => {
    const uncertain = new UncertainModel(shipped("kortrijk/kortrijk-2040.yaml"), own);
    const draws = new Draws(uncertain.inputs, { seed: 7, sampling: "random" });
    const drawn = new Float64Array(uncertain.inputs.length);
    const member = (number: number): RegionValues => {
      draws.fill(number, number + 1, drawn);
      const values = uncertain.at(drawn).regions[0]!;
      const { parameters, plan, reference, byYear } = values;
      return {
        ...values,
        parameters: Float64Array.from(parameters),
        plan: plan.slice(),
        reference: reference.slice(),
        byYear: byYear.map((year) => year.slice()),
      };
    };
    const members = Array.from({ length: 13 }, (_, number) => member(number));
    const all = used.trajectories(members.map((_, at) => `region ${at}`));
    run(used, members, all);
    const alone = own.trajectories(["alone"]);
    members.forEach((values, at) => {
      own.run([values], alone);
      const { length } = alone.rows;
      const rows = all.rows.slice(at * length, (at + 1) * length);
      expect(sameBits(rows, alone.rows), `rows of region ${at}`).toBe(true);
      const stocks = alone.closing.length;
      const closing = all.closing.slice(at * stocks, (at + 1) * stocks);
      expect(sameBits(closing, alone.closing), `closing stocks of region ${at}`).toBe(true);
    });
  });
});
