/**
 * The speed of the engine: a full run, its modules, what it allocates, the cohorts against plain C,
 * and the command against an empty Node. Ratios travel between machines, absolute times do not.
 */
import path from "node:path";
import { DiskFiles } from "../cli/disk.ts";
import { instanceFor } from "../engine/analysis/outcome.ts";
import { catalogue, modules } from "../engine/model/index.ts";
import { Instance, type RegionValues } from "../engine/run/instance.ts";
import { resolveScenario } from "../engine/scenario/resolve.ts";
import { benchCommand } from "./command.ts";
import { bytesPerCall, microseconds } from "./measure.ts";

declare const __ROOT__: string;

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const number = (value: number, decimals = 1): string => value.toFixed(decimals).padStart(10);

const { scenario } = resolveScenario({
  files: new DiskFiles(path.join(__ROOT__, "scenarios")),
  planPath: "kortrijk/kortrijk-2040.yaml",
  catalogue,
  sets: [],
});
if (scenario === null) throw new Error("the shipped plan does not load");
const { model } = scenario;
const region = model.regions[0]!;
const instance = instanceFor(model);
const values = instance.flatten(region);
const into = instance.trajectories([region.id]);
const run = (): void => instance.run([values], into);

/** The same region with every background figure a little different: what an ensemble member is. */
function members(count: number): RegionValues[] {
  return Array.from({ length: count }, (_, m) => {
    const moved = { ...region.parameters };
    for (const [id, factor] of Object.entries({
      "demography.fertility_rate_total": 1 + 0.001 * m,
      "demography.net_migration_long_run": 1 + 0.01 * m,
      "housing.use_factor_exponent": 1 + 0.002 * m,
    })) {
      const given = moved[id];
      if (given !== undefined) moved[id] = given.map((value) => value * factor);
    }
    return instance.flatten({ ...region, parameters: moved });
  });
}
const drawn = members(7);
let turn = 0;
const runMember = (): void => instance.run([drawn[turn++ % drawn.length]!], into);

print(`full model run, ${into.shape.years} years, all modules, all outputs, open() included`);
const full = microseconds(run);
print(`${number(full)} us  the same region again`);
print(`${number(1e6 / full, 0)} runs per second on one thread`);
print(
  `${number(microseconds(runMember))} us  other demographic and housing parameters at each run`,
);
print(`${number(bytesPerCall(run), 0)} bytes allocated per run after warm-up`);

print("per module, alone, the others' outputs fed as recorded series");
run();
for (const module of modules) {
  const { declaration } = module;
  const recorded: Record<string, number[]> = {};
  const feeds: Record<string, number> = {};
  for (const { from } of Object.values(declaration.inputs)) {
    const size = into.size(from);
    feeds[from] = size;
    const series: number[] = [];
    for (let year = model.first; year <= model.last; year++) {
      for (let cell = 0; cell < size; cell++) series.push(into.at(from, year, cell));
    }
    if (into.isStock(from))
      for (let cell = 0; cell < size; cell++) series.push(into.atEnd(from, cell));
    recorded[from] = series;
  }
  const alone = new Instance([module], instance.structure, feeds);
  const own = alone.flatten(region);
  const result = alone.trajectories([region.id]);
  const time = microseconds(() => alone.run([own], result, { recorded }));
  print(`${number(time)} us  ${declaration.id}`);
}

benchCommand(__ROOT__, print);
