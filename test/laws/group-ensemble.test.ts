/**
 * Laws of an ensemble of several municipalities: what nobody moves between comes out as alone, what
 * is shared moves together, totals are made run by run, and no way of dividing the work shows.
 */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { Draws } from "../../engine/analysis/ensemble/draws.ts";
import { MembersInMemory } from "../../engine/analysis/ensemble/members-in-memory.ts";
import { PROBABILITIES } from "../../engine/analysis/ensemble/outcome.ts";
import { quantileOfSorted } from "../../engine/analysis/ensemble/quantiles.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { runGroup } from "../../engine/analysis/group/run-group.ts";
import {
  groupBands,
  type MunicipalBands,
  type TotalBand,
} from "../../engine/analysis/group-ensemble/group-bands.ts";
import { GroupSums } from "../../engine/analysis/group-ensemble/group-sums.ts";
import { PartRunner } from "../../engine/analysis/group-ensemble/part-runner.ts";
import {
  connected,
  partsOfGroup,
  type GroupPart,
} from "../../engine/analysis/group-ensemble/parts.ts";
import { shownOutputs } from "../../engine/analysis/group-ensemble/kept-figures.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import type { GroupScenario } from "../../engine/scenario/group/group-scenario.ts";
import { shippedCatalogue } from "../arbitraries/shipped.ts";
import { shippedGroup } from "../arbitraries/shipped-group.ts";

const MEMBERS = 70;
const SETTINGS = { members: MEMBERS, seed: 7 };
const instances = new Instances();

/** The first municipalities of a group, and the moves among those that are tied. */
function firstOf(group: GroupScenario, count: number, tied: readonly string[]): GroupScenario {
  const members = group.model.members.slice(0, count);
  const moves = group.model.moves.filter(
    ({ from, to }) =>
      members.includes(from) && members.includes(to) && tied.includes(from) && tied.includes(to),
  );
  return {
    ...group,
    model: { ...group.model, members, moves },
    members: group.members.slice(0, count),
  };
}

function collected(parts: Iterable<GroupPart>): {
  readonly municipalities: readonly MunicipalBands[];
  readonly totals: readonly TotalBand[];
} {
  const municipalities: MunicipalBands[] = [];
  const running = groupBands(parts, SETTINGS, instances);
  for (;;) {
    const next = running.next();
    if (next.done === true) return { municipalities, totals: next.value };
    municipalities.push(next.value);
  }
}

const same = (one: ArrayLike<number>, other: ArrayLike<number>): boolean =>
  one.length === other.length && Array.from(one).every((value, at) => Object.is(value, other[at]));

let whole: GroupScenario;
let group: GroupScenario;
let ids: readonly string[];
/** The first two belong together, the third stands alone. */
let found: ReturnType<typeof collected>;
beforeAll(() => {
  whole = shippedGroup("zwv-2040");
  const [first, second] = whole.model.members;
  group = firstOf(whole, 3, [first!, second!]);
  ids = group.model.members;
  found = collected(partsOfGroup(group));
});

describe("an ensemble of several municipalities", () => {
  it("hands over every municipality, in the order of the parts", () => {
    expect(partsOfGroup(group).map(({ members }) => members.length)).toEqual([2, 1]);
    expect(found.municipalities.map(({ figures }) => figures.regions[0])).toEqual(ids);
  });

  it("gives a municipality that nobody moves to or from what its ensemble alone gives", () => {
    const { figures, sums } = found.municipalities[2]!;
    const alone = new MembersInMemory(group.members[2]!, instances, {
      ...SETTINGS,
      sampling: "random",
    });
    while (alone.next());
    const theirs = alone.sums();
    expect(sums.goals).toEqual(theirs.goals);
    expect(sums.failed).toEqual(theirs.failed);
    let compared = 0;
    for (const { kind, id, cell, column, count } of figures.series) {
      const series = kind === "output" && cell === 0 ? alone.figures.values(id) : null;
      if (series === null) continue;
      const width = PROBABILITIES.length;
      const part = (of: Float64Array, at: number): Float64Array =>
        of.subarray(at * width, (at + count) * width);
      expect(same(part(sums.quantiles, column), part(theirs.quantiles, series.column)), id).toBe(
        true,
      );
      compared++;
    }
    expect(compared).toBeGreaterThanOrEqual(20);
  });

  it("gives municipalities that belong together other bands than each alone", () => {
    const apart = collected(partsOfGroup({ ...group, model: { ...group.model, moves: [] } }));
    for (const at of [0, 1]) {
      const [tied, alone] = [found.municipalities[at]!, apart.municipalities[at]!];
      expect(same(tied.sums.quantiles, alone.sums.quantiles)).toBe(false);
    }
    expect(
      same(found.municipalities[2]!.sums.quantiles, apart.municipalities[2]!.sums.quantiles),
    ).toBe(true);
  });

  it("has the plain run of the group for its middle, municipalities and totals", () => {
    const plain = runGroup(group, { record: false, instances });
    for (const [at, { figures, central }] of found.municipalities.entries()) {
      for (const { kind, id, cell, column, count } of figures.series) {
        if (kind !== "output") continue;
        for (let index = 0; index < count; index++) {
          const value = plain.members[at]!.run.at(id, figures.model.first + index, cell);
          expect(central[column + index], `${id} ${index}`).toBe(value);
        }
      }
    }
    const { total } = plain;
    const first = total.scenario.model.first;
    for (const { id, central } of found.totals) {
      central.forEach((value, index) => {
        expect(value, `${id} ${index}`).toBe(total.run.at(id, first + index));
      });
    }
    expect(found.totals.map(({ id }) => id)).toContain("emissions.change_since_2005");
    expect(found.totals.map(({ id }) => id)).toContain("costs.household_energy_bill");
  });

  it("draws once what municipalities share, and by itself what is their own", () => {
    const drawn = group.members.slice(0, 2).map((scenario) => {
      const { inputs } = new UncertainModel(scenario, instances.of(scenario.model));
      const numbers = new Float64Array(inputs.length * 4);
      new Draws(inputs, { seed: 7, sampling: "random" }).fill(0, 4, numbers);
      return new Map(
        inputs.flatMap(({ name, group: moved }, input) => {
          // What follows a common factor alone moves with it wherever it is stated.
          if (Math.abs(moved?.correlation ?? 0) === 1) return [];
          return [[name, numbers.slice(4 * input, 4 * input + 4)] as const];
        }),
      );
    });
    const [one, other] = drawn as [Map<string, Float64Array>, Map<string, Float64Array>];
    const common = [...one.keys()].filter((name) => other.has(name));
    const own = [...one.keys()].filter((name) => !other.has(name));
    expect(common.length).toBeGreaterThan(100);
    expect(own.length).toBeGreaterThan(20);
    for (const name of common) expect(one.get(name)).toEqual(other.get(name));
    for (const name of own) {
      expect(name).toContain(` ${ids[0]!} `);
      const theirs = other.get(name.replace(` ${ids[0]!} `, ` ${ids[1]!} `));
      if (theirs !== undefined) expect(one.get(name)).not.toEqual(theirs);
    }
  });

  it("adds up run by run, and takes quantiles of the sums", () => {
    const parts = partsOfGroup(group);
    const id = "emissions.total";
    const columns = parts.flatMap((part) => {
      const runner = new PartRunner(part, instances, SETTINGS);
      const strips = runner.figures.map((figures) => ({
        ...{ data: new Float64Array(figures.columns * MEMBERS), at: 0, stride: MEMBERS },
      }));
      runner.run(0, MEMBERS, strips);
      return runner.figures.map((figures, at) => {
        const column = figures.column(id, 0, 2040)!;
        return strips[at]!.data.slice(column * MEMBERS, (column + 1) * MEMBERS);
      });
    });
    const sums = columns[0]!.map(
      (value, member) => value + columns[1]![member]! + columns[2]![member]!,
    );
    const sorted = sums.slice().sort();
    const band = found.totals.find((one) => one.id === id)!;
    const index = 2040 - group.members[0]!.model.first;
    PROBABILITIES.forEach((probability, at) => {
      const value = quantileOfSorted(sorted, probability);
      expect(band.quantiles[index * PROBABILITIES.length + at]).toBe(value);
    });
    const sumOfHighs = columns
      .map((column) => quantileOfSorted(column.slice().sort(), 0.95))
      .reduce((sum, value) => sum + value, 0);
    expect(band.quantiles[index * PROBABILITIES.length + 4]).toBeLessThan(sumOfHighs);
  });

  it("does not show how the work was divided", () => {
    const part = partsOfGroup(group)[0]!;
    const years = group.members[0]!.model.last - group.members[0]!.model.first + 1;
    const shown = shownOutputs(shippedCatalogue);
    const run = (ends: readonly number[]): Float64Array[] => {
      const sums = new GroupSums(shippedCatalogue, shown, years, MEMBERS);
      const { figures } = new PartRunner(part, instances, SETTINGS);
      const data = figures.map(({ columns }) => new Float64Array(columns * MEMBERS));
      ends.forEach((to, at) => {
        const from = ends[at - 1] ?? 0;
        const runner = new PartRunner(part, instances, SETTINGS);
        runner.run(
          from,
          to,
          data.map((each) => ({ data: each, at: from, stride: MEMBERS })),
        );
        runner.figures.forEach((plan, place) => {
          sums.add({
            ...{ figures: plan, data: data[place]!, at: from, stride: MEMBERS },
            ...{ from, to },
          });
        });
      });
      const totals = sums.outputs.map((id) => sums.column(id, 5, new Float64Array(MEMBERS)));
      return [...data, ...totals];
    };
    const undivided = run([MEMBERS]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MEMBERS - 1 }), (cut) => {
        run([cut, MEMBERS]).forEach((data, at) => expect(same(data, undivided[at]!)).toBe(true));
      }),
      { numRuns: 3 },
    );
  });

  it("gives no total of what a municipality has no figure of", () => {
    const lacking = { ...group, members: group.members.map((one) => ({ ...one })) };
    const { model } = lacking.members[2]!;
    const missing = ["housing.dwellings"];
    lacking.members[2] = {
      ...lacking.members[2]!,
      model: { ...model, regions: [{ ...model.regions[0]!, missing }] },
    };
    const { totals } = collected(partsOfGroup(lacking));
    const values = (id: string): Float64Array => totals.find((one) => one.id === id)!.central;
    expect(values("housing.dwellings").every(Number.isNaN)).toBe(true);
    expect(values("housing.share_label_c_or_better").every(Number.isNaN)).toBe(true);
    expect(values("demography.population").every(Number.isFinite)).toBe(true);
  });

  it("keeps nothing of a part but its bands and what it adds to the totals", () => {
    let open = 0;
    const parts = function* (): Generator<GroupPart> {
      for (const part of partsOfGroup(group)) {
        open++;
        yield part;
      }
    };
    const running = groupBands(parts(), SETTINGS, instances);
    running.next();
    expect(open).toBe(1);
    running.next();
    expect(open).toBe(1);
    running.next();
    expect(open).toBe(2);
  });
});

describe("parts of a group", () => {
  it("are the municipalities that moves connect, whatever their direction", () => {
    const member = fc.integer({ min: 0, max: 7 });
    const pairs = fc.array(fc.tuple(member, member, fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(pairs, (drawn) => {
        const names = Array.from({ length: 8 }, (_, at) => `m${at}`);
        const moves = drawn
          .filter(([from, to]) => from !== to)
          .map(([from, to, isNone]) => ({
            ...{ from: names[from]!, to: names[to]!, share: isNone ? 0 : 0.1 },
          }));
        const parts = connected(names, moves);
        expect(parts.flat().sort((a, b) => a - b)).toEqual(names.map((_, at) => at));
        const partOf = (name: string): number =>
          parts.findIndex((part) => part.includes(names.indexOf(name)));
        for (const { from, to, share } of moves) {
          if (share > 0) expect(partOf(from)).toBe(partOf(to));
        }
        for (const part of parts) {
          expect(part).toEqual([...part].sort((a, b) => a - b));
          // Nobody is in a part to whom no move leads.
          const inside = new Set([part[0]!]);
          for (let before = 0; before < inside.size;) {
            before = inside.size;
            for (const { from, to, share } of moves) {
              if (share === 0) continue;
              const [one, other] = [names.indexOf(from), names.indexOf(to)];
              if (inside.has(one) || inside.has(other)) inside.add(one).add(other);
            }
          }
          expect([...inside].sort((a, b) => a - b)).toEqual(part);
        }
      }),
    );
  });
});
