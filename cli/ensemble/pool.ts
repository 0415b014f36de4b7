/**
 * Worker threads that share the work of ensembles, sensitivity analyses and backcasts. They start
 * with the pool, so that they load while the command reads its plan.
 */
import path from "node:path";
import { Worker } from "node:worker_threads";
import os from "node:os";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import {
  CONTROL,
  type FromWorker,
  type GroundsReport,
  type JobMessage,
  type ToWorker,
} from "./protocol.ts";

/** The script that workers start with: it loads their bundle with its code cache. */
const SCRIPT = path.join(__dirname, "..", "bin", "ensemble-worker.cjs");

/** One per core, and never more than these. */
export const MOST_WORKERS = 64;

export const defaultWorkers = (): number => Math.min(MOST_WORKERS, os.availableParallelism());

/** The disk refused what the workers wrote. */
export class DiskRefusal extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = "DiskRefusal";
  }
}

/** A message but for what the pool adds. */
type Unsent<Message> = Message extends JobMessage ? Omit<Message, "job" | "control"> : never;

interface Running {
  readonly job: number;
  readonly control: Int32Array;
  waiting: number;
  refused: string | null;
  readonly onBlock: (block: number) => void;
  readonly onGrounds: (found: GroundsReport["found"]) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export interface JobProgress {
  /** A block is whole. */
  readonly onBlock?: (block: number) => void;
  /** A worker has found what the plain run rests on; before the job is done. */
  readonly onGrounds?: (found: GroundsReport["found"]) => void;
  /** Called with what shows how far the workers are and lets them be stopped. */
  readonly onStart?: (control: JobControl) => void;
}

/** How far a job is. */
export interface JobControl {
  /** Members or rows that are done. */
  done(): number;
  /** Lets the workers stop after the member that they are at; the job ends then as if it were done. */
  stop(): void;
}

export class Pool {
  readonly workers: readonly Worker[];
  private running: Running | null = null;
  private failed: Error | null = null;
  private isClosing = false;
  private jobs = 0;
  private readonly known = new WeakMap<ResolvedScenario, Map<boolean, number>>();
  private scenarioCount = 0;

  constructor(workers: number) {
    this.workers = Array.from({ length: workers }, () => this.start());
  }

  private start(): Worker {
    const worker = new Worker(SCRIPT);
    worker.on("message", (report: FromWorker) => this.hear(report));
    worker.on("error", (error) => this.fail(error));
    worker.on("exit", (status) => {
      if (!this.isClosing) this.fail(new Error(`a worker ended with status ${status}`));
    });
    // A pool that nobody waits for does not keep the process alive.
    worker.unref();
    return worker;
  }

  private hear(report: FromWorker): void {
    const { running } = this;
    if (running === null || report.job !== running.job) return;
    if (report.kind === "block") running.onBlock(report.block);
    else if (report.kind === "grounds") running.onGrounds(report.found);
    else if (report.kind === "refused") {
      running.refused = report.reason;
      Atomics.store(running.control, CONTROL.stop, 1);
    } else if (--running.waiting === 0) {
      this.finish();
      if (running.refused === null) running.resolve();
      else running.reject(new DiskRefusal(running.refused));
    }
  }

  private fail(error: Error): void {
    this.failed ??= error;
    const { running } = this;
    if (running === null) return;
    Atomics.store(running.control, CONTROL.stop, 1);
    this.finish();
    running.reject(this.failed);
  }

  private finish(): void {
    this.running = null;
    for (const worker of this.workers) worker.unref();
  }

  /**
   * Sends a scenario to all workers, once.
   *
   * @param cells whether the columns of the cells of outputs with dimensions are kept too
   * @returns the number by which jobs name it
   */
  open(scenario: ResolvedScenario, cells = false): number {
    let numbers = this.known.get(scenario);
    if (numbers === undefined) this.known.set(scenario, (numbers = new Map()));
    const known = numbers.get(cells);
    if (known !== undefined) return known;
    const number = this.scenarioCount++;
    numbers.set(cells, number);
    this.send({ kind: "scenario", scenario: number, resolved: scenario, cells });
    return number;
  }

  /**
   * Runs a job on all workers.
   *
   * @throws the error of a worker, with its stack; `DiskRefusal`
   */
  async run(message: Unsent<JobMessage>, progress: JobProgress = {}): Promise<void> {
    if (this.failed !== null) throw this.failed;
    if (this.running !== null) throw new Error("the pool is at work already");
    const control = new SharedArrayBuffer(4 * CONTROL.length);
    const counters = new Int32Array(control);
    const job = this.jobs++;
    await new Promise<void>((resolve, reject) => {
      this.running = {
        ...{ job, control: counters, waiting: this.workers.length, refused: null },
        onBlock: progress.onBlock ?? (() => {}),
        onGrounds: progress.onGrounds ?? (() => {}),
        ...{ resolve, reject },
      };
      for (const worker of this.workers) worker.ref();
      this.send({ ...message, job, control } as JobMessage);
      progress.onStart?.({
        done: () => Atomics.load(counters, CONTROL.done),
        stop: () => void Atomics.store(counters, CONTROL.stop, 1),
      });
    });
  }

  /** Lets the workers stop what they run; the job ends then as if it were done. */
  stop(): void {
    if (this.running !== null) Atomics.store(this.running.control, CONTROL.stop, 1);
  }

  private send(message: ToWorker): void {
    for (const worker of this.workers) worker.postMessage(message);
  }

  /** Ends the workers, also in the middle of what they do. */
  async close(): Promise<void> {
    this.isClosing = true;
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}
