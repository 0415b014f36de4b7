/** Laws of municipalities side by side: ratios of totals, places that follow values, and caution. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  benchmark,
  benchmarkCourse,
  extensiveFigures,
  type Benchmark,
} from "../../engine/analysis/group/benchmark.ts";
import { BENCHMARK_INDICATORS } from "../../engine/analysis/group/benchmark-indicators.ts";
import {
  chanceAbove,
  isAhead,
  rankRanges,
  type Ranked,
} from "../../engine/analysis/group/cautious-ranks.ts";
import type { GroupOutcome } from "../../engine/analysis/group/group-outcome.ts";
import { quantitiesOf } from "../../engine/scenario/address.ts";
import { municipalityRows } from "../../viz/files/group/municipality-rows.ts";
import {
  comparedMunicipalities,
  THIRTEEN,
  type Municipality,
} from "../arbitraries/compared-municipalities.ts";
import { shippedCatalogue } from "../arbitraries/shipped.ts";

/** Three with figures of their own, and three that have a share of a larger whole. */
const SIX = [0, 2, 3, 4, 6, 8].map((at) => THIRTEEN[at]!);
const SHARED = [1, 4, 5];
let outcome: GroupOutcome;
let found: Benchmark;
beforeAll(() => {
  outcome = comparedMunicipalities(SIX);
  found = benchmark(outcome);
});

const resultOf = (of: Benchmark, id: string): Benchmark["results"][number] =>
  of.results.find(({ indicator }) => indicator.id === id)!;

/** The members of a group in another order. */
const inOrder = (of: GroupOutcome, order: readonly number[]): GroupOutcome => ({
  ...of,
  members: order.map((at) => of.members[at]!),
});

describe("the indicators by which municipalities are compared", () => {
  it("read outputs, parameters and levers that the model has", () => {
    const outputs = quantitiesOf(shippedCatalogue, "outputs");
    for (const { id, figure, parts, span } of BENCHMARK_INDICATORS) {
      const terms = figure.kind === "ratio" ? [...figure.of, ...figure.per] : [];
      const read = [
        ...terms.map(({ output }) => output),
        ...parts.flatMap((part) => part.terms.map(({ output }) => output)),
        ...(figure.kind === "ratio" ? [] : [figure.of]),
        ...(figure.kind === "weighted" ? [figure.by] : []),
        ...(span === undefined ? [] : [span]),
      ];
      for (const output of read) expect(outputs.has(output), `${id}: ${output}`).toBe(true);
      for (const address of parts.flatMap(({ telling }) => telling)) {
        const name = address.replace(/\[.*/, "");
        const isThere =
          quantitiesOf(shippedCatalogue, "parameters").has(name) ||
          quantitiesOf(shippedCatalogue, "levers").has(name);
        expect(isThere, `${id}: ${name}`).toBe(true);
      }
    }
  });

  it("divide what the model divides: the emissions per inhabitant are those of the model", () => {
    for (const { year, figures } of resultOf(found, "co2_per_inhabitant").years) {
      figures.forEach(({ value }, at) => {
        const { run } = outcome.members[at]!;
        expect(value).toBe(run.at("emissions.per_inhabitant", year));
      });
    }
  });
});

describe("the group", () => {
  it("is the ratio of its totals, and lies between the lowest and the highest member", () => {
    for (const { indicator, years } of found.results) {
      for (const { year, group, figures } of years) {
        const values = figures.map(({ value }) => value!);
        const room = 1e-12 * Math.max(...values.map(Math.abs));
        expect(group, `${indicator.id} ${year}`).toBeGreaterThanOrEqual(Math.min(...values) - room);
        expect(group, `${indicator.id} ${year}`).toBeLessThanOrEqual(Math.max(...values) + room);
        figures.forEach(({ value, difference }) => {
          expect(difference).toBe(value! - group!);
        });
      }
    }
  });

  it("is no mean of ratios: large members count for more", () => {
    const { group, figures } = resultOf(found, "co2_per_inhabitant").years[0]!;
    const mean = figures.reduce((sum, { value }) => sum + value!, 0) / figures.length;
    const total = (output: string, year: number): number =>
      outcome.members.reduce((sum, { run }) => sum + run.at(output, year), 0);
    const first = outcome.total.scenario.model.first;
    const people =
      (total("demography.population", first) + total("demography.population", first + 1)) / 2;
    expect(group).toBeCloseTo(total("emissions.total", first) / people, 9);
    expect(Math.abs(group! - mean)).toBeGreaterThan(1);
  });

  it("has the sum of every amount, and for its size the sum over the sum", () => {
    let [whole, per] = [0, 0];
    for (const one of extensiveFigures(outcome)) {
      const values = one.values.map((value) => value ?? NaN);
      if (values.some(Number.isNaN)) continue;
      if (one.per === null) {
        expect(one.group).toBe(values.reduce((sum, value) => sum + value, 0));
        whole++;
      } else {
        const room = 1e-9 * Math.max(...values.map(Math.abs), 1e-300);
        expect(one.group!).toBeGreaterThanOrEqual(Math.min(...values) - room);
        expect(one.group!).toBeLessThanOrEqual(Math.max(...values) + room);
        per++;
      }
    }
    expect(whole).toBeGreaterThan(200);
    expect(per).toBeGreaterThan(400);
  });

  it("goes through the same figures year by year", () => {
    for (const { indicator, years } of found.results) {
      const course = benchmarkCourse(outcome, indicator);
      for (const { year, group, figures } of years) {
        expect(course.group[year - course.first]).toBe(group);
        figures.forEach(({ value }, at) => {
          expect(course.members[at]![year - course.first]).toBe(value);
        });
      }
    }
  });
});

const anyRanked = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.nat(8), fc.nat(8))
    .map(([value, down, up]): Ranked => ({ value, low: value - down, high: value + up })),
  { minLength: 1, maxLength: 13 },
);

describe("places", () => {
  it("never put the higher of two below the lower, and leave room for every order that may be", () => {
    fc.assert(
      fc.property(anyRanked, (figures) => {
        const ranges = rankRanges(figures);
        figures.forEach((one, i) => {
          const { from, to } = ranges[i]!;
          expect(from).toBeGreaterThanOrEqual(1);
          expect(to).toBeLessThanOrEqual(figures.length);
          expect(from).toBeLessThanOrEqual(to);
          const higher = figures.filter(({ value }) => value > one.value).length;
          const same = figures.filter(({ value }) => value === one.value).length;
          // The place by the values alone is among those that are left.
          expect(from).toBeLessThanOrEqual(higher + 1);
          expect(to).toBeGreaterThanOrEqual(higher + same);
          figures.forEach((other, j) => {
            if (isAhead(one, other)) expect(to).toBeLessThan(ranges[j]!.to + 1);
            if (one.low <= other.high && other.low <= one.high) {
              expect(isAhead(one, other) || isAhead(other, one)).toBe(false);
            }
          });
        });
      }),
    );
  });

  it("are exact where nothing is uncertain, and shared where nothing differs", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 13 }),
        (values) => {
          const exact = values.map((value) => ({ value, low: value, high: value }));
          const sorted = [...values].sort((a, b) => b - a);
          expect(rankRanges(exact)).toEqual(
            values.map((value) => {
              const place = sorted.indexOf(value) + 1;
              return { from: place, to: place };
            }),
          );
          const same = values.map(() => ({ value: 7, low: 7, high: 7 }));
          expect(rankRanges(same)).toEqual(values.map(() => ({ from: 1, to: values.length })));
        },
      ),
    );
  });

  it("rest on joint runs where there are any: bands that overlap may still have a sure order", () => {
    const common = Array.from({ length: 100 }, (_, run) => run);
    const one = { value: 51, low: 6, high: 96, runs: common.map((value) => value + 1) };
    const other = { value: 50, low: 5, high: 95, runs: common };
    expect(chanceAbove(one, other)).toBe(1);
    expect(rankRanges([one, other])).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 2 },
    ]);
    const apart = { ...one, runs: [...common].reverse() };
    expect(chanceAbove(apart, other)).toBeCloseTo(0.5, 1);
    expect(rankRanges([apart, other])).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
    ]);
  });
});

describe("caution", () => {
  const basis = (of: Benchmark, id: string, year: number): (string | null)[] =>
    resultOf(of, id)
      .years.find((one) => one.year === year)!
      .figures.map((figure) => figure.basis);

  it("gives no place to what is the same for its size as elsewhere", () => {
    const members = SIX.map(({ id, title, size, own }): Municipality =>
      id === "kortrijk" ? { id, title, size, own: own! } : { id, title, size },
    );
    const one = benchmark(comparedMunicipalities(members));
    expect(basis(one, "co2_per_inhabitant", 2040)).toEqual([
      ...["same-assumption", "same-assumption", "same-assumption", "alone"],
      ...["same-assumption", "same-assumption"],
    ]);
    for (const { years } of one.results) {
      for (const { figures } of years) {
        for (const { basis: why, rank } of figures) {
          expect(rank === null).toBe(!["data", "plan", "ensemble"].includes(why));
        }
      }
    }
  });

  it("gives places to figures of their own, as wide as their ranges", () => {
    const { figures } = resultOf(found, "co2_per_inhabitant").years.find(
      ({ year }) => year === 2040,
    )!;
    const places = figures.map(({ rank }) => rank);
    for (const at of SHARED) expect(places[at]).toBeNull();
    expect(places.filter((rank) => rank !== null)).toHaveLength(3);
    expect(places.some((rank) => rank !== null && rank.from < rank.to)).toBe(true);
  });

  it("does not let an ensemble make a place of an assumption", () => {
    const sure = benchmark(outcome, {
      band: (member) => [1000 * member, 1000 * member + 1],
      runs: () => null,
    });
    const { figures } = resultOf(sure, "co2_per_inhabitant").years[0]!;
    for (const at of SHARED) {
      expect(figures[at]).toMatchObject({ rank: null, basis: "same-assumption" });
    }
    expect(figures[0]!.basis).toBe("ensemble");
    expect(figures.every(({ low, high }) => low !== null && high! - low === 1)).toBe(true);
  });

  it("changes nothing but the order when members change places", () => {
    const order = [3, 1, 5, 0, 4, 2];
    const other = benchmark(inOrder(outcome, order));
    expect(other.members).toEqual(order.map((at) => found.members[at]!));
    for (const { indicator, years, foundations } of found.results) {
      const same = resultOf(other, indicator.id);
      expect(same.foundations).toEqual(order.flatMap((at) => foundations[at] ?? []));
      years.forEach(({ figures, group }, y) => {
        expect(Math.abs(same.years[y]!.group! - group!)).toBeLessThanOrEqual(
          1e-12 * Math.abs(group!) + 1e-15,
        );
        order.forEach((at, to) => {
          const figure = same.years[y]!.figures[to]!;
          expect({ ...figure, difference: 0 }).toEqual({ ...figures[at]!, difference: 0 });
        });
      });
    }
  });
});

describe("municipalities.csv", () => {
  it("has a figure of every member, indicator and year, and the reason where there is no place", () => {
    const [header, ...rows] = [...municipalityRows(outcome, found)];
    expect(header).toEqual(
      "scenario,municipality,indicator,unit,per,year,value,group_value,difference,low,high,rank_from,rank_to,basis".split(
        ",",
      ),
    );
    expect(rows.every((row) => row.length === header!.length)).toBe(true);
    const compared = rows.filter((row) => row[13] !== "");
    const figures = found.results.flatMap(({ years }) => years).length * SIX.length;
    expect(compared).toHaveLength(figures);
    for (const row of compared) {
      expect(row[11] === null).toBe(!["data", "plan", "ensemble"].includes(`${row[13]}`));
    }
    const keys = rows.map((row) => row.slice(1, 6).join());
    expect(new Set(keys).size).toBe(keys.length);
  });
});
