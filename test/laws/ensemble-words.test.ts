/** How probabilities and years are put: never more certain, and never finer, than the members are. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  shareOf,
  standardError,
  yearQuantile,
  type YearCounts,
} from "../../engine/analysis/ensemble/record.ts";
import { likelihood, roundedTo, shareText } from "../../viz/ensemble-words.ts";

/** So many of so many members. */
const shares = fc
  .integer({ min: 1, max: 20_000 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

describe("a share of members", () => {
  it("is all or none only when it is, and else lies strictly between", () => {
    fc.assert(
      fc.property(shares, ([count, of]) => {
        const text = shareText(count, of, "en");
        expect(text === "all").toBe(count === of);
        expect(text === "none").toBe(count === 0);
        expect(text).not.toMatch(/(?:^|[^0-9])0 %|100 %/);
      }),
    );
  });

  it("says what is true to half a step, or beyond which step it lies", () => {
    fc.assert(
      fc.property(shares, ([count, of]) => {
        fc.pre(count > 0 && count < of);
        const step = roundedTo(of);
        const percent = (100 * count) / of;
        const [, sign, number] = /^([<>]?) ?(\d+) %$/.exec(shareText(count, of, "nl"))!;
        if (sign === "<") expect(percent).toBeLessThan(Number(number));
        else if (sign === ">") expect(percent).toBeGreaterThan(Number(number));
        else expect(Math.abs(percent - Number(number))).toBeLessThanOrEqual(step / 2 + 1e-9);
      }),
    );
  });

  it("is rounded no finer than its standard error can be", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 5_000 }), (of) => {
        const half = Math.floor(of / 2);
        expect(100 * standardError(half, of)!).toBeLessThanOrEqual(roundedTo(of) + 1e-9);
      }),
    );
  });

  it("of 10 000 members is off by at most half a point", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (met) => {
        expect(standardError(met, 10_000)).toBeLessThanOrEqual(0.005);
      }),
    );
    expect(standardError(5_000, 10_000)).toBe(0.005);
  });

  it("of nobody is nothing", () => {
    expect([shareOf(0, 0), standardError(0, 0)]).toEqual([null, null]);
    expect([shareText(0, 0, "nl"), likelihood(0, 0, "nl")]).toEqual(["–", "–"]);
  });

  it.each([
    [9_999, "virtually certain", "vrijwel zeker"],
    [9_000, "very likely", "zeer waarschijnlijk"],
    [7_000, "likely", "waarschijnlijk"],
    [5_000, "about as likely as not", "kan beide kanten op"],
    [3_000, "unlikely", "onwaarschijnlijk"],
    [999, "very unlikely", "zeer onwaarschijnlijk"],
    [99, "exceptionally unlikely", "vrijwel uitgesloten"],
  ])("of %i in 10 000 is %s", (count, en, nl) => {
    expect([likelihood(count, 10_000, "en"), likelihood(count, 10_000, "nl")]).toEqual([en, nl]);
  });
});

/** Counts by year, in order of year. */
const counts: fc.Arbitrary<YearCounts> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 2024, max: 2050 }), fc.integer({ min: 1, max: 30 })), {
    selector: ([year]) => year,
    maxLength: 12,
  })
  .map((years) => years.sort(([a], [b]) => a - b));

describe("the year by which a share of the members holds", () => {
  it("is the order statistic of all members, those that never hold last", () => {
    fc.assert(
      fc.property(
        counts,
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(0.05, 0.25, 0.5, 0.95, 1),
        (years, never, probability) => {
          const all = [
            ...years.flatMap(([year, members]) => new Array<number>(members).fill(year)),
            ...new Array<number>(never).fill(Infinity),
          ];
          fc.pre(all.length > 0);
          const at = Math.max(1, Math.ceil(all.length * probability)) - 1;
          const wanted = all[at] === Infinity ? null : all[at];
          expect(yearQuantile(years, never, probability)).toBe(wanted);
        },
      ),
    );
  });

  it("is none where there are no members", () => {
    expect(yearQuantile([], 0, 0.5)).toBeNull();
  });
});
