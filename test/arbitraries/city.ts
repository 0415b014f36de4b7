/**
 * Valid cities to hold the laws against: Kortrijk with any lever paths, any parameters within
 * their bounds, and any of the oddities a real region can have (tiny, huge, nobody of some age, no
 * dwellings, no gas network, no districts, no wind).
 */
import fc from "fast-check";
import { dimensionSizes, sizeOf } from "../../engine/run/layout.ts";
import { catalogue as modelCatalogue } from "../../engine/model/index.ts";
import { axesOf, quantitiesOf } from "../../engine/scenario/address.ts";
import type { LeverDeclaration, ParameterDeclaration } from "../../engine/scenario/declarations.ts";
import type { RegionModel, ScenarioModel } from "../../engine/scenario/resolved.ts";
import { shippedCatalogue as catalogue } from "./shipped.ts";

type Values = Record<string, number[]>;

export const declaredLevers: readonly (readonly [string, LeverDeclaration])[] =
  catalogue.modules.flatMap((module) =>
    Object.entries(module.levers).map(([name, lever]) => [`${module.id}.${name}`, lever] as const),
  );
const ofTheModel = new Set(quantitiesOf(modelCatalogue, "levers").keys());
const modelLevers = declaredLevers.filter(([id]) => ofTheModel.has(id));
const programmeLevers = declaredLevers.filter(([id]) => !ofTheModel.has(id));
export const declaredParameters: readonly (readonly [string, ParameterDeclaration])[] =
  catalogue.modules.flatMap((module) =>
    Object.entries(module.parameters).map(
      ([name, parameter]) => [`${module.id}.${name}`, parameter] as const,
    ),
  );

export const sizesOf = (region: RegionModel, years: number): Record<string, number> =>
  dimensionSizes(catalogue.dimensions, region.dimensions, years);

/** Makes every run of `width` values one whole; all zero becomes the first member alone. */
function normalise(values: number[], width: number): void {
  for (let at = 0; at < values.length; at += width) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += values[at + i]!;
    for (let i = 0; i < width; i++) {
      values[at + i] = sum > 0 ? values[at + i]! / sum : i === 0 ? 1 : 0;
    }
  }
}

/** A lever's path from two uniform numbers per cell: a line from one value to another. */
function path(
  lever: LeverDeclaration,
  size: number,
  years: number,
  uniforms: readonly (readonly [number, number])[],
  cap: (value: number) => number,
): number[] {
  const values: number[] = [];
  for (let year = 0; year < years; year++) {
    const t = years > 1 ? year / (years - 1) : 0;
    for (let cell = 0; cell < size; cell++) {
      const [from, to] = uniforms[cell % uniforms.length]!;
      const u = from * (1 - t) + to * t;
      values.push(cap(lever.min + (lever.max - lever.min) * u));
    }
  }
  return values;
}

const lastDim = (dims: readonly string[], sizes: Readonly<Record<string, number>>): number =>
  dims.length === 0 ? 1 : sizes[dims.at(-1)!]!;

/** Numbers so small that doubles lose their precision describe no city: they are nothing. */
const unit = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (value < 1e-12 ? 0 : value));

/**
 * Deliveries that follow from a number drawn for another lever: a programme is as good with any,
 * and no city of the other levers changes because a region declares one more.
 */
function programmesFrom(drawn: number, years: number): Values {
  const levers: Values = {};
  let u = drawn % 1;
  for (const [id, lever] of programmeLevers) {
    u = (u + 0.618034) % 1;
    if (u > 0.3)
      levers[id] = path(lever, 1, years, [[u, (u * 7) % 1]], (value) => Math.min(value, 1e6 * u));
  }
  return levers;
}

/** Random paths for a random subset of the levers. */
export function anyLevers(model: ScenarioModel): fc.Arbitrary<Values> {
  const region = model.regions[0]!;
  const years = model.last - model.first + 1;
  const sizes = sizesOf(region, years);
  const one = (id: string, lever: LeverDeclaration): fc.Arbitrary<number[] | null> => {
    const size = sizeOf(lever.dims, sizes);
    const reference = region.reference[id]!;
    // Beyond ten times what the reference or the region knows, more of the same tells nothing new.
    const largest = Math.max(1, ...reference.map(Math.abs));
    const cap =
      lever.scale === "extensive"
        ? (value: number) => Math.min(value, largest * 1000)
        : (value: number) => value;
    return fc.option(
      fc
        .array(fc.tuple(unit, unit), { minLength: Math.max(1, size), maxLength: Math.max(1, size) })
        .map((uniforms) => {
          const values = path(lever, size, years, uniforms, cap);
          if (lever.sumsToOne) normalise(values, lastDim(lever.dims, sizes));
          return lever.unit === "year" ? values.map(Math.round) : values;
        }),
      { freq: 2 },
    );
  };
  return fc.tuple(...modelLevers.map(([id, lever]) => one(id, lever))).map((paths) => {
    const levers: Values = {};
    modelLevers.forEach(([id], index) => {
      const values = paths[index];
      if (values) levers[id] = values;
    });
    const drawn = Math.abs(paths.find((values) => values !== null)?.[0] ?? 0);
    return { ...levers, ...programmesFrom(drawn, years) };
  });
}

export const withLevers = (model: ScenarioModel, levers: Values): ScenarioModel => ({
  ...model,
  regions: model.regions.map((region) => ({
    ...region,
    levers: { ...region.levers, ...levers },
  })),
});

/** The same region `factor` times as large: everything extensive multiplied. */
export function scaled(model: ScenarioModel, factor: number): ScenarioModel {
  const grow = (
    values: RegionModel["parameters"],
    declared: readonly (readonly [string, { readonly scale: string }])[],
  ): Values => {
    const grown: Values = {};
    for (const [id, { scale }] of declared) {
      const given = values[id];
      if (given === undefined) continue;
      grown[id] = scale === "extensive" ? given.map((value) => value * factor) : [...given];
    }
    return grown;
  };
  return {
    ...model,
    regions: model.regions.map((region) => ({
      ...region,
      parameters: grow(region.parameters, declaredParameters),
      levers: grow(region.levers, declaredLevers),
      reference: grow(region.reference, declaredLevers),
    })),
  };
}

/** Drops every member of a dimension that the region supplies. */
export function without(model: ScenarioModel, dimension: string): ScenarioModel {
  return {
    ...model,
    regions: model.regions.map((region) => {
      const clear = (
        values: RegionModel["parameters"],
        declared: readonly (readonly [string, { readonly dims: readonly string[] }])[],
      ): Values => {
        const kept: Values = {};
        for (const [id, { dims }] of declared) {
          const given = values[id];
          if (given !== undefined) kept[id] = dims.includes(dimension) ? [] : [...given];
        }
        return kept;
      };
      return {
        ...region,
        dimensions: { ...region.dimensions, [dimension]: [] },
        parameters: clear(region.parameters, declaredParameters),
        levers: clear(region.levers, declaredLevers),
        reference: clear(region.reference, declaredLevers),
      };
    }),
  };
}

function valuesOf(region: RegionModel, id: string): readonly number[] {
  const values = region.parameters[id];
  if (values === undefined) throw new Error(`no parameter ${id}`);
  return values;
}

export const withParameter = (
  model: ScenarioModel,
  id: string,
  values: readonly number[],
): ScenarioModel => ({
  ...model,
  regions: model.regions.map((region) => ({
    ...region,
    parameters: { ...region.parameters, [id]: values },
  })),
});

/** Sets parameters to zero where their bounds allow it. */
export const withZero = (model: ScenarioModel, ids: readonly string[]): ScenarioModel => ({
  ...model,
  regions: model.regions.map((region) => ({
    ...region,
    parameters: {
      ...region.parameters,
      ...Object.fromEntries(ids.map((id) => [id, valuesOf(region, id).map(() => 0)])),
    },
  })),
});

/** Parameters moved by up to a third, within their bounds; shares stay one whole. */
function jittered(model: ScenarioModel, seeds: readonly number[]): ScenarioModel {
  const years = model.last - model.first + 1;
  return {
    ...model,
    regions: model.regions.map((region) => {
      const sizes = sizesOf(region, years);
      const parameters: Values = {};
      declaredParameters.forEach(([id, declared], index) => {
        // Figures of programmes are stated for the region's own years, and absent in others.
        const given = region.parameters[id];
        if (given === undefined) return;
        const factor = 1 + (seeds[index % seeds.length]! - 0.5) * 0.66;
        // Calendar years and whole counts have no meaning in between.
        const fixed = declared.unit === "year";
        const values = given.map((value) =>
          fixed ? value : Math.min(declared.max, Math.max(declared.min, value * factor)),
        );
        if (declared.sumsToOne) normalise(values, lastDim(declared.dims, sizes));
        parameters[id] = values;
      });
      return { ...region, parameters };
    }),
  };
}

export type Oddity =
  | "plain"
  | "tiny"
  | "huge"
  | "no_people"
  | "no_dwellings"
  | "no_children"
  | "no_gas"
  | "no_districts"
  | "no_wind";

const ODDITIES: Record<Oddity, (model: ScenarioModel) => ScenarioModel> = {
  plain: (model) => model,
  tiny: (model) => scaled(model, 1e-4),
  huge: (model) => scaled(model, 1e3),
  no_people: (model) => withZero(model, ["demography.population"]),
  no_dwellings: (model) => withZero(model, ["housing.opening_dwellings", "housing.opening_social"]),
  no_children: (model) => ({
    ...model,
    regions: model.regions.map((region) => ({
      ...region,
      parameters: {
        ...region.parameters,
        "demography.population": region.parameters["demography.population"]!.map((value, cell) =>
          cell % 101 < 18 ? 0 : value,
        ),
      },
    })),
  }),
  no_gas: (model) => {
    const { ids } = axesOf(catalogue, {})("heating");
    const shares: Record<string, number> = { heat_pump: 0.98, oil: 0.02 };
    const unmetered = withZero(model, ["housing.metered_gas_anchor"]);
    return withParameter(
      unmetered,
      "housing.heating_share",
      ids.map((id) => shares[id] ?? 0),
    );
  },
  no_districts: (model) => without(model, "district"),
  no_wind: (model) => without(model, "wind_project"),
};

export const EVERY_ODDITY = Object.keys(ODDITIES) as readonly Oddity[];

export interface City {
  readonly oddity: Oddity;
  readonly model: ScenarioModel;
}

/** Any valid city: an oddity, jittered parameters, random levers. */
export function anyCity(
  base: ScenarioModel,
  oddities: readonly Oddity[] = EVERY_ODDITY,
): fc.Arbitrary<City> {
  return fc
    .tuple(
      fc.constantFrom(...oddities),
      fc.option(fc.array(unit, { minLength: 16, maxLength: 16 }), { nil: [0.5] }),
    )
    .chain(([oddity, seeds]) => {
      const model = ODDITIES[oddity](jittered(base, seeds));
      return anyLevers(model).map((levers) => ({
        oddity,
        model: withLevers(model, levers),
        // A counterexample is told by what is special about it, not by a thousand parameters.
        [fc.toStringMethod]: () =>
          `${oddity}, parameters ${JSON.stringify(seeds)}, levers ${JSON.stringify(levers)}`,
      }));
    });
}

/**
 * Every value of one quantity moved, within its bounds; zeros too, so that what is switched off in
 * the shipped region shows what it would do. `uniforms`, between -1 and 1, say how far, in turn.
 */
export function disturbed(
  declared: Pick<ParameterDeclaration, "unit" | "dims" | "min" | "max" | "sumsToOne">,
  values: readonly number[],
  sizes: Readonly<Record<string, number>>,
  uniforms: readonly number[],
): number[] {
  const { min, max } = declared;
  const smallest = Math.min(1, (max - min) / 10);
  const within = (value: number): number => Math.min(max, Math.max(min, value));
  const moved = values.map((value, at) => {
    const u = uniforms[at % uniforms.length]!;
    // Years stay whole, and within reach of a run.
    const whole = Math.sign(u) * Math.ceil(Math.abs(u) * 20);
    const by = declared.unit === "year" ? whole : Math.max(Math.abs(value), smallest) * u;
    return within(value + by) === value ? within(value - by) : within(value + by);
  });
  if (declared.sumsToOne) normalise(moved, lastDim(declared.dims, sizes));
  return moved;
}
