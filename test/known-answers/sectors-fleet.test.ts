import { describe, expect, it } from "vitest";
import { declaration } from "../../engine/model/sectors/declaration.ts";
import { kortrijkParameters } from "../arbitraries/kortrijk-parameters.ts";

/**
 * The arithmetic behind `sectors.electric_share` (docs/model/sectors.md, "Vehicles"): share of
 * electric drive in sales by year, Weibull survival with shape 4, kilometres that fall with age.
 */
type Sales = readonly (readonly [year: number, share: number])[];

const classes: readonly {
  readonly weight: number;
  readonly life: number;
  readonly decline: number;
  readonly sales: Sales;
}[] = [
  {
    weight: 0.61,
    life: 17.5,
    decline: 0.0568,
    sales: [
      [2010, 0],
      [2018, 0.007],
      [2019, 0.016],
      [2020, 0.033],
      [2021, 0.057],
      [2022, 0.103],
      [2023, 0.183],
      [2024, 0.29],
      [2026, 0.42],
      [2028, 0.57],
      [2030, 0.72],
      [2032, 0.86],
      [2035, 1],
    ],
  },
  {
    weight: 0.14,
    life: 15.5,
    decline: 0.05,
    sales: [
      [2018, 0],
      [2021, 0.02],
      [2024, 0.06],
      [2028, 0.25],
      [2030, 0.4],
      [2035, 1],
    ],
  },
  {
    weight: 0.25,
    life: 13.3,
    decline: 0.06,
    sales: [
      [2021, 0],
      [2024, 0.01],
      [2027, 0.05],
      [2030, 0.15],
      [2035, 0.4],
      [2040, 0.75],
      [2050, 0.85],
    ],
  },
];
/** Plug-in hybrids: share of cars, of whose kilometres 35 % are electric. */
const plugInHybrids: Sales = [
  [2019, 0.01],
  [2021, 0.02],
  [2024, 0.045],
  [2027, 0.06],
  [2035, 0.05],
  [2045, 0],
];

const between = (path: Sales, year: number): number => {
  const after = path.findIndex(([at]) => at >= year);
  if (after === -1) return path[path.length - 1]![1];
  if (after === 0) return path[0]![1];
  const [[from, low], [to, high]] = [path[after - 1]!, path[after]!];
  return low + ((high - low) * (year - from)) / (to - from);
};

const electricShare = (year: number): number => {
  let sum = 0;
  classes.forEach(({ weight, life, decline, sales }, index) => {
    let driven = 0;
    let electric = 0;
    for (let age = 0; age < 40; age++) {
      const kilometres = Math.exp(-(((age + 0.5) / life) ** 4)) * Math.exp(-decline * age);
      driven += kilometres;
      electric += kilometres * between(sales, year - age);
    }
    const hybrids = index === 0 ? 0.35 * between(plugInHybrids, year) : 0;
    sum += weight * Math.min(1, electric / driven + hybrids);
  });
  return sum;
};

describe("the electric share of traffic", () => {
  const path = kortrijkParameters(declaration, 2024, 2050)["sectors.electric_share"]!;

  it("is what sales, survival and kilometres by age give", () => {
    path.forEach((share, index) => expect(share).toBeCloseTo(electricShare(2024 + index), 3));
  });

  it("is no straight line: it speeds up before 2035 and slows down after 2040", () => {
    const step = (year: number): number => path[year - 2024]! - path[year - 2025]!;
    expect(step(2033)).toBeGreaterThan(1.8 * step(2026));
    expect(step(2048)).toBeLessThan(0.5 * step(2036));
  });
});
