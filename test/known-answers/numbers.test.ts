import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  displayUnit,
  formatNumber,
  formatQuantity,
  formatSigned,
  parseNumber,
} from "../../viz/numbers.ts";

const NBSP = "\u00a0";

describe("numbers for people", () => {
  it("writes thousands and decimals as Belgians and as English readers do", () => {
    expect(formatNumber(1234.5, "nl", 1)).toBe("1.234,5");
    expect(formatNumber(1234.5, "en", 1)).toBe("1,234.5");
    expect(formatNumber(999, "nl")).toBe("999");
    expect(formatNumber(1000, "nl")).toBe("1.000");
    expect(formatNumber(1234567.891, "nl", 2)).toBe("1.234.567,89");
    expect(formatNumber(0.1234, "en", 3)).toBe("0.123");
    expect(formatNumber(1e21, "en")).toBe("1,000,000,000,000,000,000,000");
  });

  it("uses a true minus, and none for what rounds to zero", () => {
    expect(formatNumber(-40, "nl")).toBe("−40");
    expect(formatNumber(-0.04, "nl", 1)).toBe("0,0");
    expect(formatNumber(-0, "en")).toBe("0");
    expect(formatSigned(12.34, "nl", 1)).toBe("+12,3");
    expect(formatSigned(0.01, "en", 1)).toBe("0.0");
    expect(formatSigned(-40, "en")).toBe("−40");
  });

  it("does not write a missing value as zero", () => {
    expect(formatNumber(NaN, "nl")).toBe("–");
    expect(formatNumber(Infinity, "en", 2)).toBe("–");
  });

  it.each([
    [31000, "kW", `31,0${NBSP}MW`],
    [262000, "kW", `262${NBSP}MW`],
    [38e6, "kWh", `38,0${NBSP}GWh`],
    [3.66e8, "kg", `366${NBSP}kt CO₂`],
    [1.2e9, "kg", `1.200${NBSP}kt CO₂`],
    [80123.4, "person", `80.123${NBSP}inwoners`],
    [0.171, "1", `17,1${NBSP}%`],
    [4570, "kg/person", `4,57${NBSP}t CO₂ per inwoner`],
    [0.013, "1/year", `1,30${NBSP}% per jaar`],
    [2.14, "person/household", `2,14${NBSP}inwoners per huishouden`],
  ])("shows %d %s as %s", (value, unit, text) => {
    expect(formatQuantity(value, unit, "nl")).toBe(text);
  });

  it("keeps one unit for a row when the largest value chose it", () => {
    const display = displayUnit("kW", 31000);
    expect(formatQuantity(600, "kW", "nl", display)).toBe(`0,6${NBSP}MW`);
  });

  it("reads back what it writes, to half a unit of the last decimal", () => {
    const language = fc.constantFrom("nl" as const, "en" as const);
    const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 6 }), language, (number, decimals, lang) => {
        const back = parseNumber(formatNumber(number, lang, decimals), lang);
        const half = 0.5 * 10 ** -decimals;
        expect(Math.abs(back - number)).toBeLessThanOrEqual(half + Math.abs(number) * 1e-12);
      }),
    );
  });

  it("does not take a text for a number", () => {
    expect(parseNumber("3,5 %", "nl")).toBeNaN();
    expect(parseNumber("", "en")).toBeNaN();
  });
});
