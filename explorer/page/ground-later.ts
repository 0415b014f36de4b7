/**
 * Works out what the results rest on once the sliders rest: that takes a hundred runs, in slices so
 * short that the page goes on answering in between.
 */
import type { LeverEdit } from "../session/page-state.ts";
import type { Computed, Session } from "../session/session.ts";

/** Milliseconds without a movement after which it begins. */
const AT_REST = 250;
/** Milliseconds of one slice: half of a frame. */
const SLICE = 8;

export class GroundLater {
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param done is given the whole of what was computed last */
  constructor(private readonly done: (computed: Computed) => void) {}

  /** Begins with what was computed last, and leaves off what was before. */
  follow(session: Session, edits: readonly LeverEdit[], computed: Computed): void {
    clearTimeout(this.timer);
    if (computed.isGrounded) return;
    this.timer = setTimeout(() => this.begin(session, edits, computed), AT_REST);
  }

  private begin(session: Session, edits: readonly LeverEdit[], computed: Computed): void {
    const steps = session.groundSteps(computed);
    const slice = (): void => {
      const end = performance.now() + SLICE;
      let step = steps.next();
      while (step.done !== true && performance.now() < end) step = steps.next();
      if (step.done !== true) {
        this.timer = setTimeout(slice, 0);
      } else if (step.value !== null) {
        this.done(step.value);
      } else {
        // Something else was run in between, as a plan to lie beside: the engine takes this up again.
        const again = session.compute(edits);
        if ("computed" in again) this.begin(session, edits, again.computed);
      }
    };
    slice();
  }
}
