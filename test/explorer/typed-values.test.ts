/** What a person types and draws: numbers are what was meant or nothing, and points stay in order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  movedPoint,
  pointsOfPath,
  valueAt,
  withoutPoint,
  withPoint,
  yearBehind,
  type CurvePoint,
} from "../../explorer/page/curve/curve-points.ts";
import { readTyped } from "../../explorer/page/typed-number.ts";
import { formatNumber } from "../../viz/numbers.ts";

const languages = fc.constantFrom("nl" as const, "en" as const);
const units = fc.constantFrom("", "%", "kt", "woningen per jaar");

describe("a typed number", () => {
  it("is read back as it was shown, with or without its unit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 4 }),
        ...[languages, units],
        fc.boolean(),
        (digits, decimals, language, unit, hasUnit) => {
          const value = digits / 10 ** decimals;
          const shown = formatNumber(value, language, decimals);
          const typed = hasUnit ? `${shown}\u00a0${unit}` : ` ${shown} `;
          expect(readTyped(typed, language, unit)).toEqual({ kind: "number", value });
        },
      ),
    );
  });

  it("with the decimal sign of the other language is told, and never read tenfold", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_99 }),
        fc.integer({ min: 1, max: 2 }),
        languages,
        (digits, decimals, language) => {
          const value = digits / 10 ** decimals;
          const whole = value.toFixed(decimals);
          const typed = language === "nl" ? whole : whole.replace(".", ",");
          const read = readTyped(typed, language, "");
          expect(read.kind).toBe("other-decimal");
          const { written } = read as { written: string };
          expect(readTyped(written, language, "")).toEqual({ kind: "number", value });
        },
      ),
    );
  });

  it("is a finite number or none, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), languages, units, (text, language, unit) => {
        const read = readTyped(text, language, unit);
        if (read.kind === "number") expect(Number.isNaN(read.value)).toBe(false);
      }),
    );
  });
});

const FIRST = 2025;
const LAST = 2050;
const LIMITS = { min: 0, max: 100, first: FIRST, last: LAST };
const values = fc.double({ min: 0, max: 100, noNaN: true });

const curves = fc
  .uniqueArray(fc.integer({ min: FIRST, max: LAST }), { minLength: 1, maxLength: 8 })
  .chain((years) =>
    fc
      .array(values, { minLength: years.length, maxLength: years.length })
      .map((own): CurvePoint[] =>
        [...years].sort((a, b) => a - b).map((year, at) => ({ year, value: own[at]! })),
      ),
  );

const years = Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at);
const pathOf = (points: readonly CurvePoint[]): number[] =>
  years.map((year) => valueAt(points, year));

function expectSamePath(points: readonly CurvePoint[], path: readonly number[]): void {
  pathOf(points).forEach((value, at) => {
    expect(Math.abs(value - path[at]!)).toBeLessThanOrEqual(1e-6);
  });
}

/** In order, one per year, inside the limits. */
function expectInOrder(points: readonly CurvePoint[]): void {
  expect(points.length).toBeGreaterThan(0);
  points.forEach(({ year, value }, at) => {
    expect(year).toBeGreaterThanOrEqual(FIRST);
    expect(year).toBeLessThanOrEqual(LAST);
    expect(value).toBeGreaterThanOrEqual(LIMITS.min);
    expect(value).toBeLessThanOrEqual(LIMITS.max);
    if (at > 0) expect(year).toBeGreaterThan(points[at - 1]!.year);
  });
}

describe("the points of a curve", () => {
  it("found on a path make that path, and are no more than it has bends", () => {
    fc.assert(
      fc.property(curves, (points) => {
        const path = pathOf(points);
        const found = pointsOfPath(path, FIRST);
        expectInOrder(found);
        expectSamePath(found, path);
        expect(found.length).toBeLessThanOrEqual(points.length + 2);
      }),
    );
  });

  it("stay in order and inside the limits wherever one is moved", () => {
    fc.assert(
      fc.property(
        curves,
        fc.nat(),
        fc.double({ min: 1900, max: 2100, noNaN: true }),
        fc.double({ min: -1000, max: 1000, noNaN: true }),
        (points, which, year, value) => {
          const moved = movedPoint(points, which % points.length, { year, value }, LIMITS);
          expectInOrder(moved);
          expect(moved.length).toBe(points.length);
        },
      ),
    );
  });

  it("change nothing when one is added, and never all go", () => {
    fc.assert(
      fc.property(curves, fc.nat(), (points, which) => {
        const at = which % points.length;
        const year = yearBehind(points, at, LIMITS)!;
        expect(points.some((point) => point.year === year)).toBe(false);
        const added = withPoint(points, year)!;
        expectInOrder(added);
        expectSamePath(added, pathOf(points));
        expect(withPoint(points, points[at]!.year)).toBeNull();
        expectInOrder(withoutPoint(points, at));
      }),
    );
  });
});
