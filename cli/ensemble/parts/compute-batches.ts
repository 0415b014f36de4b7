/** Computes the members of a part on a pool of workers, so many at a time as are written together. */
import {
  BLOCK,
  blockLayout,
  bytesOf,
  stripsOf,
  type BlockLayout,
} from "../../../engine/analysis/ensemble/blocks.ts";
import type { FigurePlan } from "../../../engine/analysis/ensemble/figures.ts";
import type { EnsembleSettings } from "../../../engine/analysis/ensemble/outcome.ts";
import type { ResolvedScenario } from "../../../engine/scenario/resolved.ts";
import type { JobControl, Pool } from "../pool.ts";
import { BlockReader } from "../store.ts";
import type { Share } from "./share.ts";
import type { MemberColumns } from "./write-part.ts";

export interface BatchesToCompute {
  readonly pool: Pool;
  readonly scenario: ResolvedScenario;
  readonly figures: FigurePlan;
  readonly settings: EnsembleSettings;
  readonly share: Share;
  /** Members of a batch. */
  readonly batch: number;
  /** Called when a batch is begun, with how many members of the share are done. */
  onStart?(control: JobControl, done: number): void;
  /** Called when it is computed. */
  onEnd?(): void;
}

/** Every strip is a task. */
function tasksOf(layout: BlockLayout): {
  readonly tasks: SharedArrayBuffer;
  readonly remaining: SharedArrayBuffer;
} {
  const strips = stripsOf(layout);
  const perBlock = BLOCK / layout.strip;
  const tasks = new SharedArrayBuffer(4 * strips);
  new Int32Array(tasks).set(Array.from({ length: strips }, (_, number) => number));
  const remaining = new SharedArrayBuffer(4 * layout.blocks);
  new Int32Array(remaining).set(
    Array.from({ length: layout.blocks }, (_, block) =>
      Math.min(perBlock, strips - block * perBlock),
    ),
  );
  return { tasks, remaining };
}

/** The members of a share in ascending order. */
export async function* computeBatches(asked: BatchesToCompute): AsyncGenerator<MemberColumns> {
  const { pool, scenario, figures, share, batch } = asked;
  const { seed, sampling } = asked.settings;
  const number = pool.open(scenario, figures.hasCells);
  let memory: SharedArrayBuffer | null = null;
  for (let from = share.from; from < share.to; from += batch) {
    const count = Math.min(batch, share.to - from);
    const layout = blockLayout(count, figures.columns, true);
    // The first batch is the largest: the others find room in it.
    memory ??= new SharedArrayBuffer(bytesOf(layout));
    const store = { layout, memory, folder: null };
    await pool.run(
      {
        ...{ kind: "members", scenario: number, seed, sampling, from, store, grounds: false },
        ...tasksOf(layout),
      },
      { onStart: (control) => asked.onStart?.(control, from - share.from) },
    );
    asked.onEnd?.();
    const reader = new BlockReader(store);
    yield { from, count, column: (place) => reader.column(place) };
  }
}
