import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFormula } from "../../engine/scenario/formula/mathjs-parser.ts";
import { resolveScenario } from "../../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { atModelPrices, type PriceIndex } from "../../engine/scenario/units/price-index.ts";
import { convert, parseUnit, PRICE_YEAR, type Unit } from "../../engine/scenario/units/units.ts";
import { townFiles } from "../diagnostics/cases.ts";
import { smallModel } from "../diagnostics/small-model.ts";

const YEARS = [2010, 2015, 2019, 2022, 2025] as const;
const OWN = parseUnit("EUR2024")!;

const level = fc.integer({ min: 1000, max: 40_000 }).map((hundredths) => hundredths / 100);
const index: fc.Arbitrary<PriceIndex> = fc
  .tuple(level, ...YEARS.map(() => level))
  .map(([own, ...others]) => ({
    region: "town",
    levels: new Map([
      [PRICE_YEAR, own],
      ...YEARS.map((year, at): [number, number] => [year, others[at]!]),
    ]),
  }));
const year = fc.constantFrom(...YEARS);
const amount = fc.integer({ min: -1e12, max: 1e12 }).map((thousandths) => thousandths / 1000);

const priced = (text: string, prices: PriceIndex): Unit =>
  atModelPrices(parseUnit(text)!, prices) as Unit;

describe("money of other years", () => {
  it("comes back as it went", () => {
    fc.assert(
      fc.property(index, year, amount, (prices, from, value) => {
        const unit = priced(`EUR${from}`, prices);
        const back = convert(convert(value, unit, OWN)!, OWN, unit)!;
        expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-15 * 4 * Math.abs(value));
      }),
    );
  });

  it("leaves the year of the model alone, to the bit", () => {
    fc.assert(
      fc.property(index, amount, (prices, value) => {
        const unit = parseUnit("kEUR2024/kW")!;
        expect(atModelPrices(unit, prices)).toBe(unit);
        expect(convert(value, priced("EUR2024", prices), OWN)).toBe(value);
      }),
    );
  });

  it("does not see which year an index calls a hundred: the same bits", () => {
    fc.assert(
      fc.property(
        index,
        year,
        amount,
        fc.integer({ min: 2, max: 30 }),
        (prices, from, value, k) => {
          const levels = new Map(
            [...prices.levels].map(([at, one]) => [at, Math.round(one * 100 * k) / 100]),
          );
          const scaled: PriceIndex = { ...prices, levels };
          const text = `EUR${from}`;
          expect(convert(value, priced(text, scaled), OWN)).toBe(
            convert(value, priced(text, prices), OWN),
          );
        },
      ),
    );
  });

  it("grows with the level of the model's year, and shrinks with that of its own", () => {
    fc.assert(
      fc.property(
        index,
        year,
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (prices, from, value) => {
          const rose = prices.levels.get(PRICE_YEAR)! - prices.levels.get(from)!;
          const grew = convert(value, priced(`EUR${from}`, prices), OWN)! - value;
          expect(Math.sign(grew)).toBe(Math.sign(rose));
          // Below the line it goes the other way.
          const inverse = convert(
            value,
            priced(`kWh/EUR${from}`, prices),
            parseUnit("kWh/EUR2024")!,
          )!;
          expect(Math.sign(inverse - value)).toBe(-Math.sign(rose) + 0);
        },
      ),
    );
  });

  it("passes for the model's own where no region could be read", () => {
    const unit = atModelPrices(parseUnit("kEUR1990/MW")!, null) as Unit;
    expect(convert(3, unit, parseUnit("EUR2024/kW")!)).toBe(3);
  });

  it("names the year that an index lacks", () => {
    const prices: PriceIndex = { region: "town", levels: new Map([[PRICE_YEAR, 100]]) };
    expect(atModelPrices(parseUnit("EUR2019/MWh")!, prices)).toBe(2019);
  });
});

const HEADER = "year,index,grade,source,where,note\n";
const row = (of: number, level: number): string => `${of},${level},literature,register,table,\n`;
const BELGIUM = `${HEADER}${row(2019, 108.78)}${row(2022, 123.02)}${row(2024, 132.04)}`;

const PLAN = `
id: plan
region: ./regions/town
parameters:
  prijs: 90 EUR2019/MWh
programmes:
  park.benches:
    title: { nl: Banken, en: Benches }
    meaning: { nl: Banken, en: Benches }
    unit: { count: benches }
    theme: space
    actor: city
    since: 2024
    cost: { value: 400 kEUR2022/benches, low: 300, high: 0.6 MEUR2022/benches, grade: literature, source: Catalogue }
    source: "Stadsplan, 5.6"
indicators:
  rekening: { formula: "heat.delivered_by_district[venning] * prijs + 10 kEUR2022", unit: EUR2024, source: Eigen }
targets:
  betaalbaar: { indicator: rekening, at_most: 3 MEUR2019, year: 2030, source: Stadsplan }
`;

function resolved(prices: string, plan = PLAN): ResolvedScenario {
  const files = townFiles();
  if (prices !== "") files.put("regions/town/prices.csv", prices);
  files.put("plan.yaml", plan);
  const { scenario, diagnostics } = resolveScenario({
    ...{ files, planPath: "plan.yaml", catalogue: smallModel, formulas: () => parseFormula },
  });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return scenario!;
}

describe("a plan in euro of other years", () => {
  const scenario = resolved(BELGIUM);
  const [region] = scenario.model.regions;

  it("is the same as one in euro of 2024, once they are converted", () => {
    const since2022 = 132.04 / 123.02;
    expect(region!.parameters["park.benches_unit_cost"]![0]).toBeCloseTo(400_000 * since2022, 6);
    expect(scenario.model.ownParameters!["prijs"]).toBeCloseTo((0.09 * 132.04) / 108.78, 12);
    const [target] = scenario.model.targets.filter(({ id }) => id === "betaalbaar");
    expect(target!.value).toBeCloseTo((3e6 * 132.04) / 108.78, 6);
    expect(target!.unit).toBe("MEUR2024");
  });

  it("keeps what its source says, and by what it was multiplied", () => {
    const [record] = scenario.notes.regions[0]!.parameters["park.benches_unit_cost"]!;
    expect(record!.stated).toEqual({
      ...{ value: 400, unit: "kEUR2022/benches", factor: 13204 / 12302 },
    });
    expect(record!.low! / record!.high!).toBeCloseTo(0.5, 12);
    expect(scenario.notes.ownParameters!["prijs"]!.text).toBe("90 EUR2019/MWh");
  });

  it("traces the index: every level with its source", () => {
    const { prices } = scenario.notes.regions[0]!;
    expect(prices!.map(({ year: of, index: at, source }) => [of, at, source])).toEqual([
      ...[
        [2019, 108.78, "register"],
        [2022, 123.02, "register"],
        [2024, 132.04, "register"],
      ],
    ]);
    expect(scenario.notes.sources.map(({ id }) => id)).toContain("register");
  });

  it("takes the index of the region itself instead of its parent's, whole", () => {
    const files = townFiles();
    files.put("regions/town/prices.csv", BELGIUM);
    files.put(
      "regions/child/region.yaml",
      "id: child\ntitle: { nl: Kind, en: Child }\nextends: ../town\n",
    );
    const read = (plan: string) => {
      files.put("plan.yaml", plan);
      return resolveScenario({
        ...{ files, planPath: "plan.yaml", catalogue: smallModel, formulas: () => parseFormula },
      });
    };
    const child = PLAN.replace("regions/town", "regions/child");
    const inherited = read(child).scenario!.model;
    expect(inherited.ownParameters).toEqual(scenario.model.ownParameters);
    files.put("regions/child/prices.csv", `${HEADER}${row(2019, 50)}${row(2024, 100)}`);
    const { diagnostics } = read(child);
    // The parent's level of 2022 means nothing beside the child's of 2024.
    expect(diagnostics.map(({ code }) => code)).toContain("unknown-price-year");
    expect(read(child.replaceAll("2022", "2019")).scenario!.model.ownParameters).toEqual({
      prijs: 0.18,
    });
  });

  it("does not depend on the order of the rows, nor on the base year", () => {
    const other = `${HEADER}${row(2024, 264.08)}${row(2022, 246.04)}${row(2019, 217.56)}`;
    expect(resolved(other).model).toEqual(scenario.model);
  });
});
