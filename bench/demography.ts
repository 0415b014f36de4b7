/**
 * The speed of the demography module, through the engine, against the same arithmetic in plain C
 * and in a bare typed-array loop. All three must give the same figures, or the ratio means nothing.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dimensions } from "../engine/model/dimensions.ts";
import { coefficientsOf } from "../engine/model/demography/coefficients.ts";
import { demography } from "../engine/model/demography/module.ts";
import { Instance } from "../engine/run/instance.ts";
import { dimensionSizes } from "../engine/run/layout.ts";
import type { RegionModel } from "../engine/scenario/resolved.ts";
import { FIGURES, typedArrayLoop, type YardstickInputs } from "./yardstick/typed-array.ts";

export interface DemographySpeed {
  /** Nanoseconds per run of all years through the engine, `open()` and the row per year included. */
  readonly moduleNanoseconds: number;
  /** The engine's own share of that: copying parameters, levers and rows, for a module that does nothing. */
  readonly engineNanoseconds: number;
  readonly typedArrayNanoseconds: number;
  /** Null where there is no C compiler. */
  readonly plainCNanoseconds: number | null;
  /** Largest relative difference of a figure of the last row between module and yardsticks. */
  readonly largestDifference: number;
}

function yardstickInputs(region: RegionModel, years: number, first: number): YardstickInputs {
  const parameter = (name: string): Float64Array => {
    const values = region.parameters[`demography.${name}`];
    if (values === undefined) throw new Error(`region ${region.id} has no demography.${name}`);
    return Float64Array.from(values);
  };
  const made = coefficientsOf(parameter, years, first);
  if (made.leaveStride !== 0) throw new Error("the yardstick knows one departure rate per cohort");
  return {
    years,
    firstFertile: made.firstFertile,
    endFertile: made.endFertile,
    boysShare: parameter("male_birth_share")[0]!,
    threePersonShare: parameter("three_person_share")[0]!,
    baseSize: parameter("base_size_4_plus")[0]!,
    highestMean: made.highestMean,
    population: parameter("population"),
    keep: made.keep,
    settle: made.settle,
    leave: made.leave.subarray(0, made.leave.length / years),
    heads: made.heads,
    alone: made.alone,
    collective: made.collective,
    schedule: parameter("fertility_schedule"),
    fertility: parameter("total_fertility"),
    arrivals: made.referenceArrivals,
  };
}

/** Compiles and runs the C yardstick; null where there is no C compiler. */
function plainC(
  cohortSource: string,
  inputs: YardstickInputs,
  runs: number,
  rounds: number,
): { readonly nanoseconds: number; readonly row: readonly number[] } | null {
  const folder = mkdtempSync(join(tmpdir(), "ademruimte-yardstick-"));
  try {
    const program = join(folder, "cohort");
    const flags = ["-O3", "-ffp-contract=off", "-o", program, cohortSource];
    if (spawnSync("cc", flags, { stdio: "ignore" }).status !== 0) return null;
    const doubles = [
      [inputs.years, inputs.firstFertile, inputs.endFertile, inputs.boysShare],
      [inputs.threePersonShare, inputs.baseSize, inputs.highestMean],
      ...[inputs.population, inputs.keep, inputs.settle, inputs.leave, inputs.heads],
      ...[inputs.alone, inputs.collective, inputs.schedule, inputs.fertility, inputs.arrivals],
    ].flatMap((part) => Array.from(part));
    const file = join(folder, "inputs.bin");
    writeFileSync(file, new Uint8Array(Float64Array.from(doubles).buffer));
    const ran = spawnSync(program, [file, `${runs}`, `${rounds}`], { encoding: "utf8" });
    if (ran.status !== 0) throw new Error(`the C yardstick ended with status ${ran.status}`);
    const [nanoseconds = Number.NaN, ...row] = ran.stdout.trim().split("\n").map(Number);
    return { nanoseconds, row };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nanoseconds per call in the fastest of some rounds. */
function fastest(call: () => void, runs: number, rounds: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const from = process.hrtime.bigint();
    for (let i = 0; i < runs; i++) call();
    best = Math.min(best, Number(process.hrtime.bigint() - from) / runs);
  }
  return best;
}

/**
 * Measures demography alone on a region, without changes to its reference. To be called in a process
 * in which the module was not wired before: V8 knows the arrays of the first wiring only.
 *
 * @param cohortSource path of yardstick/cohort.c
 * @param region values for the years from `first` to `last`; only demography's are read
 */
export function measureDemography(
  cohortSource: string,
  region: RegionModel,
  first: number,
  last: number,
  runs = 5000,
  rounds = 9,
): DemographySpeed {
  const years = last - first + 1;
  const sizes = dimensionSizes(dimensions, region.dimensions, years);
  const feeds = { "housing.extra_completed": 1, "housing.shortage": 1 };
  const instance = new Instance([demography], { first, last, sizes }, feeds);
  const none = new Array<number>(years + 1).fill(0);
  const options = { recorded: { "housing.extra_completed": none, "housing.shortage": none } };
  const into = instance.trajectories([region.id]);
  const values = [instance.flatten(region)];
  const loop = typedArrayLoop(yardstickInputs(region, years, first));
  const throughEngine = (): void => instance.run(values, into, options);

  const moduleNanoseconds = fastest(throughEngine, runs, rounds);
  const idle = { open: () => undefined, year: () => undefined };
  const empty = new Instance(
    [{ declaration: demography.declaration, wire: () => idle }],
    { first, last, sizes },
    feeds,
  );
  const ignored = empty.trajectories([region.id]);
  const engineNanoseconds = fastest(() => empty.run(values, ignored, options), runs, rounds);
  const typedArrayNanoseconds = fastest(loop.run, runs, rounds);
  const inC = plainC(cohortSource, yardstickInputs(region, years, first), runs, rounds);

  const end = (id: string, cell = 0): number => into.atEnd(`demography.${id}`, cell);
  const groups = Array.from({ length: 7 }, (_, group) => end("population_by_age_group", group));
  const of = (...ids: string[]): number[] => ids.map((id) => end(id));
  const flow = (id: string): number => into.at(`demography.${id}`, last);
  const figures = [
    ...[end("population"), end("population_by_sex", 0), end("population_by_sex", 1), ...groups],
    ...of("population_18_64", "population_65_plus", "dependency_ratio", "population_added"),
    ...of("collective_population", "private_population", "households", "household_size"),
    ...[0, 1, 2, 3].map((size) => end("households_by_size", size)),
    end("mean_size_4_plus"),
    ...["births", "deaths", "arrivals", "departures", "natural_balance", "net_migration"].map(flow),
  ];
  const lastRow = Array.from(loop.rows.subarray(years * FIGURES));
  let largestDifference = 0;
  for (const row of [lastRow, ...(inC === null ? [] : [inC.row])]) {
    figures.forEach((figure, at) => {
      const gap = Math.abs(figure - row[at]!) / Math.max(1, Math.abs(figure));
      largestDifference = Math.max(largestDifference, gap);
    });
  }
  return {
    moduleNanoseconds,
    engineNanoseconds,
    typedArrayNanoseconds,
    plainCNanoseconds: inC === null ? null : inC.nanoseconds,
    largestDifference,
  };
}
