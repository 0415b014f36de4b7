/**
 * Ensembles on the worker threads of the built command: what a member costs beside a plain run, what a
 * second worker gains, how the time grows (growth.ts), and how long a person waits. Processor time counts all threads, so that what else runs on the machine matters little;
 * where the clock decides, the least of several tries in turn is taken.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import type { Ensembles as EnsemblesOfCommand } from "../cli/ensemble/run-ensemble.ts";
import { PROBABILITIES } from "../engine/analysis/ensemble/outcome.ts";
import { QuantileSelector } from "../engine/analysis/ensemble/quantiles.ts";
import { instanceFor, runScenario } from "../engine/analysis/outcome.ts";
import type { ResolvedScenario } from "../engine/scenario/resolved.ts";
import { benchGrowth, shippedUntil } from "./growth.ts";
import { leastProcessorMillisecondsEach, nanoseconds } from "./measure.ts";

type Ensembles = typeof EnsemblesOfCommand;
export type Pool = InstanceType<Ensembles>;

const TIMES = 5;
/** Enough for V8 to have compiled what it will compile. */
const WARM = 2048;

export interface Cost {
  /** Milliseconds by the clock, and of processor time. */
  readonly clock: number;
  readonly processor: number;
}

export const least = (costs: readonly Cost[]): Cost => ({
  clock: Math.min(...costs.map(({ clock }) => clock)),
  processor: Math.min(...costs.map(({ processor }) => processor)),
});

export class Bench {
  private readonly parent = fs.mkdtempSync(path.join(os.tmpdir(), "ademruimte-bench-"));
  private readonly pools = new Map<number, Pool>();
  private readonly fresh: Pool[] = [];

  constructor(private readonly Ensembles: Ensembles) {}

  private pool(workers: number): Pool {
    let pool = this.pools.get(workers);
    if (pool === undefined) this.pools.set(workers, (pool = new this.Ensembles(workers)));
    return pool;
  }

  /** A worker that has run nothing yet: code that V8 knows with two wirings is slower. */
  freshWorker(): Pool {
    const pool = new this.Ensembles(1);
    this.fresh.push(pool);
    return pool;
  }

  run(scenario: ResolvedScenario, workers: number, members: number): Promise<Cost> {
    return this.runOn(this.pool(workers), scenario, members);
  }

  async runOn(pool: Pool, scenario: ResolvedScenario, members: number): Promise<Cost> {
    const central = runScenario(scenario, false);
    const began = performance.now();
    const before = process.cpuUsage();
    const { members: made } = await pool.run(
      scenario,
      {
        ...{ members, seed: 1, sampling: "random", cells: false, resume: false, central },
        ...{ place: { parent: this.parent, name: "bench" }, quiet: true, language: "en" },
      },
      { out: () => {}, error: () => {} },
    );
    const { user, system } = process.cpuUsage(before);
    made.close();
    return { clock: performance.now() - began, processor: (user + system) / 1000 };
  }

  async close(): Promise<void> {
    for (const pool of [...this.pools.values(), ...this.fresh]) await pool.close();
    fs.rmSync(this.parent, { recursive: true, force: true });
  }
}

function benchQuantiles(print: (text: string) => void): void {
  const members = 10_000;
  let state = 1;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
  // A sum of twelve is a bell; its powers have the long tail of a lognormal.
  const bell = (): number => Array.from({ length: 12 }, uniform).reduce((a, b) => a + b) - 6;
  const shapes: Readonly<Record<string, () => number>> = {
    "a bell": () => 1000 + 50 * bell(),
    "a long tail": () => 2 ** (1.5 * bell()),
    "a few years": () => Math.floor(2040 + 3 * bell()),
    "one value": () => 7,
  };
  const selector = new QuantileSelector(PROBABILITIES, members);
  const into = new Float64Array(PROBABILITIES.length);
  print(`five exact quantiles of ${members} values, nanoseconds per value`);
  for (const [shape, draw] of Object.entries(shapes)) {
    const column = Float64Array.from({ length: members }, draw);
    const select = (): void => {
      selector.begin();
      selector.add(column, 0, members);
      selector.finish(into, 0);
    };
    const sort = (): void => void column.slice().sort();
    const each = (call: () => void): number =>
      Math.min(...Array.from({ length: 20 }, () => nanoseconds(call, 5))) / members;
    const [mine, sorting] = [each(select), each(sort)];
    const figures = `${mine.toFixed(1).padStart(10)} ns  sorting ${sorting.toFixed(1)} ns`;
    print(`${figures}  ${shape}`);
  }
}

async function benchMembers(bench: Bench, root: string, print: (text: string) => void) {
  const line = (figure: number, decimals: number, what: string): void =>
    print(`${figure.toFixed(decimals).padStart(10)} ${what}`);
  const scenario = shippedUntil(root, 2050);
  const instance = instanceFor(scenario.model);
  const values = scenario.model.regions.map((region) => instance.flatten(region));
  const into = instance.trajectories(scenario.model.regions.map(({ id }) => id));
  const plain = leastProcessorMillisecondsEach(() => instance.run(values, into));
  await bench.run(scenario, 1, WARM);
  await bench.run(scenario, 2, 2 * WARM);
  const [one, two]: [Cost[], Cost[]] = [[], []];
  for (let time = 0; time < TIMES; time++) {
    one.push(await bench.run(scenario, 1, WARM));
    two.push(await bench.run(scenario, 2, WARM));
  }
  const [alone, both] = [least(one), least(two)];
  print(`an ensemble of ${WARM} members, quantiles and goals included, warm`);
  const each = alone.processor / WARM;
  line(each * 1000, 0, "us of processor time per member");
  line(1000 / each, 0, "members per second and core");
  line(each / plain, 2, "times as long as a plain run of the same plan");
  line(alone.clock / both.clock, 2, "times as fast on two workers as on one, by the clock");
  line(both.processor / alone.processor, 2, "times the processor time on two workers");
}

/** What a person waits for, from typing to the table. */
function benchTyped(root: string, print: (text: string) => void): void {
  const simulate = path.join(root, "cli", "bin", "simulate.cjs");
  const asked = ["ensemble", "kortrijk-2040", "--members", "10000", "--no-files"];
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [simulate, ...asked], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: "" },
      encoding: "utf8",
    });
    if (status !== 0)
      throw new Error(`simulate ${asked.join(" ")} ended with ${status}: ${stderr}`);
    return performance.now() - began;
  });
  print(`simulate ${asked.join(" ")}, from outside, on ${os.availableParallelism()} cores`);
  print(
    `${Math.min(...times)
      .toFixed(0)
      .padStart(10)} ms  the least of ${TIMES}`,
  );
}

export async function benchEnsemble(root: string, print: (text: string) => void): Promise<void> {
  benchQuantiles(print);
  const built = createRequire(path.join(root, "package.json"))("./cli/bin/simulate.cjs") as {
    load(name: string): { exports: { Ensembles: Ensembles } };
  };
  const bench = new Bench(built.load("simulate").exports.Ensembles);
  try {
    await benchMembers(bench, root, print);
    await benchGrowth(bench, root, print);
  } finally {
    await bench.close();
  }
  benchTyped(root, print);
}
