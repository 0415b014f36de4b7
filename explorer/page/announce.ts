/**
 * What is said aloud, politely: what a button did, and the main outcome. One region is for both, so
 * that nothing is said over anything else; of what comes fast, the last is said.
 */
import { signal, type ReadonlySignal } from "@preact/signals";

/** Milliseconds without news before something is said: a slider that moves says nothing. */
const PAUSE = 700;

export class Announcer {
  private readonly told = signal("");
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What a button did, to be said before the outcome that follows from it. */
  private done = "";
  private outcome = "";

  /** What the live region holds. */
  get text(): ReadonlySignal<string> {
    return this.told;
  }

  /** Says what a button did. */
  say(text: string): void {
    this.done = text;
    this.wait();
  }

  /** Says the main outcome, a moment after it last changed. */
  sayOutcome(text: string): void {
    this.outcome = text;
    this.wait();
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.told.value = [this.done, this.outcome].filter((text) => text !== "").join(" ");
      this.done = "";
      this.outcome = "";
    }, PAUSE);
  }
}
