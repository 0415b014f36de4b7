/**
 * What is said aloud, politely: what a button did, and the main outcome. One region is for both, so
 * that nothing is said over anything else; of what comes fast, the last is said. Nothing is said of an
 * outcome that is still being worked out, and what a button did waits for it: both are one sentence.
 */
import { signal, type ReadonlySignal } from "@preact/signals";

/**
 * Milliseconds before something is said. An outcome comes when the sliders rest, so that it only has to
 * let the slider say its own value first.
 */
const PAUSE = 200;

/** Behind the same words once more, so that who listens to the page hears of them again. */
const AGAIN = "\u00a0";

export class Announcer {
  private readonly told = signal("");
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What a button did, to be said before the outcome that follows from it. */
  private done = "";
  private outcome = "";
  private isAwaited = false;

  /** What the live region holds. */
  get text(): ReadonlySignal<string> {
    return this.told;
  }

  /** Says what a button did. */
  say(text: string): void {
    this.done = text;
    this.wait();
  }

  /** An outcome is being worked out: that before it is none any more. */
  awaitOutcome(): void {
    this.outcome = "";
    this.isAwaited = true;
  }

  /** Says the main outcome, which is known; null where it is as it was. */
  sayOutcome(text: string | null): void {
    this.isAwaited = false;
    if (text !== null) this.outcome = text;
    this.wait();
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.isAwaited) return;
      const text = [this.done, this.outcome].filter((part) => part !== "").join(" ");
      if (text !== "") this.told.value = text === this.told.peek() ? `${text}${AGAIN}` : text;
      this.done = "";
      this.outcome = "";
    }, PAUSE);
  }
}
