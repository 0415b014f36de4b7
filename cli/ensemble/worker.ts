/**
 * A worker of the pool: takes tasks from a shared counter until none is left. What it knows of a
 * scenario (wired modules, uncertain inputs, columns) is made once.
 */
import { parentPort } from "node:worker_threads";
import { BLOCK, membersOfStrip } from "../../engine/analysis/ensemble/blocks.ts";
import { Draws, type Sampling } from "../../engine/analysis/ensemble/draws.ts";
import { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { QuantileSelector } from "../../engine/analysis/ensemble/quantiles.ts";
import { MemberRunner } from "../../engine/analysis/ensemble/run-members.ts";
import { UncertainModel } from "../../engine/analysis/ensemble/uncertain-model.ts";
import { Instances } from "../../engine/analysis/instances.ts";
import { cityOf } from "../../engine/model/index.ts";
import type { Instance } from "../../engine/run/instance.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { runPart } from "../ensemble-group/run-part.ts";
import { findGrounds } from "./find-grounds.ts";
import {
  CONTROL,
  type FromWorker,
  type JobMessage,
  type MembersJob,
  type QuantilesJob,
  type RowsJob,
  type ScenarioMessage,
  type ToWorker,
} from "./protocol.ts";
import { RowRunner } from "./row-runner.ts";
import { BlockReader, BlockWriter } from "./store.ts";

/** What is known of a scenario. */
interface Prepared {
  readonly resolved: ResolvedScenario;
  readonly instance: Instance;
  readonly uncertain: UncertainModel;
  readonly runner: MemberRunner;
  readonly rows: RowRunner;
  draws: { readonly seed: number | string; readonly sampling: Sampling; readonly of: Draws } | null;
}

const instances = new Instances();
const scenarios = new Map<number, Prepared>();

const tell = (report: FromWorker): void => parentPort!.postMessage(report);

function prepare({ scenario, resolved, cells }: ScenarioMessage): void {
  const instance = instances.of(resolved.model);
  const uncertain = new UncertainModel(resolved, instance);
  const { catalogue } = cityOf(resolved.model);
  const figures = new FigurePlan(resolved.model, catalogue, instance, { cells });
  const runner = new MemberRunner(instance, uncertain, figures);
  const rows = new RowRunner(instance, uncertain, runner);
  scenarios.set(scenario, { resolved, instance, uncertain, runner, rows, draws: null });
}

function drawsOf(prepared: Prepared, seed: number | string, sampling: Sampling): Draws {
  const { draws, uncertain } = prepared;
  if (draws !== null && draws.seed === seed && draws.sampling === sampling) return draws.of;
  const of = new Draws(uncertain.inputs, { seed, sampling });
  prepared.draws = { seed, sampling, of };
  return of;
}

/** The next task; null when all are taken or the job is to stop. */
function take(control: Int32Array, tasks: number): number | null {
  if (Atomics.load(control, CONTROL.stop) !== 0) return null;
  const next = Atomics.add(control, CONTROL.next, 1);
  return next < tasks ? next : null;
}

/** Strips after which an engine is warm. */
const WARM = 4;

/** Finds what the plain run rests on, if somebody wants that and no other worker does it. */
function reportGrounds({ job, scenario, grounds, control }: MembersJob): void {
  const counters = new Int32Array(control);
  const isStopped = Atomics.load(counters, CONTROL.stop) !== 0;
  if (!grounds || isStopped || Atomics.exchange(counters, CONTROL.grounds, 1) !== 0) return;
  const { resolved, instance, uncertain } = scenarios.get(scenario)!;
  tell({ kind: "grounds", job, found: findGrounds(resolved, instance, uncertain) });
}

function runMembers(job: MembersJob): void {
  runTasks(job);
  reportGrounds(job);
}

function runTasks(job: MembersJob): void {
  const { store, from, seed, sampling } = job;
  const { layout, memory, folder } = store;
  const prepared = scenarios.get(job.scenario)!;
  const { runner } = prepared;
  const draws = drawsOf(prepared, seed, sampling);
  const control = new Int32Array(job.control);
  const tasks = new Int32Array(job.tasks);
  const remaining = new Int32Array(job.remaining);
  const { strip, columns } = layout;
  const length = strip * columns;
  const isStopped = (): boolean => Atomics.load(control, CONTROL.stop) !== 0;
  const perBlock = BLOCK / strip;
  let strips = 0;
  const runStrip = (number: number, data: Float64Array): boolean => {
    const count = membersOfStrip(layout, number);
    const first = from + number * strip;
    if (!runner.run(draws, first, first + count, { data, at: 0, stride: strip }, isStopped)) {
      return false;
    }
    Atomics.add(control, CONTROL.done, count);
    if (++strips === WARM) reportGrounds(job);
    return true;
  };
  if (memory !== null) {
    for (
      let task = take(control, tasks.length);
      task !== null;
      task = take(control, tasks.length)
    ) {
      const number = tasks[task]!;
      if (!runStrip(number, new Float64Array(memory, number * length * 8, length))) return;
      const block = Math.floor(number / perBlock);
      if (Atomics.sub(remaining, block, 1) === 1) tell({ kind: "block", job: job.job, block });
    }
    return;
  }
  const data = new Float64Array(length);
  for (let task = take(control, tasks.length); task !== null; task = take(control, tasks.length)) {
    const block = tasks[task]!;
    const writer = new BlockWriter(folder!, layout, block);
    try {
      const strips = remaining[block]!;
      for (let number = 0; number < strips; number++) {
        if (!runStrip(block * perBlock + number, data)) {
          writer.abandon();
          return;
        }
        writer.write(number, data);
      }
      writer.finish();
    } catch (error) {
      writer.abandon();
      throw error;
    }
    Atomics.store(remaining, block, 0);
    tell({ kind: "block", job: job.job, block });
  }
}

let known: QuantileSelector | null = null;

/** One for all columns of as many members: V8 knows the arrays of the first better than any other's. */
function selectorFor(probabilities: readonly number[], members: number): QuantileSelector {
  const isSame = known?.capacity === members && known.probabilities.join() === probabilities.join();
  if (!isSame) known = new QuantileSelector(probabilities, members);
  return known!;
}

function findQuantiles({ store, probabilities, results, against, control }: QuantilesJob): void {
  const { columns, members } = store.layout;
  const reader = new BlockReader(store);
  const selector = selectorFor(probabilities, members);
  const found = new Float64Array(results);
  const taken = new Int32Array(control);
  const width = probabilities.length;
  const add = (data: Float64Array, at: number, count: number): void =>
    selector.add(data, at, count);
  if (against === null) {
    const atOnce = reader.columnsAtOnce;
    const tasks = Math.ceil(columns / atOnce);
    for (let task = take(taken, tasks); task !== null; task = take(taken, tasks)) {
      const first = task * atOnce;
      const end = Math.min(columns, first + atOnce);
      reader.load(first, end - first);
      for (let column = first; column < end; column++) {
        selector.begin();
        reader.each(column, add);
        selector.finish(found, column * width);
      }
    }
    return;
  }
  const other = new BlockReader(against.store);
  const pairs = new Int32Array(against.pairs);
  const counts = new Int32Array(against.counts);
  const [mine, theirs] = [new Float64Array(members), new Float64Array(members)];
  const atOnce = Math.min(reader.columnsAtOnce, other.columnsAtOnce);
  const tasks = Math.ceil(pairs.length / 2 / atOnce);
  for (let task = take(taken, tasks); task !== null; task = take(taken, tasks)) {
    const end = Math.min(pairs.length / 2, (task + 1) * atOnce);
    for (let pair = task * atOnce; pair < end; pair++) {
      reader.column(pairs[2 * pair]!, mine);
      other.column(pairs[2 * pair + 1]!, theirs);
      let [both, lower, higher] = [0, 0, 0];
      for (let member = 0; member < members; member++) {
        const difference = mine[member]! - theirs[member]!;
        mine[member] = difference;
        if (Number.isNaN(difference)) continue;
        both++;
        if (difference < 0) lower++;
        else if (difference > 0) higher++;
      }
      counts.set([both, lower, higher], 3 * pair);
      selector.begin();
      selector.add(mine, 0, members);
      selector.finish(found, pair * width);
    }
  }
}

/** Rows that are taken at once: few, because rows may differ in what they cost. */
const ROWS = 16;

function runRows(job: RowsJob): void {
  const { rows: runner } = scenarios.get(job.scenario)!;
  const control = new Int32Array(job.control);
  const tasks = Math.ceil(job.count / ROWS);
  const evaluated = runner.begin(job);
  for (let task = take(control, tasks); task !== null; task = take(control, tasks)) {
    const end = Math.min(job.count, (task + 1) * ROWS);
    for (let row = task * ROWS; row < end; row++) evaluated(row);
    Atomics.add(control, CONTROL.done, end - task * ROWS);
  }
}

function run(message: JobMessage): void {
  try {
    if (message.kind === "members") runMembers(message);
    else if (message.kind === "quantiles") findQuantiles(message);
    else if (message.kind === "part") runPart(message, instances, take);
    else runRows(message);
  } catch (error) {
    const { code, message: reason } = error as NodeJS.ErrnoException;
    // What the disk refuses is no bug of ours; everything else is, and ends the worker.
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    tell({ kind: "refused", job: message.job, reason });
  }
  tell({ kind: "done", job: message.job });
}

/** Called by the script that the pool starts. */
export function start(): void {
  parentPort!.on("message", (message: ToWorker) => {
    if (message.kind === "scenario") prepare(message);
    else if ("job" in message) run(message);
  });
}
