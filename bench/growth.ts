/**
 * How the time of an ensemble grows with its members, its years and its regions: three sizes each,
 * every structure in a worker of its own, the sizes in turn, the least processor time of several
 * rounds, and what the first rounds cost for compiling left out.
 */
import path from "node:path";
import { DiskFiles } from "../cli/disk.ts";
import { catalogue } from "../engine/model/index.ts";
import { resolveScenario } from "../engine/scenario/resolve.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { least, type Bench, type Cost, type Pool } from "./ensemble.ts";

const ROUNDS = 4;
const WARM_ROUNDS = 2;
const MEMBERS = 1024;
/** So few that the columns of the most regions lie in memory as those of one do. */
const MEMBERS_OF_REGIONS = 256;

/** The shipped files with other last years in the region. */
class UntilYear extends DiskFiles {
  constructor(
    root: string,
    private readonly last: number,
  ) {
    super(path.join(root, "scenarios"));
  }

  override size(file: string): number | null {
    return file.endsWith("kortrijk/region.yaml") ? this.read(file).length : super.size(file);
  }

  override read(file: string): Uint8Array {
    const bytes = super.read(file);
    if (!file.endsWith("kortrijk/region.yaml")) return bytes;
    const text = new TextDecoder().decode(bytes);
    return new TextEncoder().encode(text.replace("last: 2050", `last: ${this.last}`));
  }
}

export function shippedUntil(root: string, last: number): ResolvedScenario {
  const { scenario } = resolveScenario({
    files: new UntilYear(root, last),
    planPath: "kortrijk/kortrijk-2040.yaml",
    catalogue,
    sets: [],
  });
  if (scenario === null) throw new Error(`no run until ${last}`);
  return scenario;
}

/** The same region several times over in one scenario; every region draws figures of its own. */
function together({ model, notes }: ResolvedScenario, count: number): ResolvedScenario {
  const [region, known] = [model.regions[0]!, notes.regions[0]!];
  const copies = Array.from({ length: count }, (_, at) => at);
  return {
    model: { ...model, regions: copies.map((at) => ({ ...region, id: `region-${at}` })) },
    notes: { ...notes, regions: copies.map(() => known) },
  };
}

/** One size of what grows. */
interface Point {
  readonly size: number;
  readonly pool: Pool;
  readonly scenario: ResolvedScenario;
  readonly members: number;
}

/** The exponent of the size in the cost: slope of the least squares of their logarithms. */
function exponentOf(sizes: readonly number[], costs: readonly number[]): number {
  const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
  const [xs, ys] = [sizes.map(Math.log), costs.map(Math.log)];
  const [x, y] = [mean(xs), mean(ys)];
  const across = xs.reduce((sum, each, at) => sum + (each - x) * (ys[at]! - y), 0);
  return across / xs.reduce((sum, each) => sum + (each - x) ** 2, 0);
}

export async function benchGrowth(
  bench: Bench,
  root: string,
  print: (text: string) => void,
): Promise<void> {
  const shipped = shippedUntil(root, 2050);
  const worker = bench.freshWorker();
  const byMembers = [1, 2, 4].map((times): Point => {
    const members = times * MEMBERS;
    return { size: members, pool: worker, scenario: shipped, members };
  });
  const byYears = [2050, 2077, 2104].map((last): Point => {
    const [pool, scenario] = [bench.freshWorker(), shippedUntil(root, last)];
    return { size: last - shipped.model.first + 1, pool, scenario, members: MEMBERS };
  });
  const byRegions = [1, 3, 13].map((size): Point => {
    const [pool, scenario] = [bench.freshWorker(), together(shipped, size)];
    return { size, pool, scenario, members: MEMBERS_OF_REGIONS };
  });
  print("growth of processor time with the size (1 is in proportion), and us per member and size");
  for (const [what, points] of [
    ["members", byMembers],
    ["years", byYears],
    ["regions", byRegions],
  ] as const) {
    const costs: Cost[][] = points.map(() => []);
    for (let round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
      for (const [at, { pool, scenario, members }] of points.entries()) {
        const cost = await bench.runOn(pool, scenario, members);
        if (round >= WARM_ROUNDS) costs[at]!.push(cost);
      }
    }
    const spent = costs.map((of) => least(of).processor);
    const sizes = points.map(({ size }) => size);
    const each = points.map(({ size, members }, at) => {
      const per = what === "members" ? members : members * size;
      return ((1000 * spent[at]!) / per).toFixed(what === "years" ? 1 : 0);
    });
    const slope = exponentOf(sizes, spent).toFixed(2).padStart(10);
    print(`${slope} ${what} ${sizes.join(", ")}: ${each.join(", ")} us each`);
  }
}
