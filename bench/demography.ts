/**
 * The speed of the demography module against the same work in plain C and in a bare typed-array
 * loop. All three must give the same figures, or the ratios mean nothing.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { catalogue } from "../engine/model/index.ts";
import { coefficientsOf } from "../engine/model/demography/coefficients.ts";
import { declaration } from "../engine/model/demography/declaration.ts";
import { demography } from "../engine/model/demography/module.ts";
import { Instance } from "../engine/run/instance.ts";
import { dimensionSizes, sizeOf } from "../engine/run/layout.ts";
import { defineModule, type Behaviour, type WireContext } from "../engine/run/module.ts";
import type { Trajectories } from "../engine/run/trajectories.ts";
import type { RegionModel } from "../engine/scenario/resolved.ts";
import { nanoseconds } from "./measure.ts";
import {
  doublesOf,
  FIGURES,
  typedArrayLoop,
  type YardstickInputs,
} from "./yardstick/typed-array.ts";

export interface DemographySpeed {
  /** Nanoseconds of the module's own `open()` and years, everything it writes included. */
  readonly moduleNanoseconds: number;
  /** The same through the engine, which copies parameters, levers and a row per year. */
  readonly engineNanoseconds: number;
  readonly typedArrayNanoseconds: number;
  /** Null where there is no C compiler. */
  readonly plainCNanoseconds: number | null;
  /** Largest relative difference of any figure of any year between module and yardsticks. */
  readonly largestDifference: number;
}

/** What housing says in every year; not nothing, so that all of DEM-8 is computed. */
const EXTRA = 12;
const SHORTAGE = 30;

export function yardstickInputs(
  region: RegionModel,
  years: number,
  first: number,
): YardstickInputs {
  const parameter = (name: string): Float64Array => {
    const values = region.parameters[`demography.${name}`];
    if (values === undefined) throw new Error(`region ${region.id} has no demography.${name}`);
    return Float64Array.from(values);
  };
  const made = coefficientsOf(parameter, years, first);
  const { firstFertile, endFertile, brackets, highestMean, bracketEnds, groupEnds } = made;
  const { keep, settle, leave, heads, alone, collective, referenceArrivals } = made;
  return {
    ...{ years, firstFertile, endFertile, brackets, highestMean, bracketEnds, groupEnds },
    ...{ keep, settle, leave, heads, alone, collective, referenceArrivals },
    boysShare: parameter("male_birth_share")[0]!,
    threePersonShare: parameter("three_person_share")[0]!,
    baseSize: parameter("base_size_4_plus")[0]!,
    pull: parameter("housing_pull")[0]!,
    push: parameter("housing_push")[0]!,
    population: parameter("population"),
    schedule: parameter("fertility_schedule"),
    fertility: parameter("total_fertility"),
    change: Float64Array.from(region.levers["demography.arrivals_change"]!),
    extra: new Float64Array(years).fill(EXTRA),
    shortage: new Float64Array(years).fill(SHORTAGE),
  };
}

interface PlainC {
  /** Runs the program; keeps its figures. */
  measure(runs: number): number;
  readonly figures: readonly number[];
  remove(): void;
}

/** Compiles the C yardstick; null where there is no C compiler. */
function plainC(cohortSource: string, inputs: YardstickInputs): PlainC | null {
  const folder = mkdtempSync(join(tmpdir(), "ademruimte-yardstick-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const program = join(folder, "cohort");
  const flags = ["-O3", "-ffp-contract=off", "-o", program, cohortSource];
  if (spawnSync("cc", flags, { stdio: "ignore" }).status !== 0) {
    remove();
    return null;
  }
  const file = join(folder, "inputs.bin");
  writeFileSync(file, new Uint8Array(doublesOf(inputs).buffer));
  let figures: readonly number[] = [];
  return {
    measure(runs) {
      const ran = spawnSync(program, [file, `${runs}`, "4"], { encoding: "utf8" });
      if (ran.status !== 0) throw new Error(`the C yardstick ended with status ${ran.status}`);
      const [time = Number.NaN, ...printed] = ran.stdout.trim().split("\n").map(Number);
      figures = printed;
      return time;
    },
    get figures() {
      return figures;
    },
    remove,
  };
}

/** The figures of a run through the engine, in the rows of the yardsticks. */
function figuresOf(into: Trajectories, first: number, years: number): number[] {
  const rows = new Array<number>((years + 1) * FIGURES).fill(0);
  let column = 0;
  for (const [name, { kind }] of Object.entries(declaration.outputs)) {
    // The people by age are what the yardsticks work on, and copy for nobody.
    if (name === "population_by_age") continue;
    const id = `demography.${name}`;
    for (let cell = 0; cell < into.size(id); cell++, column++) {
      for (let row = kind === "stock" ? 0 : 1; row <= years; row++) {
        const year = first + row - (kind === "stock" ? 0 : 1);
        rows[row * FIGURES + column] = into.at(id, year, cell);
      }
    }
  }
  for (let year = 0; year < years; year++) {
    const { wished, got } = into.constraint("demography.arrivals_not_negative", first + year);
    rows[(year + 1) * FIGURES + column] = wished;
    rows[(year + 1) * FIGURES + column + 1] = got;
  }
  return rows;
}

/** The demography module without the others, and what it needs to run again and again. */
export interface WiredDemography {
  /** The module's own `open()` and all years, everything it writes included. */
  readonly moduleAlone: () => void;
  /** The same through the engine, which copies parameters, levers and a row per year. */
  readonly throughEngine: () => void;
  /** What a run through the engine wrote. */
  readonly into: Trajectories;
}

/**
 * Wires demography alone. To be called in a process in which the module was not wired before: V8
 * knows the arrays of the first wiring only.
 *
 * @param region values for the years from `first` to `last`; only demography's are read
 */
export function wireDemography(region: RegionModel, first: number, last: number): WiredDemography {
  const years = last - first + 1;
  const sizes = dimensionSizes(catalogue.dimensions, region.dimensions, years);
  const feeds: Record<string, number> = {};
  for (const { from } of Object.values(declaration.inputs)) feeds[from] = sizeOf([], sizes);
  const recorded = {
    "housing.extra_completed": new Array<number>(years).fill(EXTRA),
    "housing.shortage": new Array<number>(years + 1).fill(SHORTAGE),
  };
  let wired: { context: WireContext<typeof declaration>; behaviour: Behaviour } | undefined;
  const watched = defineModule(declaration, (context) => {
    const behaviour = demography.wire(context);
    wired = { context, behaviour };
    return behaviour;
  });
  const instance = new Instance([watched], { first, last, sizes }, feeds);
  const into = instance.trajectories([region.id]);
  const values = [instance.flatten(region)];
  const throughEngine = (): void => instance.run(values, into, { recorded });
  // Fills the module's parameters and inputs, which then stay as they are.
  throughEngine();
  const { context, behaviour } = wired!;
  const clock = context.clock as Float64Array;
  const change = context.l.arrivals_change as Float64Array;
  const planned = context.planned.arrivals_change;
  const moduleAlone = (): void => {
    clock[0] = first;
    behaviour.open();
    for (let year = 0; year < years; year++) {
      clock[1] = year;
      change[0] = planned[year]!;
      behaviour.year();
    }
  };
  return { moduleAlone, throughEngine, into };
}

/**
 * Measures demography alone, in a process as `wireDemography` wants it.
 *
 * @param cohortSource path of yardstick/cohort.c
 */
export function measureDemography(
  cohortSource: string,
  region: RegionModel,
  first: number,
  last: number,
  runs = 1000,
  rounds = 25,
): DemographySpeed {
  const years = last - first + 1;
  const { moduleAlone, throughEngine, into } = wireDemography(region, first, last);
  const inputs = yardstickInputs(region, years, first);
  const loop = typedArrayLoop(inputs);
  const inC = plainC(cohortSource, inputs);

  const best = { module: Infinity, engine: Infinity, loop: Infinity, inC: Infinity };
  try {
    // In turn, so that a busy spell of the machine falls on all of them.
    for (let round = 0; round < rounds; round++) {
      best.module = Math.min(best.module, nanoseconds(moduleAlone, runs));
      if (inC !== null) best.inC = Math.min(best.inC, inC.measure(runs));
      best.loop = Math.min(best.loop, nanoseconds(loop.run, runs));
      best.engine = Math.min(best.engine, nanoseconds(throughEngine, runs));
    }
  } finally {
    inC?.remove();
  }

  const wanted = figuresOf(into, first, years);
  let largestDifference = 0;
  for (const figures of [Array.from(loop.rows), ...(inC === null ? [] : [inC.figures])]) {
    wanted.forEach((figure, at) => {
      const gap = Math.abs(figure - figures[at]!) / Math.max(1, Math.abs(figure));
      largestDifference = Math.max(largestDifference, gap);
    });
  }
  if (!(largestDifference <= 1e-12)) {
    throw new Error(`module and yardsticks differ by ${largestDifference}: nothing to compare`);
  }
  return {
    moduleNanoseconds: best.module,
    engineNanoseconds: best.engine,
    typedArrayNanoseconds: best.loop,
    plainCNanoseconds: inC === null ? null : best.inC,
    largestDifference,
  };
}
