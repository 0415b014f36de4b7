/** Work for the next frame of the screen, of which only the latest is done. */
import { beginFrame } from "../timing.ts";

export class NextFrame {
  private work: (() => void) | null = null;
  private frame = 0;

  /** Does this before the next frame, in the place of what still waits. */
  run(work: () => void): void {
    this.work = work;
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(() => {
        beginFrame();
        this.flush();
      });
    }
  }

  /** Does at once what waits. */
  flush(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { work } = this;
    this.work = null;
    work?.();
  }

  /** Forgets what waits. */
  drop(): void {
    this.work = null;
  }
}
