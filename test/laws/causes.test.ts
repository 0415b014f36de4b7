/**
 * An output moves by nothing but the causes it declares (`from`), and by each of those: the figures,
 * levers and inputs of its module are disturbed one at a time, with all else that the module reads
 * held still. All years are compared, and of stocks the last 1 January too: what a cause leaves in
 * the module's own state shows there.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue, cityOf } from "../../engine/model/index.ts";
import type { RecordedSeries } from "../../engine/run/instance.ts";
import type { Trajectories } from "../../engine/run/trajectories.ts";
import { axesOf } from "../../engine/scenario/address.ts";
import type {
  LeverDeclaration,
  ModuleDeclaration,
  ParameterDeclaration,
} from "../../engine/scenario/declarations.ts";
import type { RegionModel, ScenarioModel } from "../../engine/scenario/resolved.ts";
import {
  anyCity,
  declaredParameters,
  disturbed,
  EVERY_ODDITY,
  sizesOf,
  withLevers,
  withParameter,
} from "../arbitraries/city.ts";
import { FedModules, recordedFrom } from "../arbitraries/fed-modules.ts";
import { shipped } from "../arbitraries/shipped.ts";
import { simulate } from "./whole-run.ts";

const base = shipped("kortrijk/kortrijk-2040.yaml").model;
const years = base.last - base.first + 1;

interface Disturbance {
  /** As in `from`; inputs that read the same output move together. */
  readonly causes: readonly string[];
  readonly region: RegionModel;
  readonly recorded: RecordedSeries;
}

/** The module's parameters, levers and inputs moved one at a time. */
function* disturbances(
  module: ModuleDeclaration,
  region: RegionModel,
  recorded: RecordedSeries,
  years: number,
  uniforms: readonly number[],
): Generator<Disturbance> {
  const sizes = sizesOf(region, years);
  const moved = (
    declared: ParameterDeclaration | LeverDeclaration,
    values: readonly number[],
  ): number[] => disturbed(declared, values, sizes, uniforms);
  for (const [name, declared] of Object.entries(module.parameters)) {
    const id = `${module.id}.${name}`;
    const parameters = { ...region.parameters, [id]: moved(declared, region.parameters[id]!) };
    yield { causes: [`p.${name}`], region: { ...region, parameters }, recorded };
  }
  for (const [name, declared] of Object.entries(module.levers)) {
    const id = `${module.id}.${name}`;
    const levers = { ...region.levers, [id]: moved(declared, region.levers[id]!) };
    const reference = { ...region.reference, [id]: moved(declared, region.reference[id]!) };
    yield { causes: [`l.${name}`], region: { ...region, levers }, recorded };
    yield { causes: [`l.${name}`], region: { ...region, reference }, recorded };
  }
  for (const id of new Set(Object.values(module.inputs).map(({ from }) => from))) {
    const causes = Object.entries(module.inputs).flatMap(([name, { from }]) =>
      from === id ? [`in.${name}`] : [],
    );
    const series = recorded[id]!.map((value, at) => {
      const u = uniforms[at % uniforms.length]!;
      return value === 0 ? Math.abs(u) : value * (1 + u);
    });
    yield { causes, region, recorded: { ...recorded, [id]: series } };
  }
}

/** All values of an output, its last 1 January included; read in one go, as there are very many. */
function valuesOf({ rows, closing, width, shape }: Trajectories, id: string): Float64Array {
  const flow = shape.flows.slots.get(id);
  const { offset, size } = flow ?? shape.stocks.slots.get(id)!;
  const from = flow === undefined ? shape.flows.width + offset : offset;
  const values = new Float64Array((shape.years + (flow === undefined ? 1 : 0)) * size);
  for (let y = 0; y < shape.years; y++) {
    values.set(rows.subarray(y * width + from, y * width + from + size), y * size);
  }
  if (flow === undefined) values.set(closing.subarray(offset, offset + size), shape.years * size);
  return values;
}

/** What ships as zero would hide the causes that it is multiplied with. */
const switchedOff = declaredParameters.filter(([id]) => {
  const values = base.regions[0]!.parameters[id]!;
  return values.length > 0 && values.every((value) => value === 0);
});

function switchedOn(model: ScenarioModel, uniforms: readonly number[]): RegionModel {
  const region = model.regions[0]!;
  const sizes = sizesOf(region, years);
  const parameters = { ...region.parameters };
  for (const [id, declared] of switchedOff) {
    parameters[id] = disturbed(declared, parameters[id]!, sizes, uniforms);
  }
  return { ...region, parameters };
}

/** A tenth of the way to all of it, up or down: far enough to be more than rounding. */
const uniforms = fc.noBias(
  fc.array(
    fc
      .tuple(fc.integer({ min: 10, max: 100 }), fc.constantFrom(-0.01, 0.01))
      .map(([u, by]) => u * by),
    { minLength: 13, maxLength: 13 },
  ),
);

/** The outputs of a module that differ by more than rounding. */
function movedOutputs(
  module: ModuleDeclaration,
  before: readonly Float64Array[],
  run: Trajectories,
): string[] {
  return Object.keys(module.outputs).filter((name, index) => {
    const [mine, theirs] = [before[index]!, valuesOf(run, `${module.id}.${name}`)];
    let scale = 1e-6;
    let apart = 0;
    for (let at = 0; at < mine.length; at++) {
      scale = Math.max(scale, Math.abs(mine[at]!), Math.abs(theirs[at]!));
      apart = Math.max(apart, Math.abs(theirs[at]! - mine[at]!));
    }
    return apart > 1e-9 * scale;
  });
}

/** Wishes that meet limits which few plans meet. */
function eager(model: ScenarioModel): ScenarioModel {
  const constant = (id: string, value: number): number[] =>
    model.regions[0]!.levers[id]!.map(() => value);
  const { ids } = axesOf(catalogue, {})("heating_choice");
  const heatPumps = (id: string): number[] =>
    model.regions[0]!.levers[id]!.map((_, at) => (ids[at % ids.length] === "heat_pump" ? 1 : 0));
  return withLevers(model, {
    "housing.new_heating_mix": heatPumps("housing.new_heating_mix"),
    "heat.connection_share": constant("heat.connection_share", 1),
    "heat.build_start": constant("heat.build_start", model.first),
    "heat.metres_per_year": constant("heat.metres_per_year", 1e6),
    "housing.last_sale": constant("housing.last_sale", model.first + 10),
  });
}

/** More sun than the city can use. */
const sunny = (model: ScenarioModel): ScenarioModel =>
  ["renewables.pv_potential", "renewables.pv_start_capacity"].reduce(
    (changed, id) =>
      withParameter(
        changed,
        id,
        changed.regions[0]!.parameters[id]!.map((kW) => 1e3 * kW),
      ),
    model,
  );

/** Few households of two or more, so large that four or more are larger than they should be. */
const crowded = (model: ScenarioModel): ScenarioModel =>
  withParameter(
    withParameter(model, "demography.three_person_share", [0.4]),
    "demography.living_alone_share",
    model.regions[0]!.parameters["demography.living_alone_share"]!.map((share) =>
      Math.min(1, 1.75 * share),
    ),
  );

/** Dwellings on networks come down while pipes are short and there is heat to spare. */
function rebuilt(model: ScenarioModel): ScenarioModel {
  const constant = (id: string, value: number): number[] =>
    model.regions[0]!.levers[id]!.map(() => value);
  return withLevers(model, {
    "housing.demolition_rate": constant("housing.demolition_rate", 0.02),
    "heat.connection_share": constant("heat.connection_share", 1),
    "heat.build_start": constant("heat.build_start", model.first),
    "heat.metres_per_year": constant("heat.metres_per_year", 1500),
    "heat.source_potential": constant("heat.source_potential", 1e10),
  });
}

/**
 * New dwellings that are worth renovating, and every expense shared by all who can pay: that of the
 * pipes and connections of networks as well.
 */
function shared(model: ScenarioModel): ScenarioModel {
  const region = model.regions[0]!;
  const labels = region.parameters["housing.new_label_mix"]!;
  const payers = region.parameters["costs.payer_share"]!;
  return withParameter(
    withParameter(
      model,
      "housing.new_label_mix",
      labels.map(() => 1 / labels.length),
    ),
    "costs.payer_share",
    payers.map(() => 1 / 4),
  );
}

/** Nothing that is read is zero, so that no cause hides behind a use that no city has. */
function filled(recorded: RecordedSeries, ids: readonly string[]): RecordedSeries {
  const series: Record<string, readonly number[]> = { ...recorded };
  for (const id of ids) {
    const values = recorded[id]!;
    const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
    series[id] = values.map((value) => (value === 0 ? mean || 1 : value));
  }
  return series;
}

/** One city of every oddity: some causes only work in a city without people, gas or wind. */
const everyCity = fc.noBias(
  fc
    .tuple(
      ...EVERY_ODDITY.map((oddity) => anyCity(base, [oddity]).map(({ model }) => model)),
      anyCity(base, ["no_gas"]).map(({ model }) => eager(model)),
      anyCity(base, ["plain"]).map(({ model }) => sunny(model)),
      anyCity(base, ["plain"]).map(({ model }) => crowded(model)),
      anyCity(base, ["plain"]).map(({ model }) => rebuilt(model)),
      anyCity(base, ["plain"]).map(({ model }) => shared(rebuilt(model))),
      anyCity(base, ["plain"]).map(({ model }) => model),
    )
    .map((cities) => cities.map((city, at) => [city, at === cities.length - 1] as const)),
);

/** A city that has run, for each module to be disturbed in. */
interface World {
  readonly model: ScenarioModel;
  readonly by: readonly number[];
  readonly whole: Trajectories;
  readonly recorded: RecordedSeries;
  readonly isFilled: boolean;
}

const seed = fc.readConfigureGlobal().seed ?? Math.floor(Math.random() * 2 ** 31);
const rounds: (readonly World[])[] = [];

/** The cities of a round, made and run once for all modules. */
function worldsOf(round: number): readonly World[] {
  const known = rounds[round];
  if (known !== undefined) return known;
  const drawn = fc.sample(fc.tuple(everyCity, uniforms), { numRuns: 1, seed: seed + round });
  const [cities, by] = drawn[0]!;
  const made = cities.map(([given, isFilled]): World => {
    const model = { ...given, regions: [switchedOn(given, by)] };
    const whole = simulate(model);
    return { model, by, whole, recorded: recordedFrom(whole), isFilled };
  });
  rounds[round] = made;
  return made;
}

/** Rare limits may need more cities before they bind. */
const FEWEST_ROUNDS = 3;
const MOST_ROUNDS = 40;

describe("an output moves by nothing but its declared causes", () => {
  for (const wired of cityOf(base).modules) {
    const { declaration: module } = wired;
    const names = Object.keys(module.outputs);

    /** Which of the outputs move by which disturbance, `output by cause`. */
    function moved({ model, by, whole, recorded: run, isFilled }: World): string[] {
      const region = model.regions[0]!;
      const alone = new FedModules([wired], model, (id) => whole.size(id));
      const recorded = isFilled ? filled(run, alone.fed) : run;
      const untouched = alone.run(region, recorded);
      const before = names.map((name) => valuesOf(untouched, `${module.id}.${name}`));
      const found = new Set<string>();
      for (const disturbance of disturbances(module, region, recorded, years, by)) {
        const { causes } = disturbance;
        const after = alone.run(disturbance.region, disturbance.recorded);
        for (const name of movedOutputs(module, before, after)) {
          for (const cause of causes) found.add(`${name} by ${cause}`);
          const { from } = module.outputs[name]!;
          if (!causes.some((cause) => from.includes(cause))) {
            const seeded = `(FAST_CHECK_SEED=${seed})`;
            expect.fail(
              `${module.id}.${name} moves by ${causes.join(", ")}, not in its causes ${seeded}`,
            );
          }
        }
      }
      return [...found];
    }

    it(`in ${module.id} (${module.label.en}), by each of which it can`, () => {
      const idle = new Set(
        names.flatMap((name) => module.outputs[name]!.from.map((cause) => `${name} by ${cause}`)),
      );
      for (let round = 0; round < MOST_ROUNDS; round++) {
        if (round >= FEWEST_ROUNDS && idle.size === 0) break;
        for (const world of worldsOf(round)) {
          for (const pair of moved(world)) idle.delete(pair);
        }
      }
      expect([...idle], "declared causes that do not move their output").toEqual([]);
    });
  }
});
