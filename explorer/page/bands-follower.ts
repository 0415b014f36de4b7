/** Asks for the bands of what is shown whenever it stands still, as long as they are wanted. */
import { computed, effect, signal, type Signal } from "@preact/signals";
import { BandDesk, type ShownBands } from "../bands/ask.ts";
import { startBandWorker } from "../bands/start-worker.ts";
import type { ExplorerStore } from "./store.ts";

export interface FollowedBands {
  /** Of what is shown; null while there are none yet. */
  readonly shown: Signal<ShownBands | null>;
  /** How much of them is computed, from 0 to 1; null while nothing is. */
  readonly share: Signal<number | null>;
  readonly isFailed: Signal<boolean>;
}

export const noBands = (): FollowedBands => ({
  shown: signal(null),
  share: signal(null),
  isFailed: signal(false),
});

/** @param script text of the page's own script, of which the worker is made */
export function followBands(store: ExplorerStore, script: string): void {
  const desk = new BandDesk(() => startBandWorker(script));
  const { shown, share, isFailed } = store.bands;
  // What the results rest on comes later, of the same scenario: the bands stay those that they are.
  const shownScenario = computed(() => store.computed.value.scenario);
  effect(() => {
    const scenario = shownScenario.value;
    const beside = store.beside.value;
    const isAsked = store.isBandAsked.value;
    // Bands of another stand would be wrong beside the lines that are shown now.
    shown.value = null;
    isFailed.value = false;
    desk.cancel();
    share.value = isAsked ? 0 : null;
    if (!isAsked) return;
    desk
      .ask({ shown: scenario, beside: beside?.computed.scenario ?? null }, (done) => {
        share.value = done;
      })
      .then((bands) => {
        // A later question took its place.
        if (bands === null) return;
        shown.value = bands;
        share.value = null;
      })
      .catch(() => {
        share.value = null;
        isFailed.value = true;
      });
  });
}
