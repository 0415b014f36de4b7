import type { Scratch } from "./scratch.ts";

/** Milliseconds after which finished blocks in memory are written for a later try. */
const KEPT_AFTER = 3000;

/** Writes finished blocks of memory to files, once the work takes longer than a moment. */
export class Keeper {
  private readonly waiting: number[] = [];
  private readonly started = Date.now();
  private isRefused = false;

  constructor(
    private readonly memory: SharedArrayBuffer,
    private readonly scratch: () => Scratch,
    /** Blocks that lie in files already. */
    private readonly written: ReadonlySet<number>,
    private readonly after: number = KEPT_AFTER,
  ) {}

  finished(block: number): void {
    if (!this.written.has(block)) this.waiting.push(block);
    if (Date.now() - this.started >= this.after) this.keepAll();
  }

  /** A disk without room only means that a later try has more to do. */
  keepAll(): void {
    if (this.isRefused) return;
    try {
      for (let block = this.waiting.shift(); block !== undefined; block = this.waiting.shift()) {
        this.scratch().write(block, this.memory);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      this.isRefused = true;
    }
  }
}
