/**
 * How ensembles of many municipalities grow: processor time and the greatest memory by the number of
 * municipalities and of members, as exponents between sizes (1 is in proportion, 0 is none at all).
 * Municipalities are the shipped thirteen in other sizes; every size runs in a process of its own, on
 * one thread. Nothing is extrapolated: what is printed was run.
 */
import { groupBands } from "../engine/analysis/group-ensemble/group-bands.ts";
import { Instances } from "../engine/analysis/instances.ts";
import { PROBABILITIES } from "../engine/analysis/ensemble/outcome.ts";
import { manyRegions, shippedGroup, TOGETHER } from "./many-regions.ts";

/** What is run in a process of its own. */
export interface RegionsCase {
  readonly regions: number;
  /** 0 of plain runs. */
  readonly members: number;
  /** Municipalities that are run together. */
  readonly together: number;
}

/** What it took, reading the shipped files left out. */
export interface RegionsCost {
  /** Seconds of processor time, all threads of the process. */
  readonly processor: number;
  /** Megabytes: the greatest that the process had, and those it had before. */
  readonly memory: number;
  readonly before: number;
  /** Numbers that were handed over, so that nothing is left uncomputed. */
  readonly handed: number;
}

export type RunCase = (one: RegionsCase) => RegionsCost;

const greatest = (): number => process.resourceUsage().maxRSS / 1024;

/** Part of the bench: runs one case in this process. */
export function runRegions(root: string, { regions, members, together }: RegionsCase): RegionsCost {
  const group = shippedGroup(root);
  const before = greatest();
  const began = process.cpuUsage();
  const parts = manyRegions(group, regions, together);
  let handed = 0;
  if (members === 0) {
    const instances = new Instances();
    for (const { members: scenarios } of parts) {
      for (const { model } of scenarios) {
        const instance = instances.of(model);
        const into = instance.trajectories([model.regions[0]!.id]);
        instance.run([instance.flatten(model.regions[0]!)], into);
        handed += into.rows.length;
      }
    }
  } else {
    const running = groupBands(parts, { members, seed: 1 });
    for (let next = running.next(); ; next = running.next()) {
      if (next.done === true) {
        handed += next.value.length * PROBABILITIES.length;
        break;
      }
      handed += next.value.sums.quantiles.length;
    }
  }
  const { user, system } = process.cpuUsage(began);
  return { processor: (user + system) / 1e6, memory: greatest(), before, handed };
}

const exponent = (sizes: readonly number[], costs: readonly number[]): number => {
  const [x, y] = [sizes.map(Math.log), costs.map(Math.log)];
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const above = x.reduce((sum, value, at) => sum + (value - mx) * (y[at]! - my), 0);
  return above / x.reduce((sum, value) => sum + (value - mx) * (value - mx), 0);
};

function benchSizes(
  title: string,
  cases: readonly RegionsCase[],
  by: "regions" | "members",
  run: RunCase,
  print: (text: string) => void,
): void {
  print(title);
  const costs = cases.map((one) => {
    const cost = run(one);
    const what = one.members === 0 ? "a plain run each" : `${one.members} members`;
    const each = (cost.processor * 1e6) / (one.regions * Math.max(1, one.members));
    const figures = [
      `${cost.processor.toFixed(1).padStart(10)} s`,
      `${each.toFixed(0).padStart(7)} us per municipality and run`,
      `${cost.memory.toFixed(0).padStart(6)} MB (${cost.before.toFixed(0)} before)`,
    ];
    print(`${figures.join("  ")}  ${one.regions} municipalities, ${what}`);
    return cost;
  });
  const sizes = cases.map((one) => one[by]);
  const time = exponent(
    sizes,
    costs.map(({ processor }) => processor),
  );
  const memory = exponent(
    sizes,
    costs.map((cost) => cost.memory),
  );
  print(`${time.toFixed(2).padStart(10)} exponent of the time in ${by}`);
  print(`${memory.toFixed(2).padStart(10)} exponent of the memory in ${by}`);
}

/** @param full whether the largest sizes are run too, which takes a quarter of an hour */
export function benchRegions(run: RunCase, full: boolean, print: (text: string) => void): void {
  const together = TOGETHER;
  const regions = full ? [10, 30, 100, 300] : [10, 30, 100];
  benchSizes(
    "municipalities, 100 members, those of thirteen moving among one another",
    regions.map((count) => ({ regions: count, members: 100, together })),
    ...(["regions", run, print] as const),
  );
  benchSizes(
    "members, 26 municipalities",
    [100, 300, 1000].map((members) => ({ regions: 2 * TOGETHER, members, together })),
    ...(["members", run, print] as const),
  );
  benchSizes(
    "statistical sectors, 10 members, nobody moving between them",
    [300, 1000, 3000].map((count) => ({ regions: count, members: 10, together: 1 })),
    ...(["regions", run, print] as const),
  );
  benchSizes(
    "statistical sectors, plain runs",
    [300, 1000, 3000].map((count) => ({ regions: count, members: 0, together: 1 })),
    ...(["regions", run, print] as const),
  );
  if (!full) return;
  const { processor, memory } = run({ regions: 300, members: 1000, together });
  print(`${processor.toFixed(0).padStart(10)} s  300 municipalities, 1000 members`);
  print(`${memory.toFixed(0).padStart(10)} MB  the greatest memory of it`);
}
