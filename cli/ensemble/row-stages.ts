/**
 * Rows of a study that asks for them in stages: each stage knows its rows only when those before it
 * are done. One line of progress runs through all stages; what was finished of a stopped try is kept
 * beside the results in blocks, as of an ensemble, and used again to the same bits.
 */
import {
  BLOCK,
  blockLayout,
  bytesOf,
  membersOfBlock,
  type BlockLayout,
} from "../../engine/analysis/ensemble/blocks.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";
import { evaluateRows, type RowsRequest, type Stretch } from "./evaluate-rows.ts";
import { Interruption } from "./interruption.ts";
import { Keeper } from "./keeper.ts";
import type { JobControl, Pool } from "./pool.ts";
import { Progress } from "./progress.ts";
import { Scratch, sweep, type ScratchKey } from "./scratch.ts";
import { EnsembleStopped } from "./stopped.ts";

/** Blocks that are sent to the workers at once: half a second of work that a kill may cost. */
const SENT_BLOCKS = 8;

export interface StagesOptions {
  /** Folder and name of the results, beside which finished blocks lie. */
  readonly place: { readonly parent: string; readonly name: string };
  /** All that the numbers depend on, but for the number of the stage. */
  readonly key: Omit<ScratchKey, "from">;
  /** How many stages there may be. */
  readonly stages: number;
  readonly resume: boolean;
  readonly quiet: boolean;
  readonly language: Language;
  /** Milliseconds after which finished blocks are written for a later try; 3000 where left out. */
  readonly keptAfter?: number;
}

/** One stage while its blocks are there. */
interface Stage {
  readonly keeper: Keeper;
  readonly scratch: () => Scratch | null;
}

export class RowStages {
  /** Rows that an earlier try had finished. */
  resumed = 0;
  private readonly stop = new Interruption();
  private readonly progress: Progress | null;
  private readonly taken: Stage[] = [];
  private done = 0;
  private all = 0;
  private control: JobControl | null = null;

  constructor(
    private readonly pool: Pool,
    private readonly scenario: ResolvedScenario,
    private readonly options: StagesOptions,
    streams: Streams,
  ) {
    const counted = {
      done: () => this.done + (this.control?.done() ?? 0),
      ...{ before: () => this.resumed, all: () => this.all },
    };
    this.progress = options.quiet ? null : new Progress(streams, counted, options.language);
    if (!options.resume) this.sweep();
  }

  /**
   * Runs the rows of the next stage.
   *
   * @param toCome rows that later stages will ask for, as far as can be told
   * @returns `[row][column]`
   * @throws EnsembleStopped when the person stopped it
   */
  async evaluate(request: RowsRequest, toCome: number): Promise<Float64Array> {
    const { count, columns } = request;
    const layout = blockLayout(count, columns.length, true);
    const memory = new SharedArrayBuffer(bytesOf(layout));
    const found = new Float64Array(memory);
    const { key, resume } = this.options;
    const number = this.taken.length;
    let scratch: Scratch | null = null;
    const take = (): Scratch =>
      (scratch ??= Scratch.take(
        ...[this.options.place.parent, this.nameOf(number)],
        ...([{ ...key, from: number }, layout, resume] as const),
      ));
    const finished = new Set(resume ? take().finished : []);
    for (const block of finished) take().read(block, memory);
    const keeper = new Keeper(memory, take, finished, this.options.keptAfter);
    this.taken.push({ keeper, scratch: () => scratch });

    const before = [...finished].reduce((rows, block) => rows + membersOfBlock(layout, block), 0);
    this.resumed += before;
    this.all = this.done + count + toCome;
    this.done += before;
    const stretches = stretchesOf(layout, finished);
    if (stretches.length === 0) return found.subarray(0, count * columns.length);
    await evaluateRows({ pool: this.pool }, this.scenario, request, {
      stretches,
      into: found,
      onStart: (control) => {
        this.control = control;
        this.stop.stops(control);
      },
      isStopped: () => this.stop.isAsked,
      onDone: ({ from, to }) => {
        this.control = null;
        this.done += to - from;
        for (let row = from; row < to; row += BLOCK) keeper.finished(row / BLOCK);
      },
    });
    if (this.stop.isAsked) throw this.stopped();
    return found.subarray(0, count * columns.length);
  }

  /** All is done: what was kept goes. */
  remove(): void {
    for (const { scratch } of this.taken) scratch()?.remove();
    this.sweep();
  }

  /** Ends the line of progress; whatever is kept, a later try may take. */
  end(): void {
    this.progress?.end();
    this.stop.end();
    for (const { scratch } of this.taken) scratch()?.leave();
  }

  private stopped(): EnsembleStopped {
    for (const { keeper } of this.taken) keeper.keepAll();
    return new EnsembleStopped(this.done, this.all);
  }

  /** What an earlier try left, of stages that this one may not come to. */
  private sweep(): void {
    const { parent } = this.options.place;
    for (let stage = 0; stage < this.options.stages; stage++) sweep(parent, this.nameOf(stage));
  }

  private nameOf(stage: number): string {
    return `${this.options.place.name}-${stage + 1}`;
  }
}

/** Rows of the blocks that are still to be made, some blocks at a time. */
function stretchesOf(layout: BlockLayout, finished: ReadonlySet<number>): Stretch[] {
  const stretches: { from: number; to: number }[] = [];
  for (let block = 0; block < layout.blocks; block++) {
    if (finished.has(block)) continue;
    const from = block * BLOCK;
    const to = from + membersOfBlock(layout, block);
    const last = stretches.at(-1);
    const isLong = last !== undefined && to - last.from > SENT_BLOCKS * BLOCK;
    if (last?.to === from && !isLong) last.to = to;
    else stretches.push({ from, to });
  }
  return stretches;
}
