import canonicalize from "canonicalize";
import fc from "fast-check";
import { all, create, type MathJsInstance } from "mathjs";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import {
  acceptedUnits,
  acceptsPlainNumber,
  canonicalUnit,
  convert,
  convertYearly,
  correctDecimalComma,
  nearestUnit,
  parseQuantity,
  parseUnit,
  unitInWords,
  unitNames,
  withPriceYear,
  writeQuantity,
} from "../../engine/scenario/units/units.ts";

const math = create(all!) as MathJsInstance;
// What mathjs does not know: the things we count, and money.
for (const name of ["person", "household", "dwelling", "building", "connection", "turbine"]) {
  math.createUnit(name);
}
for (const name of ["system", "place", "project", "vehicle", "tree", "charger", "doubling", "EUR"])
  math.createUnit(name);

/** How mathjs spells the names of our table, and how it says the canonical unit of each. */
const SPELLING: Readonly<Record<string, string>> = {
  "%": "0.01",
  procent: "0.01",
  percent: "0.01",
  "‰": "0.001",
  promille: "0.001",
  permille: "0.001",
  pp: "0.01",
  procentpunt: "0.01",
  procentpunten: "0.01",
  "%-punt": "0.01",
  t: "tonne",
  ton: "tonne",
  tonnen: "tonne",
  kt: "kilotonne",
  kton: "kilotonne",
  Mt: "megatonne",
  Mton: "megatonne",
  "m²": "m2",
  "km²": "km^2",
  km2: "km^2",
  ha: "hectare",
  "m³": "m3",
  l: "liter",
  L: "liter",
  litre: "liter",
  litres: "liter",
  metre: "m",
  metres: "m",
  meters: "m",
  kilometre: "km",
  kilometres: "km",
  kilometer: "km",
  kilometers: "km",
  dag: "day",
  dagen: "day",
  uur: "hour",
  uren: "hour",
  yr: "year",
  jaar: "year",
  jaren: "year",
  "€": "EUR",
  euro: "EUR",
  "k€": "1000 EUR",
  kEUR: "1000 EUR",
  "M€": "1000000 EUR",
  MEUR: "1000000 EUR",
};

const COUNTED: Readonly<Record<string, readonly string[]>> = {
  person:
    "persons people persoon personen inhabitant inhabitants inwoner inwoners child children kind kinderen".split(
      " ",
    ),
  household: "households huishouden huishoudens gezin gezinnen".split(" "),
  dwelling: "dwellings woning woningen".split(" "),
  building: "buildings gebouw gebouwen".split(" "),
  connection: "connections aansluiting aansluitingen".split(" "),
  turbine: "turbines windturbine windturbines".split(" "),
  doubling: "doublings verdubbeling verdubbelingen".split(" "),
  system: "systems systeem systemen".split(" "),
  charger: "chargers laadpuntequivalent laadpuntequivalenten".split(" "),
  place: "places plaats plaatsen".split(" "),
  project: "projects projecten".split(" "),
  vehicle: "vehicles voertuig voertuigen car cars wagen wagens".split(" "),
  tree: "trees boom bomen".split(" "),
};

function mathjsName(name: string): string {
  for (const [one, others] of Object.entries(COUNTED)) if (others.includes(name)) return one;
  const known = SPELLING[name];
  if (known !== undefined) return known;
  if (name.endsWith("CO2")) return mathjsName(name.slice(0, -3));
  return /^[kMG]?Wp$/.test(name) ? name.slice(0, -1) : name;
}

const CANONICAL = [
  "1",
  "kW",
  "kWh",
  "kg",
  "m",
  "m2",
  "m3",
  "K",
  "day",
  "hour",
  "year",
  "EUR",
  ...Object.keys(COUNTED),
];

describe("the table of units", () => {
  it.each(unitNames().map((name) => [name]))("agrees with mathjs on %s", (name) => {
    const unit = parseUnit(name)!;
    const canonical = CANONICAL.map(canonicalUnit).find(
      ({ dimension }) => dimension === unit.dimension,
    )!;
    const ours = convert(1, unit, canonical)!;
    const one = canonical.text === "1" ? "1" : `1 ${mathjsName(canonical.text)}`;
    const theirs = math.evaluate(`number((${mathjsName(name)}) / (${one}))`);
    expect(ours / (theirs as number)).toBeCloseTo(1, 12);
  });

  it.each([
    ["kWh/m2", "MJ/m2", 3.6],
    ["kg CO2/kWh", "g/kWh", 1000],
    ["t CO2", "kg", 1000],
    ["kWh/person", "MWh/inwoner", 0.001],
    ["1/year", "%/jaar", 100],
    ["dwelling/household", "dwellings per 100 households", 100],
    ["person/year", "inwoners per jaar", 1],
    ["m/connection", "km per aansluiting", 0.001],
    ["EUR/kWh", "EUR2024/MWh", 1000],
    ["kWh/(m2.year)", "kWh/m2/year", 1],
    ["K.day", "K·dagen", 1],
  ])("converts %s to %s", (from, to, factor) => {
    expect(convert(1, parseUnit(from)!, parseUnit(to)!)).toBeCloseTo(factor, 12);
  });

  it.each([
    ["kW", "kWh"],
    ["hour", "year"],
    ["hour", "day"],
    ["W.hour", "Wh"],
    ["EUR2019", "EUR"],
    ["person", "dwelling"],
    ["person", "household"],
    ["m", "m2"],
    ["kWh/year", "kW"],
    ["year", "1"],
  ])("keeps %s apart from %s", (from, to) => {
    expect(convert(1, parseUnit(from)!, parseUnit(to)!)).toBeNull();
  });

  it("lets an amount per calendar year be written with and without the year", () => {
    const into = (text: string, canonical: string): number | null => {
      const { value, unit } = parseQuantity(text) as { value: number; unit: never };
      return convertYearly(value, unit, canonicalUnit(canonical));
    };
    expect(into("38 GWh/year", "kWh")).toBe(38e6);
    expect(into("38 GWh", "kWh")).toBe(38e6);
    expect(into("320 woningen per jaar", "dwelling")).toBe(320);
    expect(into("320 dwellings/year", "dwelling/year")).toBe(320);
    expect(into("2.5 %", "1/year")).toBe(0.025);
    expect(into("38 GW", "kWh")).toBeNull();
    expect(into("38 GWh/day", "kWh")).toBeNull();
    expect(into("38 GWh/year/year", "kWh")).toBeNull();
  });

  it("turns per cents into exact decimals", () => {
    const percent = parseUnit("%")!;
    const one = canonicalUnit("1");
    for (let i = 0; i <= 100; i++) expect(convert(i, percent, one)).toBe(i / 100);
  });

  it("does not take one symbol for another", () => {
    for (const wrong of ["mW", "MWH", "kwh", "Kg", "GW h", "", "MW/", "/", "MW//s", "per", "k W"]) {
      expect(parseUnit(wrong), wrong).toBeNull();
    }
    expect(nearestUnit("kwh")).toBe("kWh");
    expect(nearestUnit("inwonerrs")).toBe("inwoners");
    expect(nearestUnit("zzzzzz")).toBeNull();
  });

  it("accepts bare numbers for shares, years and counts only", () => {
    for (const unit of ["1", "year", "person", "dwelling", "turbine"]) {
      expect(acceptsPlainNumber(canonicalUnit(unit)), unit).toBe(true);
    }
    for (const unit of ["kW", "kWh", "kg", "m", "EUR", "1/year", "dwelling/year", "kWh/m2"]) {
      expect(acceptsPlainNumber(canonicalUnit(unit)), unit).toBe(false);
    }
    expect(acceptedUnits(canonicalUnit("kWh"))).toContain("GWh");
    expect(acceptedUnits(canonicalUnit("kWh/m2"))).toEqual(["kWh/m2"]);
  });
});

describe("a unit in words", () => {
  it.each([
    ["dwelling/year", "woningen/jaar", "dwellings/year"],
    ["kWh/dwelling", "kWh/woning", "kWh/dwelling"],
    ["%/year", "%/jaar", "%/year"],
    ["K.day", "K.dagen", "K.days"],
    ["m2", "m2", "m2"],
    ["EUR2024", "EUR2024", "EUR2024"],
  ])("%s", (text, nl, en) => {
    expect(unitInWords(text)).toEqual({ nl, en });
  });

  it("can be read as the same unit", () => {
    for (const name of [...unitNames(), ...CANONICAL]) {
      const { up, down, dimension } = parseUnit(name)!;
      for (const words of Object.values(unitInWords(name)) as string[]) {
        expect(parseUnit(words), words).toMatchObject({ up, down, dimension });
      }
    }
  });
});

describe("quantities", () => {
  it.each([
    ["31 MW", 31, "MW"],
    ["2.5 %", 2.5, "%"],
    ["-40%", -40, "%"],
    ["1e3 kWh", 1000, "kWh"],
    [".5", 0.5, null],
    ["  77 000.5e-3 ", null, null],
    ["0.013", 0.013, null],
    ["+6 MWp", 6, "MWp"],
  ])("reads %s", (text, value, unit) => {
    const read = parseQuantity(text);
    if (value === null) expect(read).toHaveProperty("problem");
    else expect(read).toMatchObject({ value, unit: unit === null ? null : { text: unit } });
  });

  it.each([
    ["1.500 m", "1500", "1.5"],
    ["1.200 woningen/jaar", "1200", "1.2"],
    ["38.000 MWh", "38000", "38"],
    ["-31.000kW", "-31000", "-31"],
    ["2.125 MW", "2125", "2.1250"],
    ["12.345.678", "12345678", null],
  ])("does not guess what %s means", (text, whole, fraction) => {
    expect(parseQuantity(text)).toMatchObject({ problem: "ambiguous-point", whole, fraction });
    for (const plain of [whole, fraction]) {
      if (plain !== null) expect(parseQuantity(plain)).not.toHaveProperty("problem");
    }
  });

  it.each([
    ["0.500 MW", 0.5],
    ["2.1250 MW", 2.125],
    ["1.50 MW", 1.5],
    ["1234.567 MW", 1234.567],
    ["1.500e3 kW", 1500],
  ])("has no doubt about %s", (text, value) => {
    expect(parseQuantity(text)).toMatchObject({ value });
  });

  it.each([
    ["3,5", "3.5"],
    ["1,500", "1.5"],
    ["2,125", "2.1250"],
    ["1.234,5", "1234.5"],
    ["1,234.5", "1234.5"],
    ["1,234,567", "1234567"],
    ["1.234.567,8", "1234567.8"],
    ["-3,5", "-3.5"],
    ["3,5,6", null],
    ["3,5.6", null],
  ])("corrects the decimal comma of %s", (text, corrected) => {
    expect(correctDecimalComma(text)).toBe(corrected);
  });

  it("are written as they can be read", () => {
    // Money is written with the year of its prices.
    const names = unitNames().map((name) => withPriceYear(name) ?? name);
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.constantFrom(...names),
        (value, name) => {
          const unit = parseUnit(name)!;
          const canonical = CANONICAL.map(canonicalUnit).find(
            ({ dimension }) => dimension === unit.dimension,
          )!;
          const written = writeQuantity(value, canonical, unit);
          const read = parseQuantity(written);
          expect(read).not.toHaveProperty("problem");
          if ("problem" in read) return;
          const back = convert(read.value, read.unit ?? canonicalUnit("1"), canonical)!;
          expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-11 * Math.abs(value) + 1e-300);
        },
      ),
    );
  });
});

describe("the canonical text", () => {
  it("is that of the package canonicalize, for any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "grapheme" }), (data) => {
        expect(canonicalText(data)).toBe(canonicalize(data));
      }),
    );
  });

  it("sorts keys by code unit and writes numbers as the standard does", () => {
    expect(canonicalText({ b: [1e21, -0, 1e-7, 333333333.33333329], a: "é\n", "€": null })).toBe(
      '{"a":"é\\n","b":[1e+21,0,1e-7,333333333.3333333],"€":null}',
    );
  });

  it.each([NaN, Infinity, -Infinity, undefined, () => 1, "\ud800"])("refuses %s", (data) => {
    expect(() => canonicalText({ list: [1, data] })).toThrow();
  });
});
