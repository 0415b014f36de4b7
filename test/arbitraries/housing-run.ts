/** The housing stock on its own: the shipped region, with what it reads from others as series. */
import fc from "fast-check";
import path from "node:path";
import { DiskFiles } from "../../cli/disk.ts";
import { catalogue } from "../../engine/model/index.ts";
import { declaration } from "../../engine/model/housing/declaration.ts";
import { housing } from "../../engine/model/housing/module.ts";
import { Instance } from "../../engine/run/instance.ts";
import { dimensionSizes, sizeOf } from "../../engine/run/layout.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import type { LeverDeclaration, ParameterDeclaration } from "../../engine/scenario/declarations.ts";
import { loadRegion } from "../../engine/scenario/region/region.ts";
import { root } from "./root.ts";

export type Values = Readonly<Record<string, readonly number[]>>;

export const FIRST = 2024;

export interface HousingCase {
  readonly last: number;
  readonly parameters: Values;
  readonly levers: Values;
  readonly reference: Values;
  /** 1 January of each year, one more than there are years. */
  readonly households: readonly number[];
  readonly people: readonly number[];
  /** Connections to a heat network, per year. */
  readonly connected: readonly number[];
  /** Degree days against their mean, per year. */
  readonly degreeDays: readonly number[];
}

export const declaredParameters = Object.entries(declaration.parameters) as [
  keyof typeof declaration.parameters,
  ParameterDeclaration,
][];
export const declaredLevers = Object.entries(declaration.levers) as [
  keyof typeof declaration.levers,
  LeverDeclaration,
][];

export const sizesFor = (last: number): Record<string, number> =>
  dimensionSizes(catalogue.dimensions, {}, last - FIRST + 1);

/** Kortrijk as shipped, with households and people that grow in a straight line. */
export function kortrijk(last = 2050): HousingCase {
  const { region, diagnostics } = loadRegion(
    new DiskFiles(path.join(root, "scenarios")),
    "regions/kortrijk",
    { modules: [declaration], dimensions: catalogue.dimensions },
    { partOfModel: true, first: FIRST, last },
  );
  if (region === null) throw new Error(diagnostics.map(({ message }) => message.en).join("\n"));
  const stocks = Array.from({ length: last - FIRST + 2 }, (_, index) => 34924 + 180 * index);
  return {
    last,
    parameters: region.parameters,
    levers: region.reference,
    reference: region.reference,
    households: stocks,
    people: stocks.map((households) => households * 2.24),
    connected: Array.from({ length: last - FIRST + 1 }, () => 0),
    degreeDays: Array.from({ length: last - FIRST + 1 }, (_, index) => 1 - 0.0055 * index),
  };
}

export const withParameters = (base: HousingCase, parameters: Values): HousingCase => ({
  ...base,
  parameters: { ...base.parameters, ...parameters },
});

export const withLevers = (base: HousingCase, levers: Values): HousingCase => ({
  ...base,
  levers: { ...base.levers, ...levers },
});

/** The same value in every cell and year. */
export function always(base: HousingCase, lever: string, ...cells: number[]): HousingCase {
  const years = base.last - FIRST + 1;
  const id = `housing.${lever}`;
  return withLevers(base, { [id]: Array.from({ length: years }, () => cells).flat() });
}

const instances = new Map<number, Instance>();

export function instanceUntil(last: number): Instance {
  const known = instances.get(last);
  if (known) return known;
  const made = new Instance(
    [housing],
    { first: FIRST, last, sizes: sizesFor(last) },
    {
      "climate.degree_day_index": 1,
      "demography.households": 1,
      "demography.private_population": 1,
      "heat.new_dwellings_connected": 1,
    },
  );
  instances.set(last, made);
  return made;
}

export function runHousing(given: HousingCase, record = false): Trajectories {
  const instance = instanceUntil(given.last);
  const values = instance.flatten({
    id: "test",
    dimensions: {},
    parameters: given.parameters,
    reference: given.reference,
    levers: given.levers,
    history: {},
  });
  const into = instance.trajectories(["test"]);
  instance.run([values], into, {
    record,
    recorded: {
      "climate.degree_day_index": given.degreeDays,
      "demography.households": given.households,
      "demography.private_population": given.people,
      "heat.new_dwellings_connected": given.connected,
    },
  });
  return into;
}

/** Every run of `width` values made one whole. */
function normalise(values: number[], width: number): void {
  for (let at = 0; at < values.length; at += width) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += values[at + i]!;
    for (let i = 0; i < width; i++) {
      values[at + i] = sum > 0 ? values[at + i]! / sum : i === 0 ? 1 : 0;
    }
  }
}

/** Between 0 and 1, with the ends and emptiness well represented. */
const unit = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1) },
);

/** Straight paths from one random value to another, for a random part of the levers. */
export function anyLevers(base: HousingCase): fc.Arbitrary<Values> {
  const years = base.last - FIRST + 1;
  const one = (name: string, lever: LeverDeclaration): fc.Arbitrary<[string, number[] | null]> => {
    const size = sizeOf(lever.dims, sizesFor(base.last));
    const top = lever.scale === "extensive" ? 3000 : lever.max;
    return fc
      .option(fc.array(fc.tuple(unit, unit), { minLength: size, maxLength: size }), { freq: 2 })
      .map((ends) => {
        if (ends === null) return [`housing.${name}`, null];
        const values = Array.from({ length: years }, (_, year) =>
          ends.map(([from, to]) => {
            const value = lever.min + (top - lever.min) * (from + ((to - from) * year) / years);
            return lever.unit === "year" ? Math.round(value) : value;
          }),
        ).flat();
        if (lever.sumsToOne) normalise(values, size);
        return [`housing.${name}`, values];
      });
  };
  return fc
    .tuple(...declaredLevers.map(([name, lever]) => one(name, lever)))
    .map((paths) =>
      Object.fromEntries(paths.filter((path): path is [string, number[]] => path[1] !== null)),
    );
}

/** Parameters anywhere within their bounds, for a random part of them. */
function anyParameters(base: HousingCase): fc.Arbitrary<Values> {
  const one = (
    name: string,
    parameter: ParameterDeclaration,
  ): fc.Arbitrary<[string, number[] | null]> => {
    const size = sizeOf(parameter.dims, sizesFor(base.last));
    const top = parameter.scale === "extensive" ? Math.min(parameter.max, 1e9) : parameter.max;
    return fc
      .option(fc.array(unit, { minLength: size, maxLength: size }), { freq: 1 })
      .map((shares) => {
        if (shares === null) return [`housing.${name}`, null];
        const values = shares.map((share) => parameter.min + (top - parameter.min) * share);
        if (parameter.sumsToOne) normalise(values, size);
        return [`housing.${name}`, values];
      });
  };
  return fc
    .tuple(...declaredParameters.map(([name, parameter]) => one(name, parameter)))
    .map((given) =>
      Object.fromEntries(given.filter((path): path is [string, number[]] => path[1] !== null)),
    );
}

/** What differs from the shipped region; small, so that a counterexample can be read. */
export interface Oddity {
  readonly levers: Values;
  readonly parameters: Values;
  readonly households: readonly number[] | null;
  readonly householdSize: number;
  readonly connected: readonly number[];
}

/** Any valid region: empty, tiny or huge, with any levers and any neighbours. */
export function anyOddity(base: HousingCase): fc.Arbitrary<Oddity> {
  const series = (length: number, max: number): fc.Arbitrary<number[]> =>
    fc
      .tuple(fc.constantFrom(0, max / 1000, max), unit, unit)
      .map(([top, from, to]) =>
        Array.from({ length }, (_, index) => top * (from + ((to - from) * index) / length)),
      );
  const stocks = base.households.length;
  return fc.record({
    levers: anyLevers(base),
    parameters: anyParameters(base),
    households: fc.option(series(stocks, 60000), { nil: null }),
    householdSize: fc.double({ min: 0, max: 4, noNaN: true }),
    connected: series(stocks - 1, 3000),
  });
}

export function withOddity(base: HousingCase, oddity: Oddity): HousingCase {
  const households = oddity.households ?? base.households;
  return {
    ...base,
    levers: { ...base.levers, ...oddity.levers },
    parameters: { ...base.parameters, ...oddity.parameters },
    households,
    people: households.map((count) => count * oddity.householdSize),
    connected: oddity.connected,
  };
}
