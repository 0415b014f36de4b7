/**
 * The speed of the engine: a full run, its modules, what it allocates, demography against plain C,
 * loading a plan, the command against an empty Node, and what files cost. Ratios travel between machines, absolute times do not.
 *
 * V8 knows the arrays only of what was wired first in a process, so each module alone is measured in
 * a process of its own: this same program, told which part to do.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { DiskFiles } from "../cli/disk.ts";
import { instanceFor } from "../engine/analysis/outcome.ts";
import { catalogue, modules } from "../engine/model/index.ts";
import { Draws } from "../engine/analysis/ensemble/draws.ts";
import { UncertainModel, type MemberValues } from "../engine/analysis/ensemble/uncertain-model.ts";
import { Instance } from "../engine/run/instance.ts";
import { dimensionSizes } from "../engine/run/layout.ts";
import type { ResolvedScenario, ScenarioModel } from "../engine/scenario/resolved.ts";
import type { Trajectories } from "../engine/run/trajectories.ts";
import { resolveScenario } from "../engine/scenario/resolve.ts";
import { benchAttribution, ELEVENTH_LEVER, TEN_LEVERS } from "./attribution.ts";
import { benchBackcast } from "./backcast.ts";
import { benchCommand } from "./command.ts";
import { benchCompare } from "./compare.ts";
import { benchEnsemble } from "./ensemble.ts";
import { benchExplorer } from "./explorer.ts";
import { benchFiles } from "./files.ts";
import { benchFormulas } from "./formulas.ts";
import { measureDemography, type DemographySpeed } from "./demography.ts";
import { benchLoading } from "./loading.ts";
import { benchPeers } from "./peers/peers.ts";
import { bytesPerCall, leastMicroseconds, median, microseconds } from "./measure.ts";
import { benchRegions, runRegions, type RegionsCase, type RegionsCost } from "./regions.ts";
import { benchSensitivity } from "./sensitivity.ts";
import { benchParts, greatestMemory, mergeAll, writeParts } from "./parts.ts";

declare const __ROOT__: string;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const number = (value: number, decimals = 1): string => value.toFixed(decimals).padStart(10);

function shippedScenario(
  plan = "kortrijk/kortrijk-2040.yaml",
  sets: readonly string[] = [],
): ResolvedScenario {
  const { scenario } = resolveScenario({
    files: new DiskFiles(path.join(__ROOT__, "scenarios")),
    planPath: plan,
    catalogue,
    sets,
  });
  if (scenario === null) throw new Error("the shipped plan does not load");
  return scenario;
}

const shippedPlan = (): ScenarioModel => shippedScenario().model;

/** What a module reads from the others, as series that stand in for them. */
interface Fed {
  readonly module: string;
  readonly feeds: Readonly<Record<string, number>>;
  readonly recorded: Readonly<Record<string, readonly number[]>>;
}

/** Runs a part in a fresh process and reads what it found. */
function inOwnProcess(part: string, input: unknown = null): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1]!, part], {
    input: JSON.stringify(input),
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${part} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** Runs a part in a fresh process, which prints what it found itself. */
const inOwnProcessPrinted = (name: string): void =>
  void spawnSync(process.execPath, ["--expose-gc", process.argv[1]!, name], { stdio: "inherit" });

/** Part: microseconds of one module alone. */
function moduleAlone(): number {
  const fed = JSON.parse(fs.readFileSync(0, "utf8")) as Fed;
  const model = shippedPlan();
  const region = model.regions[0]!;
  const { first, last } = model;
  const sizes = dimensionSizes(catalogue.dimensions, region.dimensions, last - first + 1);
  const module = modules.find(({ declaration }) => declaration.id === fed.module)!;
  const alone = new Instance([module], { first, last, sizes }, fed.feeds);
  const own = alone.flatten(region);
  const result = alone.trajectories([region.id]);
  return microseconds(() => alone.run([own], result, { recorded: fed.recorded }));
}

/** Part: demography against plain C. */
function demographyAlone(): DemographySpeed {
  const { regions, first, last } = shippedPlan();
  const source = path.join(__ROOT__, "bench", "yardstick", "cohort.c");
  return measureDemography(source, regions[0]!, first, last);
}

const MEMBERS = 64;

/** The whole model; leaves the outcome of the plan in the trajectories that it returns. */
function benchModel(scenario: ResolvedScenario): Trajectories {
  const { model } = scenario;
  const region = model.regions[0]!;
  const instance = instanceFor(model);
  const values = instance.flatten(region);
  const into = instance.trajectories([region.id]);
  const run = (): void => instance.run([values], into);
  const uncertain = new UncertainModel(scenario, instance);
  const draws = new Draws(uncertain.inputs, { seed: 1, sampling: "random" });
  const drawn = new Float64Array(uncertain.inputs.length * MEMBERS);
  draws.fill(0, MEMBERS, drawn);
  const members = Array.from({ length: MEMBERS }, (_, member) =>
    Float64Array.from(uncertain.inputs, (_, input) => drawn[input * MEMBERS + member]!),
  );
  let turn = 0;
  const draw = (): MemberValues => uncertain.at(members[turn++ % MEMBERS]!);
  const runMember = (): void => instance.run(draw().regions, into);

  print(`full model run, ${into.shape.years} years, all modules, all outputs, open() included`);
  const full = leastMicroseconds(run);
  print(`${number(full)} us  the same region again`);
  print(`${number(1e6 / full, 0)} runs per second on one thread`);
  const both = leastMicroseconds(runMember);
  const drawing = leastMicroseconds(() => void draw());
  const changed = uncertain.inputs.length;
  print(`${number(both - drawing)} us  a member of an ensemble: ${changed} figures differ`);
  print(`${number(1e6 / (both - drawing), 0)} runs of members per second on one thread`);
  print(`${number(drawing)} us  to give a member its figures`);
  print(`${number(bytesPerCall(run), 0)} bytes allocated per run after warm-up`);
  run();
  return into;
}

function benchModules(model: ScenarioModel, into: Trajectories): void {
  print("per module, alone, the others' outputs fed as recorded series");
  for (const { declaration } of modules) {
    const recorded: Record<string, number[]> = {};
    const feeds: Record<string, number> = {};
    for (const { from } of Object.values(declaration.inputs)) {
      const size = into.size(from);
      feeds[from] = size;
      const series: number[] = [];
      const end = into.isStock(from) ? model.last + 1 : model.last;
      for (let year = model.first; year <= end; year++) {
        for (let cell = 0; cell < size; cell++) series.push(into.at(from, year, cell));
      }
      recorded[from] = series;
    }
    const time = inOwnProcess("module", { module: declaration.id, feeds, recorded });
    print(`${number(time as number)} us  ${declaration.id}`);
  }
}

function benchDemography(): void {
  const speeds = Array.from({ length: 3 }, () => inOwnProcess("demography") as DemographySpeed);
  const of = (pick: (speed: DemographySpeed) => number): number => median(speeds.map(pick));
  const inC = of((speed) => speed.plainCNanoseconds ?? Number.NaN);
  const ratio = (time: number, what: number): string => (what / time).toFixed(2);
  const line = (time: number, what: string): void => {
    const speed = Number.isNaN(inC) ? "" : `${ratio(time, inC)} of the speed of C  `;
    print(`${number(time / 1000, 2)} us  ${speed}${what}`);
  };
  const module = of((speed) => speed.moduleNanoseconds);
  const loop = of((speed) => speed.typedArrayNanoseconds);
  print("demography against the same arithmetic without an engine");
  if (Number.isNaN(inC)) print("            there is no C compiler here, so no plain C");
  else line(inC, "plain C, cc -O3");
  line(loop, "bare typed-array loop");
  line(module, "the module: open() and all years, every output written");
  line(
    of((speed) => speed.engineNanoseconds),
    "the same with what the engine copies: parameters, levers, a row a year",
  );
  print(`${ratio(module, loop).padStart(10)}     of the speed of the bare loop: the module`);
  const difference = Math.max(...speeds.map((speed) => speed.largestDifference));
  print(`${difference.toExponential(0).padStart(10)}     largest relative difference of a figure`);
}

const part = process.argv[2];
if (part === "module") print(JSON.stringify(moduleAlone()));
else if (part === "demography") print(JSON.stringify(demographyAlone()));
else if (part === "runs") benchModel(shippedScenario());
else if (part === "peers") {
  const { regions, first, last } = shippedPlan();
  void benchPeers(__ROOT__, regions[0]!, first, last, print);
} else if (part === "formulas") benchFormulas(print);
else if (part === "files") benchFiles(__ROOT__, print);
else if (part === "explorer") void benchExplorer(__ROOT__, print);
else if (part === "ensemble") void benchEnsemble(__ROOT__, print);
else if (part === "backcast") benchBackcast(shippedScenario(), print);
else if (part === "sensitivity") void benchSensitivity(shippedScenario(), print);
else if (part === "compare") benchCompare(shippedScenario(), print);
else if (part === "attribution") {
  const [ten, eleven] = [TEN_LEVERS, [...TEN_LEVERS, ELEVENTH_LEVER]].map((sets) =>
    shippedScenario("kortrijk/referentie.yaml", sets),
  );
  benchAttribution(ten!, eleven!, print);
} else if (part === "parts") benchParts(print);
else if (part === "parts-write" || part === "parts-merge") {
  const [folder, members, memory] = process.argv.slice(3);
  const done =
    part === "parts-write"
      ? writeParts(shippedScenario(), folder!, Number(members))
      : mergeAll(shippedScenario(), folder!, Number(members), Number(memory));
  void done.then(() => print(greatestMemory()));
} else if (part === "regions-case") {
  const asked = JSON.parse(fs.readFileSync(0, "utf8")) as RegionsCase;
  print(JSON.stringify(runRegions(__ROOT__, asked)));
} else if (part === "regions") {
  const run = (one: RegionsCase): RegionsCost => inOwnProcess("regions-case", one) as RegionsCost;
  benchRegions(run, process.argv[3] === "all", print);
} else if (part === "loading") benchLoading(__ROOT__, shippedPlan(), print);
else {
  const scenario = shippedScenario();
  const { model } = scenario;
  const into = benchModel(scenario);
  benchModules(model, into);
  benchDemography();
  benchLoading(__ROOT__, model, print);
  benchFormulas(print);
  inOwnProcessPrinted("compare");
  inOwnProcessPrinted("attribution");
  inOwnProcessPrinted("ensemble");
  inOwnProcessPrinted("backcast");
  inOwnProcessPrinted("sensitivity");
  benchCommand(__ROOT__, print);
  benchFiles(__ROOT__, print);
  inOwnProcessPrinted("parts");
  inOwnProcessPrinted("explorer");
}
