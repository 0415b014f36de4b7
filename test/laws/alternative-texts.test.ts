/** Laws of alternative texts: what is told of a series is what it does, in numbers that it has. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, type Language } from "../../viz/numbers.ts";
import { coursesText, stackText } from "../../viz/specs/alternative/alternative.ts";
import { courseText, type ToldCourse } from "../../viz/specs/alternative/course-text.ts";
import { leastTurn, turningPoints } from "../../viz/specs/alternative/turning-points.ts";
import { wind } from "../arbitraries/wiggles.ts";

const FIRST = 2024;
const language = fc.constantFrom<Language>("nl", "en");
const decimals = fc.integer({ min: 0, max: 3 });
const value = fc.double({ min: -5e5, max: 5e5, noNaN: true });
const values = fc.array(fc.option(value, { freq: 8 }), { minLength: 1, maxLength: 40 });

/** Numbers in a text as it writes them; years are those without a separator. */
const numbersIn = (text: string): string[] => text.match(/−?\d[\d.,]*\d|−?\d/g) ?? [];

/** Every number that a series may be told with. */
const allowed = (courses: readonly ToldCourse[], places: number, of: Language): Set<string> =>
  new Set(
    courses.flatMap(({ values: all, first }) =>
      all.flatMap((one, at) => [
        `${first + at}`,
        ...(one === null ? [] : [formatNumber(one, of, places)]),
      ]),
    ),
  );

describe("turning points", () => {
  it("alternate, and each is the extreme between its neighbours", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (series, least) => {
        const turns = turningPoints(series, least);
        turns.forEach(({ at, kind }, i) => {
          if (i > 0) expect(kind).not.toBe(turns[i - 1]!.kind);
          const from = turns[i - 1]?.at ?? 0;
          const to = turns[i + 1]?.at ?? series.length - 1;
          const around = series.slice(from, to + 1).filter((one) => one !== null);
          const own = series[at]!;
          const extreme = kind === "peak" ? Math.max(...around) : Math.min(...around);
          // Before the first turn and behind the last one, wiggles may go beyond it by less than a turn.
          if (i > 0 && i < turns.length - 1) expect(own).toBe(extreme);
          else expect(Math.abs(own - extreme)).toBeLessThan(least);
        });
      }),
    );
  });

  it("are exactly the bends of a series that was made with them, whatever wiggles", () => {
    fc.assert(
      fc.property(wind, ({ series, bends, least }) => {
        expect(turningPoints(series, least)).toEqual(bends);
      }),
    );
  });

  it("are the same upside down, and for any unit", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -6, max: 6 }), (series, power) => {
        const scale = 2 ** power;
        const least = leastTurn(series, 12);
        const turns = turningPoints(series, least);
        const scaled = (by: number) => series.map((one) => (one === null ? null : one * by));
        expect(turningPoints(scaled(scale), least * scale)).toEqual(turns);
        const flipped = turns.map(({ at, kind }) => ({
          at,
          kind: kind === "peak" ? "trough" : "peak",
        }));
        expect(turningPoints(scaled(-1), least)).toEqual(flipped);
      }),
    );
  });

  it("are none where a series only rises, or only falls", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (series) => {
        const rising = [...series].sort((a, b) => a - b);
        expect(turningPoints(rising, leastTurn(rising, 1))).toEqual([]);
        expect(turningPoints(rising.reverse(), leastTurn(rising, 1))).toEqual([]);
      }),
    );
  });
});

describe("the course of a series", () => {
  it("is told with its own values and years, beginning and ending with its ends", () => {
    fc.assert(
      fc.property(values, decimals, language, (series, places, of) => {
        const course = { name: "x", first: FIRST, values: series };
        const text = courseText(course, { decimals: places, language: of });
        const known = series.flatMap((one, at) => (one === null ? [] : [{ one, at }]));
        for (const number of numbersIn(text)) {
          expect(allowed([course], places, of), `${number} in ${text}`).toContain(number);
        }
        if (known.length < 2) return;
        const dated = (i: number): string => {
          const { one, at } = known.at(i)!;
          return `${formatNumber(one, of, places)} in ${FIRST + at}`;
        };
        if (text.includes(`${of === "nl" ? "blijft" : "stays at"} `)) {
          expect(new Set(known.map(({ one }) => formatNumber(one, of, places))).size).toBe(1);
        } else {
          expect(text).toContain(dated(0));
          expect(text).toContain(dated(-1));
        }
      }),
    );
  });

  it("says up where it rises and down where it falls, with every turn and its year", () => {
    fc.assert(
      fc.property(wind, ({ series, bends }) => {
        fc.pre(bends.length <= 3);
        const text = courseText({ first: FIRST, values: series }, { decimals: 3, language: "en" });
        const told = [...text.matchAll(/(up|down) to (−?[\d.,]+) in (\d{4})/g)];
        const knots = [...bends.map(({ at }) => at), series.length - 1];
        expect(told.map((match) => Number(match[3]))).toEqual(knots.map((at) => FIRST + at));
        expect(told.map((match) => match[2])).toEqual(
          knots.map((at) => formatNumber(series[at]!, "en", 3)),
        );
        let before = series[0]!;
        told.forEach((match, i) => {
          const here = series[knots[i]!]!;
          expect(match[1]).toBe(here > before ? "up" : "down");
          before = here;
        });
      }),
    );
  });

  it("tells two numbers that read alike of no move", () => {
    fc.assert(
      fc.property(values, decimals, (series, places) => {
        const text = courseText(
          { first: FIRST, values: series },
          { decimals: places, language: "en" },
        );
        for (const match of text.matchAll(
          /(−?[\d.,]+) in \d{4}(?:, then)? (?:up|down) to (−?[\d.,]+) in/g,
        )) {
          expect(match[1]).not.toBe(match[2]);
        }
      }),
    );
  });
});

describe("the text of several series", () => {
  const courses = fc
    .array(fc.array(value, { minLength: 2, maxLength: 27 }), { minLength: 1, maxLength: 12 })
    .map((all) =>
      all.map((one, i): ToldCourse => ({
        // A name without a digit, so that digits are values.
        name: `series ${"abcdefghijkl"[i]}`,
        first: FIRST,
        values: one,
      })),
    );

  it("has no number that is not theirs, and names each of them", () => {
    fc.assert(
      fc.property(courses, decimals, language, (all, places, of) => {
        const told = { decimals: places, language: of };
        const numbers = allowed(all, places, of);
        for (const text of [coursesText(all, told), stackText(all, null, told)]) {
          for (const number of numbersIn(text)) expect(numbers, text).toContain(number);
          for (const { name } of all) expect(text).toContain(name);
          expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
        }
      }),
    );
  });

  it("stays a few sentences, however many there are", () => {
    fc.assert(
      fc.property(courses, (all) => {
        const text = coursesText(all, { decimals: 1, language: "nl" });
        expect(text.split(" in 2").length).toBeLessThan(30);
      }),
    );
  });
});
