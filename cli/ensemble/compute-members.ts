/**
 * Computes members on the pool: where their blocks lie, what of an earlier try is used again, what is
 * kept for a later one, and what is said meanwhile.
 */
import {
  BLOCK,
  blockLayout,
  bytesOf,
  membersOfBlock,
  membersOfStrip,
  stripsOf,
  type BlockLayout,
} from "../../engine/analysis/ensemble/blocks.ts";
import type { Sampling } from "../../engine/analysis/ensemble/draws.ts";
import type { FigurePlan } from "../../engine/analysis/ensemble/figures.ts";
import { PROBABILITIES, type EnsembleSums } from "../../engine/analysis/ensemble/outcome.ts";
import { sumsOf } from "../../engine/analysis/ensemble/sums.ts";
import type { ResolvedScenario } from "../../engine/scenario/resolved.ts";
import { canonicalText } from "../../engine/scenario/canonical.ts";
import { engineFingerprint, sha256 } from "../result-files.ts";
import type { Streams } from "../streams.ts";
import type { Language } from "../texts.ts";
import { Interruption } from "./interruption.ts";
import { Keeper } from "./keeper.ts";
import { DiskRefusal, type Pool } from "./pool.ts";
import { Progress } from "./progress.ts";
import type { GroundsReport, StoreDescription } from "./protocol.ts";
import { freeBytes, Scratch, type ScratchKey } from "./scratch.ts";
import { BlockReader, memoryFor, MEMORY_BUDGET } from "./store.ts";
import { diskFull, EnsembleRefused, EnsembleStopped } from "./stopped.ts";

export interface MembersOptions {
  readonly members: number;
  readonly seed: number | string;
  readonly sampling: Sampling;
  /** Every cell of the outputs with dimensions too. */
  readonly cells: boolean;
  /** Uses what a stopped try of the same ensemble finished. */
  readonly resume: boolean;
  /** Folder and name of the results, beside which blocks lie while they are computed. */
  readonly place: { readonly parent: string; readonly name: string };
  readonly quiet: boolean;
  readonly language: Language;
  /** Of an ensemble of which only a part is computed here: the number of its first member. */
  readonly from?: number;
  /** Bytes that blocks may take in memory; what is more goes to files. */
  readonly memory?: number;
  /** Where somebody wants it, told what the plain run rests on before the members are done. */
  readonly onGrounds?: (found: GroundsReport["found"]) => void;
}

/** Members that were computed. Their blocks are there until `close`. */
export class Members {
  private readonly reader: BlockReader;

  constructor(
    readonly figures: FigurePlan,
    readonly description: StoreDescription,
    readonly first: number,
    private readonly scratch: () => Scratch | null,
    /** Members that an earlier try had computed. */
    readonly resumed: number,
  ) {
    this.reader = new BlockReader(description);
  }

  get layout(): BlockLayout {
    return this.description.layout;
  }

  get members(): number {
    return this.layout.members;
  }

  /** One number per member of a column of `figures`; NaN where there is none. */
  column(column: number, into?: Float64Array): Float64Array {
    return this.reader.column(column, into);
  }

  /** Quantiles and counts over all members. */
  async sums(pool: Pool): Promise<EnsembleSums> {
    const { layout } = this;
    const width = PROBABILITIES.length;
    const results = new SharedArrayBuffer(8 * layout.columns * width);
    await pool.run({
      kind: "quantiles",
      store: this.description,
      probabilities: PROBABILITIES,
      results,
      against: null,
    });
    return sumsOf(this, new Float64Array(results));
  }

  /** Nobody needs the blocks any more. */
  close(): void {
    this.scratch()?.remove();
  }
}

const keyOf = (
  { model, notes }: ResolvedScenario,
  figures: FigurePlan,
  { seed, sampling, from = 0 }: MembersOptions,
): ScratchKey => ({
  scenario: sha256(canonicalText(model)),
  // Ranges, distributions and groups stand with the notes.
  notes: sha256(canonicalText(notes)),
  engine: engineFingerprint(),
  figures: sha256(figures.names().join("\n")),
  ...{ seed, sampling, from },
});

/**
 * Runs members, in one go or going on where an earlier try was stopped.
 *
 * @throws EnsembleRefused where the disk has no room
 * @throws EnsembleStopped when the person stopped it
 */
export async function computeMembers(
  pool: Pool,
  scenario: ResolvedScenario,
  figures: FigurePlan,
  options: MembersOptions,
  streams: Streams,
): Promise<Members> {
  const { members, seed, sampling, resume, place, from = 0 } = options;
  const inMemory = blockLayout(members, figures.columns, true);
  const memory = memoryFor(inMemory, options.memory ?? MEMORY_BUDGET);
  const layout = memory === null ? blockLayout(members, figures.columns, false) : inMemory;
  let scratch: Scratch | null = null;
  const takeScratch = (): Scratch => {
    const key = keyOf(scenario, figures, options);
    return (scratch ??= Scratch.take(place.parent, place.name, key, layout, resume));
  };
  if (memory === null || resume) takeScratch();
  const finished = new Set(takenFrom(scratch)?.finished);
  if (memory !== null) for (const block of finished) takeScratch().read(block, memory);
  else refuseWithoutRoom(layout, finished.size, place.parent, takeScratch());

  const { tasks, remaining, doneBefore } = tasksOf(layout, finished, memory !== null);
  const description = { layout, memory, folder: takenFrom(scratch)?.folder ?? null };
  const keeper = memory === null ? null : new Keeper(memory, takeScratch, finished);
  const stop = new Interruption();
  let progress: Progress | null = null;
  try {
    await pool.run(
      {
        kind: "members",
        scenario: pool.open(scenario, options.cells),
        ...{ seed, sampling, from, store: description, tasks, remaining },
        grounds: options.onGrounds !== undefined,
      },
      {
        ...(options.onGrounds === undefined ? {} : { onGrounds: options.onGrounds }),
        onBlock: (block) => keeper?.finished(block),
        onStart: (control) => {
          stop.stops(control);
          if (options.quiet) return;
          const counted = {
            done: () => control.done() + doneBefore,
            ...{ before: () => doneBefore, all: () => members },
          };
          progress = new Progress(streams, counted, options.language);
        },
      },
    );
    if (stop.isAsked) {
      keeper?.keepAll();
      takenFrom(scratch)?.leave();
      const blocks = new Int32Array(remaining);
      const done = blocks.filter((left) => left === 0).length;
      throw new EnsembleStopped(done * BLOCK, members);
    }
  } catch (error) {
    takenFrom(scratch)?.leave();
    if (error instanceof DiskRefusal) throw new EnsembleRefused(diskFull(place.parent, null));
    throw error;
  } finally {
    stop.end();
    (progress as Progress | null)?.end();
  }
  return new Members(figures, description, from, () => takenFrom(scratch), doneBefore);
}

/** The compiler takes a variable that only a closure assigns for what it was at first. */
const takenFrom = (scratch: Scratch | null): Scratch | null => scratch;

function refuseWithoutRoom(
  layout: BlockLayout,
  finished: number,
  parent: string,
  scratch: Scratch,
): void {
  const needed = bytesOf(layout) - finished * layout.length * 8;
  const free = freeBytes(parent);
  if (free === null || free >= needed) return;
  if (finished === 0) scratch.remove();
  else scratch.leave();
  throw new EnsembleRefused(diskFull(parent, needed));
}

/** What is still to be made, in order: strips in memory, blocks on disk. */
function tasksOf(
  layout: BlockLayout,
  finished: ReadonlySet<number>,
  isInMemory: boolean,
): {
  readonly tasks: SharedArrayBuffer;
  readonly remaining: SharedArrayBuffer;
  readonly doneBefore: number;
} {
  const { blocks, strip } = layout;
  const perBlock = BLOCK / strip;
  const remaining = new SharedArrayBuffer(4 * blocks);
  const left = new Int32Array(remaining);
  const numbers: number[] = [];
  let doneBefore = 0;
  for (let block = 0; block < blocks; block++) {
    if (finished.has(block)) doneBefore += membersOfBlock(layout, block);
    else {
      const end = Math.min(stripsOf(layout), (block + 1) * perBlock);
      left[block] = end - block * perBlock;
      if (!isInMemory) numbers.push(block);
      for (let number = block * perBlock; isInMemory && number < end; number++) {
        if (membersOfStrip(layout, number) > 0) numbers.push(number);
      }
    }
  }
  const tasks = new SharedArrayBuffer(4 * numbers.length);
  new Int32Array(tasks).set(numbers);
  return { tasks, remaining, doneBefore };
}
