import { describe, expect, it } from "vitest";
import { declaration } from "../../engine/model/mobility/declaration.ts";
import { kortrijkParameters } from "../arbitraries/kortrijk-parameters.ts";

/**
 * The recipe of `mobility.opening_age` (tables/mobility-ages.csv): survivors of earlier sales, tilted
 * until their mean age is the 10 years of Belgium, times the share of each drive in the sales of its
 * year, fitted to the cars by drive of 2024.
 */
type Path = readonly (readonly [year: number, share: number])[];

/** Registrations of new cars in Belgium: FEBIAC and Statbel; before 2012 from general knowledge. */
const DIESEL: Path = [
  [1998, 0.54],
  [2008, 0.79],
  [2012, 0.753],
  [2016, 0.518],
  [2017, 0.46],
  [2018, 0.35],
  [2019, 0.314],
  [2020, 0.33],
  [2021, 0.243],
  [2022, 0.15],
  [2023, 0.08],
];
const PLUG_IN_HYBRID: Path = [
  [2014, 0],
  [2019, 0.02],
  [2020, 0.06],
  [2021, 0.119],
  [2022, 0.167],
  [2023, 0.2],
];
const BATTERY: Path = [
  [2010, 0],
  [2014, 0.002],
  [2018, 0.007],
  [2019, 0.016],
  [2020, 0.034],
  [2021, 0.059],
  [2022, 0.101],
  [2023, 0.193],
];
const AGES = 26;
const MEAN_AGE = 10;

const between = (path: Path, year: number): number => {
  const after = path.findIndex(([at]) => at >= year);
  if (after === -1) return path[path.length - 1]![1];
  if (after === 0) return path[0]![1];
  const [[from, low], [to, high]] = [path[after - 1]!, path[after]!];
  return low + ((high - low) * (year - from)) / (to - from);
};

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

const profile = (tilt: number): number[] => {
  const standing = Array.from(
    { length: AGES },
    (_, age) => Math.exp(-(((age + 0.5) / 17.5) ** 4)) * (1 + tilt) ** age,
  );
  return standing.map((value) => value / sum(standing));
};
const meanAge = (ages: readonly number[]): number =>
  sum(ages.map((part, age) => part * (age + 0.5)));

function fitted(mix: readonly number[]): number[][] {
  let [low, high] = [-0.2, 0.5];
  for (let step = 0; step < 60; step++) {
    const tilt = (low + high) / 2;
    if (meanAge(profile(tilt)) < MEAN_AGE) low = tilt;
    else high = tilt;
  }
  const ages = profile(low);
  let cells = ages.map((part, age) => {
    const year = 2023 - age;
    const others = [DIESEL, PLUG_IN_HYBRID, BATTERY].map((path) => between(path, year));
    return [1 - sum(others), ...others].map((share) => part * share);
  });
  for (let round = 0; round < 200; round++) {
    const drives = mix.map((_, drive) => sum(cells.map((row) => row[drive]!)));
    cells = cells.map((row) => row.map((cell, drive) => (cell * mix[drive]!) / drives[drive]!));
    cells = cells.map((row, age) => row.map((cell) => (cell * ages[age]!) / sum(row)));
  }
  return cells;
}

describe("the ages of the cars of 2024", () => {
  const parameters = kortrijkParameters(declaration, 2024, 2024);
  const mix = parameters["mobility.opening_mix"]!;
  const given = parameters["mobility.opening_age"]!;

  it("are survivors of earlier sales with a mean age of 10 years", () => {
    const ages = Array.from({ length: AGES }, (_, age) =>
      sum(mix.map((share, drive) => share * given[drive * AGES + age]!)),
    );
    expect(meanAge(ages)).toBeCloseTo(MEAN_AGE, 3);
    // Steady sales alone would give a fleet of 8.5 years.
    expect(meanAge(profile(0))).toBeCloseTo(8.55, 2);
  });

  it("follow the drives of the sales of each year", () => {
    fitted(mix).forEach((row, age) => {
      row.forEach((cell, drive) => {
        expect(given[drive * AGES + age]!).toBeCloseTo(cell / mix[drive]!, 5);
      });
    });
  });
});
